"""Bytes of feeds and listing pages as text, also where the declared charset is a lie.

Not here: cleaning the text (vietnamese.clean), article pages (read).
"""

import codecs
import re

_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_XML_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_PARAMETER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNMARKED = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
# A declaration of these is what a server's default says, and browsers read them as windows-1252.
_FEW = 20  # one broken character among so many foreign ones
_LATIN = {"iso8859-1", "ascii"}


def decode(body: bytes, content_type: str) -> str:
    """*body* as text, without the XML declaration, for what it says no longer holds. Never raises.

    *content_type* is the header, a hint only.
    """
    return _XML_DECLARATION.sub("", _decode(body, content_type), count=1)


def _decode(body: bytes, content_type: str) -> str:
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    for start, name in _UNMARKED:
        if body.startswith(start):
            return body.decode(name, errors="replace")
    try:  # valid UTF-8 is UTF-8 whatever is declared: no other charset looks like it by chance
        return codecs.getincrementaldecoder("utf-8")().decode(body)  # drops a character cut off at the end
    except UnicodeDecodeError:
        return _damaged(body) or body.decode(_declared(body, content_type), errors="replace")


def _damaged(body: bytes) -> str:
    """*body* as UTF-8 when it nearly is: some servers cut a summary in the middle of a character."""
    text = body.decode("utf-8", errors="replace")
    foreign = sum(not character.isascii() for character in text)
    return text if text.count("\ufffd") * _FEW < foreign else ""


def _declared(body: bytes, content_type: str) -> str:
    names = [m[1] for m in [_PARAMETER.search(content_type)] if m]
    names += [m[1].decode("ascii") for m in [_DECLARED.search(body[:2048])] if m]
    for name in names:
        try:
            b" ".decode(name, errors="replace")
        except (LookupError, UnicodeError):  # no such charset, or a codec that is none ("base64", "idna")
            continue
        return "windows-1252" if codecs.lookup(name).name in _LATIN else name
    return "utf-8"
