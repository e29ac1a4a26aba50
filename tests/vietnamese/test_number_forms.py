"""In which other ways a number or a day is written. Not for: reading them (test_numbers, tests/check)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.number_forms import day_forms, in_words, number_forms
from monitor.vietnamese.number_words import number_of
from monitor.vietnamese.numbers import quantities


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        ("7", ("7", "bảy")),
        ("43", ("43", "bốn mươi ba")),
        ("600", ("600", "sáu trăm")),
        ("105", ("105", "một trăm linh năm")),
        ("2500", ("2.500", "2500", "2,5 nghìn", "2,5 ngàn")),
        ("20000", ("20.000", "20 nghìn", "hai mươi nghìn", "20 ngàn", "hai mươi ngàn")),
        ("100000000", ("100.000.000", "100 triệu", "một trăm triệu")),
        ("10000001", ("10.000.001",)),
        ("1680000000000", ("1.680 tỷ", "1680 tỷ", "1,68 nghìn tỷ")),
        ("23000000000000", ("23.000 tỷ", "23 nghìn tỷ", "hai mươi ba nghìn tỷ")),
        ("37.5", ("37,5",)),
        ("0", ("0", "không")),
    ],
)
def test_a_number_is_written_in_digits_with_a_scale_and_in_words(value, forms):
    assert number_forms(Decimal(value)) == forms


@pytest.mark.parametrize("value", ["-3", "0.12345", "1e15", "1e40"])
def test_what_is_no_number_of_the_press_has_no_form(value):
    assert number_forms(Decimal(value)) == ()


@given(st.integers(1, 999))
def test_a_number_in_words_reads_back_as_itself(number):
    assert number_of(in_words(number)) == number


@given(st.integers(1, 10**13))
def test_every_form_in_digits_reads_back_as_the_number(number):
    forms = [form for form in number_forms(Decimal(number)) if form[0].isdigit()]
    read = [found.value for form in forms for found in quantities(f"có {form} người")]

    assert forms
    assert set(read) <= {Decimal(number)}


def test_a_day_is_written_with_a_stroke_a_dot_or_the_word_for_month():
    assert day_forms(12, 10) == ("12/10", "12.10", "12 tháng 10")
    assert {"8/2", "08/02", "8.2", "8 tháng 2", "08 tháng 02"} <= set(day_forms(8, 2))
