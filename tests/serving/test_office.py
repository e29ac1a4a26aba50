"""The office's hours, with a clock that a test sets and jobs that only say that they ran. Not for: what jobs do, real programs."""

import threading
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.errors import BusyError, MailError, MonitorError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.due import latest_due, planned
from monitor.pipeline.outgoing.heartbeat import Heart
from monitor.serving import hours, office
from monitor.serving.backups import backup_round
from monitor.serving.hours import BEFORE
from monitor.serving.office import Always, Rests, always, office_round
from monitor.store import Store

MONDAY = "2026-11-23T07:00:00"


class Day:
    """An office whose jobs only note that they ran."""

    def __init__(self, session: Session, monkeypatch) -> None:
        self.session, self.ran, self.said = session, [], []
        self.faults: dict[str, Exception] = {}
        self.rests, self.stop = Rests(), threading.Event()
        self.heart = Heart(session.data, "office", session.clock)
        monkeypatch.setattr(hours, "run_job", self._run)
        for name in ("DELIVERY", "ALERTS", "FEEDS"):
            kept = getattr(office, name)
            monkeypatch.setattr(office, name, replace(kept, run=lambda *_: None))

    def _run(self, _session, job, due, _go_on):
        if fault := self.faults.get(job.name):
            raise fault
        self.ran.append((job.name, due))
        return "done"

    def look(self) -> list[str]:
        """One look at the clock; what ran."""
        self.ran.clear()
        office_round(self.session, self.stop, self.rests, self.said.append, self.heart)
        backup_round(self.session, self.stop, self.said.append)
        return [name for name, _ in self.ran]


@pytest.fixture
def day(session, clock, monkeypatch):
    """An office that has been running since Sunday evening."""
    clock.set("2026-11-22T20:00:00")
    begun = Day(session, monkeypatch)
    begun.look()
    return begun


def test_on_the_first_start_nothing_is_made_up_for(session, clock, monkeypatch):
    """Who tries the program out mails nobody; what was due before is left out and says so, and the next hour comes."""
    clock.set("2026-11-22T20:00:00")
    first = Day(session, monkeypatch)

    assert first.look() == []
    assert first.look() == []
    for name in ("weekly", "digest"):
        kept = session.store.jobs.latest(name, clock())
        assert (kept.report, kept.tries, kept.failed) == (BEFORE, 0, False)
    clock.set(MONDAY)
    assert first.look() == ["digest", "cases", "backup"]


def test_a_digest_that_was_sent_by_hand_before_is_a_start_too(session, clock, monkeypatch, edition):
    """The first `monitor serve` then makes up for what was missed since."""
    edition(1, "2026-11-19T07:00:00", "2026-11-19T07:00:10")
    clock.set("2026-11-22T20:00:00")

    assert Day(session, monkeypatch).look() == ["digest"]


def test_a_job_that_a_person_does_by_hand_is_no_failure_and_is_tried_at_the_next_tick(day, clock):
    """However often; and what was kept of a failure before is counted no further."""
    clock.set(MONDAY)
    day.faults["digest"] = BusyError("another monitor is sending the digest")
    for _ in range(5):
        assert "digest" not in day.look()
    assert day.session.store.jobs.latest("digest", clock()).report == BEFORE
    assert not any("failed" in line for line in day.said)

    day.faults.clear()
    assert day.look() == ["digest"]
    assert day.session.store.jobs.latest("digest", clock()).tries == 1


def test_each_hour_runs_once_and_in_order(day, clock):
    """Nothing a second before, everything at its second, nothing again after."""
    clock.set("2026-11-23T01:59:59")
    assert day.look() == []
    clock.set("2026-11-23T02:00:00")
    assert day.look() == ["backup"]
    clock.set(MONDAY)
    assert day.look() == ["digest", "cases"]
    clock.set("2026-11-23T08:30:00")
    assert day.look() == ["weekly", "watch"]
    assert day.look() == []


def test_what_was_missed_is_made_up_for_once_and_only_the_latest(day, clock):
    """Nine days asleep: one run of each job, digest first, backup last."""
    clock.set("2026-12-02T12:00:00")

    assert day.look() == ["digest", "weekly", "monthly", "cases", "watch", "backup"]
    assert dict(day.ran)["weekly"] == datetime.fromisoformat("2026-11-30T08:00:00+07:00")
    assert day.look() == []


