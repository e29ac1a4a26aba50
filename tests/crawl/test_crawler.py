"""The crawler over real HTTP: what it asks, how politely, and what it says of every answer."""

import gzip
import itertools
import threading
import zlib
from dataclasses import replace
from email.utils import formatdate

import pytest
from loopback import NOW, Reply

from monitor.crawl.web import fetch
from monitor.model import FetchFault, Page, Pending, PollRequest, Validators

FEED = '<rss version="2.0"><channel><item><title>Tin</title><link>http://bao.vn/tin-1</link></item></channel></rss>'
ARTICLE = "<html><body><h1>Xã vùng cao</h1></body></html>"
FEED_KIND = "application/rss+xml"
MODIFIED = "Tue, 28 Jul 2026 11:00:00 GMT"


def feed(**headers):
    return Reply(FEED, kind=FEED_KIND, headers=headers)


def poll_one(crawler, source, validators=None, **keys):
    with crawler(source, **keys) as running:
        (poll,) = running.poll([PollRequest(source.id, source.url, validators or Validators())])
    return poll


def fetch_all(crawler, source, *urls, **keys):
    """The results for *urls*, in their order."""
    pending = [Pending(number, url, source.id if source else "khong-co", 0) for number, url in enumerate(urls)]
    with crawler(*([source] if source else []), **keys) as running:
        results = sorted(running.fetch(pending), key=lambda result: result[0].id)
    assert [address for address, _ in results] == pending
    return [result for _, result in results]


# -- polls --------------------------------------------------------------------------------------------------------


def test_a_feed_is_read_with_its_validators(web, crawler, source):
    web.routes["/rss"] = feed(ETag='"a1"', **{"Last-Modified": MODIFIED})
    poll = poll_one(crawler, source(web.url("/rss")))
    assert (poll.outcome, poll.reason, [found.title for found in poll.found]) == ("changed", "", ["Tin"])
    assert poll.validators == Validators('"a1"', MODIFIED)


def test_every_request_says_who_we_are_and_what_we_can_unpack(web, crawler, source):
    web.routes["/rss"] = feed()
    poll_one(crawler, source(web.url("/rss"), headers={"X-Khoa": "k"}))
    for asked in web.log:
        assert asked.headers["user-agent"] == "PressDesk/1.0 (Van phong thu) (+mailto:van-phong@example.vn)"
        assert asked.headers["accept-encoding"] == "gzip, deflate"
        assert asked.headers["x-khoa"] == "k"
        assert "cookie" not in asked.headers


def test_an_unchanged_feed_is_asked_for_with_its_validators(web, crawler, source):
    def answer(headers):
        same = headers.get("if-none-match") == '"a1"' and headers.get("if-modified-since") == "hôm qua".encode().decode(
            "latin-1"
        )
        return Reply(status=304, headers={"ETag": '"a1"'}) if same or '"a1"' in headers.values() else feed()

    web.routes["/rss"] = answer
    poll = poll_one(crawler, source(web.url("/rss")), Validators('"a1"', MODIFIED))
    assert (poll.outcome, poll.found, poll.validators.etag) == ("unchanged", (), '"a1"')


def test_sitemaps_and_listings_are_read_as_what_they_are(web, crawler, source):
    web.routes["/map"] = Reply(
        gzip.compress(b"<urlset><url><loc>http://bao.vn/1</loc></url></urlset>"), kind="application/x-gzip"
    )
    web.routes["/muc"] = Reply('<p class="t"><a href="/bai-1">Tin</a></p>')
    assert poll_one(crawler, source(web.url("/map"), kind="sitemap")).found[0].url == "http://bao.vn/1"
    listing = source(web.url("/muc"), kind="listing", selectors={"links": ".t a"})
    assert poll_one(crawler, listing).found[0].url == web.url("/bai-1")


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply("khong", 404), ("the address answers 404 Not Found", None)),
        (Reply("", 503, {"Retry-After": "120"}), ("the address answers 503 Service Unavailable", 120)),
        (Reply("", 429, {"Retry-After": "9999999"}), ("the address answers 429 Too Many Requests", 86_400)),
        (Reply("", 304), ("the address answers 304 Not Modified", None)),
        (Reply("<html><body>Bảo trì</body></html>"), ("the address answers an HTML page, not a feed", None)),
        (Reply(""), ("the address answers an empty body, not a feed", None)),
        (Reply(FEED, kind=FEED_KIND, cut=20), ("the answer is cut off or is no HTTP (peer closed", None)),
        (Reply(FEED, headers={"Content-Encoding": "br"}), ("the body is packed as 'br'", None)),
    ],
)
def test_a_poll_that_fails_says_why_in_one_line(web, crawler, source, reply, said):
    reason, wait = said
    web.routes["/rss"] = reply
    poll = poll_one(crawler, source(web.url("/rss")))
    assert (poll.outcome, poll.found, poll.validators, poll.retry_after) == ("failed", (), Validators(), wait)
    assert poll.reason.startswith(reason)
    assert "\n" not in poll.reason


