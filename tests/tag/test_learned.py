"""What learned words add to the points of the rules, and how they explain themselves."""

from dataclasses import replace

import pytest

from monitor.config.learned import Learned
from monitor.config.rules import Topic
from monitor.tag import Tagger

TOPICS = ("du-lich", "dau-tu")


@pytest.fixture
def judge(rules, article):
    """Tags an article with a model of *bias* and *weights*."""

    def judge(title, text="", *, bias=(-1.0, -1.0), weights=None, language="vi"):
        learned = Learned(TOPICS, bias, weights or {})
        return Tagger(replace(rules, learned=learned)).tag(article(title, text, language=language), "").topics

    return judge


def ids(topics):
    return [topic.id for topic in topics]


def test_learned_words_carry_a_topic_that_no_rule_names(judge):
    weights = {"bãi cát": ((0, 30.0),)}
    (topic,) = judge("Bãi cát vắng", "Sóng vỗ.", weights=weights)
    assert topic.id == "du-lich"
    assert [(e.text, e.rule) for e in topic.evidence] == [("Bãi cát", "learned/du-lich")]
    assert judge("Bãi đá vắng", "Sóng vỗ.", weights=weights) == ()


def test_words_against_a_topic_outweigh_a_phrase_of_the_rules(judge):
    assert ids(judge("Du lịch một vòng", "Vui.")) == ["du-lich"]
    assert judge("Du lịch một vòng", "Vui.", weights={"một vòng": ((0, -30.0),)}) == ()


def test_the_points_are_those_of_the_rules_and_of_the_words(judge):
    (topic,) = judge("Du lịch", bias=(0.5, -9.0), weights={"t:du lịch": ((0, 2.0),)})
    # du, lịch, du lịch, each also marked as of the headline: six phrases, each unmarked one once
    assert topic.score == round(3 + 0.5 + 2.0 / 6**0.5, 2)


def test_the_best_topic_may_lack_a_little_and_a_second_one_may_not(judge):
    weights = {"núi": ((0, 5.0), (1, 5.0))}
    assert ids(judge("Núi", bias=(1.0, -9.0), weights=weights)) == ["du-lich"]
    assert ids(judge("Du lịch núi", bias=(0.0, 0.0), weights=weights)) == ["du-lich"]


def test_a_topic_that_no_word_speaks_for_is_never_given(judge):
    assert judge("Trời nắng", bias=(9.0, 9.0)) == ()


def test_a_topic_without_words_does_not_take_the_place_of_one_with(judge):
    assert ids(judge("Nhà máy nhỏ", bias=(9.0, -1.0))) == ["dau-tu"]


def test_only_the_beginning_of_a_text_is_learned_from(judge):
    weights = {"bãi cát": ((0, 90.0),)}
    filler = "Người dân đi chợ sớm. " * 60
    assert judge("Ngày mới", f"{filler}Bãi cát vắng.", weights=weights) == ()


def test_other_languages_and_text_without_accents_are_left_to_the_rules(judge):
    weights = {"bai cat": ((0, 90.0),), "beach": ((0, 90.0),)}
    assert judge("Bai cat vang", "Song vo.", weights=weights) == ()
    assert judge("A beach", "Waves.", weights=weights, language="en") == ()
    assert ids(judge("Tourism grows", "Guests come.", weights=weights, language="en")) == ["du-lich"]


def test_phrases_do_not_reach_over_a_stop_or_a_figure(judge):
    weights = {"bãi cát": ((0, 90.0),)}
    assert judge("Bãi. Cát", weights=weights) == ()
    assert judge("Bãi 3 cát", weights=weights) == ()


def test_at_most_three_phrases_explain_none_over_another_in_the_order_of_the_text(judge):
    words = ("sóng", "gió", "biển", "cát")
    weights = {word: ((0, 20.0 + n),) for n, word in enumerate(words)} | {"gió biển": ((0, 50.0),)}
    (topic,) = judge("Nghe sóng", "Có gió biển. Có cát.", weights=weights)
    assert [e.text for e in topic.evidence] == ["sóng", "gió biển", "cát"]


def test_a_query_decides_whatever_the_words_say(rules, article):
    asked = rules.topics[0].model_dump() | {"query": ({"query": '"bến thuyền"'},)}
    topics = (Topic.model_validate(asked), *rules.topics[1:])
    learned = Learned(TOPICS, (-50.0, -50.0), {})
    tagger = Tagger(replace(rules, topics=topics, learned=learned))
    (topic,) = tagger.tag(article("Ra bến thuyền", "Sáng sớm."), "").topics
    assert (topic.id, topic.score) == ("du-lich", 3.0)
    assert [e.text for e in topic.evidence] == ["bến thuyền"]


def test_a_topic_that_the_model_does_not_know_goes_by_its_rules(judge):
    assert ids(judge("Giữ biên giới", "Đêm xuống.")) == ["bien-gioi"]
