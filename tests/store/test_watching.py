"""Which articles the watch is told to look at, what it is told of them, and what it writes. Not for: what it finds (tests/check)."""

import time
from dataclasses import replace

import pytest
from import_samples import brought, same_text
from store_samples import add, article, at, clip, flag, keep, signature, tags
from story_samples import articles, doing, grouped

from monitor.errors import StoreError
from monitor.model import Change, Visit
from monitor.store import Revised, Store
from monitor.store.times import stored
from monitor.store.watch_values import Said, Version

LONG_AGO = at(-1000)
FIRST, OTHER_RULES, OTHER_ROWS = Version("r1", "0"), Version("r2", "0"), Version("r1", "1")
# What the questions name themselves; `watch_state` has one row.
IN_MEMORY = {
    "json_each",
    "wanted",
    "changed",
    "family",
    "told",
    "beside",
    "b",
    "may",
    "near",
    "band",
    "watch_state",
    "CONSTANT",
}
MINUTE = Change("changed", "text", "Cây cầu dài 48 m.", "Cây cầu dài 84 m.")


@pytest.fixture
def looked_after(three):
    """Article 4, whose address is looked at again and again."""
    id_ = three.save_clip(add(three, "4"), clip("4"), signature=None, copy_of=None, at=at(0), look_again=at(1))
    assert look(three) == [id_]
    return three


def waiting(store, version=FIRST, since=LONG_AGO):
    """The ids that are to be looked at."""
    return [due.id for due in store.watch.waiting(since, version).due]


def look(store, version=FIRST, since=LONG_AGO, **flags):
    """Look at everything that waits, as the pipeline does; return what that was."""
    found = store.watch.waiting(since, version)
    store.watch.write([Said(due.id, flags.get(f"a{due.id}", ()), due.key) for due in found.due], at(1))
    store.watch.end(found)
    return [due.id for due in found.due]


def revise(store, id_, name, *changes, minutes=5):
    """A later look found other words."""
    words = replace(article(name), text=f"Cây cầu mới nối hai bờ suối.\nĐã sửa {minutes}.")
    revised = Revised(words, changes, tags(), (), None)
    store.revisits.save_revision(id_, revised, Visit(at(minutes), "changed", ""), None)


@pytest.fixture
def three(store):
    """Two articles of one story and one of another, all looked at."""
    articles(store, 3)
    grouped(store, [1, 2], [3])
    look(store)
    return store


# -- what waits ------------------------------------------------------------------------------------


def test_what_was_never_looked_at_waits_and_then_no_more(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])

    assert look(store) == [1, 2, 3]
    assert waiting(store) == []


def test_where_nothing_changed_nothing_moved(three):
    assert not three.watch.waiting(LONG_AGO, FIRST).moved


def test_what_was_published_before_is_not_looked_at(store):
    articles(store, 3)

    assert look(store, since=at(2)) == [2, 3]


def test_what_is_out_of_scope_is_not_looked_at(store):
    store.imports.save([brought("7", in_scope=False), brought("8")], same_text, at(0))

    assert len(look(store)) == 1


def test_a_new_member_brings_the_whole_story_back(three):
    new = keep(three, "new")
    three.stories.join(new, 1, None, "g1")

    assert waiting(three) == [1, 2, new]


def test_other_words_bring_back_the_article_and_its_story(three):
    revise(three, 2, "s2")

    assert waiting(three) == [1, 2]


def test_an_article_that_vanished_and_returned_comes_back_each_time(looked_after):
    for minutes, outcome in ((5, "vanished"), (9, "returned")):
        looked_after.revisits.save_visit(4, Visit(at(minutes), outcome, ""), None, 0)
        assert look(looked_after) == [4]


def test_a_look_that_found_nothing_new_brings_nothing_back(looked_after):
    looked_after.revisits.save_visit(4, Visit(at(5), "same", ""), None, 0)

    assert waiting(looked_after) == []


def test_a_copy_brings_back_its_original_and_is_looked_at_itself(three):
    copy = keep(three, "copy", copy_of=3)

    assert waiting(three) == [3, copy]


def test_an_article_that_a_person_moved_brings_back_both_stories(store):
    articles(store, 4)
    grouped(store, [1, 2], [3, 4])
    look(store)
    store.stories.move(2, 2, **doing())

    assert look(store) == [1, 2, 3, 4]
    assert waiting(store) == []


