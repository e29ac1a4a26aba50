"""A report of a week or a month: of which editions, made once, mailed once. Not for: its words (tests/publish/test_report_text.py)."""

import email
import re
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import policy
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1]))  # talking_server

from talking_server import write_mail_rules

from monitor.config.recipients import RecipientRow
from monitor.config.schedule import Monthly, Schedule, Weekly
from monitor.context import Context
from monitor.digests.reports import report as command
from monitor.errors import InputError, MailError, MonitorError
from monitor.model import Edition, Item
from monitor.periods import named_period
from monitor.pipeline import deliver, send_digest
from monitor.pipeline.outgoing.reports import kept_report, make_report, period_report, show_report
from monitor.publish import dump_edition, report_html, report_text
from monitor.store import Cut

LEADER, DUTY = "lanh-dao@van-phong.example", "truc@van-phong.example"
MONDAY = "2026-09-21T08:00:00+07:00"  # after the week of the 14th, which is 2026-W38
WEEK = named_period("week", "2026-W38")


def item(clip, title, **other):
    """An item that says little."""
    values = {
        "clip": clip,
        "section": "IV",
        "heading": "",
        "supplement": False,
        "outlet": "Báo Thử",
        "domain": "bao.example",
        "group": "cua-tinh",
        "medium": "bao-dien-tu",
        "title": title,
        "language": "vi",
        "authors": (),
        "published": datetime(2026, 9, 14, tzinfo=UTC),
        "date_unsure": False,
        "title_only": False,
        "quote": "",
        "tone": "tich-cuc",
        "tone_unsure": False,
        "topics": (),
        "places": (),
        "copies": (),
        "flags": (),
        "url": f"https://bao.example/{clip}",
    }
    return Item(**values | other)


class Told:
    """Keeps editions as if they had been cut: one for each day that is named."""

    def __init__(self, office):
        self.office, self.number = office, 0

    def edition(self, day, *items):
        self.number += 1
        due = datetime.fromisoformat(f"{day}T07:00:00+07:00").astimezone(UTC)
        since = due - timedelta(days=1)
        edition = Edition(
            self.number, due, since, due, "Phòng", "Tuyên Quang", items, 0, 2, (), 0, None, (), extracts=()
        )
        cut = Cut(self.number, "digest", due, since, due, dump_edition(edition), (), (), (), (), (), due)
        self.office.session.store.editions.save(cut)

    def week(self, monday, *counts):
        """A week of working days with so many items each."""
        first = date.fromisoformat(monday)
        for n, count in enumerate(counts):
            day = first + timedelta(days=n)
            self.edition(day.isoformat(), *(item(100 * self.number + k, f"Tin {day} {k}") for k in range(count)))


@pytest.fixture
def told(office):
    return Told(office)


@pytest.fixture
def monday(office, postbox):
    """The office on the Monday after that week, with a mail server and one reader."""
    office.clock.set(MONDAY)
    return office.with_mail(postbox.port, LEADER)


def due():
    return datetime.fromisoformat(MONDAY)


def make(office, kind="week"):
    return make_report(office.session, kind, due())


def text_of(office, period=WEEK):
    return report_text(period_report(office.session, period))


def with_schedule(office, **parts):
    return office.with_settings(replace(office.session.settings, schedule=Schedule(**parts)))


# -- which editions ------------------------------------------------------------------------------------


def test_a_week_tells_what_its_mails_told_each_item_once(office, press, postbox):
    """Two mornings with one article each, cut and mailed; the report of the week holds both, and agrees with the mails."""
    desk = office.with_mail(postbox.port, LEADER)
    for day, path, title, words in (
        (15, "/cau.html", "Khánh thành cây cầu mới ở Hàm Yên", press.body),
        (16, "/boi.html", "Xã Hàm Yên mở thêm lớp học bơi", press.other),
    ):
        press.list("local", (path, title, f"{day} Sep 2026 15:00:00 +0700"))
        press.article(path, title, words, at=f"2026-09-{day}T15:00:00+07:00")
        office.clock.set(f"2026-09-{day}T18:00:00+07:00")
        office.round()
        office.clock.set(f"2026-09-{day + 1}T07:00:00+07:00")
        send_digest(desk.session)
    office.clock.set(MONDAY)
    made = make(desk)
    deliver(desk.session)
    mails = [email.message_from_bytes(raw, policy=policy.default) for _, raw in postbox.got]
    told, digests = [m.get_body(("plain",)).get_content() for m in mails[2:]], mails[:2]

    assert made == "report 2026-W38: 2 items of 2 editions, 1 mails"
    assert "02 tin, bài (02 lượt đăng) trong 02 bản tin" in told[0]
    for digest, title in zip(digests, ("Khánh thành cây cầu mới", "mở thêm lớp học bơi"), strict=True):
        assert digest.get_body(("plain",)).get_content().count(title) == 1
        assert told[0].count(title) == 1
    assert mails[2]["Subject"].startswith("[TỔNG HỢP BÁO CHÍ TUYÊN QUANG] Tuần 38 năm 2026 – 02 tin, bài")


