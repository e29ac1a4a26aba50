"""What the digest says of the sources behind it: how many were read, which were not and why (section X).

A failed source must never look like a quiet one. Not here: asking the sources (crawl), the other sections
(digest_view.py).
"""

import re
from collections.abc import Iterator, Sequence

from monitor.model import Edition, SourceFault
from monitor.vietnamese.wording import padded

# Reasons are kept in English for the command line; the reader of the mail needs only their kind. First match wins.
_TROUBLES = (
    (re.compile(r"robots\.txt cannot be read|certificate", re.IGNORECASE), "máy chủ không trả lời đúng"),
    (re.compile(r"robots", re.IGNORECASE), "trang không cho máy đọc"),
    (re.compile(r"\b[45]\d\d\b"), "máy chủ báo lỗi {}"),
    (re.compile(r"time[sd]?[ -]?out|in time", re.IGNORECASE), "quá thời gian chờ"),
    (re.compile(r"not a feed|HTML page|empty", re.IGNORECASE), "trang không có danh sách bài"),
    (re.compile(r"never polled", re.IGNORECASE), "chưa đọc lần nào"),
)


def quiet(edition: Edition) -> str:
    """The sentence of a day without items: how many sources were really read."""
    failed = len(_whole(edition))
    read = edition.sources - failed
    if edition.sources and read <= 0:
        return f"Chưa rà soát được nguồn nào: cả {padded(edition.sources)} nguồn không truy cập được (xem mục X)."
    rest = f"; {padded(failed)} nguồn không truy cập được (xem mục X)" if failed else ""
    return f"Qua rà soát {padded(read)} nguồn, chưa ghi nhận tin, bài mới liên quan tỉnh {edition.province}{rest}."


def watched(edition: Edition) -> str:
    """Number of sources, and how many of them could not be read, for the summary."""
    failed = len(_whole(edition))
    note = f" ({padded(failed)} nguồn không truy cập được, xem mục X)" if failed else ""
    return f"{padded(edition.sources)} nguồn{note}"


def source_lines(edition: Edition) -> Iterator[str]:
    """The lines of section X."""
    whole, partly = _whole(edition), [fault for fault in edition.faults if not fault.whole]
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


def _names(faults: Sequence[SourceFault]) -> str:
    return "; ".join(_fault(fault) for fault in faults)


def _fault(fault: SourceFault) -> str:
    for pattern, words in _TROUBLES:
        found = pattern.search(fault.reason)
        if found:
            return f"{fault.name} ({words.format(found.group())})"
    return fault.name
