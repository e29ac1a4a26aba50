"""Notices that stand before or behind every article of a source are none of its text, however the page is read.

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
    """Which of *lines* are left without those at both ends that are *repeated*; all of them, if it would be none."""
    own = [n for n, line in enumerate(lines) if letters(line) not in repeated] if repeated else range(len(lines))
    return slice(own[0], own[-1] + 1) if own else slice(len(lines))


def without_repeated(article: Article, repeated: frozenset[str]) -> Article:
    """*article* without the *repeated* paragraphs at both ends of its text."""
    lines = article.text.split("\n")
    own = lines[own_part(lines, repeated)]
    return article if len(own) == len(lines) else replace(article, text="\n".join(own))
