"""Feeds as publishers really send them: every format, and every way to be wrong."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl import recognise
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


# One feed of each format, as its description prints it. What a format has no element for is empty.
RSS_090 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Báo</title><link>http://bao.vn/</link><description>Tin tức</description></channel>
<image><title>Báo</title><url>http://bao.vn/a.gif</url><link>http://bao.vn/</link></image>
<item><title>Xã vùng cao</title><link>http://bao.vn/bai-1.html</link></item></rdf:RDF>"""
RSS_091 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Báo</title><link>http://bao.vn/</link><language>vi</language>
<textinput><title>Tìm</title><link>http://bao.vn/tim</link></textinput>
<item><title>Xã vùng cao</title><link>http://bao.vn/bai-1.html</link><description>Tóm tắt</description></item>
</channel></rss>"""
RSS_092 = """<rss version="0.92"><channel><title>Báo</title><link>http://bao.vn/</link>
<cloud domain="bao.vn" port="80" path="/RPC2" registerProcedure="x" protocol="xml-rpc"/>
<item><title>Xã vùng cao</title><link>http://bao.vn/bai-1.html</link><description>Tóm tắt</description>
<source url="http://khac.vn/rss">Khác</source><enclosure url="http://bao.vn/a.mp3" length="1" type="audio/mpeg"/>
</item></channel></rss>"""
RSS_10 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://bao.vn/rss"><title>Báo</title>
<link>http://bao.vn/</link><items><rdf:Seq><rdf:li rdf:resource="http://bao.vn/bai-1.html"/></rdf:Seq></items></channel>
<item rdf:about="http://bao.vn/bai-1.html"><title>Xã vùng cao</title><link>http://bao.vn/bai-1.html</link>
<description>Tóm tắt</description><dc:date>2026-07-20T06:18:00+07:00</dc:date></item></rdf:RDF>"""
RSS_20 = """<rss version="2.0"><channel><title>Báo</title><link>http://bao.vn/</link>
<lastBuildDate>Tue, 28 Jul 2026 06:18:00 +0700</lastBuildDate><item><title>Xã vùng cao</title>
<link>http://bao.vn/bai-1.html</link><guid isPermaLink="false">khoa-7</guid><description>Tóm tắt</description>
<pubDate>Mon, 20 Jul 2026 06:18:00 +0700</pubDate></item></channel></rss>"""
ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Báo</title><modified>2026-07-28T00:00:00Z</modified>
<entry><title>Xã vùng cao</title><link rel="alternate" type="text/html" href="http://bao.vn/bai-1.html"/><id>tag:bao.vn,7</id>
<issued>2026-07-20T06:18:00+07:00</issued><summary>Tóm tắt</summary></entry></feed>"""
ATOM_10 = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title><updated>2026-07-28T00:00:00Z</updated>
<link rel="self" href="http://bao.vn/atom"/><entry><id>tag:bao.vn,7</id><link rel="edit" href="http://bao.vn/sua/1"/>
<link rel="alternate" href="http://bao.vn/bai-1.html"/><title type="text">Xã vùng cao</title><summary>Tóm tắt</summary>
<published>2026-07-20T06:18:00+07:00</published><updated>2026-07-28T00:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize(
    ("text", "summary", "published"),
    [
        (RSS_090, "", None),
        (RSS_091, "Tóm tắt", None),
        (RSS_092, "Tóm tắt", None),
        (RSS_10, "Tóm tắt", MORNING),
        (RSS_20, "Tóm tắt", MORNING),
        (ATOM_03, "Tóm tắt", MORNING),
        (ATOM_10, "Tóm tắt", MORNING),
    ],
    ids=["RSS 0.90", "RSS 0.91", "RSS 0.92", "RSS 1.0", "RSS 2.0", "Atom 0.3", "Atom 1.0"],
)
def test_every_format_gives_what_it_has(text, summary, published):
    harvest = read(text)
    (found,) = harvest.found
    assert (found.url, found.title) == ("http://bao.vn/bai-1.html", "Xã vùng cao")
    assert (found.summary, found.published) == (summary, published)
    assert (harvest.whole, harvest.note) == (True, "")
    assert recognise(text.encode()) == "feed"


def channel(extra):
    return (
        rss(item())
        .replace("<title>Báo</title>", f"<title>Báo</title>{extra}")
        .replace("<rss ", '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ')
    )


def period(name, times=""):
    return f"<sy:updatePeriod>{name}</sy:updatePeriod>" + (
        f"<sy:updateFrequency>{times}</sy:updateFrequency>" if times else ""
    )


@pytest.mark.parametrize(
    ("extra", "wait", "why"),
    [
        ("<ttl>15</ttl>", 900, "ttl"),
        ("<ttl> 60 </ttl>", 3600, "ttl"),
        ("<ttl>999999</ttl>", 86_400, "ttl"),
        (period("hourly"), 3600, "updatePeriod"),
        (period("\n Hourly ", 4), 900, "updatePeriod"),
        (period("daily", 2), 43_200, "updatePeriod"),
        (period("weekly"), 86_400, "updatePeriod"),
        (period("weekly", 14), 43_200, "updatePeriod"),
        (period("monthly", 60), 43_200, "updatePeriod"),
        (period("yearly", 730), 43_200, "updatePeriod"),
        ("<ttl>15</ttl>" + period("hourly"), 3600, "updatePeriod"),
        ("<ttl>90</ttl>" + period("hourly"), 5400, "ttl"),
    ],
)
def test_a_feed_says_how_long_to_wait(extra, wait, why):
    harvest = read(channel(extra))
    assert (harvest.wait, harvest.wait_why, len(harvest.found)) == (wait, why, 1)


@pytest.mark.parametrize(
    "extra",
    [
        "",
        *(f"<ttl>{value}</ttl>" for value in ("0", "-5", "1e999", "mot gio", "6.5", "", "<b>5</b>", "²", "NaN")),
        *(period(value) for value in ("always", "never", "", "3600")),
        *(period("hourly", value) for value in ("0", "-1", "1e999", "nhieu", "9" * 5000)),
        "<sy:updateFrequency>4</sy:updateFrequency>",
    ],
)
def test_a_wait_that_is_none_is_not_kept(extra):
    harvest = read(channel(extra))
    assert (harvest.wait, harvest.wait_why, len(harvest.found)) == (0, "", 1)


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
        ("khong", "the address answers neither RSS nor Atom, not a feed"),
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
