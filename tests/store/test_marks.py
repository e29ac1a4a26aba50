"""What people do with an article besides its tags: kept for ever, undone by another act, the newest stands."""

import sqlite3
from dataclasses import replace

import pytest
from store_samples import article, at, keep, later, poll, sighting, tags

from monitor.errors import StoreError
from monitor.model import ClipText, Visit, Written
from monitor.store.marks import Marks
from monitor.store.values import Revised

WHO, OTHER = "Lê Thử", "Trần Mẫu"


@pytest.fixture
def clip(store):
    return keep(store, "1")


def stands(store, clip):
    return store.marks.of([clip]).get(clip)


def test_what_nobody_marked_has_no_marks(store, clip):
    assert stands(store, clip) is None
    assert store.marks.newest(clip, "reviewed") == 0


def test_the_newest_act_of_each_kind_stands(store, clip):
    store.marks.add(clip, "reviewed", "", who=WHO, at=at(1))
    store.marks.add(clip, "assign", "canbo", who=WHO, at=at(2))
    store.marks.add(clip, "assign", "canbo2", who=OTHER, at=at(3))
    store.marks.add(clip, "note", "Đã gọi xã.", who=WHO, at=at(4))
    assert stands(store, clip) == Marks(WHO, at(1), "canbo2", 1, revision=1, newest=1)


def test_undoing_gives_an_article_back_to_whom_it_was_given_before(store, clip):
    store.marks.add(clip, "assign", "canbo", who=WHO, at=at(1))
    second = store.marks.add(clip, "assign", "canbo2", who=OTHER, at=at(2))
    store.marks.undo(second, who=OTHER, at=at(3))
    assert stands(store, clip).assigned_to == "canbo"


def test_undoing_the_first_giving_takes_it_back(store, clip):
    store.marks.undo(store.marks.add(clip, "assign", "canbo", who=WHO, at=at(1)), who=WHO, at=at(2))
    assert not stands(store, clip).assigned_to


def test_what_was_opened_again_and_undone_is_looked_through_by_who_did_it(store, clip):
    store.marks.add(clip, "reviewed", "", who=WHO, at=at(1))
    opened = store.marks.add(clip, "reopened", "", who=OTHER, at=at(2))
    assert not stands(store, clip).reviewed_by
    again = store.marks.undo(opened, who=OTHER, at=at(3))
    assert (stands(store, clip).reviewed_by, stands(store, clip).reviewed_at) == (WHO, at(1))
    assert [(act.who, act.at) for act in store.marks.acts(clip)] == [(WHO, at(1)), (OTHER, at(2)), (OTHER, at(3))]
    assert (store.marks.act(again).text, store.marks.act(again).restores) == (WHO, 1)


def test_a_review_stands_again_as_it_stood_however_often_it_is_undone(store, clip):
    act = store.marks.add(clip, "reviewed", "", who=WHO, at=at(1))
    for minute in range(2, 6):
        act = store.marks.undo(act, who=OTHER, at=at(minute))
        said = store.marks.act(act)
        assert (said.act, said.text) == ("reviewed" if minute % 2 else "reopened", WHO)
    assert (stands(store, clip).reviewed_by, stands(store, clip).reviewed_at) == (WHO, at(1))


def test_what_was_looked_through_is_so_in_the_revision_that_was_seen(store, clip):
    store.marks.add(clip, "reviewed", "", who=WHO, at=at(1))
    revised = Revised(replace(article("1"), text="Chữ khác."), (), tags(), (), None)
    store.revisits.save_revision(clip, revised, Visit(at(2), "changed", ""), None)
    marks = stands(store, clip)
    assert (marks.reviewed, marks.revision, marks.newest) == (False, 1, 2)
    assert [each.reviewed for each in store.listed.since(0, 9)[1]] == [False]

    again = store.marks.add(clip, "reviewed", "", who=OTHER, at=at(3))
    assert stands(store, clip).reviewed
    assert [each.reviewed for each in store.listed.since(0, 9)[1]] == [True]
    store.marks.undo(again, who=OTHER, at=at(4))
    assert (stands(store, clip).reviewed_by, stands(store, clip).revision) == (WHO, 1)


def test_an_act_is_kept_with_the_revision_that_its_person_saw(store, clip):
    with pytest.raises(StoreError, match=f"no revision 2 of article {clip}; nothing was kept"):
        store.marks.add(clip, "note", "Rõ.", who=WHO, at=at(1), revision=2)
    store.marks.add(clip, "note", "Rõ.", who=WHO, at=at(1), revision=1)
    assert [act.revision for act in store.marks.acts(clip)] == [1]


def test_undoing_twice_is_as_before(store, clip):
    looked = store.marks.add(clip, "reviewed", "", who=WHO, at=at(1))
    opened = store.marks.undo(looked, who=WHO, at=at(2))
    store.marks.undo(opened, who=WHO, at=at(3))
    assert stands(store, clip).reviewed_by == WHO


def test_a_note_stays(store, clip):
    note = store.marks.add(clip, "note", "Đã gọi xã.", who=WHO, at=at(1))
    with pytest.raises(StoreError, match="a note, which stays; nothing was undone"):
        store.marks.undo(note, who=WHO, at=at(2))


def test_what_somebody_did_anew_is_not_undone(store, clip):
    first = store.marks.add(clip, "reviewed", "", who=WHO, at=at(1))
    store.marks.add(clip, "reopened", "", who=OTHER, at=at(2))
    with pytest.raises(StoreError, match=f"{OTHER} did it anew on article {clip}; nothing was undone"):
        store.marks.undo(first, who=WHO, at=at(3))
    assert len(store.marks.acts(clip)) == 2


def test_nothing_is_undone_where_nobody_did_anything(store, clip):
    with pytest.raises(StoreError, match="act 7 is nothing that anybody did"):
        store.marks.undo(7, who=WHO, at=at(1))
    assert store.marks.act(7) is None


def test_acts_are_neither_changed_nor_removed(store, clip, path):
    store.marks.add(clip, "note", "Đã gọi xã.", who=WHO, at=at(1))
    with sqlite3.connect(path) as db:
        for statement in ("UPDATE clip_acts SET text = ''", "DELETE FROM clip_acts"):
            with pytest.raises(sqlite3.IntegrityError, match="what a person decided"):
                db.execute(statement)
    db.close()


def test_an_unknown_article_is_refused(store):
    with pytest.raises(StoreError, match="there is no article 9; nothing was kept"):
        store.marks.add(9, "note", "", who=WHO, at=at(1))


def test_every_text_ever_written_is_told_in_order(store, clip):
    store.words.write(clip, at(1), WHO, "words", "Một.")
    store.words.write(clip, at(2), OTHER, "words", "Hai.")
    store.words.write(clip, at(3), WHO, "words", "")
    assert [(word.who, word.text) for word in store.words.every(clip)] == [(WHO, "Một."), (OTHER, "Hai."), (WHO, "")]
    assert store.words.of([clip]) == {}
    store.words.write(clip, at(4), WHO, "words", "Ba.")
    assert store.words.of([clip])[clip] == Written(words=ClipText("Ba.", WHO, at(4)))


def test_how_an_article_came_is_what_the_ledger_says_of_its_address(store, clip):
    store.save_poll(poll(), [sighting("1")], at(5), later(6))
    came = store.evidence.came(clip)
    assert came.url.startswith("https://bao.example/")
    assert came.state == "clip"
    assert came.listed_by == (("bao", at(5)),)
    assert store.evidence.came(99) is None
