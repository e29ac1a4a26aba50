"""Every date of the recorded feeds, read the way the product takes: the feed, its source's zone and order, the moment.

Not here: the forms one by one (vietnamese/test_dates.py). It needs ../shared/data/press and skips without it.
"""

import gzip
import json
from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor.config import load
from monitor.crawl.discovery.dates import dates_of
from monitor.crawl.discovery.feeds import read_feed

ROOT = Path(__file__).parents[2]
ITEMS = ROOT.parent / "shared" / "data" / "press" / "items.jsonl.gz"
OF_EACH = 25  # items of a host that go through a whole feed; reading one takes far longer than its dates

pytestmark = pytest.mark.skipif(not ITEMS.exists(), reason="needs ../shared/data/press (recorded feeds)")


@pytest.fixture(scope="module")
def items():
    with gzip.open(ITEMS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def sources():
    """The sources of sources.toml by their host."""
    return {urlsplit(source.url).hostname: source for source in load(ROOT).sources}


def wrong(items, dates):
    return [i["published"] for i in items if dates(i).read(i["published"])[0] != datetime.fromisoformat(i["at"])]


def test_every_recorded_date_is_read_right_as_its_source_is_configured(items, sources):
    assert len(items) == 11_554
    assert wrong(items, lambda item: dates_of(sources.get(item["host"]))) == []


def test_every_recorded_date_is_read_right_without_a_source(items):
    assert wrong(items, lambda _: dates_of(None)) == []


def test_recorded_dates_come_out_of_a_feed_as_they_went_in(items, sources):
    hosts = {item["host"] for item in items}
    assert len(hosts) == len(hosts & sources.keys()) == 17
    for host in hosts:
        some = [item for item in items if item["host"] == host][:OF_EACH]
        rows = "".join(
            f"<item><title>Bài</title><link>http://bao.example/{n}</link><pubDate>{escape(item['published'])}</pubDate></item>"
            for n, item in enumerate(some)
        )
        feed = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{rows}</channel></rss>'
        found = read_feed(
            feed.encode(), "application/rss+xml", "http://bao.example/rss", dates_of(sources.get(host))
        ).found
        assert [each.published for each in found] == [datetime.fromisoformat(item["at"]) for item in some]
