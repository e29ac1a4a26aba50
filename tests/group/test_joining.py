"""Which story an article joins: the events an editor would list under one heading. Not for: likeness of two."""

import time
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_articles import (
    CRASH,
    CRASH_ELSEWHERE,
    CRASH_NEXT_DAY,
    CRASH_OTHER_WORDS,
    EVERYTHING,
    GAZETTEER,
    GOLD,
    GOLD_NEXT_DAY,
    HOLIDAY,
    HOLIDAY_ELSEWHERE,
    START,
    stories,
    told,
)

from monitor.group.stories import Grouper, traits
from monitor.group.stories.joining import support
from monitor.group.stories.window import Window

likenesses = st.lists(st.floats(0, 0.999), min_size=1, max_size=8).map(lambda found: sorted(found, reverse=True))


def test_one_accident_told_in_other_words_is_one_story():
    assert stories(CRASH, CRASH_OTHER_WORDS) == [0, 0]


def test_the_next_day_s_toll_joins():
    assert stories(CRASH, CRASH_OTHER_WORDS, CRASH_NEXT_DAY) == [0, 0, 0]
    assert stories(CRASH, CRASH_NEXT_DAY) == [0, 0]


@pytest.mark.parametrize(
    "others",
    [(CRASH, CRASH_ELSEWHERE), (GOLD, GOLD_NEXT_DAY), (HOLIDAY, HOLIDAY_ELSEWHERE)],
    ids=["accidents in two provinces", "the price of gold of two days", "one holiday in two provinces"],
)
def test_like_events_are_not_one_story(others):
    assert stories(*others) == [0, 1]


def test_events_are_told_apart_among_everything_of_these_days():
    assert stories(*EVERYTHING) == [0, 1, 2, 3, 0, 5, 6, 0]


def test_what_comes_after_four_days_begins_a_story():
    late = replace(CRASH_OTHER_WORDS, published=START + timedelta(hours=97))
    assert stories(CRASH, late) == [0, 1]


def test_a_higher_threshold_keeps_more_apart():
    assert stories(CRASH, CRASH_OTHER_WORDS, CRASH_NEXT_DAY, threshold=0.99) == [0, 1, 2]


def test_what_is_forgotten_is_joined_no_more():
    grouper = Grouper(0.7)
    weighed = grouper.weigh(traits(CRASH, GAZETTEER))
    grouper.keep(weighed, 5)
    other = replace(CRASH_OTHER_WORDS, id=1)
    grouper.forget(CRASH.published + timedelta(hours=96))
    assert grouper.find(grouper.weigh(traits(other, GAZETTEER))).story == 5

    grouper.forget(CRASH.published + timedelta(hours=96, seconds=1))
    assert grouper.find(grouper.weigh(traits(other, GAZETTEER))) is None


def test_an_article_is_told_why_it_joins():
    grouper = Grouper(0.7)
    for id_, article, story in ((7, CRASH, 5), (8, GOLD, 6)):
        grouper.keep(grouper.weigh(traits(replace(article, id=id_), GAZETTEER)), story)
    found = grouper.find(grouper.weigh(traits(replace(CRASH_OTHER_WORDS, id=9), GAZETTEER)))

    assert (found.story, found.why.article) == (5, 7)
    assert found.why.likeness > 0.7


ROUNDUP = replace(CRASH_OTHER_WORDS, title=f"Điểm tin 6h: {CRASH_OTHER_WORDS.title}")


def test_a_round_up_may_join_the_story_of_its_headline_and_nobody_joins_it():
    assert stories(CRASH, ROUNDUP, CRASH_NEXT_DAY) == [0, 0, 0]
    assert stories(ROUNDUP, replace(CRASH_OTHER_WORDS, outlet="Báo Bốn")) == [0, 1]


def test_of_stories_that_speak_alike_the_outlet_decides_not_the_number():
    """Numbers of articles and of stories tell what was fetched first."""
    chosen = set()
    for ids in ((1, 2), (2, 1)):
        grouper, outlet_of = Grouper(0.7), {}
        for id_, outlet in zip(ids, ("Báo A", "Báo B"), strict=True):
            article = replace(CRASH, id=id_, outlet=outlet)
            outlet_of[id_] = outlet
            grouper.keep(Window().weigh(traits(article, GAZETTEER)), id_)
        found = grouper.find(Window().weigh(traits(replace(CRASH_OTHER_WORDS, id=9), GAZETTEER)))
        chosen.add((outlet_of[found.story], outlet_of[found.why.article]))
    assert chosen == {("Báo A", "Báo A")}


def test_what_thousands_report_in_one_second_is_one_story():
    same = told("Động đất ở Xyzt Qwrt", "Vừa có động đất ở Xyzt Qwrt.")
    assert set(stories(*[same] * 1000)) == {0}


# -- how far a story speaks for an article ---------------------------------------------------------


def test_one_strong_likeness_joins_a_story_of_one():
    assert support([0.9]) == pytest.approx(0.9)


def test_one_strong_likeness_among_weak_ones_is_not_enough():
    assert support([0.9, 0.1]) < 0.75
    assert support([0.9, 0.1, 0.1]) < 0.6
    assert support([0.95, 0.1, 0.1]) < 0.7


def test_three_members_are_heard_however_many_there_are():
    assert support([0.9, 0.8, 0.7, 0.1, 0.1]) == support([0.9, 0.8, 0.7])


@given(likenesses)
def test_a_story_speaks_no_louder_than_its_most_alike_member(found):
    assert min(found[:3]) - 1e-9 <= support(found) <= found[0] + 1e-9


@given(likenesses, st.integers(0, 7), st.floats(0, 0.999))
def test_a_member_that_is_more_alike_never_speaks_against(found, place, more):
    raised = list(found)
    raised[place % len(found)] = max(more, raised[place % len(found)])
    assert support(sorted(raised, reverse=True)) >= support(found) - 1e-9


# -- cost ------------------------------------------------------------------------------------------


def busy(count):
    """So many articles within a day: each of three events in ten is told by ten outlets, the others by one."""
    syllables = [a + b for a in ("b", "c", "kh", "l", "m", "ng", "th", "tr") for b in ("a", "en", "inh", "ong", "uy")]
    names = [f"{a} {b}".title() for a, b in combinations(syllables, 2)]
    for n in range(count):
        event = n // 10 if n % 100 < 30 else n
        name, other = names[event % 700], names[(event * 7 + 3) % 700]
        yield told(
            f"{name}: chuyện thứ {n} ở {other}",
            f"Hôm nay, {name} cùng {other} kể lại chuyện thứ {n} cho bà con nghe, với {event + 20} người có mặt từ sáng sớm.",
            hours=24 * n / count,
            outlet=f"Báo {n % 20}",
        )


def test_an_article_costs_milliseconds_also_on_a_dense_day():
    """Measured: 1 ms an article; tests/measure_story_costs.py measures 100,000 of them."""
    articles = list(busy(1000))
    stories(*articles[:50])
    begin = time.process_time()
    found = stories(*articles)

    assert time.process_time() - begin < 1000 * 0.02
    assert len(set(found)) < 1000
