"""Which texts are copies of one another, and which only look like it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.group import COPY_THRESHOLD, is_copy, sign, similarity
from monitor.group.wording import bare, body, numbers, tokens
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
    assert "^99" in signed(TEXT, "99 hộ dân có điện").numbers
    assert "99" not in signed(TEXT, "99 hộ dân có điện").numbers


def test_a_text_under_thirty_syllables_is_compared_together_with_its_headline():
    short, long = (sign(TITLE, " ".join(["điện"] * count)) for count in (29, 30))
    assert short.scheme == long.scheme + " short"
    assert similarity(short, long) == 0
    assert sign(TITLE * 20, "") is None


def test_signatures_are_the_same_on_every_run():
    again = signed(TEXT)
    assert again == ORIGINAL
    assert (len(again.bands), len(set(again.bands))) == (24, 24)
    assert all(0 <= value < 2**32 for value in again.values)
    assert list(again.values) == sorted(set(again.values))


def test_of_a_long_text_the_lowest_256_pieces_are_kept_and_tell_what_it_shares():
    dice = random.Random(9)
    words = [
        f"{dice.choice('bcdghklmnt')}{dice.choice('aeiou')}{dice.choice('chmnpt')}{dice.choice('aeiou')}"
        for _ in range(2000)
    ]
    whole, part = signed(" ".join(words)), signed(" ".join(words[:1500]))
    assert (len(whole.values), len(part.values)) == (256, 256)
    assert similarity(whole, part) == pytest.approx(0.75, abs=0.07)
    assert is_copy(whole, part)


def test_signatures_of_different_schemes_are_never_compared():
    other = Signature("another", ORIGINAL.values, ORIGINAL.bands, ORIGINAL.numbers)
    assert similarity(ORIGINAL, other) == 0
    assert not is_copy(ORIGINAL, other)
    assert len(ORIGINAL.scheme) == 10  # every band carries it in the database
    assert similarity(Signature("s", (), ()), Signature("s", (), ())) == 0


def test_scripts_without_blanks_are_compared_sign_by_sign():
    chinese = "宣光省今天举行新闻发布会介绍上半年经济社会发展情况并回答记者提问会议由省领导主持"
    assert is_copy(signed(chinese), signed(chinese + "。"))
    assert sign("", chinese[:19]) is None


def test_dateline_caption_and_byline_are_cut():
    assert body("BMO - Trời mưa to.\nMINH AN") == "troi mua to."
    assert body("(Baomau.vn) – Trời mưa to. (Ảnh: Minh An)").split() == ["troi", "mua", "to.", "("]
    assert body("Trời mưa. Anh Thành: to. Nước lên. Photo by A: TXM.").split() == ["troi", "mua.", "nuoc", "len."]
    assert body("Giá hôm nay.\nLoại một 80,5\nLoại hai 79,1") == "gia hom nai.\nloai mot 80,5\nloai hai 79,1"
    assert body("Trời mưa to.\na\nb\nc\nd") == "troi mua to.\na"
    assert body("Trời mưa to. Nước lên cao.") == "troi mua to. nuoc len cao."


def test_one_date_in_three_forms_is_one_number():
    assert tokens("05/8/2026") == tokens("5-8") == tokens("5.8") == ["5.8"]


def test_letters_of_any_script_are_compared_without_accents():
    assert tokens(bare("ĐẮK Lắk, Đỉnh Bài thơ, Ýý, Привет, ñandú, 한국 ไทย")) == (
        ["dak", "lak", "dinh", "bai", "tho", "ii", "привет", "nandu", "한", "국", *"ไทย"]
    )
    assert bare("plain ASCII") == "plain ascii"


def test_years_speak_only_where_there_is_no_other_number():
    def of(*found):
        return Signature(ORIGINAL.scheme, ORIGINAL.values, ORIGINAL.bands, found)

    assert is_copy(of("2026"), of("2"))
    assert is_copy(of("2025", "5"), of("2026", "5"))
    assert not is_copy(of("2025"), of("2026"))
    assert not is_copy(of("2026", "5"), of("2026", "7"))
    assert numbers(tokens("nam 2026 co 05 xa va 5 phuong")) == ("2026", "5")


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_signed_without_fault_and_is_its_own_copy(text, title):
    signature = sign(title, text)
    if signature is not None:
        assert similarity(signature, signature) == 1
        assert is_copy(signature, signature)


def test_the_threshold_lets_a_cut_article_be_a_copy():
    assert 0.4 < COPY_THRESHOLD < 2 / 3
