"""The lock that lets one program at a time do what two must not. Not for: writes to the database (test_locked.py)."""

import pytest

from monitor.errors import StoreError
from monitor.store.alone import alone


def test_a_second_holder_is_refused_at_once_and_told_what_the_first_is_doing(tmp_path):
    with alone(tmp_path / "a.db", "send", "sending"), pytest.raises(StoreError, match="another monitor is sending"):  # noqa: SIM117
        with alone(tmp_path / "a.db", "send", "sending"):
            pass


def test_other_locks_and_later_holders_are_free(tmp_path):
    with alone(tmp_path / "a.db", "send", "sending"), alone(tmp_path / "a.db", "run", "reading"):
        pass
    with alone(tmp_path / "a.db", "send", "sending") as held:
        assert held is None


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreError, match="cannot be made"), alone(tmp_path / "no" / "a.db", "send", "sending"):
        pass
