"""When an address is asked again, and why. Decides; touches nothing.

An address that works is asked about as often as it brings news: one poll per expected article (Miniflux's
entry-frequency scheduler), never more often than every 5 minutes, at least once a day. One that fails waits longer
each time, in a straight line (exponential back-off proved too harsh for news, Media Cloud), by how bad the failure
is, at most a day: no source is ever dropped. What the server or the feed asks for (Retry-After, Cache-Control, ttl,
updatePeriod) is a lower bound. A tenth of chance keeps many desks from asking a newspaper in the same second.
"""

from datetime import datetime, timedelta

from monitor.model import Poll
from monitor.store import News, NextPoll

WINDOW = timedelta(days=7)  # how far back news is counted
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=24)
YOUNG = timedelta(hours=12)  # with less history than this nothing can be said of how often
UNKNOWN = timedelta(minutes=15)
# One failure of each class, times the failures in a row: servers that are busy, answers that are wrong, doors that are shut.
PAUSES = {"temporary": timedelta(minutes=10), "soft": timedelta(minutes=30), "hard": timedelta(hours=2)}


JITTER = 0.1  # of a pause, more or less


def next_poll(poll: Poll, failures: int, news: News, now: datetime, chance: float) -> NextPoll:
    """When the address of *poll*, just polled, is asked again; *failures* in a row before it, *chance* from 0 to 1."""
    if poll.succeeded:
        pause, why = _after_success(news, now)
    else:
        pause, why = _after_failure(poll, failures + 1)
    pause = min(max(pause * (1 + JITTER * (2 * chance - 1)), SHORTEST), LONGEST)
    for seconds, asker in (
        (poll.retry_after or 0, "the server asked us to wait"),
        (poll.wait, f"{poll.wait_why} asks us to wait"),
    ):
        asked = timedelta(seconds=seconds)
        if asked > pause:
            pause, why = min(asked, LONGEST), asker
    return NextPoll(now + pause, f"{why}: in {_words(pause)}")


def _after_success(news: News, now: datetime) -> tuple[timedelta, str]:
    if news.since is None or now - news.since < YOUNG:
        return UNKNOWN, "too young to say how often it brings news"
    days = max((now - news.since) / timedelta(days=1), 1.0)
    every = (now - news.since) / max(news.new, 1)
    return min(max(every, SHORTEST), LONGEST), f"{news.new} new in {days:.0f} days"


def _after_failure(poll: Poll, failures: int) -> tuple[timedelta, str]:
    pause = min(PAUSES[poll.failure or "temporary"] * failures, LONGEST)
    times = "once" if failures == 1 else f"{failures} times in a row"
    return pause, f"failed {times} ({poll.failure or 'temporary'})"


def _words(pause: timedelta) -> str:
    minutes = round(pause / timedelta(minutes=1))
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02} min"
