"""The queue of flags: what is to be verified in articles in scope, and what people decide of it, append-only.

One pass over the flags there are finds those asked for; of articles it reads only the flagged ones, never a whole table,
however large the archive is. What members of one story, and their copies, are flagged for in the same words is one row.
Not here: what raises a flag (check), writing flags down (labels.py), the values (flag_values.py).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from monitor.errors import StaleError, StoreError
from monitor.model import Flag
from monitor.store.database import Database
from monitor.store.flag_lines import (
    CASED,
    KEPT,
    PUBLISHED,
    STATES,
    Arranged,
    Line,
    in_order,
    lines_of_kin,
    read_all,
    read_since,
    rows,
)
from monitor.store.flag_lines import counts as line_counts
from monitor.store.flag_values import (
    ActKind,
    Asked,
    Counts,
    FlagAct,
    FlagKey,
    FlagPage,
    QueuedFlag,
    Span,
    StandingFlag,
    State,
    key_of,
)
from monitor.store.labels import ENDED, flag_of
from monitor.store.times import loaded, stored

_WHOLE = f"""
    SELECT f.*, a.outlet, a.outlet_group, c.original_id, r.title, r.url, r.number, {PUBLISHED} AS published
    FROM json_each(?) wanted CROSS JOIN flags f ON f.article_id = wanted.value AND NOT {ENDED}
    CROSS JOIN articles a ON a.id = f.article_id LEFT JOIN copies c ON c.article_id = a.id
    CROSS JOIN revisions r ON r.article_id = a.id
        AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
    ORDER BY f.article_id, f.position
"""  # noqa: S608 - our own text
_ACT = f"SELECT x.*, {CASED} AS cased FROM flag_acts x"  # noqa: S608 - our own text
_ACTS = f"{_ACT} WHERE x.article_id IN (SELECT value FROM json_each(?)) ORDER BY x.id"  # noqa: S608 - our own text
_KEPT = f"""
    SELECT f.*, -f.id AS position, a.outlet, a.outlet_group, c.original_id, r.title, r.url, r.number, {PUBLISHED} AS published
    FROM json_each(?) wanted CROSS JOIN flag_acts f ON f.article_id = wanted.value AND {KEPT}
    CROSS JOIN articles a ON a.id = f.article_id LEFT JOIN copies c ON c.article_id = a.id
    CROSS JOIN revisions r ON r.article_id = a.id AND r.number = f.revision
    ORDER BY f.id
