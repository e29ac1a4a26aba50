"""Clips: an article with its words, its labels and the end of its address, kept in one transaction.

Not here: whether an article is in scope or a copy; that is decided before it comes here.
"""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from monitor.errors import StoreError
from monitor.model import Appearance, Article, Clip, DateClaim, Flag, Signature, Tags
from monitor.store import addresses, copies, deciding, labels
from monitor.store.search import index
from monitor.store.times import loaded, loaded_or_none, stored
from monitor.store.values import Ending

# How many clips are loaded at a time: enough to make queries few, few enough to stay small in memory.
BATCH = 200


def save(  # noqa: PLR0913 -- one transaction writes all that belongs to a clip
    db: sqlite3.Connection,
    address_id: int | None,
    clip: Clip,
    *,
    signature: Signature | None,
    copy_of: int | None,
    at: datetime,
    capture: int | None,
    look_again: datetime | None,
) -> int:
    """Keep *clip* and end its address as clip or copy; return the article's id.

    *capture* is the page it was read from, *look_again* when it is looked at again (None: never, as for paper).

    Where the address has an article already (two programs at once), that article's id is returned and
    nothing is written.
    """
    known = None if address_id is None else _article_at(db, address_id)
    if known is not None:
        return known
    article_id = _insert(db, address_id, clip)
    save_revision(db, article_id, 1, clip.article, at, difference="[]", capture=capture)
    labels.save_tags(db, article_id, clip.tags)
    labels.save_flags(db, article_id, clip.flags)
    if signature is not None:
        copies.save_signature(db, article_id, signature)
    if copy_of is not None:
        copies.link(db, article_id, copy_of)
    if look_again is not None:
        db.execute("INSERT INTO revisits VALUES (?, ?, 0, NULL)", (article_id, stored(look_again)))
    if address_id is not None:
        addresses.set_end(db, address_id, _ending(clip.article, copy_of, at))
    return article_id


def load(db: sqlite3.Connection, ids: Sequence[int], *, machine: bool = False) -> tuple[Clip, ...]:
    """Return the articles *ids* in their order, in eight queries however many they are; unknown ids are left out.

    Their tags are those that stand, what people decided over what the machine says; with *machine*, its words alone.
    """
    rows = db.execute(
        """
        SELECT a.*, r.*, v.vanished_at FROM json_each(?) wanted
        JOIN articles a ON a.id = wanted.value JOIN revisions r ON r.article_id = a.id
        LEFT JOIN revisits v ON v.article_id = a.id
        WHERE r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
        ORDER BY wanted.key
        """,
        (json.dumps(list(ids)),),
    ).fetchall()
    said = labels.load_tags(db, ids)
    tags = said if machine else deciding.stand(db, said)
    flags = labels.load_flags(db, ids)
    appearances = copies.appearances(db, ids)
    return tuple(_clip(row, tags[row["id"]], flags.get(row["id"], ()), appearances.get(row["id"], ())) for row in rows)


