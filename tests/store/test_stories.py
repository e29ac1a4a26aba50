"""Articles stand in stories as the machine says, and are told for grouping. Not for: people (test_stories_people.py)."""

from dataclasses import replace

import pytest
from import_samples import brought, same_text
from older import older
from store_samples import article, at, keep, signature, tags
from story_samples import PERSON, articles, doing, grouped, outside, regroup, rows, stands, why

from monitor.errors import StoreError
from monitor.model import Told, Visit
from monitor.store import Revised, Store


def revise(store, article_id, words):
    store.revisits.save_revision(article_id, Revised(words, (), tags(), (), None), Visit(at(9), "changed", ""), None)


# -- joining ---------------------------------------------------------------------------------------


def test_an_article_founds_a_story_and_others_join_it(store):
    articles(store, 3)
    first = store.stories.join(1, None, None, "g1")
    assert store.stories.join(2, first, why(1), "g1") == first
    second = store.stories.join(3, None, None, "g1")

    assert stands(store, 1, 2, 3) == [first, first, second]
    story = store.stories.get(first)
    assert [(m.article, m.why, m.placed_by, m.placed_at) for m in story.members] == [
        (1, None, "", None),
        (2, why(1), "", None),
    ]
    assert (story.first, story.last, story.acts) == (at(1), at(2), ())


def test_what_is_said_twice_is_done_once(store):
    articles(store, 2)
    for _ in range(2):
        assert store.stories.join(1, None, None, "g1") == 1
        assert store.stories.join(2, 1, why(1), "g1") == 1

    assert len(rows(store, "stories")) == 1


