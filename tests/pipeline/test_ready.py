"""Whether a job runs now. Not for: which hour is due (test_due_jobs.py), keeping runs (tests/store/test_jobs.py)."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.pipeline.outgoing.ready import again_at, failing, ready
from monitor.store import JobRun

DUE = datetime(2026, 11, 23, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def run(due=DUE, minutes=0, *, ended=True, failed=False, tries=1):
    began = DUE + minutes * MINUTE
    return JobRun("backup", due, began, began if ended else None, failed, tries, "")


def test_an_hour_that_was_never_begun_is_ready():
    assert ready(None, DUE, DUE)
    assert ready(run(DUE - MINUTE), DUE, DUE)


def test_an_hour_that_went_well_is_not_ready_again():
    assert not ready(run(), DUE, DUE + 100 * MINUTE)


def test_an_hour_before_one_that_was_done_is_left_alone():
    """The clock was set back."""
    assert not ready(run(DUE + MINUTE, failed=True), DUE, DUE)


@pytest.mark.parametrize(("tries", "minutes"), [(1, 5), (2, 15), (3, 60), (4, 60), (40, 60)])
def test_a_failure_is_tried_again_after_its_pause(tries, minutes):
    failed = run(failed=True, tries=tries)

    assert again_at(failed) == DUE + minutes * MINUTE
    assert not ready(failed, DUE, DUE + minutes * MINUTE - timedelta(seconds=1))
    assert ready(failed, DUE, DUE + minutes * MINUTE)


def test_a_pause_that_began_in_the_future_is_over():
    """The clock was set back since: nobody waits for it to come again."""
    assert ready(run(minutes=600, failed=True), DUE, DUE + 599 * MINUTE)


def test_a_program_that_died_is_run_again_at_once_and_then_with_pauses():
    """A second death may be the job's own doing; the other jobs must go on."""
    assert ready(run(ended=False), DUE, DUE)
    assert not ready(run(ended=False, tries=2), DUE, DUE + 4 * MINUTE)
    assert ready(run(ended=False, tries=2), DUE, DUE + 5 * MINUTE)


def test_failing_is_what_failed_or_dies_again_and_again():
    assert [failing(each) for each in (None, run(), run(failed=True), run(ended=False), run(ended=False, tries=2))] == [
        False,
        False,
        True,
        False,
        True,
    ]
