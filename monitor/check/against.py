"""What articles are held against: rows of the registers, names of places, and how each kind is tuned. Not here: holding them against it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

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

    def units_on(self, day: date) -> Mapping[str, Collection[str]]:
        """The kinds of place ("xã", "sông") that each name of the gazetteer has on *day*."""
        return _units_on(_ById(self.places), day)


@dataclass(frozen=True, slots=True, eq=False)
class _ById:
    """The gazetteer, told from another by being the same object: to compare thousands of rows would take longer than to check."""

    places: tuple[Place, ...]

    def __hash__(self) -> int:
        return id(self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.places is other.places


@lru_cache(maxsize=64)
def _units_on(gazetteer: _ById, day: date) -> Mapping[str, Collection[str]]:
    units: dict[str, set[str]] = {}
    for place in gazetteer.places:
        if place.holds(day):
            for name in (place.name, *place.also):
                units.setdefault(name, set()).add(place.kind)
    return units


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
