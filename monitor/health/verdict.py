"""Whether a source is broken, quiet, silent or well: a pure rule, the same for every source, that can be said in words.

Quiet is usual, silence is not. A source that works and brought nothing today is quiet when its pause is no longer than
its longest one before, and the same weekdays before had mostly brought nothing by this hour either. Days on which the
source was not polled with success do not count: nobody looked.

Not here: the figures (store), other words about a source (monitor.sources).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal

DAYS = 29  # today and four weeks: four of each weekday
YOUNG = timedelta(days=7)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class History:
    """What a verdict is made from; every time stands in the office's zone."""

    trouble: str  # why it is broken; "" when it works
    first_success: datetime | None
    last_success: datetime | None  # the moment that is judged: what came later nobody has seen
    news: Sequence[tuple[datetime, int]]  # (when, how many new articles), of the last DAYS days
    polled: frozenset[date]  # of the last DAYS days, those with a successful poll by the hour of the last success


@dataclass(frozen=True, slots=True)
class Verdict:
    """One word, and why in a line of English."""

    word: Literal["broken", "quiet", "silent", "well", "too young to say", "not asked"]
    why: str

    def __str__(self) -> str:
        """The words a person reads."""
        return f"{self.word}: {self.why}"


def judge(history: History) -> Verdict:
    """Judge a source at the moment of its last successful poll."""
    first, last = history.first_success, history.last_success
    if history.trouble:
        return Verdict("broken", history.trouble)
    if first is None or last is None:
        return Verdict("too young to say", "never polled with success")
    if last - first < YOUNG:
        return Verdict("too young to say", f"read since {_when(first)}")
    begin = days_before(last, DAYS - 1)
    news = [(at, count) for at, count in history.news if count and begin <= at.date() and at <= last]
    today = sum(count for at, count in news if at.date() == last.date())
    if today:
        return Verdict("well", f"{today} new on {last:%d/%m} by {last:%H:%M}")
    return _without_news(history.polled, news, last)


def days_before(last: datetime, days: int) -> date:
    """The date *days* before *last*."""
    return last.date() - timedelta(days=days)


def _without_news(polled: frozenset[date], news: Sequence[tuple[datetime, int]], last: datetime) -> Verdict:
    """Quiet or silent: it works, and its day has brought nothing."""
    if not news:
        return Verdict("silent", f"nothing new in the last {DAYS - 1} days")
    since = f"nothing new since {_when(news[-1][0])}"
    days = _looked(polled, news, last)
    with_news = {at.date() for at, _ in news}
    pause, longest = _pauses(days, with_news)
    if pause > longest:
        return Verdict("silent", f"{since}; {_days(pause)} of looking, the longest pause before was {_days(longest)}")
    same = list(_same_weekdays(polled, news, last))
    name = WEEKDAYS[last.weekday()]
    if not same:
        return Verdict("quiet", f"{since}; pauses of up to {_days(longest)} are usual")
    without = same.count(0)
    if 2 * without >= len(same):
        return Verdict(
            "quiet", f"nothing new on {last:%d/%m} by {last:%H:%M}, as on {without} of the last {len(same)} {name}s"
        )
    brought = ", ".join(map(str, same))
    return Verdict("silent", f"{since}; the last {len(same)} {name}s brought {brought} by this hour")


def _looked(polled: frozenset[date], news: Sequence[tuple[datetime, int]], last: datetime) -> list[date]:
    """The days that count, oldest first, the day of *last* among them: somebody looked, or news shows that they did."""
    begin = days_before(last, DAYS - 1)
    return sorted(day for day in polled | {at.date() for at, _ in news} | {last.date()} if begin <= day <= last.date())


def _pauses(days: Sequence[date], with_news: set[date]) -> tuple[int, int]:
    """The steps from the last day with news to today, and the longest such pause before it; in days that count.

    What lies before the first day with news is a pause too, of which only the end was seen; a single step is never long.
    """
    marks = [position for position, day in enumerate(days) if day in with_news]
    return len(days) - 1 - marks[-1], max([1, marks[0], *(later - earlier for earlier, later in pairwise(marks))])


def _same_weekdays(polled: frozenset[date], news: Sequence[tuple[datetime, int]], last: datetime) -> Iterator[int]:
    """How many articles each of the last four same weekdays had brought by this hour, the newest first."""
    by_hour: Counter[date] = Counter()
    for at, count in news:
        if at.time() <= last.time():
            by_hour[at.date()] += count
    for weeks in (1, 2, 3, 4):
        day = days_before(last, 7 * weeks)
        if day in polled or by_hour[day]:
            yield by_hour[day]


def _when(at: datetime) -> str:
    return f"{WEEKDAYS[at.weekday()][:3]} {at:%d/%m %H:%M}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
