"""The command `monitor serve`. Not here: what it keeps running (supervisor.py, lanes.py)."""

import sys
import threading
from functools import partial

import click

from monitor.context import Context


@click.command()
@click.option(
    "--lane", type=click.Choice(["press", "office", "backup", "desk"]), hidden=True, help="Be one of its programs."
)
@click.option("--tick", type=click.FloatRange(min=0.05), hidden=True, help="Seconds between two rounds, for trials.")
@click.pass_obj
def serve(context: Context, lane: str | None, tick: float | None) -> None:
    """Everything at its hour, until stopped: polls, the digest, reports, alerts, backups, and the desk."""
    if context.now:
        raise click.UsageError("--now does not go with serve: a clock that stands still makes no schedule")
    if lane:
        from monitor.serving.lanes import run_lane

        run_lane(context, lane, tick, click.echo, _warn)
    else:
        _serve(context, tick)


def _serve(context: Context, tick: float | None) -> None:
    from monitor.doctor import first_digest_lines, planned_lines
    from monitor.serving.hours import first_digest_to_come
    from monitor.serving.lanes import PATIENT, keep_death, sign_of_life
    from monitor.serving.supervisor import Supervised, supervise
    from monitor.stopped import stopped_by_signals

    settings = context.settings()
    stop = threading.Event()
    with context.first_store() as store:  # made or brought up to date before the lanes open it
        lock = store.alone("serve", "serving", wait_seconds=2)  # `doctor` holds it for a moment
        planned = [*planned_lines(settings, store, context.clock())]
        if first_digest_to_come(store):
            planned += first_digest_lines(settings, context.clock())
    what = Supervised(
        lanes=tuple(PATIENT.items()),
        command=partial(_command, context, tick),
        tell=_warn,
        keep=lambda name, how: keep_death(context, name, how, _warn),
        sign=partial(sign_of_life, context),
    )
    with lock, stopped_by_signals(stop):
        click.echo("\n".join(planned))
        click.echo("serving; Ctrl+C ends it")
        supervise(what, stop)
    click.echo("ended; nothing is lost")


def _command(context: Context, tick: float | None, lane: str) -> list[str]:
    command = [sys.executable, "-m", "monitor", "--config", str(context.config), "--data", str(context.data)]
    command += ["--verbose"] if context.verbose else []
    command += ["serve", "--lane", lane]
    return [*command, "--tick", str(tick)] if tick else command


def _warn(text: str) -> None:
    click.echo(f"monitor: {text}", err=True)
