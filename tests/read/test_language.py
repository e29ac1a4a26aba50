"""The language of an article is told from its headline and lead, whatever its source says of itself."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_headlines import PAIRS, pairs

from monitor.read.language import language
from monitor.vietnamese.fold import unaccented

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared (recorded press)")
# Of a headline alone; Portuguese and Spanish share most of their words.
HEADLINES = {"pt": 0.6, "de": 0.7, "es": 0.8, "fr": 0.85, "en": 0.85, "id": 0.85, "vi": 0.9}


def wrong(name, declared, texts):
    found = {text: language(text, declared) for text in texts}
    return {text: told for text, told in found.items() if told != name}


@pytest.mark.parametrize("declared", ["vi", ""])
@pytest.mark.parametrize("name", PAIRS)
def test_headline_and_lead_tell_the_language_though_a_vietnamese_source_prints_them(name, declared):
    assert wrong(name, declared, map("\n".join, pairs(name))) == {}


@pytest.mark.parametrize("name", PAIRS)
def test_a_source_that_claims_english_hides_hardly_any_other_language(name):
    assert len(wrong(name, "en", map("\n".join, pairs(name)))) <= 1


@pytest.mark.parametrize("name", PAIRS)
def test_a_headline_alone_mostly_tells_the_language_too(name):
    texts = [title for title, _ in pairs(name)]
    assert len(wrong(name, "vi", texts)) <= (1 - HEADLINES.get(name, 1)) * len(texts)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nguyễn Văn A wins chess title in Tuyên Quang", "en"),
        ("Festival opens in Tuyên Quang, Hà Giang and Lào Cai", "en"),
        ("Xiaomi 17 Ultra và Galaxy S26 đọ camera", "vi"),
        ("Nghệ sĩ Jean-Pierre Dupont và Michel Legrand diễn ở Huế", "vi"),
        ("KHAI TRƯƠNG CHỢ BIÊN GIỚI", "vi"),
        ("Bo sach hay cho hoc sinh vung cao", "vi"),
        ("VIETNAM AND LAOS OPEN NEW BORDER GATE", "en"),
        ("L'école du village rouvre", "fr"),
        ("L’école du village rouvre", "fr"),
    ],
)
def test_names_brands_capitals_and_missing_accents_do_not_turn_it(text, wanted):
    assert language(text, "vi") == language(text, "") == wanted


def test_a_long_vietnamese_quotation_further_down_does_not_make_a_text_vietnamese():
    lead = " ".join("\n".join(pair) for pair in list(pairs("en"))[:8])
    assert language(lead + "\n" + "Bà con hai bản đã đi qua cây cầu mới. " * 60, "vi") == "en"


@pytest.mark.parametrize("declared", ["fr", "it", "nl"])
def test_where_the_words_say_nothing_the_declared_language_is_believed(declared):
    assert language("Boeing 787-9", declared) == declared


def test_a_declared_language_of_another_script_is_not_believed():
    assert language("Boeing 787-9", "ko") == "en"


def test_a_text_in_decomposed_letters_is_the_same_language():
    assert language("Khai mạc lễ hội".encode().decode() + "\u0301", "en") == "vi"
    assert language("Le\u0302\u0303 ho\u0302\u0323i \u0111e\u0300n lo\u0302\u0300ng", "en") == "vi"


@given(st.text(), st.sampled_from(["", "vi", "en", "ja", "xx"]))
def test_every_text_has_a_language_of_two_letters(text, declared):
    told = language(text, declared)
    assert len(told) == 2
    assert told == language(text, declared)


def test_vietnamese_without_its_accents_is_vietnamese_still():
    """But for a line that is half a brand's name."""
    assert len(wrong("vi", "vi", [unaccented("\n".join(pair)) for pair in pairs("vi")])) <= 1


def recorded(name, every):
    with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for n, line in enumerate(lines) if n % every == 0]


@needs_shared
@pytest.mark.parametrize("declared", ["vi", "en", ""])
def test_recorded_articles_are_vietnamese_with_accents_and_without(declared):
    texts = [f"{row['title']}\n{row['text'][:300]}" for row in recorded("fulltext/baomoi-2017.jsonl.gz", 29)]
    assert wrong("vi", declared, texts) == {}
    assert wrong("vi", declared, map(unaccented, texts)) == {}


@needs_shared
def test_nearly_every_recorded_headline_is_vietnamese():
    """At most one in a thousand, where hardly a word is Vietnamese."""
    texts = [row["title"] for row in recorded("press/items.jsonl.gz", 5)]
    assert len(wrong("vi", "vi", texts)) <= len(texts) / 1000
