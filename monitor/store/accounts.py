"""Who may use the desk, and which browsers are signed in. Times are those of the real clock.

Not here: passwords as text (the desk hashes them), what a role may do (the desk), what people did (audit.py).
"""

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.errors import StoreError
from monitor.model import Role
from monitor.store.database import Database
from monitor.store.locks import after_wrong
from monitor.store.times import loaded, loaded_or_none, stored, stored_or_null

_BROWSERS = (
    "SELECT a.*, s.token, s.began, s.seen, s.ends, s.address, s.by_service "
    "FROM sessions s JOIN accounts a ON a.id = s.account_id"
)


@dataclass(frozen=True, slots=True)
class Account:
    """One person who may use the desk."""

    id: int
    login: str
    name: str  # as it stands beside what the person decides
    role: Role
    password: str  # argon2; "": signs in by the province's own service only
    subject: str  # there; "": none
    active: bool
    renew: bool  # somebody else set the password: it is changed first
    failures: int  # wrong passwords in a row
    locked_until: datetime | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser that is signed in."""

    token: str  # digest of what it holds
    account: Account  # without `renew` where it came without its password: by the province's own service
    began: datetime
    seen: datetime
    ends: datetime
    address: str


class Accounts:
    """The door to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- people ------------------------------------------------------------------------------------

    def add(  # noqa: PLR0913 - one row
        self, login: str, name: str, role: Role, password: str, at: datetime, *, subject: str = "", renew: bool = False
    ) -> Account:
        """Keep a new account. Raises StoreError where the login or the name is another's."""
        with self._database.writing() as db:
            _refuse_taken(db, login, name)
            db.execute(
                "INSERT INTO accounts (login, name, role, password, subject, renew, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (login, name, role, password, subject, renew, stored(at)),
            )
            return _needed(db, login)

    def by_login(self, login: str) -> Account | None:
        """Return the account called *login*, whatever the case of its letters."""
        with self._database.reading() as db:
            return _by_login(db, login)

    def by_id(self, id_: int) -> Account | None:
        """Return the account with the number *id_*."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM accounts WHERE id = ?", (id_,)).fetchone()
        return None if row is None else _account(row)

    def by_subject(self, subject: str) -> Account | None:
        """Return the account of somebody whom the province's own service names *subject*."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM accounts WHERE subject = ? AND subject <> ''", (subject,)).fetchone()
        return None if row is None else _account(row)

    def all(self) -> tuple[Account, ...]:
        """Return every account, switched off or not, by login."""
        with self._database.reading() as db:
            rows = db.execute("SELECT * FROM accounts ORDER BY login").fetchall()
        return tuple(_account(row) for row in rows)

    def change(
        self, login: str, *, name: str | None = None, role: Role | None = None, active: bool | None = None
    ) -> Account:
        """Change what is given. Who is switched off, or has another role, is signed out everywhere.

        Raises StoreError for an unknown login, a name that is another's, and where no active admin would be left.
        """
        with self._database.writing() as db:
            account = _needed(db, login)
            if name is not None and name != account.name:
                _refuse_taken(db, "", name)
            db.execute(
                "UPDATE accounts SET name = COALESCE(?, name), role = COALESCE(?, role), active = COALESCE(?, active) "
                "WHERE id = ?",
                (name, role, active, account.id),
            )
            if account.role == "admin" and account.active:
                _refuse_no_admin(db)
            if role not in (None, account.role) or active is False:
                db.execute("DELETE FROM sessions WHERE account_id = ?", (account.id,))
            return _needed(db, login)

    def set_password(self, login: str, password: str, *, renew: bool, keep_session: str = "") -> Account:
        """Keep a new password, unlock the account, and sign it out everywhere but at the session *keep_session*."""
        with self._database.writing() as db:
            account = _needed(db, login)
            db.execute(
                "UPDATE accounts SET password = ?, renew = ?, failures = 0, locked_until = NULL WHERE id = ?",
                (password, renew, account.id),
            )
            db.execute("DELETE FROM sessions WHERE account_id = ? AND token <> ?", (account.id, keep_session))
            return _needed(db, login)

    def bind(self, login: str, subject: str) -> None:
        """Keep that the province's own service names the account *subject*. StoreError where either is bound to another."""
        with self._database.writing() as db:
            account = _needed(db, login)
            if account.subject not in ("", subject):
                raise StoreError(f"the account {account.login} is bound to another person of that service")
            db.execute("UPDATE accounts SET subject = ? WHERE id = ?", (subject, account.id))

    def unbind(self, login: str) -> None:
        """Forget whom the province's own service names so, and sign the account out everywhere.

        The next who signs in there under its login is bound to it. Raises StoreError where nobody is bound to it.
        """
        with self._database.writing() as db:
            account = _needed(db, login)
            if not account.subject:
                raise StoreError(f"the account {account.login} is bound to nobody of the province's own service")
            db.execute("UPDATE accounts SET subject = '' WHERE id = ?", (account.id,))
            db.execute("DELETE FROM sessions WHERE account_id = ?", (account.id,))

    def rehash(self, login: str, old: str, new: str) -> None:
        """Keep the same password hashed anew, unless it was changed meanwhile; nobody is signed out."""
        with self._database.writing() as db:
            db.execute("UPDATE accounts SET password = ? WHERE login = ? AND password = ?", (new, login, old))

    def failed(self, login: str, at: datetime, lock_after: int, until: datetime) -> Account:
        """Count a wrong password given at *at*; the one that makes *lock_after* in a row locks the account *until* then."""
        with self._database.writing() as db:
            account = _needed(db, login)
            failures, locked = after_wrong(account.failures, account.locked_until, at, lock_after, until)
            db.execute(
                "UPDATE accounts SET failures = ?, locked_until = ? WHERE id = ?",
                (failures, stored_or_null(locked), account.id),
            )
            return _needed(db, login)

    def succeeded(self, login: str, password: str, at: datetime) -> bool:
        """Forget the wrong passwords of an account whose kept *password* was found right.

        False, and nothing is changed, when it was locked, switched off or given another password meanwhile.
        """
        with self._database.writing() as db:
            account = _needed(db, login)
            locked = account.locked_until is not None and account.locked_until > at
            if locked or not account.active or account.password != password:
                return False
            db.execute("UPDATE accounts SET failures = 0, locked_until = NULL WHERE id = ?", (account.id,))
            return True

    def unlock(self, login: str) -> Account:
        """Forget the wrong passwords of an account, locked or not."""
        with self._database.writing() as db:
            id_ = _needed(db, login).id
            db.execute("UPDATE accounts SET failures = 0, locked_until = NULL WHERE id = ?", (id_,))
            return _needed(db, login)

    # -- browsers ----------------------------------------------------------------------------------

    def sign_in(  # noqa: PLR0913 - one row
        self, token: str, login: str, at: datetime, ends: datetime, address: str, *, by_service: bool = False
    ) -> None:
        """Keep that a browser is signed in; *token* is the digest of what it holds. What has ended is cleared away.

        *by_service*: the province's own service said who it is.
        """
        with self._database.writing() as db:
            db.execute("DELETE FROM sessions WHERE ends <= ?", (stored(at),))
            account = _needed(db, login)
            db.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)",
                (token, account.id, stored(at), stored(at), stored(ends), address, by_service),
            )

    def signed_in(self, token: str) -> SignedIn | None:
        """Return who is signed in with *token*, ended or not; the desk decides whether it still counts."""
        with self._database.reading() as db:
            row = db.execute(f"{_BROWSERS} WHERE s.token = ?", (token,)).fetchone()
        return None if row is None else _signed_in(row)

    def sessions(self, login: str) -> tuple[SignedIn, ...]:
        """Return the browsers in which an account is signed in, the last used first."""
        with self._database.reading() as db:
            rows = db.execute(f"{_BROWSERS} WHERE a.login = ? ORDER BY s.seen DESC, s.token", (login,)).fetchall()
        return tuple(_signed_in(row) for row in rows)

    def last_used(self) -> dict[int, datetime]:
        """Return when each account that is signed in anywhere was last used, by its number."""
        with self._database.reading() as db:
            rows = db.execute("SELECT account_id, MAX(seen) AS seen FROM sessions GROUP BY account_id").fetchall()
        return {row["account_id"]: loaded(row["seen"]) for row in rows}

    def seen(self, token: str, at: datetime) -> None:
        """Keep when a session was last used."""
        with self._database.writing() as db:
            db.execute("UPDATE sessions SET seen = ? WHERE token = ?", (stored(at), token))

    def sign_out(self, token: str) -> None:
        """End one session."""
        with self._database.writing() as db:
            db.execute("DELETE FROM sessions WHERE token = ?", (token,))

    def sign_out_others(self, login: str, keep: str) -> int:
        """End every session of an account but *keep* ("": every one); return how many there were."""
        with self._database.writing() as db:
            id_ = _needed(db, login).id
            return db.execute("DELETE FROM sessions WHERE account_id = ? AND token <> ?", (id_, keep)).rowcount

    def sign_out_all(self) -> int:
        """End every session of every account; return how many there were."""
        with self._database.writing() as db:
            return db.execute("DELETE FROM sessions").rowcount

    # -- what the desk must know again ---------------------------------------------------------------

    def secret(self, name: str, new: str) -> str:
        """Return the secret called *name*; where there is none, keep *new* as it."""
        with self._database.reading() as db:
            row = db.execute("SELECT value FROM desk_secrets WHERE name = ?", (name,)).fetchone()
        if row:
            return str(row["value"])
        with self._database.writing() as db:
            db.execute("INSERT INTO desk_secrets VALUES (?, ?) ON CONFLICT DO NOTHING", (name, new))
            return str(db.execute("SELECT value FROM desk_secrets WHERE name = ?", (name,)).fetchone()["value"])


