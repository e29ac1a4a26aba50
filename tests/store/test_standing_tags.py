"""What stands of tags is one thing, however it is asked: loaded, searched, counted, learned from. Not for: their evidence."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import article, at, clip, keep, tags

from monitor.errors import StoreError
from monitor.model import Decided, PlaceTag, Province, Tone, ToneValue, TopicTag
from monitor.query.tree import Value
from monitor.store.search.values import articles_with

ZONE = at(0).tzinfo
VALUES = {
    "province": get_args(Province),
    "tone": get_args(ToneValue)[:3],
    "topic": ("giao-thong", "thuong-mai", "van-hoa"),
    "place": ("Xã Thử", "Suối Mẫu", "SUỐI MẪU"),
}
WORDS = [(label, value) for label, values in VALUES.items() for value in values]


# -- examples --------------------------------------------------------------------------------------------


@pytest.fixture
def said(store):
    """Article 1, of which the machine says what `tags` does; gives a way to decide of it."""
    keep(store, "1")
    minutes = iter(range(1, 100))

    def decide(label, value, verdict="add", who="Lê Thử"):
        return store.decisions.add(1, label, value, verdict, who=who, at=at(next(minutes)))

    return decide


def stands(store, id_=1):
    return store.clip(id_).tags


def test_where_nobody_decided_the_machines_word_stands_whole(store, said):
    assert stands(store) == tags()
    assert store.decisions.machine([1, 7]) == {1: tags()}


def test_every_label_stands_as_people_decided(store, said):
    said("topic", "giao-thong", "drop")
    said("topic", "thuong-mai", "accept")
    said("topic", "van-hoa")
    said("place", "Suối Mẫu", "drop")
    said("place", "Bản Thử")
    said("tone", "tieu-cuc")
    machine = tags()

    assert stands(store) == replace(
        machine,
        topics=(machine.topics[1], TopicTag("van-hoa", 0.0, ())),
        places=(machine.places[0], PlaceTag("Bản Thử", "", ())),
        tone=Tone("tieu-cuc", False, ()),
        decided=(
            Decided("topic", "giao-thong", "drop", "Lê Thử", at(1)),
            Decided("topic", "thuong-mai", "accept", "Lê Thử", at(2)),
            Decided("topic", "van-hoa", "add", "Lê Thử", at(3)),
            Decided("place", "Suối Mẫu", "drop", "Lê Thử", at(4)),
            Decided("place", "Bản Thử", "add", "Lê Thử", at(5)),
            Decided("tone", "tieu-cuc", "add", "Lê Thử", at(6)),
        ),
    )
    assert next(store.clips()).tags == stands(store)
    assert store.decisions.machine([1]) == {1: machine}
    assert [each.tags for each in store.clips(machine=True)] == [machine]


def test_a_tone_that_a_person_accepted_is_sure_and_keeps_its_words(store, said):
    said("tone", "tich-cuc", "accept")
    assert stands(store).tone == replace(tags().tone, unsure=False)


def test_a_province_that_a_person_set_aside_is_in_nothing_and_has_no_evidence(store, said):
    said("province", "central", "drop")
    assert (stands(store).province, stands(store).province_evidence) == ("none", ())
    assert stands(store).tone is None  # it was one toward the province


@pytest.mark.parametrize("first", ["tone", "province"])
def test_a_tone_falls_where_a_person_says_that_the_province_is_not_what_it_is_about(store, said, first):
    """Whoever named the tone, and whatever was said first."""
    words = [("tone", "tich-cuc"), ("province", "mention")]
    for label, value in words if first == "tone" else reversed(words):
        said(label, value, "accept")
    assert (stands(store).tone, bool(stands(store).province_evidence)) == (None, True)
    assert found(store, "tone", "tich-cuc") == set()
    said("province", "central", "accept")
    assert stands(store).tone.value == "tich-cuc"
    assert found(store, "tone", "tich-cuc") == {1}


def test_a_tone_that_a_person_dropped_is_none(store, said):
    said("tone", "tich-cuc", "drop")
    assert stands(store).tone is None


def test_the_newest_value_that_a_person_named_stands(store, said):
    said("province", "none")
    said("province", "mention", who="Trần Mẫu")
    assert stands(store).province == "mention"
    said("province", "mention", "drop")
    assert stands(store).province == "none"


def test_a_word_that_is_taken_back_was_never_said(store, said):
    for label, value, verdict in (
        ("province", "central", "drop"),
        ("tone", "tieu-cuc", "add"),
        ("topic", "giao-thong", "drop"),
        ("topic", "van-hoa", "add"),
        ("place", "Bản Thử", "add"),
    ):
        said(label, value, verdict)
        said(label, value, "withdraw")

    assert stands(store) == tags()
    assert list(store.decisions.labels()) == []
    assert found(store, "topic", "van-hoa") == found(store, "tone", "tieu-cuc") == set()
    assert found(store, "topic", "giao-thong") == found(store, "province", "central") == {1}
    assert topics_counted(store) == {1: ("giao-thong", "thuong-mai")}


def test_what_is_shown_does_not_become_what_the_machine_says(store, said):
    """A clip that was loaded is never written back: the same article kept anew has the machine's words."""
    said("topic", "van-hoa")
    kept = store.rebuild.article(1)
    assert kept.tags == tags()


