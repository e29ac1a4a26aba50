"""The commands of `monitor case` for what its dossier says: comparison, texts, options, the verdict of two officers, the leaders.

Not here: where a case stands (step_commands.py). Heavy rooms are imported inside the commands.
"""

from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from monitor import case as values
from monitor.case_desk import options
from monitor.case_desk.options import Entry, stepping
from monitor.case_desk.steps import Scene, take
from monitor.context import Context
from monitor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.case import Body

_PROPOSED = [each for each in get_args(values.Verdict) if each != "unchecked"]
_TEXT = click.argument("text")


@click.command()
@options.number
@click.option("--line", type=click.IntRange(1, 100_000), metavar="N", help="The line to change [a new one].")
@options.article
@click.option("--sentence", help="The sentence in question, word for word.")
@click.option("--claim", help="What it says.")
@click.option("--truth", help="What the documents say.")
@click.option("--paper", help="The document: number, day, page.")
@click.option("--source", help="Where the public can look it up.")
@click.option("--conclusion", type=click.Choice([each for each in get_args(values.Conclusion) if each]))
@click.option("--verifier", help="Who looked it up [who concludes].")
@click.option("--drop", is_flag=True, help="Take the line out.")
@stepping
@click.pass_obj
def row(
    context: Context, /, number: int, line: int | None, *, drop: bool, entry: Entry, **fields: str | int | None
) -> None:
    """A line of the comparison: a sentence in question beside the document."""
    from monitor.case_desk.comparing import changed_row

    typed = {name: value for name, value in fields.items() if value is not None}
    if drop and (line is None or typed):
        raise click.UsageError("--drop goes with --line N and no field")
    done: list[str] = []

    def build(scene: Scene) -> "Sequence[Body]":
        if drop and line:
            done.append(f"line N{line} is out")
            return [values.RowDropped(line)]
        body, notes = changed_row(scene, line, typed)
        done.extend((f"line N{body.number} is written", *notes))
        return [body]

    take(context, number, entry, build)
    for each in done:
        click.echo(f"case {number}: {each}")


@click.command()
@options.number
@click.argument("what", type=click.Choice(get_args(values.TextName)))
@click.argument("text", required=False)
@click.option("--from", "source", type=click.Path(path_type=Path, dir_okay=False), help="Read it from this file.")
@stepping
@click.pass_obj
def text(  # noqa: PLR0913 - options
    context: Context, number: int, what: values.TextName, text: str | None, source: Path | None, *, entry: Entry
) -> None:
    """Write one text of the dossier; an empty TEXT takes it back."""
    if (text is None) == (source is None):
        raise click.UsageError("give either TEXT or --from FILE")
    said = text if text is not None else _read(cast("Path", source))
    take(context, number, entry, lambda _scene: [values.Wrote(what, said.strip())])
    click.echo(f"case {number}: `{what}` is written")


@click.command()
@options.number
@click.argument("chosen", metavar="OPTION", nargs=-1, type=click.Choice(get_args(values.Option)))
@click.option("--none", "nothing", is_flag=True, help="No option any more.")
@stepping
@click.pass_obj
def option(context: Context, number: int, chosen: tuple[values.Option, ...], *, nothing: bool, entry: Entry) -> None:
    """Choose the options of the dossier: all of them, in place of what was chosen before."""
    if bool(chosen) == nothing:
        raise click.UsageError("name the options, or say --none")
    ordered = tuple(each for each in get_args(values.Option) if each in chosen)
    take(context, number, entry, lambda _scene: [values.Chose(ordered)])
    click.echo(f"case {number}: options {', '.join(ordered) or 'none'}")


@click.command()
@options.number
@_TEXT
@stepping
@click.pass_obj
def ask(context: Context, number: int, text: str, *, entry: Entry) -> None:
    """Ask the leaders to decide; an empty TEXT takes the question back."""
    take(context, number, entry, lambda _scene: [values.Asked(text.strip())])
    click.echo(f"case {number}: the leaders are asked" if text.strip() else "the question is taken back")


@click.command()
@options.number
@_TEXT
@stepping
@click.pass_obj
def direct(context: Context, number: int, text: str, *, entry: Entry) -> None:
    """Write down what the leaders decided."""
    take(context, number, entry, lambda _scene: [values.Directed(text.strip())])
    click.echo(f"case {number}: what the leaders decided is written down")


@click.command()
@options.number
@click.argument("found", metavar="VERDICT", type=click.Choice(_PROPOSED))
@click.option("--ground", default="", help="The document it stands on.")
@stepping
@click.pass_obj
def verdict(context: Context, number: int, found: values.Verdict, ground: str, *, entry: Entry) -> None:
    """Propose a verdict; another officer confirms it."""
    take(context, number, entry, lambda _scene: [values.Proposed(found, ground.strip())])
    click.echo(f"case {number}: `{found}` is proposed; another officer confirms it")


@click.command()
@options.number
@click.option(
    "--seen",
    type=click.IntRange(1, 2**62),
    required=True,
    metavar="N",
    help="The last step that you read; `monitor case show` tells it.",
)
@stepping
@click.pass_obj
def confirm(context: Context, number: int, seen: int, *, entry: Entry) -> None:
    """Confirm the verdict that another officer proposed, on what stands in the case as you read it."""

    def build(scene: Scene) -> "Sequence[Body]":
        if scene.case.last != seen:
            raise InputError(
                f"case {number} is not as you read it: its last step is {scene.case.last}; "
                f"`monitor case show {number}` shows what you would confirm"
            )
        return [values.Confirmed(_proposal(scene))]

    found = take(context, number, entry, build)
    click.echo(f"case {number}: `{found.verdict}` is confirmed")


@click.command()
@options.number
@stepping
@click.pass_obj
def reject(context: Context, number: int, *, entry: Entry) -> None:
    """Do not confirm the verdict that another officer proposed; --note says why."""

    def build(scene: Scene) -> "Sequence[Body]":
        return [values.Rejected(_proposal(scene))]

    take(context, number, entry, build)
    click.echo(f"case {number}: the verdict is not confirmed")


SAYING = (row, text, option, verdict, confirm, reject, ask, direct)


def _proposal(scene: Scene) -> int:
    if scene.case.assessment is None:
        raise InputError(f"no verdict is proposed in case {scene.case.id}")
    return scene.case.assessment.proposal


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no UTF-8 text; save it as UTF-8") from error
