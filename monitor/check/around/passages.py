"""The sentences of an article and of its versions, and which sentence of a version stood in whose place before.

Not here: what differs between the two (words.py).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from monitor.check.around.values import Version
from monitor.model import Article
from monitor.vietnamese.sentences import sentence_spans
from monitor.vietnamese.syllables import keys

_ALIKE = 0.6  # of the syllables of both; below it the sentence was written anew
_MOST = 200  # sentences of a version that are held against each other


def sentences(article: Article) -> tuple[str, ...]:
    """The headline, then the sentences of lead and text."""
    lead = "" if article.lead in article.text else article.lead
    return (article.title, *split(f"{lead}\n{article.text}"))


def split(text: str) -> tuple[str, ...]:
    """The sentences of *text*."""
    return tuple(text[start:end] for start, end in sentence_spans(text))


def new_sentences(version: Version) -> tuple[str, ...]:
    """The sentences that stand in *version* and did not stand in the one before."""
    before = set(_all(version, after=False))
    return tuple(each for each in _all(version, after=True) if each not in before)


def gone_sentences(version: Version) -> frozenset[str]:
    """The sentences and the headline that stood before and do not stand in *version*."""
    return frozenset((*_gone(version), *(old for _, old in retitled(version))))


def replaced(version: Version) -> Iterator[tuple[str, str]]:
    """The sentences that were changed, as (new, old), in the order of the text. The headline is not among them."""
    new, old = new_sentences(version)[:_MOST], _gone(version)[:_MOST]
    counted = [Counter(keys(each)) for each in old]
    for sentence in new:
        mine = Counter(keys(sentence))
        likeness = [_likeness(mine, each) for each in counted]
        best = max(range(len(old)), key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] >= _ALIKE:
            yield sentence, old[best]


def retitled(version: Version) -> Iterator[tuple[str, str]]:
    """The headline as (new, old) where it changed."""
    yield from (
        (each.after, each.before) for each in version.changes if each.where == "title" and each.change == "changed"
    )


def _gone(version: Version) -> Sequence[str]:
    after = set(_all(version, after=True))
    return [each for each in _all(version, after=False) if each not in after]


def _all(version: Version, *, after: bool) -> tuple[str, ...]:
    texts = (each.after if after else each.before for each in version.changes if each.where == "text")
    return tuple(sentence for text in texts for sentence in split(text))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0
