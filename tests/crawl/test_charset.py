"""Text comes out right whatever charset is declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl.discovery.charset import decode

TEXT = "Lễ hội Thành Tuyên"


@pytest.mark.parametrize(
    "declared", ["", "text/xml; charset=iso-8859-1", "text/html; charset=windows-1258", "x; charset=không"]
)
def test_utf8_is_recognised_under_any_declaration(declared):
    assert decode(TEXT.encode(), declared) == TEXT


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_marks_and_widths_are_recognised(name):
    assert decode(f"<p>{TEXT}".encode(name), "") == f"<p>{TEXT}"


def test_other_charsets_are_read_as_declared():
    assert decode("Gi\u00e1 v\u00e0ng".encode("windows-1252"), "text/html; charset=ISO-8859-1") == "Giá vàng"
    assert decode("<meta charset='gbk'>新闻".encode("gbk"), "text/html") == "<meta charset='gbk'>新闻"
    assert decode('<?xml version="1.0" encoding="Shift_JIS"?><a>新聞</a>'.encode("shift_jis"), "") == "<a>新聞</a>"


@pytest.mark.parametrize("name", ["base64", "idna", "undefined", "nonsense"])
def test_a_codec_that_is_no_charset_is_passed_over(name):
    assert decode(b"<a>\xe9\xe9", f"text/html; charset={name}") == "<a>\ufffd\ufffd"


def test_a_character_cut_by_the_server_spoils_only_itself():
    body = (TEXT + "…").encode()[:-1] + b"</p>" + TEXT.encode() * 5
    assert decode(body, "text/html; charset=iso-8859-1") == f"{TEXT}\ufffd</p>{TEXT * 5}"
    assert decode((TEXT + "ễ").encode()[:-1], "") == TEXT


@given(st.binary(), st.text())
def test_it_never_raises(body, content_type):
    assert isinstance(decode(body, content_type), str)
