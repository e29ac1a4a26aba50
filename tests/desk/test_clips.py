"""The screen of the list of clips, as people use it: facets, search and its help, pages, what to loosen, many at once."""

import re
from html import unescape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from monitor.desk.lists.search.faults import _FALLBACK, in_vietnamese, told
from monitor.desk.screens import clips
from monitor.errors import QueryError
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse


def titles(page):
    return [unescape(found) for found in re.findall(r'<a class="title"[^>]*>([^<]+)</a>', page)]


def link(page, words):
    """Where the link with *words* leads."""
    found = re.search(rf'<a [^>]*href="([^"]*)"[^>]*>(?:<[^>]*>[^<]*</[^>]*> ?)?{re.escape(words)}', page)
    assert found, words
    return unescape(found.group(1))


def test_the_list_tells_of_each_clip_where_when_and_what(browser, store):
    officer = browser("canbo")
    page = officer.get("/clips").get_data(as_text=True)
    clips_ = list(store.clips())

    assert set(titles(page)) == {clip.article.title for clip in clips_}
    assert f"<strong>{len(clips_)}</strong> tin, bài" in page
    assert page.count("<h1>") == 1
    assert '<span class="hidden"> (chưa đọc)</span>' in page
    assert "1 nội dung cần kiểm chứng" in page
    assert "lượt đăng" in page
    assert "Đã sửa sau khi đăng" in page


def test_a_facet_is_a_link_that_chooses_and_takes_back(browser):
    officer = browser("canbo")
    page = officer.get("/clips").get_data(as_text=True)
    chosen = link(page, "Biên giới, chủ quyền lãnh thổ")
    assert chosen == "/clips?topic=bien-gioi"

    page = officer.get(chosen).get_data(as_text=True)
    assert "<h1>Tin, bài: Biên giới, chủ quyền lãnh thổ</h1>" in page
    assert len(titles(page)) == 2
    assert 'aria-current="true"' in page
    assert 'href="/clips">Biên giới, chủ quyền lãnh thổ <span aria-hidden' in page, "taken back above the list"


def test_every_choice_leads_to_as_many_as_it_says(browser):
    officer = browser("canbo")
    page = officer.get("/clips?q=t%E1%BB%89nh").get_data(as_text=True)
    choices = re.findall(r'<li><a href="([^"]+)"[^>]*>.*?</a> <span class="count">(\d+)</span></li>', page)
    assert len(choices) > 20
    for path, count in choices[::4]:
        found = unescape(officer.get(unescape(path)).get_data(as_text=True))
        # A choice that is taken back says how many it has beside the others; the list without it may have more.
        chosen = f'<a href="{path}" class="chosen"' in page
        assert chosen or f"Có <strong>{count}</strong>" in found, path


def test_a_search_shows_the_sentence_that_answers_and_keeps_the_query(browser):
    officer = browser("canbo")
    page = officer.get('/clips?q="biên giới"').get_data(as_text=True)
    assert "khớp “&#34;biên giới&#34;”" in page or 'khớp “"biên giới"”' in unescape(page)
    assert 'name="q" type="search" value="&#34;biên giới&#34;"' in page
    assert "kể cả bài đăng lại" in page
    assert "Xếp sát câu hỏi nhất trước" in page
    best = officer.get(link(page, "Xếp sát câu hỏi nhất trước")).get_data(as_text=True)
    assert set(titles(best)) == set(titles(page))
    assert "Xếp mới nhất trước" in best


