"""Which texts are copies of one another, and which only look like it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.group import COPY_THRESHOLD, is_copy, sign, similarity
from monitor.group.wording import body, numbers, tokens
from monitor.model import Signature

TITLE = "Bản vùng cao đón điện lưới quốc gia"
TEXT = """Chiều 12/8, ngành điện đã đóng điện công trình cấp điện cho 86 hộ dân ở hai bản xa nhất của xã vùng cao.
Công trình có 14,5 km đường dây trung áp, 3 trạm biến áp và tổng vốn 21,6 tỷ đồng, được thi công trong 7 tháng qua mùa mưa.
Ông Sùng Mí Mẫu, trưởng bản, cho biết trước kia cả bản dùng máy phát chạy bằng nước suối, mùa khô không đủ thắp một bóng đèn.
Đồng bào phấn khởi mua tủ lạnh, máy xát ngô và ti vi; lớp học ở điểm trường lần đầu có quạt và máy chiếu cho các em nhỏ.
Xã còn 2 bản chưa có điện; huyện cũ từng ba lần khảo sát nhưng địa hình chia cắt làm suất đầu tư quá cao.
Ngành điện nói sẽ dùng nguồn vốn vay ưu đãi để kéo dây tới nơi xa nhất, và lắp điện mặt trời cho những nhà ở lẻ."""

WEATHER = """Dự báo thời tiết vùng núi phía Bắc ngày {day}. Nhiều mây, có mưa rào và dông vài nơi, gió nhẹ.
Trong mưa dông có khả năng xảy ra lốc, sét và gió giật mạnh. Nhiệt độ thấp nhất {low} độ, cao nhất {high} độ, độ ẩm {wet}%.
Đề nghị người dân theo dõi bản tin tiếp theo, phát lúc {hour} giờ, trên các phương tiện thông tin đại chúng."""


def signed(text, title=TITLE):
    signature = sign(title, text)
    assert signature is not None
    return signature


ORIGINAL = signed(TEXT)
PARAGRAPHS = TEXT.split("\n")


def words_replaced(text, share):
    dice = random.Random(5)
    return " ".join("khác" if dice.random() < share else word for word in text.split(" "))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "\n".join(PARAGRAPHS[:-1]),
        "\n".join(PARAGRAPHS[:2] + PARAGRAPHS[3:]),
        f"(BM) - {TEXT}",
        f"BAOMAU.VN - {TEXT}\nMINH AN",
        f"Hà Mẫu (TXM 12/8) - {TEXT}\nTheo Báo Mẫu",
        TEXT.replace("vùng cao.", "vùng cao. (Ảnh: Minh An/TXM)", 1),
        TEXT.replace("12/8", "12-8"),
        TEXT.replace("12/8", "12/8/2026"),
        TEXT.replace("ạ", "á").replace("ộ", "ô").replace("đ", "d"),
        TEXT.upper(),
        TEXT.replace("kỳ", "kì").replace("máy", "mái"),
        words_replaced(TEXT, 0.04),
    ],
)
def test_a_lightly_edited_text_is_a_copy_under_any_headline(text):
    other = signed(text, "Tiêu đề hoàn toàn khác")
    assert is_copy(ORIGINAL, other)
    assert is_copy(other, ORIGINAL)
    assert set(ORIGINAL.bands) & set(other.bands)


def test_another_article_about_the_same_event_is_no_copy():
    other = signed(
        "Sau bảy tháng thi công, 86 hộ ở hai bản cuối cùng phía đầu nguồn đã có điện lưới. Lễ đóng điện diễn ra chiều 12/8 "
        "trước sân nhà văn hóa, có mặt lãnh đạo tỉnh và đông đảo bà con. Dự án dài 14,5 km trị giá 21,6 tỷ đồng."
    )
    assert similarity(ORIGINAL, other) < 0.2
    assert not is_copy(ORIGINAL, other)


def test_the_next_notice_of_a_series_is_no_copy_however_alike_its_words():
    today = signed(WEATHER.format(day="5/8", low=23, high=31, wet=85, hour=11))
    tomorrow = signed(WEATHER.format(day="6/8", low=22, high=29, wet=90, hour=17))
    assert similarity(today, tomorrow) > 0.5
    assert not is_copy(today, tomorrow)
    unlike_words_only = Signature(today.scheme, today.values, today.bands, tomorrow.numbers)
    assert similarity(today, unlike_words_only) == 1
    assert not is_copy(today, unlike_words_only)


def test_a_copy_that_lost_paragraphs_has_fewer_numbers_but_no_others():
    fewer = Signature(ORIGINAL.scheme, ORIGINAL.values, ORIGINAL.bands, ORIGINAL.numbers[:2])
    none = Signature(ORIGINAL.scheme, ORIGINAL.values, ORIGINAL.bands, ())
    assert is_copy(ORIGINAL, fewer)
    assert is_copy(ORIGINAL, none)


def test_numbers_of_the_headline_count_too():
    assert "99" in signed(TEXT, "99 hộ dân có điện").numbers


def test_a_text_under_thirty_syllables_is_too_short_to_tell():
    assert sign(TITLE, " ".join(["điện"] * 29)) is None
    assert sign(TITLE, " ".join(["điện"] * 30)) is not None
    assert sign(TITLE * 20, "") is None


def test_signatures_are_the_same_on_every_run():
    again = signed(TEXT)
    assert again == ORIGINAL
    assert (len(again.values), len(again.bands), len(set(again.bands))) == (128, 32, 32)
    assert all(len(band) == 16 and int(band, 16) >= 0 for band in again.bands)
    assert all(0 <= value < 2**64 for value in again.values)


def test_signatures_of_different_schemes_are_never_compared():
    other = Signature("another", ORIGINAL.values, ORIGINAL.bands, ORIGINAL.numbers)
    assert similarity(ORIGINAL, other) == 0
    assert not is_copy(ORIGINAL, other)
    assert "rensa" in ORIGINAL.scheme
    assert similarity(Signature("s", (), ()), Signature("s", (), ())) == 0


def test_scripts_without_blanks_are_compared_sign_by_sign():
    chinese = "宣光省今天举行新闻发布会介绍上半年经济社会发展情况并回答记者提问会议由省领导主持"
    assert is_copy(signed(chinese), signed(chinese + "。"))
    assert sign("", chinese[:20]) is None


def test_dateline_caption_and_byline_are_cut():
    assert body("BMO - Trời mưa to.\nMINH AN") == "Trời mưa to."
    assert body("(Baomau.vn) – Trời mưa to. (Ảnh: Minh An)").split() == ["Trời", "mưa", "to."]
    assert body("Giá hôm nay.\nLoại một 80,5\nLoại hai 79,1") == "Giá hôm nay.\nLoại một 80,5\nLoại hai 79,1"
    assert body("Trời mưa to.\na\nb\nc\nd") == "Trời mưa to.\na"
    assert body("Trời mưa to. Nước lên cao.") == "Trời mưa to. Nước lên cao."


def test_one_date_in_three_forms_is_one_number():
    assert tokens("05/8/2026") == tokens("5-8") == tokens("5.8") == ["5.8"]


def test_years_speak_only_where_there_is_no_other_number():
    def of(*found):
        return Signature(ORIGINAL.scheme, ORIGINAL.values, ORIGINAL.bands, found)

    assert is_copy(of("2026"), of("2"))
    assert is_copy(of("2025", "5"), of("2026", "5"))
    assert not is_copy(of("2025"), of("2026"))
    assert not is_copy(of("2026", "5"), of("2026", "7"))
    assert numbers(tokens("năm 2026 có 05 xã và 5 phường")) == ("2026", "5")


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_signed_without_fault_and_is_its_own_copy(text, title):
    signature = sign(title, text)
    if signature is not None:
        assert similarity(signature, signature) == 1
        assert is_copy(signature, signature)


def test_the_threshold_is_a_share():
    assert 0.5 < COPY_THRESHOLD < 1
