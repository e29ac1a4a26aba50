"""What looks like a difference and is none: other people, other days, other posts, captions, sources; and hostile input.

Not for: what `compare` finds (test_compare.py), figures (test_compare_figures.py).
"""

import time

import pytest

from monitor.check.compare import compare


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        # a denial, a negation, another day
        ("Xã Đồng Tâm có 12 người chết vì sốt xuất huyết.", "Sở Y tế bác bỏ tin xã Đồng Tâm có 30 người chết vì sốt xuất huyết."),
        ("Bệnh viện Phương Lâm không thu phí của 200 bệnh nhân.", "Bệnh viện Phương Lâm thu phí của 300 bệnh nhân nội trú."),
        ("Hôm qua, hồ Nà Nưa xả lũ lúc 8 giờ.", "Ngày mai, hồ Nà Nưa sẽ xả lũ lúc 10 giờ."),
        ("Tỉnh dự báo năm 2024 tăng trưởng 8,5%.", "Năm 2024 tỉnh tăng trưởng 7,2%."),
        # how much there is, and by how much it changed
        ("Số ca mắc tăng lên 120.", "Số ca mắc tăng thêm 20."),
        ("Tỉnh có 45 xã, 9 phường.", "Tỉnh có 54 đơn vị hành chính cấp xã, trong đó có 9 phường."),
        ("Trường có 1.200 học sinh.", "Trường có 400 học sinh bán trú."),
        ("Trường có 1.200 học sinh.", "Năm học này, trường tuyển 400 học sinh lớp 6."),
        ("Có 30 cán bộ bị cảnh cáo.", "Có 40 cán bộ bị kỷ luật, trong đó 10 người bị cách chức, 30 người bị cảnh cáo."),
        ("Thời tiết Nà Hốc ngày 5/10 có mưa.", "Thời tiết Nà Hốc ngày 6/10 có mưa."),
        ("Huyện có 5 trường đạt chuẩn.", "Năm nay huyện có thêm 2 trường đạt chuẩn."),
        ("Bệnh viện có 300 giường bệnh.", "Bệnh viện bổ sung khoảng 50 giường bệnh."),
        ("Công an tăng cường 20 cán bộ cho xã.", "Công an có 120 cán bộ ở xã."),
        ("Từ đầu năm, tỉnh có 240 ca sốt xuất huyết.", "Trong ngày 5/8, tỉnh ghi nhận 14 ca sốt xuất huyết."),
        # other people and places
        ("Vụ cháy ở chợ Tam Cờ làm 3 người chết.", "Vụ cháy ở chợ Phan Thiết làm 5 người chết."),
        ("Bộ trưởng Nguyễn Văn Hòa khẳng định luật hỗ trợ doanh nghiệp nhỏ.", "Phó chủ tịch Quốc hội Trần Thị Mây khẳng định luật hỗ trợ doanh nghiệp nhỏ."),
        ("Tai nạn ở huyện Kim Bảng làm một người bị thương.", "Tai nạn làm một người bị thương là anh Minh (sinh năm 1986, trú ở huyện Ứng Hòa)."),
        ("Tờ Sao Đêm đưa tin đập nước bị nứt.", "Tờ Bình Minh Mới đưa tin đập nước bị nứt."),
        ("Cảnh sát tại Hà Nội bắt anh X chiều qua.", "Cảnh sát bắt anh L chiều qua."),
        # other days of one thing
        ("Giá vàng phiên 6/6 tăng mạnh nhất bảy tháng.", "Giá vàng phiên 9/6 tăng mạnh nhất bảy tháng."),
        ("Hai bên hòa đàm ngày 14/7 tại Thụy Sĩ.", "Đặc phái viên tại vòng hòa đàm ở Thụy Sĩ ngày 10/7. Ảnh: Minh Anh"),
        ("Sở ký công văn ngày 6/2 về trường mầm non.", "Công văn của sở về trường mầm non yêu cầu báo cáo trước ngày 10/2."),
        ("Lúc 9 giờ, du khách rơi xuống biển và mất tích.", "Đến 13 giờ cùng ngày, du khách rơi xuống biển mất tích được tìm thấy."),
        # a number of a name, a set phrase
        ("Hãng bán máy in tốc độ 60 trang mỗi phút.", "Hãng bán máy in dòng Enterprise 600."),
        ("Trường đào tạo 200 kỹ sư cho Việt Nam.", "Thủ tướng mong hai nước đào tạo kỹ sư cho Việt Nam."),
    ],
)  # fmt: skip
def test_what_is_two_things_is_no_conflict(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Đại diện ca sĩ Hoàng Thỳ Linh xác nhận buổi diễn.", "Đại diện ca sĩ Hoàng Thùy Linh xác nhận buổi diễn."),
        ("Vụ thứ nhất và thứ hai làm 5 người chết.", "Vụ thứ nhất làm 3 người chết, vụ thứ hai làm 2 người chết."),
        ("Mưa từ 50 đến 100 mm ở các huyện phía bắc.", "Lượng mưa đo được tại các huyện phía bắc là 80 mm."),
        ("Tỷ lệ hộ nghèo giảm 2%, còn 6%.", "Tỷ lệ hộ nghèo còn 6%, giảm 2 điểm phần trăm."),
    ],
)
def test_another_form_of_the_same_is_no_conflict(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Cầu Tân Hà khánh thành ngày 12/5/2024.", "Cầu Tân Hà được khánh thành ngày 19/5/2024."),
        ("Chủ tịch UBND huyện Lâm Bình là ông Trần Văn Khôi.", "Ông Nguyễn Thành Trung, Chủ tịch UBND huyện Lâm Bình, dự lễ."),
        ("Tuyến đường qua huyện Na Hang dài 48 km.", "Tuyến đường dài 84 km, đi qua huyện Na Hang."),
        ("Phiên tòa bị hoãn đến ngày 30 tháng 7.", "Do luật sư vắng mặt, phiên tòa đã bị hoãn lại đến ngày 30/6."),
    ],
)  # fmt: skip
def test_one_thing_told_otherwise_still_conflicts(statement, evidence):
    assert compare(statement, evidence).verdict == "conflicts"


