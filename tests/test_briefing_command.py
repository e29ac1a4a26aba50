"""The command `monitor briefing`, run whole over an office of its own. Not for: what a briefing says (tests/publish, tests/briefings)."""

import io
import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher

sys.path.insert(0, str(Path(__file__).parent / "briefings"))
sys.path.insert(0, str(Path(__file__).parent / "store"))

from brief_office import keep, office

from monitor.briefings.as_json import dump_briefing
from monitor.briefings.freezing import ready
from monitor.briefings.rendering import ANNEX
from monitor.config import load
from monitor.demo.mailbox import Mailbox
from monitor.desk.doors import passwords
from monitor.periods import named
from monitor.store import Store
from monitor.store.audit import Actor
from monitor.store.briefings import packed, packed_files

PASSWORD = "Mot-cau-kho-doan-9"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NOW = "2026-04-02T09:00:00+07:00"
NOON = datetime(2026, 2, 3, 5, tzinfo=UTC)
JANUARY = datetime(2026, 1, 5, 5, tzinfo=UTC)  # of a month without articles, whose files are made soonest


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An office with two articles of February 2026, one of them reprinted, and three accounts."""
    folder = tmp_path_factory.mktemp("made")
    office(folder)
    with Store.open(folder / "data" / "monitor.db") as store:
        one = keep(store, "mot", NOON)
        keep(store, "lai", NOON, copy_of=one, outlet="Báo Lại")
        keep(store, "hai", NOON, group="cua-tinh")
        for login, role in (("xem", "viewer"), ("canbo", "officer"), ("duyet", "approver")):
            store.accounts.add(login, f"{login} Thử", role, CHEAP.hash(PASSWORD), NOON)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    """A copy of it."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def store(folder):
    """Its database, beside the command."""
    with Store.open(folder / "data" / "monitor.db") as opened:
        yield opened


@pytest.fixture
def briefing(folder, monitor, monkeypatch):
    """`monitor briefing …`: (exit code, standard output, standard error); as whom, with the password on standard input."""
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    monkeypatch.setattr(passwords, "_NOBODY", CHEAP.hash("nobody"))

    def run(*words, period="2026-01", who=None, now=NOW, password=PASSWORD):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        more = ["--as", who, "--password-stdin"] if who else []
        return monitor("--now", now, "briefing", "--period", period, *words, *more)

    return run


