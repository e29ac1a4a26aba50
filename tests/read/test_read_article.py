"""What a page of the press gives: headline, lead, every paragraph, and nothing of what stands around."""

import pytest
from own_pages import LEAD, NOW, PARAGRAPHS, TITLE, URL

from monitor.config import Source
from monitor.model import Article, ReadFault


def source(**more):
    return Source.model_validate(
        {
            "id": "thu",
            "name": "Báo Thử",
            "group": "trung-uong",
            "kind": "feed",
            "url": "http://bao.example/rss",
            "language": "vi",
        }
        | more
    )


def test_a_plain_news_page_gives_everything_it_prints(read, article_html):
    article = read(article_html())
    assert isinstance(article, Article)
    assert (article.title, article.lead, article.language) == (TITLE, LEAD, "vi")
    assert article.text.split("\n") == [LEAD, *PARAGRAPHS]
    assert not article.title_only


def test_a_body_of_two_short_paragraphs_is_whole(read, article_html):
    article = read(article_html(paragraphs=("Cầu dài 42 mét.", "Đường làm sau.")))
    assert article.text.split("\n") == [LEAD, "Cầu dài 42 mét.", "Đường làm sau."]


def test_sub_headings_lists_and_bold_paragraphs_stay_in_order(read, article_html):
    html = article_html().replace(
        f"<p>{PARAGRAPHS[1]}</p>",
        f"<h3>Niềm vui mới</h3><p><b>{PARAGRAPHS[1]}</b></p><ul><li>Dài 42 mét</li><li>Rộng 3 mét</li></ul>",
    )
    lines = read(html).text.split("\n")
    assert lines[2:6] == ["Niềm vui mới", PARAGRAPHS[1], "Dài 42 mét", "Rộng 3 mét"]


def test_related_news_share_bars_comments_and_captions_are_no_text(read, article_html):
    cards = "".join(f'<li><a href="/b{n}.html">Tin khác về xã ngoài tỉnh số {n}</a></li>' for n in range(5))
    html = article_html(
        after=f"<aside><h3>Tin liên quan</h3><ul>{cards}</ul><p>Xem thêm: Lễ hội thử</p></aside>"
        '<div class="box-comment"><p>Bạn đọc A: Cầu đẹp quá, mong bản tôi cũng có một cây cầu như vậy.</p></div>'
    )
    inside = (
        "<figure><img src=a.jpg><figcaption>Bà con đi qua cầu mới.</figcaption></figure>"
        '<p>Ảnh: Người Chụp</p><div class="tin-lien-quan"><a href="/x.html">Tin cũ về cây cầu tạm năm ngoái</a><p>Tóm tắt của tin cũ.</p></div>'
        '<div><a href="/y.html">Một bài khác nữa về đường</a><br>Đoạn dẫn của bài khác.</div><p>Lượt xem: 1.234</p>'
    )
    html = html.replace(f"<p>{PARAGRAPHS[1]}</p>", f"<p>{PARAGRAPHS[1]}</p>{inside}")
    assert read(html).text.split("\n") == [LEAD, *PARAGRAPHS]


def test_old_pages_with_line_breaks_instead_of_paragraphs_are_read(read):
    text = "<br><br>".join(PARAGRAPHS)
    html = f"<html><head><title>{TITLE}</title></head><body><table><tr><td><a href=/>Trang chủ</a></td><td><b>{TITLE}</b><br>{text}</td></tr></table></body></html>"
    article = read(html)
    assert article.title == TITLE
    assert [line for line in article.text.split("\n") if line in PARAGRAPHS] == list(PARAGRAPHS)


def test_a_lead_in_a_place_of_its_own_is_part_of_the_text(read, article_html):
    article = read(article_html(lead="", before=f'<div class="x1">{LEAD}</div></article><article>'))
    assert article.lead == LEAD
    assert article.text.split("\n")[0] == LEAD


def test_a_cut_description_points_to_the_lead_that_is_printed(read, article_html):
    html = (
        article_html(head=f'<meta name="description" content="{LEAD[:70]}...">')
        .replace('<p class="sapo"><b>', "<p>")
        .replace("</b></p>", "</p>")
    )
    article = read(html)
    assert article.lead == LEAD
    assert article.text.split("\n") == [LEAD, *PARAGRAPHS]


def test_a_description_that_is_not_printed_is_no_lead(read, article_html):
    article = read(
        article_html(
            lead="",
            head='<meta name="description" content="Trang tin nhanh nhất về đời sống vùng cao, cập nhật liên tục">',
        )
    )
    assert article.lead == ""
    assert article.text.split("\n") == list(PARAGRAPHS)


def test_a_page_with_headline_and_lead_only_is_an_article_marked_so(read, article_html):
    article = read(article_html(paragraphs=()))
    assert (article.title_only, article.text) == (True, LEAD)


