"""What pages are instead of articles, one page of each kind; and articles that look like them and are none of them."""

import time

import pytest
from kind_pages import ARTICLES, LINE, NEWS, OTHERS, PUBLISHED, SHORT, WALL, ld, live, site, story
from own_pages import LEAD, PARAGRAPHS, TITLE

from monitor.model import Article, ReadFault
from monitor.read.kind import why_stub
from monitor.read.page.head import read_head
from monitor.read.page.signs import Signs, read_signs
from monitor.read.page.tree import parse

HOST = "http://bao.example"


def address(path):
    return path if path.startswith("http") else HOST + path


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_that_is_no_article_is_told_by_its_kind(read, name):
    path, html, words = OTHERS[name]
    fault = read(html, url=address(path))
    assert isinstance(fault, ReadFault)
    assert fault.kind == "not-an-article"
    assert words in fault.reason


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_that_looks_like_something_else_is_read(read, name):
    path, html = ARTICLES[name]
    outcome = read(html, url=address(path))
    assert isinstance(outcome, Article), outcome.reason


@pytest.mark.parametrize(
    "title",
    [
        "Trực tiếp đến hiện trường vụ sạt lở trong đêm",
        "Tường thuật của người trong cuộc về đêm lũ",
        "Live Green và con đường mới của bản",
        "Đang cập nhật số liệu, bà con đã dọn nhà",
    ],
)
def test_a_day_told_by_its_hours_is_no_live_blog_for_its_first_word(read, title):
    assert isinstance(read(story(live(8), title=title)), Article)


@pytest.mark.parametrize("title", ["Trực tiếp lễ khai mạc hội làng", "Trực tiếp bản Thử vs bản Mẫu", "LIVE: Hội làng", "[Trực tiếp] Hội làng"])  # fmt: skip
def test_the_same_hours_under_a_headline_that_calls_them_live_are_one(read, title):
    assert "live blog" in read(story(live(8), title=title)).reason


@pytest.mark.parametrize("path", ["/video/x.htm", "/anh/x.htm", "/tag/x", "/tim-kiem/x", "/podcast/x", "/truc-tiep/x", "/gia-vang/x"])  # fmt: skip
@pytest.mark.parametrize("head", ["", ld(**NEWS)])
def test_three_paragraphs_in_a_row_are_an_article_whatever_the_address_says(read, path, head):
    article = read(story(*PARAGRAPHS, head=head), url=HOST + path)
    assert article.text.split("\n") == [LEAD, *PARAGRAPHS]


@pytest.mark.parametrize("path", ["/video/x.htm", "/anh/x.htm", "/tag/x", "/tim-kiem/x", "/podcast/x", "/truc-tiep/x", "/gia-vang/x"])  # fmt: skip
def test_an_address_alone_makes_no_kind(read, path):
    assert isinstance(read(story(SHORT, lead=""), url=HOST + path), Article)


def test_what_stands_before_a_wall_is_a_clip_marked_as_title_only(read):
    article = read(story(SHORT, WALL, head=PUBLISHED))
    assert (article.lead, article.text.split("\n"), article.title_only) == (LEAD, [LEAD, SHORT], True)
    assert any("paywall" in repair for repair in article.repairs)


def test_a_declared_wall_marks_a_short_text_and_leaves_a_long_one_alone(read):
    head = ld(**NEWS, isAccessibleForFree=False)
    assert read(story(SHORT, head=head)).title_only
    assert not read(story(*PARAGRAPHS, head=head)).title_only


def test_a_wall_far_down_is_noted_and_the_text_before_it_counts(read):
    article = read(story(*PARAGRAPHS, SHORT, WALL))
    assert not article.title_only
    assert article.text.split("\n") == [LEAD, *PARAGRAPHS, SHORT]
    assert any("paywall" in repair for repair in article.repairs)


def test_a_wall_with_a_description_in_the_head_is_a_clip_of_title_and_lead(read):
    head = f'<meta property="og:description" content="{LEAD}">'
    article = read(site(f"<h1>{TITLE}</h1>{WALL}", head=head))
    assert (article.title, article.text, article.title_only) == (TITLE, LEAD, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Người dân phải đăng ký tài khoản để nộp hồ sơ qua mạng từ ngày 1/8, theo thông báo của Ủy ban nhân dân xã.",
        "Giải thưởng dành cho hội viên có tác phẩm hay nhất viết về vùng cao trong ba năm qua, theo ban tổ chức.",
        "Người dân có thể đăng nhập ứng dụng định danh để xem đầy đủ thông tin về bảo hiểm y tế của mình.",
        "Bạn đọc quan tâm đăng nhập tài khoản định danh để xem toàn bộ dự thảo nghị quyết và góp ý trước ngày 30/11.",
        "Để xem đầy đủ danh sách trúng tuyển, mời phụ huynh đăng nhập trang của trường.",
        "Nội dung này dành cho hội viên nông dân các xã vùng cao, được tập huấn trong ba ngày tại trung tâm xã.",
        "Chuyên mục dành riêng cho thành viên hợp tác xã được phát sóng vào sáng thứ Bảy hằng tuần.",
        "Học viên đăng ký để xem toàn bộ bài học và nội dung ôn tập của khoá nghề.",
        "Voters must register by Friday to continue receiving the ballot by post in the spring.",
        "这家商场推出会员专享优惠活动，村民可以凭会员卡购买农资。",
        "Subscribers to the service grew by a third, and most of them signed up to read news on their phones.",
    ],
)
def test_a_sentence_about_subscriptions_is_no_wall(read, sentence):
    article = read(story(sentence))
    assert sentence in article.text
    assert not article.title_only


