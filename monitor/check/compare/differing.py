"""A difference between a statement and its evidence, from the two places where it shows.

Not here: finding it (weighing.py, denied.py and their like).
"""

from typing import Literal

from monitor.check.compare.case import Case
from monitor.model import Difference

Span = tuple[int, int]


def difference(
    case: Case, kind: Literal["figure", "date", "name", "place", "denial"], mine: Span, theirs: Span
) -> Difference:
    """What the statement says at *mine* and the evidence at *theirs*."""
    return Difference(
        kind=kind,
        found=case.told.reading.text[slice(*mine)],
        expected=case.given.reading.text[slice(*theirs)],
        found_at=mine,
        expected_at=theirs,
    )
