"""Vietnamese text in the order of the dictionary."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.collate import collation_key

press = st.text(st.sampled_from("aAăâbdĐđeêoôơuưyfz 1209-.ạảãàáòóöé\u0301\u0323")) | st.text()


@pytest.mark.parametrize(
    "ordered",
    [
        [
            "a",
            "ă",
            "â",
            "b",
            "c",
            "d",
            "đ",
            "e",
            "ê",
            "f",
            "g",
            "h",
            "i",
            "j",
            "k",
            "l",
            "m",
            "n",
            "o",
            "ô",
            "ơ",
            "p",
            "q",
            "r",
            "s",
            "t",
            "u",
            "ư",
            "v",
            "w",
            "x",
            "y",
            "z",
        ],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mẳ", "mẵ", "mắ", "mặ", "mâ", "mầ", "mẩ", "mẫ", "mấ", "mậ"],
        ["An", "Ăn", "Ân", "Dao", "Đà", "Ea"],
        ["Na Hang", "Na Rì", "Nà Sầm X", "Nam"],
        ["Hoa", "hoà", "hòa", "Hòa", "hoả", "hỏa", "hóa", "hoạ"],
        ["bà con", "ba lô"],
        ["đảo", "Đảo", "ĐẢO", "đạo"],
        ["Tổ 2", "Tổ 10", "Tổ 010a", "Tổ A"],
        ["…", "1", "a", "宣光"],
        ["cafe", "café", "Cafe X"],
    ],
)
def test_letters_then_tones_then_case(ordered):
    """Given backwards they come out in order."""
    backwards = ordered[::-1]
    assert sorted(backwards, key=collation_key) == ordered


def test_punctuation_around_a_name_does_not_move_it():
    assert sorted(["“Bình”", "An", "Cao"], key=collation_key) == ["An", "“Bình”", "Cao"]


def test_a_number_of_any_length_is_a_number():
    assert collation_key("9" * 9000) < collation_key("1" + "0" * 9000)


@given(press)
def test_composed_and_decomposed_text_have_one_key(text):
    forms = {collation_key(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert forms == {collation_key(text)}


@given(press, press)
def test_no_two_different_texts_tie(one, other):
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (collation_key(one) == collation_key(other)) == same


@given(st.lists(press, max_size=6))
def test_the_order_does_not_depend_on_where_one_begins(texts):
    backwards = texts[::-1]
    forms = [
        [unicodedata.normalize("NFC", text) for text in sorted(given_, key=collation_key)]
        for given_ in (texts, backwards)
    ]
    assert forms[0] == forms[1]
