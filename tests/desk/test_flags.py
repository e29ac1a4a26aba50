"""What is to be verified at the desk: the sentence beside what it is held against, who decided what, and nobody overtaken.

Not for: finding and counting (tests/store/test_flag_queue.py), what raises a flag (tests/check).
"""

import html
import json
import re

import pytest
from desk_office import MORNING
from workbooks import sheet_of

from monitor.desk.flags.rows import marked
from monitor.desk.flags.words import REASONS, score_level, score_words
from monitor.model import Change, Flag, Visit
from monitor.store import Revised
from monitor.store.labels import save_flags

REASON = REASONS[0]
FACT = "don-vi-cap-xa-2025"


def flag(**other):
    """A flag of our own, on a sentence of our own."""
    values = {
        "kind": "figure-differs",
        "sentence": "Cả tỉnh hiện có 117 đơn vị cấp xã.",
        "found": "117 đơn vị cấp xã",
        "expected": "124 đơn vị hành chính cấp xã",
        "fact": FACT,
        "explanation": "Bài nêu 117; theo nghị quyết là 124. Cần kiểm chứng.",
        "score": 0.9,
        "rules_version": "quy-tac-7",
    }
    return Flag(**values | other)


@pytest.fixture
def clips(store):
    """Articles of the demo's day without a flag, the first one first; the flags that the day has are taken away."""
    with store._database.writing() as db:
        db.execute("DELETE FROM flags")
    return [clip.id for clip in store.clips()]


@pytest.fixture
def raised(store):
    """Raise flags on an article."""

    def made(article, *flags):
        with store._database.writing() as db:
            db.execute("DELETE FROM flags WHERE article_id = ?", (article,))
            save_flags(db, article, flags)

    return made


@pytest.fixture
def together(store, clips):
    """Three articles of one story."""
    three = clips[:3]
    with store._database.writing() as db:
        db.execute("DELETE FROM story_members WHERE article_id IN (?, ?, ?)", tuple(three))
        db.execute("DELETE FROM copies WHERE article_id IN (?, ?, ?)", tuple(three))
    story = store.stories.join(three[0], None, None, "g1")
    for article in three[1:]:
        store.stories.join(article, store.stories.of(three[0]), None, "g1")
    assert len({store.stories.of(article) for article in three}) == 1, story
    return three


def rows(page):
    """The rows of a list, each as its text."""
    listed = page.partition('<ol class="list flag-list"')[2].partition("</ol>\n")[0]
    return [plain(each) for each in re.split(r'<li id="co-', listed)[1:]]


def plain(text):
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.sub(r" (?=[.,;:)])|(?<=\() ", "", words)


def form_of(page, deed, number=0):
    """Address and fields of the form for *deed*, the first one of the page."""
    action = re.findall(rf'action="(/flags/\d+/{deed})"', page)[number]
    body = page.split(f'action="{action}"')[1].partition("</form>")[0]
    return action, {"flag": re.findall(r'name="flag" value="([^"]+)"', body), "back": "/flags"}


def decide(person, deed, **more):
    """Press a button of the page that was seen last."""
    action, fields = form_of(person.text, deed)
    return person.post(action, fields | more)


def undo(person):
    return person.post(re.search(r'action="(/flags/acts/[^"]+)"', person.text)[1])


# -- the list ----------------------------------------------------------------------------------------------


def test_a_flag_stands_beside_its_document(browser, clips, raised):
    raised(clips[0], flag())
    officer = browser("canbo")
    (row,) = rows(officer.get("/flags").get_data(as_text=True))

    assert "Số liệu khác tài liệu Mức: cao (0,90)" in row
    assert "Bài nêu 117; theo nghị quyết là 124. Cần kiểm chứng." in row
    assert "Câu trong bài Cả tỉnh hiện có 117 đơn vị cấp xã. Bài nêu: 117 đơn vị cấp xã" in row
    assert "Từ ngày 01/7/2025, tỉnh Tuyên Quang có 124 đơn vị hành chính cấp xã" in row
    assert "Tài liệu ghi: 124 đơn vị hành chính cấp xã" in row
    assert "Nghị quyết số 1684/NQ-UBTVQH15 năm 2025; Ủy ban Thường vụ Quốc hội." in row
    assert "Quy tắc phiên bản quy-tac-7" in row
    assert f'href="/facts/row/{FACT}"' in officer.text
    assert '<mark class="differs">117 đơn vị cấp xã</mark>' in officer.text
    assert '<mark class="differs">124 đơn vị hành chính cấp xã</mark>' in officer.text


