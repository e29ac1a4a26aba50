"""The commands `monitor sources`, `sources check` and `sources freshness`. Not here: what they say (the rest of the room).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from typing import TYPE_CHECKING

import click

from monitor.context import Context
from monitor.errors import MonitorError

if TYPE_CHECKING:
    from monitor.sources.survey import Survey


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="A JSON line per source.")
@click.pass_context
def sources(command: click.Context, as_json: bool) -> None:
    """Every source: how its last poll went, when the next is and why, and whether it is well, quiet or broken."""
    if command.invoked_subcommand is None:
        from monitor.sources.lines import source_json, source_lines

        found = _survey(command.obj)
        for line in source_json(found) if as_json else source_lines(found):
            click.echo(line)
    elif as_json:
        raise click.UsageError("--json goes after the name of the command")


@sources.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.pass_obj
def check(context: Context, ids: tuple[str, ...]) -> None:
    """Ask each source (or those named) once, keep no article, and say what works; exit code 1 when one failed."""
    from monitor.sources.check import check_sources

    with context.first_store() as store, store.alone("run", "reading the press"):  # no host is asked by two at once
        failed = check_sources(_survey(context), ids, context.clock, click.echo, store.hosts.learn)
    if failed:
        raise MonitorError(f"{len(failed)} failed: {', '.join(failed)}; each line above says why")


@sources.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON line per portal.")
@click.pass_obj
def freshness(context: Context, as_json: bool) -> None:
    """The province's own portals: for how many days each has not been updated, the stalest first."""
    from monitor.sources.freshness import freshness_json, freshness_lines

    found = _survey(context)
    for line in freshness_json(found) if as_json else freshness_lines(found):
        click.echo(line)


@sources.command()
@click.argument("id_", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--forget", is_flag=True, help="Drop what was learned; the next pages are searched and learned from.")
@click.pass_obj
def shape(context: Context, id_: str, as_json: bool, forget: bool) -> None:
    """How the pages of a source are built: what was learned of them, and how well it holds."""
    from monitor.sources.shapes import forget_shapes, pages_of, shape_json, shape_lines

    with context.store() as store:
        if forget:
            click.echo(forget_shapes(store, context.source_ids(), id_, context.clock()))
            return
        pages, audits = pages_of(store, context.source_ids(), id_)
    for line in [shape_json(pages, audits)] if as_json else shape_lines(pages, audits, context.zone()):
        click.echo(line)


def _survey(context: Context) -> "Survey":
    from monitor.sources.survey import survey

    settings = context.settings()
    with context.store() as store:
        return survey(settings, store, context.clock())
