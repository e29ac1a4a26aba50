"""An edition as a table and as JSON lines: every item, the digest's own words for it, nothing that runs. Not for: clips."""

import csv
import io
import json
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import CUT, DIGEST, clip, copy, edition, event, flag, rich_edition, storied_clips, tags

from monitor.config.digest import Audience
from monitor.model import ClipText, Item, Written
from monitor.publish import dump_edition, edition_csv, edition_jsonl, load_edition, render_html, render_text
from monitor.publish.edition.rows import COLUMNS

SPREADSHEET_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(made, *extract):
    raw = edition_csv(made, *extract).decode()
    assert raw.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(raw.removeprefix("\ufeff"), newline=""), strict=True))


def objects(made, *extract):
    return [json.loads(line) for line in edition_jsonl(made, *extract).decode().split("\n")[:-1]]


def test_the_table_is_marked_as_utf8_and_has_a_row_per_item_in_reading_order():
    made = rich_edition()
    rows = table(made)
    assert [int(row["clip"]) for row in rows if row["record"] == "item"] == [item.clip for item in made.items]
    assert tuple(rows[0]) == COLUMNS
    assert {row["edition"] for row in rows} == {"3"}


def test_a_row_says_where_the_digest_tells_it_and_what_it_says():
    who = ClipText("Đã giao sở.", "Lê Thị Hà", CUT)
    row = table(rich_edition(words={1: Written(words=who, translation=replace(who, text="Dịch"))}))[0]
    told = {name: row[name] for name in ("section", "number", "outlet", "domain", "group", "medium", "published")}
    assert told == {
        "section": "II",
        "number": "1",
        "outlet": "Báo Làng Quê",
        "domain": "bao1.example",
        "group": "trung-uong",
        "medium": "bao-dien-tu",
        "published": "2022-02-28T05:00:00+07:00",
    }
    assert (row["words"], row["words_by"], row["translation"]) == ("Đã giao sở.", "Lê Thị Hà", "Dịch")
    assert row["quote"].startswith("Theo bà con xã Phúc Lâm")
    assert (row["tone"], row["topics"]) == ("tieu-cuc", "Phản ánh, kiến nghị; Kinh tế - xã hội")
    assert (row["places"], row["appearances"]) == ("Phúc Lâm; thôn Nà Tông", "6")
    assert row["copies"].startswith("Trang Tin 1 https://trangtin1.example/dang-lai-1; ")
    assert row["url"] == "https://bao1.example/bai-1"


def test_supplements_follow_ups_flags_and_stories_have_columns():
    rows = {row["clip"]: row for row in table(edition(storied_clips(), earlier={7: 2}))}
    assert (rows["4"]["supplement"], rows["3"]["supplement"]) == ("True", "False")
    assert (rows["3"]["follow_up"], rows["3"]["follows_edition"], rows["8"]["follow_up"]) == ("True", "2", "False")
    assert (rows["3"]["story"], rows["3"]["story_outlets"]) == ("7", "8")
    assert rows["5"]["flags"] == flag().explanation
    assert (rows["5"]["section"], rows["6"]["section"]) == ("III", "")


def test_json_lines_hold_the_whole_item():
    made = rich_edition()
    rows = objects(made)
    assert [row["clip"] for row in rows if row["record"] == "item"] == [item.clip for item in made.items]
    assert set(rows[0]) == {"edition", "record", "printed", *(each.name for each in fields(Item))}
    assert rows[0]["copies"][0]["published"] == "2022-02-27T23:29:00+00:00"


def test_late_reprints_are_records_of_their_own_behind_the_items():
    made = rich_edition()
    rows = table(made)[len(made.items) :]
    names = ("record", "clip", "section", "printed", "number", "appearances", "told_in", "critical")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("reprint", "70", "II", "IX", "1", "1", "2", "True"),
        ("reprint", "71", "", "IX", "2", "1", "2", "False"),
    ]
    assert rows[0]["copies"] == "Báo Lại 1 https://bao7001.example/bai-7001"
    objects_ = objects(made)[len(made.items) :]
    assert [(row["record"], row["clip"], row["told_in"]) for row in objects_] == [
        ("reprint", 70, 2),
        ("reprint", 71, 2),
    ]


def test_the_same_edition_gives_the_same_bytes():
    made = rich_edition()
    again = load_edition(dump_edition(made))
    assert edition_csv(again) == edition_csv(made)
    assert edition_jsonl(again) == edition_jsonl(made)


def test_an_edition_without_items_has_a_heading_and_no_row():
    assert edition_csv(edition()).decode() == "\ufeff" + ",".join(COLUMNS) + "\r\n"
    assert edition_jsonl(edition()) == b""


def test_a_groups_part_has_the_rows_of_all_that_concerns_it_and_says_where_it_prints_them():
    groups = (Audience(id="nhom", name="Nhóm thử", sections=("II", "III"), outlet_groups=("cua-tinh", "trung-uong")),)
    made = rich_edition(digest=DIGEST.model_copy(update={"groups": groups}))
    rows = table(made, made.extracts[0])
    assert {(row["clip"], row["section"], row["number"]) for row in rows if row["printed"] == row["section"] != ""} == {
        ("1", "II", "1"),
        ("3", "III", "1"),
        ("70", "II", "1"),
    }
    assert {(row["section"], row["number"]) for row in rows if not row["printed"]} == {("IV", ""), ("VI", ""), ("", "")}
    assert {row["group"] for row in rows} == {"cua-tinh", "trung-uong"}
    assert [row["clip"] for row in objects(made, made.extracts[0])] == [int(row["clip"]) for row in rows]


HOSTILE = [
    '=HYPERLINK("http://x.example","bấm")',
    "<script>alert(1)</script>",
    "@SUM(A1)",
    "\t=1+1",
    "－1+1",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_harmless_in_every_form(text):
    """A title, an outlet, a place, an author, an officer's words: none runs in a mail, a browser or a spreadsheet."""
    who = ClipText(text, text, CUT)
    one = clip(
        1,
        text,
        outlet=text,
        authors=(text,),
        tags=tags(tone="tieu-cuc", places=(text,)),
        url="javascript:alert(1)",
        copies=(replace(copy(9, text), url="javascript:alert(2)"),),
        story=event(named=text),
        flags=(flag(text, explanation=text),),
    )
    groups = (Audience(id="nhom", name=text),)
    made = edition([one], words={1: Written(who, who, who)}, digest=DIGEST.model_copy(update={"groups": groups}))
    for extract in ((), made.extracts):
        page = render_html(made, *extract)
        assert "<script" not in page
        assert 'href="javascript' not in page
        (row,) = table(made, *extract)
        assert [name for name, value in row.items() if value.lstrip(" ").startswith(SPREADSHEET_STARTS)] == []
        assert row["title"].removeprefix("'") == text
        assert objects(made, *extract)[0]["title"] == text
        assert text.strip() in render_text(made, *extract)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_whatever_a_title_holds_it_comes_back_from_both_forms_and_begins_no_formula(title):
    made = edition([clip(1, title), clip(2, outlet=title)])
    rows = {row["clip"]: row for row in table(made)}
    assert rows["1"]["title"].removeprefix("'") == title.removeprefix("'")
    assert not any(value.lstrip(" ").startswith(SPREADSHEET_STARTS) for row in rows.values() for value in row.values())
    assert {row["clip"]: row for row in objects(made)}[1]["title"] == title
