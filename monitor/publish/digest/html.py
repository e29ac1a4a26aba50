"""The digest as one HTML page that mail programs show. Not here: what it says (digest/view.py), what gives way (digest/fit.py).

Everything is escaped by the template engine; only http and https addresses become links, and what the program itself
says of its sections ("mục II.1") leads to them; nothing is loaded from elsewhere.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from jinja2 import Template
from markupsafe import Markup, escape

from monitor.model import Edition, Extract
from monitor.publish.digest.fit import fitted
from monitor.publish.digest.late import ANCHOR, PART
from monitor.publish.digest.view import view
from monitor.publish.edition.extract import WHOLE
from monitor.publish.templating import environment
from monitor.publish.view_values import View

LIMIT = 100_000  # bytes of UTF-8 (DOMAIN.md 2.1): mail programs cut a mail at about 102 kB

_PLACE = r"[IVX]{1,4}(?:\.\d+){0,2}"
_POINTERS = re.compile(rf"(?<=\bmục ){_PLACE}(?:, {_PLACE})*(?!\w|\.\d)")


def render_html(edition: Edition, extract: Extract = WHOLE) -> str:
    """The digest of *edition*, at most `LIMIT` bytes; the same edition gives the same page."""
    return view_html(view(edition, extract))


def view_html(seen: View) -> str:
    """*seen* as one HTML page of at most `LIMIT` bytes; where it leaves something out, it says how much."""
    return fitted(seen, _page, LIMIT)


def _page(seen: View) -> str:
    return _template().render(view=seen, anchors=frozenset(_anchors(seen)))


def _anchors(seen: View) -> Iterator[str]:
    """What a link on the page can lead to."""
    for section in seen.sections:
        yield section.numeral
        for part in section.parts:
            yield part.anchor
            yield from (entry.anchor for entry in part.entries)
            yield from (record.anchor for record in part.records)


def _linked(text: str, anchors: Collection[str]) -> Markup:
    """*text*, escaped, in which "mục II.1" leads there, or to its section where it is not on the page."""

    def link(place: str) -> str:
        found = next((each for each in (place, place.partition(".")[0]) if each in anchors), "")
        return f'<a href="#{found}">{place}</a>' if found else place

    def links(found: re.Match[str]) -> str:
        return ", ".join(link(place) for place in found[0].split(", "))

    linked = _POINTERS.sub(links, str(escape(text)))
    if ANCHOR in anchors:
        linked = linked.replace(f", {PART}", f', <a href="#{ANCHOR}">{PART}</a>')
    return Markup(linked)  # noqa: S704 - escaped; only numerals of ours are put in


@lru_cache(maxsize=1)
def _template() -> Template:
    ours = environment()
    ours.filters["linked"] = _linked
    return ours.get_template("digest.html")
