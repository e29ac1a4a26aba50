"""The backup of every night: the newest ones stay, and nothing else is touched."""

from datetime import datetime
from pathlib import Path

import pytest
from office_samples import bring_back, session

from monitor.backup.nightly import run_backup
from monitor.errors import MonitorError, StoreError

NIGHT = "2026-03-{:02}T02:00+07:00"


def tonight(office, day):
    at = datetime.fromisoformat(NIGHT.format(day))
    with session(office / "config", office / "data", at) as opened:
        return run_backup(opened)


def names(office):
    return sorted(path.name for path in (office / "data" / "backups").iterdir())


def test_the_newest_stay_and_bear_the_hour_of_the_office(office, tmp_path):
    lines = [tonight(office, day) for day in (10, 11, 12, 13)]

    assert names(office) == ["monitor-20260312-0200.zip", "monitor-20260313-0200.zip"]
    assert ["older" in line for line in lines] == [False, False, True, True]
    assert lines[2].endswith("; 1 older one deleted")
    assert bring_back(office / "data" / "backups" / "monitor-20260313-0200.zip", tmp_path / "new", office / "config")


def test_the_same_minute_again_is_the_same_file(office):
    tonight(office, 10)
    tonight(office, 10)

    assert names(office) == ["monitor-20260310-0200.zip"]


def test_files_of_others_and_backups_that_are_not_whole_stay_and_are_not_counted(office):
    folder = office / "data" / "backups"
    folder.mkdir()
    others = {
        "monitor-20260101-0200.zip": b"cut off",
        "monitor-20260102-0200.zip.bak": b"of a person",
        "our-report.zip": (office / "backup.zip").read_bytes(),
        "monitor.zip": (office / "backup.zip").read_bytes(),
    }
    for name, data in others.items():
        (folder / name).write_bytes(data)
    for day in (10, 11, 12):
        tonight(office, day)

    assert names(office) == sorted([*others, "monitor-20260311-0200.zip", "monitor-20260312-0200.zip"])
    assert all((folder / name).read_bytes() == data for name, data in others.items())


def test_what_a_killed_backup_left_is_swept_away(office):
    (office / "data" / "backups").mkdir()
    for end in (".part", ".part-db"):
        (office / "data" / "backups" / f"monitor-20260309-0200.zip{end}").write_bytes(b"half")
    tonight(office, 10)

    assert names(office) == ["monitor-20260310-0200.zip"]


def test_older_ones_stay_while_the_newest_holds_damage(office):
    """They may hold what is lost."""
    for day in (10, 11):
        tonight(office, day)
    spool = office / "data" / "evidence" / "spool-2026-03-02.warc.gz"
    spool.write_bytes(spool.read_bytes()[:-1])
    with pytest.raises(MonitorError, match=r"(?s)spool-2026-03-02.*holds this damage; look for it in older backups"):
        tonight(office, 12)

    assert names(office) == [f"monitor-202603{day}-0200.zip" for day in (10, 11, 12)]


def test_older_ones_stay_when_no_new_one_could_be_made(office):
    for day in (10, 11):
        tonight(office, day)
    (office / "data" / "backups" / "monitor-20260312-0200.zip").mkdir()
    with pytest.raises(MonitorError, match="is not replaced"):
        tonight(office, 12)

    assert len(names(office)) == 3


def test_a_folder_that_cannot_be_used_is_told(office):
    (office / "data" / "backups").write_bytes(b"a file")
    with pytest.raises(StoreError, match=r"the folder for backups .* cannot be used .* rules/schedule\.toml"):
        tonight(office, 10)


def test_a_whole_path_is_taken_as_it_is(office, tmp_path):
    rules = office / "config" / "rules" / "schedule.toml"
    rules.write_text(f'[backup]\nfolder = "{(tmp_path / "disk").as_posix()}"\n', encoding="utf-8")
    line = tonight(office, 10)

    assert Path(line.split(" (")[0]) == tmp_path / "disk" / "monitor-20260310-0200.zip"
