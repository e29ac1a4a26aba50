"""The mail for who looks after the program: sent on a working day when something is wrong, never when all is well.

Not here: finding out what is wrong (pipeline.outgoing.troubles), saying it on a terminal (doctor).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.pipeline import Session
from monitor.pipeline.outgoing.letters import post
from monitor.pipeline.outgoing.troubles import (
    LANE,
    LOW_BYTES,
    OVERDUE,
    BackupState,
    ClockDoubt,
    LateDigest,
    SourceTrouble,
    alerts_held,
    backup_state,
    clock_doubt,
    deaths,
    failing_jobs,
    free_bytes,
    late_digest,
    mail_troubles,
    source_troubles,
)
from monitor.publish.view_values import Part, Section, View
from monitor.store import JobRun, OutMessage
from monitor.vietnamese.wording import clock, long_day, padded, short_day

_LINES = 20  # of one kind; the rest is counted
_DAY = timedelta(days=1)
_KINDS = {"report": "báo cáo", "alert": "cảnh báo", "reminder": "thư nhắc"}
_JOBS = {
    "digest": "điểm báo",
    "weekly": "báo cáo tuần",
    "monthly": "báo cáo tháng",
    "backup": "sao lưu",
    "delivery": "gửi thư",
    "alerts": "cảnh báo",
    "feeds": "nguồn cấp Atom",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of what is wrong: its name, and a line for each."""

    name: str
    lines: tuple[str, ...]


def watch(session: Session, due: datetime) -> str:
    """Keep a mail of what is wrong for the recipients under [watch]; return what was done."""
    rule = session.settings.schedule.watch
    found = troubles(session)
    if not found:
        return "nothing is wrong"
    told = ", ".join(f"{each.name} {len(each.lines)}" for each in found)
    if not (rule and rule.recipients):
        return f"nobody is named under [watch] in rules/schedule.toml; to be told: {told}"
    day = due.astimezone(ZoneInfo(session.settings.office.timezone)).date()
    count = padded(sum(len(each.lines) for each in found))
    view = View(
        office=session.settings.office.name.upper(),
        name="TÌNH TRẠNG PHẦN MỀM ĐIỂM BÁO",
        masthead=long_day(day),
        review="",
        summary=f"Có {count} việc cần xem: "
        + "; ".join(f"{each.name} {padded(len(each.lines))}" for each in found)
        + ".",
        sections=tuple(Section("", each.name.upper(), (Part("", _shortened(each.lines)),)) for each in found),
        closing="Lệnh monitor doctor cho biết chi tiết và cách xử lý. Thư tự động, chỉ gửi khi có việc cần xem.",
    )
    subject = f"Phần mềm điểm báo: {count} việc cần xem ngày {short_day(day)}"
    new = post(session, "reminder", f"watch-{day.isoformat()}", due, subject, view, rule.recipients)
    return f"{told}; mails kept to be sent: {new}"


