"""The commands `monitor user …`: accounts of the desk and the log of what people did, from the command line.

A password is asked for twice without showing it, or read from standard input; it is never an argument, where every
program of the machine could read it. Not here: the desk itself.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from monitor.context import Context
from monitor.desk.as_user import from_stdin, typed_password
from monitor.errors import InputError, MonitorError

if TYPE_CHECKING:
    from monitor.model import Role
    from monitor.store import Store
    from monitor.store.accounts import Account

_ROLES = click.Choice(["viewer", "officer", "approver", "admin"])


@click.group()
def user() -> None:
    """Accounts of the desk, and the log of what people did there."""


@user.command()
@click.argument("login")
@click.option("--name", required=True, help="Name that stands beside what the person decides.")
@click.option("--role", type=_ROLES, default="officer", show_default=True)
@click.option("--renew", is_flag=True, help="The password must be changed at the first sign-in.")
@from_stdin
@click.pass_obj
def add(context: Context, login: str, name: str, role: "Role", *, renew: bool, password_stdin: bool) -> None:  # noqa: PLR0913 - options
    """A new account; the first one should be an admin's. The password is asked for."""
    from monitor.desk.accounts import ENGLISH, faults, wanted
    from monitor.desk.doors.passwords import hashed

    asked = wanted(login, name)
    with context.first_store() as store:
        if wrong := faults(asked, store.accounts.all()):
            raise InputError("; ".join(ENGLISH[fault] for fault in wrong))
    kept = hashed(_password(context, asked.login, asked.name, password_stdin=password_stdin))
    with (
        context.first_store() as store,
        _acting(context, store, "account.add", asked.login, name=asked.name, role=role),
    ):
        store.accounts.add(asked.login, asked.name, role, kept, context.clock(), renew=renew)
    click.echo(f"{asked.login}: {role}")


@user.command(name="list")
@click.pass_obj
def list_(context: Context) -> None:
    """All accounts: login, role, state, name."""
    from monitor.desk.accounts import state

    with context.store() as store:
        for each in store.accounts.all():
            click.echo(f"{each.login}\t{each.role}\t{state(each)}\t{each.name}")


@user.command()
@click.argument("login")
@click.argument("role", type=_ROLES)
@click.pass_obj
def role(context: Context, login: str, role: "Role") -> None:
    """Give an account another role; it is signed out everywhere."""
    with _changing(context, login) as (store, account, detail):
        detail["role"] = f"{account.role} → {role}"
        store.accounts.change(account.login, role=role)
    click.echo(f"{account.login}: {role}")


@user.command()
@click.argument("login")
@click.option("--renew", is_flag=True, help="It must be changed at the next sign-in.")
@from_stdin
@click.pass_obj
def password(context: Context, login: str, *, renew: bool, password_stdin: bool) -> None:
    """Set the password of an account, which is asked for; unlocks it and signs it out everywhere."""
    from monitor.desk.doors.passwords import hashed

    with context.store() as store:
        account = _needed(store, login)
    kept = hashed(_password(context, account.login, account.name, password_stdin=password_stdin))
    with context.store() as store, _acting(context, store, "account.password", account.login):
        store.accounts.set_password(account.login, kept, renew=renew)
    click.echo(f"{account.login}: the password is set")


@user.command()
@click.argument("login")
@click.pass_obj
def off(context: Context, login: str) -> None:
    """Switch an account off: it is signed out at once, and what it decided stays."""
    _switch(context, login, active=False)


@user.command()
@click.argument("login")
@click.pass_obj
def on(context: Context, login: str) -> None:
    """Switch an account on again, and unlock it."""
    _switch(context, login, active=True)


@user.command()
@click.argument("login")
@click.pass_obj
def unbind(context: Context, login: str) -> None:
    """Forget whom the province's own sign-in service names so; the next sign-in there binds the account anew."""
    with context.store() as store:
        account = _needed(store, login)
        with _acting(context, store, "account.unbind", account.login):
            store.accounts.unbind(account.login)
    click.echo(f"{account.login}: bound to nobody")


@user.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file; .csv makes a table.")
@click.pass_obj
def audit(context: Context, out: Path | None) -> None:
    """The whole log of what people did, as JSON lines; exit code 1 when its chain is broken."""
    from monitor.desk.shown.log import csv_text, jsonl, whole

    with context.store() as store:
        last, write = store.audit.last(), csv_text if out and out.suffix.lower() == ".csv" else jsonl
        if out is None:
            _write(write(whole(store)), sys.stdout)
        else:
            with out.open("w", encoding="utf-8", newline="") as file:
                _write(write(whole(store)), file)
        broken = store.audit.broken()
    if broken is not None:
        raise MonitorError(
            f"the log's chain is broken at line {broken}: it was changed or removed by other means than this program; "
            "keep the file as it is and compare it with an earlier export or backup"
        )
    said = f"{last.number} lines, the last link {last.chain}" if last else "the log is empty"
    click.echo(said, err=out is None)


def _write(parts: Iterator[str], out: TextIO) -> None:
    out.writelines(parts)


def _switch(context: Context, login: str, *, active: bool) -> None:
    with _changing(context, login) as (store, account, detail):
        detail["active"] = f"{int(account.active)} → {int(active)}"
        store.accounts.change(account.login, active=active)
        if active:
            store.accounts.unlock(account.login)
    click.echo(f"{account.login}: {'on' if active else 'off'}")


@contextmanager
def _changing(context: Context, login: str) -> "Iterator[tuple[Store, Account, dict[str, object]]]":
    """The database, the account, and the details of the line in the log: one transaction for all."""
    with context.store() as store:
        account = _needed(store, login)
        with _acting(context, store, "account.change", account.login) as detail:
            yield store, account, detail


@contextmanager
def _acting(context: Context, store: "Store", act: str, login: str, **detail: object) -> Iterator[dict[str, object]]:
    from monitor.store.audit import Actor

    actor = Actor("", "command line")
    with store.audit.acting(actor, context.clock(), act, f"account {login}", detail) as said:
        yield said


def _needed(store: "Store", login: str) -> "Account":
    account = store.accounts.by_login(login)
    if account is None:
        raise InputError(f"there is no account {login}; `monitor user list` names all of them")
    return account


def _password(context: Context, login: str, name: str, *, password_stdin: bool) -> str:
    """A password that is good enough. Raises InputError, UsageError where nobody can be asked."""
    from monitor.desk.doors.passwords import faults, in_english

    least = context.settings().desk.password_length
    given = typed_password(login, password_stdin=password_stdin, twice=True)
    if wrong := faults(given, login, name, least):
        raise InputError(in_english(wrong, least))
    return given
