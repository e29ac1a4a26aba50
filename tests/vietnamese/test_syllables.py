"""Text is cut into syllables that phrases are compared with; not into words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.clean import clean
from monitor.vietnamese.syllables import BREAK, is_unaccented, keys, syllables

press = st.text(st.sampled_from("aĐệ Hoà1.,-/'’\"“”():;!?…\nTPX&%🙂|_")) | st.text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chủ quyền biển, đảo", "chủ quiền biển đảo"),
        ("COVID-19", "covid 19"),
        ("giảm 3,9% còn 12.000 ca", "giảm 3,9 còn 12.000 ca"),
        ("Kế hoạch 41/KH-UBND", "kế hoạch 41 kh ubnd"),
        ("Sở GD&ĐT", "sở gd đt"),
        ("TP. Tuyên Quang", "tp tuyên quang"),
        ("TP.HCM và P. Minh Xuân", "tp hcm và p minh xuân"),
        ("người H'Mông, người H’Mông", "người h mông người h mông"),
        ("ở Na Hang. Trời mưa", "ở na hang | trời mưa"),
        ("cổng chinhphu.vn", "cổng chinhphu vn"),
        ("nói: “Được!” (vỗ tay)", "nói | được | vỗ tai |"),
        ("đề 'điểm 10' ở", "đề | điểm 10 | ở"),
        ("một\nhai", "một | hai"),
        ("ngày 5.6. Rồi", "ngài 5.6 | rồi"),
    ],
)
def test_punctuation_that_ends_a_thought_breaks_and_the_rest_is_passed_over(text, expected):
    from monitor.vietnamese.fold import fold

    wanted = [
        part if part == BREAK else fold(part.replace("quiền", "quyền").replace("tai", "tay").replace("ngài", "ngày"))
        for part in expected.split()
    ]
    assert [each.key for each in syllables(text)] == wanted


def test_a_phrase_has_no_break_at_its_ends():
    assert keys("“Tỉnh.”") == ("tỉnh",)
    assert keys("...") == ()


@given(press)
def test_every_syllable_stands_where_it_says(raw):
    text = clean(raw)
    found = syllables(text)
    ends = [0, *(each.end for each in found)]
    for before, each in zip(ends, found, strict=False):
        assert before <= each.start < each.end <= len(text)
        assert (each.key == BREAK) == (not any(c.isalnum() for c in text[each.start : each.end]))


@given(press)
def test_breaks_never_stand_together_nor_first(raw):
    found = [each.key for each in syllables(clean(raw))]
    assert (BREAK, BREAK) not in set(pairwise(found))
    assert found[:1] != [BREAK]


@given(st.lists(st.sampled_from(["Hoà", "COVID-19", "12.000", "GD&ĐT", "H'Mông", "Na", "TP."]), min_size=1, max_size=5))
def test_a_phrase_is_found_in_the_text_that_holds_it(words):
    phrase = " ".join(words)
    within = [each.key for each in syllables(f"Tại {phrase} có")]
    assert tuple(within[1:-1]) == keys(phrase)


def test_text_counts_as_unaccented_when_fewer_than_one_letter_in_a_hundred_has_an_accent():
    assert is_unaccented("Tuyen Quang khai mac le hoi")
    assert not is_unaccented("Tuyên Quang khai mạc lễ hội")
    assert is_unaccented("le hoi " * 30 + "ở")
    assert not is_unaccented("123")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuyên QuangĐi theo", ("tuyên", "quang", "đi", "theo")),
        ("Hà GiangTheo chân", ("hà", "giang", "theo", "chân")),
        ("ghé NamAn", ("ghé", "nam", "an")),
        ("YouTube, TikTok, iPhone", ("youtube", "tiktok", "iphone")),
        ("Sở GDĐT, ThS, TpHCM", ("sở", "gdđt", "ths", "tphcm")),
    ],
)
def test_a_dateline_glued_to_the_lead_is_cut_and_a_brand_is_not(text, expected):
    assert keys(text) == expected
    assert all(text[each.start : each.end] for each in syllables(text))
