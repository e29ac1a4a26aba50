"""Rules that load and are yet most likely not what was meant: one warning a line, with what to do.

Not here: faults, with which rules do not load (config), and phrases that the archive never had (unmatched).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from monitor.config import Place, Rules, Settings
from monitor.model import Fault
from monitor.rules_desk.written import Lines, Written, all_lists, of_place, of_topic
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.possible import possible, possible_without_accents
from monitor.vietnamese.surnames import SURNAMES
from monitor.vietnamese.syllables import keys

# Words of the list that are middle names too, and open the names of bodies and buildings ("Văn Miếu").
_FAMILY_NAMES = SURNAMES - {"Văn", "Thị"}
_NAME_WORDS = range(3, 6)  # two words may be a place or an island as well; six are a title
_BODIES = "co-quan-nha-nuoc"  # their sites are sources; what they are called is not the name of an outlet
_OFFICES = ("Bộ ", "Sở ", "Cục ", "Công an ", "Ủy ban ")  # nor is that of a ministry that is listed elsewhere
_NAMES_ONLY = ("rules/places.toml", "rules/province.toml")  # names have spellings without accents
Keys = tuple[str, ...]


def warnings(folder: Path, settings: Settings) -> tuple[Fault, ...]:
    """Every warning about the rules of *settings*, read from *folder*, by file and line."""
    lines, rules = Lines(folder), settings.rules
    found: list[Fault] = []
    for phrases in all_lists(rules):
        found.extend(_empty(phrases, lines))
        found.extend(_twice(phrases, lines))
        found.extend(_without_accents(phrases, lines))
    names = _names(settings)
    for number, topic in enumerate(rules.topics):
        phrases = of_topic(topic, number)
        found.extend(_always_excluded(phrases, lines))
        found.extend(_idle_excludes(phrases, lines))
        found.extend(_persons_and_outlets(phrases, names, lines))
    found.extend(_same_places(rules.places.place, lines))
    found.extend(_places_of_others(settings, lines))
    found.extend(_not_learned(settings.rules))
    return tuple(sorted(found, key=lambda fault: (fault.file, fault.line, fault.key, fault.message)))


def _empty(phrases: Sequence[Written], lines: Lines) -> Iterator[Fault]:
    for phrase in phrases:
        if not phrase.keys:
            yield lines.fault(phrase, f"“{phrase.text}” has no letter and is never found; remove it")


def _twice(phrases: Sequence[Written], lines: Lines) -> Iterator[Fault]:
    """Phrases that are the same, or the same once they are folded."""
    first: dict[tuple[Keys, str], Written] = {}
    for phrase in phrases:
        other = first.setdefault((phrase.keys, phrase.language), phrase)
        if other is phrase or not phrase.keys:
            continue
        where = f"{other.key} on line {lines.of(other)}"
        if other.text == phrase.text:
            yield lines.fault(phrase, f"“{phrase.text}” stands already in {where}; remove one of them")
        else:
            yield lines.fault(phrase, f"“{phrase.text}” is compared as “{other.text}” in {where}; remove one of them")


def _without_accents(phrases: Sequence[Written], lines: Lines) -> Iterator[Fault]:
    """Vietnamese typed without accents, in a list that has them elsewhere."""
    ours = [phrase for phrase in phrases if phrase.language == "vi" and phrase.file not in _NAMES_ONLY]
    if all(phrase.text.isascii() for phrase in ours):
        return
    accented = {tuple(map(unaccented, p.keys)): p for p in ours if not p.text.isascii()}
    for phrase in ours:
        if not phrase.text.isascii():
            continue
        if (twin := accented.get(phrase.keys)) and not phrase.text.istitle():  # "Hong Kong" is written so too
            yield lines.fault(phrase, f"“{phrase.text}” has no accents; remove it, “{twin.text}” is there")
        elif _typed_bare(phrase.text):
            yield lines.fault(phrase, f"“{phrase.text}” has no accents; write it as the press does")


def _typed_bare(text: str) -> bool:
    """Whether all words of *text* look like Vietnamese and one cannot be without an accent ("lich", "bien")."""
    words = text.split()
    return (
        len(words) > 1
        and not text.isupper()
        and all(map(possible_without_accents, words))
        and not all(map(possible, words))
    )


def _always_excluded(phrases: Sequence[Written], lines: Lines) -> Iterator[Fault]:
    """Phrases that hold an exclusion of their own topic: they cancel themselves."""
    excludes = [phrase for phrase in phrases if phrase.role == "exclude"]
    for phrase in phrases:
        if phrase.role not in ("strong", "weak", "phrase"):
            continue
        for exclude in excludes:
            if _holds(phrase.keys, exclude.keys):
                where = f"{exclude.key} on line {lines.of(exclude)}"
                message = f"“{phrase.text}” never counts: “{exclude.text}” in {where} cancels it; remove one of them"
                yield lines.fault(phrase, message)
                break


def _idle_excludes(phrases: Sequence[Written], lines: Lines) -> Iterator[Fault]:
    """Exclusions that no phrase of their topic can touch."""
    counted = [phrase.keys for phrase in phrases if phrase.role in ("strong", "weak", "phrase", "english")]
    for phrase in phrases:
        if phrase.role == "exclude" and not any(_can_meet(phrase.keys, other) for other in counted):
            yield lines.fault(phrase, f"“{phrase.text}” cancels nothing: no phrase of the topic can meet it; remove it")


def _holds(outer: Keys, inner: Keys) -> bool:
    return any(outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1)) if inner else False


def _can_meet(one: Keys, other: Keys) -> bool:
    """Whether both can stand in a text so that they share a syllable."""
    if _holds(one, other) or _holds(other, one):
        return True
    return any(
        first[-size:] == second[:size]
        for first, second in ((one, other), (other, one))
        for size in range(1, min(len(one), len(other)))
    )


def _names(settings: Settings) -> dict[str, dict[Keys, str]]:
    """Names that do not belong into topics, and names of places, by how they are compared."""
    rules = settings.rules
    places = [text for place in rules.places.place for text in (place.name, *place.also)]
    return {
        "outlet": {
            keys(s.name): s.name for s in settings.sources if s.group != _BODIES and not s.name.startswith(_OFFICES)
        },
        "person": {keys(person.name): person.name for person in rules.people},
        "place": {keys(text): text for text in (*places, *rules.province.elsewhere, *rules.province.other)},
    }


def _persons_and_outlets(
    phrases: Sequence[Written], names: dict[str, dict[Keys, str]], lines: Lines
) -> Iterator[Fault]:
    for phrase in phrases:
        if phrase.role == "exclude":
            continue
        if phrase.keys in names["outlet"]:
            yield lines.fault(phrase, f"“{phrase.text}” is the name of a source; outlets are no topic: remove it")
        elif phrase.keys in names["person"] or (
            _like_a_person(phrase.text) and not any(_holds(phrase.keys, place) for place in names["place"])
        ):
            yield lines.fault(phrase, f"“{phrase.text}” looks like a person's name; persons are no topic: remove it")


def _like_a_person(text: str) -> bool:
    words = text.split()
    return len(words) in _NAME_WORDS and words[0] in _FAMILY_NAMES and all(word[0].isupper() for word in words)


def _same_places(places: Sequence[Place], lines: Lines) -> Iterator[Fault]:
    """Places of one kind and name on one day: the same place written down twice."""
    named: dict[tuple[Keys, str], list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for spelling in dict.fromkeys((keys(place.name), *map(keys, place.also))):
            named[spelling, place.kind].append(number)
    told: set[tuple[int, int]] = set()
    for numbers in named.values():
        for one, other in combinations(numbers, 2):
            if (
                (one, other) in told
                or not _overlap(places[one], places[other])
                or _two_units(places[one], places[other])
            ):
                continue
            told.add((one, other))
            first, second = of_place(places[one], one)[0], of_place(places[other], other)[0]
            message = (
                f"“{second.text}” is also the {places[one].kind} on line {lines.of(first)} on the same days; keep one"
            )
            yield lines.fault(second, message)


def _two_units(one: Place, other: Place) -> bool:
    """Whether both have a code of their own: two communes may have one name."""
    return bool(one.code and other.code and one.code != other.code)


def _overlap(one: Place, other: Place) -> bool:
    ends = ((one.valid_from, other.valid_to), (other.valid_from, one.valid_to))
    return all(begin is None or end is None or begin <= end for begin, end in ends)


def _not_learned(rules: Rules) -> Iterator[Fault]:
    """Topics of which the model or the folder of topics knows nothing; `monitor rules train` brings the two together."""
    if rules.learned is None:
        return
    ours, known = {topic.id for topic in rules.topics}, set(rules.learned.topics)
    for topic in sorted(known - ours):
        message = f"“{topic}” has no file in rules/topics, so its words count for nothing; run `monitor rules train`"
        yield Fault("rules/learned.json", 1, "topics", message)
    for topic in sorted(ours - known):
        message = "nothing was learned of it, so its phrases decide alone; run `monitor rules train` with labels of it"
        yield Fault(f"rules/topics/{topic}.toml", 1, "id", message)


def _places_of_others(settings: Settings, lines: Lines) -> Iterator[Fault]:
    """Places whose name is another province's, and that are not marked so."""
    elsewhere = {keys(text) for text in settings.rules.province.elsewhere}
    for number, place in enumerate(settings.rules.places.place):
        name = of_place(place, number)[0]
        if name.keys in elsewhere and place.weight == "strong":
            message = f"“{name.text}” is also another province (`elsewhere` in province.toml); make its weight anchored"
            yield lines.fault(name, message)
