"""Captured pages that were built to keep the desk busy. Not for: the pages of captures (test_clip.py)."""

import time

import pytest

from monitor.desk.shown.captured import document, harmless

MEGABYTE = 1_000_000
HOSTILE = {
    "open letters": "".join(f"<b id={n}>" for n in range(9000)) + "<p>" * 9000,
    "deep": "<div>" * 200_000,
    "attributes": "<b " + " ".join(f"a{n}" for n in range(200_000)) + ">",
    "ampersands": "&" * MEGABYTE,
    "tables": "<table>" * 140_000,
    "closed wrongly": "<a><p></a></b>" * 70_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_page_that_takes_long_is_given_up_soon(page):
    """With words that say so, or with its own where that was quick."""
    began = time.monotonic()
    shown = document(page[:MEGABYTE], plain=False)
    assert time.monotonic() - began < 2
    assert shown.endswith("</html>\n")


def test_it_says_what_to_do_instead():
    assert "Hãy tải trang về" in harmless(HOSTILE["attributes"])


def test_a_long_page_of_the_press_is_shown_whole():
    """Ten thousand paragraphs, with letters that are none."""
    shown = harmless("<div><p onclick='x()'>Biên giới \udc80 bình yên</p></div>" * 10_000)
    assert shown.count("bình yên") == 10_000
    assert "onclick" not in shown
