"""Programs that are kept running: real ones, small enough to die at once. Not for: what lanes do (test_serve.py)."""

import sys
import threading
import time

import pytest

from monitor.serving import supervisor
from monitor.serving.supervisor import RENEW, Supervised, supervise

PROGRAMS = {
    "good": "import sys; sys.stdin.read()",
    "deaf": "import time; time.sleep(600)",
    "dies": "raise SystemExit(3)",
    "ends": "",
    "renews": f"raise SystemExit({RENEW})",
}


@pytest.fixture(autouse=True)
def _hasty(monkeypatch):
    monkeypatch.setattr(supervisor, "_PAUSES", (0.0, 0.0, 600.0))
    monkeypatch.setattr(supervisor, "_LOOK", 0.01)
    monkeypatch.setattr(supervisor, "_GRACE", 0.0)


class Told:
    """What is supervised, and what was said of it; stops once *enough* lines were said."""

    def __init__(self, *names, enough=0, patient=False, command=None, sign=lambda _lane: None) -> None:
        self.said, self.kept, self.started = [], [], []
        self.stop, self._enough, self._command = threading.Event(), enough, command
        self.what = Supervised([(name, patient) for name in names], self._start, self._tell, self._keep, sign)
        if not enough:
            self.stop.set()

    def _start(self, name):
        self.started.append(name)
        return self._command or [sys.executable, "-c", PROGRAMS[name]]

    def _tell(self, text):
        self.said.append(text)
        if len(self.said) >= self._enough:
            self.stop.set()

    def _keep(self, lane, how):
        self.kept.append((lane, how))

    def run(self):
        supervise(self.what, self.stop)
        return self


def test_a_lane_that_dies_is_started_again_with_pauses_and_kept():
    told = Told("dies", "good", enough=3).run()

    assert told.kept == [("dies", "ended with exit code 3")] * 3
    assert told.said[:3] == [
        "dies: ended with exit code 3; it starts again in 0 s",
        "dies: ended with exit code 3; it starts again in 0 s",
        "dies: ended with exit code 3; it starts again in 600 s",
    ]
    assert told.started.count("good") == 1


def test_a_lane_that_ends_untold_counts_as_dead():
    assert Told("ends", enough=1).run().kept == [("ends", "ended though nobody had told it to")]


def test_a_lane_that_gives_no_sign_of_life_is_ended_and_started_again(monkeypatch):
    """One whose signs change lives on, however long."""
    monkeypatch.setattr(supervisor, "_FEEL", 0.0)
    signs = iter(range(10**9))
    told = Told("deaf", "good", enough=2, sign=lambda lane: ("", 0.0) if lane == "deaf" else (str(next(signs)), 0.0))
    told.run()

    assert told.kept == [("deaf", "gave no sign of life for 0 minutes and was ended")] * 2
    assert told.started.count("good") == 1


def test_after_a_sleep_of_the_machine_a_lane_gets_its_whole_time_again(monkeypatch):
    """Where the clock that never goes back counts the sleep."""
    seconds = [0.0]
    monkeypatch.setattr(supervisor.time, "monotonic", lambda: seconds[0])
    lane, told = supervisor._Lane("deaf", patient=False), Told("deaf", enough=1, sign=lambda _lane: ("x", 900.0))
    supervisor._start(lane, told.what)
    for at in (10, *range(30_000, 30_901, 10)):
        seconds[0] = float(at)
        supervisor._feel(lane, told.what)
    assert told.kept == []
    seconds[0] += 10
    supervisor._feel(lane, told.what)
    assert told.kept == [("deaf", "gave no sign of life for 15 minutes and was ended")]


def test_a_lane_that_asks_to_be_renewed_is_started_at_once_and_is_no_death():
    told = Told("renews", enough=4).run()

    assert told.kept == []
    assert told.started == ["renews"] * len(told.started)
    assert set(told.said[:4]) == {"renews: sources.toml or rules/ changed; it starts anew with them"}


def test_a_program_that_cannot_be_started_is_tried_again():
    told = Told("good", enough=2, command=["/no/such/program"]).run()

    assert [lane for lane, _ in told.kept] == ["good", "good"]
    assert "could not be started" in told.said[0]


def test_told_to_end_before_it_began_it_starts_nothing():
    assert Told("good").run().started == []


def test_a_lane_that_does_not_hear_is_interrupted_unless_it_is_patient(monkeypatch):
    """One that may be handing over a mail is waited for, until a person asks a second time."""
    begun = Told("deaf", enough=1)
    threading.Timer(0.3, begun.stop.set).start()
    began = time.monotonic()
    begun.run()
    assert time.monotonic() - began < 60

    patient = Told("deaf", enough=1, patient=True)
    threading.Timer(0.3, patient.stop.set).start()
    sleeps = []

    def sleep(_seconds):
        sleeps.append(1)
        if len(sleeps) > 20:
            raise KeyboardInterrupt

    monkeypatch.setattr(supervisor.time, "sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        patient.run()
