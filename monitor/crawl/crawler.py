"""The crawler as the rest of the program sees it: addresses in, polls and pages out.

Not here: manners (visit), what an answer means (polls, pages), the loop it all runs in (background).
"""

import asyncio
import random as chance
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from monitor.addresses import same_site
from monitor.config import Crawl, Source
from monitor.crawl.background import Background
from monitor.crawl.discovery.discover import discover
from monitor.crawl.manners.hosts import Hosts
from monitor.crawl.manners.visit import Visitor, host_of
from monitor.crawl.pages import page
from monitor.crawl.polls import conditions, poll
from monitor.crawl.web.answers import Answer, Harvest
from monitor.crawl.web.fetch import Web
from monitor.crawl.web.proxies import proxies
from monitor.model import FetchFault, HostPause, HostRules, Page, Pending, Poll, PollRequest

Job = TypeVar("Job")


class Crawler:
    """Polls sources and fetches pages politely. Use it in a `with` block; close generators you do not exhaust."""

    def __init__(  # noqa: PLR0913 - what is known and what is chance are the caller's
        self,
        crawl: Crawl,
        sources: Sequence[Source],
        clock: Callable[[], datetime],
        folder: Path,
        *,
        rules: Sequence[HostRules] = (),
        pauses: Sequence[HostPause] = (),
        random: Callable[[], float] = chance.random,
        settle: float = 0.0,
    ) -> None:
        """*clock* gives the calendar time of a fetch; relative ca_bundle paths start at *folder*.

        *rules* and *pauses* are what `learned` gave in earlier runs; what is too old is not used. *random* gives
        numbers from 0 to 1. *settle* is how many seconds more than the spacing every host is left alone at first,
        after a run that was killed: servers may still be answering it. Raises InputError when the proxy of *crawl* or of the environment cannot be used.
        """
        self._crawl = crawl
        self._sources = {source.id: source for source in sources}
        self._clock = clock
        self._hosts = Hosts(rules, pauses, clock)
        self._random = random
        self._settle = settle
        self._web = Web(crawl.agent, proxies(crawl.proxy), folder)

    def __enter__(self) -> Self:
        # Made here and not before: from now on every host counts as just asked.
        self._visitor = Visitor(self._crawl, self._web, self._hosts, self._random, self._settle)
        # One thread reads feeds and listings beside the loop, which must stay free for the network.
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="crawler-reader")
        self._background = Background()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._background.close(self._web.aclose)
        self._reader.shutdown()

    def poll(self, requests: Sequence[PollRequest]) -> Iterator[Poll]:
        """Ask every address of *requests*; give exactly one Poll for each, in order of completion."""
        return self._background.results(_by_host(requests, lambda request: request.url), self._poll)

    def fetch(self, addresses: Sequence[Pending]) -> Iterator[tuple[Pending, Page | FetchFault]]:
        """Fetch every page of *addresses*; give exactly one result for each, in order of completion.

        An address whose source is not known is fetched with the defaults.
        """
        return self._background.results(_by_host(addresses, lambda address: address.url), self._fetch)

    def learned(self) -> tuple[HostRules | HostPause, ...]:
        """What was learned of hosts since this was last asked, for `rules` and `pauses` of later runs.

        May be called at any time, from any thread; of two about one host the later one counts.
        """
        return self._hosts.learned()

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps on the site of *url* that the robots.txt of its host names.

        Empty when that file is not known: given as one of `rules`, or asked for by this crawler.
        """
        return tuple(sitemap for sitemap in self._visitor.sitemaps(url) if same_site(url, sitemap))

    async def _poll(self, request: PollRequest) -> Poll:
        source = self._sources.get(request.source)
        answer = await self._visitor.visit(request.url, source, conditions(request.validators))

        def harvest(answer: Answer) -> Harvest:
            kind = request.kind or (source.kind if source else "feed")
            return discover(kind, answer.body, answer.content_type, answer.url, source)

        return await asyncio.get_running_loop().run_in_executor(self._reader, poll, request, answer, harvest)

    async def _fetch(self, address: Pending) -> tuple[Pending, Page | FetchFault]:
        answer = await self._visitor.visit(address.url, self._sources.get(address.source), {})
        return address, page(address.url, answer, self._clock())


def _by_host(jobs: Sequence[Job], url: Callable[[Job], str]) -> list[list[Job]]:
    """*jobs* in lanes, one for each host, since no host is asked twice at once anyway."""
    lanes: dict[str, list[Job]] = {}
    for job in jobs:
        lanes.setdefault(host_of(url(job)), []).append(job)
    return list(lanes.values())
