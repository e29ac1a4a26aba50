"""Whether a short match cuts a word: "đầu tư" does not, "thiệu khách" in "giới thiệu khách hàng" does.

Not here: what a doubtful match is worth (judge.py). Segmenting is slow: one sentence is asked for once, and
only where the answer can change a label.
"""

from functools import lru_cache

from monitor.tag.matcher import Hit
from monitor.tag.reading import Reading
from monitor.vietnamese.words import Span, word_spans

_SHORT = 2  # syllables; longer phrases hardly ever match by accident
_LONGEST = 2000  # letters; longer "sentences" are tables and would take seconds

_words_of = lru_cache(maxsize=256)(word_spans)


def may_cut(hit: Hit) -> bool:
    """Whether *hit* is so short that it may be parts of other words; only Vietnamese is segmented."""
    return hit.size <= _SHORT and hit.use.language == "vi"


def cut_words(hit: Hit, reading: Reading) -> tuple[str, ...]:
    """Return the words of the sentence that an edge of *hit* cuts; empty where the text has no accents."""
    if reading.bare:
        return ()
    text = reading.article.title if hit.field == "title" else reading.article.text
    start, end = reading.sentence_of(hit)
    if end - start > _LONGEST:
        return ()
    begin, stop = hit.start - start, hit.end - start
    return tuple(text[start + a : start + b] for a, b in _words_of(text[start:end]) if _cuts((a, b), begin, stop))


def _cuts(word: Span, begin: int, stop: int) -> bool:
    start, end = word
    return start < begin < end or start < stop < end
