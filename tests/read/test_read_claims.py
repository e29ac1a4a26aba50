"""What each origin of a page's date claims, and what is mended or doubted when they disagree."""

import sys
from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from own_pages import NOW, PARAGRAPHS, TITLE

from monitor.vietnamese.spoken import events

ICT = ZoneInfo("Asia/Ho_Chi_Minh")

AT = datetime(2026, 7, 18, 1, 15, tzinfo=UTC)  # 08:15 of the 18th in Vietnam, two days before the fetch
PRINTED = "<div>Thứ Bảy, 18/07/2026 | 08:15</div>"
DAY = timedelta(days=1)


def ld(published):
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{published}"}}</script>'


def meta(published):
    return f'<meta property="article:published_time" content="{published}">'


def when(article):
    return article.published, article.published_from


def claims(article):
    return [(each.origin, each.at) for each in article.dates]


def test_every_origin_is_recorded_with_its_words_believed_or_not_the_best_first(read, article_html):
    head = ld("2026-07-18T09:00:00+07:00") + meta("2026-08-18T08:15:00+07:00")
    html = article_html(head=head, before=PRINTED)
    raw = "Sat, 18 Jul 2026 08:15:00 +0700"
    article = read(html, published=AT, published_raw=raw, final_url="http://bao.example/2026/07/17/cau.html")
    assert when(article) == (AT, "feed")
    assert claims(article) == [
        ("feed", AT),
        ("jsonld", AT + timedelta(minutes=45)),
        ("meta", AT + timedelta(days=31)),
        ("text", AT),
        ("url", datetime(2026, 7, 16, 17, tzinfo=UTC)),
    ]
    assert [each.raw for each in article.dates][:4] == [
        raw,
        "2026-07-18T09:00:00+07:00",
        "2026-08-18T08:15:00+07:00",
        "Thứ Bảy, 18/07/2026 | 08:15",
    ]
    assert article.repairs == ("the meta element lies in the future (2026-08-18T08:15:00+07:00): not believed",)


def test_a_page_without_a_date_claims_none(read, article_html):
    article = read(article_html())
    assert article.dates == ()
    assert article.repairs == ()
    assert article.published_from == "first-seen"


@pytest.mark.parametrize("false", ["2026-07-18T08:15:00Z", "2026-07-18T08:15:00+00:00", "2026-07-18T08:15:32.000Z"])
def test_a_false_z_is_told_by_the_hour_that_readers_see(read, article_html, false):
    article = read(article_html(head=ld(false), before=PRINTED))
    assert (article.published.replace(second=0), article.published_from) == (AT, "jsonld")
    assert article.repairs == ('the "Z" of the JSON-LD is false: taken as local time',)
    assert article.dates[0].at == AT.replace(second=article.published.second) + timedelta(hours=7)


def test_a_false_z_is_told_by_an_origin_with_an_offset_of_its_own(read, article_html):
    html = article_html(head=ld("2026-07-18T08:15:00Z") + meta("2026-07-18T08:15:00+07:00"))
    assert when(read(html)) == (AT, "jsonld")


def test_a_true_z_stays(read, article_html):
    article = read(article_html(head=ld("2026-07-18T01:15:00Z"), before=PRINTED))
    assert when(article) == (AT, "jsonld")
    assert article.repairs == ()


def test_a_z_that_another_offset_confirms_stays_though_the_print_is_in_another_zone(read, article_html):
    head = ld("2026-07-18T01:15:00Z") + meta("2026-07-18T08:15:00+07:00")
    article = read(article_html(head=head, before="<div>18/07/2026 | 01:15</div>"))
    assert when(article) == (AT, "jsonld")


@pytest.mark.parametrize("shifted", ["2026-07-18T01:15:00", "2026-07-18T01:15:00+07:00", "2026-07-18T15:15:00+07:00"])
def test_an_hour_exactly_one_offset_from_the_printed_one_is_mended(read, article_html, shifted):
    article = read(article_html(head=meta(shifted), before=PRINTED))
    assert when(article) == (AT, "meta")
    assert "of the meta element is false" in article.repairs[0]


