"""What the sources answered: the state of each polled address and the history of polls.

Not here: when a source is polled next (the pipeline decides, the store remembers), and the articles found
(addresses.py).
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monitor.model import Poll, Validators
from monitor.store import addresses
from monitor.store.times import loaded_or_none, stored, stored_or_null
from monitor.store.values import News, NextPoll, PollState, Sighting, Trust


def save(  # noqa: PLR0913 - a poll, and all that was decided of it, in one transaction
    db: sqlite3.Connection,
    poll: Poll,
    sightings: Sequence[Sighting],
    at: datetime,
    next_poll: NextPoll,
    *,
    trust: Trust,
    whole: bool,
) -> tuple[int, int]:
    """Keep what *poll* said, what was found under it, and its validators; return (new, known) articles.

    *trust* is what it showed of the validators of the address; a lie is never forgotten. *whole*: it read back to
    known ground.
    """
    seen = [(addresses.see(db, each, poll.source, at, listed=each.listed), each.listed) for each in sightings]
    new = sum(address.new for address, _ in seen)
    filled = sum(address.new for address, listed in seen if not listed)
    unlisted = {each.found.url for each in sightings if not each.listed}
    found = [each for each in poll.found if each.url not in unlisted]
    before = _state(db, poll.source, poll.url)
    after = _state_after(before, poll, at, next_poll)
    last_whole = at if poll.succeeded and whole else before.last_whole
    lying = before.lying or trust.lying
    after = replace(after, lying=lying, proven=trust.proven, checks=trust.checks, last_whole=last_whole)
    _save_state(db, after)
    dated = sum(each.published is not None for each in found)
    row = (new, len(sightings) - new, filled, len(found), dated)
    db.execute(
        """
        INSERT INTO poll_events (source, url, at, outcome, reason, failure, new, known, filled, listed, dated)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (poll.source, poll.url, stored(at), poll.outcome, poll.reason, poll.failure, *row),
    )
    return new, len(sightings) - new


def states(db: sqlite3.Connection) -> dict[tuple[str, str], PollState]:
    """Return every polled address by (source, url)."""
    rows = db.execute("SELECT * FROM polls ORDER BY source, url").fetchall()
    return {(row["source"], row["url"]): _loaded_state(row) for row in rows}


def news(db: sqlite3.Connection, source: str, url: str, since: datetime) -> News:
    """Return how many articles an address brought since *since*, and its first successful poll in that time.

    The first poll of all is left out: what it finds is old and new alike.
    """
    row = db.execute(
        """
        SELECT COALESCE(SUM(new - filled), 0) AS new, MIN(at) AS since FROM poll_events
        WHERE source = ? AND url = ? AND at >= ? AND outcome IN ('changed', 'unchanged')
        AND id > (SELECT MIN(id) FROM poll_events WHERE source = ? AND url = ? AND outcome IN ('changed', 'unchanged'))
        """,
        (source, url, stored(since), source, url),
    ).fetchone()
    return News(int(row["new"]), loaded_or_none(row["since"]))


def faults(db: sqlite3.Connection, since: datetime) -> tuple[tuple[str, str, str], ...]:
    """Return (source, url, reason) of addresses whose last poll failed or that had no success since *since*."""
    rows = db.execute(
        """
        SELECT source, url, outcome, reason, last_success FROM polls
        WHERE outcome IN ('refused', 'failed') OR last_success IS NULL OR last_success < ?
        ORDER BY source, url
        """,
        (stored(since),),
    ).fetchall()
    return tuple((row["source"], row["url"], _why(row)) for row in rows)


def _why(row: sqlite3.Row) -> str:
    if row["outcome"] in ("refused", "failed"):
        return str(row["reason"] or row["outcome"])
    return f"no successful poll since {row['last_success']}"


def _state(db: sqlite3.Connection, source: str, url: str) -> PollState:
    row = db.execute("SELECT * FROM polls WHERE source = ? AND url = ?", (source, url)).fetchone()
    return PollState(source, url, Validators(), None, None, None, 0, "", "") if row is None else _loaded_state(row)


def _state_after(before: PollState, poll: Poll, at: datetime, next_poll: NextPoll) -> PollState:
    success = poll.succeeded
    return PollState(
        source=poll.source,
        url=poll.url,
        validators=_validators_after(before.validators, poll),
        last_try=at,
        last_success=at if success else before.last_success,
        next_poll=next_poll.at,
        next_why=next_poll.why,
        failures=0 if success else before.failures + 1,
        outcome=poll.outcome,
        reason=poll.reason,
        conditional=before.conditional + 1 if poll.conditional else 0 if success else before.conditional,
        body_sha256=poll.body_sha256 or before.body_sha256,
        robots=poll.robots or before.robots,
        wait=poll.wait if poll.outcome == "changed" else before.wait,
        wait_why=poll.wait_why if poll.outcome == "changed" else before.wait_why,
    )


def _validators_after(old: Validators, poll: Poll) -> Validators:
    """A failed poll found nothing, so what it gave must not make the next one say "unchanged"."""
    if poll.outcome == "changed":
        return poll.validators
    if poll.outcome == "unchanged":
        new = poll.validators  # a 304 may leave a header out
        return Validators(new.etag or old.etag, new.last_modified or old.last_modified)
    return old


def _save_state(db: sqlite3.Connection, state: PollState) -> None:
    db.execute(
        """
        INSERT OR REPLACE INTO polls (source, url, etag, last_modified, last_try, last_success, next_poll,
            failures, outcome, reason, conditional, lying, next_why, last_whole, body_sha256, proven,
            checks, wait, wait_why, robots)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            state.source,
            state.url,
            state.validators.etag,
            state.validators.last_modified,
            stored_or_null(state.last_try),
            stored_or_null(state.last_success),
            stored_or_null(state.next_poll),
            state.failures,
            state.outcome,
            state.reason,
            state.conditional,
            state.lying,
            state.next_why,
            stored_or_null(state.last_whole),
            state.body_sha256,
            state.proven,
            state.checks,
            state.wait,
            state.wait_why,
            state.robots,
        ),
    )


def _loaded_state(row: sqlite3.Row) -> PollState:
    return PollState(
        source=row["source"],
        url=row["url"],
        validators=Validators(row["etag"], row["last_modified"]),
        last_try=loaded_or_none(row["last_try"]),
        last_success=loaded_or_none(row["last_success"]),
        next_poll=loaded_or_none(row["next_poll"]),
        failures=row["failures"],
        outcome=row["outcome"],
        reason=row["reason"],
        conditional=row["conditional"],
        lying=bool(row["lying"]),
        next_why=row["next_why"],
        last_whole=loaded_or_none(row["last_whole"]),
        body_sha256=row["body_sha256"],
        proven=bool(row["proven"]),
        checks=row["checks"],
        wait=row["wait"],
        wait_why=row["wait_why"],
        robots=row["robots"],
    )
