"""Lists of the Excel annex: items, stories, cases, sources that failed, figures with their queries. Not here: tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from monitor.briefing import Briefing, BriefItem, BriefStory, FailedSource, Figure
from monitor.case_line import CaseLine
from monitor.publish.briefing.plain import plain
from monitor.publish.briefing.rows import copy_words
from monitor.publish.briefing.values import Document
from monitor.publish.briefing.walk import figures
from monitor.publish.digest.items import MEDIA, TONES
from monitor.publish.digest.places import GROUP_NAMES
from monitor.publish.export.columns import PROVINCES, Column, Words
from monitor.publish.export.xlsx import Table
from monitor.vietnamese.case_words import LEVEL_WORDS, OUTCOME_WORDS, STATE_WORDS, VERDICT_WORDS, last_day
from monitor.vietnamese.wording import short_day

_COUNTED = {"items": "tin, bài", "appearances": "lượt đăng", "outlets": "báo"}
_YES = "x"
ITEM_SHEET = "Tin, bài"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure, where it stands and the words that print it."""

    where: str
    words: str
    figure: Figure


def _topics(item: BriefItem, words: Words) -> str:
    return "; ".join(words.topics.get(topic, topic) for topic in item.topics)


def _copies(item: BriefItem, words: Words) -> str:
    return "; ".join(plain(copy_words(copy, words.zone)) for copy in item.copies)


def _local(at: datetime | None, words: Words) -> datetime | None:
    return at.astimezone(words.zone) if at else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


