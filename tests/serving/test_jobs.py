"""What each job does: which functions it calls, and what it says. Not for: those functions (tests/pipeline, tests/backup)."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.case import Moved, Opened
from monitor.cases import add, load, office_of, open_case
from monitor.config import Calendar
from monitor.config.calendar import Holiday
from monitor.errors import InputError, MailError
from monitor.pipeline import SendReport
from monitor.pipeline.outgoing.delivery import Tried
from monitor.pipeline.outgoing.due import planned
from monitor.publish import Answer
from monitor.serving import jobs
from monitor.serving.jobs import deliver_mails, refresh_feeds
from monitor.serving.jobs import run_job as run_job_
from monitor.serving.stopping import go_on as ask
from monitor.store.audit import Actor

MONDAY = datetime.fromisoformat("2026-11-23T07:00:00+07:00")


def go_on():
    """Nobody asked to end."""


def run_job(session, job, due):
    return run_job_(session, job, due, go_on)


def job(session, name):
    return next(each for each in planned(session.settings) if each.name == name)


def unreachable(session, **mail):
    """The same office; nobody listens at its mail server."""
    where = {"host": "127.0.0.1", "port": 9, "security": "none", "user": "", "timeout": 2.0} | mail
    office = session.settings.office
    office = office.model_copy(update={"mail": office.mail.model_copy(update=where)})
    return replace(session, settings=replace(session.settings, office=office))


def test_a_digest_whose_server_is_down_is_cut_kept_and_no_failure(session, clock):
    """Its mails wait in the outbox, with pauses of their own."""
    clock.at = MONDAY
    down = unreachable(session)
    report = run_job(down, job(down, "digest"), MONDAY)

    assert report.startswith("edition 1, 0 items: its mails wait: the mail server 127.0.0.1:9 could not be reached")
    assert {mail.state for mail in session.store.messages.of_edition(1)} == {"waiting"}
    assert (session.data / "editions" / "0001.html").is_file()


def test_a_digest_without_readers_is_a_failure_in_words(session, clock):
    clock.at = MONDAY
    nobody = session.settings.digest.model_copy(update={"recipients": ()})
    alone = replace(session, settings=replace(session.settings, digest=nobody))

    with pytest.raises(InputError, match="names no recipients"):
        run_job(alone, job(alone, "digest"), MONDAY)


def test_a_server_that_is_lost_before_anything_was_cut_is_a_failure(session, clock, monkeypatch):
    """Only then is there nothing that waits."""
    clock.at = MONDAY

    def lost(_session, **_):
        raise MailError("no password")

    monkeypatch.setattr(jobs, "send_digest", lost)
    with pytest.raises(MailError):
        run_job(session, job(session, "digest"), MONDAY)


@pytest.fixture
def reports(monkeypatch):
    """What reports were asked for."""
    asked = []

    def make(_session, kind, due):
        asked.append((kind, due.isoformat()))
        return f"{kind} of {due:%d/%m}"

    monkeypatch.setattr(jobs, "make_report", make)
    return asked


def test_limits_of_cases_are_called_to_mind_where_one_is_near(session, clock):
    clock.set("2026-11-20T09:00:00")
    an, friday = Actor("an", "Nguyễn Thị An"), clock()
    number = open_case(session.store, Opened("Báo nêu cầu đã nứt", 3, friday), (), actor=an, at=friday)
    clock.set("2026-11-23T07:00:00")
    assert run_job(session, job(session, "cases"), MONDAY) == "no limit of a case is near: no mail"

    limit = Moved("sent", "Phòng Thử", due=clock() + timedelta(hours=6), basis="Quy chế thử")
    case = load(session.store, number)
    add(session.store, office_of(session.settings), case, [limit], actor=an, at=clock())
    assert run_job(session, job(session, "cases"), MONDAY) == "limits of cases: 1; mails kept to be sent: 2"
    assert [mail.about for mail in session.store.messages.unsent()] == ["cases-2026-11-23"] * 2


def test_a_report_is_that_of_the_day_that_the_rule_names(session, reports):
    """Told on Tuesday because Monday was off, it is the week before Monday."""
    off = Calendar(holiday=(Holiday(name="Nghỉ", **{"from": "2026-11-23"}),))
    session = replace(session, settings=replace(session.settings, calendar=off))
    due = datetime.fromisoformat("2026-11-24T08:00:00+07:00")

    assert run_job(session, job(session, "weekly"), due) == "week of 23/11"
    assert reports == [("week", "2026-11-23T01:00:00+00:00")]
    run_job(session, job(session, "monthly"), datetime.fromisoformat("2026-11-02T08:00:00+07:00"))
    assert reports[-1] == ("month", "2026-11-01T01:00:00+00:00")


def test_two_weeks_of_rest_are_two_reports(session, reports):
    off = Calendar(holiday=(Holiday(name="Tết", **{"from": "2027-02-05", "to": "2027-02-15"}),))
    session = replace(session, settings=replace(session.settings, calendar=off))

    said = run_job(session, job(session, "weekly"), datetime.fromisoformat("2027-02-16T08:00:00+07:00"))
    assert said == "week of 08/02; week of 15/02"


def test_the_backup_is_made_by_its_room(session, monkeypatch):
    monkeypatch.setattr(jobs, "run_backup", lambda given: f"made of {given.data.name}")

    assert run_job(session, job(session, "backup"), MONDAY) == "made of data"


def test_an_outbox_in_which_nothing_was_due_says_nothing_of_the_server(session, monkeypatch):
    assert deliver_mails(session, go_on) is None
    tried = (Tried("a@b.vn", None, "", Answer("sent", "")), Tried("c@d.vn", None, "", Answer("refused", "550 no")))
    monkeypatch.setattr(jobs, "deliver", lambda _session, **_: SendReport(0, tried))
    assert deliver_mails(session, go_on) == "1 mail sent; c@d.vn: 550 no"


def test_who_waits_for_a_mail_server_is_told_when_the_program_is_to_end(session, monkeypatch):
    """In words, not by an exception in the middle of a mail."""
    asked, stop = [], threading.Event()

    def sends(_session, *, stopping, **_):
        asked.append(stopping())
        stop.set()
        asked.append(stopping())
        return SendReport(0, ())

    monkeypatch.setattr(jobs, "deliver", sends)
    deliver_mails(session, lambda: ask(stop))
    assert asked == [False, True]


def test_a_digest_that_becomes_due_meanwhile_stops_a_long_outbox(session, clock, monkeypatch):
    """It is cut first; what is left of the outbox goes with it."""
    asked = []

    def sends(_session, *, go_on, **_):
        asked.append(go_on())
        clock.at = MONDAY
        asked.append(go_on())
        return SendReport(0, ())

    clock.at = MONDAY - timedelta(minutes=1)
    monkeypatch.setattr(jobs, "deliver", sends)
    deliver_mails(session, go_on)
    assert asked == [True, False]


def test_selections_are_written_below_the_data_folder_where_there_are_any(session, monkeypatch):
    written = []
    monkeypatch.setattr(jobs, "write_feeds", lambda _session, folder: written.append(folder))
    none = session.settings.selections.model_copy(update={"selection": ()})
    assert refresh_feeds(replace(session, settings=replace(session.settings, selections=none)), go_on) == ""
    assert written == []

    some = session.settings.selections.model_copy(update={"selection": ("one",)})
    refresh_feeds(replace(session, settings=replace(session.settings, selections=some)), go_on)
    assert written == [session.data / "feeds"]
