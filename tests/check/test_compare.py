"""What `compare` concludes of a statement and evidence: agrees, conflicts, or not enough to tell.

Not for: how often it is right over many pairs (test_compare_pairs.py), the command (test_compare_command.py).
"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.check.compare import bears, compare

FLOOD = "Lũ quét rạng sáng 3/8 đã cuốn trôi 6 ngôi nhà, làm hư hỏng 41 nhà khác ở thôn Nà Lung, xã Lục Sơn."
ARTICLE = (
    "Mưa lớn nhiều giờ khiến nước suối dâng nhanh.\n"
    f"{FLOOD} Ông Ma Văn Thụ, Chủ tịch UBND xã, cho biết 118 hộ phải sơ tán.\n"
    "Chiều cùng ngày, huyện xuất 20 tấn gạo và 300 triệu đồng hỗ trợ bà con.\n"
    "Dự báo mưa còn kéo dài đến hết ngày 6/8."
)


def only(found):
    """The one difference."""
    [difference] = found.differences
    return difference.kind, difference.found, difference.expected


def verdict(statement, evidence):
    return compare(statement, evidence).verdict


def test_the_same_in_other_words_agrees():
    assert verdict("Sáu căn nhà ở thôn Nà Lung bị lũ quét cuốn mất hôm mùng 3 tháng 8.", ARTICLE) == "agrees"


@pytest.mark.parametrize("more", ["Lúc 4 giờ, ", "Năm 2026, ", "Mất 12 phút, ", "Đến 6/9, "])
def test_a_figure_or_a_day_that_the_evidence_does_not_give_leaves_it_open(more):
    said = "lũ quét ở thôn Nà Lung, xã Lục Sơn rạng sáng 3/8 đã cuốn trôi 6 ngôi nhà, làm hư hỏng 41 nhà khác."
    assert verdict(said, FLOOD) == "agrees"
    assert verdict(more + said, FLOOD) == "not-enough"


def test_another_figure_for_the_same_thing_conflicts_and_is_shown_in_both():
    statement = "Lũ quét ở thôn Nà Lung cuốn trôi 9 ngôi nhà, 41 nhà khác hư hỏng."
    found = compare(statement, ARTICLE)
    [difference] = found.differences

    assert (found.verdict, difference.kind) == ("conflicts", "figure")
    assert (difference.found, difference.expected) == ("9 ngôi nhà", "6 ngôi nhà")
    assert statement[slice(*difference.found_at)] == difference.found
    assert ARTICLE[slice(*difference.expected_at)] == difference.expected
    assert found.sentence == FLOOD
    assert 0.5 < found.likeness <= 1


@pytest.mark.parametrize(
    ("statement", "difference"),
    [
        ("Rạng sáng 13 tháng 8, lũ quét cuốn trôi sáu nhà ở thôn Nà Lung.", ("date", "13 tháng 8", "3/8")),
        ("Chủ tịch xã Lục Sơn, ông Đặng Hữu Lý, nói 118 hộ phải sơ tán.", ("name", "Đặng Hữu Lý", "Ma Văn Thụ")),
        ("Lũ quét cuốn trôi 6 nhà ở thôn Khuổi Trang, xã Lục Sơn.", ("place", "Khuổi Trang", "Nà Lung")),
        ("Huyện xuất hai chục tấn gạo và 300 tỷ đồng giúp bà con.", ("figure", "300 tỷ đồng", "300 triệu đồng")),
    ],
)
def test_one_thing_changed_in_a_whole_article_conflicts(statement, difference):
    assert only(compare(statement, ARTICLE)) == difference


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Gần một trăm hai mươi hộ ở Minh Hương bị ngập.", "Mưa lớn làm 118 hộ dân xã Minh Hương bị ngập."),
        ("Dự án hết hơn sáu trăm tỷ đồng.", "Dự án có tổng mức đầu tư 612 tỷ đồng."),
        ("Huyện phải tiêu hủy khoảng 98 tấn lợn.", "Toàn huyện tiêu hủy lợn với tổng trọng lượng 97.850 kg."),
        ("Đoạn đường dài chừng mười hai cây số.", "Đoạn đường có chiều dài 11,8 km."),
        ("Nửa số xã của huyện đạt chuẩn.", "Huyện có 22 xã, trong đó 11 xã đạt chuẩn nông thôn mới."),
        ("Chè bán được 13 nghìn đồng mỗi ký.", "Chè bán với giá 12.000 - 14.000 đồng/kg."),
        ("Huyện được cấp 35 tấn gạo.", "Đợt đầu huyện được cấp 20 tấn gạo, đợt sau được cấp thêm 15 tấn gạo."),
        ("Xe va chạm lúc ba giờ chiều 21 tháng 3.", "Khoảng 15h ngày 21/3, hai xe va chạm."),
        ("Ông Thụ nói 118 hộ phải sơ tán.", "Ông Ma Văn Thụ cho biết 118 hộ phải sơ tán."),
        ("Sở TT&TT Lục Sơn gửi công văn.", "Sở Thông tin và Truyền thông tỉnh Lục Sơn vừa gửi công văn."),
        ("Hoa Kỳ cử 200 người tới cứu trợ.", "Mỹ cử 200 người tới cứu trợ."),
    ],
)
def test_rounding_other_forms_and_what_can_be_reckoned_are_no_difference(statement, evidence):
    found = compare(statement, evidence)
    assert found.verdict != "conflicts"
    assert found.differences == ()


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Lũ ở xã Lâm Bình làm 5 người chết.", "Lũ ở xã Lâm Bình làm 8 người chết, 3 người mất tích."),
        ("Trường Nà Mẫu có 320 học sinh.", "Trường Nà Mẫu có 230 học sinh, trong đó 90 học sinh lớp 1."),
        ("Cầu Nậm Mẫu dài 60 m.", "Cầu Nậm Mẫu dài 48 m, rộng 12 m."),
        ("Cầu Nậm Mẫu dài 36 m.", "Cầu Nậm Mẫu dài 48 m, đường dẫn dài 12 m."),
        ("Dự án có vốn 27 tỷ đồng.", "Dự án có vốn 72 tỷ đồng, trong đó ngân sách 45 tỷ đồng."),
        ("Tỷ lệ hộ nghèo của xã là 25%.", "Tỷ lệ hộ nghèo của xã là 12%, có 50 hộ nghèo trong 200 hộ."),
        ("Tỷ lệ hộ nghèo của xã là 9%.", "Tỷ lệ hộ nghèo của xã là 12%, giảm 3%."),
    ],
)
def test_figures_that_only_happen_to_add_up_bear_nothing_out(statement, evidence):
    assert compare(statement, evidence).verdict == "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Hai xã bị ngập 50 ha lúa.", "Xã A bị ngập 20 ha lúa, xã B bị ngập 30 ha lúa."),
        ("Giá cam tăng 3.000 đồng.", "Giá cam từ 12.000 đồng lên 15.000 đồng."),
    ],
)
def test_what_is_reckoned_from_two_figures_is_borne_out(statement, evidence):
    assert compare(statement, evidence).verdict == "agrees"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Lũ ở Nà Lung khiến 5 người chết.", "Huyện bác bỏ tin 5 người chết do lũ ở thôn Nà Lung."),
        ("Lũ ở Nà Lung khiến 8 người chết.", "Huyện bác bỏ tin 5 người chết do lũ ở thôn Nà Lung."),
        ("Có 12 người bị thương trong vụ lật xe ở đèo Gà.", "Vụ lật xe khách ở đèo Gà làm 3 người chết."),
        ("Năm 2024 thu ngân sách huyện đạt 310 tỷ đồng.", "Năm 2023 thu ngân sách huyện đạt 265 tỷ đồng."),
        ("Năm nay tỉnh đón 3,1 triệu lượt khách.", "Năm 2022, tỉnh đón 2,4 triệu lượt khách."),
        ("Trong ngày 7/9, các xã sơ tán 42 hộ.", "Lũy kế đến chiều 7/9, toàn huyện sơ tán 315 hộ."),
        ("Thương lái bán ra chè khô 900 nghìn đồng một cân.", "Thương lái mua vào chè khô 650.000 đồng/kg."),
        ("Trường tuyển 90 học sinh lớp 10.", "Trường tuyển 70 học sinh lớp 6 năm học tới."),
        ("Tỷ lệ hộ nghèo giảm 4 phần trăm.", "Tỷ lệ hộ nghèo còn 11,5%, giảm 3,38 điểm phần trăm."),
        ("Liên hoan hát Then bế mạc hôm 24 tháng 9.", "Liên hoan hát Then khai mạc tối 21/9."),
        ("Huyện sẽ trồng 900 ha rừng.", "Năm nay người dân trong huyện đã trồng được 1.240 ha rừng."),
        ("Chủ tịch xã Đà Vị bị khiển trách.", "Chủ tịch xã Đà Vị được biểu dương trong phong trào trồng rừng."),
        ("Giá vàng tăng 2% trong phiên 18/5.", "Bảo tàng tiếp nhận 124 hiện vật do các cựu binh hiến tặng."),
    ],
)
def test_another_thing_another_time_or_a_denial_is_not_enough(statement, evidence):
    assert verdict(statement, evidence) == "not-enough"


def test_another_person_and_another_day_are_another_matter():
    statement = "Ông Trần Văn Khoa thăm xã Sinh Long hôm 20 tháng 11."
    assert verdict(statement, "Ngày 15/11, ông Lê Hữu Đạt dự ngày hội tại xã Thượng Nông.") == "not-enough"


def test_a_figure_that_the_evidence_also_gives_is_no_difference():
    evidence = "Hồ chứa 40 triệu m3 nước. Trước mùa mưa, hồ chứa 28 triệu m3 nước."
    assert verdict("Hồ chứa 28 triệu mét khối nước.", evidence) != "conflicts"


@pytest.mark.parametrize(("statement", "evidence"), [("", ""), ("", FLOOD), (FLOOD, ""), ("...", "?!"), (FLOOD, "\n")])
def test_nothing_to_compare_is_not_enough(statement, evidence):
    found = compare(statement, evidence)
    assert (found.verdict, found.differences) == ("not-enough", ())


def test_bears_is_high_for_the_same_matter_whatever_its_figures_are():
    statement = "Lũ quét cuốn trôi 9 ngôi nhà ở thôn Nà Lung."
    assert bears(statement, FLOOD) > 0.7
    assert bears(statement, "Dự báo mưa còn kéo dài đến hết ngày 6/8.") < 0.2
    assert bears("", FLOOD) == 0


def test_the_answer_is_the_same_each_time():
    statement = "Chủ tịch xã Lục Sơn, ông Đặng Hữu Lý, nói 218 hộ phải sơ tán ngày 13/8."
    assert compare(statement, ARTICLE) == compare(statement, ARTICLE)


@settings(max_examples=40)
@given(st.text(max_size=80), st.text(max_size=300))
def test_any_text_is_compared_and_differences_quote_both(statement, evidence):
    for told, given_ in ((statement, evidence), (statement, ARTICLE), (FLOOD, evidence)):
        found = compare(told, given_)
        assert 0 <= found.likeness <= 1
        assert (found.verdict == "conflicts") == bool(found.differences)
        for each in found.differences:
            assert told[slice(*each.found_at)] == each.found
            assert given_[slice(*each.expected_at)] == each.expected


@pytest.mark.parametrize("piece", ["1 ", "năm ", "12/3 ", "Ông ", "ba trăm ", "; ", "Nà Lung 5 hộ. ", "Nà Lung 5 hộ "])
def test_endless_evidence_takes_seconds(piece):
    begun = time.process_time()
    compare("Ông Ma Văn Thụ nói ngày 3/8 có 7 hộ ở thôn Nà Lung mất 300 triệu đồng.", (piece * 20_000)[:30_000])
    assert time.process_time() - begun < 5


def test_of_evidence_that_no_article_is_as_long_as_only_the_beginning_is_read():
    """What stands behind it changes nothing."""
    evidence = "Xã Minh Hương có 14 hộ dân bị ngập. " + "Một câu khác không nói gì. " * 8000
    statement = "Ở xã Minh Hương, 41 hộ dân bị ngập."
    assert compare(statement, evidence + "Xã Minh Hương có 41 hộ dân bị ngập.") == compare(statement, evidence)
    assert compare(statement, evidence).verdict == "conflicts"