def load_all(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[Clip, ...]:
    """Return any number of articles, loaded in batches."""
    return tuple(clip for batch in batches(ids) for clip in load(db, batch))


def batches(ids: Sequence[int]) -> list[Sequence[int]]:
    """Cut *ids* into pieces that are loaded together."""
    return [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]


def originals(db: sqlite3.Connection, *, outside: bool = False) -> list[int]:
    """Return the ids of all clips that are no copies, as they came; what is out of scope only if *outside*."""
    rows = db.execute(
        """
        SELECT id FROM articles a
        WHERE (in_scope OR ?) AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.article_id = a.id)
        ORDER BY clipped_at, id
        """,
        (outside,),
    ).fetchall()
    return [row["id"] for row in rows]


def title_only_count(db: sqlite3.Connection, since: datetime, until: datetime) -> int:
    """Count the originals clipped after *since* and not after *until* of which only title and lead could be read."""
    row = db.execute(
        """
        SELECT COUNT(*) FROM articles a JOIN revisions r ON r.article_id = a.id
        WHERE a.clipped_at > ? AND a.clipped_at <= ? AND r.title_only AND a.in_scope AND NOT a.archived
        AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.article_id = a.id)
        """,
        (stored(since), stored(until)),
    ).fetchone()
    return int(row[0])


def _article_at(db: sqlite3.Connection, address_id: int) -> int | None:
    if addresses.state(db, address_id) is None:
        raise StoreError(f"there is no address number {address_id} in the ledger; run the command again")
    row = db.execute("SELECT id FROM articles WHERE address_id = ?", (address_id,)).fetchone()
    return None if row is None else int(row["id"])


def _ending(article: Article, copy_of: int | None, at: datetime) -> Ending:
    return Ending(
        state="clip" if copy_of is None else "copy",
        reason="",
        at=at,
        title=article.title,
        published=article.published,
        text_sha256=_sha256(article.text),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _insert(db: sqlite3.Connection, address_id: int | None, clip: Clip) -> int:
    cursor = db.execute(
        """
        INSERT INTO articles (address_id, source, outlet, outlet_group, medium, entered_by, clipped_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        (address_id, clip.source, clip.outlet, clip.group, clip.medium, clip.entered_by, stored(clip.clipped_at)),
    )
    return int(cursor.lastrowid or 0)


def save_revision(  # noqa: PLR0913 -- one row
    db: sqlite3.Connection,
    article_id: int,
    number: int,
    article: Article,
    at: datetime,
    *,
    difference: str,
    capture: int | None,
) -> None:
    """Keep the words of an article as its newest revision *number*, seen at *at*; they are searched from now on."""
    db.execute(
        """
        INSERT INTO revisions (article_id, number, seen_at, url, canonical, title, lead, text, published,
            published_from, published_raw, authors, language, title_only, text_sha256, difference, capture,
            section, image, keywords, dates, repairs)
        VALUES (:article_id, :number, :seen_at, :url, :canonical, :title, :lead, :text, :published,
            :published_from, :published_raw, :authors, :language, :title_only, :text_sha256, :difference, :capture,
            :section, :image, :keywords, :dates, :repairs)
        """,
        {
            "article_id": article_id,
            "number": number,
            "seen_at": stored(at),
            "url": article.url,
            "canonical": article.canonical,
            "difference": difference,
            "capture": capture,
        }
        | columns(article),
    )
    index.write(db, article_id, article)


def columns(article: Article) -> dict[str, object]:
    """Return what *article* says as the columns of a row of revisions; its identity is not among them."""
    return {
        "title": article.title,
        "lead": article.lead,
        "text": article.text,
        "published": stored(article.published),
        "published_from": article.published_from,
        "published_raw": article.published_raw,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "language": article.language,
        "title_only": article.title_only,
        "text_sha256": _sha256(article.text),
        "section": article.section,
        "image": article.image,
        "keywords": json.dumps(article.keywords, ensure_ascii=False),
        "dates": json.dumps([(c.origin, stored(c.at), c.raw) for c in article.dates], ensure_ascii=False),
        "repairs": json.dumps(article.repairs, ensure_ascii=False),
    }


def article(row: sqlite3.Row) -> Article:
    """Return the words that a row of revisions holds."""
    return Article(
        url=row["url"],
        canonical=row["canonical"],
        title=row["title"],
        lead=row["lead"],
        text=row["text"],
        published=loaded(row["published"]),
        published_from=row["published_from"],
        published_raw=row["published_raw"],
        authors=tuple(json.loads(row["authors"])),
        language=row["language"],
        title_only=bool(row["title_only"]),
        section=row["section"],
        image=row["image"],
        keywords=tuple(json.loads(row["keywords"])),
        dates=tuple(DateClaim(origin, loaded(at), raw) for origin, at, raw in json.loads(row["dates"])),
        repairs=tuple(json.loads(row["repairs"])),
    )


def _clip(row: sqlite3.Row, tags: Tags, flags: tuple[Flag, ...], appearances: tuple[Appearance, ...]) -> Clip:
    return Clip(
        id=row["id"],
        source=row["source"],
        outlet=row["outlet"],
        group=row["outlet_group"],
        medium=row["medium"],
        article=article(row),
        tags=tags,
        flags=flags,
        clipped_at=loaded(row["clipped_at"]),
        entered_by=row["entered_by"],
        copies=appearances,
        revisions=row["number"],
        vanished_at=loaded_or_none(row["vanished_at"]),
        in_scope=bool(row["in_scope"]),
    )
