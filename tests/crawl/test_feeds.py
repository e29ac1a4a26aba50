"""Feeds as publishers really send them: every format, and every way to be wrong."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.feeds import read_feed

VIETNAM = Dates(ZoneInfo("Asia/Ho_Chi_Minh"))
HOME = "http://bao.vn/rss/home.rss"
MORNING = datetime(2026, 7, 19, 23, 18, tzinfo=UTC)


def rss(*items, version="2.0"):
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="{version}"><channel><title>Báo</title>{"".join(items)}</channel></rss>'


def item(
    number=1, title="Xã vùng cao có đường mới", date="Mon, 20 Jul 2026 06:18:00 +0700", summary="Tóm tắt", link=None
):
    link = link or f"http://bao.vn/bai-{number}.html"
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate>"
        f"<description>{summary}</description></item>"
    )


def read(text, content_type="application/rss+xml", dates=VIETNAM):
    return read_feed(text if isinstance(text, bytes) else text.encode(), content_type, HOME, dates)


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_rss_gives_title_address_summary_and_date(version):
    (found,) = read(rss(item(), version=version)).found
    assert (found.url, found.title, found.summary) == (
        "http://bao.vn/bai-1.html",
        "Xã vùng cao có đường mới",
        "Tóm tắt",
    )
    assert (found.published, found.published_raw) == (MORNING, "Mon, 20 Jul 2026 06:18:00 +0700")


def test_rss_1_and_atom_give_the_same():
    rdf = (
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="http://bao.vn/1"><title>Tin</title>'
        "<link>http://bao.vn/1</link><dc:date>2026-07-20T06:18:00</dc:date></item></rdf:RDF>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://bao.vn/muc/"><entry><title type="html">Tin</title>'
        '<link href="../1"/><updated>2026-07-20T06:18:00+07</updated><content type="html">&lt;p>Chữ&lt;/p></content>'
        "</entry></feed>"
    )
    for text, summary in ((rdf, ""), (atom, "Chữ")):
        (found,) = read(text).found
        assert (found.url, found.title, found.published, found.summary) == ("http://bao.vn/1", "Tin", MORNING, summary)


@pytest.mark.parametrize(
    "date",
    [
        "Mon, 20 Jul 2026 06:18:00 +07:00",
        "Mon, 20 Jul 26 06:18:00 +0700",
        "Mon, 20 Jul 2026 06:18:00 +07",
        "Sun, 19 Jul 2026 23:18:00 GMT",
        "Mon, 20 Jul 2026 06:18:00 GMT+7",
        "2026-07-20 06:18:00",
        "7/20/2026 6:18:00\u202fAM",
        "20/07/2026 06:18",
    ],
)
def test_the_date_forms_of_the_press_are_one_moment(date):
    (found,) = read(rss(item(date=date))).found
    assert found.published == MORNING


def test_the_order_of_numeric_dates_is_the_source_s():
    (found,) = read(rss(item(date="7/8/2026 06:18")), dates=Dates(ZoneInfo("Asia/Ho_Chi_Minh"), "mdy")).found
    assert found.published == datetime(2026, 7, 7, 23, 18, tzinfo=UTC)


def test_a_date_that_is_none_is_kept_as_it_was_said():
    (found,) = read(rss(item(date="sáng nay"))).found
    assert (found.published, found.published_raw) == (None, "sáng nay")


def test_entities_and_tags_of_titles_and_summaries_are_undone():
    (found,) = read(
        rss(
            item(
                title="Gi&amp;#225; &amp;quot;v&amp;agrave;ng&amp;quot;",
                summary="<![CDATA[<a><img></a></br>Một <b>hai</b>]]>",
            )
        )
    ).found
    assert (found.title, found.summary) == ('Giá "vàng"', "Một hai")


def test_decomposed_text_is_composed_and_a_loose_feed_is_still_read():
    (found,) = read(rss(item(title="Tho\u0302n & xa\u0303", link="http://bao.vn/a?x=1&y=2"))).found
    assert (found.title, found.url) == ("Thôn & xã", "http://bao.vn/a?x=1&y=2")


@pytest.mark.parametrize("kind", ["application/rss+xml; charset=iso-8859-1", "text/xml; charset=us-ascii", ""])
def test_a_charset_that_lies_does_no_harm(kind):
    text = rss(item()).replace("utf-8", "windows-1252")
    assert read(text, kind).found[0].title == "Xã vùng cao có đường mới"


def test_addresses_are_absolute_usable_and_each_once():
    feed = read(
        rss(
            item(link="/bai-1.html"),
            item(link="\n http://bao.vn/bai-1.html "),
            item(link="javascript:void(0)"),
            item(link="http://[sai"),
            "<item><title>Không địa chỉ</title></item>",
            '<item><title>Chỉ có guid</title><guid isPermaLink="true">http://bao.vn/bai-2.html</guid></item>',
        )
    )
    assert [found.url for found in feed.found] == ["http://bao.vn/bai-1.html", "http://bao.vn/bai-2.html"]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("", "the address answers an empty body, not a feed"),
        (" \n", "the address answers an empty body, not a feed"),
        ("<!DOCTYPE html><html><body>Bảo trì</body></html>", "the address answers an HTML page, not a feed"),
        ("<html><body><p>&lt;rss</p><rss></rss></body></html>", "the address answers an HTML page, not a feed"),
        ('{"items": []}', "the address answers neither RSS nor Atom, not a feed"),
        (rss(), "the feed has no entries"),
        (rss(item())[:150], "the feed is cut off before its first entry"),
        (rss("<item>" + "<a>" * 6000), "the feed is nested too deeply to be read"),
    ],
)
def test_what_is_no_feed_says_so_in_one_line(body, fault):
    harvest = read(body)
    assert (harvest.fault, harvest.found) == (fault, ())


def test_a_feed_too_broken_for_feedparser_is_a_fault_not_a_crash():
    assert read(rss(item(title="&#99999999999999999999;<"))).fault.startswith("the feed is damaged (")


@given(st.integers(0, 2000))
def test_a_feed_cut_anywhere_gives_only_whole_addresses(cut):
    text = rss(*(item(n) for n in range(1, 6)))
    harvest = read(text.encode()[:cut])
    assert {found.url for found in harvest.found} <= {f"http://bao.vn/bai-{n}.html" for n in range(1, 6)}
    assert bool(harvest.found) != bool(harvest.fault)
    assert harvest.whole == ("</rss>" in text.encode()[:cut].decode(errors="ignore")) or harvest.fault


def test_a_cut_feed_is_not_taken_for_known():
    harvest = read(rss(item(1), item(2))[:-30])
    assert (len(harvest.found), harvest.whole, harvest.note) == (1, False, "the feed is cut off after 1 entries")


def test_a_feed_reads_no_file_and_expands_no_entity():
    text = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
    (found,) = read(text + rss(item(title="x&a;y&c;"))[38:]).found
    assert found.title in ("x&a;y&c;", "xy")


def test_of_an_endless_feed_the_first_2000_entries_are_taken():
    assert len(read(rss(*(f"<item><link>http://bao.vn/{n}</link></item>" for n in range(2100)))).found) == 2000
