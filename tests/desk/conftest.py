"""The demo's office with its press day behind it, and browsers without a screen that are signed in at its desk.

The day is read once and copied for each test. Not for: tests with a real browser (test_browser_*.py add theirs).
"""

import os
import shutil
import sys
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache
from werkzeug.routing import Rule

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


@pytest.fixture(autouse=True, scope="session")
def _addresses_when_needed():
    """The desk has over a hundred addresses, and a test asks for few: how each is written is worked out when it is needed."""
    at_once = Rule._compile_builder

    def when_needed(self, append_unknown=True):
        made = []

        def build(_rule, **values):
            if not made:
                made.append(at_once(self, append_unknown))
            return made[0](self, **values)

        return build

    Rule._compile_builder = when_needed
    yield
    Rule._compile_builder = at_once


@pytest.fixture(scope="session")
def press_day(tmp_path_factory):
    """The folder in which the demo's day was read: config/ and data/."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        keep = tmp_path_factory.mktemp("day") / "demo"
        run_demo(ROOT, keep, lambda _line: None)
        return keep
    import fcntl  # the gates run where it is there

    keep = tmp_path_factory.getbasetemp().parent / "day" / "demo"
    with (keep.parents[1] / "day-lock").open("w") as lock:  # the first worker reads it, the others wait
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not keep.exists():
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


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """The screens' templates, compiled once and not for every test."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(desk, compiled):
    """The desk as an application."""
    made = create_app(desk)
    made.jinja_env.bytecode_cache = compiled
    return made


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
