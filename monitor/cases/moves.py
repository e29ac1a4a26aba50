"""Which step may follow in a case, and what it needs: the states of DOMAIN.md 1.3. Pure: a case and a step in, refusals out.

    new ──> sent ──> reported ──> answered ──> closed
     │       │ ↺       │             │ ↺          │
     └─> outside       ├─> correction ┤ ↺          └─> sent, reported (reopened, for a reason)
             │         └─> escalated ─┘ ↺
             └─> closed, sent

↺: once more, with a document of its own: another unit, another answer, a letter to another outlet or body.
A case that was opened twice ends from wherever nothing has left the office, with the number of the other one.
Not here: limits (limits.py), the end of a case (closing.py), keeping (the store), words of the desk.
"""

from collections.abc import Callable, Iterator, Mapping

from monitor.addresses import is_http
from monitor.case import (
    Asked,
    Body,
    Case,
    CaseState,
    Chose,
    Confirmed,
    Directed,
    Event,
    Examined,
    Linked,
    Marked,
    Moved,
    Noted,
    Opened,
    Paper,
    Proposed,
    Rated,
    Rejected,
    RowDropped,
    RowSet,
    Step,
    Timed,
    Unlinked,
    Wrote,
)
from monitor.cases.closing import lacking, opened_twice
from monitor.cases.folding import CONFIRMED
from monitor.cases.secrecy import is_secret
from monitor.errors import CaseError
from monitor.vietnamese.case_words import STATE_WORDS

# From each state to which. "Sent" again is another unit, or the same one because its report did not do; "answered" again is the
# answer to another question, "correction" and "escalated" again a letter to another outlet or body.
MOVES: Mapping[CaseState, tuple[CaseState, ...]] = {
    "new": ("sent", "outside"),
    "sent": ("sent", "reported", "answered", "outside"),
    "reported": ("sent", "answered", "correction", "escalated", "closed"),
    "answered": ("answered", "reported", "correction", "escalated", "closed"),
    "correction": ("correction", "answered", "escalated", "closed"),
    "escalated": ("escalated", "correction", "answered", "closed"),
    "outside": ("sent", "closed"),
    "closed": ("sent", "reported"),
}
# Nothing goes to an outlet or a superior body without a document that says so.
PAPERED: frozenset[CaseState] = frozenset(("answered", "correction", "escalated"))
_CLAIMING: frozenset[CaseState] = frozenset(("correction", "escalated"))  # say that an article is wrong
# With these a person may set a limit (limits.py); with any other it would be lost.
_TIMED: frozenset[CaseState] = frozenset(("sent", "correction", "escalated"))
_STARTING: frozenset[Event] = frozenset(("asked", "notified", "delivered"))
OUTLET: frozenset[Event] = frozenset(("delivered", "published", "refused"))
_WORKING = (
    Linked, Unlinked, Wrote, Chose, Rated, Timed, RowSet, RowDropped, Asked, Directed, Proposed, Confirmed, Rejected,
)  # fmt: skip


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
    if body.to not in allowed and not opened_twice(case, body):
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
    if body.to in _CLAIMING and not _found_wrong(case):
        yield _no(
            f"`{body.to}` says that an article is wrong: two officers must have found it false or partly right, and what it "
            "got right must be told",
            "Đề nghị cải chính hoặc kiến nghị cấp trên chỉ khi kết luận “sai sự thật” hoặc “đúng một phần” đã được cán bộ "
            "thứ hai xác nhận và mục “nội dung báo nêu đúng” có lời.",
        )
    if body.to == "closed":
        yield from lacking(case, body, paper)
    yield from _due(body, body.to in _TIMED)


def _due(body: Moved | Marked, starts: bool) -> Iterator[Refusal]:
    if body.due and not starts:
        yield "nothing that has a limit begins with this", "Việc này không bắt đầu thời hạn nào; bỏ hạn ấn định."
    elif body.due and not body.basis.strip():
        yield "a limit set by hand needs its ground", "Hạn do cán bộ ấn định phải ghi căn cứ."


def _found_wrong(case: Case) -> bool:
    """A letter that calls a sentence wrong leaves the desk: two officers have said so, also where the rest is right."""
    found = case.assessment
    return case.verdict in ("false", "partly") and found is not None and bool(found.confirmed_by)


