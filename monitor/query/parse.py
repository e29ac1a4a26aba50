"""Reads a query: the one language of topic rules, archive search and saved searches (DESIGN.md, section 5).

Lucene's syntax. Words side by side must all be there; NOT binds tighter than AND, AND than OR. Not here: the tokens
(lex.py), what a word means in its field (leaves.py), what is worth a hint but no error (hints.py).
"""

from monitor.errors import QueryError
from monitor.query.faults import fault
from monitor.query.fields import Fields
from monitor.query.leaves import leaf
from monitor.query.lex import Token, TokenKind, tokens
from monitor.query.tree import And, Node, Not, Or
from monitor.vietnamese.clean import one_line

LONGEST = 2000  # code points: more is a pasted text, no query
DEEPEST = 50  # parentheses within parentheses

_ENDS: frozenset[TokenKind] = frozenset({"or", "close", "end"})
_LEAVES: frozenset[TokenKind] = frozenset({"word", "phrase", "range"})


def parse(text: str, fields: Fields) -> Node:
    """The tree of the query *text*, which may name *fields*.

    The text is cleaned first (`vietnamese.clean.one_line`); places in the tree and in errors count code points of
    that. Raises QueryError: where it stands, what is wrong, and a corrected query that can
    be read, where one can be guessed.
    """
    try:
        return _tree(text, fields)
    except QueryError as error:
        if error.suggestion and not _readable(error.suggestion, fields):
            raise QueryError(error.message, error.position) from None
        raise


def _tree(text: str, fields: Fields) -> Node:
    if len(text) > 10 * LONGEST:  # not worth cleaning
        raise _too_long(text)
    query = one_line(text)
    if len(query) > LONGEST:
        raise _too_long(query)
    if not query:
        raise fault(query, 0, "the query is empty; write what is to be found")
    return _Parser(query, fields).whole()


def _readable(text: str, fields: Fields) -> bool:
    try:
        _tree(text, fields)
    except QueryError:
        return False
    return True


def _too_long(query: str) -> Exception:
    return fault(query, LONGEST, f"a query has at most {LONGEST} characters, this one {len(query)}")


class _Parser:
    """Descends through one query; `_at` is the next token."""

    def __init__(self, query: str, fields: Fields) -> None:
        self._query = query
        self._fields = fields
        self._tokens = tokens(query, fields)
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._either("", 0)
        if self._now.kind == "close":
            at = self._now.start
            raise fault(self._query, at, "this ) closes nothing", (at, at + 1, ""))
        return node

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _at_end_of_group(self) -> bool:
        return self._now.kind == "close"

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _either(self, field: str, start: int) -> Node:
        """One or more parts with OR between them; *field* is that of the group they stand in, named at *start*."""
        begin = self._at
        parts = [self._all(field, start)]
        while self._now.kind == "or":
            self._take()
            parts.append(self._all(field, start))
        if len(parts) > 1:
            self._refuse_must(begin)
        return _joined(Or, parts)

    def _refuse_must(self, begin: int) -> None:
        """A + beside an OR would say both "must" and "may": refuse it among the tokens of this level."""
        depth = 0
        for token in self._tokens[begin : self._at]:
            depth += (token.kind == "open") - (token.kind == "close")
            if token.kind == "plus" and depth == 0:
                message = "+ says that the words must be there and OR that they need not; leave one of the two out"
                raise fault(self._query, token.start, message, (token.start, token.end, ""))

    def _all(self, field: str, start: int) -> Node:
        """One or more parts that must all hold, up to the next OR, parenthesis or the end."""
        first = self._now
        parts = [self._one(field, start)]
        while self._now.kind not in _ENDS:
            if self._now.kind == "and":
                self._take()
            parts.append(self._one(field, start))
        if all(isinstance(part, Not) for part in parts):
            message = "NOT alone finds nothing; write beside it, with AND, what is to be found"
            raise fault(self._query, first.start, message)
        return _joined(And, parts)

    def _one(self, field: str, start: int) -> Node:
        """A word, phrase or group, perhaps with a sign before it."""
        if self._now.kind not in ("not", "plus"):
            return self._operand(field, start)
        sign = self._take()
        if self._now.kind in ("not", "plus"):
            twice = self._now
            message = f"{sign.text} and {twice.text} stand before the same words; one of them is enough"
            raise fault(self._query, twice.start, message, (twice.start, twice.end, ""))
        part = self._operand(field, start)
        return Not(part) if sign.kind == "not" else part

    def _operand(self, field: str, start: int) -> Node:
        token = self._now
        if token.kind == "open":
            return self._group(field, start)
        if token.kind == "field":
            return self._named(field)
        if token.kind in _LEAVES:
            self._take()
            return leaf(self._query, token, field, self._fields, token.start)
        raise self._missing()

    def _named(self, outer: str) -> Node:
        """What stands after the name of a field."""
        name = self._take()
        if outer:
            raise fault(
                self._query, name.start, f'"{name.text}:" stands within "{outer}:(…)"; end the parenthesis first'
            )
        token = self._now
        if token.kind == "open":
            return self._group(name.text, name.start)
        if token.kind in _LEAVES:
            self._take()
            return leaf(self._query, token, name.text, self._fields, name.start)
        raise fault(self._query, name.end, f'nothing stands right after "{name.text}:"')

    def _group(self, field: str, start: int) -> Node:
        opened = self._take()
        self._depth += 1
        if self._depth > DEEPEST:
            raise fault(self._query, opened.start, f"parentheses stand at most {DEEPEST} deep")
        if self._now.kind == "close":
            raise fault(self._query, opened.start, "the parentheses are empty", (opened.start, self._now.end, ""))
        node = self._either(field, start)
        if not self._at_end_of_group():
            end = len(self._query)
            raise fault(self._query, opened.start, "this ( is not closed", (end, end, ")"))
        self._take()
        self._depth -= 1
        return node

    def _missing(self) -> Exception:
        """The error where an operator has nothing on one side; the query without it may be meant."""
        token, before = self._now, self._tokens[self._at - 1] if self._at else None
        if before and before.kind in ("and", "or", "not", "plus"):
            message = f"nothing stands after {before.text}"
            return fault(self._query, before.start, message, (before.start, before.end, ""))
        if token.kind in ("and", "or"):
            message = f"nothing stands before {token.text}"
            return fault(self._query, token.start, message, (token.start, token.end, ""))
        if token.kind == "close":
            return fault(self._query, token.start, "this ) closes nothing", (token.start, token.end, ""))
        return fault(self._query, token.start, "something to look for is missing here")


def _joined(join: type[And] | type[Or], parts: list[Node]) -> Node:
    """*parts* under one node; what is of the same kind inside becomes part of it, and one part is itself."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, join) else (part,))
    return flat[0] if len(flat) == 1 else join(tuple(flat))
