"""The queue of flags: each statement stands once, in its order, with what people decided of it, and nobody is overwritten."""

import re
import sqlite3
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import add, article, at, clip, flag, tags

from monitor.case import Linked, Opened
from monitor.errors import StaleError, StoreError
from monitor.model import Visit
from monitor.store import Revised, Store
from monitor.store.audit import Actor
from monitor.store.cases import NewStep
from monitor.store.flag_lines import IN_ORDER, KEPT_LINES, LINES, OF_SOME, TOUCHED, arranged
from monitor.store.flag_queue import _ACTS, _KEPT, _WHOLE
from monitor.store.flag_values import Asked, key_of
from monitor.store.labels import replace_watched, save_flags

EVERY = Asked(states=())


def keep(store, name, *flags, copy_of=None, story=None, published=-30, **other):
    """An article with *flags*; in the story of the article *story*."""
    kept = replace(clip(name, published=published), flags=flags, **other)
    one = store.save_clip(add(store, name), kept, signature=None, copy_of=copy_of, at=at(0))
    if story is not None:
        joined = store.stories.of(story)
        store.stories.join(one, joined, None, "g1")
    return one


def found_in(store, asked=EVERY, offset=0, limit=100):
    return store.flags.page(asked, offset, limit).rows


def decide(store, row, act="dismissed", reason="Số liệu của năm khác.", *, by="thu", minute=1, **seen):
    """Do *act* with the first of *row* as it was seen there."""
    one = row.lead
    told = {"revision": one.revision, "seen": one.seen} | seen
    return store.flags.act(one.article, one.key, act, reason=reason, by=by, at=at(minute), **told)


def revise(store, one, *flags, minute=2):
    revised = Revised(article("kept"), (), tags(), flags, None)
    store.revisits.save_revision(one, revised, Visit(at(minute), "changed", ""), None)


@pytest.fixture
def one(store):
    """The only flag there is."""
    keep(store, "1", flag())
    return found_in(store)[0]


# -- what stands in it ---------------------------------------------------------------------------------------


def test_the_highest_score_stands_first_then_the_newest_then_the_first_article(store):
    keep(store, "1", replace(flag("1"), score=0.5), published=-90)
    keep(store, "2", replace(flag("2"), score=0.9), published=-90)
    keep(store, "3", replace(flag("3"), score=0.5), published=-30)
    keep(store, "4", replace(flag("4"), score=0.5), replace(flag("5"), score=0.5), published=-90)

    assert [row.lead.flag.found for row in found_in(store)] == ["2", "3", "1", "4", "5"]
    assert [row.lead.flag.found for row in found_in(store, offset=1, limit=2)] == ["3", "1"]
    assert store.flags.page(EVERY, 1, 2).count == 5


def test_a_row_says_where_the_flag_stands(store, one):
    lead = one.lead
    assert (lead.article, lead.number, lead.title, lead.outlet) == (1, 0, "Xã vùng cao khánh thành cầu 1", "Báo Thử")
    assert (lead.group, lead.published, lead.url) == ("trung-uong", at(-30), "https://bao.example/1")
    assert (lead.revision, lead.copy_of, lead.flag) == (1, None, flag())
    assert (lead.state, lead.last, lead.before, one.others, one.decided) == ("open", None, None, (), None)


def test_what_is_out_of_scope_stands_in_no_queue_but_on_its_article(store):
    outside = keep(store, "1", flag(), in_scope=False)
    with store._database.writing() as db:
        db.execute("UPDATE articles SET in_scope = 0")
    assert found_in(store) == ()
    assert [row.lead.flag for row in store.flags.of(outside)] == [flag()]


def test_an_article_that_no_search_finds_yet_has_its_date_all_the_same(store):
    keep(store, "1", flag(), published=-45)
    with store._database.writing() as db:
        db.execute("DELETE FROM search_docs")
    assert found_in(store)[0].lead.published == at(-45)


def test_the_same_on_many_articles_of_one_story_stands_once(store):
    first = keep(store, "1", flag("12"), published=-90)
    store.stories.join(first, None, None, "g1")
    keep(store, "2", replace(flag("12"), score=0.9), story=first)
    keep(store, "3", flag("13"), story=first)
    keep(store, "4", flag("12"))

    rows = found_in(store)
    assert [[(m.article, m.flag.found) for m in row.members] for row in rows] == [
        [(2, "12"), (1, "12")],
        [(3, "13")],
        [(4, "12")],
    ]


