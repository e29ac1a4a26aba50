"""Filters in words: the headings of facets, their values, and what a whole list is. Not here: what they find (asking.py)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from monitor.desk.lists.filters import FACETS, NO_TONE, Filters
from monitor.desk.shown import words
from monitor.publish.digest.items import MEDIA

HEADINGS: Mapping[str, str] = {
    "topic": "Lĩnh vực",
    "place": "Địa bàn",
    "group": "Nhóm báo",
    "outlet": "Cơ quan báo chí",
    "province": "Liên quan đến tỉnh",
    "tone": "Sắc thái",
    "medium": "Loại hình",
    "language": "Ngôn ngữ",
    "state": "Trạng thái",
}
STATE_NAMES: Mapping[str, str] = {
    "unread": "Tôi chưa đọc",
    "read": "Tôi đã đọc",
    "unreviewed": "Chưa rà soát",
    "reviewed": "Đã rà soát",
    "mine": "Giao cho tôi",
    "noted": "Có ghi chú",
    "flagged": "Có nội dung cần kiểm chứng",
    "changed": "Đã sửa sau khi đăng",
    "vanished": "Đã gỡ khỏi mạng",
    "untold": "Chưa vào điểm báo",
    "told": "Đã vào điểm báo",
    "dropped": "Đã lược khỏi điểm báo",
    "copy": "Bài đăng lại",
    "outside": "Ngoài phạm vi theo dõi",
}
WHEN_NAMES: Mapping[str, str] = {
    "": "Mọi ngày",
    "today": "Hôm nay",
    "yesterday": "Hôm qua",
    "7": "7 ngày qua",
    "30": "30 ngày qua",
}
_LANGUAGES: Mapping[str, str] = {
    "vi": "Tiếng Việt",
    "en": "Tiếng Anh",
    "zh": "Tiếng Trung",
    "fr": "Tiếng Pháp",
    "ru": "Tiếng Nga",
    "ja": "Tiếng Nhật",
    "ko": "Tiếng Hàn",
    "lo": "Tiếng Lào",
    "km": "Tiếng Khmer",
    "es": "Tiếng Tây Ban Nha",
    "de": "Tiếng Đức",
}
W = TypeVar("W")  # what a list is asked for: filters; in the queue of flags more than that


@dataclass(frozen=True, slots=True)
class Condition(Generic[W]):
    """One thing that is asked for, in words, and the list without it."""

    words: str
    without: W


class Said:
    """Says filters in words; topics are called as in *topics*."""

    def __init__(self, topics: Mapping[str, str]) -> None:
        self._names: dict[str, Mapping[str, str]] = {
            "topic": topics,
            "group": dict(words.OUTLET_GROUPS.items()),
            "province": dict(words.PROVINCE_NAMES.items()),
            "tone": dict([*words.TONE_NAMES.items(), (NO_TONE, "Không xét")]),
            "medium": {medium: name[:1].upper() + name[1:] for medium, name in MEDIA.items()},
            "language": _LANGUAGES,
            "state": STATE_NAMES,
        }

    def value(self, facet: str, value: str) -> str:
        """What *value* of *facet* is called."""
        return self._names.get(facet, {}).get(value, value)

    def conditions(self, filters: Filters) -> tuple[Condition[Filters], ...]:
        """All that is asked for, each with the list without it."""
        return tuple(self._conditions(filters))

    def title(self, filters: Filters) -> str:
        """What the list is, in a line."""
        parts = [each.words for each in self.conditions(filters)]
        return f"Tin, bài: {', '.join(parts)}" if parts else "Tin, bài"

    def whole(self, filters: Filters) -> str:
        """The condition of a list as a file tells it, what is left out too."""
        left = [
            *([] if filters.with_outside else ["trong phạm vi theo dõi"]),
            "kể cả bài đăng lại" if filters.with_copies else "không kể bài đăng lại",
        ]
        parts = [
            f"{HEADINGS[facet].lower()}: {self._joined(filters, facet)}" for facet in FACETS if filters.values(facet)
        ]
        states = [self.value("state", state).lower() for state in filters.state]
        query = [f"khớp câu hỏi {filters.q}"] if filters.q else []
        order = ["sát câu hỏi nhất trước" if filters.order == "best" and filters.q else "mới nhất trước"]
        return "; ".join([*left, *query, *self._days(filters), *parts, *states, *order])

    def _conditions(self, filters: Filters) -> Iterator[Condition[Filters]]:
        if filters.q:
            yield Condition(f"khớp “{filters.q}”", filters.without("q", "order"))
        for days in self._days(filters):
            yield Condition(days, filters.without("when", "first", "last"))
        for facet in FACETS:
            for value in filters.values(facet):
                yield Condition(self.value(facet, value), filters.toggled(facet, value))
        for state in filters.state:
            yield Condition(self.value("state", state), filters.toggled("state", state))
        if filters.copies is not None and filters.copies != bool(filters.q):
            yield Condition(
                "kể cả bài đăng lại" if filters.copies else "không kể bài đăng lại", filters.without("copies")
            )
        if filters.outside:
            yield Condition("kể cả ngoài phạm vi theo dõi", replace(filters, outside=False))

    def _joined(self, filters: Filters, facet: str) -> str:
        return " hoặc ".join(self.value(facet, value) for value in filters.values(facet))

    def _days(self, filters: Filters) -> Iterator[str]:
        if filters.when in WHEN_NAMES and filters.when:
            yield WHEN_NAMES[filters.when].lower()
        elif filters.first and filters.first == filters.last:
            yield f"ngày {filters.first:%d/%m/%Y}"
        elif filters.first or filters.last:
            parts = [
                f"từ {filters.first:%d/%m/%Y}" if filters.first else "",
                f"đến {filters.last:%d/%m/%Y}" if filters.last else "",
            ]
            yield " ".join(part for part in parts if part)