def test_what_the_register_has_no_more_is_said(browser, clips, raised, store):
    raised(clips[0], flag(fact="da-mat"))
    assert (
        "Mã trong sổ: da-mat. Sổ hiện không còn mã này." in rows(browser("xem").get("/flags").get_data(as_text=True))[0]
    )


def test_a_row_that_was_withdrawn_says_by_whom_and_why(browser, clips, raised, store):
    body = {
        "id": "so-thon",
        "statement": "Tỉnh có 1.200 thôn.",
        "subject": [["Tuyên Quang"]],
        "value": "1200",
        "unit": ["thôn"],
        "issuer": "Sở Nội vụ",
        "document": "Báo cáo số 7/BC-SNV",
        "source": "Lưu tại cơ quan",
    }
    store.register.add("fact", "so-thon", body, "canbo", MORNING)
    store.register.withdraw("so-thon", "Nhập nhầm năm.", "duyet", MORNING)
    raised(clips[0], flag(fact="so-thon"))
    (row,) = rows(browser("xem").get("/flags").get_data(as_text=True))
    assert "Duyệt Thị Mẫu rút khỏi sổ ngày 16/09/2026: Nhập nhầm năm." in row
    assert "Báo cáo số 7/BC-SNV; Sở Nội vụ. Nơi tra cứu: Lưu tại cơ quan." in row


def test_the_other_article_stands_beside_a_disagreement(browser, clips, raised, store):
    one, two = clips[:2]
    raised(
        one,
        flag(kind="outlets-disagree", fact=f"article:{two}", found="40 xe", expected="120 xe", sentence="Có 40 xe."),
    )
    raised(
        two,
        flag(kind="outlets-disagree", fact=f"article:{one}", found="120 xe", expected="40 xe", sentence="Có 120 xe."),
    )
    page = browser("xem").get("/flags").get_data(as_text=True)
    first = next(row for row in rows(page) if "Báo này nêu: 40 xe" in row)
    assert "Bài khác Có 120 xe. Báo khác nêu: 120 xe" in first
    assert store.clip(two).article.title in first


def test_what_another_article_says_is_found_in_its_text(browser, clips, raised, store):
    one, two = clips[:2]
    words = store.clip(two).article.text.split("\n")[-1][:40]
    raised(one, flag(kind="outlets-disagree", fact=f"article:{two}", expected=words))
    assert f'<mark class="differs">{html.escape(words)}</mark>' in browser("xem").get("/flags").get_data(as_text=True)


def test_the_earlier_words_stand_beside_an_edited_article_with_what_differs_marked(browser, clips, raised, store):
    clip = store.clip(clips[0])
    edited = flag(
        kind="silently-edited", fact="revision:1", sentence="Đón 60.000 lượt khách.", found="60.000", expected="45.000"
    )
    changes = (
        Change("changed", "title", "Tựa cũ", "Tựa mới"),
        Change("changed", "text", "Đón 45.000 lượt khách. Hết.", "Đón 60.000 lượt khách. Hết."),
    )
    revised = Revised(clip.article, changes, clip.tags, (edited,), None)
    store.revisits.save_revision(clip.id, revised, Visit(MORNING, "changed", ""), None)
    page = browser("xem").get("/flags").get_data(as_text=True)
    (row,) = rows(page)
    assert "So với bản 1" in row
    assert "<del>45.000</del><ins>60.000</ins>" in page
    assert "Mọi chỗ đã sửa (còn 1 đoạn)" in row
    assert "Tựa cũ" not in row