def test_a_copy_stands_under_what_it_repeats_and_never_before_it(store):
    original = keep(store, "1", replace(flag(), score=0.5))
    copy = keep(store, "2", replace(flag(), score=0.9), copy_of=original)
    alone = keep(store, "3", replace(flag("99"), score=0.1), copy_of=original)

    first, second = found_in(store)
    assert [(m.article, m.copy_of) for m in first.members] == [(original, None), (copy, original)]
    assert [(m.article, m.copy_of) for m in second.members] == [(alone, original)]


def test_the_two_sides_of_a_disagreement_are_two_statements(store):
    first = keep(store, "1", replace(flag("12"), fact="article:2"))
    store.stories.join(first, None, None, "g1")
    keep(store, "2", replace(flag("15"), fact="article:1"), story=first)
    assert len(found_in(store)) == 2


ASKED = {
    "a kind": (Asked(kinds=("removed",)), ["b"]),
    "kinds": (Asked(kinds=("removed", "refuted-claim")), ["b", "c"]),
    "a group of outlets": (Asked(groups=("tinh-khac",)), ["c"]),
    "since": (Asked(since=at(-60)), ["b", "c"]),
    "until": (Asked(until=at(-60)), ["a"]),
    "a moment": (Asked(since=at(-60), until=at(-40)), ["b"]),
    "two conditions": (Asked(kinds=("removed",), groups=("tinh-khac",)), []),
    "all": (Asked(), ["a", "b", "c"]),
}


@pytest.fixture
def three(store):
    """One flag each of three kinds, outlets and hours."""
    keep(store, "1", flag("a"), published=-90)
    keep(store, "2", replace(flag("b"), kind="removed"), published=-60)
    keep(store, "3", replace(flag("c"), kind="refuted-claim"), published=-40, group="tinh-khac")
    return store


@pytest.mark.parametrize("name", ASKED)
def test_the_queue_can_be_asked_for_a_part(three, name):
    asked, expected = ASKED[name]
    assert sorted(row.lead.flag.found for row in found_in(three, asked)) == expected


def test_each_value_is_counted_beside_what_else_is_asked(three):
    counts = three.flags.counts(Asked(kinds=("removed",)))
    assert counts.kinds == {"figure-differs": 1, "refuted-claim": 1, "removed": 1}
    assert counts.groups == {"trung-uong": 1}
    assert counts.states == {"open": 1}
    assert counts == three.flags.page(Asked(kinds=("removed",)), 0, 1).counts


def test_days_are_counted_beside_what_else_is_asked(three):
    spans = [(None, None), (at(-70), None), (None, at(-50)), (at(-60), at(-60))]
    assert three.flags.page(Asked(since=at(0)), 0, 15, spans).counts.spans == (3, 2, 2, 0)
    assert three.flags.page(Asked(kinds=("removed",)), 0, 15, spans).counts.spans == (1, 1, 1, 0)


def test_a_row_is_counted_once_however_many_members_it_has(store):
    first = keep(store, "1", flag())
    store.stories.join(first, None, None, "g1")
    keep(store, "2", flag(), story=first, group="tinh-khac")

    counts = store.flags.counts(Asked())
    assert (counts.states, counts.kinds) == ({"open": 1}, {"figure-differs": 1})
    assert counts.groups == {"tinh-khac": 1, "trung-uong": 1}
    assert [len(row.members) for row in found_in(store, Asked(groups=("tinh-khac",)))] == [2]


# -- what people decide --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "state", "reason"), [("dismissed", "dismissed", "Năm khác."), ("accepted", "accepted", "")]
)
def test_what_is_decided_stands_with_who_when_and_why(store, one, act, state, reason):
    id_ = decide(store, one, act, reason)

    assert found_in(store, Asked()) == ()
    lead = found_in(store, Asked(states=(state,)))[0].lead
    assert (lead.state, lead.seen) == (state, id_)
    assert (lead.last.act, lead.last.reason, lead.last.by, lead.last.at) == (act, reason, "thu", at(1))
    assert store.flags.acts(1) == (lead.last,) == store.flags.done(id_, id_)
    with store._database.writing() as db:
        replace_watched(db, 1, [])
    assert store.flags.acts(1)[0].flag == lead.flag  # also when the machine says it no more


