"""Looks at every row and every byte of the evidence and says what is not as it was written.

Not here: mending (nothing is mended: a fault in evidence is for people), what a record looks like inside (crawl).

Three ways of looking, which together leave no byte and no row out:

    the chain    row by row: numbers without a gap, each link over the one before and its own row
    the clips    row by row: each names a page of its own address, and its words are those that were kept (ties.py)
    the files    byte by byte: from 0 to its end every byte belongs to exactly one capture, and is as it was written

Memory stays small: rows come one by one, a file is read in pieces, a record is held whole only to unpack it.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from monitor.errors import MonitorError
from monitor.store.database import Database
from monitor.store.evidence import captures, files, stamps, ties
from monitor.store.evidence.values import EvidenceReport

SAID = 20  # faults of one file, or of the chain, that are told one by one: one cause may damage thousands

Payload = Callable[[bytes], bytes]  # records -> the body in them; raises MonitorError
# (response, link) -> what is wrong with it, or nothing; raises MonitorError where it cannot be checked.
StampCheck = Callable[[bytes, str], str]

_ROWS = {
    "spool": "SELECT *, spool_offset AS offset FROM captures WHERE spool_file = ? ORDER BY spool_offset, number",
    "kept": "SELECT *, kept_offset AS offset FROM captures WHERE kept_file = ? ORDER BY kept_offset, number",
}
_FILES = """
    SELECT name, archive, dropped_at, 1 AS known FROM evidence_files
    UNION ALL SELECT DISTINCT spool_file, 'spool', NULL, 0 FROM captures
        WHERE spool_file NOT IN (SELECT name FROM evidence_files)
    UNION ALL SELECT DISTINCT kept_file, 'kept', NULL, 0 FROM captures
        WHERE kept_file NOT IN (SELECT name FROM evidence_files)
    ORDER BY name
