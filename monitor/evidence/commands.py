"""The commands `monitor evidence show` and `evidence verify`. Not here: what they say (the rest of the room).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from pathlib import Path

import click

from monitor.context import Context
from monitor.errors import MonitorError


@click.group()
def evidence() -> None:
    """The fetched pages, as they came: what a clip was made from, and that nobody changed it."""


@evidence.command()
@click.argument("clip", type=int)
@click.option("--out", type=click.Path(path_type=Path), help="Write the captured page, as it came, to this file.")
@click.option("--number", type=int, help="With --out: which capture [the last].")
@click.pass_obj
def show(context: Context, clip: int, out: Path | None, number: int | None) -> None:
    """Everything that proves clip number CLIP: captured pages, revisions, and what later looks at it found."""
    from monitor.evidence.shown import shown_lines, write_page

    if number is not None and out is None:
        raise click.UsageError("--number goes with --out FILE")
    zone = context.zone()
    with context.store() as store:
        if out is not None:
            click.echo(write_page(store, clip, number, out))
            return
        for line in shown_lines(store, clip, zone):
            click.echo(line)


@evidence.command()
@click.pass_obj
def verify(context: Context) -> None:
    """Look at every row and every byte of the evidence; exit code 1 when anything was changed or is missing."""
    from monitor.evidence.verified import report_lines, verified

    settings = context.settings() if (context.config / "sources.toml").exists() else None
    with context.store() as store:
        report = verified(store, settings)
    for line in report_lines(report):
        click.echo(line)
    if report.faults:
        raise MonitorError("\n".join(report.faults))
