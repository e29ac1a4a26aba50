"""Which articles are most like a statement, by the parts that are asked for. Not for: what the parts are (tests/archive)."""

from dataclasses import replace

import pytest
from store_samples import article, at, clip, sighting, tags

from monitor.model import Visit
from monitor.store import Revised
from monitor.store.search import like as liked
from monitor.store.search.like import Part
from monitor.vietnamese.syllables import keys


def put(store, name, title, text):
    """An article with these words; returns its id."""
    words = replace(article(name), title=title, lead="", text=text)
    whole = replace(clip(name), article=words, tags=tags())
    address = store.add_address(sighting(name), "bao", at(0))
    return store.save_clip(address, whole, signature=None, copy_of=None, at=at(0))


def parts(*phrases, share=1.0):
    return [Part(tuple(map(keys, phrase.split("|"))), share) for phrase in phrases]


def found(store, *phrases, limit=10, plain=False):
    return [each.article for each in store.search.like(parts(*phrases), limit, plain=plain).best]


@pytest.fixture
def press(store):
    """Four articles; three of them on one bridge."""
    return {
        "built": put(store, "1", "Khởi công cầu Bạch Xa", "Cầu dài 320 m bắc qua sông, vốn sáu trăm tỷ đồng."),
        "open": put(store, "2", "Thông xe cầu Bạch Xa", "Ông Lý Thử cắt băng sáng 12/8. Cầu dài 320 m."),
        "long": put(store, "3", "Điểm tin", "Cầu Bạch Xa thông xe ngày 12/8, dài 320 m. " + "Chợ quê họp sớm. " * 900),
        "fair": put(store, "4", "Hội chợ", "Gian hàng bày cam, bưởi. " * 3),
    }


def test_what_holds_more_of_what_is_rare_comes_first(store, press):
    assert found(store, "cầu", "bạch xa", "cắt băng", "lý thử")[0] == press["open"]
    assert found(store, "cam", "bưởi") == [press["fair"]]


def test_a_part_is_found_in_any_of_its_forms(store, press):
    assert found(store, "600 tỷ|sáu trăm tỷ") == [press["built"]]


def test_forms_are_phrases_and_reach_over_no_end_of_a_thought(store, press):
    assert found(store, "băng sáng") == [press["open"]]
    assert found(store, "8 cầu") == []


def test_a_long_article_that_holds_as_much_comes_behind(store, press):
    assert found(store, "cầu bạch xa", "12 8")[:2] == [press["open"], press["long"]]


def test_it_is_told_how_many_articles_hold_each_part(store, press):
    likes = store.search.like(parts("bạch xa", "cam", "voi"), 1, plain=False)

    assert (likes.holding, likes.all, len(likes.best)) == ((3, 1, 0), 4, 1)


def test_words_without_accents_are_asked_of_words_without_accents(store, press):
    assert found(store, "cat bang", plain=True) == [press["open"]]
    assert found(store, "cat bang") == []


def test_of_a_very_long_article_the_beginning_is_given_and_its_length(store, press):
    likes = store.search.like(parts("điểm tin"), 1, plain=False)
    whole = store.clip(press["long"]).article

    assert (likes.best[0].text, likes.best[0].letters) == (whole.text[:20_000], len(whole.text))
    assert (likes.best[0].title, likes.best[0].url) == (whole.title, whole.url)


def test_a_changed_article_is_found_by_its_new_words_only(store):
    id_ = put(store, "1", "Khởi công cầu", "Dân bản mong cầu.")
    changed = replace(store.clip(id_).article, title="Thông xe cầu Bạch Xa", text="Dân bản vui hội.")
    store.revisits.save_revision(id_, Revised(changed, (), tags(), (), None), Visit(at(1), "changed", ""), None)

    assert (found(store, "bạch xa"), found(store, "khởi công")) == ([id_], [])
    assert store.search.like(parts("bạch xa"), 5, plain=False).best[0].text == "Dân bản vui hội."


def test_nothing_asked_or_nothing_held_finds_nothing(store, press):
    assert found(store) == []
    assert found(store, "voi") == []
    assert store.search.like([], 5, plain=False).all == 4


def test_of_many_articles_what_is_common_is_not_asked_any_more(store, press, monkeypatch):
    monkeypatch.setattr(liked, "_ENOUGH", 2)

    assert store.search.like(parts("bạch xa", "cam"), 5, plain=False).holding == (3,)


def test_no_question_goes_through_all_articles(store, press):
    """The index of words, then articles by their numbers."""
    with store._database.reading() as db:
        plans = [
            row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {liked._NEWEST}", {"docs": "[1]", "read": 10})
        ]

    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN") and "wanted" not in plan] == []
