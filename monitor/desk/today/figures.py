"""The figures of the first page; each knows the list that it counts. Not here: counting (lists), what waits (waiting.py)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from monitor.config import Digest
from monitor.desk.lists import ClipIndex, Filters
from monitor.desk.shown.sparkline import Sparkline, sparkline
from monitor.desk.shown.words import OUTLET_GROUPS, TONE_NAMES
from monitor.model import Group, ToneValue

MONTH = 30  # days of the curve
_FOREIGN: tuple[Group, ...] = ("nuoc-ngoai", "doi-ngoai")
_TONES: tuple[ToneValue, ...] = ("tieu-cuc", "nhieu-chieu", "trung-tinh", "tich-cuc")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, and the list that it counts."""

    words: str
    count: int
    path: str
    urgent: bool = False  # somebody should look, as soon as there is one


@dataclass(frozen=True, slots=True)
class Heading:
    """Figures under one heading."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the curve."""

    day: date
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Month:
    """The last MONTH days."""

    days: tuple[Day, ...]  # the newest first
    curve: Sparkline
    total: Figure
    most: Day
    tones: tuple[Figure, ...]
    groups: tuple[Figure, ...]


def path_of(clips: str, filters: Filters) -> str:
    """The address of the list that *filters* ask for, at the path *clips*."""
    asked = urlencode(list(filters.pairs()))
    return f"{clips}?{asked}" if asked else clips


def since_yesterday(today: date) -> Filters:
    """What was published yesterday and today."""
    return Filters(when="days", first=today - timedelta(days=1), last=today)


def new_clips(index: ClipIndex, digest: Digest, topics: Mapping[str, str], clips: str) -> tuple[Heading, ...]:
    """What came since yesterday, by what the digest looks at; *topics* are labels by id."""
    new = since_yesterday(index.today)
    figure = _counter(index, clips)
    negative = [
        figure("Tiêu cực về tỉnh", replace(new, tone=("tieu-cuc",)), True),
        figure("Nhiều chiều về tỉnh", replace(new, tone=("nhieu-chieu",)), True),
        *(
            figure(topics.get(id_, id_), replace(new, topic=(id_,), province=("central",)), True)
            for id_ in digest.critical_topics
        ),
        figure("Cần kiểm chứng", replace(new, state=("flagged",)), True),
    ]
    national = [figure(topics.get(id_, id_), replace(new, topic=(id_,))) for id_ in digest.national_topics]
    headings = [figure(each.label, replace(new, topic=each.topics)) for each in digest.headings]
    foreign = [figure(OUTLET_GROUPS[group], replace(new, group=(group,))) for group in _FOREIGN]
    return (
        Heading("Phản ánh về tỉnh", tuple(negative)),
        Heading("Biên giới, chủ quyền và chủ đề quốc gia", tuple(national)),
        Heading("Theo đề mục điểm báo", tuple(headings)),
        Heading("Báo chí nước ngoài, đối ngoại", tuple(foreign)),
    )


def first_to_look_at(index: ClipIndex, digest: Digest, most: int) -> tuple[int, ...]:
    """The newest articles since yesterday that nobody looked through and somebody should: critical of the province, or flagged."""
    new = replace(since_yesterday(index.today), state=("unreviewed",))
    asked = [replace(new, tone=("tieu-cuc", "nhieu-chieu")), replace(new, state=("unreviewed", "flagged"))]
    if digest.critical_topics:
        asked.append(replace(new, topic=digest.critical_topics, province=("central",)))
    found = 0
    for each in asked:
        found |= index.select(each).all
    return tuple(article for article, _ in zip(index.newest_first(found), range(most), strict=False))


def month(index: ClipIndex, clips: str) -> Month:
    """The last MONTH days: a curve, and what they hold by tone and by group of outlets."""
    counts, today = index.per_day(MONTH, index.today), index.today
    days = tuple(
        Day(day, count, path_of(clips, Filters(when="days", first=day, last=day)))
        for back, count in enumerate(reversed(counts))
        for day in [today - timedelta(days=back)]
    )
    asked = Filters(when="30")
    found = index.select(asked)
    tones, groups = found.counts("tone"), found.counts("group")
    return Month(
        days,
        sparkline(counts),
        Figure(f"tin, bài trong {MONTH} ngày", found.count, path_of(clips, asked)),
        max(days, key=lambda each: each.count),
        tuple(
            Figure(TONE_NAMES[tone], tones.get(tone, 0), path_of(clips, replace(asked, tone=(tone,))))
            for tone in _TONES
        ),
        tuple(
            Figure(words, groups[group], path_of(clips, replace(asked, group=(group,))))
            for group, words in OUTLET_GROUPS.items()
            if groups.get(group)
        ),
    )


def _counter(index: ClipIndex, clips: str) -> Callable[..., Figure]:
    def figure(words: str, filters: Filters, urgent: bool = False) -> Figure:
        return Figure(words, index.select(filters).count, path_of(clips, filters), urgent)

    return figure
