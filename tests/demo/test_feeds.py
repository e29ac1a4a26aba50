"""The demo's feeds are well-formed and as odd as real ones. Not here: HTTP."""

from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from protego import Protego

from monitor.demo.feeds import atom, feed_date, robots, rss, sitemap
from monitor.demo.press import load_press

EVENING = datetime.fromisoformat("2026-09-15T18:00:00+07:00")
DAWN = datetime.fromisoformat("2026-09-16T06:45:00+07:00")
PRESS = load_press()
WRITERS = {"rss": rss, "atom": atom, "sitemap": sitemap}
ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def outlet(id_):
    return next(o for o in PRESS.outlets if o.about.id == id_)


@pytest.mark.parametrize("clock", [EVENING, DAWN])
@pytest.mark.parametrize("each", [o for o in PRESS.outlets if o.about.door in WRITERS], ids=lambda o: o.about.id)
def test_a_feed_is_well_formed_and_lists_exactly_what_is_published(each, clock):
    root = ET.fromstring(WRITERS[each.about.door](each, clock).encode())
    items = root.findall("channel/item") + root.findall(f"{ATOM}entry") + root.findall(f"{MAP}url")
    assert len(items) == len([a for a in each.articles if a.row.published <= clock])


def test_one_national_feed_writes_its_zone_as_plus_seven_without_minutes():
    dates = [e.text for e in ET.fromstring(rss(outlet("non-nuoc"), EVENING)).iter("pubDate")]
    assert dates[0] == "Tue, 15 Sep 2026 17:00:00 +07"


def test_the_other_one_writes_month_day_year_and_a_narrow_space_before_the_half_of_the_day():
    dates = [e.text for e in ET.fromstring(rss(outlet("thoi-luan-moi"), EVENING)).iter("pubDate")]
    assert dates[0] == "9/15/2026 4:10:00\u202fPM"


@pytest.mark.parametrize(("hour", "text"), [(0, "12:05 AM"), (11, "11:05 AM"), (12, "12:05 PM"), (23, "11:05 PM")])
def test_twelve_hours_are_counted_as_on_an_american_clock(hour, text):
    at = EVENING.replace(hour=hour, minute=5)
    assert feed_date("{hour}:{at:%M} {half}", at) == text


def test_links_of_the_atom_feed_carry_tracking_parameters_and_its_ids_do_not():
    entry = ET.fromstring(atom(outlet("sao-khue"), EVENING)).find(f"{ATOM}entry")
    identity = entry.findtext(f"{ATOM}id")
    assert entry.find(f"{ATOM}link").get("href") == f"{identity}?utm_source=feed&utm_medium=atom"


def test_the_sitemap_names_title_and_date_of_each_article():
    first = ET.fromstring(sitemap(outlet("trung-du"), EVENING).encode()).find(f"{MAP}url/{NEWS}news")
    assert (
        first.findtext(f"{NEWS}title") == "Thành phố Anseong (Hàn Quốc) muốn tuyển thêm lao động thời vụ ở Tuyên Quang"
    )
    assert first.findtext(f"{NEWS}publication_date") == "2026-09-15T17:20:00+07:00"


def test_an_atom_feed_with_nothing_in_it_is_still_a_feed():
    before = EVENING.replace(year=2020)
    root = ET.fromstring(atom(outlet("sao-khue"), before))
    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}updated") == before.isoformat()


def test_robots_txt_closes_exactly_the_articles_that_are_called_forbidden():
    for each in PRESS.outlets:
        rules = Protego.parse(robots(each))
        for article in each.articles:
            assert rules.can_fetch(article.url, "monitor-demo") == (article.row.expect != "forbidden")
