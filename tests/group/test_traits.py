"""What an article is compared by: terms, names, numbers, days, places. Not for: how two articles compare."""

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
    assert of("Lũ quét, 45 người", "Ở Mẫu Sơn").told == ("Ở", "Mẫu", "Sơn", "", "Lũ", "quét", "", "", "người")


@given(st.text() | st.text('<>(). -–"aĐđẤ9/.,:\n'), st.text())
def test_any_text_will_do(text, title):
    found = of(text, title, GAZETTEER)

    assert found.title <= found.terms
    assert found.pairs <= found.terms
    assert found.names <= found.terms
    assert found.title_names <= found.title
    assert found.title_places <= found.places
    assert found == of(text, title, GAZETTEER)


@given(st.text(st.sampled_from("TP.HCMHoa Kỳ MỹLào Cai thuật"), max_size=60))
def test_one_spelling_told_again_is_the_same(text):
    once = SMALL.one_spelling(text)
    assert SMALL.one_spelling(once) == once
    assert SMALL.found(once) == SMALL.found(text)
