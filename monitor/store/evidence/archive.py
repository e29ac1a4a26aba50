"""The evidence as the rest of the program sees it: pages in, their bytes back out. `Store.evidence` is one.

Not here: SQL and files (the modules beside this one). `keep`, which puts a capture among those kept for ever, is a
function of captures.py: it belongs into the transaction that makes the clip.
"""

from contextlib import suppress
from datetime import datetime

from monitor.errors import BusyError
from monitor.model import Page
from monitor.store.alone import BACKUP, COPYING, alone
from monitor.store.database import Database
from monitor.store.evidence import captures, files, stamps, upkeep
from monitor.store.evidence.values import Came, Capture, EvidenceReport, Link, Stamp
from monitor.store.evidence.verify import Payload, StampCheck, verify


class Archive:
    """The evidence beside one open database. Every writing method is one transaction that holds the write lock."""

    def __init__(self, database: Database) -> None:
        """Use *database* and the folder `evidence` beside its file."""
        self._database = database
        self.folder = files.folder_of(database.path)

    def capture(self, page: Page, records: bytes, address_id: int | None) -> int:
        """Keep *page* as the archive *records* of it, safe on the disk when this returns; return its number.

        Raises StoreError when the disk or the database does not take it; nothing is then kept.
        """
        with self._database.writing() as db:
            return captures.capture(db, self.folder, page, records, address_id)

    def captured(self, number: int) -> bytes | None:
        """Return the records of a capture; None when its file was dropped, or is damaged (`verify` tells which)."""
        with self._database.reading() as db:
            return captures.records(db, self.folder, number)

    def link(self, number: int) -> Link | None:
        """Return the link of a capture and what it was made from, for whoever follows the chain; None for no such capture."""
        with self._database.reading() as db:
            return captures.link_at(db, number)

    def of_article(self, article_id: int) -> tuple[Capture, ...]:
        """Return every capture of an article and of its address, in the order they were made."""
        with self._database.reading() as db:
            return captures.of_article(db, article_id)

    def robots_of(self, article_id: int) -> str:
        """Return the rule of robots.txt that allowed the address of an article, in words; empty where none was asked."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT d.robots FROM articles a JOIN addresses d ON d.id = a.address_id WHERE a.id = ?", (article_id,)
            ).fetchone()
        return str(row["robots"]) if row else ""

    def came(self, article_id: int) -> Came | None:
        """Return what the ledger says of the address of an article; None for one that has none, such as a paper clip."""
        with self._database.reading() as db:
            return captures.came(db, article_id)

    def tidy(self) -> tuple[str, ...]:
        """Move away the bytes that a killed program left behind; return the names of the files that hold them now."""
        with self._database.writing() as db:
            return tuple(path.name for path in upkeep.tidy(db, self.folder))

    def drop_spool(self, before: datetime, at: datetime) -> tuple[str, ...]:
        """Drop, at *at*, the spool files whose day (UTC) had ended at *before*; return their names.

        The rows are committed before the files go, so that a file that is missing without a row is never ours. What
        an earlier call could not delete any more is deleted now. While a backup copies them nothing is dropped: the
        next call does it.
        """
        with suppress(BusyError), alone(self._database.path, BACKUP, COPYING):
            with self._database.writing() as db:
                now = upkeep.drop(db, before, at)
                ever = upkeep.dropped(db)
            for name in ever:
                files.delete(self.folder / name)
            return now
        return ()

    def verify(self, payload: Payload, check_stamp: StampCheck | None, *, signed: bool = True) -> EvidenceReport:
        """Look at every row and every byte. Takes as long as reading all files does; other work goes on meanwhile.

        *payload* unpacks the body from the records of a capture (MonitorError where it cannot). *check_stamp* says
        what is wrong with (response, link), or nothing; None where time stamps cannot be checked here. *signed*: it
        also looks at who signed.
        """
        return verify(self._database, self.folder, payload, check_stamp, signed=signed)

    def add_stamp(self, stamp: Stamp) -> None:
        """Keep what a time-stamping service answered."""
        with self._database.writing() as db:
            stamps.add(db, stamp)

    def last_stamp(self) -> Stamp | None:
        """Return the newest time stamp."""
        with self._database.reading() as db:
            return stamps.last(db)

    def stamps(self, since: int) -> tuple[Stamp, ...]:
        """Return the time stamps on capture *since* or a later one, each of which proves it, the oldest first."""
        with self._database.reading() as db:
            return tuple(stamps.every(db, since))

    def newest_link(self) -> tuple[int, str] | None:
        """Return (number, link) of the newest capture."""
        with self._database.reading() as db:
            return stamps.newest_link(db)
