"""`sources check`, the completeness check and the freshness table, over a real press. Not for: verdicts (tests/health)."""

import json
import sqlite3
from dataclasses import replace

import pytest

from monitor.config import Selectors
from monitor.errors import InputError
from monitor.sources.check import check_sources
from monitor.sources.freshness import freshness_json, freshness_lines
from monitor.sources.lines import source_json, source_lines
from monitor.sources.survey import survey

LINKS = Selectors(links="h3 a")
OLD = ("/cu.html", "Cũ", "Mon, 14 Sep 2026 09:00:00 +0700")
TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"


def look(office):
    session = office.session
    return survey(session.settings, session.store, session.clock())


def with_sources(office):
    """The same office, with a listing of the same site beside its feeds."""
    settings = office.session.settings
    local, national = settings.sources
    url = local.url.replace("local.rss", "tin-tuc")
    listing = local.model_copy(update={"id": "page", "kind": "listing", "url": url, "selectors": LINKS})
    office.session = replace(office.session, settings=replace(settings, sources=(local, national, listing)))
    return office


def page(press, *paths):
    links = "".join(
        f"<li class='tin'><h3><a href='{path}'>Xã vùng cao khánh thành cây cầu mới, bài số {number}</a></h3></li>"
        for number, path in enumerate(paths)
    )
    press.pages["/tin-tuc"] = (200, "text/html; charset=utf-8", f"<html><body><ul>{links}</ul></body></html>")


def dump(office):
    connection = sqlite3.connect(office.session.data / "monitor.db")
    # What is learned of a host is kept: else the next run would ask for its robots.txt again.
    text = [line for line in connection.iterdump() if 'INTO "hosts"' not in line]
    connection.close()
    return text


def check(office, *wanted):
    said = []
    failed = check_sources(look(office), wanted, office.session.clock, said.append, office.session.store.hosts.learn)
    return failed, said


def test_a_check_says_what_works_and_keeps_no_article(office, press):
    """Kind, entries, dates understood and the first that was not; nothing is written."""
    press.list("local", ("/a.html", "A", TODAY), ("/b.html", "B", "hôm kia"))
    press.pages["/national.rss"] = (503, "text/plain", "")
    before = dump(office)
    failed, said = check(office)

    assert failed == ("national",)
    line = next(line for line in said if line.startswith("local: "))
    assert line.startswith("local: works: feed, 2 entries, 1 of 2 dates understood; not understood: “hôm kia”")
    assert line.endswith("never polled by `monitor run` yet")
    line = next(line for line in said if line.startswith("national: "))
    assert line.startswith("national: failed: the address answers 503 Service Unavailable (temporary)")
    assert dump(office) == before


def test_a_check_tells_the_next_poll_and_validators_that_lie(office, press):
    """The database adds what one request cannot show."""
    press.list("local", OLD)
    office.round()
    found = look(office)
    states = {key: replace(state, lying=True) for key, state in found.states.items()}
    said = []
    failed = check_sources(
        replace(found, states=states), ["local"], office.session.clock, said.append, office.session.store.hosts.learn
    )

    assert failed == ()
    assert len(said) == 1
    assert "; its validators lie and are not used; next 15/09 18:" in said[0]
    assert "too young to say how often it brings news" in said[0]


def test_a_check_never_sends_validators(office, press):
    """An "unchanged" would show nothing."""
    press.list("local", OLD)
    press.etags["/local.rss"] = '"a"'
    office.round()
    press.asked.clear()
    check(office, "local")

    assert ("/local.rss", False) in press.asked


def test_a_source_that_is_off_is_checked_only_when_it_is_named(office, press):
    """Before it is switched on, somebody wants to know whether it works."""
    settings = office.session.settings
    local, national = settings.sources
    off = local.model_copy(update={"enabled": False, "reason": "thử"})
    office.session = replace(office.session, settings=replace(settings, sources=(off, national)))

    assert [line.split(":")[0] for line in check(office)[1]] == ["national"]
    assert [line.split(":")[0] for line in check(office, "local")[1]] == ["local"]


def test_a_name_that_sources_toml_does_not_have_is_told_with_names_like_it(office):
    """Nothing is asked."""
    with pytest.raises(InputError, match=r"no source `natoinal`; did you mean national\?"):
        check(office, "natoinal")
    with pytest.raises(InputError, match=r"no source `zzz`; `monitor sources` lists them"):
        check(office, "zzz")


# -- completeness ----------------------------------------------------------------------------------


