"""Manners from one run to the next: spacing, robots.txt of the day, and hosts that asked for a pause."""

import itertools
import threading
from datetime import UTC, datetime, timedelta

import pytest
from loopback import NOW, Reply

from monitor.crawl.manners.turns import Turns
from monitor.model import FetchFault, HostPause, HostRules, Page, Pending

PAGE = Reply("<html><body>Tin</body></html>")


def host(web):
    return f"127.0.0.1:{web.server_port}"


def run(crawler, source, *urls, **keys):
    """One run of a crawler: its results in the order of *urls*, and what it learned."""
    with crawler(source, **keys) as running:
        results = sorted(
            running.fetch([Pending(number, url, source.id, 0) for number, url in enumerate(urls)]),
            key=lambda result: result[0].id,
        )
        return [result for _, result in results], running.learned()


def gaps(web):
    log = sorted(web.log, key=lambda asked: asked.began)
    return [later.began - earlier.ended for earlier, later in itertools.pairwise(log)]


# -- spacing ------------------------------------------------------------------------------------------------------


def test_two_crawlers_in_a_row_keep_the_spacing(web, crawler, source):
    web.routes |= {"/1": PAGE, "/2": PAGE}
    each = source(web.url("/rss"), spacing=0.15)
    run(crawler, each, web.url("/1"))
    run(crawler, each, web.url("/2"))
    assert web.paths() == ["/robots.txt", "/1", "/robots.txt", "/2"]
    assert min(gaps(web)) >= 0.15


def test_after_a_killed_run_hosts_are_left_alone_a_little_longer(web, crawler, source):
    """A server goes on for a while with what a killed program has asked it."""
    web.routes |= {"/1": PAGE, "/2": PAGE}
    each = source(web.url("/rss"), spacing=0.1)
    run(crawler, each, web.url("/1"))
    run(crawler, each, web.url("/2"), settle=0.4)
    _, after, _ = gaps(web)
    assert after >= 0.5


def test_a_known_crawl_delay_holds_before_the_first_request_too(web, crawler, source):
    web.routes |= {"/robots.txt": Reply("User-agent: *\nCrawl-delay: 0.2"), "/1": PAGE, "/2": PAGE}
    each = source(web.url("/rss"), spacing=0.01)
    _, learned = run(crawler, each, web.url("/1"))
    run(crawler, each, web.url("/2"), rules=learned)
    assert web.paths() == ["/robots.txt", "/1", "/2"]
    assert gaps(web)[-1] >= 0.2


def test_without_spacing_nothing_waits(web, crawler, source, monkeypatch):
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    monkeypatch.setattr("monitor.crawl.manners.turns.asyncio.sleep", sleep)
    web.routes |= {"/1": PAGE}
    (page,), _ = run(crawler, source(web.url("/rss"), spacing=0), web.url("/1"))
    assert isinstance(page, Page)
    assert set(waits) <= {0.0}


# -- robots.txt ---------------------------------------------------------------------------------------------------


def test_a_robots_file_is_learned_once_and_used_by_the_next_run(web, crawler, source):
    body = b"User-agent: *\nDisallow: /kin\nSitemap: http://127.0.0.1/x"
    web.routes |= {"/robots.txt": Reply(body), "/1": PAGE}
    each = source(web.url("/rss"))
    _, learned = run(crawler, each, web.url("/1"))
    assert learned == (HostRules(host(web), body, NOW),)
    (page, fault), more = run(crawler, each, web.url("/1"), web.url("/kin"), rules=learned)
    assert (page.robots, fault.kind) == ("allowed (no rule of robots.txt matches)", "forbidden")
    assert web.paths() == ["/robots.txt", "/1", "/1"]
    assert more == ()


@pytest.mark.parametrize(
    ("age", "asked"),
    [
        (timedelta(0), False),
        (timedelta(hours=23, minutes=59), False),
        (timedelta(hours=24), True),
        (timedelta(seconds=-1), True),
    ],
)
def test_a_robots_file_is_good_for_a_day_and_never_from_the_future(web, crawler, source, age, asked):
    known = HostRules(host(web), b"User-agent: *\nDisallow: /", NOW - age)
    (result,), _ = run(crawler, source(web.url("/rss")), web.url("/1"), rules=[known])
    assert ("/robots.txt" in web.paths()) == asked
    assert result.kind == ("gone" if asked else "forbidden")


def test_that_a_host_has_no_robots_file_is_learned_as_an_empty_one(web, crawler, source):
    _, learned = run(crawler, source(web.url("/rss")), web.url("/1"))
    assert learned == (HostRules(host(web), b"", NOW),)


def test_a_robots_file_that_cannot_be_had_is_not_learned(web, crawler, source):
    web.routes["/robots.txt"] = Reply("", 500)
    _, learned = run(crawler, source(web.url("/rss")), web.url("/1"))
    assert learned == ()


