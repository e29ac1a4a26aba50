"""Whether a tree holds for one text, and what made it hold."""

import pytest

from monitor.query.evaluate import evaluate, terms_of
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse

TEXT = ["a", "b", "c", "c"]


def find(term):
    return [(key, n) for n, key in enumerate(TEXT) if (key,) == term.keys]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("a", [0]),
        ("x", None),
        ("c a", [2, 3, 0]),
        ("a x", None),
        ("x OR b", [1]),
        ("b OR a", [1, 0]),
        ("a AND NOT x", [0]),
        ("a AND NOT b", None),
        ("a NOT (b x)", [0]),
        ("a NOT (b AND NOT x)", None),
        ("a OR a OR (a b)", [0, 1]),
    ],
)
def test_the_places_of_what_made_it_hold_come_in_the_order_of_the_query(query, places):
    found = evaluate(parse(query, SEARCH_FIELDS), find)
    assert (None if found is None else [n for _, n in found]) == places


def test_values_and_days_are_asked_elsewhere():
    tree = parse("a tone:tich-cuc NOT published:2026-01-01", SEARCH_FIELDS)
    assert evaluate(tree, find, lambda leaf: leaf.field == "tone") == (("a", 0),)
    assert evaluate(tree, find, lambda _: True) is None
    assert evaluate(parse("tone:tich-cuc", SEARCH_FIELDS), find, lambda _: True) == ()
    with pytest.raises(TypeError, match="tone"):
        evaluate(tree, find)


def test_all_terms_are_told_those_not_wanted_too():
    tree = parse("a (b OR NOT c d) NOT tone:tich-cuc", SEARCH_FIELDS)
    assert [term.text for term in terms_of(tree)] == ["a", "b", "c", "d"]
