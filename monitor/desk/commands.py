"""The command `monitor desk`. Not here: what it serves (app.py), accounts (user_commands.py)."""

import threading

import click

from monitor.context import Context


@click.command()
@click.option("--host", help="Address to listen on [rules/desk.toml, else this machine only].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port [rules/desk.toml, else 8765].")
@click.pass_obj
def desk(context: Context, host: str | None, port: int | None) -> None:
    """The review desk in a browser, until stopped (Ctrl+C); `monitor serve` has it too."""
    from monitor.desk.app import create_app
    from monitor.desk.desk import Desk
    from monitor.desk.serving import serve_until

    settings = context.settings()
    given = {"host": host, "port": port}
    rules = settings.desk.model_copy(update={name: value for name, value in given.items() if value is not None})
    app = create_app(Desk(settings, context.data, context.clock))
    stop = threading.Event()
    try:
        serve_until(stop, app, rules, lambda address: click.echo(f"the desk: {address} (Ctrl+C ends it)"))
    except KeyboardInterrupt:
        stop.set()
