"""One lane of `monitor serve` as a program: its session, its ticks, its end. Not here: keeping it running (supervisor.py).

A new lane is a name here and in pipeline.troubles.LANES, and what it does at each tick.
"""

import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from monitor.context import Context
from monitor.errors import MonitorError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.troubles import LANE
from monitor.running import session
from monitor.schedule import run_until
from monitor.serving.office import Rests, office_round
from monitor.serving.press import press_round
from monitor.serving.stopping import stop_of_lane
from monitor.serving.supervisor import RENEW
from monitor.serving.written import Written

Say = Callable[[str], None]

PATIENT = {"press": False, "office": True}  # whether a lane may be handing over a mail, and is never interrupted
_TICKS = {"press": 60.0, "office": 20.0}  # seconds
_HANDOVER = 120.0  # seconds for a lane whose supervisor was killed to come to its end


def run_lane(context: Context, name: str, tick: float | None, say: Say, warn: Say) -> None:
    """Be the lane *name* until it is told to end. Raises SystemExit(RENEW) when people changed the rules."""
    stop, renewed = stop_of_lane(patient=PATIENT[name]), threading.Event()
    written = Written(context.config)  # before they are read: what is changed in between is seen
    settings = context.settings()
    with ExitStack() as open_:
        opened = open_.enter_context(session(settings, context.data, context.clock))
        open_.enter_context(opened.store.alone(f"serve-{name}", f"serving ({name})", wait_seconds=_HANDOVER))
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


def _round(name: str, opened: Session, stop: threading.Event, say: Say) -> Callable[[], None]:
    if name == "press":
        return partial(press_round, opened, stop, say)
    return partial(office_round, opened, stop, Rests(), say)


def keep_death(context: Context, lane: str, how: str, warn: Say) -> None:
    """Keep how the program of *lane* died; a database that cannot be used is only told."""
    now = context.clock()
    try:
        with context.store() as store:
            store.jobs.begin(LANE + lane, now, now)
            store.jobs.end(LANE + lane, now, now, how, failed=True)
    except MonitorError as error:
        warn(str(error))