def _refuse_taken(db: sqlite3.Connection, login: str, name: str) -> None:
    row = db.execute("SELECT login, name FROM accounts WHERE login = ? OR name = ?", (login, name)).fetchone()
    if row is not None:
        what = f"login {login}" if str(row["login"]).lower() == login.lower() else f"name “{name}”"
        raise StoreError(f"the {what} is that of another account ({row['login']}); choose another")


def _refuse_no_admin(db: sqlite3.Connection) -> None:
    if db.execute("SELECT 1 FROM accounts WHERE role = 'admin' AND active LIMIT 1").fetchone() is None:
        raise StoreError("this is the last active admin; make another one first")


def _by_login(db: sqlite3.Connection, login: str) -> Account | None:
    row = db.execute("SELECT * FROM accounts WHERE login = ?", (login,)).fetchone()
    return None if row is None else _account(row)


def _needed(db: sqlite3.Connection, login: str) -> Account:
    account = _by_login(db, login)
    if account is None:
        raise StoreError(f"there is no account {login}; `monitor user list` names all of them")
    return account


def _account(row: sqlite3.Row) -> Account:
    return Account(
        id=row["id"],
        login=row["login"],
        name=row["name"],
        role=row["role"],
        password=row["password"],
        subject=row["subject"],
        active=bool(row["active"]),
        renew=bool(row["renew"]),
        failures=row["failures"],
        locked_until=loaded_or_none(row["locked_until"]),
        made_at=loaded(row["made_at"]),
    )


def _signed_in(row: sqlite3.Row) -> SignedIn:
    return SignedIn(
        token=row["token"],
        account=replace(_account(row), renew=bool(row["renew"] and not row["by_service"])),
        began=loaded(row["began"]),
        seen=loaded(row["seen"]),
        ends=loaded(row["ends"]),
        address=row["address"],
    )
