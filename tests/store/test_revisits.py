"""Later looks at an article and its revisions. Not for: when it is looked at (tests/pipeline)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from store_samples import add, article, at, clip, signature, tags

from monitor.model import Change, Visit
from monitor.store import Revised

DIFFERENCE = (
    Change("changed", "title", "Xã vùng cao khánh thành cầu 1", "Xã khánh thành cầu"),
    Change("added", "text", "", "Thêm."),
)


def kept(store, name="1", minutes=15):
    """An article that is looked at again after so many minutes."""
    return store.save_clip(
        add(store, name), clip(name), signature=signature("a"), copy_of=None, at=at(0), look_again=at(minutes)
    )


def revised():
    words = replace(article("1"), title="Xã khánh thành cầu", text="Cầu mới.\nThêm.")
    return Revised(words, DIFFERENCE, replace(tags(), province="mention"), (), signature("b"))


def test_an_article_is_due_when_its_time_has_come_the_longest_overdue_first(store):
    later, sooner = kept(store, "1", 20), kept(store, "2", 15)

    assert store.revisits.due(at(14), 9) == ()
    assert [each.article for each in store.revisits.due(at(20), 9)] == [sooner, later]
    (first, _) = store.revisits.due(at(20), 9)
    assert (first.listed.url, first.listed.title, first.clipped_at) == ("https://bao.example/2", "", at(0))


def test_a_clip_without_an_address_is_never_looked_at(store):
    store.save_clip(None, clip("paper"), signature=None, copy_of=None, at=at(0))

    assert store.revisits.due(at(10**6), 9) == ()


def test_a_look_moves_the_next_one_and_the_last_has_none(store):
    id_ = kept(store)
    store.revisits.save_visit(id_, Visit(at(15), "same", ""), at(60), 0)
    assert store.revisits.due(at(59), 9) == ()
    store.revisits.save_visit(id_, Visit(at(60), "same", ""), None, 0)

    assert store.revisits.due(at(10**6), 9) == ()
    assert [visit.at for visit in store.revisits.visits(id_)] == [at(15), at(60)]


@pytest.mark.parametrize(
    ("outcomes", "since"),
    [
        (["failed"], None),
        (["failed", "vanished"], 1),
        (["vanished", "vanished"], 0),
        (["vanished", "failed"], 0),
        (["vanished", "returned"], None),
        (["vanished", "changed"], None),
    ],
)
def test_since_when_it_is_gone_is_kept_until_it_is_back(store, outcomes, since):
    id_ = kept(store)
    for n, outcome in enumerate(outcomes):
        store.revisits.save_visit(id_, Visit(at(n), outcome, ""), at(999), 0)

    assert store.clip(id_).vanished_at == (None if since is None else at(since))


def test_a_revision_keeps_the_words_before_and_the_difference(store):
    id_ = kept(store)
    number = store.revisits.save_revision(id_, revised(), Visit(at(15), "changed", ""), at(60))
    clip_now = store.clip(id_)

    assert (number, clip_now.revisions) == (2, 2)
    assert (clip_now.article.title, clip_now.tags.province, clip_now.flags) == ("Xã khánh thành cầu", "mention", ())
    assert store.revisits.differences(id_) == ((1, at(0), ()), (2, at(15), DIFFERENCE))
    assert store.revisits.newest_words(id_) == (clip_now.article, None)
    assert [each.outcome for each in store.revisits.visits(id_)] == ["changed"]
    assert store.ledger.faults(at(16), timedelta(days=9)) == ()


def test_copies_are_found_by_the_newest_words(store):
    id_ = kept(store)
    store.revisits.save_revision(id_, revised(), Visit(at(15), "changed", ""), at(60))

    assert store.copy_candidates(signature("a"), at(-1)) == ()
    assert [found for found, _ in store.copy_candidates(signature("b"), at(-1))] == [id_]


def test_a_look_is_brought_forward_and_never_put_off(store):
    id_ = kept(store, minutes=60)

    assert store.revisits.bring_forward({id_: at(90)}) == 0
    assert store.revisits.bring_forward({id_: at(30)}) == 1
    assert [each.article for each in store.revisits.due(at(30), 9)] == [id_]


def test_an_article_whose_looks_were_over_is_looked_at_again(store):
    id_ = kept(store)
    store.revisits.save_visit(id_, Visit(at(15), "same", ""), None, 0)

    assert store.revisits.bring_forward({id_: at(90)}) == 1
    assert [each.article for each in store.revisits.due(at(90), 9)] == [id_]


def test_the_next_try_at_a_page_that_failed_stays_where_it_is(store):
    id_ = kept(store)
    store.revisits.save_visit(id_, Visit(at(15), "failed", "busy"), at(200), 1)

    assert store.revisits.bring_forward({id_: at(20)}) == 0
    assert store.revisits.due(at(199), 9) == ()


def test_what_looking_brought_is_told_of_an_article_and_its_copies(store):
    first = kept(store, "1")
    copy = store.save_clip(
        add(store, "2"), clip("2"), signature=None, copy_of=first, at=at(5), look_again=at(20)
    )  # came at 0, as clips of the samples do
    store.revisits.save_revision(first, revised(), Visit(at(15), "changed", ""), at(60))
    store.revisits.save_visit(first, Visit(at(60), "failed", "busy"), at(65), 1)
    store.revisits.save_visit(copy, Visit(at(20), "vanished", ""), None, 0)
    one, other = store.revisits.looks([first])

    assert (one.article, one.repeats, other.article, other.repeats) == (first, None, copy, first)
    assert (one.last, one.seen, one.revised_at, one.next_at, one.tries) == (at(60), at(15), at(15), at(65), 1)
    assert (other.vanished_at, other.revised_at, other.next_at) == (at(20), None, None)
    assert [each.repeats for each in store.revisits.looks([copy, first, copy])] == [None, None]
    assert not one.planned  # there is no captured page to compare it with
