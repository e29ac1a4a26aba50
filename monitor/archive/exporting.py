"""Writes the chosen articles in the form that was asked for, to a file or to standard output.

Not here: which articles (choosing.py), what a row, a workbook or a feed looks like (publish), options (export_commands.py).
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from functools import partial
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal, TextIO, get_args
from zoneinfo import ZoneInfo

from monitor.archive.choosing import ALL, Filter
from monitor.config import Settings, Source
from monitor.model import Clip
from monitor.pipeline.belonging import with_stories
from monitor.pipeline.families import with_families
from monitor.publish import write_csv, write_jsonl
from monitor.publish.export.atom import Entry, Feed, write_atom
from monitor.store import Store

Form = Literal["jsonl", "csv", "xlsx", "atom"]
FORMS: tuple[Form, ...] = get_args(Form)
NOT_FOR_EYES: tuple[Form, ...] = ("xlsx", "atom")

_SOME = 200  # articles that are in memory at a time


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules say that an export shows; without rules, nothing of owners, and ids in place of labels."""

    sources: tuple[Source, ...] | None = None  # who owns which outlet
    topics: Mapping[str, str] = field(default_factory=dict)  # label by id
    zone: tzinfo = UTC
    office: str = "monitor"
    stories: bool = True  # whether an article says of which story it is


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    number: int
    copies: int  # of these: copies of other articles
    not_whole: tuple[str, ...] = ()  # what the form has no room for, in Vietnamese


def known(settings: Settings) -> Known:
    """What *settings* say."""
    topics = {topic.id: topic.label for topic in settings.rules.topics}
    return Known(settings.sources, topics, ZoneInfo(settings.office.timezone), settings.office.name)


def export_clips(  # noqa: PLR0913, PLR0917 - what is written of what, as what, where
    store: Store, rules: Known, form: Form, out: Path | None, clips: Iterable[Clip] | None = None, wanted: Filter = ALL
) -> Exported:
    """Write *clips* (None: all), which *wanted* chose, as *form* to *out* or standard output.

    A file is whole or is not there. Where *rules* name no sources, nothing is said of origins and houses.
    """
    some = store.clips() if clips is None else clips
    passing = _Passing(some if form == "atom" else _told(store, rules, some))  # a feed tells neither owners nor stories
    with _opened(out) as file:
        not_whole = _writer(store, rules, form, wanted)(passing, file)
    return Exported(passing.number, passing.copies, not_whole)


def write_to(out: Path | None, content: bytes) -> None:
    """Write *content* to *out* or standard output."""
    with _opened(out) as file:
        file.write(content)


def _told(store: Store, rules: Known, clips: Iterable[Clip]) -> Iterator[Clip]:
    told = clips if rules.sources is None else _with_families(store, rules.sources, clips)
    return with_stories(store, told) if rules.stories else iter(told)


def _with_families(store: Store, sources: Iterable[Source], clips: Iterable[Clip]) -> Iterator[Clip]:
    """A copy says nothing of its family: its original, which it names, does."""
    sources = tuple(sources)
    for clip in with_families(store, sources, clips):
        yield clip if clip.copy_of is None else replace(clip, family=None)


def _writer(
    store: Store, rules: Known, form: Form, wanted: Filter
) -> Callable[[Iterable[Clip], BinaryIO], tuple[str, ...]]:
    if form == "xlsx":
        return partial(_xlsx, rules, wanted)
    if form == "atom":
        return partial(_atom, store, rules, wanted)
    return partial(_text, write_csv if form == "csv" else write_jsonl)


def _text(write: Callable[[Iterable[Clip], TextIO], None], clips: Iterable[Clip], out: BinaryIO) -> tuple[str, ...]:
    file = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    try:
        write(clips, file)
        file.flush()
    finally:
        file.detach()  # standard output stays open
    return ()


def _xlsx(rules: Known, wanted: Filter, clips: Iterable[Clip], out: BinaryIO) -> tuple[str, ...]:
    from monitor.publish.export.columns import Words  # noqa: PLC0415 - XlsxWriter only where Excel is asked for
    from monitor.publish.export.xlsx import About, write_xlsx  # noqa: PLC0415

    lines = (f"Đơn vị: {rules.office}.", *_conditions(wanted))
    return write_xlsx(clips, out, About("Danh sách tin, bài", lines, Words(rules.topics, rules.zone)))


def _conditions(wanted: Filter) -> Iterator[str]:
    if wanted == ALL:
        yield "Điều kiện: toàn bộ tin, bài trong phạm vi theo dõi; lượt đăng lại ghi cùng bài gốc."
    if wanted.said:
        yield f"Điều kiện: {wanted.said}."
    if wanted.query is not None:
        yield f"Điều kiện: trong phạm vi theo dõi, khớp câu hỏi {wanted.query}"
    if wanted.edition is not None:
        yield f"Điều kiện: tin, bài đã nêu ở điểm báo số {wanted.edition:03d}; các ô ghi theo kho hiện nay."


def _atom(store: Store, rules: Known, wanted: Filter, clips: Iterable[Clip], out: BinaryIO) -> tuple[str, ...]:
    said = f":{wanted.said}" if wanted.said else ""
    name = f"urn:monitor:clips:{rules.office}:{wanted.edition or ''}:{wanted.query or ''}{said}"
    parts = [
        *([f"điểm báo số {wanted.edition:03d}"] if wanted.edition else []),
        *([wanted.query] if wanted.query else []),
        *([wanted.said] if wanted.said else []),
    ]
    title = f"Tin, bài: {', '.join(parts)}" if parts else "Tin, bài"
    write_atom(Feed(name, title, rules.office), _entries(store, clips), rules.topics, out)
    return ()


def _entries(store: Store, clips: Iterable[Clip]) -> Iterator[Entry]:
    passing = iter(clips)
    while some := list(islice(passing, _SOME)):
        changed = store.exports.changed([clip.id for clip in some])
        for clip in some:
            yield Entry(clip, changed[clip.id])


class _Passing:
    """Clips that pass by, counted, so that ten thousand need no list."""

    def __init__(self, clips: Iterable[Clip]) -> None:
        self._clips, self.number, self.copies = clips, 0, 0

    def __iter__(self) -> Iterator[Clip]:
        for clip in self._clips:
            self.number += 1
            self.copies += clip.copy_of is not None
            yield clip


@contextmanager
def _opened(out: Path | None) -> Iterator[BinaryIO]:
    """What is written to: standard output, a pipe or a device as they are, a file whole or not at all."""
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif out.exists() and not out.is_file():
        with out.open("wb") as file:
            yield file
    else:
        whole = out.resolve()  # a link stays one
        new = whole.with_name(whole.name + ".new")
        try:
            with new.open("wb") as file:
                yield file
            new.replace(whole)
        except OSError as error:
            if error.filename != str(new):
                raise
            raise OSError(error.errno, error.strerror, str(out)) from error  # by the name that the person gave it
        finally:
            new.unlink(missing_ok=True)
