"""What an edition makes of a plan, and how it says who approved it. Not for: keeping plans (tests/store), approving (tests/pipeline)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from own_press import CUT, clip, edition, event, rich_clips, rich_edition, tags

from monitor.model import ClipText, Plan
from monitor.publish import dump_edition, edition_jsonl, load_edition, render_html, render_text
from monitor.publish.edition.extract import Extract

WHO = "Cán Văn Thử"
SAID = ClipText("Trùng nội dung.", WHO, CUT - timedelta(minutes=20))
BORDER = tags(province="mention", topics=("bien-gioi",))


def border_clips(*ids):
    return [clip(n, tags=BORDER) for n in ids]


def planned(clips, *, orders=None, dropped=(), note=None, **other):
    return edition(clips, plan=Plan(dict.fromkeys(dropped, SAID), orders or {}, note), **other)


def told(made, section="VI"):
    return [item.clip for item in made.items if item.section == section]


def test_what_is_left_out_is_no_item_is_counted_apart_and_keeps_who_and_why():
    made = planned(border_clips(1, 2, 3), dropped=[2])
    assert sorted(told(made)) == [1, 3]
    (left,) = made.left_out
    assert (left.clip, left.reason, left.who, left.at) == (2, SAID.text, WHO, SAID.at)
    assert made.archived == 0
    assert b'"clip": 2' not in edition_jsonl(made)
    assert "Cán bộ lược 01 tin, bài, không nêu trong bản tin" in render_text(made)
    assert "Cán bộ lược" not in render_text(planned(border_clips(1, 2, 3)))


def test_what_is_left_out_takes_no_room_of_the_others():
    """General orientation is told up to a limit: what is dropped does not fill it."""
    general = [
        clip(n, group="co-quan-nha-nuoc", tags=tags(province="none", topics=("bien-gioi",))) for n in range(1, 6)
    ]
    usual = edition(general)
    first = told(usual)[0]
    assert usual.national_left == 2
    made = planned(general, dropped=[first])
    assert (len(told(made)), made.national_left) == (3, 1)


def test_of_the_first_edition_the_archived_are_told_from_the_dropped():
    old = clip(1, published=CUT - timedelta(days=3))
    made = planned([old, *border_clips(2, 3)], dropped=[1, 2], first=True)
    assert (made.archived, {each.clip for each in made.left_out}, told(made)) == (0, {1, 2}, [3])


def test_a_section_stands_as_a_person_put_it_and_newcomers_behind():
    usual = told(edition(border_clips(1, 2, 3, 4)))
    order = (usual[2], usual[0])
    assert told(planned(border_clips(1, 2, 3, 4), orders={"VI": order})) == [*order, usual[1], usual[3]]


def test_an_order_of_another_section_or_of_unknown_clips_changes_nothing():
    clips = border_clips(1, 2, 3)
    for orders in ({"II": (3, 2, 1)}, {"VI": (77, 78)}):
        assert told(planned(clips, orders=orders)) == told(edition(clips))


def test_a_story_goes_as_one_and_its_lead_stays_in_front():
    story = event(7)
    clips = [clip(1, tags=BORDER, story=story), clip(2, tags=BORDER, story=story), *border_clips(3, 4)]
    lead, other = [n for n in told(edition(clips)) if n in (1, 2)]
    alone = [n for n in told(edition(clips)) if n in (3, 4)]
    made = planned(clips, orders={"VI": (alone[0], other, alone[1])})
    assert told(made) == [alone[0], lead, other, alone[1]]


def test_in_section_iv_the_headings_stay():
    praise = {n: tags(tone="tich-cuc", topics=(topic,)) for n, topic in ((1, "kinh-te-xa-hoi"), (2, "du-lich-le-hoi"))}
    clips = [clip(1, tags=praise[1]), clip(2, tags=praise[2]), clip(3, tags=praise[2])]
    made = planned(clips, orders={"IV": (3, 2, 1)})
    assert told(made, "IV") == [1, 3, 2]
    assert made.items[0].heading != made.items[1].heading == made.items[2].heading


def test_the_note_stands_at_the_head_with_its_name_in_every_part():
    made = planned(border_clips(1), note=ClipText("Chú ý <b>mục VI</b>.", WHO, CUT))
    made = replace(made, extracts=(Extract("a", "Nhóm A", ("VI", "IX"), (), ()),))
    for extract in made.extracts:
        for page in (render_text(made, extract), render_html(made, extract)):
            head = page.split("TÓM TẮT", 1)[0]
            assert f"({WHO})" in head
            assert "Lời cán bộ trực: Chú ý" in head
        assert "&lt;b&gt;mục VI" in render_html(made, extract)


@pytest.mark.parametrize("clips", [(), rich_clips()], ids=["quiet", "rich"])
def test_who_approved_it_stands_where_else_it_says_that_nobody_did(clips):
    nobody = edition(clips)
    made = replace(nobody, approved_by="Duyệt Thị Mẫu", approved_at=CUT - timedelta(minutes=10))
    assert render_text(nobody).splitlines()[2] == "BẢN TỰ ĐỘNG, CHƯA RÀ SOÁT, CHƯA CÓ NGƯỜI DUYỆT"
    assert render_text(made).splitlines()[2] == "Đã duyệt: Duyệt Thị Mẫu, 06 giờ 50 ngày 28/02"
    for page in (render_text(made), render_html(made)):
        assert "chưa rà soát)" not in page
        assert "CHƯA" not in page.split("TÓM TẮT", 1)[0]


def test_what_people_did_is_frozen_with_the_edition():
    made = planned(border_clips(1, 2), dropped=[2], note=ClipText("Chú ý.", WHO, CUT))
    made = replace(made, approved_by="Duyệt Thị Mẫu", approved_at=CUT)
    again = load_edition(dump_edition(made))
    assert again == made
    assert render_html(again) == render_html(made)


def test_an_edition_of_before_there_was_approval_loads_as_one_that_nobody_approved():
    row = dump_edition(rich_edition())
    for field in ("approved_by", "note", "note_by"):
        row = row.replace(f'"{field}": "", ', "")
    row = row.replace('"approved_at": null, ', "").replace('"left_out": [], ', "")
    assert "approved" not in row
    assert load_edition(row) == rich_edition()
