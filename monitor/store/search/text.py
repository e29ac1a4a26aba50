"""The part of a query that asks for words, as an expression of FTS5.

Every word is one quoted token of our own making (tokens.py), so that nothing in a query can be read as anything but a
word. Not here: values and days (values.py).
"""

from collections.abc import Iterable, Iterator, Sequence

from monitor.query.tree import And, Node, Not, Or, Term
from monitor.store.search.tokens import tokens
from monitor.vietnamese.fold import unaccented

# The text holds its lead; a lead that it does not hold is part of it too.
_COLUMNS = {"": "", "title": "{title} : ", "lead": "{lead} : ", "text": "{lead text} : "}


# The parser of FTS5 has a stack of 100 and needs up to four of it for a level of the tree.
_DEEPEST = 10


def at_once(node: Node) -> bool:
    """Whether one expression answers *node*: it asks for words only, in no count of its own, and is not too deep."""
    return is_text(node) and all(term.slop is None for term in terms(node)) and _depth(node) <= _DEEPEST


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
    """The expression of *node*, which asks for words only; of words near each other it finds all, and more (near.py)."""
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


def near(term: Term, among: int, *, plain: bool) -> str:
    """The expression that the words of *term* stand in any order, with at most *among* tokens from the first to the last.

    FTS5 counts the ends of thoughts and those in the middle that are asked for too, and takes one word for two of a kind.
    """
    words = " ".join(_quoted((key,), plain=plain) for key in term.keys)
    return f"{_COLUMNS[term.field]}NEAR({words}, {among})"


def wide(term: Term) -> int:
    """How many tokens may stand between the first and the last word: all others, and a break after each but the last."""
    whole = len(term.keys) + (term.slop or 0)
    return 2 * whole - 3


def _term(term: Term, *, plain: bool) -> str:
    if term.slop is not None:
        return near(term, wide(term), plain=plain)
    return _COLUMNS[term.field] + _quoted(term.keys, plain=plain)


def _depth(node: Node) -> int:
    if isinstance(node, And | Or):
        return 1 + max(_depth(part) for part in node.parts)
    return 1 + _depth(node.part) if isinstance(node, Not) else 0


def _quoted(keys: Sequence[str], *, plain: bool) -> str:
    return '"' + tokens(keys, plain=plain).replace('"', '""') + '"'
