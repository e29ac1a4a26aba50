"""The words that stand before a name and tell what is named: a unit, a village, a street, a person, a firm.

Not here: which names are whose (rules/places.toml), and what follows from such a word (tag/places/context.py).
"""

import re

from monitor.vietnamese.fold import unaccented

# Units by every way to write them; the longest first, because "thành phố" ends in the word for street.
_WRITTEN = {
    "tổ dân phố": "thôn",
    "khu dân cư": "thôn",
    "thành phố": "thành phố",
    "thị trấn": "thị trấn",
    "thị xã": "thị xã",
    "phường": "phường",
    "huyện": "huyện",
    "tỉnh": "tỉnh",
    "quận": "quận",
    "xã": "xã",
    "thôn": "thôn",
    "xóm": "thôn",
    "làng": "thôn",
    "bản": "thôn",
    "buôn": "thôn",
    "ấp": "thôn",
    "đặc khu": "đặc khu",
}
_SHORT = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "p": "phường",
    "x": "xã",
    "h": "huyện",
    "q": "quận",
    "t": "tỉnh",
}
_LONG_WORDS = "|".join(sorted(_WRITTEN, key=len, reverse=True))
_SHORT_WORDS = r"T[Pp]\.?|T[Xx]\.?|TT\.?|[PXHQT]\."

UNIT = rf"(?:(?i:{_LONG_WORDS})\s|(?:{_SHORT_WORDS})\s?)"
# Capitals of the Vietnamese alphabet: in Unicode they stand between small letters, no range holds them.
_CAPITAL = "[" + "".join(c for c in map(chr, range(0x41, 0x1F00)) if c.isupper() and unaccented(c).isascii()) + "]"
_LETTERS = r"[^\W\d_]"
NAME = rf"{_CAPITAL}{_LETTERS}*(?:['’]{_LETTERS}+)?(?:\s{_CAPITAL}{_LETTERS}*|\s\d{{1,2}}(?!\d)){{0,3}}"

_UNIT_BEFORE = re.compile(rf"(?<!\w)({UNIT})$")
# "các xã bị thiệt hại nặng nhất là A", "hai huyện gồm A": the unit word stands before the words that open a list
_LIST_OPENED = re.compile(
    r"(?:[Cc]ác|[Nn]hững|[Nn]hiều|\d) (xã|phường|huyện|thị trấn|thôn|bản)\b[^.\n;:,]{0,50}(?: là| như| gồm|:) $"
)
_PERSON_BEFORE = re.compile(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Cc]háu|[Tt]hầy|[Đđ]ồng chí|[Bb]ác sĩ|[Nn]hà báo|[Nn]hà văn|[Nn]hà thơ"
    r"|[Pp]hóng viên|[Nn]hạc sĩ|[Hh]ọa sĩ|[Nn]ghệ sĩ|[Cc]a sĩ|[Dd]iễn viên|[Nn]gười mẫu|[Đđ]ạo diễn|[Tt]ác giả|[Hh]oa hậu|[Á]á hậu"
    r"|NSND|NSƯT|MC|PV|[Bb]é|[Cc]ụ|[Tt]hủ môn|[Hh]ậu vệ|[Tt]iền đạo|[Tt]iền vệ|[Hh]uấn luyện viên|HLV) $"
)
_STREET_BEFORE = re.compile(r"(?<!\w)(?:[Đđ]ường|[Pp]hố|[Nn]gõ|[Nn]gách|[Hh]ẻm|[Đđ]ại lộ|[Tt]uyến phố|[Cc]ầu vượt) $")
_BODY = (
    r"[Tt]rường|THPT|THCS|PTDTBT|PTDTNT|[Cc]ông ty|CTCP|TNHH|[Nn]gân hàng|[Kk]hách sạn|[Nn]hà hàng|[Nn]hà xe"
    r"|[Tt]ập đoàn|[Dd]oanh nghiệp|HTX|[Hh]ợp tác xã|[Nn]hà thuốc|[Nn]hà sách|[Nn]hà máy|[Ss]iêu thị|[Cc]hung cư|CLB|[Cc]âu lạc bộ"
    r"|[Nn]ông trường|[Ll]âm trường|[Hh]omestay|[Rr]esort|[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo|[Tt]rung học cơ sở|[Tt]rung học phổ thông"
    r"|[Bb]án trú|[Nn]ội trú|[Đđ]ại học|[Cc]ao đẳng|[Kk]hu đô thị|KĐT"
)
_BODY_BEFORE = re.compile(rf"(?<!\w)(?:{_BODY})(?: {_CAPITAL}[\w&.]*| một thành viên| tư nhân| cổ phần){{0,4}} $")
_FEATURE_BEFORE = re.compile(
    r"(?<!\w)(?:[Kk]hu [Cc]ông nghiệp|KCN|[Cc]ụm [Cc]ông nghiệp|CCN|[Cc]ảng|[Bb]iển|[Bb]ãi biển|[Vv]ịnh|[Đđ]ảo|[Ss]ông|[Hh]ồ"
    r"|[Ss]ân bay|[Gg]a|[Nn]ước mắm|[Kk]hu kinh tế|[Nn]hiệt điện|[Đđ]ền|[Cc]hùa|[Cc]ông viên|[Đđ]ảo|[Cc]ửa biển) $"
)
_WILD_BEFORE = re.compile(r"(?<!\w)(?:[Tt]hác|[Ss]uối|[Hh]ang|[Đđ]ộng) $")
_LISTED = re.compile(rf"({NAME})(?:\s\([^()\n]{{1,40}}\))?\s?(?:,|;|và|-|–)\s$")
_REACH = 48  # letters before a name that such a word and the words between may take
_BARE_BEFORE = re.compile(rf"(?<!\w)((?i:{unaccented(_LONG_WORDS)})) $")
ENGLISH = r"(?:commune|ward|district|township|town|city|province)\b"
_ENGLISH_BEHIND = re.compile(rf" ({ENGLISH})")
_ENGLISH = {"commune": "xã", "ward": "phường", "district": "huyện", "town": "thị trấn", "township": "thị trấn"}
_STREET_BEHIND = re.compile(r" (?:[Ss]treet|[Rr]oad|[Aa]venue|[Ii]ndustrial [Pp]ark|University|School|JSC)\b")
_BARE = {unaccented(word): kind for word, kind in _WRITTEN.items()}
_LIST_REACH = 90
_LIST_MOST = 12

