"""Servers that claim that one article is another. Not for: canonical addresses as such (tests/test_addresses.py)."""

from datetime import timedelta

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"
TITLES = {
    "/tin/cau-moi-1001.html": "Khánh thành cầu mới ở vùng cao",
    "/tin/lop-boi-1002.html": "Xã mở lớp học bơi miễn phí",
    "/tin/cho-phien-1003.html": "Chợ phiên đông khách dịp cuối tuần",
}


def listed(press):
    press.list("local", *((path, title, TODAY) for path, title in TITLES.items()))


def written(press, **more):
    for n, (path, title) in enumerate(TITLES.items()):
        press.article(path, title, tuple(f"Bài số {n}. {paragraph}" for paragraph in press.other), **more)


def notice(press, path, title):
    press.article(path, title, ("Hệ thống đang được bảo trì, mong bạn đọc thông cảm và quay lại sau.",))


def test_a_night_of_maintenance_that_redirects_everything_costs_no_article(office, press):
    """Every article leads to one page for a while; later each is itself."""
    listed(press)
    for target in ("/", "/bao-tri.html"):
        notice(press, "/bao-tri.html", "Hệ thống đang bảo trì")
        press.pages["/"] = (200, "text/html; charset=utf-8", "<html><body><h1>Trang chủ</h1></body></html>")
        press.redirects = dict.fromkeys(TITLES, target)
        office.round()
        assert office.states() == dict.fromkeys(TITLES, "pending")
        office.clock.at += timedelta(hours=1)
    assert "redirected to" in office.reason("1001.html")

    press.redirects = {}
    written(press)
    office.clock.at += timedelta(hours=1)
    office.round()

    assert set(office.states()) == set(TITLES)
    assert set(office.states().values()) <= {"clip", "copy"}


def test_a_canonical_address_that_every_article_declares_makes_no_one_article_of_them(office, press):
    listed(press)
    written(press, canonical=press.url("/tin-tuc.html"))
    office.round()
    ledger = list(office.session.store.ledger.lines())

    assert len(ledger) == 3
    assert {line.state for line in ledger} <= {"clip", "copy"}


def test_an_article_that_moved_under_the_same_headline_is_one(office, press):
    """The old address redirects to the new one, and both are listed."""
    title = TITLES["/tin/cau-moi-1001.html"]
    press.list("local", ("/tin/cau-moi-1001.html", title, TODAY), ("/xa-hoi/cau-moi-1001.html", title, TODAY))
    press.article("/xa-hoi/cau-moi-1001.html", title)
    press.redirects = {"/tin/cau-moi-1001.html": "/xa-hoi/cau-moi-1001.html"}
    office.round()

    assert office.states() == {"/xa-hoi/cau-moi-1001.html": "clip"}


def test_a_notice_in_the_place_of_an_article_is_not_taken_for_it(office, press):
    """Status 200, one line of text, and not a word of the headline that was listed."""
    listed(press)
    for path in TITLES:
        notice(press, path, "Just a moment please")
    office.round()
    assert set(office.states().values()) == {"pending"}
    assert "not what was listed" in office.reason("1001.html")

    written(press)
    office.clock.at += timedelta(hours=1)
    office.round()

    assert set(office.states().values()) <= {"clip", "copy"}


def test_an_article_that_is_printed_under_another_headline_for_hours_is_taken_as_it_is(office, press):
    """Some lists have headlines of their own."""
    path, _ = next(iter(TITLES.items()))
    press.list("local", (path, "Chuyện hôm nay quanh ta", TODAY))
    press.article(path, "Khánh thành cầu mới", (press.other[0],))
    for _ in range(12):
        office.round()
        office.clock.at += timedelta(hours=1)

    assert office.states() == {path: "clip"}


def test_a_kept_article_whose_address_leads_to_another_one_has_vanished(office, press):
    """The other article is no revision of it."""
    listed(press)
    written(press)
    office.round()
    first, second, _ = TITLES
    press.redirects = {first: second}
    outcomes = []
    for minutes in (15, 5):
        office.clock.at += timedelta(minutes=minutes)
        outcomes.append(dict(office.round().looks))
    clip = next(c for c in office.session.store.clips() if c.article.title == TITLES[first])

    assert outcomes == [{"same": 2, "failed": 1}, {"vanished": 1}]
    assert (clip.revisions, clip.vanished_at) == (1, office.clock.at)


