"""Which articles repeat which: signatures, the bands that make candidates, and the appearances of a clip.

Not here: whether two texts are copies (monitor.group says it; this module keeps it).
"""

import json
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from monitor.model import Appearance, Signature
from monitor.store.times import loaded, stored, stored_or_null

# A phrase that more originals share says nothing of any of them, and the newest are the ones that are repeated; without
# an end, each notice of a series would be compared with all that ever were.
_NEWEST = 100  # originals looked at for one band
_MOST = 20  # candidates, those with most bands in common

# When an article came; of one that was old when it was imported, when it was published: what it says is of that time.
_CAME = """
    CASE WHEN a.archived
        THEN (SELECT published FROM revisions r WHERE r.article_id = a.id AND r.number = 1) ELSE a.clipped_at END
"""


def candidates(  # noqa: PLR0913 -- what is repeated, when, and on which side
    db: sqlite3.Connection,
    signature: Signature,
    since: datetime,
    *,
    until: datetime | None = None,
    in_scope: bool = True,
    archived: bool = False,
) -> tuple[tuple[int, Signature], ...]:
    """Return (article, signature) of originals that share a band and the scheme, oldest first; at most twenty.

    Only those on one side of the scope that came since *since*, and where given not after *until*. What was archived
    when it was imported was told by no edition, so it is an original only for what is *archived* too.
    """
    rows = db.execute(
        f"""
        WITH near AS (
            SELECT b.article_id, COUNT(*) AS shared
            FROM json_each(:bands) wanted CROSS JOIN bands b ON b.band = wanted.value AND b.scheme = :scheme
            WHERE b.article_id >= COALESCE((
                SELECT newest.article_id FROM bands newest WHERE newest.band = wanted.value AND newest.scheme = :scheme
                ORDER BY newest.article_id DESC LIMIT 1 OFFSET {_NEWEST - 1}
            ), 0)
            GROUP BY b.article_id
        )
        SELECT a.id, s.scheme, s.signature, s.bands, s.numbers, {_CAME} AS came
        FROM near CROSS JOIN articles a ON a.id = near.article_id JOIN signatures s ON s.article_id = a.id
        WHERE a.in_scope = :in_scope AND a.archived <= :archived AND came >= :since AND (:until IS NULL OR came <= :until)
        AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.article_id = a.id)
        ORDER BY near.shared DESC, came, a.id LIMIT {_MOST}
        """,  # noqa: S608 - our own text
        {
            "bands": json.dumps(sorted(set(signature.bands))),
            "scheme": signature.scheme,
            "in_scope": in_scope,
            "archived": archived,
            "since": stored(since),
            "until": stored_or_null(until),
        },
    ).fetchall()
    return tuple((row["id"], _signature(row)) for row in sorted(rows, key=lambda row: (row["came"], row["id"])))


def save_signature(db: sqlite3.Connection, article_id: int, signature: Signature) -> None:
    """Keep the signature of an article, so that later articles can be found to repeat it."""
    db.execute(
        """
        INSERT INTO signatures (article_id, scheme, signature, bands, numbers) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (article_id) DO UPDATE
        SET scheme = excluded.scheme, signature = excluded.signature, bands = excluded.bands, numbers = excluded.numbers
        """,
        (
            article_id,
            signature.scheme,
            _packed(signature.values),
            json.dumps(signature.bands, ensure_ascii=False),
            json.dumps(signature.numbers, ensure_ascii=False),
        ),
    )
    _fill_bands(db, article_id, signature)


def signature_of(db: sqlite3.Connection, article_id: int) -> Signature | None:
    """Return the signature of an article; None where its text is too short to have one."""
    row = db.execute(
        "SELECT scheme, signature, bands, numbers FROM signatures WHERE article_id = ?", (article_id,)
    ).fetchone()
    return None if row is None or not row["scheme"] else _signature(row)


