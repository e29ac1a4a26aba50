"""Options that many commands of a case have, and how days and hours are typed. Not here: the commands.

Heavy rooms are imported where they are needed, so that `monitor --help` answers at once.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any, TypeVar

import click

from monitor.desk.as_user import as_user

Command = TypeVar("Command", bound=Callable[..., Any])
YEARS = range(1945, 2201)
_DAY = 10  # letters of a whole day
_FORMS = "such as 2026-11-23, 2026-11-23T16:30 (by the office's clock) or 2026-11-23T16:30+07:00"


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes with a step, and who takes it."""

    note: str
    number: str
    day: date | None
    file: Path | None
    at: datetime | None  # as typed
    login: str
    password_stdin: bool


def a_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """A day."""
    try:
        found = date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter("must be a day such as 2026-11-23") from error
    return _within(found)


def a_moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime | None:
    """A day with its hour; without an offset it is the office's."""
    try:
        found = datetime.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"must be a time {_FORMS}") from error
    return _within(found)


def a_limit(context: click.Context, parameter: click.Parameter, value: str | None) -> date | datetime | None:
    """A whole day, or a moment."""
    return a_day(context, parameter, value) if value and len(value) == _DAY else a_moment(context, parameter, value)


Moment = TypeVar("Moment", date, datetime)


def _within(found: Moment | None) -> Moment | None:
    if found and found.year not in YEARS:
        raise click.BadParameter(f"must be in a year from {YEARS[0]} to {YEARS[-1]}")
    return found


def moment_of(typed: datetime | None, zone: tzinfo) -> datetime | None:
    """What was typed, as UTC."""
    return (typed if typed.tzinfo else typed.replace(tzinfo=zone)).astimezone(UTC) if typed else None


def limit_of(typed: date | datetime | None, zone: tzinfo) -> datetime | None:
    """The first instant that is too late: the end of a day, or the moment itself."""
    if typed is None or isinstance(typed, datetime):
        return moment_of(typed, zone)
    return datetime.combine(typed + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)


_STEP = (
    click.option("--note", default="", help="A note beside it."),
    click.option("--number", "number_", default="", metavar="N", help="Number of the document that goes with it."),
    click.option("--day", callback=a_day, metavar="DAY", help="Day of that document."),
    click.option("--file", type=click.Path(path_type=Path, dir_okay=False), help="A file that is kept with it."),
    click.option("--at", callback=a_moment, metavar="TIME", help="When it happened [now]."),
    as_user,
)
due = click.option("--due", callback=a_limit, metavar="DAY|TIME", help="A limit that you set; needs --basis.")
basis = click.option("--basis", default="", help="The ground of --due.")
article = click.option(
    "--article", type=click.IntRange(1, 2**62), metavar="N", help="Number of the article it is about."
)
as_json = click.option("--json", "as_json", is_flag=True, help="As JSON.")
number = click.argument("number", metavar="ID", type=click.IntRange(1, 2**62))


def stepping(command: Command) -> Command:
    """The options of a command that adds to a case; it gets them as one `entry`."""

    @functools.wraps(command)
    def run(  # noqa: PLR0913 - options
        *args: Any,
        note: str,
        number_: str,
        day: date | None,
        file: Path | None,
        at: datetime | None,
        login: str,
        password_stdin: bool,
        **other: Any,
    ) -> Any:
        return command(*args, entry=Entry(note, number_, day, file, at, login, password_stdin), **other)

    wrapped: Any = run
    for option in reversed(_STEP):
        wrapped = option(wrapped)
    found: Command = wrapped
    return found
