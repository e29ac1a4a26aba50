"""The machine says all anew: ids stay as far as they can, and people's word stays. Not for: what belongs together."""

import time

import pytest
from store_samples import article, at, keep
from story_samples import articles, doing, grouped, outside, regroup, rows, stands, told_apart, why

from monitor.errors import StoreError
from monitor.store.times import stored


def everything(store):
    return [rows(store, table) for table in ("stories", "story_members", "story_placements", "story_acts")]


def leads(store, *ids):
    return [store.stories.get(each).id for each in ids]


def test_a_group_keeps_the_id_of_its_founder_s_story_else_of_its_next_article_s(store):
    articles(store, 6)
    grouped(store, [1, 2], [3], [4, 5])
    regroup(store, [1], [2, 3], [5, 4, 6])

    assert stands(store, 1, 2, 3, 4, 5, 6) == [1, 2, 2, 3, 3, 3]
    assert [m.why for m in store.stories.get(3).members] == [why(5), None, why(5)]
    assert store.stories.get(3).headline == article("s5").title
    assert {row[3] for row in rows(store, "story_members")} == {"g2"}


def test_a_group_none_of_whose_ids_is_free_gets_a_new_one_that_nobody_had(store):
    articles(store, 3)
    grouped(store, [1, 2], [3])
    regroup(store, [1, 2, 3])  # story 2 is no more
    regroup(store, [2], [1], [3])

    assert stands(store, 1, 2, 3) == [3, 1, 4]


def test_an_id_that_no_group_takes_leads_to_where_its_founder_is(store):
    articles(store, 4)
    grouped(store, [1], [2, 3], [4])
    regroup(store, [1, 2, 3], [4])
    assert leads(store, 1, 2, 3) == [1, 1, 3]

    regroup(store, [1], [2], [4, 3])
    assert stands(store, 1, 2, 3, 4) == [1, 4, 3, 3]
    assert leads(store, 1, 2, 3, 4) == [1, 4, 3, 4]


@pytest.mark.parametrize("other", [[4, 2, 5], [4, 5, 2]])
def test_one_whose_founder_had_left_leads_to_where_the_articles_are_that_remained(store, other):
    articles(store, 5)
    grouped(store, [1, 2, 5], [3], [4])
    store.stories.move(1, 2, **doing())
    assert leads(store, 1) == [1]
    regroup(store, [3, 1], other)

    assert stands(store, 1, 4) == [2, 3]
    assert leads(store, 1, 2, 3) == [3, 2, 3]


def test_it_is_the_same_when_it_is_said_twice(store):
    articles(store, 6)
    grouped(store, [1, 2, 3], [4, 5], [6])
    store.stories.split(1, [2], **doing())
    store.stories.rename(3, "Cầu mới", **doing())
    groups = [[5], [1, 4, 3], [2], [6]]
    regroup(store, *groups)
    before = everything(store)
    regroup(store, *groups)

    assert everything(store) == before


def test_a_group_with_what_people_placed_is_that_story_whoever_founds_it(store):
    articles(store, 4)
    grouped(store, [1], [2], [3], [4])
    store.stories.move(2, 3, **doing())
    regroup(store, [1, 2, 3], [4])

    assert stands(store, 1, 2, 3, 4) == [3, 3, 3, 4]
    assert leads(store, 1, 2) == [3, 3]


def test_no_other_group_takes_the_id_of_a_story_with_what_people_placed(store):
    articles(store, 3)
    grouped(store, [1, 2, 3])
    store.stories.move(3, 1, **doing())
    regroup(store, [1, 2], [3])

    assert stands(store, 1, 2, 3) == [2, 2, 1]
    regroup(store, [1, 2])  # article 3 in no group
    assert stands(store, 1, 2, 3) == [2, 2, 1]


def test_what_people_placed_while_it_was_reckoned_goes_there_whatever_the_groups_say(store):
    articles(store, 6)
    grouped(store, [1, 2, 3], [4], [5], [6])
    groups = [[(1, None), (2, why(1)), (3, why(2)), (6, why(3))], [(5, None), (4, why(5))]]
    new = store.stories.split(1, [3], **doing())
    store.stories.merge([3], 1, **doing())
    store.stories.regroup(groups, "g2")

    assert stands(store, 1, 2, 3, 4, 5, 6) == [1, 1, new, 1, 1, new]
    assert [m.article for m in store.stories.get(new).members] == [3, 6]
    assert leads(store, 1, 2, 3, 4, new) == [1, 1, 1, new, new]
    before = everything(store)
    store.stories.regroup(groups, "g2")
    assert everything(store) == before


