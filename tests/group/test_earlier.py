"""The originals of the last thirty days in memory. Not for: whether two texts are one (test_copies.py)."""

import time
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_articles import BRIDGE, MARKET, POWER, WEATHER

from monitor.group import Earlier, is_copy, sign
from monitor.model import Signature

START = datetime(2026, 8, 3, tzinfo=UTC)
DAY = timedelta(days=1)


def at(days):
    return START + days * DAY


@cache
def signed(piece):
    return sign(piece.title, piece.text)


def earlier(*originals):
    """Originals as (text, days after the tests begin), numbered as they come."""
    made = Earlier()
    for number, (piece, days) in enumerate(originals):
        made.add(number, signed(piece), at(days))
    return made


def test_a_reprint_has_an_original_and_another_text_has_none():
    made = earlier((POWER, 0), (MARKET, 0))
    assert made.original_of(signed(POWER), at(1)) == 0
    assert made.original_of(signed(MARKET), at(1)) == 1
    assert made.original_of(signed(BRIDGE), at(1)) is None


def test_the_oldest_original_is_meant():
    made = earlier((POWER, 0), (POWER, 1), (POWER, 2))
    assert made.original_of(signed(POWER), at(3)) == 0


@pytest.mark.parametrize(("days", "original"), [(30, 0), (30.01, None)])
def test_an_original_counts_for_thirty_days(days, original):
    assert earlier((POWER, 0)).original_of(signed(POWER), at(days)) == original


def test_when_the_oldest_is_too_old_the_next_one_is_meant():
    assert earlier((POWER, 0), (POWER, 20)).original_of(signed(POWER), at(40)) == 1


def test_what_is_too_old_leaves_nothing_behind():
    made = earlier((POWER, 0), (MARKET, 1), (BRIDGE, 50))
    assert list(made._originals) == [2]
    assert {id_ for ids in made._with.values() for id_ in ids} == {2}


def test_signatures_of_another_scheme_are_no_candidates():
    made = Earlier()
    mine = signed(POWER)
    made.add(0, Signature("other", mine.values, mine.bands, mine.numbers), START)
    assert made.original_of(mine, START) is None


pieces = st.sampled_from([POWER, MARKET, BRIDGE])


@settings(max_examples=40)
@given(st.lists(st.tuples(pieces, st.integers(0, 90)), max_size=12))
def test_it_answers_as_one_who_looks_at_all(rows):
    made, kept = Earlier(), []
    for number, (piece, days) in enumerate(sorted(rows, key=lambda row: row[1])):
        found = made.original_of(signed(piece), at(days))
        expected = [id_ for id_, other, when in kept if days - when <= 30 and is_copy(signed(piece), signed(other))]
        assert found == (expected[0] if expected else None)
        if found is None:
            made.add(number, signed(piece), at(days))
            kept.append((number, piece, days))


def test_a_series_of_notices_costs_no_more_the_longer_it_is():
    """Each shares its phrases with all before it and is no copy of any: measured 0.4 ms to look, 20 s without an end."""
    figures = {"day": "3/8", "wet": 80, "sight": 90, "hour": 9}
    notices = [
        sign(f"Thời tiết {n}", WEATHER.format(low=n * 7 % 89 + 10, high=n * 13 % 89 + 10, **figures))
        for n in range(800)
    ]
    made, begin = Earlier(), time.process_time()
    for number, notice in enumerate(notices):
        assert notice is not None
        made.original_of(notice, START)
        made.add(number, notice, START)

    assert time.process_time() - begin < 12