VILLAGES = "thôn"


def unit_kind(word: str) -> str:
    """Return the kind of unit that *word* ("xã ", "TP.") stands for; villages of every kind are one kind."""
    plain = word.strip().casefold()
    return _WRITTEN.get(plain) or _SHORT[plain.rstrip(".")]


def unit_before(text: str, at: int) -> str:
    """Return the kind of unit that stands before the name at *at*, also through a list ("các xã A, B và C"); or ""."""
    for _ in range(_LIST_MOST):
        before = text[max(0, at - _REACH) : at]
        if match := _UNIT_BEFORE.search(before):
            return unit_kind(match[1])
        if match := _LIST_OPENED.search(text[max(0, at - _LIST_REACH) : at]):
            return unit_kind(match[1])
        begin = max(0, at - _LIST_REACH)
        listed = _LISTED.search(text[begin:at])
        if not listed:
            return ""
        at = begin + listed.start(1)
    return ""


def person_before(text: str, at: int) -> bool:
    """Whether a title or a word for a person stands before the name at *at*."""
    return bool(_PERSON_BEFORE.search(text[max(0, at - _REACH) : at]))


def street_before(text: str, at: int) -> bool:
    """Whether the name at *at* is a street's; "thành phố X" is none."""
    before = text[max(0, at - _REACH) : at]
    return bool(_STREET_BEFORE.search(before)) and not _UNIT_BEFORE.search(before)


def body_before(text: str, at: int) -> bool:
    """Whether the name at *at* is that of a school, a firm, a hotel and the like."""
    return bool(_BODY_BEFORE.search(text[max(0, at - _REACH) : at]))


def feature_before(text: str, at: int) -> bool:
    """Whether the name at *at* is that of an industrial park, a port, a sea, a lake or a station."""
    return bool(_FEATURE_BEFORE.search(text[max(0, at - _REACH) : at]))


def wild_before(text: str, at: int) -> bool:
    """Whether the name at *at* is that of a waterfall, a stream or a cave, and not of the unit called so."""
    return bool(_WILD_BEFORE.search(text[max(0, at - _REACH) : at]))


def unit_unaccented(text: str, start: int, end: int) -> str:
    """As `unit_before` for the name at [start, end) of a text without accents: "xa Tan An", "Tan An commune"."""
    if match := _BARE_BEFORE.search(text[max(0, start - _REACH) : start]):
        return _BARE[match[1].casefold()]
    behind = _ENGLISH_BEHIND.match(text, end)
    return _ENGLISH.get(behind[1], "thành phố") if behind else ""


def street_behind(text: str, at: int) -> bool:
    """Whether English words behind the name that ends at *at* make it a street's or a body's."""
    return bool(_STREET_BEHIND.match(text, at))
