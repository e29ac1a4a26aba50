"""The watch: holds articles against what came after they were read: entered rows, their story, their versions, older articles.

    articles of the last days that changed, or stand beside what did ─ check ─> flags of the watch, some at a time ─> store

What an article's own words give against the files of rules/ was told when it was read (judge). The watch says the same again
for the same state, writes what it found some at a time, and keeps how far it came only when all is done: broken off, the
next time goes on. Not here: which articles wait (store.watch), what stands around one (surroundings), what is told of it (check).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from monitor.check import Against, against, check_rows, told_around
from monitor.check.around.old_event import DAYS, KIND
from monitor.check.around.telling import KINDS
from monitor.config import Register
from monitor.config.houses import Houses, houses
from monitor.group import is_copy
from monitor.model import Article, Flag, Signature
from monitor.pipeline.session import Session
from monitor.pipeline.surroundings import around
from monitor.registers import known
from monitor.store.imports import Brought, Rewritten
from monitor.store.watch_values import Due, Looked, Reach, Said, Version

VERSION = "7"  # raise when the kinds that are told from what stands around an article say something else
_TOGETHER = 50  # articles written in one transaction: a moment, for which other programs wait


@dataclass(frozen=True, slots=True)
class _Watch:
    """What every article is held against."""

    session: Session
    entered: Against | None  # rows that people entered, and no others; None where there are none
    around: Against
    houses: Houses
    old: timedelta  # an article this much older tells an old event


def watch(session: Session, reach: Reach = "needed") -> int:
    """Look at every article that waits for it and keep what is found; return how many there were.

    With the *reach* "changed" other rules and other rows are left to the next round, which looks at all articles then. "all"
    is for those who put all stories together anew. Needs no lock: two at once write the same.
    """
    rules, store = session.settings.rules, session.store
    since = session.clock() - timedelta(days=rules.check.recheck_days)
    rows = "-".join(map(str, store.register.version()))
    waiting = store.watch.waiting(since, Version(f"{rules.version} {VERSION}", rows), reach)
    if not waiting.moved:
        return 0
    work = _work(session)
    for start in range(0, len(waiting.due), _TOGETHER):
        store.watch.write(_said(work, waiting.due[start : start + _TOGETHER]), session.clock())
    if waiting.due or reach != "all":  # who looked for all and found nothing leaves everything as it was
        store.watch.end(waiting)
    return len(waiting.due)


def look_again(session: Session, rows: Iterable[Brought | Rewritten]) -> None:
    """Let the articles of the last days that repeat an old one of *rows* be looked at again: it came after them."""
    check, now = session.settings.rules.check, session.clock()
    before = now - timedelta(days=check.of(KIND).days or DAYS)
    old = [signature for signature, article in map(_words, rows) if signature and article.published <= before]
    session.store.watch.look_again(old, now - timedelta(days=check.recheck_days), is_copy)


def _words(row: Brought | Rewritten) -> tuple[Signature | None, Article]:
    if isinstance(row, Brought):
        return row.signature, row.clip.article
    return row.revised.signature, row.revised.article


def _work(session: Session) -> _Watch:
    rules = session.settings.rules
    register = _entered(session)
    return _Watch(
        session=session,
        entered=against(rules, register) if register.rows else None,
        around=against(rules),
        houses=houses(session.settings.sources),
        old=timedelta(days=rules.check.of(KIND).days or DAYS),
    )


def _entered(session: Session) -> Register:
    """The rows that people entered and that count; those of the files were held against when an article was read."""
    ids = {row.id for row in session.store.register.rows() if row.withdrawn is None}
    rows = known(session.settings.rules, session.store)
    return Register(
        facts=tuple(row for row in rows.facts if row.id in ids),
        claims=tuple(row for row in rows.claims if row.id in ids),
    )


def _said(work: _Watch, some: Sequence[Due]) -> list[Said]:
    due = {each.id: each for each in some}
    return [_one(work, looked, due[looked.id]) for looked in work.session.store.watch.looked(list(due))]


def _one(work: _Watch, looked: Looked, due: Due) -> Said:
    if due.anew:
        said = told_around(around(work.session.store, looked, work.houses, work.old), work.around)
    else:
        said = tuple(flag for flag in looked.flags if flag.kind in KINDS)
    return Said(looked.id, (*_against_rows(work, looked), *said), due.key)


def _against_rows(work: _Watch, looked: Looked) -> tuple[Flag, ...]:
    """What differs from rows that people entered."""
    return () if work.entered is None else check_rows(looked.article, work.entered)
