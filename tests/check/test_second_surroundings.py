"""Pairs and sentences around an article, as the press writes them: what is flagged, what is not.

Not here: each rule by itself (test_around_*.py). All events are invented. A bar stands between the article and the other one,
or between what stood before and what stands now.
"""

from datetime import datetime

import pytest
from around_samples import TUNING, around, hours, other, revised

from monitor.check.around.corrections import corrections
from monitor.check.around.edited import edited
from monitor.check.around.old_event import old_event
from monitor.check.around.outlets import disagreeing

ALIKE = """
Xã Hàm Yên trồng 120 ha cam trong năm nay.|Xã Hàm Yên trồng hơn 100 ha cam trong năm nay.
Chợ phiên xã Lâm Bình đón 2.000 lượt khách.|Chợ phiên xã Lâm Bình đón khoảng 2.050 lượt khách.
Xã Hùng Lợi hỗ trợ 30 hộ nghèo sửa nhà.|Xã Hùng Lợi còn 45 hộ nghèo cần sửa nhà.
Cầu Nậm Mẫu dài 48 m, rộng 5 m.|Cầu Nậm Mẫu dài 48 m, mặt cầu rộng 5,5 m kể cả lan can.
Trường Nà Mẫu có 320 học sinh, 14 lớp.|Trường Nà Mẫu có 180 học sinh nữ trong 320 em.
Năm 2025, xã Kim Bình thu 12 tỷ đồng.|Năm 2026, xã Kim Bình dự kiến thu 15 tỷ đồng.
Hội thi có 24 đội dự.|Hội thi có 24 đội với 300 vận động viên.
Lũ ở xã Lâm Bình làm 2 nhà sập.|Lũ ở xã Lâm Bình làm 2 nhà sập, 5 nhà tốc mái.
Tỷ lệ hộ nghèo xã Yên Lâm là 12%.|Tỷ lệ hộ nghèo xã Yên Lâm giảm 3 điểm phần trăm, còn 12%.
Tỷ lệ hộ nghèo xã Yên Lâm giảm 3%.|Tỷ lệ hộ nghèo xã Yên Lâm còn 12%.
Tuyến đường dài 12 km qua xã Thượng Lâm đã thông.|Tuyến đường qua xã Thượng Lâm dài 12.000 m đã thông.
Dự án có vốn 1,2 tỷ đồng.|Dự án có vốn 1.200 triệu đồng.
Giải chạy có 500 người dự.|Giải chạy có 500 người dự, gấp đôi 250 người năm ngoái.
Vụ cháy thiêu 3 ha rừng ở xã Sơn Thủy.|Vụ cháy đe dọa 40 ha rừng ở xã Sơn Thủy.
Mỗi hộ được hỗ trợ 20 triệu đồng.|Xã hỗ trợ 20 triệu đồng mỗi hộ, tổng 600 triệu đồng.
Chủ tịch xã nói cần 5 tỷ đồng làm đường.|Người dân cho rằng làm đường chỉ cần 3 tỷ đồng.
Đoàn trao 100 suất quà.|Đoàn trao 150 suất quà tại hai xã.
Ba xã có dịch, tiêu hủy 210 con lợn.|Xã Bình An tiêu hủy 70 con lợn.
Đến trưa nay, lũ làm 3 người mất tích.|Lúc 7 giờ, lũ làm 1 người mất tích.
Xã Phù Lưu có 4.200 ha cam.|Huyện Hàm Yên cũ có 7.000 ha cam.
Tỉnh Lào Cai có 99 xã, phường.|Tỉnh Tuyên Quang có 124 xã, phường.
Lễ hội kéo dài 3 ngày, có 12 trò chơi.|Lễ hội kéo dài từ 12 đến 14/9.
Bệnh nhân 34 tuổi ở xã Tri Phú.|Bệnh nhân sinh năm 1992 ở xã Tri Phú.
Năm em nhỏ đuối nước được cứu.|5 em nhỏ đuối nước được cứu.
Giá cam 15.000-20.000 đồng/kg.|Giá cam 18.000 đồng/kg tại vườn.
Xã có 85% hộ dùng nước sạch.|Xã có 15% hộ chưa có nước sạch.
Hơn 60 gian hàng dự hội chợ ở Na Hang.|65 gian hàng dự hội chợ ở Na Hang.
Nhà máy công suất 90 MW, sản lượng 400 triệu kWh.|Nhà máy công suất 90 MW, vốn 2.000 tỷ đồng.
Đoạn qua xã Thái Bình dài 7 km.|Toàn tuyến dài 77 km, đoạn qua xã Thái Bình dài 7 km.
Sạt lở vùi 2 xe máy ở đèo Mẫu.|Sạt lở dài 20 m vùi 2 xe máy ở đèo Mẫu.
"""
DISAGREEING = """
Lễ hội ở xã Lâm Bình có 24 đội đua thuyền.|Lễ hội ở xã Lâm Bình có 42 đội đua thuyền tranh tài.
Trường Nà Mẫu được xây 14 phòng học mới.|Trường Nà Mẫu được xây 41 phòng học mới, bàn giao sáng nay.
Dự án cấp nước xã Kim Bình có vốn 27 tỷ đồng.|Dự án cấp nước xã Kim Bình có vốn 72 tỷ đồng.
Vụ cháy thiêu 3 ha rừng ở xã Sơn Thủy.|Vụ cháy thiêu 30 ha rừng ở xã Sơn Thủy.
Hội chợ ở Na Hang có 60 gian hàng.|Hội chợ ở Na Hang có 90 gian hàng.
Đường lên thôn Khuổi Mẫu dài 6 km được đổ bê tông.|Đường lên thôn Khuổi Mẫu dài 9 km được đổ bê tông.
Xã Hùng Lợi xóa 35 nhà tạm trong năm nay.|Xã Hùng Lợi xóa 53 nhà tạm trong năm nay.
Vụ tai nạn trên đèo Mẫu làm 4 người bị thương.|Vụ tai nạn trên đèo Mẫu làm 7 người bị thương.
Giải chạy ở xã Thượng Lâm có 500 vận động viên.|Giải chạy ở xã Thượng Lâm có 1.500 vận động viên.
Hồ Nậm Mẫu tích được 2,4 triệu m³ nước.|Hồ Nậm Mẫu tích được 4,2 triệu m³ nước.
"""
NO_EDIT = """
Cầu dài 48 m.|Cầu dài 48 m, rộng 5 m.
Cầu dài 48m.|Cầu dài 48 m.
Có 1200 hộ dân.|Có 1.200 hộ dân.
Bà con đi chợ.|Bà con vui vẻ đi chợ.
Lễ khai mạc ngày 19-9.|Lễ khai mạc ngày 19/9.
Lễ khai mạc ngày 19/9.|Lễ khai mạc ngày 19/9/2026.
Đến 8 giờ, 3 người chết.|Đến 10 giờ, 5 người chết. Thông tin tiếp tục được cập nhật.
Đến 8 giờ, ba người mất tích.|Tính đến 15 giờ, năm người mất tích.
Hội nghị họp sáng mai.|Hội nghị bị hoãn đến ngày 20/9.
Ông Nguyễn Văn A phát biểu.|Ông Nguyễn Văn A, Chủ tịch xã, phát biểu.
Xã Lâm bình đón khách.|Xã Lâm Bình đón khách.
Tác giả viết vội.|Tác giả viết chậm rãi.
Theo tôi, đường xấu.|Theo tôi, đường rất xấu.
Chính quyền chậm.|Chính quyền quá chậm, dân bức xúc.
5 em được cứu.|Năm em được cứu.
Vốn 1,2 tỷ đồng.|Vốn 1.200 triệu đồng.
Khoảng 100 người.|Khoảng 100 người dân.
Ảnh: Lê Mẫu|Ảnh: Lê Thử
Bài 1: Làng chài.|Bài 2: Làng chài.
Mời xem thêm tin 12.|Mời xem thêm tin 15.
Lượt xem: 120|Lượt xem: 350
Liên hệ 0912 000 111.|Liên hệ 0912 000 222.
Giá vàng sáng nay 80 triệu đồng/lượng.|Cập nhật lúc 10 giờ: giá vàng 81 triệu đồng/lượng.
Nhiệt độ 35 độ C.|Nhiệt độ 35-36 độ C.
Sở GTVT cho biết.|Sở Giao thông vận tải cho biết.
UBND tỉnh họp.|Ủy ban nhân dân tỉnh họp.
Thôn Nà Ngoa.|Thôn Nà Ngoạ.
Ông Hoà nói.|Ông Hòa nói.
Đội A đang dẫn 1-0.|Tường thuật trực tiếp: đội A dẫn 2-0.
Cầu dài 84 m.|Cầu dài 48 m. Đính chính: bản trước ghi 84 m.
"""
EDITED = """
Trường có 320 học sinh học bán trú.|Trường có 230 học sinh học bán trú.
Vốn đầu tư dự án là 27 tỷ đồng.|Vốn đầu tư dự án là 72 tỷ đồng.
Lễ hội diễn ra ngày 12/9 tại sân vận động.|Lễ hội diễn ra ngày 21/9 tại sân vận động.
Người lái xe là anh Trần Văn Ba.|Người lái xe là anh Trần Văn Bốn.
Vụ việc xảy ra ở xã Lâm Bình tối qua.|Vụ việc xảy ra ở xã Kim Bình tối qua.
Vụ cháy thiêu rụi 30 ha rừng.|Vụ cháy thiêu rụi 3 ha rừng.
Tỷ lệ hộ nghèo của xã là 12%.|Tỷ lệ hộ nghèo của xã là 21%.
Cây cầu dài 48 m bắc qua suối.|Cây cầu dài 84 m bắc qua suối.
Xã đã hỗ trợ 45 hộ dân sửa nhà.|Xã đã hỗ trợ 54 hộ dân sửa nhà.
Xe rời bến lúc 6 giờ sáng.|Xe rời bến lúc 9 giờ sáng.
"""
NO_CORRECTION = """
Xã yêu cầu báo đính chính thông tin sai.
Báo X bị phạt vì không đính chính.
Luật Báo chí quy định việc cải chính.
Thủ tục cải chính hộ tịch ở xã.
Ông A xin lỗi người dân vì chậm trễ.
Nhà máy xin lỗi khách hàng.
Bộ đính chính nghị định.
Xã đính chính giấy chứng nhận quyền sử dụng đất cho 5 hộ.
Ca sĩ cải chính tin đồn kết hôn.
Ông chủ quán đính chính: quán vẫn mở cửa.
Người dân đòi tòa soạn xin lỗi.
Bạn đọc hỏi về quyền được đính chính.
Phụ huynh xin lỗi cô giáo.
Danh sách trúng tuyển được đính chính.
Trường đính chính điểm thi của 3 thí sinh.
Công ty đính chính báo cáo tài chính.
Cô giáo sửa lại cho đúng bài của học trò.
Ông Thử nói lại cho rõ chuyện đất đai.
Tòa án buộc cải chính công khai.
Chủ tịch xã xin lỗi dân.
Sở đề nghị 3 báo đính chính.
Bản đồ được đính chính ranh giới.
Cơ quan báo chí phải cải chính trong 24 giờ, theo luật.
Khóa học viết tin: khi nào cần đính chính.
Hôm nay đài khí tượng đính chính bản tin bão.
Ngân hàng đính chính tỷ giá.
Ban tổ chức đính chính kết quả cuộc thi.
Đội bóng xin lỗi người hâm mộ.
Họ chưa đính chính.
Văn phòng đính chính công văn.
"""
CORRECTION = """
Đính chính: Trong bài “Cầu mới”, số ra ngày 14/9, chiều dài cầu là 48 m. Xin lỗi bạn đọc.
Báo Này cáo lỗi cùng bạn đọc vì sai sót trong bài “Cầu mới”.
Thành thật xin lỗi bạn đọc về con số sai trong bài hôm qua.
Cải chính: bài “Cầu mới” ghi nhầm tên nhà thầu.
Bài viết đã được sửa lúc 10 giờ vì ghi nhầm con số.
Tòa soạn xin lỗi quý độc giả về sai sót.
Chân thành xin lỗi bạn đọc và xã Hàm Yên.
Thông tin lại cho rõ: cầu dài 48 m, không phải 84 m như bài trước.
Đính chính bài “Cầu mới dài 84 m” đăng ngày 13/9.
Báo Này xin lỗi độc giả vì đã đăng nhầm ảnh.
"""
OLD = "Nước lên nhanh trong đêm. Bà con xã Lâm Bình phải chuyển đồ đạc lên cao. Đường qua ngầm bị chia cắt."
TELLS_WHEN = """
Cách đây một năm, {}
{} Trận lũ năm 2025 còn in đậm.
Nhìn lại trận lũ: {}
{} (Ảnh tư liệu)
Tháng 5/2025, {}
Ngày 12/5/2025, {}
Ngày 15/9, {}
Sáng 16/9/2026, {}
Năm ngoái, {}
Ký ức mùa lũ: {}
Kỷ niệm một năm trận lũ. {}
{} Bài đăng lại từ tư liệu.
Tròn một năm trước, {}
Hồi tháng 5 năm ngoái, {}
Từ năm 2025 đến nay: {}
"""
AS_NEW = """
{}
Mới đây, {}
Đêm qua, {}
{} Bà con mong trời tạnh.
Hôm nay, {}
"""
GOES_BACK = """
Mới đây, tòa xét xử vụ cháy ngày 12/5/2025.
Vừa qua, xã tổng kết phong trào phát động ngày 1/3/2026.
Mới đây, sở ban hành văn bản thực hiện Quyết định ngày 2/3/2025.
Hôm nay, kỷ niệm ngày 30/4/1975.
Mới đây, ông Thử, sinh ngày 1/2/1970, nhận huy hiệu.
Vừa qua, cầu khởi công ngày 1/3/2025 hợp long.
Mới đây, luật có hiệu lực từ ngày 1/1/2026 được phổ biến.
Vừa qua, đoàn thăm gia đình bị nạn ngày 3/2/2026.
Mới đây, công an khởi tố vụ trộm ngày 5/1/2026.
Hôm nay, trường thành lập ngày 5/9/1960 khai giảng.
Mới đây, hợp đồng ký ngày 2/2/2026 được thanh lý.
Vừa qua, huyện giải thể ngày 1/7/2025.
Mới đây, làng kể chuyện trận lũ ngày 12/8/2025.
Sáng nay, khách thăm di tích xếp hạng ngày 4/4/2001.
Mới đây, chị sinh con ngày 14/9/2026.
"""
BACKDATED = """
Mới đây, cơn lốc ngày 12/5/2025 làm tốc mái trường.
Vừa qua, ngày 3/2/2026, xe khách lật ở đèo Mẫu.
Đêm qua, lũ ngày 1/8/2025 tràn qua ngầm.
Tin nóng: cháy chợ ngày 3/1/2026.
Vừa xảy ra vụ sạt lở ngày 20/6/2026 ở xã.
"""


