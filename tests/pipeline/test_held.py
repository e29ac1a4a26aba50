"""Which mails are held after a restore. Not for: sending and releasing them (test_delivery.py, tests/test_digest_commands.py)."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.pipeline.outgoing.held import held_mails
from monitor.store import NewMessage, Store

RESTORED = datetime(2026, 9, 16, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "monitor.db") as opened:
        yield opened


def kept(store, kind, hours):
    at = RESTORED + hours * HOUR
    store.messages.add(kind, f"{kind}-{hours}", [NewMessage("a@so.example", f"<{kind}{hours}@so>", b"x", at)], at)


def test_what_was_due_by_the_restore_is_held_and_every_alert(store):
    """A report of 08:00 that is made again after a restore at 10:00; an alert of what the press is read again for."""
    for kind, hours in (("report", -2), ("reminder", 0), ("report", 1), ("reminder", 2), ("alert", -1), ("alert", 30)):
        kept(store, kind, hours)
    held = held_mails(store.messages.unsent(), RESTORED)

    assert sorted(mail.about for mail in held) == ["alert--1", "alert-30", "reminder-0", "report--2"]
    assert held_mails(store.messages.unsent(), None) == ()
