"""The programs of a running `monitor serve`, the digest that is due now, and the clock, as findings. Not here: the jobs (schedule.py)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.doctor.finding import Finding
from monitor.doctor.when import when
from monitor.pipeline.outgoing.heartbeat import last_beat, limit
from monitor.pipeline.outgoing.troubles import LANES, LateDigest, clock_doubt, is_serving, late_digest, misdated
from monitor.store import Store

_ADVICE = {
    "waits": "see whether `monitor sources` shows a round that hangs, or run `monitor digest send`",
    "not begun": "see the lines of its programs, or run `monitor digest send`",
    "under way": "see the lines of its programs; it is started again by itself when it hangs",
}
_HANGS = "it hangs: `monitor serve` starts it again"
_NOT_REACHED = "nobody can reach the desk: see the lines of `monitor serve`, another program may have its port"


def lane_findings(settings: Settings, store: Store, data: Path, now: datetime) -> Iterator[Finding]:
    """While `monitor serve` runs: the last sign of life of each program, and a digest that is due and not done."""
    zone = ZoneInfo(settings.office.timezone)
    if not is_serving(store):
        return
    for lane in LANES:
        yield _lane(data, lane, now, zone)
    late = late_digest(settings, store, now)
    if late:
        yield _late(late, zone)


def clock_findings(settings: Settings, store: Store, now: datetime) -> Iterator[Finding]:
    """Whether something was kept of hours that are still to come."""
    zone = ZoneInfo(settings.office.timezone)
    doubt = clock_doubt(store, now)
    if doubt:
        kept = [f"edition {number} is of {when(due, zone)}" for number, due, _ in doubt.editions]
        kept += [f"{run.job} was done for {when(run.due, zone)}" for run in doubt.jobs]
        text = (
            f"the clock says {when(now, zone)}, yet {kept[0]}{f', and {len(kept) - 1} more' if len(kept) > 1 else ''}: it "
            "is wrong now, or was wrong then. Set it. Once it has run right for an hour, `monitor serve` goes on by itself; "
            "if it is right and the digest does not go, run `monitor digest send --believe-clock`"
        )
        yield Finding(False, text)
    for run in misdated(store, now):
        text = f"{run.report} was cut for {when(run.due, zone)} under a clock that ran ahead: it counts no more, that day gets its own"
        yield Finding(True, text)


def _lane(data: Path, lane: str, now: datetime, zone: ZoneInfo) -> Finding:
    beat = last_beat(data, lane)
    if beat is None:
        return Finding(True, f"its program {lane}: no sign of life yet")
    doing = f" ({beat.doing})" if beat.doing else ""
    text = f"its program {lane}: last sign of life {when(beat.seen, zone)}{doing}"
    if now - beat.seen <= limit(lane, beat.doing):
        return Finding(True, text)
    return Finding(False, f"{text}; {_NOT_REACHED if lane == 'desk' else _HANGS}")


def _late(late: LateDigest, zone: ZoneInfo) -> Finding:
    said = {
        "waits": f"waits for the press since {when(late.since, zone)}",
        "not begun": "was not begun",
        "under way": f"is under way since {when(late.since, zone)}",
    }[late.how]
    text = f"the digest of {when(late.due, zone)} {said}"
    return Finding(not late.late, f"{text}; {_ADVICE[late.how]}" if late.late else text)