def _proposal(case: Case, body: Proposed, paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    weighty = body.verdict in ("right", "partly", "false")
    if weighty and not (body.ground.strip() or paper.number.strip()):
        yield "a verdict stands on a document; name it", "Kết luận phải có tài liệu làm căn cứ."
    if body.verdict in ("partly", "false") and not _says(case.texts.get("right", "")):
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
    if isinstance(body, Confirmed) and any(_weighs(step.body) and step.by == by for step in _since(case, body)):
        yield _no(
            "you changed what it stands on since it was proposed: propose the verdict yourself, another officer confirms it",
            "Bạn đã sửa nội dung làm căn cứ sau khi có đề xuất; hãy tự đề xuất kết luận để cán bộ khác xác nhận.",
        )


def _since(case: Case, body: Confirmed) -> Iterator[Step]:
    return (step for step in case.steps if step.id > body.proposal)


def _weighs(body: Body) -> bool:
    """Whether the verdict stands on it: whoever changes it vouches for it, and cannot be the second one too."""
    return isinstance(body, RowSet | RowDropped) or (isinstance(body, Wrote) and body.what in CONFIRMED)


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


def _mark(case: Case, body: Marked, paper: Paper, note: str, _by: str) -> Iterator[Refusal]:
    if case.state == "closed" and body.what in _STARTING:
        yield "a clock would start in a closed case; reopen it first", "Vụ việc đã kết thúc; mở lại rồi ghi việc này."
    if body.what == "delivered" and not (paper.file or paper.number.strip() or note.strip()):
        yield _no(
            "proof of receipt starts a clock: name the receipt, or put in the file",
            "Giấy báo phát bắt đầu tính hạn: ghi số giấy báo hoặc đính kèm tệp.",
        )
    if body.article is not None and not _ever_in(case, body.article):
        yield f"article {body.article} is not in this case", "Bài này không thuộc vụ việc."
    if body.what in OUTLET and body.article is None and len(case.articles) > 1:
        yield (
            "the case has several articles: say whose outlet it is",
            "Vụ việc có nhiều bài; chọn bài của báo liên quan.",
        )
    yield from _due(body, body.what in _STARTING)


def _ever_in(case: Case, article: int) -> bool:
    """An article that was taken out may have a clock that runs."""
    return any(isinstance(step.body, Linked) and step.body.article == article for step in case.steps)


def _wrote(case: Case, body: Wrote, _paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    if body.what == "secrecy" and is_secret(body.text):
        yield "this program holds no state secret", "Hệ thống không lưu bí mật nhà nước; lập hồ sơ ngoài hệ thống."
    if _says(body.text):
        return
    if body.what == "title":
        yield "a case has a title", "Vụ việc phải có tên."
    if body.what == "right" and case.assessment and case.assessment.verdict in ("partly", "false"):
        yield _no(
            "the verdict needs what the article got right; write it, or propose another verdict first",
            "Kết luận hiện tại cần mục “Nội dung báo nêu đúng”; không để trống.",
        )


def _says(text: str) -> bool:
    """Whether there is a word in *text*: a dot or a dash says nothing."""
    return any(map(str.isalnum, text))


def _opened(_case: Case, _body: Opened, _paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    yield "a case is opened once", "Vụ việc đã được mở."


def _directed(_case: Case, body: Directed, _paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    if not body.text.strip():
        yield "say what the leaders decided", "Chưa ghi ý kiến chỉ đạo."


def _noted(_case: Case, _body: Noted, paper: Paper, note: str, _by: str) -> Iterator[Refusal]:
    if not (note.strip() or paper.number.strip() or paper.file):
        yield "there is neither a note nor a document", "Chưa ghi nội dung, cũng chưa có văn bản hoặc tệp."


def _examined(case: Case, body: Examined, _paper: Paper, _note: str, _by: str) -> Iterator[Refusal]:
    if not _ever_in(case, body.article):
        yield f"article {body.article} is not in this case", "Bài này không thuộc vụ việc."
    if set(body.has) & set(body.lacks):
        yield "a correction has a thing or lacks it", "Một nội dung không thể vừa có vừa thiếu."
    if body.url and not is_http(body.url):
        yield "the address is none of the web", "Đường dẫn phải bắt đầu bằng http:// hoặc https://."


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
    Opened: _opened,
    Directed: _directed,
    Noted: _noted,
    Examined: _examined,
}
