"""What is wrong with this installation and how to mend it: `monitor doctor`. Changes nothing, asks no server.

Not here: the health of single sources (`monitor sources`).
"""

import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.config import Settings, load
from monitor.errors import ConfigError, StoreError
from monitor.pipeline.due import due_hour
from monitor.store import Store, sqlite_version

# The pages of 90 days: some 4,000 a day at 35 KB each (three real pages measured), and the archive beside them.
FREE_BYTES = 15_000_000_000
OVERDUE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    well: bool
    text: str

    def __str__(self) -> str:
        """The line a person reads."""
        return f"{'ok  ' if self.well else 'MEND'}  {self.text}"


def examine(folder: Path, data: Path, now: datetime) -> tuple[Finding, ...]:
    """Look at Python, the configuration, the disk and the database; *now* is the calendar clock."""
    findings = [Finding(True, f"Python {sys.version.split()[0]}, SQLite {sqlite_version()}"), _disk(data)]
    settings, found = _configuration(folder)
    findings += found
    if settings:
        findings += _office(settings, now)
    zone = ZoneInfo(settings.office.timezone) if settings else UTC
    findings += _database(data / "monitor.db", now, zone)
    return tuple(findings)


def _disk(data: Path) -> Finding:
    place = next(p for p in (data, *data.resolve().parents) if p.exists())
    free = shutil.disk_usage(place).free
    text = f"{free // 1_000_000:,} MB free at {data}"
    advice = "the fetched pages of 90 days take about 13,000 MB: make room, or lower spool_days in rules/office.toml"
    return Finding(free >= FREE_BYTES, text if free >= FREE_BYTES else f"only {text}; {advice}")


def _configuration(folder: Path) -> tuple[Settings | None, list[Finding]]:
    try:
        settings = load(folder)
    except ConfigError as error:
        return None, [Finding(False, str(error))]
    on = sum(source.enabled for source in settings.sources)
    text = f"configuration: {on} sources on, {len(settings.sources) - on} off, {len(settings.rules.topics)} topics"
    doubtful = sum(source.enabled and source.unverified for source in settings.sources)
    return settings, [
        Finding(True, f"{text}, rules {settings.rules.version}"),
        Finding(True, f"{doubtful} of the sources on are unverified: the next round says which of them answer"),
    ]


def _office(settings: Settings, now: datetime) -> list[Finding]:
    mail, digest = settings.office.mail, settings.digest
    findings = [
        Finding(
            True,
            f"the digest due now is that of {due_hour(digest, settings.calendar, settings.office.timezone, now).isoformat()}",
        )
    ]
    if settings.office.unverified:
        findings.append(Finding(False, "the office's name is unverified; confirm it in rules/office.toml"))
    if not digest.recipients:
        findings.append(Finding(False, "rules/digest.toml names no recipients; add at least one [[recipients]]"))
    if mail.user and not mail.password():
        text = f"the mail server needs a password; set the environment variable {mail.password_env or '(name it in password_env)'}"
        findings.append(Finding(False, text))
    for what, text in (("contact", settings.crawl.contact), ("mail host", mail.host), ("sender", mail.sender)):
        if text.endswith(".example"):
            findings.append(Finding(False, f"{what} is still the example {text}; put the office's own"))
    return findings


def _database(path: Path, now: datetime, zone: tzinfo) -> list[Finding]:
    if not path.exists():
        return [Finding(True, f"no database yet at {path}; the first `monitor run --once --all` makes it")]
    try:
        with Store.open(path) as store:
            faults = (*store.check_integrity(), *store.ledger_faults(now, OVERDUE, zone))
            counts = store.ledger_counts()
            last = store.editions.last()
            waiting = sum(len(store.stories.ungrouped(in_scope=side)) for side in (True, False))
    except StoreError as error:
        return [Finding(False, str(error))]
    findings = [Finding(False, fault) for fault in faults]
    findings.append(Finding(not faults, f"database: {sum(counts.values())} addresses, {counts['clip']} clips"))
    if waiting:
        findings.append(Finding(True, f"{waiting} articles wait for a story; the next round or import gives them one"))
    if last:
        findings.append(Finding(True, f"last edition: number {last[0]}, cut {last[2].isoformat()}"))
    return findings
