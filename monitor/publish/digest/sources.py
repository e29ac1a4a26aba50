"""What the digest says of the sources behind it: how many were read, which were not and why (section X).

A failed source must never look like a quiet one, also where section X is not in a group's part. Not here: asking the
sources (crawl), the other sections (digest/view.py).
"""

import re
from collections.abc import Iterator, Sequence

from monitor.model import Edition, SourceFault
from monitor.publish.edition.extract import Portion
from monitor.vietnamese.wording import listed, padded

# Reasons are kept in English for the command line; the reader of the mail needs only their kind. First match wins.
_TROUBLES = (
    (re.compile(r"robots\.txt cannot be read|certificate", re.IGNORECASE), "máy chủ không trả lời đúng"),
    (re.compile(r"robots", re.IGNORECASE), "trang không cho máy đọc"),
    (re.compile(r"\b[45]\d\d\b"), "máy chủ báo lỗi {}"),
    (re.compile(r"time[sd]?[ -]?out|in time", re.IGNORECASE), "quá thời gian chờ"),
    (re.compile(r"not a feed|HTML page|empty", re.IGNORECASE), "trang không có danh sách bài"),
    (re.compile(r"never polled", re.IGNORECASE), "chưa đọc lần nào"),
)
_NAMED = 10  # sources, in a part without section X


def quiet(told: Portion) -> str:
    """The sentence of a day without items: how many sources were really read."""
    edition, failed = told.edition, len(_whole(told.edition))
    read = edition.sources - failed
    if edition.sources and read <= 0:
        where = _where(told, " (xem mục X)")
        return f"Chưa rà soát được nguồn nào: cả {padded(edition.sources)} nguồn không truy cập được{where}."
    trouble = _trouble(told, " (xem mục X)")
    return f"Qua rà soát {padded(read)} nguồn, {_nothing(told)}{'; ' if trouble else ''}{trouble}."


def _nothing(told: Portion) -> str:
    if not told.whole.items:
        return f"chưa ghi nhận tin, bài mới liên quan tỉnh {told.whole.province}"
    if told.untold:
        return "chưa ghi nhận tin, bài mới ở các mục của bản trích này"
    return f"chưa ghi nhận tin, bài mới thuộc phạm vi của nhóm “{told.extract.name}”"


def watched(told: Portion) -> str:
    """Number of sources, and how many of them could not be read, for the summary."""
    trouble = _trouble(told, ", xem mục X")
    return f"{padded(told.edition.sources)} nguồn{f' ({trouble})' if trouble else ''}"


def _trouble(told: Portion, pointer: str) -> str:
    """The failed sources; where no section X tells more, those that were read in part as well, all with their names."""
    said, failed = [], _whole(told.edition)
    if failed:
        said.append(f"{padded(len(failed))} nguồn không truy cập được{_where(told, pointer)}")
    partly = _partly(told.edition)
    if partly and not told.has("X"):
        said.append(f"{padded(len(partly))} nguồn chỉ đọc được một phần: {_some(partly)}")
    return "; ".join(said)


def _where(told: Portion, pointer: str) -> str:
    """The *pointer* to section X; the names of the failed sources, where the part has no such section."""
    return pointer if told.has("X") else f": {_some(_whole(told.edition))}"


def source_lines(edition: Edition) -> Iterator[str]:
    """The lines of section X."""
    whole, partly = _whole(edition), _partly(edition)
    if whole:
        yield f"{padded(len(whole))} nguồn không truy cập được: {_names(whole)}."
    if partly:
        yield f"{padded(len(partly))} nguồn chỉ đọc được một phần: {_names(partly)}."
    if not edition.faults:
        yield f"Không có nguồn lỗi: đã truy cập được {padded(edition.sources)} nguồn theo dõi."
    yield f"{padded(edition.title_only)} bài chỉ đọc được tiêu đề."
    if edition.archived:
        yield f"Bản tin đầu tiên: {padded(edition.archived)} tin, bài đăng trước đó hơn 24 giờ được lưu, không nêu ở đây."


def _whole(edition: Edition) -> list[SourceFault]:
    return [fault for fault in edition.faults if fault.whole]


def _partly(edition: Edition) -> list[SourceFault]:
    return [fault for fault in edition.faults if not fault.whole]


def _some(faults: Sequence[SourceFault]) -> str:
    return listed([_fault(fault) for fault in faults], _NAMED, "nguồn")


def _names(faults: Sequence[SourceFault]) -> str:
    return "; ".join(_fault(fault) for fault in faults)


def _fault(fault: SourceFault) -> str:
    for pattern, words in _TROUBLES:
        found = pattern.search(fault.reason)
        if found:
            return f"{fault.name} ({words.format(found.group())})"
    return fault.name
