"""The zip of a backup: members go in with their hashes, and come out only as their hashes say.

Not here: the seal around it (sealed), where members come from (gather, making) and where they go (unpacking).

Nothing that a zip says of itself is believed: names, sizes, links and ways of packing are looked at before a byte is
taken out.
"""

import hashlib
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from monitor.backup.manifest import Manifest, Member, dump, load
from monitor.backup.names import DATABASE, MANIFEST, twice, wrong_with
from monitor.backup.sealed import PIECE, UNSEALED, Progress
from monitor.errors import InputError

_MOST_MANIFEST = 64_000_000  # bytes: of a million files
_UNIX = 3  # whose rights stand in the upper half of the attributes
# What reading a zip raises that is not one. OSError: of a place before its beginning, or of a disk that does not read.
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError, OSError)


class Packer:
    """Puts members into a new backup."""

    def __init__(self, file: IO[bytes], at: datetime, progress: Progress) -> None:
        """Write to *file*; members bear the time *at*."""
        self._zip = ZipFile(file, "w")
        self._zip.comment = UNSEALED
        year = min(max(at.year, 1980), 2107)  # what a zip can say
        self._time = (year, at.month, at.day, at.hour, at.minute, at.second)
        self._progress, self._done = progress, 0
        self.members: list[Member] = []

    def add(self, name: str, pieces: Iterable[bytes], size: int, *, packed: bool) -> Member:
        """Add one member of about *size* bytes; *packed*: as small as it gets, else as it is."""
        digest, written = hashlib.sha256(), 0
        with self._zip.open(self._info(name, size, packed=packed), "w") as out:
            for piece in pieces:
                out.write(piece)
                digest.update(piece)
                written += len(piece)
                self._done += len(piece)
                self._progress("copied", self._done)
        self.members.append(Member(name, written, digest.hexdigest()))
        return self.members[-1]

    def end(self, manifest: Manifest) -> None:
        """Add the manifest and end the zip."""
        self._zip.writestr(self._info(MANIFEST, 0, packed=True), dump(manifest))
        self._zip.close()

    def give_up(self) -> None:
        """Leave the zip as it is: nobody will read it."""
        self._zip.fp = None  # so that closing it writes nothing

    def _info(self, name: str, size: int, *, packed: bool) -> ZipInfo:
        info = ZipInfo(name, self._time)
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        info.file_size = size  # says whether it needs the 64-bit form
        info.create_system, info.external_attr = _UNIX, (stat.S_IFREG | 0o600) << 16
        return info


class Unpacker:
    """Takes members out of a backup."""

    def __init__(self, zip_: ZipFile, manifest: Manifest) -> None:
        """Read from *zip_*; `opened` is the usual way."""
        self._zip, self.manifest = zip_, manifest

    def pieces(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member. Raises InputError at its end when they are not those that were backed up."""
        digest = hashlib.sha256()
        with _in_words(member.name), self._zip.open(member.name) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                yield piece
        if digest.hexdigest() != member.sha256:
            raise InputError(f"{member.name} in the backup is not what was backed up; take another backup")


@contextmanager
def opened(path: Path) -> Iterator[Unpacker]:
    """The backup at *path*, looked at: every member is in the manifest, and is nothing but a file of its folder.

    Raises InputError for any other.
    """
    with ExitStack() as held:
        file = held.enter_context(path.open("rb"))
        with _in_words(path.name):
            zip_ = held.enter_context(ZipFile(file))
            manifest = _looked_at(zip_)
        yield Unpacker(zip_, manifest)


def _looked_at(zip_: ZipFile) -> Manifest:
    infos = {info.filename: info for info in zip_.infolist()}
    if len(infos) != len(zip_.infolist()) or twice(tuple(infos)):
        raise InputError("a name stands twice in the backup; it was not made by monitor")
    if MANIFEST not in infos or infos[MANIFEST].file_size > _MOST_MANIFEST:
        raise InputError("the backup has no manifest; it was not made by monitor")
    manifest = load(zip_.read(MANIFEST))
    sizes = {member.name: member.size for member in manifest.members}
    if len(sizes) != len(manifest.members) or set(sizes) != set(infos) - {MANIFEST} or DATABASE not in sizes:
        missing = sorted(set(sizes) ^ (set(infos) - {MANIFEST}))
        named = ", ".join(f"{name!r:.60}" for name in missing[:3]) or "the database"
        raise InputError(f"the backup does not hold the files of its manifest ({named}); take another one")
    for name, info in infos.items():
        if wrong := wrong_with(name) or _not_plain(info, sizes.get(name, info.file_size)):
            raise InputError(f"{name!r:.120} in the backup {wrong}; it was not made by monitor; nothing was changed")
    return manifest


def _not_plain(info: ZipInfo, size: int) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.orig_filename != info.filename:
        return "has another name in the zip"
    if info.is_dir() or kind not in {0, stat.S_IFREG}:
        return "is no plain file"
    if info.flag_bits & 0x1 or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "is packed in another way"
    return "" if info.file_size == size else "has another size than its manifest says"


@contextmanager
def _in_words(what: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise InputError(f"{what} cannot be unpacked ({error}); nothing was changed; take another backup") from error
