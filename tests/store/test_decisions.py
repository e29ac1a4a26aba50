"""What people decide of tags is kept for ever, and the newest word stands. Not for: searching by it (test_search.py)."""

import sqlite3

import pytest
from store_samples import article, at, keep, tags

from monitor.errors import StoreError
from monitor.model import Visit
from monitor.store import Revised
from monitor.store.deciding import Decision
from monitor.store.decisions import FinalTopics


def decide(store, value, verdict, *, article_id=1, minutes=1.0, **more):
    return store.decisions.add(article_id, "topic", value, verdict, who="Lê Thử", at=at(minutes), **more)


def test_a_decision_is_given_back_as_it_was_made(store):
    keep(store, "1")
    first = decide(store, "giao-thong", "accept", note="Rõ.")
    second = store.decisions.add(1, "tone", "tieu-cuc", "add", who="Trần Mẫu", at=at(2))

    assert store.decisions.of(1) == (
        Decision(first, 1, 1, at(1), "Lê Thử", "topic", "giao-thong", "accept", "Rõ."),
        Decision(second, 1, 1, at(2), "Trần Mẫu", "tone", "tieu-cuc", "add", ""),
    )
    assert store.decisions.of(2) == ()


def test_it_says_which_words_the_person_saw(store):
    keep(store, "1")
    store.revisits.save_revision(1, Revised(article("1"), (), tags(), (), None), Visit(at(1), "changed", ""), None)
    decide(store, "giao-thong", "accept")
    decide(store, "giao-thong", "drop", revision=1)

    assert [decision.revision for decision in store.decisions.of(1)] == [2, 1]


@pytest.mark.parametrize("revision", [None, 1])
def test_nothing_can_be_decided_of_an_article_that_is_not_there(store, revision):
    with pytest.raises(StoreError, match="there is no article 7; nothing was decided"):
        decide(store, "giao-thong", "accept", article_id=7, revision=revision)


def test_nothing_can_be_decided_of_words_that_nobody_saw(store):
    keep(store, "1")
    with pytest.raises(StoreError, match="no revision 2 of article 1"):
        decide(store, "giao-thong", "accept", revision=2)


@pytest.mark.parametrize(
    ("label", "value", "verdict", "who"),
    [
        ("person", "x", "add", "A"),
        ("topic", "", "add", "A"),
        ("topic", "x", "maybe", "A"),
        ("topic", "x", "add", ""),
    ],
)
def test_what_is_no_decision_is_refused(store, label, value, verdict, who):
    keep(store, "1")
    with pytest.raises(StoreError, match="CHECK constraint"):
        store.decisions.add(1, label, value, verdict, who=who, at=at(1))


@pytest.mark.parametrize("statement", ["UPDATE decisions SET verdict = 'add'", "DELETE FROM decisions"])
def test_no_program_changes_what_a_person_decided(store, path, statement):
    keep(store, "1")
    decide(store, "giao-thong", "drop")
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="what a person decided is never"):
        other.execute(statement)
    other.close()

    assert len(store.decisions.of(1)) == 1


def test_the_topics_that_stand_are_the_machines_without_the_dropped_and_with_the_added(store):
    for name in ("1", "2", "3"):
        keep(store, name)
    decide(store, "thuong-mai", "drop")
    decide(store, "van-hoa", "add", minutes=2)
    decide(store, "giao-thong", "accept", minutes=3)
    store.decisions.add(2, "tone", "tieu-cuc", "add", who="A", at=at(1))
    decide(store, "van-hoa", "add", article_id=3)
    decide(store, "van-hoa", "drop", article_id=3, minutes=2)

    assert list(store.decisions.labels()) == [
        FinalTopics(1, ("giao-thong", "van-hoa"), ("van-hoa", "giao-thong"), ("thuong-mai",)),
        FinalTopics(3, ("giao-thong", "thuong-mai"), (), ("van-hoa",)),
    ]


def test_what_the_machine_says_later_leaves_the_persons_word_as_it_is(store):
    keep(store, "1")
    decide(store, "giao-thong", "drop")
    store.revisits.save_revision(1, Revised(article("1"), (), tags(), (), None), Visit(at(1), "changed", ""), None)

    assert list(store.decisions.labels()) == [FinalTopics(1, ("thuong-mai",), (), ("giao-thong",))]