def two_days(office, press):
    """A first reading on 14 September; on the 15th the page names two articles, the feed one of them."""
    with_sources(office)
    page(press, "/tin/0.html")
    press.list("local", OLD)
    press.list("national", OLD)
    office.clock.set("2026-09-14T18:00:00+07:00")
    office.round()
    press.list("local", ("/tin/2.html", "Hai", TODAY))
    page(press, "/tin/1.html", "/tin/2.html", "/tin/0.html")
    for number in (0, 1, 2):
        press.article(f"/tin/{number}.html", f"Cầu {number}", at=f"2026-09-{14 if not number else 15}T15:00:00+07:00")
    office.clock.set("2026-09-15T18:00:00+07:00")
    office.round()
    office.clock.set("2026-09-16T07:00:00+07:00")


def test_what_the_feed_never_listed_is_counted_the_day_after(office, press):
    """The address stands in the JSON line of the listing."""
    two_days(office, press)
    found = look(office)

    assert "    1 of 2 that the listing names were missing from its 2 feeds on 15/09" in list(source_lines(found))
    row = json.loads(list(source_json(found))[2])["missing_from_feed"]
    assert (row["missing"], row["of"], row["day"]) == (1, 2, "2026-09-15")
    assert [url[-11:] for url in row["examples"]] == ["/tin/1.html"]
    assert check(office, "page")[1][-1].endswith("missing from its 2 feeds on 15/09")


def test_a_day_on_which_one_of_them_was_not_polled_has_no_figure(office, press):
    """It says which."""
    two_days(office, press)
    office.clock.set("2026-09-17T07:00:00+07:00")

    assert any(
        line.endswith("all of 16/09 cannot be said: page was not polled with success that day")
        for line in source_lines(look(office))
    )


def test_the_first_day_has_no_figure(office, press):
    """A first reading lists old and new alike."""
    two_days(office, press)
    office.clock.set("2026-09-15T07:00:00+07:00")  # yesterday is the 14th

    row = json.loads(list(source_json(look(office)))[2])["missing_from_feed"]
    assert row["why_not"] == "page was read for the first time that day"
    assert (row["missing"], row["of"]) == (None, None)


# -- freshness -------------------------------------------------------------------------------------


def own(office, press):
    two_days(office, press)
    settings = office.session.settings
    local, national, listing = (s.model_copy(update={"own_portal": s.id != "national"}) for s in settings.sources)
    office.session = replace(office.session, settings=replace(settings, sources=(local, national, listing)))


def test_each_portal_of_the_province_says_for_how_many_days_it_was_not_updated(office, press):
    """By the date of its newest article, in calendar days of the office; a broken one says so."""
    own(office, press)
    press.pages["/tin-tuc"] = (404, "text/plain", "")
    office.clock.set("2026-09-20T00:30:00+07:00")
    office.round()
    office.round()  # once may be chance
    said = list(freshness_lines(look(office)))

    good, bad = said
    age = "not updated for 5 days (newest article of 15/09/2026)"
    assert good == f"local: {age}; last read with success 20/09/2026 00:30"
    assert bad == (
        f"page: {age}; it cannot be read now, so this may not be the portal's fault: the address answers 404 Not Found; "
        "last read with success 15/09/2026 18:00"
    )
    rows = [json.loads(line) for line in freshness_json(look(office))]
    assert [(row["source"], row["days"], row["basis"]) for row in rows] == [
        ("local", 5, "published"),
        ("page", 5, "published"),
    ]


def test_portals_without_an_article_come_first_and_today_is_today(office, press):
    """A portal that was never read cannot say how old it is."""
    own(office, press)
    settings = office.session.settings
    new = settings.sources[1].model_copy(update={"id": "new", "own_portal": True})
    office.session = replace(office.session, settings=replace(settings, sources=(*settings.sources, new)))
    office.clock.set("2026-09-15T20:00:00+07:00")
    said = list(freshness_lines(look(office)))

    assert said[0] == "new: no article seen there; never read yet"
    assert said[1].startswith("local: updated today (newest article of 15/09/2026)")


def test_without_any_date_the_first_sight_stands_in(office, press):
    """Where no article has a date, the table says that it tells first sight."""
    own(office, press)
    with sqlite3.connect(office.session.data / "monitor.db") as other:
        other.execute("UPDATE addresses SET published = NULL")
    other.close()
    said = list(freshness_lines(look(office)))

    assert "local: not updated for 1 day (newest article first seen 15/09/2026, its articles have no dates)" in said[0]


def test_without_portals_the_table_says_how_to_name_them(office):
    """An empty table would look like a fault."""
    assert list(freshness_lines(look(office))) == ["no source of sources.toml is marked own_portal = true"]
