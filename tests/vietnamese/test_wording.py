"""Days, hours and counts are written as official documents write them. Not for: reading them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese import wording


def test_a_monday_is_thu_hai():
    assert wording.long_day(date(2022, 2, 28)) == "Thứ Hai, ngày 28/02/2022"


def test_a_sunday_is_chu_nhat():
    assert wording.weekday(date(2022, 2, 27)) == "Chủ nhật"


def test_a_day_of_the_same_year_needs_no_year():
    assert wording.day_month(date(2022, 2, 7), 2022) == "07/02"
    assert wording.day_month(date(2021, 12, 31), 2022) == "31/12/2021"


def test_hours_have_two_digits():
    assert wording.hour(datetime(2022, 2, 28, 7, 0, tzinfo=UTC)) == "07 giờ 00"
    assert wording.clock(time(17, 5)) == "17:05"


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1234, "1.234")])
def test_counts_below_ten_get_a_leading_zero(number, text):
    assert wording.padded(number) == text


def test_a_count_is_never_negative():
    with pytest.raises(ValueError, match="never negative"):
        wording.padded(-1)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_count_keeps_its_value(number):
    assert int(wording.padded(number).replace(".", "")) == number


def test_decimals_take_a_comma_and_thousands_a_point():
    assert wording.decimal(Decimal("1234.55"), 1) == "1.234,6"
    assert wording.decimal(Decimal(7), 1) == "7,0"


def test_a_share_has_two_decimals():
    assert wording.percent(1, 3) == "33,33%"
    with pytest.raises(ValueError, match="above zero"):
        wording.percent(1, 0)


@pytest.mark.parametrize(("now", "before", "text"), [(12, 10, "tăng 02"), (1, 13, "giảm 12"), (4, 4, "không thay đổi")])
def test_a_change_says_its_direction(now, before, text):
    assert wording.change(now, before) == text


def test_names_beyond_the_limit_are_counted():
    assert wording.listed(["A", "B"], 3, "báo") == "A, B"
    assert wording.listed(["A", "B", "C", "D", "E"], 3, "báo") == "A, B, C và 02 báo khác"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Cầu đã thông.", "“Cầu đã thông.”"),
        ("“Tốt”, ông nói.", "«“Tốt”, ông nói.»"),
        ('"Tốt", ông nói.', '«"Tốt", ông nói.»'),
        ('Cầu "Mới" đã thông.', '“Cầu "Mới" đã thông.”'),
        ("Báo «Tốt».", "“Báo «Tốt».”"),
        ("“Tốt” và «Hay».", "‹“Tốt” và «Hay».›"),
    ],
)
def test_the_marks_around_a_text_are_none_of_its_own(text, printed):
    assert wording.in_marks(text) == printed


@given(st.text(alphabet="aă ,;…", max_size=60), st.integers(min_value=2, max_value=40))
def test_a_shortened_text_is_the_beginning_and_says_that_it_is_cut(text, limit):
    short = wording.shortened(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else short.endswith("…") and text.startswith(short[:-1])
