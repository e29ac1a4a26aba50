"""What a list in memory knows of an article is what the article says when it is loaded, and every change is told."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import article, at, keep, tags, tell

from monitor.model import Visit
from monitor.store import Revised, Store
from monitor.store.rebuild import Reread

VALUES = {
    "province": ("central", "mention", "none"),
    "tone": ("tich-cuc", "tieu-cuc"),
    "topic": ("giao-thong", "thuong-mai", "bien-gioi"),
    "place": ("Xã Thử", "Suối Mẫu", "Bản Mới"),
}


def listed(store):
    return {each.article: each for each in store.listed.since(0, 1000)[1]}


def test_an_article_is_told_as_it_is_loaded(store):
    one, two = keep(store, "1"), keep(store, "2", published=-90)
    keep(store, "3", copy_of=one)
    found = listed(store)

    for each in found.values():
        loaded = store.clip(each.article)
        assert each.published == loaded.article.published
        assert (each.outlet, each.group, each.medium) == (loaded.outlet, loaded.group, loaded.medium)
        assert each.topics == tuple(topic.id for topic in loaded.tags.topics)
        assert each.places == tuple(place.name for place in loaded.tags.places)
        assert (each.province, each.tone) == (loaded.tags.province, loaded.tags.tone.value)
        assert each.flagged
        assert each.indexed
    assert [found[n].copy_of for n in (one, two, 3)] == [None, None, one]


@given(
    words=st.lists(
        st.sampled_from([(label, value) for label, values in VALUES.items() for value in values]).flatmap(
            lambda pair: st.tuples(st.just(pair), st.sampled_from(("accept", "drop", "add", "withdraw")))
        ),
        max_size=8,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_people_say_of_its_tags_the_list_says_what_the_loaded_article_says(store, words):
    one = keep(store, f"{len(listed(store))}")
    for minute, ((label, value), verdict) in enumerate(words):
        store.decisions.add(one, label, value, verdict, who="Lê Thử", at=at(minute))
    loaded, found = store.clip(one).tags, listed(store)[one]

    assert found.province == loaded.province
    assert found.tone == (loaded.tone.value if loaded.tone else None)
    assert found.topics == tuple(topic.id for topic in loaded.topics)
    assert found.places == tuple(place.name for place in loaded.places)


def reword(store, one):
    store.revisits.save_revision(one, Revised(article("kept"), (), tags(), (), None), Visit(at(1), "changed", ""), None)


def vanish(store, one):
    with store._database.writing() as db:
        db.execute("INSERT INTO revisits VALUES (?, NULL, 0, NULL)", (one,))
    store.revisits.save_visit(one, Visit(at(1), "vanished", ""), None, 0)


CHANGES = {
    "another revision": (reword, lambda each: (each.changed, each.flagged) == (True, False)),
    "gone from the net": (vanish, lambda each: each.vanished),
    "told": (lambda store, one: tell(store, 1, items=[one]), lambda each: (each.role, each.edition) == ("item", 1)),
    "looked through": (
        lambda store, one: store.marks.add(one, "reviewed", "", who="Lê Thử", at=at(1)),
        lambda each: each.reviewed,
    ),
    "given to somebody": (
        lambda store, one: store.marks.add(one, "assign", "canbo", who="Lê Thử", at=at(1)),
        lambda each: each.assigned_to == "canbo",
    ),
    "a note": (lambda store, one: store.marks.add(one, "note", "Rõ.", who="Lê Thử", at=at(1)), lambda each: each.noted),
    "a word on a tag": (
        lambda store, one: store.decisions.add(one, "topic", "bien-gioi", "add", who="Lê Thử", at=at(1)),
        lambda each: "bien-gioi" in each.topics,
    ),
    "read again by other rules": (
        lambda store, one: store.rebuild.save(one, Reread(((article("kept"), ()),), tags(), (), None)),
        lambda each: not each.flagged,
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_told_once(store, change):
    do, holds = CHANGES[change]
    one, other = keep(store, "1"), keep(store, "2")
    seen, both = store.listed.since(0, 10)
    assert {each.article for each in both} == {one, other}
    assert store.listed.since(seen, 10) == (seen, ())

    do(store, one)
    newest, changed = store.listed.since(seen, 10)
    assert newest > seen
    assert [each.article for each in changed] == [one]
    assert holds(changed[0])
    assert store.listed.since(newest, 10) == (newest, ())


def test_a_copy_that_comes_is_told_with_its_original(store):
    one = keep(store, "1")
    seen, _ = store.listed.since(0, 10)
    two = keep(store, "2", copy_of=one)

    assert {each.article for each in store.listed.since(seen, 10)[1]} == {one, two}


def test_what_is_many_comes_in_pieces(store):
    for number in range(5):
        keep(store, str(number))
    seen, first = store.listed.since(0, 3)
    _, rest = store.listed.since(seen, 3)

    assert [each.article for each in (*first, *rest)] == [1, 2, 3, 4, 5]


def test_an_article_that_no_search_finds_yet_is_told_so_and_told_again_when_one_does(store):
    keep(store, "1")
    with store._database.writing() as db:
        db.execute("DELETE FROM search_docs")
    seen, found = store.listed.since(0, 10)
    assert [(each.indexed, each.language, each.published) for each in found] == [(False, "vi", at(-30))]

    store.search.index_some()
    assert [each.indexed for each in store.listed.since(seen, 10)[1]] == [True]


def test_a_database_that_took_the_place_of_another_is_known(store, path, tmp_path):
    keep(store, "1")
    before = store.listed.file()
    store.close()
    shutil.copy(path, tmp_path / "other.db")
    (tmp_path / "other.db").replace(path)

    with Store.open(path) as again:
        assert again.listed.file() != before


def test_no_question_reads_a_table_from_end_to_end(store):
    keep(store, "1")
    asked = []
    store._database._connection.set_trace_callback(asked.append)
    store.listed.since(0, 10)
    store._database._connection.set_trace_callback(None)
    plans = [
        row["detail"]
        for question in asked
        if question.lstrip().startswith("SELECT")
        for row in store._database._connection.execute(f"EXPLAIN QUERY PLAN {question}")
    ]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN") and "json_each" not in plan and plan != "SCAN t"] == []
