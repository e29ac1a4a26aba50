"""The edition before its hour: what people plan for it, and its approval. Not for: the desk's pages (tests/desk)."""

import email
from dataclasses import replace
from datetime import datetime, timedelta
from email import policy

import pytest

from monitor.config.digest import Audience
from monitor.config.recipients import RecipientRow
from monitor.errors import BusyError, InputError, MonitorError
from monitor.pipeline import deliver, digest_edition, send_digest
from monitor.pipeline.outgoing.delivery import send_now
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.planned import deciding, keep_approved, planned_due, preview, too_old
from monitor.store import Store

WHO = "Duyệt Thị Mẫu"
LEADER, DUTY = "lanh-dao@van-phong.example", "truc@van-phong.example"
EARLY, LATER, SEVEN = (f"2026-09-16T{hour}:00+07:00" for hour in ("06:50", "06:55", "07:00"))
NEXT = "2026-09-17T07:00:00+07:00"
PAPERS = (
    "Xã Hàm Yên mở đường vào bản",
    "Chợ phiên Hàm Yên họp lại sau lũ",
    "Trường học ở Hàm Yên có thêm phòng",
)


def paragraphs(n):
    """An article about the province that is like no other."""
    return (
        f"Ngày 15/9, tại xã Hàm Yên, tỉnh Tuyên Quang, việc thứ {n} của tuần được bàn ở hội trường thôn {'ABC'[n % 3]}.",
        ("Bà con góp ngày công làm đường. ", "Người bán hàng dựng lại lều chợ. ", "Thầy cô dọn lớp đón trẻ. ")[n % 3]
        * 6,
        ("Đường dài hai cây số. ", "Chợ có tám mươi quầy. ", "Phòng mới rộng năm mươi mét. ")[n % 3] * 5,
    )


class Desk:
    """Short words for what these tests do."""

    def __init__(self, office, press, postbox):
        self.office, self.press = office.with_mail(postbox.port, LEADER, DUTY), press
        self.session, self.clock, self.store = self.office.session, office.clock, office.session.store
        self.listed = []

    def read(self, *titles, at=None):
        """Read these articles now."""
        if at:
            self.clock.set(at)
        for title in titles:
            n = len(self.listed)
            self.listed.append((f"/{n}.html", title, "Tue, 15 Sep 2026 15:00:00 +0700"))
            self.press.article(f"/{n}.html", title, paragraphs(n))
        self.press.list("local", *self.listed)
        self.office.round()

    def approve(self, seen, *, session=None):
        """What the desk does when nothing has changed; the number of the edition."""
        session = session or self.session
        with deciding(session):
            now = preview(session, seen.edition.cut_at)
            assert now.fingerprint == seen.fingerprint
            return keep_approved(session, seen, WHO, self.clock())

    def titles(self, number):
        return [item.title for item in edition_of(self.store, number).items]

    def roles(self):
        """By number of the edition: how many articles of each role."""
        with self.store._database.reading() as db:
            rows = db.execute("SELECT edition, role, COUNT(*) AS n FROM edition_articles GROUP BY edition, role")
            return {(row["edition"], row["role"]): row["n"] for row in rows}

    def clip(self, title):
        return next(c.id for c in self.store.editions.waiting_clips(self.clock()) if c.article.title == title)


@pytest.fixture
def desk(office, press, postbox):
    """Three articles read in the evening; it is ten to seven."""
    found = Desk(office, press, postbox)
    found.read(*PAPERS)
    found.clock.set(EARLY)
    return found


def text_of(postbox, n=-1):
    message = email.message_from_bytes(postbox.got[n][1], policy=policy.default)
    return message.get_body(("plain",)).get_content()


def planned_hour(desk):
    return planned_due(desk.session).astimezone(datetime.fromisoformat(SEVEN).tzinfo).isoformat()


# -- what people plan ----------------------------------------------------------------------------------


