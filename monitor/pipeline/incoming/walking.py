"""How far a list is read back, page by page, so that nothing between two polls is lost. Decides; touches nothing.

    first answer of an address ─> next pages ─> … until known ground ─> one Poll with everything found

A listing goes on with its next page until most of a page is known from before, or older than the last whole reading
(at the first poll: than `first_days`). An index of sitemaps goes on with those of its sitemaps that changed since. A
feed that ends before what is known has left a gap: the sitemaps that the host's robots.txt names are read back over it.
The pages of one walk are kept together, in one transaction with the validators, or not at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.addresses import key
from monitor.model import Found, Poll, SourceKind, Validators

MOST_PAGES = 50  # of one list at one poll: at twenty articles a page, a week of a busy paper
FIRST_PAGES = 5  # at a first poll of a list that prints no dates
MOST_SITEMAPS = 20  # of one index at one poll
PINNED = 3  # entries that stand at the top of a feed for days
OVERLAP = timedelta(days=1)  # sitemaps name the day, and articles are listed later than they are dated


@dataclass(frozen=True, slots=True)
class Walk:
    """One address of a source, as far as it was read in this round."""

    source: str
    url: str
    kind: SourceKind
    back_to: datetime  # what is older need not be read
    last_whole: datetime | None  # the last reading that reached known ground; None: there is none yet
    polls: tuple[Poll, ...] = ()  # the first answer and those of further pages
    waiting: tuple[str, ...] = ()  # further addresses that were not answered yet
    filled: tuple[Found, ...] = ()  # what sitemaps named that a feed had missed
    note: str = ""

    @property
    def asked(self) -> frozenset[str]:
        """Every address of this walk that was asked or waits."""
        return frozenset({self.url, *(poll.url for poll in self.polls), *self.waiting})

    @property
    def filling(self) -> bool:
        """Whether further addresses are sitemaps that fill a feed's gap."""
        return self.kind == "feed"


def begin(source: str, url: str, kind: SourceKind, last_whole: datetime | None, first: datetime) -> Walk:
    """A walk that has not begun; *first* is how far back a first poll reads."""
    back_to = last_whole - OVERLAP if last_whole else first
    return Walk(source, url, kind, back_to, last_whole)


def step(walk: Walk, poll: Poll, known: frozenset[str], sitemaps: Callable[[], Sequence[str]]) -> Walk:
    """*walk* after the answer *poll* to its first address or to a further one.

    *known* are the keys of what *poll* found that were known at the last whole reading; *sitemaps* gives those that
    the host's robots.txt names.
    """
    after = replace(walk, polls=(*walk.polls, poll), waiting=tuple(url for url in walk.waiting if url != poll.url))
    if poll.outcome != "changed":
        return after
    if walk.kind == "listing":
        return _next_page(after, poll, _fresh(walk, poll), known)
    if walk.kind == "feed" and not walk.polls:
        return _fill(after, sitemaps) if _is_gap(walk, poll, known) else after
    if walk.filling:
        after = replace(after, filled=(*after.filled, *(found for found in poll.found if _is_new(walk, found))))
    return _sitemaps(after, poll)


def needs_known(walk: Walk) -> bool:
    """Whether the next step of *walk* asks what of its answer was known: a sitemap is read whole in any case."""
    return walk.kind == "listing" or (walk.kind == "feed" and not walk.polls)


def result(walk: Walk) -> tuple[Poll, bool]:
    """Everything *walk* found as one answer of its first address, and whether it was read back to known ground."""
    first, further = walk.polls[0], walk.polls[1:]
    if first.outcome != "changed":
        return first, True
    failed = [poll for poll in further if _is_missing(walk, poll)]
    whole = not any(poll.failure == "temporary" for poll in failed)
    notes = [first.reason, walk.note, *(f"{poll.url} could not be read: {poll.reason}" for poll in failed)]
    own = [first] if walk.filling else [first, *further]
    found = _unique([*(each for poll in own for each in poll.found), *walk.filled])
    if not found and failed:
        return replace(failed[0], url=first.url, reason=f"{failed[0].url}: {failed[0].reason}"), False
    # Over what is missing the server would say "unchanged"; and so would an index over the sitemaps it names.
    validators = first.validators if whole and not (walk.kind == "sitemap" and first.further) else Validators()
    reason = "; ".join(note for note in notes if note)
    return replace(first, found=found, further=(), validators=validators, reason=reason), whole


def _is_missing(walk: Walk, poll: Poll) -> bool:
    """Whether a further page could not be read. A page behind the last one of a listing is only its end."""
    return not poll.succeeded and not (walk.kind == "listing" and poll.failure == "soft")


def _fresh(walk: Walk, poll: Poll) -> list[Found]:
    """What *poll* found that no page of this walk had named: a sidebar stands on every page."""
    before = {key(found.url) for page in walk.polls for found in page.found}
    return [found for found in poll.found if key(found.url) not in before]


def _next_page(walk: Walk, poll: Poll, fresh: Sequence[Found], known: frozenset[str]) -> Walk:
    following = [further.url for further in poll.further if further.url not in walk.asked][:1]
    if not following or not fresh or _on_known_ground(walk, fresh, known):
        return walk
    if len(walk.polls) >= _most_pages(walk, fresh):
        told = "" if walk.last_whole is None else f"read back {len(walk.polls)} pages without reaching known articles"
        return replace(walk, note=told)
    return replace(walk, waiting=tuple(following))


def _on_known_ground(walk: Walk, fresh: Sequence[Found], known: frozenset[str]) -> bool:
    if 2 * sum(key(found.url) in known for found in fresh) >= len(fresh):
        return True
    dates = [found.published for found in fresh if found.published]
    return bool(dates) and max(dates) < walk.back_to


def _most_pages(walk: Walk, fresh: Sequence[Found]) -> int:
    dated = any(found.published for found in fresh)
    return MOST_PAGES if walk.last_whole or dated else FIRST_PAGES


def _sitemaps(walk: Walk, poll: Poll) -> Walk:
    """Go on with the sitemaps of an index that may name something new."""
    allowed = max(0, MOST_SITEMAPS - (len(walk.polls) - 1) - len(walk.waiting))
    new = [f.url for f in poll.further if (f.changed is None or f.changed >= walk.back_to) and f.url not in walk.asked]
    told = f"{len(new) - allowed} of its sitemaps were left out" if len(new) > allowed else walk.note
    return replace(walk, waiting=(*walk.waiting, *new[:allowed]), note=told)


def _is_gap(walk: Walk, poll: Poll, known: frozenset[str]) -> bool:
    """Whether the feed *poll* ends before what is known begins; a few known entries may be pinned to its top."""
    if walk.last_whole is None or not poll.found or key(poll.found[-1].url) in known:
        return False
    return sum(key(found.url) in known for found in poll.found) <= PINNED


def _fill(walk: Walk, sitemaps: Callable[[], Sequence[str]]) -> Walk:
    waiting = tuple(url for url in sitemaps() if url not in walk.asked)[:MOST_SITEMAPS]
    told = "" if waiting else "it ends before what is known, so articles since the last poll may be missing"
    return replace(walk, waiting=waiting, note=told)


def _is_new(walk: Walk, found: Found) -> bool:
    """Whether what a sitemap names may fill the gap: what is new by its date, for it may name twenty years."""
    dated = found.published or found.changed
    return dated is not None and dated >= walk.back_to


def _unique(found: Sequence[Found]) -> tuple[Found, ...]:
    table: dict[str, Found] = {}
    for each in found:
        table.setdefault(each.url, each)
    return tuple(table.values())
