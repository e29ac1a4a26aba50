"""The lane that reads the press: a round a minute. Not here: what a round does (pipeline.incoming.rounds)."""

import threading
from collections.abc import Callable

from monitor.errors import BusyError
from monitor.pipeline import Session, run_round
from monitor.pipeline.outgoing.heartbeat import Heart
from monitor.serving.noted import PRESS, hour_of
from monitor.serving.stopping import Stopped, go_on


def press_round(session: Session, stop: threading.Event, say: Callable[[str], None], heart: Heart) -> None:
    """Read what is due; *say* gets a line per source and a summary, nothing of a minute in which nothing was due.

    Ends between two sources or pages when *stop* is set: what was not read yet is pending, and read by the next round.
    A whole round is kept among the jobs: the digest asks whether there was one. *heart* tells that it lives at each step.
    """

    def may_go_on() -> None:
        heart.beat("round")
        go_on(stop)

    def tell(line: object) -> None:
        say(str(line))
        may_go_on()

    began = session.clock()
    try:
        report = run_round(session, every=False, tell=tell, step=lambda _done, _all: may_go_on())
    except (BusyError, Stopped):  # busy: `sources check`, `add` or a round by hand; the next tick comes in a minute
        return
    hour = hour_of(began, session.store.jobs.latest(PRESS, began))
    summary = "; ".join(str(report).splitlines())
    session.store.jobs.note(PRESS, hour, began=began, ended=session.clock(), report=summary)
    if not report.idle:
        say(f"{session.clock():%Y-%m-%d %H:%M} UTC\n{report}")
