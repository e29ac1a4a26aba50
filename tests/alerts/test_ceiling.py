"""Never more mails an hour than allowed, and nothing is left out. Not for: the ceiling over a real outbox (tests/pipeline)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.alerts.ceiling import HOUR, allowed, gathered

START = datetime(2026, 3, 2, tzinfo=UTC)


def at(minutes):
    return START + timedelta(minutes=minutes)


def test_one_more_is_allowed_below_the_ceiling():
    assert [allowed(busy, 2) for busy in (0, 1, 2, 3)] == [True, True, False, False]


def test_what_is_found_together_is_one_mail_and_what_is_over_waits_for_the_hour():
    mails = gathered([at(0), at(0), at(10), at(20), at(70)], 2)
    assert [(mail.at, mail.tells) for mail in mails] == [
        (at(0), (0, 1)),
        (at(10), (2,)),
        (at(60), (3,)),
        (at(70), (4,)),
    ]


def test_nothing_found_is_no_mail():
    assert gathered([], 1) == ()


@given(st.lists(st.integers(0, 600)), st.integers(1, 5))
def test_never_more_than_the_ceiling_nothing_lost_nothing_twice_nothing_before_it_was_found(minutes, ceiling):
    found = [at(each) for each in minutes]
    mails = gathered(found, ceiling)

    assert all(sum(mail.at - HOUR < other.at <= mail.at for other in mails) <= ceiling for mail in mails)
    assert sorted(n for mail in mails for n in mail.tells) == list(range(len(found)))
    assert all(found[n] <= mail.at for mail in mails for n in mail.tells)
