"""Broken letters of a title or summary are mended; what is healthy is never touched."""

import time

import pytest
from broken_letters import SMALL, mojibake, tcvn3, vni, windows_1258
from hypothesis import given
from hypothesis import strategies as st

from monitor.vietnamese.clean import clean
from monitor.vietnamese.legacy import LEGACIES, read_as
from monitor.vietnamese.mend import mend
from monitor.vietnamese.mojibake import undo

TITLES = (
    "Uỷ ban xã họp bàn về đường sá; người dân nhiều nơi chờ đợi",
    "Sương muối phủ trắng đỉnh đèo, học sinh nghỉ học",
    "Bà con vùng cao dựng lại cây cầu gỗ sau trận lũ",
)
HEALTHY = (
    "Le café à côté, où l'été dernier « voilà » l'élève était déjà très âgé : naïf, maïs, Noël, août, goût",
    "«Ça va», dit-elle ; « Là-bas, voilà\u00a0» et « déjà\u00a0»",
    "Große Häuser, schöne Töchter: »Ähre«, Öl für Köln, Föhn, Mönche, böse Söhne",
    "AMANHÃ… a NAÇÃO dirá “NÃO” e “MAÇÔ; são três irmãos, só avós, pó e nó",
    "El niño y la niña, España, mañana, ñandú, año; Mª José, 1ª, nº 5",
    "På ön får två små får gräs; hög sjö, söt öl, Åre, Ängel",
    "Nói «đánh giá» và “má”, giá» – má»… khá» ”",
    "© 2026 Microsoft® Office™ 5µm 20°C ±3 10×4 ÷2 ½ ¼ «xin» §5 ¶ £5 ¥7 1.000₫",
    "Giá vàng tăng 3,5%, có lúc tôi thấy bà là cô giáo ở đó: giò, giòn, xoong, goòng",
    "ຂົວໃໝ່ຢູ່ບ້ານ, สะพานใหม่, 越南山区新桥通车, 산간 마을, 山間の村に",
    "Gülşen söz verdi: ön, gün, çöl, İstanbul, ığdır; però ciò può: lì, sì, più",
    "Příliš žluťoučký kůň úpěl ďábelské ódy; Łódź, źdźbło; Þór á Íslandi, ó, þú",
    "S&P 500, AT&T; R&D &amp; &lt;b&gt; &quot;a&quot; &c.",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_mojibake_is_undone(title, times):
    mended = mend(mojibake(title, times))
    assert mended.text == title
    assert mended.repairs == ("mojibake: UTF-8 read as Windows-1252" + ("", "", ", twice", ", three times")[times],)


@pytest.mark.parametrize("title", TITLES)
def test_utf8_read_as_latin_1_is_undone(title):
    assert mend(title.encode().decode("latin-1")).text == title


@pytest.mark.parametrize("lost", ["", "\ufffd"])
@pytest.mark.parametrize("title", TITLES)
def test_letters_that_lost_a_byte_are_guessed_by_their_syllable(title, lost):
    broken = "".join(lost if "\x80" <= c < "\xa0" else c for c in mojibake(title))
    assert mend(broken).text == title


@pytest.mark.parametrize("title", TITLES)
def test_no_break_spaces_that_became_blanks_are_seen(title):
    assert clean(mend(mojibake(title).replace("\xa0", " ")).text) == title


def test_a_name_of_one_broken_letter_is_mended():
    assert mend("TuyÃªn Hoang").text == "Tuyên Hoang"


def test_only_the_broken_part_of_a_title_is_mended():
    assert mend(mojibake("Cây cầu mới ở bản") + " | Báo của tỉnh").text == "Cây cầu mới ở bản | Báo của tỉnh"


@pytest.mark.parametrize("title", TITLES)
def test_tcvn3_is_read(title):
    assert mend(tcvn3(title)).text == title
    assert mend(tcvn3(title)).repairs == ("TCVN3 letters",)


def test_capitals_of_tcvn3_are_capitals():
    assert mend(tcvn3("ĐẠI HỘI ĐẢNG của huyện vùng cao")).text == "ĐẠI HỘI ĐẢNG của huyện vùng cao"


@pytest.mark.parametrize("title", [*TITLES, TITLES[0].upper()])
def test_vni_is_read(title):
    assert mend(vni(title)).text == title
    assert mend(vni(title)).repairs == ("VNI letters",)


@pytest.mark.parametrize("title", TITLES)
def test_windows_1258_read_as_1252_is_read(title):
    mended = mend(windows_1258(title).decode("cp1252"))
    assert mended.text == title
    assert mended.repairs == ("Windows-1258 letters and tones",)


@pytest.mark.parametrize("raw", ["Nguy&#7877;n V&#x1EA1;n S&aacute;ng&nbsp;nay", "Nguyễn V&#7841;n Sáng&nbsp;nay"])
def test_entities_that_a_reader_would_see_are_undone(raw):
    assert clean(mend(raw).text) == "Nguyễn Vạn Sáng nay"


@pytest.mark.parametrize("text", [*HEALTHY, *TITLES, " ".join(HEALTHY)])
def test_healthy_text_of_any_language_stays(text):
    assert mend(text) == mend(text).__class__(text)


@pytest.mark.parametrize("letter", [*SMALL, *SMALL.upper()])
def test_every_letter_comes_back_from_mojibake(letter):
    assert undo(mojibake(letter)) == letter


tcvn3_way, vni_way, windows_way = LEGACIES


@pytest.mark.parametrize("letter", [c for c in SMALL if not c.isascii()])
def test_every_letter_comes_back_from_the_old_fonts(letter):
    assert tcvn3_way.read(tcvn3(letter)) == letter
    assert vni_way.read(vni(letter)) == letter
    assert vni_way.read(vni(letter.upper())) == letter.upper()
    assert windows_way.read(windows_1258(letter).decode("cp1252", "replace")) == letter
    assert windows_way.read(windows_1258(letter.upper()).decode("cp1252", "replace")) == letter.upper()


def test_capitals_that_tcvn3_has_come_back():
    assert read_as(tcvn3("Đường Ăn Ân Ông Ơn Ưu Êm"), tcvn3_way) == "Đường Ăn Ân Ông Ơn Ưu Êm"


@pytest.mark.parametrize("way", [tcvn3, vni, lambda text: windows_1258(text).decode("cp1252")])
def test_abbreviations_and_names_of_the_highlands_come_back_with_the_words(way):
    title = "HĐND họp về đường qua Đắk Pek, Krông Búk; NĐ-CP, LĐLĐ, người dân chờ"
    assert mend(way(title)).text == title


def test_every_vietnamese_letter_is_there():
    assert len([c for c in SMALL + SMALL.upper() if not c.isascii()]) == 134


@given(st.text(st.sampled_from(SMALL + SMALL.upper() + " ,.“”’–…đường")))
def test_any_vietnamese_survives_mojibake(text):
    assert undo(mojibake(text)) == text


@given(st.text(), st.integers(0, 2))
def test_mending_never_raises_and_what_is_mended_is_sound(text, times):
    once = mend(mojibake(text, times))
    assert isinstance(once.text, str)
    assert bool(once.repairs) or once.text == mojibake(text, times)


@given(st.lists(st.sampled_from([*HEALTHY, *TITLES]), max_size=6))
def test_healthy_texts_together_stay_healthy(texts):
    assert not mend("\n".join(texts)).repairs


def test_a_healthy_title_costs_next_to_nothing():
    took = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(100):
            mend(TITLES[0])
        took.append(time.process_time() - began)
    assert min(took) < 0.05
