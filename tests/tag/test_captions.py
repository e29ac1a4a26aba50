"""Credits, bylines and datelines neither make nor hide a place; the patterns are tested in tests/vietnamese."""

import pytest


def names(tags):
    return [place.name for place in tags.places]


@pytest.mark.parametrize(
    "credit",
    [
        "Ảnh: Na Hang",
        "(Ảnh: Na Hang/TTXVN)",
        "Tin, ảnh: Na Hang",
        "Nguồn: Na Hang",
        "Phóng sự: Na Hang",
        "T/h: Na Hang",
        "CTV Na Hang",
        "Na Hang",
        "Na Hang - Hải An",
        "Theo Na Hang",
    ],
)
def test_a_credit_makes_no_place(tag, credit):
    assert names(tag("Tuyên Quang mở hội", f"Hội mở sáng nay.\n{credit}")) == []
    assert tag("Mở hội", f"Hội mở sáng nay.\n{credit}").province == "none"


def test_a_byline_on_the_line_of_the_last_sentence_makes_no_place(tag):
    assert names(tag("Tuyên Quang mở hội", "Hội mở sáng nay. Na Hang")) == []


def test_a_byline_before_a_teaser_makes_no_place(tag):
    text = "Hội mở sáng nay.\nNa Hang - Hải An\nXem thêm chuyện khác ở nơi khác."
    assert names(tag("Tuyên Quang mở hội", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên QuangĐi theo con đường mới, khách đến Na Hang.",
        "(Tuyên Quang) - Sáng nay, khách đến Na Hang.",
        "Tuyên Quang, ngày 5/3 - Khách đến Na Hang.",
        "TUYÊN QUANG - Khách đến Na Hang.",
        "TQO - Tuyên Quang đón khách đến Na Hang.",
        "(TTV)- Tuyên Quang đón khách đến Na Hang.",
    ],
)
def test_a_dateline_hides_neither_the_province_nor_the_place(tag, text):
    found = tag("Mở hội", text)
    assert found.province == "central"
    assert names(found) == ["Na Hang"]
    assert all(text[e.start : e.end] == e.text for e in found.province_evidence)


def test_the_mark_of_an_outlet_makes_no_province(tag):
    assert tag("Mở hội", "TQO - Hội mở sáng nay ở Hà Nội.").province == "none"
    assert tag("Mở hội", "(Báo Tuyên Quang) - Hội mở sáng nay ở Hà Nội.").province == "none"


def test_a_caption_within_the_text_hides_only_itself(tag):
    assert names(tag("Tuyên Quang mở hội", "Chợ vui. Ảnh: Na Hang.\nKhách đến Chiêm Hóa.")) == ["Chiêm Hóa"]