@pytest.mark.parametrize(
    "notice",
    [
        "Đăng nhập để đọc tiếp bài viết này.",
        "Vui lòng đăng ký tài khoản thành viên để đọc toàn bộ bài viết",
        "Mua gói đọc báo để xem đầy đủ nội dung bài báo",
        "Để đọc tiếp, mời bạn đăng nhập hoặc mua gói thành viên.",
        "Để đọc toàn bộ bài viết, quý độc giả vui lòng đăng ký tài khoản.",
        "Bài viết chỉ dành cho độc giả trả phí của báo.",
        "Nội dung này chỉ dành cho thành viên.",
        "Subscribe now to continue reading this story.",
        "登录后查看全文",
        "この記事は会員限定です。",
    ],
)
def test_a_notice_that_bars_the_rest_of_this_article_is_a_wall(read, notice):
    article = read(story(SHORT, notice))
    assert (article.text.split("\n"), article.title_only) == ([LEAD, SHORT], True)


def test_words_of_a_wall_count_where_the_page_names_them_so_or_says_that_it_is_paid(read):
    notice = "Đăng nhập để xem toàn bộ, chỉ từ hai nghìn đồng một ngày."
    assert notice in read(story(SHORT, notice)).text
    assert notice not in read(story(SHORT, f'<div class="paywall"><p>{notice}</p></div>')).text
    assert notice not in read(story(SHORT, notice, head=ld(**NEWS, isAccessibleForFree=False))).text


def test_what_has_text_behind_it_is_no_wall_and_stays(read):
    notice = "Đăng nhập để đọc tiếp bài viết này."
    article = read(story(SHORT, notice, *PARAGRAPHS))
    assert article.text.split("\n") == [LEAD, SHORT, notice, *PARAGRAPHS]
    assert (article.title_only, article.repairs) == (False, ())


def test_a_short_article_without_a_wall_is_not_marked(read):
    article = read(story(SHORT))
    assert (article.title_only, article.repairs) == (False, ())


def test_signs_are_read_from_scripts_meta_elements_and_players():
    tree = parse(
        '<html><head><meta http-equiv="Refresh" content="3;URL=\'/moi\'"><meta property="article:content_tier" content="locked">'
        '<script type="application/ld+json">{"@graph":[{"@type":["WebPage","https://schema.org/CollectionPage"]},{"@type":"NewsArticle",}</script>'
        "</head><body><video></video><iframe data-src='//www.youtube.com/embed/x'></iframe><iframe src='/ad'></iframe>"
        "<img src=a><img src=b><audio></audio><input type=Password></body></html>"
    )
    assert read_signs(tree) == Signs(
        types=frozenset({"webpage", "collectionpage", "newsarticle"}),
        paid=True,
        players=2,
        sounds=1,
        pictures=2,
        password=True,
        refresh="/moi",
    )
    assert read_head(tree).signs == read_signs(tree)


def test_a_large_page_with_the_scripts_of_a_check_is_no_stub():
    """The services leave their scripts in the pages they let through."""
    script = '<script src="/cdn-cgi/challenge-platform/h/b.js"></script>'
    assert why_stub(parse(story(*PARAGRAPHS * 3).replace("</body>", script + "</body>"))) == ""
    assert why_stub(parse(story(LINE).replace("</body>", script + "<p></p>" * 300 + "</body>"))) == ""


def test_kinds_are_told_in_bounded_time_whatever_the_text(read):
    began = time.process_time()
    for filler in ("đăng nhập " * 30, "để đọc " * 40, "1:1 " * 70, "1,1" * 80, "Kết quả tìm kiếm " * 14):
        read(story(*[filler] * 300, title=filler[:200]), url=HOST + "/truc-tiep/tim-kiem/video/x")
    assert time.process_time() - began < 5


def test_paragraphs_of_chinese_and_japanese_count_though_they_have_few_signs(read):
    """One sign says as much as three letters."""
    head = ld(**{"@type": "VideoObject"})
    report = "<p>村民说，新桥建成以后，孩子们雨季不必再停课。</p><p>乡里将在入冬以前修好通往中心的两公里水泥路。</p>"
    for text, kind in ((report, Article), ("<p>航拍新桥。</p>", ReadFault)):
        html = site(f"<h1>越南山区新桥通车</h1>{text}", "越南山区新桥通车", head)
        assert isinstance(read(html, url=HOST + "/video/1.htm"), kind)
