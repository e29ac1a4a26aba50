"""A frozen edition comes back exactly. Not for: where it is kept."""

import json
from datetime import UTC
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import edition, rich_edition, storied_clips, syndicated_clip

from monitor.case_line import CaseClip, CaseLine, Task
from monitor.errors import StoreError
from monitor.model import (
    Appearance,
    Edition,
    Extract,
    Family,
    Flag,
    Group,
    Item,
    LateCopy,
    Origin,
    SourceFault,
    Spike,
    Syndicated,
    ToldStory,
)
from monitor.publish import dump_edition, load_edition, render_html, render_text

FROZEN = Path(__file__).parent / "frozen"  # an edition as the program cut it before it knew of stories
MOMENT = st.datetimes(timezones=st.just(UTC))
FLAG = st.builds(Flag, score=st.floats(allow_nan=False, allow_infinity=False))
COPY = st.builds(Appearance, published=MOMENT, group=st.sampled_from(get_args(Group)))
FAMILY = st.builds(Family, origin=st.builds(Origin), syndicated=st.lists(st.builds(Syndicated), max_size=2).map(tuple))
ITEM = st.builds(
    Item,
    family=st.none() | FAMILY,
    story=st.none() | st.builds(ToldStory, earlier=st.none() | st.integers(1, 999)),
    published=MOMENT,
    copies=st.lists(COPY, max_size=2).map(tuple),
    flags=st.lists(FLAG, max_size=2).map(tuple),
)
LATE = st.builds(LateCopy, original=ITEM, flags=st.lists(FLAG, max_size=2).map(tuple))
EXTRACT = st.builds(Extract)
SPIKE = st.builds(Spike, mean=st.decimals(allow_nan=False, allow_infinity=False, places=3))
TASK = st.builds(Task, sent=MOMENT, due=st.none() | MOMENT, reported=st.none() | MOMENT)
CASE = st.builds(
    CaseLine,
    published=st.none() | MOMENT,
    due=st.none() | MOMENT,
    closed_at=st.none() | MOMENT,
    news=st.lists(st.text(), max_size=2).map(tuple),
    clips=st.lists(st.builds(CaseClip), max_size=2).map(tuple),
    tasks=st.lists(TASK, max_size=2).map(tuple),
    replies=st.lists(st.text(), max_size=2).map(tuple),
)
EDITION = st.builds(
    Edition,
    due=MOMENT,
    since=MOMENT,
    cut_at=MOMENT,
    items=st.lists(ITEM, max_size=2).map(tuple),
    faults=st.lists(st.builds(SourceFault), max_size=2).map(tuple),
    week_items=st.lists(st.integers(0, 99), max_size=7).map(tuple),
    late_copies=st.integers(0, 99),
    late=st.lists(LATE, max_size=2).map(tuple),
    extracts=st.lists(EXTRACT, max_size=2).map(tuple),
    spikes=st.lists(SPIKE, max_size=2).map(tuple),
    holidays=st.lists(st.text(), max_size=2).map(tuple),
    cases=st.none() | st.lists(CASE, max_size=2).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(EDITION)
def test_an_edition_comes_back_as_it_was(edition):
    text = dump_edition(edition)
    assert load_edition(text) == edition
    assert dump_edition(load_edition(text)) == text


def test_a_kept_edition_renders_again_byte_for_byte():
    edition = rich_edition()
    again = load_edition(dump_edition(edition))
    assert render_text(again).encode() == render_text(edition).encode()
    assert render_html(again).encode() == render_html(edition).encode()


def test_the_keys_are_sorted():
    row = json.loads(dump_edition(rich_edition()))
    assert list(row) == sorted(row)


def test_an_edition_older_than_a_field_gets_its_default():
    row = json.loads(dump_edition(rich_edition()))
    del row["late_copies"], row["late"]
    old = load_edition(json.dumps(row))
    assert (old.late_copies, old.late) == (0, ())


def test_an_edition_older_than_families_loads_and_renders_byte_for_byte():
    was = rich_edition()
    row = json.loads(dump_edition(was))
    for item in row["items"]:
        del item["family"]
    old = load_edition(json.dumps(row))

    assert all(item.family is None for item in old.items)
    assert old == was
    assert render_text(old).encode() == render_text(was).encode()
    assert render_html(old).encode() == render_html(was).encode()
    assert "Nguồn có thể" not in render_text(old)


def test_what_was_known_of_a_family_is_frozen_with_its_edition():
    again = load_edition(dump_edition(edition([syndicated_clip()])))
    assert again.items[0].family == syndicated_clip().family


def test_an_edition_cut_before_there_were_stories_still_loads_and_tells_every_item():
    """Its files are kept as they were; what is rendered of it today may be laid out otherwise, but tells the same."""
    was = load_edition((FROZEN / "before-stories.json").read_text(encoding="utf-8"))
    text, page = render_text(was), render_html(was)

    assert {item.title: text.count(f"“{item.title}”") for item in was.items} == {i.title: 1 for i in was.items}
    assert [item.title for item in was.items if item.title not in unescape(page)] == []
    assert (was.extracts, was.spikes, was.holidays) == ((), (), ())
    assert dump_edition(load_edition(dump_edition(was))) == dump_edition(was)


def test_an_edition_with_stories_renders_again_byte_for_byte():
    was = edition(storied_clips(), earlier={7: 2})
    again = load_edition(dump_edition(was))

    assert again == was
    assert render_text(again).encode() == render_text(was).encode()
    assert render_html(again).encode() == render_html(was).encode()


def test_the_mean_of_a_spike_is_frozen_as_a_decimal_number():
    spike = Spike("bien-gioi", "Biên giới", 12, Decimal("3.10"), 14, "news", ())
    text = dump_edition(edition(spikes=(spike,)))

    assert '"mean": "3.10"' in text
    assert load_edition(text).spikes == (spike,)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"number": 1}', '{"due": "yesterday"}'])
def test_a_damaged_edition_says_what_to_do(text):
    with pytest.raises(StoreError, match="restore the database from a backup"):
        load_edition(text)


def test_an_edition_cut_before_there_were_cases_renders_to_the_byte_as_it_was_kept():
    """What it said then stands: that no case was recorded, that no figure was known."""
    was = load_edition((FROZEN / "before-cases.json").read_text(encoding="utf-8"))
    kept = {form: (FROZEN / f"before-cases{form}").read_bytes() for form in (".txt", ".html", "-lanh-dao.txt")}

    assert was.cases is None
    assert render_text(was).encode() == kept[".txt"]
    assert render_html(was).encode() == kept[".html"]
    assert render_text(was, was.extracts[0]).encode() == kept["-lanh-dao.txt"]
    assert load_edition(dump_edition(was)) == was
