"""Which words are a name, and of what kind."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.countries import is_country, other_names
from monitor.vietnamese.proper_names import proper_names


def told(text):
    return [(text[each.start : each.end], each.kind) for each in proper_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ông Nông Văn Kiểm đến dự", [("Nông Văn Kiểm", "person")]),
        ("gặp Lê Thị Hà ở chợ", [("Lê Thị Hà", "person")]),
        ("Bộ trưởng Bộ Công an Tô Hoài Nam nói", [("Bộ Công an", "body"), ("Tô Hoài Nam", "person")]),
        ("tại huyện Lục Sơn", [("Lục Sơn", "place")]),
        ("Chủ tịch xã Nguyễn Văn Ba nói", [("Nguyễn Văn Ba", "person")]),
        ("trên đường Nguyễn Văn Cừ", [("Nguyễn Văn Cừ", "place")]),
        ("do Bộ Quốc phòng chủ trì", [("Bộ Quốc phòng", "body")]),
        ("theo Sở Thông tin và Truyền thông", [("Sở Thông tin và Truyền thông", "body")]),
        ("theo Sở GD&ĐT Lục Sơn", [("Sở GD&ĐT", "body"), ("Lục Sơn", "")]),
        ("Tổng thống Mỹ Donald Trump", [("Mỹ", "place"), ("Donald Trump", "person")]),
        ("nhà lãnh đạo Kim Jong-un", [("Kim Jong-un", "person")]),
        ("tên lửa S-400 và sao chổi 45P", [("S-400", ""), ("45P", "")]),
    ],
)
def test_a_name_is_found_with_its_kind(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theo lịch, đoàn sẽ đến.",
        "Mưa to. Đường ngập.",
        "“Chúng tôi đã làm hết sức”, người này nói.",
        "Thủ tướng và Chủ tịch nước cùng dự.",
        "UBND và HĐND họp, HLV vắng mặt.",
    ],
)
def test_a_capital_of_respect_or_at_the_beginning_is_no_name(text):
    assert told(text) == []


def test_a_line_glued_to_the_next_ends_the_name():
    assert told("biểu diễn ở Inkigayo Theo báo này") == [("Inkigayo", "place")]


def test_the_words_before_a_name_are_told():
    [found] = proper_names("gặp bộ trưởng thể thao Kim Il-guk")
    assert found.before == ("trưởng", "thể", "thao")


def test_a_country_has_its_other_names():
    assert ("hoa", "kì") in other_names(("mĩ",)) or ("hoa", "kỳ") in other_names(("mĩ",))
    assert is_country(("hàn", "quốc"))
    assert not is_country(("lục", "sơn"))


@given(
    st.text()
    | st.lists(
        st.sampled_from(["Bộ", "Công", "an", "và", "Mỹ", "Tô", "ông", "ở", ".", "“", "-", "S-400", "xã", "Theo"])
    ).map(" ".join)
)
def test_names_lie_inside_the_text_and_apart(text):
    found = proper_names(text)
    assert all(0 <= each.start < each.end <= len(text) and each.words for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
