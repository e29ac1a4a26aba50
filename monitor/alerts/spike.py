"""Is a topic written about far more than in the days before, and is it the press that changed or only our reading of it?

What it must never do: call a fault of the crawler news. So counts are of publication, not of first sight, and a source
that was not read all the time counts on neither side. Copies count as nothing: thirty outlets with one text are one
article. Fewer articles than before are never told here: sources that are broken stand in the notes of the digest.

"Far more": at least twice the mean, and so many that a day like those before would have them by chance once in 2,000
topics and days. Counts of news come in lumps, so chance is a negative binomial distribution, as wide as the days before
were (Poisson where they were not wider), with the uncertainty of their mean. The highest of ten days or more is left
out: one spike must not hide the next. Weekends need nothing of their own: tests/measure_spikes.py shows the figures.

Not here: how the counts come about (store.spikes), who is told (pipeline).
"""

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import fmean, variance
from typing import Literal

from monitor.store.spikes import SourceDays, TopicArticle

DAY = timedelta(hours=24)
CHANCE = 1 / 2000
TIMES = 2  # the mean, at least
FEWEST_DAYS = 7  # with fewer to compare with nothing is said
_TRIMMED_FROM = 10  # days
_READ = 0.75  # of the days compared: a source that was read less is compared on neither side
_RUNNING = 0.5  # of the sources: a day on which fewer were read was the program's, not the press's
_GAP = 3  # days without anything in a row, of a source that else has something nearly every day: it was silent
_OFTEN = 0.75


@dataclass(frozen=True, slots=True)
class Risen:
    """A topic with far more articles than in the days before."""

    topic: str
    count: int  # articles published in the last 24 hours; of a catch-up, those that came in them
    mean: Decimal  # of the days compared with
    days: int
    cause: Literal["news", "catch-up", "new-source"]
    sources: tuple[str, ...]  # that a cause of our own comes from
    stories: int  # that the articles tell, as far as they are in one
    articles: tuple[int, ...]  # that count, the newest first


def risen(
    written: Iterable[TopicArticle], watched: Iterable[SourceDays], now: datetime, *, days: int, least: int
) -> tuple[Risen, ...]:
    """The topics that have risen in the 24 hours before *now*, compared with the *days* before; those with most articles first.

    *written* are the articles published or clipped in all that time; *watched* says how each source was read in the last
    24 hours and in each of the days before, the newest first. Nothing is said while fewer than seven days can be compared.
    """
    sources = tuple(watched)
    gaps = {(each.source, day) for each in sources for day, read in enumerate(each.read) if not read}
    articles = [each for each in written if each.published <= now and not _undated_after_gap(each, now, gaps)]
    compared = _compared(sources, now, days)
    if len(compared) < FEWEST_DAYS:
        return ()
    steady = {each.source for each in sources if _steady(each, now, compared)}
    young = {each.source for each in sources if not _known(each, now, max(compared))}
    topics = sorted({topic for each in articles for topic in each.topics})
    look = _Look(now, compared, least, steady, young)
    found = [rise for topic in topics if (rise := look.at(topic, [a for a in articles if topic in a.topics]))]
    return tuple(sorted(found, key=lambda rise: (-rise.count, rise.topic)))


