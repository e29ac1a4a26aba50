"""Lists of stories: lines, where articles are, what changed since; and the reverse of what people did. Not for: the desk."""

from itertools import pairwise

import pytest
from store_samples import article, at, keep
from story_samples import PERSON, articles, doing, grouped, outside, regroup, stands

from monitor.errors import StoreError
from monitor.store.stories import Marks

IN_MEMORY = {"json_each", "wanted", "may", "way", "CONSTANT"}  # what a query was given, or has found itself


def members(store, story):
    return [member.article for member in store.stories.get(story).members]


def newest(store, story):
    """The last act on a story."""
    return store.stories.get(story).acts[-1].id


# -- lines -----------------------------------------------------------------------------------------


def test_a_line_says_who_named_the_story(store):
    articles(store, 5)
    grouped(store, [1, 2], [3], [4, 5])
    store.stories.rename(1, "Cầu mới", **doing())
    store.stories.pin(3, 5, **doing())
    lines = store.stories.lines([3, 2, 1, 99])

    assert list(lines) == [1, 2, 3]
    assert [(line.headline, line.named_by) for line in lines.values()] == [
        ("Cầu mới", PERSON),
        (article("s3").title, ""),
        (article("s5").title, PERSON),
    ]
    assert [line.articles for line in lines.values()] == [(1, 2), (3,), (4, 5)]
    assert store.stories.get(1).named_by == PERSON


def test_a_pin_on_what_has_left_names_nobody(store):
    articles(store, 4)
    grouped(store, [1, 2], [3, 4])
    store.stories.pin(1, 2, **doing())
    store.stories.move(2, 2, **doing(2))

    assert (store.stories.lines([1])[1].headline, store.stories.get(1).named_by) == (article("s1").title, "")


def test_many_articles_are_asked_for_their_stories_at_once(store):
    articles(store, 4)
    grouped(store, [1, 2], [3])
    with store._database.writing() as db:
        db.execute("INSERT INTO copies VALUES (4, 3)")

    assert store.stories.of_many([4, 3, 2, 1, 99]) == {4: 2, 3: 2, 2: 1, 1: 1}


def test_a_line_counts_what_each_outlet_printed_copies_too(store):
    articles(store, 4)
    grouped(store, [1, 2])
    with store._database.writing() as db:
        db.execute("INSERT INTO copies VALUES (3, 1), (4, 1)")
        db.execute("UPDATE articles SET outlet = 'Báo Xa' WHERE id <> 2")
    line = store.stories.lines([1])[1]

    assert (line.members, line.outlets, line.printed) == (2, 2, (("Báo Xa", 3), ("Báo Thử", 1)))


# -- what changed ----------------------------------------------------------------------------------


def test_everything_that_moves_an_article_is_a_change(store):
    """Whoever keeps in memory which article is where has, after each change, what the store says."""
    articles(store, 5)
    held, since = {}, Marks()
    ways = [
        lambda: grouped(store, [1, 2], [3], [4]),
        lambda: store.stories.merge([2], 1, **doing()),
        lambda: store.stories.split(1, [2], **doing()),
        lambda: store.stories.move(4, 1, **doing()),
        lambda: store.stories.join(5, 1, None, "g1"),
        lambda: regroup(store, [1, 2, 3, 4], [5]),
        lambda: store._database._connection.execute("INSERT INTO copies VALUES (5, 1)"),
        lambda: store._database._connection.execute("DELETE FROM copies"),
        lambda: keep(store, "late"),
    ]
    for way in ways:
        way()
        changes = store.stories.changes(since)
        held |= changes.stories
        assert changes.until.touched > since.touched
        since = changes.until
        with store._database.reading() as db:
            stands_now = {row[0]: row[1] for row in db.execute("SELECT article_id, story_id FROM story_of")}
        assert {article: story for article, story in held.items() if story} == {
            a: s for a, s in stands_now.items() if s
        }
    assert store.stories.changes(since).stories == {}


def test_what_came_into_scope_is_a_change(store):
    first, second = outside(store, "a", "b")
    grouped(store, [first, second])
    since = store.stories.changes(Marks()).until
    store.imports.take_in(first, at(1), archived=False)

    assert store.stories.changes(since).stories == {first: None}


