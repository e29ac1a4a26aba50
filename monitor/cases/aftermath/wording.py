"""Whether the words of one text stand in another, word for word, and what stands in their place. Pure.

Blanks, the kind of quotation marks and dashes, capitals and the place of tone marks are no difference; anything else is.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from monitor.model import Article
from monitor.vietnamese.fold import fold
from monitor.vietnamese.sentences import sentence_spans

_MARKS = str.maketrans("“”„«»‘’‚–—−\u2011", '"""""\'\'\'----')
_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SENTENCE = 500  # letters of a text that is kept folded
_NEAR = 0.7  # of the words of two sentences: then one is the other, a little changed
_ALIKE = 0.4  # of the words of two sentences: then one stands in the place of the other


def folded(text: str) -> str:
    """*text* as words are compared here."""
    return _sentence(text) if len(text) <= _SENTENCE else _folded(text)


def _folded(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())
    return _WORD.sub(lambda word: fold(word[0]), plain)


# The sentences of an article are asked for again with every line of the comparison, and its reprints have nearly the same.
_sentence = lru_cache(maxsize=1 << 13)(_folded)


def whole(article: Article) -> str:
    """All that an article says."""
    return f"{article.title}\n{article.lead}\n{article.text}"


def holds(text: str, words: str) -> bool:
    """Whether *words* stand in *text*, both folded, and not as a part of other words."""
    if not words:
        return False
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of *text*."""
    return tuple(text[start:end] for start, end in sentence_spans(text))


def new_sentences(old: Article, new: Article) -> tuple[str, ...]:
    """The sentences of *new* that *old* has not, in their order."""
    before = folded(whole(old))
    told = dict.fromkeys((new.title, *sentences(new.lead), *sentences(new.text)))
    return tuple(each for each in told if each and not holds(before, folded(each)))


def instead(old: Article, new: Article, sentence: str) -> str:
    """The new sentence that stands where *sentence* stood; "" where none is like it."""
    return _most_alike(sentence, new_sentences(old, new), _ALIKE)


def nearest(article: Article, sentence: str) -> str:
    """The sentence of *article* that says nearly the same as *sentence*; "" where none does."""
    told = (article.title, *sentences(article.lead), *sentences(article.text))
    return _most_alike(sentence, told, _NEAR)


def figures(text: str) -> frozenset[str]:
    """The figures of *text*."""
    return frozenset(_FIGURE.findall(text))


def _most_alike(sentence: str, others: Sequence[str], least: float) -> str:
    """The first of *others* that has most words of *sentence* in its order; cheap bounds first, since an archive has many."""
    matcher = SequenceMatcher(None, b=folded(sentence).split(), autojunk=False)
    best, found = least, ""
    for other in others:
        matcher.set_seq1(folded(other).split())
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        if (ratio := matcher.ratio()) > best or (ratio == best and not found):
            best, found = ratio, other
    return found
