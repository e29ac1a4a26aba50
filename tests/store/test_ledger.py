"""The ledger's sums agree, and it says so when they do not."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from store_samples import add, at, clip, keep, later, poll, sighting, tell

from monitor.model import LedgerLine, State
from monitor.store import DayLine

TWO_DAYS = timedelta(days=2)


def spoil(path, *statements):
    """Change the file behind the store's back, as another tool might."""
    other = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        other.execute(statement)
    other.close()


def test_an_empty_ledger_counts_nine_states_and_has_no_fault(store):
    assert store.ledger.counts() == dict.fromkeys(get_args(State), 0)
    assert list(store.ledger.lines()) == []
    assert store.ledger.faults(at(0), TWO_DAYS) == ()
    assert store.check_integrity() == ()


def test_every_address_is_counted_in_its_state(store):
    original = keep(store, "1")
    keep(store, "2", copy_of=original)
    add(store, "3")
    for state in ("outside-scope", "junk", "forbidden", "not-an-article", "unreadable", "gone"):
        store.end(add(store, state), state, "why", at(1))

    assert store.ledger.counts() == dict.fromkeys(get_args(State), 1)
    assert store.ledger.faults(at(0), TWO_DAYS) == ()


def test_a_line_tells_all_of_an_address_in_order_of_first_sight_and_url(store):
    add(store, "b", 1)
    add(store, "a", 1)
    add(store, "z", 0)
    store.end(1, "gone", "HTTP 404", at(2))
    store.add_address(sighting("b", listed="https://bao.example/b?x"), "khac", at(3))

    lines = list(store.ledger.lines())
    assert [line.url[-1] for line in lines] == ["z", "a", "b"]
    assert lines[2] == LedgerLine(
        "https://bao.example/b", ("https://bao.example/b?x",), "bao", "gone", "HTTP 404", at(1)
    )


def test_a_long_ledger_comes_whole_while_other_work_goes_on(store):
    for n in range(450):
        add(store, f"{n:03}", n)
    walk = store.ledger.lines()
    first = next(walk)
    store.join(450, first.url, "bao.example/000", [], at(0))

    rest = list(walk)
    assert [line.url[-3:] for line in [first, *rest]] == [f"{n:03}" for n in range(449)]


def test_an_address_that_waits_too_long_is_a_fault_with_its_reason(store):
    add(store, "1", 0)
    store.postpone(add(store, "2", 1), "HTTP 503", at(30))
    add(store, "3", 60)

    assert store.ledger.faults(at(61), timedelta(hours=1)) == (
        "pending since 2026-03-02T00:00:00.000000Z: https://bao.example/1",
    )
    assert store.ledger.faults(at(62), timedelta(hours=1))[1].endswith("/2 (HTTP 503)")


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE addresses SET state = 'gone' WHERE id = 1", "addresses in state clip and clips with an address: 0 by"),
        ("UPDATE addresses SET state = 'gone' WHERE id = 1", "1 clip(s) whose address does not say clip"),
        (
            "UPDATE addresses SET state = 'gone' WHERE id = 2",
            "addresses in state copy and copies with an address: 0 by",
        ),
        ("UPDATE addresses SET state = 'clip' WHERE id = 2", "1 copy or copies whose address does not say copy"),
        ("UPDATE addresses SET state = 'lost' WHERE id = 1", "addresses and the sum of their states: 2 by one count"),
        (
            "UPDATE articles SET address_id = NULL WHERE id = 1",
            "1 address(es) in state clip or copy without an article",
        ),
        ("UPDATE articles SET address_id = 9 WHERE id = 1", "1 article(s) with an address that is not in the ledger"),
        ("DELETE FROM revisions WHERE article_id = 1", "1 article(s) without a text"),
        ("DELETE FROM tags WHERE article_id = 1", "1 article(s) without tags"),
        ("UPDATE edition_articles SET article_id = 9", "1 article(s) of an edition that are not there"),
        ("DELETE FROM address_keys WHERE address_id = 1", "1 address(es) that their own key does not lead to"),
    ],
)
def test_what_does_not_agree_is_told(store, path, statement, fault):
    original = keep(store, "1")
    keep(store, "2", copy_of=original)
    tell(store, 1, items=[original])
    spoil(path, "PRAGMA ignore_check_constraints = ON", statement)

    faults = store.ledger.faults(at(0), TWO_DAYS)
    assert any(fault in line for line in faults), faults


def test_a_row_that_points_nowhere_is_found(store, path):
    keep(store, "1")
    spoil(path, "DELETE FROM articles")

    assert any("points to a missing row of articles" in line for line in store.check_integrity())


