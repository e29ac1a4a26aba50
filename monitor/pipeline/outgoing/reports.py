"""The report of a week or a month: which editions belong to it, when it is complete, and that it is made once.

A report is frozen, rendered and put into the outbox in one transaction. Not here: its words (publish), the hours at
which it is due (due.py), sending (delivery.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.briefings.coming import coming, days_off
from monitor.case_line import CaseLine
from monitor.cases import every, lines
from monitor.cases.lines import each_matter_once
from monitor.cases.twice import told_in
from monitor.config import Settings
from monitor.config.houses import houses
from monitor.config.recipients import RecipientRow
from monitor.errors import InputError, MonitorError
from monitor.group import count_houses
from monitor.model import Edition, Recipient, Report, Totals
from monitor.periods import Period, named_period, period_of
from monitor.pipeline.outgoing.due import at_hour
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.letters import readers
from monitor.pipeline.outgoing.morning import due_now, frozen_edition, write_whole
from monitor.pipeline.session import Session
from monitor.publish import (
    compose,
    dump_report,
    load_report,
    message_id,
    report_html,
    report_subject,
    report_text,
    stories_of,
    totals_of,
)
from monitor.store import NewMessage, Store
from monitor.store.reports import Kind

_JOBS = {"week": "weekly", "month": "monthly"}


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """A report and where it was written."""

    report: Report
    kept: bool  # False: as it would be made now
    html: Path
    text: Path


def make_report(session: Session, kind: Kind, due: datetime) -> str:
    """Make the report of the period before that of *due*, once; return what was done, for the log of jobs.

    Raises InputError without recipients, MonitorError while an edition of the period is still to be cut.
    """
    return make_period(session, period_of(kind, _local(session, due).date()).before, due)


def make_period(session: Session, period: Period, due: datetime) -> str:
    """Freeze the report of *period* with its mails, and write its files; return what was done. Raises as above."""
    if (kept := session.store.reports.get(_kind(period), period.name)) is not None:
        show_report(session, period)
        return f"report {period.name} was made before, on {_local(session, kept.made_at):%Y-%m-%d %H:%M}"
    report = period_report(session, period)
    _refuse_unfinished(session, report, period)
    text, html = report_text(report), report_html(report)
    mails = _mails(session, report, text, html, due)
    session.store.reports.save(
        _kind(period),
        period.name,
        due,
        frozen=dump_report(report),
        html=html.encode(),
        txt=text.encode(),
        messages=mails,
        at=report.made_at,
    )
    show_report(session, period)
    items = sum(len(edition.items) for edition in report.editions)
    return f"report {period.name}: {items} items of {len(report.editions)} editions, {len(mails)} mails"


def show_report(session: Session, period: Period) -> ReportFiles:
    """Write the report of *period* below data/editions: as it was kept, else, as a preview, as it would be made now."""
    folder = session.data / "editions"
    folder.mkdir(parents=True, exist_ok=True)
    kept = session.store.reports.get(_kind(period), period.name)
    if kept:
        report, html, text = kept_report(session.store, kept.frozen), kept.html, kept.txt
    else:
        report = period_report(session, period)
        html, text = report_html(report).encode(), report_text(report).encode()
    stem = period.name if kept else f"{period.name}-preview"
    paths = folder / f"{stem}.html", folder / f"{stem}.txt"
    for path, content in zip(paths, (html, text), strict=True):
        write_whole(path, content)
    return ReportFiles(report, kept is not None, *paths)


def kept_report(store: Store, frozen: str) -> Report:
    """The report that was frozen as *frozen*, with its editions."""
    return load_report(frozen, partial(edition_of, store))


# -- what belongs to it ------------------------------------------------------------------------------


def period_report(session: Session, period: Period) -> Report:
    """What the editions of *period* say, as it would be frozen now. Raises InputError for a period that has not begun."""
    settings, now = session.settings, session.clock()
    begin, end = period.bounds(settings.office.timezone)
    if now < begin:
        raise InputError(f"{period.name} has not begun yet; name a {period.kind} of the past")
    editions = _editions(session, period)
    known = houses(settings.sources)
    return Report(
        kind=_kind(period),
        period=period.name,
        first=period.first,
        last=period.last,
        made_at=now,
        over=now >= end,
        office=settings.office.name,
        province=settings.rules.province.name,
        timezone=settings.office.timezone,
        editions=editions,
        stories=stories_of(editions, partial(count_houses, known=known)),
        previous=_previous(session, period.before),
        missing=_missing(settings, period, editions, now),
        rested=days_off(settings, period),
        coming=coming(settings, period.after),
        cases=_cases(session, begin, end, now),
    )


def _cases(session: Session, begin: datetime, end: datetime, now: datetime) -> tuple[CaseLine, ...]:
    """The cases that were there before *end* and not over before *begin*, as they stand *now*."""
    opened = {case.id: case for case in every(session.store) if case.opened_at < end}
    told = lines(session.store, session.settings, at=now, new=lambda step: step.entered_at >= begin, since=begin)
    return each_matter_once([line for line in told if line.id in opened], told_in(opened.values()))


def _editions(session: Session, period: Period) -> tuple[Edition, ...]:
    begin, end = period.bounds(session.settings.office.timezone)
    return tuple(edition_of(session.store, number) for number in session.store.editions.cut_between(begin, end))


def _previous(session: Session, period: Period) -> Totals | None:
    """The figures of *period*, if every edition of it is there."""
    editions = _editions(session, period)
    if not editions or _missing(session.settings, period, editions, session.clock()):
        return None
    return totals_of(period.name, editions)


def _missing(settings: Settings, period: Period, editions: Sequence[Edition], now: datetime) -> tuple[date, ...]:
    """The working days of *period* whose digest hour has passed and for which no edition was cut."""
    zone, digest = settings.office.timezone, settings.digest
    told = {edition.due.astimezone(ZoneInfo(zone)).date() for edition in editions}
    working = (day for day in period.days if settings.calendar.is_working(day, digest.days))
    return tuple(day for day in working if day not in told and at_hour(day, digest.hour, zone) <= now)


# -- its mails ---------------------------------------------------------------------------------------


def _refuse_unfinished(session: Session, report: Report, period: Period) -> None:
    """A report that is frozen too early would leave out what is told later, and no other report would tell it."""
    if not report.over:
        raise InputError(f"{period.name} is not over yet: its report can be made from {period.last:%Y-%m-%d} 24:00 on")
    due = due_now(session)
    begin, end = period.bounds(report.timezone)
    if begin <= due < end and frozen_edition(session, due) is None:
        raise MonitorError(
            f"the digest of {_local(session, due):%Y-%m-%d %H:%M} belongs to {period.name} and is not cut yet; run "
            "`monitor digest send`, then this again"
        )


def _mails(session: Session, report: Report, text: str, html: str, due: datetime) -> tuple[NewMessage, ...]:
    settings = session.settings
    rows = readers(settings, _named(settings, report.kind))
    if not rows:
        raise InputError(
            f"nobody is named for the report of a {report.kind}: add recipients to [{_JOBS[report.kind]}] in "
            "rules/schedule.toml, or to rules/digest.toml"
        )
    end = named_period(report.kind, report.period).bounds(report.timezone)[
        1
    ]  # the same whoever makes it, the schedule or a person
    host = settings.office.mail.sender.rpartition("@")[2]
    subject = " ".join(report_subject(report).split())  # no name may break a header
    mails = []
    for row in rows:
        recipient = Recipient(row.address, row.name)
        id_ = message_id(report.period, end, recipient, host, "report")
        mail = compose(
            recipient,
            settings.office,
            subject=subject,
            text=text,
            html=html,
            at=_local(session, report.made_at),
            message_id=id_,
        )
        mails.append(NewMessage(row.address, id_, mail.as_bytes(), min(due, report.made_at)))
    return tuple(mails)


def _named(settings: Settings, kind: Kind) -> tuple[RecipientRow, ...]:
    rule = settings.schedule.weekly if kind == "week" else settings.schedule.monthly
    return rule.recipients if rule else ()


def _kind(period: Period) -> Kind:
    if period.kind == "week" or period.kind == "month":  # noqa: PLR1714 - so that the kinds are told apart by type
        return period.kind
    raise InputError(
        f"{period.name} is no week and no month; the briefing tells it: `monitor briefing --period {period.name}`"
    )


def _local(session: Session, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(session.settings.office.timezone))
