"""`monitor doctor` of an office that runs: the schedule, mails, backups. Not for: examples in the rules (tests/test_cli.py)."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from monitor.config import load
from monitor.doctor import examine, planned_lines
from monitor.pipeline.outgoing.clock import MISDATED
from monitor.pipeline.outgoing.heartbeat import Heart
from monitor.store import Cut, NewMessage, Store

ROOT = Path(__file__).parents[1]
NOW = datetime.fromisoformat("2026-11-20T12:00:00+07:00").astimezone(UTC)  # a Friday
HOUR = timedelta(hours=1)
LAST = datetime.fromisoformat("2026-11-20T07:00:00+07:00")


@pytest.fixture
def office(tmp_path):
    """A folder with the repository's sources and rules."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "sources.toml", tmp_path)
    return tmp_path


@pytest.fixture
def store(office):
    with Store.open(office / "data" / "monitor.db") as opened:
        yield opened


def lines(office, now=NOW):
    return [str(each) for each in examine(office, office / "data", now)]


def about(found, *words):
    return [line for line in found if all(word in line for word in words)]


def test_the_next_hour_of_each_job_is_told_before_anything_ran(office):
    """In the office's zone, with what is left out; without a database too."""
    found = lines(office)

    assert "ok    `monitor serve` has never run here: once it does, what follows is done at its hour" in found
    assert (
        "ok    digest: next on Mon 23/11/2026 07:00 (Asia/Ho_Chi_Minh), for Sat 21/11 to Sun 22/11 are days off"
        in found
    )
    assert "ok    weekly: next on Mon 23/11/2026 08:00 (Asia/Ho_Chi_Minh)" in found
    assert "ok    monthly: next on Tue 01/12/2026 08:00 (Asia/Ho_Chi_Minh)" in found
    assert "ok    backup: next on Sat 21/11/2026 02:00 (Asia/Ho_Chi_Minh)" in found
    assert about(found, "ok    reminder-giao-ban-quy: next on Tue 15/12/2026 08:00")


def test_a_holiday_is_named(office):
    """The digest after it says why it is not sooner."""
    found = lines(office, datetime.fromisoformat("2026-09-01T12:00:00+07:00"))

    assert about(found, "digest: next on Thu 03/09/2026 07:00", "for Wed 02/09 (Quốc khánh) is a day off")


def test_unverified_holidays_and_a_watch_without_readers_are_told(office):
    found = lines(office)

    assert about(found, "ok    4 holidays of rules/calendar.toml are unverified", "Quốc khánh")
    assert about(found, "MEND  nobody is told when something breaks")


def test_unverified_limits_of_cases_are_told(office):
    (found,) = about(lines(office), "ok    rules/deadlines.toml: ", "are unverified: compare them with the documents")

    assert "tra-loi-bao-chi-2016, tra-loi-bao-chi-2025" in found


def test_a_template_of_the_report_that_cannot_be_used_is_told_with_the_reason(office):
    template = office / "rules" / "templates" / "bao-cao.docx"
    assert not about(lines(office), "bao-cao.docx")

    template.write_bytes(b"Not Word")
    assert about(lines(office), "MEND  rules/templates/bao-cao.docx is no Word file (.docx) that can be read")

    template.unlink()
    assert about(lines(office), "ok    rules/templates/bao-cao.docx is not there: reports are printed by the program's")


def test_a_sentence_worded_for_an_earlier_version_is_told(office):
    path = office / "rules" / "briefing.toml"
    path.write_text('[sentences]\nmail_attached = "Gửi kèm báo cáo."\n', encoding="utf-8")
    (told,) = about(lines(office), "earlier version")
    assert told.startswith("MEND  sentences.mail_attached of rules/briefing.toml")
    assert told.endswith("until it has `{files}`")


def test_who_speaks_for_the_units_is_told_where_nobody_does_or_nobody_confirmed_it(office):
    speakers = office / "rules" / "spokespersons.toml"
    assert about(lines(office), "ok    rules/spokespersons.toml names nobody who speaks today")

    row = '[[spokesperson]]\nunit = "Sở Thử"\nname = "Lê Mẫu"\npost = "Phó Giám đốc"\n'
    speakers.write_text(row + "unverified = true\n", encoding="utf-8")
    assert about(lines(office), "ok    rules/spokespersons.toml: 1 of 1 spokespersons are unverified")


