"""The demo's office with its press day behind it, and browsers without a screen that are signed in at its desk.

The day is read once per worker and copied for each test. Not for: tests with a real browser (test_browser_*.py add theirs).
"""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # desk_office

from desk_office import CHEAP, MORNING, PASSWORD, PEOPLE, ROOT, Browser

from monitor.config import load
from monitor.demo.run import run_demo
from monitor.desk.app import create_app
from monitor.desk.desk import Desk
from monitor.desk.doors import passwords
from monitor.store import Store


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch):
    """What argon2 costs is the library's own test."""
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    monkeypatch.setattr(passwords, "_NOBODY", CHEAP.hash("nobody"))


@pytest.fixture(scope="session")
def press_day(tmp_path_factory):
    """The folder in which the demo's day was read: config/ and data/."""
    keep = tmp_path_factory.mktemp("day") / "demo"
    run_demo(ROOT, keep, lambda _line: None)
    return keep


@pytest.fixture
def office(press_day, tmp_path):
    """A copy of it, with accounts."""
    folder = tmp_path / "office"
    shutil.copytree(press_day, folder, ignore=shutil.ignore_patterns("*-lock", "mail"))
    with Store.open(folder / "data" / "monitor.db") as store:
        for login, (name, role) in PEOPLE.items():
            store.accounts.add(login, name, role, CHEAP.hash(PASSWORD), MORNING)
    return folder


@pytest.fixture
def desk(office):
    """Its desk on the morning of the digest."""
    return Desk(load(office / "config"), office / "data", lambda: MORNING, busy_seconds=0.2)


@pytest.fixture
def store(office):
    """Its database, beside the desk."""
    with Store.open(office / "data" / "monitor.db") as opened:
        yield opened


@pytest.fixture
def app(desk):
    """The desk as an application."""
    return create_app(desk)


@pytest.fixture
def browser(app):
    """Make a browser signed in as somebody of PEOPLE; "" signs nobody in."""

    def made(login=""):
        found = Browser(app)
        if login:
            found.get("/sign-in")
            found.post("/sign-in", {"login": login, "password": PASSWORD, "next": "/password"})
            assert found.last.status_code == 200, found.text
        return found

    return made
