"""`monitor find` as a person types it. Not for: what is found, and in which order (test_finding)."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.model import Article, Clip, Tags
from monitor.store import Store
from monitor.store.imports import IMPORTED, Brought

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 9, 15, tzinfo=UTC)
BRIDGE = "Cầu Bạch Xa dài 320 m, vốn 600 tỷ đồng. Ông Lý Văn Thử nói bà con đã nhận đất mới."


@pytest.fixture
def office(monitor, tmp_path):
    """The command line of an office with the repository's rules and one article."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "sources.toml", tmp_path)
    words = Article("https://bao.example/1", "bao.example/1", "Thông xe cầu", "", BRIDGE, NOW, "meta", "", (), "vi")
    tags = Tags("none", (), (), (), None, None, "1")
    clip = Clip(0, IMPORTED, "Báo Thử", "trung-uong", "bao-dien-tu", words, tags, (), NOW, "", ())
    with Store.open(tmp_path / "data" / "monitor.db") as store:
        store.imports.save([Brought("1", clip, None, None, archived=True)], lambda _one, _other: False, NOW)
    return monitor


def test_an_article_is_told_with_what_differs(office):
    code, said, _ = office("find", "--statement", "Cầu Bạch Xa dài 420 m, vốn 600 tỷ đồng.")
    lines = said.splitlines()

    assert code == 0
    assert lines[0].endswith("article 1: Thông xe cầu")
    assert lines[1:3] == ["    https://bao.example/1", "    Cầu Bạch Xa dài 320 m, vốn 600 tỷ đồng."]
    assert lines[3].startswith("    conflicts: figure: the statement gives “420")
    assert len(lines) == 4


def test_a_fact_of_the_office_is_found_too(office):
    said = office("find", "--statement", "Tỉnh Tuyên Quang có 130 đơn vị hành chính cấp xã.", "--json")[1]
    first = json.loads(said)[0]

    assert (first["kind"], first["id"]) == ("fact", "don-vi-cap-xa-2025")
    assert first["verdict"] == "conflicts"


def test_json_is_one_array_with_the_fields_of_search_and_a_verdict(office):
    code, said, _ = office("find", "--statement", "Ông Lý Văn Thử nói bà con đã có đất mới.", "--json")
    rows = json.loads(said)

    assert code == 0
    assert [list(row) for row in rows] == [["id", "url", "title", "kind", "score", "sentence", "verdict"]]
    assert (rows[0]["id"], rows[0]["kind"], rows[0]["url"]) == (1, "article", "https://bao.example/1")
    assert rows[0]["sentence"] == "Ông Lý Văn Thử nói bà con đã nhận đất mới."
    assert 0 < rows[0]["score"] <= 1


def test_nothing_found_is_said(office):
    assert office("find", "--statement", "Zeppelin Kowalski bay qua Ulaanbaatar.") == (0, "nothing found\n", "")
    assert office("find", "--statement", "Zeppelin Kowalski bay qua Ulaanbaatar.", "--json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("statement", "why"),
    [("", "is empty"), ("và của những", "holds no word"), ("Cầu Bạch Xa. " * 200, "2,599 letters, 2,000 at most")],
)
def test_what_is_no_statement_is_wrong_usage_told_in_one_line(office, statement, why):
    code, said, told = office("find", "--statement", statement)

    assert (code, said, len(told.splitlines())) == (2, "", 1)
    assert why in told


def test_what_was_kept_before_there_was_an_index_is_found(office, tmp_path):
    with Store.open(tmp_path / "data" / "monitor.db") as store, store._database.writing() as db:
        db.execute("INSERT INTO search_exact (search_exact) VALUES ('delete-all')")
        db.execute("DELETE FROM search_docs")

    assert "article 1" in office("find", "--statement", "Cầu Bạch Xa dài 320 m.")[1]
