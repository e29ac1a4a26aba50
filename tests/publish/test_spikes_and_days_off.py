"""The head names the days off, section VIII tells spikes from the program's own doing, follow-ups are marked and counted."""

import re
from decimal import Decimal

import pytest
from own_press import clip, edition, event, tags

from monitor.model import Spike
from monitor.publish import render_html, render_text

CRITICAL = tags(tone="tieu-cuc")


def spike(cause="news", sources=(), **other):
    values = {"topic": "bien-gioi", "label": "Biên giới", "count": 12, "mean": Decimal("3.14"), "days": 14}
    return Spike(**values | {"cause": cause, "sources": sources} | other)


def eighth(clips=(), **other):
    return re.search(r"^VIII\. SỐ LIỆU\n(.*?)\n\n", render_text(edition(clips, **other)), re.DOTALL | re.MULTILINE)[1]


def test_a_spike_of_news_is_told_in_figures():
    line = "   Chủ đề Biên giới tăng đột biến: 12 tin, bài trong 24 giờ (trung bình 14 ngày trước: 3,1)."
    assert eighth([clip(1)], spikes=(spike(),)).splitlines()[-1] == line


@pytest.mark.parametrize(
    ("cause", "why"),
    [("catch-up", "máy đọc bù nguồn trước đó chưa đọc được"), ("new-source", "có nguồn mới được theo dõi")],
)
def test_a_rise_that_the_programs_own_reading_explains_is_not_called_a_spike(cause, why):
    told = eighth([clip(1)], spikes=(spike(cause, ("Báo Vùng Cao", "Báo Làng Quê")),)).splitlines()[-1]
    assert told == (
        "   Chủ đề Biên giới: 12 tin, bài trong 24 giờ (trung bình 14 ngày trước: 3,1); "
        f"số tăng do {why} (Báo Vùng Cao, Báo Làng Quê), chưa kết luận được là báo chí đưa tin nhiều hơn."
    )
    assert "đột biến" not in told


def test_many_sources_behind_a_rise_are_counted():
    told = eighth([clip(1)], spikes=(spike("catch-up", tuple(f"N{n}" for n in range(9))),))
    assert "(N0, N1, N2, N3, N4 và 04 nguồn khác)" in told


def test_a_mean_is_rounded_as_people_round():
    assert "trước: 2,3)" in eighth(spikes=(spike(mean=Decimal("2.25")),))


def test_a_quiet_day_tells_of_spikes_too():
    assert "tăng đột biến" in eighth(spikes=(spike(),))


def test_the_head_names_the_days_off_that_are_covered():
    made = edition(holidays=("Thứ Bảy 26/02", "Chủ nhật 27/02"))
    assert (
        render_text(made)
        .splitlines()[1]
        .endswith("đến 07 giờ 00 ngày 28/02/2022, gồm cả ngày nghỉ: Thứ Bảy 26/02, Chủ nhật 27/02")
    )
    assert "gồm cả ngày nghỉ: Thứ Bảy 26/02, Chủ nhật 27/02</p>" in render_html(made)


def test_without_days_off_nothing_is_said_of_them():
    assert "ngày nghỉ" not in render_text(edition())


def test_what_goes_on_from_an_earlier_edition_is_marked_where_it_is_told_and_counted_in_the_summary():
    clips = [clip(1, tags=CRITICAL, story=event()), clip(2, tags=CRITICAL, story=event()), clip(3, story=event())]
    text = render_text(edition([*clips, clip(4, story=event(9))], earlier={7: 2}))
    assert "Tiếp theo sự kiện đã nêu ở các số trước: 03 tin, bài." in text.splitlines()[4]
    two = text.split("\nII. ")[1].split("\n\nIII. ")[0]
    assert re.search(r"^1\. \[Tiếp theo\] Báo Số ", two, re.MULTILINE)
    assert "   2. Cùng sự kiện: " in two  # right below what was marked
    nine = text.split("IX. DANH MỤC ĐẦY ĐỦ\n")[1]
    assert nine.count("[Tiếp theo] ") == 3
    assert "[Tiếp theo] Cùng sự kiện nêu tại mục II.1: “Tin số 3" in nine


def test_what_is_late_and_goes_on_bears_both_marks():
    made = edition([clip(1, tags=CRITICAL, story=event())], since=edition().cut_at, earlier={7: 2})
    assert "1. [Bổ sung] [Tiếp theo] Báo Số 1" in render_text(made)


def test_where_nothing_goes_on_the_summary_says_nothing_of_it():
    assert "Tiếp theo" not in render_text(edition([clip(1, story=event())]))
