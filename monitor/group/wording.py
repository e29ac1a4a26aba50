"""Brings a text down to what a republished copy keeps: its words without accents, and its numbers.

Not here: how two texts are compared (copies.py). Accents go because copies with scrambled diacritics exist
(DOMAIN.md 8.2), i and y because houses write them differently, datelines, bylines and captions because each
house has its own (DOMAIN.md 8.6).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from monitor.vietnamese.fold import unaccented

# "TQO - ", "VOV.VN - ", "(Chinhphu.vn) - ", "Hà Nội (TTXVN 5/8) - ", "(CLO) " at the beginning.
_DATELINE = re.compile(
    r"\A\s*(?:\([^()\n]{2,40}\)\s*[-–—]*|[^\n().!?]{0,30}\([^()\n]{2,40}\)\s*[-–—]+|[\w.]{2,20}\s*[-–—]+)\s"
)
_CAPTION = re.compile(r"\(?(?<!\w)(?:nguồn ảnh|ảnh|photo)(?: [\w ]{1,20})?: [^\n.;)]{1,60}[.;)]?", re.IGNORECASE)
_LAST_LINE = re.compile(r"\n([^\n]*)\Z")
_SYLLABLES_OF_A_BYLINE = 8
_LINES_OF_A_BYLINE = 3
_DIGIT = re.compile("[0-9]")

# One token is a number with its inner marks, a syllable, or one sign of a script without blanks:
# Thai, Lao, kana, Chinese, Korean.
_ALONE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_TOKEN = re.compile(rf"[0-9]+(?:[.,/:-][0-9]+)*|[{_ALONE}]|(?:(?![{_ALONE}])[^\W\d_])+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def body(text: str) -> str:
    """*text* without dateline, captions and byline."""
    bare = _CAPTION.sub(" ", _DATELINE.sub("", text, count=1))
    for _ in range(_LINES_OF_A_BYLINE):
        last = _LAST_LINE.search(bare)
        if not last or not _is_byline(last[1]):
            break
        bare = bare[: last.start()]
    return bare


def tokens(text: str) -> list[str]:
    """The comparable words and numbers of *text*, in order."""
    return [plain for token in _TOKEN.findall(text) if (plain := _plain(token))]


def numbers(tokens_: Iterable[str]) -> tuple[str, ...]:
    """The distinct numbers among *tokens_*, sorted."""
    return tuple(sorted({token for token in tokens_ if token[0].isdigit()}))


def is_year(number: str) -> bool:
    """Whether *number* may be a year: all notices of a series share it."""
    return bool(_YEAR.fullmatch(number))


def _is_byline(line: str) -> bool:
    # A line with digits may be the row of a table: its numbers tell two notices apart.
    ends = line.rstrip().endswith((".", "!", "?", "…", "”", '"'))
    return len(line.split()) <= _SYLLABLES_OF_A_BYLINE and not ends and not _DIGIT.search(line)


@lru_cache(maxsize=1 << 16)  # the same few thousand syllables in every text
def _plain(token: str) -> str:
    """A word without accents, y as i; a number in one form for 05/8/2026, 5-8 and 5.8."""
    if not token[0].isdigit():
        return unaccented(token).casefold().replace("y", "i")
    parts = [part.lstrip("0") or "0" for part in re.split(r"[.,/:-]", token)]
    if len(parts) == 3 and is_year(parts[2]):
        parts.pop()
    return ".".join(parts)
