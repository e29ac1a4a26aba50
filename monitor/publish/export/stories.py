"""Stories as rows for other programs: JSON lines, CSV, and the columns of Excel. Not here: which stories, and their articles."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TextIO

from monitor.publish.digest.items import TONES
from monitor.publish.export.columns import Column, Words
from monitor.publish.export.rows import BOM, cell


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story as its list shows it."""

    id: int
    headline: str
    named_by: str  # a person; "": the machine
    members: int
    outlets: int
    appearances: int  # copies too
    first: datetime
    last: datetime
    topics: tuple[str, ...]  # ids; that most members share
    places: tuple[str, ...]  # likewise
    tones: Mapping[str, int]  # members by tone
    printed: tuple[tuple[str, int], ...]  # outlets and how often each had it, the most often first
    unreviewed: int  # members that nobody has looked through
    newest: int = 0  # the member that was published last


COLUMNS = (
    "id",
    "headline",
    "named_by",
    "members",
    "outlets",
    "appearances",
    "first",
    "last",
    "topics",
    "places",
    "tones",
    "printed",
    "unreviewed",
)


def story_row(story: StoryRow) -> dict[str, Any]:
    """*story* as JSON values under stable keys; times are ISO 8601 in UTC."""
    return {
        "id": story.id,
        "headline": story.headline,
        "named_by": story.named_by,
        "members": story.members,
        "outlets": story.outlets,
        "appearances": story.appearances,
        "first": story.first.isoformat(),
        "last": story.last.isoformat(),
        "topics": list(story.topics),
        "places": list(story.places),
        "tones": dict(story.tones),
        "printed": [{"outlet": outlet, "times": times} for outlet, times in story.printed],
        "unreviewed": story.unreviewed,
    }


def write_stories_jsonl(stories: Iterable[StoryRow], out: TextIO) -> None:
    """One JSON object per line and story."""
    out.writelines(json.dumps(story_row(each), ensure_ascii=False, sort_keys=True) + "\n" for each in stories)


def write_stories_csv(stories: Iterable[StoryRow], out: TextIO) -> None:
    """A table with `COLUMNS`, marked as UTF-8; no cell can run as a formula. *out* must not translate newlines."""
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in stories:
        row = story_row(each) | {
            "topics": "; ".join(each.topics),
            "places": "; ".join(each.places),
            "tones": "; ".join(f"{tone} {count}" for tone, count in each.tones.items()),
            "printed": _printed(each),
        }
        writer.writerow([cell(row[name]) for name in COLUMNS])


def _printed(story: StoryRow) -> str:
    return "; ".join(f"{outlet} ({times})" for outlet, times in story.printed)


def _tones(story: StoryRow) -> str:
    names = {str(tone): words for tone, words in TONES.items()}
    return "; ".join(f"{names.get(tone, 'không xét')} {count}" for tone, count in story.tones.items())


def _topics(story: StoryRow, words: Words) -> str:
    return "; ".join(words.topics.get(topic, topic) for topic in story.topics)


STORY_COLUMNS = (
    Column("id", "Mã nhóm tin", 10, lambda s, _: s.id),
    Column("headline", "Nhóm tin", 60, lambda s, _: s.headline, wrapped=True),
    Column("named_by", "Người đặt tên", 20, lambda s, _: s.named_by, note="để trống: tên do máy lấy từ tiêu đề bài"),
    Column("members", "Số tin, bài", 10, lambda s, _: s.members),
    Column("outlets", "Số cơ quan báo chí", 11, lambda s, _: s.outlets, note="không kể nơi đăng lại"),
    Column("appearances", "Lượt đăng", 9, lambda s, _: s.appearances, note="kể cả đăng lại"),
    Column("first", "Bài đầu tiên", 16, lambda s, w: s.first.astimezone(w.zone)),
    Column("last", "Bài mới nhất", 16, lambda s, w: s.last.astimezone(w.zone)),
    Column("topics", "Lĩnh vực", 32, _topics, wrapped=True, note="hơn nửa số tin, bài của nhóm có"),
    Column("places", "Địa bàn", 32, lambda s, _: "; ".join(s.places), wrapped=True, note="như trên"),
    Column("tones", "Sắc thái", 30, lambda s, _: _tones(s), wrapped=True, note="số tin, bài theo sắc thái"),
    Column("printed", "Cơ quan báo chí", 60, lambda s, _: _printed(s), wrapped=True, note="trong ngoặc: số lượt đăng"),
    Column("unreviewed", "Chưa rà soát", 9, lambda s, _: s.unreviewed, note="số tin, bài chưa có người rà soát"),
)
