"""Which edits of an outlet are flagged as silent, how they are told, and above all which are not."""

import pytest
from around_samples import MORNING, TUNING, around, hours, revised

from monitor.check.around.edited import edited
from monitor.check.around.values import Version
from monitor.model import Change

TITLE = "Đổi thay ở vùng cao"


def flags(*texts, titles=(), **given):
    return edited(revised(*texts, titles=titles, **given), TUNING, "r1")


def told(*texts, titles=()):
    return [(flag.found, flag.expected) for flag in flags(*texts, titles=titles)]


def test_a_figure_that_was_changed_is_told_with_both_and_with_the_times():
    (flag,) = flags("Cầu mới nối hai bờ suối. Cầu dài 48 m.", "Cầu mới nối hai bờ suối. Cầu dài 84 m.")

    assert (flag.kind, flag.sentence, flag.fact) == ("silently-edited", "Cầu dài 84 m.", "revision:1")
    assert (flag.found, flag.expected) == ("84 m", "48 m")
    assert flag.explanation == (
        "Bản lưu lúc 07:00 ngày 16/09/2026 nêu “48 m”; bản lưu lúc 08:00 ngày 16/09/2026 nêu “84 m” "
        "mà không ghi là đã sửa. Cần kiểm chứng."
    )
    assert flag.rules_version == "r1"
    assert 0 < flag.score <= 1


@pytest.mark.parametrize(
    ("before", "after", "found", "expected"),
    [
        ("Đêm hội dự kiến đón khoảng 45.000 lượt khách.", "Đêm hội dự kiến đón khoảng 60.000 lượt khách.", "khoảng 60.000 lượt khách", "khoảng 45.000 lượt khách"),
        ("Công trình có tổng mức đầu tư 12 tỷ đồng.", "Công trình có tổng mức đầu tư 21 tỷ đồng.", "21 tỷ đồng", "12 tỷ đồng"),
        ("Đoàn có ba người tham gia khảo sát tại xã.", "Đoàn có năm người tham gia khảo sát tại xã.", "năm người", "ba người"),
        ("Mưa lũ làm 5 người chết tại xã.", "Mưa lũ làm 3 người chết tại xã.", "3 người", "5 người"),
        ("Lễ hội khai mạc tối 19/9 tại quảng trường.", "Lễ hội khai mạc tối 20/9 tại quảng trường.", "tối 20/9", "tối 19/9"),
        ("Xe rời bến lúc 16 giờ 30 phút.", "Xe rời bến lúc 18 giờ 30 phút.", "18 giờ", "16 giờ"),
        ("Tai nạn xảy ra tại xã Hùng Lợi đêm qua.", "Tai nạn xảy ra tại xã Kim Bình đêm qua.", "Kim Bình", "Hùng Lợi"),
        ("Theo ông Trần Văn Ba, đường đã thông.", "Theo ông Trần Văn Tư, đường đã thông.", "Trần Văn Tư", "Trần Văn Ba"),
    ],
)  # fmt: skip
def test_a_figure_a_day_a_name_that_was_changed_is_flagged(before, after, found, expected):
    assert told(before, after) == [(found, expected)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Xã đồng ý cho nhà thầu khai thác đá", "Xã không đồng ý cho nhà thầu khai thác đá"),
        ("Giá cam sành tăng mạnh đầu vụ", "Giá cam sành giảm mạnh đầu vụ"),
    ],
)
def test_a_headline_that_says_the_contrary_is_flagged_whole(before, after):
    assert told("Bà con bàn tán.", "Bà con bàn tán.", titles=(before, after)) == [(after, before)]


