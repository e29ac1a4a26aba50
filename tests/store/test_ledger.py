"""The ledger's sums agree, and it says so when they do not."""

import sqlite3
from datetime import timedelta
from typing import get_args

import pytest
from store_samples import add, at, keep, sighting, tell

from monitor.model import LedgerLine, State

TWO_DAYS = timedelta(days=2)


def spoil(path, *statements):
    """Change the file behind the store's back, as another tool might."""
    other = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        other.execute(statement)
    other.close()


def test_an_empty_ledger_counts_nine_states_and_has_no_fault(store):
    assert store.ledger_counts() == dict.fromkeys(get_args(State), 0)
    assert list(store.ledger()) == []
    assert store.ledger_faults(at(0), TWO_DAYS) == ()
    assert store.check_integrity() == ()


def test_every_address_is_counted_in_its_state(store):
    original = keep(store, "1")
    keep(store, "2", copy_of=original)
    add(store, "3")
    for state in ("outside-scope", "junk", "forbidden", "not-an-article", "unreadable", "gone"):
        store.end(add(store, state), state, "why", at(1))

    assert store.ledger_counts() == dict.fromkeys(get_args(State), 1)
    assert store.ledger_faults(at(0), TWO_DAYS) == ()


def test_a_line_tells_all_of_an_address_in_order_of_first_sight_and_url(store):
    add(store, "b", 1)
    add(store, "a", 1)
    add(store, "z", 0)
    store.end(1, "gone", "HTTP 404", at(2))
    store.add_address(sighting("b", listed="https://bao.example/b?x"), "khac", at(3))

    lines = list(store.ledger())
    assert [line.url[-1] for line in lines] == ["z", "a", "b"]
    assert lines[2] == LedgerLine(
        "https://bao.example/b", ("https://bao.example/b?x",), "bao", "gone", "HTTP 404", at(1)
    )


def test_a_long_ledger_comes_whole_while_other_work_goes_on(store):
    for n in range(450):
        add(store, f"{n:03}", n)
    walk = store.ledger()
    first = next(walk)
    store.join(450, first.url, "bao.example/000", [], at(0))

    rest = list(walk)
    assert [line.url[-3:] for line in [first, *rest]] == [f"{n:03}" for n in range(449)]


def test_an_address_that_waits_too_long_is_a_fault_with_its_reason(store):
    add(store, "1", 0)
    store.postpone(add(store, "2", 1), "HTTP 503", at(30))
    add(store, "3", 60)

    assert store.ledger_faults(at(61), timedelta(hours=1)) == (
        "pending since 2026-03-02T00:00:00.000000Z: https://bao.example/1",
    )
    assert store.ledger_faults(at(62), timedelta(hours=1))[1].endswith("/2 (HTTP 503)")


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

    faults = store.ledger_faults(at(0), TWO_DAYS)
    assert any(fault in line for line in faults), faults


def test_a_row_that_points_nowhere_is_found(store, path):
    keep(store, "1")
    spoil(path, "DELETE FROM articles")

    assert any("points to a missing row of articles" in line for line in store.check_integrity())


def test_a_value_that_breaks_the_schema_is_found(store, path):
    add(store, "1")
    spoil(path, "PRAGMA ignore_check_constraints = ON", "UPDATE addresses SET state = 'lost'")

    assert any("CHECK constraint" in line for line in store.check_integrity())