def test_a_few_minutes_between_head_and_print_are_no_fault(read, article_html):
    article = read(article_html(head=ld("2026-07-18T08:18:00+07:00"), before=PRINTED))
    assert when(article) == (AT + timedelta(minutes=3), "jsonld")
    assert article.repairs == ()


def test_day_and_month_that_fit_another_origin_only_when_swapped_are_mended(read, article_html):
    article = read(
        article_html(head=ld("2026-06-07T08:15:00+07:00")),
        published=datetime(2026, 7, 6, 1, 15, tzinfo=UTC),
        published_raw="06/07/2026 08:15",
    )
    assert when(article) == (datetime(2026, 6, 7, 1, 15, tzinfo=UTC), "feed")
    assert article.repairs == ("day and month of the feed were the wrong way round (06/07/2026 08:15)",)


def test_of_two_readings_the_printed_one_is_right(read, article_html):
    article = read(article_html(head=meta("07/06/2026 08:15"), before="<div>06/07/2026 - 08:15</div>"))
    assert when(article) == (datetime(2026, 7, 6, 1, 15, tzinfo=UTC), "meta")


def test_a_day_that_another_origin_knows_is_not_swapped(read, article_html):
    head = meta("06/07/2026 08:15") + ld("2026-06-07T08:15:00+07:00")
    article = read(article_html(head=head, before="<div>06/07/2026 - 08:15</div>"))
    assert when(article) == (datetime(2026, 7, 6, 1, 15, tzinfo=UTC), "jsonld")
    assert article.repairs == ("day and month of the JSON-LD were the wrong way round (2026-06-07T08:15:00+07:00)",)


def test_a_future_day_whose_reverse_is_fresh_was_swapped(read, article_html):
    # read as 12 October, meant as 10 December: both in the future, so nothing fits; 8 July fits
    html = article_html(head=meta("07/20/2026 06:00"))
    assert when(read(html))[0] == datetime(2026, 7, 19, 23, tzinfo=UTC)
    assert when(read(article_html(head=meta("10/12/2026 06:00"))))[1] == "first-seen"


def test_the_days_of_a_feed_far_from_what_head_and_print_agree_on_are_doubted(read, article_html):
    raw = "Mon, 20 Jul 2026 07:00:00 +0700"
    far = datetime(2026, 7, 20, 0, 0, tzinfo=UTC)
    html = article_html(head=ld("2026-07-18T08:15:00+07:00"), before=PRINTED)
    article = read(html, published=far, published_raw=raw)
    assert when(article) == (AT, "jsonld")
    assert "days away" in article.repairs[0]
    assert claims(article)[0] == ("feed", far)
    alone = read(article_html(head=ld("2026-07-18T08:15:00+07:00")), published=far, published_raw=raw)
    assert when(alone) == (far, "feed")


def test_the_time_of_collection_in_a_feed_gives_way_to_the_page(read, article_html):
    html = article_html(head=meta("2026-07-20T06:15:00+07:00"))
    raw = "Mon, 20 Jul 2026 11:55:00 +0700"
    article = read(html, published=NOW - timedelta(minutes=5), published_raw=raw, first_seen=NOW)
    assert when(article) == (datetime(2026, 7, 19, 23, 15, tzinfo=UTC), "meta")
    assert article.repairs == ("the feed's date is the time of collection: the page's own is taken",)
    old = read(
        article_html(head=meta("2019-01-02T06:15:00+07:00")),
        published=NOW - timedelta(minutes=5),
        published_raw=raw,
        first_seen=NOW,
    )
    assert when(old)[1] == "feed"  # a template's date; nothing else on the page knows it


