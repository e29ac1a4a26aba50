"""Notices that stand behind every article of a source are none of its text, however the page is read.

Not here: learning which paragraphs those are (learn.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.model import Article, Shape
from monitor.read.text.title import letters


def repeated_at(host: str, shapes: Iterable[Shape]) -> frozenset[str]:
    """The letters of the paragraphs that stand on every page of *host*, as *shapes* know it."""
    return frozenset(letters(line) for shape in shapes if shape.host == host for line in shape.repeated)


def own_part(lines: Sequence[str], repeated: frozenset[str]) -> slice:
    """Which of *lines* are left without those at the end that are *repeated*; the first one is always left."""
    end = len(lines)
    while end > 1 and repeated and letters(lines[end - 1]) in repeated:
        end -= 1
    return slice(end)


def without_repeated(article: Article, repeated: frozenset[str]) -> Article:
    """*article* without the *repeated* paragraphs at the end of its text."""
    lines = article.text.split("\n")
    own = lines[own_part(lines, repeated)]
    return article if len(own) == len(lines) else replace(article, text="\n".join(own))
