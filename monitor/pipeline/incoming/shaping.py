"""Learned page shapes: when they are learned, when a page is read both ways, and when a shape no longer holds.

A shape is learned from five pages of a host that agree on where headline and text stand; the first pages after that,
and then one in twenty, are read both ways. Only pages that were settled as the article asked for teach anything. Not
here: learning and comparing (read), reading by them (judge).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from monitor.addresses import domain
from monitor.config import Source
from monitor.model import Article, Audit, Observation, Shape, ShapeUse
from monitor.pipeline.incoming.judge import Judged, Known, judge_article
from monitor.pipeline.session import Session
from monitor.pipeline.workers import result_of
from monitor.read import AGREES, LEARN_FROM, learn
from monitor.store import BY_HAND, KeptShape

AUDIT_EVERY = 20  # pages: a layout that changed is found within a day at any source of some size
YOUNG = 3  # audits that a new shape must pass before it is trusted with the other nineteen
DISAGREED, OF_AUDITS = 2, 4  # so many of the newest audits: the shape no longer holds
LOST = 20  # pages in a row that it did not fit, or that held next to nothing in its places
PATIENCE, AGAIN = 3, timedelta(days=30)  # a shape that was dropped so often in this time is not learned again


def shapes_of(session: Session, source: Source | None) -> tuple[Shape, ...]:
    """Every shape that is known of *source*, dropped ones too: what stood under every article then is still no text."""
    every = session.store.shapes.all(source.id) if source else ()
    return tuple(each.shape for each in every if each.reason != BY_HAND)


def known_of(session: Session, address: int, source: Source | None, url: str) -> Known:
    """The shapes by which the page of *source* at *url*, of the address number *address*, is read; whether it is searched too."""
    host = domain(url)
    every = [each for each in session.store.shapes.all(source.id) if each.shape.host == host] if source else []
    here = [each for each in every if each.dropped_at is None]
    # By the number of the address and not by a count, so that it does not matter which page came first.
    audit = bool(here) and (address % AUDIT_EVERY == 0 or any(_doubtful(each) for each in here))
    past = tuple(each.shape for each in every if each.dropped_at is not None and each.reason != BY_HAND)
    return Known(tuple(each.shape for each in here), audit, past)


def keep_use(session: Session, url: str, source: Source | None, known: Known, use: ShapeUse) -> None:
    """Keep what one page of *source* taught of its shapes; learn new ones and drop those that no longer hold.

    *known* is what it was read by: a shape that was learned meanwhile is not to blame.
    """
    if source is None:
        return
    kept = [each for each in session.store.shapes.in_use(source.id) if each.shape in known.shapes]
    used = next((each for each in kept if each.shape in (use.shape, use.poor)), None)
    if use.audit and used:
        _audited(session, used, url, use, use.audit)
    elif use.poor:
        _unfit(session, [used] if used else [], "s")
    elif used:
        session.store.shapes.mark([used.id], "r")
    elif use.observed and use.shape is None:
        _unfit(session, kept, "m")
        if not _explained(session, source, use.observed):
            session.store.shapes.observe(source.id, url, use.observed, session.clock())
            _learn(session, source, use.observed.host)


def _explained(session: Session, source: Source, seen: Observation) -> bool:
    """Whether a shape in use has the places of a page: it was read before that was learned, or prints a part twice."""
    shapes = (each.shape for each in session.store.shapes.in_use(source.id))
    return any(s.host == seen.host and s.text in seen.text and s.title in (*seen.title, "") for s in shapes)


def _doubtful(kept: KeptShape) -> bool:
    """Whether a shape is still to prove itself, or failed the last time."""
    audits = [mark for mark in kept.recent if mark in "ad"]
    return (len(audits) < YOUNG and kept.pages < AUDIT_EVERY) or audits[-1:] == ["d"]


def _audited(session: Session, used: KeptShape, url: str, use: ShapeUse, audit: Audit) -> None:
    now, agrees = session.clock(), audit.agreement >= AGREES
    audits = session.store.shapes.audits(used.id)
    session.store.shapes.audited(used.id, url, audit, now, agrees=agrees)
    if agrees:
        return
    if use.observed:
        session.store.shapes.observe(used.source, url, use.observed, now)
    marks = [mark for mark in used.recent if mark in "ad"] + ["d"]
    if marks[-OF_AUDITS:].count("d") >= DISAGREED:
        sound = max((each.at for each in audits if each.audit.agreement >= AGREES), default=used.learned_at)
        session.store.shapes.drop([used.id], f"drifted: {audit.difference}", now, reread_since=sound)


def _unfit(session: Session, kept: Iterable[KeptShape], mark: Literal["m", "s"]) -> None:
    """Count a page that *kept* did not fit, or whose places held next to nothing.

    The page was searched, so nothing is lost; a shape is dropped only after many in a row, since papers print galleries
    and other layouts in runs.
    """
    kept = list(kept)
    session.store.shapes.mark([each.id for each in kept], mark)
    lost = [each.id for each in kept if not (each.recent + mark)[-LOST:].strip("ms") and len(each.recent) + 1 >= LOST]
    if lost:
        reason = f"drifted: its places were not found, or empty, on {LOST} pages in a row"
        session.store.shapes.drop(lost, reason, session.clock())


def _learn(session: Session, source: Source, host: str) -> None:
    observations = session.store.shapes.observations(source.id, host)
    if len(observations) < LEARN_FROM:
        return
    every = session.store.shapes.all(source.id)
    known = {_key(each.shape) for each in every if each.dropped_at is None}
    known |= {_key(each.shape) for each in every if _gave_up(session, every, each.shape)}
    new = [_without_news(session, shape) for shape in learn(observations) if _key(shape) not in known]
    if new:
        session.store.shapes.learned(source.id, new, session.clock())


def _key(shape: Shape) -> tuple[str, str, str]:
    """What makes two shapes one."""
    return shape.host, shape.title, shape.text


def _gave_up(session: Session, every: Iterable[KeptShape], shape: Shape) -> bool:
    """Whether *shape* was learned and dropped so often lately that it will not hold this time either."""
    since = session.clock() - AGAIN
    dropped = [each for each in every if each.dropped_at and each.dropped_at >= since and each.reason != BY_HAND]
    return sum(_key(each.shape) == _key(shape) for each in dropped) >= PATIENCE


def _without_news(session: Session, shape: Shape) -> Shape:
    """*shape* without repeated lines that the rules find anything in: what may decide a label is never left out."""
    lines = tuple(line for line in shape.repeated if not _says_something(session, line))
    return replace(shape, repeated=lines)


def _says_something(session: Session, line: str) -> bool:
    now = session.clock()
    words = Article("", "", "", "", line, now, "first-seen", "", (), "vi")
    judged: Judged = result_of(session.executor.submit(judge_article, str(session.settings.folder), words, ""))
    tags = judged.tags
    return bool(tags.province != "none" or tags.topics or tags.places or tags.tone or tags.junk or judged.flags)
