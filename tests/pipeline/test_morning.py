"""The morning digest: once to each, nothing skipped. Not for: its words and layout (tests/publish)."""

import email
from dataclasses import replace
from email import policy

import pytest

from monitor.errors import InputError, MailError, StoreError
from monitor.pipeline import digest_edition, run_round, send_digest, send_test, write_files
from monitor.store import Store

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"
MORNING = "2026-09-16T07:00:00+07:00"
NEXT_MORNING = "2026-09-17T07:00:00+07:00"
LEADER, DUTY = "lanh-dao@van-phong.example", "truc@van-phong.example"


def body_of(raw: bytes) -> str:
    message = email.message_from_bytes(raw, policy=policy.default)
    return message.get_body(("plain",)).get_content()


@pytest.fixture
def read_day(office, press):
    """One clip about a bridge, read in the evening."""
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", "Khánh thành cây cầu mới ở Hàm Yên")
    office.round()
    office.clock.set(MORNING)
    return office


def test_each_recipient_gets_the_digest_once(read_day, postbox):
    """Two recipients, two messages; a second send sends nothing."""
    desk = read_day.with_mail(postbox.port, LEADER, DUTY)
    first = send_digest(desk.session)
    second = send_digest(desk.session)

    assert sorted(to for to, _ in postbox.got) == [LEADER, DUTY]
    assert sorted(first.sent) == [LEADER, DUTY]
    assert (second.sent, second.already) == ((), 2)
    assert all(body_of(raw).count("Khánh thành cây cầu mới ở Hàm Yên") == 1 for _, raw in postbox.got)


def test_a_server_that_is_down_loses_nothing(read_day, postbox):
    """The edition is cut and waits; the next try sends it, unchanged."""
    dead = read_day.with_mail(1, LEADER)
    with pytest.raises(MailError, match=r"127\.0\.0\.1"):
        send_digest(dead.session)
    edition, new = digest_edition(dead.session)
    report = send_digest(read_day.with_mail(postbox.port, LEADER).session)

    assert not new
    assert (report.edition, report.sent) == (edition.number, (LEADER,))


def test_yesterdays_waiting_message_goes_out_with_todays(read_day, postbox):
    """A server that was down for a day: both editions arrive, in order."""
    with pytest.raises(MailError):
        send_digest(read_day.with_mail(1, LEADER).session)
    read_day.clock.set(NEXT_MORNING)
    report = send_digest(read_day.with_mail(postbox.port, LEADER).session)

    assert report.edition == 2
    assert len(postbox.got) == 2
    assert "Khánh thành cây cầu" in body_of(postbox.got[0][1])


def test_a_refused_recipient_waits_and_the_others_get_theirs(read_day, postbox):
    """The server's refusal is reported; the next send tries that one again and no other."""
    postbox.refuses.add(DUTY)
    desk = read_day.with_mail(postbox.port, LEADER, DUTY)
    first = send_digest(desk.session)
    postbox.refuses.clear()
    second = send_digest(desk.session)

    assert first.sent == (LEADER,)
    assert first.refused[0][0] == DUTY
    assert "no such mailbox" in first.refused[0][1]
    assert second.sent == (DUTY,)


def test_a_late_clip_is_in_the_next_edition_as_a_supplement(read_day, press, postbox):
    """Published yesterday, found today: told once, under "Bổ sung"."""
    desk = read_day.with_mail(postbox.port, LEADER)
    send_digest(desk.session)
    press.list("local", ("/muon.html", "Tin muộn", TODAY))
    press.article("/muon.html", "Xã Hàm Yên mở thêm lớp học bơi", press.other)
    read_day.clock.set("2026-09-16T18:00:00+07:00")
    read_day.round()
    read_day.clock.set(NEXT_MORNING)
    send_digest(desk.session)
    edition, _ = digest_edition(desk.session)

    assert edition.number == 2
    assert [(item.title, item.supplement) for item in edition.items] == [("Xã Hàm Yên mở thêm lớp học bơi", True)]
    assert edition.previous_items == 1


def test_a_late_copy_is_counted_and_not_told_again(read_day, press, postbox):
    """A reprint of what was told yesterday is an appearance, not an item."""
    desk = read_day.with_mail(postbox.port, LEADER)
    send_digest(desk.session)
    press.list("national", ("/lai.html", "Đăng lại", "Wed, 16 Sep 2026 09:00:00 +0700"))
    press.article("/lai.html", "Có cầu mới", at="2026-09-16T09:00:00+07:00")
    read_day.clock.set("2026-09-16T18:00:00+07:00")
    read_day.round()
    read_day.clock.set(NEXT_MORNING)
    edition, new = digest_edition(desk.session)

    assert new
    assert edition.items == ()
    (late,) = edition.late
    assert (late.edition, late.original.title) == (1, "Khánh thành cây cầu mới ở Hàm Yên")
    assert [(copy.outlet, copy.group) for copy in late.original.copies] == [("Báo Toàn Quốc", "trung-uong")]


