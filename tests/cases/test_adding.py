"""Adding to a case that is kept: all of it or nothing, and never over somebody else. Not for: which step is allowed (test_moves.py)."""

import sqlite3
import threading
import time
from datetime import timedelta

import pytest
from case_samples import AN, BINH, OFFICE, PAPER, at, bodies, opened, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.case import (
    Confirmed,
    Linked,
    Marked,
    Moved,
    Noted,
    Opened,
    Paper,
    Proposed,
    Rated,
    Rejected,
    RowSet,
    Unlinked,
    Wrote,
)
from monitor.cases import MOVES, add, every, load, open_case
from monitor.errors import CaseError, StaleError, StoreError
from monitor.store import Store
from monitor.store.cases import NewFile, NewStep

NOW = at("2026-03-02 09:00")
SENT = Moved("sent", "so-thu")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "monitor.db"


@pytest.fixture
def store(path):
    with Store.open(path) as kept:
        yield kept


@pytest.fixture
def case(store):
    """A case that was just opened."""
    return load(store, open_case(store, opened(), (), actor=AN, at=NOW))


def step(store, now, *some, actor=AN, minutes=1, **other):
    return add(store, OFFICE, now, some, actor=actor, at=NOW + timedelta(minutes=minutes), **other)


def kept(store):
    """Everything that a refused step must leave as it was."""
    return store.cases.every(), store.audit.lines()


@pytest.mark.parametrize("body", [SENT, Marked("asked"), Marked("published")])
def test_what_moves_a_case_on_did_not_happen_before_its_event(store, case, body):
    """A wrong year would start a clock, or end one, and no step is ever taken back; an event is often known by its day only."""
    before = kept(store)
    with pytest.raises(CaseError, match="the event was on 2026-03-01, this happened before it"):
        step(store, case, body, happened=at("2025-03-02 09:00"))
    assert kept(store) == before
    step(store, case, body, happened=at("2026-02-28 09:00"))


def test_what_is_only_noted_may_be_older_than_the_event(store, case):
    now = step(store, case, Noted(), happened=at("2020-03-02 09:00"), note="Biên bản của năm 2020.")
    assert (now.steps[-1].at, now.steps[-1].note) == (at("2020-03-02 09:00"), "Biên bản của năm 2020.")


# -- opening -----------------------------------------------------------------------------------------


def test_a_case_is_opened_with_a_line_in_the_log(store):
    number = open_case(store, opened(3), (), actor=AN, at=NOW, note="Lãnh đạo giao.")
    now = load(store, number)

    assert (now.level, now.opened_by, now.steps[0].note) == (3, "an", "Lãnh đạo giao.")
    (line,) = store.audit.lines(about=f"case {number}")
    assert (line.act, line.actor.login, line.detail) == ("case.open", "an", {"title": "Báo nêu cầu mới đã nứt"})


@pytest.mark.parametrize(
    ("first", "linked", "told"),
    [
        (Opened(" ", 2, NOW), (), "a case has a title"),
        (Opened("Cầu nứt", 2, NOW + timedelta(minutes=1)), (), "the event cannot be in the future"),
        (Opened("Cầu nứt", 2, NOW), (Linked(9),), "there is no article 9; nothing was written"),
    ],
)
def test_what_cannot_be_opened_leaves_nothing(store, first, linked, told):
    with pytest.raises((CaseError, StoreError), match=told):
        open_case(store, first, linked, actor=AN, at=NOW)
    assert kept(store) == ((), ())


def test_a_case_that_is_not_there_is_told(store):
    with pytest.raises(StoreError, match=r"there is no case 3; `monitor case list` names those there are"):
        load(store, 3)


# -- adding ------------------------------------------------------------------------------------------


def test_a_step_is_kept_with_who_when_and_on_what_document(store, case):
    file = store.cases.keep_file(case.id, NewFile("giao.pdf", "application/pdf", b"%PDF"), AN, NOW)
    now = step(store, case, SENT, note="Gấp.", paper=Paper("12", PAPER.day, file), happened=NOW, actor=BINH)

    last = now.steps[-1]
    assert (last.body, last.at, last.entered_at) == (SENT, NOW, NOW + timedelta(minutes=1))
    assert (last.by, last.name, last.note, last.paper) == ("binh", "Lê Văn Bình", "Gấp.", Paper("12", PAPER.day, file))
    assert now == load(store, case.id)
    assert [line.act for line in store.audit.lines(about=f"case {case.id}")] == ["case.moved", "case.open"]


