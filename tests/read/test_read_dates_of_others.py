"""Dates that a page prints of something else: other news, comments, pictures, events, changes, its own making."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from own_pages import NOW, PARAGRAPHS, TITLE

from monitor.read.page.blocks import cut
from monitor.vietnamese.dates import parse_date

AT = datetime(2026, 7, 18, 1, 15, tzinfo=UTC)  # 08:15 of the 18th in Vietnam, two days before the fetch
DAY = datetime(2026, 7, 17, 17, tzinfo=UTC)  # the same day without its hour
STAMP = '<time datetime="2026-07-18T09:12:00+07:00">18/07/2026 09:12</time>'
RELATED = f'<div class="related"><h3>Tin liên quan</h3><div><h4><a href="/khac">Một tin khác của xã bên cạnh</a></h4>{STAMP}</div></div>'
UNNAMED = f'<div class="x"><div><a href="/khac">Một tin khác của xã bên cạnh</a></div><div>{STAMP}</div><div><a href="/k">Tin hai</a></div><div>{STAMP}</div></div>'
COMMENT = '<div class="comments"><h3>Bình luận</h3><div>Nguyễn Thử <span>18/07/2026 21:15</span><p>Mừng cho bà con!</p></div></div>'
UNNAMED_COMMENT = COMMENT.replace(' class="comments"', "")
FIGURE = "<figure><img src=a.jpg><figcaption>Camera ghi lúc 14:05 18/07/2026</figcaption></figure>"
NOTE = "<p>Ảnh: Camera ghi lúc 14:05 18/07/2026</p>"
ASIDE = f"<aside>{STAMP}</aside>"
EVENT = "<p>Thời gian: 14:00, 18/07/2026</p><p>Địa điểm: nhà văn hoá của bản, ngay bên cây cầu mới, có chỗ để xe.</p>"


def when(article):
    return article.published, article.published_from


def ld(published, more=""):
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{published}"{more}}}</script>'


@pytest.mark.parametrize(
    "line",
    [
        "Tin bài đưa lúc: 18/07/2026 08:15",
        "Đưa lên lúc 18/07/2026 08:15",
        "bởi Lò Thử lúc 18/07/2026 08:15",
        "Bài của quản trị viên vào 18/07/2026 08:15",
        "Nhập bởi admin lúc 18/07/2026 08:15",
        "Khuôn Thử: ngày 18/07/2026 08:15",
        "Xã hội: 18/07/2026 08:15",
    ],
)
def test_a_line_that_says_who_put_an_article_there_is_its_date(read, article_html, line):
    assert when(read(article_html(before=f"<div>{line}</div>"))) == (AT, "text")


def test_a_label_of_time_alone_before_a_day_gives_the_day_of_publication(read, article_html):
    assert when(read(article_html(before="<div>Thời gian: 18/07/2026</div>"))) == (DAY, "text")
    assert when(read(article_html(before="<div>Thời gian: 18/07/2026 tại sân bản</div>"))) == (NOW, "first-seen")


@pytest.mark.parametrize(
    "line",
    [
        "Lễ đưa tang lúc 08:15 18/07/2026",
        "Hội đồng quản trị họp lúc 08:15 18/07/2026",
        "Tân binh nhập ngũ lúc 08:15 18/07/2026",
        "Khai mạc: 08:15 18/07/2026",
        "Mở cửa đón khách: 08:15 18/07/2026",
    ],
)
def test_a_line_that_says_what_happens_then_is_no_date(read, article_html, line):
    assert when(read(article_html(before=f"<div>{line}</div>"))) == (NOW, "first-seen")


@pytest.mark.parametrize("after", [RELATED, UNNAMED, COMMENT, UNNAMED_COMMENT, ASIDE])
def test_behind_the_text_only_dates_of_others_are_no_date(read, article_html, after):
    assert when(read(article_html(after=after))) == (NOW, "first-seen")


@pytest.mark.parametrize("before", [FIGURE, NOTE, RELATED, ASIDE])
def test_beside_the_headline_dates_of_pictures_and_other_news_are_no_date(read, article_html, before):
    assert when(read(article_html(before=before))) == (NOW, "first-seen")


@pytest.mark.parametrize("after", [RELATED, UNNAMED, COMMENT, UNNAMED_COMMENT, ASIDE, FIGURE])
@pytest.mark.parametrize("own", [{"head": ld("2026-07-18")}, {"before": "<div>18/07/2026</div>"}])
def test_a_day_takes_no_hour_from_others(read, article_html, own, after):
    assert read(article_html(**own, after=after)).published == DAY


def test_a_day_takes_no_hour_from_an_event_in_the_text(read, article_html):
    html = article_html(before="<div>18/07/2026</div>").replace("</article>", EVENT + "</article>")
    assert read(html).published == DAY


def test_a_day_takes_the_hour_that_the_end_of_the_text_calls_that_of_publication(read, article_html):
    more = "Cả bản vui như hội, ai cũng mong con đường bê tông sớm xong để xe chở ngô, chở sắn vào tận sân nhà."
    html = article_html(head=ld("2026-07-18"), paragraphs=(*PARAGRAPHS, more), after="<p>Đăng lúc 08:15 18/07/2026</p>")
    assert read(html).published == AT


def test_a_day_of_today_takes_no_hour_from_a_bar_above(read, article_html):
    bar = "<div><span>Thứ Hai, 20/07/2026 11:20</span></div>"
    html = article_html(before="<div>20/07/2026</div>").replace("<article>", bar + "<article>")
    assert when(read(html)) == (datetime(2026, 7, 19, 17, tzinfo=UTC), "text")


def test_a_date_in_an_aside_of_the_article_is_its_own(read, article_html):
    assert when(read(article_html(before='<aside class="article-meta">18/07/2026 08:15</aside>'))) == (AT, "text")


@pytest.mark.parametrize(
    "shown",
    [
        '<time datetime="2026-07-18T08:15:00Z">18/07/2026 08:15</time>',
        '<time datetime="2026-07-18T08:15:00Z">hai ngày trước</time><div>18/07/2026 08:15</div>',
        '<time datetime="2026-07-18T08:15:00+00:00">18/07/2026 - 08:15</time>',
    ],
)
def test_a_false_z_of_a_stamp_is_told_by_what_is_printed_beside_it(read, article_html, shown):
    article = read(article_html(before=shown))
    assert when(article) == (AT, "text")
    assert article.repairs == ('the "Z" of the printed date is false: taken as local time',)


def test_a_true_z_of_a_stamp_stays(read, article_html):
    shown = '<time datetime="2026-07-18T01:15:00Z">18/07/2026 08:15</time>'
    article = read(article_html(before=shown))
    assert when(article) == (AT, "text")
    assert article.repairs == ()
    assert read(article_html(before=shown.replace("18/07/2026 08:15", "hai ngày trước"))).published == AT


def test_a_false_z_of_a_stamp_does_not_mend_the_head(read, article_html):
    html = article_html(
        head=ld("2026-07-18T08:15:00+07:00"), before='<time datetime="2026-07-18T08:15:00Z">18/7</time>'
    )
    article = read(html)
    assert when(article) == (AT, "jsonld")
    assert not any("JSON-LD" in repair for repair in article.repairs)


def test_a_stamp_in_the_future_whose_figures_are_local_is_mended(read, article_html):
    article = read(article_html(before='<time datetime="2026-07-20T11:30:00Z">20/07/2026</time>'))
    assert when(article) == (datetime(2026, 7, 20, 4, 30, tzinfo=UTC), "text")


def test_the_first_minute_of_a_year_in_utc_is_a_guess_too(read, article_html):
    html = article_html(head=ld("2026-01-01T00:00:00Z"), before="<div>18/07/2026 08:15</div>")
    article = read(html)
    assert when(article) == (AT, "text")
    assert "guess" in article.repairs[0]
    confirmed = article_html(head=ld("2026-01-01T00:00:00Z"), before="<div>01/01/2026 07:00</div>")
    assert when(read(confirmed)) == (datetime(2026, 1, 1, tzinfo=UTC), "jsonld")


@pytest.mark.parametrize(
    "head",
    [ld("2026-07-20T12:00:00+07:00"), '<meta name="date" content="2026-07-20T11:53:00+07:00">'],
)
def test_a_head_that_is_dated_with_its_making_gives_way_to_the_print(read, article_html, head):
    article = read(article_html(head=head, before="<div>Thứ Bảy, 18/07/2026 | 08:15</div>"))
    assert when(article) == (AT, "text")
    assert "time at which the page was made" in article.repairs[0]


def test_a_head_of_now_stands_where_nothing_else_is_printed_or_the_feed_knows_of_it(read, article_html):
    head = ld("2026-07-20T11:55:00+07:00")
    fresh = NOW - timedelta(minutes=5)
    assert when(read(article_html(head=head))) == (fresh, "jsonld")
    assert when(read(article_html(head=head, before="<div>20/07/2026 11:55</div>"))) == (fresh, "jsonld")
    old = article_html(head=head, before="<div>Thứ Bảy, 18/07/2026 | 08:15</div>")
    assert when(read(old, final_url="http://bao.example/2026/07/20/cau.html"))[0] == fresh


def test_what_is_printed_in_vietnamese_has_the_day_before_the_month(read, article_html):
    html = article_html(head=ld("2026-07-06T08:15:00+07:00"), before="<div>07/06/2026 - 08:15</div>")
    article = read(html)
    assert when(article) == (datetime(2026, 6, 7, 1, 15, tzinfo=UTC), "jsonld")
    assert article.repairs == ("day and month of the JSON-LD were the wrong way round (2026-07-06T08:15:00+07:00)",)


def test_what_is_printed_in_english_may_have_the_month_before_the_day(read, article_html):
    text = (
        "The new bridge in the village is open, and pupils no longer wade through the stream on their way to school.",
    )
    html = article_html(
        head=ld("2026-06-07T08:15:00+07:00"), before="<div>06/07/2026 - 08:15</div>",
        title="Village in the mountains opens its bridge after a wait of three years", paragraphs=text, lead="",
    ).replace('lang="vi"', 'lang="en"')  # fmt: skip
    assert when(read(html)) == (datetime(2026, 6, 7, 1, 15, tzinfo=UTC), "jsonld")


@pytest.mark.parametrize(
    "shown",
    [
        "<div><span>18/07/2026</span><span>08:15</span></div>",
        "<div><span>08:15</span><span>18/07/2026</span></div>",
        "<div><div>18/07/2026</div><div>08:15</div></div>",
        "<ul><li>Thứ Bảy</li><li>18/07/2026</li><li>08:15 (GMT+7)</li></ul>",
        "<ul><li>08h15</li><li>Thứ Bảy, ngày 18 tháng 7 năm 2026</li></ul>",
    ],
)
def test_day_and_hour_in_elements_of_their_own_belong_together(read, article_html, shown):
    assert when(read(article_html(before=shown))) == (AT, "text")


@given(
    at=st.datetimes(datetime(1996, 1, 2), datetime(2026, 7, 17)),  # noqa: DTZ001 - as printed
    day=st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]),
    hour=st.sampled_from(["%H:%M", "%Hh%M", "%H:%M:%S"]),
    hour_first=st.booleans(),
)
def test_a_day_and_an_hour_that_touch_are_read_to_the_minute(at, day, hour, hour_first):
    pieces = [at.strftime(day), at.strftime(hour)]
    spans = "".join(f"<span>{piece}</span>" for piece in (reversed(pieces) if hour_first else pieces))
    line = cut(html.fragment_fromstring(f"<p>{spans}</p>"))[0].text
    read = parse_date(line, zone=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert read is not None
    assert read.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).strftime("%Y-%m-%d %H:%M") == at.strftime("%Y-%m-%d %H:%M")


def test_figures_in_elements_of_their_own_are_one_number(read, article_html):
    paragraph = (
        "Cây cầu dài 1<span>42</span> m, mặt cầu rộng 56 m<sup>2</sup>, khánh thành năm 20<b>26</b>, ai cũng vui."
    )
    assert (
        "dài 142 m, mặt cầu rộng 56 m2, khánh thành năm 2026"
        in read(article_html(paragraphs=[*PARAGRAPHS, paragraph])).text
    )


def test_of_several_declared_articles_that_of_the_page_is_taken(read, article_html):
    other = '{"@type":"NewsArticle","headline":"Tin khác","url":"http://bao.example/khac.html","datePublished":"2026-07-01"}'
    by_title = f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2026-07-18T08:15:00+07:00"}}'
    by_url = by_title.replace(TITLE, "Bản có cầu").replace(
        '"NewsArticle",', '"NewsArticle","mainEntityOfPage":{"@id":"http://bao.example/cau.html"},'
    )
    link = '<link rel="canonical" href="http://bao.example/cau.html">'
    for own in (by_title, by_url):
        one = f'<script type="application/ld+json">[{other},{own}]</script>'
        two = "".join(f'<script type="application/ld+json">{each}</script>' for each in (other, own))
        for head in (one, two):
            assert when(read(article_html(head=link + head))) == (AT, "jsonld")


@pytest.mark.parametrize(
    "shown",
    [
        '<time itemprop="dateModified" datetime="2026-07-19T10:00:00+07:00">19/07/2026 10:00</time>',
        '<div class="last-updated">19/07/2026 10:00</div>',
        '<time class="updated">19/07/2026 10:00</time>',
    ],
)
def test_a_date_that_its_element_calls_that_of_a_change_is_used_last(read, article_html, shown):
    changed = datetime(2026, 7, 19, 3, tzinfo=UTC)
    assert when(read(article_html(before=shown))) == (changed, "text")
    assert when(read(article_html(before=shown + "<div>18/07/2026 08:15</div>"))) == (AT, "text")
    assert read(article_html(before=shown), final_url="http://bao.example/2026/07/18/a.html").published == DAY
