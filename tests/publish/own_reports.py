"""Editions of a week and of a month, and reports of them, written for these tests. Not a test itself."""

from dataclasses import replace
from datetime import date, timedelta

from own_press import (
    CUT,
    LABELS,
    OFFICE,
    clip,
    copy,
    edition,
    event,
    flag,
    late_reprints,
    rich_clips,
    storied_clips,
    tags,
)

from monitor.model import Report, SourceFault, Totals
from monitor.publish import stories_of

DAY = timedelta(days=1)
FAULT = SourceFault("cao", "Báo Vùng Cao", "HTTP 503 Service Unavailable")
BEFORE = Totals("2022-W08", 20, 30, 15, 4, (("trung-uong", 3), ("cua-tinh", 4)))


def day(n, clips=(), **other):
    """The edition of day *n* of the week, numbered from 003 on; its clips go by numbers of their own."""
    at = CUT + n * DAY
    own = [replace(each, id=each.id + 1000 * n) for each in clips]
    return edition(own, **{"number": 3 + n, "due": at, "cut_at": at, "since": at - DAY} | other)


def report(*editions, **other):
    """The report of the week from Monday 28/02/2022 on, as it was made the Monday after."""
    values = {
        "kind": "week",
        "period": "2022-W09",
        "first": date(2022, 2, 28),
        "last": date(2022, 3, 6),
        "made_at": CUT + 7 * DAY,
        "over": True,
        "office": OFFICE.name,
        "province": "Thanh Lâm",
        "timezone": OFFICE.timezone,
        "editions": editions,
        "stories": stories_of(editions, lambda outlets: len(set(outlets))),
        "previous": None,
        "missing": (),
        "rested": (),
        "coming": (),
    }
    return Report(**values | other)


def rich_report(**other):
    """A week as it may be: a rich day, a day of one event, a quiet one, a day off, a follow-up."""
    follow_up = [replace(each, id=each.id + 500) for each in storied_clips()[:3]]
    return report(
        day(0, rich_clips(), faults=(FAULT,), title_only=1),
        day(1, storied_clips(), reprinted=late_reprints()),
        day(2, faults=(FAULT, replace(FAULT, source="xa", name="Cổng xã", whole=False))),
        day(4, follow_up),
        **{"previous": BEFORE, "missing": (date(2022, 3, 3),)} | other,
    )


def crowded_day(n, count):
    """*count* articles of one day with long titles and addresses, every tone, some flagged, some of one event."""
    text = "Tỉnh Thanh Lâm họp bàn việc làm đường và sửa cầu treo cho bà con vùng cao trước mùa mưa."
    groups = ("trung-uong", "cua-tinh", "tong-hop")
    tones = ("tich-cuc", "tieu-cuc", "trung-tinh", None, "nhieu-chieu")
    return [
        clip(
            k + 1,
            f"Hội nghị bàn việc làm đường, sửa cầu và giữ nước cho các xã vùng cao, phiên {n}.{k}",
            text,
            outlet=f"Báo Số {k % 20}",
            group=groups[k % 3],
            published=CUT + n * DAY - timedelta(hours=k % 20 + 1),
            url=f"https://bao{k % 20}.example/thoi-su/hoi-nghi-ban-viec-lam-duong-sua-cau-giu-nuoc-{n}-{k}.html",
            tags=tags(text, tone=tones[k % 5], topics=(tuple(LABELS)[k % len(LABELS)],), places=(f"xã số {k % 9}",)),
            flags=(flag(),) if k % 17 == 3 else (),
            story=event(k % 30 + (n // 4) * 30 + 1) if k % 4 == 0 else None,
            copies=tuple(copy(10_000 * n + 10 * k + c, f"Trang Tin {c}", c) for c in range(k % 3)),
        )
        for k in range(count)
    ]


def month(days=31, count=60):
    """A month of so many editions with so many items each."""
    editions = [day(n, crowded_day(n, count), faults=(FAULT,) if n % 2 else ()) for n in range(days)]
    return report(*editions, kind="month", period="2022-03", first=date(2022, 3, 1), last=date(2022, 3, 31))
