"""The text of every replayed article page: all of it, and nothing of what stands around, before a shape is learned and after.

Not for: which articles are found (test_press_day).
"""

import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from monitor.vietnamese.clean import one_line

sys.path.insert(0, str(Path(__file__).parent))  # replayed

from replayed import START, Replay

LATER = "2026-07-28T18:00:00Z"
SIX = ["baotuyenquang", "replay-sitemap", "nhandan", "vnexpress", "dantri", "vietnamplus"]


@pytest.fixture(scope="module")
def six_papers(shared, tmp_path_factory):
    """Six papers, two rounds, six hours apart, in which every article is kept, whatever it is about."""
    with Replay(shared, tmp_path_factory.mktemp("text"), everything=True, only=SIX) as replay:
        replay.rounds(START, LATER)
        yield replay


@pytest.fixture(scope="module")
def every_paper(shared, tmp_path_factory):
    """All papers, four rounds."""
    with Replay(shared, tmp_path_factory.mktemp("text"), everything=True) as replay:
        replay.rounds(START, "2026-07-28T14:00:00Z", "2026-07-28T16:00:00Z", LATER)
        yield replay


@pytest.fixture(params=["six_papers", pytest.param("every_paper", marks=pytest.mark.slow)])
def day(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def articles(day):
    """(address, text, page) of every article that was kept, in the order in which they were read."""
    return [
        (url, text, html.fromstring(day.get(url)))
        for url, text in day.ask("SELECT url, text FROM revisions ORDER BY rowid")
    ]


def lines(page, path):
    return [line for element in page.xpath(path) if (line := one_line(element.text_content()))]


def own_words(page):
    """What the article itself prints; an outlet may repeat a headline in the text of another article."""
    return "\n".join(lines(page, "//article//p"))


def test_no_text_holds_navigation_aside_or_footer(articles):
    wrong = [
        (url, line)
        for url, text, page in articles
        for line in lines(page, "//nav//a | //aside//li | //aside/p | //aside/h3 | //footer")
        if (line in text.split("\n") or (len(line) > 60 and line in text)) and line not in own_words(page)
    ]

    assert len(articles) > 100
    assert wrong == []


def test_no_text_lacks_its_lead_or_a_paragraph(articles):
    lacking = [
        (url, line)
        for url, text, page in articles
        for line in lines(page, "//p[@class='sapo'] | //div[@class='content']/p")
        if line not in text
    ]

    assert lacking == []


def test_most_pages_are_read_by_shapes_that_agree_with_searching(day, articles):
    shapes = [json.loads(shape) for (shape,) in day.ask("SELECT shape FROM page_shapes WHERE dropped_at IS NULL")]
    ((by_shape,),) = day.ask("SELECT SUM(pages) FROM page_shapes")
    dropped = day.ask("SELECT source, reason FROM page_shapes WHERE dropped_at IS NOT NULL")
    wrong = day.ask("SELECT url, difference FROM page_audits WHERE difference <> ''")
    hosts = {urlsplit(url).netloc.removeprefix("www.") for url, _, _ in articles}

    assert (dropped, wrong) == ([], [])
    # Articles of which only a headline and a summary were recorded have no paragraph in div.content.
    assert {shape["text"] for shape in shapes} <= {"div.content", "article"}
    assert len({shape["host"] for shape in shapes}) > len(hosts) / 2
    assert by_shape > len(articles) / 3
