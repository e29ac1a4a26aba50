"""The desk with the keyboard, in a real browser. Not for: what is decided there, pages without a script."""

import re

import pytest
from desk_browser import follow, served, sign_in, started_chromium

CHOSEN = "document.querySelector('.list > li.chosen .title')?.textContent.trim() ?? ''"
TITLES = "[...document.querySelectorAll('.list > li .title')].map(each => each.textContent.trim())"
FOCUS = "document.activeElement.id || document.activeElement.tagName"


@pytest.fixture(scope="module")
def chromium():
    with started_chromium() as browser:
        yield browser


@pytest.fixture
def page(chromium, app):
    """An officer's browser; whatever it complains of fails the test."""
    said = []
    with served(app) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1200, "height": 800})
        opened = sign_in(context, address, "canbo")
        opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        opened.on("pageerror", lambda error: said.append(str(error)))
        yield opened
        context.close()
    assert not said


def test_j_and_k_walk_through_a_list_and_stay_in_it(page):
    page.goto("/")
    titles = page.evaluate(TITLES)
    seen = []
    for key in ("j", "j", "k", "k", "k", *"j" * (len(titles) + 2)):
        page.keyboard.press(key)
        seen.append(page.evaluate(CHOSEN))
    assert seen[:5] == [titles[0], titles[1], titles[0], titles[0], titles[0]]
    assert seen[-1] == titles[-1]


def test_k_begins_at_the_end(page):
    page.goto("/")
    page.keyboard.press("k")
    assert page.evaluate(CHOSEN) == page.evaluate(TITLES)[-1]


@pytest.mark.parametrize("key", ["o", "Enter"])
def test_the_chosen_row_is_opened_and_chosen_again_when_one_comes_back(page, key):
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    chosen = page.evaluate(CHOSEN)
    with page.expect_navigation():
        page.keyboard.press(key)
    assert re.search(r"/clips/\d+$", page.url)
    page.go_back()
    page.wait_for_selector(".list > li.chosen")
    assert page.evaluate(CHOSEN) == chosen
    page.keyboard.press("j")
    assert page.evaluate(CHOSEN) == page.evaluate(TITLES)[2]


def test_a_row_reached_with_tab_is_chosen_too(page):
    page.goto("/")
    page.locator(".list > li .title a").nth(1).focus()
    assert page.evaluate(CHOSEN) == page.evaluate(TITLES)[1]


def test_keys_are_letters_while_somebody_types(page):
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("jk?/xog")
    assert page.input_value("#find") == "jk?/xog"
    assert not page.evaluate(CHOSEN)
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS) == "BODY"
    page.keyboard.press("j")
    assert page.evaluate(CHOSEN)


@pytest.mark.parametrize("held", ["Control", "Alt", "Meta"])
def test_keys_with_another_key_held_are_the_browsers(page, held):
    page.goto("/")
    page.evaluate("addEventListener('keydown', event => { window.mine = event.defaultPrevented })")
    for key in ("j", "k", "o", "x", "/"):
        page.keyboard.press(f"{held}+{key}")
        assert page.evaluate("window.mine") is False
    assert not page.evaluate(CHOSEN)


def test_the_list_of_keys_opens_and_closes_on_every_page(page):
    for path in ("/", "/clips", "/sources", "/add"):
        page.goto(path)
        assert page.locator("#keys").count() == 1
        page.keyboard.press("?")
        assert page.evaluate("document.getElementById('keys').open")
        page.keyboard.press("Escape")
        assert not page.evaluate("document.getElementById('keys').open")


def test_g_and_a_letter_go_to_each_part_as_the_list_of_keys_says(page):
    page.goto("/")
    keys = page.evaluate("[...document.querySelectorAll('#keys dt')].map(dt => dt.textContent.trim().split(/\\s+/))")
    ways = {words[-1] for words in keys if words[0] == "g"}
    shown = page.evaluate("[...document.querySelectorAll('nav a[data-key]')].map(a => [a.dataset.key, a.pathname])")
    assert ways == {key for key, _ in shown}
    for key, path in shown:
        page.keyboard.press("g")
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.evaluate("location.pathname") == path
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.keyboard.press("t")
    assert page.evaluate("location.pathname") == shown[-1][1]


BOXES = """
document.querySelectorAll('.list > li').forEach((row, n) => {
  const box = document.createElement('input'); box.type = 'checkbox'; box.name = 'clip'; box.value = n;
  box.setAttribute('aria-label', 'Chọn'); row.prepend(box);
})
"""
TICKED = "[...document.querySelectorAll('.list > li input[type=checkbox]')].map(box => box.checked)"


def test_x_ticks_the_chosen_row_and_takes_the_tick_away(page):
    page.goto("/")
    page.evaluate(BOXES)
    page.keyboard.press("x")
    assert not any(page.evaluate(TICKED))
    for key in ("j", "j", "x"):
        page.keyboard.press(key)
    assert page.evaluate(TICKED)[:3] == [False, True, False]
    page.keyboard.press("x")
    assert not any(page.evaluate(TICKED))


def test_one_box_ticks_every_row_of_the_page(page):
    page.goto("/clips")
    rows = page.locator(".list > li input[type=checkbox]")
    assert rows.count() >= 2
    page.locator("label.all input").check()
    assert all(page.evaluate(TICKED))
    rows.first.uncheck()
    assert page.evaluate("document.querySelector('label.all input').indeterminate")
    page.locator("label.all input").check()
    page.locator("label.all input").uncheck()
    assert not any(page.evaluate(TICKED))


def test_a_half_written_text_is_not_lost_by_a_wrong_click(page):
    page.goto("/add")
    page.fill("#text", "Đang viết dở")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.locator("nav a").first.click()
    assert asked == ["beforeunload"]
    assert page.input_value("#text") == "Đang viết dở"


def test_nor_by_sending_another_form_of_the_page(page):
    """Whoever stays keeps it; the form that it stands in is sent without a question."""
    page.goto("/clips/1")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.fill("#note", "Đang viết dở")
    for times in (1, 2):
        with page.expect_event("dialog"):
            page.get_by_role("button", name=re.compile("^Đánh dấu (đã|chưa) đọc")).click()
        assert asked == ["beforeunload"] * times
    assert page.input_value("#note") == "Đang viết dở"
    follow(page, page.get_by_role("button", name="Ghi chú", exact=True))
    assert page.locator(".clip-note").count() == 1
    assert len(asked) == 2


def test_the_first_key_leads_to_the_text_of_the_page(page):
    page.goto("/sources")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS) == "main"