def test_what_has_a_story_is_moved_by_no_joining(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    before = rows(store, "stories"), rows(store, "story_members")

    assert store.stories.join(2, 2, why(3), "g2") == 1
    assert store.stories.join(2, None, None, "g2") == 1
    assert (rows(store, "stories"), rows(store, "story_members")) == before


def test_a_copy_is_where_its_original_is(store):
    articles(store, 1)
    copy = keep(store, "copy", copy_of=1)
    assert store.stories.of(copy) is None
    grouped(store, [1])

    assert store.stories.of(copy) == 1
    assert [m.article for m in store.stories.get(1).members] == [1]
    with pytest.raises(StoreError, match="article 2 is a copy of article 1 and is where that one is; name that one"):
        store.stories.join(copy, 1, None, "g1")


def test_an_article_that_becomes_a_copy_is_where_its_original_is(store):
    articles(store, 3)
    one, two, three = grouped(store, [1], [2], [3])
    store.stories.pin(three, 3, **doing())
    with store._database.writing() as db:
        db.executemany("INSERT INTO copies VALUES (?, 1)", [(2,), (3,)])

    assert stands(store, 1, 2, 3) == [one, one, one]
    assert [store.stories.get(each).id for each in (one, two, three)] == [one, one, one]
    assert [each.id for each in store.stories.window(at(0), at(9))] == [1]
    assert dict(store.stories.placed()) == {}


def test_a_copy_that_stands_for_itself_again_has_no_story_until_it_gets_one(store):
    store.imports.save([brought(name, sign=signature("x")) for name in "12"], same_text, at(0))
    grouped(store, [1])
    with store._database.writing() as db:
        db.execute("DELETE FROM copies")

    assert stands(store, 1, 2) == [1, None]
    assert store.stories.ungrouped() == (2,)


@pytest.mark.parametrize(
    ("article_id", "story", "message"),
    [
        (99, None, "there is no article 99; name one that is kept"),
        (3, 99, "there is no story 99; name one that is, or none for a new one"),
        (3, 2, "story 2 is on the other side of the scope; name one of the side that the article is on"),
    ],
)
def test_what_cannot_be_joined_is_refused(store, article_id, story, message):
    articles(store, 1)
    grouped(store, [1], outside(store, "o"))
    keep(store, "waiting")
    before = rows(store, "stories"), rows(store, "story_members")
    with pytest.raises(StoreError) as caught:
        store.stories.join(article_id, story, None, "g1")

    assert str(caught.value) == message
    assert (rows(store, "stories"), rows(store, "story_members")) == before


def test_other_words_of_an_article_do_not_move_it(store):
    articles(store, 2)
    grouped(store, [1, 2])
    revise(store, 2, replace(article("9", minutes=5), title="Cầu đã thông xe"))

    assert stands(store, 1, 2) == [1, 1]
    assert [(m.title, m.published) for m in store.stories.get(1).members][1] == ("Cầu đã thông xe", at(5))


# -- told for grouping -----------------------------------------------------------------------------


def test_an_article_is_told_with_its_beginning_and_its_story(store):
    articles(store, 1)
    assert store.stories.told([1]) == (Told(1, article("s1").title, article("s1").text, at(1), "Báo Thử", None),)

    grouped(store, [1])
    assert store.stories.told([1])[0].story == 1


@pytest.mark.parametrize(
    ("lead", "text", "told"),
    [
        ("Mở đầu.", "Mở đầu.\nTiếp.", "Mở đầu.\nTiếp."),
        ("Mở đầu.", "Tiếp.", "Mở đầu.\nTiếp."),
        ("", "Tiếp.", "Tiếp."),
        ("M" * 50, "t" * 5000, "M" * 50 + "\n" + "t" * 1949),
        ("M" * 3000, "M" * 3000 + "t", "M" * 2000),
        ("M" * 3000, "t", "M" * 2000),
    ],
)
def test_its_beginning_is_the_lead_and_the_text_once_and_not_long(store, lead, text, told):
    store.imports.save([brought("1", lead=lead, text=text)], same_text, at(0))

    assert store.stories.told([1])[0].text == told
    assert store.stories.window(at(-60), at(60))[0].text == told


def test_a_window_holds_the_originals_published_in_it_oldest_first(store):
    ids = [keep(store, f"w{n}", published=minutes) for n, minutes in enumerate((5, 3, 3, 8, 1))]
    keep(store, "copy", published=4, copy_of=1)
    outside(store, "o")
    grouped(store, [3, 1])

    window = store.stories.window(at(3), at(5))
    assert [(each.id, each.published, each.story) for each in window] == [
        (2, at(3), None),
        (3, at(3), 1),
        (1, at(5), 1),
    ]
    assert store.stories.told([1, 3, 99, 2]) == tuple(window[n] for n in (2, 1, 0))
    assert [each.id for each in store.stories.window(at(-60), at(60), in_scope=False)] == [7]
    assert len(ids) == 5


def test_a_copy_is_told_with_the_story_of_its_original(store):
    articles(store, 1)
    keep(store, "copy", copy_of=1)
    grouped(store, [1])

    assert [each.story for each in store.stories.told([2, 1])] == [1, 1]


def test_it_is_told_by_its_newest_words(store):
    articles(store, 2)
    revise(store, 1, article("9", minutes=70))

    assert [each.id for each in store.stories.window(at(0), at(9))] == [2]
    assert [(each.id, each.title) for each in store.stories.window(at(60), at(99))] == [(1, article("9").title)]
    assert store.stories.ungrouped() == (2, 1)


def test_what_has_no_story_yet_is_named_oldest_first(store):
    for n, minutes in enumerate((5, 3, 8)):
        keep(store, f"w{n}", published=minutes)
    keep(store, "copy", copy_of=1)
    (out,) = outside(store, "o")

    assert store.stories.ungrouped() == (2, 1, 3)
    assert store.stories.ungrouped(in_scope=False) == (out,)
    grouped(store, [1, 3], [out])
    store.stories.move(2, 1, **doing())
    assert store.stories.ungrouped() == store.stories.ungrouped(in_scope=False) == ()


# -- shown -----------------------------------------------------------------------------------------


def test_recent_stories_are_told_in_a_line_each_the_newest_first(store):
    articles(store, 5)
    store.imports.save([replace_outlet(brought("6", published=6))], same_text, at(0))
    grouped(store, [1, 5], [2], [3, 4, 6], outside(store, "o"))
    store.stories.rename(1, "Khánh thành cầu", **doing())

    lines = store.stories.recent(at(3))
    assert [(line.id, line.members, line.outlets, line.first, line.last) for line in lines] == [
        (3, 3, 2, at(3), at(6)),
        (1, 2, 1, at(1), at(5)),
    ]
    assert [line.headline for line in lines] == [article("s3").title, "Khánh thành cầu"]
    assert store.stories.recent(at(7)) == ()
    assert [line.id for line in store.stories.recent(at(-60), in_scope=False)] == [4]


def replace_outlet(row):
    return replace(row, clip=replace(row.clip, outlet="Báo Khác"))


def test_a_story_shows_its_articles_as_they_are_oldest_first(store):
    keep(store, "a", published=9)
    keep(store, "b", published=2)
    grouped(store, [1, 2])
    story = store.stories.get(1)

    assert [(m.article, m.outlet, m.group, m.url, m.published) for m in story.members] == [
        (2, "Báo Thử", "trung-uong", "https://bao.example/b", at(2)),
        (1, "Báo Thử", "trung-uong", "https://bao.example/a", at(9)),
    ]
    assert (story.headline, story.headline_by, story.pinned) == (article("a").title, "machine", None)
    assert (story.first, story.last) == (at(2), at(9))


def test_what_two_articles_had_in_common_is_not_told_once_one_of_them_says_something_else(store):
    articles(store, 4)
    grouped(store, [1, 2, 3, 4])
    store.stories.regroup([[(1, None), (2, why(1)), (3, why(2)), (4, why(1))]], "g1")
    assert not store.stories.reworded()
    revise(store, 2, replace(article("s2", minutes=2), title="Cầu đã thông xe"))

    assert store.stories.reworded()
    assert [m.why for m in store.stories.get(1).members] == [None, None, None, why(1)]
    regroup(store, [1, 2, 3, 4])
    assert not store.stories.reworded()
    assert [m.why for m in store.stories.get(1).members] == [None, why(1), why(1), why(1)]


def test_words_far_below_the_beginning_are_none_that_it_was_grouped_by(store):
    articles(store, 1)
    long = replace(article("s1", minutes=1), text="Cầu mới. " * 300)
    revise(store, 1, long)
    grouped(store, [1])
    revise(store, 1, replace(long, text=long.text + "Hết."))

    assert not store.stories.reworded()
    revise(store, 1, replace(long, lead="Mở đầu khác."))
    assert store.stories.reworded()


def test_what_it_has_in_common_with_one_that_went_elsewhere_is_not_told(store):
    articles(store, 4)
    grouped(store, [1, 2, 3], [4])
    store.stories.move(1, 2, **doing())

    assert [m.why for m in store.stories.get(1).members] == [None, None]


def test_what_was_never_there_is_not_shown(store):
    assert store.stories.get(1) is None
    assert store.stories.of(1) is None
    assert store.stories.told([1]) == ()


# -- coming into scope -----------------------------------------------------------------------------


def take_in(store, article_id):
    store.imports.take_in(article_id, at(9), archived=False, who=PERSON)


def test_what_comes_into_scope_leaves_its_story_and_waits_for_another(store):
    one, two = outside(store, "a", "b")
    grouped(store, [one, two])
    take_in(store, one)

    assert store.stories.ungrouped() == (one,)
    assert [m.article for m in store.stories.get(1).members] == [two]
    assert store.stories.join(one, None, None, "g1") == 2


def test_the_id_of_a_story_whose_only_article_comes_into_scope_leads_there(store):
    (one,) = outside(store, "a")
    articles(store, 1)
    grouped(store, [one], [2])
    take_in(store, one)
    assert store.stories.get(1) is None

    store.stories.join(one, 2, why(2), "g1")
    assert store.stories.get(1).id == 2


def test_what_people_merged_comes_into_scope_one_by_one_and_stays_together_under_its_name(store):
    one, two, three = outside(store, "a", "b", "c")
    grouped(store, [one], [two], [three])
    store.stories.rename(1, "Cầu mới", **doing(1))
    store.stories.merge([2, 3], 1, **doing(2))
    take_in(store, two)

    assert stands(store, one, two, three) == [1, 4, 1]
    assert (store.stories.get(4).headline, store.stories.get(1).headline) == ("Cầu mới", "Cầu mới")
    assert [(m.placed_by, m.placed_at) for m in store.stories.get(4).members] == [(PERSON, at(2))]
    assert [act.act for act in store.stories.get(4).acts] == ["rename", "merge"]
    assert store.stories.join(two, None, None, "g1") == 4
    store.stories.rename(4, "Cầu mới thông xe", **doing(3))
    take_in(store, one)
    take_in(store, three)
    assert stands(store, one, two, three) == [4, 4, 4]
    assert store.stories.get(1).id == store.stories.get(2).id == 4
    assert store.stories.get(4).headline == "Cầu mới thông xe"
    assert store.stories.ungrouped() == ()


def test_what_people_split_or_moved_comes_into_scope_and_stays_apart(store):
    ids = one, two, three, four, five = outside(store, *"abcde")
    grouped(store, [one, two, three, four], [five])
    new = store.stories.split(1, [three, four], **doing(1))
    store.stories.move(two, 2, **doing(2))
    for each in (one, three, two):
        take_in(store, each)
        store.stories.join(each, store.stories.of(one), why(one), "g1")
    first, second, third = stands(store, one, two, three)
    assert len({first, second, third}) == 3

    for each in (four, five):
        take_in(store, each)
    assert stands(store, *ids) == [first, second, third, third, None]  # of the last one nobody said anything
    assert store.stories.get(new).id == third


def test_the_twin_of_a_story_is_found_wherever_people_merged_either(store):
    one, two, three, four = outside(store, *"abcd")
    (inside,) = articles(store, 1)
    grouped(store, [one, two], [three, four], [inside])
    store.stories.move(one, 1, **doing())
    store.stories.move(two, 1, **doing())
    take_in(store, one)
    store.stories.merge([store.stories.of(one)], 3, **doing())
    store.stories.merge([1], 2, **doing())
    take_in(store, two)
    take_in(store, three)

    assert stands(store, inside, one, two, three, four) == [3, 3, 3, 3, 2]


def test_a_pinned_headline_is_that_of_the_twin_once_its_article_is_there(store):
    one, two, three = outside(store, "a", "b", "c")
    grouped(store, [one, two, three])
    store.stories.pin(1, two, **doing(1))
    store.stories.move(one, 1, **doing(2))
    take_in(store, one)
    twin = store.stories.of(one)
    assert store.stories.get(twin).pinned is None

    take_in(store, two)
    assert (store.stories.of(two), store.stories.get(twin).pinned) == (twin, two)
    store.stories.pin(twin, None, **doing(3))
    assert store.stories.get(twin).pinned is None


def test_a_named_story_of_one_article_comes_into_scope_with_it(store):
    (one,) = outside(store, "a")
    grouped(store, [one])
    store.stories.rename(1, "Cầu mới", **doing())
    take_in(store, one)

    assert store.stories.ungrouped() == ()
    assert store.stories.get(1).headline == "Cầu mới"
    assert [line.id for line in store.stories.recent(at(-60))] == [1]


def test_a_named_story_that_one_leaves_is_held_by_another(store):
    one, two = outside(store, "a", "b")
    grouped(store, [one, two])
    store.stories.rename(1, "Cầu mới", **doing(3))
    take_in(store, one)

    assert dict(store.stories.placed()) == {one: 2, two: 1}
    (member,) = store.stories.get(1).members
    assert (member.placed_by, member.placed_at) == ("", None)


def test_one_that_only_held_a_name_waits_for_a_story_once_the_name_has_come_into_scope(store):
    one, two, three, four = outside(store, *"abcd")
    grouped(store, [one, two, three], [four])
    store.stories.rename(1, "Cầu mới", **doing())
    take_in(store, one)
    regroup(store, [two], [three], [four], in_scope=False)
    assert (stands(store, one, two), store.stories.get(1).headline) == ([3, 1], "Cầu mới")
    take_in(store, two)

    assert (stands(store, one, two), store.stories.ungrouped()) == ([3, None], (two,))
    assert (store.stories.get(1).id, store.stories.get(3).headline) == (3, "Cầu mới")
    assert store.stories.join(two, None, None, "g2") == 5
    assert store.stories.get(1).id == 3


def test_so_does_one_that_held_a_story_where_another_was_pinned(store):
    one, two, three = outside(store, *"abc")
    grouped(store, [one, two, three])
    store.stories.pin(1, two, **doing())
    take_in(store, two)
    assert dict(store.stories.placed()) == {one: 1, two: 2}
    take_in(store, one)

    assert stands(store, one, two, three) == [None, 2, 1]


def test_a_twin_is_called_as_the_story_that_its_own_was_merged_into(store):
    one, two, three, four = outside(store, *"abcd")
    grouped(store, [one, two], [three], [four])
    store.stories.move(one, 1, **doing())
    store.stories.rename(1, "Cầu cũ", **doing(2))
    take_in(store, one)
    store.stories.merge([1], 2, **doing(3))
    assert store.stories.get(4).headline == "Cầu cũ"  # the other one has no name
    store.stories.merge([2], 3, **doing(4))
    store.stories.rename(3, "Cầu mới", **doing(5))
    take_in(store, four)

    assert stands(store, one, four) == [4, 4]
    assert (store.stories.get(4).headline, store.stories.get(3).headline) == ("Cầu mới", "Cầu mới")
    assert [act.id for act in store.stories.get(4).acts] == [1, 2, 3, 4, 5]
    store.stories.rename(4, "Cầu mới thông xe", **doing(6))
    assert (store.stories.get(4).headline, store.stories.get(3).headline) == ("Cầu mới thông xe", "Cầu mới")


@pytest.mark.parametrize(("into", "twin"), [(2, 5), (3, 4)])
def test_twins_of_stories_that_are_merged_become_one(store, into, twin):
    """Story 3 has no twin: the stories merged into it have."""
    ids = one, two, three, four, five = outside(store, *"abcde")
    grouped(store, [one, two], [three, four], [five])
    for article_id, story in ((one, 1), (two, 1), (three, 2), (four, 2)):
        store.stories.move(article_id, story, **doing())
    take_in(store, one)
    take_in(store, three)
    assert stands(store, *ids) == [4, 1, 5, 2, 3]
    store.stories.merge({1, 2, 3} - {into}, into, **doing(2))

    assert stands(store, *ids) == [twin, into, twin, into, into]
    assert store.stories.get(4).id == store.stories.get(5).id == twin
    assert [(m.placed_by, m.placed_at) for m in store.stories.get(twin).members] == [(PERSON, at(2))] * 2
    assert [act.act for act in store.stories.get(twin).acts] == [*["move"] * 4, "merge"]
    for each in (two, four, five):
        take_in(store, each)
    assert stands(store, *ids) == [twin] * 5


def test_twins_that_are_one_already_stay_as_they_are(store):
    one, two = outside(store, *"ab")
    inside = articles(store, 1)
    grouped(store, [one], [two], inside)
    three, four = outside(store, *"cd")
    store.stories.move(three, 1, **doing())
    store.stories.move(four, 2, **doing())
    take_in(store, three)
    take_in(store, four)
    store.stories.merge([4], 5, **doing(2))
    new = store.stories.split(5, [three], **doing(3))
    store.stories.merge([1], 2, **doing(4))

    assert stands(store, one, two, three, four) == [2, 2, new, 5]


def test_copies_of_what_comes_into_scope_wait_for_a_story_of_their_own(store):
    store.imports.save([brought(n, in_scope=False, sign=signature("x")) for n in "12"], same_text, at(0))
    grouped(store, [1])
    take_in(store, 1)

    assert (store.stories.ungrouped(), store.stories.ungrouped(in_scope=False)) == ((1,), (2,))


# -- databases of before ---------------------------------------------------------------------------


def test_a_database_of_the_schema_before_is_brought_up_to_date_and_answers(path, before_stories):
    with Store.open(path) as store:
        assert store.stories.ungrouped() == (1, 2)
        assert [each.id for each in store.stories.window(at(0), at(9))] == [1, 2]
        assert store.stories.recent(at(0)) == ()
        grouped(store, [1, 2])
        store.stories.rename(1, "Cầu mới", **doing())
        assert store.stories.get(1).headline == "Cầu mới"
        assert list(store.clips()) == before_stories
        assert store.check_integrity() == ()


@pytest.fixture
def before_stories(path):
    """A database of the fifth schema with two articles and a copy; its clips."""
    with Store.open(path) as store:
        articles(store, 2)
        keep(store, "copy", copy_of=1)
        clips = list(store.clips())
    older(path, "m006_stories")
    return clips


# -- speed -----------------------------------------------------------------------------------------


def test_no_question_of_daily_work_reads_a_whole_table(store):
    """Only what has no story yet is looked for among all articles, and what people placed among all that they placed."""
    articles(store, 4)
    grouped(store, [1, 2], [3], [4])
    asked = []
    connection = store._database._connection
    connection.set_trace_callback(asked.append)
    store.stories.window(at(0), at(9)), store.stories.told([1]), store.stories.recent(at(0))
    store.stories.join(4, 2, why(3), "g1"), store.stories.of(1), store.stories.get(1)
    store.stories.merge([2], 1, **doing()), store.stories.split(1, [2], **doing()), store.stories.move(2, 1, **doing())
    store.stories.rename(1, "Cầu", **doing()), store.stories.pin(1, 1, **doing()), store.stories.placed()
    connection.set_trace_callback(None)

    steps = {
        row["detail"]
        for statement in asked
        if statement.lstrip().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE"))
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    }
    scanned = {step for step in steps if step.startswith("SCAN") and "VIRTUAL" not in step}
    tables = {"articles", "revisions", "copies", "stories", "story_members", "story_acts", "a", "r", "o", "m", "s", "c"}
    assert {step.split()[1] for step in scanned}.isdisjoint(tables)
    assert not {step for step in steps if "AUTOMATIC" in step}
