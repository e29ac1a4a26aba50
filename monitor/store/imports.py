"""Articles that are brought from another archive: kept whole whether they are in scope or not, each once.

What counts what:

- **Only what is in scope** (`in_scope`): clips and their export, editions and their figures, the ledger's clips and
  copies, reprints of a clip. Copies are told within one side only: what is out of scope never becomes an appearance of a
  clip, nor hides one.
- **Everything**: search, rebuild, evidence, what people decide of tags.
- **Nothing imported**: later looks (there is no captured page to compare with) and the health of sources (nobody listed it).

An imported article that is older than the last edition is `archived`: a clip that no digest will tell. The address of an
imported article ends as clip, copy or outside-scope, with the reason "imported". One that the crawler or a person has
made an article of is left alone.

Not here: reading the lines, and judging what they say (pipeline.importing).
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Article, Clip, EndState, Signature
from monitor.store import addresses, clips, copies, revisits
from monitor.store.database import Database
from monitor.store.stories import machine
from monitor.store.times import stored
from monitor.store.values import Ending, Revised, Sighting

IMPORTED = "imported"  # the id of the source that stands for all of them, and the reason of their end
COPY_WINDOW = timedelta(days=30)  # before and after publication; as for crawled articles

Same = Callable[[Signature, Signature], bool]


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes an imported article one that is there already."""

    id: str
    url: str  # canonical; a urn where there is no web address
    key: str  # of the web address; "" where there is none


@dataclass(frozen=True, slots=True)
class Known:
    """An article that is there already."""

    article: int
    newest: Article
    words: frozenset[tuple[str, str]]  # title and text of each of its revisions
    imported: bool  # False: the crawler or a person brought it
    key: str  # of its address; "" where it has none
    in_scope: bool
    by_address: bool  # found by its address or an alias of it; False: by its id alone


