"""What is needed to read kept pages again, and what is written anew when they say otherwise than before.

Words, labels and the short record of an address are replaced; identities, captures, moments, copies and editions are
not touched, nor is anything that a person decided. Not here: reading again (pipeline).
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from monitor.model import Article, Change, EndState, Flag, Group, Pending, Signature, Tags
from monitor.store import addresses, clips, copies, labels
from monitor.store.database import Database
from monitor.store.evidence.captures import load as load_capture
from monitor.store.evidence.values import Capture
from monitor.store.search import index
from monitor.store.times import stored
from monitor.store.values import Ending

_EVER = datetime(1900, 1, 1, tzinfo=UTC)

# Ended by what their page said: by nothing else than reading it again could they end otherwise.
_BY_THEIR_PAGE = ("outside-scope", "junk", "not-an-article", "unreadable")


@dataclass(frozen=True, slots=True)
class KeptRevision:
    """The words of an article at one time, and the page they were read from, if there is one."""

    number: int
    article: Article
    difference: tuple[Change, ...]  # to the revision before
    capture: Capture | None


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """A clip or copy with all that is judged again."""

    id: int
    source: str  # empty for a paper clip
    outlet: str
    group: Group
    entered_by: str
    listed: Pending | None  # its address; None for a paper clip
    revisions: tuple[KeptRevision, ...]  # the first one first
    tags: Tags
    flags: tuple[Flag, ...]
    signature: Signature | None
    in_scope: bool = True  # False: imported, and kept for search only


@dataclass(frozen=True, slots=True)
class Reread:
    """What an article says when it is read again: every revision in order, with its difference, and its labels today."""

    revisions: tuple[tuple[Article, tuple[Change, ...]], ...]
    tags: Tags
    flags: tuple[Flag, ...]
    signature: Signature | None


@dataclass(frozen=True, slots=True)
class EndedAddress:
    """An address that ended by what its page said, with the short record that stays of it."""

    listed: Pending
    state: EndState
    reason: str
    title: str  # as it was read, if it was
    text_sha256: str
    capture: Capture | None  # the newest


class Rebuild:
    """The door to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def articles(self, source: str = "", since: datetime = _EVER) -> tuple[int, ...]:
        """Return the ids of all clips and copies, as they came; where given, only those of *source* kept at *since* or later."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT id FROM articles WHERE ? IN ('', source) AND clipped_at >= ? ORDER BY clipped_at, id",
                (source, stored(since)),
            ).fetchall()
            return tuple(row["id"] for row in rows)

    def article(self, article_id: int) -> KeptArticle:
        """Return one clip or copy with all that is judged again."""
        with self._database.reading() as db:
            return _article(db, article_id)

    def save(self, article_id: int, reread: Reread) -> None:
        """Write anew what an article says: the words of each revision, the labels, the short record of its address."""
        with self._database.writing() as db:
            for number, (article, difference) in enumerate(reread.revisions, start=1):
                _rewrite(db, article_id, number, article, difference)
            labels.remove(db, article_id)
            labels.save_tags(db, article_id, reread.tags)
            labels.save_flags(db, article_id, reread.flags)
            copies.replace_signature(db, article_id, reread.signature)
            _record(db, article_id)
            index.write(db, article_id, reread.revisions[-1][0])

    def ended(self, source: str = "", since: datetime = _EVER) -> tuple[int, ...]:
        """Return the ids of the addresses that ended by what their page said and have a captured page but no article.

        First seen first. Where given, only those that *source* listed first and that ended at *since* or later.
        """
        with self._database.reading() as db:
            rows = db.execute(
                """
                SELECT id FROM addresses d WHERE state IN (SELECT value FROM json_each(?))
                AND EXISTS (SELECT 1 FROM captures c WHERE c.address_id = d.id)
                AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.address_id = d.id)
                AND ? IN ('', source) AND ended_at >= ? ORDER BY id
                """,
                (json.dumps(_BY_THEIR_PAGE), source, stored(since)),
            ).fetchall()
        return tuple(row["id"] for row in rows)

    def address(self, address_id: int) -> EndedAddress | None:
        """Return one of them; None when it has become something else meanwhile."""
        with self._database.reading() as db:
            return _address(db, address_id)

    def end(self, address_id: int, ending: Ending) -> None:
        """Let an address end otherwise than it did; one that is pending, a clip or a copy stays as it is.

        When only the short record is another one, it keeps the moment at which it ended.
        """
        with self._database.writing() as db:
            _end(db, address_id, ending)


def _article(db: sqlite3.Connection, article_id: int) -> KeptArticle:
    row = db.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    revisions = db.execute("SELECT * FROM revisions WHERE article_id = ? ORDER BY number", (article_id,)).fetchall()
    return KeptArticle(
        id=row["id"],
        source=row["source"],
        outlet=row["outlet"],
        group=row["outlet_group"],
        entered_by=row["entered_by"],
        listed=None if row["address_id"] is None else addresses.as_listed(db, row["address_id"]),
        revisions=tuple(_revision(db, each) for each in revisions),
        tags=labels.load_tags(db, [article_id])[article_id],
        flags=labels.load_text_flags(db, article_id),
        signature=copies.signature_of(db, article_id),
        in_scope=bool(row["in_scope"]),
    )


def _revision(db: sqlite3.Connection, row: sqlite3.Row) -> KeptRevision:
    capture = None if row["capture"] is None else load_capture(db, row["capture"])
    difference = tuple(Change(**each) for each in json.loads(row["difference"]))
    return KeptRevision(row["number"], clips.article(row), difference, capture)


def _rewrite(
    db: sqlite3.Connection, article_id: int, number: int, article: Article, difference: Sequence[Change]
) -> None:
    written = json.dumps([asdict(change) for change in difference], ensure_ascii=False)
    db.execute(
        """
        UPDATE revisions SET title = :title, lead = :lead, text = :text, published = :published,
            published_from = :published_from, published_raw = :published_raw, authors = :authors, language = :language,
            title_only = :title_only, text_sha256 = :text_sha256, section = :section, image = :image,
            keywords = :keywords, dates = :dates, repairs = :repairs, difference = :difference
        WHERE article_id = :article_id AND number = :number
        """,
        {"article_id": article_id, "number": number, "difference": written} | clips.columns(article),
    )


def _record(db: sqlite3.Connection, article_id: int) -> None:
    """Let the short record of its address say what the first revision says, as when it became a clip."""
    db.execute(
        """
        UPDATE addresses SET (title, published, text_sha256) =
            (SELECT title, published, text_sha256 FROM revisions WHERE article_id = :article AND number = 1)
        WHERE id = (SELECT address_id FROM articles WHERE id = :article)
        """,
        {"article": article_id},
    )


def _address(db: sqlite3.Connection, address_id: int) -> EndedAddress | None:
    row = db.execute("SELECT state, reason, title, text_sha256 FROM addresses WHERE id = ?", (address_id,)).fetchone()
    listed = addresses.as_listed(db, address_id)
    if row is None or listed is None or row["state"] not in _BY_THEIR_PAGE:
        return None
    (newest,) = db.execute("SELECT MAX(number) FROM captures WHERE address_id = ?", (address_id,)).fetchone()
    capture = None if newest is None else load_capture(db, newest)
    return EndedAddress(listed, row["state"], row["reason"], row["title"], row["text_sha256"], capture)


def _end(db: sqlite3.Connection, address_id: int, ending: Ending) -> None:
    row = db.execute("SELECT state, ended_at FROM addresses WHERE id = ?", (address_id,)).fetchone()
    if row is None or row["state"] in ("pending", "clip", "copy"):
        return
    addresses.set_end(db, address_id, ending)
    if row["state"] == ending.state:
        db.execute("UPDATE addresses SET ended_at = ? WHERE id = ?", (row["ended_at"], address_id))
