"""Days and times that a text speaks of: what is one, which it is, and what only looks like one (DOMAIN.md 8.4)."""

from datetime import UTC, date, datetime, time
from itertools import pairwise
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.spoken import events, weekday

ICT = ZoneInfo("Asia/Ho_Chi_Minh")
PUBLISHED = datetime(2026, 8, 14, 9, 0, tzinfo=ICT)  # a Friday


def spoken(text, published=PUBLISHED):
    return [(text[e.start : e.end], e.day, e.clock, e.exactness) for e in events(text, published, ICT)]


def days(text, published=PUBLISHED):
    return [e.day for e in events(text, published, ICT)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Sáng 7-1, bà con ra đồng.", "Sáng 7-1", date(2026, 1, 7)),
        ("Chiều 12/8 trời mưa.", "Chiều 12/8", date(2026, 8, 12)),
        ("Hội thi mở màn chiều 2-4.", "chiều 2-4", date(2026, 4, 2)),
        ("Tối 16-1, xã bắn pháo hoa.", "Tối 16-1", date(2026, 1, 16)),
        ("Sáng 24.1, đoàn lên đường.", "Sáng 24.1", date(2026, 1, 24)),
        ("Đêm nhạc diễn ra Chiều 31.10.", "Chiều 31.10", date(2025, 10, 31)),
        ("Rạng sáng 27/7 lửa bùng lên.", "Rạng sáng 27/7", date(2026, 7, 27)),
    ],
)
def test_a_part_of_a_day_is_the_nearest_past_day_of_that_figure(text, words, day):
    assert spoken(text) == [(words, day, None, "part")]


@pytest.mark.parametrize("text", ["14-4", "Lễ hội diễn ra 14-4 tại sân vận động.", "Hội nghị (14/4) bàn về lúa."])
def test_bare_figures_are_a_day_where_they_can_hardly_be_anything_else(text):
    assert days(text) == [date(2026, 4, 14)]


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("Khoảng 16h30' chiều 27/7, xe lao xuống vực.", date(2026, 7, 27), time(16, 30)),
        ("Hội nghị bắt đầu 20 giờ tối ngày 29/11/2025.", date(2025, 11, 29), time(20)),
        ("Lúc 8 giờ ngày 13/8, còi vang lên.", date(2026, 8, 13), time(8)),
        ("Chiều 27/7, lúc 2 giờ, trời mưa.", date(2026, 7, 27), time(14)),
        ("Vào hồi 8h30 ngày 12/7/2026, đất sạt.", date(2026, 7, 12), time(8, 30)),
        ("Hôm qua, lúc 5h15, cầu thông xe.", date(2026, 8, 13), time(5, 15)),
    ],
)
def test_a_time_beside_a_day_is_the_time_of_the_event(text, day, clock):
    assert [e[1:] for e in spoken(text)] == [(day, clock, "minute")]


def test_about_is_told():
    assert [e.about for e in events("Khoảng 16h30' chiều 27/7, mưa. Lúc 8 giờ ngày 13/8, tạnh.", PUBLISHED, ICT)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "clock"), [("Đến lúc 17h30, lửa tắt.", (17, 30)), ("14h05, xe đến.", (14, 5)), ("14 giờ 05 phút", (14, 5))]
)
def test_a_time_alone_is_of_the_day_understood(text, clock):
    assert [e[1:] for e in spoken(text)] == [(date(2026, 8, 14), time(*clock), "understood")]
    assert [e[1:] for e in spoken("Chiều 12/8 đoàn khởi hành. " + text)][1:] == [
        (date(2026, 8, 12), time(*clock), "understood")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sáng nay", [(date(2026, 8, 14), "part")]),
        ("Hôm nay", [(date(2026, 8, 14), "day")]),
        ("hôm qua", [(date(2026, 8, 13), "day")]),
        ("tối qua", [(date(2026, 8, 13), "part")]),
        ("ngày mai", [(date(2026, 8, 15), "day")]),
        ("rạng sáng", [(date(2026, 8, 14), "part")]),
        ("tuần trước", [(date(2026, 8, 3), "week")]),
        ("Thứ Hai tuần trước", [(date(2026, 8, 3), "day")]),
        ("chủ nhật tuần này", [(date(2026, 8, 16), "day")]),
        ("Sáng 3/8 họp, chiều cùng ngày đi.", [(date(2026, 8, 3), "part"), (date(2026, 8, 3), "part")]),
        ("Ngày 3/8 họp, hôm sau đi.", [(date(2026, 8, 3), "day"), (date(2026, 8, 4), "day")]),
        ("Sáng nay (14/8), mưa.", [(date(2026, 8, 14), "part")]),
        ("hai tuần trước", []),
        ("ngày nay", []),
    ],
)
def test_relative_words_are_reckoned_from_publication(text, wanted):
    assert [(day, exactness) for _, day, _, exactness in spoken(text)] == wanted


