"""The command `monitor find`. Not here: what it says and does (the rest of the room).

Heavy rooms are imported inside the command, so that `monitor --help` answers at once.
"""

import click

from monitor.archive.saying import Unreadable, index_progress
from monitor.context import Context
from monitor.errors import InputError


@click.command()
@click.option(
    "--statement", required=True, metavar="S", help="What was said: one sentence or two, 2,000 letters at most."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="At most so many.")
@click.pass_obj
def find(context: Context, statement: str, as_json: bool, limit: int) -> None:
    """What bears on a statement: articles of the archive, facts, refuted claims, arguments; what speaks of most of it first.

    The score is how much of the statement it speaks of, 0 to 1, whether it says the same or not. Below stands how the two
    compare: agrees, conflicts (with what differs), or not enough to tell. Who is right only a person can say.
    """
    from monitor.archive.asking import index_missing
    from monitor.archive.find_shown import bearing_json, bearing_lines
    from monitor.archive.finding import bearing_on
    from monitor.registers import known

    rules = context.settings().rules
    with context.store() as store:
        index_missing(store, index_progress())
        try:
            found = bearing_on(store, rules, known(rules, store), statement, limit)
        except InputError as error:
            raise Unreadable(str(error)) from error
    for line in [bearing_json(found)] if as_json else bearing_lines(found):
        click.echo(line)
