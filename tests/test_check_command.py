"""`monitor check` as a person meets it. Not for: what is flagged in which words (tests/check)."""

import gzip
import io
import json
import os
import subprocess
import sys
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from small_office import SMALL, put

from monitor.config import load_rules
from monitor.registers import enter, withdraw
from monitor.store import Store

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 9, 1, tzinfo=UTC)
OFFICE = SMALL | {
    "rules/province.toml": 'name = "Tuyên Quang"\ncode = "08"\nnames = [{ text = "Tuyên Quang" }]\nelsewhere = ["Phú Thọ"]\n',
    "rules/facts/so-lieu.toml": """
[[fact]]
id = "so-xa"
statement = "Tỉnh Tuyên Quang có 124 đơn vị hành chính cấp xã."
subject = [["Tuyên Quang"], ["cấp xã"]]
value = 124
unit = ["đơn vị hành chính cấp xã", "xã, phường"]
from = 2025-07-01
issuer = "Ủy ban Mẫu"
document = "Nghị quyết số 00/NQ-M ngày 16/6/2025"
source = "công báo"
[[claim]]
id = "vo-dap"
claim = "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du."
refutation = "Công trình vận hành an toàn."
issuer = "Công ty Mẫu"
document = "Thông báo số 3/TB-M ngày 02/8/2026"
source = "văn thư"
""",
}
NEWS = {
    "id": 7,
    "url": "https://bao.example/7",
    "title": "Tuyên Quang gọn bộ máy",
    "text": "Trời nắng đẹp. Tuyên Quang hiện có 142 đơn vị hành chính cấp xã.",
    "published": "2026-08-03T09:00:00+07:00",
    "outlet": "Báo Một",
    "group": "cua-tinh",
    "language": "vi",
    "lead": "",
}
FLAG = {
    "kind": "figure-differs",
    "sentence": "Tuyên Quang hiện có 142 đơn vị hành chính cấp xã.",
    "found": "142 đơn vị hành chính cấp xã",
    "expected": "124 đơn vị hành chính cấp xã",
    "fact": "so-xa",
    "explanation": "Bài nêu 142 đơn vị hành chính cấp xã; theo Nghị quyết số 00/NQ-M ngày 16/6/2025 (Ủy ban Mẫu) "
    "là 124 đơn vị hành chính cấp xã. Cần kiểm chứng.",
    "score": 1.0,
}
QUIET = {"id": "b", "title": "Tin", "text": "Chợ phiên họp đông."}


@pytest.fixture
def folder(tmp_path):
    """A small office with one fact and one refuted claim."""
    return put(tmp_path, OFFICE)


def answers(out):
    return [json.loads(line) for line in out.splitlines()]


def flagged(out):
    return [(row["id"], [flag["fact"] for flag in row["flags"]]) for row in answers(out)]


def test_an_answer_is_as_the_contract_has_it(monitor, rows):
    code, out, err = monitor("check", rows(NEWS, QUIET))
    assert (code, err) == (0, "")
    assert answers(out) == [{"id": 7, "flags": [FLAG]}, {"id": "b", "flags": []}]
    assert list(answers(out)[0]["flags"][0]) == list(FLAG)


def test_standard_input_is_read_without_a_file_and_with_a_dash(monitor, folder, monkeypatch):
    for arguments in ((), ("-",)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(NEWS).encode()), encoding="utf-8"))
        code, out, _ = monitor("check", *arguments)
        assert (code, flagged(out)) == (0, [(7, ["so-xa"])])


def test_order_and_ids_are_kept_and_blank_lines_skipped(monitor, rows):
    ids = ["một", 2, 3.5, "", -4, "12", 2]
    code, out, _ = monitor("check", rows(*(line for id_ in ids for line in (NEWS | {"id": id_}, "", "  "))))
    assert (code, flagged(out)) == (0, [(id_, ["so-xa"]) for id_ in ids])


@pytest.mark.parametrize("lines", [(), ("", "  ")])
def test_of_nothing_nothing_is_said(monitor, rows, lines):
    assert monitor("check", rows(*lines)) == (0, "", "")


