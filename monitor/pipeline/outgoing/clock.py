"""What a digest may believe of the machine's clock, and which edition stands for an hour when clocks went wrong.

    less than a day back   an edition was cut early at the most: every day still has its own, and nothing is done twice
    more than a day back   the clock is wrong now, or was wrong then. A person says which (--believe-clock); or the clock
                           says it itself, once it has run for an hour without a step (`believe`). Then what was kept under
                           the clock that ran ahead keeps its number and counts no more, and each day has its digest.
    before three editions  it is wrong now, as with an empty battery: nothing is cut until a person has set it

Not here: cutting (morning.py), the hour without a step (the room serving), saying it (doctor).
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.errors import MonitorError
from monitor.pipeline.session import Session
from monitor.store import Store

# A clock that is ahead by less can have cut the digest of a day early, never left one out.
SET_BACK = timedelta(hours=24)
MISDATED = "edition-ahead"  # among the jobs: the hour of an edition that was cut under a clock that ran ahead
_PROOF = 3  # editions that were all cut under one wrong clock are too many to believe
_POLLED_AHEAD = timedelta(days=30)
_LOOKED_AT = 50  # editions
_EVER = datetime(1, 1, 2, tzinfo=UTC)

Mark = tuple[int, datetime, datetime]  # an edition: number, due, cut_at


def standing(session: Session, due: datetime, *, believe_clock: bool = False) -> int | None:
    """The number of the edition that stands for the digest hour *due*; None when it is to be cut.

    A day of the office has one, whatever became of the hour in rules/digest.toml since. Raises MonitorError when the
    clock cannot be believed; with *believe_clock* a person says that it is right now.
    """
    now, zone = session.clock(), ZoneInfo(session.settings.office.timezone)
    marks = counted(session.store)
    if believe_clock:
        marks = [mark for mark in marks if mark[2] - now <= SET_BACK]
    if marks:
        number, last_due, cut_at = marks[0]
        if cut_at - now > SET_BACK:
            raise MonitorError(_behind(now, number, cut_at))
        if _stands(last_due, due, zone):
            return number
    if not believe_clock and (polled := _polled(session.settings, session.store)) > now + _POLLED_AHEAD:
        raise MonitorError(
            f"the clock of this machine says {now:%Y-%m-%d %H:%M} UTC, and the press was last read on {polled:%Y-%m-%d}: "
            "set the clock, or, if it is right now, run `monitor digest send --believe-clock`"
        )
    return None


def standing_mark(store: Store, due: datetime, timezone: str) -> Mark | None:
    """The last edition, when it stands for the digest hour *due*; whatever the clock says now."""
    return next((mark for mark in counted(store)[:1] if _stands(mark[1], due, ZoneInfo(timezone))), None)


def _stands(cut_for: datetime, due: datetime, zone: ZoneInfo) -> bool:
    return cut_for >= due or cut_for.astimezone(zone).date() == due.astimezone(zone).date()


def counted(store: Store, limit: int = _LOOKED_AT) -> list[Mark]:
    """The last editions, the newest first, without those that were cut under a clock that ran ahead."""
    wrong = {run.due for run in store.jobs.since(MISDATED, _EVER)}
    return [mark for mark in store.editions.recent(limit) if mark[1] not in wrong]


def free_due(store: Store, due: datetime) -> datetime:
    """*due*, or seconds later: the hour itself may be that of an edition which counts no more, and no two have the same."""
    taken = {each[1] for each in store.editions.recent(_LOOKED_AT)}
    while due in taken:
        due += timedelta(seconds=1)
    return due


def misdate(store: Store, now: datetime) -> tuple[int, ...]:
    """Keep that the editions cut more than a day after *now*, when the clock is right, count no more; return their numbers."""
    wrong = [mark for mark in counted(store) if mark[2] - now > SET_BACK]
    for number, due, _ in wrong:
        store.jobs.note(MISDATED, due, began=now, ended=now, report=f"edition {number}")
    return tuple(sorted(number for number, _, _ in wrong))


def believe(session: Session, since: datetime) -> tuple[int, ...]:
    """The clock has run from *since* for an hour without a step: let what it contradicts count no more.

    Return the editions that count no more. Nothing is done where the clock is rather wrong now: before the oldest of
    three editions, or long before the press was read.
    """
    store, marks = session.store, counted(session.store, _PROOF)
    polled = _polled(session.settings, store)
    if polled > since + _POLLED_AHEAD or (marks and since < min(cut_at for _, _, cut_at in marks)):
        return ()
    store.jobs.distrust(since + SET_BACK)
    return misdate(store, since)


def _polled(settings: Settings, store: Store) -> datetime:
    """When an enabled source was last asked."""
    enabled = {source.id for source in settings.sources if source.enabled}
    return max(
        (poll.last_try for poll in store.poll_states().values() if poll.source in enabled and poll.last_try),
        default=_EVER,
    )


def _behind(now: datetime, number: int, cut_at: datetime) -> str:
    return (
        f"the clock of this machine says {now:%Y-%m-%d %H:%M} UTC, {(cut_at - now).days} days before edition "
        f"{number} was cut ({cut_at:%Y-%m-%d %H:%M}); set the clock, or, if it is right now, run "
        "`monitor digest send --believe-clock`"
    )
