"""What each kind of flag is called in Vietnamese, and what its words stand for: one table for mails, documents and screens.

A name says what there is to look at, never that somebody is wrong. Not here: how a kind is tuned (check.py), how it is
found (check).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from monitor.config.check import FlagKind
from monitor.model import Flag


@dataclass(frozen=True, slots=True)
class KindWords:
    """How people read one kind of flag."""

    name: str
    found: str = "Bài nêu"  # what `Flag.found` is
    expected: str = "Tài liệu ghi"  # what `Flag.expected` is
    whole: bool = False  # it is about the whole of an article, or its title: no sentence is missed where none is quoted
    to_verify: bool = True  # False: news that asks nobody to verify anything


KINDS: Mapping[FlagKind, KindWords] = {
    "figure-differs": KindWords("Số liệu khác tài liệu"),
    "date-differs": KindWords("Ngày khác tài liệu"),
    "place-differs": KindWords("Địa điểm khác tài liệu"),
    "name-differs": KindWords("Tên gọi khác tài liệu"),
    "refuted-claim": KindWords("Giống thông tin đã có văn bản bác bỏ", expected="Văn bản bác bỏ nêu"),
    "outlets-disagree": KindWords("Các báo nêu khác nhau", found="Báo này nêu", expected="Báo khác nêu"),
    "headline-beyond-text": KindWords(
        "Tiêu đề nêu điều nội dung không nêu", found="Tiêu đề nêu", expected="Nội dung bài nêu", whole=True
    ),
    "no-named-source": KindWords("Không nêu rõ nguồn tin", found="Bài dẫn", expected="Cần có"),
    "old-event-as-new": KindWords("Có thể là việc cũ", found="Bài này", expected="Bài cũ"),
    "wrong-place": KindWords("Có thể là địa danh cùng tên ở nơi khác", expected="Danh mục địa danh ghi"),
    "silently-edited": KindWords("Bài đã sửa, không ghi chú", found="Bản hiện nay", expected="Bản trước", whole=True),
    "removed": KindWords("Bài đã gỡ khỏi mạng", found="Tình trạng", expected="Trước đó", whole=True),
    "correction-published": KindWords(
        "Báo đã đăng cải chính", found="Bài cải chính nêu", expected="Bài trước nêu", whole=True, to_verify=False
    ),
}
_UNKNOWN = KindWords("Nội dung cần kiểm chứng")  # of an archive that a later program wrote
ORDER: tuple[FlagKind, ...] = get_args(FlagKind)
NO_VERIFYING: tuple[str, ...] = tuple(kind for kind, words in KINDS.items() if not words.to_verify)


def kind_words(kind: str) -> KindWords:
    """How people read *kind*, whatever it is."""
    return KINDS.get(kind, _UNKNOWN)  # type: ignore[call-overload, no-any-return] # a kept flag may name any


def to_verify(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Those of *flags* that ask somebody to verify something."""
    return tuple(flag for flag in flags if kind_words(flag.kind).to_verify)
