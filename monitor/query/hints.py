"""What is no error in a query but may not be what was meant: `and` and `và` are words, AND is the operator.

Not here: errors (parse.py).
"""

from dataclasses import dataclass

from monitor.query.fields import Fields
from monitor.query.lex import Token, tokens
from monitor.vietnamese.clean import one_line

_OPERATOR = {"and": "AND", "or": "OR", "not": "NOT", "và": "AND", "hoặc": "OR", "không": "NOT"}


@dataclass(frozen=True, slots=True)
class Hint:
    """A word at [start, end) of the cleaned query that is searched as a word, and the operator it may stand for."""

    word: str
    operator: str
    start: int
    end: int

    def __str__(self) -> str:
        """The hint as one line."""
        return f'column {self.start + 1}: "{self.word}" is searched as a word; the operator is {self.operator}'


def hints(text: str, fields: Fields) -> tuple[Hint, ...]:
    """The hints for a query that `parse` has accepted, in its order.

    Only words between two others are told: at the beginning and the end an operator has no place.
    """
    found = tokens(one_line(text), fields)[:-1]
    return tuple(
        Hint(token.text, _OPERATOR[token.text.lower()], token.start, token.end)
        for before, token, after in zip(found, found[1:], found[2:], strict=False)
        if token.kind == "word" and token.text.lower() in _OPERATOR and _ends(before) and _begins(after)
    )


def _ends(token: Token) -> bool:
    return token.kind in ("word", "phrase", "range", "close")


def _begins(token: Token) -> bool:
    return token.kind in ("word", "phrase", "field", "open")
