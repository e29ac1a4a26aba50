"""What is saved of a clip comes back as it was, with its labels, its words and its copies."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import add, at, clip, keep, kept, signature

from monitor.errors import StoreError
from monitor.model import (
    Appearance,
    Article,
    Clip,
    DateOrigin,
    Evidence,
    Flag,
    Group,
    Medium,
    PlaceTag,
    Province,
    Signature,
    Tags,
    Tone,
    ToneValue,
    TopicTag,
)
from monitor.store import Store
from monitor.store.clips import BATCH


def one_of(literal):
    return st.sampled_from(get_args(literal))


texts = st.text(max_size=12)
times = st.datetimes(
    min_value=at(0).replace(tzinfo=None) - timedelta(days=700_000),
    max_value=at(0).replace(tzinfo=None) + timedelta(days=2_000_000),
    timezones=st.just(UTC) | st.just(timezone(timedelta(hours=7))),
)
scores = st.floats(allow_nan=False)
numbers = st.integers(0, 2**40)
evidences = st.lists(
    st.builds(
        Evidence, field=st.sampled_from(["title", "text", "outlet"]), start=numbers, end=numbers, text=texts, rule=texts
    ),
    max_size=3,
).map(tuple)


def tuples(each, most=3):
    return st.lists(each, max_size=most).map(tuple)


articles = st.builds(
    Article,
    url=texts,
    canonical=texts,
    title=texts,
    lead=texts,
    text=texts,
    published=times,
    published_from=one_of(DateOrigin),
    published_raw=texts,
    authors=tuples(texts),
    language=texts,
    title_only=st.booleans(),
)
all_tags = st.builds(
    Tags,
    province=one_of(Province),
    province_evidence=evidences,
    topics=tuples(st.builds(TopicTag, id=texts, score=scores, evidence=evidences)),
    places=tuples(st.builds(PlaceTag, name=texts, code=texts, evidence=evidences)),
    tone=st.none() | st.builds(Tone, value=one_of(ToneValue), unsure=st.booleans(), evidence=evidences),
    junk=st.none() | evidences.filter(bool).map(lambda e: e[0]),
    rules_version=texts,
)
all_flags = tuples(
    st.builds(
        Flag,
        kind=texts,
        sentence=texts,
        found=texts,
        expected=texts,
        fact=texts,
        explanation=texts,
        score=scores,
        rules_version=texts,
    )
)
all_clips = st.builds(
    Clip,
    id=st.just(0),
    source=texts,
    outlet=texts,
    group=one_of(Group),
    medium=one_of(Medium),
    article=articles,
    tags=all_tags,
    flags=all_flags,
    clipped_at=times,
    entered_by=texts,
    copies=st.just(()),
)
signatures = st.builds(
    Signature,
    scheme=texts,
    values=st.lists(st.integers(0, 2**64 - 1), max_size=4).map(tuple),
    bands=tuples(st.text("0123456789abcdef", min_size=1, max_size=4)),
)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory):
    """One database for all examples: a file for each would take minutes."""
    with Store.open(tmp_path_factory.mktemp("clips") / "monitor.db") as store:
        yield store


@settings(max_examples=60, deadline=None)
@given(saved=all_clips)
def test_a_clip_comes_back_as_it_was_saved(shared_store, saved):
    article = shared_store.save_clip(None, saved, signature=None, copy_of=None, at=at(0))

    assert shared_store.clip(article) == kept(saved, article)


@settings(max_examples=40, deadline=None)
@given(saved=signatures.filter(lambda s: s.bands))
def test_a_signature_comes_back_as_it_was_saved(shared_store, saved):
    article = shared_store.save_clip(None, clip("p"), signature=saved, copy_of=None, at=at(0))

    assert (article, saved) in shared_store.copy_candidates(saved, at(0))


def test_there_is_no_clip_that_was_never_saved(store):
    assert store.clip(1) is None
    assert list(store.clips()) == []


def test_times_come_back_as_utc(store):
    article = keep(store, "1")

    assert store.clip(article).clipped_at.tzinfo is UTC
    assert store.clip(article).article.published.tzinfo is UTC


def test_a_time_without_a_zone_is_a_mistake_and_nothing_is_kept(store):
    naive = replace(clip("1"), clipped_at=at(0).replace(tzinfo=None))

    with pytest.raises(ValueError, match="without a zone"):
        store.save_clip(add(store, "1"), naive, signature=None, copy_of=None, at=at(0))
    assert list(store.clips()) == []
    assert store.ledger.counts()["pending"] == 1


def test_clips_come_in_the_order_they_became_clips(store):
    third, first, second = (keep(store, str(m), minutes=m) for m in (3, 1, 2))

    assert [c.id for c in store.clips()] == [first, second, third]


def test_saving_a_clip_ends_its_address(store):
    address = add(store, "1")
    store.save_clip(address, clip("1"), signature=None, copy_of=None, at=at(1))

    assert store.address_state(address) == ("clip", "")
    assert store.pending_at(address) is None


def test_a_paper_clip_has_no_address(store):
    paper = replace(clip("p"), source="", medium="bao-in", entered_by="van-thu")
    article = store.save_clip(None, paper, signature=None, copy_of=None, at=at(0))

    assert store.clip(article) == kept(paper, article)
    assert sum(store.ledger.counts().values()) == 0
    assert store.ledger.faults(at(0), timedelta(days=2)) == ()


def test_an_address_has_one_article_however_often_it_is_saved(store):
    """Two programs may have fetched it at the same time."""
    address = add(store, "1")
    first = store.save_clip(address, clip("1"), signature=signature("b"), copy_of=None, at=at(1))
    second = store.save_clip(address, clip("other"), signature=signature("b"), copy_of=None, at=at(2))

    assert second == first
    assert [c.article.title for c in store.clips()] == ["Xã vùng cao khánh thành cầu 1"]


def test_a_person_may_bring_what_had_ended_without_a_clip(store):
    address = add(store, "1")
    store.end(address, "outside-scope", "province none", at(1))
    store.save_clip(address, clip("1"), signature=None, copy_of=None, at=at(2))

    assert store.address_state(address) == ("clip", "")
    assert store.ledger.faults(at(2), timedelta(days=2)) == ()


def test_a_copy_is_an_appearance_of_its_original_and_no_clip_of_its_own(store):
    original = keep(store, "1")
    late = keep(store, "late", minutes=1, published=20, copy_of=original)
    early = keep(store, "early", minutes=2, published=10, copy_of=original)

    (loaded,) = store.clips()
    assert loaded.id == original
    assert [copy.clip for copy in loaded.copies] == [early, late]
    assert loaded.copies[0] == Appearance(
        early, "Báo Thử", "trung-uong", "https://bao.example/early", "Xã vùng cao khánh thành cầu early", at(10)
    )
    assert store.ledger.counts()["clip"] == 1
    assert store.ledger.counts()["copy"] == 2


def test_a_copy_can_be_opened_by_itself(store):
    original = keep(store, "1")
    copy = keep(store, "2", copy_of=original)

    assert store.clip(copy) == kept(clip("2"), copy)


def test_a_copy_of_a_copy_is_a_copy_of_the_original(store):
    original = keep(store, "1")
    copy = keep(store, "2", copy_of=original)
    again = keep(store, "3", copy_of=copy)

    assert {c.clip for c in store.clip(original).copies} == {copy, again}


def test_a_copy_of_nothing_is_refused_whole(store):
    address = add(store, "1")

    with pytest.raises(StoreError, match="nothing was written"):
        store.save_clip(address, clip("1"), signature=signature("b"), copy_of=99, at=at(0))
    assert store.pending_at(address) is not None
    assert store.copy_candidates(signature("b"), at(-99)) == ()


def test_many_clips_are_loaded_in_a_few_queries(store):
    """Eight queries and a transaction for each batch, not for each clip."""
    for n in range(BATCH + 5):
        store.save_clip(None, clip(str(n), minutes=n), signature=None, copy_of=None, at=at(n))
    asked = []
    store._database._connection.set_trace_callback(asked.append)

    assert [c.clipped_at for c in store.clips()] == [at(n) for n in range(BATCH + 5)]
    assert len(asked) <= 3 + 2 * (8 + 2)


def test_other_work_may_go_on_between_two_clips(store):
    keep(store, "1")
    walk = store.clips()
    next(walk)
    keep(store, "2")

    assert list(walk) == []


# -- candidates ------------------------------------------------------------------------------------


def test_candidates_share_a_band_and_the_scheme(store):
    near = keep(store, "1", sign=signature("x", "y"))
    keep(store, "2", sign=signature("z"))
    keep(store, "3", sign=signature("x", scheme="s2"))
    keep(store, "4")

    assert store.copy_candidates(signature("y", "w"), at(0)) == ((near, signature("x", "y")),)


def test_candidates_are_originals_clipped_since_oldest_first(store):
    late, early = (
        keep(store, "late", minutes=20, sign=signature("x")),
        keep(store, "early", minutes=10, sign=signature("x")),
    )
    keep(store, "before", minutes=5, sign=signature("x"))
    keep(store, "copy", minutes=15, sign=signature("x"), copy_of=early)

    assert [id_ for id_, _ in store.copy_candidates(signature("x"), at(10))] == [early, late]


def test_a_band_that_repeats_within_a_signature_gives_one_candidate(store):
    article = keep(store, "1", sign=signature("x", "x"))

    assert store.copy_candidates(signature("x", "x"), at(0)) == ((article, signature("x", "x")),)


def test_articles_of_which_only_the_title_was_read_are_counted_by_the_time_they_were_clipped(store):
    original = keep(store, "whole", minutes=5)
    for name, minutes in (("edge", 0), ("inside", 5), ("end", 10), ("after", 11)):
        bare = clip(name, minutes=minutes)
        store.save_clip(
            add(store, name),
            replace(bare, article=replace(bare.article, title_only=True)),
            signature=None,
            copy_of=None,
            at=at(0),
        )
    bare = clip("copy", minutes=6)
    store.save_clip(
        add(store, "copy"),
        replace(bare, article=replace(bare.article, title_only=True)),
        signature=None,
        copy_of=original,
        at=at(0),
    )

    assert store.title_only_count(at(0), at(10)) == 2
