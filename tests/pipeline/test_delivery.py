"""Every mail of the outbox goes once, to a real server that is away, refuses, hangs up or kills us. Not for: what a digest says."""

import contextlib
import email
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import policy
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # talking_server

from talking_server import HANG_UP, TalkingServer, write_mail_rules

from monitor.config.alerts import Alert, Alerts
from monitor.config.digest import Audience
from monitor.config.recipients import RecipientRow
from monitor.config.schedule import Monthly, Reminder, Schedule, Watch, Weekly
from monitor.errors import BusyError, InputError, MailError, MonitorError
from monitor.pipeline import deliver, send_digest, send_test
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.held import MARK, held_until
from monitor.pipeline.outgoing.latecomers import send_edition
from monitor.pipeline.outgoing.listed import listed
from monitor.publish import extract_of, render_text
from monitor.store import NewMessage, Store

MORNING = "2026-09-16T07:00:00+07:00"
NEXT_MORNING = "2026-09-17T07:00:00+07:00"
LEADER, DUTY, BORDER = "lanh-dao@van-phong.example", "truc@van-phong.example", "bien-gioi@van-phong.example"


@pytest.fixture
def server():
    talking = TalkingServer()
    yield talking
    talking.stop()


@pytest.fixture
def morning(office, server):
    """An office at seven o'clock, with two readers and a mail server; nothing was read, so that the digest is short."""
    office.clock.set(MORNING)
    return Desk(office.with_mail(server.port, LEADER, DUTY), server)


class Desk:
    """Short words for what these tests do."""

    def __init__(self, office, server) -> None:
        self.office, self.session, self.clock, self.server = office, office.session, office.clock, server
        self.mails = self.session.store.messages

    def away(self) -> "Desk":
        """The same desk, while no mail server answers."""
        return Desk(self.office.with_mail(1, LEADER, DUTY), self.server)

    def with_group(self, hour) -> "Desk":
        """The same desk, with a group of one reader that gets its mail at *hour*."""
        group = Audience(id="bien-gioi", name="Biên giới", hour=hour, recipients=(RecipientRow(address=BORDER),))
        settings = self.session.settings
        settings = replace(settings, digest=settings.digest.model_copy(update={"groups": (group,)}))
        return Desk(self.office.with_settings(settings), self.server)

    def with_rules(self, **other) -> "Desk":
        """The same desk, with *other* files of rules."""
        return Desk(self.office.with_settings(replace(self.session.settings, **other)), self.server)

    def with_readers(self, *addresses) -> "Desk":
        """The same desk, with other readers of the whole digest."""
        rows = tuple(RecipientRow(address=address) for address in addresses)
        return self.with_rules(digest=self.session.settings.digest.model_copy(update={"recipients": rows}))

    def keep(self, kind, about, to=DUTY) -> None:
        """Keep a mail that tells of no edition, due now."""
        new = NewMessage(to, f"<{kind}.{about}@x.example>", f"Subject: {about}\r\n\r\nx\r\n".encode(), self.clock.at)
        assert self.mails.add(kind, about, [new], self.clock.at) == 1

    def of(self, recipient, edition=1):
        """The mail of *recipient*, as it stands."""
        return next(mail for mail in self.mails.of_edition(edition) if mail.recipient == recipient)

    def later(self, **time) -> "Desk":
        self.clock.at += timedelta(**time)
        return self

    def fails(self, work=send_digest) -> str:
        with pytest.raises(MailError) as caught:
            work(self.session)
        return str(caught.value)

    def minutes_of_serving(self, until, server_back=None) -> list[str]:
        """What `monitor serve` does each minute; when each mail arrived, on the office's clock."""
        desk, found = (self.away() if server_back else self), []
        while (now := f"{self.clock.at.astimezone(self.zone):%H:%M}") <= until:
            desk = self if server_back is None or now >= server_back else desk
            known = len(self.server.arrived)
            with contextlib.suppress(MailError):
                deliver(desk.session)
            found += [now] * (len(self.server.arrived) - known)
            self.later(minutes=1)
        return found

    @property
    def zone(self):
        return datetime.fromisoformat(MORNING).tzinfo


