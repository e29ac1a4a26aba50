"""The headline as printed: without the site's name, and where it stands in the page.

Not here: the lead and the text (body.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from lxml.etree import _Element

from monitor.read.page.blocks import Block
from monitor.read.page.head import Head
from monitor.read.page.tree import classes, start_of, text_of
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.fold import unaccented

_SEPARATOR = re.compile(r"(?<!\s)\s+(?:[-–—|•·»]|::)\s+")
_LOGO = re.compile(r" (?:logo\w*|\w+logo|site name|brand|zone title) ")
_BADGE = re.compile(
    r" (?:labels?|badges?|icons?|ico|premium|genre|kicker|type|tag|live|thumb|visually hidden|sr only) "
)
_TITLED = re.compile(r" (?:titles?|headline|heading|contentheading|tieu ?de|tit\w*|ten ?bai|\w+title) ")
# What systems put before a headline to say what kind of page it is; printed as a badge, if at all.
_GENRE = re.compile(
    r"\[?(?:e-?magazine|infographics?|video|ảnh|photo|podcast|longform|megastory)\]?\s*[:|\]]\s*", re.IGNORECASE
)
# What sites call themselves, and pages that have no title of their own.
_GENERIC = re.compile(
    r"(?:(?:cổng|trang|kênh) (?:thông tin|tin|ttđt)|website|trang (?:chủ|nhất)|home(?: ?page)?$|chi tiết(?: (?:tin|bài).{0,20})?$"
    r"|tin tức(?: (?:và |- )?sự kiện)?$|tin hoạt động$|news$|untitled|điều hướng|báo điện tử|bài viết$)",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"bao|dientu|online|tapchi|trang|tin|tuc|moi|nhat|24h|vietnam|viet|nam|news|com|net|org|gov|edu|vn|www|doc|nhanh"
)
_LINKED_LOOKS = 3  # headings that are looked for among all links
_HEADINGS = 200  # of a page are looked at
_TAILS = 3  # parts at most that a site adds: section, name, slogan
_NAME = 80  # characters of such a part
_LONGEST = 500  # characters of a headline
_CUT = 30  # letters of a claim that is cut
_IDEOGRAPHS = "\u2e80"  # and beyond
_SHORT_HEAD = 5  # of a heading that is exactly what the page claims
_MIN_HEAD = 15  # characters: a shorter rest would be a slogan or a section, not a headline


@dataclass(frozen=True, slots=True)
class Title:
    """A headline; `element` is where the page prints it, if it does so in a heading."""

    text: str
    element: _Element | None = None


def find_title(tree: _Element, head: Head, listed: str, site: Sequence[str], blocks: Sequence[Block] = ()) -> Title:
    """The headline of the page *tree*; *listed* is what its source called it, *site* names of the site.

    A heading wins that the page's own claims or the source confirm; then one of *blocks*, all of the page, that they
    confirm; then a short `h1` that stands before the site's name in a claim; then a heading in nearly the words of a claim; then the claims without the site's name.
    """
    named = (head.headline, head.first("og:title"), head.html_title, one_line(listed))
    claims = [claim[:_LONGEST] for claim in named if claim]
    headings = [Title(_heading(h)[:_LONGEST], h) for h in islice(tree.iter("h1", "h2"), _HEADINGS)]
    printed = [h for h in headings if h.text and not (h.element is not None and _LOGO.search(classes(h.element)))]
    keys = list(dict.fromkeys(letters(each) for claim in claims for each in (claim, _without_genre(claim))))
    for heading in printed:
        if _confirmed(letters(heading.text), keys) and not _is_site(heading.text, site):
            return heading
    first = [h for h in printed if h.element is not None and h.element.tag == "h1"]
    says_more = [
        c for c in claims if not _is_site(c, site) and (c != head.html_title or _size(letters(c)) >= _MIN_HEAD)
    ]
    own = [c for c in says_more if c in named[:-1]]  # what only the source says may be the headline of another page
    return (
        _in_blocks(blocks, keys)
        or _before_site(tree, first, claims, site, head.about.section)
        or next((h for h in first if any(_alike(h.text, claim) for claim in says_more)), None)
        or (Title(_without_genre(without_site(own[0], site, claims))) if own else None)
        or next((h for h in first if not _is_site(h.text, site)), None)
        or (Title(_without_genre(without_site(says_more[0], site, claims))) if says_more else None)
        or _named(blocks, site)
        or Title(without_site(claims[0], site, claims[1:]) if claims else first[0].text if first else "")
    )


def _before_site(
    tree: _Element, headings: Sequence[Title], claims: Sequence[str], site: Sequence[str], section: str
) -> Title | None:
    """The first heading that is exactly what stands before a separator in a claim ("Đính chính - Báo A"), however short.

    What names the site, its *section*, or stands in a link elsewhere in *tree*, as sections do in menus, is no headline.
    """
    heads = {letters(claim[: match.start()]) for claim in claims for match in _SEPARATOR.finditer(claim)}
    heads.discard(letters(section))
    fitting = (h for h in headings if letters(h.text) in heads and not _is_site(h.text, site))
    for heading in islice(fitting, _LINKED_LOOKS):
        if heading.element is not None and not _linked_elsewhere(tree, heading.text, heading.element):
            return heading
    return None


def _linked_elsewhere(tree: _Element, text: str, element: _Element) -> bool:
    key, own = letters(text), {*element.iter("a"), *element.iterancestors("a")}
    links = (link for link in tree.iter("a") if link not in own)
    return any(key == letters(start_of(link, 3 * len(text) + 20)) for link in links)


def _heading(element: _Element) -> str:
    """The text of a heading, without the badges in it ("Video", "E-Magazine")."""
    badges = {inner for inner in element.iterdescendants() if _BADGE.search(classes(inner))}
    whole = text_of(element)
    if not badges:
        return whole
    around = {outer for inner in badges for outer in inner.iterdescendants()} | badges
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        pieces.append("" if inner in around else inner.text or "")
        pieces.append("" if inner.getparent() in around else inner.tail or "")
    return one_line(" ".join(pieces)) or whole


def _in_blocks(blocks: Sequence[Block], keys: Sequence[str]) -> Title | None:
    """The block that a claim confirms: one that looks like a headline before others."""
    found = [b for b in blocks if b.linked < 0.5 and len(b.text) <= _LONGEST and _could_confirm(b, keys)]
    best = next((b for b in found if b.bold or _TITLED.search(classes(b.element))), found[0] if found else None)
    return Title(best.text, best.element) if best else None


def _size(text: str) -> int:
    """The length of *text*, a Chinese or Japanese character counted as the two letters that it is worth."""
    if max(text, default="") <= _IDEOGRAPHS:  # nearly always, and told in C
        return len(text)
    return len(text) + sum(character > _IDEOGRAPHS for character in text)


def _could_confirm(block: Block, keys: Sequence[str]) -> bool:
    """Whether a claim confirms *block*; a short one must be exactly the claim and look like a headline."""
    if len(block.text) >= _MIN_HEAD or _size(block.text) >= _MIN_HEAD:
        return _confirmed(letters(block.text), keys)
    return len(block.text) >= _SHORT_HEAD and block.heading and letters(block.text) in keys


def _named(blocks: Sequence[Block], site: Sequence[str]) -> Title | None:
    """The first block whose element is named as a headline, where the page claims nothing but the site's name."""
    for block in blocks:
        long = _MIN_HEAD <= len(block.text) <= _LONGEST
        if long and block.linked < 0.5 and _TITLED.search(classes(block.element)) and not _is_site(block.text, site):
            return Title(block.text, block.element)
    return None


