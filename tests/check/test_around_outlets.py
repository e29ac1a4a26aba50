"""Which figures of two houses are told to differ, of which article, and above all which are no disagreement."""

import pytest
from around_samples import TUNING, around, hours, other

from monitor.check.around.outlets import disagreeing
from monitor.config import Check
from monitor.config.check import KindRow

BRIDGE = "Sáng 15/9, xã Hàm Yên khánh thành cây cầu dài {} m bắc qua suối nối hai thôn."
DEAD = "Mưa lũ ở xã Lâm Bình làm {} người chết, nhiều tuyến đường bị chia cắt."


def flags(mine, *theirs, at=1.0, tuning=TUNING, **given):
    """What is flagged in *mine*, published so many hours after the others."""
    story = tuple(
        each
        if not isinstance(each, str)
        else other(each, id_=n, outlet=f"Báo {n}", title="Cầu mới ở Hàm Yên", at=hours(0))
        for n, each in enumerate(theirs, start=2)
    )
    return disagreeing(around(mine, title="Tin trong ngày", at=hours(at), story=story, **given), tuning, "r1")


def test_a_figure_of_another_house_is_told_with_its_outlet_headline_and_hour():
    (flag,) = flags(BRIDGE.format(84), BRIDGE.format(48))

    assert (flag.kind, flag.fact, flag.sentence) == ("outlets-disagree", "article:2", BRIDGE.format(84))
    assert (flag.found, flag.expected) == ("84 m", "48 m")
    assert flag.explanation == (
        "Bài nêu “84 m”; bài “Cầu mới ở Hàm Yên” của Báo 2 (đăng lúc 07:00 ngày 16/09/2026) nêu “48 m”. Cần kiểm chứng."
    )
    assert flag.rules_version == "r1"


@pytest.mark.parametrize(
    ("mine", "theirs", "found", "expected"),
    [
        (
            "Hơn 120 hộ dân dọc tuyến đường liên xã ở Nhữ Khê phải đóng cửa vì bụi.",
            "Hơn 70 hộ dân sống dọc tuyến đường liên xã ở Nhữ Khê phải đóng cửa cả ngày vì bụi.",
            "Hơn 120 hộ dân",
            "Hơn 70 hộ dân",
        ),
        (
            "Dự án kè sông Lô ở phường Minh Xuân có tổng mức đầu tư 210 tỷ đồng.",
            "Kè sông Lô qua phường Minh Xuân có tổng mức đầu tư 120 tỷ đồng, dài 2,5 km.",
            "210 tỷ đồng",
            "120 tỷ đồng",
        ),
        (
            "Lớp học bơi miễn phí ở xã Hàm Yên có 53 em nhỏ tham gia.",
            "Lớp học bơi miễn phí ở xã Hàm Yên có 35 em nhỏ tham gia.",
            "53 em nhỏ",
            "35 em nhỏ",
        ),
        (
            "Khối đất đá ước 2.100 m³ đổ xuống quốc lộ 279 qua xã Lâm Bình.",
            "Khoảng 1.200 m³ đất đá từ taluy dương đổ xuống quốc lộ 279, đoạn qua xã Lâm Bình.",
            "2.100 m³",
            "Khoảng 1.200 m³",
        ),
    ],
)
def test_a_figure_that_another_house_gives_otherwise_is_flagged(mine, theirs, found, expected):
    assert [(flag.found, flag.expected) for flag in flags(mine, theirs)] == [(found, expected)]


def test_of_two_the_later_is_flagged():
    assert flags(BRIDGE.format(84), BRIDGE.format(48), at=-1) == ()
    assert len(flags(BRIDGE.format(84), BRIDGE.format(48), at=1)) == 1


def test_who_stands_alone_is_flagged_though_the_others_came_later():
    (flag,) = flags(BRIDGE.format(84), BRIDGE.format(48), BRIDGE.format(48), at=-1)
    assert flag.fact == "article:2"


def test_who_has_others_on_its_side_is_not_flagged():
    assert flags(BRIDGE.format(48), BRIDGE.format(84), BRIDGE.format(48), at=5) == ()


def test_who_joins_them_later_changes_nothing_in_what_is_told():
    first, late = (
        other(BRIDGE.format(48), id_=id_, outlet=f"Báo {id_}", title="Cầu mới ở Hàm Yên", at=hours(at))
        for id_, at in ((2, 0), (7, -5))
    )
    (before,), (after,) = flags(BRIDGE.format(84), first), flags(BRIDGE.format(84), late, first)

    assert (after.fact, after.sentence, after.explanation) == (before.fact, before.sentence, before.explanation)


def test_an_outnumbered_figure_weighs_more():
    (alone,) = flags(BRIDGE.format(84), BRIDGE.format(48), BRIDGE.format(48))
    (one,) = flags(BRIDGE.format(84), BRIDGE.format(48))
    assert alone.score > one.score


def test_a_lower_count_that_comes_later_is_a_disagreement():
    assert [flag.found for flag in flags(DEAD.format(2), DEAD.format(7), at=9)] == ["2 người"]


def test_a_higher_count_within_hours_is_one_and_weighs_less():
    (count,), (length,) = flags(DEAD.format(7), DEAD.format(2)), flags(BRIDGE.format(84), BRIDGE.format(48))
    assert count.score < length.score


def test_a_later_higher_count_of_a_running_affair_is_an_update():
    assert flags(DEAD.format(7), DEAD.format(2), at=9) == ()
    assert flags(DEAD.format(2), DEAD.format(7), at=-9) == ()


