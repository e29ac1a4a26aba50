"""What a text writes of days and times, with no more parts than it gives."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.day_parts import day_parts, time_parts


def days(text):
    return [(each.day, each.month, each.year, each.quarter) for each in day_parts(text)]


def times(text):
    return [(each.hour, each.minute) for each in time_parts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phiên cuối tuần (12/5)", (12, 5, None, None)),
        ("ngày 7.7, do mưa", (7, 7, None, None)),
        ("chiều 8-5, tàu cập bến", (8, 5, None, None)),
        ("mùng 7 tháng 8", (7, 8, None, None)),
        ("mùng bảy tháng tám", (7, 8, None, None)),
        ("ngày mười hai tháng năm", (12, 5, None, None)),
        ("ngày 30-5-2017", (30, 5, 2017, None)),
        ("trước ngày 30 tháng 9 năm 2016", (30, 9, 2016, None)),
        ("tháng 10/2016", (None, 10, 2016, None)),
        ("giữa tháng Bảy", (None, 7, None, None)),
        ("quý I/2017", (None, None, 2017, 1)),
        ("quý một năm 2017", (None, None, 2017, 1)),
        ("sinh năm 1986", (None, None, 1986, None)),
        ("(SN 1996)", (None, None, 1996, None)),
    ],
)
def test_a_day_is_read_with_the_parts_it_gives(text, expected):
    assert days(text) == [expected]


def test_both_ends_of_a_range_have_the_month_of_the_last():
    assert days("từ ngày 4 đến 8/6") == [(4, 6, None, None), (8, 6, None, None)]
    assert all(each.ranged for each in day_parts("10-14/8"))


@pytest.mark.parametrize("text", ["13 tháng Giêng", "ngày 13/1 âm lịch", "mùng 10 tháng Chạp"])
def test_a_lunar_day_is_told_apart(text):
    assert [each.lunar for each in day_parts(text)] == [True]


@pytest.mark.parametrize(
    "text", ["2/3 số hộ", "trực 24/7", "văn bản 133/QĐ-UBND", "66/60 km/h", "2.000 người", "1.228 USD"]
)
def test_shares_documents_and_counts_are_no_days(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lúc 7h06", (7, 6)),
        ("14 giờ 30 phút cùng ngày", (14, 30)),
        ("bốn giờ chiều mùng 7", (16, None)),
        ("5 giờ chiều", (17, None)),
        ("20h ngày 10/3", (20, None)),
        ("17 giờ ngày 12/6", (17, None)),
        ("năm giờ rưỡi sáng", (5, 30)),
        ("0h30 ngày 27/5", (0, 30)),
    ],
)
def test_a_time_of_day_is_read(text, expected):
    assert times(text) == [expected]


@pytest.mark.parametrize("text", ["trong gần 1 giờ đồng hồ", "kéo dài 3 giờ", "trong 3 giờ"])
def test_a_span_of_hours_is_no_time_of_day(text):
    assert times(text) == []


@given(st.text() | st.text(st.sampled_from("ngàytháng 0123/.-:h giờ")))
def test_days_and_times_lie_inside_the_text_and_apart(text):
    for found in (day_parts(text), time_parts(text)):
        assert all(0 <= each.start < each.end <= len(text) for each in found)
        assert all(one.end <= other.start for one, other in pairwise(found))
