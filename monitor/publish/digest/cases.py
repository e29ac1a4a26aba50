"""Sections I and VII in words: what the leaders are asked to decide, and every case with its state and its limits.

A table of seven columns is no page for a telephone: each case stands as a record, its columns one under another. Of a
verdict is said what the line holds, which is what may leave the desk. Not here: what a line holds (the room cases), what
the machine proposes (proposals.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from monitor.case_line import CaseLine
from monitor.model import Edition
from monitor.publish.edition.counts import open_cases
from monitor.publish.edition.extract import Portion
from monitor.publish.view_values import LONGEST, Part, Record
from monitor.vietnamese.case_words import (
    LEVEL_WORDS,
    STATE_WORDS,
    UNVERIFIED,
    VERDICT_WORDS,
    due_words,
    last_day,
    outcome_words,
)
from monitor.vietnamese.wording import clock, listed, padded, short_day, shortened

_ASKED = 600  # letters of what the leaders are asked; the whole stands in the case
MOST = 5  # DOMAIN.md 2.1: what a leader reads first is short
FOLLOWED = "VII"
NO_DECISION = "Không có nội dung cần xin ý kiến chỉ đạo."
NO_CASE = "Chưa ghi nhận vụ việc cần theo dõi."
# What an edition said that was cut before there were cases.
NO_DECISION_BEFORE = "Không có nội dung cần xin ý kiến chỉ đạo (chưa có vụ việc nào được cán bộ ghi nhận)."
_NAMED_OUTLETS = 3
_NAMED_CASES = 20
_TWICE = "Mở trùng, theo dõi ở vụ việc khác"
_NEWS = 6  # of one case; the others are counted


def decisions(told: Portion) -> tuple[Part, ...]:
    """What section I says before any machine does; what is more than it tells is counted behind what it tells."""
    edition = told.edition
    if edition.cases is None:
        return (Part("", (NO_DECISION_BEFORE,)),)
    asking = asked(edition)
    if not asking:
        return (Part("", (NO_DECISION,)),)
    zone = ZoneInfo(edition.timezone)
    records = tuple(_decision(case, n, zone) for n, case in enumerate(asking[:MOST], start=1))
    return (Part("", records=records), *(Part("", (more,)) for more in _more(asking[MOST:], told)))


def asked(edition: Edition) -> list[CaseLine]:
    """The cases in which the leaders are asked, the most urgent first."""
    return sorted((case for case in open_cases(edition) if case.asks), key=_urgency)


def followed(told: Portion) -> tuple[Part, ...]:
    """What section VII says: the overdue first, then what is due today, then what else is open, then what has ended."""
    zone = ZoneInfo(told.edition.timezone)
    numbers = numbered(told.edition)
    parts = [
        Part(
            f"{heading} ({padded(len(cases))} vụ việc)",
            records=tuple(_followed(case, numbers[case.id], zone) for case in cases),
        )
        for heading, cases in case_groups(told.edition).items()
        if cases
    ]
    return tuple(parts) or (Part("", (NO_CASE,)),)


def numbered(edition: Edition) -> Mapping[int, int]:
    """By case: its number in section VII."""
    return {case.id: n for n, case in enumerate((c for cases in case_groups(edition).values() for c in cases), start=1)}


def case_pointers(told: Portion) -> Mapping[int, str]:
    """By clip: to which open cases it belongs, in words, and where they are told."""
    numbers, found = numbered(told.edition), dict[int, list[str]]()
    for case in sorted(open_cases(told.edition), key=lambda case: numbers[case.id]):
        place = f" (mục {FOLLOWED}.{numbers[case.id]})" if told.has(FOLLOWED) else ""
        for each in case.clips:
            found.setdefault(each.clip, []).append(f"Vụ việc số {case.id}{place}")
    return {clip: "; ".join(said) + "." for clip, said in found.items()}


def case_figures(told: Portion) -> Iterator[str]:
    """The sentences of the summary."""
    edition = told.edition
    if edition.cases is None or not (told.has("I") or told.has(FOLLOWED)) or not (told.chosen or edition.cases):
        return
    open_, asking = open_cases(edition), asked(edition)
    overdue = sum(bool(case.overdue) for case in open_)
    asks = f", trong đó xin ý kiến chỉ đạo {padded(len(asking))}" if asking else ""
    yield f"Cần xử lý: {padded(len(open_))} vụ việc{asks}." if open_ else "Cần xử lý: 0."
    yield f"Quá hạn: {padded(overdue)} vụ việc." if overdue else "Quá hạn: 0."


# -- records -----------------------------------------------------------------------------------------


def _decision(case: CaseLine, number: int, zone: ZoneInfo) -> Record:
    rows = (
        ("Vụ việc", f"số {case.id}"),
        ("Báo, giờ đăng", _press(case, zone)),
        ("Mức độ", LEVEL_WORDS[case.level]),
        ("Kiểm chứng", VERDICT_WORDS[case.verdict]),
        ("Đơn vị", case.unit or "chưa giao"),
        ("Đề xuất", shortened(case.asks, _ASKED)),
        ("Thời hạn", limit_words(case, zone)),
    )
    return Record(number, shortened(case.title, LONGEST), rows, f"I.{number}")


def _followed(case: CaseLine, number: int, zone: ZoneInfo) -> Record:
    rows = [("Trạng thái", _state(case, zone)), ("Đơn vị", case.unit or "chưa giao")]
    rows += [("Kiểm chứng", VERDICT_WORDS[case.verdict])]
    if case.state != "closed":
        rows += [("Mức độ", LEVEL_WORDS[case.level]), ("Thời hạn", limit_words(case, zone))]
    if case.news:
        left = len(case.news) - _NEWS
        rest = f" và {padded(left)} việc khác" if left > 0 else ""
        rows += [("Mới", "; ".join(case.news[:_NEWS]) + rest)]
    title = f"Vụ việc số {case.id}: {shortened(case.title, LONGEST)}"
    return Record(number, title, tuple(rows), f"{FOLLOWED}.{number}")


def _state(case: CaseLine, zone: ZoneInfo) -> str:
    if case.state != "closed" or case.closed_at is None:
        return STATE_WORDS[case.state]
    day = short_day(case.closed_at.astimezone(zone).date())
    return f"{STATE_WORDS['closed']} ngày {day}: {outcome_words(case.outcome, case.same)}"


def limit_words(case: CaseLine, zone: ZoneInfo) -> str:
    """The limit that ends first, and which have passed; a rule that the office has not confirmed says so."""
    if case.due is None:
        return case.due_of or "chưa có"
    unsure = f" ({UNVERIFIED})" if case.unverified else ""
    said = f"{due_words(case.due, zone, whole_days=case.whole_days)} – {case.due_of}{unsure}"
    others = [name for name in case.overdue if name != case.due_of]
    return f"QUÁ HẠN, {'; '.join([said, *others])}" if case.overdue else said


def _press(case: CaseLine, zone: ZoneInfo) -> str:
    if case.published is None:
        return "chưa gắn bài báo nào"
    at = case.published.astimezone(zone)
    names = listed([shortened(name, LONGEST) for name in case.outlets], _NAMED_OUTLETS, "báo")
    return f"{names}, {clock(at)} ngày {short_day(at.date())}"


def _more(rest: Sequence[CaseLine], told: Portion) -> Iterator[str]:
    if not rest:
        return
    count = f"Còn {padded(len(rest))} vụ việc khác xin ý kiến chỉ đạo"
    if not told.has(FOLLOWED):
        yield f"{count}, không nêu trong bản trích này."
        return
    numbers = numbered(told.edition)
    yield f"{count}: xem mục {listed([f'{FOLLOWED}.{numbers[case.id]}' for case in rest], _NAMED_CASES, 'vụ việc')}."


# -- order -------------------------------------------------------------------------------------------


def case_groups(edition: Edition) -> Mapping[str, list[CaseLine]]:
    """The cases of section VII, by heading, each once."""
    zone = ZoneInfo(edition.timezone)
    today = max(edition.due, edition.cut_at).astimezone(zone).date()  # the day on which it is read
    found: dict[str, list[CaseLine]] = {
        "Quá hạn": [],
        "Đến hạn hôm nay": [],
        "Đang xử lý": [],
        "Đã kết thúc": [],
        _TWICE: [],
    }
    for case in sorted(edition.cases or (), key=_urgency):
        found[_heading(case, today, zone)].append(case)
    return found


def _heading(case: CaseLine, today: date, zone: ZoneInfo) -> str:
    if case.state == "closed":
        return _TWICE if case.outcome == "same" else "Đã kết thúc"
    if case.overdue:
        return "Quá hạn"
    return "Đến hạn hôm nay" if case.due and last_day(case.due, zone) == today else "Đang xử lý"


def _urgency(case: CaseLine) -> tuple[bool, int, bool, float, int]:
    """The overdue first, then by level, then what is due first."""
    return (not case.overdue, -case.level, case.due is None, case.due.timestamp() if case.due else 0.0, case.id)
