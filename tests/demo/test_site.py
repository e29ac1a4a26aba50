"""What the demo's hosts answer at a time of the clock. Not here: sockets."""

import re
from datetime import datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.demo.press import load_press
from monitor.demo.site import Answer, answer, unchanged

EVENING = datetime.fromisoformat("2026-09-15T18:00:00+07:00")
DAWN = datetime.fromisoformat("2026-09-16T06:45:00+07:00")
PRESS = load_press()
PAPER = "http://baothanhtuyen.example"
FESTIVAL = f"{PAPER}/van-hoa/202609/thanh-tuyen-ruc-sang-truoc-dem-hoi-trung-thu-7a1c02.html"
LANDSLIDE = f"{PAPER}/xa-hoi/202609/sat-lo-quoc-lo-279-qua-xa-lam-binh-7a1c07.html"
FEED = "http://nonnuoc.example/rss/home.rss"


def links_of(html):
    return [unescape(link) for link in re.findall(r'<a [^>]*href="([^"]*)"', html)]


@pytest.mark.parametrize("article", PRESS.articles, ids=lambda a: a.row.path.rsplit("/", 1)[-1])
def test_every_article_can_be_opened_unless_it_is_gone(article):
    given_ = answer(PRESS, article.url, DAWN)
    assert given_.status == (404 if article.row.expect == "gone" else 200)
    if given_.status == 200:
        assert f">{article.row.byline}<" in given_.body
        assert "$" not in given_.body.replace("$outlet", "")


@pytest.mark.parametrize("each", PRESS.outlets, ids=lambda o: o.about.id)
def test_every_door_answers_and_the_source_that_is_down_says_so(each):
    for path in each.about.entrances:
        given_ = answer(PRESS, f"http://{each.about.host}{path}", DAWN)
        assert given_.status == (503 if each.about.down else 200)
    assert answer(PRESS, f"http://{each.about.host}/robots.txt", DAWN).status == 200


def test_an_article_is_not_there_before_it_is_published():
    assert answer(PRESS, LANDSLIDE, EVENING).status == 404
    assert answer(PRESS, LANDSLIDE, DAWN).status == 200


def test_an_edit_shows_under_the_same_address():
    assert "45.000 lượt khách" in answer(PRESS, FESTIVAL, EVENING).body
    assert "60.000 lượt khách" in answer(PRESS, FESTIVAL, DAWN).body


def test_the_listings_of_the_paper_reach_every_article_of_it_and_lead_elsewhere_too():
    paper = PRESS.host("baothanhtuyen.example")
    links = {link for path in paper.about.entrances for link in links_of(answer(PRESS, PAPER + path, DAWN).body)}
    assert {a.row.path for a in paper.articles} <= links
    assert {"/lien-he", "javascript:void(0)", "/?trang=2"} <= links


def test_a_section_page_shows_its_own_section_only():
    body = answer(PRESS, f"{PAPER}/thoi-su", DAWN).body
    assert "Ban Thường vụ Tỉnh ủy" in body
    assert "Cam sành Hàm Yên" not in body


def test_the_portal_lists_all_its_news_on_its_one_page():
    portal = PRESS.host("congthanhtuyen.example")
    links = links_of(answer(PRESS, "http://congthanhtuyen.example/tin-tuc-su-kien", DAWN).body)
    assert {a.row.path for a in portal.articles} <= set(links)


def test_around_an_article_of_another_subject_stands_the_provinces_name():
    """Related news and footers are the largest cause of false labels: the demo has them."""
    url = next(a.url for a in PRESS.articles if "xe-buyt-dien" in a.url)
    article = next(a for a in PRESS.articles if a.url == url)
    assert "Tuyên Quang" not in " ".join((article.first.title, article.first.lead, *article.first.paragraphs))
    assert "Tuyên Quang" in answer(PRESS, url, DAWN).body


def test_a_page_that_nobody_wrote_is_404_and_a_host_that_is_not_ours_502():
    assert answer(PRESS, f"{PAPER}/khong-co", DAWN).status == 404
    assert answer(PRESS, "http://www.example.org/", DAWN).status == 502


def test_a_menu_page_without_news_is_still_a_page():
    assert answer(PRESS, f"{PAPER}/lien-he", DAWN).status == 200


def test_what_a_client_holds_is_unchanged_until_something_new_is_published():
    before, later, dawn = (answer(PRESS, FEED, t) for t in (EVENING, EVENING.replace(minute=30), DAWN))
    assert unchanged(later, {"If-None-Match": before.validators["ETag"]})
    assert unchanged(later, {"If-Modified-Since": before.validators["Last-Modified"]})
    assert not unchanged(dawn, {"If-None-Match": before.validators["ETag"]})
    assert not unchanged(dawn, {"If-Modified-Since": before.validators["Last-Modified"]})


def test_the_tag_decides_where_both_validators_are_sent():
    page = answer(PRESS, FEED, EVENING)
    assert not unchanged(page, {"If-None-Match": '"other"', "If-Modified-Since": page.validators["Last-Modified"]})
    assert unchanged(page, {"If-None-Match": f'"other", W/{page.validators["ETag"]}'})


def test_nothing_is_unchanged_without_validators_on_either_side():
    assert not unchanged(answer(PRESS, FEED, EVENING), {})
    assert not unchanged(Answer(404, "text/html", "x"), {"If-None-Match": '"a"'})


@given(st.text(max_size=60))
def test_a_senseless_date_is_answered_in_full(text):
    page = Answer(200, "text/html", "x", DAWN)
    assert unchanged(page, {"If-Modified-Since": text}) in (True, False)
    assert not unchanged(page, {"If-Modified-Since": "hôm qua"})
    assert not unchanged(page, {"If-Modified-Since": "Wed, 16 Sep 2026 06:45:00"})