# -- undo ------------------------------------------------------------------------------------------------


def test_an_undone_word_leaves_what_stood_before_it(store, said):
    said("topic", "giao-thong", "accept", who="Trần Mẫu")
    before = stands(store)
    dropped = said("topic", "giao-thong", "drop")
    undone = store.decisions.undo(dropped, who="Lê Thử", at=at(50))

    assert stands(store) == before
    last = store.decisions.of(1)[-1]
    assert (last.id, last.verdict, last.who, last.at, last.restores) == (undone, "accept", "Lê Thử", at(50), 1)
    assert store.decisions.newest(1, "topic") == undone
    store.decisions.undo(undone, who="Lê Thử", at=at(51))
    assert [topic.id for topic in stands(store).topics] == ["thuong-mai"]


def test_the_first_word_undone_is_taken_back(store, said):
    store.decisions.undo(said("topic", "van-hoa"), who="Lê Thử", at=at(50))
    assert stands(store) == tags()
    assert store.decisions.of(1)[-1].verdict == "withdraw"


def test_a_value_that_stands_again_does_not_pass_one_that_was_named_after_it(store, said):
    said("tone", "tieu-cuc")
    said("tone", "trung-tinh", who="Trần Mẫu")
    store.decisions.undo(said("tone", "tieu-cuc", "drop"), who="Lê Thử", at=at(50))

    assert stands(store).tone.value == "trung-tinh"
    assert found(store, "tone", "trung-tinh") == {1}


def test_what_somebody_decided_anew_is_not_undone_with_the_old_word(store, said):
    first = said("topic", "van-hoa")
    said("topic", "van-hoa", "drop", who="Trần Mẫu")
    said("topic", "giao-thong", "drop")

    with pytest.raises(StoreError, match="Trần Mẫu decided anew of topic 'van-hoa' of article 1; nothing was undone"):
        store.decisions.undo(first, who="Lê Thử", at=at(50))
    with pytest.raises(StoreError, match="no decision 77; nothing was undone"):
        store.decisions.undo(77, who="Lê Thử", at=at(50))
    assert len(store.decisions.of(1)) == 3


def test_a_form_can_tell_what_it_has_seen(store, said):
    assert store.decisions.newest(1, "topic") == store.decisions.newest(9, "topic") == 0
    topic, tone = said("topic", "van-hoa"), said("tone", "tieu-cuc")
    assert (store.decisions.newest(1, "topic"), store.decisions.newest(1, "tone")) == (topic, tone)


@pytest.mark.parametrize(("label", "value"), [("province", "giua"), ("tone", "vui")])
def test_a_label_of_fixed_values_takes_no_other(store, said, label, value):
    with pytest.raises(StoreError, match=f"there is no {label} '{value}'; nothing was decided of article 1"):
        said(label, value)


# -- any mix of words ------------------------------------------------------------------------------------

SAID = st.tuples(
    st.integers(0, 2), st.sampled_from(WORDS), st.sampled_from(["accept", "drop", "add", "withdraw"]), st.just(0)
)
UNDONE = st.tuples(st.just(-1), st.just(WORDS[0]), st.just("undo"), st.integers(0, 30))
MACHINE = st.tuples(
    st.sampled_from(  # the machine names a tone only where the article is about the province
        [*((province, None) for province in VALUES["province"]), *(("central", tone) for tone in VALUES["tone"])]
    ),
    st.lists(st.sampled_from(VALUES["topic"]), unique=True),
    st.lists(st.sampled_from(VALUES["place"]), unique=True),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MACHINE, min_size=3, max_size=3), st.lists(st.one_of(SAID, SAID, SAID, UNDONE), max_size=16))