def test_what_is_dropped_is_not_told_stands_with_who_and_why_and_is_in_that_edition(desk, postbox):
    dropped = desk.clip(PAPERS[0])
    desk.store.plans.drop(1, dropped, "Trùng tin cũ.", who="Cán Văn Thử", at=desk.clock())
    desk.clock.set(SEVEN)
    send_digest(desk.session)
    edition = edition_of(desk.store, 1)

    assert sorted(desk.titles(1)) == sorted(PAPERS[1:])
    (left,) = edition.left_out
    assert (left.clip, left.title, left.who, left.reason) == (dropped, PAPERS[0], "Cán Văn Thử", "Trùng tin cũ.")
    assert desk.roles() == {(1, "item"): 2, (1, "dropped"): 1}
    assert "Cán bộ lược 01 tin, bài, không nêu trong bản tin" in text_of(postbox)
    assert PAPERS[0] not in text_of(postbox)


def test_what_is_kept_again_is_told(desk):
    clip = desk.clip(PAPERS[0])
    desk.store.plans.drop(1, clip, "Trùng.", who="Cán Văn Thử", at=desk.clock())
    desk.store.plans.keep(1, clip, who="Hai Văn Thử", at=desk.clock())
    assert len(preview(desk.session).edition.items) == 3


def test_a_drop_stands_for_whichever_edition_comes(desk):
    """What came too late for one edition is dropped from the next without another word."""
    seen = preview(desk.session)
    desk.read("Tin đến sau ở Hàm Yên", at=LATER)
    desk.store.plans.drop(1, desk.clip("Tin đến sau ở Hàm Yên"), "Không cần.", who="Cán Văn Thử", at=desk.clock())
    desk.approve(seen)
    desk.clock.set(NEXT)
    send_digest(desk.session)
    assert desk.roles() == {(1, "item"): 3, (2, "dropped"): 1}


def test_a_reprint_of_what_was_dropped_is_not_told_the_day_after(desk, press):
    desk.store.plans.drop(1, desk.clip(PAPERS[0]), "Không cần.", who="Cán Văn Thử", at=desk.clock())
    desk.clock.set(SEVEN)
    send_digest(desk.session)
    press.list("national", ("/lai.html", "Đăng lại", "Wed, 16 Sep 2026 09:00:00 +0700"))
    press.article("/lai.html", PAPERS[0], paragraphs(0), at="2026-09-16T09:00:00+07:00")
    desk.clock.set("2026-09-16T18:00:00+07:00")
    desk.office.round()
    desk.clock.set(NEXT)
    send_digest(desk.session)
    assert edition_of(desk.store, 2).late == ()
    assert desk.roles() == {(1, "item"): 2, (1, "dropped"): 1, (2, "dropped"): 1}
    assert [line.dropped for line in desk.store.editions.lines()] == [0, 1]


def test_items_stand_as_a_person_put_them_and_newcomers_behind(desk):
    usual = preview(desk.session).edition.items
    section = usual[0].section
    wanted = [item.clip for item in reversed(usual) if item.section == section]
    desk.store.plans.order(1, section, wanted, who="Cán Văn Thử", at=desk.clock())
    told = [item.clip for item in preview(desk.session).edition.items if item.section == section]
    assert told == wanted
    desk.store.plans.order(1, section, wanted[:1], who="Cán Văn Thử", at=desk.clock())
    told = [item.clip for item in preview(desk.session).edition.items if item.section == section]
    assert told == [wanted[0], *(item.clip for item in usual if item.section == section and item.clip != wanted[0])]


def test_a_note_stands_at_the_head_with_its_name(desk, postbox):
    desk.store.plans.note(1, "Tuần này có\nkỳ họp.", who="Cán Văn Thử", at=desk.clock())
    desk.clock.set(SEVEN)
    send_digest(desk.session)
    head = text_of(postbox).split("TÓM TẮT", 1)[0]
    assert "Lời cán bộ trực: Tuần này có kỳ họp. (Cán Văn Thử)" in head
    desk.clock.set(NEXT)
    assert digest_edition(desk.session)[0].note == ""


