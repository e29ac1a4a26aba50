"""Turns the bytes of a page into text: byte order mark, what server and page declare, and what the bytes are.

Servers and pages declare wrong charsets, and UTF-8 cannot be mistaken for anything else, so valid UTF-8 wins
over every declaration; where the bytes are none, and the server names only what it names for every page, the page
itself knows better. Letters that were broken before they were served are mended on the way (mended.py), for
only the page as a whole shows it. Not here: NFC and blanks, each text is cleaned when it is read (vietnamese/clean.py).
"""

import re
import unicodedata
from dataclasses import dataclass

from monitor.read.page.mended import mend_closely, mend_page

# Labels as browsers read them (the WHATWG encoding standard): a superset stands for its subset. A closed list,
# because Python also knows codecs that are no charsets.
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "windows-1258": "cp1258",
    "cp1258": "cp1258",
    "iso-8859-15": "iso8859-15",
    "windows-1251": "cp1251",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "windows-949": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "iso-8859-11": "cp874",
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_IN_PAGE = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096  # browsers look for a declaration in the first 1024; some pages begin with long comments

# Windows-1258 writes a vowel and then its tone; in cp1252 these would be pairs such as "ê" + "Ì" that nobody writes.
_CP1258_PAIR = re.compile(rb"[aeiouyAEIOUY\xc2\xca\xd4\xe2\xea\xf4\xc3\xe3\xd5\xf5\xdd\xfd][\xcc\xd2\xde\xec\xf2]")
_CP1258_PAIRS = 5
_LATIN = ("", "utf-8", "cp1252", "cp1258")  # what declares nothing, or what such pages falsely declare
_ZEROS = 20  # bytes to each zero, at most: in a page of Chinese characters half the letters are still markup
_ESCAPE = b"\x1b"
_IN_ASCII = ("utf-16", "iso2022")  # whose bytes may be valid UTF-8 by themselves
_NAMES = {"cp1252": "windows-1252", "cp1258": "windows-1258"}
_WINDOWS = "Windows-1258 letters and tones"
_WEST = {code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "ignore"))}
_BROKEN_SHARE = 0.05  # of the bytes beyond ASCII: more of them wrong means that it is not UTF-8 at all


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, and what was mended of its characters, in words for people."""

    text: str
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Declared:
    """A charset that the server or the page names: its label and its codec; empty when there is none that we know."""

    label: str = ""
    codec: str = ""


def decode(body: bytes, content_type: str) -> Decoded:
    """The text of *body*, served as *content_type*, its broken letters mended.

    A healthy page comes out letter by letter as it was sent. Never raises; what cannot be decoded becomes U+FFFD.
    """
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :].decode(codec, errors="replace"))
    declared = _declared(body, content_type)
    known = next((each for each in declared if each.codec not in _LATIN and _can_be(body, each.codec)), None)
    sure = known is not None and known.codec.startswith(_IN_ASCII)
    text = None if sure else _utf8(body)
    if text is not None:
        mended = mend_page(text, body)
        return Decoded(mended.text, (*_otherwise(declared[0], "utf-8", body), *mended.repairs))
    if known is None or (not sure and _is_damaged_utf8(body)):
        return _latin(body, next((each for each in declared if each.codec in _LATIN), _Declared()))
    wrong = declared[0] if known != declared[0] else _Declared()
    return _decoded(body.decode(known.codec, errors="replace"), _otherwise(wrong, known.label, body))


def _decoded(text: str, notes: tuple[str, ...] = ()) -> Decoded:
    mended = mend_page(text, text.encode("utf-8", errors="replace"))
    return Decoded(mended.text, (*notes, *mended.repairs))


def _otherwise(declared: _Declared, codec: str, body: bytes) -> tuple[str, ...]:
    """The note that *body* is not what it is declared to be; none where no letter shows the difference."""
    if declared.codec in ("", codec) or (body.isascii() and _ESCAPE not in body):
        return ()
    return (f"charset: declared {declared.label}, is {_NAMES.get(codec, codec)}",)


def _can_be(body: bytes, codec: str) -> bool:
    """Whether *body* can be in *codec*: markup in UTF-16 is full of zeros, ISO-2022 begins other letters by an escape."""
    if codec.startswith("utf-16"):
        return _ZEROS * body.count(b"\0") >= len(body)
    return not codec.startswith("iso2022") or _ESCAPE in body


def _declared(body: bytes, content_type: str) -> tuple[_Declared, ...]:
    """What the server names, then what the page names; of both only charsets that we know, but at least one value."""
    server = _DECLARED.search(content_type)
    page = _IN_PAGE.search(body[:_HEAD_BYTES])
    labels = (server[1] if server else "", page[1].decode("ascii", "replace") if page else "")
    known = tuple(_Declared(label.lower(), _CODECS[label.lower()]) for label in labels if label.lower() in _CODECS)
    return known or (_Declared(),)


def _latin(body: bytes, declared: _Declared) -> Decoded:
    """*body*, no valid UTF-8, in the charset of the West, in that of Vietnam, or in an old Vietnamese font."""
    if _is_damaged_utf8(body):
        return _decoded(body.decode("utf-8", errors="replace"), _otherwise(declared, "utf-8", body))
    old = mend_closely(_each_byte(body))
    if old.repairs and _WINDOWS not in old.repairs:
        return Decoded(old.text, old.repairs)
    sure = bool(old.repairs) or len(_CP1258_PAIR.findall(body)) >= _CP1258_PAIRS
    codec = "cp1252" if declared.codec == "cp1252" and not sure else "cp1258"  # in doubt it is of the country
    text = body.decode(codec, errors="replace")
    if codec == "cp1258":
        repairs = (_WINDOWS,) if sure and declared.codec != codec else ()
        return Decoded(unicodedata.normalize("NFC", text), repairs)
    return _decoded(text, _otherwise(declared, codec, body))


def _each_byte(body: bytes) -> str:
    """*body* as Windows-1252, the few bytes that it does not know as the controls of Latin-1."""
    return body.decode("latin-1").translate(_WEST)


def _utf8(body: bytes) -> str | None:
    """The text of *body*, which may be cut in the middle of a letter; None when it is no UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.end >= len(body) and error.reason == "unexpected end of data"
        return body.decode("utf-8", errors="replace") if cut else None


def _is_damaged_utf8(body: bytes) -> bool:
    """Whether *body* is UTF-8 but for a few bytes."""
    text = body.decode("utf-8", errors="replace")
    beyond = sum(1 for c in text if c > "\x7f")
    return text.count("\ufffd") <= _BROKEN_SHARE * beyond
