"""What is in a backup, where it may be written, and what stays out of it."""

import hashlib
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from office_samples import FILES, at, back_up, bring_back

from monitor.backup import making
from monitor.backup.zipped import opened
from monitor.errors import BusyError, InputError, StoreError
from monitor.store import Store
from monitor.store.schema.names import NAMES


def names(path):
    with ZipFile(path) as zip_:
        return set(zip_.namelist())


def test_everything_of_the_office_is_in_it_and_nothing_else(office):
    (office / "data" / "feeds").mkdir()
    (office / "data" / "feeds" / "chon-loc.xml").write_text("<feed/>", encoding="utf-8")
    (office / "data" / "backups").mkdir()
    (office / "data" / "backups" / "monitor-20260301-0200.zip").write_bytes(b"older")
    (office / "data" / "evidence" / "left-over").mkdir()
    (office / "data" / "evidence" / "left-over" / "x.bin").write_bytes(b"of no capture")
    (office / "data" / "editions" / "0003.html.new").write_bytes(b"half")
    (office / "config" / "rules" / ".swp").write_bytes(b"hidden")
    back_up(office / "config", office / "data", office / "new.zip")
    evidence = {f"{kind}-2026-03-0{day}.warc.gz" for kind in ("kept", "spool") for day in (2, 3)}
    editions = {
        f"000{number}{group}.{form}"
        for number in (1, 2)
        for group in ("", "-doi-ngoai")
        for form in ("html", "txt", "csv", "jsonl")
    }

    assert names(office / "new.zip") == {
        "manifest.json",
        "monitor.db",
        "feeds/chon-loc.xml",
        *(f"config/{name}" for name in FILES),
        *(f"evidence/{name}" for name in evidence),
        *(f"editions/{name}" for name in editions),
    }


def test_the_manifest_says_what_must_be_proved(office):
    with opened(office / "backup.zip") as found, Store.open(office / "data" / "monitor.db") as store:
        manifest = found.manifest
        kept = {(f.audience, f.form): hashlib.sha256(f.content).hexdigest() for f in store.editions.files(2)}

        assert manifest.created_at == at(1000)
        assert manifest.facts.schema[-1] == NAMES[-1]
        assert manifest.facts.chain == store.evidence.newest_link()
        assert manifest.facts.edition == 2
        assert {(f.audience, f.form): f.sha256 for f in manifest.facts.edition_files} == kept
        assert {t: manifest.facts.rows[t] for t in ("articles", "captures", "editions", "messages")} == {
            "articles": 8,
            "captures": 16,
            "editions": 2,
            "messages": 4,
        }
        for member in manifest.members:
            data = b"".join(found.pieces(member))
            assert (len(data), hashlib.sha256(data).hexdigest()) == (member.size, member.sha256)


def test_evidence_is_stored_as_it_is_and_the_rest_is_packed(office):
    with ZipFile(office / "backup.zip") as zip_:
        packed = {info.filename: info.compress_type != 0 for info in zip_.infolist()}

    assert {name for name, small in packed.items() if not small} == {n for n in packed if n.startswith("evidence/")}


