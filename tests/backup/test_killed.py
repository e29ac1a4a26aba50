"""Killed at any moment, a backup leaves the older one, and a restore leaves the old state or the new one."""

import itertools
import shutil
import sys
from functools import partial

import pytest
from killing import CHANGES, MOVES, killed_after, killed_before
from office_samples import at, back_up, bring_back, session, state, work

from monitor.backup.sealed import require_whole
from monitor.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


def quiet(_what, _done):
    pass


def test_a_killed_backup_leaves_the_older_one_and_the_next_one_is_made(office):
    before = (office / "backup.zip").read_bytes()
    for number in itertools.count(1):
        died = killed_before(
            partial(back_up, office / "config", office / "data", office / "backup.zip", now=at(1001), replace=True),
            number,
        )
        if not died:
            break
        assert (office / "backup.zip").read_bytes() == before or require_whole(office / "backup.zip", quiet)
    assert number > 6

    assert (office / "backup.zip").read_bytes() != before
    assert sorted(p.name for p in office.iterdir()) == ["backup.zip", "config", "data"]


@pytest.mark.parametrize("wait", [0.01, 0.05, 0.1, 0.2, 0.3])
@pytest.mark.parametrize("what", [back_up, bring_back])
def test_a_program_killed_from_outside_leaves_a_whole_backup_and_a_whole_archive(office, what, wait):
    before = state(office / "data")
    config, data, file = office / "config", office / "data", office / "backup.zip"
    arguments = (config, data, file) if what is back_up else (file, data, config)
    killed_after(partial(what, *arguments, replace=True), wait)

    require_whole(office / "backup.zip", quiet)
    assert state(office / "data") == before
    assert bring_back(office / "backup.zip", office / "data", office / "config", replace=True)


@pytest.fixture
def later(office):
    """The office, a day after the backup."""
    for n in range(8, 12):
        with session(office / "config", office / "data", at(6 * n)) as opened:
            list(work(opened, n))
    return office


def test_a_killed_restore_leaves_the_old_state_or_the_new_one(later):
    """Before every move that it makes: what the next program to open the data folder finds is one or the other."""
    old = state(later / "data")
    bring_back(later / "backup.zip", later / "reference", later / "config")
    new = state(later / "reference")
    assert new != old
    found = []
    for number in itertools.count(1):
        data = later / f"data-{number}"
        shutil.copytree(later / "data", data)
        died = killed_before(
            partial(bring_back, later / "backup.zip", data, later / "config", replace=True), number, MOVES
        )
        found.append("old" if state(data) == old else "new")
        assert state(data) == (old if found[-1] == "old" else new)
        if not died:
            break
        assert bring_back(later / "backup.zip", data, later / "config", replace=True)
        assert state(data) == new
        before = [path for path in data.iterdir() if path.name.startswith("before-restore")]
        assert any(state(path) == old for path in before)

    assert found == sorted(found, reverse=True)  # first old, then new
    assert found.count("old") >= 2
    assert found.count("new") >= 8


@pytest.mark.parametrize("number", [1, 5, 20, 40, 60])
def test_a_restore_killed_while_it_unpacks_changes_nothing_and_can_be_run_again(later, number):
    old = state(later / "data")

    assert killed_before(
        partial(bring_back, later / "backup.zip", later / "data", later / "config", replace=True), number, CHANGES
    )
    assert state(later / "data") == old
    assert "restored into" in bring_back(later / "backup.zip", later / "data", later / "config", replace=True)[-1]


def test_a_killed_restore_into_an_empty_folder_can_be_run_again_as_it_was(office):
    """Without --replace: what was broken off is ended, and said."""
    new = None
    for number in itertools.chain((1, 6), itertools.count(11)):  # the first eleven are files of the configuration
        data, config = office / f"data-{number}", office / f"config-{number}"
        died = killed_before(partial(bring_back, office / "backup.zip", data, config), number, MOVES)
        if died:
            said = bring_back(office / "backup.zip", data, config)
            assert "restored into" in said[-1] or "which was broken off, is ended" in said[-1]
        new = new or state(data)
        assert state(data) == new
        assert (config / "sources.toml").exists()
        if not died:
            break
    assert number > 10


def test_what_was_broken_off_is_ended_by_whoever_opens_the_database_next(later):
    for number in itertools.count(1):
        assert killed_before(
            partial(bring_back, later / "backup.zip", later / "data", later / "config", replace=True), number, MOVES
        )
        if (later / "data" / "restore-in-progress.json").exists():
            break
    with Store.open(later / "data" / "monitor.db") as store:
        assert store.editions.last()[0] == 2
    assert not (later / "data" / "restore-in-progress.json").exists()
    assert not (later / "data" / "restore-unpacked").exists()
