"""What rules/synthesis.toml may hold: last days, items that are asked, parts. Not for: forms made of it (tests/briefings)."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from monitor.config import brief_words, load
from monitor.config.synthesis import Item, LastDay, Part, Section, SynthesisRules, synthesis_faults
from monitor.config.synthesis_words import HEADINGS, SENTENCES
from monitor.periods import named

SHIPPED = Path(__file__).parents[2]


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


def test_words_that_cannot_be_filled_are_faults_at_their_key():
    found = rules("a", sentences={"sums": "Tổng.", "no": "x", "silent": "{gì}"}, headings={"task": "{title} ({plan})"})

    assert [(place, message.split(";")[0]) for place, message in synthesis_faults(found)] == [
        (("sentences", "sums"), "`{sums}` is missing"),
        (("sentences", "no"), "there is no `no`"),
        (("sentences", "silent"), "`{gì}` is not known here"),
    ]


def test_no_word_of_this_report_has_the_key_of_one_of_the_briefing():
    assert not set(SENTENCES) & set(brief_words.SENTENCES)
    assert not set(HEADINGS) & set(brief_words.HEADINGS)


def test_the_shipped_file_holds_every_key_with_the_words_of_the_program():
    found = load(SHIPPED).synthesis

    assert (dict(found.sentences), dict(found.headings)) == (dict(SENTENCES), dict(HEADINGS))


def test_each_sentence_of_the_shipped_file_is_explained_in_both_languages():
    lines = (SHIPPED / "rules" / "synthesis.toml").read_text(encoding="utf-8").splitlines()
    begin, end = lines.index("[sentences]"), lines.index("[headings]")
    keys = [n for n in range(begin, end) if " = " in lines[n] and not lines[n].startswith("#")]

    assert len(keys) == len(SENTENCES)
    assert [lines[n] for n in keys if not (lines[n - 1].startswith("# ") and " / " in lines[n - 1])] == []
