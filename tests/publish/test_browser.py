"""The digest in a real browser: a telephone and a desk screen, light and dark. Not for: what it says."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest
from own_press import CUT, DIGEST, clip, edition, event, rich_clips, rich_edition, storied_clips
from test_digest_cases import closed, line

from monitor.config.digest import Audience
from monitor.model import ClipText, Spike, Written
from monitor.publish import render_html

WIDE = clip(90, "Một" + "rấtdài" * 40, url="https://bao.example/" + "a" * 400, outlet="B" * 200)
WORDS = {1: Written(words=ClipText("Đã " + "rấtdài" * 60, "Tên" * 40, CUT))}
SPIKES = (Spike("bien-gioi", "Biên" + "rấtdài" * 40, 12, Decimal(3), 14, "catch-up", ("N" * 200,)),)
LONG_NAME = [replace(WIDE, id=n, story=event(named="Tên" + "rấtdài" * 40)) for n in (91, 92)]
CASES = (
    line(3, asks="Giao " + "rấtdài" * 60, title="Nêu" + "rấtdài" * 40, unit="Sở" + "rấtdài" * 30, overdue=("Hạn",)),
    line(4, news=("Văn bản " + "sốrấtdài" * 40,)),
    closed(5),
)
PAGES = {
    "quiet": edition,
    "rich": rich_edition,
    "storied": lambda: edition(storied_clips()),
    "long words": lambda: edition([*rich_clips(), WIDE, *LONG_NAME]),
    "cases": lambda: rich_edition(cases=CASES),
    "people's words": lambda: edition(rich_clips(), words=WORDS, spikes=SPIKES, holidays=("Thứ Bảy 26/02",)),
}
PARTS = {
    "a part": Audience(id="nhom", name="Đối ngoại, biên giới", sections=("II", "VI", "VIII", "IX")),
    "an empty part": Audience(id="nhom", name="Lễ tân", topics=("la",)),
    "a part of a long name": Audience(id="nhom", name="Tên" + "rấtdài" * 40, sections=("VI",)),
}
DARK = "getComputedStyle(document.querySelector('h1')).color"


def part(group):
    made = rich_edition(digest=DIGEST.model_copy(update={"groups": (group,)}))
    return render_html(made, made.extracts[0])


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("name", sorted(PARTS))
def test_nothing_of_a_groups_part_is_wider_than_the_window(opened, name, width):
    page = opened(part(PARTS[name]), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_nothing_is_wider_than_the_window(opened, name, width):
    page = opened(render_html(PAGES[name]()), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_column_is_never_wider_than_a_page(opened):
    page = opened(render_html(rich_edition()), 1200)
    assert page.evaluate("document.querySelector('body > div').getBoundingClientRect().width") <= 720


def test_letters_are_large_enough_for_a_telephone(opened):
    sizes = "[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    assert min(opened(render_html(rich_edition()), 360).evaluate(sizes)) >= 13


def test_a_dark_screen_gets_light_letters(opened):
    html = render_html(rich_edition())
    assert opened(html, 360, "dark").evaluate(DARK) == "rgb(255, 255, 255)"
    assert opened(html, 360, "light").evaluate(DARK) == "rgb(0, 0, 0)"


# The room that each heading's words really take, not the cell around them.
WORDS_OF_HEADINGS = """[...document.querySelectorAll('table tr:first-child th')].map(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const box = range.getBoundingClientRect();
    return [box.left, box.right];
})"""


def test_headings_of_the_table_do_not_touch_on_a_telephone(opened):
    boxes = opened(render_html(rich_edition()), 360).evaluate(WORDS_OF_HEADINGS)
    assert len(boxes) == 7
    assert all(right + 4 <= left for (_, right), (left, _) in itertools.pairwise(boxes))


# Words of the table that stand on more than one line.
BROKEN_WORDS = """[...document.querySelectorAll('table th')].flatMap(cell => {
    const node = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
    return [...node.data.matchAll(/\\S+/g)].filter(word => {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        return new Set([...range.getClientRects()].map(box => box.top)).size > 1;
    }).map(word => word[0]);
})"""


def test_words_of_the_table_are_not_broken_on_a_telephone(opened):
    assert opened(render_html(rich_edition()), 360).evaluate(BROKEN_WORDS) == []


@pytest.mark.parametrize("place", ["III", "II.1", "X", "IX.trung-uong"])
def test_a_figure_opens_what_it_counts(opened, place):
    page = opened(render_html(rich_edition()), 360)
    page.locator(f'a[href="#{place}"]').first.click()
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", place)
    at_end = page.evaluate("innerHeight + scrollY >= document.documentElement.scrollHeight - 2")
    assert page.evaluate("scrollY") > 0
    assert abs(top) < 2 or at_end


def test_an_officers_words_can_be_told_from_a_quote_on_a_dark_screen(opened):
    page = opened(render_html(edition(rich_clips(), words=WORDS)), 360, "dark")
    line = page.locator("p", has_text="Lời của cán bộ").first
    assert line.evaluate("e => getComputedStyle(e).borderLeftWidth") == "3px"
    assert line.evaluate("e => getComputedStyle(e).color") == "rgb(255, 255, 255)"


def test_no_script_of_a_title_runs(opened):
    html = render_html(
        edition([clip(1, "<script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">")])
    )
    assert opened(html, 360).title().startswith("BẢN TIN ĐIỂM BÁO")