def test_midnight_sharp_is_a_day_and_gives_way_to_the_hour(read, article_html):
    assert when(read(article_html(head=ld("2026-07-18T00:00:00+07:00"), before=PRINTED))) == (AT, "text")


@pytest.mark.parametrize(
    "before",
    [
        "<div>Cập nhật: 09:30, 19/07/2026</div>",
        "<div>Updated July 19, 2026 9:30 a.m.</div>",
        '<time class="updated" datetime="2026-07-19T09:30:00+07:00">19/7</time>',
        '<span itemprop="dateModified" content="2026-07-19T09:30:00+07:00">19/7</span>',
    ],
)
def test_a_date_of_change_is_used_only_when_nothing_better_is_known(read, article_html, before):
    late = "<p>Đăng lúc 08:15 18/07/2026</p>"
    assert when(read(article_html(before=before + late))) == (AT, "text")
    assert when(read(article_html(before=before), final_url="http://bao.example/2026/07/18/a.html"))[1] == "url"


def test_a_date_of_change_is_better_than_first_sight(read, article_html):
    article = read(article_html(before="<div>Cập nhật, 08:15, Thứ Bảy, 18/07/2026 (GMT+7)</div>"))
    assert when(article) == (AT, "text")


@pytest.mark.parametrize(
    "line",
    [
        "Cập nhật: 19/07/2026 10:00 | Xuất bản: 18/07/2026 08:15",
        "Xuất bản: 18/07/2026 08:15 | Cập nhật: 19/07/2026 10:00",
        "08:15, 18/07/2026 | sửa lúc 15:30, 19/07/2026",
    ],
)
def test_of_two_dates_in_one_line_that_of_publication_is_taken(read, article_html, line):
    assert when(read(article_html(before=f"<div>{line}</div>"))) == (AT, "text")


@pytest.mark.parametrize(
    "bar",
    [
        "<header><div>Thứ Hai, 20/07/2026</div></header>",
        '<div class="top-bar header"><span>Thứ Bảy, 11/07/2026 | 11:59</span></div>',
        "<div>Thứ Hai, ngày 20 tháng 7 năm 2026</div>",
        "<div>Thứ Hai, 20/07/2026 12:00</div>",
        '<header><time datetime="2026-07-11T12:00:00+07:00">11/7</time></header>',
    ],
)
def test_the_day_of_today_above_everything_is_not_taken(read, article_html, bar):
    html = article_html()
    assert when(read(html.replace("<article>", bar + "<article>")))[1] == "first-seen"
    printed = article_html(before=PRINTED)
    assert when(read(printed.replace("<article>", bar + "<article>"))) == (AT, "text")


@pytest.mark.parametrize(
    "line",
    [
        "18/07/2026 | 08:15",
        "Thứ Bảy, ngày 18 tháng 7 năm 2026 - 08:15",
        "08:15 18/07/26",
        "Nguyễn Văn Thử - 18/07/2026 08:15 GMT+7 | 5 phút đọc | 12 bình luận",
        "18 กรกฎาคม 2569 เวลา 08.15 น.",
        "18 ກໍລະກົດ 2026 ເວລາ 08:15",
        "2026年7月18日 08:15",
        "2026年7月18日 午前8時15分",
        "입력 2026.07.18. 오전 8:15",
        "July 18, 2026 at 8:15 a.m.",
        "18 juillet 2026 à 8h15",
    ],
)
def test_the_press_of_all_neighbours_is_dated_to_the_minute(read, article_html, line):
    assert when(read(article_html(before=f"<div>{line}</div>"))) == (AT, "text")
    above = article_html().replace("<h1>", f"<div class='meta'>{line}</div><h1>")
    assert when(read(above)) == (AT, "text")


