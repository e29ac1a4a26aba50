"""The commands `monitor export clips`, `monitor export selection` and `monitor pick`. Not here: what they write (exporting.py, pipeline).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.archive.saying import Unreadable, index_progress, query_rules
from monitor.context import Context
from monitor.errors import MonitorError, QueryError

if TYPE_CHECKING:
    from monitor.archive.exporting import Exported, Form
    from monitor.config import Settings

_OUT = click.option("--out", type=click.Path(path_type=Path), help="File [standard output].")


@click.group()
def export() -> None:
    """Take data out, whole."""


@export.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "xlsx", "atom"]),
    default="jsonl",
    show_default=True,
    help="jsonl: everything, texts and evidence too; csv, xlsx: a table; atom: a feed without texts.",
)
@click.option("--query", help="Only what `monitor search QUERY` finds in scope.")
@click.option("--edition", type=click.IntRange(1), metavar="N", help="Only what edition N told, as it is known today.")
@_OUT
@click.pass_obj
def clips(context: Context, form: "Form", query: str | None, edition: int | None, out: Path | None) -> None:
    """Every clip, or those that a filter finds: all of them, oldest first.

    Without a filter, copies stand beside their original, not in rows of their own. A query finds copies too, as
    `monitor search` does: `copy_of` names the original.
    """
    from monitor.archive.choosing import Filter, chosen
    from monitor.archive.exporting import NOT_FOR_EYES, Known, export_clips, known

    if form in NOT_FOR_EYES:
        _refuse_terminal(out, form)
    settings, wanted = _settings(context), Filter(query, edition)
    with context.store() as store:
        try:
            found = chosen(store, query_rules(settings), wanted, index_progress())
        except QueryError as error:
            raise Unreadable(str(error)) from error
        done = export_clips(store, known(settings) if settings else Known(), form, out, found, wanted)
    _say(done, out)


@export.command()
@click.argument("selection", metavar="ID")
@_OUT
@click.pass_obj
def selection(context: Context, selection: str, out: Path | None) -> None:
    """A selection of rules/selections.toml as an Atom feed: what people picked, and what its query finds."""
    from monitor.archive.exporting import write_to
    from monitor.pipeline.outgoing.feeds import require_selection, selection_feed

    _refuse_terminal(out, "atom")
    settings = context.settings()
    chosen = require_selection(settings, selection)
    with context.store() as store:
        content, number = selection_feed(store, settings, chosen, context.clock())
    write_to(out, content)
    click.echo(f"{_counted(number)}{f' written to {out}' if out else ''}", err=out is None)


@click.command()
@click.argument("clip", type=int)
@click.option("--in", "selection", required=True, metavar="ID", help="Selection of rules/selections.toml.")
@click.option("--as", "who", required=True, metavar="NAME", help="Who decides it.")
@click.option("--drop", is_flag=True, help="Take it out, and keep it out though the query finds it.")
@click.pass_obj
def pick(context: Context, clip: int, selection: str, who: str, *, drop: bool) -> None:
    """Put an article into a selection that other bodies take over, or take it out."""
    from monitor.pipeline.outgoing.feeds import require_selection

    if not who.strip():
        raise click.UsageError("say who decides it: --as NAME")
    id_ = require_selection(context.settings(), selection).id
    with context.store() as store:
        store.picks.set(id_, clip, context.clock(), who.strip(), not drop)
        article = store.clip(clip)
    title = article.article.title if article else ""
    click.echo(f"article {clip} {'taken out of' if drop else 'put into'} {id_}: {title}")


def _refuse_terminal(out: Path | None, form: str) -> None:
    if out is None and sys.stdout.isatty():
        what = "an Excel workbook" if form == "xlsx" else "an Atom feed"
        raise click.UsageError(f"{what} is not for a terminal; name a file with --out FILE")


def _settings(context: Context) -> "Settings | None":
    """The rules; None while they cannot be read: what is kept is exported all the same."""
    try:
        return context.settings()
    except MonitorError:
        click.echo(
            "monitor: sources.toml or rules/ cannot be read (see `monitor doctor`): no origin, no houses", err=True
        )
        return None


def _say(done: "Exported", out: Path | None) -> None:
    for fault in done.not_whole:
        click.echo(f"monitor: {fault}", err=True)
    copies = f" ({done.copies} of them copies of others)" if done.copies else ""
    click.echo(f"{_counted(done.number)}{copies}{f' written to {out}' if out else ''}", err=out is None)


def _counted(number: int) -> str:
    return "1 clip" if number == 1 else f"{number} clips"
