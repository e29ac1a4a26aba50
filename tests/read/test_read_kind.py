"""Pages that are no article are told apart, and short news is not taken for one of them."""

import pytest
from own_pages import LEAD, PARAGRAPHS

from monitor.config import Selectors, Source
from monitor.model import Article, ReadFault


def cards(count, summary="Đoạn dẫn ngắn của tin này, in ngay dưới đầu đề để người đọc chọn bài mà xem."):
    return "".join(
        f'<div><h3><a href="/b{n}.html">Đầu đề của tin số {n} trong mục này</a></h3><p>{summary}</p></div>'
        for n in range(count)
    )


def page(body, title="Xã hội"):
    return f'<html><head><title>{title}</title><meta property="og:type" content="article"></head><body><h1>{title}</h1>{body}</body></html>'


@pytest.mark.parametrize(
    "summary", ["Đoạn dẫn ngắn của tin này, in ngay dưới đầu đề để người đọc chọn bài mà xem.", ""]
)
def test_a_section_is_a_list_and_no_article(read, summary):
    fault = read(page(cards(12, summary)), url="http://bao.example/xa-hoi/")
    assert isinstance(fault, ReadFault)
    assert fault.kind == "not-an-article"
    assert "list" in fault.reason


def test_an_article_followed_by_many_cards_is_an_article(read, article_html):
    article = read(article_html(after=cards(20)))
    assert article.text.split("\n") == [LEAD, *PARAGRAPHS]


@pytest.mark.parametrize("path", ["/", "", "/index.html", "/default.aspx", "/trang-chu"])
def test_the_home_page_is_no_article(read, article_html, path):
    fault = read(article_html(), final_url="http://bao.example" + path)
    assert isinstance(fault, ReadFault)
    assert "home page" in fault.reason


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Lỗi 404",
        "404 Not Found",
        "Page not found",
        "Không tìm thấy trang",
        "Xin lỗi, trang bạn tìm không tồn tại",
        "Bài viết không tồn tại hoặc đã bị xoá",
    ],
)
def test_an_error_page_served_as_if_all_were_well_is_no_article(read, title):
    fault = read(page("<p>Mời bạn về trang chủ hoặc tìm theo từ khoá khác để xem tin.</p>", title))
    assert isinstance(fault, ReadFault)
    assert "error page" in fault.reason


@pytest.mark.parametrize(
    "title",
    ["500 học sinh nhận quà đầu năm học", "Sau ba ngày vẫn không tìm thấy chiếc thuyền", "404 trang trại được hỗ trợ"],
)
def test_short_news_with_such_words_is_an_article(read, article_html, title):
    assert isinstance(read(article_html(title=title, paragraphs=PARAGRAPHS[:1])), Article)


def test_a_headline_without_any_text_is_no_article(read):
    fault = read(page("<div><img src=a.jpg></div>"))
    assert (fault.kind, fault.reason) == ("not-an-article", "there is no text besides the headline")


def test_a_text_found_by_a_selector_is_an_article_whatever_stands_around(read):
    source = Source(id="s", name="S", group="trung-uong", kind="feed", url="http://bao.example/", language="vi", selectors=Selectors(text=".own"))  # fmt: skip
    html = page(f'<div class="own">{LEAD}</div>' + cards(12))
    assert LEAD in read(html, source=source).text
    assert isinstance(read(html.replace("own", "other"), source=source), ReadFault)
