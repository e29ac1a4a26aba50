"""Cases and their files as they are kept: whole, in order, for ever. Not for: which step is allowed (tests/cases)."""

import sqlite3
from datetime import UTC, date, datetime
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import at, keep

from monitor.case import (
    Asked,
    Body,
    Chose,
    Confirmed,
    Directed,
    Examined,
    Linked,
    Marked,
    Moved,
    Noted,
    Opened,
    Packed,
    Paper,
    Proposed,
    Rated,
    Rejected,
    Row,
    RowDropped,
    RowSet,
    Timed,
    Unlinked,
    Wrote,
)
from monitor.errors import StaleError, StoreError
from monitor.store import Store
from monitor.store.audit import Actor
from monitor.store.case_bodies import KINDS, dumped, kind_of, read
from monitor.store.cases import MOST_BYTES, NewFile, NewStep

AN = Actor("an", "Nguyễn Thị An")
OPENED = NewStep(Opened("Báo nêu cầu nứt", 2, at(-60), sudden=True, story=4), at(0), "Lãnh đạo giao.")
LINE = Row(1, 2, "Cầu “mới” nứt.", "Cầu nứt", "Không nứt", "Biên bản 3", "https://so.example", "false", "Lê Thử")
# Each kind with nothing left at its default.
EACH = [
    Linked(1, 5),
    Unlinked(1),
    Wrote("right", "Cầu chậm.\nHai tháng."),
    Chose(("reply", "correction")),
    Rated(4),
    Timed(at(1), sudden=True),
    RowSet(1, LINE),
    RowDropped(1),
    Moved("sent", "so-thu", "handed-over", at(90), "Công văn 5"),
    Marked("delivered", 1, "bao-tuan", at(90), "Công văn 5"),
    Asked("Có trả lời không?"),
    Directed("Trả lời."),
    Proposed("false", "Biên bản 3"),
    Confirmed(3),
    Rejected(3),
    Examined(1, ("heading", "apology"), ("reposted",), at(80), "https://bao.example/cai-chinh"),
    Noted(),
    Packed("ho-so-1.zip", "0" * 64),
]
FILE = NewFile("biên bản.pdf", "application/pdf", b"%PDF-1.7 \x00\xff")


@pytest.fixture
def case(store):
    """A case with an article; its last step is 2."""
    return store.cases.open(OPENED, [NewStep(Linked(keep(store, "1")), at(0))], AN, at(0))


def content(path):
    with sqlite3.connect(path) as db:
        return list(db.iterdump())


def test_the_samples_are_every_kind_of_step():
    assert {type(each) for each in (OPENED.body, *EACH)} == set(get_args(Body)) == set(KINDS.values())
    assert len(KINDS) == len(get_args(Body))


@pytest.mark.parametrize("body", EACH, ids=lambda each: type(each).__name__)
def test_every_kind_of_step_is_read_back_as_it_was_kept(path, store, case, body):
    file = store.cases.keep_file(case, FILE, AN, at(1))
    new = NewStep(body, at(1), "Ghi chú.\nHai dòng.", Paper("12/STT", date(2026, 3, 2), file))
    last = store.cases.add(case, [new], 2, AN, at(5))

    with Store.open(path) as again:
        step = again.cases.steps(case)[-1]
    assert (step.id, step.case, step.body, type(step.body)) == (last, case, body, type(body))
    assert (step.at, step.entered_at, step.by, step.name) == (at(1), at(5), "an", "Nguyễn Thị An")
    assert (step.note, step.paper) == (new.note, new.paper)


def test_the_opening_is_read_back_as_it_was_kept(store, case):
    first, linked = store.cases.steps(case)

    assert (first.body, first.note, first.paper) == (OPENED.body, "Lãnh đạo giao.", Paper())
    assert linked.body == Linked(1)


_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - as it asks


def anything(kind):
    """A step of *kind* with whatever its types allow."""
    hints = get_type_hints(kind)
    times = {name: _MOMENTS for name, hint in hints.items() if hint is datetime}
    times |= {name: st.none() | _MOMENTS for name, hint in hints.items() if hint == datetime | None}
    return st.builds(kind, **{name: times.get(name, st.from_type(hint)) for name, hint in hints.items()})


@given(st.one_of([anything(kind) for kind in get_args(Body)]))
def test_whatever_stands_in_a_step_is_read_back_the_same(body):
    assert read(kind_of(body), dumped(body)) == body


def test_a_key_that_an_older_program_does_not_know_is_passed_over():
    assert read("rated", '{"level": 4, "why": "gấp"}') == Rated(4)
    assert read("moved", '{"to": "sent"}') == Moved("sent")


# -- append-only -------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["cases", "case_steps", "case_files"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id + 90", "DELETE FROM {}"])
def test_nothing_of_a_case_is_ever_changed_or_removed(path, store, case, table, change):
    store.cases.keep_file(case, FILE, AN, at(1))
    before = content(path)

    with (
        sqlite3.connect(path) as db,
        pytest.raises(sqlite3.IntegrityError, match=r"what people (decided|entered) is never"),
    ):
        db.execute(change.format(table))
    assert content(path) == before


