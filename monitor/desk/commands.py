"""The command `monitor desk`. Not here: what it serves (app.py), accounts (user_commands.py)."""

import threading
from typing import TYPE_CHECKING

import click

from monitor.context import Context

if TYPE_CHECKING:
    from monitor.desk.desk import Desk


@click.command()
@click.option("--host", help="Address to listen at [rules/desk.toml, else this machine only].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port [rules/desk.toml, else 8765]; 0: any free one.")
@click.pass_obj
def desk(context: Context, host: str | None, port: int | None) -> None:
    """The review desk in a browser, until stopped (Ctrl+C); `monitor serve` has it too."""
    from monitor.desk.app import create_app
    from monitor.desk.desk import Desk
    from monitor.desk.serving import serve_until
    from monitor.stopped import stopped_by_signals

    settings = context.settings()
    given = {"host": host, "port": port}
    rules = settings.desk.model_copy(update={name: value for name, value in given.items() if value is not None})
    context.say_if_first()
    desk_ = Desk(settings, context.data, context.clock)
    app = create_app(desk_)
    stop = threading.Event()

    def tell(address: str) -> None:
        click.echo(f"the desk: {address} (Ctrl+C ends it)")
        for line in filter(None, (rules.unprotected(), _nobody(desk_))):
            _warn(line)

    with stopped_by_signals(stop):
        serve_until(stop, app, rules, tell, click.echo if context.verbose else None)
    click.echo("ended; nothing is lost")


def _nobody(desk_: "Desk") -> str:
    """What to do where nobody could look after it."""
    with desk_.open() as store:
        accounts = store.accounts.all()
    if any(each.active and each.role == "admin" for each in accounts):
        return ""
    what = "has no admin who can sign in" if accounts else "has no account yet"
    return f'the desk {what}; make one: monitor user add LOGIN --name "NAME" --role admin'


def _warn(text: str) -> None:
    click.echo(f"monitor: {text}", err=True)