def test_the_first_edition_archives_what_is_older_than_a_day(read_day):
    """Clips published before the last 24 hours are kept and counted, not told."""
    read_day.clock.set("2026-09-17T07:00:00+07:00")
    edition, new = digest_edition(read_day.session)

    assert new
    assert (edition.items, edition.archived) == ((), 1)


def test_a_trial_marks_nothing(read_day, postbox):
    """--test sends to one address, and the digest is still to be sent."""
    desk = read_day.with_mail(postbox.port, LEADER)
    report = send_test(desk.session, "thu@van-phong.example")
    message = email.message_from_bytes(postbox.got[0][1], policy=policy.default)

    assert report.sent == ("thu@van-phong.example",)
    assert message["Subject"].startswith("[THỬ] ")
    assert desk.session.store.editions.last() is None
    assert send_digest(desk.session).sent == (LEADER,)


def test_without_recipients_nothing_is_cut(read_day):
    """An empty list of recipients is refused before anything is frozen."""
    with pytest.raises(InputError, match="recipients"):
        send_digest(read_day.with_mail(25).session)
    assert read_day.session.store.editions.last() is None


def test_a_source_that_fails_is_in_the_footer(read_day, press):
    """A failed source never looks like a quiet one."""
    press.pages["/national.rss"] = (500, "text/plain", "")
    read_day.round()
    edition, _ = digest_edition(read_day.session)
    files = write_files(read_day.session, edition, preview=True)

    assert [fault.name for fault in edition.faults] == ["Báo Toàn Quốc"]
    assert "Báo Toàn Quốc" in files.text.read_text(encoding="utf-8").split("X. ", 1)[1]


def test_a_sent_edition_renders_the_same_for_ever(read_day, press, postbox):
    """What was frozen does not move when clips arrive later."""
    desk = read_day.with_mail(postbox.port, LEADER)
    send_digest(desk.session)
    before = write_files(desk.session, digest_edition(desk.session)[0], preview=False)
    kept = before.html.read_bytes(), before.text.read_bytes()
    press.list("local", ("/them.html", "Thêm", TODAY))
    press.article("/them.html", "Xã Hàm Yên mở thêm lớp học bơi", press.other)
    read_day.round()
    after = write_files(desk.session, digest_edition(desk.session)[0], preview=False)

    assert (after.html.read_bytes(), after.text.read_bytes()) == kept


def test_a_source_that_is_read_in_part_is_told_apart(read_day, press):
    """One of two addresses fails: the source is not called unreachable, and not passed over."""
    press.list("national", ("/xa.html", "Xa", TODAY))
    local, national = read_day.session.settings.sources
    wide = local.model_copy(update={"more": (press.url("/gone.rss"),)})
    session = replace(read_day.session, settings=replace(read_day.session.settings, sources=(wide, national)))
    run_round(session, every=True, tell=lambda _line: None)
    edition, _ = digest_edition(session)
    text = write_files(session, edition, preview=True).text.read_text(encoding="utf-8")

    assert [(fault.source, fault.whole) for fault in edition.faults] == [("local", False)]
    assert "01 nguồn chỉ đọc được một phần: Báo Thử (máy chủ báo lỗi 404)." in text
    assert "nguồn không truy cập được" not in text


def test_two_programs_cannot_send_at_once(read_day, postbox):
    """While one sends, another is refused at once; nothing is cut or sent twice."""
    desk = read_day.with_mail(postbox.port, LEADER)
    path = read_day.session.data / "monitor.db"
    with Store.open(path) as other, other.alone("send", "sending"), pytest.raises(StoreError, match="another monitor"):
        send_digest(desk.session)
    assert postbox.got == []
    assert send_digest(desk.session).sent == (LEADER,)


def test_what_was_clipped_under_a_clock_that_ran_ahead_is_told_when_a_person_sets_it_right(read_day, press, postbox):
    """It does not wait for the calendar to come there, and nothing is a late find because of it."""
    desk = read_day.with_mail(postbox.port, LEADER)
    read_day.clock.set("2026-10-16T07:00:00+07:00")
    send_digest(desk.session)
    press.list("local", ("/lop-boi.html", "Lớp bơi", TODAY))
    press.article("/lop-boi.html", "Xã Hàm Yên mở thêm lớp học bơi", press.other)
    read_day.round()
    read_day.clock.set(MORNING)
    report = send_digest(desk.session, believe_clock=True)
    edition, _ = digest_edition(desk.session)

    assert (report.edition, report.sent) == (2, (LEADER,))
    assert [(item.title, item.supplement) for item in edition.items] == [("Xã Hàm Yên mở thêm lớp học bơi", False)]
