"""The mail that calls a task to mind. Not for: its day (tests/pipeline/test_due_jobs.py)."""

import email
from dataclasses import replace
from datetime import date, datetime
from email.policy import default

import pytest

from monitor.config.deadlines import Deadlines, UnitRow
from monitor.config.recipients import RecipientRow
from monitor.config.schedule import Reminder, Schedule
from monitor.config.synthesis import Item, LastDay, Part, Section, SynthesisRules
from monitor.errors import InputError
from monitor.pipeline.outgoing.due import planned
from monitor.serving.reminders import remind

RULES_PART = Part(
    number="I", title="CHỈ ĐẠO", section=(Section(plan="II.1", item=(Item(id="van-ban", title="Văn bản"),)),)
)
DUE = datetime.fromisoformat("2026-12-15T08:00:00+07:00")


@pytest.fixture
def reminder(session, clock):
    clock.at = DUE

    def with_rule(**more):
        rule = {"id": "giao-ban", "text": "Chuẩn bị giao ban báo chí quý IV.", "months": (12,), "day": 15} | more
        schedule = Schedule(reminder=(Reminder(**rule),))
        changed = replace(session, settings=replace(session.settings, schedule=schedule))
        return changed, next(job for job in planned(changed.settings) if job.kind == "reminder")

    return with_rule


def mails(session):
    kept = session.store.messages.unsent()
    return [(mail, email.message_from_bytes(mail.body, policy=default)) for mail in kept]


def test_it_goes_to_the_readers_of_the_digest_once(reminder):
    """Run again for the same day, nothing is added."""
    session, job = reminder()
    assert remind(session, job, DUE) == "mails kept to be sent: 2"
    assert remind(session, job, DUE) == "mails kept to be sent: 0"
    (kept, mail), (other, _) = mails(session)

    assert (kept.recipient, other.recipient) == ("lanh-dao@office.example", "van-phong@office.example")
    assert (kept.kind, kept.about, kept.not_before) == ("reminder", "giao-ban-2026-12-15", DUE)
    assert mail["Subject"] == "Nhắc việc ngày 15/12/2026: Chuẩn bị giao ban báo chí quý IV."
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert "NHẮC VIỆC\nThứ Ba, ngày 15/12/2026\n\nChuẩn bị giao ban báo chí quý IV.\n" in text
    assert "Chuẩn bị giao ban" in mail.get_body(("html",)).get_content()


def test_a_rule_may_name_its_own_readers_and_a_long_text(reminder):
    """The subject is cut at a word, the mail is not."""
    words = "chuẩn bị số liệu " * 20
    session, job = reminder(text=words, recipients=(RecipientRow(address="tong-hop@office.example"),))
    remind(session, job, DUE)
    ((kept, mail),) = mails(session)

    assert kept.recipient == "tong-hop@office.example"
    assert mail["Subject"].endswith(" số liệu…")
    assert words.strip() in mail.get_body(("plain",)).get_content()


def test_without_any_reader_it_is_a_fault_in_words(reminder):
    session, job = reminder()
    nobody = session.settings.digest.model_copy(update={"recipients": ()})

    with pytest.raises(InputError, match="nobody is named for the reminder `giao-ban`"):
        remind(replace(session, settings=replace(session.settings, digest=nobody)), job, DUE)


def test_a_reminder_of_the_units_reports_lists_who_has_not_sent_one_and_who_was_late(reminder):
    """Of three units one was late, one was in time, one is missing on the 16th."""
    session, job = reminder(day=16, units="year", text="Đôn đốc báo cáo năm.")
    units = tuple(UnitRow(id=f"so-{n}", name=f"Sở Thử {n}") for n in (1, 2, 3))
    asked = SynthesisRules(year=LastDay(day="11-14"), part=(RULES_PART,))
    settings = replace(session.settings, deadlines=Deadlines(unit=units), synthesis=asked)
    session = replace(session, settings=settings)
    body = {"name": "Sở Thử", "compiler": "Trần Thử", "sent_on": "2026-11-13", "answers": []}
    for unit, day in (("so-1", 13), ("so-2", 16)):
        session.store.unit_reports.add("2026", unit, date(2026, 11, day), "", body, "canbo", DUE)
    remind(session, job, datetime.fromisoformat("2026-12-16T08:00:00+07:00"))
    text = mails(session)[0][1].get_body(("plain",)).get_content().replace("\r\n", "\n")

    assert "CHƯA GỬI BÁO CÁO: 01 TRÊN 03 ĐƠN VỊ" in text.upper()
    assert "Sở Thử 3" in text
    assert "Sở Thử 2: chậm 02 ngày" in text
    assert "Sở Thử 1" not in text
