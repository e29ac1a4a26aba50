"""What the word before a name tells of it."""

import pytest

from monitor.vietnamese.units import (
    body_before,
    feature_before,
    person_before,
    street_before,
    unit_before,
    wild_before,
)

X = "Bình Minh"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ở xã Bình Minh", "xã"),
        ("Xã Bình Minh", "xã"),
        ("ở TP. Bình Minh", "thành phố"),
        ("ở TP.Bình Minh", "thành phố"),
        ("ở TX. Bình Minh", "thị xã"),
        ("ở H.Bình Minh", "huyện"),
        ("ở thành phố Bình Minh", "thành phố"),
        ("ở thị trấn Bình Minh", "thị trấn"),
        ("ở xóm Bình Minh", "thôn"),
        ("các xã An Hòa, Bình Minh", "xã"),
        ("các xã An Hòa, Cát Tiên (Long Hồ) và Bình Minh", "xã"),
        ("các xã thiệt hại nặng là An Hòa, Bình Minh", "xã"),
        ("ở Bình Minh", ""),
        ("hợp xã. Bình Minh", ""),
        ("ông An, Bình Minh", ""),
    ],
)
def test_the_unit_word_is_read_in_full_short_and_through_a_list(text, expected):
    assert unit_before(text, text.index(X)) == expected


@pytest.mark.parametrize(
    ("tells", "yes", "no"),
    [
        (person_before, "ca sĩ Bình Minh", "quê Bình Minh"),
        (person_before, "Ông Bình Minh", "trẻ em Bình Minh"),
        (street_before, "đường Bình Minh", "thành phố Bình Minh"),
        (street_before, "trên phố Bình Minh", "qua Bình Minh"),
        (body_before, "Trường THPT Bình Minh", "trường ở Bình Minh"),
        (body_before, "Công ty TNHH MTV Bình Minh", "công ty tại Bình Minh"),
        (body_before, "khách sạn Bình Minh", "khách từ Bình Minh"),
        (feature_before, "khu công nghiệp Bình Minh", "khu vực Bình Minh"),
        (feature_before, "cảng Bình Minh", "chợ Bình Minh"),
        (wild_before, "thác Bình Minh", "đến Bình Minh"),
    ],
)
def test_the_word_before_a_name_tells_what_bears_it(tells, yes, no):
    assert tells(yes, yes.index(X))
    assert not tells(no, no.index(X))