def _is_site(claim: str, site: Sequence[str]) -> bool:
    """Whether *claim* names only the site or its kind ("Báo Thử điện tử", "Cổng thông tin điện tử xã Thử")."""
    return all(_GENERIC.match(part) or _only_name(plain(part), site) for part in _SEPARATOR.split(claim))


def _only_name(key: str, site: Sequence[str]) -> bool:
    """Whether *key* is one of the names of the site with nothing but words beside it that sites are called by."""
    return any(len(name) > 3 and name in key and len(_KINDS.sub("", key.replace(name, "", 1))) <= 2 for name in site)


def _alike(heading: str, claim: str) -> bool:
    """Whether *heading* says in other words what *claim* says."""
    words, claimed = set(heading.casefold().split()), set(claim.casefold().split())
    return len(heading) >= _MIN_HEAD and len(words & claimed) >= max(3, len(words) / 2)


def _without_genre(text: str) -> str:
    return text[match.end() :] if (match := _GENRE.match(text)) and len(text) > match.end() else text


@lru_cache(maxsize=1 << 12)  # each block of a page is compared several times
def letters(text: str) -> str:
    """*text* for comparison inside one page: letters and digits only."""
    return "".join(filter(str.isalnum, text.casefold()))


def plain(name: str) -> str:
    """*name* for comparison with a host: letters and digits only, without accents."""
    return letters(unaccented(name))


def without_site(text: str, site: Sequence[str], others: Sequence[str]) -> str:
    """*text* without the names of the site after its last separators ("Tin A - Báo B | Chuyên mục C").

    A tail is cut when it names the site, or when another claim (*others*) is exactly the rest.
    """
    whole = {letters(other) for other in others}
    best = text
    for match in list(_SEPARATOR.finditer(text))[: -_TAILS - 1 : -1]:
        rest = text[: match.start()]
        if len(rest) < _MIN_HEAD:
            break
        if letters(rest) in whole or _names(plain(text[match.end() : match.end() + _NAME]), site):
            best = rest
    return best


def site_names(url: str, head: Head, source_name: str) -> tuple[str, ...]:
    """What the site of *url* is called: its own claim, our source's name, its host without the last label."""
    host = _host(url)
    named = (head.first("og:site_name"), source_name, host.rpartition(".")[0], host)
    return tuple(plain(name) for name in named if plain(name))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""


def _names(tail: str, site: Sequence[str]) -> bool:
    return len(tail) > 2 and any(tail in name or (len(name) > 3 and name in tail) for name in site)


def _confirmed(heading: str, claims: Sequence[str]) -> bool:
    """Whether a claim is the heading, or begins or ends with it (beside the site's name), or is cut where it goes on."""
    size = _size(heading)
    return any(
        heading == claim
        or (size >= _MIN_HEAD and claim.startswith(heading))
        or (size >= max(_MIN_HEAD, _size(claim) / 2) and claim.endswith(heading))
        or (len(claim) >= _CUT and heading.startswith(claim))
        for claim in claims
    )