def test_the_dead_and_the_hurt_together_are_no_more_dead():
    statement = "Vụ sạt lở đêm 3/8 ở xã Yên Sơn làm 7 người chết."
    assert compare(statement, "Vụ sạt lở đêm 3/8 ở xã Yên Sơn làm 2 người chết, 5 người bị thương.").verdict != "agrees"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("", ""),
        ("Có 5 người chết.", "1234567890" * 100_000),
        ("...!?,;:" * 5_000, "–—…“”" * 5_000),
        ("Xã có 5 người chết, 17 hộ, 23 nhà ngày 5/8.", " ".join(f"có {n} người chết" for n in range(2_000))),
        ("Ông Trần Văn Bé ở xã Hàm Yên", " ".join(f"ông Lê Văn A{n} ở xã Tân {n}" for n in range(1_000))),
    ],
    ids=("nothing", "a megabyte of digits", "signs only", "two thousand figures", "a thousand names"),
)
def test_hostile_input_is_read_in_time(statement, evidence):
    begun = time.process_time()
    compare(statement, evidence)
    assert time.process_time() - begun < 8  # beside the tests of other workers


def test_a_total_is_held_against_the_total_and_not_against_what_came_to_it():
    [difference] = compare(
        "Tỉnh có 20 ca mắc sởi.", "Tỉnh ghi nhận thêm 2 ca mắc sởi, nâng tổng số lên 15 ca."
    ).differences
    assert difference.expected == "15 ca"


def test_fewer_of_the_same_are_no_part_of_them():
    assert compare("Trường có 1.200 học sinh.", "Trường có 1.020 học sinh.").verdict == "conflicts"
    assert compare("Có 30 cán bộ bị cảnh cáo.", "Có 20 cán bộ bị cảnh cáo.").verdict == "conflicts"
