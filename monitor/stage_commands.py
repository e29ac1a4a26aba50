"""The commands that are a stage themselves: JSON lines in, JSON lines out. Not here: the work of each (tagging, grouping, checking, comparing).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from pathlib import Path

import click

from monitor.context import Context

_FILE = click.argument("file", required=False, type=click.Path(path_type=Path))


@click.command()
@_FILE
@click.pass_obj
def tag(context: Context, file: Path | None) -> None:
    """What each article is about, and why: JSON lines of FILE (or standard input) in, JSON lines out, in order."""
    from monitor.tagging import tag_lines

    for line in tag_lines(context.config, file, context.zone(), context.clock()):
        click.echo(line)


@click.command()
@_FILE
@click.option("--why", is_flag=True, help="Add what each article has in common with its story.")
@click.pass_obj
def group(context: Context, file: Path | None, *, why: bool) -> None:
    """Which articles are copies and which tell one event: JSON lines of FILE (or standard input) in, JSON lines out."""
    from monitor.grouping import group_lines

    for line in group_lines(context.config, file, context.zone(), context.clock(), why=why):
        click.echo(line)


@click.command()
@_FILE
@click.pass_obj
def check(context: Context, file: Path | None) -> None:
    """What each article says otherwise than a document: JSON lines of FILE (or standard input) in, JSON lines out."""
    from monitor.checking import check_lines

    context.has_archive_or_says("articles are held against rules/facts alone, without what people entered")
    for line in check_lines(context.config, context.data, file, context.zone(), context.clock()):
        click.echo(line)


@click.command()
@_FILE
def compare(file: Path | None) -> None:
    """Whether evidence agrees with a statement or differs from it: JSON lines of FILE (or standard input) in, JSON lines out."""
    from monitor.comparing import compare_lines

    for line in compare_lines(file):
        click.echo(line)
