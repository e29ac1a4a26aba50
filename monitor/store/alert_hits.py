"""What the alert rules found: since when each rule is in force, each article it found once, and which mail told of it.

What it must never do: tell somebody twice of one text, or forget what was found. What is found is kept for each of those
who are to be told, together with the mark of what was looked at; what is told is marked together with its mail. Not here:
what a rule asks for (config), looking for it and how many mails an hour are allowed (pipeline, alerts), how far the mails
have come (messages.py).
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.errors import StoreError
from monitor.store import messages as mails
from monitor.store.database import Database
from monitor.store.times import loaded, stored
from monitor.store.values import NewMessage

HOUR = timedelta(hours=1)
_LONGEST_WAIT = timedelta(days=7)  # between a mail of an alert and its last try

# By number, not by time: what is kept under a clock that was set back is seen too. Looks at articles change their words.
_MARK = """
    SELECT COALESCE((SELECT MAX(id) FROM articles), 0) || ' ' || COALESCE((SELECT MAX(clipped_at) FROM articles), '')
        || ' ' || COALESCE((SELECT MAX(id) FROM decisions), 0) || ' ' || COALESCE((SELECT MAX(id) FROM visits), 0)
"""
# Nobody is told of a text twice: not for another rule, and not for a reprint of what was told.
_FOUND = """
    INSERT INTO alert_hits (alert, article_id, recipient, found_at, about)
    SELECT :alert, :article, value, :at, (
        WITH text (id) AS (
            SELECT COALESCE((SELECT original_id FROM copies WHERE article_id = :article), :article)
        )
        SELECT h.about FROM alert_hits h
        WHERE h.article_id IN (SELECT id FROM text UNION SELECT article_id FROM copies WHERE original_id IN text)
        AND h.recipient = value AND h.about > '' ORDER BY h.about LIMIT 1
    )
    FROM json_each(:recipients)
    WHERE NOT EXISTS (SELECT 1 FROM alert_hits WHERE alert = :alert AND article_id = :article)
"""
_TOLD = """
    UPDATE alert_hits SET about = :about WHERE about IS NULL AND recipient = :recipient AND (alert, article_id) IN (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:pairs)
    )
"""
_TOLD_SPIKES = """
    UPDATE alert_spikes SET about = :about
    WHERE about IS NULL AND recipient = :recipient AND topic IN (SELECT value FROM json_each(:topics))
"""
# What waits will arrive, and what was sent in the last hour has.
_BUSY = """
    SELECT recipient FROM messages WHERE state = 'waiting' AND kind = 'alert'
    UNION ALL
    SELECT m.recipient FROM messages m
    WHERE m.kind = 'alert' AND m.edition IS NULL AND m.about >= :first AND m.state = 'sent' AND EXISTS (
        SELECT 1 FROM message_tries t WHERE t.message_id = m.id AND t.outcome = 'sent' AND t.ended > :since AND t.ended < :until
    )
"""
_EARLIER = """
    SELECT h.article_id, m.made_at FROM messages m JOIN alert_hits h ON h.about = m.about AND h.recipient = :recipient
    WHERE m.kind = 'alert' AND m.edition IS NULL AND m.about >= :first AND LOWER(m.recipient) = :recipient
    ORDER BY m.made_at, h.article_id
