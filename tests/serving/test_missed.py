"""Whether a late digest waits for the press. Not for: which hour is due (tests/pipeline/test_due_jobs.py)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.pipeline.outgoing.troubles import WAITS
from monitor.serving import missed
from monitor.serving.missed import Waiting, waits_for_press
from monitor.serving.noted import PRESS

DUE = datetime.fromisoformat("2026-11-23T07:00:00+07:00")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def reading(session, repository):
    """An office with sources."""
    return replace(session, settings=replace(session.settings, sources=repository.sources))


def round_(session, began, ended):
    session.store.jobs.note(PRESS, DUE, began=DUE + began * MINUTE, ended=DUE + ended * MINUTE, report="")


def waits(session, clock, minutes, waiting=None, up_since=30):
    clock.at = DUE + minutes * MINUTE
    return waits_for_press(session, DUE, waiting or Waiting(), DUE + up_since * MINUTE)


def test_on_a_usual_morning_it_waits_for_nothing(reading, clock):
    """The press was read a minute ago, or within two hours while one long round is under way."""
    round_(reading, -5, -1)
    assert not waits(reading, clock, 0)
    round_(reading, -130, -120)
    assert not waits(reading, clock, 10)


def test_after_a_night_switched_off_it_waits_for_a_whole_round(reading, clock):
    """One that was under way when the machine fell asleep is none."""
    round_(reading, -600, -590)
    assert waits(reading, clock, 0)
    assert waits(reading, clock, 30)
    round_(reading, -5, 30)
    assert waits(reading, clock, 31)
    round_(reading, 31, 35)
    assert not waits(reading, clock, 36)


def test_before_the_first_round_ever_it_waits(reading, clock):
    assert waits(reading, clock, 300)


def test_it_never_waits_for_long(reading, clock, monkeypatch):
    """The lane that reads may be dead: after 45 minutes by the clock that never goes back the digest goes as it is."""
    waiting, seconds = Waiting(), [1000.0]
    monkeypatch.setattr(missed.time, "monotonic", lambda: seconds[0])
    assert waits(reading, clock, 30, waiting)
    seconds[0] += 45 * 60
    assert waits(reading, clock, 30, waiting)
    seconds[0] += 1
    assert not waits(reading, clock, 30, waiting)


def test_a_machine_that_was_up_at_the_hour_waits_for_minutes_only(reading, clock, monkeypatch):
    """A long round, `rebuild` or `add` holds the press: the digest goes without the last of it. That it waits is kept."""
    waiting, seconds = Waiting(), [1000.0]
    monkeypatch.setattr(missed.time, "monotonic", lambda: seconds[0])
    assert waits(reading, clock, 0, waiting, up_since=-600)
    seconds[0] += 10 * 60
    assert waits(reading, clock, 10, waiting, up_since=-600)
    seconds[0] += 1
    assert not waits(reading, clock, 10, waiting, up_since=-600)
    assert reading.store.jobs.of(WAITS, DUE).began == DUE


def test_an_office_without_sources_has_nothing_to_wait_for(session, clock):
    assert not waits(session, clock, 300)
