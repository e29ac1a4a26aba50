"""How often `compare` is right over pairs of statement and evidence, written by hand.

pairs_own.jsonl brings its own evidence; pairs_tuned.jsonl and pairs_unseen.jsonl speak of recorded articles. Nothing is
tuned to pairs_unseen.jsonl: nobody reads its pairs, and what is missed of them is not looked at.
"""

from tests.measure_compare import PAIRS, figures, judged, rows_of

TUNED, OWN = PAIRS
UNSEEN = TUNED.with_name("pairs_unseen.jsonl")
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


def test_a_conflict_is_one_in_nine_of_ten_pairs_that_nothing_was_tuned_to(shared):
    """Precision 0.90 at recall 0.60 is what is promised."""
    came = figures(list(judged(rows_of([UNSEEN]), shared.joinpath(*ARTICLES))))
    assert came.pairs >= 140
    assert came.precision >= 0.90
    assert came.recall >= 0.60
