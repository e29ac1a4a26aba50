"""Text is cleaned once, at the door; not how it is folded for comparison."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.clean import clean, one_line

messy = (
    st.text(st.sampled_from("aA \u00a0\u200b\u00ad\ufeff\u202f\n\r\t\x1c\u2028e\u0301\u0323Đệ\u1ec7.\u3000"))
    | st.text()
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Hồ Na Hang".encode().decode(), "Hồ Na Hang"),
        (unicodedata.normalize("NFD", "Tuyên Quang"), "Tuyên Quang"),
        ("Tuyên\u00a0Quang", "Tuyên Quang"),
        ("Tuy\u00adên\u200b Quang\ufeff", "Tuyên Quang"),
        ("Tuyên \u200b Quang", "Tuyên Quang"),
        ("  một \t hai\u202fba ", "một hai ba"),
        ("một\r\n\r\n hai \n\n\nba\n", "một\nhai\nba"),
        ("một\u2028hai\x85ba", "một\nhai\nba"),
        ("\u200b\n \u00a0\n", ""),
        ("", ""),
    ],
)
def test_what_a_reader_cannot_see_is_not_kept(raw, expected):
    assert clean(raw) == expected


def test_one_line_joins_paragraphs_with_one_blank():
    assert one_line(" một \n\n hai ") == "một hai"


@given(messy)
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once
    assert one_line(one_line(text)) == one_line(text)


@given(messy)
def test_clean_text_is_nfc_with_single_blanks_and_no_empty_lines(text):
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once
    assert all(line and line == line.strip() for line in once.split("\n") if once)
