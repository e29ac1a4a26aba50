"""The commands `monitor briefing-units …`: forms for units, their import, who is late. Not here: reading a form (briefings/units).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from monitor.context import Context
from monitor.desk.as_user import deciding, from_stdin
from monitor.errors import InputError

_PERIOD = click.option("--period", "name", required=True, metavar="PERIOD", help="2026, 2026H1 or 2026Q3.")


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter("must be a day such as 2026-11-14") from error


@click.group("briefing-units")
def briefing_units() -> None:
    """What units report for a quarter, half a year and a year: forms, import, who is late."""


@briefing_units.command()
@_PERIOD
@click.option("--unit", default="", metavar="UNIT", help="For this unit only: its id or its name.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="A file .xlsx or .csv; a folder gets a form for each unit, or for UNIT.",
)
@click.pass_obj
def form(context: Context, name: str, unit: str, out: Path) -> None:
    """Write the form that units fill in: one that any unit may use, or one for each of them."""
    from monitor.archive.exporting import write_to
    from monitor.briefings.units.asking import form_of, units_of
    from monitor.periods import named
    from monitor.publish.briefing.unit_form import form_csv, form_xlsx

    settings, period = context.settings(), named(name)
    if out.suffix.lower() in (".xlsx", ".csv"):
        made = form_of(settings, period, unit)
        write_to(out, form_csv(made) if out.suffix.lower() == ".csv" else form_xlsx(made))
        click.echo(f"form of {period.name} written to {out}")
        return
    if out.suffix or out.is_file():
        raise InputError(f"{out} is neither .xlsx nor .csv, and no folder")
    forms = {
        (row.id): form_of(settings, period, row.id)
        for row in units_of(settings, period)
        if unit in ("", row.id, row.name)
    }
    if not forms:
        form_of(settings, period, unit)  # says why there is none
    out.mkdir(parents=True, exist_ok=True)
    for id_, made in forms.items():
        write_to(out / f"bieu-{period.name}-{id_}.xlsx", form_xlsx(made))
    click.echo(f"forms of {period.name} written to {out}: {len(forms)}")


@briefing_units.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_PERIOD
@click.option("--received", callback=_day, metavar="DAY", help="The day on which it came in [today].")
@click.option("--as", "login", metavar="USER", help="Whose account enters it; not needed with --check.")
@from_stdin
@click.option("--check", is_flag=True, help="Say what is wrong with the form; enter nothing.")
@click.pass_obj
def import_(  # noqa: PLR0913 - options
    context: Context,
    file: Path,
    name: str,
    received: date | None,
    login: str | None,
    *,
    password_stdin: bool,
    check: bool,
) -> None:
    """Enter the form that a unit sent, Excel or CSV, whole or not at all; a later one of a unit stands in for the earlier."""
    from monitor.briefings.units.entering import enter, looked_at, read
    from monitor.periods import named

    if not check and not login:
        raise click.UsageError("say who enters it: --as USER (or only look with --check)")
    settings, period = context.settings(), named(name)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from error
    with context.store() as store:
        if check or not login:
            made = looked_at(store, period, read(settings, period, content, received, context.clock()))
        else:
            actor, at = deciding(context, store, login, password_stdin=password_stdin), context.clock()
            report = read(settings, period, content, received, at)
            said = {"file": file.name, "unit": report.unit}
            with store.audit.acting(actor, at, "units.report", f"units {period.name}", said):
                made = enter(store, period, report, actor.login, at)
    click.echo(
        f"{file}: {made.report.name}, {len(made.report.answers)} lines {'right, nothing entered' if check else 'entered'}"
    )
    if made.before:
        said_on = f"{made.before.paper or 'without a number'}, received on {made.before.received_on}"
        click.echo(f"it stands in for the report entered before ({said_on})")


@briefing_units.command()
@_PERIOD
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def status(context: Context, name: str, *, as_json: bool) -> None:
    """Which unit reported in time, late, not yet; exit code 1 when one is overdue."""
    from monitor.briefings.units.asking import last_day, may_be_asked
    from monitor.briefings.units.status import standings
    from monitor.periods import named

    settings, period = context.settings(), named(name)
    may_be_asked(settings, period)
    today, last = context.clock().astimezone(context.zone()).date(), last_day(settings, period)
    with context.store() as store:
        found = standings(store, settings, period, today)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, default=date.isoformat))
    else:
        rule = settings.synthesis.last_day(period)
        told = (
            f"last day {last}" + (" (unverified)" if rule and rule.unverified else "") if last else "no last day is set"
        )
        click.echo(f"{period.name}, {told}, today {today}")
        for each in found:
            received = f"  {each.received_on} {each.paper}".rstrip() if each.received_on else ""
            late = f" by {each.days_late} days" if each.days_late else ""
            click.echo(f"{each.standing + late:<18} {each.unit:<32}{received}")
    if any(each.standing == "missing" for each in found):
        raise SystemExit(1)
