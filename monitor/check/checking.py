"""All kinds of flags that the words of an article give, each as rules/check.toml tunes it. Not here: how each kind is found."""

from collections.abc import Iterable
from dataclasses import replace

from monitor.check.against import Against
from monitor.check.facts.figures import differing_figures
from monitor.config import Check
from monitor.model import Article, Flag


def check(article: Article, against: Against) -> tuple[Flag, ...]:
    """What in *article* is to be verified, kind by kind in the order of rules/check.toml, each in the order of the text.

    Never raises. Nothing is flagged for its opinion; articles in other languages than Vietnamese raise nothing.
    """
    found = (*differing_figures(article, against.register.facts, against.version, elsewhere=against.elsewhere),)
    return tuned(found, against.tuning)


def tuned(flags: Iterable[Flag], tuning: Check) -> tuple[Flag, ...]:
    """*flags* without the kinds that are switched off, with the weight of their kind, none below its least score."""
    weighed = (
        (replace(flag, score=round(flag.score * row.weight, 2)), row)
        for flag in flags
        for row in [tuning.of(flag.kind)]
    )
    return tuple(flag for flag, row in weighed if row.enabled and flag.score >= row.least)
