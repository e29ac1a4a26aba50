"""The mail for who looks after the program. Not for: how `monitor doctor` says the same (tests/test_doctor.py)."""

import email
from dataclasses import replace
from datetime import datetime, timedelta
from email.policy import default

import pytest

from monitor.config.schedule import Watch
from monitor.model import Poll
from monitor.serving import watch as watching
from monitor.serving.watch import watch
from monitor.store import NewMessage, NextPoll

DUE = datetime.fromisoformat("2026-11-24T08:30:00+07:00")
HOUR = timedelta(hours=1)


@pytest.fixture
def office(session, clock, monkeypatch):
    """An office where all is well on Tuesday at half past eight."""
    clock.at = DUE
    monkeypatch.setattr(watching, "free_bytes", lambda _data: 50_000_000_000)
    session.store.jobs.note("backup", DUE - 6 * HOUR, began=DUE - 6 * HOUR, ended=DUE - 6 * HOUR, report="made")
    return session


def told(session):
    """The plain text of the mail, and who got it; nothing when there is none."""
    kept = [mail for mail in session.store.messages.unsent() if mail.about.startswith("watch-")]
    return [
        (mail.recipient, email.message_from_bytes(mail.body, policy=default).get_body(("plain",)).get_content())
        for mail in kept
    ]


def mail_to(session, address, hours):
    message = NewMessage(address, f"<{address}.{hours}>", b"x", DUE + hours * HOUR)
    session.store.messages.add("report", "2026-W47", [message], DUE + hours * HOUR)
    return session.store.messages.unsent()[-1].id


def tried(session, message, outcome, reason, hours=-1):
    attempt = session.store.messages.begin(message, DUE + hours * HOUR)
    session.store.messages.end(attempt, DUE + hours * HOUR, outcome, reason, DUE if outcome == "unknown" else None)


def test_nobody_is_written_to_when_all_is_well(office):
    assert watch(office, DUE) == "nothing is wrong"
    assert told(office) == []


def test_what_is_wrong_is_told_once_a_day(office):
    """A mail given up, one that waits, one perhaps sent twice, a job that failed, a program that died."""
    store = office.store
    tried(office, mail_to(office, "het@office.example", -5), "refused", "550 no such mailbox")
    mail_to(office, "cho@office.example", -3)
    mail_to(office, "moi@office.example", -1)
    doubtful = mail_to(office, "doi@office.example", -4)
    tried(office, doubtful, "unknown", "the connection broke")
    tried(office, doubtful, "sent", "")
    store.jobs.begin("weekly", DUE - HOUR, DUE - HOUR)
    store.jobs.end("weekly", DUE - HOUR, DUE - HOUR, "an edition is still to be cut", failed=True)
    store.jobs.note("lane-office", DUE - HOUR, began=DUE, ended=DUE, report="was killed by signal 9", failed=True)

    report = watch(office, DUE)
    assert watch(office, DUE).endswith("mails kept to be sent: 0")
    ((recipient, text),) = told(office)

    assert report.endswith("mails kept to be sent: 1")
    assert recipient == "tin-hoc@office.example"
    for words in (
        "Có 05 việc cần xem: thư không gửi được 01; thư chờ gửi quá 02 giờ 01; thư có thể đã gửi hai lần 01;",
        "; việc theo lịch bị lỗi 01; chương trình phải khởi động lại 01.",
        "THƯ KHÔNG GỬI ĐƯỢC",
        "het@office.example, báo cáo 2026-W47, đến giờ gửi lúc 03:30 ngày 24/11/2026: 550 no such mailbox",
        "cho@office.example, báo cáo 2026-W47, đến giờ gửi lúc 05:30 ngày 24/11/2026",
        "doi@office.example",
        "báo cáo tuần, kỳ 07:30 ngày 24/11/2026, đã thử 01 lần: an edition is still to be cut",
        "office, 07:30 ngày 24/11/2026: was killed by signal 9",
        "Lệnh monitor doctor cho biết chi tiết",
    ):
        assert words in text
    assert "moi@office.example" not in text


def test_a_broken_source_an_old_backup_and_a_full_disk_are_told(office, clock, repository, monkeypatch):
    source = repository.sources[0].model_copy(update={"enabled": True})
    broken = replace(office, settings=replace(office.settings, sources=(source,)))
    poll = Poll(source.id, source.url, "failed", "500 broken", failure="hard")
    for _ in range(2):
        office.store.save_poll(poll, [], DUE - HOUR, NextPoll(DUE, ""))
    clock.at = DUE + 48 * HOUR
    monkeypatch.setattr(watching, "free_bytes", lambda _data: 1_500_000_000)
    watch(broken, DUE + 48 * HOUR)
    ((_, text),) = told(office)

    assert f"{source.name} ({source.id}): 500 broken" in text
    assert "bản tốt gần nhất: 02:30 ngày 24/11/2026" in text
    assert "còn 1500 MB" in text


def test_mails_held_since_a_restore_are_told_as_such(office):
    mail_to(office, "giu@office.example", -5)
    (office.data / "restored-at.txt").write_text((DUE - HOUR).isoformat(), encoding="ascii")
    watch(office, DUE)
    ((_, text),) = told(office)

    assert "THƯ TẠM GIỮ SAU KHI KHÔI PHỤC DỮ LIỆU" in text
    assert "THƯ CHỜ GỬI" not in text


def test_a_digest_that_is_not_done_and_a_doubtful_clock_are_told(office, edition):
    """The digest of 07:00 was not begun; edition 4 is of a day to come."""
    office.store.jobs.skip("digest", DUE - 48 * HOUR, DUE - 48 * HOUR, "")
    watch(office, DUE)
    ((_, text),) = told(office)
    assert "ĐIỂM BÁO ĐẾN GIỜ CHƯA LÀM XONG" in text
    assert "kỳ 07:00 ngày 24/11/2026, chưa bắt đầu từ 07:00 ngày 24/11/2026" in text

    edition(4, "2026-11-26T07:00:00", "2026-11-26T12:00:00")
    day = timedelta(days=1)
    office.store.jobs.note("watch", DUE + day, began=DUE, ended=DUE, report="")
    watch(office, DUE - day)
    text = told(office)[1][1]
    assert "ĐỒNG HỒ MÁY TÍNH CÓ THỂ SAI" in text
    assert (
        "đồng hồ đang chỉ 08:30 ngày 24/11/2026, nhưng đã có điểm báo số 004 của 07:00 ngày 26/11/2026 và 01 việc khác"
        in text
    )


def test_its_own_failure_yesterday_is_none(office):
    """It would report itself while it runs a second time."""
    office.store.jobs.begin("watch", DUE, DUE)
    office.store.jobs.begin("watch", DUE, DUE)

    assert watch(office, DUE) == "nothing is wrong"


def test_with_nobody_to_tell_the_report_says_so(office):
    mail_to(office, "cho@office.example", -3)
    schedule = office.settings.schedule.model_copy(update={"watch": Watch()})
    alone = replace(office, settings=replace(office.settings, schedule=schedule))

    assert watch(alone, DUE) == (
        "nobody is named under [watch] in rules/schedule.toml; to be told: thư chờ gửi quá 02 giờ 1"
    )


def test_of_a_hundred_of_a_kind_twenty_are_told_and_the_rest_counted(office):
    lines = tuple(f"dòng {n}" for n in range(100))

    assert watching._shortened(lines)[-2:] == ("dòng 19", "Còn 80 dòng nữa, xem bằng lệnh monitor doctor.")
    assert watching._shortened(lines[:20]) == lines[:20]
