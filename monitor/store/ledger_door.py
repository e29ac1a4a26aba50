"""The door to the ledger: every address with its end, and whether the sums agree. Not here: SQL (ledger.py)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from monitor.model import LedgerLine
from monitor.store import ledger
from monitor.store.clips import batches
from monitor.store.database import Database


class Ledger:
    """The door to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lines(self) -> Iterator[LedgerLine]:
        """Yield a line per canonical address, by first sight and url. Other work may go on in between."""
        with self._database.reading() as db:
            ids = ledger.ids(db)
        for batch in batches(ids):
            with self._database.reading() as db:
                lines = ledger.lines(db, batch)
            yield from lines

    def counts(self) -> dict[str, int]:
        """Return how many addresses are in each of the nine states."""
        with self._database.reading() as db:
            return ledger.counts(db)

    def sources(self) -> frozenset[str]:
        """Return the ids of the sources that ever brought an address."""
        with self._database.reading() as db:
            return ledger.sources(db)

    def days(self, since: datetime, zone: tzinfo, source: str = "") -> tuple[ledger.DayLine, ...]:
        """Return a line per day of *zone* and source (every one, unless *source* is given) recorded since *since*."""
        with self._database.reading() as db:
            return tuple(ledger.by_day(db, since, zone, source))

    def faults(self, at: datetime, overdue: timedelta, zone: tzinfo = UTC) -> tuple[str, ...]:
        """Return the sums that disagree and the addresses pending for longer than *overdue*; empty: all is well.

        *zone* is the one whose days the lines name.
        """
        with self._database.reading() as db:
            return ledger.faults(db, at, overdue, zone)
