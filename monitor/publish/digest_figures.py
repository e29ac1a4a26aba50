"""Section VIII: the figures of an edition, counted from its items. Not here: any figure that is not in the edition."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from monitor.model import Edition, Group, Item, ToneValue
from monitor.publish.digest_items import TONES
from monitor.publish.view_values import Part, Section, Table
from monitor.vietnamese.wording import change, decimal, padded

NO_FIGURES = "Không có tin, bài trong kỳ."
UNKNOWN = "chưa có số liệu"
_TONES: tuple[ToneValue | None, ...] = (*TONES, None)
_COLUMNS = ("Nhóm báo", "Tích cực", "Trung tính", "Nhiều chiều", "Tiêu cực", "Không xét", "Tổng")


def figures(edition: Edition, names: Mapping[Group, str]) -> Section:
    """Items by outlet group (called as in *names*) and tone, appearances, and the comparison with earlier editions."""
    sentences = (*_appearances(edition), _previous(edition), _week(edition))
    if not edition.items:
        return Section("VIII", "SỐ LIỆU", (Part("", (NO_FIGURES, *sentences)),))
    rows = [_row(name, (i for i in edition.items if i.group == group)) for group, name in names.items()]
    table = Table(_COLUMNS, (*rows, _row("Tổng", edition.items)))
    return Section("VIII", "SỐ LIỆU", (Part("", sentences),), table)


def _row(name: str, items: Iterable[Item]) -> tuple[str, ...]:
    tones = [item.tone for item in items]
    return (name, *(str(tones.count(tone)) for tone in _TONES), str(len(tones)))


def _appearances(edition: Edition) -> Iterable[str]:
    copies = sum(len(item.copies) for item in edition.items)
    if edition.items:
        shown = padded(len(edition.items) + copies)
        yield f"Lượt đăng: {shown} ({padded(len(edition.items))} tin, bài và {padded(copies)} lượt đăng lại)."
    if edition.late_copies:
        yield f"Ngoài ra có {padded(edition.late_copies)} lượt đăng lại mới của tin, bài đã nêu ở các số trước."


def _previous(edition: Edition) -> str:
    if edition.previous_items is None:
        return f"So với số trước: {UNKNOWN}."
    moved = change(len(edition.items), edition.previous_items)
    return f"So với số trước: {moved} (số trước {padded(edition.previous_items)} tin, bài)."


def _week(edition: Edition) -> str:
    counts = edition.week_items
    if not counts:
        return f"Trung bình 07 số trước: {UNKNOWN}."
    mean = decimal(Decimal(sum(counts)) / len(counts), 1)
    return f"Trung bình {padded(len(counts))} số trước: {mean} tin, bài."
