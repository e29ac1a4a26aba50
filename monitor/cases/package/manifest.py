"""MANIFEST.json and SHA256SUMS of a package: every file, its size, its hash, what it is, what proves it.

Not here: the ZIP around them (plain_zip.py), whether what they say is so (verifying.py).
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from monitor.errors import InputError

FORMAT = 1
MANIFEST, SUMS, GUIDE = "MANIFEST.json", "SHA256SUMS", "HUONG-DAN.txt"


@dataclass(frozen=True, slots=True)
class Proof:
    """A capture, and its link of the evidence chain: the SHA-256 of *before* and *chained*, one after the other."""

    number: int
    url: str
    final_url: str
    captured_at: str
    payload_sha256: str  # of the page as the server sent it
    before: str
    chained: str
    link: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the package."""

    path: str
    bytes: int
    sha256: str
    what: str  # for people
    name: str = ""  # of a file that a person put in, as it was called
    article: int | None = None
    capture: Proof | None = None  # of records of a page


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is said of a package."""

    program: str
    office: str
    case: int
    title: str
    step: int  # the last one of the case: what the package shows
    made: str  # with its offset
    draft: bool
    files: tuple[Entry, ...]  # in the order of the ZIP, without the manifest and the sums
    notes: tuple[str, ...]  # what is not there, and why


def dumped(manifest: Manifest) -> bytes:
    """As JSON."""
    value = {"format": FORMAT} | asdict(manifest)
    value["files"] = [
        {key: each[key] for key in each if each[key] not in (None, "") or key == "what"} for each in value["files"]
    ]
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def digest_of(manifest: bytes) -> str:
    """What the log of the case keeps of a package."""
    return hashlib.sha256(manifest).hexdigest()


def loaded(data: bytes) -> Manifest:
    """The same back. Raises InputError for one that cannot be read."""
    try:
        value = json.loads(data)
        if value.pop("format") != FORMAT:
            raise InputError(f"{MANIFEST} was written by a newer monitor; verify the package with that one")
        value["files"] = tuple(_entry(each) for each in value["files"])
        value["notes"] = tuple(value["notes"])
        return Manifest(**value)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{MANIFEST} cannot be read, so nothing can be verified ({error!r:.120})") from error


def _entry(value: dict[str, Any]) -> Entry:
    proof = value.pop("capture", None)
    found = Entry(**value, capture=_proof(proof) if proof else None)
    if not (isinstance(found.path, str) and isinstance(found.sha256, str) and isinstance(found.bytes, int)):
        raise TypeError("a file without path, size and hash")
    return found


def _proof(value: dict[str, Any]) -> Proof:
    found = Proof(**value)
    if not all(isinstance(each, int if key == "number" else str) for key, each in value.items()):
        raise TypeError("a capture without number and hashes")
    return found


def sums(manifest: Manifest, itself: bytes) -> bytes:
    """SHA256SUMS, as `sha256sum -c` reads it: every file, the manifest too."""
    lines = [f"{each.sha256}  {each.path}\n" for each in manifest.files]
    return "".join([*lines, f"{digest_of(itself)}  {MANIFEST}\n"]).encode("ascii")


def local_time(manifest: Manifest) -> datetime:
    """When it was made, by the office's clock. Raises InputError where it is no time."""
    try:
        return datetime.fromisoformat(manifest.made)
    except (ValueError, TypeError) as error:
        raise InputError(f"{MANIFEST} does not say when it was made") from error
