"""What a round number of a statement can stand for."""

from decimal import Decimal

import pytest

from monitor.vietnamese.number_words import all_quantities
from monitor.vietnamese.rounded import numbers_within, rounded
from monitor.vietnamese.syllables import keys


def reach(text: str) -> tuple[Decimal, Decimal] | None:
    """What the only number of *text* can stand for."""
    [number] = all_quantities(text)
    return rounded(text, number)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("chở gần 30 bánh", "chở 29 bánh"),
        ("hơn 116.000 thẻ", "116.254 thẻ"),
        ("hơn 14 triệu USD", "14,3 triệu USD"),
        ("hơn 14 triệu USD", "14.65 triệu USD"),
        ("ngót 3.500 tỷ đồng", "3.499 tỷ đồng"),
        ("khoảng 1.254 USD", "1.253,7 USD"),
        ("vượt 10% dư nợ", "10,08% dư nợ"),
        ("gần một phần ba số phiếu", "34% số phiếu"),
        ("gần bốn mươi tuổi", "38 tuổi"),
    ],
)
def test_a_round_number_stands_for_the_exact_one(said, told):
    assert numbers_within(keys(told), reach(said))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("gần 30 bánh", "31 bánh"),
        ("hơn 30 bánh", "29 bánh"),
        ("gần 4.100 tỷ đồng", "3.900 tỷ đồng"),
        ("hơn 14 triệu USD", "14,3 tỷ USD"),
        ("hơn 14 triệu USD", "14 người"),
    ],
)
def test_it_stands_for_no_other(said, told):
    assert not numbers_within(keys(told), reach(said))


@pytest.mark.parametrize("said", ["đúng 30 bánh", "từ 30 đến 40 bánh"])
def test_an_exact_number_and_a_range_are_not_round(said):
    assert {rounded(said, number) for number in all_quantities(said)} == {None}
