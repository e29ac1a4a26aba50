"""When an address is asked again, and why. Not for: asking it (test_rounds.py)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Poll
from monitor.pipeline.incoming.timing import LONGEST, SHORTEST, next_poll
from monitor.store import News

NOW = datetime.fromisoformat("2026-09-15T18:00:00+07:00")


def poll(outcome, failure="", retry_after=None, wait=0, wait_why=""):
    url = "http://bao.example/rss"
    return Poll("bao", url, outcome, retry_after=retry_after, failure=failure, wait=wait, wait_why=wait_why)


def news(new, days):
    return News(new, NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("answer", "failures", "history", "minutes", "why"),
    [
        (poll("changed"), 0, News(0, None), 15, "too young to say how often it brings news: in 15 min"),
        (poll("unchanged"), 0, news(3, 0.2), 15, "too young to say how often it brings news: in 15 min"),
        (poll("changed"), 0, news(84, 7), 120, "84 new in 7 days: in 2 h 00 min"),
        (poll("unchanged"), 0, news(5000, 7), 5, "5000 new in 7 days: in 5 min"),
        (poll("unchanged"), 0, news(0, 7), 1440, "0 new in 7 days: in 24 h 00 min"),
        (poll("failed", "temporary"), 0, news(84, 7), 10, "failed once (temporary): in 10 min"),
        (poll("failed", "soft"), 2, news(84, 7), 90, "failed 3 times in a row (soft): in 90 min"),
        (poll("refused", "hard"), 99, news(84, 7), 1440, "failed 100 times in a row (hard): in 24 h 00 min"),
        (poll("failed", "temporary", 3600), 0, news(84, 7), 60, "the server asked us to wait: in 60 min"),
        (poll("failed", "temporary", 60), 0, news(84, 7), 10, "failed once (temporary): in 10 min"),
        (poll("changed", wait=7200, wait_why="ttl"), 0, news(5000, 7), 120, "ttl asks us to wait: in 2 h 00 min"),
        (poll("changed", wait=60, wait_why="Cache-Control"), 0, news(84, 7), 120, "84 new in 7 days: in 2 h 00 min"),
        (poll("changed", wait=10**9, wait_why="ttl"), 0, news(84, 7), 1440, "ttl asks us to wait: in 24 h 00 min"),
    ],
)
def test_the_next_poll_and_its_reason(answer, failures, history, minutes, why):
    """As often as news comes; longer after each failure by its class; never before the server allows."""
    later = next_poll(answer, failures, history, NOW, 0.5)

    assert later.at - NOW == timedelta(minutes=minutes)
    assert later.why == why


@given(
    st.sampled_from(["changed", "unchanged", "refused", "failed"]),
    st.sampled_from(["temporary", "soft", "hard"]),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.floats(0, 7),
    st.none() | st.integers(0, 10**9),
    st.floats(0, 1),
)
def test_it_is_always_between_five_minutes_and_a_day(outcome, failure, failures, new, days, retry_after, chance):
    """No source is hammered and none is dropped, whatever it answers."""
    later = next_poll(poll(outcome, failure, retry_after), failures, news(new, days), NOW, chance)

    assert SHORTEST <= later.at - NOW <= LONGEST


def test_chance_moves_a_poll_by_a_tenth_at_most():
    """So that many desks do not ask a newspaper in the same second."""
    soon, late = (next_poll(poll("changed"), 0, news(84, 7), NOW, chance).at - NOW for chance in (0.0, 1.0))

    assert (soon, late) == (timedelta(minutes=108), timedelta(minutes=132))
