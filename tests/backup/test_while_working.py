"""A backup is of one moment while another program goes on writing, and comes back as it was at that moment."""

import subprocess
import sys
from pathlib import Path

import pytest
from office_samples import at, back_up, bring_back, configure, session, work

from monitor.backup.zipped import opened
from monitor.evidence.verified import verified
from monitor.store import Store

PROGRAM = Path(__file__).parent / "office_samples.py"


@pytest.fixture(scope="module")
def backups(tmp_path_factory):
    """Three backups made while another program works: their folder."""
    folder = tmp_path_factory.mktemp("working")
    configure(folder / "config")
    command = [sys.executable, str(PROGRAM), str(folder / "config"), str(folder / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROGRAM.parents[2]) as working:
        for n in range(3):
            assert all(working.stdout.readline() for _ in range(17))
            back_up(folder / "config", folder / "data", folder / f"{n}.zip")
        more = [working.stdout.readline() for _ in range(3)]
        working.kill()
    assert all(more)
    return folder


@pytest.mark.parametrize("n", range(3))
def test_what_comes_back_is_whole_and_adds_up(backups, tmp_path, n):
    said = bring_back(backups / f"{n}.zip", tmp_path / "data", backups / "config")
    with opened(backups / f"{n}.zip") as found:
        cut = found.manifest.facts.edition

    with Store.open(tmp_path / "data" / "monitor.db") as store:
        report = verified(store, None)
        assert (report.faults, report.notes) == ((), ())
        assert report.captures >= 6
        assert store.check_integrity() == ()
        assert store.ledger.faults(at(0), at(9999) - at(0)) == ()
    assert (f"edition {cut}: rendered again, byte for byte as it was kept" in said) == (cut is not None)


@pytest.mark.parametrize("n", range(3))
def test_the_digests_that_come_back_are_those_that_were_kept_byte_for_byte(backups, tmp_path, n):
    bring_back(backups / f"{n}.zip", tmp_path / "data", backups / "config")

    with Store.open(tmp_path / "data" / "monitor.db") as back, Store.open(backups / "data" / "monitor.db") as live:
        numbers = [number for number, _ in back.editions.numbers()]
        assert [back.editions.files(number) for number in numbers] == [
            live.editions.files(number) for number in numbers
        ]
        assert [back.editions.json(number) for number in numbers] == [live.editions.json(number) for number in numbers]
        kept = {
            f"{number:04d}{'-' if file.audience else ''}{file.audience}.{file.form}": file.content
            for number in numbers
            for file in back.editions.files(number)
        }
    written = {path.name: path.read_bytes() for path in (tmp_path / "data" / "editions").glob("*")}
    assert numbers == list(range(1, len(numbers) + 1))
    assert written.items() <= kept.items()  # nothing in the folder is newer than the database
    assert len(written) >= 8 * (len(numbers) - 1)


def test_evidence_is_copied_as_far_as_the_database_of_that_moment_knows_it(backups):
    for n in range(3):
        with opened(backups / f"{n}.zip") as found:
            manifest = found.manifest
        sizes = {m.name: m.size for m in manifest.members if m.name.startswith("evidence/")}
        live = {f"evidence/{p.name}": p.stat().st_size for p in (backups / "data" / "evidence").glob("*.gz")}
        assert manifest.faults == ()
        assert manifest.facts.rows["captures"] == manifest.facts.chain[0]
        assert all(size <= live[name] for name, size in sizes.items())
    assert sum(sizes.values()) < sum(live.values())


def test_work_goes_on_in_what_came_back(backups, tmp_path):
    bring_back(backups / "2.zip", tmp_path / "data", backups / "config")
    with session(backups / "config", tmp_path / "data", at(5000)) as opened_session:
        done = list(work(opened_session, 803))

    assert done == ["captures", "clip", "outside-scope", "edition", "files", "mail"]