def test_nobody_at_the_address_is_a_failed_poll(crawler, source):
    poll = poll_one(crawler, source("http://127.0.0.1:1/rss"))
    assert poll.outcome == "failed"
    assert poll.reason.startswith("robots.txt cannot be read: no connection (")


def test_a_feed_that_has_moved_is_read_and_the_move_is_told(web, crawler, source):
    web.routes |= {"/rss": Reply("", 301, {"Location": "/feed"}), "/feed": feed()}
    poll = poll_one(crawler, source(web.url("/rss")))
    assert (poll.outcome, poll.reason) == ("changed", f"has moved to {web.url('/feed')}; correct the address")


def test_a_feed_cut_by_its_maker_gives_no_validators(web, crawler, source):
    web.routes["/rss"] = Reply(FEED[:-12], kind=FEED_KIND, headers={"ETag": '"nua"'})
    poll = poll_one(crawler, source(web.url("/rss")))
    assert (poll.outcome, len(poll.found), poll.validators) == ("changed", 1, Validators())


# -- robots.txt ---------------------------------------------------------------------------------------------------


def test_robots_is_asked_for_once_and_refuses_by_rule(web, crawler, source):
    web.routes |= {"/robots.txt": Reply("User-agent: *\nDisallow: /kin", kind="text/plain"), "/mo/1": Reply(ARTICLE)}
    closed, opened, closed_too = fetch_all(
        crawler, source(web.url("/rss")), web.url("/kin/1"), web.url("/mo/1"), web.url("/kin/2")
    )
    rule = "robots.txt forbids it (Disallow: /kin)"
    assert closed == FetchFault(web.url("/kin/1"), "forbidden", rule, robots=rule)
    assert opened.robots == "allowed (no rule of robots.txt matches)"
    assert closed_too.kind == "forbidden"
    assert isinstance(opened, Page)
    assert web.paths() == ["/robots.txt", "/mo/1"]


def test_a_forbidden_feed_is_refused_with_the_rule(web, crawler, source):
    web.routes["/robots.txt"] = Reply("User-agent: pressdesk\nDisallow: /")
    poll = poll_one(crawler, source(web.url("/rss")))
    assert (poll.outcome, poll.reason) == ("refused", "robots.txt forbids it (Disallow: /)")
    assert web.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_robots_file_that_is_not_there_allows_everything(web, crawler, source, status):
    web.routes |= {"/robots.txt": Reply("User-agent: *\nDisallow: /", status), "/rss": feed()}
    assert poll_one(crawler, source(web.url("/rss"))).outcome == "changed"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_file_that_cannot_be_read_now_forbids_for_now(web, crawler, source, status):
    web.routes |= {"/robots.txt": Reply("", status, {"Retry-After": "77"}), "/a": Reply(ARTICLE)}
    first, second = fetch_all(crawler, source(web.url("/rss")), web.url("/a"), web.url("/b"))
    assert (first.kind, first.retry_after) == ("temporary", 77)
    assert first.reason.startswith(f"robots.txt cannot be read: {status} ")
    assert second.kind == "temporary"
    assert web.paths() == ["/robots.txt"]