def test_a_source_that_may_not_reach_a_host_does_not_close_it_for_one_that_may(web, crawler, source):
    web.routes["/1"] = PAGE
    public, private = source("http://bao.example/rss", allow_private=False), source(web.url("/rss"), id="noi-bo")
    with crawler(public, private) as running:
        addresses = [Pending(1, web.url("/1"), "bao", 0), Pending(2, web.url("/1"), "noi-bo", 0)]
        (_, refused), (_, page) = running.fetch(addresses)
    assert refused.kind == "unreadable"
    assert isinstance(page, Page)


def test_what_was_learned_is_given_once(web, crawler, source):
    with crawler(source(web.url("/rss"))) as running:
        list(running.fetch([Pending(1, web.url("/1"), "bao", 0)]))
        assert [type(each) for each in running.learned()] == [HostRules]
        assert running.learned() == ()


def test_what_is_learned_while_it_is_being_asked_for_is_not_lost(crawler):
    with crawler() as running:
        writer = threading.Thread(
            target=lambda: [running._hosts.learn_robots(f"may-{n}.vn", b"") for n in range(2000)],
        )
        writer.start()
        learned = []
        while writer.is_alive():
            learned += running.learned()
        learned += running.learned()
    assert [each.host for each in learned] == [f"may-{n}.vn" for n in range(2000)]


def test_the_sitemaps_of_a_site_are_known_once_its_robots_file_is(web, crawler, source):
    own = web.url("/sitemap.xml")
    body = f"Sitemap: {own}\nSitemap: http://khac.example/sitemap.xml\n"
    web.routes["/robots.txt"] = Reply(body)
    with crawler(source(web.url("/rss"))) as running:
        assert running.sitemaps(web.url("/rss")) == ()
        list(running.fetch([Pending(1, web.url("/1"), "bao", 0)]))
        assert running.sitemaps(web.url("/rss")) == (own,)
    with crawler(rules=[HostRules(host(web), body.encode(), NOW)]) as running:
        assert running.sitemaps(web.url("/khac")) == (own,)
        assert running.sitemaps("no address") == ()


# -- pauses -------------------------------------------------------------------------------------------------------


def test_a_pause_longer_than_a_run_waits_is_learned_by_the_real_clock(web, crawler, source):
    web.routes |= {"/robots.txt": Reply(""), "/1": Reply("", 503, {"Retry-After": "3600"})}
    before = datetime.now(UTC)
    _, learned = run(crawler, source(web.url("/rss")), web.url("/1"))
    pause = learned[-1]
    assert pause.host == host(web)
    assert timedelta(seconds=3600) <= pause.until - before <= timedelta(seconds=3660)


def test_a_pause_that_a_run_waits_out_is_not_learned(web, crawler, source):
    web.routes |= {"/1": Reply("", 503, {"Retry-After": "1"})}
    _, learned = run(crawler, source(web.url("/rss")), web.url("/1"))
    assert [type(each) for each in learned] == [HostRules]


def test_a_pause_of_an_earlier_run_is_kept(web, crawler, source):
    web.routes["/1"] = PAGE
    running = HostPause(host(web), datetime.now(UTC) + timedelta(minutes=10))
    (fault,), _ = run(crawler, source(web.url("/rss")), web.url("/1"), pauses=[running])
    assert isinstance(fault, FetchFault)
    assert 590 <= fault.retry_after <= 600
    assert web.log == []


def test_a_pause_that_is_over_is_forgotten(web, crawler, source):
    web.routes["/1"] = PAGE
    over = HostPause(host(web), datetime.now(UTC) - timedelta(seconds=1))
    (page,), _ = run(crawler, source(web.url("/rss")), web.url("/1"), pauses=[over])
    assert isinstance(page, Page)


@pytest.mark.parametrize(("chance", "seconds"), [(0.0, 30), (0.5, 45), (1.0, 60)])
def test_too_many_requests_without_a_time_pauses_the_host_for_a_time_by_chance(web, crawler, source, chance, seconds):
    web.routes |= {"/robots.txt": Reply(""), "/1": Reply("", 429), "/2": PAGE}
    (first, second), learned = run(
        crawler, source(web.url("/rss")), web.url("/1"), web.url("/2"), random=lambda: chance
    )
    assert (first.kind, first.retry_after) == ("temporary", None)
    assert seconds - 2 <= second.retry_after <= seconds
    assert isinstance(learned[-1], HostPause)
    assert "/2" not in web.paths()


def test_a_busy_server_that_names_no_time_is_not_paused(web, crawler, source):
    web.routes |= {"/1": Reply("", 503), "/2": PAGE}
    (_, page), _ = run(crawler, source(web.url("/rss")), web.url("/1"), web.url("/2"))
    assert isinstance(page, Page)


def test_a_shorter_pause_does_not_end_a_longer_one():
    turns = Turns()
    turns.pause("bao.vn", 100)
    turns.pause("bao.vn", 5)
    assert turns._hosts["bao.vn"].not_before - turns._opened > 90
