"""Mails as the desk tells of them: in which state each is and why, and what a send did. Not here: sending (pipeline)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from monitor.errors import StoreError
from monitor.pipeline import SendReport
from monitor.pipeline.outgoing.held import held_mails, held_until
from monitor.store import OutMessage, Store

RECENT = timedelta(days=30)  # what is over is shown for so long, unless asked for
KINDS = {"digest": "Điểm báo", "report": "Báo cáo", "alert": "Cảnh báo", "reminder": "Nhắc việc"}
STATES = {
    "waiting": "đang chờ",
    "sent": "đã gửi",
    "refused": "đã thôi gửi",
    "withdrawn": "đã rút",
}


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail, in words."""

    mail: OutMessage
    state: str
    held: bool  # until somebody says whether it was sent before a restore
    next: datetime | None  # when it is tried next; None: it is not

    @property
    def about(self) -> str:
        """What it tells of."""
        mail = self.mail
        if mail.edition is not None:
            return f"Điểm báo số {mail.edition:03d}" + (f", nhóm {mail.audience}" if mail.audience else "")
        return f"{KINDS[mail.kind]} {mail.about.replace('briefing-', 'kỳ ')}"  # as the log calls that of a period


@dataclass(frozen=True, slots=True)
class Part:
    """Mails that share a reason why they stand in the outbox."""

    id: str
    title: str
    what: str
    rows: tuple[MailRow, ...]


def restored_at(data: Path, now: datetime) -> datetime | None:
    """When a backup was restored whose mails are held; a mark that cannot be read holds everything."""
    try:
        return held_until(data)
    except StoreError:
        return now


def rows(mails: Sequence[OutMessage], restored: datetime | None, now: datetime) -> tuple[MailRow, ...]:
    """*mails* in words."""
    held = {mail.id for mail in held_mails(mails, restored)}
    return tuple(_row(mail, mail.id in held, now) for mail in mails)


def _row(mail: OutMessage, held: bool, now: datetime) -> MailRow:
    state = "đang giữ sau khi khôi phục" if held else STATES[mail.state]
    if mail.state == "sent" and mail.maybe_twice:
        state = "đã gửi, có thể hai lần"
    next_ = max(mail.not_before, mail.next_try) if mail.state == "waiting" and not held else None
    return MailRow(mail, state, held, next_ if next_ is None or next_ > now else now)


def outbox(store: Store, data: Path, now: datetime, *, every: bool) -> tuple[tuple[Part, ...], int]:
    """Every unsent mail under the reason for it, then those that may have come twice; and how many older ones are not shown."""
    unsent, restored = store.messages.unsent(), restored_at(data, now)
    told = rows(unsent, restored, now)
    over = (
        Part(
            "refused",
            "Đã thôi gửi",
            "Máy chủ thư từ chối nhiều lần. “Gửi lại” cho chờ gửi tiếp, “Bỏ” thì không gửi nữa.",
            tuple(row for row in told if row.mail.state == "refused"),
        ),
        Part(
            "twice",
            "Đã gửi, có thể hai lần",
            "Đường truyền đứt khi máy chủ có thể đã nhận; thư lặp lại mang cùng mã số thư.",
            rows(store.messages.maybe_twice(), None, now),
        ),
    )
    parts = [
        Part("waiting", "Đang chờ", "", tuple(r for r in told if r.mail.state == "waiting" and not r.held)),
        Part(
            "held",
            "Đang giữ sau khi khôi phục bản sao lưu",
            "Có thể đã được gửi trước khi khôi phục. Bỏ những thư đã đến tay người nhận, rồi cho gửi các thư còn lại.",
            tuple(row for row in told if row.held),
        ),
    ]
    older = 0
    for part in over:
        recent = tuple(row for row in part.rows if every or now - row.mail.not_before <= RECENT)
        older += len(part.rows) - len(recent)
        parts.append(Part(part.id, part.title, part.what, recent))
    if every:
        parts.append(Part("withdrawn", "Đã rút", "", rows(store.messages.withdrawn(), None, now)))
    return tuple(part for part in parts if part.rows), older


def told(report: SendReport) -> str:
    """What a send did, in one sentence for the page that follows."""
    said = [f"đã gửi {len(report.sent)} thư"] if report.sent else []
    said += [f"{len(report.refused)} thư máy chủ chưa nhận, còn chờ gửi lại"] if report.refused else []
    said += [f"{len(report.held)} thư đang giữ sau khi khôi phục"] if report.held else []
    said += [f"{len(report.taken_out)} thư rút vì người nhận không còn trong danh sách"] if report.taken_out else []
    words = "; ".join(said) or "không có thư nào chờ gửi"
    return words[:1].upper() + words[1:] + "."
