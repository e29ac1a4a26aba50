"""What servers ask for in words and dates is understood."""

from email.utils import formatdate

import pytest

from monitor.crawl.web.answers import Answer, retry_after


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("9" * 30, 86_400),
        ("Tue, 28 Jul 2026 12:01:00 GMT", 60),
        ("Tue, 28 Jul 2026 11:00:00 GMT", 0),
        ("Fri, 28 Aug 2026 12:00:00 GMT", 86_400),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("Tue, 28 Jul 99999 12:01:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_of_the_server_s_clock_and_at_most_a_day(value, seconds):
    assert retry_after({"retry-after": value, "date": "Tue, 28 Jul 2026 12:00:00 GMT"}) == seconds


def test_a_date_is_measured_by_our_clock_when_the_server_tells_no_time():
    wait = retry_after({"retry-after": formatdate(usegmt=True), "date": "bây giờ"})
    assert wait is not None
    assert wait <= 1


def test_a_status_is_said_as_people_know_it():
    assert Answer("http://bao.vn", (), 404, {}, b"").status_line == "404 Not Found"
    assert Answer("http://bao.vn", (), 799, {}, b"").status_line == "799"
