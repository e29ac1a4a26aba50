"""Bytes become text, and a text tells its language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_pages import TITLE

from monitor.read.language import language
from monitor.read.page.decode import decode as decoded


def decode(body, content_type):
    return decoded(body, content_type).text


VI = "Bản vùng cao có cây cầu mới, bà con vui mừng; đường ở đây đã được sửa lại."


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (VI.encode(), "text/html; charset=utf-8"),
        (VI.encode(), "text/html; charset=iso-8859-1"),
        (VI.encode(), "text/html"),
        (VI.encode("utf-8-sig"), "text/html; charset=windows-1258"),
        (VI.encode("utf-16"), "text/html"),
        (VI.encode("utf-16-le"), "text/html; charset=utf-16le"),
        (b'<meta charset="gb2312">' + VI.encode(), "text/html"),
        (VI.encode(), "text/html; charset=no-such"),
        (VI.encode(), "text/html; charset=hex"),
    ],
)
def test_the_bytes_decide_before_what_is_declared(body, content_type):
    assert decode(body, content_type).endswith(VI)


def test_utf8_cut_in_the_middle_of_a_letter_is_still_utf8():
    assert decode(VI.encode()[:3], "text/html") == "B\ufffd"
    assert decode(VI.encode()[:-1] + "ộ".encode()[:2], "").startswith(VI[:-1])


def test_a_broken_byte_in_much_utf8_stays_one_broken_byte():
    assert decode((VI * 5).encode() + b"\xff" + VI.encode(), "").count("\ufffd") == 1


@pytest.mark.parametrize(
    "content_type",
    ["text/html; charset=windows-1258", "text/html", "text/html; charset=iso-8859-1", "text/html; charset=utf-8"],
)
def test_windows_1258_is_read_whatever_is_declared(read, content_type):
    import unicodedata

    words = "Ba\u0309n vu\u0300ng cao co\u0301 cây câ\u0300u mơ\u0301i sau ba năm chơ\u0300 đơ\u0323i"
    body = (
        f"<html><head><title>{words}</title></head><body><h1>{words}</h1><p>{words}, {words}.</p></body></html>".encode(
            "cp1258"
        )
    )
    assert unicodedata.normalize("NFC", words) == TITLE
    assert read(body, content_type=content_type).title == TITLE


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("gb18030", "省长会见记者"),
        ("cp932", "知事が記者と会見した"),
        ("cp949", "기자들과 만났다"),
        ("cp1252", "le café à côté"),
    ],
)
def test_declared_charsets_of_other_languages_are_obeyed(codec, text):
    labels = {"gb18030": "gb2312", "cp932": "Shift_JIS", "cp949": "euc-kr", "cp1252": "ISO-8859-1"}
    assert decode(text.encode(codec), f"text/html; charset={labels[codec]}") == text
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={labels[codec]}">'.encode() + text.encode(
        codec
    )
    assert decode(page, "text/html").endswith(text)


@given(st.binary(), st.text())
def test_decoding_never_raises(body, content_type):
    assert isinstance(decode(body, content_type), str)


@pytest.mark.parametrize(
    ("text", "declared", "wanted"),
    [
        (VI, "vi", "vi"),
        (VI, "en", "vi"),
        ("Lao and Vietnamese officers met at the border gate on Monday", "vi", "en"),
        ("The bridge was opened by the villagers", "", "en"),
        ("Ban vung cao co cay cau moi", "vi", "vi"),
        ("Les villageois ont un nouveau pont, une fête à côté", "fr", "fr"),
        ("越南山区新桥通车", "zh", "zh"),
        ("山間の村に新しい橋が開通した", "zh", "ja"),
        ("山村新橋開通", "ja", "ja"),
        ("산간 마을에 새 다리가 놓였다", "vi", "ko"),
        ("ຂົວໃໝ່ຢູ່ບ້ານຊົນນະບົດ", "vi", "lo"),
        ("สะพานใหม่ในหมู่บ้าน", "vi", "th"),
        ("New bridge 新", "zh", "en"),
        ("", "", "en"),
    ],
)
def test_the_script_tells_the_language_and_the_source_helps(text, declared, wanted):
    assert language(text, declared) == wanted
