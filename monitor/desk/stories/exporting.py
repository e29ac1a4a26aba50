"""Files of what the screens of stories show: the list of stories, or the articles of some. Not here: which, and their form."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from flask import Response

from monitor.archive.choosing import Filter, loaded
from monitor.archive.exporting import Form, export_clips, known
from monitor.desk.desk import the_desk, the_store
from monitor.desk.lists.exports import TYPES
from monitor.desk.shown.whole_file import WholeFile
from monitor.desk.stories.listing import rows
from monitor.publish.export.atom import Feed
from monitor.publish.export.columns import Words
from monitor.publish.export.rows import address_of
from monitor.publish.export.stories import STORY_COLUMNS, StoryRow, write_stories_csv, write_stories_jsonl
from monitor.publish.export.story_feed import StoryEntry, write_stories_atom

_SOME = 200  # stories whose newest articles are in memory at a time


def file_of_stories(stories: Sequence[int], form: Form, said: str) -> Response:
    """All of *stories* as a file; *said* is in words what they were chosen by."""
    writers: dict[str, Callable[[Iterable[StoryRow], BinaryIO], object]] = {
        "xlsx": partial(_xlsx, said),
        "csv": partial(_text, write_stories_csv),
        "jsonl": partial(_text, write_stories_jsonl),
        "atom": partial(_atom, said),
    }
    return _sent(lambda path: _written(path, partial(writers[form], rows(stories))), "nhom-tin", form)


def file_of_articles(articles: Sequence[int], form: Form, said: str) -> Response:
    """All of *articles* in their order as a file; a copy names the article that it repeats."""
    store, rules = the_store(), known(the_desk().settings)
    return _sent(
        lambda path: export_clips(store, rules, form, path, loaded(store, articles), Filter(said=said)),
        "tin-cua-nhom",
        form,
    )


def _sent(write: Callable[[Path], object], name: str, form: Form) -> Response:
    response = Response(WholeFile(write), content_type=TYPES[form])
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form}")
    return response


def _written(path: Path, write: Callable[[BinaryIO], object]) -> None:
    with path.open("wb") as out:
        write(out)


def _text(
    write: Callable[[Iterable[StoryRow], TextIOWrapper], None], stories: Iterable[StoryRow], out: BinaryIO
) -> None:
    file = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    write(stories, file)
    file.flush()
    file.detach()


def _xlsx(said: str, stories: Iterable[StoryRow], out: BinaryIO) -> None:
    from monitor.publish.export.xlsx import About, Table, write_table  # noqa: PLC0415 - XlsxWriter only where Excel is asked for

    office = the_desk().settings.office.name
    about = About("Danh sách nhóm tin", (f"Đơn vị: {office}.", f"Điều kiện: {said}."), _words())
    columns = STORY_COLUMNS
    table = Table("Nhóm tin", columns, len(columns), lambda row: row.last, lambda row: f"nhóm tin {row.id}")
    write_table(table, stories, out, about)


def _atom(said: str, stories: Iterable[StoryRow], out: BinaryIO) -> None:
    office = the_desk().settings.office.name
    feed = Feed(f"urn:monitor:stories:{office}:{said}", f"Danh sách nhóm tin: {said}", office)
    write_stories_atom(feed, _entries(stories), _words(), out)


def _entries(stories: Iterable[StoryRow]) -> Iterator[StoryEntry]:
    passing = iter(stories)
    while some := list(islice(passing, _SOME)):
        clips = the_store().search.clips([story.newest for story in some])
        addresses = {clip.id: address_of(clip) for clip in clips}
        yield from (StoryEntry(story, addresses.get(story.newest, "")) for story in some)


def _words() -> Words:
    return Words({topic.id: topic.label for topic in the_desk().settings.rules.topics}, the_desk().zone)
