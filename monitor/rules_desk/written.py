"""Every phrase that stands in the rules, with the place where it is written. Not here: what is wrong with one (lint)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from monitor.config import Place, Rules, Topic
from monitor.config.toml_file import KeyPath, key_lines, key_text, line_of, read_text
from monitor.model import Fault
from monitor.vietnamese.syllables import keys

TOPIC_LISTS = ("strong", "weak", "exclude", "english")


@dataclass(frozen=True, slots=True)
class Written:
    """One phrase as it stands in a file."""

    file: str  # from the folder that holds rules/
    loc: KeyPath
    text: str
    role: str  # the list it stands in: strong, weak, positive, also, ...
    owner: int = 0  # the number of its topic, place, name or kind of junk
    language: str = "vi"

    @property
    def keys(self) -> tuple[str, ...]:
        """Its syllables as they are compared."""
        return keys(self.text)

    @property
    def key(self) -> str:
        """Its place in the file as a person writes it: strong[4]."""
        return key_text(self.loc)


class Lines:
    """On which line of its file a phrase stands."""

    def __init__(self, folder: Path) -> None:
        """Look into the files of *folder*."""
        self._lines = cache(lambda file: key_lines(read_text(folder / file)))

    def of(self, phrase: Written) -> int:
        """The line of *phrase*."""
        return line_of(self._lines(phrase.file), phrase.loc)

    def fault(self, phrase: Written, message: str) -> Fault:
        """*message* of *phrase*, with its place."""
        return Fault(phrase.file, self.of(phrase), phrase.key, message)


def of_topic(topic: Topic, number: int = 0) -> tuple[Written, ...]:
    """The phrases of one topic, list by list."""
    file = f"rules/topics/{topic.id}.toml"
    listed = (
        Written(file, (role, at), text, role, number, "en" if role == "english" else "vi")
        for role in TOPIC_LISTS
        for at, text in enumerate(getattr(topic, role))
    )
    weighted = (
        Written(file, ("phrase", at, "text"), each.text, "phrase", number) for at, each in enumerate(topic.phrase)
    )
    near = (
        Written(file, ("unless", at, "near", place), text, "unless", number)
        for at, rule in enumerate(topic.unless)
        for place, text in enumerate(rule.near)
    )
    return (*listed, *weighted, *near)


def of_place(place: Place, number: int) -> tuple[Written, ...]:
    """The name of one place first, then its other spellings, those of other languages too."""
    base: KeyPath = ("place", number)
    name = Written("rules/places.toml", (*base, "name"), place.name, "name", number)
    foreign = (
        Written("rules/places.toml", (*base, "foreign", language, at), text, "foreign", number, language)
        for language, texts in sorted(place.foreign.items())
        for at, text in enumerate(texts)
    )
    return (name, *_list("rules/places.toml", place.also, "also", base, number), *foreign)


def of_tone(rules: Rules) -> tuple[tuple[Written, ...], ...]:
    """The phrases of tone, a tuple for each list."""
    tone, file = rules.tone, "rules/tone.toml"
    kinds = [
        _list(file, getattr(kind, role), role, ("kind", number), number)
        for number, kind in enumerate(tone.kind)
        for role in ("alone", "act", "target", "unless")
    ]
    lists = ("negation", "goal", "denial", "private", "passive", "plain", "exclude")
    return (*kinds, *(_list(file, getattr(tone, role), role) for role in lists))


def of_province(rules: Rules) -> tuple[Written, ...]:
    """The names of the province, as it is written."""
    return tuple(
        Written("rules/province.toml", ("names", at, "text"), name.text, "names", at, name.language)
        for at, name in enumerate(rules.province.names)
    )


def all_lists(rules: Rules) -> Iterator[tuple[Written, ...]]:
    """The phrases of all rules, those together in which nothing should stand twice."""
    for number, topic in enumerate(rules.topics):
        written = of_topic(topic, number)
        yield tuple(phrase for phrase in written if phrase.role != "unless")
        for at in range(len(topic.unless)):  # a context may be a phrase of its topic, or of another context
            yield tuple(phrase for phrase in written if phrase.loc[:2] == ("unless", at))
    yield from of_tone(rules)
    yield of_province(rules)
    province, file = rules.province, "rules/province.toml"
    for role in ("other", "elsewhere", "home", "label", "background", "round_up", "region", "now"):
        yield _list(file, getattr(province, role), role)
    for number, former in enumerate(province.former):
        yield _list(file, former.phrases, "phrases", ("former", number), number)
    yield from (of_place(place, number) for number, place in enumerate(rules.places.place))
    yield _list("rules/places.toml", rules.places.other, "other")
    for number, junk in enumerate(rules.junk):
        for role in ("title", "unless"):
            yield _list("rules/junk.toml", getattr(junk, role), role, ("junk", number), number)


def _list(file: str, texts: Sequence[str], role: str, base: KeyPath = (), owner: int = 0) -> tuple[Written, ...]:
    return tuple(Written(file, (*base, role, at), text, role, owner) for at, text in enumerate(texts))
