"""What the machine says of one page: read, tag, sign, check. Runs in a worker process; touches no database.

Not here: whether the article is kept (settle.py).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from monitor.check import against, check
from monitor.config import Rules, Source, load_rules
from monitor.group import sign
from monitor.model import Article, Flag, Page, Pending, ReadFault, Shape, ShapeUse, Signature, Tags
from monitor.read import read_article, read_page
from monitor.tag import Tagger, compiled


@dataclass(frozen=True, slots=True)
class Judged:
    """An article with everything the machine says of it."""

    article: Article
    tags: Tags
    flags: tuple[Flag, ...]
    signature: Signature | None
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the pages of a source."""

    shapes: tuple[Shape, ...]
    audit: bool  # a page that a shape fits is also searched, and both compared
    past: tuple[Shape, ...] = ()  # that are no longer read by


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a page, and of the shapes of its source."""

    outcome: Judged | ReadFault
    use: ShapeUse
    known: Known  # what was known when it was read


@lru_cache(maxsize=1)
def _compiled(folder: str) -> tuple[Rules, Tagger]:
    # Compiled once per process: the phrase automaton cannot travel between processes.
    rules = load_rules(Path(folder))
    return rules, compiled(rules)


def use_rules(folder: str, version: str) -> None:
    """Load the rules in *folder*/rules anew where those in use are not *version*: a worker of a cluster lives for weeks."""
    if _compiled(folder)[0].version != version:
        _compiled.cache_clear()


def judge_page(
    folder: str, page: Page, listed: Pending, source: Source | None, shapes: Sequence[Shape] = ()
) -> Judged | ReadFault:
    """Read *page* the careful way and judge it by the rules in *folder*/rules. Raises ConfigError for broken rules only.

    *shapes* are those learned of the source: what they know as notices under every article is left out.
    """
    return _judge(folder, read_article(page, listed, source, shapes), source)


def judge_by_shape(folder: str, page: Page, listed: Pending, source: Source | None, known: Known) -> Verdict:
    """As `judge_page`, but *page* is read by a learned shape where one fits."""
    reading = read_page(page, listed, source, known.shapes, audit=known.audit, past=known.past)
    return Verdict(_judge(folder, reading.outcome, source), reading.use, known)


def _judge(folder: str, read: Article | ReadFault, source: Source | None) -> Judged | ReadFault:
    return read if isinstance(read, ReadFault) else judge_article(folder, read, source.name if source else "")


def judge_article(folder: str, article: Article, outlet: str) -> Judged:
    """Tags, flags and signature of *article*, by the rules in *folder*/rules."""
    rules, tagger = _compiled(folder)
    return Judged(
        article=article,
        tags=tagger.tag(article, outlet),
        flags=check(article, against(rules)),
        signature=sign(article.title, article.text),
        text_sha256=hashlib.sha256(f"{article.title}\n{article.text}".encode()).hexdigest(),
    )