@pytest.mark.parametrize(
    ("bare", "words"),
    [
        (
            {"kind": "removed", "sentence": "", "found": "", "expected": "", "fact": ""},
            "Bài này Cả bài; mở tin để xem.",
        ),
        ({"kind": "no-named-source", "expected": "", "fact": ""}, "Không có tài liệu hay bài nào để đặt cạnh"),
        ({"kind": "wrong-place", "fact": ""}, "Nêu khác với Danh mục địa danh ghi: 124 đơn vị hành chính cấp xã"),
        ({"kind": "of-a-later-program"}, "Nội dung cần kiểm chứng Mức"),
        ({"fact": "article:99999"}, "Nêu khác với Tài liệu ghi"),
        ({"fact": "revision:9"}, "Nêu khác với Tài liệu ghi"),
    ],
)
def test_every_kind_reads_well_whatever_it_has(browser, clips, raised, bare, words):
    raised(clips[0], flag(**bare))
    (row,) = rows(browser("xem").get("/flags").get_data(as_text=True))
    assert words in row


def test_good_news_is_no_accusation(browser, clips, raised):
    raised(clips[0], flag(kind="correction-published", score=0.2, explanation="Bài đính chính số liệu hôm trước."))
    officer = browser("canbo")
    (row,) = rows(officer.get("/flags").get_data(as_text=True))
    assert "Báo đã đăng cải chính Để biết, mức thấp (0,20)" in row
    officer.get("/clips")
    assert "nội dung cần kiểm chứng" not in officer.text


def test_the_words_of_the_press_are_never_markup(browser, clips, raised):
    bad = "<script>alert(1)</script>"
    raised(clips[0], flag(sentence=f"Có {bad}.", found=bad, expected=bad, explanation=bad))
    officer = browser("canbo")
    for path in ("/flags", f"/clips/{clips[0]}"):
        assert "<script>alert" not in officer.get(path).get_data(as_text=True)


@pytest.mark.parametrize(
    ("score", "words", "level"),
    [(0.75, "cao (0,75)", "high"), (0.5, "vừa (0,50)", "middle"), (0, "thấp (0,00)", "low")],
)
def test_a_score_is_told_in_words(score, words, level):
    assert (score_words(score), score_level(score)) == (words, level)


def test_only_the_first_place_of_words_is_marked():
    assert [(part.text, part.marked) for part in marked("a b a", "a")] == [("a", True), (" b a", False)]
    assert [(part.text, part.marked) for part in marked("a b", "c")] == [("a b", False)]
    assert marked("", "a") == ()


@pytest.fixture
def many(clips, raised, store):
    """Twenty flags on two articles, of two kinds."""
    raised(clips[0], *(flag(found=f"{n} xã", sentence=f"Có {n} xã.", score=n / 100) for n in range(17)))
    raised(clips[1], *(flag(kind="removed", found=str(n), sentence=f"Câu {n}.", score=0.01) for n in range(3)))
    return clips


def test_fifteen_stand_on_a_page_the_highest_score_first(browser, many):
    person = browser("xem")
    first = rows(person.get("/flags").get_data(as_text=True))
    assert (len(first), "Bài nêu: 16 xã" in first[0]) == (15, True)
    assert "đang xem 1–15" in person.text
    assert len(rows(person.get("/flags?page=2").get_data(as_text=True))) == 5
    assert len(rows(person.get("/flags?page=99").get_data(as_text=True))) == 5
    assert len(rows(person.get("/flags?page=không").get_data(as_text=True))) == 15


def test_every_choice_beside_the_list_leads_to_as_many_as_it_says(browser, many, store):
    person = browser("xem")
    page = person.get("/flags").get_data(as_text=True)
    choices = re.findall(r'<li><a href="(/flags[^"]*)"[^>]*>.*?</a> <span class="count">([\d.]+)</span>', page)
    states = re.findall(r'<a href="(/flags[^"]*)"[^>]*>[^<]+<span class="count">\(([\d.]+)\)', page)
    assert len(choices) >= 7
    assert len(states) == 5
    for path, count in (*choices, *states):
        person.get(html.unescape(path))
        shown = re.search(r'role="status"><strong>([\d.]+)</strong> nội dung', person.text)
        assert (shown[1] if shown else "0") == count, path