def test_steps_of_cases_that_take_turns_keep_their_order(store, case):
    other = store.cases.open(OPENED, [], AN, at(1))
    store.cases.add(case, [NewStep(Rated(3), at(2)), NewStep(Rated(4), at(2))], 2, AN, at(2))
    store.cases.add(other, [NewStep(Rated(1), at(3))], 3, AN, at(3))

    assert [[each.id for each in steps] for steps in store.cases.every()] == [[1, 2, 4, 5], [3, 6]]
    assert store.cases.changed(4) == (6, (case, other))
    assert store.cases.changed(6) == (6, ())
    assert store.cases.steps(9) == ()


@pytest.mark.parametrize(
    ("seen", "steps", "error", "told"),
    [
        (1, [NewStep(Rated(4), at(1))], StaleError, "somebody added step 2; look again, nothing was written"),
        (2, [NewStep(Rated(4), at(1)), NewStep(Linked(9), at(1))], StoreError, "there is no article 9"),
        (2, [NewStep(Noted(), at(1), paper=Paper(file=9))], StoreError, "has no file 9; nothing was written"),
    ],
)
def test_a_step_is_kept_whole_or_not_at_all(path, store, case, seen, steps, error, told):
    before = content(path)

    with pytest.raises(error, match=told):
        store.cases.add(case, steps, seen, AN, at(1))
    assert content(path) == before


def test_a_case_that_is_not_there_is_told(store):
    for asked in (
        lambda: store.cases.add(9, [NewStep(Rated(4), at(1))], 1, AN, at(1)),
        lambda: store.cases.refuse_stale(9, 1),
    ):
        with pytest.raises(StoreError, match=r"there is no case 9; `monitor case list` names those there are"):
            asked()


@pytest.mark.parametrize(
    ("first", "rest"), [(NewStep(Rated(4), at(0)), []), (OPENED, [NewStep(Rated(4), at(0))]), (OPENED, [OPENED])]
)
def test_a_case_begins_with_what_opens_it_and_its_articles(path, store, first, rest):
    before = content(path)

    with pytest.raises(StoreError, match="a case begins with what opens it and its articles"):
        store.cases.open(first, rest, AN, at(0))
    assert content(path) == before


# -- articles and decisions --------------------------------------------------------------------------


def test_who_keeps_cases_in_memory_asks_only_for_what_came_since(store, case):
    last, cases = store.cases.changed(0)
    assert (last, cases) == (store.cases.steps(case)[-1].id, (case,))
    assert store.cases.changed(last) == (last, ())
    other = store.cases.open(OPENED, [], AN, at(1))
    assert store.cases.changed(last) == (store.cases.steps(other)[-1].id, (other,))


def test_the_cases_of_articles_and_of_decisions_on_flags_are_found(store, case):
    second = keep(store, "2")
    other = store.cases.open(OPENED, [NewStep(Linked(second, 7), at(1)), NewStep(Linked(1), at(1))], AN, at(1))
    store.cases.add(case, [NewStep(Unlinked(1), at(2)), NewStep(Linked(second, 8), at(2))], 2, AN, at(2))

    assert store.cases.with_articles([second, 1, 1, 99]) == {1: (case, other), second: (case, other)}
    assert store.cases.of_acts([7, 8, 9]) == {7: (other,), 8: (case,)}


# -- files -------------------------------------------------------------------------------------------


def test_a_file_is_kept_with_its_bytes_their_hash_and_who_put_it_in(store, case):
    number = store.cases.keep_file(case, FILE, AN, at(1))
    (known,) = store.cases.files(case)

    assert store.cases.file(number) == (known, FILE.content)
    assert (known.name, known.media_type, known.size, known.by, known.at) == (
        "biên bản.pdf",
        "application/pdf",
        11,
        "an",
        at(1),
    )
    assert known.sha256 == "416db49ca18f9ab83e462b54055483eb2a84ca80e3941df455e4746abb54864a"
    assert store.cases.file(number + 1) is None
    assert store.cases.files(case + 1) == ()


def test_a_file_that_is_too_large_or_of_no_case_is_refused(store, case):
    with pytest.raises(StoreError, match="has 20,000,001 bytes, 20,000,000 at most"):
        store.cases.keep_file(case, NewFile("to.pdf", "application/pdf", b"x" * (MOST_BYTES + 1)), AN, at(1))
    with pytest.raises(StoreError, match="there is no case 9; no file was kept"):
        store.cases.keep_file(9, FILE, AN, at(1))
    assert store.cases.files(case) == ()


def test_a_file_whose_bytes_are_not_those_that_came_is_not_handed_out(path, store, case):
    number = store.cases.keep_file(case, FILE, AN, at(1))
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER case_files_stay")
        db.execute("UPDATE case_files SET content = x'00'")

    with pytest.raises(StoreError, match=f"file {number} of case {case} is not as it was put in; restore a backup"):
        store.cases.file(number)
