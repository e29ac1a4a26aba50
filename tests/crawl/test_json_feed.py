"""JSON feeds as they should be, and every way to be wrong."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl import discover, recognise
from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.feeds import read_feed

VERSION = "https://jsonfeed.org/version/1.1"
HOME = "http://bao.vn/feed.json"
GOOD = {"id": "1", "url": "http://bao.vn/bai-1.html", "title": "Xã vùng cao có đường mới"}


def feed(*items, version=VERSION, **more):
    return json.dumps({"version": version, "title": "Báo", "items": list(items), **more})


def read(text):
    body = text if isinstance(text, bytes) else text.encode()
    return read_feed(body, "application/feed+json", HOME, Dates(ZoneInfo("Asia/Ho_Chi_Minh")))


@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1", VERSION, "http://jsonfeed.org/version/1.1/"])
def test_an_item_gives_address_title_summary_and_date(version):
    item = {**GOOD, "content_text": "Đường a < b\nDòng hai", "date_published": "2026-07-20T06:18:00+07:00"}
    (found,) = read(feed(item, version=version)).found
    assert (found.url, found.title) == ("http://bao.vn/bai-1.html", "Xã vùng cao có đường mới")
    assert found.summary == "Đường a < b\nDòng hai"
    assert (found.published, found.published_raw) == (
        datetime(2026, 7, 19, 23, 18, tzinfo=UTC),
        "2026-07-20T06:18:00+07:00",
    )


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ({"url": "/bai-2.html", "external_url": "http://khac.vn/a"}, "http://bao.vn/bai-2.html"),
        ({"external_url": "http://khac.vn/a"}, "http://khac.vn/a"),
        ({"url": "javascript:void(0)", "external_url": "http://khac.vn/a"}, "http://khac.vn/a"),
        ({"url": 7, "id": "http://bao.vn/bai-3.html"}, "http://bao.vn/bai-3.html"),
    ],
)
def test_the_address_is_url_or_what_stands_in_for_it(item, url):
    assert [found.url for found in read(feed(item)).found] == [url]


@pytest.mark.parametrize(
    ("item", "summary"),
    [
        ({"summary": "Tóm tắt", "content_text": "Toàn văn"}, "Tóm tắt"),
        ({"content_html": "<p>Một <b>hai</b></p><script>x</script>", "content_text": " "}, "Một hai"),
        ({"summary": ["Tóm tắt"], "content_html": {}}, ""),
        ({}, ""),
    ],
)
def test_the_summary_is_the_shortest_text_there_is(item, summary):
    assert read(feed({**GOOD, **item})).found[0].summary == summary


def test_slashes_may_be_escaped_and_a_byte_order_mark_may_stand_before():
    text = feed(GOOD).replace("/", "\\/")
    assert len(read(b"\xef\xbb\xbf " + text.encode()).found) == 1
    assert len(read(text.encode("utf-16")).found) == 1


@pytest.mark.parametrize(
    "item",
    [
        *(None, 7, "http://bao.vn/bai-2.html", [], ["url", "http://bao.vn/x"], {}),
        {"id": "bai-2"},
        {"url": None, "title": "Không địa chỉ"},
        {"url": {"href": "http://bao.vn/x"}},
        {"url": "http://[sai"},
        {"url": "file:///etc/hostname"},
        {"url": ""},
    ],
)
def test_an_item_of_a_wrong_form_costs_that_item_only(item):
    assert [found.url for found in read(feed(item, GOOD)).found] == ["http://bao.vn/bai-1.html"]


def test_each_address_is_taken_once_and_at_most_2000():
    harvest = read(feed(*({"url": f"/{n // 2}"} for n in range(4100))))
    assert (len(harvest.found), harvest.found[-1].url) == (2000, "http://bao.vn/1999")


def test_half_a_character_does_not_get_out():
    (found,) = read(feed({**GOOD, "title": "a\ud800b\x00", "content_html": "c\udfff", "url": "/\ud800x"})).found
    assert (found.title, found.summary, found.url) == ("ab", "c", "http://bao.vn/x")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"items": []}', "the address answers JSON that is no JSON Feed (version 1 or 1.1)"),
        (feed(GOOD, version=1), "the address answers JSON that is no JSON Feed (version 1 or 1.1)"),
        (feed(GOOD, version="2.0"), "the address answers JSON that is no JSON Feed (version 1 or 1.1)"),
        (feed(GOOD)[:-9], "the address answers JSON that is cut off or damaged"),
        (feed(GOOD) + "<rss></rss>", "the address answers JSON that is cut off or damaged"),
        (feed(GOOD, size=7).replace("7", "7" * 5000), "the address answers JSON that is cut off or damaged"),
        ('{"a":' * 100_000, "the JSON feed is nested too deeply to be read"),
        ('{"version": ' + "[" * 100_000, "the JSON feed is nested too deeply to be read"),
        ('{"items": [' + "{}," * 300_000 + "{}]}", "the JSON feed has too many parts to be read"),
        (feed(), "the feed has no entries"),
        (feed(items="khong"), "the feed has no entries"),
        (feed(items={"url": "http://bao.vn/1"}), "the feed has no entries"),
    ],
)
def test_what_is_no_json_feed_says_so_in_one_line(text, fault):
    harvest = read(text)
    assert (harvest.fault, harvest.found) == (fault, ())


def test_numbers_that_are_none_do_no_harm_and_of_two_keys_the_last_counts():
    text = (
        feed(GOOD, size=7, title="a").replace("7", "NaN").replace('"title": "a"', '"title": 1e999, "title": -Infinity')
    )
    assert len(read(text).found) == 1
    assert read(feed(GOOD)[:-1] + ', "items": [{"url": "/b"}]}').found[0].url == "http://bao.vn/b"


def test_a_saved_json_feed_is_recognised():
    body = b"\xef\xbb\xbf\n" + feed(GOOD).encode()
    assert recognise(body) == "feed"
    assert [found.url for found in discover(recognise(body), body, "", HOME).found] == ["http://bao.vn/bai-1.html"]


NAMES = st.sampled_from(["url", "id", "external_url", "title", "summary", "content_html", "date_published", "items"])
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9) | st.just("http://bao.vn/a"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, JSON, max_size=5), st.lists(st.dictionaries(NAMES, JSON, max_size=6), max_size=4))
def test_whatever_stands_in_it_there_is_a_list_or_a_fault(top, items):
    for text in (json.dumps({"version": VERSION, **top}), feed(*items)):
        harvest = read(text)
        assert bool(harvest.found) != bool(harvest.fault)
        assert all(found.url.startswith("http") and found.title.isprintable() for found in harvest.found)


@given(st.binary(max_size=60), st.integers(0, 200))
def test_a_damaged_json_feed_never_raises(noise, at):
    text = feed(GOOD).encode()
    harvest = read(b"{" + text[1:at] + noise + text[at:])
    assert bool(harvest.found) != bool(harvest.fault)
    assert "\n" not in harvest.fault
