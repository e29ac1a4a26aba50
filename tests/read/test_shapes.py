"""Learning where the parts of an article stand, and reading by it. Not for: when shapes are learned and dropped (tests/pipeline)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import html

from monitor.model import Article, Observation, Page, Pending, Shape
from monitor.read import AGREES, LEARN_FROM, learn, read_page
from monitor.read.shapes.agree import compare
from monitor.read.shapes.places import Census, find

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
THINGS = ("cầu treo", "trạm y tế", "đường bê tông", "nhà văn hóa", "chợ phiên", "hồ nước", "trường học")
RELATED = '<div class="box"><a href="/x">Một tin khác của ngày hôm qua ở xã bên</a></div>'


def paragraphs(n):
    thing = THINGS[n]
    return (
        f"Sáng nay, xã vùng cao đưa {thing} vào sử dụng sau nhiều tháng thi công trong mưa rừng và gió núi.",
        f"Trưởng bản cho biết {thing} do bà con góp công, huyện lo vật liệu, bộ đội giúp vận chuyển lên bản.",
        f"Thời gian tới, xã tiếp tục giữ gìn {thing} và trồng thêm cây hai bên đường vào bản cho mát.",
    )


def page(n, *, inside="", after="", lead=True, date="20/11/2026 14:05", text=None):
    """Article *n* of one paper, with more *inside* of its text's place or *after* it."""
    title = f"Xã vùng cao có {THINGS[n]} mới sau nhiều năm mong đợi"
    first, *rest = paragraphs(n) if text is None else text
    sapo = f'<h2 class="sapo">{first}</h2>' if lead else f"<p>{first}</p>"
    body = "".join(f"<p>{p}</p>" for p in rest)
    url = f"https://bao.example/tin/bai-{n}.html"
    document = (
        f'<html><head><meta charset="utf-8"><title>{title} - Báo Thử</title></head><body><h1 class="t">{title}</h1>'
        f'<div class="date">{date}</div>{sapo}<div class="content">{body}{inside}</div><p class="author">Lê Văn An</p>{after}'
        '<div class="related"><ul><li><a href="/q">Tin khác trong tỉnh hôm nay</a></li></ul></div></body></html>'
    )
    return Page(url, url, (), "text/html; charset=utf-8", document.encode(), NOW)


def read(each, shapes=(), *, audit=False):
    return read_page(each, Pending(1, each.url, "s", 0), None, shapes, audit=audit)


@pytest.fixture(scope="module")
def shapes():
    """What is learned of five articles of the paper."""
    return learn([read(page(n, inside=RELATED)).use.observed for n in range(5)])


def lines(reading):
    assert isinstance(reading.outcome, Article)
    return tuple(reading.outcome.text.split("\n"))


def test_the_places_of_all_parts_are_learned(shapes):
    (shape,) = shapes

    assert (shape.host, shape.title, shape.text, shape.pages) == ("bao.example", "h1.t", "div.content", 5)
    assert (shape.lead, shape.date, shape.authors) == (("h2.sapo",), ("div.date",), ("p.author",))
    assert shape.chrome == ("div.box",)
    assert shape.repeated == ()


def test_a_page_that_fits_is_read_as_by_searching(shapes):
    by_shape, searched = read(page(6), shapes), read(page(6))

    assert by_shape.use.shape == shapes[0]
    assert by_shape.outcome == searched.outcome
    assert lines(by_shape) == paragraphs(6)


def test_four_pages_are_too_few():
    assert learn([read(page(n)).use.observed for n in range(LEARN_FROM - 1)]) == ()


def test_copies_of_one_article_count_once():
    observed = read(page(1)).use.observed

    assert learn([observed] * 9) == ()


def test_pages_of_two_hosts_make_no_shape_together():
    observed = [read(page(n)).use.observed for n in range(5)]
    half = [replace(o, host="anh.example") if n % 2 else o for n, o in enumerate(observed)]

    assert learn(half) == ()


def test_without_a_name_for_the_only_date_nothing_is_learned():
    """Reading by such a shape would lose it."""
    observed = [replace(read(page(n)).use.observed, date=()) for n in range(5)]

    assert all(o.printed for o in observed)
    assert learn(observed) == ()


def test_a_date_whose_place_has_another_name_on_each_page_is_no_place_either():
    observed = [replace(read(page(n)).use.observed, date=(f"div.d{n}",)) for n in range(5)]

    assert learn(observed) == ()


@pytest.mark.parametrize(
    "after",
    [
        '<div class="r"><a href="/x">Tin nào đó trong tỉnh</a><div class="date">24/11/2026 07:00</div></div>',
        '<h2 class="sapo">Lời dẫn của một tin khác, kể về một tỉnh khác và chuyện của hôm qua.</h2>',
        '<div class="content"><p>Một phần nữa của bài, hay là một bài khác: chỉ tìm cả trang mới biết được.</p></div>',
        '<h1 class="t">Một tiêu đề nữa trên trang này</h1>',
    ],
)
def test_a_page_on_which_a_part_stands_twice_is_searched(shapes, after):
    reading = read(page(6, after=after), shapes)

    assert reading.use.shape is None
    assert set(paragraphs(6)) <= set(lines(reading))