@pytest.mark.parametrize(
    ("query", "words", "suggestion"),
    [
        ("lũ AND (mưa", "Dấu ( này chưa được đóng. (ký tự thứ 8)", "lũ AND (mưa)"),
        ("topc:bien-gioi", "Không có trường “topc”.", "topic:bien-gioi"),
        ("topic:bien-goi", "Trường “topic” không có giá trị “bien-goi”.", "topic:bien-gioi"),
        ("NOT lũ", "Chỉ có NOT thì không tìm được gì", ""),
        ("author:An", "Không có trường “author”: không tìm theo tác giả hay tên người.", ""),
        (
            "published:[2026-01-31 TO 2026-01-01]",
            "Khoảng ngày kết thúc trước khi bắt đầu.",
            "published:[2026-01-01 TO 2026-01-31]",
        ),
    ],
)
def test_a_broken_query_is_kept_and_explained_with_its_place(browser, query, words, suggestion):
    officer = browser("canbo")
    answer = officer.get("/clips", query_string={"q": query, "topic": "bien-gioi"})
    page = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 400
    assert words in page
    assert f'value="{query}"' in page
    assert "^</pre>" in page
    assert ('<input type="hidden" name="topic" value="bien-gioi">') in page
    assert (f">{suggestion}</a>" in page) if suggestion else "Có phải ý bạn là" not in page


@given(st.text(st.sampled_from("aũ \"()[]{}~^*?+-:/\\'ANDORTOpublished0123topic"), max_size=25))
def test_no_fault_of_a_query_is_told_in_english(query):
    error = fault_of(query)
    assume(error is not None)
    assert in_vietnamese(error.message) != _FALLBACK, error.message
    fault = told(query, error)
    assert len(fault.pad) == len(fault.before)


def fault_of(query):
    try:
        parse(query, SEARCH_FIELDS)
    except QueryError as error:
        return error
    return None


def test_the_place_of_a_fault_in_a_long_query_is_shown_with_what_is_around_it():
    fault = told("lũ " * 100, QueryError("this ) closes nothing", 200))
    assert fault.before.startswith("…")
    assert fault.after.endswith("…")
    assert in_vietnamese("something new") == _FALLBACK


def test_an_empty_list_says_what_to_loosen(browser):
    officer = browser("canbo")
    page = officer.get("/clips?topic=bien-gioi&tone=tieu-cuc&state=vanished").get_data(as_text=True)
    assert "Không có tin, bài nào khớp tất cả điều kiện." in page
    assert page.count("Bỏ điều kiện:") == 3
    assert "Xuất cả" not in page


def test_copies_are_shown_when_asked_for_and_say_of_what(browser, store):
    officer = browser("canbo")
    page = officer.get("/clips").get_data(as_text=True)
    page = officer.get(link(page, "Hiện cả 6 bài đăng lại")).get_data(as_text=True)
    assert page.count("Đăng lại của tin") == 6
    assert len(titles(officer.get(link(page, "Ẩn bài đăng lại")).get_data(as_text=True))) == len(list(store.clips()))


def test_what_is_out_of_scope_is_found_and_said_to_be_so(browser, store):
    one = next(store.clips()).id
    with store._database.writing() as db:
        db.execute("UPDATE articles SET in_scope = 0 WHERE id = ?", (one,))
    officer = browser("canbo")
    page = officer.get("/clips?q=state:out").get_data(as_text=True)
    page = officer.get(link(page, "Hiện cả bài ngoài phạm vi theo dõi")).get_data(as_text=True)
    assert ">Ngoài phạm vi</span>" in page


def test_pages_lead_to_each_other_and_the_last_one_stands_for_those_behind_it(browser, monkeypatch):
    monkeypatch.setattr(clips, "PAGE", 10)
    officer = browser("canbo")
    first = officer.get("/clips?state=unread").get_data(as_text=True)
    second = officer.get(link(first, "Trang sau")).get_data(as_text=True)
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="/clips?state=unread"' in second
    assert "Trang 2 / 4" in second
    assert '<ol class="list" start="11">' in second
    for asked in ("99", "-1", "x", "9" * 30, ""):
        answer = officer.get(f"/clips?page={asked}")
        assert answer.status_code == 200
    assert "Trang 4 / 4" in officer.get("/clips?page=99").get_data(as_text=True)


