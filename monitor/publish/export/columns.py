"""What the columns of the Excel list say, in the words of the office: heading, width and value of each.

The columns are those of CSV (rows.py), in the order in which they are read. Not here: the workbook (export/xlsx.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from monitor.addresses import domain, is_http
from monitor.model import Clip, DateOrigin, Province
from monitor.publish.digest.items import MEDIA, TONES
from monitor.publish.digest.places import GROUP_NAMES
from monitor.publish.export.rows import address_of, deciders

Value = str | int | datetime | date | None

PROVINCES: dict[Province, str] = {
    "central": "Nội dung chính về tỉnh",
    "mention": "Có nhắc đến tỉnh",
    "none": "Không nhắc đến tỉnh",
}
_ORIGINS: dict[DateOrigin, str] = {
    "feed": "Nguồn cấp tin (RSS)",
    "meta": "Thẻ của trang",
    "jsonld": "Dữ liệu cấu trúc của trang",
    "text": "Ngày in trên trang",
    "url": "Ngày trong địa chỉ",
    "first-seen": "Giờ máy ghi nhận lần đầu",
    "person": "Người nhập ghi",
}
_WHY = {"credited": "theo nguồn ghi trên báo", "wire": "hãng thông tấn", "earliest": "đăng sớm nhất"}
_YES = "x"


@dataclass(frozen=True, slots=True)
class Words:
    """What the office's rules say that the list shows."""

    topics: Mapping[str, str] = field(default_factory=dict)  # label by id; an id without one stands for itself
    zone: tzinfo = UTC  # of the times


@dataclass(frozen=True, slots=True)
class Column:
    """One column; its key is the one of CSV and JSON lines."""

    key: str
    heading: str
    width: int  # in characters
    value: Callable[[Any, Words], Value]  # of a row
    wrapped: bool = False
    note: str = ""  # for the legend


def _topics(clip: Clip, words: Words) -> str:
    return "; ".join(words.topics.get(topic.id, topic.id) for topic in clip.tags.topics)


def _tone(clip: Clip) -> str:
    return _capital(TONES[clip.tags.tone.value]) if clip.tags.tone else "Không xét"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _origin(clip: Clip) -> str:
    if clip.family is None:
        return ""
    origin = clip.family.origin
    return f"{origin.outlet} ({_WHY[origin.why]}{'' if origin.sure else ', chưa chắc chắn'})"


def _domain(clip: Clip) -> str:
    url = address_of(clip)
    return domain(url) if is_http(url) else ""


def _reprints(clip: Clip) -> str:
    return "; ".join(f"{copy.outlet} {copy.url}" for copy in clip.copies)


def _local(at: datetime | None, words: Words) -> datetime | None:
    return at.astimezone(words.zone) if at else None


# The bylines stand last: the list is filtered by every column before them, never by who wrote (DESIGN section 5).
COLUMNS = (
    Column("id", "Mã tin", 8, lambda c, _: c.id),
    Column("published", "Thời gian đăng", 16, lambda c, w: _local(c.article.published, w)),
    Column("outlet", "Cơ quan báo chí", 26, lambda c, _: c.outlet),
    Column("group", "Nhóm báo", 34, lambda c, _: GROUP_NAMES[c.group]),
    Column("title", "Tiêu đề", 60, lambda c, _: c.article.title, wrapped=True),
    Column("url", "Địa chỉ", 40, lambda c, _: address_of(c)),
    Column("topics", "Lĩnh vực", 32, _topics, wrapped=True, note="lĩnh vực chính đứng trước"),
    Column("tone", "Sắc thái", 13, lambda c, _: _tone(c), note="chỉ xét khi nội dung chính về tỉnh"),
    Column(
        "tone_unsure", "Sắc thái chưa chắc chắn", 12, lambda c, _: _YES if c.tags.tone and c.tags.tone.unsure else ""
    ),
    Column("province", "Liên quan đến tỉnh", 22, lambda c, _: PROVINCES[c.tags.province]),
    Column("places", "Địa bàn", 28, lambda c, _: "; ".join(place.name for place in c.tags.places), wrapped=True),
    Column(
        "flags",
        "Nội dung cần kiểm chứng",
        40,
        lambda c, _: "\n".join(flag.explanation for flag in c.flags),
        wrapped=True,
        note="khác với tài liệu nêu trong ô; không có nghĩa là sai",
    ),
    Column("appearances", "Lượt đăng", 9, lambda c, _: 1 + len(c.copies), note="bài này và các lượt đăng lại"),
    Column("copies", "Đăng lại tại", 32, lambda c, _: _reprints(c)),
    Column("houses", "Số cơ quan chủ quản", 11, lambda c, _: c.family.houses if c.family else None),
    Column("origin", "Nguồn có thể", 28, lambda c, _: _origin(c)),
    Column("copy_of", "Đăng lại của mã tin", 10, lambda c, _: c.copy_of),
    Column("story", "Mã sự kiện", 9, lambda c, _: c.story.id if c.story else None),
    Column("story_headline", "Sự kiện", 40, lambda c, _: c.story.headline if c.story else ""),
    Column("lead", "Đoạn mở đầu", 60, lambda c, _: c.article.lead),
    Column("title_only", "Chỉ đọc được tiêu đề, mở đầu", 12, lambda c, _: _YES if c.article.title_only else ""),
    Column("language", "Ngôn ngữ", 9, lambda c, _: c.article.language, note="mã ISO 639-1"),
    Column("medium", "Loại hình", 13, lambda c, _: _capital(MEDIA[c.medium])),
    Column("domain", "Tên miền", 22, lambda c, _: _domain(c)),
    Column("published_from", "Căn cứ của thời gian đăng", 24, lambda c, _: _ORIGINS[c.article.published_from]),
    Column("revisions", "Số phiên bản", 9, lambda c, _: c.revisions, note="kể cả bản đầu; từ 2 là bài đã được sửa"),
    Column("vanished_at", "Không còn trên mạng từ", 16, lambda c, w: _local(c.vanished_at, w)),
    Column("clipped_at", "Thời gian đưa vào kho", 16, lambda c, w: _local(c.clipped_at, w)),
    Column("entered_by", "Người nhập", 18, lambda c, _: c.entered_by),
    Column("source", "Mã nguồn tin", 18, lambda c, _: c.source),
    Column("rules_version", "Phiên bản quy tắc", 15, lambda c, _: c.tags.rules_version),
    Column(
        "decided_by", "Cán bộ rà soát", 24, lambda c, _: deciders(c), note="đã quyết định nhãn của tin; trống: theo máy"
    ),
    Column(
        "authors", "Tác giả", 24, lambda c, _: "; ".join(c.article.authors), note="theo bài; không lọc theo cột này"
    ),
)