@dataclass(frozen=True, slots=True)
class _Look:
    now: datetime
    compared: Sequence[int]
    least: int
    steady: Collection[str]
    young: Collection[str]

    def at(self, topic: str, articles: Sequence[TopicArticle]) -> Risen | None:
        """What is to be said of one topic: news where its own steady sources say so, else a cause of ours, else nothing."""
        usual = [a for a in articles if a.source in self.steady]
        today = self._today(usual, lambda a: a.published)
        before = self._before(usual)
        if self._far_more(len(today), before):
            return self._risen(topic, today, before, "news", ())
        came = self._today(articles, lambda a: max(a.clipped_at, a.published))
        fresh = self._today(articles, lambda a: a.published)
        every = self._before([a for a in articles if a.clipped_at <= self.now - DAY])
        for seen in (fresh, came):
            extra = [a for a in seen if a not in today]
            if extra and self._far_more(len(seen), every):
                new = [a for a in extra if a.source in self.young]
                cause: Literal["catch-up", "new-source"] = "new-source" if 2 * len(new) >= len(extra) else "catch-up"
                blamed = sorted({a.source for a in (new if cause == "new-source" else extra)})
                return self._risen(topic, seen, every, cause, tuple(blamed))
        return None

    def _far_more(self, count: int, before: Sequence[int]) -> bool:
        return count >= self.least and far_more(count, before)

    def _today(self, articles: Iterable[TopicArticle], at: Callable[[TopicArticle], datetime]) -> list[TopicArticle]:
        return [a for a in articles if self.now - DAY < at(a) <= self.now]

    def _before(self, articles: Iterable[TopicArticle]) -> list[int]:
        counts = dict.fromkeys(self.compared, 0)
        for each in articles:
            day = _day(each.published, self.now)
            if day in counts:
                counts[day] += 1
        return list(counts.values())

    def _risen(
        self,
        topic: str,
        seen: Sequence[TopicArticle],
        before: Sequence[int],
        cause: Literal["news", "catch-up", "new-source"],
        blamed: tuple[str, ...],
    ) -> Risen:
        mean = (Decimal(sum(before)) / len(before)).quantize(Decimal("0.01"))
        newest = sorted(seen, key=lambda a: (a.published, a.article), reverse=True)
        stories = len({a.story for a in seen if a.story is not None})
        return Risen(topic, len(seen), mean, len(before), cause, blamed, stories, tuple(a.article for a in newest))


def far_more(count: int, before: Sequence[int]) -> bool:
    """Whether *count* is far more than the counts *before*, by the rule at the head of this file."""
    usual = sorted(before)[:-1] if len(before) >= _TRIMMED_FROM else list(before)
    return count >= TIMES * fmean(usual) and chance(count, usual) < CHANCE


def chance(count: int, before: Sequence[int]) -> float:
    """How probable it is that one more day like those *before* (two or more) has *count* or more."""
    mean = max(fmean(before), 0.5 / len(before))  # days without any say that it is rare, not that it never happens
    spread = max(variance(before), mean) * (1 + 1 / len(before))
    size = mean * mean / (spread - mean)
    below = sum(math.exp(_log_share(k, size, mean)) for k in range(count))
    return max(0.0, 1.0 - below)


def _log_share(k: int, size: float, mean: float) -> float:
    """The logarithm of the share of days with exactly *k*, in a negative binomial distribution."""
    ways = math.lgamma(k + size) - math.lgamma(size) - math.lgamma(k + 1)
    return ways + size * math.log(size / (size + mean)) + k * math.log(mean / (size + mean))


# -- what can be compared --------------------------------------------------------------------------


def _day(at: datetime, now: datetime) -> int:
    """0 for the last 24 hours, 1 for those before …"""
    return math.floor((now - at) / DAY)


def _compared(sources: Sequence[SourceDays], now: datetime, days: int) -> list[int]:
    """The days on which the program read at least half of the sources that it knew then."""
    return [day for day in range(1, days + 1) if _was_running(sources, now, day)]


def _was_running(sources: Sequence[SourceDays], now: datetime, day: int) -> bool:
    known = [each for each in sources if _known(each, now, day)]
    return bool(known) and sum(each.read[day] for each in known) >= _RUNNING * len(known)


def _known(source: SourceDays, now: datetime, day: int) -> bool:
    """Whether *source* had been read before that *day* began."""
    return source.first_success is not None and source.first_success <= now - (day + 1) * DAY


def _undated_after_gap(article: TopicArticle, now: datetime, gaps: Collection[tuple[str, int]]) -> bool:
    """Whether nobody knows on which day it was published: nobody had looked on the day before it was first seen."""
    return not article.dated and (article.source, _day(article.clipped_at, now) + 1) in gaps


def _steady(source: SourceDays, now: datetime, compared: Sequence[int]) -> bool:
    """Whether *source* was read on nearly all days *compared*: what it has today can be held against what it had then."""
    if not _known(source, now, max(compared)):
        return False
    silent = _silent(source.brought)
    good = sum(source.read[day] and day not in silent for day in compared)
    return good >= _READ * len(compared)


def _silent(brought: Sequence[bool]) -> Collection[int]:
    """The longest gap of a source that else has something nearly every day: it listed nothing, whatever it answered."""
    gap: list[int] = []
    run: list[int] = []
    for day, something in enumerate(brought):
        run = [] if something else [*run, day]
        gap = max(gap, run, key=len)
    rest = len(brought) - len(gap)
    often = rest > 1 and sum(brought) >= _OFTEN * rest
    return gap if len(gap) >= _GAP and often else ()