def lines(text):
    return text.strip().split("\n")


def outlets(mine, theirs):
    story = (other(theirs, id_=2, outlet="Báo Hai", title="Tin địa phương", at=hours(0)),)
    return disagreeing(around(mine, title="Tin trong ngày", at=hours(1), story=story), TUNING, "r1")


@pytest.mark.parametrize("pair", lines(ALIKE))
def test_outlets_that_tell_of_two_things_or_of_one_alike_do_not_disagree(pair):
    one, other_one = pair.split("|")
    assert (outlets(one, other_one), outlets(other_one, one)) == ((), ())


@pytest.mark.parametrize("pair", lines(DISAGREEING))
def test_outlets_that_give_one_figure_otherwise_disagree(pair):
    assert outlets(*pair.split("|"))


def changed(pair):
    before, after = pair.split("|")
    return edited(revised(f"Trời nắng đẹp.\n{before}", f"Trời nắng đẹp.\n{after}"), TUNING, "r1")


@pytest.mark.parametrize("pair", lines(NO_EDIT))
def test_what_is_spelled_otherwise_or_told_openly_or_stands_around_a_text_is_no_silent_edit(pair):
    assert changed(pair) == ()


@pytest.mark.parametrize("pair", lines(EDITED))
def test_a_figure_a_day_a_name_that_was_changed_is_a_silent_edit(pair):
    assert changed(pair)


