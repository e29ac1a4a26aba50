"""Articles of open cases, and their copies, are looked at again on a tighter plan than others, until the case is closed.

Asked anew in every round, so that an article which comes into a case later, a letter that was delivered and a case that was
closed count at once. Nothing is ever put off: what is due sooner stays, and the wait that a server asked for does too.

Not here: how often that is (the room cases), the looks themselves (revisits.py).
"""

from monitor.cases import every
from monitor.cases.aftermath.letters import following, pauses
from monitor.pipeline.session import Session


def follow_cases(session: Session) -> None:
    """Bring the next look at every article of an open case forward to its time."""
    wanted = pauses(every(session.store))
    times = {}
    for look in session.store.revisits.looks(wanted):
        at = following(look, wanted[look.article if look.repeats is None else look.repeats])
        if at and at != look.next_at:
            times[look.article] = at
    if times:
        session.store.revisits.bring_forward(times)
