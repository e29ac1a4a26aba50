"""Whatever the bytes are, reading ends in an article or a fault, soon."""

import time

import pytest
from cms_pages import own_pages
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


PARAGRAPH = "Một đoạn văn đủ dài để được coi là một đoạn văn của bài báo về bản xa, có hai câu. Đây là câu thứ hai."
MEGABYTE = {
    "one tag": "<div>",
    "closed tags": "<b></b>",
    "links": "<a href=/x>",
    "whole links": "<p><a href=/x>Một tin khác về một việc khác</a></p>",
    "line breaks": "a<br>",
    "entities": "&amp;&#7879;&nbsp;",
    "one word": "chữ",
    "less-than signs": "<",
    "nested tables": "<table><tr><td>",
    "cells": "<table><tr><td>Một ô của bảng số liệu</td></tr></table>",
    "comments": "<!-- một lời chú -->",
    "open comments": "<!--",
    "pictures": '<img src="a.jpg">',
    "pictures with notes": "<p><img src=a.jpg></p><p><i>Chú thích của ảnh này</i></p>",
    "posts": '<li id="post-1" data-author="a"><b class="username">a</b>chữ viết dài dài dài dài</li>',
    "cards": "<div><h3><a href=/x>Một tin khác về một việc khác</a></h3><p>Tóm tắt của tin khác, dài như một đoạn văn bình thường.</p></div>",
    "headings": "<h1>Một tiêu đề khác của một bài khác</h1>",
    "tags": '<a rel="tag" class="tags">thẻ</a>',
    "bylines": '<p align="right">Tin, ảnh: Người Viết</p>',
    "names of classes": '<p class="a-b_cD eF-g">chữ</p>',
    "attributes": '<p class="' + "related " * 20_000 + '">chữ</p>',
    "formatted": "<b><i><u>",
    "quotes": '"><"',
    "JSON": '<script type="application/ld+json">{"@graph":[[[[[[[[</script>',
    "dates": "<time datetime=2026-07-20>20/07/2026 08:00</time> ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", MEGABYTE.values(), ids=MEGABYTE.keys())
def test_a_megabyte_of_one_thing_is_read_in_bounded_time(piece):
    """Under two seconds as it is; the limit leaves room for coverage and a busy machine, not for a square."""
    page = f"<title>Một tiêu đề - Báo</title><h1>Một tiêu đề</h1><p>{piece * (1_000_000 // len(piece.encode()))}"
    begun = time.process_time()
    assert isinstance(read_bytes(page.encode()), Article | ReadFault)
    assert time.process_time() - begun < 12


