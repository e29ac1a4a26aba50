"""The command `monitor alerts`. Not here: what it says (lines.py) and does (pipeline).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from typing import TYPE_CHECKING

import click

from monitor.context import Context
from monitor.errors import InputError, QueryError

if TYPE_CHECKING:
    from monitor.config import Settings


@click.group(invoke_without_command=True)
@click.pass_context
def alerts(context: click.Context) -> None:
    """What is mailed at once: the rules of rules/alerts.toml, since when, how often they fired."""
    if context.invoked_subcommand is None:
        context.invoke(list_)


@alerts.command("list")
@click.pass_obj
def list_(context: Context) -> None:
    """Every rule: since when it is in force, how often it fired, what the ceiling holds back now."""
    from monitor.alerts_desk.lines import rule_lines

    settings = context.settings()
    with context.store() as store:
        for line in rule_lines(settings, store, context.zone()):
            click.echo(line)


@alerts.command()
@click.argument("rule", metavar="[ID]", required=False)
@click.option("--query", help="Try this query, as for `monitor search`, before it is written as a rule.")
@click.option("--days", type=click.IntRange(1, 3660), default=92, show_default=True, help="How far back.")
@click.pass_obj
def preview(context: Context, rule: str | None, query: str | None, days: int) -> None:
    """How often a rule would have fired: mails after gathering and ceiling, weeks, the busiest hour, the newest articles.

    Without ID every rule, switched on or not. The labels are those of today; an article counts when it became a clip, an
    imported one when it was published.
    """
    from monitor import running
    from monitor.alerts_desk.lines import preview_lines
    from monitor.pipeline.outgoing.alert_preview import preview as look

    if rule and query:
        raise click.UsageError("give either ID or --query")
    settings, zone = context.settings(), context.zone()
    asked = [("this query", query)] if query is not None else _rules(settings, rule)
    context.require_archive()
    with running.session(settings, context.data, context.clock) as session:
        for name, text in asked:
            try:
                found = look(session, text, days)
            except QueryError as error:
                raise _Unreadable(f"{name}: {error}") from error
            for line in preview_lines(name, found, settings.alerts.ceiling, zone):
                click.echo(line)


class _Unreadable(click.ClickException):
    """A query that cannot be read: wrong usage, told in one line."""

    exit_code = 2


def _rules(settings: "Settings", wanted: str | None) -> list[tuple[str, str]]:
    rules = settings.alerts.alert
    if wanted is not None and wanted not in {each.id for each in rules}:
        raise InputError(f"rules/alerts.toml has no rule `{wanted}`; `monitor alerts` lists them")
    return [(f'{each.id} "{each.label}"', each.query) for each in rules if wanted in (None, each.id)]
