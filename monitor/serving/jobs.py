"""What each job of the schedule does, as one function: a session and the hour it is due for in, a line of report out.

Not here: when it is due (pipeline.due), trying again (office.py).
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.backup.nightly import run_backup
from monitor.errors import MailError
from monitor.pipeline import SendReport, Session, deliver, digest_edition, send_digest, write_files
from monitor.pipeline.alerts import run_alerts
from monitor.pipeline.due import Job, at_hour, named_days
from monitor.pipeline.feeds import write_feeds
from monitor.pipeline.periods import Kind
from monitor.pipeline.reports import make_report
from monitor.serving.reminders import remind
from monitor.serving.watch import watch


def run_job(session: Session, job: Job, due: datetime) -> str:
    """Do *job*, which is due for the hour *due*; return what was done. Raises MonitorError and OSError."""
    if job.kind == "digest":
        return _digest(session, due)
    if job.kind == "weekly":
        return _reports(session, "week", job, due)
    if job.kind == "monthly":
        return _reports(session, "month", job, due)
    if job.kind == "reminder":
        return remind(session, job, due)
    if job.kind == "watch":
        return watch(session, due)
    return run_backup(session)


def deliver_mails(session: Session) -> str | None:
    """Send what waits in the outbox; None when nothing was due, so that nothing is known of the server."""
    report = deliver(session)
    return _sent(report) if report.sent or report.refused else None


def look_for_alerts(session: Session) -> str:
    """Mail what the alert rules found; "" when that was nothing."""
    return run_alerts(session)


def refresh_feeds(session: Session) -> str:
    """Write the Atom files of the selections below the data folder."""
    if session.settings.selections.selection:
        write_feeds(session, session.data / "feeds")
    return ""


def _digest(session: Session, due: datetime) -> str:
    """Cut the edition and send it. A server that does not answer is no fault of this job: the mails are kept and wait."""
    try:
        said = _sent(send_digest(session))
    except MailError as error:
        last = session.store.editions.last()
        if last is None or last[1] < due:
            raise
        said = f"its mails wait: {error}"
    edition, _ = digest_edition(session)
    write_files(session, edition, preview=False)
    return f"edition {edition.number}, {len(edition.items)} items: {said}"


def _sent(report: SendReport) -> str:
    waiting = [f"{to}: {reason}" for to, reason in report.refused]
    return "; ".join([f"{len(report.sent)} mails sent", *waiting])


def _reports(session: Session, kind: Kind, job: Job, due: datetime) -> str:
    """One report for each day that the rule names: two, where the office rested from one of them to the next."""
    zone = session.settings.office.timezone
    days = named_days(job, session.settings, due.astimezone(ZoneInfo(zone)).date())
    return "; ".join(make_report(session, kind, at_hour(day, job.hour, zone)) for day in days)