ITEMS = (
    Column("clip", "Mã tin", 8, lambda i, _: i.clip),
    Column("published", "Thời gian đăng", 16, lambda i, w: _local(i.published, w)),
    Column("outlet", "Cơ quan báo chí", 26, lambda i, _: plain(i.outlet)),
    Column("group", "Nhóm báo", 34, lambda i, _: GROUP_NAMES[i.group]),
    Column("title", "Tiêu đề", 60, lambda i, _: plain(i.title), wrapped=True),
    Column("url", "Địa chỉ", 40, lambda i, _: i.url),
    Column("topics", "Lĩnh vực", 32, _topics, wrapped=True, note="lĩnh vực chính đứng trước"),
    Column("places", "Địa bàn", 28, lambda i, _: "; ".join(i.places), wrapped=True),
    Column("tone", "Sắc thái", 13, lambda i, _: _capital(TONES[i.tone]) if i.tone else "Không xét"),
    Column("province", "Liên quan đến tỉnh", 22, lambda i, _: PROVINCES[i.province]),
    Column("flagged", "Có nội dung cần kiểm chứng", 12, lambda i, _: _YES if i.flagged else ""),
    Column("story", "Mã nhóm tin", 9, lambda i, _: i.story),
    Column("appearances", "Lượt đăng", 9, lambda i, _: 1 + len(i.copies), note="bài này và các lượt đăng lại trong kỳ"),
    Column("copies", "Đăng lại tại", 32, _copies),
    Column("medium", "Loại hình", 13, lambda i, _: _capital(MEDIA[i.medium])),
    Column("language", "Ngôn ngữ", 9, lambda i, _: i.language, note="mã ISO 639-1"),
    Column("source", "Mã nguồn tin", 18, lambda i, _: i.source),
)
STORIES = (
    Column("id", "Mã nhóm tin", 9, lambda s, _: s.id),
    Column(
        "headline", "Nhóm tin", 60, lambda s, _: plain(s.headline), wrapped=True, note="để trống: chưa có người đặt tên"
    ),
    Column("first", "Ngày đầu trong kỳ", 13, lambda s, _: s.first),
    Column("last", "Ngày cuối trong kỳ", 13, lambda s, _: s.last),
    Column("items", "Tin, bài", 9, lambda s, _: s.items),
    Column("outlets", "Số cơ quan báo chí", 11, lambda s, _: s.outlets, note="kể cả nơi đăng lại"),
    Column("houses", "Số cơ quan chủ quản", 11, lambda s, _: s.houses),
)
CASES = (
    Column("id", "Mã vụ việc", 9, lambda c, _: c.id),
    Column("title", "Nội dung báo nêu", 60, lambda c, _: plain(c.title), wrapped=True),
    Column("outlets", "Cơ quan báo chí", 30, lambda c, _: plain("; ".join(c.outlets)), wrapped=True),
    Column("published", "Bài đầu tiên", 16, lambda c, w: _local(c.published, w)),
    Column("level", "Mức độ", 14, lambda c, _: _capital(LEVEL_WORDS[c.level])),
    Column("state", "Trạng thái", 24, lambda c, _: _capital(STATE_WORDS[c.state])),
    Column("verdict", "Tình trạng kiểm chứng", 22, lambda c, _: _capital(VERDICT_WORDS[c.verdict])),
    Column("unit", "Đơn vị xử lý", 30, lambda c, _: c.unit, wrapped=True),
    Column("due", "Hạn gần nhất", 12, lambda c, w: last_day(c.due, w.zone) if c.due else None),
    Column("overdue", "Hạn đã quá", 30, lambda c, _: "; ".join(c.overdue), wrapped=True),
    Column("replies", "Văn bản trả lời báo chí", 30, lambda c, _: plain("; ".join(c.replies)), wrapped=True),
    Column("outcome", "Kết quả", 30, lambda c, _: _capital(OUTCOME_WORDS[c.outcome]), wrapped=True),
    Column("closed_at", "Kết thúc", 16, lambda c, w: _local(c.closed_at, w)),
    Column("later", "Sau kỳ báo cáo", 40, lambda c, _: plain("; ".join(c.later)), wrapped=True),
)
FAILED = (
    Column("id", "Mã nguồn tin", 18, lambda f, _: f.id),
    Column("name", "Nguồn", 34, lambda f, _: f.name),
    Column("group", "Nhóm báo", 34, lambda f, _: GROUP_NAMES[f.group]),
    Column("number", "Số ngày", 9, lambda f, _: len(f.days)),
    Column("days", "Các ngày", 60, lambda f, _: ", ".join(map(short_day, f.days)), wrapped=True),
    Column(
        "asked", "Lý do", 40, lambda f, _: "Có hỏi, nguồn không trả lời" if f.asked else "Chương trình không hỏi nguồn"
    ),
)
FIGURES = (
    Column("where", "Nơi ghi", 40, lambda t, _: t.where, wrapped=True),
    Column("words", "Lời văn, ô của bảng", 70, lambda t, _: t.words, wrapped=True),
    Column("value", "Giá trị", 9, lambda t, _: t.figure.value),
    Column("counts", "Đếm", 12, lambda t, _: _COUNTED[t.figure.counts]),
    Column("query", "Câu truy vấn", 50, lambda t, _: t.figure.want.query, note="để trống: toàn bộ tin, bài trong kỳ"),
)


def lists(document: Document, briefing: Briefing) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    """Each list with its rows, in the order of their sheets."""
    yield _table(ITEM_SHEET, ITEMS, _item), briefing.items
    yield _table("Nhóm tin", STORIES, _story), briefing.stories
    yield _table("Vụ việc", CASES, _case), briefing.cases
    yield _table("Nguồn bị gián đoạn", FAILED, _failed), briefing.failed
    yield figures_list(document)


def figures_list(document: Document) -> tuple[Table, tuple[Told, ...]]:
    """Every figure of *document* with its query."""
    return _table("Số liệu, câu truy vấn", FIGURES, _figure), tuple(Told(*each) for each in figures(document))


def _table(name: str, columns: tuple[Column, ...], called: Any) -> Table:
    return Table(name, columns, len(columns), _undated, called)


def _undated(_row: object) -> datetime:
    """The workbook is dated by the briefing, not by its rows."""
    return datetime(2000, 1, 1, tzinfo=UTC)


def _item(item: BriefItem) -> str:
    return f"mã tin {item.clip}"


def _story(story: BriefStory) -> str:
    return f"mã nhóm tin {story.id}"


def _case(case: CaseLine) -> str:
    return f"mã vụ việc {case.id}"


def _failed(source: FailedSource) -> str:
    return f"nguồn {source.id}"


def _figure(told: Told) -> str:
    return told.where
