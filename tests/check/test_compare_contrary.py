"""A statement that tells of an event the contrary of what the evidence tells, in other words; another name in one part, swapped parts.

Not here: the same words denied.
"""

from time import process_time

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
            "Nhà văn hóa Khe Cua vẫn xây dở.",
            "Nhà văn hóa Khe Cua đã đưa vào sử dụng từ đầu tháng.",
            ("denial", "xây dở", "đưa vào sử dụng"),
        ),
        (
            "Lễ hội Lồng tồng Bản Vàng bị hoãn.",
            "Sáng nay, lễ hội Lồng tồng diễn ra ở Bản Vàng.",
            ("denial", "bị hoãn", "diễn ra"),
        ),
        (
            "Ông Bàn Văn Sinh từ chối làm trưởng ban hòa giải.",
            "Ông Bàn Văn Sinh nhận lời làm trưởng ban hòa giải của thôn.",
            ("denial", "từ chối", "nhận lời"),
        ),
        (
            "Công ty Chè Lam Sơn phủ nhận việc xả thải.",
            "Công ty Chè Lam Sơn đã thừa nhận việc xả thải ra suối.",
            ("denial", "phủ nhận", "thừa nhận"),
        ),
        (
            "Đường lên Khe Cua vẫn bị chia cắt.",
            "Đường lên Khe Cua đã thông xe sau hai ngày.",
            ("denial", "bị chia cắt", "thông xe"),
        ),
        (
            "Khách vào vườn chè Bản Vàng không phải mua vé.",
            "Khách vào vườn chè Bản Vàng phải mua vé ở cổng.",
            ("denial", "không phải mua vé", "mua vé"),
        ),
        (
            "Giá chè búp ở Bản Vàng giảm so với tháng trước.",
            "Giá chè búp ở Bản Vàng tăng nhẹ so với tháng trước.",
            ("denial", "giảm", "tăng nhẹ"),
        ),
        (
            "Mưa lớn ở Bản Vàng không gây thương vong.",
            "Mưa lớn ở Bản Vàng làm một người bị thương.",
            ("figure", "không gây thương vong", "một người bị thương"),
        ),
        (
            "Lũ ở Bản Vàng cướp đi hai mạng người.",
            "Lũ ở Bản Vàng làm sập 4 nhà, không ai thiệt mạng.",
            ("figure", "cướp đi hai mạng người", "không ai thiệt mạng"),
        ),
    ],
)  # fmt: skip
def test_a_contrary_outcome_in_other_words_conflicts(statement, evidence, expected):
    assert only(compare(statement, evidence)) == expected


