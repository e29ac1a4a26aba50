"""How alike two articles are, and what is said of it. Not for: which story is joined (test_joining.py)."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from math import isfinite
from pathlib import Path

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
    RULES,
    START,
    told,
)

from monitor.group.stories import traits
from monitor.group.stories.likeness import likeness, signs
from monitor.group.stories.reasons import common
from monitor.group.stories.window import Window

ROOT = Path(__file__).parents[2]


def pair(earlier, later):
    """(later, earlier) with their weights."""
    window = Window()
    b = window.weigh(traits(replace(earlier, id=1), GAZETTEER))
    window.add(b)
    return window.weigh(traits(replace(later, id=2), GAZETTEER)), b


def test_the_signs_are_those_for_which_weights_were_learned_in_the_same_order():
    told_ = json.loads(files("monitor.group.stories").joinpath("weights.json").read_text(encoding="utf-8"))
    assert list(signs(*pair(CRASH, GOLD))) == list(told_["weights"])
    assert all(map(isfinite, (*told_["weights"].values(), told_["bias"])))


def test_a_sign_without_a_weight_is_not_dropped_in_silence(monkeypatch):
    module = sys.modules["monitor.group.stories.likeness"]
    monkeypatch.setattr(module, "_model", lambda: module.Model((1.0, 2.0), 0.0))
    with pytest.raises(ValueError, match="longer"):
        likeness(*pair(CRASH, GOLD))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [(CRASH, CRASH_OTHER_WORDS), (CRASH, CRASH_NEXT_DAY)],
    ids=["other words", "new toll"],
)
def test_one_event_in_other_words_is_alike(earlier, later):
    assert likeness(*pair(earlier, later)) > RULES.threshold


@pytest.mark.parametrize(
    ("earlier", "later"),
    [(CRASH, CRASH_ELSEWHERE), (GOLD, GOLD_NEXT_DAY), (HOLIDAY, HOLIDAY_ELSEWHERE), (CRASH, GOLD)],
    ids=["accident elsewhere", "price of the next day", "holiday elsewhere", "anything"],
)
def test_two_events_that_are_told_alike_are_not(earlier, later):
    assert likeness(*pair(earlier, later)) < RULES.threshold / 2


def test_an_event_is_less_alike_the_farther_apart_it_is_told():
    hours = (1, 6, 24, 48)
    found = [likeness(*pair(CRASH, told(CRASH_OTHER_WORDS.title, CRASH_OTHER_WORDS.text, hours=h))) for h in hours]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1] + 0.1


words = st.text(st.sampled_from("Đèo Mẫu Sẻ xe 6 12/8 <b>.,\n–") | st.characters(), max_size=200)
articles = st.builds(told, words, words, hours=st.floats(0, 96), outlet=st.sampled_from(["", "Báo Một"]))


@given(articles, articles | st.just(CRASH))
def test_any_two_articles_have_a_likeness_and_something_to_say_of_it(one, two):
    a, b = pair(one, two)
    found, why = likeness(a, b), common(a, b, 0.5)

    assert 0 < found < 1
    assert all(map(isfinite, signs(a, b).values()))
    assert (why.article, why.likeness) == (1, 0.5)
    assert why.hours >= 0


def test_what_is_said_is_what_both_have_as_the_later_article_writes_it():
    why = common(*pair(CRASH, CRASH_NEXT_DAY), 0.87654)

    assert (why.article, why.likeness, why.places, why.hours) == (1, 0.877, ("Lai Châu",), 30)
    assert "Mẫu Sẻ" in why.names
    assert not any("Lai Châu" in name for name in why.names)  # is said as a place
    assert any("giường nằm" in phrase for phrase in why.words)
    assert all(phrase in f"{CRASH_NEXT_DAY.title}\n{CRASH_NEXT_DAY.text}" for phrase in (*why.names, *why.words))
    earlier = f"{CRASH.title}\n{CRASH.text}".casefold().replace(",", "")
    for phrase in (*why.names, *why.words):
        assert all(f"{a} {b}".casefold() in earlier for a, b in pairwise(phrase.split()))


def test_numbers_are_said_that_both_have():
    assert common(*pair(CRASH, CRASH_OTHER_WORDS), 0.9).numbers == ("15",)


def test_what_is_said_stands_in_the_later_article_letter_by_letter():
    one = told("Trao quà", "Đoàn bác sĩ Hoa Kỳ khám bệnh cho 12000 trẻ em nghèo ở TP.HCM từ hôm nay.")
    two = told("Khám bệnh", "Đoàn bác sĩ Mỹ khám bệnh cho 12.000 trẻ em nghèo ở TPHCM từ hôm nay.")

    why = common(*pair(one, two), 0.9)
    assert (why.places, why.numbers) == (("TPHCM", "Mỹ"), ("12.000",))
    assert set(why.words) == {"Đoàn bác sĩ Mỹ khám bệnh cho", "trẻ em nghèo ở TPHCM từ hôm nay"}
    why = common(*pair(two, one), 0.9)
    assert (why.places, why.numbers) == (("TP.HCM", "Hoa Kỳ"), ("12000",))
    assert "trẻ em nghèo ở TP.HCM từ hôm nay" in why.words


def test_the_own_province_is_said_inside_a_phrase_and_not_at_its_end():
    text = "Nhiều bạn trẻ xứ Tuyên Quang múa khèn bên suối Mẫu Sẻ"
    (words,) = common(*pair(told("Múa", text), told("Hát", text)), 0.9).words
    assert words == "Nhiều bạn trẻ xứ Tuyên Quang múa khèn bên suối Mẫu Sẻ"

    other = told("Hát", "Nhiều bạn trẻ xứ Tuyên Quang hát then.")
    (words,) = common(*pair(told("Múa", text), other), 0.9).words
    assert words == "Nhiều bạn trẻ xứ"


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ("Suối Xyzt làm nhiều nhà thiệt hại", "Suối Xyzt làm nhiều nhà thiệt mạng", "Suối Xyzt làm nhiều nhà"),
        ("Bộ Công an tỉnh Xyzt qwrt nói", "Ban Công an tỉnh Xyzt qwrt nói", "Công an tỉnh Xyzt qwrt nói"),
        ("Dân quân đội Xyzt qwrt nói", "Sư đoàn quân đội Xyzt qwrt nói", "quân đội Xyzt qwrt nói"),
    ],
)
def test_a_phrase_ends_with_no_half_of_a_word(earlier, later, words):
    assert words in common(*pair(told("", earlier), told("", later)), 0.9).words


def test_a_phrase_is_cut_after_twelve_words_at_most_and_not_inside_a_word():
    text = "Xyzt qwrt có ba lần đi qua cây cầu nhỏ bên công an rồi về"
    (words,) = common(*pair(told("", text), told("Khác", text)), 0.9).words
    assert words == "Xyzt qwrt có ba lần đi qua cây cầu nhỏ bên"


def test_a_name_that_stands_inside_another_is_not_said_twice():
    text = "Hôm nay, Sùng Mí Mẫu Thử nhận giải."
    why = common(*pair(told("Sùng Mí Mẫu Thử", text), told("Trao giải", text)), 0.9)
    assert why.names == ("Sùng Mí Mẫu Thử",)


def test_the_answers_are_the_same_whatever_order_sets_have(tmp_path):
    """Python orders the members of sets by a number that differs from process to process."""
    lines = [
        {
            "id": n,
            "title": article.title,
            "text": article.text,
            "published": (START + (article.published - START) * (1 + n % 3) / 2).isoformat(),
            "outlet": article.outlet,
        }
        for n, article in enumerate(EVERYTHING * 3)
    ]
    path = tmp_path / "press.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")

    def answers(seed):
        command = [sys.executable, "-m", "monitor", "--config", str(ROOT), "group", "--why", str(path)]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout

    first = answers("1")
    assert b'"likeness"' in first
    assert answers("2") == first
