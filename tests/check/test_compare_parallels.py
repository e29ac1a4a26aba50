"""Sentences that run alike but for a word, or tell of another time: their figures are those of two things.

Not for: what stands right beside a figure (test_compare_apart.py), denials and ways (test_compare_turned.py).
"""

import pytest

from monitor.check.compare import compare

TWO_THINGS = [
    ("Cả năm, huyện đón 90.000 lượt khách.", "Sáu tháng đầu năm, huyện đón 48.000 lượt khách."),
    ("Vụ trước, mỗi hộ lãi 30 triệu đồng.", "Vụ này, mỗi hộ lãi 12 triệu đồng."),
    ("Ông Viên Văn Sùng bị kỷ luật cảnh cáo.", "Bà Ly Thị Mo bị kỷ luật khiển trách vì vi phạm khác."),
    ("Lạng Sơn có 9 cửa khẩu đường bộ.", "Hà Giang có 4 cửa khẩu đường bộ, trong đó một cửa khẩu quốc tế."),
    ("Công an xã Linh Hồ bắt 5 đối tượng đánh bạc.", "Công an xã Phú Linh bắt 8 đối tượng đánh bạc tại một lán nương."),
    ("Ban đầu dự án có vốn 20 tỷ đồng.", "Sau điều chỉnh, dự án có vốn 34 tỷ đồng."),
    ("Người lớn mua vé 40.000 đồng.", "Trẻ em mua vé 20.000 đồng khi vào hang."),
    ("Mỗi hộ được giao 2 ha rừng.", "Cả thôn được giao 120 ha rừng."),
    ("Xã có 40 hộ trồng dong riềng đỏ.", "Xã có 25 hộ trồng dong riềng trắng."),
    ("Giá bưởi loại một là 30.000 đồng/kg.", "Giá bưởi loại hai là 18.000 đồng/kg."),
    ("Quỹ khuyến học của xã có 150 triệu đồng.", "Quỹ vì người nghèo của xã có 90 triệu đồng."),
    ("Học bổng cho sinh viên nghèo là 5 triệu đồng một suất.", "Học bổng cho học sinh giỏi là 2 triệu đồng một suất."),
    ("Mỗi cán bộ được hỗ trợ 500.000 đồng một tháng.", "Mỗi hộ nghèo được hỗ trợ 700.000 đồng một tháng."),
    ("Khoảng 300 hộ được cấp nước sạch.", "Khoảng 500 hộ được cấp điện."),
    ("Hộ ông Páo thu 90 triệu đồng từ ong.", "Hộ ông Sính thu 120 triệu đồng từ ong."),
    ("Ông Hoàng Seo Dìn dự lễ khởi công.", "Bà Mã Thị Vân, Phó Chủ tịch xã, dự lễ bế giảng lớp nghề."),
    ("Đợt lũ tháng 6 cuốn trôi 4 cầu tạm.", "Đợt lũ tháng 9 cuốn trôi 7 cầu tạm."),
    ("Quý I, xã thu phí chợ được 45 triệu đồng.", "Tháng 3, xã thu phí chợ được 15 triệu đồng."),
    ("Mùa lễ hội năm ngoái, đền Bắc Mục đón 9.000 khách.", "Mùa lễ hội này, đền Bắc Mục đón 12.000 khách."),
]
ONE_THING = [
    ("Trẻ em vào hang mua vé 40.000 đồng.", "Người lớn vào hang mua vé 60.000 đồng, trẻ em mua vé 20.000 đồng."),
    ("Cả thôn được giao 20 ha rừng.", "Năm 1998, cả thôn được giao 120 ha rừng để giữ."),
    ("Hà Giang có 7 cửa khẩu đường bộ.", "Hiện Hà Giang có 4 cửa khẩu đường bộ, trong đó một cửa khẩu quốc tế."),
    ("Tổ hợp tác nuôi ong có 17 thành viên.", "Tổ hợp tác nuôi ong ở Khuôn Hà có 27 thành viên, doanh thu 2 tỷ đồng."),
    ("Quỹ khuyến học của xã có 150 triệu đồng.", "Sau một năm vận động, Quỹ khuyến học của xã đạt 510 triệu đồng."),
    ("Tuyến xe buýt đi Bắc Quang chạy 12 chuyến mỗi ngày.", "Mỗi ngày tuyến xe buýt đi Bắc Quang có 21 chuyến."),
    ("Đợt lũ tháng 6 cuốn trôi 4 cầu tạm.", "Trong đợt lũ tháng 6, 9 cầu tạm của huyện bị cuốn trôi."),
    ("Chi cho giáo dục chiếm 40% ngân sách.", "Ngân sách huyện chi cho giáo dục chiếm 46%."),
    ("Đoàn trao 150 suất quà, mỗi suất 700.000 đồng.", "Hội trao 150 suất quà, mỗi suất 500.000 đồng."),
]


@pytest.mark.parametrize(("statement", "evidence"), TWO_THINGS)
def test_a_word_for_another_makes_another_thing(statement, evidence):
    assert compare(statement, evidence).verdict != "conflicts"


@pytest.mark.parametrize(("statement", "evidence"), ONE_THING)
def test_words_in_another_order_or_more_of_them_make_none(statement, evidence):
    assert compare(statement, evidence).verdict == "conflicts"
