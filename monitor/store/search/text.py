"""The part of a query that asks for words, as an expression of FTS5.

Every word is one quoted token of our own making (tokens.py), so that nothing in a query can be read as anything but a
word. Not here: values and days (values.py).
"""

from collections.abc import Iterable, Iterator, Sequence

from monitor.query.tree import And, Node, Not, Or, Term
from monitor.store.search.tokens import tokens
from monitor.vietnamese.fold import unaccented

# The lead is the first paragraph of the text, kept in a column of its own.
_COLUMNS = {"": "", "title": "{title} : ", "lead": "{lead} : ", "text": "{lead text} : "}


def is_text(node: Node) -> bool:
    """Whether *node* asks for words only."""
    if isinstance(node, Not):
        return is_text(node.part)
    if isinstance(node, And | Or):
        return all(is_text(part) for part in node.parts)
    return isinstance(node, Term)


def terms(node: Node, *, under_not: bool = True) -> Iterator[Term]:
    """The terms of *node* in their order; without *under_not* only those that are to be found."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        if under_not:
            yield from terms(node.part)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from terms(part, under_not=under_not)


def without_accents(node: Node) -> bool:
    """Whether no word of the query has an accent: then it is asked of the words without accents."""
    return all(unaccented(term.text) == term.text for term in terms(node))


def expression(node: Node, *, plain: bool) -> str:
    """The expression of *node*, which asks for words only."""
    if isinstance(node, Term):
        return _term(node, plain=plain)
    if isinstance(node, Or):
        return any_of(node.parts, plain=plain)
    if isinstance(node, And):
        wanted = [part for part in node.parts if not isinstance(part, Not)]
        unwanted = [part.part for part in node.parts if isinstance(part, Not)]
        found = "(" + " AND ".join(expression(part, plain=plain) for part in wanted) + ")"
        return f"({found} NOT {any_of(unwanted, plain=plain)})" if unwanted else found
    raise TypeError(f"{type(node).__name__} asks for no words")


def any_of(nodes: Iterable[Node], *, plain: bool) -> str:
    """The expression that one of *nodes* holds."""
    return "(" + " OR ".join(expression(node, plain=plain) for node in nodes) + ")"


def _term(term: Term, *, plain: bool) -> str:
    words = _near(term.keys, term.slop, plain=plain) if term.slop is not None else _quoted(term.keys, plain=plain)
    return _COLUMNS[term.field] + words


def _near(keys: Sequence[str], slop: int, *, plain: bool) -> str:
    """FTS5 counts all tokens between the first and the last, those in the middle that are asked for too."""
    among = slop + max(len(keys) - 2, 0)
    return f"NEAR({' '.join(_quoted((key,), plain=plain) for key in keys)}, {among})"


def _quoted(keys: Sequence[str], *, plain: bool) -> str:
    return '"' + tokens(keys, plain=plain).replace('"', '""') + '"'
