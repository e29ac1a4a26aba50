"""Writes a tree as a query again: one canonical text that parses to the same tree.

Not here: the text as a person wrote it (that is kept beside the tree) or words for the screen.
"""

import re

from monitor.query.faults import quoted
from monitor.query.leaves import plain_or_quoted
from monitor.query.tree import And, Between, Node, Not, Or, Term, Value

_PLAIN = re.compile(r"[^\W_]+")
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def show(node: Node) -> str:
    """The canonical text of *node*: every AND written, every group in parentheses."""
    if isinstance(node, And):
        return " AND ".join(_grouped(part) for part in node.parts)
    if isinstance(node, Or):
        return " OR ".join(_grouped(part) for part in node.parts)
    if isinstance(node, Not):
        return f"NOT {_grouped(node.part)}"
    if isinstance(node, Term):
        return _term(node)
    if isinstance(node, Value):
        return f"{node.field}:{plain_or_quoted(node.value)}"
    return _days(node)


def _grouped(node: Node) -> str:
    return f"({show(node)})" if isinstance(node, And | Or) else show(node)


def _term(term: Term) -> str:
    name = f"{term.field}:" if term.field else ""
    if term.slop is not None:
        return f"{name}{quoted(term.text)}~{term.slop}"
    bare = _PLAIN.fullmatch(term.text) and term.text not in _OPERATORS
    return name + (term.text if bare else quoted(term.text))


def _days(days: Between) -> str:
    if days.first == days.last:
        return f"{days.field}:{days.first}"
    return f"{days.field}:[{days.first or '*'} TO {days.last or '*'}]"
