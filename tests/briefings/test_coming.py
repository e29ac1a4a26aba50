"""The coming days are those of the office's rules, and a reminder stands on the day on which the schedule mails it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from monitor.briefings.coming import coming, days_off
from monitor.config import Calendar
from monitor.config.calendar import WEEKDAYS, Holiday, WorkingDay
from monitor.config.schedule import Reminder, Schedule
from monitor.periods import Period, named
from monitor.pipeline.outgoing.due import named_days, planned

SPRING = named("2026Q2")
DAYS = st.dates(SPRING.first, SPRING.last)


def rules(settings, *, holidays=(), working=(), reminders=(), week=WEEKDAYS[:5]):
    return replace(
        settings,
        calendar=Calendar(holiday=holidays, working=working),
        schedule=Schedule(reminder=reminders),
        digest=settings.digest.model_copy(update={"days": week}),
    )


def holiday(first, last):
    return Holiday(name="Nghỉ thử", **{"from": first, "to": last})


@given(
    day=st.integers(1, 28),
    early=st.booleans(),
    rest=DAYS,
    length=st.integers(0, 9),
    week=st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    working=DAYS,
)
@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reminder_stands_on_the_day_on_which_it_is_mailed(settings, day, early, rest, length, week, working):
    office = rules(
        settings,
        holidays=(holiday(rest, rest + timedelta(days=length)),),
        working=(WorkingDay(day=working),),
        reminders=(Reminder(id="giao-ban", text="Chuẩn bị", months=(4, 5, 6), day=day, early=early),),
        week=tuple(sorted(week, key=WEEKDAYS.index)),
    )
    (job,) = (each for each in planned(office) if each.kind == "reminder")

    told = [note.day for note in coming(office, SPRING) if note.kind == "reminder"]
    assert told == [each for each in SPRING.days if named_days(job, office, each)]


def test_holidays_and_days_worked_in_exchange_are_named_day_by_day(settings):
    office = rules(
        settings,
        holidays=(holiday(date(2026, 4, 30), date(2026, 5, 1)),),
        working=(WorkingDay(day=date(2026, 5, 9)),),
    )

    assert [(note.day, note.kind) for note in coming(office, SPRING)] == [
        (date(2026, 4, 30), "holiday"),
        (date(2026, 5, 1), "holiday"),
        (date(2026, 5, 9), "working"),
    ]


def test_a_holiday_on_which_the_office_works_is_no_day_off(settings):
    day = date(2026, 4, 30)
    office = rules(settings, holidays=(holiday(day, day),), working=(WorkingDay(day=day),))

    assert days_off(office, Period("day", day, day)) == ()