def test_a_value_that_breaks_the_schema_is_found(store, path):
    add(store, "1")
    spoil(path, "PRAGMA ignore_check_constraints = ON", "UPDATE addresses SET state = 'lost'")

    assert any("CHECK constraint" in line for line in store.check_integrity())


# -- per source and day ----------------------------------------------------------------------------

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")  # at(0) is 07:00 of 2 March there, at(17 * 60) midnight


def listed(store, minutes, *names, source="bao"):
    """A poll that lists the articles *names*."""
    items = [sighting(name) for name in names]
    answer = replace(poll(), source=source, found=tuple(each.found for each in items))
    return store.save_poll(answer, items, at(minutes), later(minutes + 15))


def days(store, since=0, zone=OFFICE, source=""):
    return store.ledger.days(at(since), zone, source)


def test_each_day_tells_what_a_source_brought_and_what_became_of_it(store):
    listed(store, 0, "1", "2", "3")
    listed(store, 17 * 60 - 1, "4")
    listed(store, 17 * 60, "5", "1")
    listed(store, 60, "6", source="anh")
    store.end(1, "gone", "HTTP 404", at(20 * 60))

    assert days(store) == (
        DayLine("anh", date(2026, 3, 2), {"pending": 1}),
        DayLine("bao", date(2026, 3, 2), {"gone": 1, "pending": 3}),
        DayLine("bao", date(2026, 3, 3), {"pending": 1}),
    )
    assert [line.new for line in days(store, zone=UTC)] == [1, 5]
    assert [line.source for line in days(store, source="anh")] == ["anh"]
    assert [line.day.day for line in days(store, since=17 * 60)] == [3]


def test_an_address_merged_into_another_stays_in_the_sum_of_its_day(store):
    listed(store, 0, "1")
    listed(store, 60, "2", "3")
    store.join(2, "https://bao.example/1", "bao.example/1", (), at(90))

    assert days(store)[0].states == {"pending": 2, "merged": 1}
    assert store.ledger.faults(at(90), TWO_DAYS) == ()


def test_a_source_is_known_as_long_as_it_once_brought_an_address(store):
    assert store.ledger.sources() == frozenset()
    listed(store, 0, "1")
    listed(store, 60, "2", source="anh")
    listed(store, 60, source="im-lang")
    store.join(2, "https://bao.example/1", "bao.example/1", (), at(90))

    assert store.ledger.sources() == {"bao", "anh"}  # the second by what was merged only


def test_an_address_that_was_lost_is_told_by_source_and_day(store, path):
    listed(store, 0, "1", "2", "3")
    listed(store, 60, "4")
    listed(store, 60, "5", source="anh")
    spoil(
        path,
        *(f"DELETE FROM {table} WHERE address_id = 2" for table in ("aliases", "address_keys", "listings")),
        "DELETE FROM addresses WHERE id = 2",
    )

    assert store.ledger.faults(at(90), TWO_DAYS, OFFICE) == ("bao on 2026-03-02: 4 new by the polls, 3 in the ledger",)


def test_an_address_that_no_poll_counted_is_told(store, path):
    listed(store, 17 * 60, "1", "2")
    spoil(path, "UPDATE poll_events SET new = 1")

    assert store.ledger.faults(at(17 * 60), TWO_DAYS, OFFICE) == (
        "bao on 2026-03-03: 1 new by the polls, 2 in the ledger",
    )


def test_what_persons_enter_is_no_difference_even_in_the_moment_of_a_poll(store):
    """The clock of a command can be fixed, so that all it does has one time."""
    listed(store, 0, "1")
    add(store, "2", 0)
    add(store, "3", 30)
    address = add(store, "4", 0)
    entered = replace(clip("4"), entered_by="Cán bộ trực")
    store.save_clip(address, entered, signature=None, copy_of=None, at=at(0))
    listed(store, 0, "4")

    assert store.ledger.faults(at(90), TWO_DAYS) == ()


def test_a_listed_address_that_a_person_brought_as_a_clip_is_counted_once(store):
    listed(store, 0, "1", "2")
    store.save_clip(1, replace(clip("1"), entered_by="Cán bộ trực"), signature=None, copy_of=None, at=at(5))

    assert store.ledger.faults(at(90), TWO_DAYS) == ()


def test_polls_from_before_entries_were_counted_are_not_compared(store, path):
    """Their addresses have no time of their record of their own, and merged ones left no trace."""
    listed(store, 0, "1", "2")
    spoil(path, "UPDATE poll_events SET listed = 0", "UPDATE addresses SET recorded_at = '2026-03-01T00:00:00.000000Z'")
    listed(store, 60, "3")

    assert store.ledger.faults(at(90), TWO_DAYS) == ()
