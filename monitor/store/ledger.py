"""The ledger: every address with its end, and the sums that must agree.

Not here: how an address comes to its end (addresses.py, clips.py).
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import get_args

from monitor.model import LedgerLine, State
from monitor.store.times import loaded, stored

# Each counts what must not be there: (what it is, how to count it).
_NEVER = (
    (
        "address(es) in state clip or copy without an article",
        """
        SELECT COUNT(*) FROM addresses d WHERE d.state IN ('clip', 'copy')
        AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.address_id = d.id)
        """,
    ),
    (
        "clip(s) whose address does not say clip",
        """
        SELECT COUNT(*) FROM articles a JOIN addresses d ON d.id = a.address_id
        WHERE d.state <> 'clip' AND a.in_scope AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.article_id = a.id)
        """,
    ),
    (
        "copy or copies whose address does not say copy",
        """
        SELECT COUNT(*) FROM copies c JOIN articles a ON a.id = c.article_id JOIN addresses d ON d.id = a.address_id
        WHERE d.state <> 'copy' AND a.in_scope
        """,
    ),
    (
        "article(s) out of scope whose address says clip or copy",
        """
        SELECT COUNT(*) FROM articles a JOIN addresses d ON d.id = a.address_id
        WHERE NOT a.in_scope AND d.state IN ('clip', 'copy', 'pending')
        """,
    ),
    (
        "article(s) with an address that is not in the ledger",
        """
        SELECT COUNT(*) FROM articles a WHERE a.address_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM addresses d WHERE d.id = a.address_id)
        """,
    ),
    (
        "article(s) without a text",
        """
        SELECT COUNT(*) FROM articles a
        WHERE NOT EXISTS (SELECT 1 FROM revisions r WHERE r.article_id = a.id AND r.number = 1)
        """,
    ),
    (
        "article(s) without tags",
        "SELECT COUNT(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM tags t WHERE t.article_id = a.id)",
    ),
    (
        "article(s) of an edition that are not there",
        """
        SELECT COUNT(*) FROM edition_articles e
        WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = e.article_id)
        """,
    ),
    (
        "address(es) that their own key does not lead to",
        """
        SELECT COUNT(*) FROM addresses d
        WHERE NOT EXISTS (SELECT 1 FROM address_keys k WHERE k.key = d.key AND k.address_id = d.id)
        """,
    ),
)

# What the polls counted as new, and what the ledger holds of it, by source and moment: every poll writes its addresses
# in one transaction, with its own time. (NOT INDEXED: in the order of the index, reading them all takes three times as long.)
_TOLD = "SELECT source, at, SUM(new) AS n FROM poll_events NOT INDEXED WHERE new > 0 AND listed > 0 GROUP BY source, at"
_KEPT = """
    SELECT source, recorded_at AS at, COUNT(*) AS n FROM addresses GROUP BY source, recorded_at
    UNION ALL SELECT source, recorded_at, COUNT(*) FROM merged GROUP BY source, recorded_at
"""
# Addresses of one moment that a person may have entered: no source listed them then, or the clip says who did.
_BY_PERSONS = """
    SELECT COUNT(*) FROM addresses d WHERE d.source = ? AND d.recorded_at = ? AND (
        NOT EXISTS (SELECT 1 FROM listings l
            WHERE l.address_id = d.id AND l.source = d.source AND l.first_seen = d.recorded_at)
        OR EXISTS (SELECT 1 FROM articles a WHERE a.address_id = d.id AND a.entered_by <> ''))
"""
# Every source that ever recorded an address, found by leaps through the index instead of a walk.
_BY_MOMENT = """
    WITH RECURSIVE sources (source) AS (
        SELECT MIN(source) FROM addresses
        UNION ALL SELECT (SELECT MIN(source) FROM addresses WHERE source > sources.source) FROM sources
            WHERE sources.source IS NOT NULL
    )
    SELECT d.source, d.recorded_at, d.state, COUNT(*) AS n
    FROM sources CROSS JOIN addresses d ON d.source = sources.source AND d.recorded_at >= :since
    WHERE :source = '' OR d.source = :source
    GROUP BY d.source, d.recorded_at, d.state
    UNION ALL
    SELECT source, recorded_at, 'merged', COUNT(*) FROM merged
    WHERE recorded_at >= :since AND (:source = '' OR source = :source) GROUP BY source, recorded_at
"""


@dataclass(frozen=True, slots=True)
class DayLine:
    """What one source brought on one day, and what became of it."""

    source: str
    day: date
    states: dict[str, int]  # by state; "merged": it turned out to be an address that was already there

    @property
    def new(self) -> int:
        """Addresses recorded that day."""
        return sum(self.states.values())


def ids(db: sqlite3.Connection) -> list[int]:
    """Return the ids of all addresses, by first sight and url."""
    rows = db.execute("SELECT id FROM addresses ORDER BY first_seen, url, id").fetchall()
    return [row["id"] for row in rows]


def lines(db: sqlite3.Connection, wanted: Sequence[int]) -> list[LedgerLine]:
    """Return the lines of the addresses *wanted*, in their order; one merged away meanwhile is left out."""
    rows = db.execute(
        """
        SELECT d.id, d.url, d.source, d.state, d.reason, d.first_seen
        FROM json_each(?) wanted JOIN addresses d ON d.id = wanted.value ORDER BY wanted.key
        """,
        (json.dumps(list(wanted)),),
    ).fetchall()
    aliases = _aliases(db, wanted)
    return [_line(row, aliases.get(row["id"], ())) for row in rows]


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """Return how many addresses are in each of the nine states, `pending` first, none left out."""
    found = dict(db.execute("SELECT state, COUNT(*) FROM addresses GROUP BY state").fetchall())
    return {state: found.get(state, 0) for state in get_args(State)}


def sources(db: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the sources that ever brought an address, those that have left sources.toml too."""
    rows = db.execute("SELECT DISTINCT source FROM addresses UNION SELECT source FROM merged")
    return frozenset(row["source"] for row in rows)


