"""Counts who printed a text or told an event by their owners: outlets of one owner are one voice.

Not here: who owns what (sources.toml, read by config), whose text it was (origin.py).
"""

from collections.abc import Iterable, Sequence

from monitor.config.houses import Houses
from monitor.group.origin import in_order, probable_origin
from monitor.model import Family, Printed, Syndicated


def count_houses(outlets: Iterable[str], known: Houses) -> int:
    """How many owners the *outlets* have; one whose owner is not known counts as its own."""
    return len({known.house(outlet) for outlet in outlets})


def family_of(members: Sequence[Printed], known: Houses) -> Family:
    """What is to be said of all appearances of one text. *members* must not be empty; their order is of no account."""
    return Family(
        origin=probable_origin(members, known),
        appearances=len(members),
        houses=count_houses((each.outlet for each in members), known),
        syndicated=tuple(_syndicated(members, known)),
    )


def _syndicated(members: Sequence[Printed], known: Houses) -> Iterable[Syndicated]:
    first: dict[str, str] = {}
    for each in in_order(members):
        outlet = first.setdefault(known.house(each.outlet), each.outlet)
        if outlet != each.outlet:  # else it is the same outlet, at another address
            yield Syndicated(each.clip, outlet)
