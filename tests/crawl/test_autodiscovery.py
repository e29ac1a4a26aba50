"""Feeds that HTML pages name, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl import discover
from monitor.crawl.discovery.autodiscovery import feeds_of

PAGE = "http://bao.vn/xa-hoi/"


def feeds(body, head="", url=PAGE):
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return list(feeds_of(text.encode(), "text/html; charset=utf-8", url))


def link(href, kind="application/rss+xml", rel="alternate"):
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


@pytest.mark.parametrize(
    "kind",
    [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "Application/RSS+XML; charset=utf-8",
    ],
)
def test_a_page_declares_its_feeds_by_type(kind):
    assert feeds("", link("/tin", kind)) == ["http://bao.vn/tin"]


def test_a_declared_feed_may_stand_on_another_site_a_linked_one_may_not():
    assert feeds('<a href="http://khac.vn/rss/tin.rss">RSS</a>', link("https://gom.example/bao")) == [
        "https://gom.example/bao"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/rss",
        "/rss/",
        "/xa-hoi.rss",
        "/feed/",
        "/rss.xml",
        "/atom.xml",
        "/feed.json",
        "/rss/xa-hoi.xml",
        "/?feed=rss2",
        "/tin?format=feed&type=rss",
        "http://www.bao.vn/rss/tin-moi.rss",
    ],
)
def test_a_link_that_looks_like_a_feed_is_one(address):
    (found,) = feeds(f'<a href="{address}">RSS</a>')
    assert found.endswith(address)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/tin-ve-rss-12345.html">RSS là gì</a>',
        '<a href="/feedback">Góp ý</a>',
        '<a href="javascript:rss()">RSS</a>',
        '<a href="http://[sai/rss">RSS</a>',
        '<a href="/comments/feed/">Bình luận</a>',
        link("/wp-json/wp/v2/posts", "application/json"),
        link("/tin?format=json", "application/json+oembed"),
        link("/en/", "text/html"),
        link("/rss.css", "text/css", "alternate stylesheet"),
        link("/comments/feed/"),
        link("/xa-hoi/"),
        link("data:text/xml,x"),
    ],
)
def test_what_only_looks_like_a_feed_is_none(body):
    assert feeds(body) == []


def test_json_and_xml_are_feeds_only_where_the_address_says_so():
    assert feeds("", link("/feed.json", "application/json") + link("/rss", "text/xml")) == [
        "http://bao.vn/feed.json",
        "http://bao.vn/rss",
    ]


def test_declared_ones_come_first_each_once_and_at_most_20():
    body = "".join(f'<a href="/rss/{n}.rss">RSS</a>' for n in range(40))
    found = feeds('<a href="/rss/">RSS</a><a href="https://www.bao.vn/moi.rss#a">RSS</a>' + body, link("/moi.rss"))
    assert found[:3] == ["http://bao.vn/moi.rss", "http://bao.vn/rss/", "http://bao.vn/rss/0.rss"]
    assert len(found) == 20


def test_addresses_start_at_the_base_the_page_names():
    assert feeds("", '<base href="http://bao.vn/goc/">' + link("moi.rss")) == ["http://bao.vn/goc/moi.rss"]


def test_a_page_at_a_feed_s_address_names_the_feeds():
    body = f"<!DOCTYPE html><html><head>{link('/moi.rss')}</head><body>Đã chuyển</body></html>".encode()
    harvest = discover("feed", body, "text/html", "http://bao.vn/rss/cu.rss")
    assert harvest.fault == "the address answers an HTML page, not a feed"
    assert harvest.feeds == ("http://bao.vn/moi.rss",)


def test_a_listing_names_its_feeds_also_when_no_article_is_told():
    cards = "".join(
        f'<li><h3><a href="/xa-hoi/bai-viet-so-{n}84512.html">Xã vùng cao có đường mới thứ {n}</a></h3></li>'
        for n in range(3)
    )
    for body in (link("/moi.rss") + cards, link("/moi.rss")):
        harvest = discover("listing", f"<html><body>{body}</body></html>".encode(), "text/html", PAGE)
        assert harvest.feeds == ("http://bao.vn/moi.rss",)
        assert len(harvest.found) in (0, 3)


@given(st.text("<>/=\"' linkrelhftypsa.:?#[]", max_size=120))
def test_broken_pages_never_raise(text):
    found = feeds(text + '<a href="/moi.rss">RSS</a>')
    assert len(found) == len(set(found)) <= 20


@given(st.binary(max_size=80))
def test_bytes_that_are_no_page_never_raise(body):
    assert isinstance(feeds_of(body, "", PAGE), tuple)
