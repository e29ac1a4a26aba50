"""The door to the database: one short method per thing the program keeps or asks.

Not here: SQL (one module per noun) and decisions. Every write is one transaction that begins with the write
lock (BEGIN IMMEDIATE): all of it is kept or nothing is, whenever the program is killed. Every error of
SQLite arrives as a StoreError of one line.

A new public method that writes needs its line in tests/store/test_locked.py.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from monitor.model import Clip, EndState, Pending, Poll, Signature, State
from monitor.store import addresses, clips, copies, polls, soundness
from monitor.store.accounts import Accounts
from monitor.store.alert_hits import AlertHits
from monitor.store.alone import alone
from monitor.store.audit import Audit
from monitor.store.brief_rows import BriefRows
from monitor.store.briefings import Briefings
from monitor.store.cases import Cases
from monitor.store.changed import Changes
from monitor.store.clip_words import ClipWords
from monitor.store.database import Database
from monitor.store.decisions import Decisions
from monitor.store.editions import Editions
from monitor.store.evidence import Archive, keep
from monitor.store.exports import Exports
from monitor.store.flag_queue import FlagQueue
from monitor.store.health import Health
from monitor.store.hosts import Hosts
from monitor.store.imports import Imports
from monitor.store.jobs import Jobs
from monitor.store.ledger_door import Ledger
from monitor.store.ledger_pages import LedgerPages
from monitor.store.listed import ListedClips
from monitor.store.marks import ClipMarks
from monitor.store.messages import Messages
from monitor.store.picks import Picks
from monitor.store.plans import Plans
from monitor.store.rebuild import Rebuild
from monitor.store.register import RegisterRows
from monitor.store.reports import Reports
from monitor.store.revisits import Revisits
from monitor.store.saved_searches import SavedSearches
from monitor.store.search.door import Search
from monitor.store.shapes import Shapes
from monitor.store.spikes import Spikes
from monitor.store.stories.door import Stories
from monitor.store.unit_reports import UnitReports
from monitor.store.values import UNPROVEN, Ending, Entry, News, NextPoll, PollState, Sighting, Trust
from monitor.store.watching import Watch


class Store:
    """One open database. Belongs to the thread that opened it; another process may open the same file."""

    def __init__(self, database: Database) -> None:
        """Use *database*; `Store.open` is the usual way."""
        self._database = database
        self.editions = Editions(database)  # what was told
        self.messages = Messages(database)  # mails, and how far each has come
        self.reports = Reports(database)  # weeks and months, as they were told
        self.alerts = AlertHits(database)  # what the alert rules found
        self.spikes = Spikes(database)  # what spikes of topics are told from
        self.words = ClipWords(database)  # what people write on articles
        self.picks = Picks(database)  # what people choose for other bodies
        self.plans = Plans(database)  # what people plan for the digest before it is cut
        self.jobs = Jobs(database)  # what the schedule did
        self.hosts = Hosts(database)  # robots.txt and pauses
        self.revisits = Revisits(database)  # later looks at articles, and their revisions
        self.evidence = Archive(database)  # every fetched page, as it came
        self.shapes = Shapes(database)  # how the pages of each source are built
        self.rebuild = Rebuild(database)  # what is read again, and what is then written anew
        self.health = Health(database)  # what the health of the sources is told from
        self.search = Search(database)  # the archive by query
        self.exports = Exports(database)  # what exports ask besides the words
        self.imports = Imports(database)  # what is brought from other archives
        self.decisions = Decisions(database)  # what people decide of tags
        self.stories = Stories(database)  # which articles tell of one event
        self.cases = Cases(database)  # matters followed to their outcome
        self.accounts = Accounts(database)  # who may use the desk
        self.audit = Audit(database)  # what people did
        self.marks = ClipMarks(database)  # what people do with an article besides its tags
        self.searches = SavedSearches(database)  # searches that people keep
        self.listed = ListedClips(database)  # what lists in memory know of every article
        self.ledger = Ledger(database)  # every address, and the sums that must agree
        self.ledger_pages = LedgerPages(database)  # the ledger a page at a time
        self.changes = Changes(database)  # what became of articles after they were read
        self.flags = FlagQueue(database)  # what is to be verified, and what people decide of it
        self.register = RegisterRows(database)  # facts, refuted claims and arguments that people entered
        self.unit_reports = UnitReports(database)  # what units report to the office
        self.brief_rows = BriefRows(database)  # what a briefing is counted from
        self.briefings = Briefings(database)  # briefings as they were frozen
        self.watch = Watch(database)  # what is told of articles from what stands around them

    @classmethod
    def open(cls, path: Path, *, busy_seconds: float = 60) -> Self:
        """Open the database at *path*, made or brought up to date where needed.

        A write waits *busy_seconds* for another writer. Raises StoreError for a file that is not ours, is
        newer than this program, or cannot be opened.
        """
        return cls(Database(path, busy_seconds))

    def close(self) -> None:
        """Close the file; what is committed is safe."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def alone(self, what: str, doing: str, *, wait_seconds: float = 0) -> AbstractContextManager[None]:
        """Hold the lock *what* while no other program may do the same; BusyError when one does for *wait_seconds*."""
        return alone(self._database.path, what, doing, wait_seconds)

    # -- polls -----------------------------------------------------------------------------------

    def poll_states(self) -> dict[tuple[str, str], PollState]:
        """Return what is remembered of every polled address, by (source, url)."""
        with self._database.reading() as db:
            return polls.states(db)

    def news(self, source: str, url: str, since: datetime) -> News:
        """Return how often an address has brought news since *since*."""
        with self._database.reading() as db:
            return polls.news(db, source, url, since)

    def save_poll(  # noqa: PLR0913 -- a poll, and all that was decided of it, in one transaction
        self,
        poll: Poll,
        sightings: Sequence[Sighting],
        at: datetime,
        next_poll: NextPoll,
        *,
        trust: Trust = UNPROVEN,
        whole: bool = True,
    ) -> tuple[int, int]:
        """Keep a poll with what was found under it, validators and all; return (new, known) articles.

        *trust* is what it showed of the validators of this address. *whole*: it read back to known ground.
        """
        with self._database.writing() as db:
            return polls.save(db, poll, sightings, at, next_poll, trust=trust, whole=whole)

    def source_faults(self, since: datetime) -> tuple[tuple[str, str, str], ...]:
        """Return (source, url, reason) where the last poll failed or none succeeded since *since*."""
        with self._database.reading() as db:
            return polls.faults(db, since)

    # -- addresses ---------------------------------------------------------------------------------

    def add_address(self, sighting: Sighting, source: str, at: datetime, entry: Entry | None = None) -> int:
        """Record an address that a person (*entry*) names; return its id, or that of the record it already has."""
        with self._database.writing() as db:
            address_id = addresses.see(db, sighting, source, at, listed=False).id
            if entry is not None:
                addresses.entrust(db, address_id, entry, at)
            return address_id

    def pending(self, at: datetime) -> tuple[Pending, ...]:
        """Return what waits to be fetched and may be tried at *at*, first seen first."""
        with self._database.reading() as db:
            return addresses.pending(db, at)

    def pending_at(self, address_id: int) -> Pending | None:
        """Return one address if it waits, due or not."""
        with self._database.reading() as db:
            return addresses.pending_at(db, address_id)

    def known(self, keys: Sequence[str], before: datetime | None = None) -> frozenset[str]:
        """Return those of *keys* under which an article was seen before; where given, not after *before*."""
        with self._database.reading() as db:
            return addresses.known(db, keys, before)

    def clip_of(self, address_id: int) -> int | None:
        """Return the clip or copy that stands at an address, if there is one."""
        with self._database.reading() as db:
            return addresses.clip_of(db, address_id)

    def address_state(self, address_id: int) -> tuple[State, str] | None:
        """Return (state, reason) of one address."""
        with self._database.reading() as db:
            return addresses.state(db, address_id)

    def postpone(self, address_id: int, reason: str, next_try: datetime, *, robots: str = "") -> None:
        """Count a failed attempt at a pending address, to be tried again at *next_try*."""
        with self._database.writing() as db:
            addresses.postpone(db, address_id, reason, next_try, robots)

    def end(  # noqa: PLR0913 -- the short record that stays of an address, written at once
        self,
        address_id: int,
        state: EndState,
        reason: str,
        at: datetime,
        *,
        title: str = "",
        published: datetime | None = None,
        text_sha256: str = "",
        robots: str = "",
    ) -> None:
        """End a pending address other than as clip or copy; one that has ended stays as it is.

        *robots* is the rule of robots.txt that decided, where one was asked.
        """
        ending = Ending(state, reason, at, title, published, text_sha256, robots)
        with self._database.writing() as db:
            addresses.end(db, address_id, ending)

    def holder(self, key: str) -> tuple[int, str] | None:
        """Return (id, title) of the address that has *key*, or ever had it."""
        with self._database.reading() as db:
            return addresses.holder(db, key)

    def listed_by(self, address_id: int) -> tuple[str, ...]:
        """Return the sources that list an address, the first one first."""
        with self._database.reading() as db:
            return addresses.listed_by(db, address_id)

    def join(  # noqa: PLR0913, PLR0917 -- what fetching taught of an address is kept at once
        self, address_id: int, canonical: str, key: str, aliases: Sequence[str], at: datetime, title: str = ""
    ) -> int:
        """Record what fetching taught of an address at *at*; return the id of the record that remains."""
        with self._database.writing() as db:
            return addresses.join(db, address_id, canonical, key, aliases, at, title)

    # -- clips -------------------------------------------------------------------------------------

    def copy_candidates(self, signature: Signature, since: datetime) -> tuple[tuple[int, Signature], ...]:
        """Return (article, signature) of originals clipped since *since* that may be the same text, oldest first."""
        with self._database.reading() as db:
            return copies.candidates(db, signature, since)

    def save_clip(  # noqa: PLR0913 -- one transaction writes all that belongs to a clip
        self,
        address_id: int | None,
        clip: Clip,
        *,
        signature: Signature | None,
        copy_of: int | None,
        at: datetime,
        capture: int | None = None,
        look_again: datetime | None = None,
    ) -> int:
        """Keep *clip* whole and end its address as clip or copy; return the article's id (`clip.id` is ignored).

        *capture* is the captured page it was read from, which is kept for ever from now on; *look_again* is when the
        article is looked at again.
        """
        with self._database.writing() as db:
            if capture is not None:
                keep(db, self.evidence.folder, capture)
            return clips.save(
                db,
                address_id,
                clip,
                signature=signature,
                copy_of=copy_of,
                at=at,
                capture=capture,
                look_again=look_again,
            )

    def clip(self, article_id: int) -> Clip | None:
        """Return one article, original or copy."""
        with self._database.reading() as db:
            return next(iter(clips.load(db, [article_id])), None)

    def clips(self, *, outside: bool = False, machine: bool = False) -> Iterator[Clip]:
        """Yield all originals with their copies, as they came. Other work may go on between two of them.

        *outside*: imported articles that are out of scope too; they are no clips, but rules are tried on them.
        *machine*: with what the machine alone says, which rules are compared with; else with what people decided over it.
        """
        with self._database.reading() as db:
            ids = clips.originals(db, outside=outside)
        for batch in clips.batches(ids):
            with self._database.reading() as db:
                loaded = clips.load(db, batch, machine=machine)
            yield from loaded

    def title_only_count(self, since: datetime, until: datetime) -> int:
        """Count originals clipped after *since*, not after *until*, of which only title and lead could be read."""
        with self._database.reading() as db:
            return clips.title_only_count(db, since, until)

    def check_integrity(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong in the file; empty when sound."""
        with self._database.reading() as db:
            return soundness.faults(db)