def test_the_summary_of_the_source_stands_in_when_nothing_is_printed(read, article_html):
    article = read(article_html(paragraphs=(), lead=""), title=TITLE, summary=LEAD)
    assert (article.title_only, article.lead, article.text) == (True, LEAD, LEAD)


def test_the_text_in_json_ld_stands_in_for_a_text_that_scripts_would_print(read, article_html):
    body = "\\n".join((LEAD, *PARAGRAPHS))
    ld = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","articleBody":"{body}"}}</script>'
    article = read(article_html(head=ld, paragraphs=()))
    assert article.text.split("\n") == [LEAD, *PARAGRAPHS]


@pytest.mark.parametrize(
    "head",
    [
        f'<meta property="og:title" content="{TITLE} | Báo Thử"><meta property="og:site_name" content="Báo Thử">',
        f'<meta property="og:title" content="{TITLE} - bao.example">',
        "",
    ],
)
def test_the_headline_has_no_site_name_even_where_no_heading_prints_it(read, article_html, head):
    html = article_html(head=head).replace("<h1>", '<div class="tieude">').replace("</h1>", "</div>")
    assert read(html, source=source()).title == TITLE


def test_a_dash_inside_a_headline_is_kept(read, article_html):
    title = "Hợp tác vùng - cơ hội mới cho bản xa"
    assert read(article_html(title=title)).title == title


def test_a_logo_in_a_heading_is_no_headline(read, article_html):
    html = article_html().replace("<article>", '<h1 class="logo">Báo Thử</h1><article>')
    assert read(html).title == TITLE


def test_decomposed_and_invisible_characters_are_cleaned(read, article_html):
    html = article_html().replace("Bản vùng", "Ba\u0309n\u200b\u00a0vùng")
    assert read(html).title == TITLE


def test_bylines_become_authors_and_leave_the_text(read, article_html):
    article = read(article_html(paragraphs=(*PARAGRAPHS, "Hoàng Văn Thử - Lý Thị Nghiệm")))
    assert article.authors == ("Hoàng Văn Thử", "Lý Thị Nghiệm")
    assert article.text.split("\n")[-1] == PARAGRAPHS[-1]
    assert read(article_html(paragraphs=(*PARAGRAPHS, "Tin, ảnh: Hoàng Văn Thử"))).authors == ("Hoàng Văn Thử",)
    assert read(article_html(before='<span class="author">Theo Lý Thị Nghiệm (Thông tấn)</span>')).authors == (
        "Lý Thị Nghiệm",
    )
    assert read(article_html(before="<div>Hoàng Văn Thử - 20/07/2026 08:47</div>")).authors == ("Hoàng Văn Thử",)


def test_the_site_and_the_makers_of_its_system_are_no_authors(read, article_html):
    head = '<meta name="author" content="Báo Thử"><meta name="author" content="HeThong.vn"><meta name="author" content="toasoan">'
    assert read(article_html(head=head), source=source()).authors == ()
    ld = '<script type="application/ld+json">{"@type":"Article","author":[{"name":"Lý Thị Nghiệm"}]}</script>'
    assert read(article_html(head=ld)).authors == ("Lý Thị Nghiệm",)


def test_the_canonical_address_is_believed_only_on_the_same_site(read, article_html):
    own = read(article_html(head='<link rel="canonical" href="/xa-hoi/cau-moi-1234.html">'))
    assert own.canonical == "http://bao.example/xa-hoi/cau-moi-1234.html"
    for declared in ("http://khac.example/bai-1.html", "/", "http://[", ""):
        assert read(article_html(head=f'<link rel="canonical" href="{declared}">')).canonical == URL


def test_the_address_asked_for_is_kept_beside_the_canonical_one(read, article_html):
    article = read(
        article_html(), url="http://bao.example/r?id=7", final_url="http://bao.example/xa-hoi/b-7.html?utm_source=home"
    )
    assert (article.url, article.canonical) == ("http://bao.example/r?id=7", "http://bao.example/xa-hoi/b-7.html")


def test_selectors_of_the_source_win_over_everything(read, article_html):
    html = article_html(
        after='<div id="that"><h4 class="t">Tiêu đề đã chọn</h4><p class="l">Dẫn đã chọn.</p><div class="b"><p>Một.</p><p>Hai.</p><p class="qc">Bán hàng.</p></div><time datetime="2026-07-19T08:00:00+07:00">hôm qua</time></div>'
    )
    chosen = {
        "title": "#that .t",
        "lead": "#that .l",
        "text": "#that .b",
        "date": "#that time",
        "remove": [".qc", "((bad"],
    }
    article = read(html, source=source(selectors=chosen), published=NOW, published_raw="x")
    assert (article.title, article.lead) == ("Tiêu đề đã chọn", "Dẫn đã chọn.")
    assert article.text.split("\n") == ["Dẫn đã chọn.", "Một.", "Hai."]
    assert (article.published.isoformat(), article.published_from) == ("2026-07-19T01:00:00+00:00", "text")


