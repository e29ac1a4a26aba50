"""Phrases are found as whole syllables, wherever they stand; not what they mean."""

from hypothesis import given
from hypothesis import strategies as st

from monitor.tag.matcher import Matcher, Use
from monitor.vietnamese.clean import clean
from monitor.vietnamese.syllables import syllables

MATCHER = Matcher(
    [
        Use("Tuyên Quang", "name", "a"),
        Use("Quang", "name", "b"),
        Use("COVID-19", "topic", "c"),
        Use("biển, đảo", "topic", "d"),
        Use("...", "topic", "nothing"),
        Use("宣光", "name", "e", language="zh"),
    ]
)


def found(text, *, bare=False):
    return [(hit.text, hit.use.rule) for hit in MATCHER.hits(text, "text", syllables(text), bare=bare)]


def test_overlapping_phrases_are_all_found_longest_first():
    assert found("Ở Tuyên Quang.") == [("Tuyên Quang", "a"), ("Quang", "b")]


def test_a_phrase_is_never_found_inside_a_syllable_or_over_a_stop():
    assert found("Quangg, xQuang, Tuyên. Quang") == [("Quang", "b")]
    assert found("Tuyên.") == []


def test_commas_and_hyphens_do_not_matter_and_the_quote_is_what_was_written():
    assert found("covid 19 và Covid-19, biển đảo") == [("covid 19", "c"), ("Covid-19", "c"), ("biển đảo", "d")]


def test_chinese_names_are_found_without_blanks():
    assert found("越南宣光省宣光市") == [("宣光", "e"), ("宣光", "e")]


def test_accents_are_left_out_only_when_asked():
    assert found("Tuyen Quang") == [("Quang", "b")]
    assert found("Tuyen Quang", bare=True) == [("Tuyen Quang", "a"), ("Quang", "b")]


def test_a_matcher_without_phrases_finds_nothing():
    assert Matcher([]).hits("Tuyên Quang", "text", syllables("Tuyên Quang"), bare=False) == ()


@given(
    st.lists(st.sampled_from(["Tuyên", "Quang", "🙂", "宣光", "COVID-19", ",", ".", "\n", "x"]) | st.text(max_size=4))
)
def test_every_hit_quotes_its_place(parts):
    text = clean(" ".join(parts))
    for bare in (False, True):
        assert all(
            text[hit.start : hit.end] == hit.text for hit in MATCHER.hits(text, "text", syllables(text), bare=bare)
        )
