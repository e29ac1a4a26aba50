"""Which differing figures are flagged, how they are told, and above all which are not."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.check import Against, check
from monitor.config import Check, FactRow, Register
from monitor.model import Article

TITLE = "Đổi thay ở vùng cao"


def fact(**changes):
    """The number of communes, as a document gives it."""
    row = {
        "id": "so-xa",
        "statement": "Tỉnh Tuyên Quang có 124 đơn vị hành chính cấp xã",
        "subject": (("Tuyên Quang",), ("đơn vị hành chính cấp xã", "cấp xã")),
        "value": Decimal(124),
        "unit": ("đơn vị hành chính cấp xã", "xã, phường"),
        "unless": ("biên giới",),
        "issuer": "Ủy ban Mẫu",
        "document": "Nghị quyết số 00/NQ-M ngày 16/6/2025",
        "source": "công báo",
        "from": date(2025, 7, 1),
    }
    return FactRow.model_validate(row | changes)


def forest(**changes):
    """The share of land under forest."""
    row = {
        "id": "che-phu-rung",
        "subject": (("Tuyên Quang",), ("tỷ lệ che phủ rừng", "độ che phủ rừng")),
        "value": Decimal("62.27"),
        "unit": ("%", "phần trăm"),
        "unless": (),
    }
    return fact(**(row | changes))


def people(**changes):
    """The population."""
    row = {
        "id": "dan-so",
        "subject": (("Tuyên Quang",), ("dân số",)),
        "value": Decimal(1865270),
        "unit": ("người",),
        "unless": (),
    }
    return fact(**(row | changes))


def article(text, *, title=TITLE, lead="", published=datetime(2026, 7, 20, 1, tzinfo=UTC), language="vi"):
    return Article(
        url="https://bao.example/1",
        canonical="https://bao.example/1",
        title=title,
        lead=lead,
        text=text,
        published=published,
        published_from="feed",
        published_raw="",
        authors=(),
        language=language,
    )


def flags(text, *facts, **options):
    held = Against(Register(facts or (fact(),)), Check(), "r1", elsewhere=("Phú Thọ", "Lào Cai"))
    return check(article(text, **options), held)


WRONG = "Tỉnh Tuyên Quang hiện có 142 đơn vị hành chính cấp xã."


def test_a_figure_that_differs_is_told_with_sentence_document_and_issuer():
    (flag,) = flags(f"Mùa này đường đi dễ hơn.\n{WRONG} Bà con phấn khởi.")
    assert flag.kind == "figure-differs"
    assert flag.sentence == WRONG
    assert flag.found == "142 đơn vị hành chính cấp xã"
    assert flag.expected == "124 đơn vị hành chính cấp xã"
    assert (flag.fact, flag.rules_version, flag.score) == ("so-xa", "r1", 1.0)
    assert flag.explanation == (
        "Bài nêu 142 đơn vị hành chính cấp xã; theo Nghị quyết số 00/NQ-M ngày 16/6/2025 (Ủy ban Mẫu) "
        "là 124 đơn vị hành chính cấp xã. Cần kiểm chứng."
    )


def test_the_explanation_says_when_the_document_itself_is_unconfirmed():
    (flag,) = flags(WRONG, fact(unverified=True))
    assert "tài liệu đối chiếu chưa được xác nhận" in flag.explanation
    assert flag.score < 1


def test_headline_lead_and_text_are_all_read_and_a_repeated_sentence_is_flagged_once():
    assert len(flags("Không có số.", title=WRONG)) == 1
    assert len(flags("Không có số.", lead=WRONG)) == 1
    assert len(flags(f"{WRONG}\n{WRONG}", title=WRONG, lead=WRONG)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 01/7/2025, Tuyên Quang có 142 đơn vị hành chính cấp xã, trong đó có 131 xã và 11 phường.",
        "Sáng 18/7, đoàn công tác cho biết Tuyên Quang hiện có 142 xã, phường ở cấp xã.",
        "TUYÊN QUANG CÓ 142 ĐƠN VỊ HÀNH CHÍNH CẤP XÃ",
        "Tuyên Quang có khoảng 150 đơn vị hành chính cấp xã.",
        "Năm 2026, bộ máy cấp xã của Tuyên Quang vận hành với 142 xã, phường.",
    ],
)
def test_other_wordings_of_the_same_difference_are_flagged(text):
    (flag,) = flags(text)
    assert flag.fact == "so-xa"


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên Quang có 124 đơn vị hành chính cấp xã.",
        "Tuyên Quang có hơn 120 đơn vị hành chính cấp xã.",
        "Tuyên Quang có 120-130 đơn vị hành chính cấp xã.",
        "Tuyên Quang có 142 đơn vị hành chính cấp xã, đúng ra là 124 đơn vị hành chính cấp xã.",
        "Lãnh đạo tỉnh bác bỏ tin nói Tuyên Quang có 142 đơn vị hành chính cấp xã.",
        "Không phải Tuyên Quang có 142 đơn vị hành chính cấp xã.",
        "Tuyên Quang có 142 đơn vị hành chính cấp xã. Thông tin này không chính xác.",
        "Mạng xã hội lan truyền tin đồn. Tuyên Quang có 142 đơn vị hành chính cấp xã.",
        "Tuyên Quang có phải có 142 đơn vị hành chính cấp xã?",
        "Trước đây Tuyên Quang có 138 đơn vị hành chính cấp xã.",
        "Năm 2022, Tuyên Quang có 138 đơn vị hành chính cấp xã.",
        "Tháng 3/2025, Tuyên Quang có 137 đơn vị hành chính cấp xã.",
        "Ngày 15/6/2025, Tuyên Quang còn 137 đơn vị hành chính cấp xã.",
        "Ngày 15 tháng 6 năm 2025, Tuyên Quang còn 137 đơn vị hành chính cấp xã.",
        "Trước khi sáp nhập, Tuyên Quang có 137 đơn vị hành chính cấp xã.",
        "Tỉnh Tuyên Quang cũ có 137 đơn vị hành chính cấp xã.",
        "Đến năm 2030, Tuyên Quang còn 100 đơn vị hành chính cấp xã.",
        "Năm 2028, Tuyên Quang có 100 đơn vị hành chính cấp xã.",
        "Tuyên Quang dự kiến có 100 đơn vị hành chính cấp xã.",
        "Tuyên Quang giảm 69 đơn vị hành chính cấp xã.",
        "Tuyên Quang giảm từ 193 đơn vị hành chính cấp xã.",
        "Mưa lũ gây thiệt hại tại 35 đơn vị hành chính cấp xã của Tuyên Quang.",
        "Tuyên Quang có nhiều đơn vị hành chính cấp xã, trong đó 35 đơn vị hành chính cấp xã vùng cao.",
        "Tuyên Quang đã có 70 đơn vị hành chính cấp xã có dịch.",
        "Tuyên Quang và Phú Thọ có 148 đơn vị hành chính cấp xã.",
        "Tỉnh Vĩnh Mẫu, giáp Tuyên Quang, có 99 đơn vị hành chính cấp xã.",
        "Thành phố Tuyên Quang có 15 đơn vị hành chính cấp xã.",
        "Huyện Sơn Mẫu của Tuyên Quang có 33 đơn vị hành chính cấp xã.",
        "Cả nước có 3.321 đơn vị hành chính cấp xã, Tuyên Quang đứng thứ ba.",
        "Tuyên Quang có 17 đơn vị hành chính cấp xã biên giới.",
        "Tuyên Quang có 142 trường học cấp xã.",
        "Đơn vị hành chính cấp xã của một tỉnh miền núi: 142 xã, phường.",
        "Tuyên Quang sắp xếp cấp xã (theo nghị quyết mới được ban hành) còn lại: 142 xã, phường.",
        "Tuyên Quang có 142, đơn vị hành chính cấp xã.",
        "Số 142/NQ của Tuyên Quang về đơn vị hành chính cấp xã.",
    ],
)
def test_near_misses_raise_nothing(text):
    assert flags(text) == ()


def test_a_fact_counts_only_on_the_days_it_holds_by_the_calendar_of_vietnam():
    before = datetime(2025, 6, 30, 16, 59, tzinfo=UTC)
    assert flags(WRONG, published=before) == ()
    assert len(flags(WRONG, published=before.replace(hour=17))) == 1


def test_an_article_that_denies_in_its_headline_raises_nothing():
    assert flags(WRONG, title="Đính chính số liệu về cấp xã") == ()


def test_articles_in_other_languages_raise_nothing():
    assert flags(WRONG, language="en") == ()


def test_the_province_may_be_named_by_headline_or_sentence_before_when_the_sentence_says_toan_tinh():
    whole = "Toàn tỉnh có 142 đơn vị hành chính cấp xã."
    assert flags(whole) == ()
    assert len(flags(whole, title="Tuyên Quang sắp xếp bộ máy")) == 1
    (flag,) = flags(f"Tuyên Quang đã sắp xếp xong. {whole}")
    assert flag.score == 0.8
    assert flags(whole, title="Tuyên Quang và Phú Thọ sắp xếp bộ máy") == ()
    assert flags("Nơi đây có 142 đơn vị hành chính cấp xã.", title="Tuyên Quang sắp xếp bộ máy") == ()


def test_what_is_counted_is_never_supplied_by_the_headline():
    assert flags("Toàn tỉnh Tuyên Quang có 142 xã, phường.", title="Sắp xếp đơn vị hành chính cấp xã") == ()


@pytest.mark.parametrize(
    "figure", ["62,27%", "62,27 %", "62,3%", "62,2%", "62%", "62,27 phần trăm", "hơn 60%", "62.27%", "60-65%"]
)
def test_rounded_percentages_agree(figure):
    assert flags(f"Tỷ lệ che phủ rừng của Tuyên Quang đạt {figure}.", forest()) == ()


@pytest.mark.parametrize("figure", ["65%", "65,5 %", "70 phần trăm", "gần 80%"])
def test_other_percentages_differ(figure):
    (flag,) = flags(f"Tỷ lệ che phủ rừng của Tuyên Quang đạt {figure}.", forest())
    assert flag.expected == "62,27%"


def test_percent_is_not_compared_with_percentage_points():
    assert flags("Tỷ lệ che phủ rừng của Tuyên Quang đạt cao hơn 5 điểm phần trăm.", forest()) == ()


@pytest.mark.parametrize(
    "figure", ["1,8 triệu", "1,9 triệu", "gần 2 triệu", "1.865.270", "1.865.000", "1.870.000", "hơn 1,8 triệu"]
)
def test_rounded_populations_agree(figure):
    assert flags(f"Dân số Tuyên Quang là {figure} người.", people()) == ()


@pytest.mark.parametrize("figure", ["1,2 triệu", "2,5 triệu", "1.234.567", "khoảng 3 triệu"])
def test_other_populations_differ(figure):
    (flag,) = flags(f"Dân số Tuyên Quang là {figure} người.", people())
    assert flag.found == f"{figure.removeprefix('khoảng ')} người"


def test_a_tolerance_silences_small_differences():
    text = "Dân số Tuyên Quang là 1.866.111 người."
    assert len(flags(text, people())) == 1
    assert flags(text, people(tolerance=Decimal(1000))) == ()


def test_scales_may_stand_in_the_fact_or_in_the_text():
    budget = people(
        id="thu", subject=(("Tuyên Quang",), ("thu ngân sách",)), value=Decimal("8.5"), unit=("nghìn tỷ đồng",)
    )
    assert flags("Tuyên Quang thu ngân sách 8.500 tỷ đồng.", budget) == ()
    (flag,) = flags("Tuyên Quang thu ngân sách 9.600 tỷ đồng.", budget)
    assert (flag.found, flag.expected) == ("9.600 tỷ đồng", "8,5 nghìn tỷ đồng")


def test_a_unit_that_looks_like_a_clock_after_a_small_number_is_still_a_unit():
    hours = people(id="gio", subject=(("Tuyên Quang",), ("phát sóng",)), value=Decimal(168), unit=("h",))
    (flag,) = flags("Đài Tuyên Quang phát sóng 142 h một tuần.", hours)
    assert flag.found == "142 h"


def test_a_number_that_agrees_by_english_separators_raises_nothing():
    area = people(id="dien-tich", subject=(("Tuyên Quang",), ("diện tích",)), value=Decimal(13795), unit=("km2",))
    assert flags("Tuyên Quang có diện tích 13,795 km2.", area) == ()
    assert flags("Tuyên Quang có diện tích 13.795km2.", area) == ()


def test_guard_words_inside_the_subject_do_not_silence_it():
    income = people(
        id="thu-nhap",
        subject=(("Tuyên Quang",), ("thu nhập bình quân đầu người",)),
        value=Decimal(60),
        unit=("triệu đồng",),
    )
    (flag,) = flags("Thu nhập bình quân đầu người của Tuyên Quang đạt 75 triệu đồng.", income)
    assert flag.found == "75 triệu đồng"


def test_a_right_figure_elsewhere_in_the_article_makes_it_less_sure():
    (flag,) = flags(f"{WRONG} Tuyên Quang tinh gọn bộ máy. Tuyên Quang có 124 đơn vị hành chính cấp xã.")
    assert flag.score == 0.6


def test_one_sentence_may_differ_from_two_facts():
    text = "Tuyên Quang có dân số 1,2 triệu người và 142 đơn vị hành chính cấp xã."
    assert [flag.fact for flag in flags(text, fact(), people())] == ["so-xa", "dan-so"]


def test_no_explanation_ever_uses_the_word_sai():
    assert not any("sai" in flag.explanation.casefold() for flag in flags(WRONG, fact(unverified=True)))


WORDS = st.lists(
    st.sampled_from(
        [
            "Tuyên Quang",
            "cấp xã",
            "142",
            "xã, phường",
            "%",
            "tỷ",
            ".",
            "\n",
            "từ",
            "31/2",
            "30/02/2025",
            "năm 2022",
            "(",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=100)), st.one_of(WORDS, st.text(max_size=30)))
def test_any_article_is_checked_without_fault_and_every_flag_quotes_it(text, title):
    for flag in flags(text, fact(), forest(), title=title):
        assert flag.sentence in text or flag.sentence == title
        assert flag.found in flag.sentence
        assert 0 < flag.score <= 1