LIMIT = '[[deadline]]\nid = "{}"\nname = "Hạn thử"\nlimit = 2\nunit = "days"\nbasis = "Quy định thử"\n'


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("to = 2026-06-30", ["for events from 01/07/2026 on, where `a` ends"]),
        ("to = 2026-06-30;from = 2026-07-01", []),
        ("to = 2026-06-30;from = 2026-07-11", ["for events from 01/07/2026 to 10/07/2026, where `a` ends"]),
        ("to = 2026-06-30;from = 2026-07-01\nlevels = [3, 4]", [", level 1, 2 for events from 01/07/2026 on"]),
        (
            "to = 2026-06-30\nlevels = [4];to = 2026-06-30\nlevels = [3];from = 2026-07-02\nlevels = [4]",
            [", level 4 for events from 01/07/2026 to 01/07/2026", ", level 3 for events from 01/07/2026 on"],
        ),
        ("to = 2026-06-30\nlevels = [4];", []),  # the one for all goes on
    ],
)
def test_days_of_events_that_have_no_limit_are_told(office, rows, told):
    written = [
        LIMIT.format(id_) + f'starts = "sent"\n{row}\n' for id_, row in zip("abc", rows.split(";"), strict=False)
    ]
    (office / "rules" / "deadlines.toml").write_text("\n".join(written), encoding="utf-8")
    found = about(lines(office), "MEND  rules/deadlines.toml has no limit that starts with `sent`")

    assert len(found) == len(told)
    assert all(words in line for words, line in zip(told, found, strict=True))


def test_days_without_a_limit_are_told_by_kind_of_outlet(office):
    row = 'starts = "delivered"\nperiodicals = [{}]\n{}\n'
    written = [
        LIMIT.format("a") + row.format('"bao-in", "phat-thanh"', "to = 2026-06-30"),
        LIMIT.format("b") + row.format('"bao-in"', "from = 2026-07-01"),
    ]
    (office / "rules" / "deadlines.toml").write_text("\n".join(written), encoding="utf-8")
    found = lines(office)

    assert about(found, "MEND  rules", "starts with `delivered`, phat-thanh for events from 01/07/2026 on")
    assert about(
        found, "ok    rules/deadlines.toml has no limit that starts with `sent`, `asked`, `notified`, `event`:"
    )


def test_a_calendar_without_days_is_told(office):
    (office / "rules" / "calendar.toml").write_text(
        '[[holiday]]\nname = "Nhầm"\nfrom = 2026-01-01\nto = 2029-01-01\n', encoding="utf-8"
    )
    found = lines(office)

    assert about(found, "MEND  rules/calendar.toml leaves no day for a digest")
    assert about(found, "ok    digest: no hour in the next year")


def entered(office, year):
    """Enter days off of *year* with their dates."""
    calendar = office / "rules" / "calendar.toml"
    days = f'\n[[holiday]]\nname = "Nghỉ theo trăng"\nfrom = {year}-02-05\nto = {year}-02-11\n'
    calendar.write_text(calendar.read_text(encoding="utf-8") + days, encoding="utf-8")


def test_days_off_that_nobody_entered_for_the_year_that_comes_are_told(office):
    assert about(lines(office), "ok    rules/calendar.toml has no day off with a date of 2027: enter")
    entered(office, 2026)
    december = datetime.fromisoformat("2026-12-01T12:00:00+07:00")
    assert about(lines(office, december), "MEND  rules/calendar.toml has no day off with a date of 2027")
    entered(office, 2027)
    assert not about(lines(office, december), "has no day off with a date")


