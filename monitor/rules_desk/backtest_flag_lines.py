"""A backtest of flags in words and as JSON. Not here: what it found (backtest_flags)."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from monitor.rules_desk.backtest_flags import FlagBacktest, FlagCase, KindChange
from monitor.rules_desk.wrapped import wrapped
from monitor.tagging import json_line

_SHOWN = 30  # articles of a kind; --json has all


def flag_lines(found: FlagBacktest, zone: tzinfo) -> Iterator[str]:
    """*found* for people, at most 100 columns but for long names; days are those of *zone*."""
    since, until = (f"{at.astimezone(zone):%d/%m/%Y}" for at in (found.since, found.until))
    yield f"articles published from {since} to {until}: {found.articles}; flags differ in {found.touched}"
    yield f"rules as saved {found.saved}, as changed {found.changed}"
    yield "flags by the saved rules {}, by the changed ones {}".format(*found.flags)
    if found.saved == found.changed:
        yield "the changed rules are the saved ones"
    for change in found.changes:
        yield ""
        moves = f", moves {change.moves} to another place in the queue" if change.moves else ""
        yield f"{change.kind}: adds {len(change.adds)}, removes {len(change.removes)}{moves}"
        yield from _cases("+", change.adds, zone)
        yield from _cases("-", change.removes, zone)
    yield ""
    yield "Nothing is saved. What people decided of flags stays whatever the rules say."
    yield "Only what is in the archive was looked at; of the crawled articles it keeps those in scope."


def flag_json(found: FlagBacktest) -> str:
    """The same as one JSON object with every flag; times ISO 8601 in UTC."""
    row = {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "saved": found.saved,
        "changed": found.changed,
        "articles": found.articles,
        "touched": found.touched,
        "flags_saved": found.flags[0],
        "flags_changed": found.flags[1],
        "kinds": [_change_row(change) for change in found.changes],
    }
    return json_line(row)


def _cases(mark: str, cases: Sequence[FlagCase], zone: tzinfo) -> Iterator[str]:
    for case in cases[:_SHOWN]:
        day = f"{case.published.astimezone(zone):%d/%m/%Y}"
        yield from wrapped(f"{mark} {day}  {case.outlet}: {case.title} (clip {case.clip})", "  ")
        yield from wrapped(case.flag.explanation, "      ")
    if len(cases) > _SHOWN:
        yield f"  {mark} and {len(cases) - _SHOWN} more; --json lists all"


def _change_row(change: KindChange) -> dict[str, object]:
    return {
        "kind": change.kind,
        "adds": [_case_row(case) for case in change.adds],
        "removes": [_case_row(case) for case in change.removes],
        "moves": change.moves,
    }


def _case_row(case: FlagCase) -> dict[str, object]:
    flag = case.flag
    return {
        "id": case.clip,
        "published": case.published.isoformat(),
        "outlet": case.outlet,
        "title": case.title,
        "url": case.url,
        "sentence": flag.sentence,
        "found": flag.found,
        "expected": flag.expected,
        "fact": flag.fact,
        "explanation": flag.explanation,
        "score": flag.score,
    }
