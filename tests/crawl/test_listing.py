"""Article links told from menus on section pages, with what stands around them."""

import time
from datetime import UTC, datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import Selectors
from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.listing import read_listing

VIETNAM = Dates(ZoneInfo("Asia/Ho_Chi_Minh"))
PAGE = "http://bao.vn/xa-hoi/"
TITLES = [
    "Xã vùng cao đón con đường mới",
    "Học sinh nội trú trở lại trường",
    "Nông dân thu hoạch cam đầu mùa",
    "Mưa lớn gây ngập một số tuyến phố",
]
MENU = (
    '<div id="main-nav"><ul><li><a href="/">Trang chủ</a></li><li><a href="/bao-ve-nen-tang-tu-tuong-12345">Bảo vệ nền'
    ' tảng tư tưởng của Đảng</a></li></ul></div><nav><a href="/lich-su-dang-bo-tinh-2026-99999">Lịch sử Đảng bộ tỉnh qua'
    ' các thời kỳ</a></nav><footer><a href="/gioi-thieu-ve-toa-soan-12345">Giới thiệu về tòa soạn của chúng tôi</a></footer>'
)


def card(number, title, address="/xa-hoi/202607/bai-viet-{n}aa/", extra=""):
    return (
        f'<div class="item"><a href="{address.format(n=number)}"><img src="x.jpg"></a><h3><a href="{address.format(n=number)}'
        f'#top">{title}</a></h3><span class="time">Thứ Hai, 20/07/2026 | 06:{number:02d} (GMT+7)</span>'
        f"<p>Tóm tắt của bài viết số {number} trong chuyên mục.</p>{extra}</div>"
    )


def page(*parts):
    return f"<!DOCTYPE html><html><body>{MENU}<main>{''.join(parts)}</main></body></html>"


def read(text, selector=None, url=PAGE, following=None):
    selectors = Selectors(links=selector, next=following)
    return read_listing(text.encode(), "text/html; charset=utf-8", url, VIETNAM, selectors)


def following(*links, url=PAGE, head="", selector=None):
    """Where a page of articles with *links* below them goes on."""
    cards = [card(n, title) for n, title in enumerate(TITLES, 1)]
    text = page(*cards, f'<div class="duoi">{"".join(links)}</div>').replace("<body>", f"{head}<body>")
    harvest = read(text, url=url, following=selector)
    assert [found.title for found in harvest.found] == TITLES
    return [further.url for further in harvest.further]


def test_cards_give_address_title_date_and_summary():
    harvest = read(page(*(card(n, title) for n, title in enumerate(TITLES, 1))))
    assert [found.title for found in harvest.found] == TITLES
    first = harvest.found[0]
    assert first.url == "http://bao.vn/xa-hoi/202607/bai-viet-1aa/"
    assert first.published == datetime(2026, 7, 19, 23, 1, tzinfo=UTC)
    assert first.published_raw == "Thứ Hai, 20/07/2026 | 06:01 (GMT+7)"
    assert first.summary == "Tóm tắt của bài viết số 1 trong chuyên mục."


def test_broken_letters_of_a_list_are_mended():
    broken = [title.encode().decode("latin-1") for title in TITLES]
    harvest = read(page(*(card(n, title) for n, title in enumerate(broken, 1))))
    assert [found.title for found in harvest.found] == TITLES


