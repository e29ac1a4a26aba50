"""A folder without an archive, as after a mistyped --data: who reads is refused and makes nothing; every command takes a side.

"Nothing was found" is signed by an officer, so it must never be the answer of a folder in which there is nothing to find.
Not for: what the commands say of an archive (the tests of their rooms).
"""

import io
import json
import shutil
from pathlib import Path

import click
import pytest

from monitor.cli import cli

ROOT = Path(__file__).parents[1]
ARTICLE = {"id": "1", "title": "Xã mở lại tuyến đường sau lũ", "text": "Sáng nay xã mở lại tuyến đường sau lũ."}
ARTICLE |= {"published": "2026-11-20T08:00:00+07:00", "outlet": "Báo Thử"}
PAIR = {"id": "1", "statement": "Có 5 nhà bị ngập.", "evidence": "Lũ làm 7 nhà bị ngập."}
FACT = """
[[fact]]
id = "khach-thu"
statement = "Năm 2025 xã đón 3.200 lượt khách."
subject = [["Xã Thử"], ["du khách"]]
value = 3200
unit = ["lượt khách"]
from = 2025-01-01
to = 2025-12-31
issuer = "Sở Thử"
document = "Báo cáo 12"
source = "Kho lưu trữ"
"""
CLIP = """
outlet = "Báo Thử"
group = "cua-tinh"
medium = "bao-in"
published = 2026-09-15
title = "Xã mở lại tuyến đường sau lũ"
text = "Sáng nay xã mở lại tuyến đường sau lũ."
entered_by = "Lan"
"""

AS = ("--as", "officer", "--password-stdin")

# What can only be said or done of an archive that is there: the command, and arguments with which it would go to work.
NEEDS_ONE = {
    "alerts": (),
    "alerts list": (),
    "alerts preview": ("--query", "lũ"),
    "backup": ("backup.zip",),
    "briefing": ("--period", "2026-10"),
    "briefing-units import": ("rows.csv", "--period", "2026H1", "--check"),
    "briefing-units status": ("--period", "2026H1"),
    "case article": ("1", "2", *AS),
    "case ask": ("1", "Xin ý kiến", *AS),
    "case calendar": (),
    "case check": ("1", "--has", "heading", *AS),
    "case confirm": ("1", "--seen", "2", *AS),
    "case direct": ("1", "Theo dõi", *AS),
    "case dossier": ("1", "--out", "dossier.zip", *AS),
    "case event": ("1", "2026-11-20T08:00:00+07:00", *AS),
    "case level": ("1", "2", *AS),
    "case list": (),
    "case mark": ("1", "asked", *AS),
    "case move": ("1", "reported", *AS),
    "case note": ("1", "--note", "Đã gọi điện", *AS),
    "case open": ("--title", "Cầu mới", *AS),
    "case option": ("1", "--none", *AS),
    "case overdue": (),
    "case reject": ("1", "--note", "Chưa đủ", *AS),
    "case row": ("1", "--claim", "Cầu hỏng", *AS),
    "case show": ("1",),
    "case text": ("1", "title", "Cầu mới", *AS),
    "case verdict": ("1", "right", *AS),
    "digest again": ("1", "--as", "A"),
    "digest drop": ("1", "--as", "A"),
    "digest list": (),
    "digest outbox": (),
    "digest preview": (),
    "digest release": ("--as", "A"),
    "digest report": ("week",),
    "digest send": (),
    "digest show": ("1",),
    "digest words": ("1",),
    "evidence show": ("1",),
    "evidence verify": (),
    "export clips": (),
    "export selection": ("quang-ba",),
    "facts add": ("rows.toml", *AS),
    "facts export": ("facts.csv",),
    "facts import": ("rows.csv", "--check"),
    "facts list": (),
    "facts search": ("rừng",),
    "facts show": ("a",),
    "facts withdraw": ("a", "--reason", "Nhầm", *AS),
    "find": ("--statement", "Đường vào xã hỏng"),
    "ledger": (),
    "pick": ("1", "--in", "quang-ba", "--as", "A"),
    "rebuild": (),
    "rules backtest": ("rules",),
    "rules test": ("1",),
    "rules train": (),
    "search": ("lũ",),
    "sources": (),
    "sources freshness": (),
    "sources shape": ("bao",),
    "user audit": (),
    "user list": (),
    "user off": ("officer",),
    "user on": ("officer",),
    "user password": ("officer", "--password-stdin"),
    "user role": ("officer", "viewer"),
    "user unbind": ("officer",),
}
# What an office may begin with, so that it makes an archive where there is none.
MAKES_ONE = {"add", "demo", "desk", "import", "restore", "run", "serve", "sources check", "user add"}
# What looks at files and rules, and at the archive only where there is one.
NEEDS_NONE = {
    "briefing-template": ("template.docx",),
    "briefing-units form": ("--period", "2026H1", "--out", "form.xlsx"),
    "case verify": ("package.zip",),
    "check": ("articles.jsonl",),
    "compare": ("pairs.jsonl",),
    "discover": ("page.html", "--url", "https://bao.example/"),
    "doctor": (),
    "group": ("articles.jsonl",),
    "read": ("page.html", "--url", "https://bao.example/1"),
    "rules lint": (),
    "rules test": ("articles.jsonl",),
    "tag": ("articles.jsonl",),
}


