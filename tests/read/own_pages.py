"""An article of our own and the page that prints it: every word was written for these tests. Not for: recorded pages."""

from datetime import UTC, datetime

NOW = datetime(2026, 7, 20, 5, 0, tzinfo=UTC)
URL = "http://bao.example/xa-hoi/ban-ban-co-cau-moi-1234.html"
TITLE = "Bản vùng cao có cây cầu mới sau ba năm chờ đợi"
LEAD = "Sáng 20/7, bà con hai bản bên suối đã đi qua cây cầu mới, không còn phải lội nước tới trường và chợ phiên."
PARAGRAPHS = (
    "Cây cầu dài 42 mét do huyện đầu tư, thi công trong mười một tháng, thay chiếc cầu tạm bị lũ cuốn ba năm trước.",
    "Trưởng bản cho biết, từ nay học sinh không phải nghỉ học mỗi khi mưa lớn.",
    "Xã sẽ làm tiếp hai cây số đường bê tông nối cầu với trung tâm trước mùa đông.",
)


def make_page(*, head="", paragraphs=PARAGRAPHS, lead=LEAD, before="", after="", title=TITLE):
    """The HTML of a news page; every part can be replaced."""
    text = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    sapo = f'<p class="sapo"><b>{lead}</b></p>' if lead else ""
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Báo Thử</title>
{head}</head><body><nav><a href="/">Trang chủ</a><a href="/kinh-te/">Kinh tế</a></nav>
<article><h1>{title}</h1>{before}{sapo}<div class="content">{text}</div></article>{after}
<footer>Giấy phép số 45. Lượt xem: 99</footer></body></html>"""
