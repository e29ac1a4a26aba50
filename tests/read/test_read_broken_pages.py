"""Pages whose letters were broken before they were served are mended; healthy pages come out as they were sent."""

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.read.page.decode import decode

sys.path.insert(0, str(Path(__file__).parents[1] / "vietnamese"))  # broken_letters
from broken_letters import mojibake, tcvn3, vni, windows_1258

HEAD = '<html><head><title>{0}</title><meta property="og:title" content="{0}"></head><body><h1>{0}</h1>'
TITLE = "Cây cầu mới ở bản vùng cao"
TEXT = (
    "Sáng nay, bà con hai bên suối họp bàn chuyện làm đường; trưởng thôn đọc danh sách các hộ góp công, rồi mọi người "
    "cùng thống nhất ngày khởi công. Mùa mưa lũ, đường lầy lội, xe máy không qua nổi, học sinh phải nghỉ học."
)
TRAIL = '</p><script>var a = "©«»®"; if (a < 5 && b > 3) {}</script><p>© 2026 Toà soạn</p></body></html>'
MADE = HEAD.format(TITLE) + '<p class="a" href="/x?a=1&amp;b=2">' + TEXT + "</p></body></html>"
DECLARED = ["text/html", "text/html; charset=iso-8859-1", "text/html; charset=utf-8", "text/html; charset=windows-1258"]
MISREAD = "mojibake: UTF-8 read as Windows-1252"


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_page_in_mojibake_is_mended(times):
    decoded = decode(mojibake(MADE, times).encode(), "text/html")
    assert decoded.text == MADE
    assert decoded.repairs == (MISREAD + ("", "", ", twice", ", three times")[times],)


def test_only_the_broken_part_of_a_page_is_mended():
    page = HEAD.format(TITLE) + f"<p>{mojibake(TEXT)}</p><p>«Đúng thế», © 2026, 5 °C</p>"
    assert decode(page.encode(), "").text == HEAD.format(TITLE) + f"<p>{TEXT}</p><p>«Đúng thế», © 2026, 5 °C</p>"


def test_a_broken_title_over_a_sound_text_is_mended():
    page = f"<title>{mojibake(TITLE)}</title><p>{TEXT}</p>"
    assert decode(page.encode(), "").text == f"<title>{TITLE}</title><p>{TEXT}</p>"


def test_letters_that_lost_a_byte_on_the_way_are_guessed():
    broken = "".join(c for c in mojibake(MADE) if not "\x80" <= c < "\xa0")
    assert decode(broken.encode(), "").text == MADE


@pytest.mark.parametrize("content_type", DECLARED)
@pytest.mark.parametrize(("way", "name"), [(tcvn3, "TCVN3 letters"), (vni, "VNI letters")])
def test_a_page_in_an_old_font_is_read_whatever_is_declared(way, name, content_type):
    decoded = decode(way(MADE).encode("latin-1"), content_type)
    assert decoded.text == MADE
    assert decoded.repairs == (name,)


@pytest.mark.parametrize(("way", "name"), [(tcvn3, "TCVN3 letters"), (vni, "VNI letters")])
def test_a_page_in_an_old_font_saved_as_utf8_is_read(way, name):
    decoded = decode(way(MADE).encode(), "text/html; charset=utf-8")
    assert (decoded.text, decoded.repairs) == (MADE, (name,))


@pytest.mark.parametrize("way", [tcvn3, vni])
def test_an_old_font_written_as_entities_is_read(way):
    page = way(MADE).encode("ascii", "xmlcharrefreplace")
    assert decode(page, "text/html").text == MADE


def test_mojibake_written_as_entities_is_read():
    page = mojibake(MADE).encode("ascii", "xmlcharrefreplace")
    assert decode(page, "text/html").text == MADE


def test_an_old_text_inside_a_page_of_unicode_is_read_and_nothing_else():
    menu, foot = "<ul><li>Trang chủ</li><li>Có gì mới</li></ul>", "<p>Bản quyền © Toà soạn, «Đúng thế»</p>"
    page = f"{menu}<p>{tcvn3(TEXT)}</p>{foot}"
    assert decode(page.encode(), "").text == f"{menu}<p>{TEXT}</p>{foot}"


def test_a_capital_font_makes_capitals():
    page = f'<font face=".VnTimeH">{tcvn3("tin trong bản")}</font><font face=".VnTime">{tcvn3(TEXT)}</font>'
    assert ">TIN TRONG BẢN<" in decode(page.encode("latin-1"), "").text


@pytest.mark.parametrize("content_type", DECLARED)
def test_windows_1258_comes_out_composed(content_type):
    decoded = decode(windows_1258(MADE), content_type)
    assert decoded.text == MADE
    assert decoded.repairs == (() if "1258" in content_type else ("Windows-1258 letters and tones",))


def test_windows_1258_read_as_1252_and_saved_is_read():
    assert decode(windows_1258(MADE).decode("cp1252").encode(), "").text == MADE


def test_a_wrong_charset_is_named():
    assert decode(MADE.encode(), "text/html; charset=ISO-8859-1").repairs == ("charset: declared iso-8859-1, is utf-8",)
    assert decode(b"<p>plain</p>", "text/html; charset=ISO-8859-1").repairs == ()


OTHERS = {
    "gb2312": ("gb18030", "<p>越南山区的新桥今天通车，孩子们不再涉水上学。</p>"),
    "tis-620": ("cp874", "<p>สะพานใหม่ในหมู่บ้านบนภูเขาเปิดให้ใช้แล้ววันนี้</p>"),
    "euc-kr": ("cp949", "<p>산간 마을에 새 다리가 놓여 아이들이 걸어서 학교에 간다.</p>"),
    "shift_jis": ("cp932", "<p>山間の村に新しい橋が架かり、子どもたちが渡った。</p>"),
    "iso-2022-jp": ("iso2022_jp", "<p>山間の村に新しい橋が架かり、子どもたちが渡った。</p>"),
}