def test_a_kept_article_behind_a_notice_or_a_login_for_a_while_has_no_revision(office, press):
    listed(press)
    written(press)
    office.round()
    path = next(iter(TITLES))
    for notice_or_stub in ("Hệ thống đang bảo trì", TITLES[path]):
        notice(press, path, notice_or_stub)
        office.clock.at += timedelta(hours=1)
        assert office.round().looks["failed"] == 1
    written(press)
    office.clock.at += timedelta(hours=2)
    looks = office.round().looks

    assert looks["same"] >= 1
    assert [clip.revisions for clip in office.session.store.clips()] == [1] * len(list(office.session.store.clips()))


def test_an_error_page_served_as_if_all_were_well_is_a_vanished_article(office, press):
    listed(press)
    written(press)
    office.round()
    path = next(iter(TITLES))
    notice(press, path, "Không tìm thấy trang")
    outcomes = []
    for minutes in (15, 5):
        office.clock.at += timedelta(minutes=minutes)
        outcomes.append(office.round().looks)

    assert (outcomes[0]["failed"], outcomes[1]["vanished"]) == (1, 1)


def test_a_kept_article_that_got_a_new_headline_and_address_is_a_revision_and_not_vanished(office, press):
    """The words stand at the new address; a changed headline is no new article."""
    listed(press)
    written(press)
    office.round()
    first = next(iter(TITLES))
    paragraphs = tuple(f"Bài số 0. {paragraph}" for paragraph in press.other)
    press.article("/suoi-9001.html", "Bà con hai thôn hết cảnh lội suối", paragraphs)
    press.redirects = {first: "/suoi-9001.html"}
    office.clock.at += timedelta(minutes=15)
    looks = office.round().looks
    clip = next(c for c in office.session.store.clips() if "suối" in c.article.title)

    assert (looks["changed"], clip.revisions, clip.vanished_at) == (1, 2, None)
    assert clip.article.canonical == press.url(first)


def test_a_whole_article_behind_a_redirect_is_believed_under_any_headline(office, press):
    """Lists have headlines of their own, and addresses of numbers lead to those of words."""
    press.list("local", ("/post1001.html", "Chuyện hôm nay quanh ta", TODAY))
    press.article("/cau-moi-post1001.html", "Khánh thành cầu mới ở vùng cao")
    press.redirects = {"/post1001.html": "/cau-moi-post1001.html"}
    office.round()

    assert office.states() == {"/cau-moi-post1001.html": "clip"}


def test_a_page_without_text_behind_a_redirect_ends_as_what_it_is(office, press):
    press.list("local", ("/v1.html", "Phóng sự ảnh cầu mới", TODAY))
    press.article("/video-v1.html", "Phóng sự ảnh cầu mới", ())
    press.redirects = {"/v1.html": "/video-v1.html"}
    for _ in range(9):
        office.round()
        office.clock.at += timedelta(hours=2)

    assert list(office.states().values()) == ["not-an-article"]


def test_the_print_page_of_an_article_that_got_a_new_headline_is_no_second_article(office, press):
    listed(press)
    written(press)
    office.round()
    first = next(iter(TITLES))
    paragraphs = tuple(f"Bài số 0. {paragraph}" for paragraph in press.other)
    for path in (first, "/print/1001"):
        press.article(path, "Bà con hai thôn hết cảnh lội suối", paragraphs, canonical=press.url(first))
    press.list("local", ("/print/1001", "Bà con hai thôn hết cảnh lội suối", TODAY))
    office.clock.at += timedelta(minutes=15)
    office.round()  # the new headline is a revision
    office.round()

    assert set(office.states()) == set(TITLES)


def test_a_check_of_the_browser_in_the_place_of_an_article_is_asked_again_until_the_article_comes(office, press):
    listed(press)
    check = '<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/x.js"></script></body></html>'
    press.pages.update(dict.fromkeys(TITLES, (200, "text/html; charset=utf-8", check)))
    office.round()
    assert set(office.states().values()) == {"pending"}
    assert "challenge page" in office.reason("1001.html")
    for path in TITLES:
        del press.pages[path]
    written(press)
    office.clock.at += timedelta(minutes=10)
    office.round()
    assert set(office.states().values()) <= {"clip", "copy"}


def test_an_article_whose_canonical_address_is_gone_is_a_clip_all_the_same(office, press):
    """The address it names never gave a page; the one that was listed does."""
    press.list("local", ("/b.html", "Cầu mới", ""))
    office.round()
    office.clock.at += timedelta(hours=1)
    office.round()
    before = office.states()
    press.article("/a.html", "Hàm Yên khánh thành cầu", canonical=press.url("/b.html"))
    press.list("local", ("/a.html", "Hàm Yên khánh thành cầu", ""))
    office.round()

    assert before == {"/b.html": "gone"}
    assert office.states() == {"/b.html": "clip"}