def test_a_box_that_was_never_text_is_left_out_unless_running_text_stands_in_it(shapes):
    bare = read(page(6, inside='<div class="box">Bấm vào đây</div>'), shapes)
    more = "Một đoạn nữa của bài báo, lần này tòa soạn đặt vào trong khung: đó là lời kể của người trong cuộc."
    framed = read(page(6, inside=f'<div class="box"><p>{more}</p></div>'), shapes)

    assert bare.use.shape == framed.use.shape == shapes[0]
    assert lines(bare) == paragraphs(6)
    assert lines(framed) == (*paragraphs(6), more)


def test_places_that_hold_next_to_nothing_do_not_count_as_fitting(shapes):
    reading = read(page(6, text=(paragraphs(6)[0], "Ảnh bên dưới.")), shapes)

    assert (reading.use.shape, reading.use.poor) == (None, shapes[0])
    assert reading.use.observed is None


def test_a_line_behind_every_article_is_left_out_but_not_in_the_middle():
    notice = "Bạn đọc gửi bài cộng tác về hòm thư của tòa soạn, ghi rõ họ tên và địa chỉ."
    learned = learn([read(page(n, inside=f"<p>{notice}</p>")).use.observed for n in range(5)])
    again = (
        f"<p>{notice}</p><p>Đó là dòng chữ cuối mỗi bài trên báo tường của trường, theo lời thầy hiệu trưởng kể.</p>"
    )
    middle = read(page(6, inside=again), learned)
    end = read(page(6, inside=f"<p>{notice}</p>"), learned)

    assert learned[0].repeated == (notice,)
    assert lines(end) == paragraphs(6)
    assert notice in lines(middle)


def test_the_parts_of_a_series_share_lines_that_stay():
    """Their headlines differ in numbers only, so they say once what stands under every article."""
    observed = [
        replace(read(page(n, inside="<p>Mưa to ở vùng núi, đề phòng lũ quét.</p>")).use.observed, headline="tin")
        for n in range(5)
    ]

    assert learn(observed)[0].repeated == ()


def test_an_audit_reads_both_ways_and_searching_stands_where_they_disagree(shapes):
    agreed = read(page(6), shapes, audit=True)
    second = "Phần thứ hai của bài báo: xã mời thợ giỏi về dạy nghề cho trai bản, ai học xong cũng có việc làm ngay."
    split = page(6, after=f'<div class="content2"><p>{second}</p><p>{second[::-1]}</p></div>')
    disagreed = read(split, shapes, audit=True)

    assert (agreed.use.audit.agreement, agreed.use.audit.difference) == (1.0, "")
    assert disagreed.use.audit.agreement < AGREES
    assert "paragraphs missing" in disagreed.use.audit.difference
    assert second in lines(disagreed)


def article(**other):
    base = Article("u", "u", "Cầu mới", "", "Một.\nHai.", NOW, "text", "", ("An",), "vi")
    return replace(base, **other)


@pytest.mark.parametrize(
    ("other", "agreement", "difference"),
    [
        ({}, 1.0, ""),
        ({"title": "Cầu cũ"}, 0.0, "headline"),
        ({"published": NOW.replace(minute=1)}, 0.0, "date"),
        ({"published": NOW.replace(second=9)}, 1.0, ""),
        ({"authors": ("Bình",)}, 0.5, "authors"),
        ({"title_only": True}, 0.0, "headline and lead"),
        ({"text": "Một.\nBa."}, 1 / 3, "text: 1 paragraphs missing, 1 too many"),
    ],
)
def test_what_makes_two_readings_differ(other, agreement, difference):
    audit = compare(article(), article(**other))
    assert audit.agreement == pytest.approx(agreement, abs=0.15)
    assert difference in audit.difference


def test_lost_authors_are_half_of_an_agreement_but_found_ones_are_none():
    assert compare(article(authors=()), article()).agreement == 0.5
    assert compare(article(), article(authors=())).agreement == 1.0


def document(text):
    return html.document_fromstring(text).find("body")


def test_a_place_has_the_names_under_which_it_stands_alone():
    body = document(
        '<body><div id="main" class="a b"><p class="x">1</p><p class="x">2</p></div><div class="b"><p>3</p></div></body>'
    )
    census = Census(body)
    main, second = body[0], body[1]

    assert census.selectors(main) == ("div#main", "div.a")
    assert census.selectors(second[0]) == ()  # its parent has no name of its own
    assert find(body, "div#main") == find(body, "div.a") == [main]
    assert [p.text for p in find(body, "div#main p.x")] == ["1", "2"]
    assert find(body, "p:first-child") == find(body, "") == find(body, "div[@id]") == []


def test_names_with_numbers_of_an_article_are_no_names():
    body = document('<body><div id="post-12345" class="entry news1234">x</div></body>')

    assert Census(body).selectors(body[0]) == ("div.entry", "div")


def test_values_travel_between_processes_and_compare():
    observed = read(page(1)).use.observed

    assert isinstance(observed, Observation)
    assert observed == read(page(1)).use.observed
    assert isinstance(learn([read(page(n)).use.observed for n in range(5)])[0], Shape)