def test_however_it_is_asked_the_same_stands(store, machine, done):
    """Counted by hand: of each value the last word that is in force, without those that were undone."""
    ids = [put(store, each) for each in machine]
    words = carry_out(store, ids, done)
    for id_, said_ in zip(ids, machine, strict=True):
        live = by_hand([word for word in words if word["article"] == id_])
        tags_ = stands(store, id_)
        assert as_told(tags_) == expected(said_, live)
        assert [(word.label, word.value, word.verdict) for word in tags_.decided] == live
    loaded = {id_: as_told(stands(store, id_)) for id_ in ids}
    for label, value in WORDS:
        here = {id_ for id_ in ids if has(loaded[id_], label, value)}
        assert found(store, label, value) & set(ids) == here, (label, value)
    topics = {id_: tuple(sorted(loaded[id_]["topic"])) for id_ in ids}
    assert {id_: topics_counted(store)[id_] for id_ in ids} == topics
    final = {each.article: each.topics for each in store.decisions.labels() if each.article in ids}
    assert final == {
        id_: tuple(loaded[id_]["topic"])
        for id_ in ids
        if any(word.label == "topic" for word in stands(store, id_).decided)
    }


def carry_out(store, ids, done):
    """Say and undo; return every word by hand: whose it was, and whether it is in force."""
    words, rows = [], []  # of each row kept: its id and the word that it says or takes away
    for n, (label, value), verdict, which in done:
        if verdict != "undo":
            word = {"article": ids[n], "label": label, "value": value, "verdict": verdict, "live": True}
            words.append(word)
            id_ = store.decisions.add(ids[n], label, value, verdict, who="Lê Thử", at=at(1))
            rows.append((id_, word))
        elif rows:
            undone, word = rows[which % len(rows)]
            same = [id_ for id_, other in rows if all(other[key] == word[key] for key in ("article", "label", "value"))]
            if undone == max(same):
                word["live"] = not word["live"]
                rows.append((store.decisions.undo(undone, who="Trần Mẫu", at=at(2)), word))
            else:
                with pytest.raises(StoreError, match="decided anew"):
                    store.decisions.undo(undone, who="Trần Mẫu", at=at(2))
    return words


def by_hand(words):
    """(label, value, verdict) of the words in force, the oldest first."""
    live = [word for word in words if word["live"]]
    last = [
        word
        for n, word in enumerate(live)
        if not any((w["label"], w["value"]) == (word["label"], word["value"]) for w in live[n + 1 :])
    ]
    return [(w["label"], w["value"], w["verdict"]) for w in last if w["verdict"] != "withdraw"]


def expected(machine, live):
    """What stands, label by label."""
    (province, tone), topics, places = machine
    provinces = [value for label, value, verdict in live if label == "province" and verdict != "drop"]
    tones = [value for label, value, verdict in live if label == "tone" and verdict != "drop"]
    stands_ = province if ("province", province, "drop") not in live else "none"
    stands_ = provinces[-1] if provinces else stands_
    if ("tone", tone, "drop") in live:
        tone = None
    tone = (tones[-1] if tones else tone) if stands_ == "central" else None
    several = {}
    for label, values in (("topic", topics), ("place", places)):
        kept = [value for value in values if (label, value, "drop") not in live]
        for of, value, verdict in live:
            if of == label and verdict != "drop" and value not in kept:
                kept.append(value)
        several[label] = kept
    return {"province": stands_, "tone": tone, **several}


def as_told(tags_):
    return {
        "province": tags_.province,
        "tone": tags_.tone.value if tags_.tone else None,
        "topic": [topic.id for topic in tags_.topics],
        "place": [place.name for place in tags_.places],
    }


def has(told, label, value):
    """Places are the same in whatever case."""
    if label == "place":
        return value.casefold() in [name.casefold() for name in told["place"]]
    return value in told[label] if label == "topic" else told[label] == value


def put(store, machine):
    (province, tone), topics, places = machine
    said_ = replace(
        tags(),
        province=province,
        tone=tone and Tone(tone, True, ()),
        topics=tuple(TopicTag(topic, 1.0, ()) for topic in topics),
        places=tuple(PlaceTag(place, "", ()) for place in places),
    )
    one = replace(clip("x"), article=article("x"), tags=said_)
    return store.save_clip(None, one, signature=None, copy_of=None, at=at(0))


def found(store, label, value):
    with store._database.reading() as db:
        return articles_with(db, Value(label, value), ZONE)


def topics_counted(store):
    """The topics of each article, as spikes count them."""
    return {each.article: each.topics for each in store.spikes.articles(["bao"], at(-100), at(100))}
