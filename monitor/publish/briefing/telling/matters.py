"""What the press criticised, the cases and how they ended, what was concluded to be wrong (table 3).

Of a verdict only that is told which may leave the desk (`CaseLine.verdict`). Not here: letters and times (management.py).
"""

from collections.abc import Sequence

from monitor.briefing import Figure, Want
from monitor.case_line import CaseLine
from monitor.model import ToneValue
from monitor.publish.briefing.telling.case_words import answer, course, ended, later, press, ranked, result, title_of
from monitor.publish.briefing.telling.tables import topics_by_size
from monitor.publish.briefing.telling.telling import Telling, numbered, or_nil, said
from monitor.publish.briefing.telling.wording import NONE, amount
from monitor.publish.briefing.values import Cell, Grid, Section, Sentence
from monitor.vietnamese.case_words import VERDICT_WORDS
from monitor.vietnamese.collate import collation_key

_TOLD = 10  # cases told at length
_BAD: ToneValue = "tieu-cuc"


def summary(telling: Telling) -> Section:
    """How much was criticised, by topic and place (table 3)."""
    title = telling.heading("matters_table")
    items, printed = telling.count(Want(tone=_BAD)), telling.printed(Want(tone=_BAD))
    cases = telling.briefing.cases
    if not items.value and not cases:
        return Section("", title, (telling.say("matters_none", (items,)),), (matters_table(telling),))
    return Section("", title, (_amounts(telling, items, printed),), (matters_table(telling),))


def _amounts(telling: Telling, items: Figure, printed: Figure) -> Sentence:
    """How many items and cases; what there is none of is said so, not counted."""
    values, cases = {"items": said(items.value), "appearances": said(printed.value)}, len(telling.briefing.cases)
    if not cases:
        return telling.say("matters_no_case", (items, printed), **values)
    if not items.value:
        return telling.say("matters_no_item", (items,), cases=said(cases))
    return telling.say("matters", (items, printed), **values, cases=said(cases))


# -- table 3 -----------------------------------------------------------------------------------------


def matters_table(telling: Telling) -> Grid:
    """A row for each topic, a column for each of the places most often named: cases (items)."""
    places = telling.counted.places(Want(tone=_BAD))
    named = sorted(places[: telling.rules.places], key=collation_key)
    rows = []
    for topic in topics_by_size(telling):
        cases = [case for case in telling.briefing.cases if any(topic in clip.topics for clip in case.clips)]
        if cases or telling.count(Want(tone=_BAD, topic=topic)).value:
            rows.append(_matter_row(telling, telling.labels[topic], topic, named, cases))
    unsorted = [case for case in telling.briefing.cases if not any(clip.topics for clip in case.clips)]
    if unsorted:
        empty = (Cell(NONE),) * len(named)
        rows.append((Cell("Vụ việc chưa xếp lĩnh vực"), *empty, Cell(amount(len(unsorted)), number=len(unsorted))))
    if telling.briefing.cases or telling.count(Want(tone=_BAD)).value:
        rows.append(_matter_row(telling, "Tổng", "", named, telling.briefing.cases))
    left = len(places) - len(named)
    notes = (
        "Trong ô: số vụ việc (số tin, bài tiêu cực).",
        "Vụ việc, tin, bài thuộc nhiều lĩnh vực, địa bàn thì tính ở mỗi nơi.",
        "Cột cuối và dòng cuối tính một lần, kể cả khi không nêu địa bàn, chưa xếp lĩnh vực.",
        *((f"Còn {said(left)} địa bàn khác, đã tính trong cột cuối.",) if left > 0 else ()),
    )
    title = "Bảng 3. Vấn đề báo chí phản ánh theo lĩnh vực và địa bàn"
    columns = ("Lĩnh vực", *named, "Cả tỉnh")
    return Grid("bang-3", title, columns, or_nil(rows, columns), notes if rows else (), wide=True)


def _matter_row(
    telling: Telling, name: str, topic: str, places: Sequence[str], cases: Sequence[CaseLine]
) -> tuple[Cell, ...]:
    cells = [_matter(telling, topic, place, [case for case in cases if _at(telling, case, place)]) for place in places]
    return (Cell(name), *cells, _matter(telling, topic, "", cases))


def _matter(telling: Telling, topic: str, place: str, cases: Sequence[CaseLine]) -> Cell:
    items = telling.count(Want(tone=_BAD, topic=topic, place=place))
    if not items.value and not cases:
        return Cell(NONE)
    return Cell(f"{amount(len(cases))} ({amount(items.value)})", items)


def _at(telling: Telling, case: CaseLine, place: str) -> bool:
    told = (telling.told.get(clip.clip) for clip in case.clips)
    return any(item is not None and place in item.places for item in told)


# -- cases -------------------------------------------------------------------------------------------


def case_counts(telling: Telling) -> Sentence:
    """How many there are, and how they stand."""
    cases = telling.briefing.cases
    if not cases:
        return telling.say("cases_none")
    running = [case for case in cases if case.state != "closed"]
    return telling.say(
        "cases",
        cases=said(len(cases)),
        opened=said(len(telling.briefing.opened)),
        closed=said(len(cases) - len(running)),
        running=said(len(running)),
        overdue=said(sum(bool(case.overdue) for case in running)),
    )


def cases_told(telling: Telling) -> Section:
    """The most urgent cases at length: what, how it went, how it ended, and a place for a person's remark."""
    cases = ranked(telling.briefing.cases)
    parts = numbered([_case(telling, case) for case in cases[:_TOLD]], "2.")
    more = [telling.say("cases_more", cases=said(len(cases) - _TOLD))] if len(cases) > _TOLD else []
    return Section("", telling.heading("matters_cases"), (case_counts(telling), *more), parts=parts)


def _case(telling: Telling, case: CaseLine) -> Section:
    sentences = (
        telling.say("case_press", press=press(telling, case)),
        telling.say("case_course", course=course(telling, case)),
        telling.say("case_result", result="; ".join(filter(None, (result(case), later(case))))),
        telling.blank("case_remark"),
    )
    return Section("", f"Vụ việc số {case.id}: {title_of(case)}", sentences)


def misleading(telling: Telling) -> Section:
    """What was concluded to be wrong, and what was answered; of what is not concluded only the number."""
    cases = telling.briefing.cases
    found = [case for case in cases if case.verdict in ("false", "partly")]
    unsettled = [case for case in cases if case.verdict in ("unchecked", "checking")]
    told = [telling.say("misleading", cases=said(len(found)))] if found else [telling.say("misleading_none")]
    for case in ranked(found):
        verdict = f"kết luận kiểm chứng: {VERDICT_WORDS[case.verdict]}"
        words = {"answer": answer(case), "result": "; ".join(filter(None, (ended(case), later(case))))}
        values = {"title": title_of(case), "press": press(telling, case), "verdict": verdict, **words}
        told.append(telling.say("misleading_case", (), **values))
    if unsettled:
        told.append(telling.say("misleading_open", cases=said(len(unsettled))))
    return Section("", telling.heading("matters_misleading"), tuple(told))