def test_what_was_dismissed_is_told_no_more_and_what_is_opened_again_is(store, one):
    decide(store, one)
    assert store.clip(1).flags == ()
    decide(store, found_in(store)[0], "reopened", "")
    assert store.clip(1).flags == (flag(),)
    assert [row.lead.state for row in found_in(store)] == ["open"]


def test_who_is_overtaken_is_told_and_changes_nothing(store, one):
    decide(store, one, by="thu")
    with pytest.raises(StaleError, match="not as it was seen"):
        decide(store, one, "accepted", "", by="mau")
    assert [act.by for act in store.flags.acts(1)] == ["thu"]


def test_who_saw_an_earlier_revision_decides_nothing(store, one):
    revise(store, 1, flag())
    with pytest.raises(StaleError, match="not as it was seen"):
        decide(store, one)


@pytest.mark.parametrize(("first", "then"), [("dismissed", "dismissed"), ("accepted", "dismissed"), ("", "reopened")])
def test_nothing_is_decided_twice(store, one, first, then):
    if first:
        decide(store, one, first)
    with pytest.raises(StaleError, match=f"it cannot be {then}"):
        decide(store, found_in(store)[0], then)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_dismissal_without_a_reason_is_refused(store, one, reason):
    with pytest.raises(StoreError, match="say why"):
        decide(store, one, reason=reason)
    assert store.flags.acts(1) == ()


def test_a_flag_that_is_not_there_is_not_decided(store, one):
    with pytest.raises(StoreError, match="article 1 has no flag figure-differs like that; nothing was decided"):
        store.flags.act(
            1, key_of(replace(flag(), fact="khac")), "accepted", revision=1, seen=0, reason="", by="thu", at=at(1)
        )
    with pytest.raises(StoreError, match="article 9 has no flag"):
        store.flags.act(9, one.lead.key, "accepted", revision=1, seen=0, reason="", by="thu", at=at(1))


def test_what_was_dismissed_stands_no_more_in_that_revision_and_says_so_in_the_next(store, one):
    decide(store, one)
    with store._database.writing() as db:  # the machine says the same again, at another place
        db.execute("UPDATE flags SET position = 7, explanation = 'Nói lại.', score = 0.9")
    assert found_in(store, Asked()) == ()

    revise(store, 1, replace(flag(), sentence="Cầu dài 12 m, rộng 3 m."))
    lead = found_in(store, Asked())[0].lead
    assert (lead.revision, lead.last, lead.before.reason) == (2, None, "Số liệu của năm khác.")
    assert (lead.before.revision, lead.before.by) == (1, "thu")


# -- what was accepted stays, whatever the machine says later ------------------------------------------------

ENDS = {
    "the article was mended": lambda store: revise(store, 1),
    "the article says it otherwise": lambda store: revise(store, 1, replace(flag("14"), sentence="Cầu dài 14 m.")),
    "the rules say it no more": lambda store: store._database._connection.execute("DELETE FROM flags"),
    "the row was superseded": lambda store: store.register.add(
        "fact", "khac", {"supersedes": flag().fact, "from": "2020-01-01"}, "thu", at(3)
    ),
}


@pytest.mark.parametrize("name", ENDS)
def test_what_was_accepted_stays_as_it_stood_when_the_machine_says_it_no_more(store, one, name):
    decide(store, one, "accepted", "")
    ENDS[name](store)

    (row,) = found_in(store, Asked(states=("accepted",)))
    assert (row.lead.flag, row.lead.revision, row.lead.stands, row.lead.state) == (flag(), 1, False, "accepted")
    assert (row.lead.title, row.lead.last.by, row.lead.last.at) == (one.lead.title, "thu", at(1))
    assert store.flags.counts(EVERY).states["accepted"] == 1
    assert row in store.flags.of(1)
    assert store.flags.one(1, row.lead.number) == row


@pytest.mark.parametrize("name", ENDS)
@pytest.mark.parametrize("act", ["dismissed", "reopened"])
def test_what_was_not_accepted_is_gone_with_its_flag(store, one, name, act):
    decide(store, one, "dismissed")
    if act == "reopened":
        decide(store, found_in(store)[0], "reopened", "")
    ENDS[name](store)
    assert [row for row in found_in(store) if row.lead.flag == flag()] == []


