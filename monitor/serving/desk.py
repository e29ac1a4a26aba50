"""The lane that serves the desk: requests are answered beside, and each tick asks whether they really are.

Not here: the desk itself (the room desk), `monitor desk` (desk.commands).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from monitor.desk.app import create_app
from monitor.desk.desk import Desk
from monitor.desk.serving import serving
from monitor.errors import MonitorError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.heartbeat import Heart

Say = Callable[[str], None]


@contextmanager
def desk_round(session: Session, say: Say, warn: Say, heard: Say | None) -> Iterator[Callable[[], None]]:
    """Within it the desk answers; yields what each tick does. *say* gets its address, *heard* a line for each request.

    A desk that does not answer gives no sign of life, and the supervisor ends it. Raises InputError where it cannot listen.
    """
    rules, heart = session.settings.desk, Heart(session.data, "desk", session.clock)
    app = create_app(Desk(session.settings, session.data, session.clock))
    with serving(app, rules, heard) as served:
        say(f"the desk: {served.address}")
        if rules.unprotected():
            warn(rules.unprotected())

        def round_() -> None:
            if not served.loop.is_alive():
                raise MonitorError("the desk has stopped to serve")
            if served.answers():
                heart.beat()

        yield round_
