"""What the desk says of changes of the coming digest, and how its items move. Not for: the pages (test_digest.py)."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))  # own_press

from own_press import CUT, clip, edition, event, tags

from monitor.desk.digest.changes import differences
from monitor.desk.digest.deeds import deed
from monitor.desk.digest.rows import moved, sections
from monitor.model import ClipText, Plan
from monitor.store.plans import DigestAct

BORDER = tags(province="mention", topics=("bien-gioi",))
STORY = event(7)


def press(*ids):
    return [clip(n, tags=BORDER, story=STORY if n in (1, 2) else None) for n in ids]


@pytest.fixture
def seen():
    return edition(press(1, 2, 3, 4))


def order(made):
    return [item.clip for item in made.items]


def test_every_kind_of_change_is_told_in_words(seen):
    first = seen.items[0]
    changed = replace(first, title="Tựa mới", quote="Câu khác.")
    now = replace(seen, note="Chú ý.", items=(changed, *seen.items[1:-1]))
    said = differences(seen, now)
    assert f"Đổi tiêu đề, câu trích của tin “Tựa mới” ({first.outlet})." in said
    assert any(line.startswith("Không còn tin ") for line in said)
    assert "Lời cán bộ trực ở đầu bản tin đã khác." in said


def test_what_somebody_dropped_is_told_with_the_reason(seen):
    plan = Plan({3: ClipText("Trùng.", "Cán Văn Thử", CUT)}, {})
    (line,) = differences(seen, edition(press(1, 2, 3, 4), plan=plan))
    assert line.startswith("Cán Văn Thử đã lược tin ")
    assert line.endswith("Trùng.")


def test_another_order_a_newcomer_and_another_number_are_told(seen):
    turned = edition(press(1, 2, 3, 4), plan=Plan({}, {"VI": tuple(reversed(order(seen)))}))
    assert differences(seen, turned) == ("Thứ tự tin, bài đã khác.",)
    assert differences(seen, edition(press(1, 2, 3, 4, 5)))[0].startswith("Thêm tin ")
    assert "Số 003 đã được chốt" in differences(seen, replace(seen, number=4))[0]


def test_a_thousand_changes_are_told_as_some_and_how_many_more(seen):
    said = differences(edition(press(*range(10, 60))), edition(()))
    assert len(said) == 21
    assert said[-1] == "và 30 thay đổi khác"


def test_without_what_was_seen_that_is_said(seen):
    assert differences(None, seen) == ("Bản đã xem không còn được giữ (máy chủ vừa khởi động lại).",)
    assert differences(seen, seen) == ("Một vài chi tiết khác của bản tin đã đổi.",)


def test_an_event_goes_up_and_down_as_one_whichever_of_it_is_named(seen):
    first, second, *rest = [event.items for section in sections(seen, ()) for event in section.events]
    changed = tuple(item.clip for event in (second, first, *rest) for item in event)
    assert {len(each) for each in (first, second, *rest)} == {1, 2}
    assert {moved(seen, item.clip, "up") for item in second} == {("VI", changed)}
    assert {moved(seen, item.clip, "down") for item in first} == {("VI", changed)}
    assert {moved(seen, item.clip, "up") for item in first} == {None}
    last = tuple(item.clip for event in (*rest, first, second) for item in event)
    assert {moved(seen, item.clip, "top") for item in rest[-1]} == {("VI", last)}


@pytest.mark.parametrize(("clip_", "way"), [(99, "up"), (1, "sideways")])
def test_what_cannot_go_stays(seen, clip_, way):
    assert moved(seen, clip_, way) is None


def test_what_only_the_full_list_tells_has_no_order():
    listed = edition([clip(1, tags=tags(province="mention"))])
    assert listed.items[0].section == ""
    assert moved(listed, 1, "down") is None


def test_an_undoing_is_undone_by_doing_it_again():
    acts = {1: DigestAct(1, 3, CUT, "Cán Văn Thử", "drop", 7, "", "Tin cũ")}
    for id_ in (2, 3, 4):
        acts[id_] = DigestAct(id_, 3, CUT, "Cán Văn Thử", "withdraw", 7, "", "", undoes=id_ - 1)
    told = [deed(acts[id_], acts, {7: "Cầu tre"}) for id_ in (1, 2, 3, 4)]
    assert told == [
        "lược “Cầu tre” (Tin cũ)",
        "hoàn tác việc lược “Cầu tre” (Tin cũ)",
        "làm lại việc lược “Cầu tre” (Tin cũ)",
        "hoàn tác việc lược “Cầu tre” (Tin cũ)",
    ]
    assert deed(acts[3], {2: acts[2]}, {}) == "hoàn tác"
