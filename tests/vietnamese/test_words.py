"""Where the words of a sentence stand, by underthesea; not how phrases match."""

import subprocess
import sys

import pytest

from monitor.vietnamese.words import _placed, word_spans


def words(sentence):
    return [sentence[start:end] for start, end in word_spans(sentence)]


def test_a_word_of_several_syllables_is_one_span():
    assert "nhà đầu tư" in words("Tỉnh mời các nhà đầu tư đến khảo sát.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Thuỷ điện Hoà Bình xả lũ lúc 8h30.",
        "“GD&ĐT” nói: 12.000 em, COVID-19…",
        "🙂 Hồ Na Hang",
        "a",
        "TP.HCM - Hà Nội",
    ],
)
def test_words_are_found_again_in_the_sentence_as_it_was_written(sentence):
    spans = word_spans(sentence)
    assert spans
    assert "".join(sentence[start:end] for start, end in spans).replace(" ", "") == sentence.replace(" ", "")


def test_an_empty_sentence_has_no_words():
    assert word_spans("") == ()


def test_underthesea_is_imported_only_when_words_are_asked_for():
    code = "import sys, monitor.vietnamese.words; sys.exit('underthesea' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_of_another_text_are_not_placed():
    assert _placed("hồ Na Hang", ["hồ", "Na"]) == ()