@pytest.mark.parametrize(
    "address",
    [
        "/tin-tuc/xa-vung-cao-don-con-duong-moi-{n}84512.html",
        "/2026/07/xa-vung-cao-{n}",
        "/chi-tiet.aspx?id={n}",
        "http://www.bao.vn/doc/1{n}0000",
        "/tin/lanh-dao-tinh-tham-ba-con-{n}a",
    ],
)
def test_the_address_shapes_of_the_press_are_articles(address):
    harvest = read(page(*(card(n, title, address) for n, title in enumerate(TITLES, 1))))
    assert [found.title for found in harvest.found] == TITLES


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/the-thao-giai-tri">Thể thao và giải trí</a>',
        '<a href="/tag/xa-vung-cao-ham-yen-12345">Xã vùng cao đón con đường mới</a>',
        '<a href="http://bao-khac.vn/bai-viet-cua-bao-khac-12345.html">Bài viết của một tờ báo khác</a>',
        '<a href="/xa-hoi/#dau-trang">Lên đầu trang của chuyên mục xã hội</a>',
        '<a href="javascript:void(0)">Xem thêm các tin khác nữa</a>',
        '<a href="mailto:toasoan@bao.vn">Gửi thư cho tòa soạn chúng tôi</a>',
        '<a href="/xa-hoi/202607/bai-viet-9aa/">Xem tiếp</a>',
        '<a href="/xa-hoi/202607">Tin xã hội của tháng bảy năm nay</a>',
        '<h2 class="c"><a href="/xay-dung-nong-thon-moi-nang-cao">Xây dựng nông thôn mới nâng cao</a></h2>',
        '<a href="http://[sai/bai-viet-so-chin-12345">Một địa chỉ không ai đọc được</a>',
    ],
)
def test_other_links_are_no_articles(link):
    cards = [card(n, title) for n, title in enumerate(TITLES, 1)]
    assert [found.title for found in read(page(*cards, f"<div>{link}</div>")).found] == TITLES


def test_a_single_top_story_beside_the_list_is_found():
    top = '<section><a href="/xa-hoi/202607/bai-viet-noi-bat-hom-nay-77aa/"><h2>Khánh thành cây cầu treo dài nhất</h2><p>Chữ</p></a></section>'
    found = read(page(top, *(card(n, title) for n, title in enumerate(TITLES, 1)))).found
    assert found[0].title == "Khánh thành cây cầu treo dài nhất"
    assert found[0].published is None


def test_a_date_in_a_headline_is_not_the_date_of_the_article():
    title = "Lịch cắt điện từ 10/4/2026 tại các xã"
    text = f'<div class="item"><h3><a href="/xa-hoi/202607/lich-9aa/">{title}</a></h3><time datetime="2026-07-20 06:18"></time></div>'
    (found,) = [each for each in read(page(text, card(1, TITLES[0]))).found if each.title == title]
    assert found.published == datetime(2026, 7, 19, 23, 18, tzinfo=UTC)


def test_headlines_without_blanks_count_by_their_characters():
    cards = [card(n, f"老挝人民报新闻标题第{n}号") for n in range(1, 4)]
    assert len(read(page(*cards)).found) == 3


def test_a_selector_wins_over_shape():
    text = page(
        '<ul class="tin"><li><a href="/a">Ngắn</a></li><li><a href="b" title="Tiêu đề nằm ở thuộc tính"></a></li></ul>'
    )
    assert [(f.url, f.title) for f in read(text, "ul.tin li").found] == [
        ("http://bao.vn/a", "Ngắn"),
        ("http://bao.vn/xa-hoi/b", "Tiêu đề nằm ở thuộc tính"),
    ]
    assert read(text, "ul.tin a").found == read(text, "ul.tin li").found


def test_links_start_at_the_base_the_page_names():
    text = page('<base href="http://bao.vn/goc/"><p class="tin"><a href="a">Tin</a></p>')
    assert read(text, "p.tin a").found[0].url == "http://bao.vn/goc/a"


@pytest.mark.parametrize(
    ("text", "selector", "fault"),
    [
        (" ", None, "the address answers an empty body, not a page"),
        (page(), None, "no article links can be told from the others on this page; name them in selectors.links"),
        (page(), "a.tin", "selectors.links (a.tin) matches no link with an address on this page"),
        (page(), "a[[", "selectors.links is no CSS selector: "),
        ("<?xml version='1.0'?><rss><item/></rss>", None, "no article links can be told"),
    ],
)
def test_a_page_without_articles_says_so_in_one_line(text, selector, fault):
    harvest = read(text, selector)
    assert harvest.fault.startswith(fault)
    assert "\n" not in harvest.fault


