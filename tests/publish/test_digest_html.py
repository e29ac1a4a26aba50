"""The HTML of a digest: harmless, self-contained, saying the same as the text. Not for: looks (test_browser), size (test_digest_fit)."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from own_press import clip, copy, edition, event, late_reprints, rich_clips, rich_edition, storied_clips

from monitor.publish import render_html, render_text


class Elements(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, page):
        super().__init__()
        self.all = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        """Called for each element."""
        self.all.append((tag, dict(attributes)))


def hrefs(page):
    return [attributes["href"] for tag, attributes in Elements(page).all if tag == "a"]


def words(page):
    """What a reader sees, on one line."""
    body = re.sub(r"<(head|title)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture(scope="module")
def rich():
    return render_html(rich_edition())


def test_a_title_with_a_script_stays_text(rich):
    assert "script" not in {tag for tag, _ in Elements(rich).all}
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; cười" in rich


def test_only_http_addresses_become_links(rich):
    links = hrefs(rich)
    assert {link.partition("://")[0] for link in links if not link.startswith("#")} == {"https"}
    assert "Không có địa chỉ mở được trên mạng." in words(rich)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", " vbscript:x", "//x.example", "urn:a"]
)
def test_an_odd_address_of_item_or_reprint_is_no_link(url):
    odd = replace(copy(1, "Trang Tin", 1), url=url)
    page = render_html(edition([clip(1, url=url, copies=(odd,))]))
    assert [link for link in hrefs(page) if not link.startswith("#")] == []


def test_a_quote_mark_in_an_address_cannot_leave_its_attribute():
    page = render_html(edition([clip(1, url='https://bao.example/"onmouseover="x')]))
    assert not any("onmouseover" in name for _, attributes in Elements(page).all for name in attributes)


def test_nothing_is_loaded_from_elsewhere(rich):
    elements = Elements(rich).all
    assert not {tag for tag, _ in elements} & {"img", "link", "script", "iframe", "style", "object", "video", "form"}
    assert not [a for _, a in elements if "src" in a or "url(" in a.get("style", "")]


def test_no_colour_is_fixed_for_text_or_ground(rich):
    """A dark screen shows light text on dark only when neither is fixed."""
    styles = " ".join(attributes.get("style", "") for _, attributes in Elements(rich).all)
    assert not re.search(r"(?:^|[;\s])(?:background(?:-color)?|color):", styles)
    assert "color-scheme:light dark" in styles


NAMED = [clip(1, story=event(named="Tên cán bộ đặt")), *storied_clips()[1:]]


@pytest.mark.parametrize("clips", [(), rich_clips(), storied_clips(), NAMED], ids=["quiet", "rich", "storied", "named"])
def test_html_and_text_say_the_same(clips):
    """Every line of the text stands in the page, but for layout: links, bullets and the way reprints are joined."""
    made = edition(clips, reprinted=late_reprints())
    page = words(render_html(made)).replace(" ", "")
    for line in render_text(made).splitlines():
        stripped = line.strip().removeprefix("* ")
        if stripped.startswith(("http", "Đăng lại: ")):
            continue
        for piece in re.split(r" \| |    |  +", stripped):
            assert piece.replace(" ", "") in page


def test_every_title_stands_once(rich):
    seen = words(rich)
    titles = [each.article.title for each in rich_clips()]
    assert {title: seen.count(f"“{title}”") for title in titles} == dict.fromkeys(titles, 1)


def test_every_reprint_opens(rich):
    links = {attributes["href"] for tag, attributes in Elements(rich).all if tag == "a"}
    assert {one.url for each in rich_clips() for one in each.copies} <= links


def test_every_link_inside_the_page_leads_somewhere(rich):
    ids = [attributes["id"] for _, attributes in Elements(rich).all if "id" in attributes]
    inside = {link[1:] for link in hrefs(rich) if link.startswith("#")}
    assert len(ids) == len(set(ids))
    assert inside <= set(ids)
    assert {"II", "III", "X", "III.1", "IX", "IX.trung-uong", "IX.co-quan-nha-nuoc"} <= inside


def test_a_figure_of_the_summary_leads_to_its_section(rich):
    assert 'mục <a href="#II">II</a>: 02, mục <a href="#III">III</a>: 01.' in rich
    assert '(02 nguồn không truy cập được, xem mục <a href="#X">X</a>)' in rich


def test_a_pointer_leads_to_the_item(rich):
    assert 'đã nêu tại mục <a href="#IV.2">IV.2</a>.</p>' in rich
    page = render_html(edition(storied_clips()))
    assert 'xem cả mục <a href="#III.1">III.1</a>, <a href="#IX">IX</a>.</p>' in page
    assert 'Cùng sự kiện nêu tại mục <a href="#II.1">II.1</a>: “<a href="https://' in page


def test_words_of_the_press_that_look_like_a_pointer_lead_nowhere():
    page = render_html(
        edition([clip(1, "Xem mục II của nghị quyết", "Chủ tịch tỉnh nhắc lại mục II của nghị quyết đó.")])
    )
    assert "“Xem mục II của nghị quyết”" in page
    assert "nhắc lại mục II của nghị quyết đó" in page


def test_a_short_digest_leaves_nothing_out(rich):
    assert "vì thư quá dài" not in rich
    assert "[rút gọn]" not in rich
