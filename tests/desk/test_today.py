"""The first page: every figure opens what it counts. Not for: the lists themselves (test_clips.py), the health of sources."""

import html
import re
from datetime import timedelta

import pytest
from desk_office import MORNING

from monitor.desk.shown.sparkline import sparkline
from monitor.model import Change, Visit
from monitor.store import Revised


@pytest.fixture
def officer(browser):
    found = browser("canbo")
    found.get("/")
    return found


def figures(page):
    """(count, path) of every figure that leads to a list of clips."""
    boxes = re.findall(r'href="(/clips\?[^"]+)"><strong>([\d.]+)</strong>', page)
    lines = re.findall(r'href="(/clips\?[^"]+)">[^<]+</a> <strong>([\d.]+)</strong>', page)
    words = re.findall(r'href="(/clips\?[^"]+)">([\d.]+)(?: tin, bài)?</a>', page)
    return [(int(count.replace(".", "")), html.unescape(path)) for path, count in (*boxes, *lines, *words)]


def test_every_figure_opens_the_list_that_it_counts(officer):
    found = figures(officer.text)
    assert len(found) > 50
    assert sum(count > 0 for count, _ in found) > 15
    for count, path in {*found}:
        officer.get(path)
        shown = re.search(r"<strong>([\d.]+)</strong> tin, bài", officer.text)
        assert (int(shown[1].replace(".", "")) if shown else 0) == count, path


def test_what_somebody_should_look_at_first_stands_there_until_it_is_looked_through(officer, store):
    before = re.findall(r'<p class="title"><a href="/clips/(\d+)"', officer.text)
    assert before
    store.marks.add(int(before[0]), "reviewed", "", who="Cán Văn Thử", at=MORNING)
    officer.get("/")
    assert re.findall(r'<p class="title"><a href="/clips/(\d+)"', officer.text) == before[1:]


def test_what_waits_for_me_is_mine(officer, browser, store):
    clip = next(store.clips()).id
    store.marks.add(clip, "assign", "canbo", who="Duyệt Thị Mẫu", at=MORNING)
    mine = re.compile(r"Giao cho tôi, chưa xong</a> <strong>(\d+)</strong>")
    assert mine.search(officer.get("/").get_data(as_text=True))[1] == "1"
    assert mine.search(browser("canbo2").get("/").get_data(as_text=True))[1] == "0"


def test_the_desk_says_when_its_rules_changed_since_it_began(browser, office):
    page = browser("xem").get("/").get_data(as_text=True)
    assert "đã thay đổi sau khi bàn làm việc khởi động" not in page
    rules = office / "config" / "rules" / "deadlines.toml"
    rules.write_text(f"{rules.read_text(encoding='utf-8')}\n# Sửa.\n", encoding="utf-8")
    assert "đã thay đổi sau khi bàn làm việc khởi động" in browser("xem").get("/").get_data(as_text=True)


def test_the_digest_that_nobody_approved_says_so(officer):
    assert "chưa ai duyệt" in officer.text
    assert "gửi tự động, không ai duyệt" in officer.text


def test_a_broken_source_is_told_with_its_reason(officer):
    faults = officer.text.partition('id="faults"')[2]
    assert "Trang tin Gió Ngàn" in faults
    assert "máy chủ báo lỗi 503" in faults


def test_mails_that_were_refused_are_told(officer, store):
    assert "bị máy chủ từ chối" not in officer.text
    with store._database.writing() as db:
        db.execute("UPDATE messages SET state = 'refused'")
    officer.get("/")
    assert "thư bị máy chủ từ chối" in officer.text


def test_revised_and_vanished_articles_are_listed(officer, store):
    first, second = (clip.id for clip, _ in zip(store.clips(), range(2), strict=False))
    clip = store.clip(first)
    revised = Revised(clip.article, (Change("changed", "title", "cũ", "mới"),), clip.tags, (), None)
    at = MORNING - timedelta(hours=1)
    store.revisits.save_revision(first, revised, Visit(at, "changed", ""), None)
    store.revisits.save_visit(second, Visit(at, "vanished", "404"), None, 0)
    officer.get("/changes")
    revised_part, _, vanished_part = officer.text.partition('id="vanished"')
    assert f'href="/clips/{first}"' in revised_part
    assert "sửa 1 chỗ" in revised_part
    assert f'href="/clips/{second}"' in vanished_part
    officer.get("/")
    assert re.search(r"Bài không còn mở được</a> <strong>1</strong>", officer.text)


def test_the_words_of_the_press_are_never_markup(officer, store):
    clip = re.search(r'<p class="title"><a href="/clips/(\d+)"', officer.text)[1]
    with store._database.writing() as db:
        db.execute("UPDATE revisions SET title = '<script>alert(1)</script>' WHERE article_id = ?", (clip,))
    officer.get("/")
    assert "&lt;script&gt;alert(1)" in officer.text
    assert "<script>alert" not in officer.text


def test_the_curve_has_the_same_figures_as_a_table(officer):
    table = officer.text.partition("Bảng số liệu từng ngày")[2].partition("</table>")[0]
    assert len(re.findall(r'<th scope="row">', table)) == 30
    assert '<svg class="curve"' in officer.text
    assert 'role="img" aria-labelledby="curve-text"' in officer.text


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ((), ""),
        ((0,), "M4.0 92.0"),
        ((0, 2, 1), "M4.0 92.0 L320.0 4.0 L636.0 48.0"),
        ((5, 5), "M4.0 4.0 L636.0 4.0"),
    ],
)
def test_a_curve_goes_from_the_ground_to_the_highest_figure(values, line):
    assert sparkline(values).line == line
