"""The log of what people did: append-only, chained, asked for by person and thing."""

import hashlib
import json
import sqlite3

import pytest
from store_samples import at

from monitor.errors import StoreError
from monitor.store.audit import FIRST, Actor

LAN = Actor("lan", "Lan Thị Thử", "10.0.0.9")
QUAN = Actor("quan", "Quản Văn Thử", "10.0.0.8")


def act(store, actor=LAN, about="clip 1", kind="tag.drop", **detail):
    with store.audit.acting(actor, at(0), kind, about, detail):
        pass


def other_means(path, *statements):
    """Somebody who has the file and knows SQL."""
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER audit_stays")
        db.execute("DROP TRIGGER audit_is_kept")
        for statement in statements:
            db.execute(statement)
    db.close()


@pytest.fixture
def log(store):
    for n in range(1, 6):
        act(store, LAN if n % 2 else QUAN, f"clip {n % 3}", text=f"việc {n}")
    return store.audit


def test_a_line_is_kept_with_what_was_written_or_nothing_is(store):
    def broken_off():
        with store.audit.acting(LAN, at(0), "x", "clip 1"):
            store.accounts.add("moi", "Mới Thử", "viewer", "hash", at(0))
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        broken_off()
    assert store.audit.lines() == ()
    assert store.accounts.all() == ()


def test_what_is_known_only_at_the_end_stands_in_the_line(store):
    with store.audit.acting(LAN, at(0), "x", "clip 1", {"before": 1}) as detail:
        detail["after"] = 2
    assert store.audit.last().detail == {"before": 1, "after": 2}


def test_the_chain_of_an_honest_log_holds(log):
    assert log.broken() is None


def test_the_chain_of_an_empty_log_holds(store):
    assert store.audit.broken() is None
    assert store.audit.last() is None


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE audit SET detail = '{}' WHERE number = 2", 2),
        ("UPDATE audit SET name = 'Ai Khác' WHERE number = 4", 4),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000Z' WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 3", 3),
        ("DELETE FROM audit WHERE number = 5", 5),
        ("DELETE FROM audit", 1),
    ],
)
def test_what_other_means_changed_or_removed_is_named(log, path, statement, line):
    other_means(path, statement)
    assert log.broken() == line


def test_lines_are_neither_changed_nor_removed_through_this_file(log, path):
    for statement in ("UPDATE audit SET name = 'x'", "DELETE FROM audit"):
        with sqlite3.connect(path) as db, pytest.raises(sqlite3.IntegrityError, match="log of what people did"):
            db.execute(statement)
        db.close()


def test_the_newest_lines_come_first_and_then_those_before_a_number(log):
    assert [line.number for line in log.lines(limit=2)] == [5, 4]
    assert [line.number for line in log.lines(limit=2, before=4)] == [3, 2]
    assert [line.number for line in log.lines()] == [5, 4, 3, 2, 1]


def test_lines_are_chosen_by_person_and_by_thing(log):
    assert [line.number for line in log.lines(login="quan")] == [4, 2]
    assert [line.number for line in log.lines(about="clip 2")] == [5, 2]
    assert [line.number for line in log.lines(login="quan", about="clip 2", before=5)] == [2]
    assert log.lines(login="nobody") == ()


def test_the_lines_that_follow_come_oldest_first(log):
    assert [line.number for line in log.following(0, 2)] == [1, 2]
    assert [line.number for line in log.following(2, 9)] == [3, 4, 5]
    assert log.last().number == 5


def test_no_question_reads_the_whole_log(log, path):
    asked = []
    log._database._connection.set_trace_callback(asked.append)
    log.lines(limit=5, before=4, login="lan", about="clip 1")
    log.lines(limit=5, login="lan")
    log.lines(limit=5, about="clip 1", before=3)
    log.following(3, 5)
    log._database._connection.set_trace_callback(None)
    with sqlite3.connect(path) as db:
        for statement in (each for each in asked if each.startswith("SELECT")):
            plan = " ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"))
            assert "SEARCH audit" in plan, (statement, plan)
            assert "TEMP B-TREE" not in plan
    db.close()


def test_the_link_can_be_followed_without_this_program(log, path):
    """As shown/log.py tells an auditor."""
    link = FIRST
    with sqlite3.connect(path) as db:
        for *row, chain in db.execute(
            "SELECT number, at, login, name, address, act, about, detail, chain FROM audit ORDER BY number"
        ):
            link = hashlib.sha256(json.dumps([link, *row], ensure_ascii=False).encode()).hexdigest()
            assert link == chain
    db.close()


def test_a_line_without_an_act_is_refused(store):
    with pytest.raises(StoreError):
        act(store, kind="")
    assert store.audit.lines() == ()
