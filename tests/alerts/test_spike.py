"""Far more of a topic is news only when our own reading does not explain it. Not for: the store's questions (tests/store)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.alerts.spike import DAY, chance, far_more, risen
from monitor.store.spikes import SourceDays, TopicArticle

NOW = datetime(2026, 3, 2, tzinfo=UTC)
DAYS = 14
LONG_AGO = NOW - 100 * DAY
ALWAYS = (True,) * (DAYS + 1)


def articles(counts, source="bao", topic="bien-gioi", numbers=None):
    """So many articles of each day, that of today first, spread over its hours."""
    numbers = numbers or count(1)
    return [
        TopicArticle(next(numbers), source, (topic,), when, when, None, dated=True)
        for day, number in enumerate(counts)
        for each in range(number)
        for when in [NOW - day * DAY - (each + 1) * DAY / (number + 1)]
    ]


def source(name="bao", *, first=LONG_AGO, read=ALWAYS, brought=ALWAYS):
    return SourceDays(name, first, read, brought)


def look(written, *sources, least=6):
    return risen(written, sources or (source(),), NOW, days=DAYS, least=least)


USUAL = [2, 1, 2, 3, 1, 2, 2, 0, 2, 3, 2, 1, 2, 2]


def test_a_topic_with_far_more_articles_than_before_has_risen():
    (rise,) = look(articles([15, *USUAL]))

    assert (rise.topic, rise.count, rise.days, rise.cause, rise.sources) == ("bien-gioi", 15, 14, "news", ())
    assert rise.mean == Decimal("1.79")
    assert rise.articles == tuple(range(1, 16))


@pytest.mark.parametrize("today", [0, 2, 5])
def test_a_usual_day_and_one_with_few_articles_is_no_spike_and_neither_is_a_lull(today):
    assert look(articles([today, *USUAL])) == ()


def test_a_busy_topic_needs_twice_its_mean():
    """Ninety against sixty is improbable, and still not far more."""
    assert look(articles([90, *[60] * DAYS])) == ()
    assert [rise.count for rise in look(articles([130, *[60] * DAYS]))] == [130]


def test_a_topic_that_comes_in_lumps_needs_more_than_a_steady_one():
    lumps = [0, 9, 0, 1, 8, 0, 0, 10, 0, 7, 0, 0, 9, 0]
    assert look(articles([12, *lumps])) == ()
    assert len(look(articles([12, *[3] * DAYS]))) == 1


def test_one_spike_does_not_hide_the_next():
    assert len(look(articles([15, *USUAL[:5], 30, *USUAL[6:]]))) == 1


def test_the_stories_behind_a_rise_are_counted():
    written = [replace(a, story=n % 2) for n, a in enumerate(articles([14, *USUAL]))]
    written[0] = replace(written[0], story=None)
    assert [rise.stories for rise in look(written)] == [2]


def test_nothing_is_said_with_less_than_a_week_to_compare_with():
    first = NOW - 7 * DAY + timedelta(hours=1)
    assert look(articles([15, *USUAL]), source(first=first)) == ()


def test_what_is_read_late_is_a_catch_up_and_names_its_source():
    """Twenty articles of the days before come in today, after their source had failed: no news."""
    numbers = count(1)
    steady = articles([2, *USUAL], numbers=numbers)
    late = [replace(a, clipped_at=NOW - DAY / 2) for a in articles([0, 5, 5, 5, 5], "lai", numbers=numbers)]
    failed = (True, False, False, False, False, *ALWAYS[5:])
    (rise,) = look([*steady, *late], source(), source("lai", read=failed))

    assert (rise.cause, rise.sources, rise.count) == ("catch-up", ("lai",), 22)


def test_a_source_that_comes_back_after_days_does_not_make_news():
    """What it printed meanwhile is lost, so today looks like more than there ever was."""
    numbers = count(1)
    steady = articles([2, *USUAL], numbers=numbers)
    back = articles([12, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1], "lai", numbers=numbers)
    failed = (True, *(False,) * 5, *ALWAYS[6:])
    (rise,) = look([*steady, *back], source(), source("lai", read=failed))
    assert (rise.cause, rise.sources) == ("catch-up", ("lai",))

    silent = (True, *(False,) * 5, *ALWAYS[6:])  # it answered all the time, and listed nothing
    (rise,) = look([*steady, *back], source(), source("lai", brought=silent))
    assert (rise.cause, rise.sources) == ("catch-up", ("lai",))


def test_a_source_that_seldom_prints_is_not_called_silent():
    """Five small outlets that print once a week all print of one event: that is news."""
    names = [f"nho-{n}" for n in range(8)]
    numbers = count(1)
    written = [a for name in names for a in articles([1, *[0] * 6, 1], name, numbers=numbers)]
    rare = tuple(day in (0, 7) for day in range(DAYS + 1))
    assert [rise.cause for rise in look(written, *(source(name, brought=rare) for name in names))] == ["news"]


def test_a_new_source_counts_on_neither_side():
    numbers = count(1)
    steady = articles([2, *USUAL], numbers=numbers)
    new = articles([15], "moi", numbers=numbers)
    (rise,) = look([*steady, *new], source(), source("moi", first=NOW - 0.5 * DAY))
    assert (rise.cause, rise.sources, rise.count) == ("new-source", ("moi",), 17)

    more = articles([18, *USUAL], numbers=numbers)
    (rise,) = look([*more, *new], source(), source("moi", first=NOW - 0.5 * DAY))
    assert (rise.cause, rise.count) == ("news", 18)


def test_days_on_which_the_program_did_not_run_are_not_compared():
    """After three days off the days before would look emptier than they were."""
    off = (True, *ALWAYS[1:4], False, False, False, *ALWAYS[7:])
    sources = [source(name, read=off) for name in ("a", "b")]
    counts = [9, 4, 4, 4, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4]
    (rise,) = look(articles([30, *counts[1:]], "a"), *sources)
    assert (rise.days, rise.mean) == (11, Decimal("4.00"))


def test_articles_without_a_date_that_come_after_a_gap_say_nothing_of_today():
    """A list that names no dates is read again after a day: everything on it would be of today."""
    undated = [replace(a, dated=False) for a in articles([20, *USUAL])]
    gap = (True, False, *ALWAYS[2:])
    assert look(undated, source(read=gap)) == ()
    assert len(look(undated)) == 1


def test_nothing_was_ever_read_is_no_spike():
    assert look(articles([9]), source(first=None, read=(False,) * (DAYS + 1), brought=(False,) * (DAYS + 1))) == ()


def test_those_with_most_articles_come_first():
    numbers = count(1)
    written = [*articles([9], topic="a", numbers=numbers), *articles([20], topic="b", numbers=numbers)]
    assert [rise.topic for rise in look(written)] == ["b", "a"]


@given(st.lists(st.integers(0, 60), min_size=7, max_size=30), st.integers(0, 200))
def test_chance_is_a_chance_that_sinks_with_the_count(before, today):
    assert 0 <= chance(today + 1, before) <= chance(today, before) <= 1
    assert far_more(today, before) <= far_more(today + 1, before)
