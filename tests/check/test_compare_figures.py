"""Which figures, days and names of two texts can be one, and how alike they are where they cannot."""

import pytest

from monitor.check.compare import moments, naming, same_figure
from monitor.check.compare.figures import figures
from monitor.check.compare.reading import read
from monitor.vietnamese.proper_names import proper_names


def one(text):
    [found] = figures(text)
    return found


def moment(text):
    [found] = moments.moments(read(text))
    return found


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("gần 500 phiếu", "494 phiếu"),
        ("hơn bốn chục nước", "43 nước"),
        ("4,7 nghìn tỷ đồng", "4.680 tỷ đồng"),
        ("gần hai thập niên", "18 năm"),
        ("gần 60 phút", "gần 1 giờ đồng hồ"),
        ("nửa năm", "6 tháng"),
        ("sáu tạ", "600 kg"),
        ("13 nghìn đồng", "12.000 - 14.000 đồng"),
        ("ba mươi hai tuần", "tuần thứ 32"),
        ("thắng 3-1", "thua 1-3"),
        ("gần một nửa", "48,6%"),
        ("200 triệu", "200 triệu đồng"),
    ],
)
def test_one_figure_told_twice_agrees(told, given):
    assert same_figure.agree(one(told), one(given))
    assert same_figure.agree(one(given), one(told))


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("hơn 500 con", "hơn 200 con"),
        ("gần 18 tấn", "gần 8 tấn"),
        ("khoảng 24,15 m", "26,15 m"),
        ("45 tỷ euro", "45 triệu euro"),
        ("3%", "3 điểm phần trăm"),
        ("300 USD", "300 euro"),
        ("16 giờ đồng hồ", "16 ngày"),
        ("15 nghìn đồng", "12.000 - 14.000 đồng"),
        ("hơn 130 hộ", "118 hộ"),
        ("gần 100 hộ", "118 hộ"),
    ],
)
def test_other_figures_and_other_units_do_not_agree(told, given):
    assert not same_figure.agree(one(told), one(given))


def test_figures_in_odd_forms_are_read():
    values = [
        (each.kind, int(each.value)) for each in figures("460/466 đại biểu, xe chạy 66/60 km/h, một trong số 50 xe")
    ]
    assert ("count", 466) in values
    assert ("speed", 66) in values
    assert ("count", 50) in values


def test_a_digit_changed_or_moved_is_more_alike_than_any_other_figure():
    base = one("166 người")
    moved, changed, other = (same_figure.likeness(one(text), base) for text in ("616 người", "116 người", "20 người"))
    assert moved >= changed > other


def test_the_same_thing_is_counted_under_another_name():
    assert same_figure.same_noun(one("19 nước"), one("9 quốc gia"))
    assert same_figure.same_noun(one("12 khách"), one("15 người"))
    assert not same_figure.same_noun(one("12 xã"), one("15 con trâu"))


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("ngày 7 tháng 4", "ngày 7.4.2017"),
        ("tháng 8 năm 2013", "ngày 28/8/2013"),
        ("quý ba", "tháng 9"),
        ("bốn giờ chiều", "16h"),
        ("lúc 16 giờ", "16h05"),
        ("lúc khoảng 4 giờ chiều", "16h20"),
    ],
)
def test_parts_that_only_one_gives_are_no_difference(told, given):
    assert moments.agree(moment(told), moment(given))


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("ngày 12/8", "ngày 12/7"),
        ("ngày 12/8", "tháng 8"),
        ("năm 1996", "năm 1986"),
        ("ngày 13/1 âm lịch", "ngày 13/1"),
        ("20 giờ 15", "22 giờ 15"),
        ("năm 2017", "16h30"),
    ],
)
def test_other_days_and_times_do_not_agree(told, given):
    assert not moments.agree(moment(told), moment(given))


def test_a_day_with_one_part_changed_is_more_alike_than_any_other():
    assert moments.likeness(moment("ngày 28/8"), moment("ngày 22/8")) > moments.likeness(
        moment("ngày 28/8"), moment("ngày 3/5")
    )
    assert moments.likeness(moment("ngày 28/8"), moment("năm 2017")) == 0


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("ông Dương", "Văn Kính Dương bị bắt"),
        ("bà Trần Thị Thảo", "bà Thảo ký"),
        ("HAGL", "Hoàng Anh Gia Lai báo lãi"),
        ("Hoàng Anh Gia Lai", "nợ của HAGL giảm"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông gửi công văn"),
        ("EU", "rời khỏi Liên minh Châu Âu"),
        ("nước Mỹ", "Hoa Kỳ tuyên bố"),
        ("Lâm Chi Khánh", "ca sĩ Lâm Khánh Chi"),
        ("ở Quảng Ngãi", "tại Quãng Ngãi"),
    ],
)
def test_a_name_is_known_in_other_forms(name, evidence):
    statement = read(name)
    [found] = proper_names(name)
    assert naming.has(naming.known(read(evidence)), found, statement)


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("cô Ivanka Trump", "ông Trump có con gái là Tiffany Trump"),
        ("ông Lê Văn Sáu", "ông Lê Văn Bảy và bà Hoa"),
        ("huyện Lục Sơn", "huyện Sơn Động"),
    ],
)
def test_another_name_is_not_known(name, evidence):
    [found] = proper_names(name)
    assert not naming.has(naming.known(read(evidence)), found, read(name))


def test_a_district_is_not_held_against_a_town_nor_a_person_against_a_place():
    district, town, person = (proper_names(text)[0] for text in ("huyện Lục Sơn", "xã An Hòa", "ông Bùi Văn Tư"))
    other = proper_names("huyện Đông Hà")[0]
    assert naming.could_be(district, other)
    assert not naming.could_be(district, town)
    assert not naming.could_be(district, person)
