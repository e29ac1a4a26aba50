"""Which step may follow in a case, and what it needs: the states of DOMAIN.md 1.3. Pure: a case and a step in, refusals out.

    new ──> sent ──> reported ──> answered ──> closed
     │       │ ↺       │  ↺          │            │
     └─> outside       ├─> correction ┤            └─> sent, reported (reopened, for a reason)
             │         └─> escalated ─┘
             └─> closed, sent

Not here: limits (limits.py), keeping (the store), words of the desk.
"""

from collections.abc import Callable, Iterator, Mapping

from monitor.case import (
    Asked,
    Body,
    Case,
    CaseState,
    Chose,
    Confirmed,
    Directed,
    Linked,
    Marked,
    Moved,
    Paper,
    Proposed,
    Rated,
    Rejected,
    RowDropped,
    RowSet,
    Unlinked,
    Wrote,
)
from monitor.errors import CaseError
from monitor.vietnamese.case_words import STATE_WORDS

# From each state to which; "sent" again is another unit, or the same one because its report did not do.
MOVES: Mapping[CaseState, tuple[CaseState, ...]] = {
    "new": ("sent", "outside"),
    "sent": ("sent", "reported", "answered", "outside"),
    "reported": ("sent", "answered", "correction", "escalated", "closed"),
    "answered": ("reported", "correction", "escalated", "closed"),
    "correction": ("answered", "escalated", "closed"),
    "escalated": ("correction", "answered", "closed"),
    "outside": ("sent", "closed"),
    "closed": ("sent", "reported"),
}
# Nothing goes to an outlet or a superior body without a document that says so.
PAPERED: frozenset[CaseState] = frozenset(("answered", "correction", "escalated"))
_CLAIMING: frozenset[CaseState] = frozenset(("correction", "escalated"))  # say that an article is wrong
_WORKING = (Linked, Unlinked, Wrote, Chose, Rated, RowSet, RowDropped, Asked, Directed, Proposed, Confirmed, Rejected)


def refuse(case: Case, body: Body, paper: Paper, note: str, by: str) -> None:
    """Raise CaseError, with every reason, where *by* may not add *body* to *case* now."""
    wrong = tuple(_reasons(case, body, paper, note, by))
    if wrong:
        raise CaseError(wrong)


def allowed_moves(case: Case) -> tuple[CaseState, ...]:
    """The states to which *case* may move."""
    return MOVES[case.state]


Refusal = tuple[str, str]  # English, Vietnamese


def _no(english: str, vietnamese: str) -> Refusal:
    return english, vietnamese


def _reasons(case: Case, body: Body, paper: Paper, note: str, by: str) -> Iterator[Refusal]:
    if case.state == "closed" and isinstance(body, _WORKING):
        yield "the case is closed; reopen it first", "Vụ việc đã kết thúc; mở lại trước khi sửa."
        return
    check = _CHECKS.get(type(body))
    if check:
        yield from check(case, body, paper, note, by)


def _move(case: Case, body: Moved, paper: Paper, note: str, _by: str) -> Iterator[Refusal]:
    allowed = MOVES[case.state]
    if body.to not in allowed:
        yield _no(
            f"from `{case.state}` a case moves to {', '.join(f'`{each}`' for each in allowed)}, not to `{body.to}`",
            f"Từ trạng thái “{STATE_WORDS[case.state]}” chỉ chuyển được sang: "
            f"{', '.join(f'“{STATE_WORDS[each]}”' for each in allowed)}.",
        )
        return
    if case.state == "closed" and not note.strip():
        yield "a closed case is reopened for a reason; say why", "Mở lại vụ việc đã kết thúc phải ghi lý do."
    if body.to == "sent" and not (body.unit.strip()):
        yield "a case is sent to a unit; say which", "Chưa chọn đơn vị được giao."
    if body.to in PAPERED and not (paper.number.strip() and paper.day):
        yield _no(
            f"`{body.to}` needs the number and the day of the document that went out",
            "Cần số và ngày của văn bản đã gửi.",
        )
    if body.to == "outside" and not note.strip():
        yield "say why it is not for the office to deal with", "Cần ghi vì sao không thuộc thẩm quyền."
    if body.to in _CLAIMING and case.verdict not in ("false", "partly"):
        yield _no(
            f"`{body.to}` says that an article is wrong: two officers must have found it false, or one partly right, "
            "and what it got right must be told",
            "Đề nghị cải chính hoặc kiến nghị cấp trên chỉ khi đã kết luận: “sai sự thật” cần hai cán bộ xác nhận và "
            "mục “nội dung báo nêu đúng” phải có lời.",
        )
    if body.to == "closed":
        yield from _closing(case, body)


