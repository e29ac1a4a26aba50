"""Looks at a package on any machine: needs neither the archive nor the rules of the office that made it.

Nothing is unpacked onto the disk. What it cannot see is a package that somebody made anew with other contents: against that
stands the digest, which the office reads from the log of its case. Not here: making one (making.py).
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from monitor.cases.package.manifest import MANIFEST, SUMS, Entry, Manifest, digest_of, loaded, local_time, sums
from monitor.cases.package.plain_zip import Held, OtherZipError, dos_time, read, time_of
from monitor.crawl.evidence import from_warc
from monitor.errors import InputError, ReadError
from monitor.model import Page

RECORDS = ".warc.gz"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. Sound where there are no faults."""

    lines: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(slots=True)
class _Seen:
    """What was in the ZIP, without the contents."""

    files: dict[str, tuple[int, str]] = field(default_factory=dict)  # size and hash, by path
    pages: dict[str, tuple[str, datetime] | str] = field(default_factory=dict)  # hash and time; or why there is none
    kept: dict[str, bytes] = field(default_factory=dict)  # manifest and sums
    faults: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)  # files whose check sum in the ZIP is another one


def verify(path: Path, digest: str = "") -> Report:
    """Look at every byte of the package at *path*; *digest* is what the log of its case says of it.

    Raises InputError for what is no package at all.
    """
    with path.open("rb") as file:
        seen = _look(file, path.stat().st_size)
        if MANIFEST not in seen.kept:
            raise InputError(f"{path.name}: {seen.faults[-1] if seen.faults else f'there is no {MANIFEST} in it'}")
        try:
            manifest = loaded(seen.kept[MANIFEST])
        except InputError as error:
            return Report((), tuple(map(_shown, (str(error), *_against_digest(seen, digest), *seen.faults))))
        wrong = [*_against_manifest(seen, manifest), *_against_sums(seen, manifest)]
        wrong = [*_against_digest(seen, digest), *wrong, *seen.faults, *_odd(seen, wrong)]
        if not wrong and dos_time(local_time(manifest)) != time_of(file):
            wrong.append("this is not the ZIP that was made: its files bear another time than its manifest")
    told = _told(seen, manifest, digest) if not wrong else ()
    return Report(tuple(map(_shown, told)), tuple(dict.fromkeys(map(_shown, wrong))))


def _shown(line: str) -> str:
    """*line* without letters that a terminal would obey: a package may come from anybody."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in line)


def _look(file: IO[bytes], size: int) -> _Seen:
    seen = _Seen()
    try:
        for held in read(file, size):
            _take(seen, held)
    except OtherZipError as error:
        seen.faults.append(str(error))
    return seen


def _take(seen: _Seen, held: Held) -> None:
    if held.path in seen.files:
        seen.faults.append(f"{held.path}: stands twice in the ZIP")
    seen.files[held.path] = (len(held.content), hashlib.sha256(held.content).hexdigest())
    if not held.as_noted:
        seen.odd.append(held.path)
    if held.path in (MANIFEST, SUMS):
        seen.kept[held.path] = held.content
    if held.path.endswith(RECORDS):
        seen.pages[held.path] = _page(held.content)


def _page(records: bytes) -> tuple[str, datetime] | str:
    try:
        page: Page = from_warc(records)
    except ReadError as error:
        return str(error).partition(";")[0]
    return hashlib.sha256(page.body).hexdigest(), page.fetched_at


# -- against what is said of it ------------------------------------------------------------------------


def _odd(seen: _Seen, told: Sequence[str]) -> Iterator[str]:
    """Files that the ZIP itself says were changed, where nothing else does."""
    for path in seen.odd:
        if not any(each.startswith(f"{path}: ") for each in told):
            yield f"{path}: is not as the ZIP notes it; this is not the ZIP that was made"


def _against_digest(seen: _Seen, digest: str) -> Iterator[str]:
    found = digest_of(seen.kept[MANIFEST])
    if digest and digest.strip().lower() != found:
        yield f"{MANIFEST}: its SHA-256 is {found}, not the one given; this is not the package of that line of the log"


def _against_manifest(seen: _Seen, manifest: Manifest) -> Iterator[str]:
    named = {each.path for each in manifest.files}
    for path in sorted(set(seen.files) - named - {MANIFEST, SUMS}):
        yield f"{path}: is not in {MANIFEST}"
    for each in manifest.files:
        found = seen.files.get(each.path)
        if found is None:
            yield f"{each.path}: is missing"
        elif found[0] != each.bytes:
            yield f"{each.path}: has {found[0]:,} bytes, not {each.bytes:,}"
        elif found[1] != each.sha256:
            yield f"{each.path}: was changed; its SHA-256 is {found[1]}, not {each.sha256}"
        else:
            yield from _proof(seen, each)


def _proof(seen: _Seen, each: Entry) -> Iterator[str]:
    """A captured page is what its records say, and its link of the chain holds."""
    if each.path not in seen.pages:
        return
    found, proof = seen.pages[each.path], each.capture
    if isinstance(found, str):
        yield f"{each.path}: {found}"
    elif proof is None:
        yield f"{each.path}: {MANIFEST} does not say which capture it is"
    else:
        if found[0] != proof.payload_sha256:
            yield f"{each.path}: the page in it has the SHA-256 {found[0]}, not {proof.payload_sha256}"
        if found[1].isoformat() != proof.captured_at:
            yield f"{each.path}: was captured at {found[1].isoformat()}, not {proof.captured_at}"
        if not _links(each, found[0]):
            yield f"{each.path}: the link of the evidence chain does not hold for capture {proof.number}"


def _links(each: Entry, page: str) -> bool:
    proof = each.capture
    if proof is None or hashlib.sha256((proof.before + proof.chained).encode()).hexdigest() != proof.link:
        return False
    try:
        number, url, final_url, _, _, _, _, payload, record, length = json.loads(proof.chained)
    except (ValueError, TypeError):
        return False
    told = (proof.number, proof.url, proof.final_url, page, each.sha256, each.bytes)
    return (number, url, final_url, payload, record, length) == told


def _against_sums(seen: _Seen, manifest: Manifest) -> Iterator[str]:
    if SUMS not in seen.kept:
        yield f"{SUMS}: is missing"
        return
    try:
        right = sums(manifest, seen.kept[MANIFEST])
    except UnicodeEncodeError:
        right = b""
    if seen.kept[SUMS] != right:
        yield f"{SUMS}: does not say the same as {MANIFEST}"


def _told(seen: _Seen, manifest: Manifest, digest: str) -> Iterator[str]:
    yield f"case {manifest.case}, {manifest.title}; {manifest.office}, made {manifest.made}{' (a draft)' if manifest.draft else ''}"
    yield f"{len(seen.files)} files, each as it was made; {len(seen.pages)} captured pages, their records and links hold"
    yield f"SHA-256 of {MANIFEST}: {digest_of(seen.kept[MANIFEST])}"
    if digest:
        yield "it is the one that was given"
    else:
        yield "note: compare this with the log of the case, or give it with --digest; a package made anew would differ there"
    yield from (f"note: {each}" for each in manifest.notes)
