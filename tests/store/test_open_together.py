"""Programs that have the database open at the same time: none may take itself for the last one.

Not for: writers that wait for each other (test_locked.py), new databases (test_database.py).
"""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_samples import at

from monitor.errors import BusyError
from monitor.store import Store
from monitor.store.swap import require_unused

_OPENS = "import sys; from pathlib import Path; from monitor.store import Store; store = Store.open(Path(sys.argv[1]))"
THEN = datetime(2026, 1, 1, tzinfo=UTC)
_WRITES = """
from datetime import UTC, datetime
then = datetime(2026, 1, 1, tzinfo=UTC)
for n in range(50):
    store.jobs.begin(f"theirs-{n}", then, then)
"""


def another(path: Path, then: str = "") -> None:
    """Another program opens *path*, does something and closes it."""
    subprocess.run([sys.executable, "-c", f"{_OPENS}\n{then}\nstore.close()", str(path)], check=True)


def journal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def write(store: Store, name: str) -> None:
    store.jobs.begin(name, at(0), at(0))


def holds_both(path: Path) -> None:
    with Store.open(path) as again:
        assert again.check_integrity() == ()
        assert again.jobs.of("ours", at(0))
        assert again.jobs.of("ours-later", at(0))


def test_a_short_command_leaves_the_journal_of_a_program_that_runs(tmp_path):
    """`monitor doctor` beside `monitor serve`: the first to close is not the last to have it open."""
    path = tmp_path / "monitor.db"
    with Store.open(path) as store:
        write(store, "ours")
        another(path)
        assert journal(path).exists()
        another(path, _WRITES)
        write(store, "ours-later")
    holds_both(path)


def test_opening_it_twice_in_one_program_gives_up_no_lock(tmp_path):
    """A second connection comes and goes; other programs still see the first."""
    path = tmp_path / "monitor.db"
    with Store.open(path) as store:
        write(store, "ours")
        Store.open(path).close()
        another(path)
        assert journal(path).exists()
        write(store, "ours-later")
    holds_both(path)


def test_what_two_programs_write_in_turn_is_all_there(tmp_path):
    """Three hundred rows each, in turns: none lost, nothing damaged."""
    path = tmp_path / "monitor.db"
    with Store.open(path) as store:
        for n in range(3):
            for k in range(50):
                write(store, f"ours-{n}-{k}")
            another(path, _WRITES.replace("theirs-", f"theirs-{n}-"))
    with Store.open(path) as again:
        assert again.check_integrity() == ()
        for n in range(3):
            assert all(again.jobs.of(f"ours-{n}-{k}", at(0)) for k in range(50))
            assert all(again.jobs.of(f"theirs-{n}-{k}", THEN) for k in range(50))


def test_a_restore_sees_that_the_database_is_open(tmp_path):
    """Also after another command was run beside the program that has it open."""
    path = tmp_path / "monitor.db"
    with Store.open(path):
        another(path)
        with pytest.raises(BusyError):
            require_unused(path)
    require_unused(path)
