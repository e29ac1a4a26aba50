"""The figures of a report, counted from the items of its editions: section I and the tables.

Not here: any figure that is not in an edition. Shares are of the items whose tone was judged, and say so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from monitor.model import Edition, Group, Item, Report, ToneValue
from monitor.publish.digest.items import TONES
from monitor.publish.digest.late import PART
from monitor.publish.digest.places import GROUP_NAMES
from monitor.publish.edition.late import late_appearances
from monitor.publish.report.build import appearances, only_counted, told_before, told_in
from monitor.publish.report.words import day_inside, days, edition_numbers, period_words, rested, unit
from monitor.publish.view_values import Part, Section, Table
from monitor.vietnamese.collate import collation_key
from monitor.vietnamese.wording import change, day_month, decimal, padded, percent

UNKNOWN = "chưa có số liệu"
NONE = "–"  # in a table: no figure
UNSORTED = "Chưa phân loại"
MOST = 3  # topics and places named


# -- section I ---------------------------------------------------------------------------------------


def overview(report: Report) -> Section:
    """How much was told, of what kind, and against the period before."""
    lines = (*_amount(report), *_tones(report), *_subjects(report), *_gaps(report))
    return Section("I", "KHÁI QUÁT", (Part("", tuple(lines)),))


def items_of(report: Report) -> list[Item]:
    """Every item, as the editions told them."""
    return [told.item for told in told_in(report.editions)]


def _amount(report: Report) -> Iterator[str]:
    items, editions = items_of(report), report.editions
    if not editions:
        yield f"Trong {unit(report)} không có bản tin điểm báo nào, nên {UNKNOWN}."
        return
    told = (
        f"{padded(len(items))} tin, bài ({padded(appearances(items))} lượt đăng)"
        if items
        else "không ghi nhận tin, bài"
    )
    yield f"Trong {unit(report)} có {padded(len(editions))} bản tin ({edition_numbers(editions)}): {told}."
    if late := told_before(editions):
        yield (
            f"Ngoài ra có {padded(late_appearances(late))} lượt đăng lại mới của {padded(len(late))} tin, bài nêu trước "
            f"{unit(report)} này: xem PHỤ LỤC, {PART}."
        )
    if counted := only_counted(editions):
        yield (
            f"Còn {padded(counted)} lượt đăng lại mới của tin, bài đã nêu ở các số trước, bản tin chỉ ghi số lượng, không "
            "tính trong báo cáo này."
        )
    yield f"So với {unit(report)} trước: {_against(report, len(items), appearances(items))}."


def _against(report: Report, items: int, printed: int) -> str:
    before = report.previous
    if before is None:
        return UNKNOWN
    moved = change(items, before.items)
    if before.items and items != before.items:
        moved += f" ({percent(abs(items - before.items), before.items)})"
    name = period_words(report, before.period)
    return (
        f"tin, bài {moved}, lượt đăng {change(printed, before.appearances)} "
        f"({name}: {padded(before.items)} tin, bài, {padded(before.appearances)} lượt đăng)"
    )


def _tones(report: Report) -> Iterator[str]:
    items = items_of(report)
    judged = [item for item in items if item.tone]
    if not items:
        return
    if judged:
        each = (
            f"{label} {_count_share(sum(i.tone == tone for i in judged), len(judged))}" for tone, label in TONES.items()
        )
        yield f"Sắc thái của {padded(len(judged))} tin, bài lấy tỉnh làm nội dung chính: {', '.join(each)}."
    if rest := len(items) - len(judged):
        yield f"Không xét sắc thái {padded(rest)} tin, bài (tỉnh không phải nội dung chính)."
    yield _negative(report, sum(item.tone == "tieu-cuc" for item in judged), len(judged))


def _count_share(part: int, whole: int) -> str:
    return f"{padded(part)} ({percent(part, whole)})"


def _negative(report: Report, critical: int, judged: int) -> str:
    before, against = report.previous, f"so với {unit(report)} trước"
    if not judged:
        return f"Tỷ lệ tin, bài tiêu cực: {UNKNOWN} (không có tin, bài được xét sắc thái)."
    now = _share(critical, judged)
    said = f"Tỷ lệ tin, bài tiêu cực là {decimal(now, 2)}%"
    if before is None or not before.judged:
        return f"{said}; {against}: {UNKNOWN}."
    then = _share(before.critical, before.judged)  # the printed shares are compared, so that a reader can check it
    if now == then:
        return f"{said}, không thay đổi {against}."
    moved = f"{'tăng' if now > then else 'giảm'} {decimal(abs(now - then), 2)} điểm phần trăm"
    return f"{said}, {moved} {against} ({decimal(then, 2)}%)."


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _subjects(report: Report) -> Iterator[str]:
    items = items_of(report)
    if not items:
        return
    topics = _most(label for item in items if (label := _topic(item)) != UNSORTED)
    yield f"Lĩnh vực chính có nhiều tin, bài nhất: {topics or UNKNOWN}."
    yield f"Địa bàn được nêu nhiều nhất: {_most(place for item in items for place in item.places) or UNKNOWN}."
    spikes: dict[str, list[Edition]] = {}
    for edition in report.editions:
        for spike in edition.spikes:
            if spike.cause == "news":
                spikes.setdefault(spike.label, []).append(edition)
    if spikes:
        each = ", ".join(f"{label} ({edition_numbers(editions)})" for label, editions in spikes.items())
        yield f"Lĩnh vực tăng bất thường so với những ngày trước: {each}."


def _most(names: Iterable[str]) -> str:
    counted = sorted(Counter(names).items(), key=lambda each: (-each[1], collation_key(each[0])))
    return ", ".join(f"{name} ({padded(count)} tin, bài)" for name, count in counted[:MOST])


def _topic(item: Item) -> str:
    """Its main topic, as its edition called it."""
    return item.topics[0] if item.topics else UNSORTED


def _gaps(report: Report) -> Iterator[str]:
    """Working days that no edition answers to, and days off."""
    first, missing = _very_first(report), _missing(report)
    if first:
        yield f"Bản tin đầu tiên là số {first.number:03d}, {day_inside(_day(first, report))}."
    if missing:
        later = " Tin, bài mới của những ngày đó nêu ở số tiếp theo." if report.editions else ""
        yield f"Ngày làm việc không có bản tin: {days(report, missing)}.{later}"
    if report.rested:
        yield f"Ngày nghỉ lễ: {rested(report)}."


def _missing(report: Report) -> list[date]:
    """Working days that no edition answers to; before the very first edition there was no digest to be missed."""
    first = _very_first(report)
    return [day for day in report.missing if first is None or day >= _day(first, report)]


def _very_first(report: Report) -> Edition | None:
    return next((edition for edition in report.editions[:1] if edition.number == 1), None)


def _day(edition: Edition, report: Report) -> date:
    return edition.due.astimezone(ZoneInfo(report.timezone)).date()


# -- tables ------------------------------------------------------------------------------------------


def tables(report: Report) -> tuple[Section, ...]:
    """By group of outlets (table 1, in two parts that a telephone can show), by edition, by topic."""
    items = items_of(report)
    if not items:
        return (Section("", "SỐ LIỆU", (Part("", (f"Không có tin, bài trong {unit(report)}.",)),)),)
    return (_groups(report, items), _group_tones(items), _by_edition(report), _by_topic(items))


def _groups(report: Report, items: Sequence[Item]) -> Section:
    before = dict(report.previous.groups) if report.previous else {}
    printed = Counter(group for item in items for group in (item.group, *(copy.group for copy in item.copies)))
    rows = [_group_row(name, [i for i in items if i.group == g], printed[g], before.get(g)) for g, name in _NAMES]
    total = _group_row("Tổng", items, printed.total(), report.previous.items if report.previous else None)
    columns = ("Nhóm báo", "Tin, bài", "Lượt đăng", "% tiêu cực", f"So {unit(report)} trước")
    note = (
        "Lượt đăng tính cho nhóm của báo đã đăng; % tiêu cực tính trên tin, bài được xét sắc thái; so sánh theo số tin, "
        f"bài; “{NONE}”: {UNKNOWN}."
    )
    return Section("", "BẢNG 1A. TIN, BÀI THEO NHÓM BÁO", (Part("", (note,)),), Table(columns, (*rows, total)))


_NAMES: tuple[tuple[Group, str], ...] = tuple(GROUP_NAMES.items())


def _group_row(name: str, items: Sequence[Item], printed: int, before: int | None) -> tuple[str, ...]:
    judged = [item for item in items if item.tone]
    share = percent(sum(item.tone == "tieu-cuc" for item in judged), len(judged)) if judged else NONE
    moved = NONE if before is None else _moved(len(items) - before)
    return (name, str(len(items)), str(printed), share, moved)


def _moved(difference: int) -> str:
    return f"+{difference}" if difference > 0 else str(difference)


def _group_tones(items: Sequence[Item]) -> Section:
    rows = [_tone_row(name, [item for item in items if item.group == group]) for group, name in _NAMES]
    columns = ("Nhóm báo", "Tích cực", "Trung tính", "Nhiều chiều", "Tiêu cực", "Không xét")
    table = Table(columns, (*rows, _tone_row("Tổng", items)))
    return Section("", "BẢNG 1B. SẮC THÁI THEO NHÓM BÁO", (), table)


def _tone_row(name: str, items: Iterable[Item]) -> tuple[str, ...]:
    tones: list[ToneValue | None] = [item.tone for item in items]
    return (name, *(str(tones.count(tone)) for tone in (*TONES, None)))


_COUNTED_THERE = "Lượt đăng lại ghi nhận ở bản tin sau tính cho bản tin đã nêu tin, bài đó."
_COUNTS = ("Tin, bài", "Lượt đăng", "Tiêu cực", "Cần kiểm chứng")


def _by_edition(report: Report) -> Section:
    told: dict[int, list[Item]] = {edition.number: [] for edition in report.editions}
    for each in told_in(report.editions):
        told[each.edition.number].append(each.item)
    missing = _missing(report)
    rows = [(_day(e, report), e.number, _counts(told[e.number])) for e in report.editions]
    rows = sorted([*rows, *((day, 0, (NONE,) * len(_COUNTS)) for day in missing)])
    named = [day_month(day, report.last.year) + (f" (số {number:03d})" if number else "") for day, number, _ in rows]
    shown = [(name, *counts) for name, (_, _, counts) in zip(named, rows, strict=True)]
    notes = (_COUNTED_THERE, *([f"“{NONE}”: ngày làm việc không có bản tin."] if missing else []))
    anchors = tuple(f"so-{number}" if number else "" for _, number, _ in rows)
    table = Table(("Bản tin", *_COUNTS), (*shown, ("Tổng", *_counts(items_of(report)))), anchors=anchors)
    return Section("", "BẢNG 2. TIN, BÀI THEO BẢN TIN", (Part("", notes),), table)


def _by_topic(items: Sequence[Item]) -> Section:
    topics: dict[str, list[Item]] = {}
    for item in items:
        topics.setdefault(_topic(item), []).append(item)
    order = sorted((name == UNSORTED, -len(found), collation_key(name), name) for name, found in topics.items())
    rows = [(name, *_counts(topics[name])) for *_, name in order]
    note = "Mỗi tin, bài tính một lần, theo lĩnh vực chính."
    table = Table(("Lĩnh vực", *_COUNTS), (*rows, ("Tổng", *_counts(items))))
    return Section("", "BẢNG 3. TIN, BÀI THEO LĨNH VỰC", (Part("", (note,)),), table)


def _counts(items: Sequence[Item]) -> tuple[str, ...]:
    critical, flagged = (sum(item.tone == "tieu-cuc" for item in items), sum(item.section == "III" for item in items))
    return (str(len(items)), str(appearances(items)), str(critical), str(flagged))
