"""How often `compare` is right over pairs of statement and evidence, written by hand.

pairs_own.jsonl brings its own evidence; pairs_tuned.jsonl and pairs_unseen.jsonl speak of recorded articles. The two halves of
pairs_hard (odd and even of 240 pairs, written before the code was read) are harder than the press: numbers in words, other
units, plans, denials, parts, swapped roles, headlines, a few in English. Nothing is tuned to pairs_unseen:
nobody reads its pairs, and what is missed of them is not looked at. pairs_hard_unseen was closed at first and is open now.

pairs_hard_blind.jsonl (204 pairs after recorded articles and items of the press, every n-th, all told in other words; 93
conflict, 61 agree, 50 are not enough) was written without the code, its rules or the other pairs in view. Its totals only are
looked at: nobody who works on `compare` reads it, or measures it with --errors.

pairs_hard_more.jsonl (236 pairs: 108 conflict, 70 agree, 58 are not enough) is open: whoever works on `compare` reads it,
tunes to it and measures it with --errors, so its figures promise nothing. Evidence and statements are in other words, after
recorded articles and items of the press; where an item is only a line or two, details are made up.
"""

from tests.measure_compare import PAIRS, figures, judged, rows_of

TUNED, OWN = PAIRS
UNSEEN = TUNED.with_name("pairs_unseen.jsonl")
HARD_TUNED, HARD_UNSEEN = (TUNED.with_name(f"pairs_hard_{name}.jsonl") for name in ("tuned", "unseen"))
HARD_MORE = TUNED.with_name("pairs_hard_more.jsonl")
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


def test_hard_pairs_are_judged_well():
    came = figures(list(judged(rows_of([HARD_TUNED]), HARD_TUNED)))
    assert came.pairs >= 120
    assert came.precision >= 0.94
    assert came.recall >= 0.88
    assert came.right >= 0.85


def test_the_other_half_that_was_closed_at_first_is_judged_as_well():
    came = figures(list(judged(rows_of([HARD_UNSEEN]), HARD_UNSEEN)))
    assert came.pairs >= 120
    assert came.precision >= 0.96
    assert came.recall >= 0.79


def test_the_open_pairs_told_in_other_words_are_judged_well():
    came = figures(list(judged(rows_of([HARD_MORE]), HARD_MORE)))
    assert came.pairs >= 230
    assert came.precision >= 0.90
    assert came.recall >= 0.69
