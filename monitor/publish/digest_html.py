"""The digest as one HTML page that mail programs show. Not here: what it says (digest_view.py).

Everything is escaped by the template engine; only http and https addresses become links; nothing is loaded from
elsewhere. Mail programs cut a mail at about 102 kB, so a longer one is shortened here, and says so.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from monitor.model import Edition, Extract
from monitor.publish.digest_view import view
from monitor.publish.extract import WHOLE
from monitor.publish.view_values import Part, Section, View
from monitor.vietnamese.wording import padded

LIMIT = 100_000  # bytes of UTF-8 (DOMAIN.md 2.1)

_LISTING = ("IX",)
_TELLING = ("II", "III", "IV", "V", "VI")


def render_html(edition: Edition, extract: Extract = WHOLE) -> str:
    """The digest of *edition*, at most `LIMIT` bytes; the same edition gives the same page.

    A page that would be longer loses entries of the full list first, of all sections only when that is not
    enough; each place says how many are left out and where they are.
    """
    seen = view(edition, extract)
    full = view_html(seen)
    if _fits(full):
        return full
    most = max(len(part.entries) for section in seen.sections for part in section.parts)
    bare = _shortened(seen, _LISTING, 0)
    return (
        _largest(most, lambda n: view_html(_shortened(seen, _LISTING, n)))
        or _largest(most, lambda n: view_html(_shortened(bare, _TELLING, n)))
        or view_html(_shortened(bare, _TELLING, 0))
    )


def _fits(page: str) -> bool:
    return len(page.encode()) <= LIMIT


def _largest(most: int, page: Callable[[int], str]) -> str | None:
    """The page with the most entries per part that fits, or None when not even none of them does."""
    best, low, high = None, 0, most
    while low <= high:
        middle = (low + high) // 2
        candidate = page(middle)
        if _fits(candidate):
            best, low = candidate, middle + 1
        else:
            high = middle - 1
    return best


def _shortened(seen: View, numerals: tuple[str, ...], limit: int) -> View:
    """At most *limit* entries in each part of the sections called *numerals*."""
    return replace(seen, sections=tuple(_cut(s, limit) if s.numeral in numerals else s for s in seen.sections))


def _cut(section: Section, limit: int) -> Section:
    return replace(section, parts=tuple(cut for part in section.parts for cut in _cut_part(part, limit)))


def _cut_part(part: Part, limit: int) -> tuple[Part, ...]:
    left = len(part.entries) - limit
    if left <= 0:
        return (part,)
    note = (
        f"Còn {padded(left)} tin, bài không nêu ở đây vì thư quá dài; xem đủ trong phần chữ thuần của thư này "
        "hoặc bằng lệnh monitor export clips."
    )
    return (replace(part, entries=part.entries[:limit]), Part("", (note,)))


def view_html(seen: View) -> str:
    """*seen* as one HTML page, however long it is."""
    return _template().render(view=seen)


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("digest.html")
