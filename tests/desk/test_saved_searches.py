"""Searches that people keep: their own, shared ones, with fresh counts."""

from datetime import UTC, datetime

import pytest

from monitor.errors import StoreError

AT = datetime(2026, 9, 16, tzinfo=UTC)


def keep(person, name="Biên giới", asked="topic=bien-gioi", **more):
    person.get("/clips")
    return person.post("/clips/searches", {"name": name, "asked": asked} | more)


def test_a_search_is_kept_and_stands_above_the_list_with_its_count(browser):
    officer = browser("canbo")
    keep(officer)
    assert "Đã lưu tìm kiếm “Biên giới”." in officer.text
    assert 'aria-label="Tìm kiếm đã lưu"' in officer.text
    officer.get("/clips")
    assert '<a class="chip" href="/clips?topic=bien-gioi">Biên giới <span class="count">2</span></a>' in officer.text


def test_its_own_only_its_person_sees_and_a_shared_one_everybody(browser):
    keep(browser("canbo"))
    keep(browser("canbo"), name="Của chung", shared="1")
    other = browser("canbo2")
    other.get("/clips")
    assert "Của chung" in other.text
    assert "Cán Văn Thử chia sẻ" in other.text
    assert ">Biên giới <span" not in other.text


def test_a_viewer_keeps_for_themselves_and_never_for_all(browser):
    viewer = browser("xem")
    keep(viewer, name="Của tôi", shared="1")
    assert "Của tôi" in viewer.text
    other = browser("canbo")
    other.get("/clips")
    assert "Của tôi" not in other.text


def test_a_search_is_renamed_and_let_go_and_that_is_undone(browser, store):
    officer = browser("canbo")
    keep(officer)
    (search,) = store.searches.seen_by(store.accounts.by_login("canbo").id)
    officer.post(f"/clips/searches/{search.id}/rename", {"name": "Tin biên giới"})
    assert "Tin biên giới" in officer.text
    officer.post(f"/clips/searches/{search.id}/delete")
    assert "Đã xóa tìm kiếm “Tin biên giới”." in officer.text
    assert store.searches.get(search.id) is None

    undo = (
        officer.text.split('class="message"', 1)[1].split('<form action="', 1)[1].split('"', 1)[0].replace("&amp;", "&")
    )
    assert undo.startswith("/clips/searches?")
    officer.post(undo)
    assert "Đã lưu tìm kiếm “Tin biên giới”." in officer.text


def test_nobody_touches_the_search_of_another(browser, store):
    keep(browser("canbo"), shared="1")
    (search,) = store.searches.seen_by(store.accounts.by_login("canbo").id)
    other = browser("canbo2")
    other.get("/clips")
    assert other.post(f"/clips/searches/{search.id}/delete").status_code == 404
    assert other.post(f"/clips/searches/{search.id}/rename", {"name": "x"}).status_code == 404
    assert store.searches.get(search.id).name == "Biên giới"


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"name": "  "}, 400, "Chưa có tên"),
        ({"name": "a" * 81}, 400, "Chưa có tên"),
        ({"name": "Lũ", "asked": "q=%28l%C5%A9"}, 400, "Dấu ( này chưa được đóng."),
        ({"name": "Biên giới"}, 409, "Bạn đã có một tìm kiếm tên “Biên giới”."),
    ],
)
def test_what_cannot_be_kept_is_said(browser, fields, status, words):
    officer = browser("canbo")
    keep(officer)
    answer = keep(officer, **{"name": "Lũ", **fields})
    assert answer.status_code == status
    assert words in officer.text


def test_a_search_whose_words_can_no_longer_be_asked_has_no_count(browser, store):
    account = store.accounts.by_login("canbo").id
    store.searches.add(account, "Cũ", "q=topic%3Akhong-con", AT, shared=False)
    officer = browser("canbo")
    officer.get("/clips")
    assert ">Cũ</a>" in officer.text


def test_of_many_queries_some_are_counted_and_none_is_left_out(browser, store):
    account = store.accounts.by_login("canbo").id
    for number in range(5):
        store.searches.add(account, f"Tìm {number}", f"q=tin+{number}", AT, shared=False)
    officer = browser("canbo")
    officer.get("/clips")
    assert [f"Tìm {number}" in officer.text for number in range(5)] == [True] * 5
    officer.get("/clips")
    assert ">Tìm 4 <span" in officer.text, "those that were counted are remembered"


def test_a_name_is_its_persons_own(store):
    one, other = (store.accounts.by_login(login).id for login in ("canbo", "canbo2"))
    store.searches.add(one, "Lũ", "q=l", AT, shared=False)
    store.searches.add(other, "Lũ", "q=l", AT, shared=False)
    with pytest.raises(StoreError, match="named Lũ already"):
        store.searches.add(one, "Lũ", "q=l", AT, shared=False)
    two = store.searches.add(one, "Mưa", "q=m", AT, shared=False)
    with pytest.raises(StoreError, match="named Lũ already"):
        store.searches.rename(two, "Lũ")
    with pytest.raises(StoreError, match="no saved search 99"):
        store.searches.rename(99, "x")