def _closing(case: Case, body: Moved) -> Iterator[Refusal]:
    if not body.outcome:
        yield "a case is closed with its final outcome; say which", "Chưa chọn kết quả xử lý cuối cùng."
    if case.assessment and case.assessment.verdict == "false" and not case.told:
        yield _no(
            "the verdict waits for a second officer, or what the article got right is not told; the case stays open",
            "Kết luận “sai sự thật” còn chờ cán bộ thứ hai xác nhận hoặc thiếu mục “nội dung báo nêu đúng”; chưa kết thúc được.",
        )
    if case.asks:
        yield _no(
            "the leaders were asked to decide and have not; write down what they decided, or take the question back",
            "Đang xin ý kiến chỉ đạo; ghi ý kiến chỉ đạo, hoặc rút nội dung xin ý kiến, rồi kết thúc.",
        )


def _proposal(case: Case, body: Proposed, paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    weighty = body.verdict in ("right", "partly", "false")
    if weighty and not (body.ground.strip() or paper.number.strip()):
        yield "a verdict stands on a document; name it", "Kết luận phải có tài liệu làm căn cứ."
    if body.verdict in ("partly", "false") and not case.texts.get("right", "").strip():
        yield _no(
            "fill in what the article got right first (an answer may be: nothing)",
            "Phải ghi mục “Nội dung báo nêu đúng” trước (nếu không có, ghi rõ là không có).",
        )


def _confirmation(case: Case, body: Confirmed | Rejected, _paper: Paper, note: str, by: str) -> Iterator[Refusal]:
    found = case.assessment
    if found is None or found.proposal != body.proposal:
        yield "there is no such proposal any more; look again", "Đề xuất kết luận này không còn; mở lại trang."
        return
    if found.confirmed_by:
        yield f"{found.confirmed_name} confirmed it already", f"{found.confirmed_name} đã xác nhận."
    if found.by == by:
        yield _no(
            "who proposed a verdict cannot confirm it; another officer does",
            "Người đề xuất không tự xác nhận; cần một cán bộ khác.",
        )
    if isinstance(body, Rejected) and not note.strip():
        yield "say why you do not confirm it", "Cần ghi lý do không xác nhận."


def _row(case: Case, body: RowSet, _paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    if body.number < 1:
        yield "lines are counted from 1", "Số thứ tự câu bắt đầu từ 1."
    if body.row.article not in case.articles:
        yield f"article {body.row.article} is not in this case", "Bài này không thuộc vụ việc."
    if not body.row.sentence.strip():
        yield "a line needs the sentence, word for word", "Thiếu câu trích nguyên văn."
    if body.row.conclusion in ("partly", "false", "right") and not body.row.paper.strip():
        yield _no(
            f"line N{body.number}: a conclusion stands on a document; name it",
            f"Câu N{body.number}: kết luận phải có tài liệu chứng minh.",
        )


def _dropped(case: Case, body: RowDropped, _paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    if body.number not in case.rows:
        yield f"there is no line N{body.number}", f"Không có câu N{body.number}."


def _unlinked(case: Case, body: Unlinked, _paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    if body.article not in case.articles:
        yield f"article {body.article} is not in this case", "Bài này không thuộc vụ việc."
    elif any(row.article == body.article for row in case.rows.values()):
        yield _no(
            f"lines of the comparison quote article {body.article}; drop them first",
            "Bảng đối chiếu đang trích bài này; bỏ các câu ấy trước.",
        )


def _mark(_case: Case, body: Marked, paper: Paper, note: str, _by: str) -> Iterator[Refusal]:
    if body.what == "delivered" and not (paper.file or paper.number.strip() or note.strip()):
        yield _no(
            "proof of receipt starts a clock: name the receipt, or put in the file",
            "Giấy báo phát bắt đầu tính hạn: ghi số giấy báo hoặc đính kèm tệp.",
        )
    if body.due and not body.basis.strip():
        yield "a limit set by hand needs its ground", "Hạn do cán bộ ấn định phải ghi căn cứ."


def _wrote(_case: Case, body: Wrote, _paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    if body.what == "title" and not body.text.strip():
        yield "a case has a title", "Vụ việc phải có tên."


_CHECKS: Mapping[type, Callable[..., Iterator[Refusal]]] = {
    Moved: _move,
    Proposed: _proposal,
    Confirmed: _confirmation,
    Rejected: _confirmation,
    RowSet: _row,
    RowDropped: _dropped,
    Unlinked: _unlinked,
    Marked: _mark,
    Wrote: _wrote,
}
