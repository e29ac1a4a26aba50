"""An article cut into lines for comparison: the headline without what it quotes, the sentences of lead and text.

Not here: what is found in them (the other files of this folder).
"""

from collections.abc import Iterable
from functools import lru_cache

from monitor.check.facts.lines import Line, line, names, places
from monitor.model import Article
from monitor.vietnamese.quotations import quotations
from monitor.vietnamese.sentences import sentence_spans
from monitor.vietnamese.syllables import BREAK

_BRIEF = 60  # syllables
_OR = "|"  # between the wordings of one thing, in a phrase of rules/check.toml


def body(article: Article) -> str:
    """The lead, where the text does not repeat it, and the text."""
    return article.text if article.lead in article.text else f"{article.lead}\n{article.text}"


def is_brief(text: str) -> bool:
    """Whether *text* is no longer than a feed's summary, which leaves much to the article."""
    return sum(len(each.syllables) for each in sentences(text)) < _BRIEF


@lru_cache(maxsize=4)  # each kind of flag asks for those of the same article
def sentences(text: str) -> tuple[Line, ...]:
    """The sentences of *text* in order."""
    return tuple(line(text[start:end]) for start, end in sentence_spans(text))


def own_words(title: str) -> str:
    """*title* with every quotation blanked out, offsets kept; "" for a question: it states nothing."""
    if "?" in title:
        return ""
    marked = quotations(title)
    for start, end in (*marked.spoken, *marked.doubtful):
        title = title[:start] + "|" * (end - start) + title[end:]
    return title


@lru_cache(maxsize=1 << 12)
def wordings(phrase: str) -> tuple[str, ...]:
    """The wordings of one thing that a phrase of the rules lists: "chết | tử vong"."""
    return tuple(each.strip() for each in phrase.split(_OR) if each.strip())


def names_one(where: Line, phrases: Iterable[str]) -> bool:
    """Whether one wording of one of *phrases* stands in the line."""
    return any(names(where, wordings(phrase)) for phrase in phrases)


def spots(where: Line, phrase: str) -> tuple[range, ...]:
    """Where the wordings of *phrase* stand, in order; what lies inside a longer wording is left out."""
    found = sorted({(place.start, place.stop) for place in places(where, wordings(phrase))})
    return tuple(range(a, b) for a, b in found if not any((c, d) != (a, b) and c <= a and b <= d for c, d in found))


def shared(wanted: Line, where: Iterable[Line]) -> float:
    """0..1: how many of the different syllables of *wanted* stand in the lines *where*."""
    of = {each.key for each in wanted.syllables if each.key != BREAK}
    there = {each.key for other in where for each in other.syllables}
    return len(of & there) / len(of) if of else 0.0
