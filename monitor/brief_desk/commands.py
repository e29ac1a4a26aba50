"""The command `monitor briefing`. Not here: what it prints (lines.py), where files go (writing.py), briefings themselves.

Heavy rooms are imported inside the command, so that `monitor --help` answers at once.
"""

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from monitor.context import Context
from monitor.desk.as_user import deciding, from_stdin
from monitor.errors import InputError
from monitor.periods import FORMS, Period, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.store import Store


def _period(_context: click.Context, _parameter: click.Parameter, value: str) -> Period:
    try:
        return named(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.option("--period", required=True, callback=_period, metavar="PERIOD", help=f"Such as {FORMS}.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder [DATA/briefings/PERIOD].")
@click.option("--freeze", is_flag=True, help="Keep it with all its files, for ever; needs --as.")
@click.option("--difference", is_flag=True, help="How what was frozen differs from today; writes no files.")
@click.option(
    "--mail", is_flag=True, help="Send what was frozen to those named in rules/briefing.toml, once; needs --as."
)
@click.option("--as", "login", metavar="USER", default="", help="With --freeze or --mail: whose account decides it.")
@from_stdin
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def briefing(  # noqa: PLR0913 - options
    context: Context,
    period: Period,
    out: Path | None,
    login: str,
    *,
    freeze: bool,
    difference: bool,
    mail: bool,
    password_stdin: bool,
    as_json: bool,
) -> None:
    """The report of a day, week, month, quarter, half, year or range, with its pack and its annexes, as files."""
    if freeze + difference + mail > 1:
        raise click.UsageError("give either --freeze or --difference or --mail")
    if (freeze or mail) != bool(login):
        raise click.UsageError("--freeze and --mail go with --as USER")
    if mail:
        from monitor.brief_desk import mailing

        if out or as_json:
            raise click.UsageError("--mail writes no files and no JSON: give it without --out and --json")
        mailing.mail(context, period, login, password_stdin=password_stdin, say=click.echo)
        return
    with context.store() as store:
        if difference:
            _say(_different(context, store, period, as_json=as_json))
            return
        _say(_made(context, store, period, out, login, password_stdin=password_stdin, as_json=as_json))


def _made(  # noqa: PLR0913 - options
    context: Context,
    store: "Store",
    period: Period,
    out: Path | None,
    login: str,
    *,
    password_stdin: bool,
    as_json: bool,
) -> "Iterable[str]":
    """Make it, or take what was kept, and write its files; with a *login* it is frozen."""
    from monitor.brief_desk.lines import made_json, made_lines
    from monitor.brief_desk.writing import write
    from monitor.briefings.freezing import freeze, made

    actor = deciding(context, store, login, password_stdin=password_stdin, needed="approver") if login else None
    began, settings, now = monotonic(), context.settings(), context.clock()
    found = freeze(store, settings, period, actor=actor, now=now) if actor else made(store, settings, period, now)
    paths = write(found.files, out or context.data / "briefings" / period.name, ours=out is None)
    seconds = monotonic() - began
    return made_json(found, paths, seconds) if as_json else made_lines(found, paths, seconds)


def _different(context: Context, store: "Store", period: Period, *, as_json: bool) -> "Iterable[str]":
    from monitor.brief_desk.lines import different_json, different_lines
    from monitor.briefings.difference import difference
    from monitor.briefings.freezing import kept
    from monitor.briefings.gathering import gather

    then = kept(store, period)
    if then is None:
        raise InputError(f"the briefing of {period.name} was not frozen: there is nothing to compare today with")
    found = difference(then, gather(store, context.settings(), period, context.clock()))
    return different_json(found) if as_json else different_lines(period, found)


def _say(lines: "Iterable[str]") -> None:
    for line in lines:
        click.echo(line)