def test_how_each_job_went_last_is_told(office, store):
    """A failure is to be mended, with its reason and the next try; a program that died is told as such."""
    jobs = store.jobs
    jobs.begin("digest", LAST, LAST)
    jobs.end("digest", LAST, LAST, "edition 5: 3 mails sent", failed=False)
    jobs.begin("backup", LAST, NOW)
    jobs.end("backup", LAST, NOW, "the disk is full", failed=True)
    jobs.begin("watch", LAST, NOW)
    jobs.skip("weekly", LAST, NOW, "it was due before it was planned")
    found = lines(office)

    assert about(found, "ok    digest: next on", "; last for Fri 20/11/2026 07:00: edition 5: 3 mails sent")
    assert about(
        found, "MEND  backup:", "failed (tries: 1): the disk is full; it is tried again at Fri 20/11/2026 12:05"
    )
    assert about(found, "ok    watch:", "is under way, or its program died (tries: 1)")
    assert about(found, "ok    weekly:", "Fri 20/11/2026 07:00 was left out: it was due before it was planned")
    soon = "reminder-don-vi-bao-cao-nam-con-4-ngay, reminder-don-vi-bao-cao-nam-ngay-cuoi"
    assert about(found, f"MEND  `monitor serve` does not run; missed: monthly, {soon}, cases, watch; start it")


def test_whether_serve_runs_is_told(office, store):
    with store.alone("serve", "serving"):
        assert "ok    `monitor serve` runs" in lines(office)


def test_jobs_without_an_hour_and_deaths_are_told(office, store):
    """One death is no alarm; three in a day are."""
    store.jobs.note("delivery", LAST, began=LAST, ended=LAST, report="the server is down", failed=True)
    store.jobs.note("press", LAST, began=LAST, ended=LAST, report="sources: 3 changed")
    store.jobs.note("lane-office", LAST, began=LAST, ended=LAST, report="was killed by signal 9", failed=True)
    found = lines(office)
    assert "MEND  delivery: failed at Fri 20/11/2026 07:00: the server is down" in found
    assert "ok    press: last at Fri 20/11/2026 07:00: sources: 3 changed" in found
    said = (
        "a program of `monitor serve` died once in the last day; at Fri 20/11/2026 07:00 office: was killed by signal 9"
    )
    assert f"ok    {said}" in found

    for minutes in (1, 2):
        at = LAST + timedelta(minutes=minutes)
        store.jobs.note("lane-press", at, began=at, ended=at, report="ended with exit code 1", failed=True)
    assert about(lines(office), "MEND", "died 3 times in the last day", "07:02 press: ended with exit code 1")


def test_the_age_of_the_last_backup_is_told(office, store):
    store.jobs.skip("backup", NOW - 49 * HOUR, NOW - 49 * HOUR, "too old")
    assert about(lines(office), "MEND  no nightly backup has gone well yet")

    made = NOW - 48 * HOUR
    store.jobs.note("backup", made, began=made, ended=made, report="made")
    assert "ok    last nightly backup: Wed 18/11/2026 12:00" in lines(office)
    assert about(
        lines(office, NOW + HOUR), "MEND  last nightly backup: Wed 18/11/2026 12:00; that is over two days ago"
    )


def test_an_office_that_asks_for_no_backup_is_reminded_of_it(office, store):
    (office / "rules" / "schedule.toml").write_text("", encoding="utf-8")

    assert about(lines(office), "ok    no nightly backup is asked for")


def kept(store, address, hours, outcome=None, reason=""):
    at = NOW - hours * HOUR
    store.messages.add("report", "2026-W47", [NewMessage(address, f"<{address}>", b"x", at)], at)
    if outcome:
        attempt = store.messages.begin(store.messages.unsent()[-1].id, at)
        store.messages.end(attempt, at, outcome, reason, None)


def test_mails_that_did_not_go_are_told(office, store):
    """Given up and waiting for long are to be mended; a mail of an hour ago only waits."""
    kept(store, "a@office.example", 5, "refused", "550 no such mailbox")
    kept(store, "b@office.example", 3)
    kept(store, "c@office.example", 1)
    found = lines(office)

    assert about(
        found,
        "MEND  1 mail given up: a@office.example (report 2026-W47, due 20/11/2026 07:00): 550 no such mailbox",
    )
    assert about(found, "MEND  1 mail waiting for over two hours: b@office.example (report 2026-W47")
    assert "ok    1 mail waits to be sent" in found


