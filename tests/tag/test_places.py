"""Which places of the province an article names; not whether it is about the province."""

import pytest


def names(tags):
    return [(place.name, place.code) for place in tags.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ở Tuyên Quang có xã Na Hang.", [("Na Hang", "1")]),
        ("Ở Chiêm Hoá, rồi Chiêm Hóa.", [("Chiêm Hoá", "2")]),
        ("Ở Hà Nội có Sơn Dương.", []),
        ("Ở Tuyên Quang có Sơn Dương.", [("Sơn Dương", "3")]),
        ("Ở Tuyên Quang có đàn sơn dương.", []),
        ("Ở Tuyên Quang nuôi sơn dương.", []),
        ("Mực nước hồ Tuyên Quang dâng.", [("hồ Tuyên Quang", "")]),
        ("Từ Tuyên Quang đi Bình Thuận.", []),
        ("Ở phường Bình Thuận, Tuyên Quang.", [("Bình Thuận", "4")]),
        ("Khách Tuyên Quang đến Đồng Văn (Lào Cai).", []),
        ("Khách Tuyên Quang đến Đồng Văn. Lào Cai đông vui.", [("Đồng Văn", "5")]),
        ("Tuyên Quang có huyện Lâm Bình cũ.", [("Lâm Bình", "")]),
        ("Tuyên Quang có ông Nguyễn Sơn Dương.", []),
        ("Ở thành phố Tuyên Quang cũ.", [("thành phố Tuyên Quang", "")]),
    ],
)
def test_a_place_counts_where_the_province_is_named_and_nothing_else_is_meant(tag, text, expected):
    assert names(tag("Bản tin", text)) == expected


def test_of_two_units_with_one_name_the_one_of_the_day_is_meant(tag):
    assert names(tag("Bản tin", "Ở Na Hang.", day="2020-05-01")) == [("Na Hang", "")]
    assert names(tag("Bản tin", "Ở Na Hang.", day="2026-05-01")) == [("Na Hang", "1")]


def test_a_place_that_is_not_yet_ours_is_none(tag):
    assert names(tag("Bản tin Tuyên Quang", "Ở Đồng Văn.", day="2020-05-01")) == []


def test_an_old_name_is_weak_evidence_once_it_ended(tag):
    assert tag("Bản tin", "Ở Lâm Bình.", day="2026-05-01").province == "none"
    assert names(tag("Bản tin Tuyên Quang", "Ở Lâm Bình.", day="2026-05-01")) == [("Lâm Bình", "")]


def test_a_place_with_homonyms_needs_its_witness_in_the_same_paragraph(tag):
    assert names(tag("Bản tin", "Ở Tuyên Quang.\nMột đoạn khác.\nỞ Sơn Dương.")) == []


def test_photographers_are_no_places(tag):
    assert names(tag("Bản tin Tuyên Quang", "Mưa to. Ảnh: Na Hang\nHết.")) == []
