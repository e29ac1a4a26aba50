"""When an article was published, and how that is known: the first origin that can be believed.

feed, JSON-LD, meta, `<time>` and the date printed beside the headline, the address, and at last the time of
first sight. `dateModified` is never asked. A date may not lie in the future; a false "Z" is mended, as DOMAIN.md
8.4 says. An origin that names only the day gives way to a later one that names the hour of the same day.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from monitor.model import DateOrigin, Page, Pending
from monitor.read.page.blocks import Block
from monitor.read.page.head import Head
from monitor.read.text.title import letters
from monitor.vietnamese.dates import Order, parse_date, says_hour

_META = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate",
    "publish_date", "publish-date", "publication_date", "article:published", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "datecreated", "date",
)  # fmt: skip
_TOLERANCE = timedelta(minutes=10)  # clocks differ; DOMAIN.md 8.4
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # no newspaper of the web is older
_FALSE_Z = re.compile(r"(?:Z|GMT|UTC|[+-]00:?00)\s*$")
_NEAR_BEFORE, _NEAR_AFTER = 6, 12  # blocks around the headline in which its date is printed
_DATED_LINK = 30  # characters of a date that is a link
_PARAGRAPH = 100  # characters of what is certainly text
_LONGEST = 160  # characters: longer blocks are text, and days in a text are days of events

_IN_ADDRESS = (
    re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])"),
    re.compile(r"[/-](20\d\d)(\d\d)(\d\d)(?=[/-])"),
    re.compile(r"[/-](20\d\d)(\d\d)(\d\d)\d{6,9}(?=\D|$)"),
    re.compile(r"-\d{3}(\d\d)(\d\d)(\d\d)\d{9}(?=\D|$)"),  # 18 digits: id, yymmddhhmmss, id; a common Vietnamese CMS
)


@dataclass(frozen=True, slots=True)
class Published:
    """A moment in UTC, where it was found and what stood there."""

    at: datetime
    origin: DateOrigin
    raw: str


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything that may say when an article was published."""

    page: Page
    listed: Pending
    head: Head
    selected: str  # what a configured selector found, raw
    blocks: Sequence[Block]  # all of the page, chrome too
    title: str
    zone: tzinfo  # of dates without an offset
    order: Order | None  # of numeric dates that machines of this source print


def find_published(clues: Clues) -> Published:
    """The publication date of an article; the time of first sight when nothing else can be believed."""
    rough: Published | None = None
    for each in _origins(clues):
        believed = _believed(each, clues)
        if believed is None or (rough and _day(believed, clues) != _day(rough, clues)):
            continue
        if says_hour(each.raw):
            return believed
        rough = rough or believed
    return rough or Published(clues.listed.first_seen or clues.page.fetched_at, "first-seen", "")


def _origins(clues: Clues) -> Iterator[Published]:
    """Every date that is claimed, the best origin first; a person's selector wins over everything."""
    listed, head = clues.listed, clues.head
    yield from _parsed("text", [clues.selected], clues.order, clues)
    if listed.published:
        yield Published(listed.published, "feed", listed.published_raw or listed.published.isoformat())
    yield from _parsed("jsonld", [head.published], clues.order, clues)
    yield from _parsed("meta", [value for name in _META for value in head.meta.get(name, ())], clues.order, clues)
    # What is printed for people has the order of people; without Vietnamese around it, the string itself decides.
    yield from _parsed("text", _printed(clues.blocks, clues.title), None, clues)
    yield from _parsed("url", _in_address(clues.page.final_url), None, clues)


def _parsed(origin: DateOrigin, raws: Iterable[str], order: Order | None, clues: Clues) -> Iterator[Published]:
    for raw in raws:
        at = parse_date(raw, zone=clues.zone, order=order) if raw else None
        if at:
            yield Published(at, origin, raw)


def _believed(each: Published, clues: Clues) -> Published | None:
    """*each* when it can be true, mended when only its "Z" is false, else None."""
    latest = clues.page.fetched_at + _TOLERANCE
    at = each.at
    if at > latest and _FALSE_Z.search(each.raw):
        at -= at.astimezone(clues.zone).utcoffset() or timedelta()
    local = at.astimezone(clues.zone)
    guess = (local.month, local.day, local.hour, local.minute) == (1, 1, 0, 0)  # what systems print for "some year"
    if at > latest or at < _EARLIEST or guess:
        return None
    return Published(at, each.origin, each.raw)


def _day(each: Published, clues: Clues) -> date:
    return each.at.astimezone(clues.zone).date()


def _printed(blocks: Sequence[Block], title: str) -> Iterator[str]:
    """What may be the printed date: what stands nearest to the headline first, then any `<time>`."""
    for distance, block in beside(blocks, title):
        yield block.stamp
        # A date just behind the headline may be a link to the day's news.
        dated_link = 0 < distance <= 3 and len(block.text) <= _DATED_LINK
        if len(block.text) <= _LONGEST and distance and (block.linked <= 0.5 or dated_link):
            yield block.text
    yield from (block.stamp for block in blocks if block.linked <= 0.5)


def beside(blocks: Sequence[Block], title: str) -> list[tuple[int, Block]]:
    """The blocks around the headline with their distance from it, the nearest first, those behind it before others.

    They end with the second paragraph: dates behind the text are those of other news.
    """
    key = letters(title)
    place = next((n for n, block in enumerate(blocks) if key and letters(block.text) == key), None)
    if place is None:
        return []
    first, near, paragraphs = max(0, place - _NEAR_BEFORE), [], 0
    for n, block in enumerate(blocks[first : place + _NEAR_AFTER + 1], first):
        near.append((n - place, block))
        paragraphs += n > place and len(block.text) >= _PARAGRAPH and block.linked <= 0.5
        if paragraphs == 2:
            break
    return sorted(near, key=lambda each: (abs(each[0]), each[0] < 0))


def _in_address(url: str) -> Iterator[str]:
    """The day that *url* names, as ISO; several systems number their articles by the time of writing."""
    for pattern in _IN_ADDRESS:
        match = pattern.search(url)
        if match:
            year, month, day = match.groups()
            yield f"{year if len(year) == 4 else '20' + year}-{month}-{day}"
