"""The command line: one short command per thing a person does. Not here: how it is done (pipeline and the rooms).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from monitor import __version__
from monitor.alerts_desk.commands import alerts
from monitor.archive.commands import import_, search
from monitor.archive.export_commands import export, pick
from monitor.archive.find_commands import find
from monitor.backup.commands import backup, restore
from monitor.brief_desk.commands import briefing
from monitor.brief_desk.template_command import briefing_template
from monitor.brief_desk.unit_commands import briefing_units
from monitor.case_desk.commands import case
from monitor.context import Context
from monitor.desk.commands import desk
from monitor.desk.user_commands import user
from monitor.digests.commands import digest
from monitor.errors import MonitorError
from monitor.evidence.commands import evidence
from monitor.facts_desk.commands import facts
from monitor.rules_desk.commands import rules
from monitor.serving.commands import serve
from monitor.sources.commands import sources
from monitor.stage_commands import check, compare, group, tag

if TYPE_CHECKING:
    from monitor.model import Shape, SourceKind

GROUPS = ("trung-uong", "cua-tinh", "tinh-khac", "co-quan-nha-nuoc", "tong-hop", "doi-ngoai", "nuoc-ngoai")
YEARS = range(1990, 2201)  # that a calendar clock may show: there was no press on the net before


def _instant(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter("must be an ISO 8601 time such as 2026-11-23T07:00:00+07:00") from error
    if at.tzinfo is None:
        raise click.BadParameter("needs its offset, such as +07:00 or Z")
    if at.year not in YEARS:
        raise click.BadParameter(f"must be in a year from {YEARS[0]} to {YEARS[-1]}")
    return at.astimezone(UTC)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", type=click.Path(path_type=Path), default=".", help="Folder with sources.toml and rules/.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder for what is made at run time [DIR/data].")
@click.option("--now", callback=_instant, help="Calendar clock for this command, e.g. 2026-11-23T07:00:00+07:00.")
@click.option("-v", "--verbose", is_flag=True, help="Say more; show tracebacks.")
@click.version_option(__version__)
@click.pass_context
def cli(context: click.Context, config: Path, data: Path | None, now: datetime | None, verbose: bool) -> None:
    """The press desk of a provincial office: reads the press, keeps what concerns the province, mails the digest."""
    context.obj = Context(config.resolve(), (data or config / "data").resolve(), now, verbose, data is not None)


@cli.command()
@click.option("--once", is_flag=True, help="One round, then stop.")
@click.option("--all", "every", is_flag=True, help="With --once: every source, due or not.")
@click.pass_obj
def run(context: Context, once: bool, every: bool) -> None:
    """Poll the sources that are due and read what they list, until stopped (Ctrl+C)."""
    from monitor import running

    if every and not once:
        raise click.UsageError("--all goes with --once")
    if context.now and not once:
        raise click.UsageError("--now goes with --once: a clock that stands still makes no schedule")
    settings = context.settings()
    context.say_if_first()
    with running.session(settings, context.data, context.clock) as session:
        running.once(session, every) if once else running.until_stopped(session)


@cli.command()
@click.argument("url", required=False)
@click.option("--paper", type=click.Path(path_type=Path), help="TOML file with a clip from print, radio or television.")
@click.option("--as", "who", default="", help="Who enters it.")
@click.option("--outlet", default="", help="Name of the outlet, for a host that sources.toml does not name.")
@click.option("--group", type=click.Choice(GROUPS), help="Outlet group, likewise.")
@click.pass_obj
def add(context: Context, url: str | None, paper: Path | None, who: str, outlet: str, group: str | None) -> None:
    """Take in a missed article (URL), or a clip from print, radio or television (--paper FILE)."""
    from monitor import running
    from monitor.config.paper import read_paper
    from monitor.pipeline import add_paper, add_url

    if (url is None) == (paper is None):
        raise click.UsageError("give either URL or --paper FILE")
    if url and not who:
        raise click.UsageError("say who enters it: --as NAME")
    settings = context.settings()
    context.say_if_first()
    with running.session(settings, context.data, context.clock) as session:
        id_, title = add_paper(session, read_paper(paper)) if paper else add_url(session, url or "", who, outlet, group)  # type: ignore[arg-type]
    click.echo(f"clip {id_}: {title}")


@cli.command()
@click.option("--keep", type=click.Path(path_type=Path), help="Folder for everything the demo makes [DATA/demo].")
@click.option("--desk", "with_desk", is_flag=True, help="Then open the review desk on it, until Ctrl+C.")
@click.option("--port", type=click.IntRange(0, 65535), help="With --desk: its port [8765, or any free one].")
@click.pass_obj
def demo(context: Context, keep: Path | None, with_desk: bool, port: int | None) -> None:
    """A complete small press day from a press made for it, served on loopback; needs no internet."""
    from monitor.demo.run import run_demo

    folder = keep or context.data / "demo"
    if not with_desk:
        if port is not None:
            raise click.UsageError("--port goes with --desk")
        run_demo(context.config, folder, click.echo)
        click.echo("\nThe review desk on such a day: monitor demo --desk")
        return
    import threading

    from monitor.demo.desk import open_desk

    stop = threading.Event()
    run_demo(
        context.config,
        folder,
        click.echo,
        lambda made: open_desk(made.config, made.data, click.echo, stop, port=port),
    )


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON line per canonical address.")
@click.option("--days", type=click.IntRange(1, 3660), help="A table of the last N days, per day and source.")
@click.option("--source", default="", metavar="ID", help="With --days: this source only.")
@click.pass_obj
def ledger(context: Context, as_json: bool, days: int | None, source: str) -> None:
    """Every address ever seen and how it ended; exit code 1 when the sums do not agree."""
    from monitor import running

    if source and not days:
        raise click.UsageError("--source goes with --days N")
    if days and as_json:
        raise click.UsageError("--json gives addresses, --days a table: ask for one of them")
    zone = context.zone()
    with context.store() as store:
        if source:
            running.require_source(store, context.source_ids(), source)
        lines = (
            running.ledger_day_lines(store, context.clock(), zone, days, source)
            if days
            else running.ledger_lines(store, as_json)
        )
        for line in lines:
            click.echo(line)
        faults = running.ledger_faults(store, context.clock(), zone)
    if faults:
        raise MonitorError("\n".join(faults))


@cli.command()
@click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    help="Read with the workers of this dask scheduler; they need the folder of --config under the same path.",
)
@click.pass_obj
def rebuild(context: Context, executor: str | None) -> None:
    """Every kept page read again, by today's program and rules; what people decided and what was sent stays."""
    from monitor import running

    settings = context.settings()
    context.require_archive()
    with running.session(settings, context.data, context.clock, executor) as session:
        running.rebuild_all(session)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--url", required=True, help="Where the page was saved from.")
