"""The dates that a page and its source claim for an article, and which of them are mended or doubted.

A claim is mended only when another origin shows how it went wrong; every mending is told in words. Not here: what
a page prints (printed.py), and the choice among the claims (published.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from monitor.model import DateOrigin
from monitor.vietnamese.dates import Moment

NAMES: dict[DateOrigin, str] = {
    "feed": "feed",
    "jsonld": "JSON-LD",
    "meta": "meta element",
    "text": "printed date",
    "url": "address",
}
_TOLERANCE = timedelta(minutes=10)  # clocks differ; DOMAIN.md 8.4
_SAME = timedelta(minutes=5)  # two origins mean one moment: a page is released some minutes after it is dated
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # no newspaper of the web is older
_AWAY = timedelta(days=1)  # a feed's date so far from the page's own is that of something else
_COLLECTED = timedelta(minutes=15)  # a feed's date so near to first sight may be the time of collection …
_LATER = timedelta(hours=1)  # … where the page dates itself so much earlier
_RECENT = timedelta(days=2)  # … but not so early that its head may be a template's
_FRESH = timedelta(days=2)  # what a source lists for the first time is mostly not older
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Claim:
    """A moment in UTC that one origin claims."""

    origin: DateOrigin
    at: datetime
    raw: str
    has_hour: bool
    offset: str  # as Moment.offset
    swapped: datetime | None
    changed: bool = False  # it says itself that it is the date of a change
    above: bool = False  # printed before the headline
    far: bool = False  # printed far from the headline, so perhaps of something else
    stamped: bool = False  # kept in an attribute beside what is printed: written by a machine
    pinned: bool = False  # a person's selector found it
    hidden: bool = False  # a script of the page names it


@dataclass(frozen=True, slots=True)
class Sighting:
    """When the address was first seen and the page fetched (UTC), and the zone of the source."""

    seen: datetime
    fetched: datetime
    zone: tzinfo
    vietnamese: bool = False  # the page is in Vietnamese, so what it prints has the day before the month

    def day(self, at: datetime) -> date:
        """The day of *at* in the zone of the source."""
        return at.astimezone(self.zone).date()

    def shift(self, at: datetime) -> timedelta:
        """How far the source's clocks were ahead of UTC at *at*."""
        return at.astimezone(self.zone).utcoffset() or timedelta()

    def future(self, at: datetime) -> bool:
        """Whether *at* had not yet come when the page was fetched."""
        return at > self.fetched + _TOLERANCE


def claim(origin: DateOrigin, moment: Moment, raw: str, zone: tzinfo) -> Claim:
    """The claim of *origin* that was read from *raw*. Midnight sharp is what systems write for a day alone."""
    local = moment.at.astimezone(zone)
    sharp = (local.hour, local.minute, local.second) == (0, 0, 0)
    return Claim(origin, moment.at, raw, moment.has_hour and not sharp, moment.offset, moment.swapped)


def mended(each: Claim, others: Sequence[Claim], when: Sighting) -> tuple[Claim, str]:
    """*each* as it was meant, judged by the *others*, and what was mended in words ("" for nothing)."""
    if not each.pinned:
        for mend in (_day_and_month, _zone):
            better, how = mend(each, others, when)
            if how:
                return better, how
    return each, ""


def refused(each: Claim, others: Sequence[Claim], when: Sighting) -> str:
    """Why *each* cannot be the date of publication, judged by the *others* too, in words; "" when it can."""
    name, local = NAMES[each.origin], each.at.astimezone(when.zone)
    if when.future(each.at):
        return f"the {name} lies in the future ({each.raw[:60]}): not believed"
    if each.at < _EARLIEST:
        return f"the {name} is older than the web ({each.raw[:60]}): not believed"
    if _is_first_minute(each, local) and not _is_new_year(each, others, when):  # what systems print for "some year"
        return f"the {name} is the first minute of a year, a guess of a system: not believed"
    if each.above and _is_today(each, when):
        return f"the {name} above the headline is that of the day of fetching: not believed"
    return ""


def doubted(feed: Claim, others: Sequence[Claim], when: Sighting) -> str:
    """Why the page's own claims are to be believed before its *feed*, in words; "" when the feed stands."""
    heads = [c for c in others if c.origin in ("jsonld", "meta")]
    shown = [c for c in others if c.origin in ("text", "url") and not c.changed]
    if not heads:
        return ""
    head = heads[0]
    agreed = any(when.day(each.at) == when.day(head.at) for each in shown)
    if agreed and abs(feed.at - head.at) > _AWAY and when.day(feed.at) != when.day(head.at):
        return "the feed's date is days away from that on which the page's head and print agree: theirs is taken"
    early = feed.at - head.at
    collected = abs(feed.at - when.seen) <= _COLLECTED and head.has_hour and early >= _LATER
    if collected and (agreed or early <= _RECENT):
        return "the feed's date is the time of collection: the page's own is taken"
    return ""


def is_making(head: Claim, others: Sequence[Claim], when: Sighting) -> bool:
    """Whether *head*, of JSON-LD or a meta element, is the time at which the page was made.

    It is when it is that of fetching, the print near the headline names an earlier day, and neither feed nor address
    knows of today.
    """
    if head.origin not in ("jsonld", "meta") or not head.has_hour or abs(head.at - when.fetched) > _TOLERANCE:
        return False
    if any(c.origin in ("feed", "url") and when.day(c.at) == when.day(head.at) for c in others):
        return False
    near = [c for c in others if c.origin == "text" and not c.far]
    return bool(near) and all(when.day(c.at) < when.day(head.at) for c in near)