def test_an_accepted_flag_of_an_article_out_of_scope_stays(store, one):
    decide(store, one, "accepted", "")
    with store._database.writing() as db:
        db.execute("UPDATE articles SET in_scope = 0")
    (row,) = found_in(store)
    assert (row.lead.state, row.lead.stands) == ("accepted", True)


def test_what_was_accepted_and_stands_in_the_next_revision_too_is_both(store, one):
    decide(store, one, "accepted", "")
    revise(store, 1, flag())
    assert [(row.lead.state, row.lead.revision, row.lead.stands) for row in found_in(store)] == [
        ("accepted", 1, False),
        ("open", 2, True),
    ]


@pytest.mark.parametrize(("act", "left"), [("accepted", [("accepted", 2)]), ("dismissed", [("dismissed", 2)])])
def test_who_decides_of_it_in_the_next_revision_decides_of_both(store, one, act, left):
    decide(store, one, "accepted", "")
    revise(store, 1, flag())
    (row,) = found_in(store, Asked())
    second = decide(store, row, act, minute=3)
    assert [(row.lead.state, row.lead.revision) for row in found_in(store)] == left

    store.flags.undo(second, by="thu", at=at(4))
    assert sorted((row.lead.state, row.lead.revision) for row in found_in(store)) == [("accepted", 1), ("open", 2)]


@pytest.mark.parametrize("name", ENDS)
def test_what_stands_no_more_can_be_taken_out_and_put_back(store, one, name):
    decide(store, one, "accepted", "")
    ENDS[name](store)
    (row,) = found_in(store, Asked(states=("accepted",)))
    out = decide(store, row, "reopened", "", minute=4)
    assert found_in(store, Asked(states=("accepted",))) == ()

    store.flags.undo(out, by="mau", at=at(5))
    (again,) = found_in(store, Asked(states=("accepted",)))
    assert (again.lead.flag, again.lead.stands, again.lead.last.by) == (flag(), False, "mau")


def test_what_the_machine_says_again_stands_again_as_accepted(store, one):
    decide(store, one, "accepted", "")
    replace_flags(store)
    assert not found_in(store)[0].lead.stands
    replace_flags(store, flag())
    (row,) = found_in(store)
    assert (row.lead.stands, row.lead.state) == (True, "accepted")


def replace_flags(store, *flags):
    with store._database.writing() as db:
        db.execute("DELETE FROM flags")
        save_flags(db, 1, flags)


def test_what_stands_otherwise_on_another_article_of_the_story_is_told(store):
    first = keep(store, "1", flag())
    store.stories.join(first, None, None, "g1")
    decide(store, found_in(store)[0])
    keep(store, "2", flag(), story=first)

    row = found_in(store, Asked())[0]
    assert [member.article for member in row.members] == [2]
    assert (row.decided.article, row.decided.act) == (1, "dismissed")


def test_the_flags_of_one_article_stand_each_with_its_kin(store):
    first = keep(store, "1", flag("12"), replace(flag("13"), sentence="Câu khác.", fact="khac"), published=-90)
    store.stories.join(first, None, None, "g1")
    keep(store, "2", flag("12"), story=first)
    keep(store, "3", flag("12"), copy_of=first)

    rows = store.flags.of(first)
    assert [[member.article for member in row.members] for row in rows] == [[1, 2, 3], [1]]
    assert [member.article for member in store.flags.of(3)[0].members] == [3, 2, 1]
    assert store.flags.standing(first) == tuple(row.lead for row in rows)
    assert store.flags.one(first, 1) == rows[1]
    assert store.flags.one(first, 9) is None
    assert store.flags.of(99) == ()


UNDONE = {
    "dismissed": (["dismissed"], "open", ""),
    "accepted": (["accepted"], "open", ""),
    "opened again": (["dismissed", "reopened"], "dismissed", "Số liệu của năm khác."),
    "dismissed once more": (["accepted", "reopened", "dismissed"], "open", ""),
}


