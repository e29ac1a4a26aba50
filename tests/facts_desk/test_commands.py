"""The commands `monitor facts …`, run whole. Not for: tables in memory (test_sheet.py), what rows may hold (tests/config)."""

import io
import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.config import load_rules

ROOT = Path(__file__).parents[2]
SEEDS = load_rules(ROOT).register.facts
AT = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)
PASSWORD = "Mot-cau-kho-doan-9"
TOML = """\
[[fact]]
id = "khach-2025"
statement = "Năm 2025 tỉnh đón 3,2 triệu lượt khách."
subject = [["Tỉnh Mẫu"], ["du khách"]]
value = 3_200_000
unit = ["lượt khách"]
from = 2025-01-01
to = 2025-12-31
issuer = "Sở Mẫu"
document = "Báo cáo 12"
source = "Kho lưu trữ"

[[claim]]
claim = "Cầu Sông Mẫu bị sập."
refutation = "Cầu vẫn đi lại được."
issuer = "UBND tỉnh"
document = "Thông cáo 2"
source = "Cổng thông tin"
"""
HEADER = "statement;subject;value;unit;from;issuer;document;source"
LINE = "Tỉnh đón khách.;Tỉnh Mẫu & du khách;3.200.000;lượt khách;01/01/2025;Sở Mẫu;Báo cáo 12;Kho"


@pytest.fixture
def add(facts, folder):
    def run(text=TOML, who="canbo", given=PASSWORD):
        path = folder / "new.toml"
        path.write_text(text, encoding="utf-8")
        return facts("add", path, "--as", who, given=given)

    return run


@pytest.fixture
def take_in(facts, folder):
    def run(*lines, options=("--as", "canbo"), given=PASSWORD, encoding="utf-8"):
        path = folder / "rows.csv"
        path.write_text("\r\n".join(lines) + "\r\n", encoding=encoding, newline="")
        return facts("import", path, *options, given=given)

    return run


def test_rows_of_a_file_are_entered_listed_shown_and_found(add, facts, store):
    assert add() == (0, "entered fact khach-2025\nentered claim cau-song-mau-bi-sap\n", "")

    _, listed, _ = facts("list", "--on", "2025-06-01")
    assert (
        "fact     khach-2025\n    Năm 2025 tỉnh đón 3,2 triệu lượt khách.\n    from 01/01/2025 to 31/12/2025 - Báo cáo 12"
        in listed
    )
    assert "khach-2025" not in facts("list")[1]  # today is in 2026
    assert "khach-2025" in facts("list", "--all")[1]
    assert facts("list", "--register", "claim")[1].splitlines()[0] == "claim    cau-song-mau-bi-sap"
    _, shown, _ = facts("show", "khach-2025")
    assert "entered by    canbo, 20/09/2026 08:00" in shown
    assert "reads         3.200.000 lượt khách" in shown
    assert facts("search", "cau", "song", "mau")[1].splitlines()[0] == "claim    cau-song-mau-bi-sap"
    lines = store.audit.lines(login="canbo")
    assert [(line.act, line.about) for line in lines] == [
        ("register.add", "claim cau-song-mau-bi-sap"),
        ("register.add", "fact khach-2025"),
    ]


def test_rows_are_told_as_json_with_where_they_come_from(add, facts):
    add()
    _, text, _ = facts("list", "--all", "--json")
    rows = {row["id"]: row for row in json.loads(text)}

    assert rows[SEEDS[0].id]["entered_by"] is None
    assert (rows["khach-2025"]["register"], rows["khach-2025"]["value"]) == ("fact", "3200000")
    assert rows["khach-2025"]["entered_by"] == "canbo"
    assert json.loads(facts("show", "khach-2025", "--json")[1])[0]["from"] == "2025-01-01"
    assert [row["id"] for row in json.loads(facts("search", "sap cau", "--json")[1])] == ["cau-song-mau-bi-sap"]