def test_stories_that_a_person_merged_come_back(three):
    three.stories.merge([2], 1, **doing())

    assert look(three) == [1, 2, 3]


def test_other_rules_bring_everything_back_once(three):
    assert all(due.anew for due in three.watch.waiting(LONG_AGO, OTHER_RULES).due)
    assert look(three, OTHER_RULES) == [1, 2, 3]
    assert waiting(three, OTHER_RULES) == []


def test_other_registers_bring_everything_back_once_to_be_held_against_them_alone(three):
    revise(three, 3, "s3")

    assert [(due.id, due.anew) for due in three.watch.waiting(LONG_AGO, OTHER_ROWS).due] == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert look(three, OTHER_ROWS) == [1, 2, 3]
    assert waiting(three, OTHER_ROWS) == []


def test_who_has_no_time_for_all_leaves_other_rules_to_the_next_round(three):
    assert not three.watch.waiting(LONG_AGO, OTHER_RULES, "changed").moved
    revise(three, 3, "s3")
    assert [due.id for due in three.watch.waiting(LONG_AGO, FIRST, "changed").due] == [3]


def test_what_lies_farther_back_is_looked_at_when_the_span_grows(store):
    articles(store, 3)
    look(store, since=at(3))

    assert look(store, since=at(1)) == [1, 2]


def test_the_span_moves_on_and_brings_nothing_back(three):
    assert waiting(three, since=at(2)) == []


def test_a_watch_that_was_broken_off_goes_on_with_what_is_left(store):
    """Its flags are written some at a time; what was written is not looked at again, nothing is left out."""
    articles(store, 3)
    first, *_ = store.watch.waiting(LONG_AGO, FIRST).due
    store.watch.write([Said(first.id, (flag(),), first.key)], at(1))

    assert look(store) == [2, 3]
    assert waiting(store) == []


def test_what_changes_while_the_watch_is_looking_waits_for_the_next_time(store):
    articles(store, 2)
    found = store.watch.waiting(LONG_AGO, FIRST)
    revise(store, 1, "s1")
    store.watch.write([Said(due.id, (), due.key) for due in found.due], at(1))
    store.watch.end(found)

    assert look(store) == [1]


def test_the_watchs_own_flags_bring_nothing_back(three):
    revise(three, 3, "s3")
    assert look(three, a3=(flag(),)) == [3]

    assert three.watch.waiting(LONG_AGO, FIRST).moved  # lists on the desk must learn of the flag
    assert waiting(three) == []


# -- what is told of them --------------------------------------------------------------------------


def test_an_article_comes_with_its_story_its_revisions_and_what_became_of_it(looked_after):
    looked_after.stories.join(4, 1, None, "g1")
    revise(looked_after, 4, "4", MINUTE, minutes=5)
    looked_after.revisits.save_visit(4, Visit(at(7), "vanished", "404"), None, 0)
    (looked,) = looked_after.watch.looked([4])

    assert (looked.id, looked.outlet, looked.copy_of, looked.vanished_at) == (4, "Báo Thử", None, at(7))
    assert looked.article.text.endswith("Đã sửa 5.")
    assert [(each.number, each.changes) for each in looked.revisions] == [(1, ()), (2, (MINUTE,))]
    assert looked.revisions[1].seen_at == at(5)
    assert [(each.id, each.title, each.published) for each in looked.story] == [
        (1, article("s1").title, at(1)),
        (2, article("s2").title, at(2)),
    ]
    assert (looked.appearances, looked.flags) == ((), ())


def test_a_copy_is_told_with_its_original_and_without_a_story(three):
    copy, other = keep(three, "copy", copy_of=1, published=5), keep(three, "other", copy_of=1, published=4)
    told = {each.id: each for each in three.watch.looked([1, copy, 999])}

    assert set(told) == {1, copy}
    assert (told[copy].copy_of, [each.id for each in told[copy].appearances]) == (1, [1, other])
    assert told[copy].story == ()
    assert [each.id for each in told[1].appearances] == [other, copy]  # as they were published
    assert [each.id for each in told[1].story] == [2]  # a copy is no member


