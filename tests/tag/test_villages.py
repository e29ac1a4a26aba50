"""Places that no list has: known by their unit word and by whose they are."""

import pytest


def names(tags):
    return [place.name for place in tags.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anh ở thôn Soi Cát, xã Chiêm Hóa.", ["Chiêm Hóa", "Soi Cát"]),
        ("Anh ở thôn Soi Cát (xã Chiêm Hóa).", ["Chiêm Hóa", "Soi Cát"]),
        ("Anh ở bản Lao Cát (Tuyên Quang).", ["Lao Cát"]),
        ("Anh ở xã Đồng Xa, huyện Chiêm Hóa.", ["Chiêm Hóa", "Đồng Xa"]),
        ("Anh ở thôn Bản Cát và Nà Xa, xã Chiêm Hóa.", ["Chiêm Hóa", "Bản Cát", "Nà Xa"]),
        ("Dân các thôn Mỏ Cát, Mã Xa, Lùng Đá… vui.", ["Mỏ Cát", "Mã Xa", "Lùng Đá"]),
        ("Xe lên đèo Khau Cát (xã Chiêm Hóa).", ["Chiêm Hóa", "Khau Cát"]),
        ("Khách đến thác Cát Vàng, xã Chiêm Hóa.", ["Chiêm Hóa", "thác Cát Vàng"]),
        ("Anh ở thôn 700, xã Chiêm Hóa.", ["Chiêm Hóa", "thôn 700"]),
        ("Anh ở thôn 5, xã Chiêm Hóa.", ["Chiêm Hóa"]),
        ("Anh ở thôn Soi Cát, xã Đồng Xa, huyện Ba Bể, Lào Cai.", []),
        ("Anh ở thôn Soi Cát, huyện Ba Bể.", []),
        ("Anh ở thôn Soi Cát. Lào Cai cũng mưa.", []),
        ("Báo công an xã Đồng Xa, xã Chiêm Hóa và huyện Ba Bể, Lào Cai.", ["Chiêm Hóa"]),
        ("Làng Cát Vàng và Đá Bạc vui.", ["Cát Vàng"]),
        ("Ra mắt phiên bản Việt Anh.", []),
        ("Anh ở thôn Soi Cát, Bàn Văn Tư kể.", ["Soi Cát"]),
    ],
)
def test_a_village_is_ours_by_what_stands_behind_it_or_by_its_paragraph(tag, text, expected):
    assert names(tag("Tuyên Quang họp báo", text)) == expected


def test_an_article_that_only_mentions_us_far_below_owns_no_village(tag):
    text = "Anh ở thôn Soi Cát.\n" + "Một câu đệm dài cho hết phần đầu. " * 20 + "\nKhách đến từ Tuyên Quang."
    assert names(tag("Chuyện làng", text)) == []


def test_a_village_quotes_the_words_that_name_it(tag):
    text = "Anh ở thôn Soi Cát, xã Chiêm Hóa. Thôn Soi Cát vui."
    village = tag("Tuyên Quang họp báo", text).places[-1]
    assert (village.code, [text[e.start : e.end] for e in village.evidence]) == ("", ["Soi Cát", "Soi Cát"])
    assert {e.rule for e in village.evidence} == {"places/unlisted"}
