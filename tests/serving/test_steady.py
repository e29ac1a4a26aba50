"""An hour without a step of the clock. Not for: what is believed then (tests/pipeline/test_clock.py)."""

from datetime import UTC, datetime, timedelta

from monitor.serving.steady import Steady

START = datetime(2026, 11, 25, 5, tzinfo=UTC)


def looks(steady, *readings):
    """Looks at the clock; each reading is (minutes of the calendar, minutes of the clock that never goes back)."""
    return [steady.look(START + timedelta(minutes=shown), 60.0 * lived) for shown, lived in readings]


def test_after_an_hour_the_reading_with_which_it_began_is_told_once():
    assert looks(Steady(), (0, 0), (59, 59), (60, 60), (61, 61), (200, 200)) == [None, None, START, None, None]


def test_a_step_or_a_sleep_begins_the_hour_anew():
    back = looks(Steady(), (0, 0), (50, 50), (-2000, 51), (-1950, 101), (-1940, 111))
    assert back == [None, None, None, None, START - timedelta(minutes=2000)]
    assert looks(Steady(), (0, 0), (500, 1), (559, 60), (560, 61))[-1] == START + timedelta(minutes=500)


def test_a_clock_that_is_kept_right_by_seconds_is_steady():
    assert looks(Steady(), (0, 0), (29.9, 30), (60.1, 60))[-1] == START