def test_a_date_at_the_end_of_the_text_is_found(read, article_html):
    end = (
        *PARAGRAPHS,
        "Cả bản vui như hội, ai cũng mong con đường bê tông sớm xong để xe chở ngô, chở sắn vào tận sân nhà.",
    )
    html = article_html(paragraphs=end, after="<p>Đăng lúc 08:15 ngày 18/07/2026</p>")
    assert when(read(html)) == (AT, "text")


def test_dates_of_teasers_below_are_not_taken(read, article_html):
    teaser = (
        "<h3><a href='/khac-1.html'>Tin khác về con đường mới của bản bên</a></h3>"
        "<p>Bản bên cũng vừa có đường mới, bà con đi chợ không còn phải đợi nước rút, xe máy vào được tận sân nhà văn hoá.</p>"
        "<span>17/07/2026 10:00</span>"
    )
    assert when(read(article_html(after=f"<div class='khac'>{teaser}</div>")))[1] == "first-seen"


def test_a_short_lead_that_speaks_of_a_day_is_not_the_date(read, article_html):
    lead = "Lúc 8h ngày 12/7/2026, xã làm lễ khánh thành cây cầu bắc qua suối trước sự vui mừng của bà con"
    assert when(read(article_html(lead=lead)))[1] == "first-seen"
    assert when(read(article_html(lead="Ngày 12/7/2026 cả bản đi hội.")))[1] == "first-seen"


@pytest.mark.parametrize(
    "stamp",
    [
        '<span itemprop="datePublished" content="2026-07-18T08:15:00+07:00">hôm kia</span>',
        '<span class="time-ago" data-time="1784337300">2 ngày trước</span>',
        '<span class="date" data-date="1784337300000">2 ngày trước</span>',
        '<time class="entry-date published updated" datetime="2026-07-18T08:15:00+07:00">18/7</time>',
    ],
)
def test_moments_kept_in_attributes_are_read(read, article_html, stamp):
    assert when(read(article_html(before=f"<div>{stamp}</div>"))) == (AT, "text")


def test_a_date_in_a_script_is_the_last_resort(read, article_html):
    script = '<script>var page = {"id": 7, "publishedDate": "2026-07-18T08:15:00+07:00"};</script>'
    assert when(read(article_html(head=script))) == (AT, "meta")
    line = "<div>17/07/2026 | 10:00</div>"
    assert when(read(article_html(head=script, before=line))) == (datetime(2026, 7, 17, 3, tzinfo=UTC), "text")


def test_the_printed_date_is_found_where_the_headline_is_not_printed(read, article_html):
    html = article_html(before=PRINTED).replace(f"<h1>{TITLE}</h1>", "")
    assert when(read(html)) == (AT, "text")


@pytest.mark.parametrize(
    "piece",
    [
        "<time datetime='2031-07-18T08:15:00+07:00'>x</time><br>",
        "<header><time datetime='2026-07-18T08:15:00+07:00'>x</time></header>",
        "<p>Cập nhật: 18/07/2031 08:15</p>",
        "<meta itemprop='datePublished' content='2031-07-18T08:15:00+07:00'>",
    ],
)
def test_ten_thousand_dates_on_a_page_take_no_two_seconds(read, article_html, piece):
    begun = process_time()
    assert when(read(article_html(after=piece * 10_000)))[1] == "first-seen"
    assert process_time() - begun < (8 if sys.gettrace() else 2)  # coverage takes its time


def test_published_the_21st_is_not_the_event_of_the_18th(read, article_html):
    text = ("Ngày 18/9/2010, bà con hai bản đã cùng nhau dựng lại nhịp cầu bị lũ cuốn trôi từ đầu mùa mưa năm ấy.",)
    article = read(article_html(paragraphs=(*text, *PARAGRAPHS), lead="", before="<p>07:57, 21/09/2010</p>"))
    assert when(article) == (datetime(2010, 9, 21, 0, 57, tzinfo=UTC), "text")
    assert [e.day for e in events(article.text, article.published, ICT)] == [date(2010, 9, 18)]
