"""When a mail that did not go is tried again. Not for: trying (test_delivery.py)."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.pipeline.outgoing.retry import pause
from monitor.store.messages import FARTHEST

TIMES = st.integers(1, 10_000)
MINUTE = timedelta(minutes=1)


def tries(failure, until):
    """The minutes after the first try at which the following are made."""
    at, found, times = timedelta(), [], 1
    while at < until and (rest := pause(failure, times)):
        at += rest
        found.append(at / MINUTE)
        times += 1
    return found


@given(st.integers(0, 60))
def test_a_server_that_is_back_within_the_first_hour_has_the_digest_five_minutes_later(away):
    """Down at 07:00, back at 07:20: the digest comes by 07:25."""
    assert any(away <= at <= away + 5 for at in tries("later", timedelta(hours=2)))


@given(TIMES)
def test_what_may_go_later_is_never_given_up(times):
    assert pause("later", times) <= timedelta(hours=1)


def test_a_server_that_is_down_for_thirty_hours_is_asked_some_hundred_times():
    assert 100 <= len(tries("later", timedelta(hours=30))) <= 150


def test_a_refusal_is_asked_about_for_three_days_and_is_then_for_good():
    """Over a weekend: six more tries."""
    found = tries("refused", timedelta(days=30))
    assert len(found) == 6
    assert 3 <= found[-1] / 60 / 24 < 4
    assert pause("refused", 7) is None


def test_what_may_have_arrived_already_is_repeated_three_times_at_most():
    """A line that always breaks after the mail would bring it to the reader for ever."""
    assert tries("unknown", timedelta(days=30)) == [5, 35, 155]
    assert pause("unknown", 4) is None


@given(st.sampled_from(["later", "refused", "unknown"]), TIMES)
def test_every_pause_is_one_that_the_outbox_takes_for_planned(failure, times):
    """One farther ahead is taken for the work of a clock that ran ahead (store.messages)."""
    rest = pause(failure, times)
    assert rest is None or timedelta() < rest < FARTHEST