@pytest.mark.parametrize("sentence", lines(NO_CORRECTION))
def test_who_speaks_of_corrections_corrects_nothing(sentence):
    assert corrections(around(f"Trời nắng đẹp.\n{sentence}", title="Tin địa phương"), TUNING, "r1") == ()


@pytest.mark.parametrize("sentence", lines(CORRECTION))
def test_a_correction_that_is_added_is_told(sentence):
    assert corrections(revised("Trời nắng đẹp.", f"Trời nắng đẹp.\n{sentence}"), TUNING, "r1")


def repeated(text):
    old = other(OLD, title="Ngầm tràn", at=datetime.fromisoformat("2025-05-12T09:00:00+07:00"))
    return old_event(around(text.format(OLD), title="Lũ ở Lâm Bình", older=(old,)), TUNING, "r1")


@pytest.mark.parametrize("text", lines(TELLS_WHEN))
def test_an_old_article_told_again_with_its_time_hides_nothing(text):
    assert repeated(text) == ()


@pytest.mark.parametrize("text", lines(AS_NEW))
def test_an_old_article_told_again_without_its_time_is_flagged(text):
    assert repeated(text)


@pytest.mark.parametrize("text", lines(GOES_BACK))
def test_what_goes_back_to_an_old_day_is_not_flagged(text):
    assert old_event(around(text, title="Chuyện ở xã"), TUNING, "r1") == ()


@pytest.mark.parametrize("text", lines(BACKDATED))
def test_an_old_day_told_as_just_now_is_flagged(text):
    assert old_event(around(text, title="Chuyện ở xã"), TUNING, "r1")
