"""Brings a text down to what a republished copy keeps: its words without accents, and its numbers.

Not here: how two texts are compared (copies.py). Accents go because copies with scrambled diacritics exist
(DOMAIN.md 8.2), i and y because houses write them differently, datelines, bylines and captions because each
house has its own (DOMAIN.md 8.6); 12.000, 12 000 and 12,000 are one number, 05/8/2026, 5-8 and "5 tháng 8" one day,
17h30 and "17 giờ 30" one hour.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

# Text is bare from here on: "anh" is ảnh (and anh), "gio" giờ, "thang" tháng, "nam" năm.
# "tqo - ", "vov.vn - ", "(chinhphu.vn) - ", "ha noi (ttxvn 5/8) - ", "(clo) " at the beginning.
_DATELINE = re.compile(
    r"\A\s*(?:\([^()\n]{2,40}\)\s*[-–—]*|[^\n().!?]{0,30}\([^()\n]{2,40}\)\s*[-–—]+|[\w.]{2,20}\s*[-–—]+)\s"
)
# A literal in front: where none stands, re looks for it at the speed of str.find.
_CAPTIONS = tuple(
    re.compile(rf"{word}(?<!\w{word})(?: [\w ]{{1,20}})?: [^\n.;)]{{1,60}}[.;)]?") for word in ("anh", "photo")
)
_LAST_LINE = re.compile(r"\n([^\n]*)\Z")
_SYLLABLES_OF_A_BYLINE = 8
_LINES_OF_A_BYLINE = 3
_AFTER_DIGITS = ":"  # what is less begins with a digit
_DIGIT = re.compile("[0-9]")

# Accents once decomposed; what nobody sees: soft hyphen, zero-width blanks and joiners, direction marks, BOM.
_UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")
_FOREIGN = re.compile("[^\x00-\x7f\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_PLAIN = (
    *((letter, "d") for letter in "đĐðÐɖƉ"),  # the last four are typed for đ
    *((mark, '"') for mark in "“”"),
    *((mark, "'") for mark in "‘’"),
    *((mark, "-") for mark in "–—"),
    ("…", "..."),
    ("\u00a0", " "),
)

# One token is a syllable, a number with its inner marks, or one sign of a script without blanks: Thai, Lao, kana,
# Chinese, Korean. What is met most comes first.
_ALONE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_END = r"(?![0-9]|[.,/:][0-9])"
_TOKEN = re.compile(
    rf"[^\w{_ALONE}]*+("  # what lies between is eaten with the token: to try every alternative at it costs as much again
    "[a-z]+"
    rf"|[0-9]{{1,2}} thang [0-9]{{1,2}}(?: nam [0-9]{{4}})?{_END}"
    rf"|[0-9]{{1,2}} ?(?:h|g|gio) ?[0-9]{{2}}{_END}"
    rf"|[0-9]{{1,3}}(?:[.,\s][0-9]{{3}})+{_END}"  # before what has a dash: both ends of 45.000-50.000 for themselves
    rf"|[0-9]{{4,}}+{_END}"
    rf"|[0-9]+(?:[.,/:–-][0-9]+)*|[{_ALONE}]|(?:(?![{_ALONE}])[^\W\d_])+|)"  # nothing, where no token follows
)
_THOUSANDS = re.compile(r"(?<=[0-9])[.,\s](?=[0-9]{3}(?![0-9]))")
_WORD = re.compile(r"[^\W_]+|[^\w\s]")  # a word, or a sign that ends a name
_OPENING = frozenset(
    [
        "tai",
        "o",
        "tu",
        "den",
        "theo",
        "trong",
        "ngoai",
        "sau",
        "truoc",
        "tren",
        "duoi",
        "cung",
        "voi",
        "do",
        "vi",
        "khi",
        "nhan",
        "ong",
        "ba",
        "anh",
        "chi",
        "em",
    ]
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def body(text: str) -> str:
    """*text* bare, without dateline, captions and byline."""
    plain = _DATELINE.sub("", bare(text), count=1)
    for caption in _CAPTIONS:
        plain = caption.sub(" ", plain)
    for _ in range(_LINES_OF_A_BYLINE):
        last = _LAST_LINE.search(plain)
        if not last or not _is_byline(last[1]):
            break
        plain = plain[: last.start()]
    return plain


def tokens(plain: str) -> list[str]:
    """The comparable words and numbers of a bare text, in order."""
    return [_number(token) if token < _AFTER_DIGITS else token for token in _TOKEN.findall(plain) if token]


def bare(text: str) -> str:
    """*text* in small letters without accents, y as i. At once for the whole text: this is much of what signing costs."""
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
        for printed, plain in _PLAIN:
            text = text.replace(printed, plain)
        # What is left beyond ASCII in a Vietnamese text are accents: dropping them so takes a tenth of the time.
        if _FOREIGN.search(text):
            text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
        else:
            text = text.encode("ascii", "ignore").decode()
    return text.casefold().replace("y", "i")


def names(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """The distinct pairs of neighbours written with capitals in *text*, bare, sorted; only those among *words*, its tokens."""
    kept = set(pairwise(words))
    capital = [word if word[0].isupper() else "" for word in _WORD.findall(text)]
    pairs = {(bare(a), bare(b)) for a, b in pairwise(capital) if a and b}
    pairs = {pair for pair in pairs if pair[0] not in _OPENING}  # "Tại Hà", "Ông Phạm": another house says it otherwise
    return tuple(sorted(" ".join(pair) for pair in pairs & kept))


def numbers(tokens_: Iterable[str]) -> tuple[str, ...]:
    """The distinct numbers among *tokens_*, sorted."""
    return tuple(sorted({token for token in tokens_ if token < _AFTER_DIGITS}))


def is_year(number: str) -> bool:
    """Whether *number* may be a year: all notices of a series share it."""
    return bool(_YEAR.fullmatch(number))


def _is_byline(line: str) -> bool:
    # A line with digits may be the row of a table: its numbers tell two notices apart.
    ends = line.rstrip().endswith((".", "!", "?", "…", "”", '"'))
    return len(line.split()) <= _SYLLABLES_OF_A_BYLINE and not ends and not _DIGIT.search(line)


@lru_cache(maxsize=1 << 14)  # days, years and small numbers come again and again
def _number(token: str) -> str:
    """One form for 05/8/2026, 5-8 and 5.8; for 12.000 and 12 000; for 17h30 and 17:30."""
    parts = [part.lstrip("0") or "0" for part in re.split("[^0-9]+", _THOUSANDS.sub("", token))]
    if len(parts) == 3 and is_year(parts[2]):
        parts.pop()
    return ".".join(parts)
