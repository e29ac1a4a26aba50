"""Topics that rise, from the archive to the edition and the mail. Not for: what a rise is (tests/alerts)."""

import email
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from email import policy

import pytest

from monitor.config.alerts import Alerts, Spike
from monitor.config.recipients import RecipientRow
from monitor.model import Article, Clip, Poll, Tags, TopicTag
from monitor.pipeline.outgoing.alerts import run_alerts
from monitor.pipeline.outgoing.morning import digest_edition
from monitor.pipeline.outgoing.spikes import edition_spikes
from monitor.store import NextPoll

DAY = timedelta(days=1)
LEADER, DUTY = "lanh-dao@van-phong.example", "truc@van-phong.example"


class Desk:
    """An office that has read both its sources for weeks."""

    def __init__(self, office):
        self.office, self.store, self.number = office, office.session.store, 0

    def polled(self, *days, sources=("local", "national")):
        """Read with success so many days ago, in the middle of the day before the hour."""
        for day in sorted(days, reverse=True):
            at = self.office.clock() - day * DAY - DAY / 2
            for source in sources:
                poll = Poll(source, f"https://{source}.example/rss", "unchanged")
                self.store.save_poll(poll, [], at, NextPoll(at + DAY, "daily"))

    def wrote(self, count, day, source="local", topic="thien-tai-moi-truong", clipped=None):
        """So many articles of a topic, published so many days ago and clipped then, or when it is said."""
        now = self.office.clock()
        for each in range(count):
            self.number += 1
            at = now - day * DAY - DAY * (each + 1) / (count + 1)
            url = f"https://{source}.example/{self.number}"
            article = Article(url, url, f"Tin số {self.number}", "", "Một câu.", at, "meta", "", (), "vi")
            tags = Tags("central", (), (TopicTag(topic, 1.0, ()),), (), None, None, "1")
            came = at if clipped is None else now - clipped * DAY
            clip = Clip(0, source, "Báo Thử", "cua-tinh", "bao-dien-tu", article, tags, (), came, "", ())
            self.store.save_clip(None, clip, signature=None, copy_of=None, at=came)

    def usual_weeks(self):
        self.polled(*range(15), 40)
        for day in range(1, 15):
            self.wrote(1 + day % 3, day)


@pytest.fixture
def desk(office):
    """Two weeks of one to three articles a day."""
    made = Desk(office)
    made.usual_weeks()
    return made


def test_an_edition_says_which_topic_rose(desk):
    desk.wrote(16, 0)
    edition, _ = digest_edition(desk.office.session)

    (spike,) = edition.spikes
    assert (spike.topic, spike.label) == ("thien-tai-moi-truong", "Thiên tai, thời tiết, môi trường")
    assert (spike.count, spike.days, spike.mean, spike.cause) == (16, 14, Decimal("2.07"), "news")


def test_what_a_source_brings_late_is_told_as_that_with_its_name(desk):
    desk.wrote(20, 2, source="national", clipped=0.2)
    (spike,) = edition_spikes(desk.office.session, desk.office.clock())
    assert (spike.cause, spike.sources) == ("catch-up", ("Báo Toàn Quốc",))


def test_a_usual_day_and_an_office_without_sources_say_nothing(desk):
    desk.wrote(3, 0)
    assert edition_spikes(desk.office.session, desk.office.clock()) == ()
    desk.wrote(20, 0)
    assert edition_spikes(desk.office.with_sources().session, desk.office.clock()) == ()


def rules(desk, **spike):
    """The session of an office with these rules for spikes and two people to tell."""
    rows = (RecipientRow(address=LEADER), RecipientRow(address=DUTY))
    alerts = Alerts(recipients=rows, ceiling=1, spike=Spike(**spike))
    return replace(desk.office.session, settings=replace(desk.office.session.settings, alerts=alerts))


def test_spikes_that_are_switched_off_are_not_looked_for(desk):
    desk.wrote(16, 0)
    assert edition_spikes(rules(desk, enabled=False), desk.office.clock()) == ()
    assert run_alerts(rules(desk, mail=False)) == ""
    assert run_alerts(rules(desk, enabled=False, mail=True)) == ""


def test_a_spike_is_mailed_once_a_day_for_each_topic(desk):
    """More articles of the topic in the same day are no second mail; another topic is told when the ceiling allows."""
    session = rules(desk, mail=True)
    desk.wrote(16, 0)
    assert run_alerts(session) == "1 found, 2 mails kept"
    desk.wrote(10, 0)
    assert run_alerts(session) == ""
    desk.wrote(9, 0, topic="bien-gioi")
    assert run_alerts(session) == "1 found"
    sent(session)
    desk.office.clock.at += timedelta(minutes=61)
    assert run_alerts(session) == "2 mails kept"

    subjects = {subject for _, subject, _ in mails(session)}
    assert any("Chủ đề Thiên tai, thời tiết, môi trường tăng đột biến: 16 tin, bài" in each for each in subjects)
    assert any("Chủ đề Biên giới" in each for each in subjects)
    assert sorted(to for to, _, _ in mails(session)) == sorted([LEADER, DUTY] * 2)


def sent(session):
    now = session.clock()
    for mail in session.store.messages.due(now, asked=True):
        session.store.messages.end(session.store.messages.begin(mail.id, now), now, "sent", "", None)


def mails(session):
    with session.store._database.reading() as db:
        numbers = [row["id"] for row in db.execute("SELECT id FROM messages ORDER BY id")]
    for each in session.store.messages.of_numbers(numbers):
        message = email.message_from_bytes(each.body, policy=policy.default)
        yield each.recipient, message["Subject"], message.get_body(("plain",)).get_content()


def test_what_our_own_reading_causes_is_not_mailed(desk):
    session = rules(desk, mail=True)
    desk.wrote(20, 2, source="national", clipped=0.2)
    assert run_alerts(session) == ""


def test_while_nobody_is_to_be_told_no_spike_is_kept(desk):
    alerts = Alerts(spike=Spike(mail=True))
    session = replace(desk.office.session, settings=replace(desk.office.session.settings, alerts=alerts))
    desk.wrote(16, 0)
    assert run_alerts(session) == ""
    assert session.store.alerts.untold_spikes() == ()