def test_what_is_asked_for_is_said_and_can_be_taken_back(browser, many, store):
    person = browser("xem")
    group = store.clip(many[0]).group
    page = person.get(f"/flags?kind=removed&group={group}&when=7&kind=lạ&group=lạ").get_data(as_text=True)
    asked = plain(page.partition('aria-label="Đang lọc theo"')[2].partition("</ul>")[0])
    assert "7 ngày qua" in asked
    assert "Bài đã gỡ khỏi mạng" in asked
    assert "lạ" not in asked
    assert 'value="removed"' in page.partition('class="facets-days"')[2].partition("</form>")[0]


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ("first=2026-09-01&last=2026-09-16", 15),
        ("first=0001-01-01", 15),
        ("last=9999-12-31", 15),
        ("first=x&last=y", 15),
        ("first=2026-09-17", 0),
        ("last=2026-09-01", 0),
    ],
)
def test_days_may_be_written(browser, many, days, count):
    assert len(rows(browser("xem").get(f"/flags?{days}").get_data(as_text=True))) == count


def test_an_empty_list_says_so(browser, clips):
    person = browser("xem")
    for path, words in (
        ("/flags", "Không còn nội dung nào chờ quyết định."),
        ("/flags?state=accepted", "Không có nội dung nào chờ lập vụ việc."),
        ("/flags?kind=removed", "Bỏ bớt điều kiện lọc."),
    ):
        assert words in person.get(path).get_data(as_text=True)


def test_what_a_story_says_alike_stands_once_with_the_others_under_it(browser, together, raised, store):
    for article in together:
        raised(article, flag())
    officer = browser("canbo")
    (row,) = rows(officer.get("/flags").get_data(as_text=True))
    assert "2 bài khác cùng nêu" in row
    assert all(store.clip(article).article.title in row for article in together)


# -- deciding ----------------------------------------------------------------------------------------------


@pytest.fixture
def officer(browser, clips, raised):
    """An officer before a list with one flag."""
    raised(clips[0], flag())
    found = browser("canbo")
    found.get("/flags")
    return found


def test_a_viewer_sees_and_decides_nothing(browser, clips, officer):
    viewer = browser("xem")
    page = viewer.get("/flags").get_data(as_text=True)
    assert len(rows(page)) == 1
    assert "/accept" not in page + viewer.get(f"/clips/{clips[0]}").get_data(as_text=True)
    action, fields = form_of(officer.text, "accept")
    assert viewer.post(action, fields).status_code == 403


def test_what_is_dismissed_is_gone_with_its_reason_kept(officer, clips, store):
    assert decide(officer, "dismiss", reason=REASON, text="xem  Niên giám 2025").status_code == 200
    assert "Đã bỏ qua" in officer.text
    assert rows(officer.text) == []
    (row,) = rows(officer.get("/flags?state=dismissed").get_data(as_text=True))
    assert f"Bỏ qua: Cán Văn Thử, 07:10 16/09. Lý do: {REASON}. xem Niên giám 2025" in row
    assert store.clip(clips[0]).flags == ()


def test_what_is_accepted_waits_for_a_case(officer):
    decide(officer, "accept")
    assert "Đã đưa vào danh sách chờ lập vụ việc." in officer.text
    (row,) = rows(officer.get("/flags?state=accepted").get_data(as_text=True))
    assert "Đưa vào danh sách chờ lập vụ việc: Cán Văn Thử" in row
    assert "(1)" in officer.text.partition("Chờ lập vụ việc")[2][:60]


