"""Cases made up for the tests of briefings: each kind of state, outcome and verdict once. Not here: the rest (brief_samples)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.case_line import CaseClip, CaseLine, Task


def cases() -> tuple[CaseLine, ...]:
    """One that is late, one that ended in a correction, one whose claim two officers found wrong, one that was just opened."""
    at = datetime(2026, 8, 3, 2, 0, tzinfo=UTC)
    return (_late(at), _corrected(at), _misleading(at), _new(at))


def _late(at: datetime) -> CaseLine:
    return CaseLine(
        id=1,
        title="Báo nêu đường vào thôn bị hỏng, người dân đi lại khó khăn",
        outlets=("Báo Trung ương Thử", "Báo Láng Giềng Thử"),
        published=at,
        level=3,
        unit="Sở Xây dựng Thử",
        state="sent",
        verdict="checking",
        asks="Cho ý kiến về việc cấp kinh phí sửa đường",
        due=at + timedelta(days=30),
        whole_days=True,
        due_of="Đơn vị báo cáo",
        unverified=True,
        overdue=("Đơn vị báo cáo",),
        outcome="",
        closed_at=None,
        clips=(CaseClip(3, "trung-uong", ("phan-anh-kien-nghi",)), CaseClip(6, "tinh-khac", ("kinh-te-xa-hoi",))),
        tasks=(
            _task("Sở Xây dựng Thử", at + timedelta(days=1), None, late=True),
            _task("UBND xã Na Hang Thử", at + timedelta(days=1), at + timedelta(days=4)),
        ),
    )


def _corrected(at: datetime) -> CaseLine:
    return replace(
        _late(at),
        id=2,
        title="Báo nêu số hộ nghèo chưa khớp số liệu công bố",
        outlets=("Báo Trung ương Thử",),
        unit="Sở Nông nghiệp Thử",
        level=2,
        state="closed",
        verdict="partly",
        asks="",
        due=None,
        due_of="",
        unverified=False,
        overdue=(),
        outcome="corrected",
        closed_at=at + timedelta(days=20),
        clips=(CaseClip(9, "trung-uong", ()),),
        tasks=(_task("Sở Nông nghiệp Thử", at, at + timedelta(days=6, hours=5), late=True, again=True),),
        replies=("số 45/SNN-VP ngày 12/8/2026",),
        directed="Đồng ý để sở trả lời báo chí",
    )


def _misleading(at: datetime) -> CaseLine:
    return replace(
        _corrected(at),
        id=3,
        title="Thông tin cho rằng hồ chứa Thử bị vỡ",
        outlets=("Trang tổng hợp Thử",),
        unit="Sở Nông nghiệp Thử",
        level=4,
        verdict="false",
        outcome="removed",
        clips=(CaseClip(8, "tong-hop", ("tin-gia",)),),
        tasks=(_task("Sở Nông nghiệp Thử", at, at + timedelta(hours=9)),),
        replies=("số 50/SNN-VP ngày 04/8/2026",),
        directed="",
    )


def _new(at: datetime) -> CaseLine:
    return replace(
        _late(at),
        id=4,
        title="Bạn đọc hỏi về lịch cắt điện",
        outlets=(),
        published=None,
        unit="",
        level=1,
        state="new",
        verdict="unchecked",
        asks="",
        due=None,
        due_of="",
        overdue=(),
        clips=(),
        tasks=(),
    )


def _task(unit: str, sent: datetime, reported: datetime | None, *, late: bool = False, again: bool = False) -> Task:
    return Task(unit, "số 12/VP-BC ngày 04/8/2026", sent, sent + timedelta(days=5), True, False, reported, late, again)
