"""Tags JSON lines of articles, in order, on all processors: the work of `monitor tag`.

Not here: what a line may hold (given), what the labels mean and how they are found (tag), and the processes
(in_order).
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache, partial
from pathlib import Path
from typing import BinaryIO

from monitor.config import load_rules
from monitor.errors import InputError
from monitor.given import Given, parse, prepare
from monitor.in_order import in_order
from monitor.model import Evidence, Tags
from monitor.tag import Tagger, compiled

_BOM = b"\xef\xbb\xbf"


def tag_lines(folder: Path, file: Path | None, zone: tzinfo, now: datetime) -> Iterator[str]:
    """A JSON line for each article of *file* (None or "-": standard input), by the rules in *folder*/rules.

    Dates without an offset are of *zone*; an article without a date is judged as one of *now* or of what it tells.
    Raises ConfigError for broken rules, and InputError for a line that is no article, after the lines before it.
    """
    tagger_of.cache_clear()  # the files may have changed since
    tagger_of(str(folder))  # faults are told before anything is read
    with opened(file) as stream:
        rows = Rows(stream, "standard input" if file in (None, Path("-")) else str(file), zone)
        step = Progress("tagged")
        with closing(in_order(partial(tag_chunk, str(folder), now), iter(rows))) as lines:
            for line in lines:
                yield line
                step(1)
        step(0)
        if rows.fault:
            raise rows.fault


class Rows:
    """The articles of a stream of JSON lines; blank lines are skipped. Ends at a fault, which is then in `fault`."""

    def __init__(self, stream: Iterable[bytes], name: str, zone: tzinfo) -> None:
        """Read *stream*, called *name* in messages."""
        self.fault: InputError | None = None
        self.line = 0  # the one read last
        self._rows = self._read(stream, name, zone)

    def __iter__(self) -> Iterator[Given]:
        return self._rows

    def __next__(self) -> Given:
        return next(self._rows)

    def _read(self, stream: Iterable[bytes], name: str, zone: tzinfo) -> Iterator[Given]:
        for number, raw in enumerate(stream, start=1):
            self.line = number
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
    answer = {"id": row.id, **tags_as_json(tags, prepared.evidence)}
    return json_line(answer)


def json_line(row: dict[str, object]) -> str:
    """*row* as JSON on one line, readable where that is possible."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a character, which only JSON's own escapes can carry
        return json.dumps(row)
    return line


def tags_as_json(tags: Tags, quote: Callable[[Evidence], dict[str, object]]) -> dict[str, object]:
    """What was found, as the contract of `monitor tag` has it (DESIGN section 7), but for the id.

    *quote* makes a JSON object of an evidence.
    """
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


def tag_chunk(folder: str, now: datetime, rows: Sequence[Given]) -> list[str]:
    """The lines that answer *rows*; runs in a process of its own."""
    tagger = tagger_of(folder).tagger
    return [tag_row(tagger, row, now) for row in rows]


@dataclass(frozen=True, slots=True)
class Compiled:
    """Rules ready to be used, and their version."""

    tagger: Tagger
    version: str


@lru_cache(maxsize=2)
def tagger_of(folder: str) -> Compiled:
    """The rules in *folder*/rules, compiled once per process: they cannot travel between processes.

    Raises ConfigError with every fault.
    """
    rules = load_rules(Path(folder))
    return Compiled(compiled(rules), rules.version)


@contextmanager
def opened(file: Path | None) -> Iterator[BinaryIO]:
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


class Progress:
    """How many articles are done, on a terminal that shows nothing else."""

    def __init__(self, done: str) -> None:
        """Say *done*, such as "tagged"."""
        self._word = done
        self._shown = sys.stderr.isatty() and not sys.stdout.isatty()
        self._done = 0

    def __call__(self, more: int) -> None:
        """Count *more* articles; none is the end."""
        self._done += more
        if self._shown:
            sys.stderr.write(f"\r{self._word} {self._done}" + ("" if more else "\n"))
            sys.stderr.flush()