@given(st.text("<>/=\"' ahrefdivn123?!-", max_size=100))
def test_broken_pages_never_raise(text):
    harvest = read(page(card(1, TITLES[0])) + text)
    assert bool(harvest.found) != bool(harvest.fault)


@pytest.mark.parametrize(
    ("link", "then"),
    [
        ('<a href="?page=2">Trang sau</a>', "?page=2"),
        ('<a href="/xa-hoi/trang-2.html">Trang tiếp »</a>', "trang-2.html"),
        ('<a href="?trang=2#tin">Tiếp theo</a>', "?trang=2"),
        ('<a href="page/2/">Tiếp</a>', "page/2/"),
        ('<a href="p2">Sau &gt;</a>', "p2"),
        ('<a href="/xa-hoi-p2">›</a>', "/xa-hoi-p2"),
        ('<a href="/xa-hoi-p2.htm">»</a>', "/xa-hoi-p2.htm"),
        ('<a href="?page=2">Next</a>', "?page=2"),
        ('<a href="?page=2">Xem thêm</a>', "?page=2"),
        ('<a href="?page=2" aria-label="Tiếp theo"><i></i></a>', "?page=2"),
        ('<a href="?page=2" title="Trang sau"><img></a>', "?page=2"),
        ('<a class="btn-page next-page" href="?page=2"></a>', "?page=2"),
        ('<ul><li class="next"><a href="?page=2">&gt;&gt;&gt;</a></li></ul>', "?page=2"),
        ('<a rel="next" href="?page=1">››</a>', "?page=1"),  # of a site that counts from 0
        ('<a rel="next" href="?after=kh4x">Cũ hơn</a>', "?after=kh4x"),
        ('<a rel="next" href="/xa-hoi/2">Cũ hơn</a>', "2"),
        ('<a href="?start=20">Tiếp</a>', "?start=20"),
        ('<a href="?_7_INSTANCE_delta=20&_7_INSTANCE_cur=2">Trang sau</a>', "?_7_INSTANCE_delta=20&_7_INSTANCE_cur=2"),
        ('<b>1</b><a href="?rows=20&PageIndex=2">2</a>', "?rows=20&PageIndex=2"),
        ('<b>1</b><a href="?page=2">2</a><a href="?page=3">3</a>', "?page=2"),
        ('<a href="p1">1</a><a href="p2">2</a><a href="p3">3</a><a href="p11">&gt;&gt;&gt;</a>', "p2"),
        ('<a href="/xa-hoi/">1</a><a href="/xa-hoi/2">2</a><a href="/xa-hoi/3">3</a>', "2"),
    ],
)
def test_the_link_to_the_next_page_is_found(link, then):
    assert following(link) == [urljoin(PAGE, then)]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="javascript:;">Xem thêm</a>',
        '<a href="#">Trang sau</a>',
        '<a href="/xa-hoi/">Trang sau</a>',
        '<a href="?page=0">Trang sau</a>',
        '<a href="?page=9">»</a>',  # the last page
        '<a href="/xa-hoi/202607/bai-viet-1aa/">Tiếp</a>',
        '<a rel="next" href="/xa-hoi/202607/bai-viet-1aa/">Tiếp</a>',
        '<a rel="next" href="/kinh-te/gia-cam-tang-tro-lai-54321.html">Tiếp</a>',
        '<a href="/kinh-te/">Xem thêm</a>',
        '<a href="/kinh-te/?page=2">Xem thêm</a>',
        '<a href="/kinh-te/?page=2">2</a><a href="/kinh-te/?page=3">3</a>',
        '<a href="/xa-hoi/?page=3">3</a><a href="/xa-hoi/?page=4">4</a>',
        '<a href="/xa-hoi/2">2</a>',
        '<a href="?comment_page=2">2</a><a href="?comment_page=3">3</a>',
        '<a href="?per_page=2">2</a>',
        '<a href="?loai=4&page=2">Xem thêm</a>',
        '<a href="/su-kien-2">2</a><a href="/su-kien-3">3</a>',
        '<a href="http://bao-khac.vn/xa-hoi/?page=2">Trang sau</a>',
        '<a class="next disabled" href="?page=2">Trang sau</a>',
        '<a href="/trang-suc-vang-bac">Trang sức</a>',
        '<a href="?page=2">Trang sau của cuốn nhật ký kể về ngày bão lũ năm ấy</a>',
        '<a href="http://[sai">Trang sau</a>',
    ],
)
def test_nothing_is_found_rather_than_something_wrong(link):
    assert following(link) == []