@pytest.mark.parametrize("deed", ["accept", "dismiss"])
def test_a_decision_can_be_taken_back(officer, deed):
    decide(officer, deed, reason=REASON)
    undo(officer)
    assert "Đã hoàn tác." in officer.text
    assert "Cán Văn Thử mở lại" in rows(officer.text)[0]
    undo(officer)
    state = "accepted" if deed == "accept" else "dismissed"
    assert len(rows(officer.get(f"/flags?state={state}").get_data(as_text=True))) == 1


def test_what_was_dismissed_can_be_opened_again(officer):
    decide(officer, "dismiss", text="Nhầm nơi.")
    officer.get("/flags?state=dismissed")
    decide(officer, "reopen")
    assert "Đã mở lại" in officer.text
    assert len(rows(officer.get("/flags").get_data(as_text=True))) == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Chưa có lý do bỏ qua."),
        ({"reason": "một lý do không có trong danh sách", "text": " \n"}, "Chưa có lý do bỏ qua."),
        ({"text": "dài " * 200}, "nhiều nhất 500"),
    ],
)
def test_a_reason_is_required_and_none_too_long(officer, store, clips, fields, words):
    answer = decide(officer, "dismiss", **fields)
    assert (answer.status_code, words in officer.text) == (400, True)
    assert store.flags.acts(clips[0]) == ()


def test_what_was_typed_is_shown_again_when_it_is_refused(officer):
    decide(officer, "dismiss", text="Một lý do rất riêng. " * 40)
    assert "Chép lại trước khi rời trang" in officer.text
    assert "Một lý do rất riêng." in officer.text


def test_the_slower_of_two_officers_is_told_who_was_faster(officer, browser, store, clips):
    other = browser("canbo2")
    other.get("/flags")
    decide(officer, "dismiss", reason=REASON)

    assert decide(other, "accept").status_code == 409
    assert f"Cán Văn Thử bỏ qua một nội dung cần kiểm chứng, lúc 07:10 16/09: “{REASON}”" in plain(other.text)
    assert len(store.flags.acts(clips[0])) == 1


def test_who_decides_on_an_article_that_changed_is_told(officer, store, clips):
    clip = store.clip(clips[0])
    revised = Revised(clip.article, (), clip.tags, (flag(),), None)
    store.revisits.save_revision(clip.id, revised, Visit(MORNING, "changed", ""), None)
    assert decide(officer, "accept").status_code == 409
    assert "báo đã sửa bài (nay là bản 2)" in officer.text


def test_a_dismissed_flag_of_an_article_that_changed_stands_again_and_says_so(officer, store, clips):
    decide(officer, "dismiss", reason=REASON)
    clip = store.clip(clips[0])
    revised = Revised(clip.article, (), clip.tags, (flag(),), None)
    store.revisits.save_revision(clip.id, revised, Visit(MORNING, "changed", ""), None)
    (row,) = rows(officer.get("/flags").get_data(as_text=True))
    assert "Bài đã thay đổi: ở bản 1, Cán Văn Thử đã bỏ qua nội dung này" in row
    assert f"lý do: {REASON}" in row
    assert "Nay là bản 2." in row


def test_a_flag_that_is_not_there_is_told(officer, clips, raised, store):
    action, fields = form_of(officer.text, "accept")
    raised(clips[0])
    assert officer.post(action, fields).status_code == 404
    assert "Không còn nội dung này" in officer.text
    assert officer.post("/flags/acts/5-5/undo").status_code == 404
    assert officer.post("/flags/acts/9-5/undo").status_code == 404


def test_what_was_accepted_stays_on_the_list_with_its_words_when_the_article_is_mended(officer, store, clips):
    decide(officer, "accept")
    clip = store.clip(clips[0])
    revised = Revised(clip.article, (), clip.tags, (), None)
    store.revisits.save_revision(clip.id, revised, Visit(MORNING, "changed", ""), None)

    (row,) = rows(officer.get("/flags?state=accepted").get_data(as_text=True))
    assert "Cả tỉnh hiện có 117 đơn vị cấp xã." in row
    assert "Nay đã khác" in row
    assert "Máy không còn nêu nội dung này: bài (khi đó là bản 1), quy tắc hoặc sổ đã thay đổi." in row
    assert "Đưa vào danh sách chờ lập vụ việc: Cán Văn Thử" in row
    assert "Máy không còn nêu nội dung này" in officer.get(f"/clips/{clip.id}").get_data(as_text=True)
    table = officer.get("/flags/export/csv?state=accepted").get_data(as_text=True)
    assert "Chờ lập vụ việc (máy không còn nêu; giữ lời lúc đó)" in table

    officer.get("/flags?state=accepted")
    decide(officer, "reopen")
    assert rows(officer.get("/flags?state=accepted").get_data(as_text=True)) == []


