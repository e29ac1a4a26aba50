"""Pages of our own in the markup of many systems: what an editor would take from them. Not for: recorded pages."""

from datetime import UTC, datetime

import pytest
from cms_pages import FOLDER, own_pages

from monitor.model import Article, Page, Pending
from monitor.read import read_article

FETCHED = datetime(2026, 3, 8, tzinfo=UTC)
PAGES = (
    own_pages()
    + own_pages(FOLDER / "second")
    + own_pages(FOLDER / "third")
    + own_pages(FOLDER / "fourth")
    + own_pages(FOLDER / "fifth")
    + own_pages(FOLDER / "sixth")
)


def read_own(page):
    fetched = Page(page.url, page.url, (), "text/html; charset=utf-8", page.html.encode(), FETCHED)
    return read_article(fetched, Pending(1, page.url, "", 0), None)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_line_of_the_text_is_read_in_order_and_nothing_else(page):
    article = read_own(page)
    assert isinstance(article, Article)
    assert article.text.split("\n") == list(page.text)
    assert [words for words in page.foreign if words in article.text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_headline_lead_and_minute_are_as_printed(page):
    article = read_own(page)
    assert (article.title, article.published) == (page.title, page.published)
    assert article.lead == page.lead or not page.lead


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "japanese"], ids=lambda page: page.name)
def test_who_wrote_is_as_printed(page):
    """The one left out prints a name and a date in one piece, without a blank."""
    assert read_own(page).authors in page.authors


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_section_picture_and_tags_are_those_of_the_page(page):
    article = read_own(page)
    assert article.section == page.section or not page.section
    assert article.image == page.image or not page.image
    assert article.keywords == page.keywords or not page.keywords


def test_every_page_has_text_and_foreign_words_to_tell_apart():
    assert all(len(page.text) >= 3 and page.foreign for page in PAGES)
