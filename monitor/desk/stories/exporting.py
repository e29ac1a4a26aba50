"""Files of what the screens of stories show: the list of stories, or the articles of some. Not here: which, and their form."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import IO, BinaryIO

from flask import Response, send_file

from monitor.archive.choosing import Filter
from monitor.archive.exporting import Form, export_clips, known
from monitor.desk.desk import the_desk, the_store
from monitor.desk.stories.listing import rows
from monitor.model import Clip
from monitor.publish.export.columns import Words
from monitor.publish.export.stories import STORY_COLUMNS, StoryRow, write_stories_csv, write_stories_jsonl

TYPES: dict[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
_SOME = 200  # articles that are in memory at a time


def file_of_stories(stories: Sequence[int], form: Form, said: str) -> Response:
    """All of *stories* as a file; *said* is in words what they were chosen by. A feed has the articles of the stories."""
    if form == "atom":
        lines = the_store().stories.lines(stories)
        return file_of_articles([a for each in stories if each in lines for a in lines[each].articles], form, said)
    writers: dict[str, Callable[[Iterable[StoryRow], BinaryIO], object]] = {
        "xlsx": partial(_xlsx, said),
        "csv": partial(_text, write_stories_csv),
        "jsonl": partial(_text, write_stories_jsonl),
    }
    return _sent(lambda path: _written(path, partial(writers[form], rows(stories))), "nhom-tin", form)


def file_of_articles(articles: Sequence[int], form: Form, said: str) -> Response:
    """All of *articles* in their order as a file; a copy names the article that it repeats."""
    store, rules = the_store(), known(the_desk().settings)
    return _sent(
        lambda path: export_clips(store, rules, form, path, _clips(articles), Filter(said=said)), "tin-cua-nhom", form
    )


def _clips(articles: Sequence[int]) -> Iterator[Clip]:
    store = the_store()
    for start in range(0, len(articles), _SOME):
        some = articles[start : start + _SOME]
        originals = store.exports.originals(some)
        for clip in store.search.clips(some):
            yield replace(clip, copy_of=originals.get(clip.id))


def _sent(write: Callable[[Path], object], name: str, form: Form) -> Response:
    """What *write* wrote into a file that is gone once it is sent."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / f"{name}.{form}"
        write(path)
        file: IO[bytes] = path.open("rb")  # Flask closes it; open, it outlives its name
    return send_file(file, TYPES[form], as_attachment=True, download_name=f"{name}.{form}", max_age=0)


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

    settings, desk = the_desk().settings, the_desk()
    words = Words({topic.id: topic.label for topic in settings.rules.topics}, desk.zone)
    about = About("Danh sách nhóm tin", (f"Đơn vị: {settings.office.name}.", f"Điều kiện: {said}."), words)
    columns = STORY_COLUMNS
    table = Table("Nhóm tin", columns, len(columns), lambda row: row.last, lambda row: f"nhóm tin {row.id}")
    write_table(table, stories, out, about)
