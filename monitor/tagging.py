"""Tags JSON lines of articles, in order, on all processors: the work of `monitor tag`.

Not here: what a line may hold (given), what the labels mean and how they are found (tag). Memory is bounded: a few
hundred articles are under way, however long the input is. A small input is done in this process, which answers
before other processes have started.
"""

import json
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, tzinfo
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from monitor import executors
from monitor.config import load_rules
from monitor.errors import InputError
from monitor.given import Given, Prepared, parse, prepare
from monitor.model import Tags
from monitor.tag import Tagger

_ALONE = 200  # articles are done before it is worth to start other processes: about a second
_CHUNK = 32  # articles travel together
_WAITING = 8  # chunks are under way
_BOM = b"\xef\xbb\xbf"


def tag_lines(folder: Path, file: Path | None, zone: tzinfo, now: datetime) -> Iterator[str]:
    """A JSON line for each article of *file* (None or "-": standard input), by the rules in *folder*/rules.

    Dates without an offset are of *zone*; an article without a date is judged as one of *now* or of what it tells.
    Raises ConfigError for broken rules, and InputError for a line that is no article, after the lines before it.
    """
    tagger = Tagger(load_rules(folder))
    with _opened(file) as stream:
        rows = Rows(stream, "standard input" if file in (None, Path("-")) else str(file), zone)
        step = _Progress()
        for row in islice(rows, _ALONE):
            yield tag_row(tagger, row, now)
            step(1)
        chunks = iter(lambda: list(islice(rows, _CHUNK)), [])
        if first := next(chunks, None):
            with closing(_in_processes(str(folder), first, chunks, now)) as tagged:
                for lines in tagged:
                    yield from lines
                    step(len(lines))
        step(0)
        if rows.fault:
            raise rows.fault


class Rows:
    """The articles of a stream of JSON lines; blank lines are skipped. Ends at a fault, which is then in `fault`."""

    def __init__(self, stream: Iterable[bytes], name: str, zone: tzinfo) -> None:
        """Read *stream*, called *name* in messages."""
        self.fault: InputError | None = None
        self._rows = self._read(stream, name, zone)

    def __iter__(self) -> Iterator[Given]:
        return self._rows

    def __next__(self) -> Given:
        return next(self._rows)

    def _read(self, stream: Iterable[bytes], name: str, zone: tzinfo) -> Iterator[Given]:
        for number, raw in enumerate(stream, start=1):
            line = (raw.removeprefix(_BOM) if number == 1 else raw).rstrip()
            if not line:
                continue
            try:
                row = parse(line, zone)
            except InputError as error:
                self.fault = InputError(f"{name}, line {number}: {error}")
                self.fault.__cause__ = error
                return
            yield row


def tag_row(tagger: Tagger, row: Given, now: datetime) -> str:
    """The line that answers one article."""
    prepared = prepare(row, now)
    tags = tagger.tag(prepared.article, prepared.outlet, dated=row.published is not None)
    answer = {"id": row.id, **tags_json(prepared, tags)}
    line = json.dumps(answer, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a character, which only JSON's own escapes can carry
        return json.dumps(answer)
    return line


def tags_json(prepared: Prepared, tags: Tags) -> dict[str, object]:
    """What was found, as the contract of `monitor tag` has it (DESIGN section 7), but for the id."""
    quote = prepared.evidence
    tone = tags.tone
    return {
        "province": tags.province,
        "province_evidence": [quote(each) for each in tags.province_evidence],
        "topics": [
            {"id": topic.id, "score": topic.score, "evidence": [quote(each) for each in topic.evidence]}
            for topic in tags.topics
        ],
        "places": [
            {"name": place.name, "code": place.code, "evidence": [quote(each) for each in place.evidence]}
            for place in tags.places
        ],
        "tone": tone
        and {"value": tone.value, "unsure": tone.unsure, "evidence": [quote(each) for each in tone.evidence]},
    }


def tag_chunk(folder: str, rows: Sequence[Given], now: datetime) -> list[str]:
    """The lines that answer *rows*; runs in a process of its own."""
    tagger = tagger_of(folder)
    return [tag_row(tagger, row, now) for row in rows]


@lru_cache(maxsize=2)
def tagger_of(folder: str) -> Tagger:
    """The rules in *folder*/rules, compiled once per process: they cannot travel between processes."""
    return Tagger(load_rules(Path(folder)))


def _in_processes(
    folder: str, first: list[Given], chunks: Iterable[list[Given]], now: datetime
) -> Generator[list[str]]:
    """The answers to all chunks in their order; the next ones are read while the first are under way."""
    from monitor.pipeline.workers import result_of  # noqa: PLC0415 - its room loads every stage

    pool = executors.workers()
    try:
        waiting = deque([pool.submit(tag_chunk, folder, first, now)])
        for chunk in chunks:
            if len(waiting) >= _WAITING:
                yield result_of(waiting.popleft())
            waiting.append(pool.submit(tag_chunk, folder, chunk, now))
        while waiting:
            yield result_of(waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _opened(file: Path | None) -> Iterator[BinaryIO]:
    """The bytes of *file*, or standard input. Raises InputError when they cannot be read."""
    if file is None or file == Path("-"):
        if sys.stdin is None:
            raise InputError("there is no standard input to read articles from; name a FILE")
        yield sys.stdin.buffer
        return
    try:
        stream = file.open("rb")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from error
    with stream:
        yield stream


class _Progress:
    """How many articles are done, on a terminal that shows nothing else."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and not sys.stdout.isatty()
        self._done = 0

    def __call__(self, more: int) -> None:
        """Count *more* articles; none is the end."""
        self._done += more
        if self._shown:
            sys.stderr.write(f"\rtagged {self._done}" + ("" if more else "\n"))
            sys.stderr.flush()