@pytest.mark.parametrize("served", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("label", OTHERS)
def test_the_page_knows_its_charset_better_than_a_server_that_names_the_same_for_all(label, served):
    codec, words = OTHERS[label]
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">{words}'
    decoded = decode(page.encode(codec), f"text/html; charset={served}")
    assert decoded.text == page
    assert decoded.repairs == (f"charset: declared {served}, is {label}",)


@pytest.mark.parametrize("label", ["gb2312", "tis-620"])
def test_utf8_with_a_few_broken_bytes_stays_utf8_whatever_the_page_declares(label):
    page = f"<meta charset={label}>{MADE}"
    assert decode(page.encode() + b"\xe1\xbb", "").text.startswith(page)
    assert decode(page.encode().replace(b"</p>", b"\xff</p>", 1), "").text == page.replace("</p>", "\ufffd</p>", 1)


@pytest.mark.parametrize("label", ["utf-16", "utf-16le", "utf-16be"])
def test_a_page_without_zeros_is_not_in_utf16_whoever_says_so(label):
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">{MADE}'
    note = (f"charset: declared {label}, is utf-8",)
    assert (decode(page.encode(), "").text, decode(page.encode(), "").repairs) == (page, note)
    assert decode(MADE.encode(), f"text/html; charset={label}").text == MADE
    assert decode(MADE.encode(label), f"text/html; charset={label}").text == MADE


def test_entities_escaped_twice_are_undone_once():
    page = (
        "<p>Nguy&amp;#7877;n V&amp;aacute;n h&amp;#7885;p &amp;ldquo;to&amp;agrave;n&amp;rdquo; &amp;lt;b&amp;gt;</p>"
    )
    decoded = decode(page.encode(), "")
    assert decoded.text == "<p>Nguyễn Ván họp “toàn” &amp;lt;b&amp;gt;</p>"
    assert decoded.repairs == ("entities escaped twice",)


HEALTHY = (
    MADE + TRAIL,
    "<p>L’été, « voilà » l’élève : naïf, maïs, Noël, août, goût, où, déjà\u00a0» et là\u00a0»</p>",
    "<p>AMANHÃ… “NÃO” “MAÇÔ: são irmãos, só avós, pó, nó, coração</p>",
    "<p>©«»® Microsoft® Excel® Word® 5µm ±3 °C ½ × ÷ · ¬ ¦ ¨ ´ ¸ ª º</p>",
    "<p>El niño, la niña, mañana, ñandú, Mª José; Öl für Köln, böse Mönche, ön, hög sjö</p>",
    "<p>G&agrave; v&agrave; c&aacute;, &ocirc; t&ocirc;, &eacute;p; &nbsp;&reg;&copy;&laquo;&raquo;&ordf;&not;&shy;</p>",
    "<p>ຂົວໃໝ່ຢູ່ບ້ານ สะพานใหม่ 越南山区新桥通车 산간 마을 山間の村</p>",
    "<p>AT&amp;T; &amp;copy; &amp;amp; &amp;nbsp; a&amp;b</p><a href='?a=1&amp;eacute;=2&amp;#7885;=3&amp;#7885;=4'>x</a>",
    "<p>Donau\u00addampf\u00adschiff, ge\u00adben, wa\u00adren; Tuy\u00adên</p>",
    "<p>Ðường, vợ tôi và có cô giáo ở đó: giò, giòn, xoong, goòng, cứu</p>",
)


@pytest.mark.parametrize("page", HEALTHY)
def test_a_healthy_page_comes_out_as_it_was_sent(page):
    decoded = decode(page.encode(), "text/html; charset=utf-8")
    assert decoded.text == page
    assert decoded.repairs == ()


@pytest.mark.parametrize("page", [HEALTHY[1], HEALTHY[4], "<p>“Smart quotes” – it’s fine… €5, £5, naïve café</p>"])
def test_windows_1252_of_other_languages_stays(page):
    decoded = decode(page.encode("cp1252"), "text/html; charset=iso-8859-1")
    assert (decoded.text, decoded.repairs) == (page, ())


@given(st.lists(st.sampled_from(HEALTHY), min_size=1, max_size=8))
def test_healthy_pages_together_are_healthy(pages):
    page = "\n".join(pages)
    assert decode(page.encode(), "").text == page


@given(st.text(st.sampled_from("<>!-\"'=&;# aáÃºÄ‘»¹ª®ñöâscriptmeta/content")), st.sampled_from(["utf-8", "latin-1"]))
def test_broken_markup_never_raises(text, codec):
    assert isinstance(decode(text.encode(codec, "replace"), "").text, str)


@pytest.mark.parametrize(
    "piece", ["<script ", "<!-- ", "<meta content=", "&amp;", "&amp;eacute;", "<", "Ã¡á»‡", "aâ®a "]
)
def test_a_megabyte_of_traps_is_read_in_no_time(piece):
    body = (piece * (1_000_000 // len(piece.encode()))).encode()
    began = time.process_time()
    decode(body, "")
    assert time.process_time() - began < 4


def test_a_healthy_page_costs_next_to_nothing():
    """Under 1 ms for 250 kB where the program is made; ten times that is left for a busy machine."""
    body = (MADE * 400)[:200_000].encode()
    took = []
    for _ in range(5):
        began = time.process_time()
        decode(body, "")
        took.append(time.process_time() - began)
    assert min(took) < 0.01