def test_a_digest_that_nobody_approved_says_so(desk, postbox):
    desk.clock.set(SEVEN)
    send_digest(desk.session)
    assert "CHƯA CÓ NGƯỜI DUYỆT" in text_of(postbox).splitlines()[2]
    assert desk.store.editions.lines()[0].approved_by == ""


# -- approval -----------------------------------------------------------------------------------------


def test_what_was_approved_before_its_hour_goes_at_its_hour_and_says_who_approved_it(desk, postbox):
    number = desk.approve(preview(desk.session))
    before = deliver(desk.session, asked=True)
    desk.clock.set(SEVEN)
    report = send_digest(desk.session)

    assert (number, before.sent) == (1, ())
    assert (report.edition, sorted(report.sent)) == (1, [LEADER, DUTY])
    assert "Đã duyệt: Duyệt Thị Mẫu, 06 giờ 50 ngày 16/09" in text_of(postbox).splitlines()[2]
    assert "CHƯA" not in text_of(postbox).split("TÓM TẮT", 1)[0]
    assert len(desk.store.editions.lines()) == 1


def test_what_came_after_the_preview_is_told_by_the_next_edition(desk):
    """Seen at 06:50, read at 06:55, approved at 06:56: each clip is in exactly one edition."""
    seen = preview(desk.session)
    desk.read("Tin đến sau ở Hàm Yên", at=LATER)
    desk.clock.set("2026-09-16T06:56:00+07:00")
    desk.approve(seen)
    desk.clock.set(SEVEN)
    send_digest(desk.session)
    desk.clock.set(NEXT)
    send_digest(desk.session)

    assert sorted(desk.titles(1)) == sorted(PAPERS)
    assert desk.titles(2) == ["Tin đến sau ở Hàm Yên"]
    assert desk.roles() == {(1, "item"): 3, (2, "item"): 1}


def test_a_reprint_that_came_after_the_preview_is_counted_once(desk, press):
    """It is no appearance of what was approved, and a late reprint of the next edition."""
    seen = preview(desk.session)
    press.list("national", ("/lai.html", "Đăng lại", "Wed, 16 Sep 2026 06:52:00 +0700"))
    press.article("/lai.html", PAPERS[0], paragraphs(0), at="2026-09-16T06:52:00+07:00")
    desk.clock.set(LATER)
    desk.office.round()
    desk.approve(seen)
    desk.clock.set(NEXT)
    send_digest(desk.session)

    assert all(item.copies == () for item in edition_of(desk.store, 1).items)
    (late,) = edition_of(desk.store, 2).late
    assert (late.edition, len(late.original.copies)) == (1, 1)


def test_what_people_change_after_the_preview_gives_another_fingerprint(desk):
    seen, clip = preview(desk.session), desk.clip(PAPERS[0])
    at = seen.edition.cut_at
    prints = [seen.fingerprint]
    for change in (
        lambda: desk.store.plans.note(1, "Chú ý.", who=WHO, at=at),
        lambda: desk.store.words.write(clip, at, WHO, "words", "Đã giao sở."),
        lambda: desk.store.plans.drop(1, clip, "Trùng.", who=WHO, at=at),
    ):
        change()
        prints.append(preview(desk.session, at).fingerprint)
    assert len(set(prints)) == 4


def test_a_source_that_fails_meanwhile_does_not(desk, press):
    seen = preview(desk.session)
    press.pages["/national.rss"] = (500, "text/plain", "")
    desk.clock.set(LATER)
    desk.office.round()
    now = preview(desk.session, seen.edition.cut_at)
    assert now.edition.faults != seen.edition.faults
    assert now.fingerprint == seen.fingerprint


