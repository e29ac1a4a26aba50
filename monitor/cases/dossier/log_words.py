"""What a step of a case is, in the words of the dossier's log; "" for one that only writes the dossier itself.

A verdict is told as it may leave the desk. Not here: when, by whom and with which document (log.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

from monitor.case import (
    Asked,
    Body,
    Case,
    Confirmed,
    Directed,
    Examined,
    Linked,
    Marked,
    Moved,
    Noted,
    Opened,
    Packed,
    Proposed,
    Rated,
    Rejected,
    Step,
    Timed,
    Unlinked,
)
from monitor.config.deadlines import Deadlines
from monitor.publish.dossier.words import WAITING
from monitor.vietnamese.case_words import EVENT_WORDS, LEVEL_WORDS, OUTCOME_WORDS, STATE_WORDS, VERDICT_WORDS
from monitor.vietnamese.wording import padded


@dataclass(frozen=True, slots=True)
class _Around:
    """What the words of a step hang on besides itself."""

    case: Case
    step: Step
    deadlines: Deadlines
    outlets: Mapping[int, str]  # by article


def said(case: Case, step: Step, deadlines: Deadlines, outlets: Mapping[int, str]) -> str:
    """What *step* of *case* is; *outlets* by article."""
    return _words(step.body, _Around(case, step, deadlines, outlets))


@singledispatch
def _words(_body: Body, _around: _Around) -> str:
    return ""


@_words.register
def _(_body: Opened, _around: _Around) -> str:
    return "mở vụ việc"


@_words.register
def _(_body: Noted, _around: _Around) -> str:
    return "ghi chú"


@_words.register
def _(body: Moved, around: _Around) -> str:
    if body.to == "sent":
        return f"{STATE_WORDS['sent']}: {around.deadlines.unit_name(body.unit)}"
    if body.to == "closed":
        return f"{STATE_WORDS['closed']}: {OUTCOME_WORDS[body.outcome]}"
    return STATE_WORDS[body.to]


@_words.register
def _(body: Marked, around: _Around) -> str:
    outlet = around.outlets.get(body.article) if body.article is not None else None
    return EVENT_WORDS[body.what] + (f" ({outlet})" if outlet else "")


@_words.register
def _(body: Proposed, around: _Around) -> str:
    ground = f"; căn cứ: {body.ground}" if body.ground else ""
    return f"đề xuất kết luận: {_verdict(body, around)}{ground}"


@_words.register
def _(_body: Confirmed, _around: _Around) -> str:
    return "cán bộ thứ hai xác nhận kết luận"


@_words.register
def _(_body: Rejected, _around: _Around) -> str:
    return "cán bộ thứ hai không xác nhận kết luận"


@_words.register
def _(body: Asked, _around: _Around) -> str:
    return f"xin ý kiến chỉ đạo: {body.text}" if body.text else "rút nội dung xin ý kiến chỉ đạo"


@_words.register
def _(body: Directed, _around: _Around) -> str:
    return f"ý kiến chỉ đạo: {body.text}"


@_words.register
def _(body: Rated, _around: _Around) -> str:
    return f"mức độ: {body.level} ({LEVEL_WORDS[body.level]})"


@_words.register
def _(body: Timed, _around: _Around) -> str:
    return f"sửa thời điểm xảy ra sự việc{' (đột xuất)' if body.sudden else ''}"


@_words.register
def _(body: Examined, _around: _Around) -> str:
    if body.lacks:
        return f"kiểm tra nội dung cải chính: chưa đủ {padded(len(body.lacks))} nội dung quy định"
    return f"kiểm tra nội dung cải chính: có {padded(len(body.has))} nội dung quy định"


@_words.register
def _(body: Packed, _around: _Around) -> str:
    return f"lập hồ sơ {body.name}; mã băm SHA-256 của danh mục: {body.digest}"


@_words.register
def _(body: Linked, around: _Around) -> str:
    """Articles that were there when the case was opened go without saying."""
    return _linked("thêm", body.article, around)


@_words.register
def _(body: Unlinked, around: _Around) -> str:
    return _linked("bỏ", body.article, around)


def _linked(what: str, article: int, around: _Around) -> str:
    if around.step.entered_at <= around.case.opened_at:
        return ""
    return f"{what} bài của {around.outlets[article]}" if article in around.outlets else f"{what} bài mã {article}"


def _verdict(body: Proposed, around: _Around) -> str:
    """A first officer's word "sai sự thật" is not told of a proposal that nobody confirmed."""
    found = around.case.assessment
    stands = found is not None and found.proposal == around.step.id
    told = stands and around.case.told and found is not None and bool(found.confirmed_by)
    if body.verdict == "false" and not told:
        return WAITING if stands else "chưa được xác nhận"
    return VERDICT_WORDS[body.verdict]
