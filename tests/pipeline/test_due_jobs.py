"""Which hour of which job is due, to the second. Not for: running jobs (tests/serving), the digest's hour (test_due_hour.py)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import Calendar, load
from monitor.config.calendar import Holiday, WorkingDay
from monitor.config.schedule import Backup, Monthly, Reminder, Schedule, Watch, Weekly
from monitor.errors import InputError
from monitor.pipeline.outgoing.due import due_hour, latest_due, left_out, named_days, next_due, planned

ROOT = Path(__file__).parents[2]
TET = Holiday(
    name="Tết", **{"from": date(2027, 2, 5), "to": date(2027, 2, 14)}
)  # a Friday to a Sunday, as invented here
SECOND = timedelta(seconds=1)
EVERYTHING = Schedule(
    weekly=Weekly(),
    monthly=Monthly(),
    backup=Backup(),
    watch=Watch(),
    reminder=(Reminder(id="giao-ban", text="Chuẩn bị giao ban", months=(3, 6), day=15),),
)


@pytest.fixture(scope="module")
def rules():
    return replace(load(ROOT), schedule=EVERYTHING, calendar=Calendar())


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


def job(settings, name):
    return next(each for each in planned(settings) if each.name == name)


def with_calendar(settings, *holidays, working=()):
    return replace(settings, calendar=Calendar(holiday=holidays, working=working))


def test_jobs_have_an_order_and_names_for_ever(rules):
    """The digest comes first, the backup last; a reminder is named by its rule."""
    assert [each.name for each in planned(rules)] == [
        "digest",
        "weekly",
        "monthly",
        "reminder-giao-ban",
        "cases",
        "watch",
        "backup",
    ]
    assert [each.name for each in planned(replace(rules, schedule=Schedule()))] == ["digest", "cases"]


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("digest", "2026-11-23T07:00:00"),  # a Monday
        ("weekly", "2026-11-23T08:00:00"),
        ("monthly", "2026-12-01T08:00:00"),
        ("reminder-giao-ban", "2027-03-15T08:00:00"),
        ("cases", "2026-11-24T07:00:00"),
        ("watch", "2026-11-24T08:30:00"),
        ("backup", "2026-11-22T02:00:00"),  # a Sunday
    ],
)
def test_an_hour_is_due_from_its_first_second_on(rules, name, due):
    """A second before, an earlier one was the latest, and this one is the next."""
    which = job(rules, name)

    assert latest_due(which, rules, at(due)) == at(due)
    assert latest_due(which, rules, at(due) - SECOND) != at(due)
    assert next_due(which, rules, at(due) - SECOND) == at(due)
    assert next_due(which, rules, at(due)) != at(due)
    assert latest_due(which, rules, at(due)).tzinfo is UTC


@pytest.mark.parametrize("name", ["digest", "watch"])
def test_a_day_off_has_no_digest_and_no_watch(rules, name):
    """After ten days of rest the next hour is that of the Monday."""
    settings = with_calendar(rules, TET)

    assert next_due(job(settings, name), settings, at("2027-02-04T12:00:00")).astimezone(UTC).date() == date(
        2027, 2, 15
    )
    assert latest_due(job(settings, name), settings, at("2027-02-14T23:00:00")).date() == date(2027, 2, 4)


def test_a_backup_is_made_on_every_day_of_the_year(rules):
    """Days off make no difference to it."""
    settings = with_calendar(rules, TET)

    assert latest_due(job(settings, "backup"), settings, at("2027-02-07T03:00:00")) == at("2027-02-07T02:00:00")


def test_a_day_off_that_is_worked_has_its_digest(rules):
    """A Saturday on which the office works in exchange for another day."""
    settings = with_calendar(rules, working=(WorkingDay(day=date(2026, 11, 21)),))

    assert next_due(job(settings, "digest"), settings, at("2026-11-20T08:00:00")) == at("2026-11-21T07:00:00")


def test_a_week_whose_monday_is_off_is_told_on_the_next_working_day(rules):
    """And it is still the week before that Monday."""
    settings = with_calendar(rules, Holiday(name="Nghỉ", **{"from": date(2026, 11, 23)}))

    assert next_due(job(settings, "weekly"), settings, at("2026-11-22T12:00:00")) == at("2026-11-24T08:00:00")
    assert named_days(job(settings, "weekly"), settings, date(2026, 11, 24)) == (date(2026, 11, 23),)
    assert named_days(job(settings, "weekly"), settings, date(2026, 11, 25)) == ()


def test_two_weeks_are_told_together_when_the_office_rested_over_both_mondays(rules):
    """Rest until Monday 15 February: on Tuesday both Mondays are made up for, the older first."""
    long = Holiday(name="Tết", **{"from": date(2027, 2, 5), "to": date(2027, 2, 15)})
    settings = with_calendar(rules, long)

    assert named_days(job(settings, "weekly"), settings, date(2027, 2, 16)) == (date(2027, 2, 8), date(2027, 2, 15))


def test_a_weekday_that_only_the_rule_names_counts_as_worked(rules):
    """A report on Saturdays comes on Saturdays, and on the next working day when that one is a holiday."""
    settings = replace(rules, schedule=Schedule(weekly=Weekly(day="sat", hour=time(9))))
    off = with_calendar(settings, Holiday(name="Nghỉ", **{"from": date(2026, 11, 21)}))

    assert next_due(job(settings, "weekly"), settings, at("2026-11-20T12:00:00")) == at("2026-11-21T09:00:00")
    assert next_due(job(off, "weekly"), off, at("2026-11-20T12:00:00")) == at("2026-11-23T09:00:00")


def test_a_month_that_begins_on_a_sunday_is_told_on_the_monday(rules):
    """1 November 2026 is a Sunday."""
    which = job(rules, "monthly")

    assert next_due(which, rules, at("2026-10-31T12:00:00")) == at("2026-11-02T08:00:00")
    assert named_days(which, rules, date(2026, 11, 2)) == (date(2026, 11, 1),)


def test_a_reminder_older_than_two_weeks_is_not_called_to_mind(rules):
    """To the second; a year is no time in which one is looked for."""
    which, due = job(rules, "reminder-giao-ban"), at("2026-06-15T08:00:00")

    assert latest_due(which, rules, due + timedelta(days=14)) == due
    assert latest_due(which, rules, due + timedelta(days=14) + SECOND) is None
    assert latest_due(which, rules, at("2027-01-10T08:00:00")) is None
    assert next_due(which, rules, at("2026-06-15T08:00:00")) == at("2027-03-15T08:00:00")


def test_days_that_are_left_out_are_named(rules):
    """A weekly rest has no name; a job that only waits for its day leaves none out."""
    settings = with_calendar(rules, Holiday(name="Quốc khánh", every="09-02"))
    friday = at("2026-08-28T07:00:00")

    assert left_out(job(settings, "digest"), settings, friday) == ((date(2026, 8, 29), ""), (date(2026, 8, 30), ""))
    assert left_out(job(settings, "digest"), settings, at("2026-09-01T07:00:00")) == ((date(2026, 9, 2), "Quốc khánh"),)
    assert left_out(job(settings, "weekly"), settings, friday) == ()
    assert left_out(job(settings, "backup"), settings, friday) == ()
    assert left_out(job(rules, "monthly"), rules, at("2026-10-15T12:00:00")) == ((date(2026, 11, 1), ""),)


def test_a_calendar_without_working_days_is_told_in_words(rules):
    """Someone wrote a holiday of a year; the digest says so instead of a fault of the program."""
    settings = with_calendar(rules, Holiday(name="Nhầm", **{"from": date(2026, 1, 1), "to": date(2027, 12, 31)}))

    with pytest.raises(
        InputError, match=r"rules/calendar\.toml leaves no working day in the 60 days before 2026-11-23"
    ):
        due_hour(settings.digest, settings.calendar, settings.office.timezone, at("2026-11-23T12:00:00"))
    assert latest_due(job(settings, "digest"), settings, at("2026-11-23T12:00:00")) is None
    assert next_due(job(settings, "digest"), settings, at("2026-10-23T12:00:00")) is None


@given(seconds=st.integers(0, 2 * 365 * 86_400), index=st.integers(0, 5))
def test_the_latest_and_the_next_hour_stand_around_the_clock(rules, seconds, index):
    """Nothing is due between them: what is next now is the latest when its second comes."""
    settings, now = with_calendar(rules, TET), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    which = planned(settings)[index]
    latest, following = latest_due(which, settings, now), next_due(which, settings, now)

    assert following > now
    assert latest_due(which, settings, following) == following
    if latest is not None:
        assert latest <= now
        assert next_due(which, settings, latest) == following


def test_the_digest_is_due_when_the_morning_says_so(rules):
    """Both functions name the same hour."""
    settings = with_calendar(rules, TET)
    for hours in range(0, 24 * 20, 5):
        now = at("2027-02-01T00:00:00") + timedelta(hours=hours)
        hour = due_hour(settings.digest, settings.calendar, settings.office.timezone, now)
        assert latest_due(job(settings, "digest"), settings, now) == hour


def test_a_reminder_that_is_early_comes_on_the_working_day_before_a_day_off(rules):
    """14 November 2026 is a Saturday; of a rule that is not early the mail comes on the Monday."""
    early = Reminder(id="han-cuoi", text="Hạn cuối", months=(11,), day=14, early=True)
    settings = replace(rules, schedule=Schedule(reminder=(early,)))
    late = replace(rules, schedule=Schedule(reminder=(early.model_copy(update={"early": False}),)))

    assert next_due(job(settings, "reminder-han-cuoi"), settings, at("2026-11-01T00:00:00")) == at(
        "2026-11-13T08:00:00"
    )
    assert next_due(job(late, "reminder-han-cuoi"), late, at("2026-11-01T00:00:00")) == at("2026-11-16T08:00:00")
    assert next_due(job(settings, "reminder-han-cuoi"), settings, at("2028-11-01T00:00:00")) == at(
        "2028-11-14T08:00:00"
    )
