"""One state of the data folder takes the place of another, whole or not at all."""

import pytest

from monitor.errors import BusyError, StoreError
from monitor.store import Store, swap

ITEMS = ("monitor.db", "evidence", "note.txt")


@pytest.fixture
def folders(path):
    """A data folder with an older database, and inside it a newer state in `new`."""
    new = path.parent / "new"
    for folder, name in ((path.parent, "old"), (new, "new")):
        with Store.open(folder / "monitor.db") as store:
            store.hosts.begin(store_time())
        (folder / "evidence").mkdir()
        (folder / "evidence" / name).touch()
    (path.parent / "note.txt").write_text("old", encoding="ascii")
    return path, new, path.parent / "old"


def store_time():
    from store_samples import at

    return at(0)


def files(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if "lock" not in p.name and p.is_file())


def test_everything_changes_places(folders):
    path, new, old = folders
    swap.swap(path, new, old, ITEMS, "of")

    assert files(path.parent) == ["evidence/new", "monitor.db", "old/evidence/old", "old/monitor.db", "old/note.txt"]
    assert not new.exists()


def test_nothing_changes_while_a_program_has_the_database_open(folders):
    path, new, old = folders
    before = files(path.parent)
    with Store.open(path), pytest.raises(BusyError, match="a monitor is running"):
        swap.swap(path, new, old, ITEMS, "of")

    assert files(path.parent) == before


def test_a_swap_that_a_program_stands_in_the_way_of_is_ended_when_it_is_gone(folders):
    path, new, old = folders
    holding = Store.open(path)
    swap._write(path.parent, swap._Swap("new", "old", ITEMS, "of"))
    with pytest.raises(BusyError, match="stop it"):
        swap.end_swap(path, 0)
    holding.close()

    assert swap.end_swap(path, 0) == "of"
    assert files(old) == ["evidence/old", "monitor.db", "note.txt"]
    assert not new.exists()
    assert swap.end_swap(path, 0) == ""


def test_who_opens_the_database_waits_for_a_swap_under_way(folders):
    path, _, _ = folders
    swap._write(path.parent, swap._Swap("new", "old", ITEMS, "of"))
    from monitor.store.alone import alone

    with alone(path, swap.LOCK, swap.RESTORING), pytest.raises(BusyError, match="restoring a backup"):
        Store.open(path, busy_seconds=0.01)


def test_a_journal_that_was_changed_is_told_and_nothing_moves(folders):
    path, _, _ = folders
    (path.parent / swap.JOURNAL).write_text("{", encoding="ascii")
    before = files(path.parent)
    with pytest.raises(StoreError, match="was changed and cannot be read"):
        Store.open(path)

    assert files(path.parent) == before


def test_a_folder_in_the_way_is_told(folders):
    path, new, old = folders
    (old / "evidence" / "full").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be moved or written"):
        swap.swap(path, new, old, ITEMS, "of")
    (old / "evidence" / "full").rmdir()

    assert swap.end_swap(path, 0) == "of"
    assert "evidence/new" in files(path.parent)
