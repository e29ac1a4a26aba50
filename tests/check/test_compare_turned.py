"""What differs though figures, days and names are borne out: another way, none at all, a plain denial; and what two counts belong to.

Not for: figures, days and names that differ (test_compare.py), what is two things beside them (test_compare_apart.py).
"""

import pytest

from monitor.check.compare import compare


def only(found):
    """The one difference."""
    [difference] = found.differences
    return difference.kind, difference.found, difference.expected


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        (
            "Số vụ cháy tăng 7 vụ so với cùng kỳ.",
            "Quý I, huyện Bình Nguyên có số vụ cháy giảm 7 vụ so với cùng kỳ.",
            ("figure", "tăng 7 vụ", "giảm 7 vụ"),
        ),
        (
            "Chuyến tàu tới ga sớm hơn 15 phút.",
            "Chuyến tàu sáng nay tới ga muộn 15 phút.",
            ("figure", "sớm hơn 15 phút", "muộn 15 phút"),
        ),
        (
            "Vụ cháy xưởng gỗ Làng Mới không có ai bị thương.",
            "Vụ cháy xưởng gỗ Làng Mới làm 4 người bị thương.",
            ("figure", "không có ai bị thương", "4 người"),
        ),
        ("Trạm xá Khe Cua không có y tá.", "Trạm xá Khe Cua có 5 y tá.", ("figure", "không có y tá", "5 y tá")),
        ("Có 9 hộ ở Khe Cua bán đất.", "Không hộ nào ở Khe Cua bán đất.", ("figure", "9 hộ", "Không hộ nào")),
        ("Giếng làng Khe Cua bị cạn nước.", "Giếng làng Khe Cua không bị cạn nước.", ("denial", "cạn nước", "không bị cạn nước")),
        (
            "Ông Bàn Văn Sinh rút đơn khiếu nại.",
            "Ông Bàn Văn Sinh không rút đơn khiếu nại dù được mời hòa giải.",
            ("denial", "rút đơn", "không rút đơn"),
        ),
        (
            "Cầu tạm Khe Cua chưa thông xe.",
            "Chiều nay, cầu tạm Khe Cua đã thông xe.",
            ("denial", "chưa thông xe", "thông xe"),
        ),
    ],
)  # fmt: skip
def test_the_other_way_none_at_all_and_a_plain_denial_conflict(statement, evidence, expected):
    assert only(compare(statement, evidence)) == expected


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        # up and down of two things, or both ways told
        ("Xuất khẩu chè tăng 8%.", "Nhập khẩu chè giảm 8%."),
        ("Giá chè tăng 5%.", "Giá chè tháng 6 giảm 5%, tháng 7 tăng 5%."),
        ("Năm 2024 số vụ cháy tăng 7 vụ.", "Năm 2023 số vụ cháy giảm 7 vụ."),
        # none of another thing, of a part, of another time
        ("Trạm xá Khe Cua không có y tá trực đêm.", "Trạm xá Khe Cua có 5 y tá."),
        ("Trạm xá Khe Cua không có y tá.", "Trước đây trạm xá Khe Cua có 5 y tá."),
        ("Vụ cháy xưởng gỗ không có ai tử vong.", "Vụ cháy xưởng gỗ làm 4 người bị thương."),
        ("Không đội nào thắng 5 trận liền.", "Hai đội thắng 5 trận liền ở mùa giải khác."),
        # a denial of somebody else, of a part, in doubt
        ("Giếng làng Khe Cua bị cạn nước.", "Giếng làng Khe Cua bị đục, nhưng ao làng không bị cạn nước."),
        ("Giếng làng Khe Cua bị cạn nước.", "Nếu trời mưa, giếng làng Khe Cua không bị cạn nước."),
        ("Giếng làng Khe Cua không bị cạn nước.", "Người dân lo ngại giếng làng Khe Cua bị cạn nước."),
    ],
)
def test_a_denial_of_another_thing_conflicts_with_nothing(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Lũ làm 8 người chết, 2 người bị thương.", "Lũ làm 2 người chết, 8 người bị thương."),
        ("Đoàn thể thao có 9 huy chương bạc.", "Đoàn thể thao có 5 huy chương bạc, 9 huy chương đồng."),
        ("Xã đã trồng được 30 ha rừng.", "Kế hoạch của xã là 30 ha rừng, đến nay trồng được 20 ha rừng."),
        ("Trên 90% hộ dân có nước sạch.", "Có 72% hộ dân có nước sạch."),
        ("Cầu Khe Cua khởi công cuối năm 2021.", "Cầu Khe Cua khởi công tháng 4 năm 2022."),
        ("Cầu Khe Cua khánh thành vào tháng 8.", "Ngày 12/9, cầu Khe Cua được khánh thành."),
    ],
)
def test_a_number_that_belongs_to_something_else_bears_nothing_out(statement, evidence):
    assert compare(statement, evidence).verdict == "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Nhà máy nước Khe Cua đang cấp nước cho 500 hộ.", "Nhà máy nước Khe Cua dự kiến cấp nước cho 800 hộ."),
        ("Xưởng mây có 40% lao động là người Tày.", "Xưởng mây có 120 lao động, thanh niên chiếm 70%."),
        ("Ngô đông toàn xã trồng 90 ha.", "Ngô hè toàn xã trồng 70 ha."),
        ("Hồ Khe Cua xả 2 cửa đáy.", "Hồ Bản Vàng xả 3 cửa đáy."),
        ("Dịp nghỉ lễ, khu du lịch đón 9.000 lượt khách.", "Dịp nghỉ Tết, khu du lịch đón 5.000 lượt khách."),
        ("Ngày 8/6, đoàn chuyên gia làm việc tại xã.", "Các ngày 7 đến 9/6, đoàn chuyên gia làm việc tại xã."),
    ],
)
def test_a_plan_a_part_another_crop_or_a_day_inside_a_span_is_no_conflict(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


def test_nobody_hurt_does_not_agree_with_one_who_is():
    assert compare("Không có ai bị thương trong vụ cháy.", "Một người bị thương trong vụ cháy.").verdict != "agrees"
