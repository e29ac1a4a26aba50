"""All kinds of flags that the words of an article give, each as rules/check.toml tunes it. Not here: how each kind is found."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from monitor.check.against import Against
from monitor.check.article import article_flags
from monitor.check.claims.resembling import resembling
from monitor.check.facts.article_lines import ArticleLines
from monitor.check.facts.differing import differing
from monitor.check.facts.lines import line, names
from monitor.config import Check
from monitor.config.check import FlagKind
from monitor.model import Article, Flag

_ORDER = {kind: n for n, kind in enumerate(get_args(FlagKind))}
_LANGUAGE = "vi"  # the guards know its words only


def check(article: Article, against: Against) -> tuple[Flag, ...]:
    """What in *article* is to be verified, kind by kind in the order of rules/check.toml, each in the order of the text.

    Never raises. Nothing is flagged for its opinion; articles in other languages than Vietnamese raise nothing.
    """
    if article.language != _LANGUAGE:
        return ()
    found = (*_differing(article, against), *article_flags(article, against))
    return tuned(sorted(found, key=lambda flag: _ORDER[flag.kind]), against.tuning)


def check_rows(article: Article, against: Against) -> tuple[Flag, ...]:
    """The same of the rows of the registers alone: what the words of the article give by themselves is left out."""
    if article.language != _LANGUAGE:
        return ()
    return tuned(sorted(_differing(article, against), key=lambda flag: _ORDER[flag.kind]), against.tuning)


def _differing(article: Article, against: Against) -> Iterator[Flag]:
    told = ArticleLines(article)
    held = (*differing(told, against), *resembling(told, against))
    return (flag for flag in held if not _is_excepted(flag, against))


def _is_excepted(flag: Flag, against: Against) -> bool:
    """Whether the sentence holds one of the phrases with which the rules stop its kind."""
    unless = against.tuning.of(flag.kind).unless
    return bool(unless) and names(line(flag.sentence), unless)


def tuned(flags: Iterable[Flag], tuning: Check) -> tuple[Flag, ...]:
    """*flags* without the kinds that are switched off, with the weight of their kind, none below its least score."""
    weighed = (
        (replace(flag, score=round(flag.score * row.weight, 2)), row)
        for flag in flags
        for row in [tuning.of(flag.kind)]
    )
    return tuple(flag for flag, row in weighed if row.enabled and flag.score >= row.least)