def test_two_approvers_at_once_cut_one_edition(desk):
    """The second is told that somebody is at it, and then that it was cut."""
    seen = preview(desk.session)
    with Store.open(desk.session.data / "monitor.db", busy_seconds=0.1) as other, deciding(desk.session):
        with pytest.raises(BusyError), deciding(replace(desk.session, store=other)):
            pass
        keep_approved(desk.session, seen, WHO, desk.clock())
    assert preview(desk.session).edition.number == 2
    assert too_old(desk.session, seen.edition.cut_at)
    assert len(desk.store.editions.lines()) == 1


def test_an_approver_who_comes_while_the_digest_is_sent_is_told_so(desk):
    desk.clock.set(SEVEN)
    with (
        Store.open(desk.session.data / "monitor.db", busy_seconds=0.1) as other,
        desk.store.alone("send", "sending"),
        pytest.raises(BusyError, match="another monitor"),
        deciding(replace(desk.session, store=other)),
    ):
        pass
    assert send_digest(desk.session).edition == 1


def test_without_recipients_nothing_is_approved(desk):
    empty = desk.session.settings.digest.model_copy(update={"recipients": ()})
    session = replace(desk.session, settings=replace(desk.session.settings, digest=empty))
    with pytest.raises(InputError, match="recipients"):
        desk.approve(preview(session), session=session)
    assert desk.store.editions.lines() == ()


# -- for which hour -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "cut_at", "expected"),
    [
        (EARLY, None, SEVEN),  # nothing was cut yet: the hour that is near
        ("2026-09-16T09:00:00+07:00", None, SEVEN),  # missed two hours ago
        ("2026-09-16T20:00:00+07:00", None, NEXT),  # missed long ago: the next one is nearer
        ("2026-09-16T07:10:00+07:00", SEVEN, NEXT),
        ("2026-09-18T20:00:00+07:00", "2026-09-18T07:00:00+07:00", "2026-09-21T07:00:00+07:00"),  # over the weekend
    ],
)
def test_the_next_edition_is_for_the_hour_that_is_due_or_near(desk, now, cut_at, expected):
    if cut_at:
        desk.clock.set(cut_at)
        send_digest(desk.session)
    desk.clock.set(now)
    assert planned_hour(desk) == expected


def test_once_approved_the_next_one_is_that_of_the_day_after(desk):
    desk.approve(preview(desk.session))
    assert planned_hour(desk) == NEXT
    assert not digest_edition(desk.session)[1]


def test_a_clock_that_cannot_be_believed_plans_nothing(desk):
    desk.clock.set("2026-10-16T07:00:00+07:00")
    send_digest(desk.session)
    desk.clock.set(EARLY)
    with pytest.raises(MonitorError, match="set the clock"):
        preview(desk.session)


@pytest.mark.parametrize(("minutes", "old"), [(0, False), (170, False), (190, True), (-1, True)])
def test_what_was_seen_long_ago_or_in_a_time_to_come_is_looked_at_again(desk, minutes, old):
    assert too_old(desk.session, desk.clock() - timedelta(minutes=minutes)) is old


# -- sending at once ----------------------------------------------------------------------------------


def test_sent_now_the_mails_go_before_their_hour_and_once(desk, postbox):
    group = Audience(
        id="chieu", name="Chiều", hour="15:00:00", recipients=(RecipientRow(address="chieu@van-phong.example"),)
    )
    digest = desk.session.settings.digest.model_copy(update={"groups": (group,)})
    session = replace(desk.session, settings=replace(desk.session.settings, digest=digest))
    number = desk.approve(preview(session), session=session)
    for sent in (3, 0):
        desk.store.messages.hasten(number, desk.clock(), "sent at once")
        assert len(send_now(session, number).sent) == sent
    desk.clock.set(SEVEN)
    assert send_digest(session).sent == ()
    assert len(postbox.got) == 3


def test_sent_now_no_other_mail_goes(desk, postbox):
    desk.clock.set(SEVEN)
    send_digest(desk.office.with_mail(postbox.port, LEADER).session)
    assert send_now(desk.session, 9).sent == ()
    assert len(postbox.got) == 1
