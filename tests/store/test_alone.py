"""The lock that lets one program at a time do what two must not. Not for: writes to the database (test_locked.py)."""

import sqlite3
from functools import partial

import pytest

from monitor.errors import BusyError, StoreError
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
    with pytest.raises(StoreError, match="check that its folder exists"), alone(tmp_path / "no" / "a.db", "run", "x"):
        pass


def refused(path):
    """What is said to the one who wants the lock *run* at *path* and does not get it."""
    with pytest.raises(StoreError) as caught, alone(path, "run", "reading the press"):
        pass
    return type(caught.value), str(caught.value)


@pytest.fixture
def lock(tmp_path):
    """The file of the lock *run* beside a.db, which is not there yet."""
    return tmp_path / "a.db-run-lock"


def answering(monkeypatch, code):
    """Let SQLite answer *code* to whoever wants a lock: disks that are full or broken are not at hand."""

    class Answering(sqlite3.Connection):
        def execute(self, *_args):
            error = sqlite3.OperationalError("as SQLite says it")
            error.sqlite_errorcode = code
            raise error

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Answering))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "cannot grow: the disk is full; free some space"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "cannot be written; give this account the right"),
        (sqlite3.SQLITE_IOERR_WRITE, "could not be read or written; check the disk"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened; check that its folder exists"),
    ],
)
def test_what_is_no_other_program_is_not_called_one(lock, monkeypatch, code, words):
    answering(monkeypatch, code)

    kind, said = refused(lock.with_name("a.db"))
    assert kind is StoreError
    assert said.startswith(f"the lock {lock} {words}")


@pytest.mark.parametrize("code", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY])
def test_a_lock_that_is_busy_is_another_program(lock, monkeypatch, code):
    answering(monkeypatch, code)

    kind, said = refused(lock.with_name("a.db"))
    assert kind is BusyError
    assert said.startswith(f"another monitor is reading the press with this data folder ({lock.parent})")


def test_a_file_that_is_no_lock_is_left_as_it_is(lock):
    lock.write_bytes(b"a letter" * 200)

    assert refused(lock.with_name("a.db"))[0] is StoreError
    assert lock.read_bytes() == b"a letter" * 200


def test_a_lock_that_may_only_be_read_is_none(lock, monkeypatch):
    """SQLite would let any number of programs begin there at once."""
    lock.touch()
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **how: connect(f"{path.as_uri()}?mode=ro", uri=True, **how))

    kind, said = refused(lock.with_name("a.db"))
    assert kind is StoreError
    assert said.startswith(f"the lock {lock} cannot be written; give this account the right")


def test_holding_a_lock_leaves_nothing_in_its_file(lock):
    with alone(lock.with_name("a.db"), "run", "reading the press"):
        pass

    assert [path.name for path in lock.parent.iterdir()] == [lock.name]
    assert lock.read_bytes() == b""


def test_what_fails_while_the_lock_is_held_is_not_blamed_on_it(lock):
    with (
        pytest.raises(sqlite3.ProgrammingError, match="mine"),
        alone(lock.with_name("a.db"), "run", "reading the press"),
    ):
        raise sqlite3.ProgrammingError("mine")