def test_an_unknown_row_is_told_with_one_that_looks_like_it(facts):
    code, _, said = facts("show", SEEDS[0].id[:-1])
    assert code == 1
    assert f"did you mean {SEEDS[0].id}" in said
    assert facts("show", "zzz")[2] == "monitor: there is no row `zzz`; `monitor facts list --all` names all of them\n"


def test_what_is_wrong_with_a_file_is_told_with_its_lines_and_nothing_is_entered(add, store):
    code, _, said = add(TOML.replace('unit = ["lượt khách"]\n', "").replace("Thông cáo 2", " "))

    assert code == 1
    assert "new.toml:1: unit: a figure needs `unit`" in said
    assert "new.toml:16: document: is missing" in said
    assert store.register.rows() == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[fact]\n", "is no valid TOML"),
        (TOML.replace("from = 2025-01-01", "from = 2025-02-30"), "is no valid TOML"),
        ('name = "a"\n', "must hold tables [[fact]]"),
        ("fact = 5\n", "must hold tables [[fact]]"),
        ("", "must hold tables [[fact]]"),
    ],
)
def test_a_file_that_holds_no_rows_is_refused(add, text, said):
    code, _, told = add(text)
    assert code == 1
    assert said in told


def test_files_that_cannot_be_read_are_refused(facts, folder):
    (folder / "big.toml").write_bytes(b"# " + b"a" * 5_000_000)
    (folder / "old.toml").write_bytes("document = 'Sở'".encode("utf-16"))

    assert "larger than 5 MB" in facts("add", folder / "big.toml", "--as", "canbo", given=PASSWORD)[2]
    assert "no UTF-8" in facts("add", folder / "old.toml", "--as", "canbo", given=PASSWORD)[2]
    assert "cannot be read" in facts("add", folder / "none.toml", "--as", "canbo", given=PASSWORD)[2]
    assert "cannot be read" in facts("import", folder / "none.csv", "--check")[2]


# -- who may ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "given", "said"),
    [
        ("canbo", "sai", "the login or the password is wrong"),
        ("khong-ai", PASSWORD, "the login or the password is wrong"),
        ("xem", PASSWORD, "xem is viewer; this is for officer or higher"),
        ("moi", PASSWORD, "sign in at the desk and change it first"),
    ],
)
def test_only_officers_with_their_password_enter_anything(add, store, who, given, said):
    code, _, told = add(who=who, given=given)

    assert code == 1
    assert said in told
    assert store.register.rows() == ()


def test_wrong_passwords_are_counted_as_at_the_desk(add, store):
    for _ in range(5):
        add(given="sai")
    assert "canbo is locked after wrong passwords" in add()[2]
    assert [line.act for line in store.audit.lines(about="account canbo")][:2] == ["sign-in.locked", "sign-in.wrong"]
    store.accounts.unlock("canbo")
    assert add()[0] == 0
    assert store.accounts.by_login("canbo").failures == 0


def test_an_account_that_is_switched_off_decides_nothing(add, store):
    store.accounts.change("canbo", active=False)
    assert "the login or the password is wrong" in add()[2]


def test_without_a_terminal_the_password_must_come_from_standard_input(facts, folder, monkeypatch):
    (folder / "new.toml").write_text(TOML, encoding="utf-8")
    code, _, said = facts("add", folder / "new.toml", "--as", "canbo")
    assert code == 2
    assert "--password-stdin" in said
    assert facts("add", folder / "new.toml")[0] == 2


def test_at_a_terminal_the_password_is_asked_for(facts, folder, monkeypatch):
    (folder / "new.toml").write_text(TOML, encoding="utf-8")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda _text, hide_input, **_: PASSWORD if hide_input else "")
    assert facts("add", folder / "new.toml", "--as", "canbo")[0] == 0


