"""How far a list is read back. Not for: finding the link to the next page (tests/crawl)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.model import Found, Further, Poll, Validators
from monitor.pipeline.incoming import walking
from monitor.pipeline.incoming.walking import FIRST_PAGES, MOST_PAGES, MOST_SITEMAPS

NOW = datetime.fromisoformat("2026-09-15T18:00:00+07:00")
FIRST = NOW - timedelta(days=3)
LAST = NOW - timedelta(days=2)
SITE = "http://bao.example"


def found(*names, days=None):
    published = None if days is None else NOW - timedelta(days=days)
    return tuple(Found(f"{SITE}/{name}.html", f"Tin {name}", published=published) for name in names)


def page(url, articles, *further):
    validators = Validators('"1"') if url == "/" else Validators()
    return Poll("bao", SITE + url, "changed", found=articles, further=further, validators=validators)


def following(number):
    return Further(f"{SITE}/?page={number}")


def walk_through(pages, *, kind="listing", last=LAST, known=(), sitemaps=()):
    """Walk through *pages* (by address) as the pipeline does; return the walk and what was asked."""
    walk, asked = walking.begin("bao", f"{SITE}/", kind, last, FIRST), []
    waiting = [f"{SITE}/"]
    while waiting:
        url = waiting.pop(0)
        asked.append(url.removeprefix(SITE))
        keys = frozenset(f"bao.example/{name}.html" for name in known)
        walk = walking.step(walk, pages(url.removeprefix(SITE)), keys, lambda: sitemaps)
        waiting += [each for each in walk.waiting if each not in waiting]
    return walk, asked


def endless(url):
    """A listing whose pages never end: three articles a page."""
    number = int(url.partition("page=")[2] or 1)
    return page(url, found(*(f"{number}-{n}" for n in range(3))), following(number + 1))


def test_a_listing_is_read_back_until_a_page_is_known():
    walk, asked = walk_through(endless, known=["3-0", "3-1", "3-2"])
    poll, whole = walking.result(walk)

    assert asked == ["/", "/?page=2", "/?page=3"]
    assert len(poll.found) == 9
    assert (whole, poll.validators.etag, poll.url) == (True, '"1"', f"{SITE}/")


def test_one_known_article_among_new_ones_is_no_known_ground():
    """A pinned article stands on the first page for weeks."""
    _, asked = walk_through(endless, known=["1-0", "2-0", "2-1"])

    assert asked == ["/", "/?page=2"]


def test_what_stands_on_every_page_does_not_count():
    """A sidebar of known articles is seen once, on the first page."""

    def pages(url):
        poll = endless(url)
        return replace(poll, found=(*found("old-1", "old-2"), *poll.found))

    _, asked = walk_through(pages, known=["old-1", "old-2", "3-0", "3-1", "3-2"])

    assert asked == ["/", "/?page=2", "/?page=3"]


def test_a_dated_listing_is_read_back_to_the_last_whole_reading_and_a_day_more():
    def pages(url):
        number = int(url.partition("page=")[2] or 1)
        return page(url, found(*(f"{number}-{n}" for n in range(3)), days=number), following(number + 1))

    assert walk_through(pages)[1] == ["/", "/?page=2", "/?page=3", "/?page=4"]
    assert walk_through(pages, last=None)[1] == ["/", "/?page=2", "/?page=3", "/?page=4"]


def test_a_first_reading_without_dates_is_short_and_no_reading_is_endless():
    assert len(walk_through(endless, last=None)[1]) == FIRST_PAGES
    walk, asked = walk_through(endless)

    assert len(asked) == MOST_PAGES
    assert "without reaching known articles" in walking.result(walk)[0].reason


def test_a_next_page_that_repeats_the_first_ends_the_walk():
    """A page that ignores its number would go on for ever."""
    _, asked = walk_through(lambda url: page(url, found("a", "b"), following(len(url) + 1)), last=None)

    assert len(asked) == 2


def test_a_page_that_fails_for_now_leaves_the_walk_unfinished_without_validators():
    """Else the server would say "unchanged" the next time, and what stands on the missing page would be lost."""

    def pages(url):
        return endless(url) if url == "/" else Poll("bao", SITE + url, "failed", "no answer", failure="temporary")

    poll, whole = walking.result(walk_through(pages)[0])

    assert (poll.outcome, len(poll.found), whole, poll.validators) == ("changed", 3, False, Validators())
    assert "/?page=2 could not be read: no answer" in poll.reason


def test_a_page_behind_the_last_one_is_only_the_end():
    def pages(url):
        return endless(url) if url == "/" else Poll("bao", SITE + url, "failed", "no article links", failure="soft")

    poll, whole = walking.result(walk_through(pages)[0])

    assert (len(poll.found), whole, poll.reason, poll.validators.etag) == (3, True, "", '"1"')


def test_of_an_index_those_sitemaps_are_read_that_changed_since():
    fresh, stale = Further(f"{SITE}/new.xml", NOW), Further(f"{SITE}/old.xml", NOW - timedelta(days=30))

    def pages(url):
        return page(url, (), fresh, stale, Further(f"{SITE}/undated.xml")) if url == "/" else page(url, found(url[1:]))

    walk, asked = walk_through(pages, kind="sitemap")

    assert asked == ["/", "/new.xml", "/undated.xml"]
    assert [each.url for each in walking.result(walk)[0].found] == [f"{SITE}/new.xml.html", f"{SITE}/undated.xml.html"]


def test_an_index_of_a_thousand_sitemaps_is_not_read_whole():
    many = tuple(Further(f"{SITE}/{n}.xml", NOW) for n in range(1000))
    walk, asked = walk_through(lambda url: page(url, (), *many), kind="sitemap")

    assert len(asked) == MOST_SITEMAPS + 1
    assert "980 of its sitemaps were left out" in walking.result(walk)[0].reason


def test_a_feed_that_names_nothing_known_is_filled_up_from_the_sitemaps_of_its_host():
    """Of a sitemap only what is new by its date is taken: it may name twenty years of articles."""
    new = (
        *found("missed", days=1),
        replace(found("changed")[0], changed=NOW),
        *found("undated"),
        *found("old", days=9),
    )

    def pages(url):
        return page(url, found("a", "b")) if url == "/" else page(url, new)

    walk, asked = walk_through(pages, kind="feed", sitemaps=[f"{SITE}/news.xml"])
    poll, whole = walking.result(walk)

    assert asked == ["/", "/news.xml"]
    assert [each.url.removeprefix(SITE) for each in poll.found] == [
        "/a.html",
        "/b.html",
        "/missed.html",
        "/changed.html",
    ]
    assert whole


@pytest.mark.parametrize(("last", "known"), [(LAST, ["b"]), (None, [])])
def test_a_feed_on_known_ground_or_read_for_the_first_time_has_no_gap(last, known):
    walk, asked = walk_through(
        lambda url: page(url, found("a", "b")), kind="feed", last=last, known=known, sitemaps=[f"{SITE}/news.xml"]
    )

    assert asked == ["/"]
    assert walking.result(walk)[0].reason == ""


def test_a_pinned_entry_on_top_does_not_hide_a_gap():
    """It stands there for weeks; what tells is how the feed ends."""
    _, asked = walk_through(
        lambda url: page(url, found("pinned", "a", "b")), kind="feed", known=["pinned"], sitemaps=[f"{SITE}/news.xml"]
    )

    assert asked == ["/", "/news.xml"]


def test_a_gap_that_nothing_can_fill_is_said():
    walk, _ = walk_through(lambda url: page(url, found("a", "b")), kind="feed")

    assert "may be missing" in walking.result(walk)[0].reason
