"""An office with the repository's rules and three accounts, and `monitor facts` over it. Not for: what rows may hold."""

import io
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from monitor.desk.doors import passwords
from monitor.store import Store

ROOT = Path(__file__).parents[2]
PASSWORD = "Mot-cau-kho-doan-9"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
AT = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch):
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    monkeypatch.setattr(passwords, "_NOBODY", CHEAP.hash("nobody"))


@pytest.fixture
def folder(tmp_path, empty_database):
    """An office: sources.toml, rules/, accounts."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "sources.toml", tmp_path)
    with Store.open(empty_database(tmp_path / "data" / "monitor.db")) as store:
        for login, role in (("xem", "viewer"), ("canbo", "officer"), ("moi", "officer")):
            store.accounts.add(login, f"{login} Thử", role, CHEAP.hash(PASSWORD), AT, renew=login == "moi")
    return tmp_path


@pytest.fixture
def store(folder):
    """Its database, beside the commands."""
    with Store.open(folder / "data" / "monitor.db") as opened:
        yield opened


@pytest.fixture
def facts(folder, monitor, monkeypatch):
    """`monitor facts …`: (exit code, standard output, standard error); *given* is the password on standard input."""

    def run(*words, given=None):
        if given is not None:
            monkeypatch.setattr(sys, "stdin", io.StringIO(f"{given}\n"))
        more = ["--password-stdin"] if given is not None else []
        return monitor("--now", "2026-09-20T08:00:00+07:00", "facts", *words, *more)

    return run
