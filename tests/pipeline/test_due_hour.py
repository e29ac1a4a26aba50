"""Which digest is due. Not for: what is in it."""

from datetime import UTC, datetime, time

import pytest

from monitor.config import Calendar, Digest
from monitor.pipeline.outgoing.due import due_hour

ZONE = "Asia/Ho_Chi_Minh"
WORKING = Digest(hour=time(7), days=("mon", "tue", "wed", "thu", "fri"), subject="{date}")


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-23T07:00:00+07:00", "2026-11-23T07:00:00+07:00"),
        ("2026-11-23T06:59:59+07:00", "2026-11-20T07:00:00+07:00"),
        ("2026-11-22T12:00:00+07:00", "2026-11-20T07:00:00+07:00"),
        ("2026-11-24T01:00:00+07:00", "2026-11-23T07:00:00+07:00"),
        ("2026-11-23T23:59:00Z", "2026-11-23T07:00:00+07:00"),
        ("2026-11-24T00:00:00Z", "2026-11-24T07:00:00+07:00"),
    ],
)
def test_the_latest_digest_hour_of_a_working_day_is_due(now, due):
    """On Monday before seven it is still Friday's; hours are those of the office's zone."""
    found = due_hour(WORKING, Calendar(), ZONE, datetime.fromisoformat(now))

    assert found == datetime.fromisoformat(due)
    assert found.tzinfo is UTC


def test_a_weekly_digest_looks_back_a_week():
    """With one day a week, the due hour may be almost eight days back."""
    weekly = Digest(hour=time(7), days=("mon",), subject="{date}")

    assert due_hour(
        weekly, Calendar(), ZONE, datetime.fromisoformat("2026-11-23T06:00:00+07:00")
    ) == datetime.fromisoformat("2026-11-16T07:00:00+07:00")
