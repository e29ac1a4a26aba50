"""What the store tells of the health of sources. Not for: what is healthy (tests/health)."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

from store_samples import FEED, add, at, later, poll, sighting

from monitor.model import Found

DAY = 24 * 60
OTHER = "https://bao.example/khac.rss"


def item(name: str, *, published: float | None = None, state="pending", reason=""):
    """The article *name*, published at a minute, or without a date."""
    one = sighting(name, state=state, reason=reason)
    return replace(one, found=replace(one.found, published=None if published is None else at(published)))


def listed(minutes: float, *items, source="bao", url=FEED, outcome="changed", store, failure=""):
    """A poll at a minute that lists *items*."""
    answer = replace(poll(outcome, url=url), source=source, found=tuple(each.found for each in items), failure=failure)
    return store.save_poll(answer, items, at(minutes), later(minutes + 15))


def figures(store, source="bao", since=-DAY):
    return store.health.figures([source], at(since))[source]


def test_a_source_never_polled_has_no_figures(store):
    found = figures(store)

    assert (found.readings, found.news, found.delays) == ((), (), ())


def test_entries_and_dates_are_those_of_the_last_reading_in_full(store):
    """What answers "unchanged" or fails afterwards lists nothing, and says nothing of the list."""
    listed(0, item("1", published=-5), item("2"), item("3", published=-9), store=store)
    listed(60, outcome="unchanged", store=store)
    listed(120, outcome="failed", failure="soft", store=store)

    (reading,) = figures(store).readings
    assert (reading.listed, reading.dated, reading.at, reading.first_success) == (3, 2, at(0), at(0))
    assert reading.failure == "soft"
    assert not reading.used_to_list
    assert not reading.used_to_date


def test_the_class_of_a_failure_is_forgotten_with_the_next_success(store):
    listed(0, outcome="failed", failure="hard", store=store)
    listed(60, item("1"), store=store)

    assert figures(store).readings[0].failure == ""


def test_a_list_that_became_empty_and_one_that_lost_its_dates_are_told(store):
    listed(0, item("1", published=-5), store=store)
    listed(0, item("2", published=-5), url=OTHER, store=store)
    listed(60, store=store)
    listed(60, item("2"), url=OTHER, store=store)

    by_url = {reading.url: reading for reading in figures(store).readings}
    assert (by_url[FEED].used_to_list, by_url[FEED].used_to_date) == (True, False)
    assert (by_url[OTHER].used_to_list, by_url[OTHER].used_to_date) == (False, True)


def test_what_was_listed_long_ago_is_not_what_it_used_to_list(store):
    listed(0, item("1", published=-5), store=store)
    listed(60, store=store)

    assert not figures(store, since=30).readings[0].used_to_list


def test_a_reading_of_a_program_that_did_not_count_entries_has_no_figure(store, path):
    listed(0, item("1", published=-5), store=store)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE poll_events SET listed = 0, dated = 0")
    other.close()

    (reading,) = figures(store).readings
    assert (reading.listed, reading.dated) == (None, None)


def test_news_are_articles_listed_for_the_first_time_after_the_first_poll_of_each_address(store):
    listed(0, item("1"), item("2"), store=store)
    listed(10, item("3"), url=OTHER, store=store)
    listed(60, item("1"), item("4"), item("5"), store=store)
    listed(90, item("6"), url=OTHER, store=store)

    assert figures(store).news == ((at(60), 2), (at(90), 1))
    assert figures(store, since=70).news == ((at(90), 1),)


def test_an_article_that_another_source_listed_first_is_still_news_of_this_one(store):
    """A feed beside a listing of the same outlet would otherwise look silent."""
    for source in ("bao", "trang"):
        listed(0, source=source, store=store)
    listed(60, item("1", published=50), source="trang", store=store)
    listed(70, item("1", published=50), store=store)

    assert figures(store).news == ((at(70), 1),)
    assert figures(store).delays == ()
    assert figures(store, "trang").delays == (timedelta(minutes=10),)


def test_delays_run_from_publication_to_first_sight(store):
    """Left out: what has no date, what is dated in the future, and what the first poll found."""
    listed(0, item("old", published=-9999), store=store)
    listed(60, item("1", published=42), item("2", published=60), item("3"), item("4", published=61), store=store)

    assert figures(store).delays == (timedelta(0), timedelta(minutes=18))


def test_an_article_that_a_person_entered_is_no_news_of_the_source(store):
    listed(0, store=store)
    add(store, "1", 60)

    assert figures(store).news == ()


def test_spans_with_a_successful_poll_are_told(store):
    listed(0, store=store)
    listed(60, outcome="failed", store=store)
    listed(120, outcome="unchanged", store=store)
    spans = [
        ("bao", at(0), at(1)),
        ("bao", at(1), at(120)),
        ("bao", at(120), at(121)),
        ("khac", at(0), at(121)),
        ("bao", at(-1), at(0)),
    ]

    assert store.health.successes(spans) == {0, 2}
    assert store.health.successes([]) == frozenset()


def test_what_a_sitemap_names_is_compared_with_what_the_feed_ever_listed(store):
    """An article counts on the day it was published; one without a date on the day it was recorded."""
    listed(0, source="feed", store=store)
    today = [item("both", published=10), item("sitemap-only", published=20), item("undated")]
    other = [item("yesterday", published=-20), item("tomorrow", published=DAY + 5)]
    listed(30, *today, *other, item("section", state="not-an-article", reason="a section"), source="map", store=store)
    listed(2 * DAY, item("both", published=10), source="feed", store=store)

    assert store.health.listed("map", ["feed"], at(0), at(DAY)) == (
        ("https://bao.example/both", False),
        ("https://bao.example/sitemap-only", True),
        ("https://bao.example/undated", True),
    )


def test_the_newest_of_a_source_is_its_newest_date_and_its_newest_sight(store):
    listed(0, item("1", published=-50), item("2", published=9999), item("3"), store=store)
    listed(60, item("1", published=-50), item("menu", state="not-an-article", reason="a menu"), store=store)

    found = store.health.newest(["bao", "khac"], at(DAY))
    assert (found["bao"].published, found["bao"].seen) == (at(-50), at(0))
    assert (found["khac"].published, found["khac"].seen) == (None, None)


def test_found_values_are_counted_as_listed_whatever_their_address(store):
    """An entry that is no http address is an entry of the list all the same."""
    answer = replace(poll(), found=(Found("mailto:toa-soan@bao.example"),))
    store.save_poll(answer, (), at(0), later(1))

    assert figures(store).readings[0].listed == 1