def test_many_mails_are_counted(office, store):
    for n in range(8):
        kept(store, f"{n}@office.example", 5, "refused", "550")

    assert about(lines(office), "MEND  8 mails given up", "and 3 more")


def test_mails_held_since_a_restore_are_told_with_the_way_out(office, store):
    kept(store, "b@office.example", 3)
    (office / "data" / "restored-at.txt").write_text(NOW.isoformat(), encoding="ascii")

    assert about(lines(office), "MEND  1 mail held since a backup was restored", "`monitor digest release`")


def test_alerts_that_the_ceiling_holds_back_are_told(office, store, monkeypatch):
    hits = tuple(SimpleNamespace(article=n, found_at=NOW - hours * HOUR) for n, hours in ((1, 3), (1, 4), (2, 0)))
    monkeypatch.setattr(type(store.alerts), "untold", lambda _self: hits)

    assert about(lines(office), "MEND  1 article that alert rules found is held back")


def test_serve_says_the_same_lines_when_it_begins(office, store):
    assert list(planned_lines(load(office), store, NOW))[1] == "weekly: next on Mon 23/11/2026 08:00 (Asia/Ho_Chi_Minh)"


# -- while it runs -----------------------------------------------------------------------------------------


@pytest.fixture
def served(office, store):
    """`monitor serve` runs, for long."""
    store.jobs.skip("digest", LAST - 24 * HOUR, LAST - 24 * HOUR, "it was due before it was planned")
    with store.alone("serve", "serving"):
        yield store


def test_the_last_sign_of_life_of_each_program_is_told(office, served):
    """One that is older than it may be is to be mended."""
    for lane, doing, hours in (("office", "weekly", 0.26), ("press", "round", 0.9)):
        Heart(office / "data", lane, lambda hours=hours: NOW - hours * HOUR).beat(doing)
    found = lines(office)

    assert about(found, "MEND  its program office: last sign of life Fri 20/11/2026 11:44 (weekly); it hangs")
    assert "ok    its program press: last sign of life Fri 20/11/2026 11:06 (round)" in found
    assert "ok    its program backup: no sign of life yet" in found


def test_a_digest_that_is_due_and_not_begun_is_told(office, served):
    """After a quarter of an hour; and no more once it was cut, by whom ever."""
    late = "MEND  the digest of Fri 20/11/2026 07:00 was not begun"
    assert about(lines(office, LAST + HOUR / 5), "the digest of") == []
    assert about(lines(office, LAST + HOUR / 3), late, "`monitor digest send`")
    cut_for(served, 1, LAST, LAST + HOUR / 3)
    assert about(lines(office, LAST + HOUR / 3), "the digest of") == []


def test_a_digest_that_waits_for_the_press_is_told(office, served):
    """For an hour that is as it should be."""
    served.jobs.note("digest-waits", LAST, began=LAST, ended=LAST, report="")
    said = "the digest of Fri 20/11/2026 07:00 waits for the press since Fri 20/11/2026 07:00"

    assert f"ok    {said}" in lines(office, LAST + HOUR)
    assert about(lines(office, LAST + 1.1 * HOUR), f"MEND  {said}; see whether")


def test_a_digest_that_is_under_way_for_long_is_told(office, served):
    served.jobs.begin("digest", LAST, LAST)
    said = "the digest of Fri 20/11/2026 07:00 is under way since Fri 20/11/2026 07:00"

    assert f"ok    {said}" in lines(office, LAST + HOUR / 5)
    assert about(lines(office, LAST + HOUR / 3), f"MEND  {said}")
    served.jobs.end("digest", LAST, LAST, "", failed=False)
    assert about(lines(office, LAST + HOUR / 3), "the digest of") == []


