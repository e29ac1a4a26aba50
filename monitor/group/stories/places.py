"""Where a text names places, as rules/stories.toml spells them: provinces and countries.

The name of a country is often a syllable of somebody's name ("Nga", "Đức", "Anh"), so what stands beside it decides.
A place that is missed costs less than one that the article does not name.

Not here: the administrative units that an article is tagged with (tag), what a shared place weighs (likeness.py).
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from monitor.config.stories import Stories
from monitor.vietnamese.fold import fold
from monitor.vietnamese.possible import possible
from monitor.vietnamese.surnames import SURNAMES

HOME = "⌂"  # stands for the office's own province, which nearly every article names: it makes no two of them alike

_NEAR = 40  # letters on each side in which the words beside a name are looked for
_WORD_BEFORE = re.compile(r"(?:(?P<farther>[^\W\d_]+) )?(?P<word>[^\W_]+) \Z")
_WORDS_AFTER = re.compile(r" (?P<word>[^\W\d_]+)(?: (?P<farther>[^\W\d_]+))?")
# What a person is called by: "chị Nga", "ông Đức"; but "đàn ông Nga", "trẻ em Mỹ".
_ADDRESS = frozenset(
    (
        *("anh", "ba", "bà", "bác", "bé", "bố", "cháu", "chú", "chị", "con", "cô", "cậu", "cụ", "dì", "em", "má", "mẹ"),
        *("mợ", "ông", "thím", "thầy", "tên"),
    )
)
_NO_ADDRESS = frozenset(("đàn", "trẻ"))
# What stands before a country and has its capital from the beginning of a sentence: "Quân Nga", "Ở Mỹ".
_BEFORE = frozenset(
    (
        *("báo", "bên", "binh", "bị", "bởi", "cho", "chống", "cùng", "cả", "cựu", "của", "do", "dân", "gần", "giữa"),
        *("hàng", "hãng", "khi", "không", "khối", "kiểu", "lính", "miền", "mà", "ngoài", "người", "nhiều", "nhờ"),
        *("như", "nước", "nếu", "phe", "phía", "qua", "quân", "rời", "sang", "sau", "sĩ", "theo", "thì", "thăm"),
        *("thấy", "tin", "toàn", "trong", "trước", "tuyển", "tàu", "tướng", "tại", "tới", "từ", "việc", "vua", "và"),
        *("vì", "về", "với", "vụ", "xe", "ép", "đánh", "đảng", "đến", "để", "đội", "ở"),
    )
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text."""

    start: int
    end: int
    place: str  # its first name, or HOME


_MIDDLE = {"Thị", "Văn"}  # of a name, behind the family name; not in "Đô Thị Hà Nội", "Hội Nhà Văn Hà Nội"


class Gazetteer:
    """What rules/stories.toml knows: the places that tell two events apart, and how round-ups of news begin."""

    def __init__(self, rules: Stories) -> None:
        """Take the places of *rules*, the readings that look like one and are none, and the beginnings."""
        places = {spelling: names[0] for names in rules.places for spelling in names} | dict.fromkeys(rules.home, HOME)
        # In capitals only what is no syllable: in "PHẠM THÚY NGA" nothing shows where the name ends.
        capitals = {spelling.upper(): place for spelling, place in places.items() if not _is_syllable(spelling)}
        self._of = capitals | places
        self._ordinary = frozenset(rules.ordinary)
        self.local = frozenset(f"{a} {b}" for name in rules.local for a, b in pairwise(fold(name).split()))
        spellings = {*self._of, *rules.other, *map(str.upper, rules.other)}
        self._pattern = re.compile(rf"(?<!\w)(?:{_any_of(spellings)})(?!\w)")
        self._round_up = re.compile(rf"\W*(?:\[[^\]]*\]\W*)?(?:{_any_of(set(rules.roundups))})(?!\w)", re.IGNORECASE)

    def mentions(self, text: str) -> list[Mention]:
        """The places that *text* names, in their order."""
        found = []
        for match in self._pattern.finditer(text):
            place = self._of.get(match[0])
            start, end = match.span()
            if place and self._is_place(match[0], text[max(0, start - _NEAR) : start], text[end : end + _NEAR]):
                found.append(Mention(start, end, place))
        return found

    def is_roundup(self, title: str) -> bool:
        """Whether *title* opens as one of several subjects does."""
        return self._round_up.match(title) is not None

    def _is_place(self, spelling: str, before: str, after: str) -> bool:
        """Whether *spelling* is a place between *before* and *after*, and no part of a name or an ordinary word."""
        found = _WORD_BEFORE.search(before)
        word, farther = (found["word"], found["farther"] or "") if found else ("", "")
        if not _is_syllable(spelling):
            name = farther.title() if word.title() in _MIDDLE else word.title()
            return " " not in spelling or name not in SURNAMES or word.islower()
        following = _WORDS_AFTER.match(after)
        if following and _begins_name(following["word"], following["farther"] or ""):
            return False
        if not word:
            return spelling not in self._ordinary or not following or not following["word"].islower()
        if word.islower():
            return word not in _ADDRESS or farther in _NO_ADDRESS
        opens = not farther and word.lower() in _BEFORE
        abbreviation = len(word) > 1 and word.isupper()
        return opens or abbreviation or not word[0].isalpha()


def _begins_name(word: str, farther: str) -> bool:
    """Whether *word* goes on with the name of one syllable before it: "Mỹ Linh"; not "Mỹ Marco Rubio", "Mỹ Tim Cook"."""
    if not word[0].isupper() or not _is_syllable(word):
        return False
    return not farther[:1].isupper() or _is_syllable(farther)


def _is_syllable(word: str) -> bool:
    return possible(word.lower())


def _any_of(spellings: set[str]) -> str:
    """A pattern for any of *spellings*, the longest first; for nothing when there are none."""
    return "|".join(map(re.escape, sorted(spellings, key=lambda each: (-len(each), each)))) or "(?!)"