def by_day(db: sqlite3.Connection, since: datetime, zone: tzinfo, source: str) -> list[DayLine]:
    """Return a line per day of *zone* and source with what was recorded since *since*; *source* "" means every one."""
    found: dict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    for row in db.execute(_BY_MOMENT, {"since": stored(since), "source": source}):
        found[_day(row["recorded_at"], zone), row["source"]][row["state"]] += row["n"]
    return [DayLine(source, day, dict(states)) for (day, source), states in sorted(found.items())]


def faults(db: sqlite3.Connection, at: datetime, overdue: timedelta, zone: tzinfo) -> tuple[str, ...]:
    """Return what does not agree, a line each, and the addresses that have waited longer than *overdue*.

    *zone* is the one whose days the lines name.
    """
    return (*_sums(db), *_days(db, zone), *_present(db), *_overdue(db, at - overdue))


def _sums(db: sqlite3.Connection) -> list[str]:
    by_state = counts(db)
    clips, copies = _articles_with_address(db)
    return [
        f"{name}: {one} by one count, {other} by the other"
        for name, one, other in (
            (
                "addresses and the sum of their states",
                _count(db, "SELECT COUNT(*) FROM addresses"),
                sum(by_state.values()),
            ),
            ("addresses in state clip and clips with an address", by_state["clip"], clips),
            ("addresses in state copy and copies with an address", by_state["copy"], copies),
        )
        if one != other
    ]


def _days(db: sqlite3.Connection, zone: tzinfo) -> list[str]:
    """Days on which the polls of a source counted other new addresses than the ledger holds of them.

    Compared moment by moment, since a poll records its addresses with its own time. Polls that did not count the
    entries of their list (`listed` is 0) are left out: they are from before addresses kept the time of their record,
    when first_seen stood in for it and merged addresses left no trace. An address recorded when its source was not
    polled was entered by a person; one entered in the very moment of a poll (the clock of a command can be fixed) may
    be more than the poll counted, never less.
    """
    kept: Counter[tuple[str, str]] = Counter()
    for row in db.execute(_KEPT):
        kept[row["source"], row["at"]] += row["n"]
    told: Counter[tuple[date, str]] = Counter()
    held: Counter[tuple[date, str]] = Counter()
    wrong: set[tuple[date, str]] = set()
    for row in db.execute(_TOLD).fetchall():
        moment, day = (row["source"], row["at"]), (_day(row["at"], zone), row["source"])
        told[day] += row["n"]
        held[day] += kept[moment]
        surplus = kept[moment] - row["n"]
        if surplus < 0 or (surplus and surplus > _by_persons(db, moment)):
            wrong.add(day)
    return [
        f"{source} on {day}: {told[day, source]} new by the polls, {held[day, source]} in the ledger"
        for day, source in sorted(wrong)
    ]


def _by_persons(db: sqlite3.Connection, moment: tuple[str, str]) -> int:
    return int(db.execute(_BY_PERSONS, moment).fetchone()[0])


def _day(at: str, zone: tzinfo) -> date:
    return loaded(at).astimezone(zone).date()


def _articles_with_address(db: sqlite3.Connection) -> tuple[int, int]:
    """Return (originals, copies) in scope that have an address."""
    total = _count(db, "SELECT COUNT(*) FROM articles WHERE address_id IS NOT NULL AND in_scope")
    copies = _count(
        db,
        """
        SELECT COUNT(*) FROM copies c JOIN articles a ON a.id = c.article_id
        WHERE a.address_id IS NOT NULL AND a.in_scope
        """,
    )
    return total - copies, copies


def _present(db: sqlite3.Connection) -> list[str]:
    found = [(_count(db, query), name) for name, query in _NEVER]
    return [f"{count} {name}" for count, name in found if count]


def _overdue(db: sqlite3.Connection, before: datetime) -> list[str]:
    rows = db.execute(
        """
        SELECT url, first_seen, reason FROM addresses WHERE state = 'pending' AND first_seen < ?
        ORDER BY first_seen, id
        """,
        (stored(before),),
    ).fetchall()
    return [f"pending since {row['first_seen']}: {row['url']}{_because(row['reason'])}" for row in rows]


def _because(reason: str) -> str:
    return f" ({reason})" if reason else ""


def _count(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])


def _aliases(db: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, list[str]]:
    rows = db.execute(
        "SELECT address_id, url FROM aliases WHERE address_id IN (SELECT value FROM json_each(?)) ORDER BY url",
        (json.dumps(list(wanted)),),
    ).fetchall()
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        found[row["address_id"]].append(row["url"])
    return found


def _line(row: sqlite3.Row, urls: Sequence[str]) -> LedgerLine:
    return LedgerLine(
        url=row["url"],
        aliases=tuple(url for url in urls if url != row["url"]),
        source=row["source"],
        state=row["state"],
        reason=row["reason"],
        first_seen=loaded(row["first_seen"]),
    )