def test_what_is_done_with_many_leads_back_to_the_same_list(browser, store):
    officer = browser("canbo")
    officer.get("/clips?topic=bien-gioi")
    ids = re.findall(r'name="clip" value="(\d+)"', officer.text)
    back = unescape(re.search(r'name="back" value="([^"]+)"', officer.text).group(1))
    assert back == "/clips?topic=bien-gioi"
    officer.post("/clips/marks", {"clip": ids, "do": "read", "back": back})
    assert "<h1>Tin, bài: Biên giới, chủ quyền lãnh thổ</h1>" in officer.text
    assert officer.text.count('<li class="read">') == len(ids) == 2
    seen = [unescape(each) for each in re.findall(r'name="seen" value="([^"]+)"', officer.text)]
    officer.post("/clips/marks", {"clip": ids[:1], "do": "assign", "to": "canbo2", "back": back, "seen": seen})
    assert "Giao: Hai Văn Thử" in officer.text
    seen = [unescape(each) for each in re.findall(r'name="seen" value="([^"]+)"', officer.text)]
    officer.post("/clips/marks", {"clip": ids[:1], "do": "reviewed", "back": back, "seen": seen})
    assert "Đã rà soát: Cán Văn Thử" in officer.text
    assert len(titles(officer.get("/clips?state=reviewed").get_data(as_text=True))) == 1


def test_who_only_looks_is_offered_no_more_than_reading(browser):
    viewer = browser("xem")
    page = viewer.get("/clips").get_data(as_text=True)
    assert "Đánh dấu đã đọc" in page
    assert 'value="assign"' not in page
    assert "Mọi người cùng thấy" not in page


def test_what_the_press_writes_is_text_and_never_markup(browser, store):
    one = next(store.clips()).id
    evil = "<script>alert(1)</script><b>"
    with store._database.writing() as db:
        db.execute("UPDATE revisions SET title = ?, lead = ? WHERE article_id = ?", (evil, evil, one))
        db.execute("UPDATE articles SET outlet = ? WHERE id = ?", (evil, one))
    officer = browser("canbo")
    page = officer.get("/clips", query_string={"outlet": evil}).get_data(as_text=True)
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<script>alert" not in officer.get("/clips", query_string={"q": f'"{evil}"'}).get_data(as_text=True)


@pytest.mark.parametrize(
    "asked",
    ["q='; DROP TABLE articles; --", 'q="', "q=" + "(" * 60, "q=" + "a" * 3000, "topic=%00", "first=x&last=2026-13-01",
     "when=never&state=nothing&order=worst&copies=2", "place=" + "&place=".join("abc"), "q=%F0%9F%98%80%FF"],
)  # fmt: skip
def test_whatever_stands_in_the_address_there_is_an_answer(browser, asked):
    assert browser("canbo").get(f"/clips?{asked}").status_code in (200, 400)


def test_on_a_phone_the_facets_are_folded(browser):
    officer = browser("canbo")
    assert '<details class="facets-fold" open data-fold>' in officer.get("/clips").get_data(as_text=True)
    phone = officer.get("/clips", headers={"User-Agent": "Mozilla/5.0 (Android) Mobile"}).get_data(as_text=True)
    assert '<details class="facets-fold" data-fold>' in phone


def test_the_help_has_every_field_and_examples_that_can_be_read(browser):
    officer = browser("canbo")
    page = officer.get("/clips/help").get_data(as_text=True)
    for name in SEARCH_FIELDS.names:
        assert f"<code>{name}:</code>" in page
    queries = re.findall(r'href="(/clips\?q=[^"]+)"', page)
    assert len(queries) > 60
    for path in queries[::5]:
        assert officer.get(unescape(path)).status_code == 200, path
    assert "Tên" not in page.split("<main")[0]


def test_what_cannot_be_searched_yet_is_said(browser, store):
    with store._database.writing() as db:
        db.execute("DELETE FROM search_docs")
    page = browser("canbo").get("/clips?q=xã").get_data(as_text=True)
    assert "bài chưa tìm được vì chương trình đang lập chỉ mục" in page
