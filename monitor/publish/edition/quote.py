"""Chooses the one sentence of an article that the digest may quote. Not for: summing up; no word is ever changed.

A quote is a whole sentence or nothing: a sentence cut short can say the opposite of what was written. Nor may it come out
of the middle of what somebody says: the digest would tell that as the words of the newspaper.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from monitor.model import Article, Clip, Evidence
from monitor.vietnamese.quotations import quotations
from monitor.vietnamese.sentences import sentence_spans

_FIRST = 5  # sentences of the text: what stands later is seldom what the article says
SHORTEST = 5  # words; what is shorter is a dateline, a caption or a sub-heading
_UNSPACED = ("ja", "km", "lo", "my", "th", "zh")  # languages that write no space between words
_BRACKETED = re.compile(r"^\([^()\d]{2,30}\)\s*(?:[-–—]\s*)?(?=\S)")
_MARKUP = re.compile(r"</?[a-z]+[\s/>]", re.IGNORECASE)  # of a summary that an import brought as its feed wrote it
_DASH = re.compile(r"\s[-–—]\s")
_DATELINE = 25  # letters at most
_LETTERS_PER_WORD = 2  # for those: a rough, strict measure
_LONGEST_WORD = 100  # letters; an address is longer, and what else is was never meant to be read
_paired = lru_cache(maxsize=8)(quotations)  # several sentences of one article are judged one after the other


@lru_cache(maxsize=512)  # the desk asks again for the same clips while people plan a digest
def quote(clip: Clip, limit: int) -> str:
    """One sentence of the article with at most *limit* words, or "".

    A sentence that names the province and caused the tone comes first, then one that names the province, then
    the first of the lead, then the first of the text.
    """
    candidates = [*_telling(clip), *_sentences(clip.article.lead)[:1], *_sentences(clip.article.text)[:_FIRST]]
    return next((s for s in candidates if fits(s, clip.article, limit)), "")


def fits(sentence: str, article: Article, limit: int) -> bool:
    """Whether *sentence* may be quoted: a whole thought, long enough, short enough, and not the title again."""
    if article.title and article.title.casefold() in sentence.casefold():
        return False
    if _MARKUP.search(sentence) or any(len(word) > _LONGEST_WORD for word in sentence.split()):  # nobody read that
        return False
    if not SHORTEST <= word_count(sentence, article.language) <= limit:
        return False
    return not torn(sentence, article)


def torn(sentence: str, article: Article) -> str:
    """Why *sentence* would tell somebody's words as those of the article, in English, or "".

    Wherever it stands in the lead or the text; a sentence that stands in neither is judged by its own marks.
    """
    words = re.compile(r"\s+".join(map(re.escape, sentence.split())))
    places = [(text, found) for text in (article.lead, article.text) for found in words.finditer(text)]
    faults = (_paired(text).fault(text, found.start(), found.end()) for text, found in places)
    fault = next((each for each in faults if each), "")
    return fault if places else _paired(sentence).fault(sentence, 0, len(sentence))


def sentences(article: Article) -> tuple[str, ...]:
    """Every sentence of its lead and its text, each once, as it may be quoted."""
    return tuple(dict.fromkeys((*_sentences(article.lead), *_sentences(article.text))))


def word_count(sentence: str, language: str) -> int:
    """How many words *sentence* has; a rough, strict measure where no space stands between them."""
    return len(sentence) // _LETTERS_PER_WORD if language in _UNSPACED else len(sentence.split())


def _sentences(text: str) -> list[str]:
    return [_without_dateline(text[start:end]) for start, end in sentence_spans(text)]


def _without_dateline(sentence: str) -> str:
    """The sentence without the outlet's mark or the place before it: "TTX - ", "(TTX) - ", "VAN LANG — "."""
    dash = _DASH.search(sentence)
    if dash and dash.start() <= _DATELINE and sentence[: dash.start()].isupper():
        return sentence[dash.end() :]
    return _BRACKETED.sub("", sentence, count=1)


def _telling(clip: Clip) -> list[str]:
    """Sentences of the text that name the province, those which also caused the tone first."""
    text, tone = clip.article.text, clip.tags.tone.evidence if clip.tags.tone else ()
    named = [span for span in sentence_spans(text) if _holds(span, clip.tags.province_evidence)]
    named.sort(key=lambda span: not _holds(span, tone))  # stable: text order within each half
    return [_without_dateline(text[start:end]) for start, end in named]


def _holds(span: tuple[int, int], evidence: tuple[Evidence, ...]) -> bool:
    return any(_within(span, each) for each in _in_text(evidence))


def _in_text(evidence: tuple[Evidence, ...]) -> Iterator[Evidence]:
    return (each for each in evidence if each.field == "text")


def _within(span: tuple[int, int], evidence: Evidence) -> bool:
    return span[0] <= evidence.start and evidence.end <= span[1]
