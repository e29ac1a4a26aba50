"""What `monitor find` prints of what bears on a statement. Not here: finding it (finding.py)."""

import json
from collections.abc import Iterator, Sequence

from monitor.archive.finding import Bearing
from monitor.model import Comparison

_VERDICTS = {"agrees": "agrees", "conflicts": "conflicts", "not-enough": "not enough to tell"}


def bearing_json(found: Sequence[Bearing]) -> str:
    """One JSON array, best first (DESIGN section 7); `verdict` is null where nothing was compared."""
    return json.dumps([_row(each) for each in found], ensure_ascii=False)


def bearing_lines(found: Sequence[Bearing]) -> Iterator[str]:
    """For each its score, kind, id and title, its address, the words that bear on the statement, and how they compare."""
    for each in found:
        yield f"{each.score:.2f}  {each.kind} {each.id}: {each.title}"
        yield f"    {each.url}"
        if each.sentence != each.title:
            yield f"    {each.sentence}"
        if each.comparison:
            yield f"    {_compared(each.comparison)}"
    if not found:
        yield "nothing found"


def _compared(comparison: Comparison) -> str:
    differences = "; ".join(
        f"{each.kind}: the statement gives “{each.found}”, this “{each.expected}”" for each in comparison.differences
    )
    return _VERDICTS[comparison.verdict] + (f": {differences}" if differences else "")


def _row(each: Bearing) -> dict[str, object]:
    return {
        "id": int(each.id) if each.kind == "article" else each.id,
        "url": each.url,
        "title": each.title,
        "kind": each.kind,
        "score": each.score,
        "sentence": each.sentence,
        "verdict": each.comparison.verdict if each.comparison else None,
    }
