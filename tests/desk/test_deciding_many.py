"""Many articles of a list decided at once by two people. Not for: one article, undoing (test_deciding.py)."""

import re

import pytest
from desk_office import MORNING
from test_deciding import relabel, text_of


@pytest.fixture
def listed(browser):
    """Somebody before the list, with what its rows said when it was made."""

    def made(login):
        visitor = browser(login)
        visitor.get("/clips")
        visitor.seen = re.findall(r'name="seen" value="([^"]+)"', visitor.text)
        return visitor

    return made


def marked(visitor, *clips, do, **fields):
    visitor.post("/clips/marks", {"clip": list(clips), "do": do, "seen": visitor.seen} | fields)
    return text_of(visitor.text)


def test_the_log_names_only_what_this_person_looked_through(listed, store):
    first, second = listed("canbo"), listed("canbo2")
    marked(first, 3, 5, do="reviewed")
    assert "Đã rà soát 1 tin. 2 tin đã được rà soát từ trước." in marked(second, 3, 5, 8, do="reviewed")
    line = store.audit.last()
    assert (line.actor.login, line.act, line.detail["clips"]) == ("canbo2", "clip.reviewed", [8])
    assert line.detail["accepted"] == len(store.decisions.of(8)) > 0


def test_where_nothing_was_looked_through_the_page_says_so_and_the_log_nothing(listed, store):
    officer = listed("canbo")
    relabel(store, 3)
    before = store.audit.last().number
    title = store.clip(3).article.title
    said = marked(officer, 3, do="reviewed")
    assert "Chưa rà soát tin nào: 1 tin đã thay đổi sau khi bạn mở trang nên chưa ghi; hãy xem lại:" in said
    assert f"“{title}” (tin 3)" in said
    assert "Hoàn tác" not in said
    assert store.audit.last().number == before


def test_what_a_colleague_gave_meanwhile_is_left_alone_and_named(listed, store):
    first, second = listed("canbo"), listed("canbo2")
    marked(first, 3, do="assign", to="duyet")
    said = marked(second, 3, 5, do="assign", to="canbo2")
    assert (
        "Đã giao 1 tin cho Hai Văn Thử. 1 tin đã có người giao hoặc thu lại sau khi bạn mở trang nên giữ nguyên" in said
    )
    assert f"“{store.clip(3).article.title}” (tin 3)" in said
    assert {clip: marks.assigned_to for clip, marks in store.marks.of([3, 5]).items()} == {3: "duyet", 5: "canbo2"}
    assert store.audit.last().detail["clips"] == [5]


def test_what_a_colleague_took_back_meanwhile_is_left_alone_too(listed, store):
    store.marks.add(3, "assign", "duyet", who="Cán Văn Thử", at=MORNING)
    first, second = listed("canbo"), listed("canbo2")
    marked(first, 3, do="assign", to="")
    before = store.audit.last().number
    assert "Chưa giao tin nào: 1 tin đã có người giao" in marked(second, 3, do="assign", to="canbo2")
    assert (store.marks.of([3])[3].assigned_to, store.audit.last().number) == ("", before)


def test_who_sees_the_list_anew_gives_it_on(listed, store):
    marked(listed("canbo"), 3, do="assign", to="duyet")
    assert "Đã giao 1 tin cho Hai Văn Thử." in marked(listed("canbo2"), 3, do="assign", to="canbo2")
    assert "Chưa giao tin nào: 1 tin không phải đổi." in marked(listed("canbo2"), 3, do="assign", to="canbo2")
    assert store.marks.of([3])[3].assigned_to == "canbo2"