"""


@dataclass(frozen=True, slots=True)
class AlertHit:
    """An article that a rule found, of which *recipient* was not told yet."""

    alert: str
    article: int
    recipient: str  # in small letters
    found_at: datetime


@dataclass(frozen=True, slots=True)
class AlertSpike:
    """A topic with far more articles than before, of which *recipient* was not told yet."""

    topic: str
    found_at: datetime
    recipient: str  # in small letters
    spike: str  # JSON, as it was given


@dataclass(frozen=True, slots=True)
class Fired:
    """What a rule did so far."""

    articles: int  # that it found
    mails: int  # different ones that told of them; the same to several people is one
    waiting: int  # articles of which somebody is still to be told
    last: datetime  # when it found something last


class AlertHits:
    """The door to them. Recipients are mail addresses in small letters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- looking -----------------------------------------------------------------------------------

    def in_force(self, queries: Mapping[str, str], at: datetime) -> dict[str, datetime]:
        """Return since when each rule is in force: since *at*, where it is new, was off, or asked for something else.

        *queries* are those of all rules that are on; the others are in force no more.
        """
        before = self.starts()
        if {rule: query for rule, (query, _) in before.items()} != dict(queries):
            with self._database.writing() as db:
                _start(db, queries, at)
            before = self.starts()
        return {rule: since for rule, (_, since) in before.items()}

    def starts(self) -> dict[str, tuple[str, datetime]]:
        """Return (query, since when it is in force) of each rule."""
        with self._database.reading() as db:
            rows = db.execute("SELECT alert, query, since FROM alert_starts ORDER BY alert").fetchall()
        return {row["alert"]: (row["query"], loaded(row["since"])) for row in rows}

    def marks(self) -> tuple[str, str]:
        """Return what tells whether there is anything new in the archive, today and when `found` was last called."""
        with self._database.reading() as db:
            (now,) = db.execute(_MARK).fetchone()
            last = db.execute("SELECT mark FROM alert_look WHERE id = 1").fetchone()
        return str(now), "" if last is None else str(last["mark"])

    def candidates(self, since: datetime, until: datetime) -> tuple[int, ...]:
        """Return the clips and their copies, without what was archived, that came after *since*, not after *until*.

        One may be kept later than another that came after it: ask for spans that overlap; `found` knows what it knows.
        """
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT id FROM articles WHERE clipped_at > ? AND clipped_at <= ? AND in_scope AND NOT archived
                ORDER BY clipped_at, id
                """,
                (stored(since), stored(until)),
            ).fetchall()
        return tuple(row["id"] for row in rows)

    # -- what was found ----------------------------------------------------------------------------

    def found(
        self,
        hits: Mapping[str, tuple[Sequence[int], Collection[str]]],
        spikes: Sequence[AlertSpike],
        mark: str,
        at: datetime,
    ) -> int:
        """Keep by rule which articles it found and who is to be told, and spikes; return how many articles are new to a rule.

        What a rule found before is left as it is. *mark*: what was looked at. All is kept, or nothing.
        """
        with self._database.writing() as db:
            new = sum(
                db.execute(
                    _FOUND,
                    {
                        "alert": alert,
                        "article": article,
                        "at": stored(at),
                        "recipients": json.dumps(sorted(set(recipients))),
                    },
                ).rowcount
                > 0
                for alert, (articles, recipients) in hits.items()
                for article in articles
            )
            db.executemany(
                "INSERT INTO alert_spikes (topic, found_at, recipient, spike) VALUES (?, ?, ?, ?)",
                [(each.topic, stored(each.found_at), each.recipient, each.spike) for each in spikes],
            )
            db.execute("INSERT OR REPLACE INTO alert_look (id, mark) VALUES (1, ?)", (mark,))
            return new

    def untold(self) -> tuple[AlertHit, ...]:
        """Return what no mail has told, the first found first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT * FROM alert_hits WHERE about IS NULL ORDER BY found_at, article_id, alert, recipient"
            ).fetchall()
        return tuple(
            AlertHit(row["alert"], row["article_id"], row["recipient"], loaded(row["found_at"])) for row in rows
        )

    def untold_spikes(self) -> tuple[AlertSpike, ...]:
        """Return the spikes that no mail has told, the first found first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT * FROM alert_spikes WHERE about IS NULL ORDER BY found_at, topic, recipient"
            ).fetchall()
        return tuple(AlertSpike(row["topic"], loaded(row["found_at"]), row["recipient"], row["spike"]) for row in rows)

    def spikes_since(self, topics: Collection[str], since: datetime) -> frozenset[str]:
        """Return those of *topics* of which a spike was found after *since*."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT DISTINCT topic FROM alert_spikes WHERE topic IN (SELECT value FROM json_each(?)) AND found_at > ?",
                (json.dumps(sorted(topics)), stored(since)),
            ).fetchall()
        return frozenset(row["topic"] for row in rows)

    # -- telling -----------------------------------------------------------------------------------

    def busy(self, now: datetime) -> dict[str, int]:
        """Return how many mails of alerts each recipient got in the hour before *now*, or will get since they wait."""
        times = {"first": mark_of(now - _LONGEST_WAIT), "since": stored(now - HOUR), "until": stored(now + HOUR)}
        with self._database.reading() as db:
            rows = db.execute(_BUSY, times).fetchall()
        return dict(Counter(row["recipient"].lower() for row in rows))

    def earlier(self, recipient: str, since: datetime) -> tuple[tuple[int, datetime], ...]:
        """Return (article, when the mail was made) of what *recipient* was told since about *since*, oldest first."""
        with self._database.reading() as db:
            rows = db.execute(_EARLIER, {"recipient": recipient, "first": mark_of(since)}).fetchall()
        return tuple((row["article_id"], loaded(row["made_at"])) for row in rows)

    def tell(  # noqa: PLR0913, PLR0917 - a mail, and all that it tells of, in one transaction
        self,
        about: str,
        recipient: str,
        pairs: Sequence[tuple[str, int]],
        topics: Sequence[str],
        message: NewMessage | None,
        at: datetime,
    ) -> None:
        """Keep the mail *message* and mark as told to *recipient* by it: (alert, article) *pairs*, and spikes of *topics*.

        *about* is what the mail is called, beginning with `mark_of(at)`. Without *message* nobody is to be told any more.
        Raises StoreError, and keeps nothing, where another program has told one of them or has made this mail.
        """
        values = {"about": about if message else "", "recipient": recipient}
        with self._database.writing() as db:
            told = db.execute(_TOLD, values | {"pairs": json.dumps([list(pair) for pair in set(pairs)])}).rowcount
            spikes = db.execute(_TOLD_SPIKES, values | {"topics": json.dumps(sorted(set(topics)))}).rowcount
            if (
                told != len(set(pairs))
                or spikes < len(set(topics))
                or (message and mails.add(db, "alert", [message], at, about=about) != 1)
            ):
                raise StoreError(f"what the alert mail {about} was to tell is told already; nothing was sent twice")

    def fired(self) -> dict[str, Fired]:
        """Return what each rule did so far; one that found nothing is not in it."""
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT alert, COUNT(DISTINCT article_id) AS articles, COUNT(DISTINCT NULLIF(about, '')) AS mails,
                    COUNT(DISTINCT CASE WHEN about IS NULL THEN article_id END) AS waiting, MAX(found_at) AS last
                FROM alert_hits GROUP BY alert ORDER BY alert
                """
            ).fetchall()
        return {row["alert"]: Fired(row["articles"], row["mails"], row["waiting"], loaded(row["last"])) for row in rows}


def mark_of(at: datetime) -> str:
    """How the name of an alert's mail that is made at *at* begins: text order is time order."""
    return stored(at)[:19].replace("-", "").replace(":", "")


def _start(db: sqlite3.Connection, queries: Mapping[str, str], at: datetime) -> None:
    db.execute(
        "DELETE FROM alert_starts WHERE alert NOT IN (SELECT value FROM json_each(?))", (json.dumps(sorted(queries)),)
    )
    db.executemany(
        """
        INSERT INTO alert_starts (alert, query, since) VALUES (?, ?, ?)
        ON CONFLICT (alert) DO UPDATE SET query = excluded.query, since = excluded.since WHERE query <> excluded.query
        """,
        [(alert, query, stored(at)) for alert, query in sorted(queries.items())],
    )
