"""Tone toward the province; not the mood of the words."""

import pytest


@pytest.mark.parametrize(
    ("title", "text", "value", "unsure"),
    [
        ("Tuyên Quang mở hội", "Vui.", "trung-tinh", False),
        ("Tuyên Quang là điểm sáng", "Vui.", "tich-cuc", False),
        ("Sai phạm ở Tuyên Quang", "Buồn.", "tieu-cuc", False),
        ("Tuyên Quang dẫn đầu, còn sai phạm", "Vừa vui vừa buồn.", "nhieu-chieu", False),
        ("Tuyên Quang mở hội", "Người dân bức xúc.", "trung-tinh", True),
        ("Tuyên Quang: không có sai phạm", "Vui.", "trung-tinh", False),
        ("Tuyên Quang chống sai phạm", "Vui.", "trung-tinh", False),
        ("Sai phạm ở Tuyên Quang", "Tỉnh từng dẫn đầu.", "tieu-cuc", True),
    ],
)
def test_few_words_or_words_both_ways_leave_it_neutral_and_unsure(tag, title, text, value, unsure):
    tone = tag(title, text).tone
    assert (tone.value, tone.unsure) == (value, unsure)


def test_only_sentences_near_the_province_count(tag):
    lead = "Tuyên Quang mở hội xuân với nhiều trò chơi, khách từ khắp nơi về dự, hàng quán đông vui cả ngày, đường phố rộn ràng tiếng trống."
    far = tag("Tuyên Quang mở hội", f"{lead}\nỞ nơi khác có sai phạm, dân bức xúc.")
    near = tag("Tuyên Quang mở hội", f"{lead}\nỞ Tuyên Quang có sai phạm, dân bức xúc.")
    assert far.tone.value == "trung-tinh"
    assert near.tone.value == "tieu-cuc"
    assert [e.text for e in near.tone.evidence] == ["sai phạm", "bức xúc"]


def test_an_article_that_only_mentions_the_province_has_no_tone(tag):
    assert tag("Sai phạm", "Bức xúc ở Lào Cai, Yên Bái, Sơn La, Tuyên Quang.").tone is None
