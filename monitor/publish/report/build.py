"""A week or a month as its editions told it: editions in, one frozen `Report` out; what is kept of it, and back again.

It tells no article anew: what it says is counted and chosen from the items of editions that were cut. Not here: its
words (report/view.py), which editions belong to it (pipeline), keeping it (store).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from operator import methodcaller
from typing import Any, get_args

from monitor.errors import StoreError
from monitor.model import DayNote, Edition, Group, Item, LateCopy, Report, ReportStory, Totals
from monitor.publish.edition.freeze import case_line
from monitor.publish.edition.late import late_rank

CountHouses = Callable[[Iterable[str]], int]


@dataclass(frozen=True, slots=True)
class Told:
    """An item, and the edition that told it."""

    edition: Edition
    item: Item


def told_in(editions: Sequence[Edition]) -> Iterator[Told]:
    """Every item of *editions*, as they were read, each with the reprints that a later one of them found."""
    late = _by_original(editions)
    return (
        Told(edition, _reprinted(item, late[item.clip]) if item.clip in late else item)
        for edition in editions
        for item in edition.items
    )


def told_before(editions: Sequence[Edition]) -> tuple[LateCopy, ...]:
    """What *editions* found printed again of articles that none of them told; each once, with all its new appearances."""
    here = {item.clip for edition in editions for item in edition.items}
    late = [_joined(each) for clip, each in _by_original(editions).items() if clip not in here]
    return tuple(sorted(late, key=late_rank))


def only_counted(editions: Iterable[Edition]) -> int:
    """New reprints of which older editions kept no more than the number."""
    return sum(edition.late_copies for edition in editions)


def _by_original(editions: Iterable[Edition]) -> dict[int, list[LateCopy]]:
    late: dict[int, list[LateCopy]] = {}
    for edition in editions:
        for each in edition.late:
            late.setdefault(each.original.clip, []).append(each)
    return late


def _reprinted(item: Item, late: Sequence[LateCopy]) -> Item:
    copies = (copy for each in late for copy in each.original.copies)
    return replace(item, copies=(*item.copies, *copies), family=late[-1].original.family or item.family)


def _joined(late: Sequence[LateCopy]) -> LateCopy:
    """As the last of them says it, with the new appearances and the flags of all."""
    last = late[-1]
    return replace(
        last,
        original=replace(last.original, copies=tuple(copy for each in late for copy in each.original.copies)),
        critical=any(each.critical for each in late),
        flags=tuple(dict.fromkeys(flag for each in late for flag in each.flags)),
    )


def totals_of(period: str, editions: Sequence[Edition]) -> Totals:
    """The sums over *editions*, which are those of *period*."""
    items = [told.item for told in told_in(editions)]
    groups: tuple[Group, ...] = get_args(Group)
    return Totals(
        period=period,
        items=len(items),
        appearances=appearances(items),
        judged=sum(item.tone is not None for item in items),
        critical=sum(item.tone == "tieu-cuc" for item in items),
        groups=tuple((group, sum(item.group == group for item in items)) for group in groups),
    )


def appearances(items: Iterable[Item]) -> int:
    """How often *items* were printed, each of them and its reprints."""
    return sum(1 + len(item.copies) for item in items)


def stories_of(editions: Sequence[Edition], count_houses: CountHouses) -> tuple[ReportStory, ...]:
    """How widely each story was told over *editions*; *count_houses* says how many owners outlets have."""
    outlets: dict[int, set[str]] = {}
    for told in told_in(editions):
        if told.item.story:
            outlets.setdefault(told.item.story.id, set()).update(outlets_of([told.item]))
    return tuple(ReportStory(id_, len(names), count_houses(names)) for id_, names in sorted(outlets.items()))


def outlets_of(items: Iterable[Item]) -> set[str]:
    """Who printed *items*, reprints included."""
    return {name for item in items for name in (item.outlet, *(copy.outlet for copy in item.copies))}


def dump_report(report: Report) -> str:
    """JSON with sorted keys. Its editions, frozen themselves, are named by their numbers."""
    row = asdict(replace(report, editions=())) | {"editions": [edition.number for edition in report.editions]}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=methodcaller("isoformat"))


def load_report(text: str, edition: Callable[[int], Edition]) -> Report:
    """The report that `dump_report` wrote; *edition* gives a frozen edition by its number. Raises StoreError."""
    try:
        row = json.loads(text)
        numbers = [int(number) for number in row["editions"]]
        values = _values(row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"a kept report cannot be read ({error!r}); restore the database from a backup") from error
    return Report(**values, editions=tuple(edition(number) for number in numbers))


def _values(row: dict[str, Any]) -> dict[str, Any]:
    values = {field.name: row[field.name] for field in fields(Report) if field.name not in ("editions", "cases")}
    values |= {name: date.fromisoformat(row[name]) for name in ("first", "last")}
    values["made_at"] = datetime.fromisoformat(row["made_at"])
    values["stories"] = tuple(ReportStory(**each) for each in row["stories"])
    values["previous"] = _totals(row["previous"]) if row["previous"] else None
    values["missing"] = tuple(date.fromisoformat(day) for day in row["missing"])
    values |= {name: tuple(_note(each) for each in row[name]) for name in ("rested", "coming")}
    if row.get("cases") is not None:  # of a report that knows of cases
        values["cases"] = tuple(case_line(each) for each in row["cases"])
    return values


def _totals(row: dict[str, Any]) -> Totals:
    return Totals(**row | {"groups": tuple((group, count) for group, count in row["groups"])})


def _note(row: dict[str, Any]) -> DayNote:
    return DayNote(**row | {"day": date.fromisoformat(row["day"])})