def test_only_editions_due_from_monday_to_sunday_belong_to_the_week(monday, told):
    for day in ("2026-09-11", "2026-09-14", "2026-09-18", "2026-09-21"):
        told.edition(day, item(told.number, f"Tin của ngày {day}"))
    edition_days = re.findall(r"Tin của ngày (\S+)”", text_of(monday))

    assert set(edition_days) == {"2026-09-14", "2026-09-18"}


def test_each_edition_is_in_one_week_and_in_one_month(monday, told):
    days = [date(2026, 8, 24) + timedelta(days=n) for n in range(28)]
    for day in days:
        told.edition(day.isoformat())
    reports = [period_report(monday.session, named_period("week", f"2026-W{n}")) for n in range(35, 39)]
    months = [period_report(monday.session, named_period("month", f"2026-{n:02d}")) for n in (8, 9)]

    for parts in (reports, months):
        assert [edition.number for part in parts for edition in part.editions] == list(range(1, 29))


def test_working_days_without_an_edition_are_named(monday, told):
    told.week("2026-09-14", 1, 1, 1)

    assert period_report(monday.session, WEEK).missing == (date(2026, 9, 17), date(2026, 9, 18))


def test_no_day_that_has_not_come_is_missing(office, told):
    told.week("2026-09-14", 1, 1)
    office.clock.set("2026-09-16T06:59:00+07:00")
    running = period_report(office.session, WEEK)

    assert (running.missing, running.over) == ((), False)


def test_it_is_compared_only_with_a_complete_period(monday, told):
    told.week("2026-09-07", 2, 2, 2, 2, 2)
    told.week("2026-09-14", 3, 3, 3, 3, 3)
    assert "tin, bài tăng 05 (50,00%)" in text_of(monday)

    before = period_report(monday.session, WEEK.before)
    assert before.previous is None
    assert "So với tuần trước: chưa có số liệu." in report_text(before)


def test_a_period_before_that_lacks_an_edition_is_no_measure(monday, told):
    told.week("2026-09-07", 2, 2, 2, 2)
    told.week("2026-09-14", 3, 3, 3, 3, 3)

    assert period_report(monday.session, WEEK).previous is None


def test_days_off_and_reminders_of_the_coming_period_are_named(monday):
    august = period_report(monday.session, named_period("month", "2026-08"))

    assert [(n.day.isoformat(), n.kind) for n in august.coming] == [
        ("2026-09-02", "holiday"),
        ("2026-09-15", "reminder"),
    ]
    assert [n.text for n in period_report(monday.session, named_period("month", "2026-09")).rested] == ["Quốc khánh"]


def test_a_period_that_has_not_begun_is_refused(monday):
    monday.clock.set("2026-09-20T12:00:00+07:00")
    with pytest.raises(InputError, match="2026-W39 has not begun yet"):
        period_report(monday.session, WEEK.after)


# -- once ----------------------------------------------------------------------------------------------


def test_it_is_made_once_and_each_reader_gets_it_once(monday, told, postbox):
    told.week("2026-09-14", 1, 1, 1, 1, 1)
    desk = monday.with_mail(postbox.port, LEADER, DUTY)
    said = [make(desk), make(desk)]
    deliver(desk.session)
    deliver(desk.session)
    ids = [email.message_from_bytes(raw)["Message-ID"] for _, raw in postbox.got]

    assert said[0].startswith("report 2026-W38: 5 items of 5 editions, 2 mails")
    assert said[1] == "report 2026-W38 was made before, on 2026-09-21 08:00"
    assert sorted(to for to, _ in postbox.got) == [LEADER, DUTY]
    assert len(set(ids)) == 2


def test_a_server_that_is_away_loses_no_report(monday, told, postbox):
    told.week("2026-09-14", 1, 1, 1, 1, 1)
    dead = monday.with_mail(1, LEADER)
    make(dead)
    with pytest.raises(MailError):
        deliver(dead.session)
    monday.clock.set("2026-09-21T08:30:00+07:00")
    deliver(monday.session)

    assert [to for to, _ in postbox.got] == [LEADER]


def test_what_is_kept_renders_again_byte_for_byte(monday, told):
    told.week("2026-09-14", 2, 0, 1, 1, 1)
    make(monday)
    kept = monday.session.store.reports.get("week", "2026-W38")
    again = kept_report(monday.session.store, kept.frozen)

    assert report_text(again).encode() == kept.txt
    assert report_html(again).encode() == kept.html