def test_only_the_account_of_the_program_may_read_it(office):
    assert stat.S_IMODE((office / "backup.zip").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_when_asked_and_only_by_a_backup_of_a_backup(office):
    before = (office / "backup.zip").read_bytes()
    with pytest.raises(InputError, match="is there already"):
        back_up(office / "config", office / "data", office / "backup.zip")
    assert (office / "backup.zip").read_bytes() == before
    back_up(office / "config", office / "data", office / "backup.zip", now=at(1001), replace=True)
    assert (office / "backup.zip").read_bytes() != before
    (office / "report.zip").write_bytes(before[:-1])
    for other in (office / "report.zip", office / "data" / "monitor.db", office / "config" / "sources.toml"):
        kept = other.read_bytes()
        with pytest.raises(InputError, match="is no backup of monitor, so it is not replaced"):
            back_up(office / "config", office / "data", other, replace=True)
        assert other.read_bytes() == kept


@pytest.mark.parametrize("place", ["data/evidence", "data/evidence/left-over", "data/editions", "config/rules/topics"])
def test_a_file_among_what_is_backed_up_is_refused(office, place):
    (office / place).mkdir(exist_ok=True)
    with pytest.raises(InputError, match="lies in a folder that is backed up"):
        back_up(office / "config", office / "data", office / place / "x.zip")


def test_a_folder_that_is_not_there_and_a_data_folder_without_database_are_refused(office):
    with pytest.raises(InputError, match="there is no folder"):
        back_up(office / "config", office / "data", office / "nowhere" / "x.zip")
    with pytest.raises(InputError, match="there is no database"):
        back_up(office / "config", office / "empty", office / "x.zip")
    assert not (office / "empty").exists()


def test_only_one_backup_is_made_at_a_time(office, monkeypatch):
    monkeypatch.setattr(making, "_WAIT_SECONDS", 0.01)
    with (
        Store.open(office / "data" / "monitor.db") as store,
        store.alone("backup", "making a backup"),
        pytest.raises(BusyError, match="another monitor is making a backup"),
    ):
        back_up(office / "config", office / "data", office / "new.zip")

    assert not (office / "new.zip").exists()


def test_too_little_room_is_said_before_anything_is_written(office, monkeypatch):
    monkeypatch.setattr(making.shutil, "disk_usage", lambda _path: SimpleNamespace(free=1_000_000))
    with pytest.raises(StoreError, match=r"may need 1\d MB, and only 1 MB are free there; make room"):
        back_up(office / "config", office / "data", office / "new.zip")

    assert sorted(p.name for p in office.iterdir()) == ["backup.zip", "config", "data"]


LIMITED = """
import resource, signal, sys
sys.path.insert(0, {here!r})
from pathlib import Path
from office_samples import back_up
from monitor.errors import MonitorError
import monitor.backup.proof
office = Path({office!r})
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, resource.RLIM_INFINITY))
try:
    back_up(office / "config", office / "data", office / "backup.zip", replace=True)
except MonitorError as error:
    print(error)
    sys.exit(3)
finally:  # what counts lines writes too, at the end
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.parametrize("most", [40_000, 60_000, 110_000, 400_000])
def test_a_disk_that_is_full_in_the_middle_leaves_the_older_backup_and_nothing_else(office, most):
    """Here a file may not grow beyond so many bytes: that of the backup, or the copy of the database in between."""
    before = (office / "backup.zip").read_bytes()
    program = LIMITED.format(here=str(Path(__file__).parent), office=str(office), most=most)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )

    assert done.returncode == 3, done.stderr
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
    assert "backup" in done.stdout
    assert (office / "backup.zip").read_bytes() == before
    assert sorted(p.name for p in office.iterdir()) == ["backup.zip", "config", "data"]


def test_what_was_damaged_before_is_told_and_the_rest_is_saved(office, tmp_path):
    cut, gone = (office / "data" / "evidence" / f"{kind}-2026-03-02.warc.gz" for kind in ("kept", "spool"))
    cut.write_bytes(cut.read_bytes()[:-5])
    gone.unlink()
    made = back_up(office / "config", office / "data", office / "new.zip")

    assert made.manifest.faults == (
        "kept-2026-03-02.warc.gz: the capture at byte " + _last(office) + " is cut off or was changed",
        "spool-2026-03-02.warc.gz: is missing, and no rule dropped it",
    )
    assert str(making.faulty(made)).endswith(
        "was made and holds this damage; look for it in older backups, and keep them"
    )
    with pytest.raises(InputError, match=r"(?s)cut off.*spool-2026-03-02.*was there when the backup was made"):
        bring_back(office / "new.zip", tmp_path / "new", office / "config")
    assert not (tmp_path / "new" / "monitor.db").exists()
    said = bring_back(office / "new.zip", tmp_path / "new", office / "config", despite_faults=True)
    assert sum("as old as the backup" in line for line in said) == 2
    assert (tmp_path / "new" / "evidence" / cut.name).read_bytes() == cut.read_bytes()


def _last(office):
    from monitor.store import snapshot

    with snapshot.opened(office / "data" / "monitor.db") as found:
        (file,) = (f for f in found.evidence() if f.name == "kept-2026-03-02.warc.gz")
        return str([record.offset for record in found.records(file)][-1])


def test_of_a_damaged_database_no_backup_is_made(office):
    path = office / "data" / "monitor.db"
    data = bytearray(path.read_bytes())
    for page in range(20, len(data) // 4096 - 1):
        data[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    path.write_bytes(data)

    with pytest.raises(StoreError, match="damaged"):
        back_up(office / "config", office / "data", office / "new.zip")
    assert not (office / "new.zip").exists()


def test_the_certificates_that_the_rules_name_are_in_it_and_private_keys_are_not(office):
    config = office / "config"
    (config / "ca.pem").write_text("-----BEGIN CERTIFICATE-----\n", encoding="ascii")
    (config / "rules" / "own.pem").write_text("-----BEGIN PRIVATE KEY-----\n", encoding="ascii")
    text = (config / "rules" / "office.toml").read_text(encoding="utf-8")
    (config / "rules" / "office.toml").write_text(text + 'ca = "ca.pem"\n', encoding="utf-8")
    made = back_up(config, office / "data", office / "new.zip")

    assert "config/ca.pem" in names(office / "new.zip")
    assert "config/rules/own.pem" not in names(office / "new.zip")
    assert made.notes == (
        f"{config / 'rules' / 'own.pem'} holds a private key: it is not in the backup; keep it elsewhere",
    )


def test_a_password_in_sources_is_told(office):
    path = office / "config" / "sources.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("contact", 'proxy = "http://desk:secret@proxy.example"\ncontact'),
        "utf-8",
    )
    made = back_up(office / "config", office / "data", office / "new.zip")

    assert made.notes == (
        "sources.toml holds the password of a proxy or of a source, and so does the backup: keep it as safe",
    )


def test_a_name_that_not_every_system_takes_is_left_out_and_told(office):
    (office / "config" / "rules" / "a:b.txt").write_text("x", encoding="ascii")
    made = back_up(office / "config", office / "data", office / "new.zip")

    assert "config/rules/a:b.txt" not in names(office / "new.zip")
    assert "has a sign that not every system takes: it is not in the backup" in made.notes[0]


def test_a_configuration_that_cannot_be_read_is_in_it_as_it_is(office):
    (office / "config" / "sources.toml").write_text("[crawl\n", encoding="utf-8")
    made = back_up(office / "config", office / "data", office / "new.zip", unread=True)

    assert "config/sources.toml" in names(office / "new.zip")
    assert "cannot be read (see `monitor doctor`)" in made.notes[0]
