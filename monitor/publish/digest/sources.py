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
    (re.compile(r"no successful poll since", re.IGNORECASE), "máy của cơ quan không đọc trong kỳ"),
    (re.compile(r"never polled", re.IGNORECASE), "chưa đọc lần nào"),
    (
        re.compile(r"selectors\.|allow_private|no https? or |no http or |ca_bundle", re.IGNORECASE),
        "khai báo nguồn cần sửa",
    ),
    (re.compile(r"\bproxy\b", re.IGNORECASE), "máy chủ trung gian của cơ quan không cho qua"),
    (re.compile(r"robots\.txt cannot be read|certificate", re.IGNORECASE), "máy chủ không trả lời đúng"),
    (re.compile(r"robots", re.IGNORECASE), "trang không cho máy đọc"),
    (re.compile(r"asked us to wait", re.IGNORECASE), "máy chủ yêu cầu chờ"),
    (re.compile(r"(?<![\w/.,:=-])[45]\d\d(?![\w/.-])"), "máy chủ báo lỗi {}"),  # not the number in an address
    (re.compile(r"time[sd]?[ -]?out|in time|within \d+ s|took longer", re.IGNORECASE), "quá thời gian chờ"),
    (re.compile(r"the name \S+ is not known", re.IGNORECASE), "không tìm thấy tên miền"),
    (re.compile(r"damaged|cut off|unpack|too many parts|nested|larger than|packed as", re.IGNORECASE), "nội dung hỏng"),
    (
        re.compile(r"not an? \w+|no (entries|article|link|JSON)|HTML page|empty|index of sitemaps", re.IGNORECASE),
        "trang không có danh sách bài",
    ),
    (re.compile(r"redirect", re.IGNORECASE), "địa chỉ chuyển hướng sai"),
)
_UNREAD = re.compile(r"no successful poll since|never polled", re.IGNORECASE)  # nobody asked it: no fault of the source
_UNREAD_WORDS = "nguồn máy của cơ quan không đọc trong kỳ"
_NAMED = 10  # sources, in a part without section X


def quiet(told: Portion) -> str:
    """The sentence of a day without items: how many sources were really read."""
    edition = told.edition
    read = edition.sources - len(_failed(edition)) - len(_unread(edition))
    if edition.sources and read <= 0:
        return f"Chưa rà soát được nguồn nào: {_none_read(told)}."
    trouble = _trouble(told, " (xem mục X)")
    return f"Qua rà soát {padded(read)} nguồn, {_nothing(told)}{'; ' if trouble else ''}{trouble}."


def _none_read(told: Portion) -> str:
    edition, pointer = told.edition, " (xem mục X)"
    if not _unread(edition):
        return f"cả {padded(edition.sources)} nguồn không truy cập được{_where(told, _failed(edition), pointer)}"
    if not _failed(edition):
        return f"cả {padded(edition.sources)} {_UNREAD_WORDS}{_where(told, _unread(edition), pointer)}"
    return _trouble(told, pointer)


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
    edition, said = told.edition, []
    kinds = ((_failed(edition), "nguồn không truy cập được"), (_unread(edition), _UNREAD_WORDS))
    for faults, words in kinds:
        if faults:
            said.append(f"{padded(len(faults))} {words}{'' if told.has('X') else _where(told, faults, pointer)}")
    if said and told.has("X"):
        said[-1] += pointer
    partly = _partly(edition)
    if partly and not told.has("X"):
        said.append(f"{padded(len(partly))} nguồn chỉ đọc được một phần: {_some(partly)}")
    return "; ".join(said)


def _where(told: Portion, faults: Sequence[SourceFault], pointer: str) -> str:
    """The *pointer* to section X; the names of the sources, where the part has no such section."""
    return pointer if told.has("X") else f": {_some(faults)}"


def source_lines(edition: Edition) -> Iterator[str]:
    """The lines of section X."""
    failed, unread, partly = _failed(edition), _unread(edition), _partly(edition)
    if failed:
        yield f"{padded(len(failed))} nguồn không truy cập được: {_names(failed)}."
    if unread:
        yield f"{padded(len(unread))} {_UNREAD_WORDS}: {_names(unread)}."
    if partly:
        yield f"{padded(len(partly))} nguồn chỉ đọc được một phần: {_names(partly)}."
    if not edition.faults:
        yield f"Không có nguồn lỗi: đã truy cập được {padded(edition.sources)} nguồn theo dõi."
    yield f"{padded(edition.title_only)} bài chỉ đọc được tiêu đề."
    if edition.archived:
        yield f"Bản tin đầu tiên: {padded(edition.archived)} tin, bài đăng trước đó hơn 24 giờ được lưu, không nêu ở đây."


def _failed(edition: Edition) -> list[SourceFault]:
    return [fault for fault in edition.faults if fault.whole and not _UNREAD.match(fault.reason)]


def _unread(edition: Edition) -> list[SourceFault]:
    """Those that this machine did not ask: it was off, or they are new. That is our own fault, not the newspaper's."""
    return [fault for fault in edition.faults if fault.whole and _UNREAD.match(fault.reason)]


def _partly(edition: Edition) -> list[SourceFault]:
    return [fault for fault in edition.faults if not fault.whole]


def _some(faults: Sequence[SourceFault]) -> str:
    return listed([_fault(fault) for fault in faults], _NAMED, "nguồn")


def _names(faults: Sequence[SourceFault]) -> str:
    return "; ".join(_fault(fault) for fault in faults)


def _fault(fault: SourceFault) -> str:
    told = trouble_words(fault.reason)
    return fault.name if not told or (fault.whole and told in _UNREAD_WORDS) else f"{fault.name} ({told})"


def trouble_words(reason: str) -> str:
    """The kind of a *reason* for which something could not be read, in Vietnamese; "" for one that has no words here."""
    for pattern, words in _TROUBLES:
        if found := pattern.search(reason):
            return words.format(found.group())
    return ""
