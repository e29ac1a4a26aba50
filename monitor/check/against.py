"""What articles are held against: rows of the registers, names of places, and how each kind is tuned. Not here: holding them against it."""

from dataclasses import dataclass

from monitor.config import Check, Place, Register, Rules


@dataclass(frozen=True, slots=True)
class Against:
    """All that `check` needs beside the article."""

    register: Register
    tuning: Check
    version: str  # stands on each flag
    elsewhere: tuple[str, ...] = ()  # names of other provinces
    province: str = ""  # the name of the own province
    places: tuple[Place, ...] = ()  # the gazetteer, each with its days


def against(rules: Rules, register: Register | None = None) -> Against:
    """What *rules* hold articles against; *register*: those rows instead of the files'."""
    return Against(
        register=rules.register if register is None else register,
        tuning=rules.check,
        version=rules.version,
        elsewhere=rules.province.elsewhere,
        province=rules.province.name,
        places=rules.places.place,
    )
