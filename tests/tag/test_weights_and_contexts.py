"""Phrases with a weight of their own, and contexts that void phrases near them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from monitor.config.rules import Topic
from monitor.tag import Tagger

BORDER = {
    "id": "bien-gioi",
    "label": "Biên giới",
    "strong": ["biên giới", "cột mốc"],
    "phrase": [{"text": "tuần tra", "weight": 0.4}, {"text": "giữ đất", "weight": 2}],
    "unless": [{"near": ["Thái Lan", "Mỹ"], "within": 3, "of": ["biên giới"]}, {"near": ["trong game"], "within": 8}],
}


@pytest.fixture
def judge(rules, article):
    """The topics of an article by one topic alone."""

    def judge(title, text="", **changed):
        topic = Topic.model_validate(BORDER | changed)
        return Tagger(replace(rules, topics=(topic,))).tag(article(title, text), "").topics

    return judge


def score(topics):
    return sum(topic.score for topic in topics)


def test_a_weight_counts_as_many_times_as_a_strong_phrase(judge):
    assert score(judge("Biên giới yên bình", "x")) == 3
    assert score(judge("Giữ đất quê hương", "x")) == 6
    assert score(judge("Biên giới và tuần tra", "x")) == pytest.approx(3 + 3 * 0.4)


def test_a_light_phrase_alone_does_not_reach_the_threshold(judge):
    assert judge("Tuần tra đêm", "x") == ()


@pytest.mark.parametrize(
    ("title", "given"),
    [
        ("Căng thẳng biên giới Campuchia và Thái Lan", False),  # two syllables between
        ("Thái Lan đóng biên giới", False),
        ("Thái Lan hôm nay nói sẽ mở biên giới", True),  # five
        ("Cột mốc gần Thái Lan", True),  # the context is only of "biên giới"
        ("Dựng cột mốc trong game", False),
        ("Biên giới ở Mỹ Tho", True),
    ],
)
def test_a_context_voids_a_phrase_near_it_in_the_same_sentence(judge, title, given):
    contexts = [*BORDER["unless"][:1], BORDER["unless"][1]]
    contexts[0] = contexts[0] | {"near": ["Thái Lan"]}
    assert bool(judge(title, "x", unless=contexts)) is given


def test_a_context_in_another_sentence_says_nothing(judge):
    (topic,) = judge("Tin", "Thái Lan họp. Biên giới yên, cột mốc vững, giữ đất.")
    assert "Biên giới" in [e.text for e in topic.evidence]


def test_a_context_in_the_headline_says_nothing_of_the_text(judge):
    lead = "Biên giới, cột mốc, giữ đất."
    (topic,) = judge("Trong game", lead)
    assert {e.text for e in topic.evidence} == {"Biên giới", "cột mốc", "giữ đất"}


def test_another_place_of_the_phrase_still_counts(judge):
    (topic,) = judge("Biên giới Thái Lan căng thẳng, còn ở xã ta người dân cùng giữ biên giới", "x")
    assert [e.start for e in topic.evidence] == [len("Biên giới Thái Lan căng thẳng, còn ở xã ta người dân cùng giữ ")]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"unless": [{"near": ["Mỹ"], "of": ["hải đảo"]}]}, "no phrase of this topic"),
        ({"unless": [{"near": []}]}, "near"),
        ({"unless": [{"near": ["Mỹ"], "within": -1}]}, "within"),
        ({"phrase": [{"text": "x", "weight": 0}]}, "weight"),
        ({"phrase": [{"text": "x", "weight": float("nan")}]}, "weight"),
        ({"phrase": [{"text": "x"}]}, "weight"),
    ],
)
def test_a_faulty_weight_or_context_is_refused(changed, said):
    with pytest.raises(ValidationError, match=said):
        Topic.model_validate(BORDER | changed)


def test_the_context_may_name_a_phrase_in_any_spelling():
    hoa = BORDER | {"strong": ["hoà bình"], "unless": [{"near": ["tỉnh"], "of": ["Hòa Bình"]}]}
    assert Topic.model_validate(hoa).unless[0].of == ("Hòa Bình",)


@given(st.lists(st.sampled_from(["biên giới", "Thái Lan", "trong game", "cột mốc", "và", ".", ",", "\n"]), max_size=30))
def test_every_quote_is_a_phrase_that_stands_there(rules, article, parts):
    topic = Topic.model_validate(BORDER)
    one = article("Tin", " ".join(parts))
    for found in Tagger(replace(rules, topics=(topic,))).tag(one, "").topics:
        assert all(one.text[e.start : e.end] == e.text and e.text in {"biên giới", "cột mốc"} for e in found.evidence)
