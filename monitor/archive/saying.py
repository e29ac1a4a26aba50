"""What the commands of this room share: the rules of a query, its faults as wrong usage, and how far work has come.

Not here: any command.
"""

import sys
from typing import TYPE_CHECKING

import click

from monitor.context import Context
from monitor.errors import MonitorError

if TYPE_CHECKING:
    from monitor.archive.asking import Rules
    from monitor.config import Settings


class Unreadable(click.ClickException):
    """A query that cannot be read: wrong usage, told in one line."""

    exit_code = 2


def rules_of(context: Context) -> "Rules":
    """What the office's rules say of a query; nothing while they cannot be read."""
    try:
        settings = context.settings()
    except MonitorError:
        settings = None
    return query_rules(settings)


def query_rules(settings: "Settings | None") -> "Rules":
    """What *settings* say of a query; nothing where there are none."""
    from zoneinfo import ZoneInfo

    from monitor.archive.asking import Rules

    if settings is None:
        return Rules()
    topics, sources = (frozenset(each.id for each in some) for some in (settings.rules.topics, settings.sources))
    return Rules(ZoneInfo(settings.office.timezone), topics, sources)


def index_progress() -> "_Progress":
    """Shows how many older articles are indexed."""
    return _Progress("indexed")


def import_progress() -> "_Progress":
    """Shows how many lines are done."""
    return _Progress("lines done:")


class _Progress:
    """How far work has come: on a terminal, not in a pipe."""

    def __init__(self, what: str) -> None:
        self._what, self._shown = what, sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        """Say that so many are *done*."""
        if self._shown:
            click.echo(f"\r{self._what} {done}", err=True, nl=False)
