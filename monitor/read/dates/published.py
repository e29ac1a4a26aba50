"""When an article was published, and how that is known: the first origin that can be believed.

feed, JSON-LD, meta, the date printed for people (a `<time>` too), the address, what scripts of the page name, a
printed date of change, and at last the time of first sight. `dateModified` is never asked. An origin that names
only the day gives way to a later one that names the hour of the same day. What every origin claims is kept, believed
or not. Not here: where dates are printed (printed.py), what is mended or doubted and why (claims.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import chain, islice

from monitor.model import DateClaim, DateOrigin, Page, Pending
from monitor.read.dates.claims import NAMES, Claim, Sighting, claim, doubted, first_of_each, is_making, mended, refused
from monitor.read.dates.printed import Printed, printed_far, printed_near
from monitor.read.page.blocks import Block
from monitor.read.page.head import Head
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.dates import Order, read_moment

_META = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate",
    "publish_date", "publish-date", "publication_date", "article:published", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "datecreated", "date",
)  # fmt: skip
_MOST_OF_A_NAME = 3  # meta elements; more are those of other news
_MOST_PRINTED = 20  # dates that a page prints are compared; more is a list of other news
_LONGEST_RAW = 200  # characters that are kept of what an origin wrote

_IN_ADDRESS = (
    re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])"),
    re.compile(r"[/-](20\d\d)(\d\d)(\d\d)(?=[/-])"),
    re.compile(r"[/-](20\d\d)(\d\d)(\d\d)\d{6,9}(?=\D|$)"),
    re.compile(r"-\d{3}(\d\d)(\d\d)(\d\d)\d{9}(?=\D|$)"),  # 18 digits: id, yymmddhhmmss, id; a common Vietnamese CMS
)


@dataclass(frozen=True, slots=True)
class Published:
    """A moment in UTC, where it was found and what stood there; what each origin claims, and what was mended.

    `claims` holds the first claim of each origin, as it was read there, the best origin first; first sight is none.
    `repairs` says in words which claims were mended or not believed, and why.
    """

    at: datetime
    origin: DateOrigin
    raw: str
    claims: tuple[DateClaim, ...] = ()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything that may say when an article was published."""

    page: Page
    listed: Pending
    head: Head
    selected: str  # what a configured selector found, raw
    blocks: Sequence[Block]  # of the page, chrome too, but for what is_of_others (text/others.py) tells
    plain: Sequence[Block]  # those that are not chrome
    title: str
    language: str  # of the page, as language.py tells it
    zone: tzinfo  # of dates without an offset
    order: Order | None  # of numeric dates that machines of this source print


def find_published(clues: Clues) -> Published:
    """The publication date of an article; the time of first sight when nothing else can be believed."""
    fetched = clues.page.fetched_at
    when = Sighting(clues.listed.first_seen or fetched, fetched, clues.zone, clues.language == "vi")
    near, far = (
        _claimed(printed_near(clues.blocks, clues.title), clues),
        _claimed(printed_far(clues.plain, clues.title), clues),
    )
    claims = _in_order([*_declared(clues), *(list(_first(near)) or _first(far))])
    usable, repairs = _usable(claims, when)
    best = _best(usable, when)
    if best is None or best.changed or not best.has_hour:  # then, and only then, all of the page is looked through
        claims = _in_order([*claims, *islice(chain(near, far), _MOST_PRINTED)])
        usable, repairs = _usable(claims, when)
        best = _best(usable, when)
    kept = tuple(DateClaim(c.origin, c.at, _short(c.raw)) for c in first_of_each(claims))
    if best is None:
        return Published(when.seen, "first-seen", "", kept, repairs)
    return Published(best.at, best.origin, best.raw, kept, repairs)


def _declared(clues: Clues) -> Iterator[Claim]:
    """What is claimed elsewhere than in print; a person's selector wins over everything."""
    head, order = clues.head, clues.order
    for each in _parsed("text", [clues.selected], order, clues):
        yield replace(each, pinned=True)
    yield from _of_feed(clues)
    yield from _parsed("jsonld", [head.published], order, clues)
    yield from _parsed(
        "meta", [value for name in _META for value in head.meta.get(name, ())[:_MOST_OF_A_NAME]], order, clues
    )
    yield from _parsed("url", _in_address(clues.page.final_url), None, clues)
    for each in _parsed("meta", [head.published_in_script], order, clues):
        yield replace(each, hidden=True)