def test_one_side_of_the_scope_leaves_the_other_alone(store):
    articles(store, 2)
    one, two = outside(store, "a", "b")
    grouped(store, [1, 2], [one, two])
    regroup(store, [2], [1])
    assert stands(store, 1, 2, one, two) == [3, 1, 2, 2]

    regroup(store, [two], [one], in_scope=False)
    assert stands(store, 1, 2, one, two) == [3, 1, 4, 2]


def test_what_joined_while_it_was_reckoned_stays_where_it_is(store):
    articles(store, 4)
    grouped(store, [1, 2], [3, 4])
    before = rows(store, "story_members")
    regroup(store, [3, 1])  # articles 2 and 4 are in no group

    assert stands(store, 1, 2, 3, 4) == [2, 1, 2, 2]
    assert leads(store, 1, 2) == [1, 2]
    assert set(rows(store, "story_members")) & set(before) == {row for row in before if row[0] in {2, 4}}


def test_what_was_said_of_a_copy_before_it_was_one_is_forgotten(store):
    articles(store, 2)
    grouped(store, [1], [2])
    with store._database.writing() as db:
        db.execute("INSERT INTO copies VALUES (2, 1)")
    regroup(store, [1])

    assert [row[0] for row in rows(store, "story_members")] == [1]
    assert leads(store, 1, 2) == [1, 1]


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ([[4], [5, 4]], "article 4 stands twice in the groups; put it into one"),
        ([[4, 4]], "article 4 stands twice in the groups; put it into one"),
        ([[4], []], "a group holds no article; leave it out"),
        ([[99]], "article 99 is no original of this side of the scope; leave it out"),
        ([[6]], "article 6 is no original of this side of the scope; leave it out"),
        ([[7]], "article 7 is no original of this side of the scope; leave it out"),
    ],
)
def test_groups_that_cannot_be_are_refused_and_nothing_is_written(store, groups, message):
    articles(store, 5)
    keep(store, "copy", copy_of=5)
    outside(store, "o")
    grouped(store, [1, 2, 3], [4, 5])
    before = everything(store)
    with pytest.raises(StoreError) as caught:
        regroup(store, *groups)

    assert str(caught.value) == message
    assert everything(store) == before


# -- speed -----------------------------------------------------------------------------------------

MANY = 20_000


@pytest.fixture
def many(store):
    """A store with very many articles, a minute after each other, with nothing but what stories are made of."""
    article_rows = ((n, stored(at(n))) for n in range(1, MANY + 1))
    words = ((n, f"u{n}", "Cây cầu mới nối hai bờ suối. " * 50, stored(at(n))) for n in range(1, MANY + 1))
    with store._database.writing() as db:
        db.executemany("INSERT INTO articles VALUES (?, NULL, 's', 'B', 'g', 'm', '', ?, 1, '', 0)", article_rows)
        db.executemany(
            """
            INSERT INTO revisions (article_id, number, seen_at, url, canonical, title, lead, text, published,
                published_from, published_raw, authors, language, title_only, text_sha256)
            VALUES (?, 1, '', ?, '', 'Tin', '', ?, ?, 'meta', '', '[]', 'vi', 0, '')
            """,
            words,
        )
    return store


def seconds(work):
    """Of this program: what else runs on the machine is not its fault."""
    began = time.process_time()
    work()
    return time.process_time() - began


def test_very_many_articles_are_regrouped_in_seconds_and_asked_in_a_moment(many):
    """Measured: 0.5 s for all of them, 2.6 s for 100,000; three days of 100,000 in 0.06 s."""
    groups = told_apart([range(n, n + 4) for n in range(1, MANY, 4)])

    assert seconds(lambda: many.stories.regroup(groups, "g1")) < 10
    assert seconds(lambda: many.stories.regroup(groups, "g2")) < 10
    day = at(MANY - 24 * 60), at(MANY)
    assert seconds(lambda: many.stories.window(*day)) < 0.3
    assert seconds(lambda: many.stories.recent(day[0])) < 0.3
    assert seconds(lambda: [many.stories.get(many.stories.of(n)) for n in range(1, 101)]) < 0.5
    assert (len(many.stories.window(*day)), len(many.stories.recent(day[0]))) == (1441, 361)
