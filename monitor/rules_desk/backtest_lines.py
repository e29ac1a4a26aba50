"""A backtest in words and as JSON. Not here: what it found (backtest)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import tzinfo

from monitor.model import Evidence
from monitor.rules_desk.backtest import Backtest, Case, Change
from monitor.rules_desk.wrapped import wrapped
from monitor.tagging import json_line

_SHOWN = 30  # articles of a kind; --json has all
_WORDS = 4  # pieces of evidence


def backtest_lines(found: Backtest, zone: tzinfo) -> Iterator[str]:
    """*found* for people, at most 100 columns but for long names; days are those of *zone*."""
    since, until = (f"{at.astimezone(zone):%d/%m/%Y}" for at in (found.since, found.until))
    yield f"articles published from {since} to {until}: {found.articles}; labels differ in {found.touched}"
    yield f"rules as saved {found.saved}, as changed {found.changed}"
    if found.saved == found.changed:
        yield "the changed rules are the saved ones"
    for change in found.changes:
        yield ""
        yield f"{change.label.kind} {change.label.name}: adds {len(change.adds)}, removes {len(change.removes)}"
        yield from _cases("+", change.adds, zone)
        yield from _cases("-", change.removes, zone)
    yield ""
    yield "Nothing is saved. Labels that people decided are left aside: they stay whatever the rules say."
    yield "Only what is in the archive was looked at; of the crawled articles it keeps those in scope."


def backtest_json(found: Backtest) -> str:
    """The same as one JSON object with every article; times ISO 8601 in UTC."""
    row = {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "saved": found.saved,
        "changed": found.changed,
        "articles": found.articles,
        "touched": found.touched,
        "labels": [_change_row(change) for change in found.changes],
    }
    return json_line(row)


def quoted(evidence: Sequence[Evidence], limit: int = _WORDS) -> str:
    """The different words of *evidence* with how often they stand there, the headline's marked."""
    times = Counter((each.text.casefold(), each.field) for each in evidence)
    written = {(each.text.casefold(), each.field): each.text for each in reversed(evidence)}
    parts = [
        f"“{written[key]}”"
        + (" in the headline" if key[1] == "title" else "")
        + (f" {count} times" if count > 1 else "")
        for key, count in times.items()
    ]
    more = [f"{len(parts) - limit} more"] if len(parts) > limit else []
    return ", ".join([*parts[:limit], *more])


def _cases(mark: str, cases: Sequence[Case], zone: tzinfo) -> Iterator[str]:
    for case in cases[:_SHOWN]:
        day = f"{case.published.astimezone(zone):%d/%m/%Y}"
        yield from wrapped(f"{mark} {day}  {case.outlet}: {case.title} (clip {case.clip})", "  ")
        if case.evidence:
            yield from wrapped(quoted(case.evidence), "      ")
    if len(cases) > _SHOWN:
        yield f"  {mark} and {len(cases) - _SHOWN} more; --json lists all"


def _change_row(change: Change) -> dict[str, object]:
    return {
        "kind": change.label.kind,
        "label": change.label.name,
        "adds": [_case_row(case) for case in change.adds],
        "removes": [_case_row(case) for case in change.removes],
    }


def _case_row(case: Case) -> dict[str, object]:
    return {
        "id": case.clip,
        "published": case.published.isoformat(),
        "outlet": case.outlet,
        "title": case.title,
        "url": case.url,
        "evidence": [
            {"field": e.field, "start": e.start, "end": e.end, "text": e.text, "rule": e.rule} for e in case.evidence
        ],
    }