@pytest.mark.parametrize("name", UNDONE)
def test_what_is_undone_lets_stand_what_stood_before(store, one, name):
    acts, state, reason = UNDONE[name]
    for minute, act in enumerate(acts, 1):
        last = decide(
            store, found_in(store)[0], act, "Số liệu của năm khác." if act == "dismissed" else "", minute=minute
        )
    store.flags.undo(last, by="mau", at=at(9))

    lead = found_in(store)[0].lead
    assert (lead.state, lead.last.reason, lead.last.by, lead.last.at) == (state, reason, "mau", at(9))
    assert len(store.flags.acts(1)) == len(acts) + 1


def test_what_somebody_decided_anew_cannot_be_undone(store, one):
    first = decide(store, one)
    decide(store, found_in(store)[0], "reopened", "")
    with pytest.raises(StaleError, match="changed since; nothing was undone"):
        store.flags.undo(first, by="mau", at=at(9))
    with pytest.raises(StoreError, match="there is no act 99 on a flag"):
        store.flags.undo(99, by="mau", at=at(9))


@pytest.mark.parametrize("statement", ["UPDATE flag_acts SET reason = 'khác'", "DELETE FROM flag_acts"])
def test_what_people_decided_is_never_changed(store, one, statement):
    decide(store, one)
    with pytest.raises(StoreError), store._database.writing() as db:
        db.execute(statement)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(("dismissed", "accepted", "reopened", "undo"))), max_size=12)
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_every_statement_stands_in_one_state_and_the_pages_cover_all(tmp_path_factory, steps):
    with Store.open(tmp_path_factory.mktemp("queue") / "monitor.db") as store:
        first = keep(store, "1", flag("1"))
        store.stories.join(first, None, None, "g1")
        keep(store, "2", flag("1"), story=first)
        keep(store, "3", flag("2"), replace(flag("3"), sentence="Câu khác."))
        for which, act in steps:
            lead = store.flags.of((1, 2, 3, 3)[which])[which == 3].lead
            try:
                if act == "undo":
                    store.flags.undo(lead.seen, by="thu", at=at(1))
                else:
                    decide(store, store.flags.one(lead.article, lead.number), act)
            except StoreError:
                continue
        rows = found_in(store)
        paged = [row for n in range(len(rows)) for row in found_in(store, offset=n, limit=1)]
        members = sorted((m.article, m.number) for row in rows for m in row.members)
        told = {one: {f.found for f in store.clip(one).flags} for one in (1, 2, 3)}

    assert paged == list(rows)
    assert members == [(1, 0), (2, 0), (3, 0), (3, 1)]
    assert all(m.state == row.lead.state for row in rows for m in row.members)
    for row in rows:
        for member in row.members:
            assert (member.flag.found in told[member.article]) == (member.state != "dismissed")
    assert all(a.lead.flag.score >= b.lead.flag.score for a, b in pairwise(rows))


# -- in memory ---------------------------------------------------------------------------------------------


def taken_in(store, seen, known):
    """All lines after what changed since *seen*, in small pieces."""
    while (found := store.flags.since(seen, 2))[0] != seen:
        seen, lines = found
        known |= lines
    return seen, known


def regroup(store, articles):
    store.stories.split(store.stories.of(articles[0]), articles[:1], who="Lê Thử", at=at(3))


AFTERWARDS = {
    "a decision": lambda store, _articles: decide(store, found_in(store)[0]),
    "another revision": lambda store, articles: revise(store, articles[0], flag("77")),
    "a story that was split": regroup,
    "out of scope": lambda store, articles: store._database._connection.execute(
        "UPDATE articles SET in_scope = 0 WHERE id = ?", (articles[0],)
    ),
    "a copy no more": lambda store, _articles: store._database._connection.execute("DELETE FROM copies"),
    "an accepted flag of an article that was mended": lambda store, articles: (
        decide(store, found_in(store)[0], "accepted", ""),
        revise(store, articles[0]),
    ),
    "an accepted flag that the rules drop": lambda store, articles: (
        decide(store, found_in(store)[0], "accepted", ""),
        store._database._connection.execute("DELETE FROM flags WHERE article_id = ?", (articles[0],)),
    ),
    "another flag of the watch": lambda store, articles: replace_watched(
        store._database._connection, articles[1], [replace(flag("5"), kind="removed")]
    ),
}


