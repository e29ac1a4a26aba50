"""Which story an article joins: articles in order of time in, a story for each, or a new one.

An article joins the story whose members it is most like, when it is like enough; else it begins one. Stories are
never united and members never moved by what comes later, so a late article may join, never reshuffle.

A round-up of news may join the story that its headline opens with, but nobody joins it: it would draw others together.

Not here: what people decide (store): where an article stands that they placed, is told.
"""

import math
from dataclasses import dataclass
from datetime import datetime

from monitor.group.stories.likeness import likeness
from monitor.group.stories.reasons import common
from monitor.group.stories.traits import Traits
from monitor.group.stories.window import REACH, RECENT, Weighed, Window, standing
from monitor.model import Common

VERSION = "3"  # raise when articles would be put together otherwise
_HEARD = 3  # members of a story, the most alike, that speak for an article


@dataclass(frozen=True, slots=True)
class Found:
    """The story that an article joins, and why."""

    story: int
    why: Common


class Grouper:
    """The articles of some days and the stories they are in; finds the story of each new one."""

    def __init__(self, threshold: float) -> None:
        """Join from a likeness of *threshold* (0..1) on."""
        self._threshold = threshold
        self._window = Window()
        self._story: dict[int, int] = {}

    def weigh(self, article: Traits) -> Weighed:
        """*article* with the weights that its terms have beside the articles kept so far."""
        return self._window.weigh(article)

    def find(self, article: Weighed) -> Found | None:
        """The story that *article* is most like; None when none is like enough."""
        best = self._best(article)
        return Found(self._story[best[0].traits.id], common(article, *best)) if best else None

    def keep(self, article: Weighed, story: int) -> None:
        """Let *article* be in *story* from now on.

        A round-up may join the story that its headline opens with, but nobody joins it: it would lead from one event to
        the next.
        """
        if not article.traits.roundup:
            self._window.add(article)
            self._story[article.traits.id] = story

    def forget(self, before: datetime) -> None:
        """Drop what no article published at *before* or later is compared with."""
        for old in self._window.forget(before - max(REACH, RECENT)):
            del self._story[old]

    def _best(self, article: Weighed) -> tuple[Weighed, float] | None:
        """The member of the best story that is most alike, and how much; None when no story is like enough."""
        found: dict[int, list[tuple[float, Weighed]]] = {}
        for other in self._window.near(article):
            found.setdefault(self._story[other.traits.id], []).append((likeness(article, other), other))
        speaking = []
        for members in found.values():
            members.sort(key=lambda member: (-member[0], standing(member[1].traits)))
            speaking.append((support([likeness_ for likeness_, _ in members]), members[0][1]))
        value, other = min(speaking, key=lambda one: (-one[0], standing(one[1].traits)), default=(0.0, article))
        return (other, value) if value >= self._threshold else None


def support(likenesses: list[float]) -> float:
    """How far a story speaks for an article, from the likenesses of those of its members that were compared, the greatest first.

    One minus the geometric mean of what the three most alike leave open: one strong likeness among weak ones is not
    enough, for so a chain of small steps would lead from one event to another.
    """
    heard = likenesses[:_HEARD]
    return 1 - math.prod(1 - likeness_ for likeness_ in heard) ** (1 / len(heard))
