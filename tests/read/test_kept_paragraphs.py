"""Paragraphs that look like dates, captions, buttons or links and are text. Not for: the end of a text (test_ends.py)."""

import pytest
from own_pages import LEAD, PARAGRAPHS

from monitor.model import Article

LONG = [f"{line} Đoạn {n}." for n in ("một", "hai", "ba", "bốn", "năm", "sáu") for line in PARAGRAPHS]
ROW = "".join(f'<p><a href="/k{n}">Tin khác thứ {n} kể một việc ở xã bên</a></p>' for n in range(3))


@pytest.fixture
def lines(read, article_html):
    """The lines of an article in which the given HTML stands behind the first paragraph, without those around it."""

    def of(html):
        page = article_html().replace(f"<p>{PARAGRAPHS[0]}</p>", f"<p>{PARAGRAPHS[0]}</p>{html}")
        text = read(page).text.split("\n")
        assert [line for line in text if line in (LEAD, *PARAGRAPHS)] == [LEAD, *PARAGRAPHS]
        return [line for line in text if line not in (LEAD, *PARAGRAPHS)]

    return of


@pytest.mark.parametrize(
    "line",
    [
        "Thời gian: 8h00, ngày 25/6/2026",
        "Lịch thi đấu: 19h00 ngày 12/11/2026, Việt Nam - Thái Lan",
        "Từ trần hồi 19h00 ngày 19/6/2026",
        "Khai mạc: 8h00 ngày 20/6/2026",
        "Sinh ngày 20/10/1940",
        "Lễ hội khai mạc lúc 8h ngày 19/6/2026",
        "Nguồn: ngân sách tỉnh và xã hội hóa",
        "Nguồn: Kinh phí sự nghiệp và xã hội hóa",
        "Nội dung: Tuyên truyền biển đảo",
        "Ảnh: không bắt buộc nộp kèm hồ sơ",
        "Theo dõi diễn biến của cơn bão số 4 trên Biển Đông.",
    ],
)
def test_a_line_of_a_notice_is_a_paragraph(lines, line):
    assert lines(f"<p>{line}</p>") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Thứ Hai, 20/07/2026 10:15 (GMT+7)",
        "Cập nhật lúc 10:15 ngày 20/07/2026",
        "Đăng ngày 20/07/2026",
        "Xã hội - 20/07/2026 10:15",
        "Ảnh: Lò Văn Thử",
        "Ảnh: internet",
        "(Ảnh: weibo)",
        "(Nguồn: Người lao động).",
        "Nguồn: Cổng thông tin xã Khuôn Thử",
        "Theo dõi chúng tôi trên Facebook",
    ],
)
def test_a_date_line_a_credit_and_a_button_are_none(lines, line):
    assert lines(f"<p>{line}</p>") == []


def test_a_sentence_with_a_colon_behind_a_picture_is_no_caption(lines):
    said = "Ông giơ lên một bức ảnh: đó là người mẹ đã mất của ông"
    assert lines(f"<p><img src=a.jpg></p><p>{said}</p>") == [said]
    assert lines("<p><img src=a.jpg></p><p>Bà con qua cầu. Ảnh: Lò Thử</p>") == []
    assert lines("<p><img src=a.jpg></p><p>Ảnh: cầu tạm bị cuốn</p>") == []


def test_the_name_of_a_network_is_a_sub_heading_over_paragraphs(lines):
    assert lines("<h3>Facebook</h3>") == ["Facebook"]
    assert lines("<h3>Tin liên quan</h3>") == []
    assert lines("<p>Facebook</p>") == []


def test_a_refrain_that_is_the_headline_is_printed_each_time_it_is_sung(read, article_html):
    song = ("Quê em có suối", "Suối hát quanh năm", "Em đi đón nắng", "Quê em có suối", PARAGRAPHS[0])
    article = read(article_html(title="Quê em có suối", paragraphs=("Quê em có suối", *song[1:]), lead=""))
    assert article.text.split("\n") == list(song[1:])


def test_a_paragraph_that_begins_with_a_link_goes_on_behind_it(lines):
    assert lines('<p><a href="/x">Cầu tạm đã trôi trong đêm mưa</a>, bà con kể lại.</p>') == [
        "Cầu tạm đã trôi trong đêm mưa, bà con kể lại."
    ]
    assert lines('<p><a href="/x">Cầu tạm đã trôi trong đêm mưa</a> (20/7)</p>') == []


def test_a_list_of_linked_documents_says_what_they_are(lines):
    items = "".join(f'<li><a href="/d{n}.pdf">Kế hoạch số {n} về đường bản</a> ban hành tháng {n}</li>' for n in (1, 2))
    assert lines(f"<ul>{items}</ul>") == [f"Kế hoạch số {n} về đường bản ban hành tháng {n}" for n in (1, 2)]


@pytest.mark.parametrize("place", [15, 16, 17])
def test_paragraphs_behind_a_row_of_links_are_text(read, article_html, place):
    html = article_html(paragraphs=LONG, lead="").replace(f"<p>{LONG[place]}</p>", f"{ROW}<p>{LONG[place]}</p>")
    assert read(html).text.split("\n") == LONG


def test_numbered_pieces_by_one_writer_are_one_article(read, article_html):
    def pieces(*writers):
        return "".join(
            f'<div id="p{n}"><div class="author">{writer}</div><div>{line}</div></div>'
            for n, (writer, line) in enumerate(zip(writers, LONG, strict=False))
        )

    page = article_html(lead="", paragraphs=("{}",))
    one = read(page.replace("<p>{}</p>", pieces(*["Lò Thử"] * 6)))
    assert isinstance(one, Article)
    assert one.text.split("\n") == LONG[:6]
    thread = read(page.replace("<p>{}</p>", pieces("Lò Thử", "Vàng Mẫu", "Lò Thử", "Én Mẫu")))
    assert thread.text.split("\n") == LONG[:1]


@pytest.mark.parametrize(
    ("headline", "claim", "read_as"),
    [("Đính chính", "Đính chính - Báo Thử", "Đính chính"), ("Tin buồn", "Tin buồn | Báo Thử", "Tin buồn")],
)
def test_a_short_headline_is_read_without_the_name_of_the_site(read, article_html, headline, claim, read_as):
    assert (
        read(article_html(title=headline).replace(f"<title>{headline} - Báo Thử", f"<title>{claim}")).title == read_as
    )


def test_a_section_that_the_menu_links_is_no_headline(read, article_html):
    html = article_html(title="Kinh tế", head='<meta property="og:title" content="Chợ phiên bản Thử họp lại sau lũ">')
    assert read(html).title == "Chợ phiên bản Thử họp lại sau lũ"
