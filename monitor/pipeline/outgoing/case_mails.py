"""The mail that calls the limits of cases to mind: what is overdue, what is due today, what will be within days of work.

The office gets all of it; a unit gets what is due from it. Nobody gets a mail on a day with nothing to tell, nor two of one
day. What a day missed, the next one tells. Not here: when it comes (due.py), which limits run (the room cases).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from monitor.case import Case, Clock, Moved
from monitor.cases import clocks, every, office_of
from monitor.cases.limits import working_day
from monitor.cases.lines import limit_name
from monitor.config import Settings
from monitor.config.recipients import RecipientRow
from monitor.errors import InputError
from monitor.pipeline.outgoing.letters import post, readers
from monitor.pipeline.session import Session
from monitor.publish.view_values import LONGEST, Part, Record, Section, View
from monitor.store import Store
from monitor.vietnamese.case_words import STATE_WORDS, UNVERIFIED, due_words, last_day
from monitor.vietnamese.wording import long_day, padded, short_day, shortened

_BY_HAND = "cán bộ ấn định"
_OVERDUE, _TODAY, _SOON = "QUÁ HẠN", "ĐẾN HẠN HÔM NAY", "SẮP ĐẾN HẠN"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that runs in a case, and from which unit something is due by it."""

    case: Case
    clock: Clock
    due: datetime
    unit: str  # its id; "": the office itself
    name: str  # of the limit, and whose it is

    def heading(self, now: datetime, zone: ZoneInfo) -> str:
        """Under which heading it is called to mind."""
        if self.clock.overdue(now):
            return _OVERDUE
        return _TODAY if last_day(self.due, zone) == now.astimezone(zone).date() else _SOON


def remind_of_cases(session: Session, due: datetime) -> str:
    """Keep the mails of the day of *due*; return what was done. Raises InputError where the office has no readers."""
    settings, now = session.settings, session.clock()
    found = limits_near(session.store, settings, now)
    if not found:
        return "no limit of a case is near: no mail"
    office = readers(settings, settings.deadlines.reminding.recipients)
    new = sum(_post(session, due, now, limits, [row]) for row, limits in _of_units(settings, found, office, now))
    if not office:
        raise InputError(
            "nobody is named for what is due in cases: add recipients to [reminding] in rules/deadlines.toml, "
            "or to rules/digest.toml"
        )
    return f"limits of cases: {len(found)}; mails kept to be sent: {new + _post(session, due, now, found, office)}"


def limits_near(store: Store, settings: Settings, now: datetime) -> tuple[Limit, ...]:
    """The limits that have passed or will within the days of work that the rules name, the earliest first."""
    office = office_of(settings)
    last = working_day(now.astimezone(office.zone).date(), settings.deadlines.reminding.days_before, office)
    running = (
        Limit(case, clock, clock.due, _unit(case, clock), limit_name(clock, _outlets(store, clock)))
        for case in every(store)
        for clock in clocks(case, office)
        if clock.runs and clock.due and last_day(clock.due, office.zone) <= last
    )
    return tuple(sorted(running, key=lambda limit: (limit.due, limit.case.id, limit.clock.started_by)))


def _outlets(store: Store, clock: Clock) -> dict[int, str]:
    clip = store.clip(clock.article) if clock.article is not None else None
    return {clip.id: clip.outlet} if clip else {}


def _unit(case: Case, clock: Clock) -> str:
    """The unit to which the case was sent by the step that started *clock*."""
    body = next(step.body for step in case.steps if step.id == clock.started_by)
    return body.unit if isinstance(body, Moved) and body.to == "sent" else ""


def _of_units(
    settings: Settings, found: Sequence[Limit], office: Sequence[RecipientRow], now: datetime
) -> Iterator[tuple[RecipientRow, list[Limit]]]:
    """Who is reminded for a unit and gets not all of it anyway, with what is due from every unit that they stand for."""
    told = {row.address.lower() for row in office}
    day = now.astimezone(ZoneInfo(settings.office.timezone)).date()
    rows: dict[str, tuple[RecipientRow, set[str]]] = {}
    for unit in settings.deadlines.units_on(day):
        for row in unit.recipients:
            rows.setdefault(row.address.lower(), (row, set()))[1].add(unit.id)
    for address, (row, units) in rows.items():
        limits = [limit for limit in found if limit.unit in units]
        if limits and address not in told:
            yield row, limits


# -- the mail ----------------------------------------------------------------------------------------


def _post(
    session: Session, due: datetime, now: datetime, limits: Sequence[Limit], recipients: Sequence[RecipientRow]
) -> int:
    zone = ZoneInfo(session.settings.office.timezone)
    day = due.astimezone(zone).date()
    view = _view(session.settings, day, limits, now)
    overdue = sum(limit.clock.overdue(now) for limit in limits)
    subject = f"Nhắc hạn xử lý vụ việc ngày {short_day(day)}: quá hạn {padded(overdue)}, đến hạn {padded(len(limits) - overdue)}"
    return post(session, "reminder", f"cases-{day.isoformat()}", due, subject, view, recipients)


def _view(settings: Settings, day: date, limits: Sequence[Limit], now: datetime) -> View:
    zone = ZoneInfo(settings.office.timezone)
    groups = {
        name: [limit for limit in limits if limit.heading(now, zone) == name] for name in (_OVERDUE, _TODAY, _SOON)
    }
    counts = ", ".join(f"{name.lower()} {padded(len(some))}" for name, some in groups.items())
    return View(
        office=settings.office.name.upper(),
        name="NHẮC HẠN XỬ LÝ VỤ VIỆC",
        masthead=long_day(day),
        review="",
        summary=f"TÓM TẮT: {padded(len(limits))} thời hạn: {counts}.",
        sections=tuple(
            Section("", f"{name} ({padded(len(some))})", (Part("", records=tuple(_records(settings, some))),))
            for name, some in groups.items()
            if some
        ),
        closing=(
            "Thư tự động theo quy tắc thời hạn của cơ quan (rules/deadlines.toml, mục [reminding]). "
            f"“{UNVERIFIED}”: quy định cơ quan chưa đối chiếu với văn bản."
        ),
    )


def _records(settings: Settings, limits: Sequence[Limit]) -> Iterator[Record]:
    zone = ZoneInfo(settings.office.timezone)
    for number, limit in enumerate(limits, start=1):
        clock, case = limit.clock, limit.case
        unsure = f" ({UNVERIFIED})" if clock.unverified else ""
        rows = (
            ("Thời hạn", due_words(limit.due, zone, whole_days=clock.whole_days)),
            ("Việc", limit.name),
            ("Căn cứ", f"{clock.basis or _BY_HAND}{unsure}"),
            ("Đơn vị", settings.deadlines.unit_name(case.unit) or "chưa giao"),
            ("Trạng thái", STATE_WORDS[case.state]),
        )
        yield Record(number, f"Vụ việc số {case.id}: {shortened(' '.join(case.title.split()), LONGEST)}", rows)
