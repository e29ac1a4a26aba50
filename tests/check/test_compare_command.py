"""`monitor compare` as a person meets it. Not for: what is concluded and why (test_compare.py)."""

import json
import unicodedata

import pytest

ROW = {
    "id": 1,
    "statement": "Lũ quét cuốn trôi 9 ngôi nhà ở thôn Nà Lung.",
    "evidence": "Lũ quét rạng sáng 3/8 đã cuốn trôi 6 ngôi nhà ở thôn Nà Lung.",
}


@pytest.fixture
def folder(tmp_path):
    """A folder without rules: the command needs none."""
    return tmp_path


def answers(out):
    return [json.loads(line) for line in out.splitlines()]


def test_an_answer_has_the_keys_of_the_contract_in_the_order_given(monitor, rows):
    code, out, err = monitor(
        "compare", rows(ROW, ROW | {"id": "b", "statement": "Giá vàng tăng."}, "", ROW | {"id": 3.5})
    )

    assert (code, err) == (0, "")
    assert [each["id"] for each in answers(out)] == [1, "b", 3.5]
    assert [each["verdict"] for each in answers(out)] == ["conflicts", "not-enough", "conflicts"]
    assert answers(out)[0] == {
        "id": 1,
        "verdict": "conflicts",
        "differences": [
            {
                "kind": "figure",
                "found": "9 ngôi nhà",
                "expected": "6 ngôi nhà",
                "found_at": [18, 28],
                "expected_at": [35, 45],
            }
        ],
        "sentence": ROW["evidence"],
        "likeness": 1.0,
    }


def test_places_are_those_of_the_words_as_they_came(monitor, rows):
    """Decomposed letters are compared as composed ones, and quoted as they are."""
    given = {key: unicodedata.normalize("NFD", value) if key != "id" else value for key, value in ROW.items()}
    _, out, _ = monitor("compare", rows(given))

    [difference] = answers(out)[0]["differences"]
    assert given["statement"][slice(*difference["found_at"])] == difference["found"]
    assert given["evidence"][slice(*difference["expected_at"])] == difference["expected"]
    assert unicodedata.normalize("NFC", difference["expected"]) == "6 ngôi nhà"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no JSON object"),
        (ROW | {"id": None}, "needs `id`"),
        (ROW | {"id": True}, "needs `id`"),
        ({"id": 1, "evidence": "x"}, "needs `statement`, a string"),
        ({"id": 1, "statement": "x"}, "needs `evidence`, a string"),
        (ROW | {"evidence": 5}, "needs `evidence`, a string"),
        (ROW | {"statement": " "}, "`statement` is empty"),
        (ROW | {"statement": "a" * 2001}, "`statement` has 2001 letters, more than the 2000"),
        (ROW | {"evidence": "à" * (1024 * 1024 + 1)}, "`evidence` has 2097154 bytes, more than the 2097152 (2 MB)"),
    ],
)
def test_a_line_that_cannot_be_compared_is_refused_with_its_number(monitor, rows, line, reason):
    code, out, err = monitor("compare", rows(ROW, "", line, ROW))

    assert code == 1
    assert len(answers(out)) == 1
    assert err.count("\n") == 1
    assert "line 3: " in err
    assert reason in err


def test_what_is_no_utf_8_is_refused(monitor, folder):
    file = folder / "latin.jsonl"
    file.write_bytes('{"id": 1, "statement": "é"}'.encode("latin-1"))
    code, out, err = monitor("compare", file)
    assert (code, out) == (1, "")
    assert "line 1: is no UTF-8 text" in err


def test_a_file_that_is_not_there_is_refused(monitor, folder):
    code, _, err = monitor("compare", folder / "none.jsonl")
    assert code == 1
    assert "cannot be read" in err
