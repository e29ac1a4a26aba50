"""What is read again is found whole, and written anew without touching what it is. Not for: reading again (tests/pipeline)."""

from dataclasses import replace

import pytest
from evidence_samples import capture
from store_samples import add, article, at, clip, flag, keep, kept, signature, tags, tell

from monitor.model import Change, Visit
from monitor.store import Ending, Revised
from monitor.store.rebuild import Reread

CHANGE = Change("changed", "title", "a", "b")


def reread(*words, difference=(CHANGE,)):
    """An article that now says *words*, with other labels than any sample has."""
    revisions = tuple((each, difference if n else ()) for n, each in enumerate(words))
    return Reread(revisions, replace(tags(), province="mention", rules_version="r2"), (flag("99"),), signature("new"))


def dump(store, *tables):
    connection = store._database._connection
    return {table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in tables}


@pytest.fixture
def edited(store):
    """A clip with a captured page and a second revision; returns its id."""
    address = add(store, "1")
    number = capture(store, "1", address=address)
    id_ = store.save_clip(
        address, clip("1"), signature=signature("old"), copy_of=None, at=at(1), capture=number, look_again=at(9)
    )
    second = Revised(article("2"), (CHANGE,), tags(), (flag(),), signature("old"))
    store.revisits.save_revision(id_, second, Visit(at(9), "changed", ""), at(20))
    return id_


def test_an_article_is_found_with_all_that_is_judged_again(store, edited):
    found = store.rebuild.article(edited)
    first, second = found.revisions

    assert (first.article, first.difference, first.capture.number) == (article("1"), (), 1)
    assert (second.article, second.difference, second.capture) == (article("2"), (CHANGE,), None)
    assert (found.outlet, found.group, found.source) == ("Báo Thử", "trung-uong", "bao")
    assert (found.listed.id, found.listed.url) == (1, "https://bao.example/1")
    assert (found.tags, found.flags, found.signature) == (tags(), (flag(),), signature("old"))


def test_a_paper_clip_has_no_address_and_an_article_too_short_to_compare_no_signature(store):
    id_ = store.save_clip(None, clip("1"), signature=None, copy_of=None, at=at(1))
    found = store.rebuild.article(id_)

    assert (found.listed, found.signature, found.revisions[0].capture) == (None, None, None)


def test_words_and_labels_are_written_anew(store, edited):
    new = replace(article("9"), url=article("1").url, canonical=article("1").canonical)
    store.rebuild.save(edited, reread(new, article("2")))
    found = store.rebuild.article(edited)

    assert [each.article for each in found.revisions] == [new, article("2")]
    assert found.revisions[1].difference == (CHANGE,)
    assert (found.tags.province, found.flags, found.signature) == ("mention", (flag("99"),), signature("new"))
    assert [id_ for id_, _ in store.copy_candidates(signature("new"), at(-9))] == [edited]
    assert store.copy_candidates(signature("old"), at(-9)) == ()


def test_the_short_record_follows_the_first_revision(store, edited):
    store.rebuild.save(edited, reread(article("9", minutes=-60), article("2")))
    listed = store.rebuild.article(edited).listed
    title = store._database._connection.execute("SELECT title FROM addresses WHERE id = ?", (listed.id,)).fetchone()[0]

    assert (title, listed.published) == (article("9").title, at(-60))
    assert next(iter(store.ledger.lines())).state == "clip"


def test_identity_captures_moments_copies_and_editions_are_not_touched(store, edited):
    keep(store, "3", copy_of=edited)
    tell(store, 1, items=[edited])
    still = ("articles", "captures", "copies", "editions", "edition_articles", "visits", "revisits", "aliases")
    before = dump(store, *still)
    seen = "SELECT article_id, number, seen_at, url, canonical, capture FROM revisions"
    rows = [tuple(row) for row in store._database._connection.execute(seen)]
    other = replace(article("9"), url="https://other.example", canonical="https://other.example")
    store.rebuild.save(edited, reread(other, other))

    assert dump(store, *still) == before
    assert [tuple(row) for row in store._database._connection.execute(seen)] == rows


def test_articles_come_as_they_became_clips(store):
    ids = [keep(store, "1", minutes=5), keep(store, "2", minutes=1)]

    assert store.rebuild.articles() == (ids[1], ids[0])
    assert store.clip(ids[0]) == kept(clip("1", minutes=5), ids[0])


@pytest.mark.parametrize("state", ["outside-scope", "junk", "not-an-article", "unreadable"])
def test_an_address_that_ended_by_its_page_comes_with_the_newest_page(store, state):
    address = add(store, "1")
    capture(store, "1", address=address)
    newest = capture(store, "1", minutes=1, address=address)
    store.end(address, state, "province none", at(2), title="Như đã đọc", published=at(-60), text_sha256="abc")
    found = store.rebuild.address(address)

    assert store.rebuild.ended() == (address,)
    assert (found.state, found.reason, found.text_sha256) == (state, "province none", "abc")
    assert (found.title, found.listed.title) == ("Như đã đọc", "Tin 1")
    assert (found.listed.published, found.capture.number) == (at(-60), newest)


@pytest.mark.parametrize("state", ["gone", "forbidden"])
def test_what_no_page_decided_is_left_out(store, state):
    address = add(store, "1")
    capture(store, "1", address=address)
    store.end(address, state, "", at(2))

    assert store.rebuild.ended() == ()
    assert store.rebuild.address(address) is None


def test_what_waits_is_a_clip_or_has_no_page_is_left_out(store, edited):
    capture(store, "2", address=add(store, "2"))
    store.end(add(store, "3"), "junk", "", at(1))

    assert store.rebuild.ended() == ()
    assert store.rebuild.address(999) is None


def ended(store):
    address = add(store, "1")
    store.end(address, "outside-scope", "province none", at(2), text_sha256="abc")
    return address


def moment(store, address):
    return store._database._connection.execute("SELECT ended_at FROM addresses WHERE id = ?", (address,)).fetchone()[0]


def test_an_address_may_end_otherwise(store):
    address = ended(store)
    before = moment(store, address)
    store.rebuild.end(address, Ending("junk", "xo-so", at(60), "Như đã đọc", at(-60), "def"))

    assert store.address_state(address) == ("junk", "xo-so")
    assert moment(store, address) > before


def test_another_reason_alone_keeps_the_moment_at_which_it_ended(store):
    address = ended(store)
    before = moment(store, address)
    store.rebuild.end(address, Ending("outside-scope", "province mention", at(60)))

    assert store.address_state(address) == ("outside-scope", "province mention")
    assert moment(store, address) == before


def test_what_waits_or_is_kept_does_not_end_by_it(store, edited):
    waiting = add(store, "2")
    for address in (1, waiting, 999):
        store.rebuild.end(address, Ending("junk", "xo-so", at(60)))

    assert [line.state for line in store.ledger.lines()] == ["clip", "pending"]
