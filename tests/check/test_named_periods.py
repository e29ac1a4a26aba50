"""Which days, months and years a sentence names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.check.facts.periods import periods

TODAY = date(2026, 7, 20)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ngày 01/7/2025", date(2025, 7, 1), date(2025, 7, 1)),
        ("ngày 1-7-2025", date(2025, 7, 1), date(2025, 7, 1)),
        ("ngày 05 tháng 9 năm 2025", date(2025, 9, 5), date(2025, 9, 5)),
        ("tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 3 năm 2025", date(2025, 3, 1), date(2025, 3, 31)),
        ("năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("Sáng 18/7", date(2026, 7, 18), date(2026, 7, 18)),
        ("ngày mai, 21/7", date(2026, 7, 21), date(2026, 7, 21)),
        ("ngày 5 tháng 9", date(2025, 9, 5), date(2025, 9, 5)),
        ("tháng 6", date(2026, 6, 1), date(2026, 6, 30)),
        ("quý I/2026", date(2026, 1, 1), date(2026, 3, 31)),
        ("quý 4 năm 2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("quý II", date(2026, 4, 1), date(2026, 6, 30)),
        ("quý IV", date(2025, 10, 1), date(2025, 12, 31)),
        ("tháng 12", date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_named_time_is_found(text, first, last):
    assert (first, last) in periods(f"Theo báo cáo {text}, tỉnh có 5 xã.", TODAY)


def test_both_years_of_a_span_are_found():
    assert [first.year for first, _ in periods("giai đoạn 2021-2025", TODAY)] == [2021, 2025]


@pytest.mark.parametrize(
    "text",
    [
        "124 xã",
        "1.865.270 người",
        "2.025 hộ",
        "ngày 45/13/2025",
        "31/2",
        "tháng 15",
        "30/02",
        "quý V",
        "quý khách",
        "quý 5/2025",
    ],
)
def test_numbers_and_impossible_days_are_no_times(text):
    assert periods(text, TODAY) == ()


@given(st.one_of(st.text(max_size=60), st.text(alphabet="0123456789/-. thángnăm", max_size=40)))
def test_any_text_gives_periods_in_order(text):
    assert all(first <= last for first, last in periods(text, TODAY))
