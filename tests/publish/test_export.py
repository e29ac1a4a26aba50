"""Clips as JSON lines and CSV: all rows, whole, and harmless in a spreadsheet. Not for: which clips are chosen."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import clip, decided_clip, event, rich_clips, syndicated_clip, tags

from monitor.model import Origin
from monitor.publish import clip_row, write_csv, write_jsonl


def table(clips):
    out = io.StringIO(newline="")
    write_csv(clips, out)
    return out.getvalue()


def rows(clips):
    return list(csv.DictReader(io.StringIO(table(clips).removeprefix("\ufeff"), newline="")))


def test_every_clip_is_one_line_of_json():
    out = io.StringIO()
    write_jsonl(rich_clips(), out)
    read = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["id"] for row in read] == [each.id for each in rich_clips()]
    assert read[0]["text"] == rich_clips()[0].article.text
    assert read[0]["topics"][0]["id"] == "phan-anh-kien-nghi"
    assert read[0]["tone_evidence"][0]["text"] == "bơm nước từ suối"
    assert read[0]["copies"][0]["published"] == "2022-02-27T23:29:00+00:00"


def test_every_row_has_the_same_keys():
    assert len({tuple(clip_row(each)) for each in rich_clips()}) == 1


def test_the_table_has_a_row_per_clip_and_counts_its_appearances():
    read = rows(rich_clips())
    assert [int(row["id"]) for row in read] == [each.id for each in rich_clips()]
    assert read[0]["appearances"] == "6"
    assert read[0]["places"] == "Phúc Lâm; thôn Nà Tông"
    assert read[0]["tone"] == "tieu-cuc"
    assert read[6]["tone"] == ""


def test_the_probable_original_the_houses_and_syndication_are_exported():
    row = clip_row(syndicated_clip())

    assert row["origin"] == {"clip": None, "outlet": "Hãng tin Mẫu", "why": "credited", "sure": True}
    assert (row["appearances"], row["houses"]) == (5, 3)
    assert row["syndicated"] == [{"clip": 100, "first": "Báo Số 1"}, {"clip": 102, "first": "Báo Mẹ"}]
    assert [(cell["origin"], cell["houses"]) for cell in rows([syndicated_clip()])] == [
        ("Hãng tin Mẫu (credited)", "3")
    ]


def test_an_unsure_original_says_so_in_its_cell():
    clips = [syndicated_clip(Origin(1, "Báo Số 1", "earliest", sure=False))]
    assert rows(clips)[0]["origin"] == "Báo Số 1 (earliest, unsure)"


def test_where_nothing_is_known_of_owners_the_cells_are_empty():
    assert (rows([clip(1)])[0]["origin"], rows([clip(1)])[0]["houses"]) == ("", "")


def test_the_story_and_its_headline_are_exported():
    told = clip(1, story=event(7, named="Cầu treo hỏng"))

    assert (clip_row(told)["story"], clip_row(told)["story_headline"]) == (7, "Cầu treo hỏng")
    assert [(row["story"], row["story_headline"]) for row in rows([told, clip(2)])] == [
        ("7", "Cầu treo hỏng"),
        ("", ""),
    ]
    assert clip_row(clip(2))["story"] is None


def test_a_headline_that_looks_like_a_formula_is_defused():
    assert rows([clip(1, story=event(named="=1+1"))])[0]["story_headline"] == "'=1+1"


def test_a_copy_names_the_article_that_it_repeats():
    repeats = replace(clip(2), copy_of=1)

    assert (clip_row(repeats)["copy_of"], rows([repeats])[0]["copy_of"]) == (1, "1")
    assert (clip_row(clip(1))["copy_of"], rows([clip(1)])[0]["copy_of"]) == (None, "")


def test_what_people_decided_is_exported_with_who_and_when():
    row = clip_row(decided_clip())

    assert row["decided"] == [
        {"label": "tone", "value": "tieu-cuc", "verdict": "add", "who": "Lê Thử", "at": "2022-02-28T00:00:00+00:00"},
        {"label": "topic", "value": "moi", "verdict": "drop", "who": "Trần Mẫu", "at": "2022-02-28T00:05:00+00:00"},
        {"label": "place", "value": "Nà Thử", "verdict": "add", "who": "Lê Thử", "at": "2022-02-28T00:10:00+00:00"},
    ]
    assert rows([decided_clip()])[0]["decided_by"] == "Lê Thử; Trần Mẫu"
    assert (clip_row(clip(1))["decided"], rows([clip(1)])[0]["decided_by"]) == ([], "")


def test_excel_is_told_that_it_is_utf8():
    assert table([]).startswith("\ufeffid,published,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
def test_a_cell_that_looks_like_a_formula_is_defused(start):
    title = f'{start}HYPERLINK("http://x.example","bấm")'
    assert rows([clip(1, title)])[0]["title"] == "'" + title


def test_a_plain_cell_stays_as_it_is():
    assert rows([clip(1, "Giá chè = tăng, vải + nhãn")])[0]["title"] == "Giá chè = tăng, vải + nhãn"


def test_a_formula_in_a_list_is_defused_too():
    assert rows([clip(1, tags=tags(places=("=cmd", "B")))])[0]["places"] == "'=cmd; B"


@settings(deadline=None)
@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), min_size=1))
def test_no_cell_ever_begins_a_formula(title):
    cell = rows([clip(1, title)])[0]["title"]
    assert cell.removeprefix("'") == title.removeprefix("'")
    assert not cell.startswith(("=", "+", "-", "@"))
