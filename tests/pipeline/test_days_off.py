"""An edition's head names the days off since the one before. Not for: when a digest is due."""

from datetime import date, datetime, time

import pytest

from monitor.config import Calendar, Digest
from monitor.config.calendar import Holiday, WorkingDay
from monitor.pipeline.outgoing.days_off import days_off

ZONE = "Asia/Ho_Chi_Minh"
DIGEST = Digest(hour=time(7), days=("mon", "tue", "wed", "thu", "fri"), subject="{date}")
CALENDAR = Calendar(
    holiday=(
        Holiday(name="Quốc khánh", every="09-02"),
        Holiday.model_validate({"name": "Tết Nguyên đán", "from": date(2027, 2, 5), "to": date(2027, 2, 11)}),
        Holiday.model_validate({"name": "Ngày bắc cầu", "from": date(2027, 12, 31)}),
        Holiday(name="Tết Dương lịch", every="01-01"),
    ),
    working=(WorkingDay(day=date(2026, 8, 29)),),
)


def off(since, until, calendar=CALENDAR):
    return days_off(DIGEST, calendar, ZONE, datetime.fromisoformat(since), datetime.fromisoformat(until))


def test_from_one_working_day_to_the_next_there_is_none():
    assert off("2026-11-24T07:00:00+07:00", "2026-11-25T07:00:00+07:00") == ()


def test_monday_covers_the_weekend():
    assert off("2026-11-20T07:00:00+07:00", "2026-11-23T07:00:00+07:00") == ("Thứ Bảy 21/11", "Chủ nhật 22/11")


def test_a_holiday_has_its_name():
    assert off("2026-09-01T07:00:00+07:00", "2026-09-03T07:00:00+07:00") == ("Quốc khánh 02/09",)


def test_a_holiday_of_many_days_is_named_once_with_the_weekend_in_it_and_beside_it():
    assert off("2027-02-04T07:00:00+07:00", "2027-02-15T07:00:00+07:00") == (
        "Tết Nguyên đán 05/02 đến 11/02",
        "Thứ Bảy 13/02",
        "Chủ nhật 14/02",
    )


def test_a_saturday_worked_in_exchange_is_no_day_off():
    assert off("2026-08-28T07:00:00+07:00", "2026-08-31T07:00:00+07:00") == ("Chủ nhật 30/08",)


def test_a_day_of_the_year_before_bears_its_year():
    assert off("2027-12-30T07:00:00+07:00", "2028-01-03T07:00:00+07:00") == (
        "Ngày bắc cầu 31/12/2027",
        "Tết Dương lịch 01/01",
        "Chủ nhật 02/01",
    )


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-11-20T23:59:00+07:00", "2026-11-23T07:00:00+07:00"),
        ("2026-11-20T17:30:00+00:00", "2026-11-23T00:00:00+00:00"),
    ],
)
def test_days_are_those_of_the_offices_clock(since, until):
    """Late on Friday, and half past midnight on Saturday: both leave the weekend to Monday."""
    assert off(since, until) == ("Thứ Bảy 21/11", "Chủ nhật 22/11")
