"""`monitor demo --desk`: the review desk on the demo's day, with an account for each role. Not here: the desk (the room desk)."""

import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from monitor.config import Settings, load
from monitor.config.desk import DeskRules
from monitor.desk.app import create_app
from monitor.desk.desk import Desk
from monitor.desk.doors.passwords import hashed
from monitor.desk.serving import serve_until
from monitor.errors import InputError
from monitor.model import Role
from monitor.stopped import stopped_by_signals
from monitor.store import Store
from monitor.store.audit import Actor

OPENS = datetime.fromisoformat("2026-09-16T07:10:00+07:00")  # the demo's digest has just been mailed
_PEOPLE: tuple[tuple[str, str, Role, str], ...] = (
    ("xem", "Người xem (thử)", "viewer", "reads"),
    ("canbo", "Cán bộ (thử)", "officer", "reads and decides"),
    ("duyet", "Người duyệt (thử)", "approver", "approves and sends the digest too"),
    ("quantri", "Quản trị (thử)", "admin", "looks after accounts and the log too"),
)
_BYTES = 12  # of a password: 16 letters
_RULES = 'host = "127.0.0.1"\nport = 8765\n'


def open_desk(
    config: Path, data: Path, say: Callable[[str], None], stop: threading.Event, *, port: int | None = None
) -> None:
    """Serve the desk of the demo below *config* and *data* until *stop* is set, or Ctrl+C; says address and logins.

    It listens on this machine only, at *port*: None is that of its rules, or any free one where that is taken.
    """
    (config / "rules" / "desk.toml").write_text(f"# Written by `monitor demo`.\n{_RULES}", encoding="utf-8")
    settings = load(config)
    logins = _accounts(data)
    app = create_app(Desk(settings, data, _clock()))

    def tell(address: str) -> None:
        say(f"\nThe review desk: {address}  (Ctrl+C ends it)")
        for login, password, what in logins:
            say(f"  {login:8} {password}  {what}")
        say("Its calendar goes on from the demo's morning; what it mails comes into the demo's mailbox.")

    with stopped_by_signals(stop):
        try:
            serve_until(stop, app, _rules(settings, port), tell)
        except InputError:  # the office's own desk perhaps
            if port is not None:
                raise
            serve_until(stop, app, _rules(settings, 0), tell)
    say("The desk is closed; everything it kept stays.")


def _rules(settings: Settings, port: int | None) -> DeskRules:
    return settings.desk if port is None else settings.desk.model_copy(update={"port": port})


def _accounts(data: Path) -> tuple[tuple[str, str, str], ...]:
    """Make an account for each role: login, password, what the role does. The password is nowhere else."""
    made = []
    now = datetime.now(UTC)
    with Store.open(data / "monitor.db") as store:
        for login, name, role, what in _PEOPLE:
            password = secrets.token_urlsafe(_BYTES)
            actor = Actor("", "monitor demo")
            with store.audit.acting(actor, OPENS.astimezone(UTC), "account.add", f"account {login}", {"role": role}):
                store.accounts.add(login, name, role, hashed(password), now)
            made.append((login, password, what))
    return tuple(made)


def _clock() -> Callable[[], datetime]:
    """The demo's calendar, which goes on from now."""
    began = datetime.now(UTC)
    return lambda: OPENS.astimezone(UTC) + (datetime.now(UTC) - began)
