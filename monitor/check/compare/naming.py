"""The names of a text, and whether the evidence has a name of the statement in any form: shorter, longer, as its initials.

Not here: what a name is (vietnamese.proper_names); which names stand against one another (deciding.py). Other spellings of
foreign names are unknowable here, so a name alone proves little.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from monitor.check.compare.reading import Reading
from monitor.vietnamese.countries import is_country, other_names
from monitor.vietnamese.fold import fold, unaccented
from monitor.vietnamese.possible import possible
from monitor.vietnamese.proper_names import ProperName, proper_names

_ABBREVIATION = re.compile(r"(?<!\w)[^\W\d_a-z](?:[-&.]?[^\W\d_a-z])+(?!\w)")
# The words before names of places that are of one size each.
_UNIT = "tỉnh huyện xã phường quận thôn bản trấn phố tp đảo sông núi hồ cầu đường chùa đền ga cảng bến bang hạt"
_UNITS = frozenset(map(fold, _UNIT.split()))
# More words are two names: "Thủ đô Hà Nội Nguyễn Văn A", "TP.HCM Trần Văn B".
_MOST_WORDS = {"place": 3, "person": 4}
# Words before places that a text that knows the place often leaves out.
_LEFT_OUT = frozenset(map(fold, ("tỉnh", "phố", "tp", "đảo", "bang")))
_ALMOST = 0.9  # of two foreign names' letters, that are the same
# Levels of one administration, that a text may leave out; streets and rivers are on none.
LEVELS = frozenset(map(fold, ["huyện", "xã", "phường", "quận", "thôn", "bản", "trấn"]))
_SPELLED = 6  # letters of a name that may be spelled in two ways
_SHORTEST = 3  # letters of an abbreviation that is looked for among initials


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a piece of evidence, with what finds a name among them."""

    names: tuple[ProperName, ...]
    words: frozenset[str]  # of all names
    capitals: frozenset[str]  # keys of all words with a capital, those that begin a sentence too
    joined: str  # all syllables of the text, between blanks
    initials: str  # the first letters of all syllables
    short: frozenset[str]  # its abbreviations, without accents and signs


def known(reading: Reading) -> Known:
    """The names of *reading*, made ready to be asked."""
    found = proper_names(reading.text)
    return Known(
        names=found,
        words=frozenset(word for each in found for word in each.words),
        capitals=frozenset(
            key for key, start in zip(reading.keys, reading.starts, strict=True) if reading.text[start].isupper()
        ),
        joined=f" {' '.join(reading.keys)} ",
        initials=_initials(reading.keys),
        short=frozenset(map(_letters, _ABBREVIATION.findall(reading.text))),
    )


def has(evidence: Known, name: ProperName, statement: Reading) -> bool:
    """Whether the evidence gives *name*, in whole or shortened, by its initials, or as another name of that country."""
    words = name.words
    if _stands(evidence, words) or (name.opens and len(words) > 1 and _stands(evidence, words[1:])):
        return True
    if any(_stands(evidence, each) for each in other_names(words)) or _by_initials(evidence, name, statement):
        return True
    if any(_parted(evidence, words[:cut], words[cut:]) for cut in range(1, len(words))):
        return True
    if any(_spelled_alike("".join(words), "".join(each.words)) for each in evidence.names):
        return True
    return any(one_name(words, each.words) for each in evidence.names) and not _elsewise(evidence, words)


def _by_initials(evidence: Known, name: ProperName, statement: Reading) -> bool:
    """Whether the evidence has the initials of the name, or the name is those of words of the evidence."""
    short = {"".join(name.words), "".join(name.words[1:]), name.words[0]}
    return any(_as_initials(evidence, word) for word in short) or bool(_initials_of(statement, name) & evidence.short)


def _spelled_alike(one: str, other: str) -> bool:
    """Whether both are one name in two spellings: other blanks, other accents, one letter more, less or another."""
    if one == other:
        return True  # "Sa Pa" and "Sapa"
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _SPELLED:
        return False
    first, second = (unaccented(each).replace("y", "i") for each in (one, other))
    if first == second or sorted(first) == sorted(second):
        return True
    same = next(
        (at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]),
        min(len(first), len(second)),
    )
    rest, tail = first[same:], second[same:]
    return rest[1:] == tail or rest == tail[1:] or rest[1:] == tail[1:]