def test_the_files_are_what_was_mailed_whatever_the_rules_say_later(monday, told):
    told.week("2026-09-14", 2, 0, 1, 1, 1)
    make(monday)
    files = show_report(monday.session, WEEK)
    kept = monday.session.store.reports.get("week", "2026-W38")
    renamed = monday.session.settings.office.model_copy(update={"name": "Tên khác"})
    later = monday.with_settings(replace(monday.session.settings, office=renamed))

    assert (files.kept, files.text.name, files.html.name) == (True, "2026-W38.txt", "2026-W38.html")
    assert (files.text.read_bytes(), files.html.read_bytes()) == (kept.txt, kept.html)
    assert show_report(later.session, WEEK).text.read_bytes() == kept.txt


def test_a_week_without_editions_is_told_too(monday, postbox):
    assert make(monday) == "report 2026-W38: 0 items of 0 editions, 1 mails"
    deliver(monday.session)
    body = email.message_from_bytes(postbox.got[0][1], policy=policy.default).get_body(("plain",)).get_content()

    assert "Trong tuần không có bản tin điểm báo nào, chưa có số liệu." in body


def test_a_month_is_made_of_the_month_before(monday, told):
    told.edition("2026-08-31", item(1, "Tin cuối tháng"))

    assert make(monday, "month") == "report 2026-08: 1 items of 1 editions, 1 mails"


def test_it_is_not_frozen_while_the_period_runs(office, postbox, told):
    told.week("2026-09-14", 1)
    office.clock.set("2026-09-20T23:59:00+07:00")
    desk = office.with_mail(postbox.port, LEADER)
    with pytest.raises(InputError, match="2026-W38 is not over yet"):
        make_report(desk.session, "week", due())

    assert desk.session.store.reports.periods("week") == ()


def test_it_waits_for_an_edition_that_is_still_to_be_cut(office, postbox, told):
    """Early on Monday, Friday's digest was never cut: what it will tell belongs to the week."""
    told.week("2026-09-14", 1, 1, 1, 1)
    office.clock.set("2026-09-21T06:00:00+07:00")
    desk = office.with_mail(postbox.port, LEADER)
    with pytest.raises(MonitorError, match=r"the digest of 2026-09-18 07:00 belongs to 2026-W38 and is not cut yet"):
        make(desk)
    send_digest(desk.session)

    assert make(desk).startswith("report 2026-W38: 4 items of 5 editions")


# -- readers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "part"), [("week", "weekly"), ("month", "monthly")])
def test_those_named_in_the_schedule_get_it_in_place_of_the_digests(monday, postbox, kind, part):
    rule = {"weekly": Weekly, "monthly": Monthly}[part](recipients=(RecipientRow(address=DUTY),))
    desk = with_schedule(monday, **{part: rule})
    make(desk, kind)
    deliver(desk.session)

    assert [to for to, _ in postbox.got] == [DUTY]


def test_without_readers_it_says_where_to_name_them(monday, postbox):
    nobody = with_schedule(monday.with_mail(postbox.port))
    with pytest.raises(InputError, match=r"nobody is named for the report of a week: add recipients to \[weekly\]"):
        make(nobody)

    assert nobody.session.store.reports.periods("week") == ()


# -- the command ---------------------------------------------------------------------------------------


@pytest.fixture
def run(office, postbox, told):
    """Runs the command in the folder of the office, whose rules name a server on loopback and one reader."""
    told.week("2026-09-14", 1, 1, 1, 1, 1)
    folder = office.session.data.parent
    write_mail_rules(folder, postbox.port, LEADER)

    def invoke(*arguments):
        at = datetime.fromisoformat(MONDAY).astimezone(UTC)
        result = CliRunner().invoke(command, arguments, obj=Context(folder, office.session.data, at, verbose=False))
        return result.output.replace(str(folder), ""), result.exception

    return invoke


def test_the_command_shows_a_report_and_freezes_nothing(run, office, postbox):
    said, fault = run("week")

    assert fault is None
    assert said.splitlines() == [
        "report 2026-W38: 5 items of 5 editions, not made yet",
        "/data/editions/2026-W38-preview.html",
        "/data/editions/2026-W38-preview.txt",
    ]
    assert (office.session.store.reports.periods("week"), postbox.got) == ((), [])


def test_the_command_shows_a_period_that_runs_as_it_stands(run):
    said, _ = run("month", "--period", "2026-09")

    assert said.startswith("report 2026-09: 5 items of 5 editions, not over yet, as it stands now")


def test_the_command_sends_it_once(run, postbox):
    first, _ = run("week", "--send")
    second, _ = run("week", "--period", "2026-W38", "--send")

    assert first.splitlines()[:2] == [
        "report 2026-W38: 5 items of 5 editions, 1 mails",
        f"sent to {LEADER} (report 2026-W38)",
    ]
    assert second.splitlines()[:2] == [
        "report 2026-W38 was made before, on 2026-09-21 08:00",
        "report 2026-W38: 5 items of 5 editions, made and frozen",
    ]
    assert len(postbox.got) == 1


def test_the_command_says_what_the_server_refused(run, postbox):
    postbox.refuses.add(LEADER)
    _, fault = run("week", "--send")

    assert isinstance(fault, MonitorError)
    assert "no such mailbox here" in str(fault)
