"""The commands `monitor search` and `monitor import`. Not here: what they say and do (the rest of the room, pipeline), exports.

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from functools import partial
from pathlib import Path

import click

from monitor.archive.saying import Unreadable, import_progress, index_progress, rules_of
from monitor.context import Context
from monitor.errors import MonitorError, QueryError

_HELP = """The archive by query, best first: clips, and what was imported out of scope.

\b
tuyến đường                   both words
"tuyến đường"                 the phrase
"đường hỏng"~5                near each other: at most 5 syllables between
lũ OR "sạt lở"                one of them; AND binds tighter than OR
lũ NOT (diễn tập)             the first without the second
title:lũ                      in the title; so lead: and text:
topic:bien-gioi province:central tone:tieu-cuc place:"tên nơi"
group:trung-uong outlet:"tên báo" language:vi source:imported
state:in                      in scope (a clip), or state:out
published:[2026-01-01 TO 2026-03-31]      days; * leaves an end open

Syllables are matched, not words: "đất" also finds "đất nước". Spelling of tones (hòa, hoà) and capitals do not matter; a
query without any accent is asked of the words without accents. What a person decided of a tag stands over the machine's.
"""


@click.command(help=_HELP)
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help="At most so many; 0: all.")
@click.pass_obj
def search(context: Context, query: str, as_json: bool, limit: int) -> None:
    """Find articles."""
    from monitor.archive.asking import asked
    from monitor.archive.shown import found_json, found_lines

    rules = rules_of(context)
    with context.store() as store:
        try:
            found = asked(store, query, rules, limit, index_progress())
        except QueryError as error:
            raise Unreadable(str(error)) from error
    for line in [found_json(found)] if as_json else found_lines(found, rules.zone):
        click.echo(line)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_(context: Context, file: Path) -> None:
    """Bring an archive in: JSON lines of FILE (.gz too; - is standard input), in scope or not.

    A line holds id, url, title, text, published, outlet, and where known group, language, lead. Title and text that are
    there already, now or in an earlier revision, change nothing: another date, outlet, group or language of them is not
    taken over. Other words under the same id or url are a revision. A line whose
    date is more than a day in the future is refused. Exit code 1 when a line was refused.
    """
    from monitor import running
    from monitor.archive.opening import lines_of
    from monitor.pipeline import import_lines

    with lines_of(file) as lines:
        settings = context.settings()
        context.say_if_first()
        with running.session(settings, context.data, context.clock) as session:
            warn = partial(click.echo, err=True)
            report = import_lines(session, lines, lambda line: warn(f"monitor: {line}"), import_progress())
    click.echo(str(report))
    if report.refused:
        which = (
            "one line was refused; mend it"
            if report.refused == 1
            else f"{report.refused} lines were refused; mend them"
        )
        raise MonitorError(f"{which} and import the file again: what is there already stays as it is")