def _zone(each: Claim, others: Sequence[Claim], when: Sighting) -> tuple[Claim, str]:
    """A false "Z" and its kin: the figures are right and the zone is not.

    The hour printed for readers is local time, so it decides where it is off by exactly the source's offset; a few
    minutes between the two are no fault, and then the better origin stands. An origin with an offset of its own that
    names the same moment keeps *each* as it is: then it is the print that is in another zone.
    """
    shift, name = when.shift(each.at), NAMES[each.origin]
    if not each.has_hour or not shift or (each.origin == "text" and each.offset != "utc"):
        return each, ""
    sign = {"utc": '"Z"', "named": "offset", "": "zone"}[each.offset]
    local = replace(each, at=each.at - shift)
    if when.future(each.at) and each.offset == "utc" and not when.future(local.at):
        return local, f'the "Z" of the {name} is false: taken as local time'
    witnesses = [c for c in others if c.has_hour and not (c.changed or c.far) and _is_other(c, each)]
    if any(abs(c.at - each.at) <= _SAME and c.offset == "named" for c in witnesses):
        return each, ""
    for other in witnesses:
        shown = other.origin == "text" and other.offset != "utc"
        sure = shown or (each.offset == "utc" and other.offset == "named")
        if sure and abs(local.at - other.at) <= _SAME:
            return local, f"the {sign} of the {name} is false: taken as local time"
        late = replace(each, at=each.at + shift)
        if shown and each.offset != "utc" and abs(late.at - other.at) <= _SAME:
            return late, f"the {sign} of the {name} is false: taken as UTC"
    return each, ""


def _day_and_month(each: Claim, others: Sequence[Claim], when: Sighting) -> tuple[Claim, str]:
    """Day and month the wrong way round: no other origin knows the day, and one knows its reverse."""
    swapped = each.swapped or _reversed(each, others, when)
    if swapped is None or when.future(swapped) or (_is_of_people(each, when) and not when.future(each.at)):
        return each, ""
    rest = [c for c in others if c.origin != each.origin and not c.changed]
    if any(when.day(c.at) == when.day(each.at) for c in rest):
        return each, ""
    # Of two claims that could both be read the other way, the printed one has the order of people and so is right.
    sure = [c for c in rest if c.swapped is None or (c.origin == "text" and each.origin != "text")]
    fits = any(when.day(c.at) == when.day(swapped) for c in sure)
    if fits or (when.future(each.at) and when.seen - _FRESH <= swapped):
        how = f"day and month of the {NAMES[each.origin]} were the wrong way round ({each.raw[:60]})"
        return replace(each, at=swapped, swapped=None), how
    return each, ""


def _is_of_people(each: Claim, when: Sighting) -> bool:
    """Whether *each* is printed for readers of Vietnamese, who know one order only."""
    return each.origin == "text" and not each.stamped and when.vietnamese


def _reversed(each: Claim, others: Sequence[Claim], when: Sighting) -> datetime | None:
    """*each*, which the head writes as ISO, with day and month changed round, where just that is printed."""
    local = each.at.astimezone(when.zone)
    if each.origin not in ("jsonld", "meta") or local.day > 12 or not _ISO.match(each.raw):
        return None
    swapped = local.replace(day=local.month, month=local.day)
    shown = (c for c in others if c.swapped and _is_of_people(c, when) and not (c.changed or c.far))
    same = any(c.swapped and when.day(c.at) == when.day(swapped) for c in shown)
    return swapped.astimezone(UTC) if same else None


def _is_other(witness: Claim, each: Claim) -> bool:
    """Whether *witness* comes from elsewhere than *each*; what is printed beside a stamp in UTC is not of the stamp."""
    return witness.origin != each.origin or (each.offset == "utc" != witness.offset)


def _is_first_minute(each: Claim, local: datetime) -> bool:
    """Whether *each* is the first minute of a year, in its own zone (*local*) or in UTC where it says that it is in UTC."""
    minutes = (local, each.at) if each.offset == "utc" else (local,)
    return any((at.month, at.day, at.hour, at.minute) == (1, 1, 0, 0) for at in minutes)


def _is_new_year(each: Claim, others: Sequence[Claim], when: Sighting) -> bool:
    """Whether first sight, or one of *others* that does not come from the same field, shows 1 January to be true."""
    if when.seen - _FRESH <= each.at <= when.seen:
        return True
    same = [c for c in others if c.origin != each.origin and not c.changed and when.day(c.at) == when.day(each.at)]
    return any(c.origin in ("text", "url") or c.has_hour for c in same)


def _is_today(each: Claim, when: Sighting) -> bool:
    """Whether *each* is the day, or the time, at which the page was made: what a bar at the top prints."""
    if each.has_hour:
        return abs(each.at - when.fetched) <= _TOLERANCE
    return when.day(each.at) == when.day(when.fetched)


def first_of_each(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The first claim of every origin; dates of a change and of scripts only where an origin has no other."""
    seen = set()
    for each in sorted(claims, key=lambda c: c.changed or c.hidden):
        if each.origin not in seen:
            seen.add(each.origin)
            yield each