def test_what_stands_beside_is_told_by_its_beginning(store):
    long = replace(article("8"), text="Cây cầu mới.\n" * 500)
    store.imports.save([brought("8", text=long.text)], same_text, at(0))
    other = keep(store, "1")
    grouped(store, [1, other])

    (looked,) = store.watch.looked([other])
    assert len(looked.story[0].text) == 2000
    assert len(store.watch.looked([1])[0].article.text) == len(long.text)


def test_older_articles_that_may_be_the_same_text_are_told_with_their_signatures(store):
    old = keep(store, "old", minutes=-200, published=-200, sign=signature("b1", "b2"))
    keep(store, "unlike", minutes=-200, sign=signature("b9"))
    keep(store, "young", minutes=0, sign=signature("b1"))
    new = keep(store, "new", minutes=5, sign=signature("b1"))
    short = keep(store, "short")

    sign, found = store.watch.older(new, at(-100))
    assert sign == signature("b1")
    assert [(each.id, other) for each, other in found] == [(old, signature("b1", "b2"))]
    assert store.watch.older(short, at(-100)) == (None, ())
    assert store.watch.older(old, at(-100)) == (signature("b1", "b2"), ())


# -- what is written -------------------------------------------------------------------------------


def test_flags_of_the_watch_stand_beside_those_of_the_words_and_are_replaced_alone(three):
    key = "k"
    three.watch.write([Said(1, (flag("20"), flag("21")), key), Said(2, (flag("22"),), key)], at(1))
    three.watch.write([Said(1, (flag("23"),), key)], at(2))

    assert [each.found for each in three.clip(1).flags] == ["12", "13", "23"]
    assert [each.found for each in three.clip(2).flags] == ["12", "13", "22"]
    assert [[each.found for each in looked.flags] for looked in three.watch.looked([1, 2, 3])] == [["23"], ["22"], []]


def test_flags_of_an_article_that_is_none_are_refused_whole(three):
    with pytest.raises(StoreError):
        three.watch.write([Said(1, (flag("20"),), "k"), Said(999, (flag("21"),), "k")], at(1))

    assert [each.found for each in three.clip(1).flags] == ["12", "13"]


# -- speed -----------------------------------------------------------------------------------------


def test_no_question_of_the_watch_reads_a_whole_table(three):
    keep(three, "copy", copy_of=1, sign=signature("b1"))
    asked = []
    connection = three._database._connection
    connection.set_trace_callback(asked.append)
    found = three.watch.waiting(LONG_AGO, FIRST)
    three.watch.waiting(LONG_AGO, OTHER_RULES)
    three.watch.looked([1, 2, 3, 4])
    three.watch.older(4, at(0))
    three.watch.write([Said(1, (flag(),), "k")], at(1))
    three.watch.end(found)
    connection.set_trace_callback(None)

    plans = [
        row["detail"]
        for statement in asked
        if statement.lstrip().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE"))
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    scanned = {plan.split()[1] for plan in plans if plan.startswith("SCAN ")}
    assert scanned <= IN_MEMORY
    assert not [plan for plan in plans if "AUTOMATIC" in plan]


def test_nothing_new_costs_a_moment_among_thousands_of_articles(path):
    """With all of them in the span that is watched."""
    with Store.open(path) as store:
        many_articles(store, 10_000)
        assert len(look(store)) == 10_000
        took = []
        for _ in range(5):
            began = time.process_time()
            assert not store.watch.waiting(LONG_AGO, FIRST).moved
            took.append(time.process_time() - began)
        assert min(took) < 0.05


def many_articles(store, count):
    """Articles with nothing but what makes them articles, far faster than by the door."""
    with store._database.writing() as db:
        db.executemany(
            "INSERT INTO articles (id, source, outlet, outlet_group, medium, entered_by, clipped_at) VALUES (?, '', 'Báo Thử', 'trung-uong', 'bao-dien-tu', '', ?)",
            [(n, stored(at(0))) for n in range(1, count + 1)],
        )
        db.executemany(
            "INSERT INTO revisions (article_id, number, seen_at, url, canonical, title, lead, text, published, published_from, published_raw, authors, language, title_only, text_sha256) VALUES (?, 1, ?, '', '', 'Tin', '', 'Tin.', ?, 'feed', '', '[]', 'vi', 0, '')",
            [(n, stored(at(0)), stored(at(n / 1000))) for n in range(1, count + 1)],
        )
