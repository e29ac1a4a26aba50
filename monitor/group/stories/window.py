"""The articles of the days around one: what is common these days, and which of them share something rare with it.

A word that everybody writes today tells less than the language's counts say, so a term weighs by its share in the
language corrected by its share in the last days. Only earlier articles count: what an article weighs does not depend
on what came after it.

Not here: how alike two articles are (likeness.py), which story is joined (joining.py).
"""

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest

from monitor.group.stories.rarity import rarity, share
from monitor.group.stories.traits import Traits

REACH = timedelta(hours=96)  # articles farther apart are not compared
RECENT = timedelta(hours=72)  # before an article: what is common these days
_PRIOR = 300  # articles that the counts of the language are worth beside those of the last days
_COMMON = 3.5  # terms that weigh less in the language alone are not counted: they are common every day
_LOCAL = 4.0  # the most that a name of the own province's communes weighs: some articles of a day in a hundred have it
_RARE = 5.0  # weight from which sharing a term makes a candidate
_MOST = 40  # candidates that are compared: those that share most
_LONGEST = 400  # a term that more articles of eight days share leads to nothing while another one leads somewhere
_TERMS = 100  # of an article that are followed, the rarest: with fewer other labelled pairs come out right

_sum = math.fsum  # the same whatever the order, which sets do not promise

Moment = tuple[float, int]  # seconds, article: the order of articles


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article with the weight of each of its terms on the day it came."""

    traits: Traits
    weight: Mapping[str, float]  # by term
    square: Mapping[str, float]  # of the weight
    whole: float  # sum of all squares
    of_title: float  # sum of those of the headline
    of_names: Mapping[str, float]  # the weight that each name has in the language alone


class Window:
    """Articles by time and by term. Takes them in any order; forgets those that are said to be too old."""

    def __init__(self) -> None:
        self._articles: dict[int, Weighed] = {}
        self._order: list[Moment] = []
        self._with: dict[str, list[Moment]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._articles)

    def weigh(self, traits: Traits) -> Weighed:
        """*traits* with weights: minus the logarithm of each term's share in the language and in the last three days."""
        end = traits.published.timestamp()
        begin = end - RECENT.total_seconds()
        articles = _between(self._order, begin, end)
        weight = {}
        for term in sorted(traits.terms):
            usual = share(term)
            weight[term] = -math.log(usual)
            if weight[term] > _COMMON and term in self._with:
                recent = _between(self._with[term], begin, end)
                weight[term] = min(weight[term], -math.log((recent + _PRIOR * usual) / (articles + _PRIOR)))
            if term in traits.local:
                weight[term] = min(weight[term], _LOCAL)
        square = {term: value * value for term, value in weight.items()}
        return Weighed(
            traits=traits,
            weight=weight,
            square=square,
            whole=_sum(square.values()),
            of_title=_sum(square[term] for term in traits.title),
            of_names={name: rarity(name) for name in traits.names},  # apart, a commune says much
        )

    def add(self, article: Weighed) -> None:
        """Let later articles find *article*."""
        moment = (article.traits.published.timestamp(), article.traits.id)
        self._articles[article.traits.id] = article
        insort(self._order, moment)
        for term in article.traits.terms:
            if -math.log(share(term)) > _COMMON:
                insort(self._with[term], moment)

    def near(self, article: Weighed) -> list[Weighed]:
        """The articles of the four days before and after that share most of what is rare in *article*, the most first."""
        known = [term for term in article.weight if term in self._with]
        known.sort(key=lambda term: (-article.weight[term], term))
        shared: dict[int, float] = defaultdict(float)
        for term in known[:_TERMS]:
            weight, having = article.weight[term], self._around(article, term)
            if weight < _RARE:
                break
            if len(having) <= _LONGEST:
                for _, id_ in having:
                    shared[id_] += weight * weight
        shared.pop(article.traits.id, None)
        if not shared:  # perhaps what hundreds tell these days, in the same few words
            rarest = next((term for term in known if rarity(term) >= _RARE), None)
            having = self._around(article, rarest)[-_LONGEST:] if rarest else []
            shared.update((id_, 1.0) for _, id_ in having if id_ != article.traits.id)
        least = min(nlargest(_MOST, shared.values()), default=0.0)
        best = [self._articles[id_] for id_, value in shared.items() if value >= least]
        return sorted(best, key=lambda other: (-shared[other.traits.id], _newest_first(other.traits)))[:_MOST]

    def _around(self, article: Weighed, term: str) -> list[Moment]:
        """The articles of the four days before and after *article* that have *term*, in order of time."""
        at, reach, having = article.traits.published.timestamp(), REACH.total_seconds(), self._with[term]
        return having[bisect_left(having, (at - reach,)) : bisect_right(having, (at + reach, math.inf))]

    def forget(self, before: datetime) -> list[int]:
        """Drop what was published before *before*; return those articles."""
        limit = (before.timestamp(),)
        old = self._order[: bisect_left(self._order, limit)]
        del self._order[: len(old)]
        for _, id_ in old:
            for term in self._articles.pop(id_).traits.terms:
                having = self._with.get(term)
                if having is not None:
                    del having[: bisect_left(having, limit)]
                    if not having:
                        del self._with[term]
        return [id_ for _, id_ in old]


Standing = tuple[float, str, tuple[str, ...], int]


def standing(traits: Traits) -> Standing:
    """An order of articles by time; in one moment by outlet and words, for their numbers tell only what was fetched first."""
    return (traits.published.timestamp(), traits.outlet, traits.written, traits.id)


def _newest_first(traits: Traits) -> Standing:
    at, outlet, written, id_ = standing(traits)
    return (-at, outlet, written, id_)


def _between(moments: list[Moment], begin: float, end: float) -> int:
    return bisect_left(moments, (end,)) - bisect_left(moments, (begin,))
