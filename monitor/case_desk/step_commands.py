"""The commands of `monitor case` that open a case and add to it. Not here: those that read it (commands.py), adding (steps.py).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, cast, get_args

import click

from monitor import case as values
from monitor.case_desk import options
from monitor.case_desk.options import Entry, limit_of, moment_of, stepping
from monitor.case_desk.steps import Scene, newest, refuse_odd, take
from monitor.context import Context
from monitor.desk.as_user import as_user, deciding
from monitor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.case import Body

_ARTICLE = click.option(
    "--article", type=click.IntRange(1, 2**62), metavar="N", help="Number of the article it is about."
)
_LEVELS = tuple(map(str, get_args(values.Level)))


def _said(number: int, what: str) -> None:
    click.echo(f"case {number}: {what}")


@click.command("open")
@click.option("--title", required=True, help="What the press says, in one sentence.")
@click.option("--level", type=click.Choice(_LEVELS), default="2", show_default=True, help="1 usual to 4 urgent.")
@click.option(
    "--article", "articles", type=click.IntRange(1, 2**62), multiple=True, metavar="N", help="An article of it."
)
@click.option(
    "--story",
    type=click.IntRange(1, 2**62),
    metavar="N",
    help="From this story: all its articles, unless some are named.",
)
@click.option(
    "--event", callback=options.a_moment, metavar="TIME", help="When it happened [first publication, or now]."
)
@click.option("--sudden", is_flag=True, help="An unexpected event: first information is due within hours.")
@click.option("--note", default="", help="A note beside it.")
@as_user
@click.pass_obj
def open_(  # noqa: PLR0913, PLR0917 - options
    context: Context,
    title: str,
    level: str,
    articles: tuple[int, ...],
    story: int | None,
    event: datetime | None,
    note: str,
    login: str,
    *,
    sudden: bool,
    password_stdin: bool,
) -> None:
    """Open a case; prints its number."""
    from zoneinfo import ZoneInfo

    from monitor.case import Linked, Opened
    from monitor.case_desk.opening import articles_of, event_of
    from monitor.cases import open_case
    from monitor.desk.cases.typed import LONGEST_TITLE

    refuse_odd(title, note)
    if len(title) > LONGEST_TITLE:
        raise InputError(f"the title has {len(title):,} letters, {LONGEST_TITLE} at most; the rest goes into `summary`")
    zone = ZoneInfo(context.settings().office.timezone)
    with context.store() as store:
        actor, at = deciding(context, store, login, password_stdin=password_stdin), context.clock()
        linked = articles or articles_of(store, story)
        begun = moment_of(event, zone) or event_of(store, linked, at)
        opened = Opened(" ".join(title.split()), cast("values.Level", int(level)), begun, sudden, story)
        number = open_case(store, opened, [Linked(each) for each in linked], actor=actor, at=at, note=note.strip())
    _said(number, "opened")


@click.command()
@options.number
@click.argument("state", type=click.Choice(get_args(values.CaseState)))
@click.option("--unit", default="", help="For `sent`: id of the unit, or its name.")
@click.option("--outcome", type=click.Choice([each for each in get_args(values.Outcome) if each]), help="For `closed`.")
@click.option("--same", type=click.IntRange(1, 2**62), metavar="N", help="For `--outcome same`: the other case.")
@options.due
@options.basis
@stepping
@click.pass_obj
def move(  # noqa: PLR0913, PLR0917 - options
    context: Context,
    number: int,
    state: values.CaseState,
    unit: str,
    outcome: values.Outcome | None,
    same: int | None,
    due: date | datetime | None,
    basis: str,
    *,
    entry: Entry,
) -> None:
    """Move a case into another state: a document of its own goes with what leaves the office."""
    if unit and state != "sent":
        raise click.UsageError("--unit goes with `sent`")
    if outcome and state != "closed":
        raise click.UsageError("--outcome goes with `closed`")
    if same and outcome != "same":
        raise click.UsageError("--same goes with `--outcome same`")

    def build(scene: Scene) -> "Sequence[Body]":
        day = (moment_of(entry.at, scene.zone) or context.clock()).astimezone(scene.zone).date()
        called = scene.settings.deadlines.unit_called(unit, day)
        gone = next((each for each in scene.settings.deadlines.unit if each.id == called and not each.holds(day)), None)
        if gone:
            raise InputError(f"the unit `{gone.id}` is not there on {day}: rules/deadlines.toml names those that are")
        return [values.Moved(state, called, outcome or "", limit_of(due, scene.zone), basis.strip(), same)]

    take(context, number, entry, build)
    _said(number, f"now `{state}`")


@click.command()
@options.number
@click.argument("event", type=click.Choice(get_args(values.Event)))
@options.article
@click.option(
    "--periodical",
    type=click.Choice([each for each in get_args(values.Periodical) if each]),
    help="What kind of outlet.",
)
@options.due
@options.basis
@stepping
@click.pass_obj
def mark(  # noqa: PLR0913, PLR0917 - options
    context: Context,
    number: int,
    event: values.Event,
    article: int | None,
    periodical: values.Periodical | None,
    due: date | datetime | None,
    basis: str,
    *,
    entry: Entry,
) -> None:
    """Write down what happened outside the desk: the press asked, an outlet received a letter, it published."""

    def build(scene: Scene) -> "Sequence[Body]":
        return [values.Marked(event, article, periodical or "", limit_of(due, scene.zone), basis.strip())]

    take(context, number, entry, build)
    _said(number, f"`{event}` is written down")


@click.command()
@options.number
@click.argument("level", type=click.Choice(_LEVELS))
@stepping
@click.pass_obj
def level(context: Context, number: int, level: str, *, entry: Entry) -> None:
    """Give a case another level."""
    take(context, number, entry, lambda _scene: [values.Rated(cast("values.Level", int(level)))])
    _said(number, f"level {level}")


@click.command()
@options.number
@click.argument("moment", metavar="TIME", callback=options.a_moment)
@click.option("--sudden", is_flag=True, help="It came unexpected: first information is due within hours.")
@stepping
@click.pass_obj
def event(context: Context, number: int, moment: datetime, *, sudden: bool, entry: Entry) -> None:
    """Mend when the event was: its day chooses the rules of every limit."""

    def build(scene: Scene) -> "Sequence[Body]":
        found = moment_of(moment, scene.zone)
        return [values.Timed(found, sudden)] if found else []

    take(context, number, entry, build)
    _said(number, f"the event was {moment:%Y-%m-%d %H:%M}")


@click.command()
@options.number
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True, type=click.IntRange(1, 2**62))
@click.option("--drop", is_flag=True, help="They do not belong to it.")
@stepping
@click.pass_obj
def article(context: Context, number: int, articles: tuple[int, ...], *, drop: bool, entry: Entry) -> None:
    """Put articles into a case, or take them out."""

    def build(scene: Scene) -> "Sequence[Body]":
        if drop:
            return [values.Unlinked(each) for each in articles]
        new = [each for each in dict.fromkeys(articles) if each not in scene.case.articles]
        if not new:
            raise InputError(f"case {number} has them already; nothing was written")
        return [values.Linked(each) for each in new]

    found = take(context, number, entry, build)
    _said(number, f"articles {', '.join(map(str, found.articles)) or 'none'}")


@click.command()
@options.number
@stepping
@click.pass_obj
def note(context: Context, number: int, *, entry: Entry) -> None:
    """A line of the log: --note, a document, a file."""
    take(context, number, entry, lambda _scene: [values.Noted()])
    _said(number, "noted")


@click.command()
@options.number
@options.article
@click.option("--has", multiple=True, type=click.Choice(values.CHECKS), help="What the correction has.")
@click.option("--lacks", multiple=True, type=click.Choice(values.CHECKS), help="What it lacks.")
@click.option("--published", callback=options.a_moment, metavar="TIME", help="When it was published.")
@click.option("--url", default="", help="Its address, where it stands by itself.")
@stepping
@click.pass_obj
def check(  # noqa: PLR0913, PLR0917 - options
    context: Context,
    number: int,
    article: int | None,
    has: tuple[values.Check, ...],
    lacks: tuple[values.Check, ...],
    published: datetime | None,
    url: str,
    *,
    entry: Entry,
) -> None:
    """Whether a published correction is as the law asks for: the checklist."""
    if not has and not lacks:
        raise click.UsageError("say what it --has and what it --lacks")

    def build(scene: Scene) -> "Sequence[Body]":
        some = tuple(each for each in values.CHECKS if each in has)
        others = tuple(each for each in values.CHECKS if each in lacks)
        when = moment_of(published, scene.zone)
        return [values.Examined(newest(scene.case, article), some, others, when, url.strip())]

    take(context, number, entry, build)
    _said(number, f"the correction has {len(set(has))} of {len(values.CHECKS)}")


STEPS = (open_, move, mark, check, note, level, event, article)