def test_a_redirect_into_a_forbidden_place_is_not_followed(web, crawler, source):
    web.routes |= {
        "/robots.txt": Reply("User-agent: *\nDisallow: /kin"),
        "/mo": Reply("", 302, {"Location": "/kin"}),
        "/kin": Reply(ARTICLE),
    }
    (fault,) = fetch_all(crawler, source(web.url("/rss")), web.url("/mo"))
    assert fault.kind == "forbidden"
    assert fault.reason == f"redirected to {web.url('/kin')}: robots.txt forbids it (Disallow: /kin)"
    assert "/kin" not in web.paths()


# -- pages --------------------------------------------------------------------------------------------------------


def test_a_page_comes_whole_with_the_way_to_it(web, crawler, source):
    web.routes |= {
        "/cu": Reply("", 301, {"Location": "moi?utm_source=x"}),
        "/moi?utm_source=x": Reply(gzip.compress(ARTICLE.encode()), headers={"Content-Encoding": "gzip"}),
    }
    (page,) = fetch_all(crawler, source(web.url("/rss")), web.url("/cu"))
    assert replace(page, exchange=None) == Page(
        url=web.url("/cu"),
        final_url=web.url("/moi?utm_source=x"),
        redirects=(web.url("/cu"),),
        content_type="text/html; charset=utf-8",
        body=ARTICLE.encode(),
        fetched_at=NOW,
        robots="allowed (no robots.txt)",
    )


def test_a_page_comes_with_what_was_sent_and_answered(web, crawler, source):
    web.routes["/a"] = Reply(ARTICLE, 203, headers={"X-Thu": "m\xf4t", "x-thu": "hai"})
    (page,) = fetch_all(crawler, source(web.url("/rss")), web.url("/a"))
    exchange = page.exchange
    assert (exchange.version, exchange.status, exchange.phrase) == ("HTTP/1.1", 203, "Non-Authoritative Information")
    assert exchange.request[0] == ("Host", f"127.0.0.1:{web.server_port}")
    assert {name.lower(): value for name, value in exchange.request} == web.log[-1].headers
    assert [pair for pair in exchange.headers if pair[0].lower() == "x-thu"] == [("X-Thu", "m\xf4t"), ("x-thu", "hai")]
    assert exchange.headers[-3] == ("Content-Length", str(len(ARTICLE.encode())))


def test_the_exchange_of_a_redirected_page_is_the_last_one(web, crawler, source):
    web.routes |= {"/cu": Reply("", 302, {"Location": "/moi"}), "/moi": Reply(ARTICLE)}
    (page,) = fetch_all(crawler, source(web.url("/rss")), web.url("/cu"))
    assert page.exchange.status == 200


def test_no_password_stands_in_an_exchange(web, crawler, source):
    web.routes["/a"] = Reply(ARTICLE)
    each = source(web.url("/rss"), headers={"X-Khoa": "bi mat", "Cookie": "phien=bi mat"})
    with_password = web.url("/a").replace("http://", "http://ten:bi-mat@")
    for page in fetch_all(crawler, each, web.url("/a"), with_password):
        assert ("X-Khoa", "(withheld)") in page.exchange.request
        assert ("Cookie", "(withheld)") in page.exchange.request
        assert "mat" not in str(page.exchange)
    assert web.log[-1].headers["x-khoa"] == "bi mat"
    assert web.log[-1].headers["authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply("", 404), ("gone", "the address answers 404 Not Found")),
        (Reply("", 410), ("gone", "the address answers 410 Gone")),
        (Reply("", 401), ("temporary", "the address answers 401 Unauthorized")),
        (Reply("", 403), ("temporary", "the address answers 403 Forbidden")),
        (Reply("", 451), ("temporary", "the address answers 451 Unavailable For Legal Reasons")),
        (Reply("", 500), ("temporary", "the address answers 500 Internal Server Error")),
        (Reply(" \n"), ("temporary", "the address answers an empty page")),
        (Reply(ARTICLE, cut=9), ("temporary", "the answer is cut off or is no HTTP")),
        (
            Reply(gzip.compress(ARTICLE.encode())[:-9], headers={"Content-Encoding": "gzip"}),
            ("temporary", "the packed body is cut off"),
        ),
        (Reply("%PDF", kind="application/pdf"), ("not-an-article", "the address answers application/pdf, not a page")),
        (Reply("", 302), ("unreadable", "the address answers 302 Found without saying where to")),
        (Reply("", 302, {"Location": "/a"}), ("unreadable", "redirects in a circle, back to http://127.0.0.1")),
        (
            Reply("", 302, {"Location": "file:///etc/passwd"}),
            ("unreadable", "redirected to file:///etc/passwd: file:///etc/passwd is no http or https address"),
        ),
        (Reply("", 302, {"Location": "http://[sai"}), ("unreadable", "the address answers 302 Found without saying")),
        (Reply(bytes(range(256)) * 41_000), ("unreadable", "the body is larger than 10 MB")),
    ],
)
def test_a_page_that_cannot_be_had_says_why_in_one_line(web, crawler, source, reply, said):
    kind, reason = said
    web.routes["/a"] = reply
    (fault,) = fetch_all(crawler, source(web.url("/rss")), web.url("/a"))
    assert (fault.url, fault.kind) == (web.url("/a"), kind)
    assert fault.reason.startswith(reason)
    assert "\n" not in fault.reason