def test_a_regrouping_that_moves_nothing_is_no_change(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    since = store.stories.changes(Marks()).until
    regroup(store, [1, 2], [3])

    assert store.stories.changes(since) == type(store.stories.changes(since))(since, {}, {})


def test_names_that_people_give_are_changes(store):
    articles(store, 2)
    grouped(store, [1], [2])
    store.stories.rename(1, "Cầu mới", **doing())
    changes = store.stories.changes(Marks())
    assert changes.names == {1: "Cầu mới"}

    store.stories.rename(1, "", **doing())
    store.stories.pin(2, 2, **doing())
    again = store.stories.changes(changes.until)
    assert (again.names, again.until.acts) == ({1: ""}, 3)


def test_no_table_is_read_whole(store):
    """Changes, lines and stories of many articles are looked up."""
    articles(store, 3)
    grouped(store, [1, 2], [3])
    store.stories.rename(1, "Cầu mới", **doing())
    asked = []
    store._database._connection.set_trace_callback(asked.append)
    since = store.stories.changes(Marks(touched=2, acts=0)).until
    store.stories.lines([1, 2])
    store.stories.of_many([1, 2])
    store._database._connection.set_trace_callback(None)

    plans = [
        row[3]
        for statement in asked
        if not statement.startswith(("BEGIN", "COMMIT", "--"))
        for row in store._database._connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    assert since.touched > 2
    read_whole = {plan.split()[1] for plan in plans if plan.startswith("SCAN ")}
    assert read_whole <= IN_MEMORY, plans


# -- undone ----------------------------------------------------------------------------------------


def test_a_merge_undone_gives_the_stories_back_with_their_names(store):
    articles(store, 6)
    grouped(store, [1, 2], [3, 4], [5, 6])
    store.stories.rename(2, "Tên cũ", **doing())
    store.stories.pin(3, 6, **doing())
    store.stories.merge([2, 3], 1, **doing())
    assert store.stories.undo(newest(store, 1), **doing(2)) == 1
    regroup(store, [1, 3, 5], [2, 4, 6])

    apart = stands(store, 1, 3, 5)
    assert len(set(apart)) == 3
    assert stands(store, 2, 4, 6) == apart
    second, third = (store.stories.get(each) for each in apart[1:])
    assert (second.headline, second.named_by) == ("Tên cũ", PERSON)
    assert third.pinned == 6
    assert store.stories.get(2).id == 1  # what was merged leads there for good


def test_a_merge_undone_leaves_what_came_since_where_it_is(store):
    articles(store, 4)
    grouped(store, [1], [2, 3])
    store.stories.merge([2], 1, **doing())
    store.stories.join(4, 1, None, "g1")
    store.stories.undo(newest(store, 1), **doing(2))

    assert members(store, 1) == [1, 4]
    assert stands(store, 2, 3) == [3, 3]


def test_a_split_undone_is_one_story_again_by_its_id(store):
    articles(store, 3)
    grouped(store, [1, 2, 3])
    new = store.stories.split(1, [2], **doing())

    assert store.stories.undo(newest(store, new), **doing(2)) == 1
    assert members(store, 1) == [1, 2, 3]
    assert store.stories.get(new).id == 1


def test_a_move_undone_puts_the_article_back(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    store.stories.move(2, 2, **doing())

    assert store.stories.undo(newest(store, 2), **doing(2)) == 1
    assert stands(store, 1, 2, 3) == [1, 1, 2]


def test_a_move_of_the_last_article_undone_brings_its_story_back_with_its_name(store):
    articles(store, 2)
    grouped(store, [1], [2])
    store.stories.rename(1, "Tên cũ", **doing())
    store.stories.move(1, 2, **doing())
    again = store.stories.undo(newest(store, 2), **doing(2))

    assert (members(store, again), members(store, 2)) == ([1], [2])
    assert store.stories.get(again).headline == "Tên cũ"


def test_names_and_pins_undone_are_what_they_were_before(store):
    articles(store, 2)
    grouped(store, [1, 2])
    headlines = [article("s1").title, "Tên một", "Tên hai"]
    for name in headlines[1:]:
        store.stories.rename(1, name, **doing())
    store.stories.undo(newest(store, 1), **doing(2))
    assert store.stories.get(1).headline == "Tên một"
    store.stories.rename(1, "", **doing())
    store.stories.pin(1, 2, **doing())
    store.stories.pin(1, 1, **doing())
    store.stories.undo(newest(store, 1), **doing(2))
    assert store.stories.get(1).pinned == 2
    assert all(earlier.id < later.id for earlier, later in pairwise(store.stories.get(1).acts))


def test_what_was_done_after_it_is_not_undone_with_it(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    store.stories.merge([2], 1, **doing())
    merge = newest(store, 1)
    store.stories.rename(1, "Tên mới", **doing(2))

    with pytest.raises(StoreError, match="changed after that"):
        store.stories.undo(merge, **doing(3))
    with pytest.raises(StoreError, match="there is no act 99"):
        store.stories.undo(99, **doing(3))
    assert members(store, 1) == [1, 2, 3]
