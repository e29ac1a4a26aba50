"""rules/stories.toml: read, and refused with file, line and key. Not for: what the places do (tests/group)."""

import unicodedata

import pytest

from monitor.config import load, load_rules
from monitor.config.stories import Stories
from monitor.errors import ConfigError


@pytest.fixture
def written(folder):
    """Write rules/stories.toml into the folder and load it."""

    def write(text):
        (folder / "rules" / "stories.toml").write_text(text, encoding="utf-8")
        return load_rules(folder).stories

    return write


def test_an_office_without_the_file_has_the_threshold_that_was_measured_and_no_places(folder):
    assert load(folder).rules.stories == Stories(threshold=0.72, places=(), other=())


def test_an_empty_file_says_the_same(written):
    assert written("") == Stories()


def test_threshold_places_and_other_readings_are_read(written):
    found = written('threshold = 0.8\nplaces = [["Mỹ", "Hoa Kỳ"], ["Lào"]]\nother = ["Mỹ thuật"]\n')
    assert found == Stories(threshold=0.8, places=(("Mỹ", "Hoa Kỳ"), ("Lào",)), other=("Mỹ thuật",))


def test_ordinary_words_home_and_beginnings_of_round_ups_are_read_and_cleaned(written):
    decomposed = unicodedata.normalize("NFD", "Điểm tin")
    found = written(f'home = ["Mẫu"]\nordinary = ["Áo"]\nroundups = ["{decomposed}  6h"]\n')
    assert found == Stories(home=("Mẫu",), ordinary=("Áo",), roundups=("Điểm tin 6h",))


def test_spellings_are_cleaned_as_articles_are(written):
    decomposed = unicodedata.normalize("NFD", "Hòa Bình")
    assert written(f'places = [[" {decomposed}\u200b "]]').places == (("Hòa Bình",),)


@pytest.mark.parametrize("threshold", [0.5, 0.99])
def test_the_least_and_the_greatest_threshold_are_allowed(written, threshold):
    assert written(f"threshold = {threshold}").threshold == threshold


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("\nthreshold = 0.49", "2: threshold:", "0.5"),
        ("\nthreshold = 1", "2: threshold:", "0.99"),
        ("threshold = nan", "1: threshold:", ""),
        ('threshold = "nhiều"', "1: threshold:", ""),
        ("threshhold = 0.7", "1: threshhold:", "unknown key"),
        ("threshold = ", "1:", ""),
        ('# a\nplaces = [["Lào"], []]', "2: places[2]:", ""),
        ('places = [\n  ["Lào"],\n  [" "],\n]', "3: places[2][1]:", ""),
        ('places = [["\u200b"]]', "1: places[1][1]:", ""),
        ('places = ["Lào"]', "1: places[1]:", ""),
        ('places = [["Lào", "Mỹ"], ["Mỹ"]]', "1: places:", "`Mỹ` stands twice"),
        ('places = [["Mỹ", "Mỹ "]]', "1: places:", "`Mỹ` stands twice"),
        ('other = [""]', "1: other", ""),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_key(written, text, where, said):
    with pytest.raises(ConfigError) as caught:
        written(text)

    lines = str(caught.value).splitlines()
    assert any(line.strip().startswith(f"rules/stories.toml:{where}") and said in line for line in lines), lines
