"""Learning from labelled articles: what is learned, what is not, and how far a correction goes."""

from dataclasses import replace

import pytest

from monitor.config.learned import Learned
from monitor.config.rules import Topic
from monitor.errors import InputError
from monitor.tag import Tagger
from monitor.tag.matcher import Matcher
from monitor.tag.reading import read
from monitor.tag.topics.learned import learned_points, words_of
from monitor.tag.topics.training import Count, Labelled, together, train

BEACH = "Bãi cát trắng, sóng nhẹ, người người tắm nắng từ sáng sớm, thuyền thúng nằm gối bờ."
RICE = "Lúa trổ bông, nông dân lội ruộng be bờ, máy bơm chạy suốt đêm, mạ non xanh rờn."


@pytest.fixture
def labelled(article):
    """Twelve articles on the beach, which are about tourism, and twelve on rice, which are about nothing."""
    beach = [Labelled(article(f"Biển ngày {n}", BEACH), frozenset({"du-lich"})) for n in range(12)]
    rice = [Labelled(article(f"Ruộng ngày {n}", RICE), frozenset()) for n in range(12)]
    return [each for pair in zip(beach, rice, strict=True) for each in pair]


def topics_of(rules, learned, article):
    return [topic.id for topic in Tagger(replace(rules, learned=learned)).tag(article, "").topics]


def points_of(rules, learned, article):
    """The learned points of the first topic."""
    reading = read(article, "", Matcher(()))
    return learned_points(learned, words_of(reading))[rules.topics[0].id]


def test_words_of_labelled_articles_are_learned(rules, labelled, article):
    trained = train(labelled, rules, None)
    assert trained.labels == 24
    assert trained.after["du-lich"] == Count(12, 12, 12)
    assert trained.before["du-lich"].right == 0
    assert topics_of(rules, trained.learned, article("Sáng sớm", "Bãi cát trắng, sóng nhẹ.")) == ["du-lich"]
    assert topics_of(rules, trained.learned, article("Sáng sớm", RICE)) == []


def test_the_same_labels_give_the_same_model(rules, labelled):
    assert train(labelled, rules, None).learned == train(labelled, rules, None).learned


def test_names_are_not_learned_but_those_that_rules_list_are(rules, article):
    rows = [
        Labelled(article(f"Ngày {n}", f"Hôm {n} ở Lào Cai gặp Lò Thị Tưởng Tượng bên bãi cát."), frozenset({"du-lich"}))
        for n in range(8)
    ]
    rows += [Labelled(article(f"Ngày {n}", f"Hôm {n} ở nhà bên ruộng lúa."), frozenset()) for n in range(8)]
    phrases = train(rows, rules, None).learned.weights
    assert "bãi cát" in phrases
    assert "lào cai" in phrases
    assert not {"tưởng tượng", "thị tưởng", "lò thị", "tượng"} & set(phrases)


def test_what_stands_beside_a_name_is_not_learned_and_bodies_are(rules, article):
    told = [
        f"Hôm {n} ông Tưởng Tượng nói ở Quốc hội và công an xã nghe, bãi cát vắng, báo Bịađặt dẫn lại ảnh."
        for n in range(8)
    ]
    rows = [
        Labelled(article(f"Sáng {n} ông Tượng ra biển", text), frozenset({"du-lich"})) for n, text in enumerate(told)
    ]
    rows += [Labelled(article(f"Ngày {n}", f"Hôm {n} ở nhà, tổ quốc yên."), frozenset()) for n in range(9)]
    phrases = set(train(rows, rules, None).learned.weights)
    assert {"quốc hội", "công an", "bãi cát"} <= phrases
    assert not {p for p in phrases if "tượng" in p or "tưởng" in p or "bịađặt" in p}