def test_a_figure_of_the_headline_is_flagged():
    titles = ("Bàn giao 18 ngôi nhà cho hộ nghèo", "Bàn giao 81 ngôi nhà cho hộ nghèo")
    assert told("Bà con phấn khởi.", "Bà con phấn khởi.", titles=titles) == [("81 ngôi nhà", "18 ngôi nhà")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Theo ông Nguyển Văn Hoà, bà con phấn khởi.", "Theo ông Nguyễn Văn Hòa, bà con phấn khởi."),  # spelling
        ("Tại xã Na Hang, đường đã thông.", "Tại xã Nà Hang, đường đã thông."),
        ("Cầu dài 48 m, rộng 5 m.", "Cầu dài 48m; rộng 5m."),  # punctuation
        ("Đường dài 1.200 m qua hai thôn.", "Đường dài 1,2 km qua hai thôn."),  # another unit
        ("Toàn xã có 1.865 người dân sinh sống.", "Toàn xã có gần 1.900 người dân sinh sống."),  # rounded
        ("Có 8 hộ di dời trong ngày 5/9.", "Có 08 hộ di dời trong ngày 05/9."),
        ("Có ba hộ phải di dời trong đêm.", "Có 3 hộ phải di dời trong đêm."),
        ("Lễ hội đón 45.000 khách trong đêm.", "Lễ hội đón 45 nghìn khách trong đêm."),
        ("Mưa lũ làm 3 người chết tại xã.", "Mưa lũ làm 5 người chết tại xã."),  # grew
        ("Đến trưa, 37 hộ dân phải sơ tán.", "Đến trưa, 52 hộ dân phải sơ tán."),
        ("Lễ hội khai mạc tối 19/9.", "Lễ hội khai mạc tối 20/9, lùi một ngày do mưa."),  # tells it
        ("Theo ông Ba, đường đã thông.", "Theo ông Trần Văn Ba, đường đã thông."),  # more fully
        ("Cầu dài 48 m.", "Cầu dài 48 m.\nKinh phí xây cầu là 12 tỷ đồng."),  # added
        ("Cầu dài 48 m.\nKinh phí xây cầu là 12 tỷ đồng.", "Cầu dài 48 m."),  # left out
        ("Cầu dài 48 m. Xã làm 84 m đường.", "Xã làm 84 m đường. Cầu dài 48 m."),  # in another order
        ("Cầu dài 48 m.", "Chín tháng qua, xã thu hút 12 dự án chăn nuôi bò."),  # written anew
        ("Giá cam 48 nghìn đồng.", "Giá cam từ 45 đến 50 nghìn đồng."),  # a range
    ],
)
def test_these_edits_are_no_difference(before, after):
    assert flags(before, after) == ()


@pytest.mark.parametrize(
    "note",
    [
        "Đính chính: bản đầu ghi nhầm chiều dài cầu.",
        "Bài viết được cập nhật lúc 10 giờ.",
        "Tòa soạn thành thật xin lỗi bạn đọc.",
        "(Tiếp tục cập nhật)",
    ],
)
def test_who_says_that_the_text_was_changed_is_not_silent(note):
    assert flags("Cầu dài 48 m.", f"Cầu dài 84 m.\n{note}") == ()


def test_a_note_that_comes_later_speaks_for_what_was_changed_before():
    assert flags("Cầu dài 48 m.", "Cầu dài 84 m.", "Cầu dài 84 m.\nĐính chính: bản đầu ghi nhầm.") == ()


def test_a_note_that_is_gone_again_has_been_there():
    assert flags("Cầu dài 48 m.", "Cầu dài 84 m.\nĐính chính: ghi nhầm.", "Cầu dài 84 m.") == ()


def test_what_was_put_back_is_not_flagged():
    assert flags("Cầu dài 48 m.", "Cầu dài 84 m.", "Cầu dài 48 m.") == ()


def test_what_was_changed_in_an_earlier_version_stays_flagged():
    (flag,) = flags("Cầu dài 48 m.", "Cầu dài 84 m.", "Cầu dài 84 m.\nXã mở hội mừng cầu.")
    assert flag.fact == "revision:1"


def test_what_was_changed_twice_is_told_by_the_last_time():
    (flag,) = flags("Cầu dài 48 m.", "Cầu dài 84 m.", "Cầu dài 94 m.")
    assert (flag.found, flag.expected, flag.fact) == ("94 m", "84 m", "revision:2")


def test_a_headline_in_other_words_is_no_other_headline():
    titles = ("Mưa lớn gây ngập ở ba xã ven sông", "Nước lên nhanh, xã ven sông trắng đêm chống ngập")
    assert flags("Nước lên.", "Nước lên.", titles=titles) == ()


def test_an_article_of_one_version_was_never_edited():
    assert edited(around("Cầu dài 48 m."), TUNING, "r1") == ()
    assert edited(around("Cầu dài 48 m.", versions=(Version(1, MORNING, ()),)), TUNING, "r1") == ()


def test_a_paragraph_of_thousands_of_sentences_is_told_in_a_moment():
    long = " ".join(f"Hộ thứ {n} có {n} con bò." for n in range(3000))
    change = Change("changed", "text", long, long.replace("bò", "trâu"))
    versions = (Version(1, MORNING, ()), Version(2, hours(1), (change,)))
    assert edited(around(change.after, versions=versions), TUNING, "r1") == ()