@pytest.mark.parametrize(
    ("url", "links", "then"),
    [
        ("?page=2", '<a href="?page=1">Trang trước</a><a href="?page=3">Trang sau</a>', "?page=3"),
        ("?page=2", '<a href="/xa-hoi/">1</a><b>2</b><a href="?page=3">3</a>', "?page=3"),
        ("?page=3", '<a href="?page=1">1</a><a href="?page=2">2</a>', None),
        ("?page=3", '<a href="?page=2">Tiếp</a>', None),
        ("?page=3", '<a rel="next" href="/xa-hoi/">Trang sau</a>', None),
        ("?loai=4&after=b", '<a rel="next" href="?loai=4">Trang sau</a>', None),
        ("?page=3", '<a rel="next" href="?page=2">Trang sau</a>', None),
        ("trang-2.html", '<a href="trang-3.html">Sau</a>', "trang-3.html"),
        ("2", '<a href="/xa-hoi/1">1</a><a href="/xa-hoi/3">3</a>', "3"),
        ("?start=20", '<a href="?start=0">Tiếp</a><a href="?start=40">Tiếp</a>', "?start=40"),
        ("?loai=4&page=2", '<a href="?page=3&loai=4">»</a>', "?page=3&loai=4"),
        ("?loai=4&page=2", '<a href="?loai=5&page=3">»</a>', None),
    ],
)
def test_a_later_page_leads_on_and_never_back(url, links, then):
    assert following(links, url=urljoin(PAGE, url)) == ([urljoin(PAGE, then)] if then else [])


def test_the_head_of_a_page_may_name_the_next_one():
    assert following(head='<head><link rel="next" href="/xa-hoi/?page=2"></head>') == [PAGE + "?page=2"]


def test_a_front_page_goes_on_in_its_section():
    assert following('<a href="/xa-hoi/?page=2">Trang sau</a>', url="http://bao.vn/") == [PAGE + "?page=2"]


def test_a_box_of_a_front_page_is_not_the_list():
    assert following('<a href="?hop=7&page=2">2</a><a href="?hop=7&page=3">3</a>', url="http://bao.vn/") == []


def test_the_office_s_word_for_the_next_page_wins():
    links = '<a href="?page=2">Trang sau</a><p class="cu"><a href="/luu-tru/thang-6">Tháng 6</a></p>'
    assert following(links, selector=".cu") == ["http://bao.vn/luu-tru/thang-6"]
    assert following(links, selector=".khong-co") == []


def test_a_word_for_the_next_page_that_is_no_selector_loses_no_article():
    harvest = read(page(*(card(n, title) for n, title in enumerate(TITLES, 1))), following="a[[")
    assert len(harvest.found) == 4
    assert harvest.note.startswith("selectors.next is no CSS selector: ")


@given(
    st.sampled_from(["?page=", "?p=", "trang-", "p", "?start=", "page/", ""]), st.integers(0, 10**9), st.integers(0, 9)
)
def test_a_next_page_is_never_the_page_itself_nor_one_before(mark, number, ahead):
    links = "".join(f'<a href="/xa-hoi/{mark}{n}">{n}</a>' for n in range(max(0, number - 5), number + ahead))
    for address in following(links, url=f"{PAGE}{mark}{number}"):
        assert int(address.rpartition("/")[2].strip("?pagetrnsi=-")) > number


