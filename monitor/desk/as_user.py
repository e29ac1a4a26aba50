"""Who decides something at the command line: `--as USER` and the password, looked at as the desk's sign-in does.

A password is asked for without showing it, or read from standard input; it is never an argument, where every program of the
machine could read it. Not here: signing in at the desk (doors/sign_in.py), accounts (user_commands.py).
"""

import sys
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.context import Context
    from monitor.model import Role
    from monitor.store import Store
    from monitor.store.accounts import Account
    from monitor.store.audit import Actor

Command = TypeVar("Command", bound=Callable[..., Any])
_WRONG = "the login or the password is wrong; nothing was done"


from_stdin = click.option("--password-stdin", is_flag=True, help="Read the password from standard input, one line.")


def as_user(command: Command) -> Command:
    """The options of a command that decides: `login` and `password_stdin`."""
    login = click.option("--as", "login", metavar="USER", required=True, help="Whose account decides it.")
    return login(from_stdin(command))


def deciding(
    context: "Context", store: "Store", login: str, *, password_stdin: bool, needed: "Role" = "officer"
) -> "Actor":
    """Ask for the password of *login* and return who it is, for the log.

    Raises InputError where it is wrong, the account is locked, or it may not do what is for *needed*; UsageError where nobody
    can be asked.
    """
    from monitor.model import Role
    from monitor.store.audit import Actor

    login = unicodedata.normalize("NFC", login.strip())
    account = _known(context, store, login, typed_password(login, password_stdin=password_stdin))
    if account.renew:
        raise InputError(
            f"the password of {account.login} was set by somebody else; sign in at the desk and change it first"
        )
    ranks = get_args(Role)
    if ranks.index(account.role) < ranks.index(needed):
        raise InputError(f"{account.login} is {account.role}; this is for {needed} or higher")
    return Actor(account.login, account.name)


def typed_password(login: str, *, password_stdin: bool, twice: bool = False) -> str:
    """What a person types as the password of *login*, *twice* where it is a new one; UsageError where nobody can be asked."""
    if password_stdin:
        try:
            return sys.stdin.readline().rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise InputError("the password on standard input is no UTF-8 text") from error
    if sys.stdin.isatty():
        return str(click.prompt(f"Password of {login}", hide_input=True, confirmation_prompt=twice))
    raise click.UsageError("nobody can be asked for the password here; give it with --password-stdin")


def _known(context: "Context", store: "Store", login: str, password: str) -> "Account":
    """The account whose password it is; a wrong one is counted and told in the log, as at the desk."""
    from monitor.desk.doors import passwords

    at = datetime.now(UTC)  # locks run on the real clock
    account = store.accounts.by_login(login)
    if account is not None and account.locked_until is not None and account.locked_until > at:
        _note(context, store, "sign-in.locked", account)
        raise _locked(account)
    right = passwords.holds(account.password if account and account.active else "", password)
    if account is None or not right:
        _count(context, store, account, at)
        raise InputError(_WRONG)
    if not store.accounts.succeeded(account.login, account.password, at):
        raise _locked(account)  # meanwhile, by wrong passwords that came at the same time
    return account


def _count(context: "Context", store: "Store", account: "Account | None", at: datetime) -> None:
    if account is not None:
        rules = context.settings().desk
        store.accounts.failed(account.login, at, rules.lock_after, at + timedelta(minutes=rules.lock_minutes))
    _note(context, store, "sign-in.wrong", account)


def _note(context: "Context", store: "Store", act: str, account: "Account | None") -> None:
    from monitor.store.audit import Actor

    actor = Actor(account.login, account.name) if account else Actor("", "command line")
    with store.audit.acting(actor, context.clock(), act, f"account {account.login}" if account else "account ?"):
        pass


def _locked(account: "Account") -> InputError:
    return InputError(
        f"{account.login} is locked after wrong passwords; wait, or let an admin unlock it (`monitor user on {account.login}`)"
    )
