"""Cards of other news beside a text, and lists that are the text. Not for: lists of links without summaries."""

from datetime import UTC, datetime

from monitor.model import Article, Page, Pending
from monitor.read import read_article

FETCHED = datetime(2026, 3, 8, tzinfo=UTC)
INTRO = [
    "Mùa nước đổ năm nay đến sớm, đường lên bản đã trải nhựa nên xe nhỏ đi được tới tận đầu dốc, khách không phải đi bộ như trước.",
    "Chúng tôi hỏi ba người chạy xe khách tuyến huyện và đọc lại sổ ghi của mình, rồi chọn ra những chỗ nghỉ còn giữ nếp nhà cũ.",
    "Giá dưới đây là giá tháng 5, đã gồm bữa sáng; cuối tuần thường đắt hơn hai mươi nghìn đồng và phải đặt trước ít nhất ba ngày.",
    "Chỗ nào hết phòng, chủ nhà đều gọi giúp khách sang nhà bên, vì cả bản chỉ có bấy nhiêu nóc nhà và ai cũng là họ hàng.",
]
INN = (
    "Nhà trình tường có sáu phòng nhìn xuống ruộng bậc thang, chủ nhà nấu cơm lam và thịt treo, buổi tối đốt lửa ngoài sân cho khách ngồi, "
    "sáng sớm có người dẫn lên mỏm đá xem mây; phòng đôi giá 350.000 đồng, nằm chung trên sàn 120.000 đồng một người."
)
NAMES = [
    "Nhà Páo bên suối Lụa",
    "Nhà Mẩy trên dốc Gió",
    "Nhà Sính đầu bản Lìm",
    "Nhà Dế cạnh rừng vầu",
    "Nhà Chúng cuối đèo",
]


def read(body):
    url = "https://bao.example/cho-nghi.html"
    page = f"<html><head><title>Năm chỗ nghỉ ở bản Lìm</title></head><body><h1>Năm chỗ nghỉ ở bản Lìm</h1>{body}</body></html>"
    article = read_article(
        Page(url, url, (), "text/html; charset=utf-8", page.encode(), FETCHED), Pending(1, url, "", 0), None
    )
    assert isinstance(article, Article)
    return article.text.split("\n")


def cards(kind):
    return "".join(
        f'<div class="{kind}{n}"><h3><a href="/nha-{n}">{name}</a></h3><p>{INN} Số nhà {n}.</p></div>'
        for n, name in enumerate(NAMES)
    )


def test_a_list_whose_items_are_links_with_words_is_text_where_its_opening_stands():
    intro = "".join(f"<p>{line}</p>" for line in INTRO)
    lines = read(f'<div class="x">{intro}<div>{cards("i")}</div></div>')
    assert [line for line in INTRO if line not in lines] == []
    assert sum(INN in line for line in lines) == len(NAMES)


def test_long_cards_beside_a_short_article_are_of_others():
    intro = "".join(f"<p>{line}</p>" for line in INTRO)
    lines = read(f'<div class="x"><div>{intro}</div></div><div class="y">{cards("k")}</div>')
    assert lines == INTRO
