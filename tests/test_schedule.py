"""When rounds happen: at once, then again, never two at a time. Not for: what a round does."""

import threading

import pytest

from monitor.schedule import run_until


def test_the_first_round_begins_at_once_and_others_follow():
    """A round runs at once, and again until the event is set, always in the caller's thread: the database is its own."""
    stop, rounds = threading.Event(), []

    def round_():
        rounds.append(threading.get_ident())
        if len(rounds) == 3:
            stop.set()

    run_until(stop, round_, every_seconds=0.05)

    assert rounds == [threading.get_ident()] * 3


def test_a_fault_of_a_round_ends_the_schedule_and_is_said():
    """What a round raises is raised to the caller."""
    rounds = []

    def round_():
        rounds.append(1)
        if len(rounds) == 2:
            raise ValueError("the disk is full")

    with pytest.raises(ValueError, match="the disk is full"):
        run_until(threading.Event(), round_, every_seconds=0.05)


def test_nothing_runs_once_it_was_stopped():
    """With the event set, not even the first round runs."""
    stop, rounds = threading.Event(), []
    stop.set()

    run_until(stop, lambda: rounds.append(1), every_seconds=0.05)

    assert rounds == []
