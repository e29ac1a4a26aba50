"""What the crawler knows of hosts from earlier runs, and what it learned in this one. Not here: obeying it (crawl)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from monitor.config import Source
from monitor.crawl import Crawler
from monitor.pipeline.session import Session

_DAY = timedelta(hours=24)


_SETTLE = 5.0  # seconds; a server goes on for a while with what a killed program has asked it


def crawler_for(session: Session, sources: Sequence[Source], *, after_kill: bool = False) -> Crawler:
    """A crawler that knows the robots.txt files of the last day and the pauses that hosts asked for.

    *after_kill*: the round before was broken off, perhaps in the middle of requests.
    """
    settings, store = session.settings, session.store
    return Crawler(
        settings.crawl,
        sources,
        session.clock,
        settings.folder,
        rules=store.hosts.rules(session.clock() - _DAY),
        pauses=store.hosts.pauses(datetime.now(UTC)),  # Retry-After runs on the real clock
        random=session.random,
        settle=_SETTLE if after_kill else 0.0,
    )


def keep_learned(session: Session, crawler: Crawler) -> None:
    """Keep what *crawler* has learned of hosts since the last call."""
    for learned in crawler.learned():
        session.store.hosts.learn(learned)