def replace_signature(db: sqlite3.Connection, article_id: int, signature: Signature | None) -> None:
    """Keep the signature of an article whose text has changed; None when it is now too short to have one."""
    _empty_bands(db, article_id)
    if signature is not None:
        save_signature(db, article_id, signature)
    else:
        # Without a scheme it is none. The row stays: to let it go, SQLite would read all bands for one of this article.
        db.execute(
            "UPDATE signatures SET scheme = '', signature = x'', bands = '[]', numbers = '[]' WHERE article_id = ?",
            (article_id,),
        )


def link(db: sqlite3.Connection, article_id: int, copy_of: int) -> None:
    """Record that an article repeats another; a copy of a copy is a copy of the original.

    Its bands go: only originals are candidates, and what thousands repeat must be found among few.
    """
    db.execute(
        "INSERT INTO copies VALUES (?, COALESCE((SELECT original_id FROM copies WHERE article_id = ?), ?))",
        (article_id, copy_of, copy_of),
    )
    _empty_bands(db, article_id)


def unlink(db: sqlite3.Connection, article_id: int) -> None:
    """Let a copy stand for itself from now on; an article that is none stays as it is."""
    db.execute("DELETE FROM copies WHERE article_id = ?", (article_id,))
    signature = signature_of(db, article_id)
    if signature is not None:
        _fill_bands(db, article_id, signature)


def appearances(db: sqlite3.Connection, originals: Sequence[int]) -> dict[int, tuple[Appearance, ...]]:
    """Return the copies of each of *originals*, oldest first; one without copies is not in it."""
    rows = db.execute(
        """
        SELECT c.original_id, a.id, a.outlet, a.outlet_group, r.url, r.title, r.published
        FROM copies c JOIN articles a ON a.id = c.article_id JOIN revisions r ON r.article_id = a.id
        JOIN articles o ON o.id = c.original_id
        WHERE c.original_id IN (SELECT value FROM json_each(?)) AND a.in_scope = o.in_scope
        AND r.number = (SELECT MAX(number) FROM revisions WHERE article_id = a.id)
        ORDER BY c.original_id, r.published, a.id
        """,
        (json.dumps(list(originals)),),
    ).fetchall()
    found: dict[int, list[Appearance]] = defaultdict(list)
    for row in rows:
        found[row["original_id"]].append(_appearance(row))
    return {original: tuple(copies) for original, copies in found.items()}


def _fill_bands(db: sqlite3.Connection, article_id: int, signature: Signature) -> None:
    """Let an article be found by the bands of its signature, unless it is a copy."""
    if db.execute("SELECT 1 FROM copies WHERE article_id = ?", (article_id,)).fetchone() is None:
        # One text may fill two bands alike: the set of bands is what is searched.
        db.executemany(
            "INSERT OR IGNORE INTO bands (band, scheme, article_id) VALUES (?, ?, ?)",
            [(band, signature.scheme, article_id) for band in signature.bands],
        )


def _empty_bands(db: sqlite3.Connection, article_id: int) -> None:
    """Let an article no longer be found. Band by band: by article alone, all bands there are would be read."""
    db.execute(
        """
        DELETE FROM bands WHERE (band, scheme, article_id) IN (
            SELECT band.value, s.scheme, s.article_id FROM signatures s CROSS JOIN json_each(s.bands) band
            WHERE s.article_id = ?
        )
        """,
        (article_id,),
    )


def _packed(values: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(values)}Q", *values)


def _signature(row: sqlite3.Row) -> Signature:
    blob = row["signature"]
    values = struct.unpack(f"<{len(blob) // 8}Q", blob)
    return Signature(row["scheme"], values, tuple(json.loads(row["bands"])), tuple(json.loads(row["numbers"])))


def _appearance(row: sqlite3.Row) -> Appearance:
    return Appearance(
        clip=row["id"],
        outlet=row["outlet"],
        group=row["outlet_group"],
        url=row["url"],
        title=row["title"],
        published=loaded(row["published"]),
    )
