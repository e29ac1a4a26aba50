"""Turns the bytes of a page into text: byte order mark, what server and page declare, and what the bytes are.

Servers and pages declare wrong charsets, and UTF-8 cannot be mistaken for anything else, so valid UTF-8 wins
over every declaration. Not here: mending text that was broken before it was served.
"""

import re
from dataclasses import dataclass

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
_BROKEN_SHARE = 0.05  # of the bytes beyond ASCII: more of them wrong means that it is not UTF-8 at all


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, and what was mended of its characters, in words for people."""

    text: str
    repairs: tuple[str, ...] = ()


def decode(body: bytes, content_type: str) -> Decoded:
    """The text of *body*, served as *content_type*. Never raises; what cannot be decoded becomes U+FFFD."""
    return Decoded(_text(body, content_type))


def _text(body: bytes, content_type: str) -> str:
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, errors="replace")
    declared = _declared(body, content_type)
    if _is_utf8(body) and not declared.startswith(("utf-16", "iso2022")):
        return body.decode("utf-8", errors="replace")
    if declared in ("", "utf-8", "cp1252"):
        declared = _guess(body, declared)
    return body.decode(declared, errors="replace")


def _declared(body: bytes, content_type: str) -> str:
    """The codec that the server names, else the page; "" when neither names one we know."""
    server = _DECLARED.search(content_type)
    page = _IN_PAGE.search(body[:_HEAD_BYTES])
    labels = (server[1] if server else "", page[1].decode("ascii", "replace") if page else "")
    return next((_CODECS[label.lower()] for label in labels if label.lower() in _CODECS), "")


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end >= len(body) and error.reason == "unexpected end of data"  # cut in the middle of a letter
    return True


def _guess(body: bytes, declared: str) -> str:
    """The likeliest codec of bytes that are no valid UTF-8 and declare nothing better."""
    text = body.decode("utf-8", errors="replace")
    beyond = sum(1 for c in text if c > "\x7f")
    if text.count("\ufffd") <= _BROKEN_SHARE * beyond:
        return "utf-8"
    if len(_CP1258_PAIR.findall(body)) >= _CP1258_PAIRS:
        return "cp1258"
    return declared if declared == "cp1252" else "cp1258"
