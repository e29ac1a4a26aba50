"""Briefings that the desk holds between requests: few, for a time. Not for: what is held (test_briefings.py)."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from desk_office import MORNING

from monitor.desk.briefings import told
from monitor.desk.briefings.shelf import HEAVIEST, MOST, Shelf

LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def shelf():
    return Shelf()


def put(shelf, *periods, items=1):
    for period in periods:
        shelf.put(period, f"of {period}", items=items, until=LATER)


def held(shelf, *periods):
    return [period for period in periods if shelf.get(period, MORNING) is not None]


def test_each_period_has_its_own_and_a_new_one_takes_its_place(shelf):
    put(shelf, "2026Q1", "2026Q2")
    shelf.put("2026Q1", "new", items=1, until=LATER)
    assert shelf.get("2026Q1", MORNING) == "new"
    assert shelf.get("2026Q2", MORNING) == "of 2026Q2"
    assert shelf.get("2026Q3", MORNING) is None


def test_what_was_used_longest_ago_goes_first(shelf):
    periods = [str(2000 + n) for n in range(MOST)]
    put(shelf, *periods)
    shelf.get(periods[0], MORNING)
    put(shelf, "2026")
    assert held(shelf, *periods, "2026") == [periods[0], *periods[2:], "2026"]


def test_large_ones_make_room_for_each_other(shelf):
    put(shelf, "2026Q1", "2026Q2", "2026Q3", items=HEAVIEST // 2)
    assert held(shelf, "2026Q1", "2026Q2", "2026Q3") == ["2026Q2", "2026Q3"]


def test_one_that_is_larger_than_all_may_be_is_held_alone(shelf):
    put(shelf, "2026Q1")
    put(shelf, "2026", items=HEAVIEST + 1)
    assert held(shelf, "2026Q1", "2026") == ["2026"]


def test_what_is_too_old_is_no_longer_held(shelf):
    put(shelf, "2026Q1")
    assert shelf.get("2026Q1", LATER - timedelta(seconds=1)) == "of 2026Q1"
    assert shelf.get("2026Q1", LATER) is None


def test_all_are_told_the_one_used_last_first_and_none_that_is_too_old(shelf):
    put(shelf, "2026Q1", "2026Q2")
    shelf.put("2026", "old", items=1, until=MORNING)
    shelf.get("2026Q1", MORNING)
    assert shelf.all(MORNING) == ("of 2026Q1", "of 2026Q2")


def test_what_was_dropped_is_gone(shelf):
    put(shelf, "2026Q1", "2026Q2")
    shelf.drop("2026Q1")
    shelf.drop("2026Q3")
    assert held(shelf, "2026Q1", "2026Q2") == ["2026Q2"]


def _resident():
    """Megabytes of this program in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 // 1_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is asked to give memory back")
def test_what_threads_used_to_make_drafts_is_given_back_to_the_system():
    kept, together = [], threading.Barrier(6)

    def make(_n):
        together.wait()
        with told.making():
            used = [bytes(2_000) for _ in range(15_000)]
            kept.append(used[-1])
            del used

    before = _resident()
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(make, range(6)))
        assert _resident() - before < 90  # of 180