def test_a_password_that_is_no_text_is_refused(facts, folder, monkeypatch):
    (folder / "new.toml").write_text(TOML, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\n"), encoding="utf-8"))
    code, _, said = facts("add", folder / "new.toml", "--as", "canbo", "--password-stdin")
    assert (code, said) == (1, "monitor: the password on standard input is no UTF-8 text\n")


def test_a_login_is_the_same_however_its_letters_are_composed(add, store):
    store.accounts.add("hòa", "Hòa Thử", "officer", store.accounts.by_login("canbo").password, AT)
    assert add(who=unicodedata.normalize("NFD", "hòa"))[0] == 0


def test_a_file_of_too_many_rows_is_entered_in_parts(add):
    assert "holds more than 2000 rows" in add("".join(f'[[fact]]\nid = "r{n}"\n' for n in range(2001)))[2]


# -- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_table_of_excel_is_entered(take_in, store, encoding):
    code, said, _ = take_in(HEADER, LINE, encoding=encoding)

    assert (code, said.endswith("1 row entered\n")) == (0, True)
    (kept,) = store.register.rows()
    assert kept.body["subject"] == [["Tỉnh Mẫu"], ["du khách"]]
    assert (kept.body["value"], kept.body["from"]) == ("3200000", "2025-01-01")
    line = store.audit.last()
    assert (line.act, line.about, line.detail["rows"], line.detail["ids"]) == (
        "register.import",
        "register",
        1,
        ["tinh-don-khach"],
    )


def test_a_check_needs_nobody_and_enters_nothing(take_in, store):
    code, said, _ = take_in(HEADER, LINE, options=("--check",), given=None)

    assert (code, said.endswith("1 row right, nothing entered\n")) == (0, True)
    assert store.register.rows() == ()
    assert take_in(HEADER, LINE, options=(), given=None)[0] == 2


def test_every_fault_of_every_line_is_told_at_once(take_in, store):
    """An impossible day, a value without its unit, no document, one id twice, a cell too many."""
    code, _, said = take_in(
        f"id;{HEADER}",
        f"a;{LINE}".replace("01/01/2025", "30/02/2025").replace("lượt khách", ""),
        f"b;{LINE}".replace("Báo cáo 12", ""),
        "",
        f"c;{LINE}",
        f"c;{LINE}",
        f"d;{LINE};thừa",
        f"{SEEDS[0].id};{LINE}",
    )
    assert code == 1
    told = [line.partition("rows.csv:")[2] for line in said.splitlines()[1:]]
    assert [":".join(line.split(":")[:2]) for line in told] == [
        "2: from",
        "2: unit",
        "3: document",
        "6: id",
        "7: has 10 cells, but there are 9 columns",
        "8: id",
    ]
    assert store.register.rows() == ()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((HEADER + ";màu", LINE), "màu: unknown column"),
        ((HEADER + ";value", LINE), "value: this column stands here twice"),
        ((HEADER.replace(";document", ""), LINE), "document: this column is missing"),
        (("một,hai", "1,2"), "hai: unknown column"),
        ((HEADER,), "holds no row"),
        (("",), "is empty"),
        (("register;" + HEADER, "khac;" + LINE), "`khac` is no register"),
        ((HEADER, '"' + LINE), "cannot be read as a table"),
        ((HEADER, "a" * 200_000), "cannot be read as a table"),
    ],
)
def test_a_table_that_is_none_is_refused(take_in, lines, said):
    code, _, told = take_in(*lines, options=("--check",), given=None)
    assert code == 1
    assert said in told


def test_a_table_in_another_encoding_is_refused(take_in):
    code, _, told = take_in(HEADER, LINE, options=("--check",), given=None, encoding="utf-16")
    assert code == 1
    assert "CSV UTF-8" in told


def test_a_column_may_say_which_register_a_row_is_of(take_in, facts):
    header = "register,claim,refutation,title,text,issuer,document,source"
    rows = ("claim,Cầu sập,Không sập,,,UBND,Thông cáo 2,Cổng", "argument,,,Về cầu,Nội dung,UBND,Đề cương 1,Kho")

    assert take_in(header, *rows)[0] == 0
    assert "argument ve-cau" in facts("list")[1]
    code, _, said = take_in(header, *rows, options=("--check", "--register", "claim"), given=None)
    assert code == 1
    assert "rows.csv:3: register: this row is of the register `argument`" in said


