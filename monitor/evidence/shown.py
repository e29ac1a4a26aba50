"""What `monitor evidence show` says of one clip, and the captured page it writes.

Not here: whether it is still as it was (`evidence verify`).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from monitor.crawl.evidence import from_warc
from monitor.errors import InputError
from monitor.model import Article, Change, Clip, Visit
from monitor.store import Store
from monitor.store.evidence import Capture, Stamp

_SAME_MINUTE = timedelta(minutes=1)
_SIGNS = {"changed": "~", "added": "+", "removed": "-"}


def shown_lines(store: Store, number: int, zone: tzinfo) -> Iterator[str]:
    """The captures, revisions and later looks of the clip *number*; times in *zone*. InputError: there is no such clip."""
    clip = _clip(store, number)
    yield f"clip {clip.id}: {clip.article.title}"
    yield f"    {clip.outlet}, {clip.article.url or 'no address'}"
    yield from _date(clip.article, zone)
    yield from (f"    repaired: {repair}" for repair in clip.article.repairs)
    if robots := store.evidence.robots_of(number):
        yield f"    robots.txt: {robots}"
    captures = store.evidence.of_article(number)
    if not captures:
        yield f"no page was captured: {_without(clip)}"
    for capture in captures:
        stamps = store.evidence.stamps(capture.number)
        yield from _capture(capture, stamps[0] if stamps else None, zone)
    for revision, seen_at, changes in store.revisits.differences(number):
        yield f"revision {revision}, read {_when(seen_at, zone)}"
        for change in changes:
            yield from _change(change)
    for visit in store.revisits.visits(number):
        yield _visit(visit, zone)
    if clip.vanished_at:
        yield f"vanished: its address is gone since {_when(clip.vanished_at, zone)}"


def write_page(store: Store, number: int, capture_number: int | None, out: Path) -> str:
    """Write a captured page of the clip *number* to *out*, the last one where none is named; return what was done.

    The page is the body as the server sent it, unpacked. Raises InputError when there is no such clip or capture, or
    its bytes are gone.
    """
    clip = _clip(store, number)
    captures = {capture.number: capture for capture in store.evidence.of_article(number)}
    if not captures:
        raise InputError(f"clip {number} has no captured page: {_without(clip)}")
    wanted = max(captures) if capture_number is None else capture_number
    if wanted not in captures:
        raise InputError(f"clip {number} has no capture {wanted}; its captures are {', '.join(map(str, captures))}")
    records = store.evidence.captured(wanted)
    if records is None:
        dropped = captures[wanted].kept_file is None and captures[wanted].dropped_at is not None
        why = "its file was dropped by rule" if dropped else "it is damaged or missing; run `monitor evidence verify`"
        raise InputError(f"the page of capture {wanted} cannot be written: {why}")
    body = from_warc(records).body
    out.write_bytes(body)
    return (
        f"capture {wanted}: {len(body)} bytes written to {out}, {captures[wanted].content_type or 'of no stated type'}"
    )


def _clip(store: Store, number: int) -> Clip:
    clip = store.clip(number)
    if clip is None:
        raise InputError(f"there is no clip {number}; `monitor export clips` lists them all with their numbers")
    return clip


def _date(article: Article, zone: tzinfo) -> Iterator[str]:
    """When it was published and how that is known; every origin that claims another moment."""
    raw = f": {article.published_raw}" if article.published_raw else ""
    yield f"    published {_when(article.published, zone)} (from {article.published_from}{raw})"
    for claim in article.dates:
        if _disagrees(claim.at, article.published, zone):
            yield f"    but its {claim.origin} says {_when(claim.at, zone)}: {claim.raw}"


def _disagrees(claim: datetime, published: datetime, zone: tzinfo) -> bool:
    """Whether a claim is another minute; one that names only the day (midnight in *zone*) agrees with its whole day."""
    local = claim.astimezone(zone)
    day_only = (local.hour, local.minute) == (0, 0) and local.date() == published.astimezone(zone).date()
    return abs(claim - published) >= _SAME_MINUTE and not day_only


def _without(clip: Clip) -> str:
    """Why a clip has no captured page."""
    if clip.medium != "bao-dien-tu":
        return "the clip comes from print, radio or television"
    return "the clip is older than the evidence, or was brought in without its page"


def _capture(capture: Capture, stamp: Stamp | None, zone: tzinfo) -> Iterator[str]:
    yield f"capture {capture.number}, {_when(capture.captured_at, zone)}: {capture.status} {capture.content_type}".rstrip()
    for hop in capture.redirects:
        yield f"    redirected from {hop}"
    yield f"    address  {capture.final_url}"
    yield f"    page     sha256 {capture.payload_sha256}"
    yield f"    record   sha256 {capture.record_sha256}, {capture.length} bytes"
    if capture.kept_file:
        yield f"    kept     {capture.kept_file} from byte {capture.kept_offset}"
    if capture.spool_file:
        gone = f", dropped by rule {_when(capture.dropped_at, zone)}" if capture.dropped_at else ""
        yield f"    spool    {capture.spool_file} from byte {capture.spool_offset}{gone}"
    yield f"    link     {capture.chain}"
    if stamp:
        yield f"    stamped  {_when(stamp.at, zone)} by {stamp.service}, with all up to capture {stamp.number}"


def _change(change: Change) -> Iterator[str]:
    """The words before and after, each in a line."""
    yield f"    {_SIGNS[change.change]} {change.where} {change.change}"
    if change.before:
        yield f"        before: {change.before}"
    if change.after:
        yield f"        after:  {change.after}"


def _visit(visit: Visit, zone: tzinfo) -> str:
    capture = f" (capture {visit.capture})" if visit.capture else ""
    return f"looked at {_when(visit.at, zone)}: {visit.outcome}{f', {visit.reason}' if visit.reason else ''}{capture}"


def _when(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S %z}"
