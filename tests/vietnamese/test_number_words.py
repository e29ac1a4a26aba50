"""Numbers in words: what they are worth, and words that only look like numbers."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.number_words import all_quantities, number_of, spelled


def values(text):
    return [each.value for each in all_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ba trăm linh năm hộ", 305),
        ("ba trăm lẻ năm hộ", 305),
        ("hai mươi mốt người", 21),
        ("hai mốt tuổi", 21),
        ("mười lăm điểm", 15),
        ("hai chục hộ", 20),
        ("một tá trứng", 12),
        ("một nghìn hai trăm con lợn", 1200),
        ("một triệu rưỡi đồng", 1_500_000),
        ("trăm hai triệu đồng", 120_000_000),
        ("bảy triệu bảy trăm nghìn đồng", 7_700_000),
        ("hai chục nghìn xe", 20_000),
        ("mười nghìn tỷ đồng", 10**13),
        ("nửa triệu người", 500_000),
        ("nửa nghìn cây số", 500),
        ("hai phẩy năm héc-ta", "2.5"),
        ("một giờ rưỡi", "1.5"),
        ("năm người", 5),
        ("Năm học sinh", 5),
        ("chín xã", 9),
        ("gần trăm người", 100),
        ("Hai trăm người kéo đến.", 200),
    ],
)
def test_a_number_in_words_has_its_value(text, value):
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "năm 2017",
        "cả năm người dân chờ nước",
        "Năm học này",
        "Năm học 2025-2026",
        "mỗi năm người dân thu",
        "năm ngoái",
        "tháng hai",
        "thứ ba tuần này",
        "Bà Ba bán chợ",
        "hàng trăm người",
        "vài chục hộ",
        "tỷ lệ hộ nghèo",
        "những dự án nghìn tỷ",
        "ba mẹ tôi",
        "lúa đã chín rộ",
        "lớp hai",
    ],
)
def test_words_that_only_look_like_numbers_tell_none(text):
    assert values(text) == []


def test_a_share_in_words_is_a_percentage():
    [half, third] = spelled("một nửa số hộ, hai phần ba số thôn")
    assert (half.value, half.percent, half.approximate) == (50, True, True)
    assert round(third.value) == 67


def test_a_percentage_in_words_is_one():
    [found] = spelled("sáu mươi tám phần trăm cử tri")
    assert (found.value, found.percent) == (68, True)


def test_a_word_of_estimation_before_the_number_is_seen():
    assert [each.approximate for each in spelled("gần hai trăm hộ, ba trăm người")] == [True, False]


def test_digits_and_words_are_found_in_order():
    assert values("12 xã, ba mươi hai thôn và 4,5 tỷ đồng") == [12, 32, 4_500_000_000]


def test_what_is_no_number_has_no_value():
    assert number_of("mười hai") == 12
    assert number_of("mưa to") is None


@given(
    st.text()
    | st.lists(st.sampled_from(["một", "năm", "mươi", "trăm", "linh", "nghìn", "rưỡi", "nửa", "phẩy", "tỷ", "hộ"])).map(
        " ".join
    )
)
def test_quantities_lie_inside_the_text_and_apart(text):
    found = all_quantities(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
