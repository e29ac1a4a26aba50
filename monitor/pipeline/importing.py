"""Brings articles of another archive in: `monitor import`.

    lines ─> read and cleaned (import_lines) ─> there already? ─> judged in the workers ─> kept, some hundred at a time

An article is its web address; the id says which it is where there is none, and gets the address that a later line has.
A line whose words are there already, today's or those of an earlier revision, changes nothing, whatever else it says, so an
import that was killed or mended is simply run again. Other words under a known id or address are a revision. What the
crawler or a person brought is left alone. What is out of scope is kept too, for search (store.imports tells what counts it).

Not here: what a line may hold (import_lines), what is in scope (settle).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.errors import InputError
from monitor.group import is_copy
from monitor.model import Article, Clip, Found
from monitor.pipeline.adding import ADD_WAITS
from monitor.pipeline.imported_lines import Row, read_line
from monitor.pipeline.incoming.captured import as_they_come
from monitor.pipeline.incoming.judge import Judged, judge_article
from monitor.pipeline.incoming.revisits import kept_identity
from monitor.pipeline.incoming.settle import why_unwanted
from monitor.pipeline.outgoing.gathered import DAY
from monitor.pipeline.session import Session
from monitor.pipeline.stories import join_stories
from monitor.pipeline.watching import look_again, watch
from monitor.read import changes
from monitor.store import Revised, Sighting
from monitor.store.imports import IMPORTED, Brought, Known, Rewritten

_LINES = 300  # are kept in one transaction
_MOST_TOLD = 20  # faults of a kind, each with its line
# What a fault tells of the line itself: its value, its place, and the time it should have been.
_VALUE = re.compile(
    r" '.*'(?= is | has )| \".*\"(?= is | has )|(?<=write it as )\S+(?=, or only)|\((byte|column) .*?\)"
)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the lines."""

    new: int = 0
    there: int = 0  # with these words already
    revised: int = 0
    copies: int = 0  # of the new ones
    in_scope: int = 0  # of the new ones
    refused: int = 0  # lines; none of them was kept

    def __str__(self) -> str:
        """The summary a person reads."""
        return (
            f"{self.new} new, {self.there} already there, {self.revised} revised, {self.copies} copies, "
            f"{self.in_scope} in scope, {self.new - self.in_scope} outside, {self.refused} refused"
        )


@dataclass(frozen=True, slots=True)
class _Job:
    """A row whose words are not there yet."""

    row: Row
    known: Known | None  # the article that it says otherwise
    taken: bool  # another article has its id


@dataclass
class _Import:
    """One import under way."""

    session: Session
    tell: Callable[[str], None]
    zone: ZoneInfo
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)  # how many of each kind


def import_lines(
    session: Session,
    lines: Iterable[bytes],
    tell: Callable[[str], None],
    step: Callable[[int], None] = lambda _done: None,
) -> ImportReport:
    """Keep the articles of *lines*; *tell* gets every fault with the number of its line, *step* how many lines are done.

    Raises BusyError while another program reads the press, and whatever reading *lines* raises, after what came before.
    """
    work = _Import(session, tell, ZoneInfo(session.settings.office.timezone))
    with session.store.alone(
        "run", "reading the press", wait_seconds=ADD_WAITS
    ):  # a round would judge the same address
        try:
            for done, batch in _batches(work, lines):
                _keep(work, batch)
                step(done)
        except (
            InputError
        ):  # what came before the fault is kept; who breaks it off waits for nothing, the next run goes on
            join_stories(session)
            raise
        else:
            join_stories(session)
            watch(session)
        finally:
            _tell_others(work)
    counts = work.counts
    return ImportReport(*(counts[name] for name in ("new", "there", "revised", "copy", "in scope", "refused")))


def _batches(work: _Import, lines: Iterable[bytes]) -> Iterator[tuple[int, list[Row]]]:
    """Some hundred lines at a time, with how many are read; two lines of one article are never together."""
    rows: list[Row] = []
    number = begun = 0
    fault: InputError | None = None
    for number, raw in enumerate(_until_fault(lines), start=1):
        if isinstance(raw, InputError):  # what stands before a line that cannot be read is kept
            fault = raw
            break
        if number - begun > _LINES:
            batch, rows = _apart(work, rows)
            yield number - 1, batch
            while len(rows) >= _LINES:  # an archive may give all its lines one id
                batch, rows = _apart(work, rows)
                yield number - 1, batch
            begun = number - 1
        row = _row(work, number, raw)
        rows += [row] if row else []
    while rows:
        batch, rows = _apart(work, rows)
        yield number, batch
    if fault:
        raise fault