def troubles(session: Session) -> tuple[Trouble, ...]:
    """Everything that is wrong now, in the order in which it is told."""
    settings, store, now = session.settings, session.store, session.clock()
    zone = ZoneInfo(settings.office.timezone)
    mails = mail_troubles(store, session.data, now)
    sources = source_troubles(settings, store, now)
    found = (
        Trouble("đồng hồ máy tính có thể sai", tuple(_clock(clock_doubt(store, now), now, zone))),
        Trouble("điểm báo đến giờ chưa làm xong", tuple(_digest(late_digest(settings, store, now), zone))),
        Trouble("thư không gửi được", tuple(_mail(mail, zone) for mail in mails.refused)),
        Trouble("thư chờ gửi quá 02 giờ", tuple(_mail(mail, zone) for mail in mails.waiting)),
        Trouble("thư tạm giữ sau khi khôi phục dữ liệu", tuple(_mail(mail, zone) for mail in mails.held)),
        Trouble("thư có thể đã gửi hai lần", tuple(_mail(mail, zone) for mail in mails.twice)),
        Trouble("cảnh báo chưa gửi được vì quá số thư mỗi giờ", _held(alerts_held(store, now))),
        Trouble("nguồn tin hỏng", tuple(_source(each) for each in sources if each.broken)),
        Trouble("nguồn tin im lặng khác thường", tuple(_source(each) for each in sources if not each.broken)),
        Trouble(
            "việc theo lịch bị lỗi",
            tuple(_job(run, zone) for run in failing_jobs(settings, store, now) if run.job != "watch"),
        ),
        Trouble("chương trình phải khởi động lại", tuple(_death(run, zone) for run in deaths(store, now - _DAY))),
        Trouble("sao lưu quá cũ", tuple(_backup(backup_state(settings, store, now), zone))),
        Trouble("đĩa sắp đầy", tuple(_disk(free_bytes(session.data)))),
        Trouble("sổ địa chỉ có sai lệch", store.ledger.faults(now, OVERDUE, zone)),
    )
    return tuple(each for each in found if each.lines)


def _mail(mail: OutMessage, zone: ZoneInfo) -> str:
    what = f"điểm báo số {mail.edition:03d}" if mail.edition is not None else f"{_KINDS[mail.kind]} {mail.about}"
    reason = f": {mail.reason}" if mail.reason else ""
    return f"{mail.recipient}, {what}, đến giờ gửi lúc {_at(mail.not_before, zone)}{reason}"


def _source(trouble: SourceTrouble) -> str:
    return f"{trouble.name} ({trouble.id}): {trouble.why}"


def _job(run: JobRun, zone: ZoneInfo) -> str:
    name = _JOBS.get(run.job, run.job)
    how = run.report or "chương trình dừng giữa chừng"
    return f"{name}, kỳ {_at(run.due, zone)}, đã thử {padded(run.tries)} lần: {how}"


def _death(run: JobRun, zone: ZoneInfo) -> str:
    return f"{run.job.removeprefix(LANE)}, {_at(run.due, zone)}: {run.report}"


def _clock(doubt: ClockDoubt | None, now: datetime, zone: ZoneInfo) -> Iterator[str]:
    if doubt:
        kept = [f"điểm báo số {number:03d} của {_at(due, zone)}" for number, due, _ in doubt.editions]
        kept += [f"{_JOBS.get(run.job, run.job)} kỳ {_at(run.due, zone)}" for run in doubt.jobs]
        more = f" và {padded(len(kept) - 1)} việc khác" if len(kept) > 1 else ""
        yield f"đồng hồ đang chỉ {_at(now, zone)}, nhưng đã có {kept[0]}{more}; cần chỉnh lại đồng hồ máy tính"


def _digest(late: LateDigest | None, zone: ZoneInfo) -> Iterator[str]:
    if late and late.late:
        how = {"waits": "đang chờ đọc tin từ", "not begun": "chưa bắt đầu từ", "under way": "đang làm dở từ"}[late.how]
        yield f"kỳ {_at(late.due, zone)}, {how} {_at(late.since, zone)}"


def _backup(state: BackupState | None, zone: ZoneInfo) -> Iterator[str]:
    if state and state.late:
        yield f"bản tốt gần nhất: {_at(state.last, zone)}" if state.last else "chưa có bản nào"


def _disk(free: int) -> Iterator[str]:
    if free < LOW_BYTES:
        yield f"còn {free // 1_000_000} MB"


def _held(count: int) -> tuple[str, ...]:
    return (f"{padded(count)} tin, bài; tăng ceiling trong rules/alerts.toml nếu cần",) if count else ()


def _at(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{clock(local)} ngày {short_day(local.date())}"


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    rest = len(lines) - _LINES
    return (*lines[:_LINES], f"Còn {padded(rest)} dòng nữa, xem bằng lệnh monitor doctor.") if rest > 0 else (*lines,)