@pytest.mark.parametrize(
    "piece", ["cướp đi 1 người ", "chưa hoàn thành nhà văn hóa Khe Cua ", "không làm ai bị thương ", "hoãn, mở cửa "]
)
@pytest.mark.parametrize("statement", ["Lũ ở Khe Cua không làm ai chết.", "Hoàn thành nhà văn hóa Khe Cua. " * 40])
def test_endless_contraries_take_seconds(statement, piece):
    begun = process_time()
    compare(statement, (piece * 3_000)[:40_000])
    assert process_time() - begun < 5  # 0.4 as it is


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        # of another thing, another place, another day
        ("Giá chè búp ở Bản Vàng giảm.", "Giá phân bón ở Bản Vàng tăng, chè búp khó bán."),
        ("Lễ hội Lồng tồng Bản Vàng bị hoãn.", "Lễ hội Lồng tồng Khe Cua diễn ra sáng nay."),
        ("Ngày 3/4, đường lên Khe Cua bị chia cắt.", "Ngày 9/4, đường lên Khe Cua đã thông xe."),
        # a plan, a wish, a fear beside what is
        (
            "Nhà văn hóa Khe Cua hoàn thành trước tháng 12.",
            "Nhà văn hóa Khe Cua đang thi công, phấn đấu hoàn thành trước tháng 12.",
        ),
        ("Nhà văn hóa Khe Cua vẫn xây dở.", "Nhà văn hóa Khe Cua dự kiến khánh thành cuối năm."),
        ("Ông Bàn Văn Sinh xin rút lui khỏi ban hòa giải.", "Ông Bàn Văn Sinh tới dự cuộc họp của ban hòa giải."),
        ("Lũ ở Bản Vàng không làm ai chết.", "Lũ ở Bản Vàng có thể làm 5 người chết nếu không kịp sơ tán."),
        # the hurt are not the dead
        ("Lũ ở Bản Vàng không làm ai chết.", "Lũ ở Bản Vàng làm 5 người bị thương."),
        # both outcomes stand in the evidence
        ("Lễ hội Bản Vàng bị hoãn.", "Lễ hội Bản Vàng bị hoãn một tuần rồi mới diễn ra."),
        # words that deny nothing
        ("Giá chè búp ở Bản Vàng tăng.", "Giá chè búp ở Bản Vàng không ngừng tăng."),
    ],
)
def test_a_contrary_of_another_event_or_a_plan_conflicts_with_nothing(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Nhà văn hóa Khe Cua đã khánh thành.", "Nhà văn hóa Khe Cua dự kiến hoàn thành cuối năm, nay đang xây."),
        ("Lũ ở Bản Vàng không làm ai chết.", "Lũ ở Bản Vàng có thể đã làm 5 người chết."),
        ("Cầu treo Khe Cua đã sửa xong.", "Cầu treo Khe Cua dự kiến sửa xong trong tháng 12."),
        ("Mỏ đá Khe Cua làm bẩn nước suối Bản Vàng.", "Chưa phát hiện mỏ đá Khe Cua làm bẩn nước suối Bản Vàng."),
        ("Trưởng bản Khe Cua từ chối nhận quà của xưởng chè.", "Trưởng bản Khe Cua nhận quà của xưởng chè."),
    ],
)
def test_what_is_told_the_other_way_never_agrees(statement, evidence):
    assert compare(statement, evidence).verdict != "agrees"


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        (
            "Công an tìm người mua chè giả tại chợ ở phường Bản Vàng.",
            "Công an tìm những người mua chè giả tại một chợ ở phường Khe Cua.",
            ("place", "Bản Vàng", "Khe Cua"),
        ),
        (
            "Sở Y tế Lâm Hà kiểm tra 12 nhà thuốc trong tháng 5.",
            "Tháng 5, đoàn của Sở Y tế Sơn Hà kiểm tra 12 nhà thuốc.",
            ("name", "Lâm Hà", "Sơn Hà"),
        ),
        ("Đội Bản Vàng thắng đội Khe Cua.", "Chiều nay đội Khe Cua hạ đội Bản Vàng.", ("name", "Bản Vàng", "Khe Cua")),
        (
            "Xã Bản Vàng có số hộ nghèo ít hơn xã Khe Cua.",
            "Số hộ nghèo của xã Khe Cua ít hơn xã Bản Vàng.",
            ("name", "Khe Cua", "Bản Vàng"),
        ),
    ],
)  # fmt: skip
def test_another_name_in_the_same_part_and_swapped_parts_conflict(statement, evidence, expected):
    assert only(compare(statement, evidence)) == expected


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Đội Bản Vàng thắng đội Khe Cua.", "Chiều nay đội Khe Cua thua đội Bản Vàng."),
        ("Đội Bản Vàng thắng đội Khe Cua.", "Chiều nay đội Khe Cua bị đội Bản Vàng đánh bại."),
        ("Đội Bản Vàng thắng đội Khe Cua.", "Đội Khe Cua thắng đội Bản Vàng ở lượt đi, đội Bản Vàng thắng đội Khe Cua ở lượt về."),
    ],
)  # fmt: skip
def test_the_same_deed_told_from_the_other_side_conflicts_with_nothing(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


def test_a_name_that_the_evidence_has_not_keeps_it_from_agreeing():
    assert (
        compare("Đoàn của ông Paul Meyer thăm vườn chè Bản Vàng.", "Đoàn chuyên gia thăm vườn chè Bản Vàng.").verdict
        != "agrees"
    )