def written(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# -- files -------------------------------------------------------------------------------------------


def test_every_file_of_a_period_is_written_and_named(briefing, folder):
    code, out, err = briefing(period="2026-02")
    here = folder / "data" / "briefings" / "2026-02"

    assert (code, err) == (0, "")
    assert {"bao-cao.docx", "tai-lieu-hop-bao.docx", "phu-luc-so-lieu.xlsx", "bao-cao.html"} <= set(written(here))
    assert {"tin-bai.csv", "tin-bai.jsonl", "bieu-do-1.png", "bieu-do-1.svg"} <= set(written(here))
    assert out.startswith(
        "briefing 2026-02: 2 items, 3 appearances, 0 stories, 0 cases; not frozen, as it stands now\n"
    )
    assert all(str(here / name) in out for name in written(here))
    assert f"{len(written(here))} files in " in out


def test_they_may_be_written_elsewhere_and_what_stands_there_stays(briefing, folder, tmp_path):
    out = tmp_path / "khac"
    out.mkdir()
    (out / "cua-toi.txt").write_text("giữ")
    briefing("--out", out)

    assert {"cua-toi.txt", "bao-cao.docx"} <= set(written(out))
    assert not (folder / "data" / "briefings").exists()


def test_what_an_earlier_look_left_in_our_folder_is_removed(briefing, folder):
    here = folder / "data" / "briefings" / "2026-01"
    here.mkdir(parents=True)
    (here / "bieu-do-9.png").write_bytes(b"cu")
    briefing()

    assert "bieu-do-9.png" not in written(here)
    assert "bao-cao.docx" in written(here)


def test_a_folder_that_cannot_be_written_to_is_told_in_one_line(briefing, tmp_path):
    (tmp_path / "tep").write_text("không phải thư mục")
    code, _, err = briefing("--out", tmp_path / "tep" / "trong")

    assert code == 1
    assert err.startswith(f"monitor: {tmp_path / 'tep' / 'trong'} cannot be written to: ")


def test_json_says_the_same(briefing):
    code, out, _ = briefing("--json", period="2026-02")
    told = json.loads(out)

    assert code == 0
    assert (told["period"], told["first"], told["last"]) == ("2026-02", "2026-02-01", "2026-02-28")
    assert (told["items"], told["appearances"], told["over"], told["frozen_by"]) == (2, 3, True, "")
    assert "bao-cao.docx" in [Path(name).name for name in told["files"]]
    assert told["not_compared"]["before"].startswith("Không có dữ liệu")


# -- periods -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("period", ["2025-02-03", "2025-W06", "2025H1", "2025-02-01..2025-02-14"])
def test_every_kind_of_period_is_told(briefing, period):
    code, out, _ = briefing(period=period)

    assert code == 0
    assert out.startswith(f"briefing {period}: 0 items")


def test_a_period_that_runs_is_called_a_draft(briefing):
    assert "; a draft: the period is not over\n" in briefing(period="2026Q2")[1]


def test_a_period_without_data_is_told_and_said(briefing):
    code, out, _ = briefing()

    assert code == 0
    assert "no item appeared in the period: the documents say so\n" in out


@pytest.mark.parametrize(
    ("period", "code", "says"),
    [
        ("2027Q1", 1, "monitor: 2027Q1 has not begun yet; name a quarter of the past, or the one that runs\n"),
        ("quý 1", 2, "quý 1 names no period; write it like 2026-11-27"),
        ("2026-13", 2, "2026-13 is no month of the calendar"),
        ("2026-03-02..2026-03-01", 2, "ends on 2026-03-01 before it begins on 2026-03-02"),
    ],
)
def test_a_period_that_cannot_be_told_is_refused_in_one_line(briefing, period, code, says):
    found, out, err = briefing(period=period)

    assert (found, out) == (code, "")
    assert says in err


# -- freezing ----------------------------------------------------------------------------------------


def test_a_frozen_period_is_given_back_with_its_own_bytes_whatever_came_later(briefing, folder, store):
    code, out, err = briefing("--freeze", who="duyet")
    here = folder / "data" / "briefings" / "2026-01"
    then = {name: (here / name).read_bytes() for name in written(here)}
    assert (code, err) == (0, "")
    assert "; frozen by duyet Thử on 2026-04-02\n" in out

    keep(store, "muon", JANUARY)
    shutil.rmtree(here)
    code, out, _ = briefing(now="2026-05-02T09:00:00+07:00")

    assert code == 0
    assert out.startswith("briefing 2026-01: 0 items")
    assert {name: (here / name).read_bytes() for name in written(here)} == then


def test_a_second_freeze_is_refused(briefing):
    briefing("--freeze", who="duyet")
    code, _, err = briefing("--freeze", who="duyet")

    assert code == 1
    assert "the briefing of 2026-01 was frozen on 2026-04-02 by duyet Thử; it stays as it is" in err


def test_a_period_that_is_not_over_cannot_be_frozen(briefing, store):
    code, _, err = briefing("--freeze", period="2026Q2", who="duyet")

    assert code == 1
    assert err.startswith("monitor: 2026Q2 is not over yet: it can be frozen from the end of 2026-06-30 on")
    assert store.briefings.all() == ()


@pytest.mark.parametrize("login", ["xem", "canbo"])
def test_freezing_is_for_who_approves(briefing, store, login):
    code, _, err = briefing("--freeze", who=login)

    assert code == 1
    assert "this is for approver or higher" in err
    assert store.briefings.all() == ()


def test_a_wrong_password_freezes_nothing(briefing, store):
    code, _, err = briefing("--freeze", who="duyet", password="khong-dung")

    assert (code, store.briefings.all()) == (1, ())
    assert "the login or the password is wrong; nothing was done" in err


@pytest.mark.parametrize(
    ("words", "who", "says"),
    [
        (["--freeze"], None, "--freeze and --mail go with --as USER"),
        (["--mail"], None, "--freeze and --mail go with --as USER"),
        ([], "duyet", "--freeze and --mail go with --as USER"),
        (["--mail", "--json"], "duyet", "--mail writes no files and no JSON"),
        (["--mail", "--freeze"], "duyet", "give either --freeze or --difference or --mail"),
        (["--freeze", "--difference"], "duyet", "give either --freeze or --difference or --mail"),
    ],
)
def test_options_that_do_not_go_together_are_refused(briefing, words, who, says):
    code, _, err = briefing(*words, who=who)

    assert code == 2
    assert says in err


# -- the mail -----------------------------------------------------------------------------------------


@pytest.fixture
def mailbox(folder, tmp_path):
    """A real mail server, to which the office's mails go; two readers."""
    with Mailbox(tmp_path / "mails") as box:
        office_file = folder / "rules" / "office.toml"
        text = office_file.read_text(encoding="utf-8").replace('"localhost"', f'"{box.host}"')
        office_file.write_text(text.replace("port = 25", f"port = {box.port}"), encoding="utf-8")
        readers = 'recipients = [{ address = "lanh-dao@so.example" }, { address = "van-thu@so.example" }]\n'
        (folder / "rules" / "briefing.toml").write_text(readers, encoding="utf-8")
        yield box


def test_a_frozen_period_is_mailed_once_to_each_reader_and_says_so(briefing, mailbox, store):
    briefing("--freeze", who="duyet")
    first, again = briefing("--mail", who="duyet"), briefing("--mail", who="duyet", now="2026-04-03T09:00:00+07:00")

    assert first == (
        0,
        "sent to lanh-dao@so.example (report briefing-2026-01)\nsent to van-thu@so.example (report briefing-2026-01)\n",
        "",
    )
    assert again[1].splitlines() == [
        f"{each}@so.example got it before, on 2026-04-02 09:00: not sent again" for each in ("lanh-dao", "van-thu")
    ]
    assert [str(mail["Subject"]) for mail in mailbox.messages] == ["Báo cáo báo chí tháng 01 năm 2026"] * 2
    assert store.audit.last().act == "briefing.mail"


def test_a_file_that_has_no_room_in_the_mail_is_named_with_the_limit(briefing, mailbox, folder, store):
    rules = folder / "rules" / "briefing.toml"
    rules.write_text(f"mail_megabytes = 1\n{rules.read_text(encoding='utf-8')}", encoding="utf-8")
    at = datetime.fromisoformat(NOW)
    made = ready(store, load(folder), named("2026-01"), at).make()
    files = packed_files({**made.files, ANNEX: os.urandom(1_200_000)})
    store.briefings.save("2026-01", packed(dump_briefing(made.briefing)), files, Actor("duyet", "Lê Thử"), at)
    told = (
        "phu-luc-so-lieu-2026-01.xlsx (1.2 MB) is not attached: a mail would be larger than 1 MB "
        "(`mail_megabytes` in rules/briefing.toml)"
    )

    assert briefing("--mail", who="duyet")[1].splitlines()[2:] == [told]
    assert told not in briefing("--mail", who="duyet")[1]
    assert [[part.get_filename() for part in mail.iter_attachments()] for mail in mailbox.messages] == [
        ["bao-cao-2026-01.docx"]
    ] * 2


def test_a_mail_that_waited_goes_as_it_was_made_and_nothing_is_said_of_a_limit_that_came_later(
    briefing, mailbox, folder, store
):
    office_file, rules = folder / "rules" / "office.toml", folder / "rules" / "briefing.toml"
    there = office_file.read_text(encoding="utf-8")
    at = datetime.fromisoformat(NOW)
    made = ready(store, load(folder), named("2026-01"), at).make()
    files = packed_files({**made.files, ANNEX: os.urandom(1_200_000)})
    store.briefings.save("2026-01", packed(dump_briefing(made.briefing)), files, Actor("duyet", "Lê Thử"), at)
    office_file.write_text(there.replace(f"port = {mailbox.port}", "port = 1"), encoding="utf-8")
    assert briefing("--mail", who="duyet")[0] == 1
    office_file.write_text(there, encoding="utf-8")
    rules.write_text(f"mail_megabytes = 1\n{rules.read_text(encoding='utf-8')}", encoding="utf-8")

    assert "is not attached" not in briefing("--mail", who="duyet")[1]
    assert [len(list(mail.iter_attachments())) for mail in mailbox.messages] == [2, 2]


def test_after_a_restore_nothing_goes_out_and_every_reader_is_named_with_the_reason(briefing, mailbox, folder):
    briefing("--freeze", who="duyet")
    (folder / "data" / "restored-at.txt").write_text("2026-04-02T04:00:00+00:00\n", encoding="ascii")
    code, out, _ = briefing("--mail", who="duyet", now="2026-04-03T09:00:00+07:00")

    assert (code, mailbox.messages) == (0, ())
    assert out.splitlines() == [
        f"{each}@so.example gets nothing now, the mail is held since a backup was restored: see `monitor digest outbox`"
        for each in ("lanh-dao", "van-thu")
    ]


def test_what_is_not_frozen_is_not_mailed(briefing, mailbox):
    code, out, err = briefing("--mail", who="duyet")

    assert (code, out, mailbox.messages) == (1, "", ())
    assert "freeze it first: `monitor briefing --period 2026-01 --freeze --as USER`" in err


def test_an_officer_mails_nothing(briefing, mailbox):
    briefing("--freeze", who="duyet")
    code, _, err = briefing("--mail", who="canbo")

    assert (code, mailbox.messages) == (1, ())
    assert "this is for approver or higher" in err


# -- the difference to today ---------------------------------------------------------------------------


def test_the_difference_names_what_came_late_and_what_was_labelled_otherwise(briefing, store):
    briefing("--freeze", period="2026-02", who="duyet")
    late = keep(store, "muon", NOON)
    store.decisions.add(1, "tone", "tieu-cuc", "add", who="Lê Thử", at=NOON)
    code, out, _ = briefing("--difference", period="2026-02")

    assert code == 0
    assert out.splitlines()[:5] == [
        "briefing 2026-02: items 2 → 3, appearances 3 → 4",
        "came later: 1",
        f"  clip {late}, Báo Thử: Xã vùng cao khánh thành cầu muon",
        "other labels: 1",
        "  clip 1, Báo Thử: Xã vùng cao khánh thành cầu mot: tone tich-cuc → tieu-cuc",
    ]


def test_the_difference_as_json_has_all_of_it(briefing, store):
    briefing("--freeze", who="duyet")
    late = keep(store, "muon", JANUARY)
    told = json.loads(briefing("--difference", "--json")[1])

    assert (told["items"], told["appearances"]) == ([0, 1], [0, 1])
    assert [row["clip"] for row in told["added"]] == [late]
    assert told["removed"] == told["changed"] == told["merged"] == told["split"] == []


def test_of_many_changes_the_first_are_named_and_the_rest_counted(briefing, store):
    briefing("--freeze", who="duyet")
    for n in range(25):
        keep(store, f"muon{n}", JANUARY)
    out = briefing("--difference")[1]

    assert "came later: 25\n" in out
    assert "  … and 5 more; --json has all\n" in out


def test_without_a_change_nothing_is_different(briefing, folder):
    briefing("--freeze", who="duyet")
    before = written(folder / "data" / "briefings")

    assert briefing("--difference") == (0, "briefing 2026-01: nothing is different today\n", "")
    assert written(folder / "data" / "briefings") == before


def test_of_a_period_that_was_not_frozen_there_is_no_difference(briefing):
    code, _, err = briefing("--difference")

    assert code == 1
    assert "the briefing of 2026-01 was not frozen: there is nothing to compare today with" in err
