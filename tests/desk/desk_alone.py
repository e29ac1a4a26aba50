"""A desk over an empty archive, for tests of what stands before its pages. Not for: pages with articles (conftest.py)."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from desk_office import CHEAP, MORNING, PASSWORD, PEOPLE

from monitor.config import load
from monitor.config.desk import DeskRules
from monitor.desk.desk import Desk
from monitor.store import Store

ROOT = Path(__file__).parents[2]


@cache
def _settings():
    return load(ROOT)


def desk_alone(folder, **rules):
    """A desk below *folder* with the accounts of PEOPLE and these rules/desk.toml."""
    desk = Desk(replace(_settings(), desk=DeskRules(**rules)), folder, lambda: MORNING, busy_seconds=5)
    with Store.open(folder / "monitor.db") as store:
        for login, (name, role) in PEOPLE.items():
            store.accounts.add(login, name, role, CHEAP.hash(PASSWORD), datetime.now(UTC))
    return desk
