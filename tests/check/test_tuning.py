"""Every kind of flag can be switched off, weighed and limited by its row of rules/check.toml."""

from typing import get_args

import pytest

from monitor.check.checking import tuned
from monitor.config import Check
from monitor.config.check import FlagKind
from monitor.model import Flag

KINDS = get_args(FlagKind)
FLAGS = tuple(Flag(kind, "Câu trong bài.", "12", "15", "", "Khác nhau.", 0.8, "r1") for kind in KINDS)


def scores(kind, **row):
    """What is left of one flag of each kind, where *kind* is tuned so."""
    tuning = Check.model_validate({"kind": [{"kind": kind, **row}]})
    return {flag.kind: flag.score for flag in tuned(FLAGS, tuning)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("row", "score"),
    [
        ({"enabled": False}, None),
        ({"weight": 0.5}, 0.4),
        ({"least": 0.8}, 0.8),
        ({"least": 0.81}, None),
        ({"weight": 0.5, "least": 0.41}, None),
    ],
)
def test_each_kind_is_tuned_alone(kind, row, score):
    left = scores(kind, **row)

    assert left.pop(kind, None) == score
    assert left == {other: 0.8 for other in KINDS if other != kind}
