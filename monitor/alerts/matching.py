"""Which words of a query stand in an article, to be shown as the reason why a rule found it.

Not here: whether the query holds for it; the archive says that (store.search).
"""

from collections import Counter
from collections.abc import Iterator

from monitor.model import Article
from monitor.query.near import order
from monitor.query.tree import And, Node, Or, Term, Value
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.syllables import BREAK, keys


def words_in(query: Node, article: Article) -> tuple[str, ...]:
    """The words and phrases of *query*, as written there, that *article* holds; not those that it must not hold."""
    terms = list(_wanted(query))
    # A query without any accent is asked of words without accents, as everywhere.
    plain = all(unaccented(term.text) == term.text for term in terms)
    return tuple(dict.fromkeys(term.text for term in terms if _holds(term, article, plain=plain)))


def fields_in(query: Node) -> frozenset[str]:
    """The fields whose values *query* asks for, such as "tone"; not those that it leaves out."""
    if isinstance(query, Value):
        return frozenset({query.field})
    if isinstance(query, And | Or):
        return frozenset[str]().union(*(fields_in(part) for part in query.parts))
    return frozenset()


def _wanted(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _wanted(part)


def _holds(term: Term, article: Article, *, plain: bool) -> bool:
    texts = {"title": article.title, "lead": article.lead, "text": f"{article.lead}\n{article.text}"}
    asked = [texts[term.field]] if term.field else list(texts.values())
    return any(_stands(term, text, plain=plain) for text in asked)


def _stands(term: Term, text: str, *, plain: bool) -> bool:
    found = [unaccented(key) if plain else key for key in keys(text)]
    wanted = [unaccented(key) if plain else key for key in term.keys]
    if term.slop is not None:
        return bool(order(key for key in found if key != BREAK).stretches(Counter(wanted), term.slop))
    return any(found[at : at + len(wanted)] == wanted for at in range(len(found) - len(wanted) + 1))
