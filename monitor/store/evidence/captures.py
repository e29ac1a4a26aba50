"""A row for each capture, with its link of the chain and where its bytes lie.

Not here: bytes on the disk (files), looking whether all of it is true (verify).

The link of a capture is the SHA-256 (hexadecimal) of the link before it, as text, followed by the capture as a JSON
array in ASCII without spaces: [number, url, final_url, redirects, captured_at, status, content_type, payload_sha256,
record_sha256, length], each as it stands in its column. Before the first link stands nothing.
"""

import hashlib
import json
import sqlite3
from datetime import UTC, date
from pathlib import Path

from monitor.errors import StoreError
from monitor.model import Page
from monitor.store.evidence import files
from monitor.store.evidence.values import Came, Capture, Link
from monitor.store.times import loaded, loaded_or_none, stored

_END = {
    "spool": "SELECT spool_offset + length FROM captures WHERE spool_file = ? ORDER BY spool_offset DESC LIMIT 1",
    "kept": "SELECT kept_offset + length FROM captures WHERE kept_file = ? ORDER BY kept_offset DESC LIMIT 1",
}
# The capture itself, as the chain holds it, in this order.
_CHAINED = (
    "number",
    "url",
    "final_url",
    "redirects",
    "captured_at",
    "status",
    "content_type",
    "payload_sha256",
    "record_sha256",
    "length",
)


def capture(db: sqlite3.Connection, folder: Path, page: Page, records: bytes, address_id: int | None) -> int:
    """Add *page*, written as *records*, to the file of its day and to the chain; return its number."""
    day = page.fetched_at.astimezone(UTC).date()
    name, offset = _place(db, folder, "spool", day, len(records))
    files.append(folder / name, offset, records)
    number = last_number(db) + 1
    values = {
        "number": number,
        "url": page.url,
        "final_url": page.final_url,
        "redirects": json.dumps(page.redirects),
        "captured_at": stored(page.fetched_at),
        "status": page.exchange.status if page.exchange else 200,
        "content_type": page.content_type,
        "payload_sha256": hashlib.sha256(page.body).hexdigest(),
        "record_sha256": hashlib.sha256(records).hexdigest(),
        "length": len(records),
        "address": address_id,
        "file": name,
        "offset": offset,
    }
    before = db.execute("SELECT chain FROM captures ORDER BY number DESC LIMIT 1").fetchone()
    values["chain"] = link(before["chain"] if before else "", tuple(values[key] for key in _CHAINED))
    db.execute(
        """
        INSERT INTO captures VALUES (:number, :address, :url, :final_url, :redirects, :captured_at, :status,
            :content_type, :payload_sha256, :record_sha256, :length, :chain, :file, :offset, NULL, NULL)
        """,
        values,
    )
    db.execute("UPDATE addresses SET robots = ? WHERE id = ? AND ? <> ''", (page.robots, address_id, page.robots))
    return number


def keep(db: sqlite3.Connection, folder: Path, number: int) -> None:
    """Copy a capture into the archive that is kept for ever, inside the caller's transaction that writes.

    Does nothing where it is kept already. Raises StoreError when its bytes are gone or damaged.
    """
    row = db.execute("SELECT * FROM captures WHERE number = ?", (number,)).fetchone()
    if row is not None and row["kept_file"] is not None:
        return
    found = records(db, folder, number)
    if row is None or found is None:
        raise StoreError(f"the captured page {number} is gone or damaged; run `monitor evidence verify`")
    day = loaded(row["captured_at"]).date()
    name, offset = _place(db, folder, "kept", day, len(found))
    files.append(folder / name, offset, found)
    db.execute("UPDATE captures SET kept_file = ?, kept_offset = ? WHERE number = ?", (name, offset, number))


def records(db: sqlite3.Connection, folder: Path, number: int) -> bytes | None:
    """Return the bytes of a capture, from wherever they are as they were; None when they are nowhere."""
    found = load(db, number)
    if found is None:
        return None
    for name, offset in ((found.kept_file, found.kept_offset), (found.spool_file, found.spool_offset)):
        if name is None or offset is None:
            continue
        data = files.read(folder / name, offset, found.length)
        if data is not None and hashlib.sha256(data).hexdigest() == found.record_sha256:
            return data
    return None


def load(db: sqlite3.Connection, number: int) -> Capture | None:
    """Return one capture."""
    row = db.execute(
        "SELECT c.*, f.dropped_at FROM captures c LEFT JOIN evidence_files f ON f.name = c.spool_file WHERE number = ?",
        (number,),
    ).fetchone()
    return None if row is None else _capture(row)


