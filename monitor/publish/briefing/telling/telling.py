"""What every chapter needs to tell a briefing: its values, its words, its figures. Not here: any chapter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from monitor.briefing import Briefing, BriefItem, Figure, Want
from monitor.config.briefing import BriefingRules
from monitor.periods import Period
from monitor.publish.briefing.count import Counting, counting
from monitor.publish.briefing.telling.wording import amount, during, period_name, unit
from monitor.publish.briefing.values import Cell, Grid, Section, Sentence
from monitor.vietnamese.wording import clock, in_marks, padded, short_day, shortened

LONGEST = 160  # letters of a headline


@dataclass(frozen=True, slots=True)
class Telling:
    """A briefing on its way into words."""

    briefing: Briefing
    rules: BriefingRules
    counted: Counting
    known: Mapping[str, str]  # names that may stand in any sentence
    labels: Mapping[str, str]  # of topics, by id
    told: Mapping[int, BriefItem]  # items by clip
    failed_on: Mapping[date, frozenset[str]]  # ids of the sources that failed on a day

    def say(self, key: str, figures: Iterable[Figure] = (), **values: str) -> Sentence:
        """The sentence *key*, as the office words it."""
        return Sentence(self.phrase(key, **values), figures=tuple(figures))

    def phrase(self, key: str, **values: str) -> str:
        """The same as part of another."""
        return self.rules.sentence(key).format_map({**self.known, **values})

    def heading(self, key: str) -> str:
        """The heading *key*."""
        return self.rules.heading(key).format_map(self.known)

    def chapter(self, key: str) -> str:
        """The heading of a chapter, in capitals."""
        return self.heading(key).upper()

    def blank(self, key: str) -> Sentence:
        """A place for people."""
        return Sentence(f"[cán bộ điền: {self.rules.blank(key).format_map(self.known)}]", blank=True)

    def count(self, want: Want) -> Figure:
        """How many items."""
        return self.counted.count(want)

    def printed(self, want: Want) -> Figure:
        """How many appearances."""
        return self.counted.appearances(want)

    @property
    def short(self) -> bool:
        """Whether it is told in few chapters."""
        return self.briefing.period.kind in ("day", "week")

    @property
    def sources_annex(self) -> str:
        """The number of the annex that tells the sources; a short report has its cases in a chapter, not in an annex."""
        return "II" if self.short else "III"

    def day(self, at: datetime) -> date:
        """The day of *at* on the office's calendar."""
        return at.astimezone(ZoneInfo(self.briefing.timezone)).date()

    def headline(self, item: BriefItem) -> str:
        """As "“…” (Báo X, 02/09/2026)"."""
        day = short_day(self.day(item.published))
        return f"{in_marks(shortened(item.title, LONGEST))} ({item.outlet}, {day})"


def telling(briefing: Briefing, rules: BriefingRules) -> Telling:
    """Look at each item once."""
    known = known_words(briefing.period, briefing.office, briefing.province)
    told = {item.clip: item for item in briefing.items}
    return Telling(briefing, rules, counting(briefing), known, dict(briefing.topics), told, _failed_on(briefing))


def known_words(period: Period, office: str, province: str) -> dict[str, str]:
    """The names that may stand in any sentence, and what they stand for."""
    return {
        "period": period_name(period),
        "during": during(period),
        "next": period_name(period.after),
        "before": f"{unit(period)} trước",
        "year_before": "cùng kỳ năm trước",
        "unit": unit(period),
        "office": office,
        "province": province,
    }


def _failed_on(briefing: Briefing) -> dict[date, frozenset[str]]:
    found: dict[date, set[str]] = {}
    for source in briefing.failed:
        for day in source.days:
            found.setdefault(day, set()).add(source.id)
    return {day: frozenset(ids) for day, ids in found.items()}


def made_at(briefing: Briefing) -> str:
    """As "09:00 ngày 01/10/2026"."""
    at = briefing.made_at.astimezone(ZoneInfo(briefing.timezone))
    return f"{clock(at)} ngày {short_day(at.date())}"


# -- what chapters are made of -----------------------------------------------------------------------


def figure_cell(figure: Figure) -> Cell:
    """A figure in a table."""
    return Cell(amount(figure.value), figure, number=figure.value)


def number_cell(number: int | None, none: str = "–") -> Cell:
    """A number that counts no items; *none* where it is not known."""
    return Cell(none) if number is None else Cell(amount(number), number=number)


def or_nil(
    rows: Sequence[tuple[Cell, ...]], columns: Sequence[str], nil: str = "Không có"
) -> tuple[tuple[Cell, ...], ...]:
    """*rows*, or one that says there is none."""
    return tuple(rows) or ((Cell(nil), *(Cell("–") for _ in columns[1:])),)


def some(grid: Grid) -> tuple[Grid, ...]:
    """*grid*, where it has a row; a sentence beside it says that there is none."""
    return (grid,) if grid.rows else ()


def numbered(parts: Sequence[Section], before: str = "") -> tuple[Section, ...]:
    """*parts* as 1, 2, 3, below II.2 as 2.1, 2.2."""
    return tuple(
        Section(f"{before}{n}", part.title, part.sentences, part.grids, part.charts, part.parts)
        for n, part in enumerate(parts, start=1)
    )


def said(number: int) -> str:
    """A number in a sentence: "05"."""
    return padded(number)