def test_a_decision_on_a_flag_that_is_gone_since_can_be_taken_back(officer, clips, raised):
    decide(officer, "accept")
    raised(clips[0])
    undo(officer)
    assert rows(officer.get("/flags?state=accepted").get_data(as_text=True)) == []


@pytest.mark.parametrize("field", [[], ["x"], ["1:1:0:zz"], ["99:1:0:0123456789ab"]])
def test_a_form_that_is_not_whole_is_refused(officer, clips, store, field):
    assert officer.post(f"/flags/{clips[0]}/accept", {"flag": field}).status_code == 400
    assert store.flags.acts(clips[0]) == ()


def test_nothing_is_decided_twice(officer, store):
    decide(officer, "accept")
    officer.get("/flags?state=accepted")
    action, fields = form_of(officer.text, "reopen")
    assert officer.post(action.replace("reopen", "accept"), fields).status_code == 409
    assert "đã đưa vào danh sách chờ lập vụ việc" in officer.text


def test_what_was_decided_since_is_not_undone(officer, browser):
    decide(officer, "dismiss", reason=REASON)
    way = re.search(r'action="(/flags/acts/[^"]+)"', officer.text)[1]
    other = browser("canbo2")
    other.get("/flags?state=dismissed")
    decide(other, "reopen")
    assert officer.post(way).status_code == 409
    assert "Hai Văn Thử mở lại một nội dung cần kiểm chứng" in officer.text


def test_a_decision_holds_for_every_article_that_the_row_named(browser, together, raised, store):
    for article in together:
        raised(article, flag())
    officer = browser("canbo")
    officer.get("/flags")
    decide(officer, "dismiss", reason=REASON)

    assert "Áp dụng cho cả 3 bài cùng nêu." in officer.text
    assert [store.clip(article).flags for article in together] == [(), (), ()]
    undo(officer)
    assert all(store.clip(article).flags for article in together)


def test_an_article_that_came_since_is_not_decided_and_says_what_was(browser, together, raised, store):
    for article in together[:2]:
        raised(article, flag())
    officer = browser("canbo")
    officer.get("/flags")
    raised(together[2], flag())
    decide(officer, "dismiss", reason=REASON)

    assert len(store.clip(together[2]).flags) == 1
    (row,) = rows(officer.text)
    assert "Ở bài khác cùng nhóm tin, Cán Văn Thử đã bỏ qua nội dung này" in row


def test_one_that_is_overtaken_stops_the_whole(browser, together, raised, store):
    for article in together:
        raised(article, flag())
    officer = browser("canbo")
    officer.get("/flags")
    store.flags.act(
        together[1],
        store.flags.of(together[1])[0].lead.key,
        "accepted",
        revision=1,
        seen=0,
        reason="",
        by="canbo2",
        at=MORNING,
    )
    assert decide(officer, "dismiss", reason=REASON).status_code == 409
    assert [len(store.flags.acts(article)) for article in together] == [0, 1, 0]


def test_every_decision_has_its_line_in_the_log(officer, browser, store, clips):
    decide(officer, "dismiss", reason=REASON)
    undo(officer)
    officer.get("/flags")
    decide(officer, "accept")
    acts = [(line.act, line.about) for line in store.audit.lines(limit=3)]
    assert acts == [(f"flag.{act}", f"clip {clips[0]}") for act in ("accept", "undo", "dismiss")]
    log = plain(browser("quantri").get("/audit").get_data(as_text=True))
    assert "bỏ qua nội dung cần kiểm chứng" in log
    assert REASON in log