def ids(server) -> list[str]:
    return [email.message_from_bytes(one.content, policy=policy.default)["Message-ID"] for one in server.arrived]


# -- a server that is away ---------------------------------------------------------------------------


def test_every_mail_keeps_why_it_did_not_go_when_the_server_could_not_be_reached(morning):
    """Nothing was offered, and still the outbox says what happened to each."""
    said = morning.away().fails()
    for recipient in (LEADER, DUTY):
        mail = morning.of(recipient)
        assert (mail.state, mail.tries, mail.reason) == ("waiting", 1, said)
        assert "127.0.0.1:1 could not be reached" in mail.reason
        assert mail.next_try == morning.clock.at + timedelta(minutes=1)


def test_a_password_that_is_missing_is_kept_as_the_reason_too(morning):
    settings = morning.session.settings
    mail = settings.office.mail.model_copy(update={"user": "desk", "password_env": "NO_SUCH_VARIABLE"})
    locked = morning.office.with_settings(replace(settings, office=settings.office.model_copy(update={"mail": mail})))
    assert "NO_SUCH_VARIABLE" in Desk(locked, morning.server).fails()
    assert "NO_SUCH_VARIABLE" in morning.of(DUTY).reason
    assert send_digest(morning.session).sent == (LEADER, DUTY)


def test_a_server_that_is_back_at_twenty_past_seven_has_the_digest_five_minutes_later(morning):
    morning.away().fails()
    arrived = morning.minutes_of_serving("07:30", server_back="07:20")
    assert len(arrived) == 2
    assert all("07:20" <= at <= "07:25" for at in arrived)


def test_nothing_is_tried_before_its_time(morning):
    """The server is not asked again and again: a minute is a minute."""
    morning.away().fails()
    assert deliver(morning.later(seconds=59).session).tried == ()
    assert morning.server.connections == 0
    assert deliver(morning.later(seconds=1).session).sent == (LEADER, DUTY)


def test_what_waited_for_a_day_goes_as_soon_as_what_waits_for_a_minute(morning):
    """Yesterday's mails have long pauses by now; today's are tried often, and take them along, the oldest first."""
    morning.away().fails()
    for _ in range(20):
        morning.away().later(hours=1)
        morning.away().fails(deliver)
    morning.clock.set(NEXT_MORNING)
    morning.away().fails()
    arrived = morning.minutes_of_serving("07:12", server_back="07:03")
    assert len(arrived) == 4
    assert set(arrived) == {arrived[0]}
    assert arrived[0] <= "07:08"
    assert morning.server.recipients() == [LEADER, DUTY, LEADER, DUTY]
    assert ids(morning.server) == [morning.of(to, edition).message_id for edition in (1, 2) for to in (LEADER, DUTY)]


def test_a_server_that_goes_away_in_the_middle_has_what_it_took(morning):
    """The first is sent for ever; the second says why it is not."""

    def last_one(_command):
        morning.server.go_away()
        return "250 taken"

    morning.server.answers["DOT"] = [last_one]
    morning.server.answers["MAIL"] = ["250 OK", HANG_UP]
    assert "could not be reached" in morning.fails()
    assert (morning.of(LEADER).state, morning.of(LEADER).tries) == ("sent", 1)
    assert (morning.of(DUTY).state, morning.of(DUTY).tries) == ("waiting", 1)
    assert "could not be reached" in morning.of(DUTY).reason


# -- a server that refuses ---------------------------------------------------------------------------


def test_greylisting_delays_one_reader_and_no_other(morning):
    """Told to come again, we come again; the other reader has the digest already, and gets no second."""
    morning.server.answers["RCPT"] = ["450 4.7.1 come again in a minute"]
    first = send_digest(morning.session)
    second = deliver(morning.later(minutes=1).session)
    assert (first.sent, first.refused) == ((DUTY,), ((LEADER, "450 4.7.1 come again in a minute"),))
    assert second.sent == (LEADER,)
    assert morning.server.recipients() == [DUTY, LEADER]
    assert morning.of(LEADER).tries == 2


