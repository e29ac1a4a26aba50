"""Rows of the registers as texts that a statement is held against. Not here: holding it against them (finding.py)."""

from functools import lru_cache

from monitor.archive.wanted import Wanted, wanted
from monitor.archive.weighing import Text, cut
from monitor.config.facts import ArgumentRow, ClaimRow, FactRow, Row
from monitor.config.row_words import value_words
from monitor.vietnamese.fold import unaccented


@lru_cache(maxsize=1 << 13)  # rows never change, and every statement is held against all of them
def cut_row(row: Row, *, plain: bool) -> Text:
    """The words of *row* that say what it is about; of however many wordings, it is a short text."""
    text = cut(written(row), plain=plain)
    return text if isinstance(row, ArgumentRow) else Text(text.order, text.at, 0)


def written(row: Row) -> str:
    """What *row* says, a line each."""
    return "\n".join(_words(row))


@lru_cache(maxsize=1 << 13)
def read_row(row: Row, *, plain: bool) -> tuple[Wanted, ...]:
    """A fact, or a refuted claim in each of its wordings, as statements; () for an argument."""
    said = () if isinstance(row, ArgumentRow) else _statements(row)
    return tuple(wanted(unaccented(each) if plain else each) for each in said)


def _statements(row: FactRow | ClaimRow) -> tuple[str, ...]:
    return (row.claim, *row.wordings) if isinstance(row, ClaimRow) else (row.statement,)


def _words(row: Row) -> tuple[str, ...]:
    if isinstance(row, FactRow):
        subject = (phrase for phrases in row.subject for phrase in phrases)
        return (row.statement, value_words(row), *row.unit, *row.other, *subject)
    if isinstance(row, ClaimRow):
        return (row.claim, *row.wordings, row.refutation)
    return (row.title, row.text)