def test_a_run_that_was_killed_runs_again(day, clock):
    """Its program died before the end was kept."""
    clock.set(MONDAY)
    due = datetime.fromisoformat(f"{MONDAY}+07:00")
    day.session.store.jobs.begin("digest", due, clock())

    assert day.look() == ["digest", "cases", "backup"]


def test_a_job_that_fails_stops_no_other_and_is_tried_again(day, clock):
    """Its reason is kept; five minutes later it is tried again, and then it is well."""
    day.faults["weekly"] = MonitorError("an edition is still to be cut")
    clock.set("2026-11-23T08:30:00")
    assert day.look() == ["digest", "cases", "watch", "backup"]
    kept = day.session.store.jobs.latest("weekly", clock())
    assert (kept.failed, kept.report) == (True, "an edition is still to be cut")

    day.faults.clear()
    clock.set("2026-11-23T08:34:59")
    assert day.look() == []
    clock.set("2026-11-23T08:35:00")
    assert day.look() == ["weekly"]
    assert "2026-11-23 01:30 UTC weekly: failed: an edition is still to be cut" in day.said


def test_a_full_disk_is_a_reason_too(day, clock):
    day.faults["backup"] = OSError(28, "No space left on device")
    clock.set("2026-11-23T02:00:00")
    day.look()

    assert "No space left" in day.session.store.jobs.latest("backup", clock()).report


def test_a_fault_of_the_program_ends_it_and_the_next_one_goes_on_behind_the_job(day, clock):
    """A second death in a row is taken for the job's own doing: the others run, it waits."""
    day.faults["digest"] = ZeroDivisionError("x")
    clock.set("2026-11-23T08:30:00")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            day.look()

    assert day.look() == ["weekly", "cases", "watch", "backup"]


def test_a_clock_set_back_repeats_nothing(day, clock):
    """And what had not been done before the last hour is not made up for."""
    clock.set("2026-11-23T08:30:00")
    day.look()
    clock.set("2026-11-22T12:30:00")
    assert day.look() == []
    clock.set("2026-11-23T12:30:00")
    assert day.look() == []
    clock.set("2026-11-24T12:30:00")
    assert day.look() == ["digest", "cases", "watch", "backup"]


def test_a_clock_that_ran_two_days_ahead_leaves_nothing_out(day, clock, edition, monkeypatch):
    """For one round it was Friday on Wednesday. An hour later the clock is believed; each day of both has its jobs."""
    seconds = [0.0]
    monkeypatch.setattr(office.time, "monotonic", lambda: seconds[0])

    def look(text, digest=None):
        before = clock.at
        clock.set(text)
        seconds[0] += max((clock.at - before).total_seconds(), 20.0) if before <= clock.at else 20.0
        if digest:
            edition(digest, f"{text[:10]}T07:00:00", text)
        return day.look()

    for number, date in enumerate(("23", "24", "25"), 1):
        look(f"2026-11-{date}T07:00:00", number)
    look("2026-11-25T11:59:40")
    clock.set("2026-11-27T11:59:40")  # the clock that never goes back stands
    look("2026-11-27T12:00:00", 4)
    assert look("2026-11-25T12:00:00") == []
    assert look("2026-11-25T12:59:00") == []
    assert look("2026-11-25T13:01:00") == []
    assert day.said[-1].endswith(
        "clock: edition 4 was cut under a clock that ran ahead; it counts no more, its hour comes again"
    )

    for date in ("26", "27"):
        assert {"digest", "watch", "backup"} <= set(look(f"2026-11-{date}T12:00:00"))
        assert look(f"2026-11-{date}T12:01:00") == []


def test_a_clock_that_ran_a_year_ahead_blocks_nothing(day, clock):
    """Back in the right year each hour runs; and so it does a year later."""
    clock.set("2027-11-24T12:00:00")
    assert day.look() == ["digest", "weekly", "monthly", "cases", "watch", "backup"]
    for date in ("2026-11-23", "2026-11-24", "2026-11-25"):
        clock.set(f"{date}T12:00:00")
        assert {"digest", "watch", "backup"} <= set(day.look())
    clock.set("2027-11-24T12:00:00")
    assert {"digest", "watch", "backup"} <= set(day.look())
    assert day.look() == []