def test_what_the_rules_forbid_is_not_learned_nor_kept(rules, labelled):
    forbidden = replace(rules, unlearned=("sóng nhẹ", "bãi"))
    before = Learned(("du-lich",), (0.0,), {"bãi cát": ((0, 4.0),), "tắm nắng": ((0, 4.0),)})
    for phrases in (
        train(labelled, forbidden, None).learned.weights,
        train(labelled, forbidden, before).learned.weights,
    ):
        assert "tắm nắng" in phrases
        assert not {"bãi", "bãi cát", "sóng nhẹ", "t:bãi"} & set(phrases)


def test_a_topic_that_the_model_before_did_not_know_goes_on_by_its_rules(rules, labelled, article):
    before = train(labelled, rules, None).learned
    grown = replace(rules, topics=(*rules.topics, Topic(id="xe-may", label="Xe máy", strong=("xe máy",))))
    after = train(labelled[:6], grown, before).learned
    assert abs(after.bias[after.topics.index("xe-may")]) < 0.5
    assert "xe-may" not in topics_of(grown, after, article("Đường làng", "Người đi bộ qua."))
    assert "xe-may" in topics_of(grown, after, article("Xe máy", "Chạy qua."))


def test_rare_phrases_are_not_learned(rules, labelled, article):
    rows = [*labelled, Labelled(article("Lạ", "Kỳ quặc hiếm hoi."), frozenset({"du-lich"}))]
    assert "kỳ quặc" not in train(rows, rules, None).learned.weights


def test_a_correction_moves_the_model_before_a_little_and_keeps_the_rest(rules, labelled, article):
    before = train(labelled, rules, None).learned
    wrong = article("Phim mới", "Phim quay ở bãi cát trắng, sóng nhẹ, người người tắm nắng, thuyền thúng nằm gối bờ.")
    assert topics_of(rules, before, wrong) == ["du-lich"]
    after = train([Labelled(wrong, frozenset())] * 6, rules, before).learned
    known = before.topics.index("du-lich")
    assert after.bias[known] == pytest.approx(before.bias[known], abs=0.5)
    assert points_of(rules, after, wrong) < points_of(rules, before, wrong)
    rice = article("Ruộng", RICE)
    assert points_of(rules, after, rice) == pytest.approx(points_of(rules, before, rice), abs=0.5)


def test_ten_corrections_of_one_topic_do_not_give_it_to_every_article(rules, labelled, article):
    before = train(labelled, rules, None).learned
    cave = Labelled(article("Hang động", "Nhũ đá lấp lánh, khách thắp đèn đi vào."), frozenset({"du-lich"}))
    rows = [cave] * 10
    after = train(rows, rules, before).learned
    assert topics_of(rules, before, cave.article) == []
    assert topics_of(rules, after, cave.article) == ["du-lich"]
    assert topics_of(rules, after, article("Họp dân", "Xã họp bàn việc làm đường.")) == []


def test_a_model_of_other_topics_is_corrected_where_topics_are_known(rules, labelled):
    before = Learned(("bo-di", "du-lich"), (1.0, -2.0), {"sóng nhẹ": ((0, 5.0), (1, 4.0))})
    after = train(labelled, rules, before).learned
    assert after.topics == tuple(topic.id for topic in rules.topics)
    assert dict(after.weights["sóng nhẹ"])[after.topics.index("du-lich")] > 4.0


def test_one_label_is_enough_to_correct(rules, labelled, article):
    before = train(labelled, rules, None).learned
    assert train([Labelled(article("Biển", BEACH), frozenset({"du-lich"}))], rules, before).labels == 1


def test_articles_in_other_languages_are_not_learned_from(rules, labelled, article):
    english = Labelled(article("Beach", "White sand.", language="en"), frozenset({"du-lich"}))
    assert train([*labelled, english], rules, None).labels == 24
    with pytest.raises(InputError, match="in Vietnamese"):
        train([english], rules, None)


def test_counts_add_up():
    assert together([Count(4, 2, 1), Count(0, 2, 1)]) == Count(4, 4, 2)
    assert (Count(4, 4, 2).f1, Count(0, 0, 0).f1) == (0.5, 1.0)
