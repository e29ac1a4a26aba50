"""When an article was published: the origin that is believed, and the dates that are not."""

from datetime import UTC, datetime, timedelta

import pytest
from own_pages import NOW, URL

from monitor.config import Source

AT = datetime(2026, 7, 19, 23, 15, tzinfo=UTC)  # 06:15 of the 20th in Vietnam


def ld(published, more=""):
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{published}"{more}}}</script>'


def meta(published):
    return f'<meta property="article:published_time" content="{published}">'


def when(article):
    return article.published, article.published_from


def test_the_feed_is_asked_first(read, article_html):
    html = article_html(head=ld("2026-07-18T08:00:00+07:00") + meta("2026-07-17T08:00:00+07:00"))
    article = read(html, published=AT, published_raw="Mon, 20 Jul 2026 06:15:00 +07")
    assert when(article) == (AT, "feed")
    assert article.published_raw == "Mon, 20 Jul 2026 06:15:00 +07"


@pytest.mark.parametrize(
    ("head", "before", "origin"),
    [
        (ld("2026-07-20T06:15:00+07:00") + meta("2026-07-18T08:00:00"), "", "jsonld"),
        (ld("2026-07-20T06:15:00"), "", "jsonld"),
        (
            '<script type="application/ld+json">[{"@graph":[{"@type":["WebPage"]},{"@type":["NewsArticle"],"datePublished":"2026-07-20T06:15:00"}]}]</script>',
            "",
            "jsonld",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a "b" c","datePublished":"2026-07-20T06:15:00",}</script>',
            "",
            "jsonld",
        ),
        (meta("2026-07-20T06:15:00&#x2B;07:00"), "", "meta"),
        ('<meta name="pubdate" content="20/07/2026 06:15">', "", "meta"),
        ("", '<time datetime="2026-07-20T06:15:00+07:00">sáng nay</time>', "text"),
        ("", '<span class="DateTime" title="20/07/26 at 06:15">20/07/26</span>', "text"),
        ("", "<div>Thứ Hai, 20/07/2026 | 06:15 (GMT+7)</div>", "text"),
        ("", "<div>Đời sống | Cập nhật thứ hai, ngày 20/7/26 6:15 sáng</div>", "text"),
        ("", '<div><a href="/ngay">20/07/2026 - 06:15</a></div>', "text"),
    ],
)
def test_every_origin_gives_the_minute_and_says_what_it_is(read, article_html, head, before, origin):
    assert when(read(article_html(head=head, before=before))) == (AT, origin)


def test_a_day_alone_gives_way_to_the_hour_of_the_same_day(read, article_html):
    html = article_html(head=meta("2026-07-20"), before="<div>Thứ Hai, 20/07/2026 - 06:15</div>")
    assert when(read(html)) == (AT, "text")


def test_a_day_alone_stays_when_the_hour_is_of_another_day(read, article_html):
    html = article_html(head=meta("2026-07-18"), before="<div>Thứ Hai, 20/07/2026 - 06:15</div>")
    assert when(read(html)) == (datetime(2026, 7, 17, 17, tzinfo=UTC), "meta")


@pytest.mark.parametrize(
    "address",
    [
        "/2026/07/18/cau-moi.html",
        "/tin/20260718/cau-moi",
        "/cau-moi-20260718103000.htm",
        "/cau-moi-188260718071033787.chn",
    ],
)
def test_the_address_gives_the_day(read, article_html, address):
    assert when(read(article_html(), final_url="http://bao.example" + address)) == (
        datetime(2026, 7, 17, 17, tzinfo=UTC),
        "url",
    )


def test_the_time_of_first_sight_is_the_last_resort(read, article_html):
    seen = NOW - timedelta(hours=3)
    assert when(read(article_html(), first_seen=seen)) == (seen, "first-seen")
    assert when(read(article_html())) == (NOW, "first-seen")


def test_a_date_in_the_future_is_not_believed(read, article_html):
    html = article_html(head=meta("2026-07-20T06:15:00+07:00"))
    assert when(read(html, published=NOW + timedelta(days=3), published_raw="Thu, 23 Jul 2026 12:00:00 +0700")) == (
        AT,
        "meta",
    )
    near = NOW + timedelta(minutes=9)
    assert when(read(article_html(), published=near, published_raw="20/07/2026 12:09")) == (near, "feed")


def test_a_false_z_is_mended_where_that_makes_the_date_possible(read, article_html):
    # 11:00 in Vietnam, printed as if it were UTC, seen at 12:00
    assert when(read(article_html(head=ld("2026-07-20T11:00:00Z")))) == (datetime(2026, 7, 20, 4, tzinfo=UTC), "jsonld")
    assert when(read(article_html(head=ld("2026-07-20T18:00:00+07:00"))))[1] == "first-seen"
    assert when(read(article_html(head=ld("2026-07-21T23:00:00Z"))))[1] == "first-seen"