def _apart(work: _Import, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """*rows* without those that say more of an article of another one, and those, for later."""
    now: list[Row] = []
    later: list[Row] = []
    met: set[str] = set()
    for row in rows:
        marks = _marks(work, row)
        (later if marks & met else now).append(row)
        met |= marks
    return now, later


def _marks(work: _Import, row: Row) -> set[str]:
    """What another line of the same article has too: its id, its address, and what its address is an alias of."""
    identity = row.identity
    address = work.session.store.imports.address(identity.key) if identity.key else None
    return {f"id {identity.id}", identity.url, identity.key, f"address {address}" if address else ""} - {""}


def _until_fault(lines: Iterable[bytes]) -> Iterator[bytes | InputError]:
    try:
        yield from lines
    except InputError as error:
        yield error


def _row(work: _Import, number: int, raw: bytes) -> Row | None:
    if not raw.strip():
        return None
    row = read_line(raw, work.zone, work.session.settings.sources, work.session.clock())
    if isinstance(row, Row):
        return row
    work.counts["refused"] += 1
    for fault in row:
        _tell_fault(work, number, fault)
    return None


def _tell_fault(work: _Import, number: int, fault: str) -> None:
    """Tell the first faults of a kind, and count the others: an archive may have one in each line."""
    kind = _VALUE.sub("", fault)
    work.faults[kind] += 1
    if work.faults[kind] <= _MOST_TOLD:
        work.tell(f"line {number}: {fault}")


def _tell_others(work: _Import) -> None:
    for kind, times in work.faults.items():
        if times > _MOST_TOLD:
            work.tell(f"{times - _MOST_TOLD} more lines like these: {kind}")


def _keep(work: _Import, batch: list[Row]) -> None:
    """Judge and keep what is not there yet, in order of publication, so that the first to print it is the original."""
    found = work.session.store.imports.known([row.identity for row in batch])
    known = [_placed(work.session, row, there) for row, there in zip(batch, found, strict=True)]
    jobs = [job for row, there in zip(batch, known, strict=True) if (job := _job(work, row, there))]
    judged = {id(job): result for job, result in as_they_come(jobs, lambda job: _submit(work.session, job))}
    jobs.sort(key=lambda job: (job.row.article.published, job.row.article.canonical, job.row.identity.id))
    rows = [_saved(work.session, job, judged[id(job)]) for job in jobs]
    if not rows:
        return
    look_again(work.session, rows)
    for row, outcome in zip(rows, work.session.store.imports.save(rows, is_copy, work.session.clock()), strict=True):
        if isinstance(row, Rewritten):
            work.counts["revised"] += 1
            continue
        if outcome == "there":
            work.counts["there"] += 1
            continue
        work.counts["new"] += 1
        work.counts["copy"] += outcome == "copy"
        work.counts["in scope"] += row.clip.in_scope


def _placed(session: Session, row: Row, there: tuple[Known, ...]) -> tuple[Known, ...]:
    """*there*, where an article that had no web address now has that of *row*."""
    sighting = _sighting(row)
    known = next((each for each in there if each.imported and not each.key), None)
    if sighting is None or known is None or there[0].by_address:
        return there
    session.store.imports.stand_at(known.article, sighting, session.clock())
    return session.store.imports.known([row.identity])[0]


def _job(work: _Import, row: Row, there: tuple[Known, ...]) -> _Job | None:
    """What is to be done for a row; None: nothing, for it is there."""
    known = next((each for each in there if not _elsewhere(row, each)), None)
    if known and (not known.imported or (row.article.title, row.article.text) in known.words):
        work.counts["there"] += 1
        return None
    return _Job(row, known, taken=bool(there))


def _elsewhere(row: Row, known: Known) -> bool:
    """Whether they stand at two web addresses: then they are two articles, though an archive gives both one id."""
    return not known.by_address and bool(row.identity.key and known.key)


def _submit(session: Session, job: _Job) -> Future[Judged]:
    return session.executor.submit(judge_article, str(session.settings.folder), _words(job), job.row.outlet)


def _words(job: _Job) -> Article:
    """The article of *job*: other words of a known one stand under its address and its date."""
    return kept_identity(job.row.article, job.known.newest) if job.known else job.row.article


def _saved(session: Session, job: _Job, judged: Judged) -> Brought | Rewritten:
    wanted = why_unwanted(session, judged, job.row.group) is None
    old = is_old(session, judged.article)
    if job.known:
        difference = changes(job.known.newest, judged.article)
        revised = Revised(judged.article, difference, judged.tags, judged.flags, judged.signature)
        return Rewritten(job.known.article, revised, wanted, old)
    id_ = "" if job.taken else job.row.identity.id
    clip = _clip(session.clock(), job.row, judged, wanted)
    return Brought(id_, clip, _sighting(job.row), judged.signature, old)


def is_old(session: Session, article: Article) -> bool:
    """Whether an imported article is too old for any digest: older than the last edition, or than a day before the first."""
    last = session.store.editions.last()
    return article.published < (last[2] if last else session.clock() - DAY)


def take_in(session: Session, article: int, who: str) -> bool:
    """Let an imported article be a clip because *who* says that it matters; return whether a digest may tell it.

    The caller holds the lock of a round, and gives it its story.
    """
    archived = is_old(session, session.store.revisits.newest_words(article)[0])
    session.store.imports.take_in(article, session.clock(), archived=archived, who=who)
    return not archived


def _clip(now: datetime, row: Row, judged: Judged, wanted: bool) -> Clip:
    return Clip(
        id=0,
        source=IMPORTED,
        outlet=row.outlet,
        group=row.group,
        medium="bao-dien-tu",
        article=judged.article,
        tags=judged.tags,
        flags=judged.flags,
        clipped_at=now,
        entered_by="",
        copies=(),
        in_scope=wanted,
    )


def _sighting(row: Row) -> Sighting | None:
    identity, article = row.identity, row.article
    if not identity.key:
        return None
    found = Found(identity.url, article.title, article.lead, article.published, article.published_raw)
    return Sighting(found, identity.url, identity.key, "pending", "", listed=False)
