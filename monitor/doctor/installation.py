"""Everything that `monitor doctor` looks at, in order: the program, the configuration, the database.

Not here: the schedule (schedule.py), its programs and the clock (lanes.py), mails (mails.py), the desk (desk.py).
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.config import Settings, load
from monitor.doctor.briefing import briefing_findings
from monitor.doctor.deadlines import deadline_findings
from monitor.doctor.desk import desk_findings
from monitor.doctor.finding import Finding
from monitor.doctor.lanes import clock_findings, lane_findings
from monitor.doctor.mails import mail_findings
from monitor.doctor.registers import register_findings
from monitor.doctor.schedule import calendar_findings, schedule_findings
from monitor.errors import ConfigError, StoreError
from monitor.pipeline.outgoing.troubles import OVERDUE, free_bytes
from monitor.store import Store, is_there, sqlite_version

# The pages of 90 days: some 4,000 a day at 35 KB each (three real pages measured), and the archive beside them.
FREE_BYTES = 15_000_000_000


def examine(folder: Path, data: Path, now: datetime) -> tuple[Finding, ...]:
    """Look at Python, the configuration, the disk and the database; *now* is the calendar clock."""
    findings = [Finding(True, f"Python {sys.version.split()[0]}, SQLite {sqlite_version()}"), _disk(data)]
    settings, found = _configuration(folder)
    findings += found
    if settings:
        findings += _office(settings, now)
    findings += _database(settings, data, now)
    return tuple(findings)


def _disk(data: Path) -> Finding:
    free = free_bytes(data)
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
    today = now.astimezone(ZoneInfo(settings.office.timezone)).date()
    findings = [
        *calendar_findings(settings, now),
        *deadline_findings(settings),
        *briefing_findings(settings, today),
    ]
    if settings.office.unverified:
        findings.append(Finding(False, "the office's name is unverified; confirm it in rules/office.toml"))
    if not (digest.recipients or digest.groups):
        findings.append(Finding(False, "rules/digest.toml names no recipients; add at least one [[recipients]]"))
    if mail.user and not mail.password():
        text = f"the mail server needs a password; set the environment variable {mail.password_env or '(name it in password_env)'}"
        findings.append(Finding(False, text))
    for what, text in (("contact", settings.crawl.contact), ("mail host", mail.host), ("sender", mail.sender)):
        if text.endswith(".example"):
            findings.append(Finding(False, f"{what} is still the example {text}; put the office's own"))
    return findings


def _database(settings: Settings | None, data: Path, now: datetime) -> list[Finding]:
    path = data / "monitor.db"
    if data.exists() and not data.is_dir():
        return [Finding(False, f"{data} is a file, so nothing can be kept there; name a folder with --data")]
    if not is_there(path):
        findings = [Finding(True, f"no database yet at {path}; the first `monitor run --once --all` makes it")]
        if settings:
            findings += [*desk_findings(settings, None), *schedule_findings(settings, None, now)]
        return findings
    try:
        with Store.open(path) as store:
            return _kept(settings, store, data, now)
    except StoreError as error:
        return [Finding(False, str(error))]


def _kept(settings: Settings | None, store: Store, data: Path, now: datetime) -> list[Finding]:
    zone = ZoneInfo(settings.office.timezone) if settings else UTC
    faults = (*store.check_integrity(), *store.ledger.faults(now, OVERDUE, zone))
    counts, last = store.ledger.counts(), store.editions.last()
    waiting = sum(len(store.stories.ungrouped(in_scope=side)) for side in (True, False))
    findings = [Finding(False, fault) for fault in faults]
    findings.append(Finding(not faults, f"database: {sum(counts.values())} addresses, {counts['clip']} clips"))
    if waiting:
        findings.append(Finding(True, f"{waiting} articles wait for a story; the next round or import gives them one"))
    if last:
        findings.append(Finding(True, f"last edition: number {last[0]}, cut {last[2].isoformat()}"))
    findings += mail_findings(store, data, now, zone)
    if settings:
        findings += desk_findings(settings, store)
        findings += register_findings(settings, store)
        findings += clock_findings(settings, store, now)
        findings += lane_findings(settings, store, data, now)
        findings += schedule_findings(settings, store, now)
    return findings
