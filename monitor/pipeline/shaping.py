"""Learned page shapes: when they are learned, when a page is read both ways, and when a shape no longer holds.

A shape is learned from five pages of a source that agree on where headline and text stand; the first pages after
that, and then one in twenty, are read both ways. Not here: learning and comparing (read), reading by them (judge).
"""

from monitor.config import Source
from monitor.model import Audit, ShapeUse
from monitor.pipeline.judge import Known
from monitor.pipeline.session import Session
from monitor.read import AGREES, LEARN_FROM, learn
from monitor.store import KeptShape

AUDIT_EVERY = 20  # pages: a layout that changed is found within a day at any source of some size
YOUNG = 3  # audits that a new shape must pass before it is trusted with the other nineteen
DISAGREED, OF_AUDITS = 2, 4  # so many of the newest audits: the shape no longer holds
MISSED = 5  # pages in a row that it did not fit


def known_of(session: Session, address: int, source: Source | None) -> Known:
    """The shapes that a page of *source* at *address* is read by, and whether it is searched too."""
    kept = session.store.shapes.in_use(source.id) if source else ()
    # By the number of the address and not by a count, so that it does not matter which page came first.
    audit = bool(kept) and (address % AUDIT_EVERY == 0 or any(_doubtful(each) for each in kept))
    return Known(tuple(each.shape for each in kept), audit)


def keep_use(session: Session, url: str, source: Source | None, known: Known, use: ShapeUse) -> None:
    """Keep what one page of *source* taught of its shapes; learn new ones and drop those that no longer hold.

    *known* is what it was read by: a shape that was learned meanwhile is not to blame.
    """
    if source is None:
        return
    kept = [each for each in session.store.shapes.in_use(source.id) if each.shape in known.shapes]
    used = next((each for each in kept if each.shape == use.shape), None)
    if use.audit and used:
        _audited(session, used, url, use, use.audit)
    elif used:
        session.store.shapes.mark([used.id], "r")
    elif use.observed and use.shape is None:
        _missed(session, [each for each in kept if each.shape.host == use.observed.host])
        session.store.shapes.observe(source.id, url, use.observed, session.clock())
        _learn(session, source.id)


def _doubtful(kept: KeptShape) -> bool:
    """Whether a shape is still to prove itself, or failed the last time."""
    audits = [mark for mark in kept.recent if mark in "ad"]
    return (len(audits) < YOUNG and kept.pages < AUDIT_EVERY) or audits[-1:] == ["d"]


def _audited(session: Session, used: KeptShape, url: str, use: ShapeUse, audit: Audit) -> None:
    now, agrees = session.clock(), audit.agreement >= AGREES
    session.store.shapes.audited(used.id, url, audit, now, agrees=agrees)
    if agrees:
        return
    marks = [mark for mark in used.recent if mark in "ad"] + ["d"]
    if marks[-OF_AUDITS:].count("d") >= DISAGREED:
        session.store.shapes.drop([used.id], f"drifted: {audit.difference}", now)
    if use.observed:
        session.store.shapes.observe(used.source, url, use.observed, now)


def _missed(session: Session, kept: list[KeptShape]) -> None:
    """Count a page that none of the shapes of its host fitted."""
    session.store.shapes.mark([each.id for each in kept], "m")
    lost = [each.id for each in kept if (each.recent + "m").endswith("m" * MISSED)]
    if lost:
        reason = f"drifted: {MISSED} pages in a row did not have its places any more"
        session.store.shapes.drop(lost, reason, session.clock())


def _learn(session: Session, source: str) -> None:
    observations = session.store.shapes.observations(source)
    if len(observations) < LEARN_FROM:
        return
    known = {(each.shape.host, each.shape.title, each.shape.text) for each in session.store.shapes.in_use(source)}
    new = [shape for shape in learn(observations) if (shape.host, shape.title, shape.text) not in known]
    if new:
        session.store.shapes.learned(source, new, session.clock())