def every_command(command, name=""):
    """The name of every command of *command*, those that a group is itself among them."""
    if not isinstance(command, click.Group):
        return {name}
    own = {name} if command.invoke_without_command and name else set()
    return own.union(*(every_command(each, f"{name} {key}".strip()) for key, each in command.commands.items()))


def test_every_command_takes_a_side():
    """A new command says here whether it needs an archive, may make one, or does without."""
    assert every_command(cli) == NEEDS_ONE.keys() | MAKES_ONE | NEEDS_NONE.keys()


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A folder with the repository's sources.toml and rules/, and the files that the commands above name."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(ROOT / "rules", folder / "rules")
    shutil.copy(ROOT / "sources.toml", folder)
    (folder / "articles.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    (folder / "pairs.jsonl").write_text(json.dumps(PAIR), encoding="utf-8")
    (folder / "page.html").write_text("<html><body><p>Không có gì.</p></body></html>", encoding="utf-8")
    (folder / "fact.toml").write_text(FACT, encoding="utf-8")
    (folder / "clip.toml").write_text(CLIP, encoding="utf-8")
    (folder / "rows.csv").write_text("id\n", encoding="utf-8")
    (folder / "rows.toml").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def asked(monitor, office, monkeypatch):
    """Run a command in the office; give its code, what it said and which files it left, by name."""

    def run(data, name, *arguments):
        monkeypatch.chdir(office)
        before = {*office.rglob("*"), *data.parent.rglob("*")}
        code, out, err = monitor("--config", office, "--data", data, *name.split(), *arguments)
        return code, out, err, {path.name for path in {*office.rglob("*"), *data.parent.rglob("*")} - before}

    return run


@pytest.mark.parametrize("name", sorted(NEEDS_ONE))
def test_a_command_that_needs_an_archive_refuses_a_folder_without_one_and_makes_nothing(asked, tmp_path, name):
    """One line that names the folder, what is missing and --data; no file and no folder, nothing on standard output."""
    code, out, err, made = asked(tmp_path / "dta", name, *NEEDS_ONE[name])

    assert (code, out, made) == (1, "", set())
    assert err.startswith("monitor: there is no ")
    assert f"{tmp_path / 'dta'}" in err
    assert "--data" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", sorted(NEEDS_NONE))
def test_a_command_that_needs_no_archive_makes_none(asked, tmp_path, name):
    """It looks at its files and rules; what it writes is what it was asked for."""
    code, _, err, made = asked(tmp_path / "dta", name, *NEEDS_NONE[name])

    assert "there is no archive in the" not in err
    assert made <= {"template.docx", "form.xlsx"}
    assert code == (1 if name in {"case verify", "discover", "doctor", "read"} else 0)


@pytest.mark.parametrize("left", [{}, {"monitor.db": b""}, {"monitor.db.bak": b"x"}])
def test_a_folder_that_holds_other_things_is_left_as_it_is(asked, tmp_path, left):
    """An empty file of that name, as a stopped copy leaves one, is no archive."""
    data = tmp_path / "data"
    data.mkdir()
    for name, content in left.items():
        (data / name).write_bytes(content)
    code, _, err, made = asked(data, "search", "lũ")

    assert (code, made) == (1, set())
    assert f"there is no archive in the folder {data}, so nothing was looked at" in err
    assert {path.name: path.read_bytes() for path in data.iterdir()} == left


def test_a_file_as_the_data_folder_is_named_as_one(asked, tmp_path):
    """The file may be the archive itself: the folder around it is meant."""
    (tmp_path / "monitor.db").write_bytes(b"x" * 100)
    code, _, err, made = asked(tmp_path / "monitor.db", "search", "lũ")

    assert (code, made) == (1, set())
    assert f"there is no archive in the file {tmp_path / 'monitor.db'}" in err


def test_an_archive_that_a_broken_restore_is_about_to_bring_is_there(asked, tmp_path, empty_database):
    """A reader ends the restore, as every command does, instead of saying that there is nothing."""
    empty_database(tmp_path / "data" / "restore-unpacked" / "monitor.db")
    plan = {"new": "restore-unpacked", "old": "before-restore-1", "items": ["monitor.db"], "of": "0" * 64}
    journal = json.dumps(plan | {"moved_away": True})
    (tmp_path / "data" / "restore-in-progress.json").write_text(journal, encoding="utf-8")
    code, out, _, _ = asked(tmp_path / "data", "search", "lũ")

    assert (code, out) == (0, "nothing found\n")


@pytest.mark.parametrize("left", [None, b""])
def test_what_goes_on_without_an_archive_says_so_in_one_line(asked, tmp_path, left):
    """Articles held against half of what the office knows must not pass for checked; an empty file is no archive either."""
    if left is not None:
        (tmp_path / "dta").mkdir()
        (tmp_path / "dta" / "monitor.db").write_bytes(left)
    code, out, err, made = asked(tmp_path / "dta", "check", "articles.jsonl")

    assert (code, out, made) == (0, '{"id": "1", "flags": []}\n', set())
    where = f"there is no archive in {tmp_path / 'dta'} (--data): "
    assert err == f"{where}articles are held against rules/facts alone, without what people entered\n"

    code, _, err, made = asked(
        tmp_path / "dta", "read", "page.html", "--url", "https://bao.example/1", "--source", "vov"
    )
    assert (code, made) == (1, set())  # the page holds no article
    assert err.startswith(f"{where}read without what was learned of vov\nmonitor: page.html: ")


def test_who_named_no_folder_mistyped_none(monitor, office, monkeypatch):
    """A computer that only checks has no archive: nothing but the answers is said."""
    monkeypatch.chdir(office)

    assert monitor("--config", office, "check", "articles.jsonl") == (0, '{"id": "1", "flags": []}\n', "")
    assert not (office / "data").exists()


def test_an_archive_that_is_there_is_asked_without_a_word(asked, tmp_path, empty_database):
    """No line that says nothing new."""
    empty_database(tmp_path / "data" / "monitor.db")
    code, out, err, _ = asked(tmp_path / "data", "check", "articles.jsonl")

    assert (code, out, err) == (0, '{"id": "1", "flags": []}\n', "")


def test_doctor_makes_no_archive_of_an_empty_file(asked, tmp_path):
    """It says that there is none yet."""
    (tmp_path / "monitor.db").write_bytes(b"")
    _, out, _, made = asked(tmp_path, "doctor")

    assert f"no database yet at {tmp_path / 'monitor.db'}" in out
    assert (made, (tmp_path / "monitor.db").read_bytes()) == (set(), b"")


def test_a_new_office_is_let_in_by_its_first_account(asked, tmp_path, monkeypatch):
    """What refuses on the first day names the way out, and then a fact and a case are entered before any article came."""
    word = "vịt bơi qua sông Lô"
    data = tmp_path / "data"

    def typed(*arguments):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{word}\n".encode()), encoding="utf-8"))
        return asked(data, *arguments)

    code, _, err, _ = typed("facts add", "fact.toml", "--as", "lan", "--password-stdin")
    assert (code, "begin an archive there with `monitor user add`" in err) == (1, True)

    code, out, err, _ = typed("user add", "lan", "--name", "Lan", "--role", "admin", "--password-stdin")
    assert (code, out, err) == (0, "lan: admin\n", f"a new archive is begun in {data} (--data)\n")
    code, _, err, _ = typed("facts add", "fact.toml", "--as", "lan", "--password-stdin")
    assert (code, err) == (0, "")
    case = ("--title", "Cầu mới", "--level", "2", "--event", "2026-11-20T08:00:00+07:00")
    code, out, err, _ = typed("case open", *case, "--as", "lan", "--password-stdin")
    assert (code, err) == (0, "")
    assert "Cầu mới" in asked(data, "case list")[1]


@pytest.mark.parametrize(
    "arguments", [("import", "articles.jsonl"), ("add", "--paper", "clip.toml"), ("user add", "lan", "--name", "Lan")]
)
def test_what_begins_an_archive_says_where_before_anything_is_kept(asked, tmp_path, arguments):
    """So a mistyped --data is seen, also where the command then fails."""
    _, _, err, _ = asked(tmp_path / "dta", *arguments, *(("--role", "admin") if arguments[0] == "user add" else ()))
    assert f"a new archive is begun in {tmp_path / 'dta'} (--data)\n" in err

    _, _, err, _ = asked(tmp_path / "dta", *arguments, *(("--role", "admin") if arguments[0] == "user add" else ()))
    assert "a new archive" not in err


def test_a_folder_that_cannot_be_looked_into_is_said_as_such(asked, tmp_path):
    """Nobody knows whether it holds an archive: why it cannot be opened is the fault, not that there is none."""
    code, _, err, made = asked(tmp_path / ("x" * 300), "search", "lũ")

    assert (code, made) == (1, set())
    assert "there is no archive" not in err
    assert "cannot be made; name another data folder with --data" in err