def test_selectors_that_find_nothing_change_nothing(read, article_html):
    chosen = {"title": ".none", "lead": ".none", "text": ".none", "date": ".none"}
    assert read(article_html(), source=source(selectors=chosen)) == read(article_html(), source=source())


def test_a_removed_part_is_not_read(read, article_html):
    article = read(
        article_html(before="<div class='k'>Một đoạn giới thiệu dài của toà soạn đứng trước bài.</div>"),
        source=source(selectors={"remove": [".k"]}),
    )
    assert article.text.split("\n") == [LEAD, *PARAGRAPHS]


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (b"", "text/html", "unreadable"),
        (b"   \n\x00", "text/html", "unreadable"),
        (b"just words", "text/html", "unreadable"),
        (b"<html><body></body></html>", "text/html", "unreadable"),
        (b"<html><body><script>go()</script></body></html>", "", "unreadable"),
        (b"<html><body><p>Chu khong co tieu de</p></body></html>", "text/html", "unreadable"),
        (b"<br>" * 70_000, "text/html", "unreadable"),
        (b"%PDF-1.7 ...", "text/html", "not-an-article"),
        (b"PK\x03\x04...", "", "not-an-article"),
        (b"<p>a</p>", "application/pdf", "not-an-article"),
        (b"{}", "application/json", "not-an-article"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "text/html", "not-an-article"),
        (b'<?xml version="1.0"?><urlset></urlset>', "application/xml", "not-an-article"),
    ],
)
def test_what_is_no_readable_page_is_a_fault_with_a_reason(read, body, content_type, kind):
    fault = read(body, content_type=content_type)
    assert isinstance(fault, ReadFault)
    assert fault.kind == kind
    assert fault.reason


def test_html_served_as_xml_is_read(read, article_html):
    html = '<?xml version="1.0" encoding="utf-8"?>' + article_html()
    assert read(html, content_type="application/xhtml+xml").title == TITLE
    assert read(html, content_type="text/xml").title == TITLE


NOTE = "Cây cầu mới nhìn từ bản bên kia suối"


@pytest.mark.parametrize(
    "note",
    [
        f'<p><img src="a.jpg"></p><p style="text-align: center"><em>{NOTE}.</em></p>',
        f'<p><img src="a.jpg"><br><i>{NOTE}.</i></p>',
        f'<p align="center"><img src="a.jpg"></p><p align="center">{NOTE}.</p>',
        f"<table><tr><td><img src=a.jpg></td></tr><tr><td>{NOTE}</td></tr></table>",
        f'<p><img src="a.jpg"></p><p>{NOTE}. Ảnh: Người Chụp</p>',
        f'<center><img src="a.jpg"><br>{NOTE}</center>',
    ],
)
def test_a_note_behind_a_picture_that_no_class_names_is_no_text(read, article_html, note):
    html = article_html().replace(f"<p>{PARAGRAPHS[1]}</p>", f"{note}<p>{PARAGRAPHS[1]}</p>")
    assert read(html).text.split("\n") == [LEAD, *PARAGRAPHS]


@pytest.mark.parametrize(
    "heading", ["Niềm vui mới", "<b>Niềm vui mới</b>", "Một câu nữa, dài như mọi câu, đứng sau ảnh."]
)
def test_a_plain_line_behind_a_picture_stays(read, article_html, heading):
    behind = f'<p><img src="a.jpg"></p><p>{heading}</p>'
    html = article_html().replace(f"<p>{PARAGRAPHS[1]}</p>", f"{behind}<p>{PARAGRAPHS[1]}</p>")
    assert read(html).text.split("\n")[2] == heading.removeprefix("<b>").removesuffix("</b>")


def test_a_story_told_in_pictures_keeps_its_notes(read):
    shots = "".join(
        f'<p align="center"><img src="{n}.jpg"></p><p align="center"><i>{line}</i></p>'
        for n, line in enumerate(PARAGRAPHS)
    )
    html = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{LEAD}</p><div>{shots}</div></body></html>"
    )
    assert read(html).text.split("\n") == [LEAD, *PARAGRAPHS]


def test_answers_in_a_forum_are_no_text(read):
    posts = "".join(
        f'<li id="post-{n}" class="message"><h3><a class="username">thanhvien{n}</a></h3><blockquote>{text}</blockquote></li>'
        for n, text in enumerate(("<br>".join(PARAGRAPHS), "Hay quá bạn ơi, mong bản tôi cũng có một cây cầu như vậy."))
    )
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><ol>{posts}</ol></body></html>"
    article = read(html)
    assert article.text.split("\n") == list(PARAGRAPHS)
    assert article.authors == ("thanhvien0",)