"""  # noqa: S608 - our own text
_FROM: Mapping[ActKind, tuple[State, ...]] = {  # the states in which each may be done
    "dismissed": ("open",),
    "accepted": ("open",),
    "reopened": ("dismissed", "accepted"),
}
_MOST = 500  # members of one row that are told


@dataclass(frozen=True, slots=True)
class _Act:
    """An act to be kept."""

    article: int
    revision: int
    flag: Flag
    act: ActKind
    reason: str


class FlagQueue:
    """The door to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, seen: int, limit: int) -> tuple[int, Mapping[int, tuple[Line, ...]]]:
        """Return what a queue in memory must know of the first *limit* articles that changed after *seen*, and of their copies.

        With it the number of the last of these changes (`listed.py`); an article without flags, or out of scope, has no line.
        """
        with self._database.reading() as db:
            return read_since(db, seen, limit)

    def page(
        self, asked: Asked, offset: int, limit: int, spans: Sequence[Span] = (), known: Arranged | None = None
    ) -> FlagPage:
        """Return *limit* rows from *offset* on: the highest score first, then the newest, then by ids; with the counts.

        *known* is all there is, for who keeps it in memory (`since`); else it is read: one pass over all flags.
        """
        with self._database.reading() as db:
            every = read_all(db) if known is None else known
            found = rows(every, asked)
            some = tuple(_loaded(db, found[offset : offset + limit], every.lines))
            return FlagPage(some, len(found), line_counts(every.lines, asked, spans))

    def counts(self, asked: Asked, known: Arranged | None = None) -> Counts:
        """Return how many rows there are of each state, kind and group of outlets beside what else is *asked*."""
        with self._database.reading() as db:
            return line_counts((read_all(db) if known is None else known).lines, asked)

    def one(self, article_id: int, number: int) -> QueuedFlag | None:
        """Return one flag of an article with the same on its kin, whatever its scope; None where there is none."""
        with self._database.reading() as db:
            return next((row for row in _of_article(db, article_id) if row.lead.number == number), None)

    def of(self, article_id: int) -> tuple[QueuedFlag, ...]:
        """Return every flag of an article, dismissed or not, in the order of its text, each with the same on its kin."""
        with self._database.reading() as db:
            return tuple(_of_article(db, article_id))

    def standing(self, article_id: int) -> tuple[StandingFlag, ...]:
        """Return the same without their kin: what a decision on a row of hundreds of articles asks of each."""
        with self._database.reading() as db:
            return tuple(_standing(db, [article_id]))

    def acts(self, article_id: int) -> tuple[FlagAct, ...]:
        """Return all that people decided of the flags of an article, the first act first."""
        with self._database.reading() as db:
            return tuple(_acts(db, [article_id]))

    def done(self, first: int, last: int) -> tuple[FlagAct, ...]:
        """Return the acts with the ids *first* to *last*."""
        with self._database.reading() as db:
            rows = db.execute(f"{_ACT} WHERE x.id BETWEEN ? AND ? ORDER BY x.id", (first, last)).fetchall()
        return tuple(map(_act, rows))

    def act(  # noqa: PLR0913 - who decided what of which flag, when, and what they saw
        self,
        article_id: int,
        key: FlagKey,
        act: ActKind,
        *,
        revision: int,
        seen: int,
        reason: str,
        by: str,
        at: datetime,
    ) -> int:
        """Keep one act on a flag and return its id; *revision* and *seen* (`StandingFlag.seen`) are what the person saw.

        Raises StoreError where a dismissal has no reason, and StaleError where the article has no such flag (any more), the
        article or the state of the flag is another by now, or the state is none in which this can be done. What was accepted
        can be opened again when it stands no more: it waits for a case no longer then.
        """
        if act == "dismissed" and not reason.strip():
            raise StoreError("a flag is dismissed for a reason; say why")
        with self._database.writing() as db:
            found = _found(db, article_id, key, revision)
            if (found.revision, found.seen) != (revision, seen):
                raise StaleError(f"the flag {key.kind} of article {article_id} is not as it was seen; look again")
            if found.state not in _FROM[act]:
                raise StaleError(f"the flag {key.kind} of article {article_id} is {found.state}; it cannot be {act}")
            return _add(db, _Act(article_id, revision, found.flag, act, reason), by, at)

    def undo(self, act_id: int, *, by: str, at: datetime) -> int:
        """Keep an act that lets stand again what stood before another, whether its flag stands or not; return its id.

        Raises StoreError where there is no such act, and StaleError where it is not the newest one on its flag, or a case was
        opened from it.
        """
        with self._database.writing() as db:
            row = db.execute(f"{_ACT} WHERE x.id = ?", (act_id,)).fetchone()
            if row is None:
                raise StoreError(f"there is no act {act_id} on a flag; nothing was undone")
            done = _act(row)
            acts = [act for act in _acts(db, [done.article]) if _same_flag(act, done)]
            if acts[-1].id != act_id or acts[-1].cased:
                raise StaleError(
                    f"the flag {done.key.kind} of article {done.article} changed since; nothing was undone"
                )
            before = acts[-2] if len(acts) > 1 else None
            if before is None or before.act == "reopened":
                return _add(db, _Act(done.article, done.revision, done.flag, "reopened", ""), by, at)
            return _add(db, _Act(done.article, done.revision, before.flag, before.act, before.reason), by, at)


# -- rows as people see them -------------------------------------------------------------------------------


def _loaded(db: sqlite3.Connection, some: Sequence[Sequence[Line]], lines: Sequence[Line]) -> Iterable[QueuedFlag]:
    """Each of *some* rows whole; *lines* are all there are, among which the same may stand otherwise."""
    kin: dict[object, list[Line]] = {row[0].same: [] for row in some}
    for line in lines:
        if line.same in kin:
            kin[line.same].append(line)
    articles = {line.article for alike in kin.values() for line in alike}
    found = {(each.article, each.number): each for each in _standing(db, articles)}
    for row in some:
        # What is known may be a moment old: a flag that is gone since is left out.
        told = [found[line.article, line.number] for line in row[:_MOST] if (line.article, line.number) in found]
        others = [found.get((line.article, line.number)) for line in kin[row[0].same] if line.state != row[0].state]
        acts = [each.last for each in others if each and each.last]
        if told:
            yield QueuedFlag(told[0], tuple(told[1:]), max(acts, key=lambda act: act.id, default=None))


