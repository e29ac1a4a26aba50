"""Fresh headlines and paragraphs for a page, taken from whole articles of others. Not for: where they go (siblings.py)."""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from monitor.vietnamese.clean import clean, one_line

FULLTEXT = Path(__file__).parents[3] / "shared" / "data" / "fulltext" / "baomoi-2017.jsonl.gz"
_SOME = 4000  # articles, of 14,026: enough for some hundred pages
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[^\W\d_a-z])")
# Sentences that a reader may rightly take for a caption, a byline or a link.
_DOUBTFUL = re.compile(r"[ảẢ]nh|clip|video|nguồn|theo |xem|tags?:|>>|http|@|\|", re.IGNORECASE)
_SHORTEST, _LONGEST = 50, 400  # characters of a sentence
_HEADING = 60  # characters: shorter paragraphs are sub-headings, or like them
_SHORT = re.compile(r"(?:\S+ ){4,}\S{2,}")

Source = tuple[str, str]  # headline and text of an article; the text has a line for lead and body


def recorded_articles() -> list[Source]:
    """Headline and text of recorded articles. Raises FileNotFoundError where ../shared is absent."""
    with gzip.open(FULLTEXT, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, _SOME)]
    return [(one_line(row["title"]), clean(row["text"])) for row in rows]


class Words:
    """Headlines and lines of *articles* in an order of *seed*; none is given twice."""

    def __init__(self, articles: Sequence[Source], seed: int) -> None:
        self._random = random.Random(seed)
        order = self._random.sample(articles, len(articles))
        self._headlines = (title for title, _ in order if _is_headline(title))
        self._sentences = _sentences(text for _, text in order[::-1])

    def headline(self) -> str:
        """The headline of another article."""
        return next(self._headlines)

    def line(self, like: str) -> str:
        """A line about as long as *like*: sentences, or the beginning of one where *like* is short."""
        if len(like) < _HEADING:
            words = next(self._sentences).split()
            count = max(5, len(like.split()))
            return " ".join(words[:count]).rstrip(",;:.!?") + (like[-1] if like[-1] in ".!?:" else "")
        line = next(self._sentences)
        while len(line) < 0.8 * len(like):
            line = f"{line} {next(self._sentences)}"
        return line


def _sentences(texts: Iterator[str]) -> Iterator[str]:
    seen = set()
    for text in texts:
        for sentence in _SENTENCE.split(text.replace("\n", " ")):
            good = _SHORTEST <= len(sentence) <= _LONGEST and sentence.endswith(".") and sentence[0].isupper()
            if good and sentence not in seen and not _DOUBTFUL.search(sentence):
                seen.add(sentence)
                yield sentence


def _is_headline(title: str) -> bool:
    return bool(_SHORT.match(title)) and not re.search(r"[\"'<>&\\|–—:]| - |ảnh|clip|video", title, re.IGNORECASE)
