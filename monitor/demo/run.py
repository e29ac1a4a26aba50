"""`monitor demo`: a whole small press day on loopback, from feeds to the mail in a mailbox.

Not here: the press itself (press/, server.py) and the mailbox (mailbox.py). The day has its own calendar
clock, so the demo says the same on every day it is run.
"""

import shutil
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitor.archive.exporting import export_clips, known
from monitor.config import Settings
from monitor.demo.expected import disagreements, kinds_found, unflagged
from monitor.demo.mailbox import Mailbox
from monitor.demo.office import demo_settings
from monitor.demo.server import DemoPress
from monitor.errors import InputError
from monitor.executors import workers
from monitor.pipeline import DigestFiles, SendReport, Session, digest_edition, run_round, send_digest, write_files
from monitor.store import Store

EVENING = datetime.fromisoformat("2026-09-15T18:00:00+07:00")
DAWN = datetime.fromisoformat("2026-09-16T06:45:00+07:00")
MORNING = datetime.fromisoformat("2026-09-16T07:00:00+07:00")


class _Clock:
    """The demo's calendar: stands still until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class _Stage:
    """What the demo plays on."""

    folder: Path
    press: DemoPress
    executor: Executor
    mailbox: Mailbox


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made, for those who look closer (and for its test)."""

    config: Path
    data: Path
    mails: tuple[Path, ...]
    files: DigestFiles
    first: SendReport
    second: SendReport
    disagreements: tuple[str, ...]  # articles that ended otherwise than the press meant them to


def run_demo(
    config: Path, folder: Path, say: Callable[[str], None], then: Callable[[DemoResult], None] | None = None
) -> DemoResult:
    """Run the demo with the rules of *config*, making everything anew below *folder*. Raises MonitorError.

    *then* is called with what was made, while the demo's press and mailbox still answer.
    """
    _make_room(folder)
    with DemoPress(EVENING) as press, Mailbox(folder / "mail") as mailbox:
        settings = demo_settings(config, folder / "config", press.proxy_url, mailbox)
        say(
            f"A press made for this demo answers at {press.proxy_url}: {len(settings.sources)} outlets, invented throughout."
        )
        with workers() as executor:
            result = _press_day(settings, _Stage(folder, press, executor, mailbox), say)
        _say_files(result, say)
        if then:
            then(result)
    return result


def _make_room(folder: Path) -> None:
    """Empty *folder*, if it is one a demo made."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "config" / "sources.toml").exists():
        raise InputError(f"{folder} holds something else than a demo; name another folder with --keep")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _press_day(settings: Settings, stage: _Stage, say: Callable[[str], None]) -> DemoResult:
    clock, data = _Clock(EVENING), stage.folder / "data"
    with Store.open(data / "monitor.db") as store:
        session = Session(settings, store, clock, stage.executor, data)
        for at in (EVENING, DAWN):
            clock.at = at
            stage.press.set_clock(at)
            say(f"\n{at:%d/%m/%Y %H:%M}, a round over every source:")
            report = run_round(session, every=True, tell=lambda line: say(f"  {line}"))
            say(f"{report}")
        clock.at = MORNING
        say(f"\n{MORNING:%d/%m/%Y %H:%M}, the digest:")
        first = send_digest(session)
        say(f"  edition {first.edition} mailed over SMTP to {', '.join(first.sent)}")
        second = send_digest(session)
        say(f"  sent again: {len(second.sent)} messages, since {second.already} had been sent")
        files = write_files(session, digest_edition(session)[0], preview=False)
        export_clips(store, known(settings), "jsonl", data / "clips.jsonl")
        clips = tuple(store.clips())
        wrong = (*disagreements(stage.press.press, store.ledger.lines()), *unflagged(stage.press.press, clips))
        counts = {state: n for state, n in store.ledger.counts().items() if n}
    say("\nThe ledger: " + ", ".join(f"{n} {state}" for state, n in counts.items()))
    say(f"Flagged, to be verified: {kinds_found(clips)}")
    say(f"Articles that ended otherwise than this press meant them to: {len(wrong) or 'none'}")
    for line in wrong:
        say(f"  {line}")
    return DemoResult(settings.folder, data, stage.mailbox.files, files, first, second, wrong)


def _say_files(result: DemoResult, say: Callable[[str], None]) -> None:
    say("\nWhere to look:")
    for path, what in (
        (result.files.html, "the digest as a page: open it in a browser"),
        (result.files.text, "the same as plain text"),
        (result.mails[0].parent, "the messages as the mail server got them (.eml)"),
        (result.data / "clips.jsonl", "every clip with its tags and their evidence"),
        (result.data / "monitor.db", "the archive"),
        (result.data / "evidence", "every fetched page as it came (`monitor evidence show` and `verify`)"),
        (result.config, "the demo's sources.toml and rules/"),
    ):
        say(f"  {path}  {what}")
