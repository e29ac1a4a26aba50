"""What comes back, what is moved aside, and what waits for a person."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import sqlite_utils
from office_samples import FILES, at, back_up, bring_back, session, state, work
from resealed import entry, rewritten

from monitor.backup import proof
from monitor.errors import BusyError, InputError, StoreError
from monitor.pipeline.outgoing.held import held_until
from monitor.store import EditionFile, Store, swap
from monitor.store.audit import Actor
from monitor.store.database import APPLICATION_ID
from monitor.store.schema.migrations import migrations
from monitor.store.schema.names import NAMES

HERE = Path(__file__).parent


def test_what_comes_back_into_another_folder_is_what_was_there(office, tmp_path):
    said = bring_back(office / "backup.zip", tmp_path / "new" / "data", tmp_path / "new" / "config")

    assert state(tmp_path / "new" / "data") == state(office / "data")
    assert {name: (tmp_path / "new" / "config" / name).read_text(encoding="utf-8") for name in FILES} == FILES
    assert sorted(p.name for p in (tmp_path / "new" / "data").iterdir()) == [
        "editions",
        "evidence",
        "monitor.db",
        "monitor.db-restore-lock",
        "restored-at.txt",
    ]
    assert [line.split(":")[0] for line in said] == [
        "file",
        "files",
        "database",
        "evidence",
        "editions",
        "edition 2",
        "configuration",
        "mails",
        f"restored into {tmp_path / 'new' / 'data'}",
    ]
    assert "16 captures in 4 files, chain sound" in said[3]
    assert said[5] == "edition 2: rendered again, byte for byte as it was kept"


def test_a_folder_with_a_database_is_left_alone_unless_it_is_to_be_replaced(office):
    before = state(office / "data")
    with pytest.raises(InputError, match=r"holds a database; .* --replace"):
        bring_back(office / "backup.zip", office / "data", office / "config")

    assert state(office / "data") == before


def test_what_is_replaced_is_moved_aside_whole_and_what_is_no_part_of_it_stays(office):
    with session(office / "config", office / "data", at(70)) as opened:
        list(work(opened, 11))
    (office / "data" / "backups").mkdir()
    (office / "data" / "backups" / "monitor-20260301-0200.zip").write_bytes(b"older")
    (office / "data" / "README.md").write_text("of the office", encoding="utf-8")
    before = state(office / "data")
    said = bring_back(office / "backup.zip", office / "data", office / "config", replace=True)
    aside = office / "data" / "before-restore-20260412-160000"

    assert f"what was there before is in {aside}" in said
    assert state(aside) == {name: content for name, content in before.items() if name != "README.md"}
    assert (office / "data" / "README.md").exists()
    assert (office / "data" / "backups" / "monitor-20260301-0200.zip").exists()
    with Store.open(office / "data" / "monitor.db") as store:
        assert store.editions.last()[0] == 2
    bring_back(office / "backup.zip", office / "data", office / "config", replace=True)
    assert (office / "data" / "before-restore-20260412-160000-2" / "monitor.db").exists()


def test_a_damaged_database_is_moved_aside_as_it_is(office):
    (office / "data" / "monitor.db").write_bytes(b"no database any more")
    bring_back(office / "backup.zip", office / "data", office / "config", replace=True)

    assert (office / "data" / "before-restore-20260412-160000" / "monitor.db").read_bytes() == b"no database any more"


def test_evidence_without_a_database_is_moved_aside_too(office):
    (office / "data" / "monitor.db").unlink()
    (office / "data" / "evidence" / "spool-2026-03-09.warc.gz").write_bytes(b"of another time")
    bring_back(office / "backup.zip", office / "data", office / "config")

    assert not (office / "data" / "evidence" / "spool-2026-03-09.warc.gz").exists()
    assert (office / "data" / "before-restore-20260412-160000" / "evidence" / "spool-2026-03-09.warc.gz").exists()


def test_nothing_is_replaced_while_a_monitor_uses_it(office):
    before = state(office / "data")
    with (
        Store.open(office / "data" / "monitor.db"),
        pytest.raises(BusyError, match=r"a monitor is running with this data folder .* stop it"),
    ):
        bring_back(office / "backup.zip", office / "data", office / "config", replace=True)

    assert state(office / "data") == before


def test_a_monitor_that_starts_while_a_backup_is_proved_keeps_its_data(office, monkeypatch):
    """It opens the database after the first look, and before the moves."""
    before = state(office / "data")
    real, opened = proof.verified, []

    def meanwhile(store, settings):
        opened.append(Store.open(office / "data" / "monitor.db"))
        return real(store, settings)

    monkeypatch.setattr(proof, "verified", meanwhile)
    with pytest.raises(BusyError, match="a monitor is running"):
        bring_back(office / "backup.zip", office / "data", office / "config", replace=True)
    opened[0].close()

    assert state(office / "data") == before
    assert not (office / "data" / swap.JOURNAL).exists()
    assert not (office / "data" / "restore-unpacked").exists()


def test_only_one_restore_is_done_at_a_time(office):
    from monitor.store.alone import alone

    (office / "new").mkdir()
    with (
        alone(office / "new" / "monitor.db", swap.LOCK, swap.RESTORING),
        pytest.raises(BusyError, match="another monitor is restoring a backup"),
    ):
        bring_back(office / "backup.zip", office / "new", office / "config")


# -- mails -----------------------------------------------------------------------------------------------


def test_mails_that_waited_are_held_from_the_moment_of_the_restore(office, tmp_path):
    said = bring_back(office / "backup.zip", tmp_path / "new", office / "config", now=at(1001))

    assert held_until(tmp_path / "new") == at(1001)
    assert any(line.startswith("mails: 2 waited when the backup was made") for line in said)


def settle(office):
    """No mail waits."""
    with Store.open(office / "data" / "monitor.db") as store:
        waiting = [m.id for m in store.messages.unsent() if m.state == "waiting"]
        store.messages.withdraw(waiting)


def test_mails_are_held_too_when_a_digest_was_due_since_the_backup(office, tmp_path):
    settle(office)
    back_up(
        office / "config", office / "data", office / "night.zip", now=datetime.fromisoformat("2026-03-10T02:00+07:00")
    )
    early, late = (datetime.fromisoformat(f"2026-03-10T0{hour}+07:00") for hour in ("6:59", "7:01"))
    before = bring_back(office / "night.zip", tmp_path / "before", office / "config", now=early)
    after = bring_back(office / "night.zip", tmp_path / "after", office / "config", now=late)

    assert held_until(tmp_path / "before") is None
    assert not any(line.startswith("mails:") for line in before)
    assert held_until(tmp_path / "after") == late
    assert any(
        "the job digest was due after the backup was made, and its mails may have been sent" in line for line in after
    )


def test_mails_are_held_too_when_any_other_job_that_mails_was_due_since_the_backup(office, tmp_path):
    """A reminder of 08:00, after the digest of 07:00 had gone. The backup itself mails nobody."""
    settle(office)
    rules = office / "config" / "rules" / "schedule.toml"
    reminder = '\n[[reminder]]\nid = "quy"\ntext = "Báo cáo quý"\nmonths = [3]\nday = 10\nhour = 08:00:00\n'
    rules.write_text(rules.read_text(encoding="utf-8") + reminder, encoding="utf-8")
    made, asked = (datetime.fromisoformat(f"2026-03-10T0{hour}+07:00") for hour in ("7:30", "8:01"))
    back_up(office / "config", office / "data", office / "night.zip", now=made)
    said = bring_back(office / "night.zip", tmp_path / "after", office / "config", now=asked)

    assert held_until(tmp_path / "after") == asked
    assert any("mails: the job reminder-quy was due" in line for line in said)


def test_mails_are_held_too_where_alerts_may_have_been_sent(office, tmp_path):
    """They have no hour."""
    settle(office)
    (office / "config" / "rules" / "alerts.toml").write_text(
        '[[alert]]\nid = "nong"\nlabel = "Tin nóng"\nquery = "cầu"\n', encoding="utf-8"
    )
    made = datetime.fromisoformat("2026-03-10T07:30+07:00")
    back_up(office / "config", office / "data", office / "night.zip", now=made)
    said = bring_back(office / "night.zip", tmp_path / "after", office / "config", now=made)

    assert held_until(tmp_path / "after") == made
    assert any("mails: alerts may have been sent after the backup was made" in line for line in said)


def test_a_hold_of_an_earlier_restore_ends_with_the_next_one(office):
    settle(office)
    back_up(office / "config", office / "data", office / "quiet.zip", now=at(1000))
    (office / "data" / "restored-at.txt").write_text(at(900).isoformat(), encoding="ascii")
    bring_back(office / "quiet.zip", office / "data", office / "config", replace=True, now=at(1000.1))

    assert held_until(office / "data") is None


# -- configuration ---------------------------------------------------------------------------------------


def test_accounts_come_back_and_nobody_is_signed_in(office, tmp_path):
    """Who was signed in then may have lost the account since: the log and the key of forms are there, sessions are not."""
    with Store.open(office / "data" / "monitor.db") as store:
        with store.audit.acting(Actor("", "command line"), at(40), "account.add", "account thu"):
            store.accounts.add("thu", "Thư Thị Thử", "admin", "hash", at(40))
        store.accounts.sign_in("token", "thu", at(40), at(52), "127.0.0.1")
        key = store.accounts.secret("forms", "key")
    back_up(office / "config", office / "data", office / "later.zip")
    said = bring_back(office / "later.zip", tmp_path / "new", office / "config")

    assert "sessions: 1 of the desk, signed in when the backup was made, are ended" in said
    with Store.open(tmp_path / "new" / "monitor.db") as store:
        assert [(each.login, each.role) for each in store.accounts.all()] == [("thu", "admin")]
        assert store.accounts.signed_in("token") is None
        assert [line.act for line in store.audit.lines()] == ["account.add"]
        assert store.audit.broken() is None
        assert store.accounts.secret("forms", "another") == key


def test_an_office_that_has_its_own_configuration_keeps_it(office, tmp_path):
    (office / "config" / "rules" / "office.toml").write_text(
        FILES["rules/office.toml"].replace("Văn phòng Thử", "Văn phòng Khác"), encoding="utf-8"
    )
    said = bring_back(office / "backup.zip", tmp_path / "new", office / "config")

    assert "Văn phòng Khác" in (office / "config" / "rules" / "office.toml").read_text(encoding="utf-8")
    kept = tmp_path / "new" / "config-of-backup"
    assert {name: (kept / name).read_text(encoding="utf-8") for name in FILES} == FILES
    assert any("has its own, which stays; the backup's is in config-of-backup/" in line for line in said)


def test_rules_without_sources_are_somebodys_work_and_stay(office, tmp_path):
    other = tmp_path / "other"
    (other / "rules" / "topics").mkdir(parents=True)
    (other / "rules" / "topics" / "cho.toml").write_text('id = "cho"\n', encoding="utf-8")
    bring_back(office / "backup.zip", tmp_path / "new", other)

    assert [p.name for p in other.rglob("*.toml")] == ["cho.toml"]
    assert (tmp_path / "new" / "config-of-backup" / "sources.toml").exists()


def test_the_same_configuration_is_not_kept_twice(office, tmp_path):
    said = bring_back(office / "backup.zip", tmp_path / "new", office / "config")

    assert f"configuration: {office / 'config'} has the backup's already" in said
    assert not (tmp_path / "new" / "config-of-backup").exists()


def test_a_configuration_that_cannot_be_read_stands_in_nobodys_way(office, tmp_path):
    (office / "config" / "sources.toml").write_text("[crawl\n", encoding="utf-8")
    back_up(office / "config", office / "data", office / "bad.zip", unread=True)
    settle(office)
    said = bring_back(office / "bad.zip", tmp_path / "new", tmp_path / "config")

    assert said[-1] == f"restored into {tmp_path / 'new'}"


# -- other programs --------------------------------------------------------------------------------------


def test_an_edition_that_this_program_lays_out_otherwise_stands_as_it_was_kept(office, tmp_path, monkeypatch):
    real = proof.render_files
    monkeypatch.setattr(
        proof,
        "render_files",
        lambda edition: [EditionFile(f.audience, f.form, f.content + b" ") for f in real(edition)],
    )
    said = bring_back(office / "backup.zip", tmp_path / "new", office / "config")

    assert any(
        "edition 2: this program lays it out otherwise" in line and "what was kept stands" in line for line in said
    )
    with Store.open(tmp_path / "new" / "monitor.db") as back, Store.open(office / "data" / "monitor.db") as there:
        assert back.editions.files(2) == there.editions.files(2)


def old_database(path):
    """A database as the program before the last schema made it."""
    db = sqlite_utils.Database(path)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA journal_mode = WAL")
    migrations.apply(db, stop_before=NAMES[-1])
    rows = {
        name: db.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]
        for name in db.table_names()
        if not name.startswith("sqlite_") and "CREATE VIRTUAL" not in db[name].schema
    }
    db.close()
    return path.read_bytes(), rows


def test_a_backup_of_an_older_program_comes_back_and_is_brought_up_to_date(office, tmp_path):
    data, rows = old_database(tmp_path / "old.db")

    def only_old(found):
        found[:] = [("monitor.db", data), *(each for each in found if each[0].startswith("config/"))]

    def say_old(value):
        value["members"] = [
            entry("monitor.db", data),
            *(m for m in value["members"] if m["name"].startswith("config/")),
        ]
        value |= {"schema": NAMES[:-1], "rows": rows, "chain": None, "edition": None, "program": "0.0.1"}

    (office / "old.zip").write_bytes(rewritten(office / "backup.zip", members=only_old, manifest=say_old))
    said = bring_back(office / "old.zip", tmp_path / "new", office / "config")

    assert f"database: made by an older monitor; brought up to date ({NAMES[-1]})" in said
    with Store.open(tmp_path / "new" / "monitor.db") as store:
        assert store.check_integrity() == ()
        assert store.messages.unsent() == ()


LIMITED = """
import resource, sys
sys.path.insert(0, {here!r})
from pathlib import Path
from office_samples import bring_back
from monitor.errors import MonitorError
office = Path({office!r})
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, resource.RLIM_INFINITY))
try:
    bring_back(office / "backup.zip", office / "data", office / "config", replace=True)
except MonitorError as error:
    print(error)
    sys.exit(3)
finally:  # what counts lines writes too, at the end
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.parametrize("most", [40_000, 200_000])
def test_a_disk_that_is_full_leaves_what_was_there(office, most):
    before = state(office / "data")
    program = LIMITED.format(here=str(HERE), office=str(office), most=most)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=HERE.parents[1]
    )

    assert (done.returncode, done.stderr) == (3, ""), done.stderr
    assert "nothing was restored" in done.stdout
    assert state(office / "data") == before
    assert not (office / "data" / "restore-unpacked").exists()


def test_a_folder_that_cannot_be_made_is_told(office):
    (office / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="nothing was restored"):
        bring_back(office / "backup.zip", office / "file" / "data", office / "config")
