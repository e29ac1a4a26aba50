"""The polite way to an address: robots.txt first, then one request in its turn, then redirects one by one.

Not here: the single request (fetch), what the answer means (polls, pages).

    address -> usable? -> robots.txt of its host -> turn at its host -> ask -> redirect? -> address
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from monitor.addresses import absolute, canonical, is_http
from monitor.config import Crawl, Source
from monitor.crawl.manners.hosts import Hosts
from monitor.crawl.manners.robots import LONGEST, Robots
from monitor.crawl.manners.turns import PATIENCE, Turns
from monitor.crawl.web.answers import DAY, Answer, Trouble
from monitor.crawl.web.fetch import Web
from monitor.vietnamese.clean import one_line

_REDIRECTS = 5
_SHOWN = 200  # characters of an address that a reason prints
_REDIRECT_CODES = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_UNREACHABLE_SECONDS = 600  # a host whose robots.txt could not be had is left alone so long (as Media Cloud does)
_SLOW_DOWN = (429, 503)
# Seconds that a host is left alone which says "too many" without saying how long; the second part is by chance, so
# that several programs behind one address do not come back together.
_TOO_MANY = (30.0, 30.0)


@dataclass(slots=True)
class _Known:
    """What is known of a host's robots.txt, and until when."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: Robots | Trouble | None = None
    until: float = 0.0


class Visitor:
    """Visits addresses politely. Lives in one event loop."""

    def __init__(self, crawl: Crawl, web: Web, hosts: Hosts, random: Callable[[], float], settle: float) -> None:
        """*random* gives numbers from 0 to 1; *settle* is for Turns."""
        self._crawl = crawl
        self._web = web
        self._hosts = hosts
        self._random = random
        self._turns = Turns(settle=settle)
        self._known: dict[str, _Known] = {}
        for host, seconds in hosts.pauses():
            self._turns.pause(host, min(seconds, DAY))

    async def visit(self, url: str, source: Source | None, headers: Mapping[str, str]) -> Answer | Trouble:
        """What *url* answers after at most five redirects, each as polite and as safe as the first request."""
        return await self._follow(url, source, headers, heed_robots=True)

    async def _follow(
        self, url: str, source: Source | None, headers: Mapping[str, str], *, heed_robots: bool
    ) -> Answer | Trouble:
        way: list[str] = []
        permanent = True
        while len(way) <= _REDIRECTS:
            answer = await self._step(url, source, headers, heed_robots=heed_robots)
            if isinstance(answer, Trouble):
                return replace(answer, reason=f"redirected to {_short(url)}: {answer.reason}") if way else answer
            if answer.status not in _REDIRECT_CODES:
                return replace(answer, url=url, redirects=tuple(way), moved=bool(way) and permanent)
            permanent = permanent and answer.status in _PERMANENT
            way.append(url)
            location = answer.headers.get("location", "")
            url = absolute(url, location) if location else ""
            if not url:
                reason = f"the address answers {answer.status_line} without saying where to"
                return Trouble("unreadable", reason, robots=answer.robots)
            if url in way:
                return Trouble("unreadable", f"redirects in a circle, back to {_short(url)}", robots=answer.robots)
        return Trouble(
            "unreadable", f"more than {_REDIRECTS} redirects, the last to {_short(url)}", robots=answer.robots
        )

    async def _step(
        self, url: str, source: Source | None, headers: Mapping[str, str], *, heed_robots: bool
    ) -> Answer | Trouble:
        """One request, if robots.txt (where it is to be heeded) and the host's turn let it be made."""
        if not is_http(url):
            return Trouble("unsafe", f"{_short(url)} is no http or https address")
        spacing = self._spacing(source)
        if not heed_robots:
            return await self._ask(url, source, headers, spacing)
        rules = await self._robots(url, source)
        if isinstance(rules, Trouble):
            return rules
        allowed, rule = rules.decision(url)
        if not allowed:
            return Trouble("forbidden", rule, robots=rule)
        spacing = max(spacing, rules.delay) if spacing > 0 else 0.0
        return replace(await self._ask(url, source, headers, spacing), robots=rule)

    async def _ask(
        self, url: str, source: Source | None, headers: Mapping[str, str], spacing: float
    ) -> Answer | Trouble:
        host = host_of(url)
        async with self._turns.turn(host, spacing) as pause:
            if pause:
                return Trouble("temporary", f"{host} asked us to wait, {pause} s remain", pause)
            answer = await self._web.ask(url, source, headers)
            if isinstance(answer, Answer) and answer.status in _SLOW_DOWN:
                self._slow_down(host, answer)
            return answer

    def _slow_down(self, host: str, answer: Answer) -> None:
        """Leave *host* alone as long as it asked; a pause longer than this run waits is for later runs too."""
        seconds = float(answer.retry_after or 0)
        if answer.retry_after is None and answer.status == 429:
            seconds = _TOO_MANY[0] + _TOO_MANY[1] * self._random()
        self._turns.pause(host, seconds)
        if seconds > PATIENCE:
            self._hosts.learn_pause(host, seconds)

    def _spacing(self, source: Source | None) -> float:
        own = source.spacing if source else None
        return self._crawl.spacing if own is None else own

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the host of *url* names, where it is known; of any site."""
        host = host_of(url)
        known = self._known.get(host)
        rules = known.rules if known and known.rules else self._given(host)[0]
        return rules.sitemaps if isinstance(rules, Robots) else ()

    async def _robots(self, url: str, source: Source | None) -> Robots | Trouble:
        """The rules of the host of *url*, asked for once a day, by this run or one before it."""
        host = host_of(url)
        known = self._known.setdefault(host, _Known())
        async with known.lock:
            if known.rules is None:
                known.rules, seconds = self._given(host)
                known.until = time.monotonic() + seconds
            if known.rules is None or known.until <= time.monotonic():
                answer = await self._follow(absolute(url, "/robots.txt"), source, {}, heed_robots=False)
                known.rules = self._read_robots(host, answer)
                known.until = time.monotonic() + _lasts(known.rules)
            return known.rules

    def _given(self, host: str) -> tuple[Robots | None, float]:
        """The rules of *host* as an earlier run learned them, and the seconds they stay good."""
        given = self._hosts.robots(host)
        return (Robots(given[0], self._crawl.user_agent), given[1]) if given else (None, 0.0)

    def _read_robots(self, host: str, answer: Answer | Trouble) -> Robots | Trouble:
        if isinstance(answer, Trouble):
            kind = answer.kind if answer.kind == "unsafe" else "temporary"
            return Trouble(kind, f"robots.txt cannot be read: {answer.reason}", answer.retry_after)
        if answer.status == 429 or answer.status >= 500:  # 429 says "not now", not "no such file"
            return Trouble("temporary", f"robots.txt cannot be read: {answer.status_line}", answer.retry_after)
        body = answer.body if answer.status == 200 else b""
        self._hosts.learn_robots(host, body[:LONGEST])
        return Robots(body, self._crawl.user_agent)


def _lasts(rules: Robots | Trouble) -> float:
    if isinstance(rules, Robots):
        return DAY
    if rules.kind == "unsafe":  # of this source only: another may be allowed to reach the host
        return 0.0
    return max(_UNREACHABLE_SECONDS, rules.retry_after or 0)


def host_of(url: str) -> str:
    """Host and port of *url* as one name of the queue before it; the URL itself where it has none."""
    return urlsplit(canonical(url)).netloc if is_http(url) else url


def _short(url: str) -> str:
    """*url* as a reason prints it: a hostile one may be long and hold what no line should."""
    return one_line(url)[:_SHOWN]
