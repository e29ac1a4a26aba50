"""What stands in a case after its steps: whatever they are, something does. Not for: which step is allowed (test_moves.py)."""

from typing import get_args

import pytest
from case_samples import AN, OFFICE, at, bodies, case, opened, row
from hypothesis import given
from hypothesis import strategies as st

from monitor.case import (
    Asked,
    CaseState,
    Chose,
    Directed,
    Linked,
    Moved,
    Opened,
    Rated,
    RowDropped,
    RowSet,
    Timed,
    Unlinked,
    Verdict,
    Wrote,
)
from monitor.cases import allowed_moves, case_of, clocks


def test_a_case_begins_with_what_opened_it():
    now = case(first=opened(3, story=4))

    assert (now.id, now.state, now.level, now.story, now.title) == (7, "new", 3, 4, "Báo nêu cầu mới đã nứt")
    assert (now.opened_by, now.opened_name, now.event_at) == (AN.login, AN.name, at("2026-03-01 08:00"))
    assert (now.verdict, now.told, now.last) == ("unchecked", False, 1)


def test_no_steps_are_no_case():
    with pytest.raises(ValueError, match="a case begins with the step that opens it"):
        case_of(())
    with pytest.raises(ValueError, match="a case begins"):
        case_of(case(Rated(4)).steps[1:])


def test_the_last_word_on_each_thing_counts():
    now = case(
        Wrote("summary", "Một."),
        Wrote("summary", "Hai."),
        Wrote("title", "Tên mới"),
        Chose(("watch",)),
        Chose(("reply", "correction")),
        Rated(4),
        Moved("sent", "so-thu"),
        Asked("Sao?"),
        Directed("Trả lời."),
    )

    assert (now.texts["summary"], now.title, now.options) == ("Hai.", "Tên mới", ("reply", "correction"))
    assert (now.level, now.state, now.unit, now.asks, now.directed) == (4, "sent", "so-thu", "", "Trả lời.")


def test_the_day_of_the_event_can_be_mended():
    now = case(Timed(at("2026-02-27 23:30"), sudden=True))
    assert (now.event_at, now.sudden) == (at("2026-02-27 23:30"), True)


def test_articles_stand_in_the_order_in_which_they_came_each_once_with_the_decision_that_led_here():
    now = case(Linked(3, 8), Linked(1), Linked(3), Linked(2, 9), Unlinked(2))
    assert (now.articles, dict(now.acts)) == ((3, 1), {3: 8})


def test_lines_keep_their_numbers():
    now = case(RowSet(2, row(2)), RowSet(1, row(1)), RowSet(3, row(3)), RowDropped(2), RowSet(3, row(4)))
    assert {number: line.article for number, line in now.rows.items()} == {1: 1, 3: 4}
    assert list(now.rows) == [1, 3]


@given(st.lists(bodies(), max_size=12), bodies([Opened]))
def test_any_steps_at_all_lead_to_a_case_with_a_state_moves_and_clocks(steps, first):
    """What was kept once is read for ever, by whatever rules it came in."""
    now = case(*steps, first=first)

    assert now.state in get_args(CaseState)
    assert allowed_moves(now)
    assert now.verdict in get_args(Verdict)
    assert len(now.steps) == len(steps) + 1
    assert len(set(now.articles)) == len(now.articles)
    assert list(now.rows) == sorted(now.rows)
    assert all(clock.ended is None or clock.ended >= clock.starts for clock in clocks(now, OFFICE))
    if now.verdict == "false":
        assert now.assessment.confirmed_by
        assert now.texts["right"].strip()