def test_what_is_exported_is_refused_for_its_ids_alone(add, facts, folder):
    add()
    out = folder / "out.csv"
    assert facts("export", out)[0] == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfregister,id,statement")
    code, _, said = facts("import", out, "--check")

    assert code == 1
    told = said.splitlines()[1:]
    assert len(told) == len(SEEDS) + 2
    assert all("is used twice" in line for line in told)


def test_an_export_that_cannot_be_written_leaves_the_table_that_was_there(facts, folder):
    out = folder / "out.csv"
    out.write_text("the table of yesterday")
    (folder / "out.csv.new").mkdir()  # where the new one is written first
    code, _, said = facts("export", out)

    assert code == 1
    assert "out.csv.new" in said
    assert out.read_text() == "the table of yesterday"


# -- withdrawing ------------------------------------------------------------------------------------


def test_a_row_is_withdrawn_with_a_reason(add, facts, store):
    add()
    words = ("withdraw", "khach-2025", "--reason", "Nhập nhầm.", "--as", "canbo")

    assert facts(*words, given=PASSWORD)[:2] == (0, "withdrawn: khach-2025\n")
    assert "khach-2025" not in facts("list", "--on", "2025-06-01")[1]
    assert "khach-2025  (withdrawn)" in facts("list", "--all")[1]
    assert "withdrawn by  canbo, 20/09/2026 08:00: Nhập nhầm." in facts("show", "khach-2025")[1]
    line = store.audit.last()
    assert (line.act, line.about, line.detail) == ("register.withdraw", "fact khach-2025", {"reason": "Nhập nhầm."})
    assert "withdrawn already" in facts(*words, given=PASSWORD)[2]
    assert store.audit.last() == line


def test_a_reason_is_one_line_in_the_row_and_in_the_log(add, facts, store):
    add()
    assert facts("withdraw", "khach-2025", "--reason", "Nhập\n nhầm\x1b.", "--as", "canbo", given=PASSWORD)[0] == 0
    assert store.audit.last().detail == {"reason": "Nhập nhầm."}
    assert [kept.withdrawn.reason for kept in store.register.rows() if kept.withdrawn] == ["Nhập nhầm."]


def test_a_withdrawn_row_supersedes_nothing(add, facts):
    new = TOML.partition("[[claim]]")[0].replace("khach-2025", "moi").replace("3_200_000", "3_300_000")
    add()
    add(new.replace("2025-01-01", "2025-06-01") + 'supersedes = "khach-2025"\n')
    assert "superseded by moi" in facts("show", "khach-2025")[1]

    facts("withdraw", "moi", "--reason", "Nhầm.", "--as", "canbo", given=PASSWORD)
    assert "superseded by" not in facts("show", "khach-2025")[1]


def test_rows_of_files_are_not_withdrawn_by_a_command(facts):
    code, _, said = facts("withdraw", SEEDS[0].id, "--reason", "Sai.", "--as", "canbo", given=PASSWORD)
    assert code == 1
    assert "which the office changes in its file" in said


def test_one_day_or_all_days(facts):
    assert facts("list", "--all", "--on", "2025-06-01")[0] == 2
    assert facts("list", "--on", "2025-02-30")[0] == 2
    assert facts("list", "--register", "argument")[1] == "no row\n"


@pytest.mark.parametrize("words", [[""], ["  ", "…"]])
def test_words_without_a_letter_are_wrong_usage_and_find_nothing(facts, words):
    """All rows would look like an answer."""
    code, said, fault = facts("search", *words)

    assert (code, said) == (2, "")
    assert "the words are empty; write what a row holds, or ask `monitor facts list` for all" in fault
