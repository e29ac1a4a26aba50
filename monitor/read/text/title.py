"""The headline as printed: without the site's name, and where it stands in the page.

Not here: the lead and the text (body.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml.etree import _Element

from monitor.read.page.head import Head
from monitor.read.page.tree import classes, text_of
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.fold import unaccented

_SEPARATOR = re.compile(r"\s+(?:[-–—|•·»]|::)\s+")
_LETTERS = re.compile(r"[^\w]+|_")
_LOGO = re.compile(r" (?:logo\w*|\w+logo|site name|brand|zone title) ")
_HEADINGS = 200  # of a page are looked at
_TAILS = 3  # parts at most that a site adds: section, name, slogan
_NAME = 80  # characters of such a part
_LONGEST = 500  # characters of a headline
_MIN_HEAD = 15  # characters: a shorter rest would be a slogan or a section, not a headline


@dataclass(frozen=True, slots=True)
class Title:
    """A headline; `element` is where the page prints it, if it does so in a heading."""

    text: str
    element: _Element | None = None


def find_title(tree: _Element, head: Head, listed: str, site: Sequence[str]) -> Title:
    """The headline of the page *tree*; *listed* is what its source called it, *site* names of the site.

    A heading wins that the page's own claims or the source confirm; then the claims without the site's name;
    then a lone first-level heading; then what the source said.
    """
    named = (head.headline, head.first("og:title"), head.html_title, one_line(listed))
    claims = [claim[:_LONGEST] for claim in named if claim]
    headings = [Title(text_of(h)[:_LONGEST], h) for h in islice(tree.iter("h1", "h2"), _HEADINGS)]
    printed = [h for h in headings if h.text and not (h.element is not None and _LOGO.search(classes(h.element)))]
    keys = [letters(claim) for claim in claims]
    for heading in printed:
        if _confirmed(letters(heading.text), keys):
            return heading
    if claims:
        return Title(without_site(claims[0], site, claims[1:]))
    first = [h for h in printed if h.element is not None and h.element.tag == "h1"]
    return first[0] if first else Title("")


def letters(text: str) -> str:
    """*text* for comparison inside one page: letters and digits only."""
    return _LETTERS.sub("", text.casefold())


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
    """Whether a claim is the heading, or begins with it (and goes on with the site's name)."""
    return any(heading == claim or (len(heading) >= _MIN_HEAD and claim.startswith(heading)) for claim in claims)
