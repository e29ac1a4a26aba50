"""Asks a tree of one text: does it hold, and which places made it hold.

Not here: how a term is found (tag/topics/queries.py for articles) and the search of the archive (store).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from monitor.query.tree import And, Between, Node, Not, Or, Term, Value

Spot = TypeVar("Spot")


def evaluate(
    node: Node,
    find: Callable[[Term], Sequence[Spot]],
    holds: Callable[[Value | Between], bool] | None = None,
) -> tuple[Spot, ...] | None:
    """The places of the terms that make *node* hold, or None when it does not.

    *find* gives the places of a term, none when it is not there; *holds* answers for values and days, and is needed
    only where the query may have them. Places come in the order of the query, each once; what stands under NOT gives
    none. A query of values alone may hold with no place at all. Raises TypeError without a needed *holds*.
    """
    found = _ask(node, find, holds)
    return None if found is None else tuple(dict.fromkeys(found))


def terms_of(node: Node) -> Iterator[Term]:
    """Every term of *node*, in its order, those under NOT too."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        yield from terms_of(node.part)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from terms_of(part)


def _ask(
    node: Node, find: Callable[[Term], Sequence[Spot]], holds: Callable[[Value | Between], bool] | None
) -> list[Spot] | None:
    if isinstance(node, Term):
        return list(find(node)) or None
    if isinstance(node, Not):
        return [] if _ask(node.part, find, holds) is None else None
    if isinstance(node, And):
        return _all(node.parts, find, holds)
    if isinstance(node, Or):
        answers = [answer for part in node.parts if (answer := _ask(part, find, holds)) is not None]
        return [spot for answer in answers for spot in answer] if answers else None
    if holds is None:
        raise TypeError(f"the query asks for {node.field}, and nothing answers for it")
    return [] if holds(node) else None


def _all(
    parts: Sequence[Node], find: Callable[[Term], Sequence[Spot]], holds: Callable[[Value | Between], bool] | None
) -> list[Spot] | None:
    spots: list[Spot] = []
    for part in parts:
        answer = _ask(part, find, holds)
        if answer is None:
            return None
        spots.extend(answer)
    return spots