@dataclass(frozen=True, slots=True)
class Brought:
    """An article that is new."""

    id: str  # "" where another article has it
    clip: Clip
    sighting: Sighting | None  # None: it has no web address
    signature: Signature | None
    archived: bool


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Other words of an article that was imported before."""

    article: int
    revised: Revised
    wanted: bool  # in scope by its words today; what is in scope stays so
    archived: bool


class Imports:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, identities: Sequence[Identity]) -> tuple[tuple[Known, ...], ...]:
        """Return for each of *identities* what is there by its address, then by its id: none, one or two articles."""
        with self._database.reading() as db:
            return tuple(_known(db, identity) for identity in identities)

    def address(self, key: str) -> int | None:
        """Return the address that *key* leads to, be it an alias of it; None where it was never seen."""
        with self._database.reading() as db:
            row = db.execute("SELECT address_id FROM address_keys WHERE key = ?", (key,)).fetchone()
        return None if row is None else int(row["address_id"])

    def save(self, rows: Sequence[Brought | Rewritten], same: Same, at: datetime) -> tuple[str, ...]:
        """Keep all of *rows* or none; return what became of each: "clip", "copy", "revised", or "there".

        "there": an article stands at the address already, and nothing was changed. *same* tells whether two signatures are of one text.
        """
        with self._database.writing() as db:
            return tuple(
                _bring(db, row, same, at) if isinstance(row, Brought) else _rewrite(db, row, same, at) for row in rows
            )

    def stand_at(self, article_id: int, sighting: Sighting, at: datetime) -> None:
        """Give an imported article without a web address the one of *sighting*, unless another article stands there."""
        with self._database.writing() as db:
            _stand_at(db, article_id, sighting, at)

    def take_in(self, article_id: int, at: datetime, *, archived: bool, who: str = "") -> None:
        """Let an article that was out of scope be a clip from now on; *archived*: no digest tells it.

        *who* is the person who says that it matters; "" where the rules do.
        """
        with self._database.writing() as db:
            _take_in(db, article_id, at, archived=archived, who=who)


def _known(db: sqlite3.Connection, identity: Identity) -> tuple[Known, ...]:
    by_url = "SELECT a.id FROM articles a JOIN revisions r ON r.article_id = a.id WHERE r.url = ?"
    if identity.key:
        by_url = "SELECT a.id FROM address_keys k JOIN articles a ON a.address_id = k.address_id WHERE k.key = ?"
    here = [row["id"] for row in db.execute(by_url, (identity.key or identity.url,))]
    rows = db.execute("SELECT id FROM articles WHERE import_id = ? AND import_id <> ''", (identity.id,))
    ids = dict.fromkeys((*here, *(row["id"] for row in rows)))
    return tuple(_known_article(db, id_, by_address=id_ in here) for id_ in ids)


def _known_article(db: sqlite3.Connection, article_id: int, *, by_address: bool) -> Known:
    row = db.execute(
        "SELECT a.source, a.in_scope, d.key FROM articles a LEFT JOIN addresses d ON d.id = a.address_id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    revisions = db.execute("SELECT * FROM revisions WHERE article_id = ? ORDER BY number", (article_id,)).fetchall()
    return Known(
        article=article_id,
        newest=clips.article(revisions[-1]),
        words=frozenset((each["title"], each["text"]) for each in revisions),
        imported=row["source"] == IMPORTED,
        key=row["key"] or "",
        in_scope=bool(row["in_scope"]),
        by_address=by_address,
    )


def _bring(db: sqlite3.Connection, row: Brought, same: Same, at: datetime) -> str:
    address = None if row.sighting is None else addresses.see(db, row.sighting, IMPORTED, at, listed=False).id
    if address is not None and addresses.clip_of(db, address) is not None:
        return "there"
    copy_of = _original(db, row, same)
    article_id = clips.save(
        db, address, row.clip, signature=row.signature, copy_of=copy_of, at=at, capture=None, look_again=None
    )
    db.execute(
        "UPDATE articles SET in_scope = ?, import_id = ?, archived = ? WHERE id = ?",
        (row.clip.in_scope, row.id, row.archived, article_id),
    )
    if address is not None:
        _end(db, address, row.clip, copy_of, at)
    return "clip" if copy_of is None else "copy"


def _stand_at(db: sqlite3.Connection, article_id: int, sighting: Sighting, at: datetime) -> None:
    address = addresses.see(db, sighting, IMPORTED, at, listed=False).id
    if addresses.clip_of(db, address) is not None:
        return
    db.execute("UPDATE articles SET address_id = ? WHERE id = ? AND address_id IS NULL", (address, article_id))
    # The urn only said that there was none.
    db.execute(
        "UPDATE revisions SET url = ?, canonical = ? WHERE article_id = ?",
        (sighting.canonical, sighting.canonical, article_id),
    )
    (clip,) = clips.load(db, [article_id])
    copy = db.execute("SELECT original_id FROM copies WHERE article_id = ?", (article_id,)).fetchone()
    _end(db, address, clip, copy and copy["original_id"], at)


def _original(db: sqlite3.Connection, row: Brought, same: Same) -> int | None:
    """The article that *row* repeats, on the same side of the scope and published at about the same time."""
    if row.signature is None:
        return None
    published = row.clip.article.published
    window = (published - COPY_WINDOW, published + COPY_WINDOW)
    near = copies.candidates(
        db, row.signature, window[0], until=window[1], in_scope=row.clip.in_scope, archived=row.archived
    )
    return next((id_ for id_, signature in near if same(row.signature, signature)), None)


def _end(db: sqlite3.Connection, address: int, clip: Clip, copy_of: int | None, at: datetime) -> None:
    state: EndState = "outside-scope" if not clip.in_scope else "clip" if copy_of is None else "copy"
    (sha256,) = db.execute("SELECT text_sha256 FROM addresses WHERE id = ?", (address,)).fetchone()
    reason = IMPORTED if clip.source == IMPORTED else ""  # what the crawler brought may have repeated what was imported
    addresses.set_end(db, address, Ending(state, reason, at, clip.article.title, clip.article.published, sha256))


def _rewrite(db: sqlite3.Connection, row: Rewritten, same: Same, at: datetime) -> str:
    revisits.revise(db, row.article, row.revised, at, None)
    _part(db, row.article, same, at)
    _part_copies(db, row.article, same, at)
    if row.wanted:
        _take_in(db, row.article, at, archived=row.archived)
    return "revised"


def _part(db: sqlite3.Connection, article_id: int, same: Same, at: datetime) -> None:
    """Let a copy stand for itself whose words are no longer those of its original."""
    copy = db.execute("SELECT original_id FROM copies WHERE article_id = ?", (article_id,)).fetchone()
    if copy is not None and not _alike(db, article_id, copy["original_id"], same):
        _stand_alone(db, article_id, at)


def _part_copies(db: sqlite3.Connection, original: int, same: Same, at: datetime) -> None:
    """Let the copies of an article whose words it has no longer be told without it: the oldest, with the others as its copies."""
    # No edition tells what was archived, so it is the original only of what was archived too.
    rows = db.execute(
        """
        SELECT c.article_id FROM copies c JOIN articles a ON a.id = c.article_id
        JOIN revisions r ON r.article_id = a.id AND r.number = 1
        WHERE c.original_id = ? ORDER BY a.archived, r.published, a.id
        """,
        (original,),
    ).fetchall()
    apart = [row["article_id"] for row in rows if not _alike(db, row["article_id"], original, same)]
    while apart:
        first, *others = apart
        _stand_alone(db, first, at)
        repeat = [other for other in others if _alike(db, other, first, same)]
        db.executemany("UPDATE copies SET original_id = ? WHERE article_id = ?", [(first, other) for other in repeat])
        apart = [other for other in others if other not in repeat]


def _alike(db: sqlite3.Connection, one: int, other: int, same: Same) -> bool:
    signatures = copies.signature_of(db, one), copies.signature_of(db, other)
    return signatures[0] is not None and signatures[1] is not None and same(signatures[0], signatures[1])


def _stand_alone(db: sqlite3.Connection, article_id: int, at: datetime) -> None:
    """Let a copy be one no more."""
    copies.unlink(db, article_id)
    article = db.execute("SELECT address_id FROM articles WHERE id = ? AND in_scope", (article_id,)).fetchone()
    if article is not None:
        _end_as_clip(db, article_id, article["address_id"], at)


def _take_in(db: sqlite3.Connection, article_id: int, at: datetime, *, archived: bool, who: str = "") -> None:
    taken = db.execute(
        """
        UPDATE articles SET in_scope = 1, archived = ?, entered_by = ?, clipped_at = ? WHERE id = ? AND NOT in_scope
        RETURNING address_id
        """,
        (archived, who, stored(at), article_id),
    ).fetchone()
    if taken is None:
        return
    # What it repeated, or what repeats it, is out of scope: it stands for itself now, and so do they.
    rows = db.execute("SELECT article_id FROM copies WHERE ? IN (article_id, original_id)", (article_id,)).fetchall()
    for row in rows:
        copies.unlink(db, row["article_id"])
    machine.taken_in(db, article_id)
    _end_as_clip(db, article_id, taken["address_id"], at)


def _end_as_clip(db: sqlite3.Connection, article_id: int, address: int | None, at: datetime) -> None:
    if address is not None:
        (clip,) = clips.load(db, [article_id])
        _end(db, address, clip, None, at)