def test_a_reminder_is_made_up_for_within_two_weeks(day, clock):
    clock.set("2026-12-28T12:00:00")
    assert "reminder-giao-ban" in day.look()
    clock.set("2027-03-30T12:00:00")
    assert "reminder-giao-ban" not in day.look()


def test_a_reminder_that_was_added_for_a_day_to_come_comes(session, clock, monkeypatch):
    """Nothing of it was due in the last weeks when it was first seen."""
    clock.set("2026-10-22T20:00:00")
    october = Day(session, monkeypatch)
    october.look()
    clock.set("2026-12-15T08:00:00")

    assert "reminder-giao-ban" in october.look()


def test_nothing_begins_once_it_is_told_to_end(day, clock):
    clock.set("2026-11-23T08:30:00")
    day.stop.set()

    assert day.look() == []


# -- jobs without an hour ----------------------------------------------------------------------------


def endless(run, **more):
    return Always("alerts", run=run, **({"every": 0, "pauses": (0,)} | more))


def told_of(session, job, rests=None):
    said = []
    always(session, job, rests or Rests(), lambda name, report: said.append(f"{name}: {report}"), lambda: None)
    return said


def raising(error):
    def run(*_):
        raise error

    return run


def test_what_went_on_without_news_keeps_nothing(session):
    assert told_of(session, endless(lambda *_: "")) == []
    assert told_of(session, endless(lambda *_: None)) == []
    assert told_of(session, endless(raising(BusyError("by hand")))) == []
    assert session.store.jobs.latest("alerts", session.clock()) is None


def test_a_failure_is_kept_told_once_and_over_when_it_goes_well(session, clock):
    """Whether nothing was tried says nothing: the failure stands."""
    fault = endless(raising(MailError("the server is down")))
    assert told_of(session, fault) == ["alerts: failed: the server is down"]
    assert told_of(session, fault) == []
    told_of(session, endless(lambda *_: None))
    assert session.store.jobs.latest("alerts", clock()).failed

    clock.set("2026-11-23T04:30:00")  # set back meanwhile
    assert told_of(session, endless(lambda *_: "")) == ["alerts: goes well again"]
    assert not session.store.jobs.latest("alerts", clock()).failed


def test_it_rests_between_two_runs_and_longer_after_failures(session):
    """By the clock that never goes back."""
    ran, rests = [], Rests()
    job = endless(lambda *_: ran.append(1) or "", every=1000)
    told_of(session, job, rests)
    told_of(session, job, rests)
    assert ran == [1]

    rests = Rests()
    told_of(session, endless(raising(MonitorError("x")), pauses=(1000,)), rests)
    told_of(session, job, rests)
    assert ran == [1]


# -- any sequence of clock readings ------------------------------------------------------------------

STEPS = st.lists(
    st.one_of(
        st.integers(1, 3600),  # seconds on
        st.integers(3600, 20 * 86_400),  # asleep
        st.integers(-20 * 3600, -1),  # set back
        st.just(0),  # killed and started again in the middle of a job
    ),
    max_size=25,
)


@given(steps=STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_hour_of_each_job_runs_at_most_once_and_the_latest_always(session, monkeypatch, tmp_path_factory, steps):
    """Whatever the clock does: sleep, restarts, kills, steps back of up to 20 hours behind the farthest it showed."""
    now = farthest = datetime(2026, 11, 20, tzinfo=UTC)
    with Store.open(tmp_path_factory.mktemp("data") / "monitor.db") as store:
        day = Day(replace(session, store=store, clock=lambda: now), monkeypatch)
        ends: Counter[tuple[str, datetime]] = Counter()
        day.look()
        ends.update(day.ran)
        for step in steps:
            now = max(now + timedelta(seconds=step), farthest - timedelta(hours=20))
            farthest = max(farthest, now)
            if step == 0:
                die_in_a_job(day)
            day.look()
            ends.update(day.ran)
            for job in planned(day.session.settings):
                due, latest = latest_due(job, day.session.settings, now), store.jobs.latest(job.name, now)
                assert due is None or (latest.due >= due and latest.ended and not latest.failed)
    assert set(ends.values()) <= {1}


def die_in_a_job(day):
    """The program is killed when each job has just begun, and starts again."""
    day.faults = dict.fromkeys([job.name for job in planned(day.session.settings)], KeyboardInterrupt())
    with suppress(KeyboardInterrupt):
        day.look()
    day.faults = {}
