"""News sitemaps as publishers send them, and what is none."""

import gzip
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.sitemap import read_sitemap

VIETNAM = Dates(ZoneInfo("Asia/Ho_Chi_Minh"))
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
)


def row(number, title="Bản mới có điện", date="2026-07-20T06:18:00+07:00"):
    return (
        f"<url><image:image><image:loc>http://anh.vn/{number}.jpg</image:loc><image:title>Ảnh</image:title></image:image>"
        f"<loc>http://bao.vn/tin?a=1&b={number}</loc><lastmod>2026-07-28</lastmod><news:news>"
        f"<news:publication_date>{date}</news:publication_date><news:title>{title}</news:title></news:news></url>"
    )


def index(*children):
    rows = "".join(f"<sitemap><loc>{url}</loc><lastmod>{changed}</lastmod></sitemap>" for url, changed in children)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def read(text):
    body = text if isinstance(text, bytes) else text.encode()
    return read_sitemap(body, "application/xml", "http://bao.vn/sitemap.xml", VIETNAM)


@pytest.mark.parametrize("pack", [str.encode, lambda text: gzip.compress(text.encode())])
def test_a_news_sitemap_gives_addresses_titles_and_dates(pack):
    (found,) = read(pack(HEAD + row(5, "Bản &amp;quot;mới&amp;quot;") + "</urlset>")).found
    assert (found.url, found.title) == ("http://bao.vn/tin?a=1&b=5", 'Bản "mới"')
    assert found.published == datetime(2026, 7, 19, 23, 18, tzinfo=UTC)
    assert found.published_raw == "2026-07-20T06:18:00+07:00"


def test_a_plain_sitemap_gives_addresses_without_dates():
    (found,) = read("<urlset><url><loc> /tin-1 </loc><lastmod>2026-07-28</lastmod></url><url/></urlset>").found
    assert (found.url, found.title, found.published, found.published_raw) == ("http://bao.vn/tin-1", "", None, "")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("", "the address answers an empty body, not a sitemap"),
        ("<html><body>404</body></html>", "the address answers an HTML page, not a sitemap"),
        ("khong", "the address answers no XML with <urlset>, not a sitemap"),
        ("<sitemapindex></sitemapindex>", "the index of sitemaps names no sitemap"),
        (index(("http://khac.vn/1.xml", "")), "the index of sitemaps names only sitemaps of other sites"),
        ("<sitemapindex><sitemap><loc>http://bao", "the index of sitemaps is cut off before its first sitemap"),
        (HEAD + row(1)[:120], "the sitemap is cut off before its first address"),
        (gzip.compress(b"<urlset/>", mtime=0)[:-9], "the sitemap cannot be unpacked: the packed body is cut off"),
    ],
)
def test_what_is_no_sitemap_says_so_in_one_line(body, fault):
    harvest = read(body)
    assert (harvest.fault, harvest.found) == (fault, ())


def test_an_empty_sitemap_is_said_to_be_empty():
    assert read(HEAD + "</urlset>").note == "the sitemap lists no address"


@given(st.integers(0, 1800))
def test_a_sitemap_cut_anywhere_gives_only_whole_addresses(cut):
    text = (HEAD + "".join(row(n) for n in range(10, 14)) + "</urlset>").encode()
    assert {f.url for f in read(text[:cut]).found} <= {f"http://bao.vn/tin?a=1&b={n}" for n in range(10, 14)}


def test_a_cut_sitemap_is_not_taken_for_known():
    harvest = read(HEAD + row(1) + row(2)[:-8])
    assert (len(harvest.found), harvest.whole, harvest.note) == (1, False, "the sitemap is cut off after 1 addresses")


def test_entities_are_neither_expanded_nor_fetched():
    text = '<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/hostname">]><urlset><url><loc>http://bao.vn/&a;x</loc></url></urlset>'
    assert [found.url for found in read(text).found] in ([], ["http://bao.vn/"], ["http://bao.vn/x"])


def test_of_a_very_long_sitemap_without_dates_the_first_2000_are_taken():
    harvest = read("<urlset>" + "".join(f"<url><loc>/{n}</loc></url>" for n in range(2100)) + "</urlset>")
    assert (len(harvest.found), harvest.found[0].url) == (2000, "http://bao.vn/0")
    assert harvest.note == "only the first 2000 of 2100 are taken"


