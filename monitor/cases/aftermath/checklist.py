"""What a published correction must have (DOMAIN.md 2.4), as far as a machine can see it: proposals with the sentences they stand on.

Looked at are the sentences that came new into the article, and articles by themselves that correct it. Pure. Not here: whether it
has it, which an officer says (the step Examined).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from monitor.case import CHECKS, Check, Row
from monitor.cases.aftermath.candidates import both
from monitor.cases.aftermath.values import Place, Proposal
from monitor.cases.aftermath.wording import figures, folded, holds
from monitor.model import Clip
from monitor.vietnamese.wording import padded, short_day

_CORRECTS = ("cải chính", "đính chính")
_REGRETS = ("xin lỗi", "cáo lỗi")
_HEADING = 16  # words of a heading at most
_NOT = ("không xin lỗi", "chưa xin lỗi", "phải xin lỗi", "yêu cầu xin lỗi")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a correction: what came new into the article, or an article by itself."""

    clip: int
    sentences: tuple[str, ...]
    section: str = ""  # where its outlet files an article by itself


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is looked at."""

    clip: Clip
    rows: Mapping[int, Row]  # that quote it
    place: Place
    reprints: tuple[Place, ...]
    passages: tuple[Passage, ...]  # an article by itself first
    zone: ZoneInfo


def proposals(what: Corrected) -> tuple[Proposal, ...]:
    """A proposal for each thing; none where nothing was corrected."""
    alone = any(passage.clip != what.clip.id for passage in what.passages)
    if not (alone or what.place.edited or what.place.correction):
        return ()
    return tuple(_LOOKS[check](what) for check in CHECKS)


def _found(check: Check, what: Corrected, fits: Callable[[str], bool], missing: str) -> Proposal:
    """The first sentence that *fits*, else what is missing."""
    for passage in what.passages:
        for sentence in passage.sentences:
            if fits(folded(sentence)):
                return Proposal(check, "has", sentence, verbatim=True, clip=passage.clip)
    return Proposal(check, "missing", missing)


def _heading(what: Corrected) -> Proposal:
    return _found("heading", what, _is_heading, "Không thấy đề mục nêu cả cải chính và xin lỗi.")


def _is_heading(words: str) -> bool:
    return len(words.split()) <= _HEADING and _any(words, _CORRECTS) and _any(words, _REGRETS)


def _work(what: Corrected) -> Proposal:
    """Its headline and its day; they may stand in two sentences."""
    title = folded(what.clip.article.title)
    days = tuple(_days(what.clip.article.published.astimezone(what.zone).date()))
    for passage in what.passages:
        named = next((each for each in passage.sentences if holds(folded(each), title)), "")
        dated = any(holds(folded(each), day) for each in passage.sentences for day in days)
        if named and dated:
            return Proposal("work", "has", named, verbatim=True, clip=passage.clip)
        if named:
            return Proposal("work", "unknown", "Có tên bài, không thấy ngày đăng.", clip=passage.clip)
    return Proposal("work", "missing", "Không thấy tên bài.")


def _both_contents(what: Corrected) -> Proposal:
    compared = [row for row in what.rows.values() if figures(row.truth) and figures(row.sentence) - figures(row.truth)]
    for passage in what.passages:
        told = " ".join(passage.sentences)
        for row in compared:
            if both(row, figures(told)):
                shown = next((each for each in passage.sentences if both(row, figures(each))), "")
                return Proposal(
                    "both-contents", "has", shown or "Có cả hai số liệu.", verbatim=bool(shown), clip=passage.clip
                )
        if any(holds(folded(told), folded(row.sentence)) for row in what.rows.values()):
            return Proposal(
                "both-contents", "unknown", "Có nhắc lại câu đã đăng; cần đọc nội dung đúng.", clip=passage.clip
            )
    if not compared:
        return Proposal("both-contents", "unknown", "Không có số liệu để so; cần đọc.")
    return Proposal("both-contents", "missing", "Không thấy cả số liệu đã đăng và số liệu đúng.")


def _apology(what: Corrected) -> Proposal:
    """The heading names it; the apology itself is another sentence."""

    def fits(words: str) -> bool:
        return _any(words, _REGRETS) and not _any(words, _NOT) and not _is_heading(words)

    return _found("apology", what, fits, "Không thấy lời xin lỗi.")


def _own_column(what: Corrected) -> Proposal:
    for passage in what.passages:
        if passage.section and _any(folded(passage.section), _CORRECTS):
            return Proposal("own-column", "has", passage.section, verbatim=True, clip=passage.clip)
    return Proposal("own-column", "unknown", "Máy không xem được; cần mở trang chủ của báo.")


def _removed_kept(what: Corrected) -> Proposal:
    if what.place.standing:
        numbers = ", ".join(f"N{each.number}" for each in what.place.standing)
        return Proposal("removed-kept", "missing", f"Câu trích {numbers} vẫn còn nguyên văn trong bài.")
    if what.place.done_at is None:
        return Proposal("removed-kept", "unknown", "Chưa có câu trích nào của bài này để so.")
    return Proposal(
        "removed-kept", "unknown", "Câu trích không còn trong bài; việc lưu trên máy chủ do tòa soạn xác nhận."
    )


def _reposted(what: Corrected) -> Proposal:
    if not what.reprints:
        return Proposal("reposted", "unknown", "Chưa ghi nhận lượt đăng lại nào.")
    standing = [each.outlet for each in what.reprints if each.standing]
    if standing:
        named = ", ".join(dict.fromkeys(standing))
        return Proposal("reposted", "missing", f"Câu trích vẫn còn nguyên văn tại: {named}.")
    told = [each for each in what.reprints if each.correction]
    if len(told) == len(what.reprints):
        return Proposal("reposted", "has", f"{padded(len(told))} lượt đăng lại đều có lời cải chính.")
    return Proposal(
        "reposted", "unknown", f"Có lời cải chính ở {padded(len(told))}/{padded(len(what.reprints))} lượt đăng lại."
    )


_LOOKS: Mapping[Check, Callable[[Corrected], Proposal]] = {
    "heading": _heading,
    "work": _work,
    "both-contents": _both_contents,
    "apology": _apology,
    "own-column": _own_column,
    "removed-kept": _removed_kept,
    "reposted": _reposted,
}


def _any(words: str, phrases: Sequence[str]) -> bool:
    return any(holds(words, folded(phrase)) for phrase in phrases)


def _days(day: date) -> Iterator[str]:
    """How a day is printed."""
    for form in (short_day(day), f"{day.day}/{day.month}/{day.year}", f"{day.day}/{day.month}", f"{day:%d/%m}"):
        yield form
        yield form.replace("/", "-")
        yield form.replace("/", ".")