def test_cards_with_summaries_as_long_as_paragraphs_are_no_text(read, article_html):
    card = '<div class="x7"><a href="/k{}.html">Một tin khác về con đường vào bản xa nhất</a><div>Tóm tắt của tin ấy, dài như một đoạn văn của bài, có khi hai câu. Đây là câu thứ hai của nó.</div></div>'
    cards = "<div class='x8'>" + "".join(card.format(n) for n in range(4)) + "</div>"
    html = article_html().replace("</article>", f"{cards}</article>")
    assert read(html).text.split("\n") == [LEAD, *PARAGRAPHS]


def test_documents_that_are_named_by_links_in_a_text_stay(read, article_html):
    """Each paragraph follows a link, as other news would; but they are most of the page."""
    listed = "".join(
        f'<p><a href="/vb/{n}.html">Quyết định số {n} về đường vào bản</a></p><p>{p}</p>'
        for n, p in enumerate(PARAGRAPHS)
    )
    html = article_html().replace("".join(f"<p>{p}</p>\n" for p in PARAGRAPHS).strip(), listed)
    assert [line for line in read(html).text.split("\n") if line in PARAGRAPHS] == list(PARAGRAPHS)


@pytest.mark.parametrize("badge", ['<span class="label">Video</span> ', '<i class="icon-premium">Premium</i>'])
def test_a_badge_in_a_heading_is_no_part_of_the_headline(read, article_html, badge):
    assert read(article_html().replace("<h1>", f"<h1>{badge}")).title == TITLE


def test_a_headline_without_a_heading_is_found_where_the_title_only_names_the_site(read, article_html):
    html = article_html().replace(f"<title>{TITLE} - Báo Thử</title>", "<title>Báo Thử điện tử</title>")
    html = html.replace("<h1>", '<div class="tieude">').replace("</h1>", "</div>")
    assert read(html, source=source()).title == TITLE


def test_a_headline_that_begins_with_the_name_of_the_site_is_a_headline(read, article_html):
    title = "Báo Thử trao quà cho học sinh"
    assert read(article_html(title=title), source=source()).title == title


def test_a_byline_on_the_right_and_notices_leave_the_text(read, article_html):
    end = (
        '<p style="text-align: right">Phòng Văn hóa xã</p><p>© Bản quyền thuộc về Báo Thử</p>'
        "<p>Mời bạn đọc theo dõi chương trình của chúng tôi trên kênh 5</p>"
    )
    html = article_html().replace(f"<p>{PARAGRAPHS[2]}</p>", f"<p>{PARAGRAPHS[2]}</p>{end}")
    assert read(html).text.split("\n") == [LEAD, *PARAGRAPHS]


def test_a_last_paragraph_about_licences_and_news_stays(read, article_html):
    last = "Giấy phép xây dựng của cây cầu được cấp từ năm ngoái, theo dõi thi công là ban giám sát của bản."
    assert read(article_html(paragraphs=(*PARAGRAPHS, last))).text.split("\n")[-1] == last


def test_words_set_apart_by_style_do_not_run_into_one(read, article_html):
    html = article_html().replace(LEAD, f"<span class='noi'>Bản Thử</span>{LEAD}")
    assert read(html).lead == f"Bản Thử {LEAD}"


def test_section_picture_and_tags_are_read_from_the_page_where_its_head_is_silent(read, article_html):
    path = '<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/xa-hoi/">Xã hội</a></li></ul>'
    tags = '<div class="tags">Từ khóa: <a href="/t/1">cầu mới</a> <a href="/t/2">#bản xa</a></div>'
    html = article_html(before=path, after=tags).replace(
        f"<p>{PARAGRAPHS[1]}</p>", f'<p><img src="/anh/cau.jpg"></p><p>{PARAGRAPHS[1]}</p>'
    )
    article = read(html)
    assert (article.section, article.keywords) == ("Xã hội", ("cầu mới", "bản xa"))
    assert article.image == "http://bao.example/anh/cau.jpg"


@pytest.mark.parametrize("address", ["http://[", "javascript:x()", "data:image/gif;base64,R0"])
def test_a_picture_without_an_address_of_the_web_is_none(read, article_html, address):
    assert read(article_html(head=f'<meta property="og:image" content="{address}">')).image == ""


def test_a_text_whose_place_is_named_like_chrome_is_kept_beside_longer_comments(read, article_html):
    comments = "".join(f"<p>Bạn đọc {n}: {LEAD} {LEAD} {LEAD}</p>" for n in range(9))
    html = article_html(after=f'<div class="box-comment">{comments}</div>')
    html = html.replace('<div class="content">', '<div class="article-content audio related-off">')
    assert read(html).text.split("\n") == [LEAD, *PARAGRAPHS]
