"""A week and a month are told once, as they were frozen, with their mails. Not for: what a report says (publish)."""

import sqlite3
import zlib

import pytest
from store_samples import at, mail

from monitor.errors import StoreError
from monitor.store import Report


def save(store, kind="week", period="2026-W10", *, messages=(), html=b"<p>\xe1\xba\xa1</p>", minutes=5.0):
    return store.reports.save(
        kind, period, at(0), frozen='{"tuần": 10}', html=html, txt=b"", messages=messages, at=at(minutes)
    )


def test_a_report_is_given_back_as_it_was_kept(store):
    assert save(store)

    assert store.reports.get("week", "2026-W10") == Report(
        "week", "2026-W10", at(0), at(5), '{"tuần": 10}', b"<p>\xe1\xba\xa1</p>", b""
    )
    assert store.reports.get("month", "2026-W10") is None
    assert store.reports.get("week", "2026-W11") is None


def test_its_mails_wait_and_tell_of_the_period(store):
    save(store, messages=[mail("a@so.example", due=9), mail("b@so.example", due=9)])

    found = store.messages.unsent()
    assert [(m.kind, m.edition, m.about, m.recipient, m.state, m.not_before) for m in found] == [
        ("report", None, "2026-W10", "a@so.example", "waiting", at(9)),
        ("report", None, "2026-W10", "b@so.example", "waiting", at(9)),
    ]


def test_a_period_is_told_once(store):
    save(store, messages=[mail("a@so.example", id_="<1@x>")])

    assert not save(store, html=b"another", messages=[mail("a@so.example", id_="<2@x>"), mail("b@so.example")])
    assert store.reports.get("week", "2026-W10").html == b"<p>\xe1\xba\xa1</p>"
    assert [m.message_id for m in store.messages.unsent()] == ["<1@x>"]


def test_a_report_whose_mail_is_refused_is_not_kept(store):
    save(store, messages=[mail("a@so.example", id_="<1@x>")])

    with pytest.raises(StoreError, match="already holds"):
        save(store, period="2026-W11", messages=[mail("b@so.example"), mail("a@so.example", id_="<1@x>")])
    assert store.reports.get("week", "2026-W11") is None
    assert len(store.messages.unsent()) == 1


def test_periods_are_listed_by_kind_earliest_first(store):
    save(store, period="2026-W11")
    save(store, period="2026-W09")
    save(store, "month", "2026-03")

    assert store.reports.periods("week") == ("2026-W09", "2026-W11")
    assert store.reports.periods("month") == ("2026-03",)


def test_a_damaged_report_is_told(store, path):
    save(store)
    content = bytearray(zlib.compress(b"<p>\xe1\xba\xa1</p>", 9))
    content[-1] ^= 1  # the checksum
    other = sqlite3.connect(path)
    other.execute("UPDATE reports SET html = ?", (bytes(content),))
    other.commit()
    other.close()

    with pytest.raises(StoreError, match=r"the report of 2026-W10 is damaged \(.*\); restore a backup"):
        store.reports.get("week", "2026-W10")
