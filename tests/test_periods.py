"""Periods: their names, days and neighbours, of every kind. Not for: what is told of one."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import InputError
from monitor.periods import Kind, Period, named, named_period, period_of

KINDS = get_args(Kind)
CALENDAR = [kind for kind in KINDS if kind != "range"]
DAYS = st.dates(date(1991, 1, 1), date(2199, 12, 31))
VIETNAM = "Asia/Ho_Chi_Minh"


@given(st.sampled_from(KINDS), DAYS)
def test_each_day_is_in_one_period_between_its_neighbours(kind, day):
    period = period_of(kind, day)

    assert day in period.days
    assert period.holds(day)
    assert period_of(kind, period.first) == period_of(kind, period.last) == period
    assert period.before.after == period == period.after.before
    assert period.before.last + timedelta(days=1) == period.first
    assert period.before.bounds(VIETNAM)[1] == period.bounds(VIETNAM)[0]


@given(st.sampled_from(KINDS), DAYS)
def test_a_name_leads_back_to_its_period(kind, day):
    period = period_of(kind, day)

    assert named(period.name) == period == named_period(kind, period.name)


@given(DAYS, st.integers(0, 1000))
def test_a_range_keeps_its_length_before_and_after(first, more):
    period = Period("range", first, first + timedelta(days=more))

    assert len(period.before.days) == len(period.after.days) == len(period.days) == more + 1
    assert period.before.last + timedelta(days=1) == period.first
    assert period.after.first - timedelta(days=1) == period.last


@given(st.sampled_from(CALENDAR), DAYS)
def test_the_same_period_a_year_before_is_of_its_kind_and_a_year_back(kind, day):
    period = period_of(kind, day)

    assert period.year_before.kind == kind
    assert 355 <= (period.first - period.year_before.first).days <= 371
    assert named(period.year_before.name) == period.year_before


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-11-27", date(2026, 11, 27), date(2026, 11, 27)),
        ("2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-07-01..2026-08-15", date(2026, 7, 1), date(2026, 8, 15)),
        (" 2026Q3 ", date(2026, 7, 1), date(2026, 9, 30)),
    ],
)
def test_a_name_says_from_which_day_to_which(name, first, last):
    period = named(name)

    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("name", "before", "year_before"),
    [
        ("2026-03-01", "2026-02-28", "2025-03-01"),
        ("2028-02-29", "2028-02-28", "2027-02-28"),
        ("2027-W01", "2026-W53", "2026-W01"),
        ("2026-W53", "2026-W52", "2025-W52"),
        ("2026-01", "2025-12", "2025-01"),
        ("2026Q1", "2025Q4", "2025Q1"),
        ("2026H2", "2026H1", "2025H2"),
        ("2026", "2025", "2025"),
        ("2026-07-11..2026-07-20", "2026-07-01..2026-07-10", "2025-07-11..2025-07-20"),
    ],
)
def test_the_period_before_and_the_one_a_year_before_have_names(name, before, year_before):
    assert named(name).before.name == before
    assert named(name).year_before.name == year_before


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "names no period"),
        ("2026Q5", "names no period; write it like 2026-11-27"),
        ("quý 3", "names no period"),
        ("2026-W54", "2026-W54 is no week of the calendar"),
        ("2026-13", "2026-13 is no month of the calendar"),
        ("2026-02-30", "2026-02-30 is no day of the calendar"),
        ("0000", "0000 is no year of the calendar"),
        ("0001Q1", "0001Q1 is not in a year from 1990 to 2200"),
        ("9999", "9999 is not in a year from 1990 to 2200"),
        ("2026-07-02..2026-07-01", "ends on 2026-07-01 before it begins on 2026-07-02"),
        ("2020-01-01..2026-12-31", "the range has 2557 days, 1100 at most"),
        ("2026-07-01..2026-07-32", "is no range of the calendar"),
    ],
)
def test_a_name_that_is_no_period_is_refused(name, says):
    with pytest.raises(InputError, match=says):
        named(name)


@pytest.mark.parametrize(
    "name",
    ["２０２６Q３", "2026Q３", "２０２６", "2026-W٣٨", "2026-09-1５", "2026H１", "2026-0９", "2026-07-01..2026-08-1５"],
)
def test_digits_of_another_width_or_script_name_no_period(name):
    with pytest.raises(InputError, match=r"names no period; write it like .*, with the plain digits 0 to 9"):
        named(name)


def test_digits_of_another_width_name_no_period_of_a_kind_either():
    with pytest.raises(InputError, match="２０２６ names no year; write it like 2026, with the plain digits 0 to 9"):
        named_period("year", "２０２６")


@pytest.mark.parametrize(
    ("kind", "name", "says"),
    [
        ("week", "2027-W53", "2027-W53 is no week of the calendar"),
        ("week", "2026-09", "2026-09 names no week; write it like 2026-W48"),
        ("month", "2026-13", "2026-13 is no month of the calendar"),
        ("month", "2026-W38", "2026-W38 names no month; write it like 2026-11"),
    ],
)
def test_a_period_of_another_kind_than_asked_for_is_refused(kind, name, says):
    with pytest.raises(InputError, match=says):
        named_period(kind, name)


def test_a_week_begins_on_monday_by_the_offices_clock():
    begin, end = named("2026-W38").bounds(VIETNAM)

    assert begin == datetime(2026, 9, 13, 17, tzinfo=UTC)
    assert end == datetime(2026, 9, 20, 17, tzinfo=UTC)


def test_the_first_week_of_a_year_may_begin_in_the_year_before():
    assert period_of("week", date(2027, 1, 3)).name == "2026-W53"
    assert named_period("week", "2026-W01").first == date(2025, 12, 29)
