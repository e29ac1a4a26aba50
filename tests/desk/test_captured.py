"""Captured pages that were built to keep the desk busy. Not for: the pages of captures (test_clip.py)."""

import sys
import threading
import time

import pytest

from monitor.desk.shown import captured
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


@pytest.mark.skipif(sys.platform == "win32", reason="only the time by the clock is limited there")
@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_page_that_takes_long_is_given_up_soon(page):
    """With words that say so, or with its own where that was quick; however busy the machine is."""
    import resource

    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    shown = document(page[:MEGABYTE], plain=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert used.ru_utime + used.ru_stime - began.ru_utime - began.ru_stime < 3
    assert shown.endswith("</html>\n")


def test_a_page_that_a_busy_machine_does_not_come_to_is_not_called_hostile(monkeypatch):
    monkeypatch.setattr(captured, "_PATIENCE", 0.001)
    assert "Máy đang bận" in harmless("<p>Biên giới bình yên</p>")


def test_a_third_page_waits_for_its_place_and_its_time_begins_then():
    page, shown = "<div><p>Biên giới bình yên</p></div>" * 10_000, []
    readers = [threading.Thread(target=lambda: shown.append(harmless(page))) for _ in range(6)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    assert [each.count("bình yên") for each in shown] == [10_000] * 6


def test_where_no_place_comes_free_the_page_says_so(monkeypatch):
    monkeypatch.setattr(captured, "_PATIENCE", 0.01)
    with captured._PLACES, captured._PLACES:
        began = time.monotonic()
        assert "Mở lại trang sau ít phút" in harmless("<p>Biên giới</p>")
    assert time.monotonic() - began < 8  # ten, where its patience is not asked


@pytest.mark.skipif(sys.platform == "win32", reason="only the time by the clock is limited there")
def test_it_says_what_to_do_instead(monkeypatch):
    """However busy the machine is."""
    monkeypatch.setattr(captured, "_PATIENCE", 120)
    assert "làm máy xử lý quá lâu" in (shown := harmless(HOSTILE["attributes"]))
    assert "Hãy tải trang về" in shown


def test_a_long_page_of_the_press_is_shown_whole():
    """Ten thousand paragraphs, with letters that are none."""
    shown = harmless("<div><p onclick='x()'>Biên giới \udc80 bình yên</p></div>" * 10_000)
    assert shown.count("bình yên") == 10_000
    assert "onclick" not in shown
