"""Rows of the registers as people entered them: kept for ever, withdrawn at most. Not for: what a row may hold (tests/config)."""

import sqlite3

import pytest
from store_samples import at

from monitor.errors import StoreError
from monitor.store.register import Withdrawn

BODY = {"id": "so-xa", "value": "117", "from": "2025-07-01", "subject": [["Tuyên Quang"]]}


def test_a_row_comes_back_as_it_was_entered(store):
    number = store.register.add("fact", "so-xa", BODY, "thu", at(0))
    (row,) = store.register.rows()

    assert (row.number, row.register, row.id, row.body) == (number, "fact", "so-xa", BODY)
    assert (row.entered_by, row.entered_at, row.withdrawn) == ("thu", at(0), None)


def test_an_id_is_used_once_in_all_registers(store):
    """A withdrawn one too: what was said under it stays said."""
    store.register.add("fact", "so-xa", BODY, "thu", at(0))
    store.register.withdraw("so-xa", "Nhầm.", "tung", at(1))

    with pytest.raises(StoreError, match="the id so-xa is that of another row"):
        store.register.add("claim", "so-xa", BODY, "thu", at(2))


def test_a_withdrawn_row_says_why_by_whom_and_when(store):
    store.register.add("fact", "so-xa", BODY, "thu", at(0))
    store.register.withdraw("so-xa", "Nhầm.", "tung", at(1))

    assert store.register.rows()[0].withdrawn == Withdrawn("Nhầm.", "tung", at(1))
    with pytest.raises(StoreError, match="withdrawn already, by tung: Nhầm"):
        store.register.withdraw("so-xa", "Nữa.", "thu", at(2))
    with pytest.raises(StoreError, match="nobody entered a row so-phuong"):
        store.register.withdraw("so-phuong", "Nhầm.", "thu", at(2))


def test_the_version_is_another_after_every_change(store):
    versions = [store.register.version()]
    store.register.add("fact", "so-xa", BODY, "thu", at(0))
    versions.append(store.register.version())
    store.register.withdraw("so-xa", "Nhầm.", "tung", at(1))
    versions.append(store.register.version())

    assert len(set(versions)) == 3


def test_what_is_entered_together_is_kept_together(store):
    def enter_two():
        with store.register.entering():
            store.register.add("fact", "so-xa", BODY, "thu", at(0))
            store.register.add("fact", "so-xa", BODY, "thu", at(0))

    with pytest.raises(StoreError):
        enter_two()
    assert store.register.rows() == ()


@pytest.mark.parametrize("table", ["register_rows", "register_withdrawals"])
@pytest.mark.parametrize("change", ["UPDATE {} SET number = 9", "DELETE FROM {}"])
def test_nothing_is_changed_or_removed(store, path, table, change):
    store.register.add("fact", "so-xa", BODY, "thu", at(0))
    store.register.withdraw("so-xa", "Nhầm.", "tung", at(1))
    other = sqlite3.connect(path, isolation_level=None)

    with pytest.raises(sqlite3.IntegrityError, match="is never"):
        other.execute(change.format(table))
    other.close()
