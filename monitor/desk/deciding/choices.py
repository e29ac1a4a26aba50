"""What may be chosen when deciding: topics, places, people, sentences to quote. Not here: keeping the choice."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast
from unicodedata import normalize

from monitor.config import Rules
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import at_least
from monitor.store.accounts import Account
from monitor.vietnamese.collate import collation_key

T = TypeVar("T")


def topics() -> Mapping[str, str]:
    """The labels of all topics by their id, in the order of the alphabet."""
    return _kept("topics", lambda rules: dict(sorted(_labels(rules), key=lambda pair: collation_key(pair[1]))))


def places() -> tuple[str, ...]:
    """The names of the gazetteer, in the order of the alphabet."""
    return _kept("places", lambda rules: tuple(sorted(set(_gazetteer(rules).values()), key=collation_key)))


def place_called(typed: str) -> str | None:
    """The name in the gazetteer of what a person typed; None where it has none such."""
    return _kept("gazetteer", _gazetteer).get(_key(typed))


def _kept(name: str, make: Callable[[Rules], T]) -> T:
    """What *make* makes of the rules, made once: they stay the same as long as the desk runs."""
    kept = the_desk().kept
    if f"choices {name}" not in kept:
        kept[f"choices {name}"] = make(the_desk().settings.rules)
    return cast("T", kept[f"choices {name}"])


def _labels(rules: Rules) -> list[tuple[str, str]]:
    return [(topic.id, topic.label) for topic in rules.topics]


def _gazetteer(rules: Rules) -> dict[str, str]:
    """Every way to write a listed place, and its name."""
    listed = [place for place in rules.places.place if place.listed]
    other = {_key(name): place.name for place in listed for name in place.also}
    return other | {_key(place.name): place.name for place in listed}


def _key(name: str) -> str:
    return " ".join(normalize("NFC", name).casefold().split())


def people() -> tuple[Account, ...]:
    """Who can be given an article: whoever is active and may decide, by name."""
    able = (each for each in the_store().accounts.all() if each.active and at_least(each.role, "officer"))
    return tuple(sorted(able, key=lambda each: collation_key(each.name)))


def names() -> Mapping[str, str]:
    """The names of all accounts by login, switched off or not."""
    return {each.login: each.name for each in the_store().accounts.all()}
