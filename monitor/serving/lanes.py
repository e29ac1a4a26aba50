"""One lane of `monitor serve` as a program: its session, its ticks, its end. Not here: keeping it running (supervisor.py).

A new lane is a name here, in pipeline.outgoing.troubles.LANES and heartbeat.py, and what it does at each tick.
"""

import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from functools import partial

from monitor.context import Context
from monitor.errors import MonitorError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.heartbeat import Heart, beat_file, last_beat, limit
from monitor.pipeline.outgoing.troubles import LANE
from monitor.running import session
from monitor.schedule import run_until
from monitor.serving.backups import backup_round
from monitor.serving.office import Rests, office_round
from monitor.serving.press import press_round
from monitor.serving.stopping import stop_of_lane
from monitor.serving.supervisor import RENEW
from monitor.serving.written import Written

Say = Callable[[str], None]

PATIENT = {
    "press": False,
    "office": True,
    "backup": False,
    "desk": False,
}  # whether a lane may be handing over a mail, and is never interrupted
_TICKS = {"press": 60.0, "office": 20.0, "backup": 60.0, "desk": 20.0}  # seconds
_HANDOVER = 120.0  # seconds for a lane whose supervisor was killed to come to its end


def run_lane(context: Context, name: str, tick: float | None, say: Say, warn: Say) -> None:
    """Be the lane *name* until it is told to end. Raises SystemExit(RENEW) when people changed the rules."""
    stop, renewed = stop_of_lane(patient=PATIENT[name]), threading.Event()
    written = Written(context.config)  # before they are read: what is changed in between is seen
    settings = context.settings()
    with ExitStack() as open_:
        opened = open_.enter_context(session(settings, context.data, context.clock))
        open_.enter_context(opened.store.alone(f"serve-{name}", f"serving ({name})", wait_seconds=_HANDOVER))
        if name == "desk":
            round_ = open_.enter_context(_desk(context, opened, say, warn))
        else:
            round_ = _round(name, opened, stop, say)

        def beat() -> None:
            if written.renewed(warn):
                renewed.set()
                stop.set()
            else:
                round_()

        run_until(stop, beat, tick or _TICKS[name])
    if renewed.is_set():
        sys.exit(RENEW)


def _desk(context: Context, opened: Session, say: Say, warn: Say) -> AbstractContextManager[Callable[[], None]]:
    from monitor.serving.desk import desk_round  # noqa: PLC0415 - the web framework only in the lane that serves it

    return desk_round(opened, say, warn, say if context.verbose else None)


def _round(name: str, opened: Session, stop: threading.Event, say: Say) -> Callable[[], None]:
    heart = Heart(opened.data, name, opened.clock)
    if name == "press":
        work = partial(press_round, opened, stop, say, heart)
    elif name == "office":
        return partial(office_round, opened, stop, Rests(), say, heart)
    else:
        work = partial(backup_round, opened, stop, say)

    def round_() -> None:
        heart.beat("round")
        work()
        heart.beat()

    return round_


def sign_of_life(context: Context, lane: str) -> tuple[str, float]:
    """What changes as long as *lane* lives, and for how many seconds it is enough."""
    beat = last_beat(context.data, lane)
    with suppress(OSError):  # none yet
        written = beat_file(context.data, lane).stat().st_mtime_ns
        return f"{written} {beat}", limit(lane, beat.doing if beat else "").total_seconds()
    return "", limit(lane, "").total_seconds()


def keep_death(context: Context, lane: str, how: str, warn: Say) -> None:
    """Keep how the program of *lane* died; a database that cannot be used is only told."""
    now = context.clock()
    try:
        with context.store() as store:
            store.jobs.begin(LANE + lane, now, now)
            store.jobs.end(LANE + lane, now, now, how, failed=True)
    except MonitorError as error:
        warn(str(error))