"""


@dataclass
class _Findings:
    """What was found so far."""

    captures: int = 0
    files: int = 0
    dropped: int = 0
    stamps: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, faults: Iterator[str], what: str) -> None:
        """Take up the first of *faults*, and count the others."""
        more = 0
        for n, fault in enumerate(faults):
            if n < SAID:
                self.faults.append(fault)
            else:
                more += 1
        if more:
            self.faults.append(f"{what}: {more} more faults")


def verify(
    database: Database, folder: Path, payload: Payload, check_stamp: StampCheck | None, *, signed: bool
) -> EvidenceReport:
    """Look at everything; *check_stamp* is None where time stamps cannot be checked here, *signed*: by whom they are."""
    found = _Findings()
    with database.reading() as db:
        found.add(_chain(db, found), "chain")
        found.add(ties.not_kept(db), "clips")
        found.add(ties.strange_pages(db), "clips and their pages")
        found.add(ties.changed_words(db), "clips and their words")
        _stamps(db, check_stamp, found, signed=signed)
        known = db.execute(_FILES).fetchall()
    for row in known:
        _file(database, folder, row, payload, found)
    _folder(folder, {row["name"] for row in known}, found)
    return EvidenceReport(
        found.captures, found.files, found.dropped, found.stamps, tuple(found.faults), tuple(found.notes)
    )


def _chain(db: sqlite3.Connection, found: _Findings) -> Iterator[str]:
    before, number = "", 0
    for row in db.execute("SELECT * FROM captures ORDER BY number"):
        found.captures += 1
        if row["number"] != number + 1:
            yield f"{_missing(number + 1, row['number'] - 1)}: removed from the database"
        if captures.link_of(before, row) != row["chain"]:
            yield f"capture {row['number']}: its link of the chain does not fit: it or the one before it was changed"
        before, number = row["chain"], row["number"]
    last = captures.last_number(db)
    if last > number:
        yield f"{_missing(number + 1, last)}: removed from the database"
    if last < number:
        yield f"capture {number}: the database counts only {last} captures: its counter was changed"


def _missing(first: int, last: int) -> str:
    return f"capture {first}" if first == last else f"captures {first} to {last}"


def _stamps(db: sqlite3.Connection, check: StampCheck | None, found: _Findings, *, signed: bool) -> None:
    for stamp in stamps.every(db):
        found.stamps += 1
        name = f"time stamp of {stamp.at:%Y-%m-%d} on capture {stamp.number}"
        row = db.execute("SELECT chain FROM captures WHERE number = ?", (stamp.number,)).fetchone()
        if row is None or row["chain"] != stamp.chain:
            found.faults.append(f"{name}: the chain is no more what was stamped")
        try:
            if check is not None and (wrong := check(stamp.response, stamp.chain)):
                found.faults.append(f"{name}: {wrong}")
        except MonitorError as error:  # it cannot be checked here, which says nothing of the stamp
            found.notes.append(f"{name}: {error}")
    if found.stamps and check is None:
        found.notes.append(
            f"{found.stamps} time stamps were not checked: install the extra `timestamps` of this program"
        )
    elif found.stamps and not signed:
        found.notes.append(
            "who signed the time stamps was not checked: name the root certificate as timestamps_ca in rules/office.toml"
        )


def _file(database: Database, folder: Path, row: sqlite3.Row, payload: Payload, found: _Findings) -> None:
    """Look at one file, opened before its rows are read: what is dropped meanwhile shows as dropped."""
    name, kind = row["name"], row["archive"]
    if not row["known"]:
        found.faults.append(f"{name}: its row was removed from the database")
    with ExitStack() as opened:
        file, why = None, ""
        try:
            file = opened.enter_context((folder / name).open("rb"))
        except OSError as error:
            why = error.strerror or str(error)
        db = opened.enter_context(database.reading())
        now = db.execute("SELECT 1 FROM evidence_files WHERE name = ? AND dropped_at IS NOT NULL", (name,)).fetchone()
        if now is not None:
            found.dropped += 1
            if kind != "spool":
                found.faults.append(f"{name}: said to be dropped, but no rule drops what is kept for ever")
            if file is not None:
                found.notes.append(f"{name}: dropped by rule, but still there; the next run deletes it")
        elif file is not None:
            found.files += 1
            found.add(_bytes(db, file, row, payload, found), name)
        elif db.execute(_ROWS[kind], (name,)).fetchone():
            found.faults.append(f"{name}: cannot be read ({why}), and no rule dropped it")


def _bytes(
    db: sqlite3.Connection, file: BinaryIO, about: sqlite3.Row, payload: Payload, found: _Findings
) -> Iterator[str]:
    """The faults of one file: every byte belongs to one capture and is as it was written."""
    name, size = about["name"], file.seek(0, 2)
    end = 0
    for row in db.execute(_ROWS[about["archive"]], (name,)):
        start, length = row["offset"], row["length"]
        if start > end:
            yield f"{name}: bytes {end} to {start} belong to no capture: a row was removed or changed"
        if start < end:
            yield f"{name}: capture {row['number']} overlaps the one before it: a row was changed"
        if wrong := _record(file, row, payload):
            yield f"{name}: capture {row['number']} at byte {start}: {wrong}"
        end = max(end, start + length)
    if size > end:
        found.notes.append(
            f"{name}: {size - end} bytes after the last capture: a program is writing, or was killed while writing; "
            "the next run moves them away"
        )


def _record(file: BinaryIO, row: sqlite3.Row, payload: Payload) -> str:
    """What is wrong with the record of one capture, or nothing."""
    start, length = row["offset"], row["length"]
    if start < 0 or length < 1 or file.seek(0, 2) < start + length:
        return "cut off: the file ends before it"
    digest = hashlib.sha256()
    for piece in _pieces(file, start, length):
        digest.update(piece)
    if digest.hexdigest() != row["record_sha256"]:
        return "its bytes were changed"
    file.seek(start)
    try:
        body = payload(file.read(length))
    except MonitorError as error:
        return str(error)
    return "" if hashlib.sha256(body).hexdigest() == row["payload_sha256"] else "its page is not the one it was"


def _pieces(file: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    file.seek(start)
    while length > 0 and (piece := file.read(min(length, files.PIECE))):
        length -= len(piece)
        yield piece


def _folder(folder: Path, known: set[str], found: _Findings) -> None:
    """Files that no row tells of: nothing is missing through them, but someone should know."""
    for path in sorted(folder.glob("*")):
        if path.is_file() and path.name not in known:
            found.notes.append(f"{path.name}: the database does not know this file; was an older backup put back?")
    for path in sorted((folder / files.LEFT_OVER).glob("*")):
        found.notes.append(
            f"{files.LEFT_OVER}/{path.name}: {files.size(path)} bytes that belong to no capture, moved away"
        )
