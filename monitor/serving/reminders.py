"""The mail that calls a task to mind. Not here: which day it comes (pipeline.outgoing.due)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.errors import InputError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.due import Job, reminder_of
from monitor.pipeline.outgoing.letters import post, readers
from monitor.publish.view_values import View
from monitor.vietnamese.wording import long_day, short_day

_SUBJECT = 120  # code points


def remind(session: Session, job: Job, due: datetime) -> str:
    """Keep the mail of the reminder *job* that is due at *due*; return what was done. Raises InputError without readers."""
    settings = session.settings
    rule = reminder_of(job, settings)
    recipients = readers(settings, rule.recipients)
    if not recipients:
        raise InputError(
            f"nobody is named for the reminder `{rule.id}`: add recipients to it in rules/schedule.toml, "
            "or to rules/digest.toml"
        )
    day = due.astimezone(ZoneInfo(settings.office.timezone)).date()
    view = View(
        office=settings.office.name.upper(),
        name="NHẮC VIỆC",
        masthead=long_day(day),
        review="",
        summary=rule.text,
        sections=(),
        closing=f"Thư tự động theo lịch nhắc việc của cơ quan (rules/schedule.toml, mục “{rule.id}”).",
    )
    subject = f"Nhắc việc ngày {short_day(day)}: {_short(rule.text)}"
    new = post(session, "reminder", f"{rule.id}-{day.isoformat()}", due, subject, view, recipients)
    return f"mails kept to be sent: {new}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SUBJECT else text[:_SUBJECT].rsplit(" ", 1)[0] + "…"