def _of_article(db: sqlite3.Connection, article_id: int) -> Iterable[QueuedFlag]:
    """Its flags, each leading those that say the same of the story in the same state."""
    kin = in_order(lines_of_kin(db, article_id))
    own = {line.number: line for line in kin if line.article == article_id}
    for flag in list(_standing(db, [article_id])):
        line = own.get(flag.number)
        same = [each for each in kin if line and (each.same, each.state) == (line.same, line.state) and each != line]
        yield from _loaded(db, [[line, *same]], kin) if line else [QueuedFlag(flag, (), None)]


def _standing(db: sqlite3.Connection, articles: Iterable[int]) -> Iterable[StandingFlag]:
    wanted = sorted(articles)
    acts: dict[int, list[FlagAct]] = defaultdict(list)
    for act in _acts(db, wanted):
        acts[act.article].append(act)
    for row in db.execute(_WHOLE, (json.dumps(wanted),)).fetchall():
        yield _of_row(row, flag_of(row), acts[row["article_id"]])
    accepted = sorted({act.article for each in acts.values() for act in each if act.act == "accepted"})
    for row in db.execute(_KEPT, (json.dumps(accepted),)).fetchall() if accepted else ():
        yield replace(_of_row(row, Flag(**json.loads(row["flag"])), acts[row["article_id"]]), stands=False)


def _of_row(row: sqlite3.Row, flag: Flag, acts: Sequence[FlagAct]) -> StandingFlag:
    revision = row["number"]
    own = [act for act in acts if (act.key, act.revision) == ((flag.kind, flag.fact, flag.sentence), revision)]
    like = [act for act in acts if act.key[:2] == (flag.kind, flag.fact) and act.revision < revision]
    return StandingFlag(
        article=row["article_id"],
        number=row["position"],
        title=row["title"],
        outlet=row["outlet"],
        group=row["outlet_group"],
        published=loaded(row["published"]),
        url=row["url"],
        revision=revision,
        copy_of=row["original_id"],
        flag=flag,
        state="cased" if own and own[-1].cased else STATES[own[-1].act if own else None],
        last=own[-1] if own else None,
        before=like[-1] if like else None,
    )


# -- acts --------------------------------------------------------------------------------------------------


def _found(db: sqlite3.Connection, article_id: int, key: FlagKey, revision: int) -> StandingFlag:
    """The flag as it is in *revision*, else as it is now. Raises StaleError where the article has none such."""
    found = [each for each in _standing(db, [article_id]) if each.key == key]
    if not found:
        raise StaleError(f"article {article_id} has no flag {key.kind} like that; nothing was decided")
    return next((each for each in found if each.revision == revision), found[0])


def _same_flag(one: FlagAct, other: FlagAct) -> bool:
    return (one.article, one.revision, one.key) == (other.article, other.revision, other.key)


def _add(db: sqlite3.Connection, act: _Act, by: str, at: datetime) -> int:
    flag = json.dumps(asdict(act.flag), ensure_ascii=False)
    done = db.execute(
        """
        INSERT INTO flag_acts (article_id, revision, kind, fact, sentence, act, reason, flag, acted_by, acted_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (act.article, act.revision, *key_of(act.flag), act.act, act.reason, flag, by, stored(at)),
    )
    return int(done.lastrowid or 0)


def _acts(db: sqlite3.Connection, articles: Iterable[int]) -> list[FlagAct]:
    return [_act(row) for row in db.execute(_ACTS, (json.dumps(sorted(articles)),))]


def _act(row: sqlite3.Row) -> FlagAct:
    return FlagAct(
        id=row["id"],
        article=row["article_id"],
        revision=row["revision"],
        key=FlagKey(row["kind"], row["fact"], row["sentence"]),
        act=row["act"],
        reason=row["reason"],
        flag=Flag(**json.loads(row["flag"])),
        by=row["acted_by"],
        at=loaded(row["acted_at"]),
        cased=bool(row["cased"]),
    )