def test_a_moment_before_midnight_in_vietnam_is_that_day_in_vietnam():
    late = datetime(2026, 8, 14, 18, 0, tzinfo=UTC)  # one o'clock of the 15th
    assert days("sáng nay", late) == [date(2026, 8, 15)]


@pytest.mark.parametrize(
    "text",
    [
        "Đội nhà thắng 2-1, chung cuộc 14-4.",
        "Có 2/3 số hộ và 15/12 xã đạt chuẩn.",
        "Văn bản 41/KH-UBND và Nghị định 30/2020/NĐ-CP.",
        "Gọi 0207.3822.123 hoặc 24/7.",
        "Giá 14.1 triệu đồng, tăng 28-2 %.",
        "Xe chạy trên QL2, tới Km 12+500.",
        "Mỗi ngày 2-3 lần, ngày 1-2 bữa.",
        "Họp trong 2 giờ 15 phút, kéo dài 3h30.",
        "Tỷ số 13:10 sau hiệp hai.",
    ],
)
def test_scores_fractions_documents_phones_prices_roads_and_durations_are_no_days(text):
    assert spoken(text) == []


@pytest.mark.parametrize(
    "text",
    ["mùng 7 tết", "Ngày mùng 10/3", "ngày 15/7 âm lịch", "ngày 9/8/2016 ÂL", "Âm lịch: 9/8/2016", "29 tháng Chạp"],
)
def test_lunar_days_are_never_taken_for_days_of_the_sun(text):
    assert spoken(text) == []


def test_of_a_lunar_range_both_ends_are_lunar():
    text = "Từ ngày 20/9 đến ngày 27/9 dương lịch (Tức ngày 6/8 đến ngày 13/8 âm l…)"
    assert days(text) == [date(2025, 9, 20), date(2025, 9, 27)]
    assert days("09/9/2016 (9/8/2016 ÂL)") == [date(2016, 9, 9)]


def test_what_will_be_lies_ahead():
    assert days("Lễ sẽ diễn ra sáng 20/8 tại xã. Năm ngoái lễ vào ngày 20/8.") == [date(2026, 8, 20), date(2025, 8, 20)]


def test_two_days_of_one_month_are_two():
    assert days("ngày 12 và 13/7; từ ngày 3 đến 5/8") == [
        date(2026, 7, 12),
        date(2026, 7, 13),
        date(2026, 8, 3),
        date(2026, 8, 5),
    ]


def test_a_leap_day_is_that_of_the_last_leap_year_and_impossible_days_are_none():
    assert days("Ngày 29/2 đáng nhớ; ngày 31/2; sáng 7-13; ngày 30/02/2026 rồi.") == [date(2024, 2, 29)]


def test_offsets_belong_to_the_whole_text():
    text = "Mở đầu.\nSáng 7-1, mưa.\n\nRồi chiều 12/8, nắng."
    assert [words for words, *_ in spoken(text)] == ["Sáng 7-1", "chiều 12/8"]


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (("Thứ Hai", "thứ 2", "THỨ HAI", "T2"), 0),
        (("Thứ tư", "thứ 4", "T4"), 2),
        (("Thứ Bảy", "thứ bẩy", "thứ 7", "T7"), 5),
        (("Chủ nhật", "CHỦ NHẬT", "CN"), 6),
        (("thứ tám", "T8", "", "Chủ tịch"), None),
    ],
)
def test_days_of_the_week_are_known_in_all_writings(names, number):
    assert {weekday(name) for name in names} == {number}


WORDS = st.sampled_from(
    [
        *("sáng", "chiều", "ngày", "hôm", "qua", "nay", "cùng", "tuần", "trước", "thứ", "hai", "T2", "khoảng", "lúc"),
        *("12/8", "14-4", "24.1", "8h", "16h30", "âm", "lịch", "sẽ", ".", ",", "(", ")", "\n"),
    ]
)


@given(st.lists(WORDS | st.text(max_size=5), max_size=30).map(" ".join), st.datetimes(timezones=st.just(UTC)))
def test_no_text_raises_and_what_is_found_stands_there_in_order(text, published):
    if published.year in (1, 9999):  # the ends of the calendar cannot change zone
        return
    found = events(text, published, ICT)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert [e.start for e in found] == sorted(e.start for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.dates(date(2025, 8, 15), date(2026, 8, 14)))
def test_every_day_of_the_last_year_is_found_again(day):
    for form in (
        f"Sáng {day.day}-{day.month}",
        f"ngày {day.day} tháng {day.month}",
        f"Chiều {day.day:02}/{day.month:02}",
    ):
        assert days(f"{form}, xã họp.") == [day]


@pytest.mark.parametrize("piece", ["ngày 1/2 ", "8h ", "12/", "sáng "])
def test_fifty_thousand_letters_take_seconds_and_no_minutes(piece):
    begun = process_time()
    events(piece * (50_000 // len(piece)), PUBLISHED, ICT)
    assert process_time() - begun < 10  # two as it is; coverage and a busy machine make it more
