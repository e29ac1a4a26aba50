"""Makes a page of a report short enough for mail programs, which cut a mail at about 102 kB. Not here: what it says.

The full list loses entries first, the events of section II only when that is not enough; each place says so.
"""

from collections.abc import Callable
from dataclasses import replace

from monitor.publish.report_items import LIST
from monitor.publish.view_values import Part, Section, View
from monitor.vietnamese.wording import padded

TELLING = "II"


def shortened(seen: View, render: Callable[[View], str], limit: int, file: str) -> str:
    """*seen* as *render* shows it, in at most *limit* bytes where that can be; *file* is where all of it stands."""
    page = render(seen)
    for numeral in (LIST, TELLING):
        if _fits(page, limit):
            return page
        low, high = 0, max((len(p.entries) for s in seen.sections if s.numeral == numeral for p in s.parts), default=0)
        page = render(_cut(seen, numeral, 0, file))
        while low < high:  # `page` shows `low` entries of each part; that fits, or nothing does
            middle = (low + high + 1) // 2
            longer = render(_cut(seen, numeral, middle, file))
            if _fits(longer, limit):
                low, page = middle, longer
            else:
                high = middle - 1
        seen = _cut(seen, numeral, low, file)
    return page


def _fits(page: str, limit: int) -> bool:
    return len(page.encode()) <= limit


def _cut(seen: View, numeral: str, most: int, file: str) -> View:
    """At most *most* entries in each part of the section called *numeral*."""
    return replace(seen, sections=tuple(_section(s, most, file) if s.numeral == numeral else s for s in seen.sections))


def _section(section: Section, most: int, file: str) -> Section:
    if all(len(part.entries) <= most for part in section.parts):
        return section
    why = f"Thư quá dài nên mục này không nêu đủ; xem đủ trong phần chữ thuần của thư này hoặc tệp {file} của cơ quan."
    return replace(section, parts=(Part("", (why,)), *(each for part in section.parts for each in _part(part, most))))


def _part(part: Part, most: int) -> tuple[Part, ...]:
    left = len(part.entries) - most
    if left <= 0:
        return (part,)
    return replace(part, entries=part.entries[:most]), Part("", (f"Còn {padded(left)} mục tin không nêu ở đây.",))
