"""The mail that calls a task to mind. Not here: which day it comes (pipeline.outgoing.due)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from monitor.briefings.units.status import standings
from monitor.config.schedule import Reminder
from monitor.errors import InputError
from monitor.periods import Period, period_of
from monitor.pipeline import Session
from monitor.pipeline.outgoing.due import Job, reminder_of
from monitor.pipeline.outgoing.letters import post, readers
from monitor.publish.briefing.telling.wording import period_name
from monitor.publish.briefing.unit_words import standing_words
from monitor.publish.view_values import Part, Section, View
from monitor.vietnamese.wording import clock, long_day, padded, short_day

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
        sections=_units(session, rule, due, day),
        closing=f"Thư tự động theo lịch nhắc việc của cơ quan (rules/schedule.toml, mục “{rule.id}”).",
    )
    subject = f"Nhắc việc ngày {short_day(day)}: {_short(rule.text)}"
    new = post(session, "reminder", f"{rule.id}-{day.isoformat()}", due, subject, view, recipients)
    return f"mails kept to be sent: {new}"


def _units(session: Session, rule: Reminder, due: datetime, day: date) -> tuple[Section, ...]:
    """The units whose report is not in yet, or came late, where the rule asks for them."""
    if not rule.units:
        return ()
    period = Period("half", date(day.year, 1, 1), date(day.year, 6, 30))
    if rule.units == "year":
        period = period_of("year", day)
    found = standings(session.store, session.settings, period, day)
    missing = [each.name for each in found if each.standing in ("awaited", "missing", "not-yet")]
    late = [f"{each.name}: {standing_words(each).lower()}" for each in found if each.standing == "late"]
    parts = (
        Part(f"Chưa gửi báo cáo: {padded(len(missing))} trên {padded(len(found))} đơn vị", tuple(missing)),
        Part("Đã gửi, chậm so với thời hạn", tuple(late)),
    )
    title = f"Báo cáo của đơn vị {period_name(period)}, tính đến {clock(due.astimezone(ZoneInfo(session.settings.office.timezone)))}"
    shown = tuple(part for part in parts if part.sentences) or (Part("", ("Tất cả đơn vị đã gửi báo cáo.",)),)
    return (Section("", title, shown),)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SUBJECT else text[:_SUBJECT].rsplit(" ", 1)[0] + "…"
