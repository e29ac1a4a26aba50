"""What the help of the search shows: examples that open, and the fields with the values that they have today.

Not here: the language itself (monitor.query).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.config import Settings
from monitor.desk.lists.asking import ClipIndex
from monitor.desk.shown import words
from monitor.vietnamese.collate import collation_key

_MOST = 60  # values of a field that are shown


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it finds."""

    query: str
    finds: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the language."""

    name: str
    holds: str
    values: tuple[tuple[str, str], ...] = ()  # as it is written, and what it means
    more: int = 0  # values that are not shown


EXAMPLES = (
    Example("cầu treo", "bài có cả hai âm tiết, ở đâu cũng được"),
    Example('"cầu treo"', "bài có đúng cụm từ này"),
    Example('"đường hỏng"~5', "hai âm tiết gần nhau, xen giữa nhiều nhất 5 âm tiết"),
    Example('lũ OR "sạt lở"', "bài có một trong hai; AND ràng buộc chặt hơn OR"),
    Example("lũ NOT diễn", "bài có từ thứ nhất, không có từ thứ hai"),
    Example("(lũ OR mưa) NOT title:diễn", "ngoặc gom các phần lại"),
    Example("title:lũ", "chỉ tìm trong tiêu đề"),
    Example("topic:bien-gioi tone:tieu-cuc", "lọc theo lĩnh vực và sắc thái"),
    Example("published:[2026-01-01 TO 2026-03-31]", "theo ngày đăng; viết * để ngỏ một đầu"),
)


def fields(index: ClipIndex, settings: Settings) -> tuple[Field, ...]:
    """Every field that a query may name."""
    topics = {topic.id: topic.label for topic in settings.rules.topics}
    return (
        Field("title", "tiêu đề"),
        Field("lead", "đoạn mở đầu"),
        Field("text", "nội dung, kể cả đoạn mở đầu"),
        Field("topic", "lĩnh vực", _sorted(topics.items())),
        Field("place", "địa bàn trong tỉnh, viết đúng tên", *_held(index, "place")),
        Field("province", "liên quan đến tỉnh", tuple(words.PROVINCE_NAMES.items())),
        Field("tone", "sắc thái đối với tỉnh", tuple(words.TONE_NAMES.items())),
        Field("group", "nhóm báo", _sorted(words.OUTLET_GROUPS.items())),
        Field("outlet", "cơ quan báo chí: tên có chứa các từ này", *_held(index, "outlet")),
        Field("language", "ngôn ngữ: mã hai chữ cái", (("vi", "tiếng Việt"), ("en", "tiếng Anh"))),
        Field("source", "mã nguồn tin; imported là bài đưa từ kho khác vào"),
        Field("state", "phạm vi theo dõi", (("in", "trong phạm vi"), ("out", "ngoài phạm vi"))),
        Field("published", "ngày đăng: một ngày hoặc khoảng ngày", (("2026-01-31", "ngày 31/01/2026"),)),
    )


def _sorted(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(values, key=lambda pair: collation_key(pair[1])))


def _held(index: ClipIndex, facet: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """The most common values that articles have, in the order of the dictionary, and how many there are besides."""
    counts = index.counted(facet, index.every)
    common = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])
    shown = sorted(common[:_MOST], key=collation_key)
    return tuple((f'"{name}"', "") for name in shown), len(common) - len(shown)
