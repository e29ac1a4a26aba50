"""What the answer of a source's address means: what it lists, where it goes on, how long to wait."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl.polls import poll
from monitor.crawl.web.answers import DAY, Answer, Harvest, Trouble
from monitor.model import Found, Further, PollRequest, Validators

URL = "http://bao.vn/rss"
NONE, KNOWN = Validators(), Validators('"a"', "")
FOUND = (Found("http://bao.vn/1"),)


def ask(harvest=None, status=200, known=NONE, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = Answer(URL, (), status, named, b"noi dung", robots="allowed by Allow: /rss")
    return poll(PollRequest("bao", URL, known), answer, lambda _: harvest or Harvest(FOUND))


def test_what_the_list_says_is_passed_on():
    further, feeds = (Further("http://bao.vn/2"),), ("http://bao.vn/moi.rss",)
    result = ask(Harvest(FOUND, further=further, feeds=feeds))
    assert (result.outcome, result.found, result.further, result.feeds) == ("changed", FOUND, further, feeds)
    assert result.body_sha256 == hashlib.sha256(b"noi dung").hexdigest()


def test_an_index_of_sitemaps_is_changed_though_it_lists_no_article():
    result = ask(Harvest(further=(Further("http://bao.vn/1.xml"),)), etag='"b"')
    assert (result.outcome, result.found, result.reason, result.failure) == ("changed", (), "", "")
    assert (result.further, result.validators.etag) == ((Further("http://bao.vn/1.xml"),), '"b"')


def test_a_page_at_a_feed_s_address_fails_and_names_the_feeds():
    result = ask(Harvest(fault="an HTML page", feeds=("http://bao.vn/moi.rss",)), cache_control="max-age=600")
    assert (result.outcome, result.failure, result.feeds) == ("failed", "soft", ("http://bao.vn/moi.rss",))
    assert (result.wait, result.body_sha256) == (0, "")


@pytest.mark.parametrize("status", [200, 304, 404, 503])
def test_every_answer_keeps_the_rule_that_allowed_it(status):
    assert ask(status=status, known=KNOWN).robots == "allowed by Allow: /rss"


def test_no_answer_keeps_the_rule_that_forbade_it():
    trouble = Trouble("forbidden", "robots.txt", robots="forbidden by Disallow: /")
    result = poll(PollRequest("bao", URL), trouble, lambda _: Harvest())
    assert (result.outcome, result.robots) == ("refused", "forbidden by Disallow: /")


@pytest.mark.parametrize(
    ("control", "age", "wait"),
    [
        ("max-age=600", "", 600),
        ("public, Max-Age = 600", "120", 480),
        ('max-age="600", s-maxage=9', "", 600),
        ("max-age=600", "900", 0),
        ("max-age=600, no-cache", "", 0),
        ("no-store,max-age=600", "", 0),
        ('no-cache="set-cookie", max-age=600', "", 0),
        ("max-age=60, max-age=600", "", 60),
        ("max-age=31536000", "", DAY),
        ("max-age=" + "9" * 5000, "", DAY),
        ("max-age=600", "moi", 600),
        *((f"max-age={value}", "", 0) for value in ("-600", "1e3", "", "mot", "6.5", "６００")),
        ("s-maxage=600", "", 0),
        ("", "", 0),
    ],
)
@pytest.mark.parametrize("status", [200, 304])
def test_cache_control_says_how_long_to_wait(status, control, age, wait):
    result = ask(status=status, known=KNOWN, cache_control=control, age=age)
    assert (result.wait, result.wait_why) == (wait, "Cache-Control" if wait else "")


@pytest.mark.parametrize(
    ("seconds", "control", "wait", "why"),
    [
        (3600, "max-age=600", 3600, "ttl"),
        (600, "max-age=3600", 3600, "Cache-Control"),
        (3600, "no-cache", 3600, "ttl"),
        (3600, "", 3600, "ttl"),
        (9 * DAY, "", DAY, "ttl"),
    ],
)
def test_the_longer_wait_counts(seconds, control, wait, why):
    result = ask(Harvest(FOUND, wait=seconds, wait_why="ttl"), cache_control=control)
    assert (result.wait, result.wait_why) == (wait, why)


@given(st.text("max-age=no,chstr \"'0123456789", max_size=40), st.text("0123456789-e. ", max_size=12))
def test_no_header_makes_a_wait_longer_than_a_day_or_shorter_than_none(control, age):
    assert 0 <= ask(cache_control=control, age=age).wait <= DAY
