"""A report is the sum of its editions, and nothing else. Not for: its words (test_report_text.py)."""

import json
import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import LABELS, clip, copy, event, flag, tags
from own_reports import day, report, rich_report

from monitor.errors import StoreError
from monitor.model import DayNote, Totals
from monitor.publish import dump_report, load_report, report_text, stories_of, totals_of
from monitor.publish.report.events import events_of

TONES = st.sampled_from(["tich-cuc", "trung-tinh", "nhieu-chieu", "tieu-cuc", None])
GROUPS = st.sampled_from(["trung-uong", "cua-tinh", "tinh-khac", "tong-hop", "co-quan-nha-nuoc"])
ITEM = st.tuples(
    TONES, GROUPS, st.integers(0, 3), st.sampled_from(sorted(LABELS)), st.booleans(), st.none() | st.integers(1, 4)
)
EDITIONS = st.lists(st.lists(ITEM, max_size=6), max_size=5)


def made(n, told):
    """The clip number *n*, of what hypothesis said of it."""
    tone, group, copies, topic, flagged, story = told
    return clip(
        n + 1,
        group=group,
        tags=tags(tone=tone, topics=(topic,)),
        copies=tuple(copy(10_000 + 10 * n + c, f"Trang Tin {c}", c) for c in range(copies)),
        flags=(flag(),) if flagged else (),
        story=event(story) if story else None,
    )


def week(days):
    return report(*(day(n, [made(k, told) for k, told in enumerate(each)]) for n, each in enumerate(days)))


def table(text, title):
    """The rows of a table, by their names; figures as numbers."""
    lines = text.split(f"{title}\n")[1].split("\n\n")[0].splitlines()
    rows = (re.split(r"\s{2,}", line.strip()) for line in lines[1:])
    return {row[0]: [int(cell) for cell in row[1:3]] for row in rows if len(row) > 2}


@settings(max_examples=40)
@given(EDITIONS)
def test_every_item_of_every_edition_stands_once_in_the_full_list(days):
    told = week(days)
    listed = report_text(told).split("PHỤ LỤC. DANH MỤC")[1]
    numbers = [int(n) for n in re.findall(r"^(\d+)\. ", listed, re.MULTILINE)]

    assert numbers == list(range(1, sum(len(each) for each in days) + 1))


@settings(max_examples=40)
@given(EDITIONS)
def test_totals_are_the_sums_over_the_editions(days):
    told = week(days)
    totals = totals_of("2022-W09", told.editions)
    items = [item for edition in told.editions for item in edition.items]

    assert totals.items == sum(len(edition.items) for edition in told.editions)
    assert totals.appearances == len(items) + sum(len(item.copies) for item in items)
    assert totals.judged == sum(item.tone is not None for item in items)
    assert totals.critical == sum(item.tone == "tieu-cuc" for item in items)
    assert Counter(dict(totals.groups)) == Counter(item.group for item in items)


@settings(max_examples=40)
@given(EDITIONS)
def test_each_table_adds_up_to_the_same_sums(days):
    told = week(days)
    text, totals = report_text(told), totals_of("", told.editions)
    if not totals.items:
        assert "BẢNG" not in text
        return
    for title in ("BẢNG 1A. TIN, BÀI THEO NHÓM BÁO", "BẢNG 2. TIN, BÀI THEO BẢN TIN", "BẢNG 3. TIN, BÀI THEO LĨNH VỰC"):
        rows = table(text, title)
        whole = rows.pop("Tổng")
        assert whole == [totals.items, totals.appearances]
        assert [sum(column) for column in zip(*rows.values(), strict=True)] == whole


@settings(max_examples=40)
@given(EDITIONS)
def test_the_events_of_a_heading_hold_every_item_of_its_section_once(days):
    told = week(days)
    for section, events in events_of(told).sections.items():
        held = [item.clip for event_ in events for item in event_.items]
        assert sorted(held) == sorted(
            item.clip for edition in told.editions for item in edition.items if item.section == section
        )
        assert len({event_.key for event_ in events}) == len(events)


@settings(max_examples=40)
@given(EDITIONS)
def test_what_is_kept_gives_the_same_report_again(days):
    told = week(days)
    kept = load_report(dump_report(told), {edition.number: edition for edition in told.editions}.__getitem__)

    assert kept == told
    assert report_text(kept) == report_text(told)


def test_every_field_survives_being_kept():
    note = DayNote(date(2022, 3, 8), "holiday", "Ngày nghỉ thử", unverified=True)
    told = rich_report(rested=(note,), coming=(note, DayNote(date(2022, 3, 9), "reminder", "Việc thử")))
    text = dump_report(told)

    assert load_report(text, {edition.number: edition for edition in told.editions}.__getitem__) == told
    assert json.loads(text)["editions"] == [3, 4, 5, 7]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"editions": ["x"]}'])
def test_a_kept_report_that_is_damaged_is_told_so(text):
    with pytest.raises(StoreError, match="a kept report cannot be read"):
        load_report(text, lambda _number: None)


def test_a_story_of_two_editions_counts_each_outlet_once():
    first = day(0, [clip(1, outlet="Báo A", story=event(7), copies=(copy(90, "Trang Tin"),))])
    second = day(1, [clip(2, outlet="Báo A", story=event(7)), clip(3, outlet="Báo B", story=event(8))])
    stories = stories_of([first, second], lambda outlets: len(set(outlets)) * 10)

    assert [(each.id, each.outlets, each.houses) for each in stories] == [(7, 2, 20), (8, 1, 10)]


def test_totals_of_nothing_are_noughts():
    totals = totals_of("2022-W08", ())

    assert totals == Totals("2022-W08", 0, 0, 0, 0, tuple((group, 0) for group, _ in totals.groups))


def test_a_report_says_the_same_whenever_it_is_rendered():
    assert report_text(rich_report()) == report_text(rich_report())
    assert report_text(rich_report()) == report_text(rich_report(made_at=rich_report().made_at + timedelta(days=30)))