def test_of_a_very_long_sitemap_the_addresses_changed_last_are_taken_in_their_order():
    days = [f"2026-{1 + n // 28 % 12:02}-{1 + n % 28:02}" for n in range(336)]
    rows = "".join(f"<url><loc>/{n}</loc><lastmod>{days[n // 10]}</lastmod></url>" for n in range(2100))
    harvest = read(f"<urlset>{rows}</urlset>")
    assert [found.url for found in harvest.found] == [f"http://bao.vn/{n}" for n in range(100, 2100)]
    assert harvest.note == "only the 2000 addresses changed last of 2100 are taken"


def test_the_last_change_is_kept_apart_from_the_date_of_publication():
    (found,) = read("<urlset><url><loc>/a</loc><lastmod>2026-07-28T06:00+07:00</lastmod></url></urlset>").found
    assert (found.changed, found.published) == (datetime(2026, 7, 27, 23, tzinfo=UTC), None)


def test_a_last_change_without_an_hour_may_have_been_as_late_as_the_end_of_that_day():
    (found,) = read("<urlset><url><loc>/a</loc><lastmod>2026-07-28</lastmod></url></urlset>").found
    assert found.changed == datetime(2026, 7, 28, 16, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("raw", ["hôm nay", "2026-07", "2026-13-45", "-1", "9" * 5000, ""])
def test_a_last_change_that_is_no_date_is_none(raw):
    (found,) = read(f"<urlset><url><loc>/a</loc><lastmod>{raw}</lastmod></url></urlset>").found
    assert found.changed is None


def test_an_index_gives_its_sitemaps_news_first_and_then_the_newest():
    harvest = read(
        index(
            ("http://bao.vn/sitemap-2025.xml", "2025-12-31"),
            ("/sitemap-cu.xml", ""),
            ("https://www.bao.vn/sitemap-2026.xml?a=1&amp;b=2", "2026-07-20T06:18:00+07:00"),
            ("http://bao.vn/sitemap-news.xml", "2024-01-01"),
            ("http://bao.vn/sitemap-2025.xml", "2026-07-20"),
            ("http://khac.vn/sitemap.xml", "2026-07-20"),
            ("http://bao.vn/sitemap.xml", "2026-07-20"),
        )
    )
    assert [(further.url, further.changed) for further in harvest.further] == [
        ("http://bao.vn/sitemap-news.xml", datetime(2024, 1, 1, 16, 59, 59, tzinfo=UTC)),
        ("https://www.bao.vn/sitemap-2026.xml?a=1&b=2", datetime(2026, 7, 19, 23, 18, tzinfo=UTC)),
        ("http://bao.vn/sitemap-2025.xml", datetime(2025, 12, 31, 16, 59, 59, tzinfo=UTC)),
        ("http://bao.vn/sitemap-cu.xml", None),
    ]
    assert (harvest.found, harvest.fault, harvest.note, harvest.whole) == ((), "", "", True)


def test_of_a_very_long_index_50_sitemaps_are_taken():
    harvest = read(index(*((f"http://bao.vn/{n}.xml", f"2026-07-{1 + n // 3:02}") for n in range(60))))
    assert (len(harvest.further), harvest.note) == (50, "only 50 of 60 sitemaps are taken")
    assert {further.url for further in harvest.further} >= {f"http://bao.vn/{n}.xml" for n in range(12, 60)}


@given(st.integers(0, 800))
def test_an_index_cut_anywhere_gives_only_whole_sitemaps(cut):
    text = index(*((f"http://bao.vn/sitemap-{n}.xml", "2026-07-20") for n in range(10, 18)))[:cut]
    harvest = read(text)
    assert {child.url for child in harvest.further} <= {f"http://bao.vn/sitemap-{n}.xml" for n in range(10, 18)}
    assert bool(harvest.further) != bool(harvest.fault)
    assert harvest.fault or harvest.whole == ("</sitemapindex" in text)


def test_a_sitemap_whose_elements_carry_a_prefix_is_read():
    text = '<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>/a</s:loc></s:url></s:urlset>'
    assert [found.url for found in read(text).found] == ["http://bao.vn/a"]


@given(st.text("<>&;/!-[]urlsetoc ", max_size=80))
def test_broken_xml_never_raises(text):
    assert len(read("<urlset><url><loc>/a</loc>" + text).found) <= 2000
