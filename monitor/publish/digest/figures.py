"""Section VIII: the figures of an edition, counted from its items. Not here: any figure that is not in the edition.

In a group's part, its own figures and those of the whole edition stand apart, each under its name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from monitor.model import Edition, Group, Item, Spike, ToneValue
from monitor.publish.digest.items import TONES
from monitor.publish.digest.late import late_figure
from monitor.publish.digest.places import list_anchor
from monitor.publish.edition.counts import nothing_read
from monitor.publish.edition.extract import LIST, Portion
from monitor.publish.view_values import Part, Section, Table
from monitor.vietnamese.wording import change, decimal, listed, padded

NO_FIGURES = "Không có tin, bài trong kỳ."
NO_FIGURES_HERE = "Không có tin, bài trong bản trích này."
UNKNOWN = "chưa có số liệu"
NOT_COMPARED = "không so sánh (chưa rà soát được nguồn)"
_TONES: tuple[ToneValue | None, ...] = (*TONES, None)
_COLUMNS = ("Nhóm báo", "Tích cực", "Trung tính", "Nhiều chiều", "Tiêu cực", "Không xét", "Tổng")
_NAMED_SOURCES = 5


def figures(told: Portion, names: Mapping[Group, str]) -> Section:
    """Items by outlet group (called as in *names*) and tone, appearances, and the comparison with earlier editions."""
    items, whole = told.chosen, told.whole
    nothing = NO_FIGURES_HERE if told.partial else NO_FIGURES
    own = tuple(_appearances(items)) if items else (nothing,)
    compared = (*late_figure(whole), *_compared(whole), *_spikes(told))
    if told.partial:
        heading = f"Cả bản tin số {whole.number:03d}: {padded(len(whole.items))} tin, bài"
        parts: tuple[Part, ...] = (
            Part("", (*own, *(late_figure(told.edition) if told.edition.late else ()))),
            Part(heading, (*_appearances(whole.items), *compared)),
        )
    else:
        parts = (Part("", (*own, *compared)),)
    return Section("VIII", "SỐ LIỆU", parts, _table(told, names) if items else None)


def _table(told: Portion, names: Mapping[Group, str]) -> Table:
    items = told.chosen
    rows = [_row(name, (i for i in items if i.group == group)) for group, name in names.items()]
    anchors = (*(list_anchor(group) for group in names), LIST)
    caption = f"Thuộc phạm vi bản trích này ({padded(len(items))} tin, bài):" if told.partial else ""
    return Table(_COLUMNS, (*rows, _row("Tổng", items)), caption, anchors)


def _row(name: str, items: Iterable[Item]) -> tuple[str, ...]:
    tones = [item.tone for item in items]
    return (name, *(str(tones.count(tone)) for tone in _TONES), str(len(tones)))


def _appearances(items: Sequence[Item]) -> Iterator[str]:
    copies = sum(len(item.copies) for item in items)
    if items:
        shown = padded(len(items) + copies)
        yield f"Lượt đăng: {shown} ({padded(len(items))} tin, bài và {padded(copies)} lượt đăng lại)."


def _compared(edition: Edition) -> tuple[str, ...]:
    """Nothing is compared with a day of which nothing is known."""
    if nothing_read(edition):
        return (f"So với số trước, trung bình các số trước: {NOT_COMPARED}.",)
    return (_previous(edition), _week(edition))


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


def _spikes(told: Portion) -> Iterator[str]:
    topics = told.extract.topics
    return (_spike(spike) for spike in told.whole.spikes if not topics or spike.topic in topics)


def _spike(spike: Spike) -> str:
    """News is told from what the program itself caused: reading late what it had missed, or a source it did not read."""
    mean = f"trung bình {padded(spike.days)} ngày trước: {decimal(spike.mean, 1)}"
    counted = f"{padded(spike.count)} tin, bài trong 24 giờ ({mean})"
    if spike.cause == "news":
        return f"Chủ đề {spike.label} tăng đột biến: {counted}."
    why = "máy đọc bù nguồn trước đó chưa đọc được" if spike.cause == "catch-up" else "có nguồn mới được theo dõi"
    whose = listed(spike.sources, _NAMED_SOURCES, "nguồn")
    return (
        f"Chủ đề {spike.label}: {counted}; số tăng do {why} ({whose}), chưa kết luận được là báo chí đưa tin nhiều hơn."
    )