@pytest.mark.parametrize(
    ("some", "other", "told"),
    [
        ([Moved("answered")], {}, "from `new` a case moves to"),
        ([Wrote("course", "Thêm."), Rated(3), Moved("closed")], {}, "from `new` a case moves to"),
        ([SENT, SENT], {"happened": NOW + timedelta(hours=1)}, "the time is in the future"),
        ([Marked("delivered", None, "tap-chi")], {"note": "RR 5"}, "is the outlet's next issue"),
        ([Linked(9)], {}, "there is no article 9"),
        ([Unlinked(9)], {}, "article 9 is not in this case"),
        ([Noted()], {"paper": Paper(file=9)}, "has no file 9; nothing was written"),
        ([Confirmed(1)], {}, "there is no such proposal any more"),
    ],
)
def test_a_refused_step_writes_nothing_not_even_a_line_in_the_log(store, case, some, other, told):
    before = kept(store)

    with pytest.raises((CaseError, StoreError), match=told):
        step(store, case, *some, **other)
    assert kept(store) == before


def test_steps_are_judged_one_after_the_other(store, case):
    now = step(store, case, Wrote("right", "Cầu chậm."), Proposed("false", "Biên bản 3"))
    assert now.assessment.verdict == "false"


def test_a_case_ends_in_another_one_that_is_there_and_did_not_end_in_a_third(store, case):
    second, third = (load(store, open_case(store, opened(), (), actor=AN, at=NOW)) for _ in range(2))
    twice = {each: Moved("closed", outcome="same", same=each) for each in (case.id, second.id, 99)}

    with pytest.raises(CaseError, match="there is no case 99"):
        step(store, second, twice[99])
    assert step(store, second, twice[case.id]).same == case.id
    with pytest.raises(CaseError, match=f"case {second.id} ended as the same matter as case {case.id}; name that one"):
        step(store, third, twice[second.id])
    with pytest.raises(CaseError, match=f"case {second.id} ended as the same matter as this one; reopen it first"):
        step(store, case, twice[second.id])
    assert step(store, third, twice[case.id]).state == "closed"


def test_the_file_of_another_case_is_none_of_this_one(store, case):
    other = open_case(store, opened(), (), actor=AN, at=NOW)
    file = store.cases.keep_file(other, NewFile("giao.pdf", "application/pdf", b"%PDF"), AN, NOW)

    with pytest.raises(StoreError, match=f"case {case.id} has no file {file}"):
        step(store, case, Noted(), paper=Paper(file=file))


def test_nothing_to_add_is_a_mistake_of_who_asks(store, case):
    with pytest.raises(ValueError, match="nothing to add"):
        step(store, case)


# -- two officers ------------------------------------------------------------------------------------


def test_who_was_slower_is_told_so_and_writes_nothing(store, case):
    first = step(store, case, SENT)
    before = kept(store)

    with pytest.raises(StaleError, match=f"somebody added step {first.last}; look again, nothing was written"):
        step(store, case, Wrote("course", "Thêm."), actor=BINH)
    assert kept(store) == before
    assert step(store, first, Wrote("course", "Thêm."), actor=BINH).texts["course"] == "Thêm."


def test_who_was_slower_is_told_so_before_anything_else(store, case):
    """What the old page does not allow may be allowed by now, and what it does may not."""
    step(store, case, SENT)

    with pytest.raises(StaleError):
        step(store, case, Moved("reported"), actor=BINH)


def test_steps_of_other_cases_make_nobody_slow(store, case):
    other = load(store, open_case(store, opened(), (), actor=AN, at=NOW))
    step(store, other, SENT)

    assert step(store, case, SENT).state == "sent"


def test_of_many_officers_at_once_one_moves_the_case(path, store, case):
    """Each has a connection of its own, and all saw the same case."""
    done, gate = [], threading.Barrier(6)

    def move(number):
        with Store.open(path) as mine:
            gate.wait()
            try:
                step(mine, case, Moved("sent", f"so-{number}"), actor=(AN, BINH)[number % 2])
                done.append("moved")
            except StaleError:
                done.append("slower")

    officers = [threading.Thread(target=move, args=(number,)) for number in range(6)]
    for each in officers:
        each.start()
    for each in officers:
        each.join()

    assert sorted(done) == ["moved"] + ["slower"] * 5
    assert [type(each.body) for each in load(store, case.id).steps] == [Opened, Moved]
    assert [line.act for line in store.audit.lines(about=f"case {case.id}")] == ["case.moved", "case.open"]


