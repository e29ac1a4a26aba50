"""What the command line does with the pipeline: opens a session, prints a round, lists the ledger.

Not here: options and help (cli.py), the order of stages (pipeline).
"""

import json
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import get_args

import click

from monitor.config import Settings
from monitor.config.names import require
from monitor.errors import BusyError, MonitorError
from monitor.executors import workers
from monitor.model import State
from monitor.pipeline import RoundReport, Session, rebuild, run_round
from monitor.pipeline.outgoing.troubles import OVERDUE
from monitor.stopped import interrupted
from monitor.store import Store


@contextmanager
def session(
    settings: Settings, data: Path, clock: Callable[[], datetime], executor: str | None = None
) -> Iterator[Session]:
    """A session over *data*/monitor.db; closes the database and the workers at the end.

    *executor* is the address of the workers as `executors.workers` takes it; None means processes of this machine.
    """
    with Store.open(data / "monitor.db") as store, workers(executor) as pool:
        yield Session(settings, store, clock, pool, data)


def once(opened: Session, every: bool) -> None:
    """One round, a line per source and a summary."""
    click.echo(str(_round(opened, every)))


def _round(opened: Session, every: bool) -> RoundReport:
    return run_round(opened, every=every, tell=lambda line: click.echo(str(line)), step=_progress())


def rebuild_all(opened: Session) -> None:
    """Everything kept read again, and what came of it; MonitorError where evidence is damaged or missing."""
    report = rebuild(opened, _progress())
    click.echo(str(report))
    if report.damaged:
        raise MonitorError(
            f"captured pages that are damaged or missing: {report.damaged}; run `monitor evidence verify`"
        )


def _progress() -> Callable[[int, int], None]:
    """What shows how far reading has come: on a terminal, not in a pipe."""
    terminal = sys.stderr.isatty()

    def step(done: int, all_: int) -> None:
        if terminal:
            click.echo(f"\rread {done} of {all_}" + ("\n" if done == all_ else ""), err=True, nl=False)

    return step


def until_stopped(opened: Session) -> None:
    """Rounds until Ctrl+C, which raises KeyboardInterrupt; a minute in which nothing is due says nothing."""
    from monitor.schedule import run_until  # noqa: PLC0415 - APScheduler only where a schedule runs

    def round_() -> None:
        try:
            report = _round(opened, every=False)
        except BusyError:  # `sources check`, `add` or a round by hand: the next tick comes in a minute
            return
        if not report.idle:
            click.echo(f"{opened.clock():%Y-%m-%d %H:%M} UTC\n{report}")

    stop = threading.Event()
    with interrupted(stop):
        run_until(stop, round_)
    if stop.is_set():
        raise KeyboardInterrupt  # the one that was lost


def ledger_lines(store: Store, as_json: bool) -> Iterator[str]:
    """The ledger as JSON lines, one per canonical address, or as a table of counts."""
    if not as_json:
        counts = store.ledger.counts()
        yield from (f"{state:<16}{count:>9}" for state, count in counts.items())
        yield f"{'all addresses':<16}{sum(counts.values()):>9}"
        return
    for line in store.ledger.lines():
        row = asdict(line) | {"first_seen": line.first_seen.isoformat()}
        yield json.dumps(row, ensure_ascii=False)


def require_source(store: Store, listed: Collection[str] | None, source: str) -> None:
    """Raise InputError for a *source* that is neither in the ledger nor *listed* in sources.toml (None: not readable)."""
    nowhere = "neither sources.toml nor the ledger has a source"
    if listed is None:
        nowhere = "sources.toml or rules/ cannot be read (see `monitor doctor`), and the ledger has no source"
    require(source, store.ledger.sources().union(listed or ()), nowhere)


def ledger_day_lines(store: Store, now: datetime, zone: tzinfo, days: int, source: str) -> Iterator[str]:
    """A table of the last *days* days of *zone*, today included, per day and source: new ones and what became of them."""
    first = now.astimezone(zone).date() - timedelta(days=days - 1)
    since = datetime.combine(first, time(), zone).astimezone(UTC)
    for line in store.ledger.days(since, zone, source):
        states = ", ".join(
            f"{line.states[state]} {state}" for state in (*get_args(State), "merged") if state in line.states
        )
        yield f"{line.day}  {line.source:<24}{line.new:>6} new: {states}"


def ledger_faults(store: Store, now: datetime, zone: tzinfo = UTC) -> tuple[str, ...]:
    """What does not add up, and addresses that wait too long; *zone* is the one whose days are named."""
    return store.ledger.faults(now, OVERDUE, zone)