@pytest.mark.parametrize("name", AFTERWARDS)
def test_what_a_queue_in_memory_knows_is_what_is_read(store, name):
    first = keep(store, "1", flag("1"))
    store.stories.join(first, None, None, "g1")
    articles = [first, keep(store, "2", flag("1"), story=first), keep(store, "3", flag("1"), copy_of=first)]
    seen, known = taken_in(store, 0, {})
    AFTERWARDS[name](store, articles)
    seen, known = taken_in(store, seen, known)

    in_memory = arranged(line for lines in known.values() for line in lines)
    assert store.flags.page(EVERY, 0, 9, known=in_memory) == store.flags.page(EVERY, 0, 9)
    assert store.flags.counts(EVERY, in_memory) == store.flags.counts(EVERY)
    assert store.flags.since(seen, 9) == (seen, {})


def test_a_flag_that_is_gone_since_is_left_out(store):
    one = keep(store, "1", flag("1"), replace(flag("2"), sentence="Câu khác."))
    _, known = taken_in(store, 0, {})
    with store._database.writing() as db:
        db.execute("DELETE FROM flags WHERE article_id = ? AND position = 0", (one,))
    page = store.flags.page(EVERY, 0, 9, known=arranged(known[one]))
    assert [row.lead.flag.found for row in page.rows] == ["2"]


# -- a case that was opened from it --------------------------------------------------------------------------


def open_case(store, article, act):
    """A case of *article* that was opened from *act*."""
    linked = [NewStep(Linked(article, act), at(3))]
    return store.cases.open(NewStep(Opened("Báo nêu", 2, at(0)), at(3)), linked, Actor("thu", "Lê Thử"), at(3))


def test_a_flag_from_which_a_case_was_opened_waits_for_none(store, one):
    act = decide(store, one, "accepted", "")
    assert store.flags.counts(EVERY).states == {"accepted": 1}
    seen, _ = store.flags.since(0, 100)
    open_case(store, one.lead.article, act)

    assert store.flags.counts(EVERY).states == {"cased": 1}
    assert [row.lead.state for row in found_in(store, Asked(states=("cased",)))] == ["cased"]
    assert found_in(store, Asked(states=("accepted",))) == ()
    assert store.flags.standing(one.lead.article)[0].state == "cased"
    assert [each.cased for each in store.flags.acts(one.lead.article)] == [True]
    (line,) = store.flags.since(seen, 100)[1][one.lead.article]  # who keeps the queue in memory is told
    assert line.state == "cased"


def test_what_led_to_a_case_is_neither_reopened_nor_undone(store, one):
    act = decide(store, one, "accepted", "")
    open_case(store, one.lead.article, act)
    with pytest.raises(StaleError, match="it cannot be reopened"):
        decide(store, one, "reopened", "", seen=act)
    with pytest.raises(StaleError, match="nothing was undone"):
        store.flags.undo(act, by="thu", at=at(4))
    assert [each.act for each in store.flags.acts(one.lead.article)] == ["accepted"]


def test_a_case_that_took_in_the_article_alone_leaves_its_flag_waiting(store, one):
    decide(store, one, "accepted", "")
    open_case(store, one.lead.article, None)
    assert store.flags.counts(EVERY).states == {"accepted": 1}


def test_a_flag_that_comes_again_with_a_new_revision_waits_again(store, one):
    open_case(store, one.lead.article, decide(store, one, "accepted", ""))
    revise(store, one.lead.article, flag(), minute=4)
    assert store.flags.counts(EVERY).states == {"cased": 1, "open": 1}


# -- how fast ------------------------------------------------------------------------------------------------