@pytest.mark.parametrize(
    "date", ["2026-01-01T00:00:00+07:00", "1994-12-31T10:00:00+07:00", "2026-02-30T10:00:00+07:00", "hôm qua", ""]
)
def test_guesses_old_and_impossible_dates_are_refused(read, article_html, date):
    assert when(read(article_html(head=meta(date))))[1] == "first-seen"


NEW_YEAR = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)  # the first minute of 2026 in Vietnam


@pytest.mark.parametrize(
    ("head", "before", "listed", "origin"),
    [
        (ld("2026-01-01T00:00:00+07:00"), "<div>01/01/2026</div>", {}, "jsonld"),
        (ld("2026-01-01T00:00:00+07:00"), "", {"final_url": "http://bao.example/2026/01/01/cau-moi.html"}, "jsonld"),
        (meta("2026-01-01"), "", {"first_seen": NEW_YEAR + timedelta(hours=9)}, "meta"),
        ("", "", {"published": NEW_YEAR, "published_raw": "Thu, 01 Jan 2026 00:00:00 +0700", "first_seen": NEW_YEAR + timedelta(hours=2)}, "feed"),
    ],
    ids=["printed", "in the address", "seen that day", "in the feed of that day"],
)  # fmt: skip
def test_the_first_of_january_is_believed_where_something_else_knows_that_day(
    read, article_html, head, before, listed, origin
):
    assert when(read(article_html(head=head, before=before), **listed)) == (NEW_YEAR, origin)


def test_the_first_of_january_is_a_guess_where_only_its_kin_repeats_it(read, article_html):
    head = ld("2026-01-01T00:00:00+07:00") + meta("2026-01-01")
    assert when(read(article_html(head=head)))[1] == "first-seen"


EVENTS = (
    "Thời gian: 8h00, ngày 25/6/2025",
    "Lịch thi đấu: 19h00 ngày 12/7/2026, hai bản đấu với nhau",
    "Từ trần hồi 19h00 ngày 19/6/2026",
    "Lễ viếng từ 7h00 ngày 20/6/2026 tại nhà riêng",
    "Lễ hội khai mạc lúc 8h ngày 19/6/2026",
    "Hạn nộp hồ sơ: 17h ngày 30/6/2026",
)


@pytest.mark.parametrize("line", EVENTS)
def test_the_day_of_an_event_is_no_date_of_publication(read, article_html, line):
    assert when(read(article_html(before=f"<p>{line}</p>")))[1] == "first-seen"


def test_a_lead_that_names_a_day_is_no_date_of_publication(read, article_html):
    html = article_html(lead="Lễ hội của hai bản khai mạc ngày 19/6/2026")
    assert when(read(html))[1] == "first-seen"


@pytest.mark.parametrize(
    "line",
    [
        "Thời gian: 20/07/2026 06:15",
        "Thời gian đăng: 06:15 ngày 20/07/2026",
        "Cập nhật lúc 06:15 ngày 20/07/2026",
        "Lúc 06:15 ngày 20/07/2026",
        "Người Viết lúc 06:15, 20/07/2026",
        "admin lúc 06:15 20/07/2026",
        "Lịch sử - 20/07/2026 06:15",
        "0 phản hồi 20/07/2026 06:15",
    ],
)
def test_a_line_about_the_article_itself_is_its_date(read, article_html, line):
    assert when(read(article_html(before=f"<div>{line}</div>"))) == (AT, "text")


def test_the_date_of_a_change_is_never_asked(read, article_html):
    head = (
        ld("", ',"dateModified":"2026-07-20T08:00:00+07:00"')
        + '<meta property="article:modified_time" content="2026-07-20T08:00:00+07:00">'
    )
    assert when(read(article_html(head=head)))[1] == "first-seen"


def test_days_spoken_of_in_the_text_and_dates_of_other_news_are_not_taken(read, article_html):
    old = "".join(
        f"<li><a href=/{n}>Tin cũ về một bản khác trong vùng</a> (0{n}/06/2026 10:00)</li>" for n in range(1, 9)
    )
    text = (
        "Trước đó, lúc 8 giờ 30 ngày 12/7/2026, đoàn kiểm tra đã thử tải cây cầu với ba xe chở đầy đá và không thấy vết nứt nào ở hai mố cầu, theo biên bản được lập tại chỗ.",
    )
    assert when(read(article_html(paragraphs=text, after=f"<div class='x'><ul>{old}</ul></div>")))[1] == "first-seen"


def test_dates_without_an_offset_are_of_the_sources_zone(read, article_html):
    source = Source.model_validate(
        {
            "id": "n",
            "name": "N",
            "group": "nuoc-ngoai",
            "kind": "feed",
            "url": URL,
            "language": "ja",
            "timezone": "Asia/Tokyo",
        }
    )
    assert read(article_html(head=meta("2026-07-20T08:15:00")), source=source).published == AT
