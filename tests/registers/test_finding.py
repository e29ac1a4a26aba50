"""Searching the registers. Not for: the archive (tests/store/test_search.py)."""

import pytest

from monitor.config.entered import read_row
from monitor.config.register import register_from
from monitor.registers import find_rows

DOCUMENT = {"issuer": "Sở Mẫu", "document": "Công văn 15/SM", "source": "Kho"}
FACT = {"kind": "figure", "subject": "Tỉnh Mẫu & du khách", "value": 1, "unit": "lượt"}


def row(register, id_, **values):
    found, wrong = read_row(register, {"id": id_} | DOCUMENT | values)
    assert wrong == ()
    return found


REGISTER = register_from(
    [
        row("fact", "khach", **FACT, statement="Năm 2025 tỉnh đón ba triệu lượt khách."),
        row("fact", "cau", **FACT, statement="Cầu Sông Mẫu dài 120 mét."),
        row("claim", "sap", claim="Cầu Sông Mẫu bị sập.", refutation="Cầu vẫn đi lại được.", wordings="Sập cầu"),
        row("argument", "tai-lieu", title="Về đầu tư cầu đường", text="Tỉnh đã làm 12 cây cầu, có cầu Sông Mẫu."),
    ]
)


def ids(words):
    return [each.id for each in find_rows(REGISTER, words)]


@pytest.mark.parametrize("words", ["cầu Sông Mẫu", "cau song mau", "CẦU SÔNG MẪU", "cầu  Sông\u200b Mẫu"])
def test_rows_of_all_registers_are_found_the_title_before_the_text(words):
    assert ids(words) == ["cau", "sap", "tai-lieu"]


def test_rows_that_hold_every_word_stand_first():
    assert ids("cầu bị sập")[0] == "sap"
    assert ids("khách")[0] == "khach"


def test_accents_that_are_typed_count():
    assert ids("cậu") == []
    assert "khach" not in ids("khạch")


def test_a_document_is_found_by_its_number():
    assert set(ids("15/SM")) == {"khach", "cau", "sap", "tai-lieu"}


def test_a_whole_sentence_finds_what_holds_half_of_it():
    assert ids("Chiều nay có tin cầu Sông Mẫu bị sập vì lũ")[0] == "sap"


def test_nothing_asked_is_everything_and_nonsense_is_nothing():
    assert ids("  ") == ["khach", "cau", "sap", "tai-lieu"]
    assert ids("xyz qwk") == []
    assert ids("lũ " * 100_000) == []