# -- where else it stands ----------------------------------------------------------------------------------


def test_the_page_of_an_article_shows_its_flags_with_their_state(officer, clips):
    path = f"/clips/{clips[0]}"
    officer.get(path)
    part = officer.text.partition('class="clip-flags"')[2].partition("</section>\n<h2")[0]
    assert "Bài nêu 117; theo nghị quyết là 124." in part
    decide(officer, "dismiss", reason=REASON, back=path)
    officer.get(path)
    assert f"Bỏ qua: Cán Văn Thử, 07:10 16/09. Lý do: {REASON}" in plain(officer.text)
    decide(officer, "reopen", back=path)
    assert officer.last.request.path == path


def test_the_first_page_counts_what_waits(officer):
    def counts():
        page = officer.get("/").get_data(as_text=True)
        return re.findall(r'<a href="(/flags[^"]*)">([^<]+)</a> <strong>(\d+)</strong>', page)

    assert counts() == [("/flags", "Nội dung cần kiểm chứng", "1"), ("/flags?state=accepted", "Chờ lập vụ việc", "0")]
    officer.get("/flags")
    decide(officer, "accept")
    assert [count for _, _, count in counts()] == ["0", "1"]


def test_where_the_section_is_closed_no_flag_is_shown(desk, browser, officer, clips):
    rules = desk.settings.desk.model_copy(update={"sections": {"flags": "officer"}})
    object.__setattr__(desk.settings, "desk", rules)
    viewer = browser("xem")
    assert viewer.get("/flags").status_code == 403
    assert "Bài nêu 117" not in viewer.get(f"/clips/{clips[0]}").get_data(as_text=True)
    assert "/flags" not in viewer.get("/").get_data(as_text=True)


def test_where_articles_are_closed_no_link_leads_to_them(desk, browser, officer, clips):
    rules = desk.settings.desk.model_copy(update={"sections": {"clips": "officer", "facts": "officer"}})
    object.__setattr__(desk.settings, "desk", rules)
    page = browser("xem").get("/flags").get_data(as_text=True)
    assert len(rows(page)) == 1
    assert 'href="/clips' not in page
    assert 'href="/facts' not in page


# -- files -------------------------------------------------------------------------------------------------


def test_a_file_has_all_rows_of_the_list(browser, many):
    person = browser("xem")
    lines = person.get("/flags/export/jsonl").get_data(as_text=True).splitlines()
    found = [json.loads(line) for line in lines]
    assert len(found) == 20
    assert [row["score"] for row in found] == sorted((row["score"] for row in found), reverse=True)
    assert found[0] | {"kind": "Số liệu khác tài liệu", "found": "16 xã", "state": "Chờ quyết định"} == found[0]
    assert "1684/NQ-UBTVQH15" in found[0]["against"]
    only = person.get("/flags/export/jsonl?kind=removed").get_data(as_text=True).splitlines()
    assert len(only) == 3


def test_a_file_says_what_was_decided(officer):
    decide(officer, "dismiss", reason=REASON)
    (line,) = officer.get("/flags/export/jsonl?state=dismissed").get_data(as_text=True).splitlines()
    row = json.loads(line)
    assert (row["decided_by"], row["reason"], row["decided_at"][:10]) == ("Cán Văn Thử", REASON, "2026-09-16")


def test_a_table_can_be_opened_by_a_spreadsheet(browser, clips, raised):
    one, two = clips[:2]
    raised(one, flag(found="=1+1", fact=f"article:{two}", kind="outlets-disagree"))
    person = browser("xem")
    text = person.get("/flags/export/csv").get_data(as_text=True)
    assert text.startswith("\ufeffTình trạng,Loại,Điểm")
    assert ",'=1+1," in text
    head, row = sheet_of(person.get("/flags/export/xlsx", buffered=True).get_data())
    assert dict(zip(head, row, strict=False))["Bài nêu"] == "=1+1"
    assert person.get("/flags/export/atom").status_code == 404
