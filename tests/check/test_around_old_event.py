"""Which old events are told as new, and what looks back, goes on, or only is alike."""

from datetime import datetime, timedelta

import pytest
from around_samples import MORNING, TUNING, around, other

from monitor.check.around.old_event import old_event

FLOOD = "Nước lên nhanh trong đêm. Bà con xã Lâm Bình phải chuyển đồ đạc lên cao. Đường qua ngầm bị chia cắt."
LAST_YEAR = datetime.fromisoformat("2025-05-12T09:00:00+07:00")
SPRING = datetime.fromisoformat("2026-05-12T09:00:00+07:00")


def old(text=FLOOD, *, at=LAST_YEAR, **given):
    return other(text, title="Ngầm tràn ngập sâu", at=at, **given)


def flags(text, *, older=(), **given):
    return old_event(around(text, older=older, **given), TUNING, "r1")


# -- what repeats an old article -------------------------------------------------------------------


def test_an_old_article_told_again_is_flagged_with_its_day_and_outlet():
    (flag,) = flags(FLOOD, title="Mới đây: Ngầm tràn ngập sâu, bà con kêu cứu", older=(old(),))

    assert (flag.kind, flag.fact, flag.found, flag.expected) == (
        "old-event-as-new",
        "article:2",
        "Mới đây",
        "đã đăng ngày 12/05/2025",
    )
    assert flag.sentence == "Mới đây: Ngầm tràn ngập sâu, bà con kêu cứu"
    assert flag.explanation == (
        "Bài gần như trùng với bài “Ngầm tràn ngập sâu” mà Báo Kia đăng ngày 12/05/2025, nhưng không nêu ngày, tháng, năm "
        "của sự việc. Cần kiểm chứng."
    )


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (FLOOD, LAST_YEAR),
        (FLOOD, SPRING),
        (f"Đêm qua, {FLOOD}", LAST_YEAR),
        (f"Đêm 12/5, {FLOOD}", LAST_YEAR),  # as the old one, whose year it does not tell
        (f"{FLOOD} Ngầm được làm năm 2019.", LAST_YEAR),  # of something else
    ],
)
def test_what_does_not_tell_when_it_was_is_flagged(text, at):
    words = f"Đêm 12/5, {FLOOD}" if "12/5" in text else FLOOD
    assert len(flags(text, older=(old(words, at=at),))) == 1


def test_who_says_that_it_was_just_now_weighs_more_and_an_outlet_that_repeats_itself_less():
    (plain,) = flags(FLOOD, older=(old(),))
    (new,) = flags(f"Đêm qua, {FLOOD}", older=(old(),))
    (own,) = flags(FLOOD, older=(old(outlet="Báo Này"),))
    assert own.score < plain.score < new.score


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"Năm 2025, {FLOOD}", LAST_YEAR),  # names the year
        (f"Đêm 12/5/2025, {FLOOD}", LAST_YEAR),
        (f"Đêm 12/5, {FLOOD}", SPRING),  # names the day, of this year
        (f"Hồi tháng 5, {FLOOD}", SPRING),
        (f"Sáng 15/9, {FLOOD}", LAST_YEAR),  # another flood, of its own day
        (f"Năm ngoái, {FLOOD}", LAST_YEAR),
        (f"Nhìn lại trận lũ: {FLOOD}", LAST_YEAR),
        (f"Cách đây một năm, {FLOOD}", LAST_YEAR),
        (f"{FLOOD} Đoạn clip cũ được chia sẻ lại.", LAST_YEAR),
        (FLOOD, MORNING - timedelta(days=59)),  # not that old
        (FLOOD, MORNING - timedelta(hours=3)),
    ],
)
def test_who_tells_when_it_was_or_tells_something_else_is_not_flagged(text, at):
    words = f"Đêm 10/5, {FLOOD}" if "15/9" in text else FLOOD
    assert flags(text, older=(old(words, at=at),)) == ()


def test_an_archive_column_is_no_news():
    assert flags(FLOOD, section="Tư liệu", older=(old(),)) == ()


# -- what says "mới đây" beside an old day ---------------------------------------------------------


def test_just_now_beside_an_old_day_is_flagged_with_that_day():
    text = "Mới đây, ngày 12/5/2025, nước lũ tràn qua ngầm ở xã Lâm Bình. Bà con phải chuyển đồ lên cao."
    (flag,) = flags(text)

    assert (flag.found, flag.expected, flag.fact) == ("Mới đây", "12/05/2025", "")
    assert flag.explanation == (
        "Bài đăng ngày 16/09/2026 viết “Mới đây”, nhưng ngày duy nhất nêu cho sự việc là 12/05/2025. Cần kiểm chứng."
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Vừa xảy ra lũ quét ở xã vùng cao", "Rạng sáng 12/5/2025, lũ quét cuốn trôi ba ngôi nhà."),
        ("Lũ quét ở xã vùng cao", "Những ngày qua, bà con lo lắng. Đêm 12/5/2024, lũ quét cuốn trôi ba ngôi nhà."),
        ("Hôm nay, cầu treo bị cuốn trôi", "Cầu treo bị cuốn trôi ngày 03/8/2025."),
    ],
)
def test_an_old_day_under_a_headline_of_today_is_flagged(title, text):
    assert len(flags(text, title=title)) == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Lũ quét ở xã vùng cao", "Rạng sáng 12/5/2025, lũ quét cuốn trôi ba ngôi nhà."),  # says nothing of today
        ("Hôm nay, xét xử vụ lừa đảo", "Ngày 12/5/2025, bị cáo nhận tiền của ba người."),
        ("Vừa khởi tố chủ đò", "Theo điều tra, ngày 12/5/2025, đò chở quá số người."),
        ("Hôm nay công bố kế hoạch", "Theo Kế hoạch ban hành ngày 12/5/2025, tỉnh làm ba cây cầu."),
        ("Mới đây, lũ quét ở xã vùng cao", "Rạng sáng 15/9/2026, lũ quét cuốn trôi ba ngôi nhà."),
        ("Mới đây, lũ quét ở xã vùng cao", "Rạng sáng 15/9, lũ quét cuốn trôi nhà. Lũ ngày 12/5/2025 cũng vậy."),
        ("Hôm nay kỷ niệm ngày truyền thống", "Trường được thành lập ngày 12/5/1976."),
        ("Hôm nay trao huy hiệu Đảng", "Ông Ba sinh ngày 12/5/1950 ở xã Kim Bình."),
        ("Mới đây, xã được công nhận", "Xã hoàn thành các tiêu chí năm 2026. Ngày 12/5/2025, xã có điện."),
        ("Vừa được thông xe", "Cầu khởi công ngày 12/5/2024, dài 48 m."),
        ("Mới đây, bà con được mùa", "Vườn cam sai quả. Bà con phấn khởi."),  # no day at all
    ],
)
def test_an_old_day_of_something_else_is_not_flagged(title, text):
    assert flags(text, title=title) == ()


def test_an_article_in_another_language_is_not_flagged():
    assert flags(FLOOD, language="en", older=(old(),)) == ()
