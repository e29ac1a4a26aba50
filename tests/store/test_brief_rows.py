"""What a briefing is counted from says of an article what the article says when it is loaded."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_samples import brought, same_text
from store_samples import START, article, at, keep, later, poll, tags

from monitor.model import Visit
from monitor.store import Revised

DAY = timedelta(days=1)
VALUES = {
    "province": ("central", "mention", "none"),
    "tone": ("tich-cuc", "tieu-cuc"),
    "topic": ("giao-thong", "thuong-mai", "bien-gioi"),
    "place": ("Xã Thử", "Suối Mẫu", "Bản Mới"),
}
WORDS = st.lists(
    st.tuples(
        st.sampled_from([(label, value) for label, values in VALUES.items() for value in values]),
        st.sampled_from(("accept", "drop", "add", "withdraw")),
    ),
    max_size=8,
)


def appeared(store):
    return {item.clip: item for item in store.brief_rows.appeared(START - DAY, START + DAY).items}


@given(words=WORDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_people_say_of_its_tags_an_item_says_what_the_loaded_article_says(store, words):
    one = keep(store, f"{len(appeared(store))}")
    for minute, ((label, value), verdict) in enumerate(words):
        store.decisions.add(one, label, value, verdict, who="Lê Thử", at=at(minute))
    loaded, item = store.clip(one), appeared(store)[one]

    assert item.province == loaded.tags.province
    assert item.tone == (loaded.tags.tone.value if loaded.tags.tone else None)
    assert item.topics == tuple(topic.id for topic in loaded.tags.topics)
    assert item.places == tuple(place.name for place in loaded.tags.places)


def test_an_item_agrees_with_the_lists_and_with_the_loaded_article(store):
    one = keep(store, "1")
    keep(store, "2", published=-90, copy_of=one)
    item, loaded = appeared(store)[one], store.clip(one)
    listed = {each.article: each for each in store.listed.since(0, 10)[1]}[one]

    assert (item.title, item.url, item.published) == (
        loaded.article.title,
        loaded.article.url,
        loaded.article.published,
    )
    assert (item.outlet, item.group, item.medium, item.source) == (
        listed.outlet,
        listed.group,
        listed.medium,
        listed.source,
    )
    assert (item.flagged, item.language) == (listed.flagged, listed.language)
    assert [copy.clip for copy in item.copies] == [copy.clip for copy in loaded.copies]


def test_the_newest_words_of_the_publisher_count(store):
    one = keep(store, "1")
    revised = Revised(article("khac", minutes=-10), (), tags(), (), None)
    store.revisits.save_revision(one, revised, Visit(at(1), "changed", ""), None)
    item = appeared(store)[one]

    assert (item.title, item.published, item.flagged) == ("Xã vùng cao khánh thành cầu khac", at(-10), False)


def test_items_come_by_time_then_number(store):
    for name, minute in (("1", -10), ("2", -20), ("3", -10)):
        keep(store, name, published=minute)

    assert list(appeared(store)) == [2, 1, 3]


def test_the_days_are_those_asked_for(store):
    store.save_poll(poll("unchanged"), [], at(0), later(1))
    store.save_poll(poll("failed"), [], at(0) + DAY, later(1))
    store.save_poll(poll("failed"), [], at(0) + 2 * DAY, later(1))
    store.save_poll(poll("changed"), [], at(1) + 2 * DAY, later(1))
    asked = store.brief_rows.asked([(START + n * DAY, START + (n + 1) * DAY) for n in range(-1, 4)])

    assert asked.succeeded == {"bao": frozenset({1, 3})}
    assert asked.failed == {"bao": frozenset({2})}
    assert asked.covered == {1, 3}


def test_days_of_imported_articles_are_known_whether_in_scope_or_not(store):
    store.imports.save([brought("8", in_scope=False)], same_text, at(1))
    keep(store, "1", published=-30 + 2 * 24 * 60)
    asked = store.brief_rows.asked([(START + n * DAY, START + (n + 1) * DAY) for n in range(-1, 3)])

    assert asked.brought == asked.covered == {0}


def test_the_first_of_each_source_and_of_the_imports_is_told(store):
    assert store.brief_rows.begun() == ({}, None)

    store.save_poll(poll("failed"), [], at(5), later(1))
    store.save_poll(poll("changed"), [], at(9), later(1))
    store.imports.save([brought("8", published=-90), brought("9", published=-60)], same_text, at(1))

    assert store.brief_rows.begun() == ({"bao": at(5)}, at(-90))