@click.option("--kind", type=click.Choice(["feed", "sitemap", "listing"]), help="What it is [recognised].")
@click.pass_obj
def discover(context: Context, file: Path, url: str, kind: "SourceKind | None") -> None:
    """The articles that a saved feed, sitemap or listing page names, as JSON lines."""
    from monitor.saved_page import discover_lines

    settings = context.settings() if (context.config / "sources.toml").exists() else None
    for line in discover_lines(settings, file, url, kind):
        click.echo(line)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--url", required=True, help="Where the page was saved from; FILE may be - for standard input.")
@click.option("--source", "id_", default="", metavar="ID", help="Read it as this source, by what was learned of it.")
@click.pass_obj
def read(context: Context, file: Path, url: str, id_: str) -> None:
    """The article that a saved page prints, as one JSON object; exit code 1 for a page that is none."""
    from monitor.saved_page import article_json

    settings = context.settings() if (context.config / "sources.toml").exists() else None
    shapes: tuple[Shape, ...] = ()
    named = settings and id_ in {source.id for source in settings.sources}
    if named and context.has_archive_or_says(f"read without what was learned of {id_}"):
        with context.store() as store:
            shapes = tuple(kept.shape for kept in store.shapes.in_use(id_))
    click.echo(article_json(settings, file, url, context.clock(), id_, shapes))


@cli.command()
@click.pass_obj
def doctor(context: Context) -> None:
    """What is wrong with this installation, and how to mend it."""
    from monitor.doctor import examine

    findings = examine(context.config, context.data, context.clock())
    for finding in findings:
        click.echo(str(finding))
    if not all(finding.well for finding in findings):
        raise SystemExit(1)


for command in (
    alerts,
    backup,
    briefing,
    briefing_template,
    briefing_units,
    case,
    check,
    compare,
    restore,
    desk,
    digest,
    evidence,
    export,
    facts,
    find,
    group,
    import_,
    pick,
    search,
    serve,
    sources,
    rules,
    tag,
    user,
):
    cli.add_command(command)


def main() -> NoReturn:
    """Run the command line; exit code 0 done, 1 a fault the user must mend, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles are not UTF-8
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except MonitorError as error:
        click.echo(f"monitor: {error}", err=True)
        sys.exit(1)
    except (KeyboardInterrupt, click.Abort):
        click.echo("monitor: stopped; nothing is lost", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        click.echo(
            f"monitor: cannot use{where}: {error.strerror or error}; mend that and run again, nothing is lost", err=True
        )
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the outermost door
        if "-v" in sys.argv or "--verbose" in sys.argv:
            traceback.print_exc()
        click.echo(
            f"monitor: a fault of the program itself: {type(error).__name__}: {error}; run again with -v and report it",
            err=True,
        )
        sys.exit(1)
    sys.exit(0)
