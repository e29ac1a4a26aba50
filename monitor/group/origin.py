"""Says whose text a family of copies probably is: whom they credit, else the news agency among them, else the earliest.

It is knowledge of today, worked out when it is asked for: which article of a family is told does not hang on it.
Unsure is said where members disagree, where a date proves nothing, and where the one who is credited is not listed.
Its limit: a press release that several print has no original among them, and nothing in it says so; the earliest of
them is then the earliest and no more.

Not here: reading credits (printed.py), counting by owners (houses.py).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.config.houses import Houses
from monitor.group.printed import Credit, credit
from monitor.model import DateOrigin, Origin, Printed

# Of the others only the day is known (a printed paper, an address), or only that it was there by then.
_HOURLY: frozenset[DateOrigin] = frozenset({"feed", "meta", "jsonld", "text"})

# Subscribers have an agency's text before its own site prints it; what it prints later than that it may have taken over.
_WIRE_LATE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _End:
    """Where following credits ends: at a member, or at an outlet that is none."""

    clip: int | None
    outlet: str
    sure: bool


def probable_origin(members: Sequence[Printed], known: Houses) -> Origin:
    """Whose text the *members* of one family print; they must not be empty, their order is of no account."""
    ordered = in_order(members)
    credits_ = {
        each.clip: found
        for each in ordered
        if (found := credit(each.text, each.authors, each.outlet, known)) is not None
    }
    if credits_:
        return _credited(ordered, credits_, known)
    first = ordered[0]
    wire = next((each for each in ordered if known.is_wire(each.outlet)), None)
    if wire is not None and wire.published - first.published <= _WIRE_LATE:
        return Origin(wire.clip, wire.outlet, "wire", _before_all(wire, ordered))
    return Origin(first.clip, first.outlet, "earliest", _before_all(first, ordered))


def in_order(members: Sequence[Printed]) -> list[Printed]:
    """*members* as they were published, to the minute; those of one minute as they came."""
    return sorted(members, key=lambda each: (_minute(each.published), each.clip))


def _credited(ordered: Sequence[Printed], credits_: Mapping[int, Credit], known: Houses) -> Origin:
    ends = [_follow(each, ordered, credits_, known) for each in ordered if each.clip in credits_]
    votes = Counter((end.clip, end.outlet.casefold()) for end in ends)
    most, _ = votes.most_common(1)[0]  # of equals the one that was credited first
    end = next(end for end in ends if (end.clip, end.outlet.casefold()) == most)
    # Who printed it before everybody that names the source, and names none, may be the source.
    first = ordered[0]
    agreed = first.clip in credits_ or first.clip == end.clip
    return Origin(end.clip, end.outlet, "credited", agreed and len(votes) == 1 and all(each.sure for each in ends))


def _follow(start: Printed, ordered: Sequence[Printed], credits_: Mapping[int, Credit], known: Houses) -> _End:
    """Whom *start* credits, whom that one credits, and so on."""
    at, seen, sure = start, {start.clip}, True
    while at.clip in credits_:
        named = credits_[at.clip]
        member = _member(named, at, ordered, known)
        if member is None:
            return _End(None, _name(named), sure and bool(named.outlets))
        if member.clip in seen:  # they credit each other
            first = next(each for each in ordered if each.clip in seen)
            return _End(first.clip, first.outlet, sure=False)
        sure = sure and not _surely_before(at, member)
        seen.add(member.clip)
        at = member
    return _End(at.clip, at.outlet, sure)


def _member(named: Credit, by: Printed, ordered: Sequence[Printed], known: Houses) -> Printed | None:
    """The earliest other member that is an outlet of those *named*."""
    names = {each.name for each in named.outlets}
    others = (each for each in ordered if each.clip != by.clip)
    return next((each for each in others if names & {o.name for o in known.named(each.outlet, loosely=True)}), None)


def _name(named: Credit) -> str:
    """The outlet as sources.toml calls it, the house where several are meant, else as printed."""
    if not named.outlets:
        return named.name
    return named.outlets[0].name if len(named.outlets) == 1 else named.outlets[0].house


def _before_all(one: Printed, ordered: Sequence[Printed]) -> bool:
    return all(_surely_before(one, each) for each in ordered if each is not one)


def _surely_before(a: Printed, b: Printed) -> bool:
    """Whether *a* was published before *b*, by dates that say more than a day."""
    return {a.published_from, b.published_from} <= _HOURLY and _minute(a.published) < _minute(b.published)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
