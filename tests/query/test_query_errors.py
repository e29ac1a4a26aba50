"""A query that cannot be read is told where and what to write; not what a sound one means (test_parse.py)."""

import contextlib
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import InputError, QueryError
from monitor.query.evaluate import evaluate
from monitor.query.fields import RULE_FIELDS, SEARCH_FIELDS, Fields, ValueField
from monitor.query.hints import hints
from monitor.query.parse import parse
from monitor.query.show import show


def error(text, fields=SEARCH_FIELDS):
    with pytest.raises(QueryError) as caught:
        parse(text, fields)
    return caught.value


@pytest.mark.parametrize(
    ("text", "position", "part", "suggestion"),
    [
        ("du lịch titel:lễ", 8, 'unknown field "titel"', "du lịch title:lễ"),
        ("họp 10:30", 4, 'unknown field "10"', 'họp "10:30"'),
        ('a "biên giới', 2, "no closing quote", 'a "biên giới"'),
        ("“biên giới", 0, "no closing quote", '“biên giới"'),
        ('"biên giới” a', 0, "no closing quote", '"biên giới" a'),
        ("(a OR b", 0, "not closed", "(a OR b)"),
        ("a) b", 1, "closes nothing", "a b"),
        (")", 0, "closes nothing", ""),
        ("a ()", 2, "empty", "a"),
        ('a ""', 2, "phrase is empty", "a"),
        ('a title:"…"', 8, "phrase is empty", "a"),
        ("a & b", 2, "no letter and no digit", "a b"),
        ("a - b", 2, "stands alone", "a b"),
        ("a AND", 2, "nothing stands after AND", "a"),
        ("OR a", 0, "nothing stands before OR", "a"),
        ("a AND OR b", 2, "nothing stands after AND", "a OR b"),
        ("a OR )", 2, "nothing stands after OR", ""),  # "a )" would be wrong too
        ("a NOT", 2, "nothing stands after NOT", "a"),
        ("a NOT NOT b", 6, "before the same words", "a NOT b"),
        ("a --b", 3, "before the same words", "a -b"),
        ("NOT a", 0, "NOT alone", ""),
        ("a OR NOT b", 5, "NOT alone", ""),
        ("a AND (NOT b)", 7, "NOT alone", ""),
        ("(-a -b) OR c", 1, "NOT alone", ""),
        ("+a OR b", 0, "must be there", "a OR b"),
        ("biên*", 4, "whole words", "biên"),
        ("b*n", 1, "whole words", ""),
        ("vì sao?", 6, "whole words", "vì sao"),
        ("biển~2", 4, "only after a phrase", "biển"),
        ('"a b"~', 5, "needs the number", '"a b"~5'),
        (f'"{"a " * 11}"~5', 0, "at most 10 syllables", ""),
        ('"a b"~999', 5, "up to 100", '"a b"~100'),
        ("biển^2", 4, "no weight", "biển"),
        ('"a b"^2', 5, "no weight", '"a b"'),
        ("/bi.n/", 0, "regular expressions", '"bi.n"'),
        ("[a TO b]", 0, "range of days", ""),
        ("title: a", 6, "nothing stands right after", "title:a"),
        ("title:-a", 6, "before the name of the field", ""),
        ("title:(a lead:b)", 9, "stands within", ""),
        ("tone:tichcuc", 5, 'no value "tichcuc"', "tone:tich-cuc"),
        ("titel:lễ hội)", 0, 'unknown field "titel"', ""),  # the parenthesis would be wrong too
        ("language:viet", 9, "a code of two letters such as vi, not", ""),
        ("tone:xanh", 5, "it has tich-cuc", ""),
        ('outlet:""', 7, "needs a value", ""),
        ('outlet:"a b"~2', 7, "as a whole", ""),
        ("published:2026-02-30", 10, "there is no day", ""),
        ("published:31/01/2026", 10, "is no day", "published:2026-01-31"),
        ("published:hôm_qua", 10, "is no day", ""),
        ("published:[2026-01-01 to 2026-02-01]", 10, "TO in capitals", "published:[2026-01-01 TO 2026-02-01]"),
        ("published:[2026-02-01 TO 2026-01-01]", 10, "ends before", "published:[2026-01-01 TO 2026-02-01]"),
        ("published:{2026-01-01 TO 2026-02-01}", 10, "both days", "published:[2026-01-01 TO 2026-02-01]"),
        ("published:[2026-01-01 TO *", 10, "no closing ]", "published:[2026-01-01 TO *]"),
        ("published:[2026-01-01 TO * a", 10, "no closing ]", "published:[2026-01-01 TO *] a"),
        ("published:[[", 10, "no closing ]", ""),
        ("a published:[* TO *]", 12, "both ends", "a"),
        ("published:[2026]", 10, "two ends", ""),
        ("a \\", 2, "backslash", "a"),
        ("", 0, "empty", ""),
        (" \u200b ", 0, "empty", ""),
    ],
)
def test_an_error_tells_where_what_and_what_may_be_meant(text, position, part, suggestion):
    found = error(text)
    assert part in found.message
    assert (found.position, found.suggestion) == (position, suggestion)
    assert str(found).startswith(f"column {position + 1}: ")
    assert "\n" not in str(found)