# -- anything at all ---------------------------------------------------------------------------------

ANYTHING = st.lists(
    st.tuples(
        bodies(), st.sampled_from((AN, BINH)), st.sampled_from((Paper(), PAPER)), st.sampled_from(("", "Lý do."))
    ),
    min_size=1,
    max_size=8,
)
# Steps of which most are allowed, so that cases get far.
LIKELY = st.lists(
    st.tuples(
        st.one_of(
            bodies([Confirmed, Rejected]),
            st.builds(
                Moved, st.sampled_from(tuple(MOVES)), st.just("so-thu"), st.sampled_from(("no-ground", "answered"))
            ),
            st.sampled_from((Wrote("right", "Cầu chậm."), Wrote("right", ""), Wrote("nature", "Khác."), SENT)),
            st.builds(Proposed, st.sampled_from(("partly", "false", "right")), st.just("Biên bản 3")),
        ),
        st.sampled_from((AN, BINH)),
        st.just(PAPER),
        st.just("Lý do."),
    ),
    min_size=4,
    max_size=12,
)


def leads_on(now, moved, after):
    """A move of the table, or the end of a matter that was opened twice, before anything went out."""
    twice = moved.outcome == "same" and now.state in ("new", "sent", "reported", "outside") and after.state == "closed"
    return twice or after.state in MOVES[now.state]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(ANYTHING | LIKELY)
def test_any_step_is_refused_and_leaves_the_case_or_leads_where_its_state_allows(store, some):
    now = load(store, open_case(store, opened(), (), actor=AN, at=NOW))
    for minutes, (drawn, actor, paper, note) in enumerate(some):
        second = isinstance(drawn, Confirmed | Rejected) and now.assessment
        body = type(drawn)(now.assessment.proposal) if second else drawn
        lines = store.audit.last()
        try:
            after = step(store, now, body, actor=actor, minutes=minutes + 1, paper=paper, note=note)
        except (CaseError, StoreError):
            assert load(store, now.id) == now
            assert store.audit.last() == lines
            continue
        assert after.steps[:-1] == now.steps
        assert after.steps[-1].body == body
        assert leads_on(now, body, after) if isinstance(body, Moved) else after.state == now.state
        if after.verdict == "false":
            assert after.assessment.by != after.assessment.confirmed_by != ""
        now = after


# -- speed -------------------------------------------------------------------------------------------


MANY = """
WITH RECURSIVE more(number) AS (SELECT 2 UNION ALL SELECT number + 1 FROM more WHERE number < 2000)
INSERT INTO {} SELECT {} FROM more, {} WHERE {} = 1 ORDER BY more.number
"""


def test_two_thousand_cases_of_twelve_steps_are_read_within_three_seconds_of_work(path, store):
    some = [
        SENT, Wrote("right", "Không có."), Wrote("summary", "Cầu nứt. " * 40), RowSet(1, row()), RowSet(2, row()),
        Moved("reported"), Proposed("false", "Biên bản"), Proposed("partly", "Biên bản"), Rated(3), Moved("correction"), Noted(),
    ]  # fmt: skip
    first = store.cases.open(NewStep(opened(), NOW), [], AN, NOW)
    store.cases.add(first, [NewStep(each, NOW, "ghi chú", PAPER) for each in some], 1, AN, NOW)
    rest = "kind, at, entered_at, acted_by, name, note, paper, paper_day, file_id, body"
    with sqlite3.connect(path) as db:
        db.execute(MANY.format("cases", "more.number, opened_at", "cases", "id"))
        db.execute(MANY.format(f"case_steps (case_id, {rest})", f"more.number, {rest}", "case_steps", "case_id"))

    def spent():
        began = time.process_time()
        found = every(store)
        assert (len(found), sum(len(each.steps) for each in found)) == (2000, 24_000)
        return time.process_time() - began

    assert any(spent() < 3.0 for _ in range(3))  # 0.5 s as a rule; measured lines and a slow machine make it more
