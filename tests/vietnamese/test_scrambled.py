"""Accents scrambled on purpose are told by spelling; the press as it writes is left alone."""

import random
import re
import time
import unicodedata

import pytest

from monitor.vietnamese.possible import possible, possible_without_accents
from monitor.vietnamese.scrambled import is_scrambled

TEXT = (
    "Sáng nay, bà con thôn Bản Pài họp bàn chuyện làm đường. Trưởng thôn đọc danh sách các hộ góp công, rồi mọi người "
    "cùng thống nhất ngày khởi công. Con đường dài hai cây số nối bản với chợ phiên, mùa mưa lầy lội không xe nào qua "
    "nổi. Huyện hỗ trợ xi măng, người dân góp cát sỏi và ngày công lao động. Dự kiến cuối tháng sau đường sẽ hoàn "
    "thành, kịp cho các cháu tựu trường và bà con chuyển lúa về nhà trước mùa bão."
)
TONES = "\u0300\u0301\u0309\u0303\u0323"


def scrambled(text, change, share):
    chance = random.Random(7)
    return re.sub(r"[^\W\d_]+", lambda m: change(m[0], chance) if chance.random() < share else m[0], text)


def one_more_tone(word, chance):
    letters = unicodedata.normalize("NFD", word)
    vowels = [
        m.end() for m in re.finditer("[aeiouy][\u0302\u0306\u031b]?(?![\u0300\u0301\u0309\u0303\u0323])", letters)
    ]
    at = chance.choice(vowels) if vowels else len(letters)
    tone = chance.choice(TONES) if vowels else ""
    return unicodedata.normalize("NFC", letters[:at] + tone + letters[at:])


def tone_elsewhere(word, chance):
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(c for c in letters if c in TONES)
    bare = "".join(c for c in letters if c not in TONES)
    at = chance.choice([m.end() for m in re.finditer("[aeiouyAEIOUY][\u0302\u0306\u031b]?", bare)] or [0])
    return unicodedata.normalize("NFC", bare[:at] + tone + bare[at:]) if tone else word


def last_letter_twice(word, chance):
    return word if word.isascii() else word + word[-1]


def test_the_page_that_taught_it_is_scrambled():
    assert is_scrambled("Tạị Hộí nghị lần thứ 93, chìềù 2-4, Băn Thường vụ Tỉnh ủý họp")


@pytest.mark.parametrize("change", [one_more_tone, tone_elsewhere, last_letter_twice])
def test_a_text_with_its_accents_moved_about_is_scrambled(change):
    assert is_scrambled(scrambled(TEXT, change, 1.0))


def test_a_sound_text_is_not():
    assert not is_scrambled(TEXT)
    assert not is_scrambled(TEXT.upper())
    assert not is_scrambled("")


def test_a_few_slips_of_the_pen_are_not():
    assert not is_scrambled(TEXT.replace("người", "nguời").replace("đường", "đuờng", 2))


@pytest.mark.parametrize(
    "text",
    [
        "Đã à où dès été là très près après élève, déjà vu, goût, maïs, Noël: " * 3,
        "Não há razão; são três mães, irmãos, pão, não, então, avô, avó, café: " * 3,
        "Große Häuser, schöne Töchter, für über Bäume müde, Straße, Köln, süß: " * 3,
        "Nǐ hǎo, běi jīng, zhōng guó, hé nèi, wǒ ài nǐ, xiè xie, zài jiàn: " * 3,
        "Krông Pắk, Đắk Lắk, Kon Plông, H’Mông, Lô Lô Chải, Pả Vi, Sủng Là: " * 3,
    ],
)
def test_other_languages_and_names_of_the_highlands_are_not(text):
    assert not is_scrambled(text)


@pytest.mark.parametrize(
    "syllable",
    "nghiêng quýt giếng gìn gì khuya hòa hoà thúy thuý khoẻ Uỷ ủy rượu yêu quốc xoong ngoằn ở ý QUỞ".split(),  # noqa: SIM905
)
def test_a_syllable_of_the_language_is_possible(syllable):
    assert possible(syllable)


@pytest.mark.parametrize("syllable", "tạị aó chìềù nguời bàc ngh strong zô hoài2 Hộí".split())  # noqa: SIM905
def test_letters_in_the_wrong_place_are_no_syllable(syllable):
    assert not possible(syllable)


def test_a_syllable_typed_without_accents_is_told():
    assert possible_without_accents("Nghieng")
    assert not possible_without_accents("Street")


def test_telling_costs_under_a_millisecond_an_article():
    text = TEXT * 5
    took = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(20):
            is_scrambled(text)
        took.append(time.process_time() - began)
    assert min(took) < 0.1  # five times what it may cost, for a busy machine
