"""What a step of a case is, in the words of the dossier's log; "" for one that only writes the dossier itself.

A verdict is told as it may leave the desk. Not here: when, by whom and with which document (log.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from zoneinfo import ZoneInfo

from monitor.case import (
    CHECKS,
    Asked,
    Body,
    Case,
    Check,
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
from monitor.publish.dossier.words import WAITING, moment
from monitor.vietnamese.case_words import (
    CHECK_WORDS,
    EVENT_WORDS,
    LEVEL_WORDS,
    STATE_WORDS,
    VERDICT_WORDS,
    outcome_words,
)
from monitor.vietnamese.wording import padded


@dataclass(frozen=True, slots=True)
class _Around:
    """What the words of a step hang on besides itself."""

    case: Case
    step: Step
    deadlines: Deadlines
    outlets: Mapping[int, str]  # by article
    zone: ZoneInfo


def said(case: Case, step: Step, deadlines: Deadlines, outlets: Mapping[int, str], zone: ZoneInfo) -> str:
    """What *step* of *case* is; *outlets* by article."""
    return _words(step.body, _Around(case, step, deadlines, outlets, zone))


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
        return f"{STATE_WORDS['closed']}: {outcome_words(body.outcome, body.same)}"
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
def _(body: Examined, around: _Around) -> str:
    """What it lacks is named, and what nobody looked at."""
    outlet = around.outlets.get(body.article)
    said = [f"kiểm tra nội dung cải chính{f' ({outlet})' if outlet else ''}: có {_named(body.has)}"]
    unseen = tuple(check for check in CHECKS if check not in (*body.has, *body.lacks))
    said += [f"thiếu {_named(body.lacks)}"] if body.lacks else []
    said += [f"chưa kiểm tra {_named(unseen)}"] if unseen else []
    said += [f"đăng lúc {moment(body.published_at.astimezone(around.zone))}"] if body.published_at else []
    return "; ".join([*said, *([f"đường dẫn {body.url}"] if body.url else [])])


def _named(checks: Sequence[Check]) -> str:
    """How many of what the law asks for; where not all of it, what."""
    count = f"{padded(len(checks))}/{padded(len(CHECKS))} nội dung quy định"
    part = 0 < len(checks) < len(CHECKS)
    return f"{count} ({', '.join(CHECK_WORDS[check] for check in checks)})" if part else count


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