@pytest.mark.parametrize("name", ["author", "Person", "tac-gia", "tác-giả", "byline"])
def test_persons_are_never_searched(name):
    assert "never searched" in error(f"{name}:an").message


def test_fields_of_the_archive_are_no_fields_of_rules():
    assert error("outlet:x", RULE_FIELDS).message == 'unknown field "outlet"'


def test_the_values_of_a_field_may_be_given():
    fields = SEARCH_FIELDS.allowing("topic", ("le-hoi", "bien-gioi"))
    assert error("topic:le-hội", fields).suggestion == "topic:le-hoi"
    assert show(parse("topic:le-hoi", fields)) == "topic:le-hoi"
    assert Fields((), (ValueField("topic", ("a",)),)).allowed("topic") == ("a",)


@pytest.mark.parametrize("text", ["language:vi", "language:VI"])
def test_a_language_is_asked_for_in_small_or_capital_letters(text):
    assert show(parse(text, SEARCH_FIELDS)) == "language:vi"


def test_a_query_has_at_most_2000_characters():
    assert show(parse("a" * 2000, RULE_FIELDS)) == "a" * 2000
    assert error("a" * 2001).position == 2000
    assert "at most 2000" in error("a" * 10**6).message


def test_parentheses_stand_at_most_fifty_deep():
    assert error("(" * 51 + "a" + ")" * 51).position == 50


@pytest.mark.parametrize(
    "text",
    ["(" * 2000, "-" * 2000, '"' * 1999, "a " * 999, "\\" * 1999, "NOT " * 499, "a:" * 999, "[" * 2000, "&&" * 999],
)
def test_no_query_is_slow_or_too_deep(text):
    begin = time.process_time()
    with contextlib.suppress(QueryError):
        parse(text, SEARCH_FIELDS)
    assert time.process_time() - begin < 1


@given(st.text(st.sampled_from('ab đ"“”()[]{}\\:*?~^+-!&|/.0ANDORT\u0301\u0338\u200b')) | st.text())
def test_any_text_is_a_tree_or_one_clear_line(text):
    wrong = None
    try:
        tree = parse(text, SEARCH_FIELDS)
    except QueryError as found:
        wrong = found
    if wrong is not None and wrong.suggestion:
        parse(wrong.suggestion, SEARCH_FIELDS)
    if wrong is None:
        hints(text, SEARCH_FIELDS)
        show(tree)
        assert evaluate(tree, lambda _: (), lambda _: False) in (None, ())
        return
    assert "\n" not in str(wrong)
    assert 0 <= wrong.position <= len(text)


PIECES = 'a|b |AND |OR |NOT |(|)|"x y"|"|~5|~|titel:|title:|tone:tichcuc|-|+|*|/a/|^2|[|published:|[2026-01-01 TO |“|”|\\|&&|&'


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=10))
def test_who_follows_the_suggestions_comes_to_an_end(pieces):
    """Each one mends something: a sound query, or an error without one, is reached soon."""
    query = "".join(pieces)
    for _ in range(40):
        try:
            parse(query, SEARCH_FIELDS)
        except QueryError as found:
            query = found.suggestion
        else:
            return
        if not query:
            return
    raise AssertionError(query)


def test_an_error_travels_between_processes():
    found = pickle.loads(pickle.dumps(error("titel:a")))
    assert isinstance(found, InputError)
    assert (found.message, found.position, found.suggestion) == ('unknown field "titel"', 0, "title:a")


def test_operators_in_small_letters_are_words_with_a_hint():
    found = hints("biển và đảo and title:x hoặc (y) or", RULE_FIELDS)
    assert [(hint.word, hint.operator, hint.start) for hint in found] == [
        ("và", "AND", 5),
        ("and", "AND", 12),
        ("hoặc", "OR", 24),
    ]
    assert str(found[0]) == 'column 6: "và" is searched as a word; the operator is AND'
    assert hints('"biển và đảo" AND x', RULE_FIELDS) == ()
