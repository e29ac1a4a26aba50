"""What may be reckoned from the evidence is no conflict. Not here: what is surely reckoned and agrees (test_compare_figures.py)."""

import pytest

from monitor.check.compare import compare


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        # a sum of two kinds of people
        (
            "Có 31 người được cấp nước ở Bản Vàng.",
            "Sau lũ làm 5 người bị thương ở Bản Vàng, 19 học sinh và 12 giáo viên được cấp nước.",
        ),
        # what one is more than the other
        ("Chè búp bán được hơn chè khô chừng 3 tỷ đồng.", "Bản Vàng bán chè búp được 8 tỷ đồng, chè khô 5 tỷ đồng."),
        ("Cùng kỳ năm trước, Bản Vàng xuất khẩu chè được 6 tỷ đồng.", "Năm nay Bản Vàng xuất khẩu chè được 8 tỷ đồng, nhiều hơn cùng kỳ 2 tỷ."),
        # half, and so many for each
        ("Mỗi hộ Bản Vàng góp 15 triệu đồng làm đường.", "Làm đường cho một hộ Bản Vàng tốn 30 triệu đồng, nhà nước lo một nửa."),
        ("Mỗi thôn ở Bản Vàng cử 4 đội dự ngày hội.", "Ngày hội có 48 đội của 12 thôn ở Bản Vàng, thôn nào cũng cử như nhau."),
        # so many hours later
        ("Đường Khe Cua thông trở lại lúc 9 giờ.", "Cây đổ chắn đường Khe Cua lúc 6 giờ, ba giờ sau đường thông trở lại."),
    ],
)  # fmt: skip
def test_what_may_be_reckoned_from_the_evidence_conflicts_with_nothing(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Bản Vàng xuất khẩu chè được 9 tỷ đồng.", "Năm nay Bản Vàng xuất khẩu chè được 8 tỷ đồng, nhiều hơn cùng kỳ 2 tỷ."),
        ("Ngày hội có 84 đội của 12 thôn ở Bản Vàng.", "Ngày hội có 48 đội của 12 thôn ở Bản Vàng."),
        ("Đường Khe Cua thông trở lại lúc 9 giờ.", "Đường Khe Cua thông trở lại lúc 7 giờ."),
    ],
)  # fmt: skip
def test_what_no_reckoning_gives_still_conflicts(statement, evidence):
    assert compare(statement, evidence).verdict == "conflicts"
