"""The commands `monitor user …`: accounts of the desk from the command line. Not here: the desk itself."""

import click

from monitor.context import Context
from monitor.errors import InputError


@click.group()
def user() -> None:
    """Accounts of the desk."""


@user.command()
@click.argument("login")
@click.option("--name", required=True, help="Name that stands beside what the person decides.")
@click.option("--role", type=click.Choice(["viewer", "officer", "approver", "admin"]), default="officer")
@click.password_option(help="Password; asked for when it is not given.")
@click.pass_obj
def add(context: Context, login: str, name: str, role: str, password: str) -> None:
    """A new account; the first one should be an admin's."""
    from monitor.desk.doors.passwords import faults, hashed
    from monitor.store.audit import Actor

    if wrong := faults(password, login, name, context.settings().desk.password_length):
        raise InputError("\n".join(wrong))
    with (
        context.store() as store,
        store.audit.acting(Actor("", "command line"), context.clock(), "account.add", f"account {login}"),
    ):
        store.accounts.add(login, name, role, hashed(password), context.clock())  # type: ignore[arg-type]
    click.echo(f"{login}: {role}")
