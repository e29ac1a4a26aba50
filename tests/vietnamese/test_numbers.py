"""What counts as a quantity in Vietnamese and English text, and what its digits are worth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.numbers import quantities, written


def only(text, **options):
    """The one quantity of *text*."""
    (quantity,) = quantities(text, **options)
    return quantity


@pytest.mark.parametrize(
    ("text", "quoted", "value"),
    [
        ("rộng 1.234,5 ha", "1.234,5", "1234.5"),
        ("có 136.000 đảng viên", "136.000", "136000"),
        ("khánh thành 05 công trình", "05", "5"),
        ("vốn 3,9 tỷ đồng", "3,9 tỷ", "3900000000"),
        ("vốn 3,9 tỉ đồng", "3,9 tỉ", "3900000000"),
        ("vốn 3.5 tỷ đồng", "3.5 tỷ", "3500000000"),
        ("xuất khẩu 20,4 triệu USD", "20,4 triệu", "20400000"),
        ("trồng 50 nghìn cây", "50 nghìn", "50000"),
        ("trồng 50 ngàn cây", "50 ngàn", "50000"),
        ("đón 5 vạn người", "5 vạn", "50000"),
        ("thu 1,5 nghìn tỷ đồng", "1,5 nghìn tỷ", "1500000000000"),
        ("thu 1 tỷ 200 triệu đồng", "1 tỷ 200 triệu", "1200000000"),
        ("thu 2 tỷ rưỡi", "2 tỷ rưỡi", "2500000000"),
        ("HỖ TRỢ 100 TỶ ĐỒNG", "100 TỶ", "100000000000"),
        ("có 10 tỷ phú", "10", "10"),
        ("thành lập 3 Vạn An", "3", "3"),
        ("có 1,234,567 người", "1,234,567", "1234567"),
        ("rộng 2000ha", "2000", "2000"),
        ("tăng 2 điểm phần trăm", "2", "2"),
        ("chạy 120 km/h", "120", "120"),
        ("mỗi tháng 3 triệu đồng", "3 triệu", "3000000"),
    ],
)
def test_vietnamese_forms_are_read(text, quoted, value):
    quantity = only(text)
    assert text[quantity.start : quantity.end] == quoted
    assert quantity.value == Decimal(value)
    assert not quantity.percent
    assert not quantity.approximate


@pytest.mark.parametrize("text", ["đạt 19,03%", "đạt 19,03 %", "đạt 19,03 phần trăm", "đạt 19.03%"])
def test_percent_signs_and_words_belong_to_the_quantity(text):
    quantity = only(text)
    assert (quantity.value, quantity.percent, quantity.end) == (Decimal("19.03"), True, len(text))


@pytest.mark.parametrize("word", ["gần", "Khoảng", "hơn", "trên", "ước đạt", "xấp xỉ", "khoảng là"])
def test_words_of_estimation_make_it_approximate(word):
    assert only(f"Thu {word} 480 tỷ đồng").approximate
    assert only(f"{word} 480 tỷ đồng").approximate


def test_an_estimated_bare_number_may_look_like_a_year():
    assert only("khoảng 2000 hộ dân").value == 2000


@pytest.mark.parametrize(
    ("text", "low", "high", "percent"),
    [
        ("tăng 8-10 %", 8, 10, True),
        ("từ 15.000 đến 20.000 lượt", 15000, 20000, False),
        ("vốn 3-4 tỷ đồng", 3 * 10**9, 4 * 10**9, False),
        ("vốn 800 triệu - 1 tỷ đồng", 800 * 10**6, 10**9, False),
        ("rộng 5-7 ha", 5, 7, False),
        ("phạt từ 50 triệu đồng đến 100 triệu đồng", 50 * 10**6, 100 * 10**6, False),
        ("khoảng 8-10 người", 8, 10, False),
        ("có 15–20 người", 15, 20, False),
    ],
)
def test_both_ends_of_a_range_are_approximate(text, low, high, percent):
    ends = quantities(text)
    assert [q.value for q in ends] == [low, high]
    assert all(q.approximate and q.ranged and q.percent is percent for q in ends)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 14-1",
        "ngày 28/2",
        "ngày 1/7/2025",
        "ngày 28-02-2022",
        "chiều 31.10",
        "tuần 10-14/8",
        "ngày 05 tháng 9 năm 2025",
        "năm 2025",
        "đến 2030,",
        "nhiệm kỳ 2020-2025",
        "quý 3",
        "lúc 16h30",
        "lúc 7h sáng",
        "14g30",
        "16:30",
        "14 giờ 05 phút",
        "lúc 8 giờ",
        "Kế hoạch 41/KH-UBND",
        "Nghị định 30/2020/NĐ-CP",
        "Chỉ thị 12-CT/TU",
        "Nghị quyết số 57",
        "QL2 và quốc lộ 4C",
        "Km 12+500",
        "điện thoại 0207.3822.123",
        "gọi 0912345678",
        "gọi +84 912 345 678",
        "tổng đài 1900 1234",
        "thắng 2-0",
        "COVID-19",
        "mạng 5G",
        "tuyển U23",
        "119/124 xã",
        "mục 14.1",
        "địa chỉ 192.168.1.1",
        "số tài khoản 12345678901234567890",
        "1. Tình hình chung",
    ],
)
def test_dates_times_documents_roads_and_phones_are_no_quantities(text):
    assert quantities(text) == ()


def test_a_number_with_blanks_between_its_groups_is_not_read_from_its_tail():
    assert [q.value for q in quantities("136 500 người")] == [136]


def test_english_pages_reverse_the_separators():
    text = "about 1,234.5 people, 3.9 million dollars, 20 percent; 7 p.m. on September 5, 2025, No. 41"
    found = quantities(text, english=True)
    assert [q.value for q in found] == [Decimal("1234.5"), 3900000, 20]
    assert [q.percent for q in found] == [False, False, True]
    assert found[0].approximate


def test_the_step_is_the_worth_of_the_last_written_digit():
    assert only("3,9 tỷ").step == 10**8
    assert only("1.234,56 ha").step == Decimal("0.01")
    assert only("124 xã").step == 1


def test_numbers_are_written_as_documents_write_them():
    assert written(Decimal("13795.50")) == "13.795,5"
    assert written(Decimal("1E+3")) == "1.000"
    assert written(Decimal("0.05")) == "0,05"
    assert written(Decimal(124)) == "124"


SHAPES = st.text(alphabet="0123456789.,-/% –hkmtỷriệungìđếnQL+:()\n", max_size=60)


@given(st.one_of(st.text(max_size=80), SHAPES), st.booleans())
def test_any_text_is_read_without_fault_and_every_span_quotes_digits(text, english):
    last = 0
    for quantity in quantities(text, english=english):
        assert text[quantity.start].isdigit()
        assert last <= quantity.start < quantity.end <= len(text)
        assert quantity.value.is_finite()
        assert quantity.value >= 0
        assert quantity.step > 0
        last = quantity.end


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_what_is_written_is_read_back(value):
    assert only(f"tỷ lệ là {written(value)} %").value == value


def test_long_strings_of_digits_take_no_longer_than_their_length():
    text = "1.1," * 50_000
    assert quantities(text) == ()
