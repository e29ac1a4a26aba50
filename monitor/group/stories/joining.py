"""Which story an article joins: articles in order of time in, a story for each, or a new one.

An article joins the story whose members it is most like, when it is like enough; else it begins one. Stories are
never united and members never moved by what comes later, so a late article may join, never reshuffle.

Not here: what people decide (store): where an article stands that they placed, is told.
"""

import math
from dataclasses import dataclass

from monitor.group.stories.likeness import common, likeness
from monitor.group.stories.traits import Traits
from monitor.group.stories.window import REACH, RECENT, Weighed, Window
from monitor.model import Common

VERSION = "1"  # raise when articles would be put together otherwise
_HEARD = 3  # members of a story, the most alike, that speak for an article


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article belongs: in the story of `why.article`; `why` is None when it begins a story."""

    article: int
    story: int  # as it was told with a member, else the article that began it
    why: Common | None


class Grouper:
    """The articles of some days and their stories; gives every new article its place."""

    def __init__(self, threshold: float) -> None:
        """Join from a likeness of *threshold* (0..1) on."""
        self._threshold = threshold
        self._window = Window()
        self._story: dict[int, int] = {}

    def know(self, article: Traits, story: int) -> None:
        """Take an article whose story is decided."""
        self._keep(self._window.weigh(article), story)

    def place(self, article: Traits) -> Place:
        """Give an article its place and keep it there."""
        weighed = self._window.weigh(article)
        best = self._best(weighed)
        story = self._story[best[0].traits.id] if best else article.id
        self._keep(weighed, story)
        return Place(article.id, story, common(weighed, *best) if best else None)

    def _keep(self, article: Weighed, story: int) -> None:
        self._window.add(article)
        self._story[article.traits.id] = story
        for old in self._window.forget(article.traits.published - 2 * (REACH + RECENT)):
            del self._story[old]

    def _best(self, article: Weighed) -> tuple[Weighed, float] | None:
        """The member of the best story that is most alike, and how much; None when no story is like enough."""
        found: dict[int, list[tuple[float, int, Weighed]]] = {}
        for other in self._window.near(article):
            likeness_ = likeness(article, other)
            found.setdefault(self._story[other.traits.id], []).append((likeness_, -other.traits.id, other))
        best: tuple[float, int] | None = None
        for story, members in found.items():
            members.sort(key=lambda member: member[:2], reverse=True)
            best = max(best or (0.0, 0), (support([likeness_ for likeness_, _, _ in members]), -story))
        if best is None or best[0] < self._threshold:
            return None
        value, _, other = found[-best[1]][0]
        return other, value


def support(likenesses: list[float]) -> float:
    """How far a story speaks for an article, from the likenesses of those of its members that were compared, the greatest first.

    One minus the geometric mean of what the three most alike leave open: one strong likeness among weak ones is not
    enough, for so a chain of small steps would lead from one event to another.
    """
    heard = likenesses[:_HEARD]
    return 1 - math.prod(1 - likeness_ for likeness_ in heard) ** (1 / len(heard))
