"""A briefing as it is kept is read back exactly, whatever it holds, and the same briefing is kept as the same bytes."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import get_args, get_type_hints

import pytest
from brief_samples import empty, quarter
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.briefing import Briefing
from monitor.briefings.as_json import dump_briefing, load_briefing
from monitor.errors import StoreError
from monitor.periods import Kind, Period

DAYS = st.dates(date(1990, 1, 1), date(2200, 1, 1))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(date, DAYS)
st.register_type_strategy(Period, st.builds(Period, st.sampled_from(get_args(Kind)), DAYS, DAYS))


def values_in(of, seen):
    """Every dataclass that a value of the type *of* may hold."""
    for part in get_args(of):
        values_in(part, seen)
    if is_dataclass(of) and of not in seen:
        seen.add(of)
        for hint in get_type_hints(of).values():
            values_in(hint, seen)
    return seen


def few_of(hint):
    """Any value of the type *hint*; of a row of values at most three, for a briefing has many rows."""
    first, *rest = get_args(hint) or (None,)
    return st.lists(st.from_type(first), max_size=3).map(tuple) if rest == [Ellipsis] else st.from_type(hint)


for each in values_in(Briefing, set()) - {Period}:  # hypothesis fills of itself only what has no default
    st.register_type_strategy(
        each, st.builds(each, **{name: few_of(hint) for name, hint in get_type_hints(each).items()})
    )
BRIEFINGS = st.from_type(Briefing)


def text(briefing):
    return b"".join(dump_briefing(briefing))


@pytest.mark.parametrize("briefing", [quarter(), quarter(1), empty()], ids=["full", "one item", "empty"])
def test_what_is_kept_is_read_back_exactly(briefing):
    assert load_briefing(text(briefing)) == briefing


@given(BRIEFINGS)
@settings(max_examples=30)
def test_any_briefing_is_read_back_exactly_and_kept_as_the_same_bytes(briefing):
    kept = text(briefing)

    assert load_briefing(kept) == briefing
    assert text(load_briefing(kept)) == kept


def test_every_value_in_a_briefing_is_of_a_kind_that_can_be_kept():
    seen = set()

    def look(value):
        if is_dataclass(value):
            seen.add(type(value).__name__)
            for field in fields(value):
                look(getattr(value, field.name))
        elif isinstance(value, tuple):
            for each in value:
                look(each)
        else:
            assert value is None or type(value) in (str, int, bool, float, date, datetime), value

    look(quarter())
    assert {"BriefItem", "BriefCopy", "CaseLine", "Task", "Counts", "Spokesperson", "DayNote"} <= seen


def test_an_item_is_a_line_of_its_own():
    briefing = quarter(5)

    assert len(text(briefing).splitlines()) == 1 + len(briefing.items)


def test_marks_of_other_lines_in_a_title_do_not_break_it():
    item = replace(quarter(1).items[0], title="Một\nhai\u2028ba\x85bốn\x0bnăm")
    briefing = replace(quarter(1), items=(item,))

    assert load_briefing(text(briefing)) == briefing


def test_what_a_later_program_adds_has_its_default_in_what_an_earlier_one_kept():
    first, *items = text(replace(quarter(3), earlier=0, own=())).splitlines(keepends=True)
    row = json.loads(first)
    del row["earlier"], row["own"]
    older = json.dumps(row).encode() + b"\n" + b"".join(items)

    assert load_briefing(older) == replace(quarter(3), earlier=0, own=())


@pytest.mark.parametrize(
    "kept",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"period": 1}', b"not json at all"],
)
def test_a_text_that_is_no_briefing_is_refused_in_one_line(kept):
    with pytest.raises(StoreError, match=r"a frozen briefing cannot be read .* restore the database from a backup"):
        load_briefing(kept)


def test_a_line_cut_short_is_refused():
    with pytest.raises(StoreError, match="cannot be read"):
        load_briefing(text(quarter(3))[:-9])