@pytest.mark.slow
@pytest.mark.parametrize("piece", MEGABYTE.values(), ids=MEGABYTE.keys())
def test_as_many_elements_as_are_let_in_are_read_in_bounded_time(piece):
    """Beyond 60,000 elements a page is not looked at; just below, everything is."""
    elements = piece.count("<") - piece.count("</")
    times = min(1_000_000 // len(piece.encode()), 45_000 // max(1, elements))
    body = f"<p>{PARAGRAPH}</p>{piece * (times // 2)}<p>{PARAGRAPH}</p>{piece * (times // 2)}<p>{PARAGRAPH}</p>"
    begun = time.process_time()
    assert isinstance(read_bytes(f"<title>Một tiêu đề</title><h1>Một tiêu đề</h1>{body}".encode()), Article | ReadFault)
    assert time.process_time() - begun < 12


TOKENS = {
    "Latin": "a", "Vietnamese": "ệ", "capitals": "Đ", "figures": "1", "Chinese": "桥", "Japanese": "はし", "Korean": "다리", "Thai": "สะ", "Lao": "ຂົ",
    "Cyrillic": "ж", "old font": "µ", "mojibake": "Ã¡", "dots": ".", "ellipses": "…", "dashes": "-", "dashes apart": "- ", "long dashes": "—",
    "stars": "* ", "lines": "_", "slashes": "/", "brackets": "(", "quotes": "“",
}  # fmt: skip
STARTS = ("", "thích", "Theo ", "© ", "Ảnh: ", "20/07/2026 ")


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS.keys())
@pytest.mark.parametrize("place", ["text", "title", "notice"])
def test_one_endless_word_costs_no_more_than_its_size(token, place):
    """Wherever it stands, and whatever words lead a pattern into it."""
    runs = [start + token * (40_000 // len(token.encode())) + "1_x" for start in STARTS]
    if place == "title":
        page = f"<title>{runs[0]}</title><h1>{runs[1]}</h1><p>{PARAGRAPH}</p>"
    else:
        page = f"<title>Một tiêu đề</title><h1>Một tiêu đề</h1><p>{PARAGRAPH}</p>" * (place == "notice")
        page += "".join(f"<p>{run}</p>" for run in runs)
    begun = time.process_time()
    assert isinstance(read_bytes(page.encode()), Article | ReadFault)
    assert time.process_time() - begun < 5


def test_an_endless_word_in_bytes_of_an_old_font_costs_no_more_than_its_size():
    body = b"<title>Mot tieu de</title><h1>Mot tieu de</h1><p>" + b"\xb5" * 250_000 + b"1</p>"
    begun = time.process_time()
    assert isinstance(read_bytes(body), Article | ReadFault)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td><img src=a.jpg></td></tr><tr><td>Chú thích</td></tr></table>" * 400
        + f"<p>{PARAGRAPH}</p>" * 4_000,
        "<img src=a.jpg>Một dòng chữ<br>" * 15_000,
        ("<div>" * 150 + "<a href=/x>Một tin khác về một việc khác</a>" + "</div>" * 150) * 200,
        "<div class=box>" * 200 + f"<p>{PARAGRAPH}</p><h2>Một tiêu đề khác</h2>" * 8_000,
        "<table><tr><td>" * 80 + f"<p>{PARAGRAPH}</p>" * 5_000,
        f"<div>{f'<img src=a.jpg>{PARAGRAPH}<br>' * 2_000}</div>",
        f"<div>{'<img src=a.jpg>' * 400}{'Một dòng chữ<br>' * 10_000}</div>",
        "<div>" * 40
        + f"<div><a href=/x>{'dài ' * 30_000}</a><br>"
        + "chữ chữ <a href=/y>một tin khác nữa</a><br>" * 2_000,
        "<div>" * 40
        + f"<div><a href=/x>{'dài ' * 30_000}</a><br>"
        + "chữ chữ <a href=/y>một tin khác nữa về việc khác</a>.<br>" * 2_000,
    ],
    ids=[
        "tables of pictures",
        "pictures in one block",
        "towers of links",
        "headings far inside",
        "tables far inside",
        "pictures between the same lines",
        "pictures before short lines",
        "lines behind an endless link",
        "sentences behind an endless link",
    ],
)
def test_pages_made_to_be_slow_are_read_in_bounded_time(body):
    begun = time.process_time()
    assert isinstance(read_bytes(f"<title>Một tiêu đề</title><h1>Một tiêu đề</h1>{body}".encode()), Article | ReadFault)
    assert time.process_time() - begun < 12


@LENIENT
@given(st.sampled_from(own_pages()), st.data())
def test_a_page_with_parts_cut_out_moved_or_doubled_never_raises(page, data):
    """Pages of our own as a broken line or a careless system may send them."""
    html = page.html
    for _ in range(data.draw(st.integers(1, 4))):
        begin, end, to = sorted(data.draw(st.tuples(*(st.integers(0, len(html)),) * 3)))
        change = data.draw(st.sampled_from(("cut", "double", "swap", "insert")))
        if change == "cut":
            html = html[:begin] + html[end:]
        elif change == "double":
            html = html[:end] + html[begin:end] + html[end:]
        elif change == "swap":
            html = html[:begin] + html[end:to] + html[begin:end] + html[to:]
        else:
            html = html[:begin] + data.draw(PIECES) + html[begin:]
    result = read_bytes(html.encode("utf-8", "replace"))
    assert isinstance(result, Article | ReadFault)
    assert not isinstance(result, Article) or (result.title and result.published <= NOW)
