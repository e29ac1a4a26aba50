"""JSON-LD as systems write it, beside what the standard says. Not here: dates that it claims wrongly (test_read_claims.py)."""

import json
from datetime import UTC, datetime

import pytest
from own_pages import LEAD, PARAGRAPHS, TITLE

AT = datetime(2026, 7, 19, 23, 15, tzinfo=UTC)
LINES = (LEAD, *PARAGRAPHS)


def ld(**article):
    written = json.dumps({"@type": "NewsArticle", "headline": TITLE, **article}, ensure_ascii=False).replace(
        "</", "<\\/"
    )
    return f'<script type="application/ld+json">{written}</script>'


@pytest.mark.parametrize(
    "published",
    [
        int(AT.timestamp()),
        int(AT.timestamp()) * 1000,
        str(int(AT.timestamp())),
        {"@type": "Date", "@value": AT.isoformat()},
        [AT.isoformat()],
    ],
)
def test_a_date_may_be_a_number_an_object_or_a_list(read, article_html, published):
    article = read(article_html(head=ld(datePublished=published)))
    assert (article.published, article.published_from) == (AT, "jsonld")


@pytest.mark.parametrize("published", [True, 5, 10**400, -1, {}, {"@value": {}}, [[]], None])
def test_what_is_no_date_is_passed_over(read, article_html, published):
    assert read(article_html(head=ld(datePublished=published))).published_from == "first-seen"


def test_every_author_of_a_list_of_names_is_read(read, article_html):
    head = ld(author=[{"name": ["Lò Văn A", "Vàng Thị B"]}, None, 5, {"name": {"@value": "Sùng C"}}, {"@id": "x"}])
    assert read(article_html(head=head)).authors == ("Lò Văn A", "Vàng Thị B", "Sùng C")


def test_a_picture_may_have_several_addresses(read, article_html):
    head = ld(image={"@type": "ImageObject", "url": ["/anh/cau.jpg", "/anh/cau-nho.jpg"]})
    assert read(article_html(head=head)).image == "http://bao.example/anh/cau.jpg"


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "</p>\n<p>".join(LINES) + "</p><figure><img src=a.jpg><figcaption>Cầu mới</figcaption></figure>",
        "&lt;p&gt;" + "&lt;/p&gt;&lt;p&gt;".join(LINES) + "&lt;/p&gt;",
        "<br/>".join(LINES).replace("Xã", "<strong>Xã</strong>") + "<script>var a = 1;</script>",
        "\n".join(LINES),
    ],
    ids=["paragraphs", "escaped", "line breaks", "plain"],
)
def test_a_declared_text_is_read_without_its_markup(read, article_html, body):
    article = read(article_html(head=ld(articleBody=body), paragraphs=(), lead=""))
    assert article.text.split("\n") == list(LINES)


def test_a_declared_text_with_less_than_signs_stays(read, article_html):
    lines = [*PARAGRAPHS[:2], "Nhiệt độ 5 < 10 và a <b có nghĩa là nhỏ hơn."]
    article = read(article_html(head=ld(articleBody="\n".join(lines)), paragraphs=(), lead=""))
    assert article.text.split("\n") == lines


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Độ p<b>H</b> của nước suối là bảy, điện dùng hết 42 k<i>Wh</i>.", "Độ pH của nước suối là bảy, điện dùng hết 42 kWh."),
        ("Bà con gọi bằng i<b>Phone</b> của trưởng bản.", "Bà con gọi bằng iPhone của trưởng bản."),
        ("<b>Bản Cầu</b>Sáng nay, bà con họp bàn.", "Bản Cầu Sáng nay, bà con họp bàn."),
        ("Bà con ở<b>Bản Cầu</b> họp bàn.", "Bà con ở Bản Cầu họp bàn."),
    ],
)  # fmt: skip
def test_markup_inside_a_word_does_not_cut_it(read, article_html, markup, text):
    html = article_html().replace(f"<p>{PARAGRAPHS[1]}</p>", f"<p>{markup}</p>")
    assert text in read(html).text.split("\n")


def test_of_several_declared_articles_the_one_with_the_headline_of_the_page_counts_however_short_it_is(read):
    """A related one may stand before it."""

    def declared(headline, day):
        return f'{{"@type": "NewsArticle", "headline": "{headline}", "datePublished": "{day}T10:00:00+07:00"}}'

    both = f"[{declared('Chuyện của xã bên', '2026-01-02')}, {declared('Lũ về bản Mẫu', '2026-07-19')}]"
    text = "".join(
        f"<p>Đoạn thứ {n} kể về trận lũ quét qua bản trong đêm và việc khắc phục sau đó.</p>" for n in range(4)
    )
    page = (
        f'<html><head><title>Lũ về bản Mẫu - Báo Thử</title><script type="application/ld+json">{both}</script></head>'
        f"<body><h1>Lũ về bản Mẫu</h1><div>{text}</div></body></html>"
    )

    assert read(page).published.isoformat() == "2026-07-19T03:00:00+00:00"
