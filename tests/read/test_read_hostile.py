"""Whatever the bytes are, reading ends in an article or a fault, soon."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_pages import NOW, URL

from monitor.config import Selectors, Source
from monitor.model import Article, Page, Pending, ReadFault
from monitor.read import read_article

SOURCE = Source(id="s", name="Báo Thử", group="trung-uong", kind="feed", url="http://bao.example/", language="vi", selectors=Selectors(text="article p", remove=(".qc",)))  # fmt: skip
PIECES = st.sampled_from(
    ["<p>", "</p>", "<h1>", "</h1>", "<div class='related'>", "</div>", "<a href='/x'>", "</a>", "<br>", "<table><tr><td>", "<article>", "<title>", "</title>",
     "<script type='application/ld+json'>", '{"@type":"NewsArticle","datePublished":', "[[[[", "</script>", "<time datetime='2026-13-99'>", "<meta charset='utf-16'>",
     "<meta property='og:title' content='x - y | z'>", "<link rel=canonical href='http://['>", "<svg>", "<!--", "-->", "<![CDATA[", "<body>", "<frameset>", "<html>", "&#xD800;", "&#0;", "&#1;", "\x01", "\x0c",
     "Một đoạn văn đủ dài để được coi là một đoạn văn của bài báo về bản xa.", "Theo Báo Thử", "20/07/2026 - 06:15", "\x00", "\ufeff", "<p class='sapo'>", "<noscript>"]
)  # fmt: skip
LENIENT = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_bytes(body, content_type="text/html", source=None):
    page = Page(URL, URL, (), content_type, body, NOW)
    return read_article(page, Pending(1, URL, "s", 0), source)


@LENIENT
@given(st.binary(max_size=2000), st.sampled_from(["", "text/html", "text/html; charset=utf-16", "application/xml"]))
def test_arbitrary_bytes_never_raise(body, content_type):
    assert isinstance(read_bytes(body, content_type), Article | ReadFault)


@LENIENT
@given(st.lists(PIECES | st.text(max_size=30), max_size=60), st.booleans())
def test_broken_html_never_raises(pieces, with_source):
    body = "".join(pieces).encode("utf-8", "replace")
    result = read_bytes(body, source=SOURCE if with_source else None)
    assert isinstance(result, Article | ReadFault)
    if isinstance(result, Article):
        assert result.title
        assert result.published <= NOW


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>a", "<a>a", "<b>a", "<table><tr><td>abc</td>", "<p><a href=x>tin khác về một việc</a>", '<div class="related">tin</div><p>chữ viết dài dài dài</p>',
     "<h1>tiêu đề rất dài của bài</h1>", "chữ viết ", "chữ chữ chữ<br>", "20/07/2026 10:00 ", "Theo A ", "<ul><li>Mục một hai ba bốn năm</li></ul>"],
)  # fmt: skip
def test_a_hostile_quarter_megabyte_costs_no_more_than_its_size(piece):
    """Under a second as it is; coverage and a busy machine make it a few. What is quadratic takes minutes."""
    body = "<title>Một tiêu đề - Báo</title><h1>Một tiêu đề</h1>".encode() + piece.encode() * (
        250_000 // len(piece.encode())
    )
    begun = time.process_time()
    read_bytes(body)
    assert time.process_time() - begun < 10


def test_a_page_that_trafilatura_cannot_read_is_read_by_the_other_way(article_html):
    """Beyond its limit of elements trafilatura is not asked at all."""
    html = article_html(after="<i></i>" * 11_000)
    assert "Trưởng bản cho biết" in read_bytes(html.encode()).text


def test_control_characters_beside_chrome_are_no_obstacle(article_html):
    """A recorded page with one byte changed: Python may not write back a tail that holds "&#1;"."""
    html = article_html(before="<p>Một&#1;hai</p><div class='share'>Chia sẻ</div>ba&#2;bốn\x03 ")
    assert "Trưởng bản cho biết" in read_bytes(html.encode()).text
