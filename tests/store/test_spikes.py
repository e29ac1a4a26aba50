"""What spikes are told from: each text once, of sources that are polled, with people's word on topics. Not for: what a spike is."""

from dataclasses import replace

import pytest
from import_samples import brought, same_text
from store_samples import FEED, add, article, at, clip, keep, later, poll, sighting

from monitor.store.spikes import SourceDays, TopicArticle

DAY = 24 * 60


def found(store, since=-DAY, until=DAY):
    return store.spikes.articles(["bao"], at(since), at(until))


def test_an_article_comes_with_its_topics_times_and_story(store):
    first = keep(store, "a", minutes=5, published=-30)
    story = store.stories.join(first, None, None, "g1")

    assert found(store) == (
        TopicArticle(first, "bao", ("giao-thong", "thuong-mai"), at(-30), at(5), story, dated=True),
    )


def test_copies_and_what_was_imported_or_comes_from_elsewhere_are_left_out(store):
    original = keep(store, "a")
    keep(store, "b", copy_of=original)
    store.imports.save([brought("7"), brought("8", archived=True), brought("9", in_scope=False)], same_text, at(2))
    store.save_clip(None, replace(clip("paper"), source=""), signature=None, copy_of=None, at=at(1))

    assert [each.article for each in found(store)] == [original]
    assert store.spikes.articles(["khac"], at(-DAY), at(DAY)) == ()


@pytest.mark.parametrize(
    ("minutes", "published", "there"),
    [(5, -30, True), (5, -3 * DAY, True), (3 * DAY, -30, False), (-2 * DAY, -2 * DAY, False)],
)
def test_what_was_published_or_clipped_in_the_time_is_there(store, minutes, published, there):
    """What was published long ago and clipped now is there; what is clipped only later is not known yet."""
    keep(store, "a", minutes=minutes, published=published)
    assert bool(found(store)) is there


def test_an_article_whose_date_is_only_its_first_sight_says_so(store):
    unsure = replace(clip("a"), article=replace(article("a"), published_from="first-seen"))
    store.save_clip(add(store, "a"), unsure, signature=None, copy_of=None, at=at(0))
    assert [each.dated for each in found(store)] == [False]


def test_what_a_person_decided_of_a_topic_stands(store):
    number = keep(store, "a")
    for topic, verdict in (
        ("giao-thong", "drop"),
        ("bien-gioi", "add"),
        ("thuong-mai", "drop"),
        ("thuong-mai", "accept"),
    ):
        store.decisions.add(number, "topic", topic, verdict, who="Lê Thử", at=at(1))

    assert [each.topics for each in found(store)] == [("bien-gioi", "thuong-mai")]


def test_it_is_known_when_each_source_was_read_and_brought_something(store):
    """A poll that fails reads nothing; one that says "unchanged" reads and brings nothing."""
    store.save_poll(poll(), [sighting("1")], at(10), later(1))
    store.save_poll(poll("unchanged"), [], at(DAY + 10), later(1))
    store.save_poll(poll("failed", url=FEED + "2"), [], at(2 * DAY + 10), later(1))
    spans = [(at(day * DAY), at((day + 1) * DAY)) for day in (2, 1, 0)]

    assert store.spikes.days(["bao", "khac"], spans) == (
        SourceDays("bao", at(10), (False, True, True), (False, False, True)),
        SourceDays("khac", None, (False, False, False), (False, False, False)),
    )
