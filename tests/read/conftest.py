"""How the tests of this room read a page. Not for: the pages (own_pages.py)."""

import sys
from pathlib import Path

import pytest

from monitor.model import Page, Pending
from monitor.read import read_article

sys.path.insert(0, str(Path(__file__).parent))  # own_pages
from own_pages import NOW, URL, make_page


@pytest.fixture
def article_html():
    """Makes the HTML of a news page; every part can be replaced."""
    return make_page


@pytest.fixture
def read():
    """Reads HTML (or bytes) as a page fetched at NOW."""

    def read_it(html, *, url=URL, source=None, content_type="text/html; charset=utf-8", final_url="", **listed):
        body = html if isinstance(html, bytes) else html.encode()
        page = Page(url, final_url or url, (), content_type, body, NOW)
        return read_article(page, Pending(1, url, "thu", 0, **listed), source)

    return read_it