def test_the_lead_is_read_too_and_once(monitor, rows):
    sentence = FLAG["sentence"]
    _, out, _ = monitor("check", rows(QUIET | {"lead": sentence}, NEWS | {"lead": sentence}))
    assert flagged(out) == [("b", ["so-xa"]), (7, ["so-xa"])]


def test_a_refuted_claim_is_told_by_its_own_document(monitor, rows):
    _, out, _ = monitor("check", rows(NEWS | {"text": "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du."}))
    (flag,) = answers(out)[0]["flags"]
    assert (flag["kind"], flag["fact"], flag["expected"]) == ("refuted-claim", "vo-dap", "Công trình vận hành an toàn.")
    assert "Thông báo số 3/TB-M ngày 02/8/2026 (Công ty Mẫu)" in flag["explanation"]


def test_the_day_of_an_article_is_that_of_the_office(monitor, rows):
    """Midnight of 1 July 2025 in the office, when the fact begins to hold, is 17:00 UTC of the day before."""
    days = ["2025-06-30T16:59:00Z", "2025-06-30T17:00:00Z", "2025-06-30", "2025-07-01"]
    _, out, _ = monitor("check", rows(*(NEWS | {"published": day} for day in days)))
    assert [bool(row["flags"]) for row in answers(out)] == [False, True, False, True]


@pytest.mark.parametrize("undated", [None, "", "absent"])
def test_an_article_without_a_date_is_one_of_now(monitor, rows, undated):
    row = (
        {key: value for key, value in NEWS.items() if key != "published"}
        if undated == "absent"
        else NEWS | {"published": undated}
    )
    path = rows(row)
    assert flagged(monitor("--now", "2026-08-05T00:00:00Z", "check", path)[1]) == [(7, ["so-xa"])]
    assert flagged(monitor("--now", "2024-08-05T00:00:00Z", "check", path)[1]) == [(7, [])]


def test_an_article_of_the_future_is_checked_by_its_own_day(monitor, rows):
    _, out, _ = monitor("--now", "2024-08-05T00:00:00Z", "check", rows(NEWS | {"published": "2031-01-01"}))
    assert flagged(out) == [(7, ["so-xa"])]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "is no JSON (column 2"),
        ("[1]", "is no JSON object"),
        ({"title": "a", "text": "b"}, "needs `id`"),
        ({"id": 1, "text": "b"}, "needs `title`"),
        ({"id": 1, "title": "a", "text": None}, "needs `text`"),
        ({"id": 1, "title": "a", "text": "b", "lead": 3}, "`lead` must be a string or null"),
        ({"id": 1, "title": "a", "text": "b", "published": "hôm qua"}, "`published` is 'hôm qua', no ISO 8601"),
        ({"id": 1, "title": "a", "text": "b", "published": "2026-02-30"}, "`published` is '2026-02-30', no ISO 8601"),
        ({"id": 1, "title": "a", "text": "b", "published": "0026-02-03"}, "a year outside 1900 to 2200"),
    ],
)
def test_a_bad_line_is_named_after_the_answers_before_it(monitor, rows, bad, said):
    path = rows(NEWS, QUIET, "", bad, NEWS)
    code, out, err = monitor("check", path)
    assert (code, [row["id"] for row in answers(out)]) == (1, [7, "b"])
    assert err.startswith(f"monitor: {path}, line 4: ")
    assert said in err
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_is_named(monitor, folder):
    code, _, err = monitor("check", folder / "none.jsonl")
    assert (code, "none.jsonl cannot be read: No such file" in err) == (1, True)


def test_a_packed_file_is_no_text(monitor, folder):
    path = folder / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(NEWS).encode()))
    code, out, err = monitor("check", path)
    assert (code, out, "line 1: is no UTF-8 text" in err) == (1, "", True)


