"""Briefings made up for the tests of documents, with rows of every kind; variants of them that have little or nothing.

Not for: where the values come from (the room briefings). Every name, address and figure here is made up.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from brief_cases import cases

from monitor.briefing import (
    BriefCopy,
    Briefing,
    BriefItem,
    BriefStory,
    Compared,
    Counts,
    FailedSource,
    QuietPortal,
    Spokesperson,
    UnitActivity,
)
from monitor.model import DayNote, Group, ToneValue
from monitor.periods import Period, named

TOPICS = (
    ("xay-dung-dang", "Xây dựng Đảng, chính quyền"),
    ("kinh-te-xa-hoi", "Kinh tế - xã hội"),
    ("du-lich-le-hoi", "Du lịch, lễ hội"),
    ("doi-ngoai", "Đối ngoại, hợp tác quốc tế"),
    ("phan-anh-kien-nghi", "Vấn đề báo chí và người dân phản ánh"),
    ("tin-gia", "Thông tin sai lệch, cải chính"),
)
PLACES = ("Na Hang", "Lâm Bình", "Yên Sơn")
OUTLETS: tuple[tuple[str, str, Group], ...] = (
    ("Báo Trung ương Thử", "tw-thu", "trung-uong"),
    ("Báo Tỉnh Thử", "tinh-thu", "cua-tinh"),
    ("Báo Láng Giềng Thử", "lang-gieng-thu", "tinh-khac"),
    ("Cổng thông tin Thử", "cong-thu", "co-quan-nha-nuoc"),
    ("Trang tổng hợp Thử", "tong-hop-thu", "tong-hop"),
    ("Test Vietnam News", "test-news", "doi-ngoai"),
    ("ທົດສອບ Times", "lao-thu", "nuoc-ngoai"),
)
_TONES: tuple[ToneValue | None, ...] = ("tich-cuc", "trung-tinh", "tieu-cuc", "nhieu-chieu", "tich-cuc", None)
_BUSY = (0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 6)  # which outlets write how often


def quarter(items: int = 66) -> Briefing:
    """The third quarter of 2026, with *items* and everything else there is to tell."""
    period = named("2026Q3")
    told = items_of(period, items)
    return Briefing(
        period=period,
        office="Sở Văn hóa, Thể thao và Du lịch Thử",
        province="Thử",
        timezone="Asia/Ho_Chi_Minh",
        made_at=datetime(2026, 10, 1, 2, 0, tzinfo=UTC),
        over=True,
        frozen_by="",
        everything=False,
        items=told,
        stories=stories_of(told),
        before=Compared(counts(period.before, 50), ""),
        year_before=Compared(counts(period.year_before, 40), ""),
        cases=cases(),
        opened=(1, 2, 3),
        failed=_failed(),
        quiet=_quiet(),
        units=_units(),
        spokespersons=_spokespersons(),
        coming=_coming(),
        topics=TOPICS,
        sources=42,
        rules="0123456789ab",
    )


def empty() -> Briefing:
    """A quarter of which nothing is known, and nothing before it."""
    return replace(
        quarter(0),
        stories=(),
        before=Compared(None, "Quý II năm 2026 chưa có số liệu lưu trữ."),
        year_before=Compared(None, "Quý III năm 2025 chưa có số liệu lưu trữ."),
        cases=(),
        opened=(),
        failed=(),
        quiet=(),
        units=(),
        spokespersons=(),
        coming=(),
    )


def one_item() -> Briefing:
    """A day with one item of a group, so that a chart has one point and no share can be told."""
    day = Period("day", date(2026, 9, 2), date(2026, 9, 2))
    only = replace(item(1, day), story=None, copies=())
    return replace(
        empty(),
        period=day,
        items=(only,),
        before=Compared(counts(day.before, 0), ""),
        year_before=Compared(None, "Ngày 02/9/2025 chưa có số liệu lưu trữ."),
    )


def no_year_before() -> Briefing:
    """The quarter without the same quarter a year before."""
    return replace(quarter(), year_before=Compared(None, "Quý III năm 2025 chưa có số liệu lưu trữ."))


def running() -> Briefing:
    """The quarter while it still runs: half of it is known."""
    at = datetime(2026, 8, 15, 2, 0, tzinfo=UTC)
    told = tuple(each for each in items_of(named("2026Q3")) if each.published < at)
    why = Compared(None, "Kỳ báo cáo chưa kết thúc (đã qua 46 ngày).")
    values = {"items": told, "stories": stories_of(told), "before": why, "year_before": why}
    return replace(quarter(), over=False, made_at=at, **values)


def frozen() -> Briefing:
    """The quarter as an officer froze it."""
    return replace(quarter(), frozen_by="Lê Thị Thử")


def of_period(name: str) -> Briefing:
    """As the quarter, of another period: "2026-W36", "2026-09", "2026H1", "2026", "2026-07-01..2026-08-15"."""
    period = named(name)
    told = items_of(period)
    return replace(
        quarter(),
        period=period,
        items=told,
        stories=stories_of(told),
        before=Compared(counts(period.before, 50), ""),
        year_before=Compared(counts(period.year_before, 40), ""),
    )


# -- items -------------------------------------------------------------------------------------------


def items_of(period: Period, number: int = 66) -> tuple[BriefItem, ...]:
    """The first *number* items of *period*, by time."""
    made = (item(n, period) for n in range(1, number + 1))
    return tuple(sorted(made, key=lambda each: (each.published, each.clip)))


def item(number: int, period: Period) -> BriefItem:
    """Item *number* of *period*; its labels follow from its number."""
    outlet, source, group = OUTLETS[_BUSY[number % len(_BUSY)]]
    first, last = period.first, period.last
    day = first + timedelta(days=number * 7 % ((last - first).days + 1))
    tone = _TONES[number % len(_TONES)]
    return BriefItem(
        clip=number,
        title=f"Tin thử số {number} & “trích dẫn” <thử>" if number % 10 == 0 else f"Tin thử số {number} về đời sống",
        url=f"https://bao{number % 7}.example/tin-{number}.html",
        outlet=outlet,
        source=source,
        group=group,
        medium="bao-in" if number % 13 == 0 else "bao-dien-tu",
        language="lo" if group == "nuoc-ngoai" else "en" if group == "doi-ngoai" else "vi",
        published=datetime(day.year, day.month, day.day, 1 + number % 9, number % 60, tzinfo=UTC),
        province="mention" if tone is None else "central",
        tone=tone,
        topics=() if number % 9 == 0 else tuple(dict.fromkeys((TOPICS[number % 6][0], TOPICS[number * 5 % 6][0]))),
        places=(PLACES[number % 3],) if number % 4 else (),
        flagged=number % 16 == 0,
        story=1 if number in (1, 2, 3, 10) else 2 if number in (4, 5) else None,
        copies=_copies(number),
    )


def _copies(number: int) -> tuple[BriefCopy, ...]:
    if number % 5:
        return ()
    at = datetime(2026, 9, 3, 3, 0, tzinfo=UTC)
    return (
        BriefCopy(1000 + number, "Trang tổng hợp Thử", "tong-hop", at),
        BriefCopy(2000 + number, "Báo Láng Giềng Thử", "tinh-khac", at + timedelta(hours=1)),
    )


def stories_of(items: Sequence[BriefItem]) -> tuple[BriefStory, ...]:
    """The stories that two or more of *items* tell, as they tell them, the widest first."""
    stories = []
    for id_, headline in ((1, "Khai trương cầu thử nghiệm"), (2, "")):
        told = [each for each in items if each.story == id_]
        if len(told) < 2:
            continue
        outlets = {name for each in told for name in (each.outlet, *(copy.outlet for copy in each.copies))}
        days = [(each.published + timedelta(hours=7)).date() for each in told]
        stories.append(BriefStory(id_, headline, min(days), max(days), len(told), len(outlets), len(outlets)))
    return tuple(sorted(stories, key=lambda each: (-each.outlets, each.id)))


def counts(period: Period, items: int) -> Counts:
    """Figures of *period* that another is compared with: *items* spread by a fixed rule."""
    spread: Sequence[tuple[Group, int]] = tuple((group, items // 7) for _, _, group in OUTLETS)
    groups = (("trung-uong", items - 6 * (items // 7)), *spread[1:])
    by_group = tuple((group, _tones(number)) for group, number in groups)
    each = [dict(tones) for _, tones in by_group]
    tones = tuple(
        (tone, sum(row[tone] for row in each)) for tone in ("tich-cuc", "trung-tinh", "nhieu-chieu", "tieu-cuc")
    )
    return Counts(
        period, items, items + items // 5, groups, tones, by_group, tuple((id_, items // 6) for id_, _ in TOPICS)
    )


def _tones(number: int) -> tuple[tuple[ToneValue, int], ...]:
    judged = number - number // 6
    critical, mixed, good = judged // 5, judged // 8, judged // 3
    return (
        ("tich-cuc", good),
        ("trung-tinh", judged - good - mixed - critical),
        ("nhieu-chieu", mixed),
        ("tieu-cuc", critical),
    )


# -- the rest ----------------------------------------------------------------------------------------


def _failed() -> tuple[FailedSource, ...]:
    july = tuple(date(2026, 7, day) for day in (3, 4, 5, 20))
    return (
        FailedSource("tw-thu", "Báo Trung ương Thử", "trung-uong", july, asked=True),
        FailedSource("cong-thu", "Cổng thông tin Thử", "co-quan-nha-nuoc", (date(2026, 8, 11),), asked=True),
        FailedSource("tinh-thu", "Báo Tỉnh Thử", "cua-tinh", (date(2026, 9, 1), date(2026, 9, 2)), asked=False),
    )


def _quiet() -> tuple[QuietPortal, ...]:
    return (
        QuietPortal("cong-xa-thu", "Trang thông tin xã Thử", date(2026, 7, 20), 72, failed=False),
        QuietPortal("cong-moi-thu", "Trang thông tin phường Thử", None, 92, failed=False),
        QuietPortal("cong-loi-thu", "Trang thông tin sở Thử", date(2026, 8, 1), 60, failed=True),
    )


def _units() -> tuple[UnitActivity, ...]:
    return (
        UnitActivity("Sở Xây dựng Thử", 1, 4, 9, 7, 2),
        UnitActivity("Sở Nông nghiệp Thử", 0, None, 3, 3, 0),
        UnitActivity("Sở Y tế Thử", None, None, None, None, None),
    )


def _spokespersons() -> tuple[Spokesperson, ...]:
    return (
        Spokesperson("Sở Xây dựng Thử", "Trần Văn Thử", "Phó Giám đốc", "0207 000 001", "tvt@soxd.example", False),
        Spokesperson("Sở Nông nghiệp Thử", "Phạm Thị Thử", "Chánh Văn phòng", "0207 000 002", "ptt@snn.example", True),
    )


def _coming() -> tuple[DayNote, ...]:
    return (
        DayNote(date(2026, 10, 10), "reminder", "Ngày Chuyển đổi số quốc gia"),
        DayNote(date(2026, 11, 15), "reminder", "Hạn báo cáo năm của các đơn vị", unverified=True),
        DayNote(date(2026, 11, 23), "holiday", "Nghỉ thử"),
        DayNote(date(2026, 11, 24), "holiday", "Nghỉ thử"),
    )


# Periods of every kind, for what must hold of each.
SAMPLES = {
    "quarter": quarter,
    "one item": one_item,
    "empty": empty,
    "running": running,
    "frozen": frozen,
    "no year before": no_year_before,
    "week": lambda: of_period("2026-W36"),
    "year": lambda: of_period("2026"),
}
