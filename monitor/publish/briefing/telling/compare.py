"""Shares with two decimals, and the same of the periods before, in percentage points. Not here: tables (tables.py).

A share is told of enough items only; what is printed is compared, so that a reader can check it.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from monitor.briefing import Briefing, Compared, Counts, Figure, Want
from monitor.model import Group, ToneValue
from monitor.publish.briefing.telling.telling import Telling, said
from monitor.publish.briefing.telling.wording import period_name
from monitor.publish.briefing.values import Cell, Sentence
from monitor.publish.digest.items import TONES
from monitor.vietnamese.wording import change, decimal


@dataclass(frozen=True, slots=True)
class Other:
    """A period that this one is compared with, and how it is called."""

    words: str  # "quý trước"
    short: str  # over a column: "quý trước", "cùng kỳ"
    compared: Compared

    @property
    def counts(self) -> Counts | None:
        """Its figures; None where it cannot be compared."""
        return self.compared.counts

    @property
    def why(self) -> str:
        """Why it cannot be compared."""
        why = self.compared.missing.strip().rstrip(".")
        return why[:1].lower() + why[1:] or "chưa có số liệu"


def others(telling: Telling) -> tuple[Other, ...]:
    """The period before and the same a year before; of a year they are one."""
    briefing = telling.briefing
    before = Other(telling.known["before"], telling.known["before"], briefing.before)
    if briefing.period.kind == "year":
        return (before,)
    return (before, Other(telling.known["year_before"], "cùng kỳ", briefing.year_before))


def share(part: int, whole: int, least: int) -> Decimal | None:
    """As a percentage of two decimals; None for a whole that is too small to be told in percent."""
    if whole < max(least, 1):
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def percent_words(value: Decimal) -> str:
    """As "19,03%"."""
    return f"{decimal(value, 2)}%"


def share_cell(part: Figure, whole: Figure, least: int, none: str = "–") -> Cell:
    """A share in a table."""
    value = share(part.value, whole.value, least)
    return Cell(none) if value is None else Cell(decimal(value, 2), part, whole, value)


def then_of(counts: Counts, tone: ToneValue, group: Group | None = None) -> tuple[int, int]:
    """How many items of *tone* another period had, and of how many that were judged."""
    tones = dict(counts.tones if group is None else dict(counts.by_group).get(group, ()))
    return tones.get(tone, 0), sum(tones.values())


def beside(telling: Telling, part: Figure, whole: Figure) -> str:
    """As " (12,34%)"; "" where the whole is too small."""
    value = share(part.value, whole.value, telling.rules.smallest_denominator)
    return "" if value is None else f" ({percent_words(value)})"


def of_all(telling: Telling, part: Figure, whole: Figure) -> str:
    """As ", chiếm 12,34% trong tổng số 66 tin, bài"; likewise."""
    value = share(part.value, whole.value, telling.rules.smallest_denominator)
    return "" if value is None else f", chiếm {percent_words(value)} trong tổng số {said(whole.value)} tin, bài"


# -- sentences ---------------------------------------------------------------------------------------


def amount_against(telling: Telling, items: Figure, printed: Figure) -> list[Sentence]:
    """How the number of items moved; of a period that cannot be compared the opening says why."""
    found = []
    for other in others(telling):
        then = other.counts
        if then is None:
            continue
        values = {
            "other": other.words,
            "items_moved": change(items.value, then.items) + _by(items.value, then.items, telling),
            "appearances_moved": change(printed.value, then.appearances),
            "then": period_name(then.period),
            "items_then": said(then.items),
            "appearances_then": said(then.appearances),
        }
        found.append(telling.say("amount_against", (items, printed), **values))
    return found


def _by(now: int, then: int, telling: Telling) -> str:
    value = share(abs(now - then), then, telling.rules.smallest_denominator)
    return "" if value is None or now == then else f" ({percent_words(value)})"


def shares_against(telling: Telling) -> Sentence:
    """The share of each tone, in points against the other periods: one passage; that of both sides stands alone."""
    least, whole = telling.rules.smallest_denominator, telling.count(Want(judged=True))
    names: dict[ToneValue, str] = {
        "tieu-cuc": TONES["tieu-cuc"],
        "tich-cuc": TONES["tich-cuc"],
        "trung-tinh": TONES["trung-tinh"],
        "nhieu-chieu": f"{TONES['nhieu-chieu']} (tính riêng)",
    }
    if share(0, whole.value, least) is None:
        return telling.say("share_small", (whole,), whole=said(whole.value), least=said(least))
    told: list[str] = []
    figures = [whole]
    for tone, name in names.items():
        part = telling.count(Want(tone=tone))
        now = share(part.value, whole.value, least) or Decimal("0.00")
        values = {"tone": name, "share": percent_words(now), "part": said(part.value), "whole": said(whole.value)}
        against = (_again if told else _against)(telling, tone, now)
        told.append(telling.phrase("share_more" if told else "share", **values, against=against))
        figures.append(part)
    return Sentence(f"{'; '.join(told)}.", figures=tuple(figures))


def _against(telling: Telling, tone: ToneValue, now: Decimal) -> str:
    """As ", tăng 0,92 điểm phần trăm so với quý trước"; "" where there is no other period."""
    known = [_points(telling, other, tone, now, other.counts) for other in others(telling) if other.counts]
    return f", {' và '.join(known)}" if known else ""


def _again(telling: Telling, tone: ToneValue, now: Decimal) -> str:
    """The same behind the first of them, which named the periods: ", lần lượt tăng 0,92 và giảm 7,69 điểm phần trăm"."""
    least, moves = telling.rules.smallest_denominator, []
    for other in others(telling):
        if other.counts is None:
            continue
        then = share(*then_of(other.counts, tone), least)
        if then is None or then == now:
            return _against(telling, tone, now)
        moves.append(f"{'tăng' if now > then else 'giảm'} {decimal(abs(now - then), 2)}")
    if len(moves) < 2:
        return _against(telling, tone, now)
    return f", {telling.phrase('points_again', moves=' và '.join(moves))}"


def _points(telling: Telling, other: Other, tone: ToneValue, now: Decimal, counts: Counts) -> str:
    number, judged = then_of(counts, tone)
    then = share(number, judged, telling.rules.smallest_denominator)
    if then is None:
        return telling.phrase("points_small", other=other.words, number=said(judged))
    if now == then:
        return telling.phrase("points_same", other=other.words)
    moved = "tăng" if now > then else "giảm"
    return telling.phrase("points", moved=moved, points=decimal(abs(now - then), 2), other=other.words)


def why_missing(telling: Telling) -> tuple[str, ...]:
    """Which periods cannot be compared, and why; those of one reason together."""
    reasons: dict[str, list[str]] = {}
    for other in others(telling):
        if other.counts is None:
            reasons.setdefault(other.why, []).append(other.words)
    return tuple(telling.phrase("missing", other=" và ".join(names), why=why) for why, names in reasons.items())


def group_then(briefing: Briefing, group: Group) -> int | None:
    """Items of *group* in the period before; None where nothing is known."""
    counts = briefing.before.counts
    return None if counts is None else dict(counts.groups).get(group, 0)
