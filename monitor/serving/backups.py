"""The lane that makes the nightly backup, which may take long: nothing of the office's hours waits for it.

It may be interrupted: what was half written is swept away by the next one. Not here: making it (the room backup).
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from monitor.pipeline import Session
from monitor.pipeline.outgoing.due import planned
from monitor.serving.hours import do
from monitor.serving.stopping import Stopped, go_on


def backup_round(session: Session, stop: threading.Event, say: Callable[[str], None]) -> None:
    """Make the backup that is due, if it was not made; *say* gets a line for it."""

    def tell(name: str, report: str) -> None:
        say(f"{session.clock():%Y-%m-%d %H:%M} UTC {name}: {report}")

    may_go_on = partial(go_on, stop)
    with suppress(Stopped):
        may_go_on()
        for job in planned(session.settings):
            if job.kind == "backup":
                do(session, job, tell, may_go_on)