def test_a_mailbox_that_is_gone_is_asked_about_for_days_and_then_stays_as_refused(morning):
    """Seven refusals; then nobody is asked any more, and the mail is not forgotten."""
    morning.server.always["RCPT"] = lambda command: "550 5.1.1 no such mailbox" if DUTY in command else "250 OK"
    tried = list(send_digest(morning.session).tried)
    for _ in range(24 * 10):
        tried += deliver(morning.later(hours=1).session).tried
    refused = [each for each in tried if each.recipient == DUTY]
    assert [each.next_try is None for each in refused] == [False] * 6 + [True]
    assert (morning.of(DUTY).state, morning.of(DUTY).tries) == ("refused", 7)
    assert [mail.recipient for mail in morning.mails.unsent()] == [DUTY]
    assert morning.server.recipients() == [LEADER]


def test_a_send_by_hand_tells_what_was_given_up(morning):
    morning.server.always["RCPT"] = "550 5.1.1 no such mailbox"
    send_digest(morning.session)
    for mail in morning.mails.of_edition(1):
        morning.mails.end(morning.mails.begin(mail.id, morning.clock()), morning.clock(), "refused", "550 no", None)
    report = send_digest(morning.session)
    assert (report.tried, report.waiting) == ((), ())
    assert [mail.recipient for mail in report.given_up] == [LEADER, DUTY]


def test_hours_without_a_server_are_no_refusals(morning):
    """After thirty hours a first "no such mailbox" is a first one: it is asked about again."""
    morning.away().fails()
    for _ in range(30):
        morning.away().later(hours=1).fails(deliver)
    morning.server.always["RCPT"] = "550 5.1.1 no such mailbox"
    deliver(morning.later(hours=1).session)
    mail = morning.of(LEADER)
    assert (mail.state, mail.tries, mail.refusals) == ("waiting", 32, 1)
    assert mail.next_try == morning.clock.at + timedelta(minutes=30)


# -- a connection that breaks ------------------------------------------------------------------------


def test_a_mail_that_the_server_may_have_taken_is_repeated_as_the_same_mail_and_shown(morning):
    """The reader's program sees one Message-ID, and the outbox says that it may have come twice."""
    morning.server.answers["DOT"] = [HANG_UP]
    first = send_digest(morning.session)
    assert first.refused[0][0] == LEADER
    assert (morning.of(LEADER).state, morning.of(LEADER).broken_off) == ("waiting", 1)
    deliver(morning.later(minutes=5).session)
    assert Counter(ids(morning.server)) == {morning.of(LEADER).message_id: 2, morning.of(DUTY).message_id: 1}
    assert [mail.recipient for mail in morning.mails.maybe_twice()] == [LEADER]


def test_a_line_that_always_breaks_after_a_mail_does_not_bring_it_for_ever(morning):
    """Four copies at most; then a person must look, and the outbox says so."""
    morning.server.always["DOT"] = HANG_UP
    send_digest(morning.session)
    for _ in range(48):
        deliver(morning.later(hours=1).session)
    assert Counter(morning.server.recipients()) == {LEADER: 4, DUTY: 4}
    assert morning.of(LEADER).state == "refused"
    assert "after the mail was handed over" in morning.of(LEADER).reason


def test_a_mail_that_the_server_dies_of_keeps_back_no_other(morning):
    """The oldest mail breaks each connection; the others go all the same."""
    morning.server.always["RCPT"] = lambda command: HANG_UP if LEADER in command else "250 OK"
    for day in (MORNING, NEXT_MORNING):
        morning.clock.set(day)
        send_digest(morning.session)
    assert morning.server.recipients() == [DUTY, DUTY]


