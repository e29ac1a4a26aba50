"""Whether two headlines name the same article. Not for: copies of whole texts (tests/group)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.alike import alike, unlike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khánh thành cầu mới ở vùng cao", "Khánh thành cầu mới ở vùng cao (cập nhật)"),
        ("Khánh thành cầu mới ở vùng cao", "KHÁNH THÀNH CẦU MỚI Ở VÙNG CAO"),
        ("Bài viết về hoà bình hôm nay", "Bài viết về hòa bình hôm nay"),
        ("宣光省举行春节文化旅游活动", "春节文化旅游活动在宣光省举行"),
        ("", "Khánh thành cầu mới"),
        ("Video", "Khánh thành cầu mới"),
    ],
)
def test_headlines_of_one_article_are_alike(one, other):
    assert alike(one, other)
    assert not unlike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khánh thành cầu mới ở vùng cao", "Hệ thống đang bảo trì"),
        ("Khánh thành cầu mới ở vùng cao", "Just a moment please"),
    ],
)
def test_a_notice_is_unlike_any_headline(one, other):
    assert unlike(one, other)
    assert not alike(one, other)


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_holds_both_ways_and_nothing_is_both(one, other):
    assert alike(one, other) == alike(other, one)
    assert unlike(one, other) == unlike(other, one)
    assert not (alike(one, other) and unlike(one, other))
    assert alike(one, one)
