"""The command `monitor digest report`: the report of a week or a month. Not here: what it says (publish), when it is due (serving).

Heavy rooms are imported inside the command, so that `monitor --help` answers at once.
"""

from typing import TYPE_CHECKING, Literal

import click

from monitor.context import Context
from monitor.errors import MonitorError

if TYPE_CHECKING:
    from monitor.periods import Period
    from monitor.pipeline import Session
    from monitor.pipeline.outgoing.reports import ReportFiles


@click.command()
@click.argument("kind", type=click.Choice(["week", "month"]))
@click.option("--period", "name", metavar="PERIOD", help="Such as 2026-W48 or 2026-11 [the last one that is over].")
@click.option("--send", is_flag=True, help="Freeze it, and mail it once to those named in rules/schedule.toml.")
@click.pass_obj
def report(context: Context, kind: Literal["week", "month"], name: str | None, send: bool) -> None:
    """Write the report of a week or a month as HTML and plain text; without --send nothing is frozen, nothing sent."""
    from monitor import running
    from monitor.periods import named_period, period_of
    from monitor.pipeline.outgoing.reports import show_report

    settings = context.settings()
    context.require_archive()
    with running.session(settings, context.data, context.clock) as session:
        today = context.clock().astimezone(context.zone()).date()
        period = named_period(kind, name) if name else period_of(kind, today).before
        untaken = _send(session, period) if send else ""
        _say(show_report(session, period))
    if untaken:
        raise MonitorError(untaken)


def _send(session: "Session", period: "Period") -> str:
    """Make the report and send every mail that waits; return what the server did not take, a line for each."""
    from monitor.digests.sending import fault, taken_out_lines, tried_line
    from monitor.pipeline import deliver
    from monitor.pipeline.outgoing.reports import make_period

    click.echo(make_period(session, period, session.clock()))
    report = deliver(session, asked=True, tell=lambda tried: click.echo(tried_line(tried)))
    for line in taken_out_lines(report):
        click.echo(line)
    return fault(report)


def _say(shown: "ReportFiles") -> None:
    told = shown.report
    items = sum(len(edition.items) for edition in told.editions)
    state = "made and frozen" if shown.kept else "not made yet" if told.over else "not over yet, as it stands now"
    click.echo(f"report {told.period}: {items} items of {len(told.editions)} editions, {state}")
    click.echo(f"{shown.html}\n{shown.text}")
