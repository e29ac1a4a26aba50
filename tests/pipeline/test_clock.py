"""Digests while the clock goes wrong: none left out, none twice. Not for: small steps (test_delivery.py)."""

import email
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from email import policy

import pytest

from monitor.errors import MonitorError
from monitor.pipeline import digest_edition, send_digest
from monitor.pipeline.outgoing.clock import MISDATED, believe

LEADER = "lanh-dao@van-phong.example"
HOUR = timedelta(hours=1)


def at(text):
    """A moment of the week of Monday, 14 September 2026, on the office's clock: "Wed 07:00"."""
    day, hour = text.split()
    number = 14 + ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day)
    return datetime.fromisoformat(f"2026-09-{number}T{hour}:00+07:00").astimezone(UTC)


class Week:
    """An office that sends its digests; the clock is set by a test."""

    def __init__(self, office, postbox):
        self.desk, self.clock = office.with_mail(postbox.port, LEADER), office.clock
        self.session, self.store, self.postbox = self.desk.session, self.desk.session.store, postbox

    def send(self, when, session=None, **more):
        """Send at *when*; the number of the edition, and whether somebody got a mail."""
        self.clock.at = at(when)
        report = send_digest(session or self.session, **more)
        return report.edition, len(report.sent)

    def with_hour(self, hour):
        settings = self.session.settings
        return replace(
            self.session, settings=replace(settings, digest=settings.digest.model_copy(update={"hour": hour}))
        )

    def told(self):
        """The titles of each edition, by number."""
        from monitor.pipeline.outgoing.frozen import edition_of

        return {
            number: [item.title for item in edition_of(self.store, number).items]
            for number, _ in self.store.editions.numbers()
        }


@pytest.fixture
def week(office, postbox):
    """Until Wednesday each day had its digest."""
    found = Week(office, postbox)
    for day in ("Mon", "Tue", "Wed"):
        found.send(f"{day} 07:00")
    return found


def test_a_short_step_of_two_days_leaves_no_digest_out(week):
    """Edition 4 was cut on Wednesday for Friday. It keeps its number; Thursday and Friday have theirs, numbers go on."""
    assert week.send("Fri 12:00") == (4, 1)
    week.clock.at = at("Wed 12:00")
    with pytest.raises(MonitorError, match="days before edition 4 was cut"):
        send_digest(week.session)
    assert believe(week.session, at("Wed 12:00")) == (4,)

    assert week.send("Wed 13:00") == (3, 0)
    assert week.send("Thu 07:00") == (5, 1)
    assert week.send("Thu 07:01") == (5, 0)
    assert week.send("Fri 07:01") == (6, 1)
    assert week.send("Fri 12:00") == (6, 0)
    messages = [email.message_from_bytes(raw, policy=policy.default)["Message-ID"] for _, raw in week.postbox.got]
    assert len(messages) == len(set(messages)) == 6
    assert len({due for _, due in week.store.editions.numbers()}) == 6


def test_what_came_while_the_clock_ran_ahead_is_told_once_and_with_the_next_digest(week, office, press):
    week.send("Fri 12:00")
    press.list("local", ("/cau.html", "Cầu", "Wed, 16 Sep 2026 10:00:00 +0700"))
    press.article("/cau.html", "Khánh thành cây cầu mới ở Hàm Yên", at="2026-09-16T10:00:00+07:00")
    office.round()
    believe(week.session, at("Wed 12:00"))
    week.send("Thu 07:00")
    week.send("Fri 07:01")

    assert week.told() == {1: [], 2: [], 3: [], 4: [], 5: ["Khánh thành cây cầu mới ở Hàm Yên"], 6: []}


def test_a_person_may_say_at_once_that_the_clock_is_right(week):
    """The digest of Wednesday was sent: nothing goes. That of Thursday goes, and Friday's too."""
    week.send("Fri 12:00")
    assert week.send("Wed 12:00", believe_clock=True) == (3, 0)
    assert week.send("Thu 07:00", believe_clock=True) == (5, 1)
    assert week.send("Thu 07:01", believe_clock=True) == (5, 0)
    assert week.send("Fri 07:01") == (6, 1)


@pytest.mark.parametrize("since", ["Wed 12:00", "Thu 11:00"])
def test_less_than_a_day_proves_nothing(week, since):
    """A digest was early at the most; the day has had it."""
    week.send("Fri 07:00" if since.startswith("Thu") else "Thu 07:00")

    assert believe(week.session, at(since)) == ()


def test_a_clock_before_the_last_three_editions_is_wrong_now(week):
    """As with an empty battery: nothing is cut by itself, not after days either."""
    week.clock.at = datetime(2020, 1, 1, tzinfo=UTC)

    assert believe(week.session, week.clock.at) == ()
    with pytest.raises(MonitorError, match="set the clock"):
        send_digest(week.session)
    assert week.store.jobs.since(MISDATED, at("Mon 00:00") - 9999 * HOUR) == ()


def test_a_clock_long_before_the_press_was_read_is_wrong_now(office, postbox):
    """Before the first edition too."""
    office.round()
    office.clock.at -= timedelta(days=31)
    with pytest.raises(MonitorError, match=r"the press was last read on 2026-09-15: set the clock"):
        send_digest(office.with_mail(postbox.port, LEADER).session)
    assert believe(office.session, office.clock.at) == ()
    assert send_digest(office.with_mail(postbox.port, LEADER).session, believe_clock=True).edition == 1


def test_rows_of_the_schedule_count_no_more_either(week):
    week.send("Fri 12:00")
    week.store.jobs.begin("watch", at("Fri 08:30"), at("Fri 12:00"))
    week.store.jobs.end("watch", at("Fri 08:30"), at("Fri 12:00"), "", failed=False)
    assert [run.job for run in week.store.jobs.ahead(at("Wed 13:00"))] == ["watch"]
    believe(week.session, at("Wed 12:00"))

    assert week.store.jobs.latest("watch", at("Thu 08:30")) is None
    assert [run.job for run in week.store.jobs.ahead(at("Wed 13:00"))] == [MISDATED]


# -- the hour in rules/digest.toml ------------------------------------------------------------------------


@pytest.mark.parametrize("hour", [time(6), time(8), time(10)])
def test_a_changed_hour_gives_no_day_a_second_digest(week, hour):
    """07:00 becomes another one at 10:00: the day is done, the next morning keeps the new hour."""
    changed = week.with_hour(hour)

    assert week.send("Wed 10:00", changed) == (3, 0)
    assert not digest_edition(changed)[1]
    assert week.send("Thu 10:00", changed) == (4, 1)
    assert week.store.editions.last()[1] == at(f"Thu {hour:%H:%M}")


def test_an_hour_that_is_changed_before_the_digest_was_cut_holds_at_once(week):
    assert week.send("Thu 06:30", week.with_hour(time(6))) == (4, 1)
    assert week.send("Thu 07:30") == (4, 0)
