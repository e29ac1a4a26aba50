"""Validators that lie: a server that says "unchanged" for ever is found out. Not for: conditional requests as such."""

from datetime import datetime, timedelta
from email.utils import format_datetime

from monitor.pipeline.incoming.honesty import FULL_EVERY

START = datetime.fromisoformat("2026-09-15T18:00:00+07:00")


def rounds(office, press, *, etag: str, hours: int) -> int:
    """A round every half hour with a new article each hour, under *etag*; return how many were listed in all."""
    entries = []
    for n in range(2 * hours):
        office.clock.at = START + timedelta(minutes=30 * n)
        if n % 2 == 0:
            at = office.clock.at - timedelta(minutes=20)
            entries.insert(0, (f"/tin-{n}.html", f"Tin số {n}", format_datetime(at)))
            press.article(f"/tin-{n}.html", f"Khánh thành cầu số {n}", press.elsewhere)
        press.list("local", *entries)
        press.etags["/local.rss"] = etag or f'"{len(entries)}"'
        office.round()
    return len(entries)


def test_a_server_whose_etag_never_changes_loses_no_article(office, press):
    """After one "unchanged" it is asked in full, found lying, and never believed again."""
    listed = rounds(office, press, etag='"always-the-same"', hours=3)
    state = office.session.store.poll_states()["local", press.url("/local.rss")]

    assert state.lying
    assert len(office.states()) == listed
    assert set(office.states().values()) == {"outside-scope"}


def test_an_honest_server_is_believed_and_seldom_asked_in_full(office, press):
    """Its validators stay in use; of the polls of an unchanged feed over 90 % are conditional."""
    listed = rounds(office, press, etag="", hours=4)
    assert len(office.states()) == listed
    press.asked.clear()
    for _ in range(2 * FULL_EVERY):
        office.clock.at += timedelta(minutes=30)
        office.round()
    conditional = [was for path, was in press.asked if path == "/local.rss"]
    state = office.session.store.poll_states()["local", press.url("/local.rss")]

    assert not state.lying
    assert 0.95 < sum(conditional) / len(conditional) < 1


def test_a_feed_that_was_never_seen_to_change_is_asked_in_full_after_one_two_four_polls(office, press):
    """On a quiet day a liar looks like an honest server."""
    press.list("local", ("/tin.html", "Tin", format_datetime(START)))
    press.article("/tin.html", "Khánh thành cầu", press.elsewhere)
    press.etags["/local.rss"] = '"quiet"'
    for _ in range(48):
        office.clock.at += timedelta(minutes=30)
        office.round()
    full = [n for n, (_, was) in enumerate(a for a in press.asked if a[0] == "/local.rss") if not was]

    assert full == [0, 2, 5, 10, 19, 36]
