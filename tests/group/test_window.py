"""The articles of the days around: what is common these days, and which share something rare. Not for: likeness."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story_articles import CRASH, CRASH_OTHER_WORDS, EVERYTHING, GAZETTEER, START, told

from monitor.group.stories import traits
from monitor.group.stories.rarity import rarity
from monitor.group.stories.window import REACH, RECENT, Window

HOUR = timedelta(hours=1)
FEVER = "Sốt Xyzt Qwrt"
OTHER = told("Học sinh tựu trường", "Sáng nay, các trường mở cửa.")


def read(article, id_, *, hours=0.0):
    at = START + timedelta(hours=hours)
    return traits(replace(article, id=id_, published=at), GAZETTEER)


def window(*articles):
    made = Window()
    for number, (article, hours) in enumerate(articles):
        made.add(made.weigh(read(article, number, hours=hours)))
    return made


def ids(found):
    return [each.traits.id for each in found]


def test_alone_an_article_weighs_as_the_language_says():
    found = Window().weigh(read(CRASH, 1))
    assert {term: weight for term, weight in found.weight.items() if weight != rarity(term)} == {}


def test_what_many_write_these_days_weighs_less():
    article = told(FEVER, "Bệnh lan.")
    few, many = (window(*[(article, n / 100) for n in range(count)]) for count in (2, 60))
    read_ = read(article, 99, hours=5)

    assert Window().weigh(read_).weight["xyzt qwrt"] > few.weigh(read_).weight["xyzt qwrt"]
    assert few.weigh(read_).weight["xyzt qwrt"] > many.weigh(read_).weight["xyzt qwrt"]
    assert many.weigh(read_).weight["bệnh"] == rarity("bệnh")


@pytest.mark.parametrize("hours", [0.0, 0.1, 50.0, -72.1, -500.0])
def test_only_the_three_days_before_an_article_count_and_nothing_that_came_later(hours):
    article = read(told(FEVER, "Bệnh lan."), 99)
    others = window(*[(told(FEVER, "Bệnh lan."), hours)] * 50)
    assert others.weigh(article) == Window().weigh(article)


def test_the_three_days_before_an_article_count_whole():
    article = read(told(FEVER, "Bệnh lan."), 99)
    assert window((told(FEVER, ""), -72)).weigh(article) != Window().weigh(article)


def test_near_is_what_shares_something_rare_within_four_days():
    far = REACH / HOUR
    made = window((CRASH, 0), (OTHER, 0), (CRASH, far + 1), (CRASH, -far - 1), (CRASH, far), (CRASH, -far))

    assert sorted(ids(made.near(made.weigh(read(CRASH_OTHER_WORDS, 9))))) == [0, 4, 5]


def test_an_article_is_not_near_itself():
    made = window((CRASH, 0), (CRASH_OTHER_WORDS, 1))
    assert ids(made.near(made.weigh(read(CRASH, 0)))) == [1]


def test_a_word_of_everyone_leads_to_nothing_while_another_one_leads_somewhere():
    made = window((told("Dịch Qwrt", ""), 0), *[(told(f"Sốt Xyzt a{n}b", ""), n / 1000) for n in range(401)])
    assert ids(made.near(Window().weigh(read(told("Sốt Xyzt ở Qwrt", ""), 999, hours=1)))) == [0]


@pytest.mark.parametrize("hours", [0.0, 0.001], ids=["in one moment", "one after the other"])
def test_what_hundreds_tell_in_the_same_words_leads_to_the_newest_of_them(hours):
    same = told("Sốt Xyzt", "")
    made = window(*[(same, n * hours) for n in range(500)])
    found = ids(made.near(made.weigh(read(same, 999, hours=1 if hours else 0))))

    assert len(found) == 40
    assert min(found) >= 100
    if hours:
        assert found == list(range(499, 459, -1))


def test_of_an_article_of_many_rare_words_a_hundred_terms_are_followed():
    """Else a crafted vocabulary costs 12 ms an article; of terms that weigh alike the first by the alphabet."""
    words = [f"q{chr(97 + n // 26)}{chr(97 + n % 26)}z" for n in range(60)]
    all_ = told("", " ".join(words))
    made = window((told(words[0], ""), 0), (told(words[-1], ""), 0), (all_, -200))
    assert ids(made.near(Window().weigh(read(all_, 9, hours=1)))) == [0]


def test_at_most_forty_are_near_and_those_that_share_most():
    same, less = told("Xyzt Qwrt Zxcv", ""), told("Xyzt khác", "")
    made = window(*[(less if n % 2 else same, n / 1000) for n in range(100)])
    found = ids(made.near(Window().weigh(read(same, 999, hours=1))))

    assert len(found) == 40
    assert all(id_ % 2 == 0 for id_ in found)
    assert found == sorted(found, reverse=True)  # of those alike, the newest


def test_which_are_near_does_not_depend_on_their_numbers():
    """Numbers tell what was fetched first."""
    articles = [(told("Xyzt Qwrt", f"tin {n % 5}", outlet=f"Báo {n // 5}"), n // 7) for n in range(100)]
    one, two = Window(), Window()
    for number, (article, hours) in enumerate(articles):
        one.add(one.weigh(read(article, number, hours=hours)))
        two.add(two.weigh(read(article, 1000 - number, hours=hours)))
    article = Window().weigh(read(told("Xyzt Qwrt", ""), 5000, hours=9))

    one_near, two_near = ([(w.traits.outlet, w.traits.terms) for w in each.near(article)] for each in (one, two))
    assert one_near == two_near


def test_what_is_forgotten_leaves_nothing_behind():
    made = window((CRASH, 0), (OTHER, 1), (CRASH_OTHER_WORDS, 2))
    assert made.forget(START + HOUR) == [0]
    assert (len(made), ids(made.near(made.weigh(read(CRASH, 9, hours=3))))) == (2, [2])
    assert sorted(made.forget(START + 100 * HOUR)) == [1, 2]
    assert (len(made), made._with, made._order) == (0, {}, [])


@settings(max_examples=20)
@given(st.permutations(range(len(EVERYTHING))))
def test_the_order_in_which_articles_are_added_changes_nothing(order):
    one, two = Window(), Window()
    weighed = [Window().weigh(read(article, n, hours=n)) for n, article in enumerate(EVERYTHING)]
    for n in range(len(EVERYTHING)):
        one.add(weighed[n])
        two.add(weighed[order[n]])

    for article in EVERYTHING:
        read_ = read(article, 99, hours=9)
        assert one.weigh(read_) == two.weigh(read_)
        assert one.near(one.weigh(read_)) == two.near(two.weigh(read_))


@settings(max_examples=30)
@given(st.lists(st.integers(0, 400), max_size=12), st.integers(0, 500))
def test_forgetting_changes_nothing_for_what_comes_later(hours, now):
    articles = [(EVERYTHING[n % len(EVERYTHING)], at) for n, at in enumerate(sorted(hours))]
    whole, short = window(*articles), window(*articles)
    short.forget(START + now * HOUR - max(REACH, RECENT))
    read_ = read(CRASH, 99, hours=now)

    assert short.weigh(read_) == whole.weigh(read_)
    assert short.near(short.weigh(read_)) == whole.near(whole.weigh(read_))
