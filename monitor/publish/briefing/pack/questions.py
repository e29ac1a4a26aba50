"""Questions that the press may ask, a row for each open case: what the case's documents already say, who answers, on what.

The answer itself is for people; the program only tells what stands in the case. Not here: the cases themselves.
"""

from collections.abc import Iterator
from typing import Any

from monitor.case_line import CaseLine
from monitor.publish.briefing.pack.given import Given, named, paper_title
from monitor.publish.digest.cases import limit_words
from monitor.publish.word.paragraphs import body, gap
from monitor.publish.word.tables import grid
from monitor.publish.word.values import fill_in
from monitor.vietnamese.case_words import LEVEL_WORDS, STATE_WORDS, VERDICT_WORDS
from monitor.vietnamese.wording import in_marks, listed, short_day

_HEADINGS = ("TT", "Câu hỏi dự kiến", "Phương án trả lời", "Người trả lời", "Tài liệu dẫn")
_WIDTHS = (12, 70, 85, 40, 45)  # millimetres
_NONE = "Không có vụ việc đang xử lý của kỳ báo cáo và từ cuối kỳ đến ngày lập tài liệu."
_NAMED = 3  # outlets
_NOTE = "Tài liệu nội bộ phục vụ người phát ngôn; phương án trả lời do cán bộ chuẩn bị và người có thẩm quyền duyệt trước khi sử dụng."


def questions(document: Any, given: Given) -> None:
    """Dự kiến câu hỏi – phương án trả lời – người trả lời – tài liệu dẫn."""
    paper_title(document, "Dự kiến câu hỏi và phương án trả lời", f"Tại {given.meeting}")
    if not given.open_cases:
        body(document, _NONE)
    rows = [
        (str(n), _question(case, given), "\n".join(_answer(case, given)), _who(case, given), "\n".join(_papers(case)))
        for n, case in enumerate(given.open_cases, start=1)
    ]
    rows.append(
        (
            str(len(rows) + 1),
            fill_in("câu hỏi khác"),
            fill_in("phương án trả lời"),
            fill_in("người trả lời"),
            fill_in("tài liệu dẫn"),
        )
    )
    grid(document, _HEADINGS, rows, _WIDTHS, centred=(0,))
    gap(document)
    body(document, _NOTE, italic=True)


def _question(case: CaseLine, given: Given) -> str:
    asked = f"Đề nghị cho biết kết quả xử lý nội dung báo nêu: {in_marks(case.title)}."
    if case.published is None:
        return asked
    told = f"{listed(case.outlets, _NAMED, 'báo')}, ngày {short_day(case.published.astimezone(given.zone).date())}."
    return f"{asked}\n{told}"


def _answer(case: CaseLine, given: Given) -> Iterator[str]:
    yield _state(case, given)
    for task in case.tasks:
        done = (
            f"đã báo cáo ngày {short_day(task.reported.astimezone(given.zone).date())}"
            if task.reported
            else "chưa báo cáo"
        )
        yield f"{task.unit}: {done}."
    if case.later:
        yield f"Sau kỳ báo cáo: {'; '.join(case.later)}."
    if case.directed:
        yield f"Ý kiến chỉ đạo: {case.directed.rstrip('.')}."
    if case.due and not case.over_since:
        yield f"Thời hạn: {limit_words(case, given.zone)}."
    yield fill_in("phương án trả lời")


def _state(case: CaseLine, given: Given) -> str:
    """How it stands: at the end of the period, or by now where it was opened since."""
    told = f"ụ việc số {case.id}, mức độ {LEVEL_WORDS[case.level]}: {STATE_WORDS[case.state]}; kiểm chứng: {VERDICT_WORDS[case.verdict]}."
    if case in given.briefing.since:
        return f"Vụ việc mở {'lại ' if case.later else ''}sau kỳ báo cáo.\nV{told}"
    return f"Đến hết kỳ báo cáo, v{told}" if case.later else f"V{told}"


def _who(case: CaseLine, given: Given) -> str:
    person = given.speaker_of(case.unit)
    return f"{named(person) if person else fill_in('người trả lời')}\n{case.unit}"


def _papers(case: CaseLine) -> Iterator[str]:
    """The documents that went out and came in, by their numbers; without any, a place."""
    found = [f"Văn bản giao: {task.paper} ({task.unit})" for task in case.tasks if task.paper]
    found += [f"Văn bản trả lời báo chí: {each}" for each in case.replies if each]
    yield f"Hồ sơ vụ việc số {case.id}"
    yield from found or (fill_in("tài liệu dẫn"),)
