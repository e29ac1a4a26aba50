"""Who is who among the outlets: the names each goes by, who owns it, which are news agencies, as sources.toml says.

Not here: what a credit looks like in a text, what is counted by owner (group). An outlet whose owner nobody wrote
down is a house of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.config.sources import Source
from monitor.vietnamese.fold import unaccented

# "Báo Dân trí" is credited as "Dân trí"; but "Báo Phú Thọ" without its first word is a place.
_KIND = re.compile(r"(?:báo điện tử|báo|tạp chí điện tử|tạp chí)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet; several sources may read it."""

    name: str
    owner: str  # "": not known
    wire: bool

    @property
    def house(self) -> str:
        """Its owner, or where none is known itself."""
        return self.owner or self.name


@dataclass(frozen=True, slots=True)
class Houses:
    """The outlets by their names. Accents, capitals, blanks and marks make no difference."""

    exact: Mapping[str, tuple[Outlet, ...]]
    loose: Mapping[str, tuple[Outlet, ...]]  # names without "Báo", which may also be those of places

    def named(self, name: str, *, loosely: bool = False) -> tuple[Outlet, ...]:
        """The outlets that go by *name*, () for none. Several are of one owner: the name is the owner's."""
        key = _key(name)
        found = self.exact.get(key, ())
        if not found and loosely:
            return self.loose.get(_key(_KIND.sub("", name.strip(), count=1)), ())
        return found

    def house(self, outlet: str) -> str:
        """The owner of *outlet*; of one that is not listed or of which no owner is known, itself."""
        found = self.named(outlet, loosely=True)
        return found[0].house if found else outlet

    def is_wire(self, outlet: str) -> bool:
        """Whether *outlet* is a news agency."""
        found = self.named(outlet, loosely=True)
        return bool(found) and all(each.wire for each in found)


def houses(sources: Iterable[Source]) -> Houses:
    """The outlets of *sources*, switched off or not."""
    listed = tuple(sources)
    outlets = _outlets(listed)
    exact: dict[str, dict[str, Outlet]] = defaultdict(dict)
    loose: dict[str, dict[str, Outlet]] = defaultdict(dict)
    owners: dict[str, dict[str, Outlet]] = defaultdict(dict)
    for source in listed:
        outlet = outlets[_key(source.name)]
        for name in (source.name, *source.also, _host(source)):
            exact[_key(name)][outlet.name] = outlet
        for name in (source.name, *source.also):
            loose[_key(_KIND.sub("", name, count=1))][outlet.name] = outlet
        if outlet.owner:
            owners[_key(outlet.owner)][outlet.name] = outlet
    # An outlet called as its owner is meant itself; else who names the owner means any of its outlets.
    return Houses(_of_one_house(owners | exact), _of_one_house(loose))


def clashes(sources: Iterable[Source]) -> Iterator[tuple[int, str, str]]:
    """(number of a source, the name, the id of another source) where a name would stand for two owners."""
    listed = tuple(sources)
    outlets = _outlets(listed)
    first: dict[str, tuple[str, str]] = {}
    for n, source in enumerate(listed):
        house = _key(source.owner or outlets[_key(source.name)].house)
        for name in (source.name, *source.also, *([source.owner] if source.owner else [])):
            id_, other = first.setdefault(_key(name), (source.id, house))
            if other != house:
                yield n, name, id_


def _outlets(sources: tuple[Source, ...]) -> dict[str, Outlet]:
    """By the key of their names; what one source of an outlet says holds for all."""
    found: dict[str, Outlet] = {}
    for source in sources:
        known = found.get(_key(source.name))
        owner, wire = source.owner or (known.owner if known else ""), source.wire or bool(known and known.wire)
        found[_key(source.name)] = Outlet(known.name if known else source.name, owner, wire)
    return found


def _host(source: Source) -> str:
    return (urlsplit(source.url).hostname or "").removeprefix("www.")


def _of_one_house(names: Mapping[str, Mapping[str, Outlet]]) -> dict[str, tuple[Outlet, ...]]:
    """The names that stand for one house; what two share says nothing."""
    return {
        key: tuple(found.values()) for key, found in names.items() if len({each.house for each in found.values()}) == 1
    }


def _key(name: str) -> str:
    plain = unaccented(name).casefold().replace("+", "plus")
    return "".join(c for c in plain if c.isalnum()) or plain
