"""One text in, one tree out: the syntax; not the errors (test_query_errors.py)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_trees import bare

from monitor.query.fields import RULE_FIELDS, SEARCH_FIELDS
from monitor.query.parse import parse
from monitor.query.show import show
from monitor.query.tree import And, Between, Term, Value


def shown(text, fields=SEARCH_FIELDS):
    return show(parse(text, fields))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("biên giới", "biên AND giới"),
        ('"biên giới"', '"biên giới"'),
        ("“biên giới”", '"biên giới"'),
        ('„biên giới"', '"biên giới"'),
        ("a b OR c", "(a AND b) OR c"),
        ("a OR b c", "a OR (b AND c)"),
        ("a AND NOT b OR c", "(a AND NOT b) OR c"),
        ("a && b || c", "(a AND b) OR c"),
        ("a&&b||c", "(a AND b) OR c"),
        ("a -b", "a AND NOT b"),
        ("a !b", "a AND NOT b"),
        ("-b a", "NOT b AND a"),
        ("+a b", "a AND b"),
        ("a NOT (b OR c)", "a AND NOT (b OR c)"),
        ("((a))", "a"),
        ("a (b (c d))", "a AND b AND c AND d"),
        ("COVID-19", '"COVID-19"'),
        ("12.000 ca", '"12.000" AND ca'),
        ('"hội chợ xuân"~5', '"hội chợ xuân"~5'),
        ('"chợ"~5', "chợ"),
        ("title:lễ", "title:lễ"),
        ("Title:lễ", "title:lễ"),
        ('title:"lễ hội" thu', 'title:"lễ hội" AND thu'),
        ("title:(a OR b) c", "(title:a OR title:b) AND c"),
        ("title:10:30", 'title:"10:30"'),
        ("-title:a b", "NOT title:a AND b"),
        ("41/KH-UBND", '"41/KH-UBND"'),
        ("R&D", '"R&D"'),
        (r"\AND \(a\)", r'"AND" AND "(a)"'),
        (r"vì\:sao", '"vì:sao"'),
        ("and or not", "and AND or AND not"),
        ("title:AND", 'title:"AND"'),
        ("topic:bien-gioi a", "topic:bien-gioi AND a"),
        ("tone:(tich-cuc OR Tieu-Cuc)", "tone:tich-cuc OR tone:tieu-cuc"),
        ('place:"Núi Cao"', 'place:"Núi Cao"'),
        ("published:2026-01-01", "published:2026-01-01"),
        ("published:[2026-01-01 TO 2026-01-01]", "published:2026-01-01"),
        ("published:[ 2026-01-01  TO * ]", "published:[2026-01-01 TO *]"),
        ("published:[* TO 2026-02-01]", "published:[* TO 2026-02-01]"),
        ("NOT published:2026-01-01 a", "NOT published:2026-01-01 AND a"),
        ("vui quá!", 'vui AND "quá!"'),
    ],
)
def test_a_query_has_one_meaning(text, canonical):
    assert shown(text) == canonical
    assert bare(parse(canonical, SEARCH_FIELDS)) == bare(parse(text, SEARCH_FIELDS))


def test_a_word_of_several_syllables_is_a_phrase():
    assert parse("COVID-19", RULE_FIELDS) == Term("COVID-19", ("covid", "19"), "", None, 0, 8)


def test_places_count_code_points_of_the_cleaned_query():
    tree = parse("  đảo   title:“biển cả”  ", RULE_FIELDS)
    assert isinstance(tree, And)
    assert [(part.start, part.end) for part in tree.parts] == [(0, 3), (4, 19)]


def test_decomposed_letters_are_the_same_query():
    import unicodedata

    text = 'title:"lễ hội" đường'
    assert parse(unicodedata.normalize("NFD", text), RULE_FIELDS) == parse(text, RULE_FIELDS)


def test_keys_are_folded_as_those_of_texts():
    assert bare(parse("Hoà", RULE_FIELDS)) == Term("Hoà", ("hòa",))


def test_days_and_values_are_leaves_of_their_own():
    assert parse("published:[2026-01-01 TO 2026-02-01]", SEARCH_FIELDS) == Between(
        "published", date(2026, 1, 1), date(2026, 2, 1), 0, 36
    )
    assert parse("outlet:x", SEARCH_FIELDS) == Value("outlet", "x", 0, 8)


def test_fifty_parentheses_are_read():
    assert shown("(" * 50 + "a" + ")" * 50) == "a"


words = st.sampled_from(
    ["Hoà", "COVID-19", "AND", "a b", 'nói "có"', "c\\d", "e\u0301", "12.000", "x: y", "*?~^[]{}“”"]
)
texts = words | st.text(min_size=1, max_size=8)


@st.composite
def queries(draw, depth=3):
    """A query that may or may not be sound."""
    if depth == 0 or draw(st.booleans()):
        text = draw(texts).replace("\\", "\\\\").replace('"', '\\"')
        name = draw(st.sampled_from(["", "", "title:", "lead:", "outlet:", "place:"]))
        return f'{name}"{text}"' + draw(st.sampled_from(["", "", "~3"]))
    parts = [draw(queries(depth=depth - 1)) for _ in range(draw(st.integers(2, 3)))]
    return "(" + draw(st.sampled_from([" ", " AND ", " OR ", " AND NOT ", " -"])).join(parts) + ")"


@given(queries())
def test_the_canonical_text_parses_to_the_same_tree(query):
    from monitor.errors import QueryError

    try:
        tree = parse(query, SEARCH_FIELDS)
    except QueryError:
        return
    assert bare(parse(show(tree), SEARCH_FIELDS)) == bare(tree)


def test_most_made_queries_are_sound():
    """The property above would say nothing if they were all refused."""
    tree = parse('(("Hoà" AND NOT "x: y") OR (outlet:"AND" AND "c\\\\d"~3))', SEARCH_FIELDS)
    assert show(tree) == '(Hoà AND NOT "x: y") OR (outlet:AND AND "c\\\\d"~3)'
