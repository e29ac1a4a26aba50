"""Cases are told as they stood at the end of a period, however late the report is made; what came after is named with its day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from brief_office import AN, QUARTER, keep, noon

from monitor.briefings.as_json import dump_briefing, load_briefing
from monitor.briefings.gathering import gather
from monitor.case import Linked, Moved, Opened, Paper, Wrote
from monitor.cases import load, office_of, open_case
from monitor.cases.adding import add
from monitor.config.deadlines import DeadlineRule, Deadlines
from monitor.periods import named
from monitor.publish.briefing.document import document
from monitor.publish.briefing.pack.given import Given
from monitor.publish.briefing.walk import sections
from monitor.publish.word.values import Head

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
TEN_DAYS_LATER = noon(date(2026, 4, 10))
LIMIT = DeadlineRule(id="don-vi", name="Đơn vị báo cáo", starts="sent", limit=5, unit="days", basis="Quy chế thử")


@pytest.fixture(scope="module")
def limited(settings):
    """The small office, in which a unit has five days."""
    return replace(settings, deadlines=Deadlines(deadline=(LIMIT,)))


def opened(store, day: date, title: str = "Vụ thử") -> int:
    article = keep(store, f"bai-{len(store.cases.every())}", noon(day))
    return open_case(store, Opened(title, 2, noon(day)), [Linked(article)], actor=AN, at=noon(day))


def move(store, settings, case: int, to: str, day: date, written: date | None = None, **of) -> None:
    """Move a case on *day*, which is written down on the day *written*."""
    body = Moved(to, **({"unit": "so-thu"} if to == "sent" else {}), **of)
    at, office = noon(written or day), office_of(settings)
    add(
        store,
        office,
        load(store, case),
        [body],
        actor=AN,
        at=at,
        happened=noon(day),
        note="Thử.",
        paper=Paper("9/TB", day),
    )


def told(store, settings, now: datetime = TEN_DAYS_LATER, period=QUARTER):
    return gather(store, settings, period, now)


def sentences(briefing, settings) -> str:
    return "\n".join(
        each.text for section in sections(document(briefing, settings.briefing)) for each in section.sentences
    )


def test_a_case_that_ended_after_the_quarter_ran_at_its_end_and_its_end_is_named_with_its_day(store, limited):
    case = opened(store, date(2026, 3, 20))
    move(store, limited, case, "sent", date(2026, 3, 21))
    move(store, limited, case, "reported", date(2026, 4, 2))
    move(store, limited, case, "closed", date(2026, 4, 3), outcome="right")
    briefing = told(store, limited)
    (line,) = briefing.cases

    assert (line.state, line.outcome, line.closed_at) == ("sent", "", None)
    assert line.overdue == ("Đơn vị báo cáo",)
    assert [task.reported for task in line.tasks] == [None]
    assert [words.partition(":")[0] for words in line.later] == ["02/04/2026", "03/04/2026"]
    assert "đã kết thúc 0, đang xử lý 01, trong đó quá hạn 01" in sentences(briefing, limited)
    assert "sau kỳ báo cáo: 02/04/2026: " in sentences(briefing, limited)


def test_the_same_quarter_is_told_alike_ten_and_a_hundred_days_later_but_for_what_came_after(store, limited):
    case = opened(store, date(2026, 2, 2))
    move(store, limited, case, "sent", date(2026, 2, 3))
    soon = told(store, limited).cases
    move(store, limited, case, "reported", date(2026, 5, 2))
    late = told(store, limited, noon(date(2026, 7, 9))).cases

    assert [replace(line, later=()) for line in late] == [replace(line, later=()) for line in soon]
    assert soon[0].later == ()
    assert len(late[0].later) == 1


def test_what_happened_in_the_quarter_and_was_written_down_after_it_counts_in_the_quarter(store, limited):
    case = opened(store, date(2026, 3, 20))
    move(store, limited, case, "sent", date(2026, 3, 27))
    move(store, limited, case, "reported", date(2026, 3, 30), written=date(2026, 4, 2))
    (line,) = told(store, limited).cases

    assert (line.state, line.overdue, line.later) == ("reported", (), ())


def test_a_limit_that_ends_after_the_quarter_is_not_late_at_its_end(store, limited):
    case = opened(store, date(2026, 3, 29))
    move(store, limited, case, "sent", date(2026, 3, 30))
    (line,) = told(store, limited).cases

    assert (line.overdue, [task.late for task in line.tasks]) == ((), [False])
    assert told(store, limited, period=named("2026Q2")).cases[0].overdue == ("Đơn vị báo cáo",)


def test_a_quarter_that_runs_is_told_as_it_stands(store, limited):
    case = opened(store, date(2026, 3, 2))
    move(store, limited, case, "sent", date(2026, 3, 3))
    (line,) = told(store, limited, noon(date(2026, 3, 5))).cases

    assert (line.state, line.later) == ("sent", ())


def test_a_matter_that_was_opened_twice_is_told_and_counted_once_whenever_that_was_seen(store, limited):
    kept, twice = opened(store, date(2026, 3, 2)), opened(store, date(2026, 3, 3))
    move(store, limited, twice, "sent", date(2026, 3, 4))
    move(store, limited, twice, "closed", date(2026, 4, 2), outcome="same", same=kept)
    briefing = told(store, limited)

    assert [(line.id, line.held) for line in briefing.cases] == [(kept, (twice,))]
    assert briefing.opened == (kept,)
    assert "Chưa báo cáo" not in sentences(briefing, limited)
    assert f"vụ việc số {twice} trùng với vụ việc này, không tính riêng" in sentences(briefing, limited)
    assert load_briefing(b"".join(dump_briefing(briefing))) == briefing


def test_a_matter_is_told_of_its_quarter_where_the_case_that_was_kept_was_opened_after_it(store, limited):
    first = opened(store, date(2026, 3, 3))
    kept = opened(store, date(2026, 4, 2))
    move(store, limited, first, "closed", date(2026, 4, 3), outcome="same", same=kept)
    quarter, next_one = told(store, limited), told(store, limited, period=named("2026Q2"))

    assert [(line.id, line.held) for line in quarter.cases] == [(first, ())]
    assert quarter.opened == (first,)
    assert f"trùng với vụ việc số {kept}" in sentences(quarter, limited)
    assert [(line.id, line.held) for line in next_one.cases] == [(kept, (first,))]
    assert [line.over_since for line in quarter.cases] == [True]
    given = Given(quarter, Head("UBND TỈNH THỬ", "SỞ THỬ", "Thử", "STT", "GIÁM ĐỐC", 2026), (), "", "")
    assert [line.id for line in given.open_cases] == [kept]


def test_a_case_whose_other_ended_in_a_third_is_told_by_that_one(store, limited):
    first, second, third = (opened(store, date(2026, 3, day)) for day in (2, 3, 4))
    move(store, limited, first, "closed", date(2026, 3, 5), outcome="same", same=second)
    move(store, limited, second, "closed", date(2026, 3, 6), outcome="same", same=third)

    assert [(line.id, line.held) for line in told(store, limited).cases] == [(third, (first, second))]


def test_of_two_cases_that_stood_as_ended_in_each_other_the_older_tells_the_matter(store, limited):
    """The reopening of one was written down with a later day than the end of the other."""
    first, second = opened(store, date(2026, 3, 2)), opened(store, date(2026, 3, 3))
    move(store, limited, first, "closed", date(2026, 3, 5), outcome="same", same=second)
    move(store, limited, first, "sent", date(2026, 4, 12))
    move(store, limited, second, "closed", date(2026, 3, 6), date(2026, 4, 13), outcome="same", same=first)

    assert [(line.id, line.held) for line in told(store, limited, TEN_DAYS_LATER).cases] == [(first, (second,))]


def test_a_name_mended_after_the_quarter_is_the_name_that_is_told(store, limited):
    case = opened(store, date(2026, 3, 2), "Vu thu")
    add(store, office_of(limited), load(store, case), [Wrote("title", "Vụ thử")], actor=AN, at=noon(date(2026, 4, 2)))

    assert told(store, limited).cases[0].title == "Vụ thử"


def test_what_was_closed_after_the_quarter_is_no_task_of_the_next_one(store, limited):
    case = opened(store, date(2026, 3, 1))
    move(store, limited, case, "sent", date(2026, 3, 2))
    running = told(store, limited)
    move(store, limited, case, "reported", date(2026, 4, 2))
    move(store, limited, case, "closed", date(2026, 4, 3), outcome="right")
    briefing = told(store, limited)

    assert [line.over_since for line in (*running.cases, *briefing.cases)] == [False, True]
    assert "tiếp tục xử lý vụ việc số" in sentences(running, limited)
    assert "tiếp tục xử lý vụ việc số" not in sentences(briefing, limited)


def test_an_answer_of_the_quarter_before_is_not_counted_again(store, limited):
    case = opened(store, date(2025, 12, 1))
    move(store, limited, case, "sent", date(2025, 12, 2))
    move(store, limited, case, "answered", date(2025, 12, 20))
    move(store, limited, case, "answered", date(2026, 2, 20))

    assert "01 văn bản phản hồi, đề nghị cải chính đã gửi" in sentences(told(store, limited), limited)


def test_a_recount_of_the_steps_gives_the_figures_of_the_quarter(store, limited):
    chance, log = Random(11), []  # (case, day, what)
    for n in range(12):
        day = date(2025, 12, 1) + timedelta(days=chance.randrange(125))
        case = opened(store, day, f"Vụ {n}")
        log.append((case, day, "opened"))
        for to in ("sent", "reported", "closed")[: chance.randrange(4)]:
            day += timedelta(days=chance.randrange(1, 25))
            move(store, limited, case, to, day, **({"outcome": "right"} if to == "closed" else {}))
            log.append((case, day, to))
    briefing = told(store, limited, noon(date(2026, 9, 1)))
    days = {(case, what): day for case, day, what in log}
    there = [case for case, day, what in log if what == "opened" and day <= LAST]
    there = [case for case in there if days.get((case, "closed"), LAST) >= FIRST]
    closed = [case for case in there if days.get((case, "closed"), date.max) <= LAST]
    late = [
        case
        for case in there
        if (case, "sent") in days
        and days[case, "sent"] + timedelta(days=5) <= LAST
        and days.get((case, "reported"), date.max) > LAST
    ]

    assert [line.id for line in briefing.cases] == there
    assert list(briefing.opened) == [case for case in there if days[case, "opened"] >= FIRST]
    assert [line.id for line in briefing.cases if line.state == "closed"] == closed
    assert [line.id for line in briefing.cases if line.overdue] == late
    assert all((closed, late, briefing.opened))


def test_cases_opened_after_the_period_are_kept_apart_while_they_run(store, limited):
    before = opened(store, date(2026, 3, 20))
    after = opened(store, date(2026, 4, 2), "Vụ mới")
    over = opened(store, date(2026, 4, 2), "Vụ đã xong")
    for to, of in (("sent", {}), ("reported", {}), ("closed", {"outcome": "right"})):
        move(store, limited, over, to, date(2026, 4, 3), **of)
    opened(store, date(2026, 4, 20), "Vụ chưa có")
    briefing = told(store, limited)

    assert [line.id for line in briefing.cases] == [before]
    assert [(line.id, line.title) for line in briefing.since] == [(after, "Vụ mới")]
    assert load_briefing(b"".join(dump_briefing(briefing))) == briefing


def test_a_case_that_was_over_at_the_end_and_was_opened_again_since_is_told_as_it_runs_now(store, limited):
    ended = []
    for day in (date(2025, 12, 1), date(2026, 3, 1)):
        case = opened(store, day)
        for to, of in (("sent", {}), ("reported", {}), ("closed", {"outcome": "right"})):
            move(store, limited, case, to, day + timedelta(days=1), **of)
        move(store, limited, case, "sent", date(2026, 4, 2))
        ended.append(case)
    briefing = told(store, limited)

    assert [(line.id, line.state) for line in briefing.cases] == [(ended[1], "closed")]
    assert [(line.id, line.state) for line in briefing.since] == [(case, "sent") for case in ended]
    assert all(line.later[0].startswith("02/04/2026: ") for line in briefing.since)


def test_a_case_written_down_in_the_quarter_when_all_of_it_was_over_before_is_told_in_that_quarter(store, limited):
    article = keep(store, "bai-cu", noon(date(2025, 12, 20)))
    event, written = noon(date(2025, 12, 20)), noon(date(2026, 1, 5))
    case = open_case(store, Opened("Vụ cũ", 2, event), [Linked(article)], actor=AN, at=written)
    for to, of in (("sent", {}), ("reported", {}), ("closed", {"outcome": "right"})):
        move(store, limited, case, to, date(2025, 12, 28), written=date(2026, 1, 5), **of)

    assert told(store, limited, period=named("2025Q4")).cases == ()
    assert [(line.id, line.state) for line in told(store, limited).cases] == [(case, "closed")]
    assert told(store, limited).opened == (case,)
