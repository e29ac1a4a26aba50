"""A report as a mail: how long it may be, and that it is harmless. Not for: what it says (test_report_text.py)."""

import re
from html.parser import HTMLParser

import pytest
from own_press import clip, tags
from own_reports import day, month, report, rich_report

from monitor.publish import report_html, report_text
from monitor.publish.digest.html import LIMIT

WIDTHS = "document.documentElement.scrollWidth"
SIZES = "[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize))"


class Links(HTMLParser):
    """Every address that a page leads to."""

    def __init__(self, html):
        super().__init__()
        self.all, self.places = [], set()
        self.feed(html)

    def handle_starttag(self, _tag, attributes):
        given = dict(attributes)
        if "href" in given:
            self.all.append(given["href"])
        if "id" in given:
            self.places.add(given["id"])


@pytest.fixture(scope="module")
def crowded():
    """A month of 31 editions with 60 items each."""
    return month()


def test_a_month_of_sixty_items_a_day_fits_a_mail_and_says_what_it_leaves_out(crowded):
    html = report_html(crowded)

    assert len(html.encode()) <= LIMIT
    assert "1.860 tin, bài" in html
    assert re.search(r"Còn \d+ tin, bài không nêu ở đây", html)
    assert "xem đủ trong phần chữ thuần của thư này" in html


def test_the_events_of_a_crowded_month_stay_and_the_full_list_gives_way(crowded):
    html = report_html(crowded)

    assert all(f'id="II.{part}.{n}"' in html for part in (1, 2, 3) for n in range(1, 11))


def test_the_text_of_a_crowded_month_is_complete(crowded):
    text = report_text(crowded)

    assert all(item.url in text for edition in crowded.editions for item in edition.items)


def test_a_short_report_leaves_nothing_out():
    told = rich_report()
    html = report_html(told)
    links = Links(html).all

    assert "không nêu ở đây" not in html
    assert all(i.url in links for edition in told.editions for i in edition.items if i.url.startswith("http"))


def test_every_link_inside_the_page_leads_somewhere():
    links = Links(report_html(rich_report()))
    inside = [link[1:] for link in links.all if link.startswith("#")]

    assert {"II.2.1", "so-3", "so-7"} <= set(inside)
    assert set(inside) <= links.places


def test_titles_are_only_words():
    title = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    critical = tags(tone="tieu-cuc")
    html = report_html(report(day(0, [clip(1, title, tags=critical), clip(2, "b", url="javascript:alert(1)")])))

    assert "<script" not in html
    assert "<img" not in html
    assert not [link for link in Links(html).all if link.startswith("javascript")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_is_wider_than_the_window_and_letters_are_large_enough(opened, width, scheme):
    page = opened(report_html(rich_report()), width, scheme)

    assert page.evaluate(WIDTHS) <= width
    assert min(page.evaluate(SIZES)) >= 13


def test_a_crowded_month_fits_a_telephone(opened, crowded):
    assert opened(report_html(crowded), 360).evaluate(WIDTHS) <= 360
