"""The lines of the file that `monitor import` reads, packed or not. Not here: what a line holds (pipeline)."""

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.errors import InputError


@contextmanager
def lines_of(file: Path) -> Iterator[Iterator[bytes]]:
    """The lines of *file*, of a gzip file where its name ends so, of standard input for "-".

    Raises InputError when it cannot be opened; reading on raises it when the rest cannot be read.
    """
    if file == Path("-"):
        if sys.stdin is None:
            raise InputError("there is no standard input to read articles from; name a FILE")
        yield _read(sys.stdin.buffer, "standard input")
        return
    try:
        packed = file.open("rb")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from error
    with packed:
        yield _read(gzip.GzipFile(fileobj=packed) if file.suffix == ".gz" else packed, str(file))


def _read(stream: Iterable[bytes], name: str) -> Iterator[bytes]:
    done = 0
    try:
        for line in stream:
            yield line
            done += 1
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(f"{name} cannot be read after line {done}: {why}; mend it and import it again") from error
