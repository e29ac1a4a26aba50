"""What stands behind the last paragraph, told by its words: notices go, paragraphs that only begin alike stay."""

from datetime import UTC, datetime

import pytest

from monitor.model import Article, Page, Pending
from monitor.read import read_article
from monitor.read.text.phrases import byline_name, is_chrome, is_notice, opens_comments


@pytest.mark.parametrize(
    "text",
    [
        "Giấy phép hoạt động của mỏ đá đã hết hạn từ tháng 3.",
        "Giấy phép xây dựng được cấp trong bảy ngày.",
        "Theo dõi chặt chẽ diễn biến mực nước trên các sông để chủ động ứng phó.",
        "Nhật báo Sao Mai, cơ quan ngôn luận của hội, đã đăng 58 bức ảnh của đoàn khảo sát.",
        "Báo cáo của cơ quan chủ quản cho biết dự án chậm bốn tháng.",
        "Mọi sự giúp đỡ em Kim xin gửi về trường nội trú huyện.",
        "Mọi thông tin về người mất tích xin liên hệ công an huyện.",
        "Bản quyền của bài hát đã được gia đình nhạc sĩ tặng lại cho bản.",
        "Chịu trách nhiệm chính thuộc về nhà thầu.",
        "Tải ứng dụng định danh về máy, người dân khai báo lưu trú. Cán bộ thôn giúp người già.",
        "Nguồn ảnh vệ tinh cho thấy vùng lõm còn 41 bản.",
        "Ghi rõ nguồn gốc xuất xứ là yêu cầu bắt buộc với chè đóng gói.",
        "Chủ đề: rừng và người. Cuộc thi nhận bài đến hết tháng 9.",
        "Subscribers of the line rose to 4,000.",
        "Giấy phép khai thác đá số 45/GP-UBND do tỉnh cấp ngày 2/3 đã bị thu hồi.",
        "Giấy phép xây dựng số 12 được xã cấp cho công trình ngày 3/2.",
        "Giấy phép hoạt động báo chí số 9/GP-BTTTT của tạp chí đã bị thu hồi hôm qua.",
        "Bạn có thông tin về người mất tích, hãy liên hệ công an xã hoặc gọi đường dây nóng 0123.",
        "Ý kiến đóng góp gửi về phòng xây dựng qua email gop.y@xa.example trước ngày 30/7.",
        "Bài viết dự thi gửi về ban tổ chức qua thư điện tử: thi@xa.example trước ngày 30/9.",
        "Tin, bài dự thi gửi về hội nhà văn trước ngày 30/9.",
        "Bạn đọc có thể xem thêm tại thư viện xã về lịch sử của vùng đất này.",
        "Sự kiện: Lễ hội hoa năm nay khai mạc ở sân vận động",
        "Chủ đề: Chuyển đổi số trong nông nghiệp nông thôn",
    ],
)
def test_a_paragraph_that_only_begins_like_a_notice_is_none(text):
    assert not is_notice(text)
    assert not is_chrome(text, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "Giấy phép số 15/GP-BVHTTDL, Hà Nội, ngày 15-4-2025",
        "Giấy phép hoạt động báo điện tử số 15/GP-TTĐT cấp ngày 3/2.",
        "Theo dõi chúng tôi trên Facebook và Zalo",
        "Mọi ý kiến đóng góp xin gửi về tòa soạn báo",
        "Mời bạn đọc gửi ý kiến tham gia diễn đàn qua địa chỉ dien.dan@bao.example",
        "Bạn có thông tin, hình ảnh nóng? Hãy gửi cho tòa soạn qua số 0914 111 222.",
        "Dòng sự kiện: Mùa lũ năm nay",
        "Cơ quan chủ quản: Hội mẫu. Trụ sở: số 1 phố Mẫu",
        "Nguồn ảnh: Trạm khí tượng",
        "Bản quyền thuộc về Báo Mẫu.",
        "Giấy phép số: 18/GP-BTTTT cấp ngày 5/5",
        "Giấy phép thiết lập trang thông tin điện tử tổng hợp số 12 do Sở cấp",
        "Giấy phép số 45.",
        "Bạn đọc có thể tìm đọc bài này trên số báo Tết.",
        "Tin, bài cộng tác xin gửi về tòa soạn qua email bai@bao.example",
    ],
)
def test_a_notice_of_the_publisher_is_told(text):
    assert is_notice(text)


@pytest.mark.parametrize("text", ["Sự kiện: Mùa lũ năm nay", "Chủ đề: Mùa lũ"])
def test_where_a_text_is_filed_is_a_notice_only_as_a_link(text):
    assert is_notice(text, 0.6)
    assert not is_notice(text, 0.2)


@pytest.mark.parametrize(
    "text", ["Ý kiến bạn đọc (3)", "Gửi ý kiến bạn đọc", "Bình luận (12)", "3 bình luận", "Comments"]
)
def test_the_heading_over_comments_is_told(text):
    assert opens_comments(text)


@pytest.mark.parametrize(
    "text", ["Ý kiến trái chiều", "Bình luận của chuyên gia về dự án", "Phản hồi từ chính quyền xã"]
)
def test_a_sub_heading_about_opinions_opens_no_comments(text):
    assert not opens_comments(text)


def test_one_line_may_say_who_wrote_and_who_took_the_pictures():
    assert byline_name("Bài: Lò Văn An - Ảnh: Vàng A Páo") == "Lò Văn An - Ảnh: Vàng A Páo"


LINES = [
    "Tòa soạn hỏi bạn đọc về con đường mới và nhận được hơn một trăm lá thư trong tuần, phần lớn viết tay.",
    "Chúng tôi chọn in ba lá thư nói về những chuyện khác nhau, giữ nguyên lời của người viết, chỉ bỏ địa chỉ.",
    "Ý kiến bạn đọc",
    "Cụ Lò Thị Én kể rằng từ ngày có đường, cháu cụ đi học bằng xe đạp, chiều về còn kịp giúp bà cho lợn ăn.",
]


def read(body):
    url = "https://bao.example/thu.html"
    page = (
        f"<html><head><title>Thư về con đường mới</title></head><body><h1>Thư về con đường mới</h1>{body}</body></html>"
    )
    fetched = Page(url, url, (), "text/html; charset=utf-8", page.encode(), datetime(2026, 3, 8, tzinfo=UTC))
    article = read_article(fetched, Pending(1, url, "", 0), None)
    assert isinstance(article, Article)
    return article.text.split("\n")


def test_a_sub_heading_among_paragraphs_ends_no_text():
    assert read("<div>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>")[-1] == LINES[-1]


def test_the_same_heading_in_a_place_of_its_own_does():
    text = "".join(f"<p>{line}</p>" for line in LINES[:2])
    assert read(f"<div><div>{text}<div><div>{LINES[2]}</div><p>{LINES[3]}</p></div></div></div>") == LINES[:2]