# -- pages that no outlet prints ----------------------------------------------------------------------------------

LINK = '<a href="/tin/bai-viet-{n}.html">Tiêu đề của bài viết số {n} dài đủ chữ</a>'


def seconds(text):
    """The least of two times, for a busy machine makes one of them long."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        read(text)
        taken.append(time.process_time() - begun)
    return min(taken)


def pieces(piece, number):
    return "".join(piece.format(n=n) for n in range(100_000, 100_000 + number))


def many(piece, number, before="", after=""):
    return page(card(1, TITLES[0]), before, pieces(piece, number), after)


@pytest.mark.parametrize(
    "piece",
    [
        LINK,
        f"<div>{LINK}",
        '<a href="/tin/bai-viet-{n}.html"><div>',
        '<a href="/tin/bai-viet-{n}.html"><div><h3>Tiêu đề của bài viết</h3><p>chữ',
        '<a href="/tin/bai-viet-{n}.html"></a>',
        '<a href="/tin/bai-viet-mot-100000.html">Tiêu đề của một bài viết</a>',
        '<a rel="next" href="?trang={n}">Trang sau</a>',
        '<div class="summary">Tóm tắt của bài viết',
        "<div><p>chữ",
        "<i>32/13/2026</i>",
    ],
)
def test_four_times_the_page_takes_about_four_times_the_time(piece):
    """What is quadratic takes sixteen times as long; eight leaves room for a busy machine."""
    small, large = (page(pieces(piece, number)) for number in (300, 1200))
    assert seconds(large) < 8 * seconds(small) + 0.1


def test_a_search_for_the_first_link_does_not_start_anew_for_every_link():
    """Blank lines in front of a flat list are no list of their own: each link has them near it."""
    small, large = (page("<br>" * 20 * number, pieces(LINK, number)) for number in (300, 1200))
    assert seconds(large) < 8 * seconds(small) + 0.1


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (many(LINK, 6000), "only the first 5000 links of the page are looked at"),
        (many(f'<a href="/{"ă" * 1500}-{{n}}">x</a>', 400), " links of the page are looked at"),
        (many(" ", 1, "<i>" * 70_000), " characters are read"),
        (many(" ", 1, f"<p>{'chữ ' * 800_000}</p>"), " characters are read"),
    ],
)
def test_of_an_endless_page_the_beginning_is_read_and_a_note_says_so(text, note):
    harvest = read(text)
    assert harvest.found[0].url == "http://bao.vn/xa-hoi/202607/bai-viet-1aa/"
    assert len(harvest.found) <= 5000
    assert note in harvest.note


def test_a_page_of_the_usual_length_carries_no_note():
    assert read(many(f"<div>{LINK}</div>", 600)).note == ""


def test_an_address_cut_off_with_its_page_does_not_get_out():
    whole = many(" ", 1, f"<!--{' ' * 2_999_000}-->", LINK.format(n=123456) * 100)
    cut = [found.url for found in read(whole).found]
    assert cut
    assert all(url.endswith(("/bai-viet-1aa/", "/bai-viet-123456.html")) for url in cut)


def test_a_very_long_link_is_no_headline():
    (found,) = read(page(f'<p class="tin"><a href="a">{"chữ " * 100_000}</a></p>'), "p.tin a").found
    assert len(found.title) <= 500


def test_a_link_left_open_takes_no_date_from_the_next():
    cards = '<a href="/tin/bai-viet-100001.html"><h3>{}</h3><div><a href="/tin/bai-viet-100002.html"><h3>{}</h3><i>20/07/2026</i></a>'
    found = read(page(f"<div>{cards.format(*TITLES)}</div>")).found
    assert [(each.title, bool(each.published)) for each in found] == [(TITLES[0], False), (TITLES[1], True)]


def test_elements_named_within_each_other_name_a_link_once():
    (found,) = read(page('<ul class="a"><li class="a">' * 1000, '<a href="/a">Ngắn</a>'), ".a").found
    assert found.url == "http://bao.vn/a"
