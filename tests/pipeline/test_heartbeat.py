"""Signs of life of the lanes. Not for: what the supervisor does without them (tests/serving/test_supervisor.py)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.pipeline.outgoing.heartbeat import Beat, Heart, beat_file, last_beat, limit

NOW = datetime(2026, 11, 25, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Clock:
    """A calendar that a test sets."""

    def __init__(self):
        self.at = NOW

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


def test_a_sign_says_when_what_is_under_way_and_since_when_the_machine_is_up(tmp_path, clock):
    heart = Heart(tmp_path, "office", clock)
    heart.beat()
    clock.at += 10 * MINUTE
    heart.beat("digest")

    assert last_beat(tmp_path, "office") == Beat(NOW + 10 * MINUTE, NOW, "digest")
    assert last_beat(tmp_path, "press") is None


def test_a_program_that_is_started_anew_goes_on_unless_the_machine_was_off(tmp_path, clock):
    """Changed rules, or a death of the lane, are no start of the machine; a night is one, and so is a sleep."""
    Heart(tmp_path, "office", clock).beat()
    clock.at += 9 * MINUTE
    heart = Heart(tmp_path, "office", clock)
    assert heart.beat().up_since == NOW
    clock.at += 11 * MINUTE
    assert heart.beat().up_since == clock.at
    clock.at += 600 * MINUTE
    assert Heart(tmp_path, "office", clock).beat().up_since == clock.at


def test_a_sign_that_cannot_be_written_harms_nobody(tmp_path, clock):
    heart = Heart(tmp_path / "gone", "office", clock)

    assert heart.beat().seen == NOW
    assert last_beat(tmp_path / "gone", "office") is None


@pytest.mark.parametrize("text", ["", "2026-11-25T05:00:00+00:00", "x\ny\nz\n", "\x00\n\n\n"])
def test_half_a_sign_is_none(tmp_path: Path, text):
    """It is just being written, or the disk is full."""
    beat_file(tmp_path, "office").write_text(text, encoding="utf-8")

    assert last_beat(tmp_path, "office") is None


def test_who_may_be_handing_over_a_mail_has_longer():
    assert (limit("office", "weekly"), limit("office", "delivery")) == (15 * MINUTE, 20 * MINUTE)
    assert limit("backup", "round") > limit("press", "round") > limit("office", "digest")
