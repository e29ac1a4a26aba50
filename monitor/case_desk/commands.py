"""The commands of `monitor case` that read cases, and those that pack and verify. Not here: those that add to a case (step_commands.py).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, get_args
from zoneinfo import ZoneInfo

import click

from monitor.case import CaseState
from monitor.case_desk.dossier_commands import SAYING
from monitor.case_desk.options import as_json as _json
from monitor.case_desk.options import number as _number
from monitor.case_desk.step_commands import STEPS
from monitor.context import Context
from monitor.desk.as_user import as_user, deciding
from monitor.errors import InputError, MonitorError

if TYPE_CHECKING:
    from monitor.case_desk.lines import Standing
    from monitor.config import Settings
    from monitor.store import Store

_DIGEST = 64  # hexadecimal figures


def _digest(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    found = value.strip().lower()
    if found and (len(found) != _DIGEST or set(found) - set("0123456789abcdef")):
        raise click.BadParameter("must be 64 hexadecimal figures, as the log of the case has them")
    return found


@click.group()
def case() -> None:
    """Cases: every matter followed to its final outcome, its limits, its dossier."""


@case.command("list")
@click.option("--state", type=click.Choice(get_args(CaseState)), help="Only cases in this state.")
@click.option("--unit", default="", metavar="UNIT", help="Only cases of this unit: its id or its name.")
@click.option("--overdue", is_flag=True, help="Only cases with a limit that has passed.")
@click.option("--all", "every", is_flag=True, help="Also cases that are closed.")
@_json
@click.pass_obj
def list_(  # noqa: PLR0913 - options
    context: Context, state: CaseState | None, unit: str, *, overdue: bool, every: bool, as_json: bool
) -> None:
    """The cases that are open, the earliest limit first."""
    from monitor.case_desk.lines import by_deadline, json_of, list_lines, row_of

    settings, now = context.settings(), context.clock()
    with context.store() as store:
        cases = _standing(store, settings)
        _require_unit(unit, settings, cases)
        found = by_deadline(
            [
                each
                for each in cases
                if (every or state == "closed" or each.case.state != "closed")
                and state in (None, each.case.state)
                and (not unit or unit in (each.case.unit, each.unit))
                and (not overdue or each.overdue(now))
            ]
        )
    _say([json_of([row_of(each, now) for each in found])] if as_json else list_lines(found, now, _zone(settings)))


@case.command()
@_number
@_json
@click.pass_obj
def show(context: Context, number: int, *, as_json: bool) -> None:
    """One case, whole: its limits, its comparison, its verdict, every step."""
    from monitor.case_desk.lines import json_of, show_lines, standing, whole_of
    from monitor.cases import load, office_of

    settings, now = context.settings(), context.clock()
    with context.store() as store:
        found = standing(load(store, number), office_of(settings), _units(settings))
    _say([json_of(whole_of(found, now))] if as_json else show_lines(found, now, _zone(settings)))


@case.command()
@_json
@click.pass_obj
def overdue(context: Context, *, as_json: bool) -> None:
    """Every limit that has passed, the oldest first."""
    from monitor.case_desk.lines import by_deadline, json_of, overdue_lines, row_of

    settings, now = context.settings(), context.clock()
    with context.store() as store:
        found = by_deadline([each for each in _standing(store, settings) if each.overdue(now)])
    _say([json_of([row_of(each, now) for each in found])] if as_json else overdue_lines(found, now, _zone(settings)))


@case.command()
@click.option("--days", type=click.IntRange(1, 366), default=30, show_default=True, help="How many, from today on.")
@_json
@click.pass_obj
def calendar(context: Context, days: int, *, as_json: bool) -> None:
    """The limits that end in the coming days, day by day."""
    from monitor.case_desk.lines import calendar_lines, calendar_rows, json_of

    settings = context.settings()
    zone = _zone(settings)
    first = context.clock().astimezone(zone).date()
    every = [first + timedelta(days=n) for n in range(days)]
    offs = {
        day: settings.calendar.holiday_on(day) or "day off"
        for day in every
        if not settings.calendar.is_working(day, settings.digest.days)
    }
    with context.store() as store:
        found = [each for each in _standing(store, settings) if each.case.state != "closed"]
    _say(
        [json_of(calendar_rows(found, first, every[-1], zone))]
        if as_json
        else calendar_lines(found, first, every[-1], offs, zone)
    )


@case.command()
@_number
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder, or the name of the ZIP.")
@click.option(
    "--draft", is_flag=True, help="Also of a case that a second officer has not confirmed, marked as a draft."
)
@as_user
@click.pass_obj
def dossier(  # noqa: PLR0913 - options
    context: Context, number: int, out: Path, login: str, *, draft: bool, password_stdin: bool
) -> None:
    """The dossier and drafts as Word files, the evidence and a manifest, as one ZIP; its digest goes into the log of the case."""
    from monitor.case_desk.packing import pack, packed_lines

    with context.store() as store:
        actor = deciding(context, store, login, password_stdin=password_stdin)
        path, made = pack(context, store, number, out, actor=actor, draft=draft)
    _say(packed_lines(path, made))


@case.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--digest", default="", callback=_digest, metavar="HEX", help="What the log of the case says of the package."
)
def verify(file: Path, digest: str) -> None:
    """Look at every byte of a package, on any machine; exit code 1 when anything was changed or is missing."""
    from monitor.case_desk.packing import verified

    report = verified(file, digest)
    _say(report.lines)
    if report.faults:
        raise MonitorError("\n".join(f"{file.name}: {each}" for each in report.faults))
    click.echo(f"{file.name}: sound")


for command in (*STEPS, *SAYING):
    case.add_command(command)


def _standing(store: "Store", settings: "Settings") -> "list[Standing]":
    from monitor.case_desk.lines import standing
    from monitor.cases import every, office_of

    office, units = office_of(settings), _units(settings)
    return [standing(each, office, units) for each in every(store)]


def _require_unit(unit: str, settings: "Settings", cases: "Iterable[Standing]") -> None:
    """Raise InputError for a *unit* that nobody knows: "no case" of a misspelt one would be believed."""
    from difflib import get_close_matches

    known = {"", *(name for each in cases for name in (each.case.unit, each.unit))}
    known |= {name for each in settings.deadlines.unit for name in (each.id, each.name)}
    if unit not in known:
        close = ", ".join(get_close_matches(unit, sorted(known), n=3))
        hint = f"did you mean {close}?" if close else "the units and their ids stand in rules/deadlines.toml"
        raise InputError(f"neither rules/deadlines.toml nor a case has a unit `{unit}`; {hint}")


def _units(settings: "Settings") -> dict[str, str]:
    return {unit.id: unit.name for unit in settings.deadlines.unit}


def _zone(settings: "Settings") -> ZoneInfo:
    return ZoneInfo(settings.office.timezone)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
