"""`monitor backup` and `monitor restore` as a person types them."""

import hashlib
import re
import shutil

import pytest


@pytest.fixture
def desk(office, tmp_path, monitor):
    """The command line in the folder of the office."""
    shutil.copytree(office / "config", tmp_path, dirs_exist_ok=True)
    return lambda *arguments: monitor("--data", office / "data", *arguments)


def test_a_backup_says_what_it_holds(desk, office):
    code, out, err = desk("backup", office / "new.zip")
    digest = hashlib.sha256((office / "new.zip").read_bytes()).hexdigest()

    assert (code, err) == (0, "")
    assert re.fullmatch(
        rf"backup: {office}/new\.zip, [\d,]+ bytes, read back\n"
        r"holds: 32 files, 8 articles, 16 captured pages, 2 editions, 4 mails\n"
        r"evidence: up to capture 16, link [0-9a-f]{64}\n"
        rf"SHA-256: {digest}\n",
        out,
    )


def test_a_backup_over_another_file_is_refused_until_asked(desk, office):
    assert desk("backup", office / "backup.zip")[0] == 1
    assert desk("backup", "--replace", office / "backup.zip")[0] == 0


def test_a_backup_with_damage_is_made_and_told_with_exit_code_1(desk, office):
    (office / "data" / "evidence" / "kept-2026-03-02.warc.gz").unlink()
    code, out, err = desk("backup", office / "new.zip")

    assert code == 1
    assert "read back" in out
    assert "kept-2026-03-02.warc.gz: is missing, and no rule dropped it" in err
    assert desk("--data", office / "new", "restore", office / "new.zip")[0] == 1
    assert desk("--data", office / "new", "restore", "--despite-faults", office / "new.zip")[0] == 0


def test_a_restore_says_what_was_proved_and_refuses_a_second_time(desk, office):
    code, out, err = desk("--data", office / "new", "restore", office / "backup.zip")

    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"restored into {office / 'new'}"
    assert "byte for byte as it was kept" in out
    code, out, err = desk("--data", office / "new", "restore", office / "backup.zip")
    assert (code, out) == (1, "")
    assert "--replace" in err
    assert desk("--data", office / "new", "evidence", "verify")[0] == 0


def test_a_restore_of_something_else_is_refused(desk, office):
    code, out, err = desk("--data", office / "new", "restore", office / "config" / "sources.toml")

    assert (code, out) == (1, "")
    assert "is no backup of monitor" in err
    assert not (office / "new").exists()


def test_a_configuration_that_cannot_be_read_is_backed_up_all_the_same(desk, office, tmp_path):
    (tmp_path / "sources.toml").write_text("[crawl\n", encoding="utf-8")
    code, out, _ = desk("backup", office / "new.zip")

    assert code == 0
    assert "cannot be read (see `monitor doctor`)" in out
