"""What each job of the schedule does, as one function: a session and the hour it is due for in, a line of report out.

A job that does much between its first and its last mail asks in between whether it may go on: a function that raises
`stopping.Stopped` when not. Not here: when it is due (pipeline.outgoing.due), trying again (office.py).
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.backup.nightly import run_backup
from monitor.errors import MailError
from monitor.pipeline import SendReport, Session, deliver, digest_edition, send_digest, write_files
from monitor.pipeline.outgoing.alerts import run_alerts
from monitor.pipeline.outgoing.case_mails import remind_of_cases
from monitor.pipeline.outgoing.due import Job, at_hour, named_days
from monitor.pipeline.outgoing.feeds import write_feeds
from monitor.pipeline.outgoing.morning import due_now
from monitor.pipeline.outgoing.reports import make_report
from monitor.serving.reminders import remind
from monitor.serving.stopping import Stopped
from monitor.serving.watch import watch
from monitor.store.reports import Kind as ReportKind

GoOn = Callable[[], None]


def run_job(session: Session, job: Job, due: datetime, go_on: GoOn) -> str:
    """Do *job*, which is due for the hour *due*; return what was done. Raises MonitorError and OSError."""
    if job.kind == "digest":
        return _digest(session, due, go_on)
    if job.kind in ("weekly", "monthly"):
        return _reports(session, "week" if job.kind == "weekly" else "month", job, due)
    if job.kind == "reminder":
        return remind(session, job, due)
    if job.kind == "cases":
        return remind_of_cases(session, due)
    if job.kind == "watch":
        return watch(session, due)
    return run_backup(session)


def deliver_mails(session: Session, go_on: GoOn) -> str | None:
    """Send what waits in the outbox; None when nothing was due, so that nothing is known of the server."""
    hour = due_now(session)
    report = deliver(
        session,
        tell=lambda _tried: go_on(),
        go_on=lambda: due_now(session) == hour,  # a digest that has become due meanwhile is cut first
        stopping=_stopping(go_on),
    )
    return _sent(report) if report.tried else None


def look_for_alerts(session: Session, _go_on: GoOn) -> str:
    """Mail what the alert rules found; "" when that was nothing."""
    return run_alerts(session)


def refresh_feeds(session: Session, _go_on: GoOn) -> str:
    """Write the Atom files of the selections below the data folder."""
    if session.settings.selections.selection:
        write_feeds(session, session.data / "feeds")
    return ""


def _digest(session: Session, due: datetime, go_on: GoOn) -> str:
    """Cut the edition and send it. A server that does not answer is no fault of this job: the mails are kept and wait."""
    try:
        said = _sent(send_digest(session, tell=lambda _tried: go_on(), stopping=_stopping(go_on)))
    except MailError as error:
        last = session.store.editions.last()
        if last is None or last[1] < due:
            raise
        said = f"its mails wait: {error}"
    edition, _ = digest_edition(session)
    write_files(session, edition, preview=False)
    return f"edition {edition.number}, {len(edition.items)} items: {said}"


def _stopping(go_on: GoOn) -> Callable[[], bool]:
    """The same question for who waits for a mail server, and must not be broken off in the middle of a mail."""

    def stopping() -> bool:
        try:
            go_on()
        except Stopped:
            return True
        return False

    return stopping


def _sent(report: SendReport) -> str:
    parts = ["1 mail sent" if len(report.sent) == 1 else f"{len(report.sent)} mails sent"]
    parts += [f"{len(report.held)} held since a backup was restored"] if report.held else []
    return "; ".join([*parts, *(f"{to}: {reason}" for to, reason in report.refused)])


def _reports(session: Session, kind: ReportKind, job: Job, due: datetime) -> str:
    """One report for each day that the rule names: two, where the office rested from one of them to the next."""
    zone = session.settings.office.timezone
    days = named_days(job, session.settings, due.astimezone(ZoneInfo(zone)).date())
    return "; ".join(make_report(session, kind, at_hour(day, job.hour, zone)) for day in days)
