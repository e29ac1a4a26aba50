"""What rules/synthesis.toml may hold: last days, items that are asked, parts. Not for: forms made of it (tests/briefings)."""

from datetime import date

import pytest
from pydantic import ValidationError

from monitor.config.synthesis import Item, LastDay, Part, Section, SynthesisRules, synthesis_faults
from monitor.periods import named


def rules(*ids, **more):
    items = tuple(Item(id=id_, title="Việc", measure="việc") for id_ in ids)
    part = Part(number="I", title="CHỈ ĐẠO", section=(Section(plan="II.1", item=items),))
    return SynthesisRules(part=(part,), **more)


def test_an_item_bears_the_number_of_the_plan():
    assert [(item.id, item.plan) for item in rules("a", "b").items] == [("a", "II.1"), ("b", "II.1")]


def test_an_id_that_stands_twice_is_a_fault_at_its_place():
    place = ("part", 0, "section", 0, "item", 1, "id")
    assert list(synthesis_faults(rules("a", "a"))) == [(place, "the id `a` is used twice")]


def test_the_ids_of_table_4_are_taken():
    ((_, message),) = synthesis_faults(rules("hop-bao"))
    assert "every form has" in message


@pytest.mark.parametrize("day", ["02-29", "04-31", "13-01", "15/11"])
def test_a_last_day_is_one_of_every_year(day):
    with pytest.raises(ValidationError):
        LastDay(day=day)


def test_a_year_and_its_first_half_have_a_last_day_and_no_other_period_has():
    found = rules("a", year=LastDay(day="11-14"), half=LastDay(day="06-14", unverified=True))
    assert found.last_day(named("2026")).of(2026) == date(2026, 11, 14)
    assert found.last_day(named("2026H1")).unverified
    assert found.last_day(named("2026H2")) is None
    assert found.last_day(named("2026Q3")) is None
