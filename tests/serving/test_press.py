"""The lane that reads, told to end. Not for: rounds (tests/pipeline/test_rounds.py)."""

import threading
from collections import Counter

import pytest

from monitor.errors import BusyError
from monitor.pipeline import RoundReport
from monitor.pipeline.outgoing.heartbeat import Heart, last_beat
from monitor.serving import press
from monitor.serving.press import press_round


@pytest.fixture
def told(monkeypatch, session):
    """Run one round that does what it is given; what it said."""

    def run(work, stop=None):
        said = []
        monkeypatch.setattr(press, "run_round", work)
        press_round(session, stop or threading.Event(), said.append, Heart(session.data, "press", session.clock))
        return said

    return run


def test_a_round_is_told_and_kept(told, session, clock):
    """A line per source and a summary; the database knows that there was a whole round."""

    def work(_session, *, every, tell, step):
        assert not every
        tell("changed   bao: 1 new of 1 listed")
        step(1, 1)
        return RoundReport(sources=Counter(changed=1))

    assert told(work) == [
        "changed   bao: 1 new of 1 listed",
        "2026-11-22 23:00 UTC\nsources: 1 changed\narticles: nothing to read",
    ]
    kept = session.store.jobs.latest("press", clock())
    assert (kept.began, kept.ended, kept.report) == (clock(), clock(), "sources: 1 changed; articles: nothing to read")


def test_each_step_of_a_long_round_is_a_sign_of_life(told, session, clock):
    def work(_session, *, step, **_):
        clock.set("2026-11-23T06:40:00")
        step(1, 1000)
        return RoundReport()

    told(work)
    assert (last_beat(session.data, "press").seen, last_beat(session.data, "press").doing) == (clock(), "round")


def test_a_minute_in_which_nothing_is_due_says_nothing(told):
    assert told(lambda _session, **_: RoundReport()) == []


def test_a_round_by_hand_is_left_alone(told, session, clock):
    def busy(_session, **_):
        raise BusyError("reading the press")

    assert told(busy) == []
    assert session.store.jobs.latest("press", clock()) is None


@pytest.mark.parametrize("where", ["tell", "step"])
def test_told_to_end_it_stops_between_two_sources_or_pages(told, session, clock, where):
    """What was begun is no whole round."""
    stop, went_on = threading.Event(), []

    def work(_session, *, tell, step, **_):
        stop.set()
        tell("a line") if where == "tell" else step(1, 30)
        went_on.append(1)

    told(work, stop)
    assert went_on == []
    assert session.store.jobs.latest("press", clock()) is None
