"""The digest in a real browser: a telephone and a desk screen, light and dark. Not for: what it says."""

from dataclasses import replace

import pytest
from own_press import DIGEST, clip, edition, event, rich_clips, rich_edition, storied_clips

from monitor.publish import render_html

WIDE = clip(90, "Một" + "rấtdài" * 40, url="https://bao.example/" + "a" * 400, outlet="B" * 200)
LONG_NAME = [replace(WIDE, id=n, story=event(named="Tên" + "rấtdài" * 40)) for n in (91, 92)]
PAGES = {
    "quiet": edition,
    "rich": rich_edition,
    "storied": lambda: edition(storied_clips()),
    "long words": lambda: edition([*rich_clips(), WIDE, *LONG_NAME]),
}
DARK = "getComputedStyle(document.querySelector('h1')).color"


@pytest.fixture
def opened(chromium):
    """Opens HTML in a window of a width, light or dark."""
    contexts = []

    def show(html, width, scheme="light"):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.set_content(html)
        return page

    yield show
    for context in contexts:
        context.close()


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


def test_no_script_of_a_title_runs(opened):
    html = render_html(
        edition([clip(1, "<script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">")]),
        DIGEST,
    )
    assert opened(html, 360).title().startswith("BẢN TIN ĐIỂM BÁO")
