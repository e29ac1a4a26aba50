"""`monitor discover`: what a saved page names. Not for: how feeds and listings are read (tests/crawl)."""

import json
from pathlib import Path

import pytest

from monitor.config import load
from monitor.errors import InputError, ReadError
from monitor.saved_page import discover_lines

ROOT = Path(__file__).parents[1]
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>Cầu &amp;amp; đường</title>
<link>/tin/cau-1.htm</link><pubDate>{date}</pubDate><description>&lt;p&gt;Khánh thành&lt;/p&gt;</description></item></channel></rss>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://bao.example/tin/cau-1.htm</loc></url></urlset>"""
CARD = '<div class="item"><h3><a href="/xa-hoi/202609/khanh-thanh-cay-cau-moi-{n}.html">Khánh thành cây cầu mới thứ {n}</a></h3></div>'


def rows(tmp_path, text, url="https://bao.example/rss", kind=None, settings=None):
    file = tmp_path / "page"
    file.write_text(text, encoding="utf-8")
    return [json.loads(line) for line in discover_lines(settings, file, url, kind)]


def test_a_feed_gives_whole_addresses_and_dates_with_their_offset(tmp_path):
    """Links are made absolute; the date is ISO 8601 with offset, the raw text stands beside it."""
    assert rows(tmp_path, FEED.format(date="Tue, 15 Sep 2026 15:00:00 +07")) == [
        {
            "url": "https://bao.example/tin/cau-1.htm",
            "title": "Cầu & đường",
            "published": "2026-09-15T08:00:00+00:00",
            "published_raw": "Tue, 15 Sep 2026 15:00:00 +07",
            "summary": "Khánh thành",
        }
    ]


def test_a_date_nobody_understands_is_null(tmp_path):
    """Published is null, and what was printed is kept."""
    (row,) = rows(tmp_path, FEED.format(date="hôm nào đó"))

    assert (row["published"], row["published_raw"]) == (None, "hôm nào đó")


def test_the_order_of_day_and_month_is_that_of_the_source_at_this_host(tmp_path):
    """9/5/2026 is 5 September at a source whose feed writes the month first, else 9 May."""
    settings = load(ROOT)
    source = next(s for s in settings.sources if s.date_order == "mdy")
    feed = FEED.format(date="9/5/2026 10:00")

    assert rows(tmp_path, feed, source.url, settings=settings)[0]["published"].startswith("2026-09-05")
    assert rows(tmp_path, feed, settings=settings)[0]["published"].startswith("2026-05-09")


def test_sitemaps_and_listings_are_recognised(tmp_path):
    """Without --kind the root element tells; with it the person is believed."""
    listing = "<html><body>" + "".join(CARD.format(n=n) for n in range(6)) + "</body></html>"

    assert [row["url"] for row in rows(tmp_path, SITEMAP)] == ["https://bao.example/tin/cau-1.htm"]
    assert len(rows(tmp_path, listing, "https://bao.example/xa-hoi/")) == 6
    with pytest.raises(ReadError, match="not a feed"):
        rows(tmp_path, listing, kind="feed")


def test_what_cannot_be_used_is_said_in_one_line(tmp_path):
    """A missing file and a url that is none."""
    with pytest.raises(InputError, match="cannot be read"):
        discover_lines(None, tmp_path / "none", "https://bao.example/", None)
    with pytest.raises(InputError, match="no http"):
        discover_lines(None, tmp_path / "none", "bao.example", None)
