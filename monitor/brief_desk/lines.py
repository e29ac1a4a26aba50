"""What `monitor briefing` prints, as lines and as JSON. Not here: its options (commands.py), briefings themselves."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from monitor.briefing import Briefing, BriefItem
from monitor.briefings.difference import Changed, Difference
from monitor.briefings.freezing import Made
from monitor.periods import Period

_MOST = 20  # lines of one kind; JSON has all
_WIDE = 90  # letters of a title


def made_lines(made: Made, paths: Sequence[Path], seconds: float) -> Iterator[str]:
    """What was made, and how far it may be relied on."""
    briefing = made.briefing
    appearances = sum(1 + len(item.copies) for item in briefing.items)
    yield (
        f"briefing {briefing.period.name}: {len(briefing.items)} items, {appearances} appearances, "
        f"{len(briefing.stories)} stories, {len(briefing.cases)} cases; {_standing(briefing)}"
    )
    if not briefing.items:
        yield "no item appeared in the period: the documents say so"
    if briefing.everything:
        yield "all of the country was in scope: a trial"
    if briefing.failed:
        yield f"{len({each.id for each in briefing.failed})} sources gave nothing on some days; the report names them"
    for why in dict.fromkeys((briefing.before.missing, briefing.year_before.missing)):
        if why:
            yield f"not compared: {why}"
    yield from (str(path) for path in paths)
    yield f"{len(paths)} files in {seconds:.1f} s"


def made_json(made: Made, paths: Sequence[Path], seconds: float) -> Iterator[str]:
    """The same as one object."""
    briefing = made.briefing
    yield _json(
        {
            "period": briefing.period.name,
            "first": briefing.period.first.isoformat(),
            "last": briefing.period.last.isoformat(),
            "over": briefing.over,
            "frozen_by": briefing.frozen_by,
            "made_at": briefing.made_at.isoformat(),
            "items": len(briefing.items),
            "appearances": sum(1 + len(item.copies) for item in briefing.items),
            "stories": len(briefing.stories),
            "cases": len(briefing.cases),
            "not_compared": {"before": briefing.before.missing, "year_before": briefing.year_before.missing},
            "files": [str(path) for path in paths],
            "seconds": round(seconds, 1),
        }
    )


def different_lines(period: Period, found: Difference) -> Iterator[str]:
    """What is different today, the first of each kind."""
    if found.nothing:
        yield f"briefing {period.name}: nothing is different today"
    else:
        items, appearances = _moved(found.items), _moved(found.appearances)
        yield f"briefing {period.name}: items {items}, appearances {appearances}"
    yield from _some("came later", [_item(item) for item in found.added])
    yield from _some("no longer counted", [_item(item) for item in found.removed])
    yield from _some("other labels", [_relabelled(each) for each in found.changed if each.labels])
    yield from _some(
        "other words", [f"{_item(each.now)}: {', '.join(each.words)}" for each in found.changed if each.words]
    )
    yield from _some(
        "other reprints", [f"{_item(each.now)}: {each.copies:+d}" for each in found.changed if each.copies]
    )
    yield from _some(
        "told in one story now",
        [f"story {each.into}: {each.items} items of stories {_list(each.stories)}" for each in found.merged],
    )
    yield from _some(
        "told in several stories now",
        [f"story {each.story}: {each.items} items, now of stories {_list(each.stories)}" for each in found.split],
    )
    if found.other:
        yield f"other than then: {', '.join(found.other)}"
    if len(set(found.rules)) > 1:
        yield "the rules are others than then"


def different_json(found: Difference) -> Iterator[str]:
    """All of it as one object."""
    yield _json(
        {
            "items": found.items,
            "appearances": found.appearances,
            "added": [_row(item) for item in found.added],
            "removed": [_row(item) for item in found.removed],
            "changed": [
                _row(each.now)
                | {
                    "labels": {name: [_value(each.then, name), _value(each.now, name)] for name in each.labels},
                    "words": list(each.words),
                    "copies": each.copies,
                }
                for each in found.changed
            ],
            "merged": [{"into": each.into, "stories": each.stories, "items": each.items} for each in found.merged],
            "split": [{"story": each.story, "stories": each.stories, "items": each.items} for each in found.split],
            "other": found.other,
            "rules": found.rules,
        }
    )


def _standing(briefing: Briefing) -> str:
    if briefing.frozen_by:
        at = briefing.made_at.astimezone(ZoneInfo(briefing.timezone))
        return f"frozen by {briefing.frozen_by} on {at:%Y-%m-%d}"
    return "not frozen, as it stands now" if briefing.over else "a draft: the period is not over"


def _some(what: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{what}: {len(lines)}"
        yield from (f"  {line}" for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield f"  … and {len(lines) - _MOST} more; --json has all"


def _relabelled(each: Changed) -> str:
    said = (f"{name} {_words(_value(each.then, name))} → {_words(_value(each.now, name))}" for name in each.labels)
    return f"{_item(each.now)}: {'; '.join(said)}"


def _value(item: BriefItem, name: str) -> Any:
    return getattr(item, name)


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "-"
    return "-" if value is None else str(value)


def _item(item: BriefItem) -> str:
    return f"clip {item.clip}, {item.outlet}: {item.title[:_WIDE]}"


def _row(item: BriefItem) -> dict[str, Any]:
    return {"clip": item.clip, "outlet": item.outlet, "title": item.title, "published": item.published.isoformat()}


def _moved(pair: tuple[int, int]) -> str:
    return f"{pair[0]} → {pair[1]}"


def _list(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