def _parted(evidence: Known, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether what looks like one name is two that the evidence has: "Úc HMAS Ballarat"."""
    return all(any(_stands(evidence, each) for each in (part, *other_names(part))) for part in (one, other))


def _stands(evidence: Known, words: Sequence[str]) -> bool:
    if len(words) == 1:
        return words[0] in evidence.words or words[0] in evidence.capitals
    return f" {' '.join(words)} " in evidence.joined


def one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name is the other with words left out: a given name alone, no family name, no middle name."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    if short == long:
        return True
    left = iter(long)
    return (len(one) <= len(other) or short[-1] == long[-1]) and all(word in left for word in short)


def _elsewise(evidence: Known, words: Sequence[str]) -> bool:
    """Whether the evidence has another name beside the shared word: "Tiffany Trump" for "Ivanka Trump"."""
    strange = [word for word in words if word not in evidence.words]
    if not strange:
        return False
    shared = set(words) - set(strange)
    return any(
        len(each.words) > 1 and shared & set(each.words) and not set(each.words) <= set(words)
        for each in evidence.names
    )


def _letters(abbreviation: str) -> str:
    return unaccented("".join(filter(str.isalpha, abbreviation))).lower()


def _initials(keys: Iterable[str]) -> str:
    """The first letters of *keys* without accents; "và" leaves none in an abbreviation."""
    return "".join(unaccented(key[0]) for key in keys if key != "và")


def _as_initials(evidence: Known, word: str) -> bool:
    """Whether the letters of an abbreviation begin the words of the evidence, one after the other."""
    letters = unaccented(word)
    if len(letters) < _SHORTEST or not letters.isalpha() or possible(word):
        return False
    return letters in evidence.short or letters in evidence.initials


def _initials_of(statement: Reading, name: ProperName) -> set[str]:
    """The abbreviations that the words from the beginning of *name* on could have."""
    inside = statement.syllables_in(name.start, name.end)
    letters = _initials(statement.keys[inside.start : inside.stop + 4])
    least = max(2, len(_initials(statement.keys[inside.start : inside.stop])))
    return {letters[:size] for size in range(least, len(letters) + 1) if size >= _SHORTEST}


def could_be(one: ProperName, other: ProperName) -> bool:
    """Whether two different names could have been changed for one another.

    Not a person and a place, a district and a town, a country and what is none.
    """
    if _misspelled(one, other):
        return False
    return _is_firm(one) and _is_firm(other) and _numbers(one) == _numbers(other) and _of_a_kind(one, other)


def _misspelled(one: ProperName, other: ProperName) -> bool:
    """Whether both may be one foreign name in other letters: "Fansipan" and "Phan Xi Păng", "T.May" and "Theresa May"."""
    return (foreign(one.words) or foreign(other.words)) and _sound_alike("".join(one.words), "".join(other.words))


@lru_cache(maxsize=1 << 14)
def _sound_alike(one: str, other: str) -> bool:
    first, second = _sounds(one), _sounds(other)
    short, long = sorted((first, second), key=len)
    if len(short) >= _SPELLED - 1 and long.startswith(short):
        return True
    if short[:1] == long[:1] and _SHORTEST < len(short) < len(long) and long.endswith(short[1:]):
        return True  # the initial of the given name
    match = SequenceMatcher(None, first, second)
    return match.real_quick_ratio() >= _ALMOST and match.quick_ratio() >= _ALMOST and match.ratio() >= _ALMOST


def _sounds(letters: str) -> str:
    """*letters* without accents, those that sound alike as one."""
    found = "".join(filter(str.isalpha, unaccented(letters)))
    for written, spoken in (("ph", "f"), ("x", "s"), ("y", "i"), ("oo", "o"), ("ng", "n"), ("ck", "k"), ("c", "k")):
        found = found.replace(written, spoken)
    return found


def same_title(one: ProperName, other: ProperName) -> bool:
    """Whether the same word stands before both: "huyện", "ông"."""
    return bool(one.before) and one.before[-1:] == other.before[-1:]


def _is_firm(name: ProperName) -> bool:
    """Whether it is surely a name of its own.

    One Vietnamese syllable is, only behind a word for a person or the unit of a place: "tại Công viên" has none. A letter,
    "anh X", is none.
    """
    if len(name.words) > 1:
        return len(name.words) <= _MOST_WORDS.get(name.kind, 8) or is_country(name.words)
    word = name.words[0]
    if len(word) == 1:
        return False
    return foreign(name.words) or name.kind == "person" or (name.kind == "place" and set(name.before[-1:]) <= _UNITS)


def _numbers(name: ProperName) -> tuple[str, ...]:
    """The words of the name with a digit: "U23 Malaysia" is no "U20 Argentina"."""
    return tuple(word for word in name.words if any(map(str.isdecimal, word)))


def _of_a_kind(one: ProperName, other: ProperName) -> bool:
    kinds = {one.kind, other.kind}
    if is_country(one.words) != is_country(other.words):
        return False
    if "person" in kinds and len(kinds) > 1:
        unknown = one if one.kind != "person" else other
        return unknown.kind == "" and foreign(unknown.words) and not _is_short(unknown)
    if len(kinds - {""}) > 1:
        return False
    units = [unit(one), unit(other)]
    return units[0] == units[1] or (
        "" in units and bool(_LEFT_OUT.intersection(units) or (kinds == {"place"} and LEVELS.intersection(units)))
    )


def unit(name: ProperName) -> str:
    """The word before a place that tells its size, "huyện"; "" without one."""
    return name.before[-1] if name.before[-1:] and name.before[-1] in _UNITS else ""


def _is_short(name: ProperName) -> bool:
    """Whether the name is one abbreviation: a word of two to five letters that is no syllable."""
    return 2 <= len(name.words[0]) <= 5 and not possible(name.words[0])


def foreign(words: Iterable[str]) -> bool:
    """Whether a word of the name can be no Vietnamese syllable."""
    return any(not possible(word) for word in words)
