"""The newest link of the evidence is stamped once a day, and a service that fails costs no more than a line."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.config import load
from monitor.crawl import stamps
from monitor.crawl.evidence import from_warc, to_warc
from monitor.model import Page
from monitor.pipeline import Session
from monitor.pipeline.incoming.stamping import stamp_chain
from monitor.store import Store

sys.path.insert(0, str(Path(__file__).parents[1] / "crawl"))  # time_service

from time_service import NEEDED, TimeService

pytestmark = NEEDED
ROOT = Path(__file__).parents[2]
MORNING = datetime(2026, 11, 25, 1, tzinfo=UTC)


class Day:
    """An office with an archive, and a clock to be put forward."""

    def __init__(self, folder, service):
        self.now = MORNING
        self.folder = folder
        (folder / "ca.pem").write_bytes(service.ca_pem)
        self.settings = replace(load(ROOT), folder=folder)
        self.store = Store.open(folder / "data" / "monitor.db")
        self.name(timestamps=service.url, timestamps_ca="ca.pem")

    def name(self, **keys):
        """Write *keys* into [evidence] of rules/office.toml."""
        office = self.settings.office
        changed = office.model_copy(update={"evidence": office.evidence.model_copy(update=keys)})
        self.settings = replace(self.settings, office=changed)

    def capture(self):
        page = Page("https://bao.example/1", "https://bao.example/1", (), "text/html", b"<p>Tin</p>", self.now)
        return self.store.evidence.capture(page, to_warc(page), None)

    def stamp(self):
        with ThreadPoolExecutor(1) as pool:
            return stamp_chain(Session(self.settings, self.store, lambda: self.now, pool, self.folder))

    def report(self):
        ca_pem = (self.folder / "ca.pem").read_bytes()
        return self.store.evidence.verify(
            lambda records: from_warc(records).body, lambda response, link: stamps.check(response, link, ca_pem)
        )


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    made = TimeService(tmp_path_factory.mktemp("tsa"))
    yield made
    made.close()


@pytest.fixture
def day(tmp_path, service):
    service.reply = None
    service.asked.clear()
    made = Day(tmp_path, service)
    yield made
    made.store.close()


def test_the_newest_link_is_stamped_once_a_day(day, service):
    day.capture()
    assert day.stamp() == f"time stamp: capture 1 stamped by {service.url}"
    day.capture()
    day.now += timedelta(hours=12)
    assert day.stamp() == ""
    day.now += timedelta(hours=12)
    assert day.stamp() == f"time stamp: capture 2 stamped by {service.url}"
    day.now += timedelta(days=1)

    assert day.stamp() == ""  # nothing new to stamp
    assert len(service.asked) == 2
    report = day.report()
    assert (report.stamps, report.faults, report.notes) == (2, (), ())


def test_where_no_service_is_named_nothing_is_asked(day, service):
    day.capture()
    day.name(timestamps="")

    assert day.stamp() == ""
    assert service.asked == []


def test_an_empty_archive_needs_no_stamp(day, service):
    assert day.stamp() == ""
    assert service.asked == []


def test_a_service_that_fails_is_told_and_asked_again_by_the_next_round(day, service):
    day.capture()
    service.reply = (503, "text/plain", b"")
    assert "503 Service Unavailable" in day.stamp()
    service.reply = None

    assert day.stamp() == f"time stamp: capture 1 stamped by {service.url}"


def test_an_answer_that_stamps_something_else_is_not_kept(day, service):
    day.capture()
    service.reply = (200, "application/timestamp-reply", service.stamp(stamps.request("00" * 32)))

    assert (
        day.stamp() == f"time stamp: the answer of {service.url} is of no use: it stamps something else than the chain"
    )
    assert day.store.evidence.last_stamp() is None


def test_an_answer_that_cannot_be_read_here_is_kept_and_noted(day, service):
    """It may be good: some services order their certificates in a way that the library refuses."""
    day.capture()
    service.reply = (200, "application/timestamp-reply", b"\x30\x03\x02\x01\x00")
    said = day.stamp()
    report = day.report()

    assert said.startswith(f"time stamp: capture 1 stamped by {service.url}, but cannot be read here")
    assert day.store.evidence.last_stamp().response == b"\x30\x03\x02\x01\x00"
    assert report.faults == ()
    assert "openssl ts -verify" in report.notes[0]


def test_a_stamp_whose_signer_is_not_known_is_kept_and_is_a_fault(day, service, tmp_path_factory):
    day.capture()
    stranger = TimeService(tmp_path_factory.mktemp("stranger"))
    day.name(timestamps=stranger.url)
    said = day.stamp()
    stranger.close()

    assert "but its signature does not hold" in said
    assert "its signature does not hold" in day.report().faults[0]


def test_a_root_certificate_that_is_not_there_is_told(day):
    day.capture()
    day.name(timestamps_ca="nowhere.pem")

    assert day.stamp().startswith("time stamp: timestamps_ca nowhere.pem cannot be read")
