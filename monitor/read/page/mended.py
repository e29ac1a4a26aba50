"""Mends the letters of a whole page in its visible text, and passes every healthy page on at hardly any cost.

The signs are looked for in the bytes, where that is a few searches in C; only a page that shows some is cut into
markup and text. Not here: what a broken letter looks like and how it is mended (vietnamese/mend.py).
"""

import html
import re
from dataclasses import dataclass
from itertools import islice

from monitor.vietnamese.mend import Mended, mend_pieces

# What the UTF-8 of a page holds when its letters are broken; each begins with one byte, which is searched for fast.
_SIGNS = (
    # Ã Ä Å Æ, áº á» (mojibake); aâ, ñ before a letter (VNI); aÌ (Windows-1258 read as 1252)
    re.compile(
        rb"\xc3(?:[\x83-\x86](?=[\xc2\xc5\xcb\xe2])|\xa1\xc2[\xba\xbb]|(?<=[aeoAEO]\xc3)[\xa2\x82]|(?<=[^a-z]\xc3)[\xb1\x91](?=[a-z\xc3])"
        rb"|(?<=[aeouyAEOUY\xa2\xaa\xb4]\xc3)[\x8c\x92\x9e\xac\xb2])"
    ),
    re.compile(rb"\xc4\x82(?=\xc2[\xa1-\xbd])"),  # Ã as Windows-1258 shows it
    re.compile(rb"\xc2[\xa1-\xbe](?=[a-z\xc2])"),  # TCVN3: signs inside words
    # The same as entities, and entities that were escaped twice
    re.compile(
        rb"&(?:amp;(?:#\d{3}|#x|[A-Za-z](?:grave|acute|circ|tilde|uml);)|ordf;|shy;|not;|reg;[a-z]|Atilde;|Auml;|AElig;|#19[5-8];|#17[04];"
        rb"|(?:aacute|#225);&(?:ordm|raquo|#18[67]);|(?<=[aeo]&)(?:acirc|#226);)"
    ),
)
_LOOKED_AT = 50  # signs of a kind whose place is looked at; a page with more is cut up at once
_ENOUGH = 3  # fewer signs than these in a whole page are a foreign name or a trade mark

_CUT = re.compile(
    r"(<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|<!--.*?(?:-->|\Z)|<[a-z/!?][^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_SAID = re.compile(
    r"<meta\b[^<>]*?\bcontent=(?:\"([^\"<>]*)\"|'([^'<>]*)')|<script\b[^<>]*ld\+json[^<>]*>(.*?)</script",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d?);")
_TWICE = re.compile(r"&amp;(#\d{3,5};|#x[0-9a-f]{2,4};|[a-z]{2,8};)", re.IGNORECASE)
_CAPITALS_FONT = re.compile(r"\.Vn\w*H\b")


def mend_page(text: str, body: bytes) -> Mended:
    """The page *text*, which is *body* in UTF-8, with its broken letters mended; markup and addresses stay."""
    return mend_closely(text) if _suspect(body) else Mended(text)


def mend_closely(text: str) -> Mended:
    """The page *text* mended, without asking first whether it may need it: for bytes that are no UTF-8."""
    once, noted = _undone_once(text)
    # The bytes of an old font may have been written as entities: &ordf;
    page = _cut(_ENTITY.sub(_letter, once))
    mended, repairs = mend_pieces([page.parts[n] for n in page.said])
    if not repairs:
        return Mended(once, noted)
    for n, piece in zip(page.said, mended, strict=True):
        capitals = piece != page.parts[n] and n and _CAPITALS_FONT.search(page.parts[n - 1])
        page.parts[n] = piece.upper() if capitals else piece
    return Mended("".join(page.parts), (*noted, *repairs))


def _suspect(body: bytes) -> bool:
    return any(_enough(body, sign) for sign in _SIGNS)


def _enough(body: bytes, sign: re.Pattern[bytes]) -> bool:
    """Whether *body* shows a sign often enough where a reader sees it: addresses and scripts escape what they like."""
    found = [match.start() for match in islice(sign.finditer(body), _LOOKED_AT)]
    if len(found) < _ENOUGH:
        return False
    return len(found) == _LOOKED_AT or sum(_is_said(body, at) for at in found) >= _ENOUGH


def _is_said(body: bytes, at: int) -> bool:
    """Whether the place *at* is text, or what a meta element or JSON-LD says."""
    tag = body.rfind(b"<", 0, at)
    if tag > body.rfind(b">", 0, at):
        return body[tag : tag + 5].lower() == b"<meta"
    script = body.rfind(b"<script", 0, at)
    return script <= body.rfind(b"</script", 0, at) or b"ld+json" in body[script : script + 200]


def _undone_once(text: str) -> tuple[str, tuple[str, ...]]:
    """Entities of letters that were escaped twice (&amp;#7885;), undone once where a reader sees them."""
    if "&amp;" not in text:
        return text, ()
    page = _cut(text)
    entities = [entity for n in page.said for entity in _TWICE.findall(page.parts[n])]
    if sum(html.unescape(f"&{entity}").isalpha() for entity in entities) < _ENOUGH:
        return text, ()
    for n in page.said:
        page.parts[n] = _TWICE.sub(lambda twice: _letter(twice, f"&{twice[1]}"), page.parts[n])
    return "".join(page.parts), ("entities escaped twice",)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in parts, in order, and which of them are said: text, JSON-LD, and what meta elements say."""

    parts: list[str]
    said: list[int]


def _cut(text: str) -> _Page:
    page = _Page([], [])
    for n, part in enumerate(_CUT.split(text)):
        inner = _SAID.match(part) if n % 2 else None
        if inner and inner.lastindex:
            start, end = inner.span(inner.lastindex)
            page.said.append(len(page.parts) + 1)
            page.parts.extend((part[:start], part[start:end], part[end:]))
        else:
            if n % 2 == 0 and part:
                page.said.append(len(page.parts))
            page.parts.append(part)
    return page


def _letter(match: re.Match[str], entity: str = "") -> str:
    """The character beyond ASCII that an entity names; a sign of markup stays an entity."""
    character = html.unescape(entity or match[0])
    return match[0] if character.isascii() or len(character) > 1 else character
