"""Two spellings of one syllable have one key; not how text is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.fold import fold, unaccented


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ", "ủy"),
        ("Hoà", "hòa"),
        ("HOÁ", "hóa"),
        ("thuý", "Thúy"),
        ("khoẻ", "khỏe"),
        ("toạ", "tọa"),
        ("kỹ", "kĩ"),
        ("Mỹ", "mĩ"),
        ("sỹ", "sĩ"),
        ("Quý", "Quí"),
        ("lý", "lí"),
        ("Ðồng", "Đồng"),
    ],
)
def test_two_spellings_of_one_syllable_have_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hoa", "hòa"), ("quy", "quỳ"), ("thúy", "thủy"), ("đa", "da"), ("vi", "vy")]
)
def test_different_syllables_keep_different_keys(one, other):
    assert fold(one) != fold(other)


def test_a_closed_syllable_keeps_its_tone_where_it_stands():
    assert fold("Hoàng") == "hoàng"
    assert fold("quỳnh") == "quỳnh"


def test_unaccented_text_has_no_accents_and_no_dj():
    assert unaccented("Đường Tuyên Quang, hoà thuý") == "Duong Tuyen Quang, hoa thuy"


@given(st.text(max_size=12) | st.text(st.sampled_from("hklmstquoaeyiÝỳÀảạẽóÈéĐ"), max_size=6))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert unaccented(unaccented(text)) == unaccented(text)
