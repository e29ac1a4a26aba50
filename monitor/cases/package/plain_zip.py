"""A ZIP in one form only: files as they are, one after the other, nothing between, before or behind them.

Every byte of such a ZIP follows from the names, the contents and one time; so reading it back shows any other byte, and
nothing in it can be larger than it looks, lie outside its folder or hide. Not here: what the files are (manifest.py).
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from monitor.errors import InputError

MOST = 0xFFFF_0000  # bytes of the ZIP, so that sizes and places need no longer form
MOST_FILES = 0xFFF0
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_HEAD, _ENTRY, _TAIL = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION, _UNIX, _RIGHTS = 20, 3 << 8, 0o100644 << 16
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*", re.ASCII)
_LONGEST = 200  # letters of a path


@dataclass(frozen=True, slots=True)
class _Placed:
    """A file and where it begins."""

    path: bytes
    size: int
    crc: int
    offset: int


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a ZIP that is read."""

    path: str
    content: bytes
    as_noted: bool  # its bytes are those whose check sum the ZIP notes


class OtherZipError(InputError):
    """The ZIP is not of this form, or a byte between its files was changed."""


class Writer:
    """Writes one."""

    def __init__(self, out: IO[bytes], at: datetime) -> None:
        """Into *out*, from its beginning; every file bears the time *at*."""
        self._out, self._time = out, dos_time(at)
        self._placed: list[_Placed] = []
        self._end = 0

    def add(self, path: str, content: bytes) -> None:
        """One more file. Raises InputError where the ZIP would be too large."""
        if not fits(path):
            raise ValueError(f"{path!r} is no path of a package")
        placed = _Placed(path.encode("ascii"), len(content), zlib.crc32(content), self._end)
        head = _local(placed, self._time)
        if self._end + len(head) + len(content) > MOST or len(self._placed) == MOST_FILES:
            raise InputError(
                "the package would be larger than a ZIP can be; take large files out of the case's dossier"
            )
        self._out.write(head)
        self._out.write(content)
        self._end += len(head) + len(content)
        self._placed.append(placed)

    def close(self) -> None:
        """End it."""
        self._out.write(_directory(self._placed, self._time, self._end))


def read(file: IO[bytes], size: int) -> Iterator[Held]:
    """Yield every file of a ZIP of *size* bytes. Raises OtherZipError where any byte around them is another one."""
    placed: list[_Placed] = []
    at, time, last = 0, (0, 0), ""
    while True:
        raw = file.read(_LOCAL.size)
        if raw[:4] != _HEAD or len(raw) < _LOCAL.size:
            break
        fields = _LOCAL.unpack(raw)
        time = time if placed else (fields[4], fields[5])
        length, name_length = fields[7], fields[9]
        if at + _LOCAL.size + name_length + length > size:
            raise _other(at, last)
        name = file.read(name_length)
        content = file.read(length)
        path = name.decode("ascii", "replace")
        if not fits(path):
            raise OtherZipError(f"{path!r:.120} is no path that a package has; nothing was taken out of this ZIP")
        found = _Placed(name, length, fields[6], at)
        if _local(found, time) != raw + name:
            raise _other(at, last)
        yield Held(path, content, zlib.crc32(content) == fields[6])
        placed.append(found)
        at, last = at + _LOCAL.size + name_length + length, path
    if not placed or raw + file.read(size - at) != _directory(placed, time, at):
        raise _other(at, last)


def fits(path: str) -> bool:
    """Whether a package may hold a file of this path."""
    return bool(_PATH.fullmatch(path)) and ".." not in path and len(path) <= _LONGEST


def dos_time(at: datetime) -> tuple[int, int]:
    """(time, day) of *at* by its own clock, as ZIP says it: to two seconds, from 1980 to 2107."""
    year = min(max(at.year, 1980), 2107)
    return at.hour << 11 | at.minute << 5 | at.second // 2, (year - 1980) << 9 | at.month << 5 | at.day


def time_of(file: IO[bytes]) -> tuple[int, int]:
    """The time that the first file of a ZIP bears."""
    file.seek(0)
    fields = _LOCAL.unpack(file.read(_LOCAL.size))
    return fields[4], fields[5]


def _other(at: int, last: str) -> OtherZipError:
    if not at:
        return OtherZipError("this is not the ZIP that was made, or no package at all: it begins otherwise")
    return OtherZipError(
        f"this is not the ZIP that was made: it differs between its files, at byte {at} or later (after {last}); "
        "get the package again from who made it"
    )


def _local(each: _Placed, time: tuple[int, int]) -> bytes:
    head = _LOCAL.pack(_HEAD, _VERSION, 0, 0, *time, each.crc, each.size, each.size, len(each.path), 0)
    return head + each.path


def _directory(placed: list[_Placed], time: tuple[int, int], at: int) -> bytes:
    entries = b"".join(
        _CENTRAL.pack(
            *(_ENTRY, _UNIX | _VERSION, _VERSION, 0, 0, *time, each.crc, each.size, each.size),
            *(len(each.path), 0, 0, 0, 0, _RIGHTS, each.offset),
        )
        + each.path
        for each in placed
    )
    return entries + _END.pack(_TAIL, 0, 0, len(placed), len(placed), len(entries), at, 0)