def test_a_gzip_bomb_is_unreadable(web, crawler, source):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(30)) + packer.flush()
    web.routes["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    (fault,) = fetch_all(crawler, source(web.url("/rss")), web.url("/a"))
    assert fault.kind == "unreadable"
    assert "larger" in fault.reason or "bomb" in fault.reason


def test_at_most_five_redirects_are_followed(web, crawler, source):
    web.routes |= {f"/{n}": Reply("", 302, {"Location": f"/{n + 1}"}) for n in range(7)} | {"/7": Reply(ARTICLE)}
    fault, page = fetch_all(crawler, source(web.url("/rss")), web.url("/1"), web.url("/2"))
    assert (fault.kind, fault.reason) == ("unreadable", f"more than 5 redirects, the last to {web.url('/7')}")
    assert len(page.redirects) == 5


@pytest.mark.parametrize("url", ["ftp://bao.vn/a", "file:///etc/passwd", "bao.vn/a", "http://[sai/", "", "http://"])
def test_what_is_no_http_address_is_unreadable(crawler, url):
    (fault,) = fetch_all(crawler, None, url)
    assert fault.kind == "unreadable"
    assert "is no http or https address" in fault.reason


def test_an_address_no_client_can_write_is_unreadable(crawler, web, source):
    (fault,) = fetch_all(crawler, source(web.url("/")), web.url("/a\x7fb"))
    assert fault.kind == "unreadable"
    assert fault.reason.startswith("the address cannot be asked")


def test_a_slow_drip_ends_when_its_time_is_over(web, crawler, source, monkeypatch):
    monkeypatch.setattr(fetch, "TOTAL_SECONDS", 3.0)
    web.routes |= {"/robots.txt": Reply("", 404), "/a": Reply(ARTICLE, seconds=9.0)}
    (fault,) = fetch_all(crawler, source(web.url("/rss")), web.url("/a"))
    assert (fault.kind, fault.reason.partition(" than")[0]) == ("temporary", "the answer took longer")


# -- safety -------------------------------------------------------------------------------------------------------


def test_this_machine_is_not_reached_for_a_source_that_does_not_allow_it(web, crawler, source):
    web.routes["/a"] = Reply(ARTICLE)
    (fault,) = fetch_all(crawler, source(web.url("/rss"), allow_private=False), web.url("/a"))
    assert fault.kind == "unreadable"
    assert "127.0.0.1 is not public" in fault.reason
    assert web.log == []


def test_an_address_brought_by_hand_may_not_reach_this_machine(web, crawler):
    (fault,) = fetch_all(crawler, None, web.url("/a"))
    assert (fault.kind, web.log) == ("unreadable", [])


def test_a_poll_of_a_private_address_fails_with_the_reason(web, crawler, source):
    poll = poll_one(crawler, source(web.url("/rss"), allow_private=False))
    assert (poll.outcome, "not public" in poll.reason) == ("failed", True)


def test_headers_of_a_source_do_not_leave_its_site(web, other_web, crawler, source):
    web.routes["/a"] = Reply("", 302, {"Location": other_web.url("/b")})
    other_web.routes["/b"] = Reply(ARTICLE)
    (page,) = fetch_all(crawler, source(web.url("/rss"), headers={"X-Khoa": "bi mat"}), web.url("/a"))
    assert page.final_url == other_web.url("/b")
    assert all("x-khoa" in asked.headers for asked in web.log)
    assert not any("x-khoa" in asked.headers for asked in other_web.log)


# -- proxies ------------------------------------------------------------------------------------------------------


def test_a_proxy_is_asked_for_public_names_and_never_for_local_ones(web, crawler, source):
    web.routes["http://bao.example/a"] = Reply(ARTICLE)
    outside = source("http://bao.example/rss", allow_private=False)
    page, refused = fetch_all(crawler, outside, "http://bao.example/a", "http://192.168.1.1/a", proxy=web.url(""))
    assert page.body == ARTICLE.encode()
    assert refused.kind == "unreadable"
    assert "allow_private" in refused.reason
    assert web.paths() == ["http://bao.example/robots.txt", "http://bao.example/a"]


def test_a_proxy_gets_its_name_and_password_and_its_refusal_is_told(web, crawler, source, monkeypatch):
    """HTTPS asks the proxy for a tunnel (CONNECT), which this one does not know."""
    monkeypatch.setenv("HTTPS_PROXY", web.url("").replace("http://", "http://ten:khoa@"))
    monkeypatch.setenv("HTTP_PROXY", web.url("").replace("http://", "http://ten:khoa@"))
    web.routes["http://bao.example/a"] = Reply(ARTICLE)
    page, fault = fetch_all(crawler, None, "http://bao.example/a", "https://bao2.example/a")
    assert web.log[-1].headers["proxy-authorization"] == "Basic dGVuOmtob2E="
    assert isinstance(page, Page)
    assert fault.kind == "temporary"
    assert "the proxy does not let us through" in fault.reason


def test_a_source_s_own_proxy_is_for_that_source_only(web, other_web, crawler, source):
    """Also for an address that NO_PROXY or its loopback name would take past every other proxy."""
    other_web.routes |= {"http://bao.example/a": Reply("cua rieng"), "http://localhost:9/b": Reply("may cua proxy")}
    web.routes["http://bao.example/a"] = Reply("chung")
    own = source("http://bao.example/rss", id="rieng", proxy=other_web.url(""))
    shared = source("http://bao.example/rss", id="chung")
    urls = [("http://bao.example/a", "rieng"), ("http://bao.example/a", "chung"), ("http://localhost:9/b", "rieng")]
    with crawler(own, shared, proxy=web.url("")) as running:
        results = running.fetch([Pending(number, url, name, 0) for number, (url, name) in enumerate(urls)])
        bodies = {address.id: page.body for address, page in results}
    assert bodies == {0: b"cua rieng", 1: b"chung", 2: b"may cua proxy"}


def test_behind_a_source_s_own_proxy_local_names_stay_refused(web, crawler, source):
    own = source("http://bao.example/rss", proxy=web.url(""), allow_private=False)
    faults = fetch_all(crawler, own, "http://localhost:9/b", "http://10.0.0.1/", "http://may-chu.lan/", web.url("/a"))
    assert [fault.kind for fault in faults] == ["unreadable"] * 4
    assert all("allow_private" in fault.reason for fault in faults)
    assert web.log == []


# -- manners ------------------------------------------------------------------------------------------------------


def gaps(web):
    log = sorted(web.log, key=lambda asked: asked.began)
    return [later.began - earlier.ended for earlier, later in itertools.pairwise(log)]


def test_requests_to_a_host_are_spaced_and_never_two_at_once(web, crawler, source):
    web.routes |= {f"/{n}": Reply(ARTICLE, seconds=0.01) for n in range(4)}
    fetch_all(crawler, source(web.url("/rss"), spacing=None), *(web.url(f"/{n}") for n in range(4)), spacing=0.05)
    assert len(web.log) == 5
    assert min(gaps(web)) >= 0.05
    assert web.most_at_once == 1


def test_a_redirect_from_another_host_waits_its_turn_too(web, other_web, crawler, source):
    web.routes |= {f"/{n}": Reply("", 302, {"Location": other_web.url(f"/{n}")}) for n in range(3)}
    other_web.routes |= {f"/{n}": Reply(ARTICLE, seconds=0.03) for n in range(6)}
    urls = [web.url(f"/{n}") for n in range(3)] + [other_web.url(f"/{n}") for n in range(3, 6)]
    results = fetch_all(crawler, source(web.url("/rss")), *urls)
    assert all(isinstance(result, Page) for result in results)
    assert other_web.most_at_once == 1


def test_the_spacing_of_a_source_wins_and_a_crawl_delay_is_its_lower_bound(web, other_web, crawler, source):
    for each in (web, other_web):
        each.routes |= {f"/{n}": Reply(ARTICLE) for n in range(3)}
    other_web.routes["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 0.1")
    urls = [each.url(f"/{n}") for each in (web, other_web) for n in range(3)]
    fetch_all(crawler, source(web.url("/rss"), spacing=0.03), *urls, spacing=5)
    assert min(gaps(web)) >= 0.03
    assert min(gaps(other_web)[1:]) >= 0.1


def test_without_spacing_a_crawl_delay_does_not_hold_up_a_trial(web, crawler, source):
    web.routes |= {"/robots.txt": Reply("User-agent: *\nCrawl-delay: 30"), "/1": Reply(ARTICLE), "/2": Reply(ARTICLE)}
    fetch_all(crawler, source(web.url("/rss")), web.url("/1"), web.url("/2"))
    assert sum(gaps(web)) < 10


def test_hosts_are_asked_side_by_side(web, other_web, crawler, source):
    both = threading.Barrier(2, timeout=60)

    def wait_for_the_other(_):
        both.wait()
        return Reply(ARTICLE)

    web.routes["/a"] = other_web.routes["/a"] = wait_for_the_other
    results = fetch_all(crawler, source(web.url("/rss")), web.url("/a"), other_web.url("/a"))
    assert all(isinstance(result, Page) for result in results)


def test_a_host_that_asks_for_a_pause_gets_it(web, crawler, source):
    web.routes |= {"/1": Reply("", 429, {"Retry-After": "3600"}), "/2": Reply(ARTICLE)}
    first, second = fetch_all(crawler, source(web.url("/rss")), web.url("/1"), web.url("/2"))
    assert (first.kind, first.retry_after) == ("temporary", 3600)
    assert (second.kind, second.retry_after) == ("temporary", 3600)
    assert second.reason.startswith(f"127.0.0.1:{web.server_port} asked us to wait")
    assert "/2" not in web.paths()


def test_a_short_pause_is_waited_out(web, crawler, source):
    web.routes |= {
        "/1": Reply("", 503, {"Retry-After": formatdate(usegmt=True), "X": "0"}),
        "/2": Reply("", 503, {"Retry-After": "1"}),
        "/3": Reply(ARTICLE),
    }
    *_, page = fetch_all(crawler, source(web.url("/rss")), *(web.url(f"/{n}") for n in (1, 2, 3)))
    assert isinstance(page, Page)
    assert gaps(web)[-1] >= 0.9


# -- ends ---------------------------------------------------------------------------------------------------------


def test_a_generator_closed_early_ends_the_requests(web, crawler, source):
    web.routes |= {f"/{n}": Reply(ARTICLE) for n in range(200)}
    with crawler(source(web.url("/rss"))) as running:
        results = running.fetch([Pending(n, web.url(f"/{n}"), "bao", 0) for n in range(200)])
        next(results)
        results.close()
        (again,) = running.fetch([Pending(1, web.url("/1"), "bao", 0)])
    assert isinstance(again[1], Page)
    assert len(web.log) < 100


def test_an_exception_in_the_consumer_ends_the_crawler(web, crawler, source):
    web.routes |= {f"/{n}": Reply(ARTICLE) for n in range(50)}

    def consume():
        with crawler(source(web.url("/rss"))) as running:
            for _ in running.fetch([Pending(n, web.url(f"/{n}"), "bao", 0) for n in range(50)]):
                raise KeyError("lỗi của người gọi")

    before = threading.active_count()
    with pytest.raises(KeyError):
        consume()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("crawler")]
    assert threading.active_count() <= before + 3  # the server's own