def _of_feed(clues: Clues) -> Iterator[Claim]:
    """The feed's date, which was understood when the feed was read; its words say how sure it is."""
    at, raw = clues.listed.published, clues.listed.published_raw
    if at is None:
        return
    moment = read_moment(raw, zone=clues.zone, order=clues.order)
    if moment and moment.at == at:
        yield claim("feed", moment, raw, clues.zone)
    else:
        yield Claim("feed", at, raw or at.isoformat(), has_hour=True, offset="named", swapped=None)


def _claimed(shown: Iterator[Printed], clues: Clues) -> Iterator[Claim]:
    for each in shown:
        # What is printed for people has the order of people; without Vietnamese around it, the string itself decides.
        for found in _parsed("text", [each.raw], None, clues):
            yield replace(found, changed=each.changed, above=each.above, far=each.far, stamped=each.stamped)


def _first(shown: Iterator[Claim]) -> Iterator[Claim]:
    """The first printed claim of publication, and what was passed on the way to it.

    A stamp in UTC is passed too: only what is printed shows whether its "Z" is true.
    """
    for each in shown:
        yield each
        if not (each.changed or each.above or (each.stamped and each.offset == "utc")):
            return


def _parsed(origin: DateOrigin, raws: Iterable[str], order: Order | None, clues: Clues) -> Iterator[Claim]:
    for raw in raws:
        moment = read_moment(raw, zone=clues.zone, order=order) if raw else None
        if moment:
            yield claim(origin, moment, raw, clues.zone)


_RANK = {"feed": 1, "jsonld": 2, "meta": 3, "text": 4, "url": 5}


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    """*claims*, the best first; those of one origin as they came, those of scripts and of a change last."""
    return sorted(claims, key=lambda c: (c.changed, c.hidden, 0 if c.pinned else _RANK[c.origin]))


def _usable(claims: Sequence[Claim], when: Sighting) -> tuple[list[Claim], tuple[str, ...]]:
    """Those of *claims* that can be true, mended where they have to be, and in words what was done."""
    usable, repairs = [], []
    for n, each in enumerate(claims):
        others = [*claims[:n], *claims[n + 1 :]]
        better, how = mended(each, others, when)
        why = refused(better, others, when)
        repairs += [words for words in (how, why) if words]
        if not why:
            usable.append(better)
    for each in [c for c in usable if is_making(c, usable, when)]:
        repairs.append(f"the {NAMES[each.origin]} is the time at which the page was made: the printed date is taken")
        usable.remove(each)
    feed = next((c for c in usable if c.origin == "feed"), None)
    why = doubted(feed, usable, when) if feed else ""
    if why:
        repairs.append(why)
        usable = [c for c in usable if c.origin != "feed"]
    return usable, tuple(dict.fromkeys(repairs))


def _best(usable: Sequence[Claim], when: Sighting) -> Claim | None:
    """The first claim; where it names only the day, the first that names the hour of that day, not far from the headline."""
    if not usable:
        return None
    first = usable[0]
    same = (c for c in usable if c.has_hour and not c.far and when.day(c.at) == when.day(first.at))
    # A page that prints its day without an hour may print the hour of its making above.
    made_today = first.origin == "text" and when.day(first.at) == when.day(when.fetched)
    return first if first.has_hour else next((c for c in same if not (c.above and made_today)), first)


def _short(raw: str) -> str:
    return one_line(raw[: 2 * _LONGEST_RAW])[:_LONGEST_RAW]


def _in_address(url: str) -> Iterator[str]:
    """The day that *url* names, as ISO; several systems number their articles by the time of writing."""
    for pattern in _IN_ADDRESS:
        match = pattern.search(url)
        if match:
            year, month, day = match.groups()
            yield f"{year if len(year) == 4 else '20' + year}-{month}-{day}"