EVERY_LINE = (LINES + IN_ORDER, KEPT_LINES + IN_ORDER)
QUESTIONS = (*EVERY_LINE, LINES + OF_SOME + IN_ORDER, KEPT_LINES + OF_SOME + IN_ORDER, TOUCHED, _WHOLE, _KEPT, _ACTS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_table_but_that_of_the_flags_and_what_people_decided_of_them_is_read_from_end_to_end(store, question):
    arguments = (0, 9) if question == TOUCHED else ("[1]",) if "?" in question else ()
    plan = [row["detail"] for row in store._database._connection.execute(f"EXPLAIN QUERY PLAN {question}", arguments)]
    read = [each for each in plan if each.startswith("SCAN") and "VIRTUAL TABLE" not in each]
    assert len(read) == (question in EVERY_LINE)
    assert all(re.match(r"SCAN f( |$)", each) for each in read)


def crowd(path, articles, flags):
    """So many articles with texts, every fifth group of five a story, and so many flags, without the program's own checks."""
    db = sqlite3.connect(path, isolation_level=None)
    ids = range(10, 10 + articles)
    db.execute("BEGIN")
    for name in ("touched_article", "touched_revision", "touched_flags", "touched_indexed", "touched_story"):
        db.execute(f"DROP TRIGGER {name}")
    db.executemany(
        """
        INSERT INTO articles (id, source, outlet, outlet_group, medium, entered_by, clipped_at, in_scope)
        VALUES (?, 'bao', 'Báo Thử', 'trung-uong', 'bao-dien-tu', '', '2026-03-02T00:00:00.000000Z', 1)
        """,
        [(n,) for n in ids],
    )
    db.executemany(
        """
        INSERT INTO revisions (article_id, number, seen_at, url, canonical, title, lead, text, published, published_from,
            published_raw, authors, language, title_only, text_sha256)
        SELECT ?, 1, seen_at, url, canonical, title, lead, ?, published, published_from, published_raw, authors, language,
            title_only, text_sha256 FROM revisions WHERE article_id = 1
        """,
        [(n, "Bà con qua cầu. " * 150) for n in ids],
    )
    db.executemany(
        "INSERT INTO search_docs (article_id, words_sha256, published, language) VALUES (?, '', ?, 'vi')",
        [(n, f"2026-03-02T00:00:{n % 60:02d}.000000Z") for n in ids],
    )
    db.executemany("INSERT INTO stories (founder_id, in_scope) VALUES (?, 1)", [(n,) for n in ids[::5]])
    db.executemany(
        "INSERT INTO story_members (article_id, story_id, version, words) VALUES (?, ?, '', '')",
        [(n, i // 5 + 1) for i, n in enumerate(ids)],
    )
    db.executemany(
        """
        INSERT INTO flags (article_id, position, kind, sentence, found, expected, fact, explanation, score, rules_version)
        VALUES (?, 0, 'figure-differs', 'Câu dài.', ?, '15', 'cau-dai', 'Bài nêu khác.', ?, 'r1')
        """,
        [(n, f"{n % 7} m", (n % 100) / 100) for n in ids[:: max(1, articles // flags)]],
    )
    db.execute("COMMIT")
    db.close()


@pytest.mark.parametrize(
    ("articles", "limit"), [(4_000, 0.2), pytest.param(100_000, 0.05, marks=pytest.mark.slow)], ids=["some", "many"]
)
def test_a_page_of_two_thousand_flags_is_made_at_once(path, articles, limit):
    """In the time of this program: what else runs on the machine is not its fault."""
    with Store.open(path) as store:
        keep(store, "1")
    crowd(path, articles, 2_000)
    with Store.open(path) as store:
        took = []
        for _ in range(5):
            began = time.process_time()
            page = store.flags.page(Asked(), 0, 15)
            took.append(time.process_time() - began)

    assert (len(page.rows), page.count > 1_500) == (15, True)
    assert min(took) < limit


def test_all_rows_at_once_cost_no_more_than_their_number(path):
    """As the file of the whole list asks for them."""
    with Store.open(path) as store:
        keep(store, "1")
    crowd(path, 6_000, 6_000)
    with Store.open(path) as store:
        took = []
        for _ in range(3):
            began = time.process_time()
            page = store.flags.page(Asked(), 0, 2**31)
            took.append(time.process_time() - began)

    assert len(page.rows) == page.count > 5_000
    assert min(took) < 1.0


def test_what_a_decision_asks_of_each_of_hundreds_hangs_on_no_other(path):
    with Store.open(path) as store:
        keep(store, "1")
    crowd(path, 300, 300)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE story_members SET story_id = 1")
        db.execute("UPDATE flags SET found = '7 m'")
    db.close()
    with Store.open(path) as store:
        (row,) = found_in(store)
        asked = []
        store._database._connection.set_trace_callback(asked.append)
        assert store.flags.standing(row.lead.article) == (row.lead,)
        store._database._connection.set_trace_callback(None)

    assert len(row.members) == 300
    assert len([each for each in asked if "json_each" in each]) == 2  # its flags, and what was decided of them
