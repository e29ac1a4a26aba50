"""What people do to stories stands, is kept with who and when, and no machine undoes it. Not for: the machine alone."""

import sqlite3

import pytest
from store_samples import article, at, keep
from story_samples import PERSON, articles, doing, grouped, outside, regroup, rows, stands, why

from monitor.errors import StoreError
from monitor.store.stories import Act


def members(store, story):
    return [member.article for member in store.stories.get(story).members]


def machine_says(store, *ids):
    """The machine puts all of them apart, then all together, as far as it is let."""
    regroup(store, *([each] for each in ids))
    regroup(store, ids)


# -- merge -----------------------------------------------------------------------------------------


def test_merged_stories_are_one_for_good_and_their_ids_lead_there(store):
    articles(store, 4)
    grouped(store, [1], [2, 3], [4])
    store.stories.merge([3, 2], 1, **doing())
    machine_says(store, 4, 3, 2, 1)
    regroup(store, [2, 1, 3, 4])

    assert stands(store, 1, 2, 3, 4) == [1, 1, 1, 1]
    assert [store.stories.get(each).id for each in (1, 2, 3)] == [1, 1, 1]
    assert [member.placed_by for member in store.stories.get(1).members] == [PERSON] * 4


def test_a_story_keeps_its_name_and_its_pin_when_others_are_merged_into_it(store):
    articles(store, 3)
    grouped(store, [1, 3], [2])
    store.stories.pin(1, 3, **doing())
    store.stories.rename(2, "Tên khác", **doing())
    store.stories.merge([2], 1, **doing())
    assert (store.stories.get(1).headline, store.stories.get(1).pinned) == (article("s3").title, 3)

    store.stories.rename(1, "Cầu mới", **doing())
    assert store.stories.get(2).headline == "Cầu mới"


def test_stories_merged_step_by_step_lead_to_the_last_one(store):
    articles(store, 3)
    grouped(store, [1], [2], [3])
    store.stories.merge([1], 2, **doing())
    store.stories.merge([1], 3, **doing())  # its id leads to story 2

    assert [store.stories.get(each).id for each in (1, 2, 3)] == [3, 3, 3]
    assert members(store, 1) == [1, 2, 3]
    assert store.stories.join(keep(store, "late"), 1, why(), "g1") == 3


def test_what_was_a_copy_while_its_story_was_merged_away_is_in_the_one_that_it_became(store):
    articles(store, 4)
    grouped(store, [1], [2, 3, 4])
    store.stories.move(3, 2, **doing())
    with store._database.writing() as db:
        db.executemany("INSERT INTO copies VALUES (?, 1)", [(2,), (3,)])
    store.stories.merge([2], 1, **doing())
    assert dict(store.stories.placed()) == {1: 1, 4: 1}
    with store._database.writing() as db:
        db.execute("DELETE FROM copies")

    assert stands(store, 1, 2, 3, 4) == [1, 1, 1, 1]


def test_a_merge_is_undone_by_a_split(store):
    articles(store, 3)
    grouped(store, [1], [2, 3])
    store.stories.merge([2], 1, **doing())
    new = store.stories.split(1, [2, 3], **doing(2))
    machine_says(store, 1, 2, 3)

    assert stands(store, 1, 2, 3) == [1, new, new]
    assert store.stories.get(2).id == 1


# -- split, move -----------------------------------------------------------------------------------


def test_what_is_split_stays_apart_and_what_is_left_stays_together(store):
    articles(store, 4)
    grouped(store, [1, 2, 3, 4])
    new = store.stories.split(1, [4, 2], **doing())
    machine_says(store, 1, 2, 3, 4)

    assert (members(store, 1), members(store, new)) == ([1, 3], [2, 4])
    assert store.stories.get(new).headline == article("s2").title
    assert [m.why for m in store.stories.get(new).members] == [None, None]  # what they had in common is elsewhere
    assert [m.why for m in store.stories.get(1).members] == [None, why(1)]


def test_the_founder_may_be_split_off(store):
    articles(store, 3)
    grouped(store, [1, 2, 3])
    new = store.stories.split(1, [1], **doing())

    assert store.stories.get(1).headline == article("s2").title
    assert store.stories.get(new).headline == article("s1").title


