"""What every screen stands on: settings, the clock, and for each request its own open database. Not here: any screen."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g

from monitor.config import Settings
from monitor.config.marks import marks_of
from monitor.store import Store

BUSY_SECONDS = 20.0  # a write waits for another program; a run holds the database for a second, rarely for ten
_KEY = "monitor"
_RULES = "rules"


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk over one office's rules and data."""

    settings: Settings
    data: Path  # the folder with monitor.db
    clock: Callable[[], datetime]  # the calendar's: what is today's; aware UTC
    busy_seconds: float = BUSY_SECONDS
    kept: dict[str, Any] = field(default_factory=dict)  # what screens keep between requests, each under its own name

    def __post_init__(self) -> None:
        """Remember how the rules' files stood."""
        self.kept[_RULES] = marks_of(self.settings.folder)

    @property
    def outdated(self) -> bool:
        """Whether somebody changed sources.toml or rules/ since: this desk goes by what it read when it began."""
        return bool(self.kept[_RULES] != marks_of(self.settings.folder))

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose days are named."""
        return ZoneInfo(self.settings.office.timezone)

    def open(self) -> Store:
        """The database, for the thread that asks."""
        return Store.open(self.data / "monitor.db", busy_seconds=self.busy_seconds)

    def secret(self) -> str:
        """The key that signs forms; the same after a restart."""
        with self.open() as store:
            return store.accounts.secret("forms", secrets.token_hex(32))


def attach(app: Flask, desk: Desk) -> None:
    """Give every request of *app* the *desk*, and close its database at the end."""
    app.extensions[_KEY] = desk

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        opened: Store | None = g.pop("store", None)
        if opened is not None:
            opened.close()


def the_desk() -> Desk:
    """The desk of the request."""
    desk: Desk = current_app.extensions[_KEY]
    return desk


def the_store() -> Store:
    """The database of the request, opened at its first use."""
    if "store" not in g:
        g.store = the_desk().open()
    store: Store = g.store
    return store


def real_now() -> datetime:
    """The machine's clock, by which sessions end and accounts are locked, whatever day the desk shows."""
    return datetime.now(UTC)
