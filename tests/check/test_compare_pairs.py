"""How often `compare` is right over pairs of statement and evidence, written by hand.

pairs_own.jsonl brings its own evidence; pairs_tuned.jsonl speaks of recorded articles. Both were seen while tuning; what
holds for others is measured elsewhere (tests/measure_compare.py FILE).
"""

from tests.measure_compare import PAIRS, figures, judged, rows_of

TUNED, OWN = PAIRS
ARTICLES = ("data", "fulltext", "baomoi-2017.jsonl.gz")


def test_few_traps_are_taken_for_conflicts():
    came = figures(list(judged(rows_of([OWN]), OWN)))
    assert came.pairs >= 70
    assert came.precision >= 0.92
    assert came.recall >= 0.85
    assert came.right >= 0.85


def test_statements_about_recorded_articles_are_judged_well(shared):
    came = figures(list(judged(rows_of([TUNED]), shared.joinpath(*ARTICLES))))
    assert came.pairs >= 140
    assert came.precision >= 0.96
    assert came.recall >= 0.85
    assert came.right >= 0.88
