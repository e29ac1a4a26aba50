"""The sentence of an article that holds most of what a query looks for. Not here: finding the article (store)."""

from collections import Counter
from collections.abc import Sequence

from monitor.model import Article
from monitor.query.near import order
from monitor.query.tree import And, Node, Or, Term
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.sentences import sentence_spans
from monitor.vietnamese.syllables import BREAK, syllables

LONGEST = 300  # letters
_DOTS = "…"
_BEFORE = 60  # letters that are left of a long sentence before what was looked for

Place = tuple[int, int]  # of the first hit of a term, in code points of the sentence


def best_sentence(query: Node, article: Article) -> str:
    """The sentence of the text (else the title) with most of the terms that *query* wants, the first of several.

    At most 300 letters, cut at blanks. Where none of them stands anywhere, the first sentence.
    """
    wanted = _wanted(query)
    plain = all(unaccented(term.text) == term.text for term in wanted)
    sentences = [article.text[start:end] for start, end in sentence_spans(article.text)] or [article.title]
    hits = [_hits(sentence, wanted, plain=plain) for sentence in sentences]
    best = max(range(len(sentences)), key=lambda at: len(hits[at]))
    if not hits[best] and (in_title := _hits(article.title, wanted, plain=plain)):
        return _cut(article.title, in_title)
    return _cut(sentences[best], hits[best])


def _wanted(node: Node) -> list[Term]:
    """The terms that are to be found; those under NOT are not."""
    if isinstance(node, And | Or):
        return [term for part in node.parts for term in _wanted(part)]
    return [node] if isinstance(node, Term) else []


def _hits(sentence: str, terms: Sequence[Term], *, plain: bool) -> list[Place]:
    """Where each of *terms* that the sentence holds stands first."""
    found = syllables(sentence)
    keys = [unaccented(each.key) if plain else each.key for each in found]
    hits = []
    for term in terms:
        wanted = [unaccented(key) if plain else key for key in term.keys]
        first = _in_a_row(keys, wanted) if term.slop is None else _near(keys, wanted, term.slop)
        if first is not None:
            hits.append((found[first].start, found[first].end))
    return hits


def _in_a_row(keys: Sequence[str], wanted: Sequence[str]) -> int | None:
    length = len(wanted)
    return next((at for at in range(len(keys) - length + 1) if list(keys[at : at + length]) == list(wanted)), None)


def _near(keys: Sequence[str], wanted: Sequence[str], slop: int) -> int | None:
    places = [at for at, key in enumerate(keys) if key != BREAK]
    stretches = order(keys[at] for at in places).stretches(Counter(wanted), slop)
    return places[stretches[0][0]] if stretches else None


def _cut(sentence: str, hits: Sequence[Place]) -> str:
    """*sentence*, or of a long one the piece that holds the first of *hits*."""
    line = sentence.replace("\n", " ")
    if len(line) <= LONGEST:
        return line
    start = max(min((hit[0] for hit in hits), default=0) - _BEFORE, 0)
    start = start and line.find(" ", start) + 1
    begun = (_DOTS if start else "") + line[start:]
    if len(begun) <= LONGEST:
        return begun
    end = begun.rfind(" ", 1, LONGEST)
    return begun[: end if end > 0 else LONGEST - 1] + _DOTS
