"""rules/briefing.toml: what a fault of it is, with its line. Not for: what is said with it (tests/publish)."""

from pathlib import Path

import pytest

from monitor.config.brief_words import BLANKS, COMMON, HEADINGS, SENTENCES
from monitor.config.briefing import BriefingRules, fields_of
from monitor.config.load import load
from monitor.errors import ConfigError

SHIPPED = Path(__file__).parents[2]


def faults_of(folder, text):
    (folder / "rules" / "briefing.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as stopped:
        load(folder)
    return [(fault.file, fault.line, fault.key, fault.message) for fault in stopped.value.faults]


def test_an_office_without_the_file_has_the_words_of_the_program(folder):
    found = load(folder).briefing
    assert found == BriefingRules()
    assert found.sentence("cases_none") == SENTENCES["cases_none"]
    assert found.heading("press") == HEADINGS["press"]
    assert found.blank("proposals") == BLANKS["proposals"]


def test_an_office_says_a_sentence_in_its_own_words_and_the_others_stay(folder):
    text = '[sentences]\nflagged = "Trong {during}: {items} tin, bài."\n[headings]\npress = "BÁO CHÍ {period}"\n'
    (folder / "rules" / "briefing.toml").write_text(text, encoding="utf-8")
    found = load(folder).briefing
    assert found.sentence("flagged") == "Trong {during}: {items} tin, bài."
    assert found.heading("press") == "BÁO CHÍ {period}"
    assert found.sentence("amount") == SENTENCES["amount"]


def test_a_sentence_worded_for_an_earlier_version_stops_nothing_and_the_program_s_own_is_said(folder):
    text = '[sentences]\nmail_attached = "Gửi kèm: báo cáo (Word) và phụ lục số liệu (Excel)."\n'
    (folder / "rules" / "briefing.toml").write_text(text, encoding="utf-8")
    found = load(folder).briefing
    assert found.sentence("mail_attached") == SENTENCES["mail_attached"]
    assert found.outdated == ("mail_attached",)
    assert BriefingRules(sentences={"mail_attached": "Kèm {files}."}).outdated == BriefingRules().outdated == ()


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        ('flagged = "{items} {number}"', "sentences.flagged", "`{number}` is not known here"),
        ('flagged = "tin, bài"', "sentences.flagged", "`{items}` is missing"),
        ('flagged = "{items:d}"', "sentences.flagged", "without `:` or `!`"),
        ('flagged = "{items!r}"', "sentences.flagged", "without `:` or `!`"),
        ('flagged = "{items.real}"', "sentences.flagged", "is not known here"),
        ('flagged = "{items"', "sentences.flagged", "its braces are wrong"),
        ('flagged = "{}"', "sentences.flagged", "is not known here"),
        ('flagged = "  "', "sentences.flagged", "is empty"),
        ('flaged = "{items}"', "sentences.flaged", "there is no `flaged`"),
        ('share = "{tone} {share} {part} {whole}"', "sentences.share", "`{against}` is missing"),
    ],
)
def test_a_sentence_that_could_not_be_filled_is_refused_with_its_line(folder, line, key, said):
    found = faults_of(folder, f"[sentences]\n# câu / sentence\n{line}\n")
    assert [(file, number, name) for file, number, name, _ in found] == [("rules/briefing.toml", 3, key)] * len(found)
    assert any(said in message for *_, message in found)


def test_a_heading_has_no_figures(folder):
    found = faults_of(folder, '[headings]\npress = "BÁO CHÍ {items}"\n')
    assert found[0][:3] == ("rules/briefing.toml", 2, "headings.press")
    assert "`{items}` is not known here" in found[0][3]


def test_a_topic_and_a_source_that_are_not_there_are_refused_with_their_lines(folder):
    text = 'own_sources = ["paper", "nobody"]\n[[content]]\nheading = "Du lịch"\ntopics = ["du-lich", "khong-co"]\n'
    found = faults_of(folder, text)
    assert [(line, key) for _, line, key, _ in found] == [(1, "own_sources[2]"), (4, "content[1].topics")]


def test_a_reader_who_stands_there_twice_and_one_without_an_address_are_refused_with_their_line(folder):
    twice = 'recipients = [{ address = "a@so.example" }, { address = "A@so.example", name = "Lãnh đạo" }]\n'
    assert faults_of(folder, twice)[0][:3] == ("rules/briefing.toml", 1, "recipients[2]")
    assert faults_of(folder, 'recipients = [{ address = "lanh dao" }]\n')[0][:3] == (
        "rules/briefing.toml",
        1,
        "recipients[1].address",
    )


@pytest.mark.parametrize("line", ["smallest_denominator = 0", "quiet_days = 0", "places = 0", 'unknown = "x"'])
def test_a_limit_that_means_nothing_is_refused(folder, line):
    assert faults_of(folder, line + "\n")[0][:2] == ("rules/briefing.toml", 1)


def test_every_sentence_of_the_program_has_braces_that_can_be_filled():
    for words in (*SENTENCES.values(), *HEADINGS.values(), *BLANKS.values()):
        assert all(name.isidentifier() for name in fields_of(words)), words
    for words in (*HEADINGS.values(), *BLANKS.values()):
        assert fields_of(words) <= COMMON, words


def test_the_shipped_file_holds_every_key_with_the_words_of_the_program_but_for_the_plan():
    found = load(SHIPPED).briefing
    assert dict(found.sentences) | {"opening": ""} == dict(SENTENCES) | {"opening": ""}
    assert dict(found.headings) == dict(HEADINGS)
    assert dict(found.blanks) == dict(BLANKS)


def test_each_sentence_of_the_shipped_file_is_explained_in_both_languages():
    lines = (SHIPPED / "rules" / "briefing.toml").read_text(encoding="utf-8").splitlines()
    begin, end = lines.index("[sentences]"), lines.index("[headings]")
    keys = [n for n in range(begin, end) if " = " in lines[n] and not lines[n].startswith("#")]
    assert len(keys) == len(SENTENCES)
    assert [lines[n] for n in keys if not (lines[n - 1].startswith("# ") and " / " in lines[n - 1])] == []