def test_broken_facts_are_said_before_anything_is_checked(monitor, rows, folder):
    file = folder / "rules" / "facts" / "so-lieu.toml"
    file.write_text(OFFICE["rules/facts/so-lieu.toml"].replace("value = 124", 'value = "nhiều"'), encoding="utf-8")
    code, out, err = monitor("check", rows(NEWS))
    assert (code, out) == (1, "")
    assert "rules/facts/so-lieu.toml:6: fact[1].value" in err


@pytest.mark.parametrize(
    "spell",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0 "),
        lambda text: text.replace("n", "n\u00ad"),
        lambda text: "\r\n" + text.replace(". ", ".\r\n"),
    ],
    ids=["NFD", "no-break", "soft hyphens", "CRLF"],
)
def test_what_a_reader_cannot_see_changes_nothing(monitor, rows, spell):
    spelt = NEWS | {key: spell(NEWS[key]) for key in ("title", "text")}
    assert answers(monitor("check", rows(spelt))[1]) == [{"id": 7, "flags": [FLAG]}]


def test_half_a_character_travels_back_as_it_came(monitor, rows):
    code, out, _ = monitor("check", rows(json.dumps(NEWS | {"id": "\ud800", "title": "Cầu\ud800 treo"})))
    assert (code, flagged(out)) == (0, [("\ud800", ["so-xa"])])


# -- rows that people entered

FOREST = {
    "statement": "Tỷ lệ che phủ rừng của tỉnh Tuyên Quang là 62,27%.",
    "subject": [["Tuyên Quang"], ["che phủ rừng"]],
    "value": "62,27",
    "unit": ["%"],
    "id": "che-phu-rung",
    "issuer": "UBND tỉnh",
    "document": "Quyết định số 9/QĐ-M ngày 03/3/2026",
    "source": "văn thư",
}
WOODS = NEWS | {"text": "Tỷ lệ che phủ rừng của Tuyên Quang là 71%."}


def test_rows_that_people_entered_count_where_the_database_is_and_until_they_are_withdrawn(monitor, rows, folder):
    path, rules = rows(NEWS, WOODS), load_rules(folder)
    assert flagged(monitor("check", path)[1]) == [(7, ["so-xa"]), (7, [])]
    assert not (folder / "data").exists()  # nothing is made by looking
    (folder / "data").mkdir()
    with Store.open(folder / "data" / "monitor.db") as store:
        enter(store, rules, "fact", FOREST, "an", NOW)
    assert flagged(monitor("check", path)[1]) == [(7, ["so-xa"]), (7, ["che-phu-rung"])]
    with Store.open(folder / "data" / "monitor.db") as store:
        withdraw(store, rules, "che-phu-rung", "nhập nhầm", "an", NOW)
    assert flagged(monitor("check", path)[1]) == [(7, ["so-xa"]), (7, [])]


def test_a_file_that_is_no_database_is_said(monitor, rows, folder):
    (folder / "data").mkdir()
    (folder / "data" / "monitor.db").write_text("no database, but long enough to be taken for one " * 50)
    code, out, err = monitor("check", rows(NEWS))
    assert (code, out) == (1, "")
    assert err.startswith("monitor: ")


# -- whole runs


def test_many_articles_are_answered_in_order_by_several_processes_and_as_by_one(folder, monitor, rows):
    path = folder / "many.jsonl"
    burst = NEWS | {"text": "Đập thủy điện Na Hang bị vỡ, nước tràn về hạ du."}
    told = [(NEWS, QUIET, burst)[n % 3] | {"id": n} for n in range(240)]
    path.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    command = [sys.executable, "-m", "monitor", "--config", str(folder), "check", str(path)]
    seeded = os.environ | {"PYTHONHASHSEED": "7"}
    out = subprocess.run(command, cwd=ROOT, env=seeded, capture_output=True, check=True).stdout.decode()
    facts = [["so-xa"], [], ["vo-dap"]]
    assert flagged(out) == [(n, facts[n % 3]) for n in range(240)]
    assert monitor("check", rows(*told[-3:]))[1] == "".join(out.splitlines(keepends=True)[-3:])