def test_an_office_says_for_how_long_nothing_is_an_update():
    row = TUNING.of("outlets-disagree").model_copy(update={"days": 1})
    assert len(flags(DEAD.format(7), DEAD.format(2), at=9, tuning=Check(kind=(row,)))) == 1


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Kè sông Lô có tổng mức đầu tư hơn 120 tỷ đồng.", "Kè sông Lô có tổng mức đầu tư 124 tỷ đồng."),  # rounded
        (
            "Đường dài 1,2 km nối hai thôn ở xã Hàm Yên.",
            "Đường dài 1.200 m nối hai thôn ở xã Hàm Yên.",
        ),  # in another unit
        ("Riêng xã Lâm Bình có 12 nhà bị tốc mái.", "Mưa dông làm 48 nhà bị tốc mái."),  # a part
        ("Trong đó, 12 nhà ở xã Lâm Bình bị tốc mái.", "48 nhà ở xã Lâm Bình bị tốc mái."),
        ("Đêm hội Thành Tuyên dự kiến đón 60.000 khách.", "Đêm hội Thành Tuyên đón 45.000 khách."),  # a forecast
        ("Đêm hội Thành Tuyên đón 60.000 khách.", "Đêm hội Thành Tuyên dự báo đón 45.000 khách."),
        ("Mỗi ngày có từ 40 đến 60 xe chở đất qua xã.", "Hằng ngày có 50 xe chở đất qua xã."),  # a range
        ("Xã Hàm Yên thu 900 tấn cam, so với 700 tấn năm trước.", "Xã Hàm Yên thu 700 tấn cam."),  # another year
        ("Cầu ở xã Hàm Yên dài 48 m.", "Cầu ở xã Hàm Yên rộng 7 m."),  # another side of it
        ("Xã Hàm Yên trồng 300 ha cam.", "Sáng 15/9, phường Minh Xuân khánh thành cầu 48 m."),  # another matter
        ("Có ba hộ ở xã Lâm Bình phải di dời.", "Có 03 hộ ở xã Lâm Bình phải di dời."),
        ("Báo nêu cầu dài 84 m là không chính xác, xã Hàm Yên bác bỏ.", BRIDGE.format(48)),  # in order to deny
    ],
)
def test_these_are_no_disagreement(mine, theirs):
    assert flags(mine, theirs) == ()


def test_outlets_of_one_house_are_one_voice():
    sister = other(BRIDGE.format(48), outlet="Báo Chị Em", house="Nhà Này")
    assert flags(BRIDGE.format(84), sister, house="Nhà Này") == ()
    assert len(flags(BRIDGE.format(84), sister)) == 1


def test_a_copy_an_article_without_a_story_and_one_in_another_language_are_not_flagged():
    assert flags(BRIDGE.format(84), BRIDGE.format(48), is_copy=True) == ()
    assert flags(BRIDGE.format(84)) == ()
    assert flags(BRIDGE.format(84), BRIDGE.format(48), language="en") == ()


def test_one_figure_in_headline_and_text_is_flagged_once():
    text = f"{BRIDGE.format(84)}\nCây cầu dài 84 m bắc qua suối ở xã Hàm Yên nối hai thôn."
    assert len(flags(text, BRIDGE.format(48))) == 1


def test_a_kind_that_nobody_tuned_works_all_the_same():
    assert len(flags(BRIDGE.format(84), BRIDGE.format(48), tuning=Check())) == 1
    assert len(flags(BRIDGE.format(84), BRIDGE.format(48), tuning=Check(kind=(KindRow(kind="removed"),)))) == 1


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Hà Nội hỗ trợ xã Lâm Bình 5 tỷ đồng khắc phục mưa lũ.", "Chính phủ hỗ trợ xã Lâm Bình 50 tỷ đồng khắc phục mưa lũ."),
        ("Lễ hội ở xã Hàm Yên có 59 đoàn trong nước và 7 đoàn quốc tế.", "Lễ hội ở xã Hàm Yên có 66 đoàn."),  # adds up
        ("Bị cáo ở xã Hàm Yên chiếm đoạt hơn 100 tỷ đồng.", "Bị cáo ở xã Hàm Yên chiếm đoạt 127 tỷ đồng."),  # can both be
        ("Xã Hàm Yên giảm hơn một nửa số trường.", "Xã Hàm Yên giảm hơn 57% số trường."),
        ("Mười cường quốc dự thi Toán ở Hàm Yên.", "Có 119 quốc gia dự thi Toán ở Hàm Yên."),  # other things
        ("Tìm thấy thêm 3 hài cốt liệt sĩ ở xã Lâm Bình.", "Tìm thấy 2 hài cốt liệt sĩ ở xã Lâm Bình."),
    ],
)  # fmt: skip
def test_nor_are_gifts_sums_estimates_that_can_both_be_and_other_things(mine, theirs):
    assert flags(mine, theirs) == ()


def test_a_figure_many_times_another_weighs_less():
    near = flags("Kè sông Lô ở phường Minh Xuân tốn 21 tỷ đồng.", "Kè sông Lô ở phường Minh Xuân tốn 12 tỷ đồng.")
    far = flags("Kè sông Lô ở phường Minh Xuân tốn 120 tỷ đồng.", "Kè sông Lô ở phường Minh Xuân tốn 12 tỷ đồng.")
    assert far[0].score < near[0].score
