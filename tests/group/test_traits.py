"""What an article is compared by: terms, names, numbers, days, places. Not for: how two articles compare."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_articles import GAZETTEER, told

from monitor.config.stories import Stories
from monitor.group.stories import Gazetteer, traits

SMALL = Gazetteer(
    Stories(places=(("Hồ Chí Minh", "TP.HCM", "TPHCM"), ("Mỹ", "Hoa Kỳ"), ("Lào",), ("Lào Cai",)), other=("Mỹ thuật",))
)


def of(text="", title="", gazetteer=SMALL):
    return traits(told(title, text), gazetteer)


def test_spellings_of_one_word_are_one_term():
    assert of("HOÀ thuý").terms == of("Hòa Thúy").terms


def test_terms_are_folded_syllables_and_neighbours_of_headline_and_text():
    found = of("Lũ lớn về.", "Cầu Mẫu")

    assert found.title == {"cầu", "mẫu", "cầu mẫu"}
    assert found.terms == {"cầu", "mẫu", "cầu mẫu", "lũ", "lớn", "về", "lũ lớn", "lớn về"}
    assert found.pairs == {"cầu mẫu", "lũ lớn", "lớn về"}


def test_neighbours_are_told_over_a_comma_and_not_from_headline_to_text():
    found = of("Sạt lở, mất tích.", "Lũ quét")

    assert "lở mất" in found.pairs
    assert "quét sạt" not in found.pairs


def test_names_are_neighbours_with_capitals_and_stand_on_one_side_of_a_comma():
    found = of("Hôm nay ông Trần Thử, Lê Mẫu đến Hà Giang.", "Trần Thử nói gì")

    assert found.names == {"trần thử", "lê mẫu", "hà giang"}
    assert found.title_names == {"trần thử"}


@pytest.mark.parametrize(
    ("text", "numbers", "days"),
    [
        ("12.000 người", {"12000"}, set()),
        ("12,000 người", {"12000"}, set()),
        ("12000 người", {"12000"}, set()),
        ("1.234.567 đồng", {"1234567"}, set()),
        ("tăng 43,9% rồi 43.9%", {"43.9"}, set()),
        ("sáng 5/8", set(), {"5.8"}),
        ("sáng 05-08-2026", set(), {"5.8"}),
        ("sáng 5.8.2026", set(), {"5.8"}),
        ("năm 2026, 7 người", set(), set()),
        ("tỉ số 45/13", {"45/13"}, set()),
        ("lúc 14:30", {"14:30"}, set()),
    ],
)
def test_numbers_have_one_form_and_days_and_years_are_none(text, numbers, days):
    found = of(text)
    assert (found.numbers, found.days) == (numbers, days)


def test_a_place_goes_by_its_first_name_however_it_is_spelled():
    found = of("Đoàn từ Hoa Kỳ đã tới.", "TPHCM đón khách")

    assert found.places == {"Hồ Chí Minh", "Mỹ"}
    assert found.title_places == {"Hồ Chí Minh"}
    assert of("Đoàn từ Mỹ đã tới.", "TP.HCM đón khách").terms == found.terms


def test_the_longest_name_of_a_place_is_meant_and_another_reading_is_none():
    assert of("Ở Lào Cai.").places == {"Lào Cai"}
    assert of("Triển lãm Mỹ thuật mở cửa.").places == set()
    assert of("Triển lãm Mỹ thuật ở Mỹ.").places == {"Mỹ"}


def test_a_place_is_no_part_of_a_word_and_is_written_with_capitals():
    assert of("Làoxyz, mỹ, lào").places == set()


def test_where_no_place_is_known_none_is_found():
    assert of("Ở Hà Nội.", gazetteer=Gazetteer(Stories())).places == set()


def test_only_the_beginning_of_a_text_counts():
    start = " ".join(f"một{'abcdefgh'[n % 8]}" for n in range(60))
    assert of(f"{start} Lào Cai 45 người").terms == of(start).terms
    assert of(f"{start} Lào Cai 45 người").places == set()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("<p>Lũ <b>lớn</b> về.</p>", "Lũ lớn về."),
        ('<img src="a.jpg" alt="x"/>Lũ về.', "Lũ về."),
        ('Lũ về. <a href="bao', "Lũ về."),
        ("(TTT) - Lũ về.", "Lũ về."),
        ("VNX.vn - Lũ về.", "Lũ về."),
        ("Lũ về hôm nay. Tin khác không có dấu chấm", "Lũ về hôm nay."),
    ],
)
def test_markup_the_mark_of_the_outlet_and_the_headline_of_other_news_do_not_count(text, same):
    assert of(text).terms == of(same).terms


@pytest.mark.parametrize("text", ["Nồng độ cồn < 0,25 mg ở Lào Cai.", "Giá <5 triệu ở Lào Cai."])
def test_a_sign_of_less_is_no_markup(text):
    assert of(text).places == {"Lào Cai"}


def test_a_text_without_a_full_stop_is_taken_whole():
    assert "tích" in of("Lũ quét, hai người mất tích").terms


def test_the_words_are_told_as_they_are_written_with_a_gap_where_a_thought_ends():
    found = of("Lũ quét, 45 người", "Ở Mẫu Sơn")
    assert found.told == ("Ở", "Mẫu", "Sơn", "", "Lũ", "quét", "", "", "người")
    assert found.written == ("Ở", "Mẫu", "Sơn", "", "Lũ", "quét", "", "45", "người")


def test_beside_a_place_stands_how_the_article_writes_it():
    found = of("Dân Hoa Kỳ về TPHCM và Lào")

    assert found.told == ("", "Dân", "Mỹ", "về", "Hồ", "Chí", "Minh", "và", "Lào")
    assert found.written == ("", "Dân", "Hoa Kỳ", "về", "TPHCM", "", "", "và", "Lào")
    assert found.spelled == {"Mỹ": "Hoa Kỳ", "Hồ Chí Minh": "TPHCM", "Lào": "Lào"}


def test_a_number_is_spelled_as_it_is_written_first_and_the_headline_comes_first():
    assert of("Có 12000 người, 3,9 tấn.", "Hơn 12.000 người").spelled == {"12000": "12.000", "3.9": "3,9"}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Bà Phạm Thúy Nga nói.",
            "Tiền vệ Hoàng Đức ghi bàn.",
            "Ca sĩ Mỹ Linh hát.",
            "Mỹ Linh hát.",
            "Ở xã Mỹ Đức có lũ.",
        ),
        *(
            "Ông Nguyễn Bình Dương khai.",
            "Áo trắng đến trường.",
            "Bỉ ổi quá.",
            "Tuấn Anh trở lại.",
            "Anh kể lại chuyện cũ.",
        ),
        *(
            "Chị Nga và chị Huế bán hàng.",
            "Hôm qua, chị Nga bán hàng.",
            "HLV Anh Đức ra sân.",
            "Bắc Mỹ nóng.",
            "PHẠM THÚY NGA",
        ),
        *("Bà Trần Thị Thái Bình khai.", "NGUYỄN BÌNH DƯƠNG", "Ở châu Mỹ và Mỹ Latinh.", "Vua pháp, mỹ, nga."),
    ],
)
def test_a_part_of_a_name_and_an_ordinary_word_are_no_place(text):
    assert of(text, gazetteer=GAZETTEER).places == set()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Tổng thống Mỹ tới.", {"Mỹ"}),
        ("Thủ tướng Anh từ chức.", {"Anh"}),
        ("Quân Nga rút.", {"Nga"}),
        ("Hôm qua. Ở Mỹ lạnh.", {"Mỹ"}),
        ("Hôm qua, đàn ông Nga và trẻ em Mỹ gặp nhau.", {"Nga", "Mỹ"}),
        ("Ngoại trưởng Mỹ Marco Rubio nói.", {"Mỹ"}),
        ("Ông chủ Mỹ Tim Cook nói.", {"Mỹ"}),
        ("Anh, Pháp, Đức họp.", {"Anh", "Pháp", "Đức"}),
        ("Hôm nay, Mỹ - Iran đàm phán.", {"Mỹ", "Iran"}),
        ("Lúc 7 Nga bắn", {"Nga"}),
        ("ĐSQ Mỹ mở cửa, TP Huế cũng vậy.", {"Mỹ", "Huế"}),
        ("HÀ NỘI MƯA LỚN, IRAN KHÔNG", {"Hà Nội", "Iran"}),
        ("Đội Hoàng Anh Gia Lai thắng.", {"Gia Lai"}),
        ("Lào Cai và Lào.", {"Lào Cai", "Lào"}),
    ],
)
def test_a_place_of_one_syllable_is_found_by_what_stands_beside_it(text, places):
    assert of(text, gazetteer=GAZETTEER).places == places


@pytest.mark.parametrize(
    "title",
    [
        "Điểm tin 6h: Cầu sập",
        "Bản tin tối 24-7: Cầu sập",
        "TP NOW: Cầu sập",
        "[Podcast] Cầu sập",
        "XEM NHANH 20H: Cầu sập",
        "[TRỰC TIẾP] XEM NHANH 12H: Cầu sập",
    ],
)
def test_a_round_up_is_told_by_its_headline(title):
    assert of("Cầu sập.", title, GAZETTEER).roundup


@pytest.mark.parametrize("title", ["Cầu sập: Điểm tin 6h", "Podcasts về cầu", "Cầu sập", ""])
def test_what_does_not_begin_as_a_round_up_is_none(title):
    assert not of("Điểm tin 6h", title, GAZETTEER).roundup
    assert not of("", "Điểm tin 6h").roundup  # where no beginnings are known


def test_of_a_long_text_only_the_beginning_is_looked_at():
    """Else every letter costs 6 µs: ten million would take a minute."""
    text = "<b>.,Nga " * 1_000_000
    begin = time.process_time()
    found = of(text, text, GAZETTEER)

    assert time.process_time() - begin < 0.5
    assert found == of(text[:2000], text[:2000], GAZETTEER)


def test_a_token_longer_than_any_word_is_cut():
    found = of(f"{'a' * 900} {'7' * 900}", "b" * 900)
    assert {len(term) for term in found.terms if " " not in term} == {40}
    assert max(map(len, (*found.told, *found.written, *found.spelled.values()))) == 40


@given(st.text() | st.text('<>(). -–"aĐđẤ9/.,:\n'), st.text())
def test_any_text_will_do(text, title):
    found = of(text, title, GAZETTEER)

    assert found.title <= found.terms
    assert found.pairs <= found.terms
    assert found.names <= found.terms
    assert found.title_names <= found.title
    assert found.title_places <= found.places
    assert len(found.told) == len(found.written)
    assert found.spelled.keys() == found.places | found.numbers
    assert all(spelling in f"{title}\n{text}" for spelling in found.spelled.values())
    assert found == of(text, title, GAZETTEER)


@pytest.mark.parametrize("text", ["ĐÔ THỊ HẢI PHÒNG ngập.", "Hội Nhà Văn Hải Phòng họp."])
def test_a_place_behind_a_word_that_is_also_a_middle_name_is_one(text):
    assert of(text, gazetteer=GAZETTEER).places == {"Hải Phòng"}
