"""`monitor search` and `monitor import` as a person types them. Not for: what is found (tests/store), the sentence."""

import gzip
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOW = "2026-09-20T08:00:00+07:00"
BRIDGE = "Cây cầu treo nối hai bản ở xã Hàm Yên, tỉnh Tuyên Quang, đã hỏng từ trận lũ. Bà con mong sớm được sửa."
FAR = "Chợ nổi ở tỉnh Cà Mau họp từ sớm. Ghe thuyền chở đầy trái cây."


def row(n, title, text, **more):
    whole = {
        "id": n,
        "url": f"https://bao.example/{n}",
        "title": title,
        "text": text,
        "published": f"2026-09-{10 + n}",
        "outlet": "Báo Thử",
    }
    return json.dumps(whole | more, ensure_ascii=False) + "\n"


ROWS = row(1, "Cầu treo hỏng", BRIDGE) + row(2, "Chợ nổi", FAR) + row(3, "Chợ phiên", FAR, url=None)


@pytest.fixture
def office(monitor, tmp_path):
    """The command line of an office with the repository's rules."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "sources.toml", tmp_path)
    return lambda *arguments: monitor("--now", NOW, *arguments)


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A database with three articles, two of them out of scope: made once, for loading the rules takes its time."""
    folder = tmp_path_factory.mktemp("imported")
    shutil.copytree(ROOT / "rules", folder / "rules")
    shutil.copy(ROOT / "sources.toml", folder)
    (folder / "rows.jsonl").write_text(ROWS, encoding="utf-8")
    command = [sys.executable, "-m", "monitor", "--config", str(folder), "--now", NOW, "import", "rows.jsonl"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return folder / "data"


@pytest.fixture
def archive(office, imported, tmp_path):
    """The command line of an office that has it."""
    shutil.copytree(imported, tmp_path / "data")
    return office


def test_an_import_says_what_became_of_the_lines(office, tmp_path):
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress(ROWS.encode()))

    summary = "3 new, 0 already there, 0 revised, 0 copies, 1 in scope, 2 outside, 0 refused\n"
    assert office("import", file) == (0, summary, f"a new archive is begun in {tmp_path / 'data'} (--data)\n")
    assert office("import", file)[1].startswith("0 new, 3 already there")


def test_standard_input_can_be_imported(office, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ROWS.encode())))

    assert office("import", "-")[1].startswith("3 new")


def test_a_line_that_is_refused_is_told_and_the_exit_code_is_1(office, tmp_path, empty_database):
    empty_database(tmp_path / "data" / "monitor.db")
    (tmp_path / "rows.jsonl").write_text(
        row(1, "Cầu", BRIDGE, published="hôm qua") + row(2, "Chợ", FAR), encoding="utf-8"
    )
    code, said, faults = office("import", tmp_path / "rows.jsonl")

    assert (code, said.startswith("1 new, "), said.endswith("1 refused\n")) == (1, True, True)
    assert faults.splitlines() == [
        "monitor: line 1: `published` 'hôm qua' is no ISO 8601 time; write it as 2026-11-23 or 2026-11-23T07:00:00+07:00",
        "monitor: one line was refused; mend it and import the file again: what is there already stays as it is",
    ]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("none.jsonl", None, "none.jsonl cannot be read: No such file"),
        ("x.jsonl.gz", b"no gzip", "x.jsonl.gz cannot be read after line 0: Not a gzipped file"),
        ("torn.jsonl.gz", gzip.compress(ROWS.encode(), mtime=0)[:-9], "torn.jsonl.gz cannot be read after line"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(office, tmp_path, empty_database, name, content, fault):
    empty_database(tmp_path / "data" / "monitor.db")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, _, told = office("import", tmp_path / name)

    assert (code, fault in told, told.count("\n")) == (1, True, 1)


def test_what_is_found_is_printed_with_its_sentence(archive):
    code, said, _ = archive("search", "cầu sửa")

    assert code == 0
    assert said.splitlines() == [
        "2026-09-11  Báo Thử: Cầu treo hỏng",
        "    https://bao.example/1",
        "    Cây cầu treo nối hai bản ở xã Hàm Yên, tỉnh Tuyên Quang, đã hỏng từ trận lũ.",
        "1 found",
    ]


def test_more_than_the_limit_is_told(archive):
    _, said, _ = archive("search", "cho noi", "--limit", "1")
    assert said.splitlines()[0] == "2026-09-12  Báo Thử: Chợ nổi  (outside scope)"
    assert said.splitlines()[-1] == "1 of 2 found; --limit 0 shows all"

    assert archive("search", "cho noi", "--limit", "0")[1].splitlines()[-1] == "2 found"
    assert archive("search", "không có gì")[1] == "nothing found\n"


def test_json_is_an_array_of_the_contract(archive):
    found = json.loads(archive("search", "--json", "chợ")[1])
    first, _ = found

    assert set(first) == {"id", "url", "title", "kind", "score", "sentence"}
    assert {(hit["kind"], hit["title"]) for hit in found} == {
        ("outside-scope", "Chợ nổi"),
        ("outside-scope", "Chợ phiên"),
    }
    assert json.loads(archive("search", "--json", "state:in")[1])[0]["kind"] == "clip"
    assert json.loads(archive("search", "--json", "không có gì")[1]) == []


def test_days_are_those_of_the_office(archive):
    """2026-09-11 in the office begins at 17:00 of the day before in UTC."""
    assert archive("search", "published:2026-09-11")[1].endswith("1 found\n")
    assert archive("search", "published:2026-09-10")[1] == "nothing found\n"


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("(cầu", "column 1: this ( is not closed; did you mean (cầu)"),
        ("topic:bien-goi", "column 7: "),
        ("state:clip", "column 7: "),
        ("source:imp", "column 8: "),
        ("language:tiếng-việt", "column 10: "),
        ("tác-giả:x", "authors and persons are never searched"),
        ("", "column 1: the query is empty"),
    ],
)
def test_a_query_that_cannot_be_read_is_wrong_usage_told_in_one_line(archive, query, fault):
    code, said, told = archive("search", query)

    assert (code, said, fault in told, told.count("\n")) == (2, "", True, 1)


def test_a_source_is_asked_for_by_its_id_in_small_or_capital_letters(archive):
    assert archive("search", "source:Imported")[1].endswith("3 found\n")
    assert archive("search", "source:nhandan")[:2] == (0, "nothing found\n")


def test_help_tells_the_language_of_queries(monitor):
    _, said, _ = monitor("search", "--help")

    assert all(
        part in said for part in ("AND", "NOT", '"đường hỏng"~5', "topic:", "published:[", "Syllables are matched")
    )


def test_only_what_is_in_scope_is_exported(archive):
    lines = archive("export", "clips")[1].splitlines()

    assert [json.loads(line)["url"] for line in lines] == ["https://bao.example/1"]


def test_search_needs_no_rules(archive, tmp_path):
    (tmp_path / "sources.toml").unlink()

    assert archive("search", "cầu sửa")[1].endswith("1 found\n")
