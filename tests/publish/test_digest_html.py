"""The HTML of a digest: harmless, small, self-contained, and saying the same as the text. Not for: looks (test_browser)."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from own_press import CUT, clip, copy, edition, event, rich_clips, rich_edition, storied_clips, tags

from monitor.publish import render_html, render_text
from monitor.publish.digest_html import LIMIT


class Elements(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, page):
        super().__init__()
        self.all = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        """Called for each element."""
        self.all.append((tag, dict(attributes)))


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
    links = [attributes["href"] for tag, attributes in Elements(rich).all if tag == "a"]
    assert links
    assert all(link.startswith("https://") for link in links)
    assert "Địa chỉ không mở được: javascript:alert(1)" in words(rich)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", " vbscript:x", "//x.example", "urn:a"]
)
def test_an_odd_address_of_item_or_reprint_is_no_link(url):
    odd = replace(copy(1, "Trang Tin", 1), url=url)
    page = render_html(edition([clip(1, url=url, copies=(odd,))]))
    assert "a" not in {tag for tag, _ in Elements(page).all}


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
    made = edition(clips, late_copies=1)
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


def long_clips(count, tone=None):
    return [
        clip(n, f"Bài số {n:04d} về đường liên xã", tags=tags(tone=tone), published=CUT) for n in range(1, count + 1)
    ]


def test_a_long_list_is_shortened_and_says_how_many_are_left_out():
    made = edition(long_clips(600))
    page = render_html(made)
    assert LIMIT * 0.95 < len(page.encode()) <= LIMIT
    shown = len(re.findall(r"“Bài số \d{4}", page))
    note = re.search(r"Còn (\d+) tin, bài không nêu ở đây vì thư quá dài; xem đủ trong phần chữ thuần", page)
    assert shown + int(note[1]) == 600
    assert len(re.findall(r"“Bài số \d{4}", render_text(made))) == 600


def test_a_list_of_pointers_is_shortened_before_what_is_told_in_full():
    page = render_html(edition(long_clips(130, "tich-cuc")))
    assert len(page.encode()) <= LIMIT
    assert len(re.findall(r"“Bài số \d{4}", page)) == 130


def test_even_too_many_full_stories_fit_and_are_counted():
    page = render_html(edition(long_clips(700, "tieu-cuc")))
    assert len(page.encode()) <= LIMIT
    shown = len(re.findall(r"“Bài số \d{4}", page))
    left = [int(n.replace(".", "")) for n in re.findall(r"Còn ([\d.]+) tin, bài không nêu", page)]
    assert shown + left[0] == 700
    assert left[1] == 700


def test_a_page_that_no_shortening_helps_is_still_whole():
    """Absurd input (a title of 200 kB) gives a page without entries, not a broken one."""
    page = render_html(edition([clip(1, "dài " * 50_000)]))
    assert len(page.encode()) <= LIMIT
    assert "Còn 01 tin, bài không nêu ở đây" in page


def test_a_short_digest_leaves_nothing_out(rich):
    assert "không nêu ở đây vì thư quá dài" not in rich