def of_article(db: sqlite3.Connection, article_id: int) -> tuple[Capture, ...]:
    """Return the captures of an article and of its address, in the order they were made."""
    rows = db.execute(
        """
        SELECT c.*, f.dropped_at FROM captures c LEFT JOIN evidence_files f ON f.name = c.spool_file
        WHERE c.number IN (
            SELECT number FROM captures WHERE address_id = (SELECT address_id FROM articles WHERE id = :article)
            UNION SELECT capture FROM revisions WHERE article_id = :article
            UNION SELECT capture FROM visits WHERE article_id = :article)
        ORDER BY c.number
        """,
        {"article": article_id},
    ).fetchall()
    return tuple(_capture(row) for row in rows)


def came(db: sqlite3.Connection, article_id: int) -> Came | None:
    """Return what the ledger says of the address of an article; None where it has none."""
    row = db.execute(
        """
        SELECT d.id, d.listed_url, d.first_seen, d.state, d.reason, d.robots
        FROM articles a JOIN addresses d ON d.id = a.address_id WHERE a.id = ?
        """,
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    listings = db.execute(
        "SELECT source, first_seen FROM listings WHERE address_id = ? ORDER BY first_seen, source", (row["id"],)
    ).fetchall()
    return Came(
        url=row["listed_url"],
        first_seen=loaded(row["first_seen"]),
        state=row["state"],
        reason=row["reason"],
        robots=row["robots"],
        listed_by=tuple((each["source"], loaded(each["first_seen"])) for each in listings),
    )


def last_number(db: sqlite3.Connection) -> int:
    """Return the number of the last capture ever made, removed or not; 0 before the first."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'captures'").fetchone()
    return int(row["seq"]) if row else 0


def link(before: str, chained: tuple[object, ...]) -> str:
    """Return the link of a capture after the link *before*; *chained* are its columns in the order of the table."""
    return hashlib.sha256((before + _text(chained)).encode("ascii")).hexdigest()


def link_at(db: sqlite3.Connection, number: int) -> Link | None:
    """Return the link of a capture with all that it was made from; None where there is no such capture."""
    row = db.execute("SELECT * FROM captures WHERE number = ?", (number,)).fetchone()
    if row is None:
        return None
    earlier = db.execute("SELECT chain FROM captures WHERE number = ?", (number - 1,)).fetchone()
    before = str(earlier["chain"]) if earlier else ""
    missing = earlier is None and number != 1
    return Link(
        before,
        _text(tuple(row[key] for key in _CHAINED)),
        row["chain"],
        not missing and link_of(before, row) == row["chain"],
    )


def link_of(before: str, row: sqlite3.Row) -> str:
    """Return the link that the capture *row* must have after the link *before*."""
    return link(before, tuple(row[key] for key in _CHAINED))


def _text(chained: tuple[object, ...]) -> str:
    return json.dumps(chained, separators=(",", ":"))


def end(db: sqlite3.Connection, kind: files.Kind, name: str) -> int:
    """Return where the last capture in a file ends; 0 where there is none."""
    row = db.execute(_END[kind], (name,)).fetchone()
    return int(row[0]) if row else 0


def _place(db: sqlite3.Connection, folder: Path, kind: files.Kind, day: date, length: int) -> tuple[str, int]:
    """Where the next record of *day* belongs: (file, offset).

    The next file begins where this one is full, was dropped, or has lost bytes that it must have: writing on into
    a damaged file would hide how much is missing.
    """
    rows = db.execute(
        "SELECT name, dropped_at FROM evidence_files WHERE archive = ? AND day = ?", (kind, day.isoformat())
    ).fetchall()
    if rows:
        name = files.name(kind, day, len(rows))
        offset = end(db, kind, name)
        dropped = any(row["name"] == name and row["dropped_at"] for row in rows)
        if not dropped and files.size(folder / name) >= offset and (offset == 0 or offset + length <= files.MOST):
            return name, offset
    name = files.name(kind, day, len(rows) + 1)
    db.execute("INSERT INTO evidence_files VALUES (?, ?, ?, NULL)", (name, kind, day.isoformat()))
    return name, 0


def _capture(row: sqlite3.Row) -> Capture:
    return Capture(
        number=row["number"],
        url=row["url"],
        final_url=row["final_url"],
        redirects=tuple(json.loads(row["redirects"])),
        captured_at=loaded(row["captured_at"]),
        status=row["status"],
        content_type=row["content_type"],
        payload_sha256=row["payload_sha256"],
        record_sha256=row["record_sha256"],
        length=row["length"],
        chain=row["chain"],
        spool_file=row["spool_file"],
        spool_offset=row["spool_offset"],
        kept_file=row["kept_file"],
        kept_offset=row["kept_offset"],
        dropped_at=loaded_or_none(row["dropped_at"]),
    )
