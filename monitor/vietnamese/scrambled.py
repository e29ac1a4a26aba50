"""Tells a text whose accents were scrambled so that copies are not found: "Tạị Hộí nghị … chìềù … Tỉnh ủý".

The letters are true and the accents are not, so such a text is compared by `fold.unaccented`, never word by word
as it stands. Not here: a text typed without any accents (syllables.is_unaccented), and single slips of the pen.
Accents that were exchanged for others that are possible too ("Tuyến Quảng") cannot be told by spelling.
"""

import re

from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.possible import possible, possible_without_accents

_SHAPED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_LETTERS = f"a-zA-Z{_SHAPED}{_SHAPED.upper()}"
# Words of Vietnamese letters only, at least one with an accent: what other languages write besides is none of ours.
_ACCENTED = re.compile(rf"(?<!\w)[a-zA-Z]*[{_SHAPED}{_SHAPED.upper()}][{_LETTERS}]*(?!\w)")
_DOUBLED = re.compile(r"([a-z])\1+", re.IGNORECASE)

# Of 14,026 articles of the press, the one with most slips has 3.3 % of its accented syllables impossible, in four
# of them 1.8 % or more, else at most 1.1 %. A scrambled page has far more: 4 of 9 in the sample of DOMAIN.md 8.1.
_SHARE = 0.05
_FEWEST = 4  # different ones: one slip repeated is a habit of the writer


def is_scrambled(text: str) -> bool:
    """Whether *text* (NFC) has many syllables that cannot be Vietnamese, though without their accents they can."""
    words = _ACCENTED.findall(text)
    if len(words) < _FEWEST:
        return False
    wrong = [word for word in words if not possible(word) and _possible_bare(word)]
    return len(set(wrong)) >= _FEWEST and len(wrong) >= _SHARE * len(words)


def _possible_bare(word: str) -> bool:
    """Whether *word* can be Vietnamese without its accents and its doubled letters."""
    bare = unaccented(word)
    return possible_without_accents(bare) or possible_without_accents(_DOUBLED.sub(r"\1", bare))