def test_an_article_that_a_person_moved_stays_there(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    store.stories.move(2, 2, **doing())
    store.stories.join(2, 1, why(1), "g2")
    regroup(store, [1, 3], [2])

    assert stands(store, 1, 2, 3) == [1, 2, 1]
    store.stories.move(2, 1, **doing(2))  # undone
    assert stands(store, 1, 2, 3) == [1, 1, 1]
    assert len(rows(store, "story_placements")) == 2


def test_the_id_of_a_story_whose_last_article_was_moved_leads_where_it_went(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    store.stories.move(1, 2, **doing())
    store.stories.move(2, 2, **doing())
    assert store.stories.get(1).id == 2

    new = store.stories.split(2, [2], **doing())
    assert store.stories.get(1).id == new


def test_a_person_may_say_that_an_article_is_in_the_right_story(store):
    articles(store, 2)
    grouped(store, [1, 2])
    store.stories.move(2, 1, **doing())
    regroup(store, [1], [2])
    assert stands(store, 1, 2) == [2, 1]
    regroup(store, [1, 2])

    assert stands(store, 1, 2) == [1, 1]
    assert [(m.why, m.placed_by) for m in store.stories.get(1).members] == [(None, ""), (why(1), PERSON)]


def test_an_article_without_a_story_can_be_moved_into_one(store):
    articles(store, 2)
    grouped(store, [1])
    store.stories.move(2, 1, **doing())

    assert (stands(store, 2), store.stories.ungrouped()) == ([1], ())


# -- headlines -------------------------------------------------------------------------------------


def test_a_person_s_headline_stands_before_the_pinned_one_and_that_before_the_machine_s(store):
    articles(store, 2)
    grouped(store, [1, 2])
    shown = [(store.stories.get(1).headline, store.stories.get(1).headline_by)]
    store.stories.pin(1, 2, **doing())
    shown.append((store.stories.get(1).headline, store.stories.get(1).headline_by))
    store.stories.rename(1, "  Cầu \n mới ", **doing())
    shown.append((store.stories.get(1).headline, store.stories.get(1).headline_by))

    machine, pinned, named = (article("s1").title, "machine"), (article("s2").title, "person"), ("Cầu mới", "person")
    assert shown == [machine, pinned, named]
    assert store.stories.recent(at(0))[0].headline == "Cầu mới"
    store.stories.rename(1, " ", **doing())
    assert (store.stories.get(1).headline, store.stories.get(1).headline_by) == pinned
    store.stories.pin(1, None, **doing())
    assert (store.stories.get(1).headline, store.stories.get(1).headline_by) == machine


def test_a_pin_holds_as_long_as_its_article_is_in_the_story(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    store.stories.pin(1, 2, **doing())
    store.stories.move(2, 2, **doing())
    assert (store.stories.get(1).headline, store.stories.get(1).pinned) == (article("s1").title, None)

    store.stories.move(2, 1, **doing())
    assert (store.stories.get(1).headline, store.stories.get(1).pinned) == (article("s2").title, 2)


def test_who_named_a_story_or_pinned_an_article_put_nothing_there(store):
    articles(store, 3)
    grouped(store, [1, 2, 3])
    store.stories.rename(1, "Cầu mới", **doing())
    store.stories.pin(1, 2, **doing())

    assert dict(store.stories.placed()) == {1: 1, 2: 1}
    assert [(m.placed_by, m.placed_at) for m in store.stories.get(1).members] == [("", None)] * 3
    store.stories.move(2, 1, **doing(2))
    assert [m.placed_by for m in store.stories.get(1).members] == ["", PERSON, ""]


@pytest.mark.parametrize(
    ("name", "held"),
    [
        (lambda stories: stories.rename(1, "Cầu mới", **doing()), 1),
        (lambda stories: stories.pin(1, 2, **doing()), 2),
    ],
)
def test_a_story_with_a_headline_of_a_person_cannot_be_taken_away_by_the_machine(store, name, held):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    name(store.stories)
    before = store.stories.get(1).headline
    regroup(store, [3, 1, 2])

    assert dict(store.stories.placed()) == {held: 1}
    assert stands(store, 1, 2, 3) == [1, 1, 1]
    assert store.stories.get(1).headline == before


def test_nor_once_the_article_that_held_it_was_moved(store):
    articles(store, 4)
    grouped(store, [1, 2, 3], [4])
    store.stories.rename(1, "Cầu mới", **doing())
    store.stories.move(1, 2, **doing(2))
    regroup(store, [1, 4], [2], [3])

    assert dict(store.stories.placed()) == {1: 2, 2: 1}
    assert store.stories.get(1).headline == "Cầu mới"
    assert members(store, 1) == [2]


def test_one_article_is_enough_to_hold_it(store):
    articles(store, 4)
    grouped(store, [1, 2, 3], [4])
    store.stories.rename(1, "Cầu mới", **doing())
    store.stories.move(3, 1, **doing())
    store.stories.move(1, 2, **doing())

    assert dict(store.stories.placed()) == {1: 2, 3: 1}


def test_a_name_that_is_taken_back_holds_nothing(store):
    articles(store, 2)
    grouped(store, [1], [2])
    store.stories.rename(1, "", **doing())
    store.stories.pin(1, None, **doing())
    regroup(store, [2, 1])

    assert dict(store.stories.placed()) == {}
    assert store.stories.get(1).id == 2


# -- what is kept ----------------------------------------------------------------------------------


def test_every_act_is_told_with_who_and_when(store):
    articles(store, 4)
    grouped(store, [1], [2, 3], [4])
    store.stories.rename(2, "Tên cũ", who="Trần Mẫu", at=at(1))
    store.stories.merge([2], 1, who=PERSON, at=at(2), note="Cùng một vụ.")
    store.stories.split(1, [3], who=PERSON, at=at(3))
    store.stories.move(2, 3, who=PERSON, at=at(4))
    store.stories.pin(1, 1, who=PERSON, at=at(5))

    rename = Act(1, at(1), "Trần Mẫu", "rename", 2, None, (), (), "Tên cũ", "")
    merge = Act(2, at(2), PERSON, "merge", 1, None, (2,), (1, 2, 3), "", "Cùng một vụ.", ((1, (1,)), (2, (2, 3))))
    split = Act(3, at(3), PERSON, "split", 1, 4, (), (3,), "", "")
    move = Act(4, at(4), PERSON, "move", 3, 1, (), (2,), "", "")
    pin = Act(5, at(5), PERSON, "pin", 1, None, (), (1,), "", "")
    assert store.stories.get(1).acts == (rename, merge, split, move, pin)
    assert (store.stories.get(4).acts, store.stories.get(3).acts) == ((split,), (move,))
    assert [(m.placed_by, m.placed_at) for m in store.stories.get(3).members] == [(PERSON, at(4)), ("", None)]


@pytest.mark.parametrize("table", ["story_acts", "story_placements", "story_merges"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET act_id = 1", "DELETE FROM {}"])
def test_no_program_changes_what_a_person_decided(store, path, table, statement):
    articles(store, 2)
    grouped(store, [1], [2])
    store.stories.merge([2], 1, **doing())
    statement = statement.format(table).replace("act_id = 1", "note = ''" if table == "story_acts" else "act_id = 1")
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="what a person decided is never"):
        other.execute(statement)
    other.close()


# -- refused ---------------------------------------------------------------------------------------

SAME_SIDE = "are on different sides of the scope; take in what is out of scope first"


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda s, by: s.merge([9], 1, **by), "there is no story 9; look at the list of stories and name one of it"),
        (lambda s, by: s.merge([1], 9, **by), "there is no story 9; look at the list of stories and name one of it"),
        (lambda s, by: s.merge([], 1, **by), "no story is named that is to be merged into story 1; name at least one"),
        (lambda s, by: s.merge([2, 1], 1, **by), "story 1 cannot be merged into itself; name others"),
        (lambda s, by: s.merge([4], 2, **by), "story 2 cannot be merged into itself; name others"),
        (lambda s, by: s.merge([3], 1, **by), f"story 3 and story 1 {SAME_SIDE}"),
        (lambda s, by: s.split(9, [1], **by), "there is no story 9; look at the list of stories and name one of it"),
        (lambda s, by: s.split(1, [1, 3], **by), "article 3 is not in story 1; name articles that are"),
        (lambda s, by: s.split(1, [6], **by), "article 6 is not in story 1; name articles that are"),
        (lambda s, by: s.split(1, [], **by), "no article is named that is to leave story 1; name at least one"),
        (lambda s, by: s.split(1, [1, 2, 2], **by), "these are all articles of story 1; leave at least one there"),
        (lambda s, by: s.move(9, 1, **by), "there is no article 9; name one that is kept"),
        (lambda s, by: s.move(1, 9, **by), "there is no story 9; look at the list of stories and name one of it"),
        (lambda s, by: s.move(1, 3, **by), f"article 1 and story 3 {SAME_SIDE}"),
        (
            lambda s, by: s.move(6, 2, **by),
            "article 6 is a copy of article 1 and is where that one is; name that one",
        ),
        (lambda s, by: s.rename(9, "x", **by), "there is no story 9; look at the list of stories and name one of it"),
        (lambda s, by: s.pin(9, 1, **by), "there is no story 9; look at the list of stories and name one of it"),
        (lambda s, by: s.pin(1, 3, **by), "article 3 is not in story 1; pin the headline of one that is"),
        *(
            (lambda s, by, do=do: do(s, by | {"who": " "}), "nobody is named who does this to the story; say who it is")
            for do in (
                lambda s, by: s.merge([2], 1, **by),
                lambda s, by: s.split(1, [2], **by),
                lambda s, by: s.move(1, 2, **by),
                lambda s, by: s.rename(1, "x", **by),
                lambda s, by: s.pin(1, 2, **by),
            )
        ),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(store, act, message):
    articles(store, 3)
    grouped(store, [1, 2], [3], outside(store, "o"), [keep(store, "m")])
    keep(store, "copy", copy_of=1)
    store.stories.merge([4], 2, **doing())
    before = [rows(store, table) for table in TABLES]
    with pytest.raises(StoreError) as caught:
        act(store.stories, doing())

    assert str(caught.value) == message
    assert [rows(store, table) for table in TABLES] == before


TABLES = ("stories", "story_members", "story_acts", "story_placements", "story_merges")
