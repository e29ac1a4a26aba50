"""What a case needs before it may end: a final outcome that its own steps bear out. Pure: a case in, refusals out.

Not here: which state may follow which (moves.py).
"""

from collections.abc import Iterator

from monitor.case import Case, CaseState, Check, Event, Examined, Marked, Moved, Outcome, Paper

# A matter that is not for the office ends with the body that it was handed to, or had no ground, or is that of another case.
_OUTSIDE: tuple[Outcome, ...] = ("handed-over", "no-ground", "same")
# Where a case that was opened twice may end at once: nothing of it has left the office.
_WITHIN: frozenset[CaseState] = frozenset(("new", "sent", "reported", "outside"))
_BOUND: frozenset[Event] = frozenset(("asked", "notified", "delivered"))  # start a limit that law gives
# What every correction has, whatever kind of outlet it is; the rest is for outlets on the web and those that reprinted.
_ALWAYS: frozenset[Check] = frozenset(("heading", "work", "both-contents", "apology"))


def opened_twice(case: Case, body: Moved) -> bool:
    """Whether *body* ends *case* because its matter is that of another; it may do so while nothing of it has left the office."""
    return body.to == "closed" and body.outcome == "same" and case.state in _WITHIN


def lacking(case: Case, body: Moved, paper: Paper) -> Iterator[tuple[str, str]]:
    """Every reason, in English and Vietnamese, for which *case* may not end with *body*."""
    outcome = body.outcome
    if not outcome:
        yield "a case is closed with its final outcome; say which", "Chưa chọn kết quả xử lý cuối cùng."
    if case.assessment and case.assessment.verdict == "false" and not case.told:
        yield (
            "the verdict waits for a second officer, or what the article got right is not told; the case stays open",
            "Kết luận “sai sự thật” còn chờ cán bộ thứ hai xác nhận hoặc thiếu mục “nội dung báo nêu đúng”; chưa kết thúc được.",
        )
    if case.asks:
        yield (
            "the leaders were asked to decide and have not; write down what they decided, or take the question back",
            "Đang xin ý kiến chỉ đạo; ghi ý kiến chỉ đạo, hoặc rút nội dung xin ý kiến, rồi kết thúc.",
        )
    if case.state == "outside" and outcome and outcome not in _OUTSIDE:
        yield (
            "what is not for the office to deal with ends handed over, or without ground",
            "Vụ việc không thuộc thẩm quyền kết thúc bằng việc chuyển cơ quan có thẩm quyền, hoặc không có căn cứ xử lý tiếp.",
        )
    yield from _borne_out(case, outcome, paper)
    yield from _same(case, body)


def _same(case: Case, body: Moved) -> Iterator[tuple[str, str]]:
    """A matter that was opened twice ends in the other case; what somebody outside waits for is not ended with a word."""
    if body.outcome != "same":
        if body.same is not None:
            yield "another case is named with the outcome `same`", "Chỉ ghi số vụ việc kia khi kết thúc vì trùng."
        return
    if body.same is None or body.same == case.id:
        yield "of which other case is this the matter? Give its number", "Ghi số của vụ việc kia."
    if case.state not in _WITHIN or any(
        isinstance(step.body, Marked) and step.body.what in _BOUND for step in case.steps
    ):
        yield (
            "documents came or went in this case, with limits of their own: it is followed to its own end",
            "Vụ việc này đã có văn bản đi hoặc đến, có thời hạn riêng; theo dõi đến kết quả của chính nó.",
        )


def _borne_out(case: Case, outcome: Outcome, paper: Paper) -> Iterator[tuple[str, str]]:
    if outcome == "handed-over" and not (paper.file or (paper.number.strip() and paper.day)):
        yield (
            "handed over to whom, with what receipt? Give the number and day of the document, or its file",
            "Cần số và ngày của văn bản chuyển cơ quan có thẩm quyền, hoặc tệp giấy biên nhận.",
        )
    if outcome == "answered" and not any(
        isinstance(step.body, Moved) and step.body.to == "answered" for step in case.steps
    ):
        yield "no answer to the press stands in this case", "Vụ việc chưa ghi lần trả lời báo chí nào."
    yield from _of_the_outlet(case, outcome)
    if outcome == "right" and case.assessment and case.assessment.verdict == "false":
        yield (
            "the verdict says that the article is false; propose another one first",
            "Kết luận đang là “sai sự thật”; đề xuất kết luận khác trước khi chọn kết quả này.",
        )
    if outcome == "corrected" and not _as_the_law_asks(case):
        yield (
            "go through the whole checklist of the correction first; where it lacks something, it is corrected in part",
            "Kiểm tra đủ nội dung cải chính theo danh mục trước; nếu còn thiếu, chọn “đã cải chính, chưa đủ nội dung quy định”.",
        )


def _of_the_outlet(case: Case, outcome: Outcome) -> Iterator[tuple[str, str]]:
    """What the outlet did or did not do, where no step of the case says so."""
    published = any(isinstance(step.body, Marked) and step.body.what == "published" for step in case.steps)
    examined = any(isinstance(step.body, Examined) for step in case.steps)
    if outcome == "reply-published" and not (published or examined):
        yield (
            "that the outlet published a reply is not written down; write it down first",
            "Vụ việc chưa ghi việc cơ quan báo chí đã đăng phản hồi; ghi việc đó trước.",
        )
    if outcome == "corrected-partly" and not (published or examined):
        yield (
            "that the outlet published a correction is not written down; write it down, or go through its checklist first",
            "Vụ việc chưa ghi việc cơ quan báo chí đã đăng cải chính; ghi việc đó hoặc kiểm tra nội dung cải chính trước.",
        )
    if outcome == "not-corrected" and not _asked_for_one(case):
        yield (
            "no outlet was asked for a correction in this case",
            "Vụ việc chưa có lần nào đề nghị cải chính hoặc kiến nghị cấp trên.",
        )


def _asked_for_one(case: Case) -> bool:
    return any(isinstance(step.body, Moved) and step.body.to in ("correction", "escalated") for step in case.steps)


def _as_the_law_asks(case: Case) -> bool:
    """Whether a correction was looked at and has all that every one has, and none lacks anything as it was seen last."""
    newest = {step.body.article: step.body for step in case.steps if isinstance(step.body, Examined)}
    whole = any(set(each.has) >= _ALWAYS for each in newest.values())
    return whole and not any(each.lacks for each in newest.values())