def test_what_was_kept_of_hours_to_come_is_told_at_once(office, store):
    """The clock ran ahead or is behind; an edition that is known to be wrong is told as such."""
    cut_for(store, 4, LAST, LAST + HOUR)
    store.jobs.note("watch", LAST + HOUR, began=LAST + HOUR, ended=LAST + HOUR, report="")
    found = lines(office, LAST - 48 * HOUR)
    assert about(
        found, "MEND  the clock says Wed 18/11/2026 07:00, yet edition 4 is of Fri 20/11/2026 07:00, and 1 more"
    )

    store.jobs.note(MISDATED, LAST, began=LAST, ended=LAST, report="edition 4")
    store.jobs.distrust(LAST)
    found = lines(office, LAST - 47 * HOUR)
    assert about(found, "the clock says") == []
    assert about(found, "ok    edition 4 was cut for Fri 20/11/2026 07:00 under a clock that ran ahead")


def cut_for(store, number, due, cut_at):
    store.editions.save(Cut(number, "digest", due, due, cut_at, "{}", (), (), (), (), (), cut_at))


def test_who_can_sign_in_at_the_desk_is_told(office, store):
    """No account yet is no fault; accounts without an admin are."""
    assert about(lines(office), "ok    the desk has no account yet", "monitor user add LOGIN", "--role admin")

    store.accounts.add("canbo", "Cán Văn Thử", "officer", "hash", NOW)
    assert about(lines(office), "MEND  the desk has no admin who can sign in")

    store.accounts.add("quantri", "Quản Văn Trị", "admin", "hash", NOW)
    store.accounts.change("canbo", active=False)
    assert "ok    the desk: 1 account, 1 admin; 1 switched off" in lines(office)


def write_desk(office, text):
    (office / "rules" / "desk.toml").write_text(text, encoding="utf-8")


def test_where_the_desk_listens_is_told(office):
    """For this machine only, other machines by https through a proxy, or without it, which is to be mended."""
    assert "ok    the desk listens at 127.0.0.1, port 8765; this machine only: http://127.0.0.1:8765/" in lines(office)

    write_desk(office, 'host = "192.168.1.5"\nhosts = ["diembao.example"]\n')
    found = lines(office)
    assert "ok    the desk listens at 192.168.1.5, port 8765; people call it diembao.example" in found
    assert about(found, "MEND  other machines reach the desk without https")

    write_desk(office, 'host = "192.168.1.5"\nhttps = true\nproxies = 1\nprefix = "/diem-bao"\n')
    found = lines(office)
    assert "ok    the desk listens at 192.168.1.5, port 8765; behind a reverse proxy, under /diem-bao" in found
    assert not about(found, "MEND", "desk")
    assert about(found, "ok  ", "nobody may reach it past the proxy", "firewall")

    write_desk(office, 'host = "127.0.0.1"\nhttps = true\nproxies = 1\n')
    assert not about(lines(office), "past the proxy")

    write_desk(office, "https = true\n")
    assert about(lines(office), "MEND  rules/desk.toml says `https = true` and names no reverse proxy")


def test_whether_the_sign_in_service_can_be_used_is_told(office, monkeypatch):
    write_desk(
        office,
        '[oidc]\nname = "Tỉnh"\nissuer = "https://dang-nhap.example"\nclient_id = "desk"\nclient_secret_env = "DESK_TEST_SECRET"\n',
    )
    assert about(
        lines(office), "MEND  [oidc] of rules/desk.toml needs its secret", "DESK_TEST_SECRET", "does not start"
    )

    monkeypatch.setenv("DESK_TEST_SECRET", "x")
    assert about(lines(office), "ok    people can sign in by Tỉnh too (https://dang-nhap.example)")

    monkeypatch.setattr("monitor.config.desk.find_spec", lambda _name: None)
    assert about(lines(office), "MEND  [oidc] of rules/desk.toml needs a library", "extra `oidc`")


def test_a_desk_that_nobody_can_reach_is_told_while_serve_runs(office, store):
    with store.alone("serve", "serving"):
        Heart(office / "data", "desk", lambda: NOW - HOUR).beat()
        assert about(lines(office), "MEND  its program desk", "nobody can reach the desk", "its port")
        Heart(office / "data", "desk", lambda: NOW).beat()
        assert about(lines(office), "ok    its program desk: last sign of life")