# -- killed ------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process cannot be killed like this here: run it on Linux")
@pytest.mark.parametrize(("step", "copies"), [("MAIL", 1), ("DATA", 1), ("DOT", 2)])
def test_a_program_that_is_killed_while_sending_repeats_nothing_but_what_the_server_had(morning, step, copies):
    """Killed for good, at the worst moments; the next program sends the rest, and at most this one mail again."""
    office = morning.session.settings.folder
    write_mail_rules(office, morning.server.port, LEADER, DUTY)
    running: list[subprocess.Popen] = []

    def kill(_command):
        os.kill(running[0].pid, signal.SIGKILL)
        running[0].wait()
        return HANG_UP if step != "DOT" else "250 taken, and nobody hears it"

    morning.server.answers[step] = [kill]
    running.append(_sending(office))
    assert running[0].wait(120) == -signal.SIGKILL
    send_digest(morning.session)
    send_digest(morning.session)

    leader, duty = morning.of(LEADER), morning.of(DUTY)
    assert (leader.state, duty.state) == ("sent", "sent")
    assert Counter(ids(morning.server)) == {leader.message_id: copies, duty.message_id: 1}
    assert [mail.recipient for mail in morning.mails.maybe_twice()] == [LEADER]


def _sending(office: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "monitor", "--config", str(office), "--now", MORNING, "digest", "send"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# -- two at once -------------------------------------------------------------------------------------


def test_two_programs_that_send_at_once_send_once(morning):
    """The second is told at once, while the first waits for the server's answer."""
    said = []

    def meanwhile(_command):
        with Store.open(morning.session.data / "monitor.db") as store:
            for work in (send_digest, deliver):
                with pytest.raises(BusyError) as caught:
                    work(replace(morning.session, store=store))
                said.append(str(caught.value))
        return "250 taken"

    morning.server.answers["DOT"] = [meanwhile]
    assert send_digest(morning.session).sent == (LEADER, DUTY)
    assert len(said) == 2
    assert morning.server.recipients() == [LEADER, DUTY]


# -- hours of groups ---------------------------------------------------------------------------------


def test_a_group_gets_its_part_at_its_own_hour(morning):
    """Cut at seven with all the others, sent at eight; the report says who waits."""
    desk = morning.with_group("08:00")
    report = send_digest(desk.session)
    assert report.sent == (LEADER, DUTY)
    assert [(mail.recipient, mail.audience) for mail in report.waiting] == [(BORDER, "bien-gioi")]
    assert desk.minutes_of_serving("08:05") == ["08:00"]
    assert desk.server.recipients() == [LEADER, DUTY, BORDER]


def test_a_group_whose_hour_has_passed_waits_no_longer(morning):
    desk = morning.with_group("08:00")
    desk.clock.set("2026-09-16T09:30:00+07:00")
    assert send_digest(desk.session).sent == (LEADER, DUTY, BORDER)


def test_a_group_without_an_hour_gets_its_part_at_once(morning):
    assert send_digest(morning.with_group(None).session).sent == (LEADER, DUTY, BORDER)


# -- clocks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [timedelta(minutes=-5), timedelta(hours=-1), timedelta(hours=-23), timedelta(hours=8)])
def test_a_clock_that_is_set_sends_nothing_again(morning, step):
    """Back across the digest's hour, or ahead within the day."""
    send_digest(morning.session)
    morning.clock.at += step
    assert send_digest(morning.session).sent == ()
    morning.clock.set(MORNING)
    assert send_digest(morning.session).sent == ()
    assert morning.server.recipients() == [LEADER, DUTY]


def test_a_clock_that_was_ahead_by_days_asks_a_person_and_then_goes_on(morning):
    """Cut under a wrong calendar; set right, nothing goes until somebody says that it is right, and then once."""
    morning.clock.set("2026-09-23T07:00:00+07:00")
    send_digest(morning.session)
    morning.clock.set(NEXT_MORNING)
    with pytest.raises(MonitorError, match="--believe-clock"):
        send_digest(morning.session)
    assert send_digest(morning.session, believe_clock=True).sent == (LEADER, DUTY)
    assert send_digest(morning.session).sent == ()
    assert len(set(ids(morning.server))) == len(ids(morning.server)) == 4


def test_a_try_planned_under_a_clock_that_ran_ahead_is_made_when_it_is_set_right(morning):
    """Otherwise the digest would wait until the day has caught up with it."""
    morning.clock.set("2026-09-16T17:00:00+07:00")
    morning.away().fails()
    morning.clock.set(MORNING)
    assert deliver(morning.session).sent == (LEADER, DUTY)


# -- after a restore ---------------------------------------------------------------------------------


def test_what_a_restored_backup_brought_back_is_held_and_what_is_new_is_not(morning):
    """Nobody knows what was sent after the backup was made; what is cut later goes."""
    morning.away().fails()
    (morning.session.data / MARK).write_text("2026-09-16T00:30:00+00:00\n")
    report = send_digest(morning.later(hours=1).session)
    assert (report.tried, report.waiting) == ((), ())
    assert [mail.recipient for mail in report.held] == [LEADER, DUTY]
    assert deliver(morning.later(hours=1).session).tried == ()
    morning.clock.set(NEXT_MORNING)
    assert [(each.recipient, each.edition) for each in send_digest(morning.session).tried] == [(LEADER, 2), (DUTY, 2)]
    assert held_until(morning.session.data) == datetime(2026, 9, 16, 0, 30, tzinfo=UTC)


# -- turns -------------------------------------------------------------------------------------------


def told(report) -> list[tuple[int | None, str]]:
    return [(each.edition, each.about) for each in report.tried]


def test_todays_digest_goes_before_the_alerts_and_reports_of_yesterday(morning):
    morning.keep("alert", "a1")
    morning.keep("report", "2026-09-W37")
    report = send_digest(morning.session)
    assert told(report) == [(1, ""), (1, ""), (None, "alert a1"), (None, "report 2026-09-W37")]


def test_a_digest_that_only_found_no_server_goes_before_the_next_one(morning):
    """Nothing was wrong with it, and readers read in order."""
    morning.away().fails()
    morning.clock.set(NEXT_MORNING)
    assert told(send_digest(morning.session)) == [(1, ""), (1, ""), (2, ""), (2, "")]


def test_what_the_server_refused_or_broke_off_goes_last(morning):
    """It may cost minutes each time: whoever was never tried has the digest before."""
    morning.server.always["RCPT"] = lambda command: "550 5.1.1 no such mailbox" if DUTY in command else "250 OK"
    morning.server.answers["DOT"] = [HANG_UP]
    send_digest(morning.session)
    morning.clock.set(NEXT_MORNING)
    morning.keep("alert", "a1", LEADER)
    tried = [(each.recipient, each.edition) for each in send_digest(morning.session).tried]
    assert tried == [(LEADER, 2), (DUTY, 2), (LEADER, None), (LEADER, 1), (DUTY, 1)]


def test_a_reader_who_was_not_tried_comes_before_one_who_was_greylisted(morning):
    morning.server.answers["RCPT"] = ["450 4.7.1 come again"]
    desk = morning.with_group("08:00")
    send_digest(desk.session)
    desk.clock.set("2026-09-16T08:00:00+07:00")
    assert deliver(desk.session).sent == (BORDER, LEADER)


# -- a send that is to end ---------------------------------------------------------------------------


def test_a_send_asks_before_each_mail_whether_it_goes_on_and_the_rest_waits_untried(morning):
    said = iter([True, True, False])
    report = send_digest(morning.session, go_on=lambda: next(said))
    assert report.sent == (LEADER,)
    assert (morning.of(DUTY).state, morning.of(DUTY).tries) == ("waiting", 0)
    assert deliver(morning.session).sent == (DUTY,)


@pytest.mark.parametrize("manner", [{"go_on": lambda: False}, {"stopping": lambda: True}])
def test_a_send_that_may_not_begin_asks_no_server(morning, manner):
    for work in (send_digest, deliver):
        assert work(morning.session, **manner).tried == ()
    assert morning.server.connections == 0
    assert morning.of(LEADER).tries == 0


def test_a_program_that_is_to_end_takes_the_answer_to_its_last_mail_along(morning):
    stop = threading.Event()
    morning.server.answers["DOT"] = [lambda _command: stop.set() or "250 taken"]
    assert send_digest(morning.session, stopping=stop.is_set).sent == (LEADER,)
    assert morning.of(LEADER).state == "sent"
    assert morning.of(DUTY).tries == 0


# -- who is in the rules -----------------------------------------------------------------------------


def test_who_was_taken_out_of_the_rules_gets_nothing_any_more(morning):
    """Neither the part of a group whose hour comes later, nor what is tried again; and the outbox says why."""
    morning.server.answers["RCPT"] = ["250 OK", "450 4.7.1 come again"]
    desk = morning.with_group("08:00")
    send_digest(desk.session)
    fewer = desk.with_readers(LEADER)
    fewer = fewer.with_rules(digest=fewer.session.settings.digest.model_copy(update={"groups": ()}))
    fewer.clock.set("2026-09-16T08:00:00+07:00")
    report = deliver(fewer.session)
    assert (report.tried, [mail.recipient for mail in report.taken_out]) == ((), [DUTY, BORDER])
    assert desk.server.recipients() == [LEADER]
    for gone in (DUTY, BORDER):
        assert (desk.of(gone).state, desk.of(gone).note) == ("withdrawn", "taken out of the rules, 2026-09-16 08:00")
    assert [mail.recipient for mail in desk.mails.withdrawn()] == [DUTY, BORDER]


@pytest.mark.parametrize("kind", ["report", "reminder", "alert"])
def test_that_is_so_for_every_kind_of_mail(morning, kind):
    morning.keep(kind, "x1", "roi-co-quan@van-phong.example")
    assert [mail.kind for mail in deliver(morning.session).taken_out] == [kind]
    assert morning.server.connections == 0


def test_a_send_by_hand_withdraws_too_and_names_nobody_as_waiting(morning):
    morning.away().fails()
    report = send_digest(morning.with_readers(LEADER).session)
    assert (report.sent, report.waiting) == ((LEADER,), ())
    assert [mail.recipient for mail in report.taken_out] == [DUTY]


def test_an_address_with_other_capitals_is_the_same_reader(morning):
    morning.away().fails()
    assert deliver(morning.later(minutes=1).with_readers(LEADER.upper(), DUTY).session).sent == (LEADER, DUTY)


def test_every_list_of_the_rules_names_somebody(morning):
    def rows(name):
        return (RecipientRow(address=f"{name}@Van-Phong.example"),)

    reminder = Reminder(id="so-ket", text="Sơ kết", months=(6,), day=1, recipients=rows("nhac"))
    desk = morning.with_group(None).with_rules(
        schedule=Schedule(
            weekly=Weekly(recipients=rows("tuan")),
            monthly=Monthly(recipients=rows("thang")),
            watch=Watch(recipients=rows("may")),
            reminder=(reminder,),
        ),
        alerts=Alerts(recipients=rows("bao"), alert=(Alert(id="x", label="X", query="x", recipients=rows("rieng")),)),
    )
    others = {f"{name}@van-phong.example" for name in ("nhac", "tuan", "thang", "may", "bao", "rieng")}
    assert listed(desk.session.settings) == {LEADER, DUTY, BORDER} | others


# -- who came into the rules later -------------------------------------------------------------------

NEW = "moi-den@van-phong.example"


def sent_late(desk, number, address):
    return send_edition(desk.session, number, address, tell=lambda _tried: None)


def arrived_text(server) -> str:
    return email.message_from_bytes(server.arrived[-1].content, policy=policy.default).get_body(["plain"]).get_content()


def kept_text(desk, number, group=""):
    return next(
        f.content.decode() for f in desk.session.store.editions.files(number) if (f.audience, f.form) == (group, "txt")
    )


def test_a_new_reader_gets_an_older_edition_as_it_was_kept_and_once(morning):
    send_digest(morning.session)
    morning.clock.set(NEXT_MORNING)
    send_digest(morning.session)
    desk = morning.with_readers(LEADER, DUTY, NEW)
    report = sent_late(desk, 1, NEW)
    assert (report.sent, [each.edition for each in report.tried]) == ((NEW,), [1])
    assert arrived_text(desk.server).split() == kept_text(desk, 1).split()
    with pytest.raises(InputError, match=rf"edition 1 was sent to {NEW} before"):
        sent_late(desk, 1, NEW.upper())
    assert desk.server.recipients().count(NEW) == 1


def test_a_reader_of_a_group_gets_its_part_at_once_though_its_hour_has_not_come(morning):
    desk = morning.with_group("08:00")
    send_digest(desk.session)
    (group,) = desk.session.settings.digest.groups
    more = group.model_copy(update={"recipients": (*group.recipients, RecipientRow(address=NEW))})
    desk = desk.with_rules(digest=desk.session.settings.digest.model_copy(update={"groups": (more,)}))
    assert sent_late(desk, 1, NEW).sent == (NEW,)
    assert desk.of(NEW).audience == "bien-gioi"
    assert arrived_text(desk.server).split() == kept_text(desk, 1, "bien-gioi").split()


def test_a_group_that_is_new_gets_the_part_that_it_would_have_got(morning):
    send_digest(morning.session)
    desk = morning.with_group("08:00")
    (group,) = desk.session.settings.digest.groups
    assert sent_late(desk, 1, BORDER).sent == (BORDER,)
    edition = edition_of(desk.session.store, 1)
    assert arrived_text(desk.server).split() == render_text(edition, extract_of(group)).split()
    assert group.name.upper() in arrived_text(desk.server).upper()


def test_who_does_not_stand_in_the_digests_rules_gets_no_edition(morning):
    send_digest(morning.session)
    for address, why in ((NEW, "stands in no list of rules/digest.toml"), ("nobody", "must be one mail address")):
        with pytest.raises(InputError, match=why):
            sent_late(morning, 1, address)
    with pytest.raises(MonitorError, match="there is no edition 7"):
        sent_late(morning, 7, LEADER)
    assert len(morning.mails.of_edition(1)) == 2


@pytest.mark.parametrize(
    ("state", "why"),
    [("waiting", "waits for"), ("refused", "digest again 1 --as"), ("withdrawn", "digest again 1 --as")],
)
def test_a_reader_who_has_a_mail_of_that_edition_is_told_how_far_it_is(morning, state, why):
    morning.away().fails()
    if state == "refused":
        morning.mails.end(morning.mails.begin(1, morning.clock()), morning.clock(), "refused", "550 no", None)
    if state == "withdrawn":
        morning.mails.withdraw([1])
    with pytest.raises(InputError, match=why):
        sent_late(morning, 1, LEADER)
    assert morning.server.connections == 0


def test_a_late_mail_that_finds_no_server_waits_like_any_other(morning):
    send_digest(morning.session)
    away = morning.away().with_readers(LEADER, DUTY, NEW)
    with pytest.raises(MailError):
        sent_late(away, 1, NEW)
    assert deliver(morning.later(minutes=1).with_readers(LEADER, DUTY, NEW).session).sent == (NEW,)


# -- trials ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["nobody", "a@b", "a@b.example\r\nBcc: x@y.example", "a b@c.example", "bạn@c.example"]
)
def test_a_trial_to_what_is_no_address_is_refused_before_anything_is_sent(morning, address):
    with pytest.raises(InputError, match="must be one mail address"):
        send_test(morning.session, address)
    assert morning.server.connections == 0


def test_a_trial_that_is_refused_says_why_and_two_trials_are_two_mails(morning):
    morning.server.answers["RCPT"] = ["550 5.1.1 no such mailbox"]
    assert send_test(morning.session, DUTY).refused == ((DUTY, "550 5.1.1 no such mailbox"),)
    assert send_test(morning.session, DUTY).sent == (DUTY,)
    assert send_test(morning.later(seconds=1).session, DUTY).sent == (DUTY,)
    assert len(set(ids(morning.server))) == 2
    assert morning.session.store.editions.last() is None
