"""Lists of several addresses over real HTTP: pages, indexes of sitemaps, gaps of feeds. Not for: the rules (test_walking)."""

from collections import Counter
from datetime import timedelta

import pytest

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"
LATER = "Tue, 22 Sep 2026 15:00:00 +0700"
XML = "application/xml; charset=utf-8"


@pytest.fixture
def kind(office):
    """Give the source `local` another kind."""

    def change(kind, path):
        settings = office.session.settings
        local, national = settings.sources
        url = local.url.replace("/local.rss", path)
        return office.with_sources(local.model_copy(update={"kind": kind, "url": url}), national)

    return change


def sitemap(press, path, *names, changed="2026-09-15T10:00:00+07:00"):
    rows = "".join(f"<url><loc>{press.url(name)}</loc><lastmod>{changed}</lastmod></url>" for name in names)
    press.pages[path] = (200, XML, f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>')


def index(press, path, *names):
    rows = "".join(f"<sitemap><loc>{press.url(name)}</loc></sitemap>" for name in names)
    press.pages[path] = (
        200,
        XML,
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>',
    )


def listing(press, path, *names, following=""):
    cards = "".join(
        f'<div class="item"><h3><a class="title1" href="{name}">Một tin dài đủ chữ của {name}</a></h3></div>'
        for name in names
    )
    link = f'<a href="{following}">Trang sau</a>' if following else ""
    press.pages[path] = (200, "text/html; charset=utf-8", f"<html><body>{cards}{link}</body></html>")


def asked(press, *paths):
    return {path: Counter(path for path, _ in press.asked)[path] for path in paths}


def test_every_sitemap_of_an_index_is_asked_once_and_the_round_keeps_one_poll(office, press, kind):
    children = [f"/so-do-{n}.xml" for n in range(5)]
    index(press, "/so-do.xml", *children)
    for n, child in enumerate(children):
        sitemap(press, child, f"/tin-{n}.html")
        press.article(f"/tin-{n}.html", f"Khánh thành cầu số {n}", press.elsewhere)
    reading = kind("sitemap", "/so-do.xml")
    reading.round()

    assert asked(press, "/so-do.xml", *children) == dict.fromkeys(["/so-do.xml", *children], 1)
    assert [line for line in reading.told if "local" in line] == ["changed   local: 5 new of 5 listed"]
    assert reading.session.store.ledger.faults(reading.clock.at, timedelta(hours=48)) == ()
    assert len(reading.states()) == 5


def test_an_index_is_always_asked_in_full_for_its_sitemaps_change_under_it(office, press, kind):
    index(press, "/so-do.xml", "/so-do-1.xml")
    press.etags["/so-do.xml"] = '"never-changes"'
    sitemap(press, "/so-do-1.xml", "/tin-1.html")
    reading = kind("sitemap", "/so-do.xml")
    for n in range(2, 5):
        reading.round()
        reading.clock.at += timedelta(hours=1)
        sitemap(press, "/so-do-1.xml", "/tin-1.html", f"/tin-{n}.html", changed=reading.clock.at.isoformat())
    state = reading.session.store.poll_states()["local", press.url("/so-do.xml")]

    assert len(reading.states()) == 3
    assert not state.lying
    assert not any(was for path, was in press.asked if path == "/so-do.xml")


def test_old_pages_that_a_sitemap_names_late_are_recorded_and_not_fetched(office, press, kind):
    """Some systems date every page of ten years anew; only pages that changed since the last reading are news."""
    sitemap(press, "/so-do.xml", "/tin.html")
    reading = kind("sitemap", "/so-do.xml")
    reading.round()
    sitemap(press, "/so-do.xml", *(f"/cu-{n}.html" for n in range(9)), changed="2015-01-01T00:00:00+07:00")
    reading.clock.at += timedelta(hours=1)
    reading.round()
    states = Counter(state for path, state in reading.states().items() if path.startswith("/cu-"))

    assert states == {"outside-scope": 9}
    assert "last changed before 2026-09-12" in reading.reason("/cu-1.html")


def test_two_sections_that_lead_to_one_page_ask_for_it_once(office, press, kind):
    """The front page and a section both go on at the section's second page."""
    for path in ("/trang-chu/", "/xa-hoi/"):
        listing(press, path, *(f"{path}bai-{n}-2026091500{n}.html" for n in range(4)), following="/xa-hoi/?page=2")
    listing(press, "/xa-hoi/?page=2", *(f"/xa-hoi/cu-{n}-2026091400{n}.html" for n in range(4)))
    reading = kind("listing", "/xa-hoi/")
    local, national = reading.session.settings.sources
    reading = reading.with_sources(local.model_copy(update={"more": (press.url("/trang-chu/"),)}), national)
    reading.round()

    assert asked(press, "/xa-hoi/?page=2") == {"/xa-hoi/?page=2": 1}
    assert len(reading.states()) == 12


def test_a_feed_with_a_gap_is_filled_from_the_sitemaps_of_robots_txt(office, press):
    """Off for a week, the feed has forgotten what the news sitemap still names."""
    press.pages["/robots.txt"] = (200, "text/plain", f"User-agent: *\nSitemap: {press.url('/so-do.xml')}\n")
    press.list("local", ("/tin-1.html", "Tin một", TODAY))
    office.round()
    office.clock.at += timedelta(days=7)
    press.list("local", ("/tin-3.html", "Tin ba", LATER))
    sitemap(press, "/so-do.xml", "/tin-2.html", changed="2026-09-20T10:00:00+07:00")
    office.round()
    store = office.session.store

    assert {"/tin-1.html", "/tin-2.html", "/tin-3.html"} <= set(office.states())
    assert store.ledger.faults(office.clock.at, timedelta(days=99)) == ()
    # What filled the gap says nothing of how often the feed brings news, and was not listed by it.
    assert store.news("local", press.url("/local.rss"), office.clock.at - timedelta(days=1)).new == 1


def test_a_gap_that_cannot_be_filled_is_told_in_the_line_of_the_source(office, press):
    press.list("local", ("/tin-1.html", "Tin một", TODAY))
    office.round()
    office.clock.at += timedelta(days=7)
    press.list("local", ("/tin-3.html", "Tin ba", LATER))
    office.round()
    (line,) = [line for line in office.told if "local" in line]

    assert "articles since the last poll may be missing" in line
