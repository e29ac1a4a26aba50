"""Deciding at the desk: tags, marks, notes, words; two officers at once; undoing; who may; what survives a rebuild."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from desk_office import MORNING

from monitor.config import load
from monitor.desk.shown.why import state
from monitor.digests.writing import quotable
from monitor.model import TopicTag, Visit
from monitor.pipeline import Session, rebuild
from monitor.store.values import Revised

CLIP, OTHER, COPY = 3, 5, 26  # clips of the demo's day
TOPIC, MISSING = "bien-gioi", "du-lich-le-hoi"  # that the machine gives to CLIP, and one that it does not


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


class Officer:
    """Somebody with the page of a clip open: forms carry what that page had seen."""

    def __init__(self, browser, login, clip=CLIP):
        self.browser, self.clip = browser(login), clip
        self.open()

    def open(self, path=""):
        self.browser.get(path or f"/clips/{self.clip}")
        self.page = self.browser.text
        return self

    def seen(self, path, **fields):
        """The `seen` fields of the form on the open page that posts to *path* with *fields*."""
        for form in re.findall(r"<form.*?</form>", self.page, re.DOTALL):
            given = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
            same = all(given.get(name, value) == value for name, value in fields.items())
            if f'action="{path}"' in form and same and (fields.get("label") is None or "label" in given):
                return {name: value for name, value in given.items() if name.startswith("seen")}
        return {}

    def does(self, path, **fields):
        path = f"/clips/{self.clip}/{path}"
        self.browser.post(path, self.seen(path, **fields) | fields)
        return self

    def tags(self, label, value, verdict):
        """Decide of one label as the page's form does; the newest of the label is what any of its forms has seen."""
        path = f"/clips/{self.clip}/tags"
        seen = self.seen(path, label=label)
        self.browser.post(path, seen | {"label": label, "value": value, "verdict": verdict})
        return self

    def undo(self):
        """Press the button of the message."""
        path = re.search(r'class="message".*?<form action="([^"]+)"', self.browser.text, re.DOTALL)[1]
        self.browser.post(path.replace("&amp;", "&"))
        return self

    @property
    def status(self):
        return self.browser.last.status_code

    @property
    def said(self):
        return text_of(self.browser.text)


@pytest.fixture
def officer(browser):
    return lambda login="canbo", clip=CLIP: Officer(browser, login, clip)


def topics(store, clip=CLIP):
    return [topic.id for topic in store.clip(clip).tags.topics]


# -- tags --------------------------------------------------------------------------------------------


def test_a_wrong_topic_is_dropped_undone_and_dropped_again(officer, store):
    one = officer().tags("topic", TOPIC, "drop")
    assert "Đã bỏ “" in one.said
    assert TOPIC not in topics(store)
    one.undo()
    assert topics(store)[0] == TOPIC
    one.undo()
    assert TOPIC not in topics(store)


def test_a_missing_topic_and_a_place_are_added(officer, store):
    one = officer().tags("topic", MISSING, "set").open().tags("place", "  đồng văn ", "set")
    assert "Đã đặt “Đồng Văn”." in one.said
    tags = store.clip(CLIP).tags
    assert MISSING in topics(store)
    assert "Đồng Văn" in [place.name for place in tags.places]
    assert {word.verdict for word in tags.decided} == {"add"}
    assert {word.who for word in tags.decided} == {"Cán Văn Thử"}


def test_a_right_label_is_confirmed_and_says_by_whom(officer, store):
    one = officer().tags("topic", TOPIC, "accept").open()
    assert "Xác nhận đúng: Cán Văn Thử, 07:10 16/09" in one.said or "Xác nhận đúng: Cán Văn Thử" in text_of(one.page)
    assert [(word.value, word.verdict) for word in store.clip(CLIP).tags.decided] == [(TOPIC, "accept")]


def test_a_dropped_label_stays_on_the_page_and_can_be_used_again(officer, store):
    one = officer().tags("topic", TOPIC, "drop").open()
    assert 'class="chip dropped"' in one.page
    one.tags("topic", TOPIC, "accept")
    assert TOPIC in topics(store)


def test_relevance_and_tone_are_set_by_one_form_each(officer, store):
    one = officer().tags("tone", "tich-cuc", "set").open()
    assert store.clip(CLIP).tags.tone.value == "tich-cuc"
    one.tags("tone", "", "set").open()
    assert store.clip(CLIP).tags.tone is None
    one.tags("province", "mention", "set").open()
    assert store.clip(CLIP).tags.province == "mention"
    assert not one.seen(f"/clips/{CLIP}/tags", label="tone")
    given = {"label": "tone", "value": "tieu-cuc", "verdict": "set", "seen": str(store.decisions.newest(CLIP, "tone"))}
    given["seen_state"] = state(store.clip(CLIP), ["tone"])
    one.browser.post(f"/clips/{CLIP}/tags", given)
    assert one.status == 400
    assert "Sắc thái chỉ xét khi tin nói chính về tỉnh" in one.said


def test_a_tone_that_a_person_gave_falls_when_the_article_is_no_longer_about_the_province(officer, store):
    one = officer().tags("tone", "tieu-cuc", "set").open().tags("province", "mention", "set").open()
    assert store.clip(CLIP).tags.tone is None
    assert not one.seen(f"/clips/{CLIP}/tags", label="tone")
    one.tags("province", "central", "set")
    assert store.clip(CLIP).tags.tone.value == "tieu-cuc"


def test_no_tone_is_undone_with_all_that_it_dropped(officer, store):
    one = officer().tags("tone", "tieu-cuc", "set").open().tags("tone", "", "set")
    assert store.clip(CLIP).tags.tone is None
    one.undo()
    assert store.clip(CLIP).tags.tone.value == "tieu-cuc"


@pytest.mark.parametrize(
    ("label", "value", "verdict", "said"),
    [
        ("place", "Nơi Không Có", "set", "Danh mục địa danh không có “Nơi Không Có”."),
        ("place", " ", "set", "Chưa chọn địa bàn."),
        ("topic", "khong-co", "set", "Giá trị này không có trong danh mục."),
        ("province", "rat-gan", "set", "Giá trị này không có trong danh mục."),
        ("tone", "vui", "set", "Giá trị này không có trong danh mục."),
        ("topic", MISSING, "drop", "Tin này không có nhãn đó."),
        ("province", "central", "drop", "Mục này chỉ có một giá trị"),
        ("outlet", "x", "set", "Biểu mẫu không đầy đủ."),
        ("topic", TOPIC, "love", "Biểu mẫu không đầy đủ."),
    ],
)
def test_what_cannot_be_chosen_is_refused_in_vietnamese(officer, store, label, value, verdict, said):
    one = officer().tags(label, value, verdict)
    assert one.status == 400
    assert said in one.said
    assert store.decisions.of(CLIP) == ()


def test_a_correction_survives_a_rebuild_and_the_page_shows_it(officer, store, office):
    one = (
        officer()
        .tags("topic", TOPIC, "drop")
        .open()
        .tags("topic", MISSING, "set")
        .open()
        .tags("province", "mention", "set")
    )
    with ThreadPoolExecutor(1) as pool:
        rebuild(Session(load(office / "config"), store, lambda: MORNING, pool, office / "data"))
    assert TOPIC in [topic.id for topic in store.decisions.machine([CLIP])[CLIP].topics]
    assert TOPIC not in topics(store)
    one.open()
    assert re.search(r'class="chip dropped">Biên giới', one.page)
    assert MISSING in topics(store)
    assert store.clip(CLIP).tags.province == "mention"


# -- two officers ---------------------------------------------------------------------------------------


def test_the_second_of_two_officers_is_told_who_was_faster_and_nothing_is_overwritten(officer, store):
    first, second = officer("canbo"), officer("canbo2")
    first.tags("topic", TOPIC, "drop")
    second.tags("topic", TOPIC, "accept")
    assert second.status == 409
    assert "Có người vừa sửa trước" in second.said
    assert "Cán Văn Thử bỏ lĩnh vực “Biên giới" in second.said
    assert TOPIC not in topics(store)
    assert len(store.decisions.of(CLIP)) == 1
    second.open().tags("topic", TOPIC, "accept")
    assert second.status == 200
    assert TOPIC in topics(store)


def test_two_officers_may_decide_of_different_labels(officer, store):
    first, second = officer("canbo"), officer("canbo2")
    first.tags("topic", TOPIC, "drop")
    second.tags("province", "mention", "set")
    assert second.status == 200
    assert len(store.decisions.of(CLIP)) == 2


def test_an_undo_over_which_somebody_decided_is_refused(officer, store):
    first = officer("canbo").tags("topic", TOPIC, "drop")
    officer("canbo2").tags("topic", TOPIC, "accept")
    first.undo()
    assert first.status == 409
    assert "Hai Văn Thử xác nhận đúng lĩnh vực “Biên giới" in first.said
    assert TOPIC in topics(store)


def test_giving_and_looking_through_collide_too(officer, store):
    first, second = officer("canbo"), officer("canbo2")
    first.does("assign", to="canbo").open().does("reviewed")
    second.does("assign", to="canbo2")
    assert second.status == 409
    assert "Cán Văn Thử giao cho Cán Văn Thử" in second.said
    second.does("reviewed")
    assert second.status == 409
    assert store.marks.of([CLIP])[CLIP].assigned_to == "canbo"


def test_what_was_typed_is_shown_again_when_somebody_was_faster(officer, store):
    first, second = officer("canbo"), officer("canbo2")
    first.does("words", kind="words", text="Đã giao sở trả lời.")
    second.does("words", kind="words", text="Chờ ý kiến <b>lãnh đạo</b>.")
    assert second.status == 409
    assert "Cán Văn Thử viết lời của cán bộ" in second.said
    assert re.search(r"<textarea[^>]*readonly>Chờ ý kiến &lt;b&gt;lãnh đạo&lt;/b&gt;\.</textarea>", second.browser.text)
    assert store.words.of([CLIP])[CLIP].words.text == "Đã giao sở trả lời."


def test_a_form_without_what_it_has_seen_is_refused(officer, store):
    one = officer().tags("topic", TOPIC, "drop")
    for seen in ("", "x", "-1", "9" * 30):
        one.browser.post(f"/clips/{CLIP}/tags", {"label": "topic", "value": TOPIC, "verdict": "accept", "seen": seen})
        assert one.status == 409


# -- the machine at work meanwhile ---------------------------------------------------------------------------


def reword(store, clip, *more):
    """What its publisher changed, and the labels of that with the topics *more*."""
    found = store.clip(clip)
    tags = store.decisions.machine([clip])[clip]
    tags = replace(tags, topics=(*tags.topics, *(TopicTag(topic, 5.0, ()) for topic in more)))
    article = replace(found.article, text=f"{found.article.text}\nNói thêm.")
    store.revisits.save_revision(
        clip, Revised(article, (), tags, found.flags, None), Visit(MORNING, "changed", ""), None
    )


def relabel(store, clip):
    with store._database.writing() as db:
        db.execute("INSERT INTO tag_topics (article_id, position, topic, score) VALUES (?, 90, ?, 5)", (clip, MISSING))
        db.execute("INSERT OR REPLACE INTO touched (article_id) VALUES (?)", (clip,))


def test_nobody_confirms_a_label_that_they_never_saw(officer, store):
    one = officer()
    relabel(store, CLIP)
    one.does("reviewed")
    assert one.status == 409
    assert "Tin không còn như khi bạn mở trang" in one.said
    assert (store.decisions.of(CLIP), store.marks.acts(CLIP)) == ((), ())
    one.open().does("reviewed")
    assert MISSING in {word.value for word in store.clip(CLIP).tags.decided}


def test_one_label_is_not_decided_of_words_that_were_changed_meanwhile(officer, store):
    one = officer()
    reword(store, CLIP)
    one.tags("topic", TOPIC, "accept")
    assert one.status == 409
    assert "báo đã sửa bài (nay là bản 2)" in one.said
    one.open().tags("topic", TOPIC, "accept")
    assert [word.revision for word in store.decisions.of(CLIP)] == [2]


def test_a_note_stands_with_the_words_that_its_writer_saw(officer, store):
    one = officer()
    reword(store, CLIP)
    one.does("notes", text="Số liệu này sai.").does("assign", to="canbo")
    assert [act.revision for act in store.marks.acts(CLIP)] == [1, 1]


def test_of_many_those_that_changed_meanwhile_are_left_alone_and_named(browser, store):
    visitor = browser("canbo")
    visitor.get("/clips")
    seen = re.findall(r'name="seen" value="([^"]+)"', visitor.text)
    relabel(store, 3)
    visitor.post("/clips/marks", {"clip": [3, 5], "do": "reviewed", "seen": seen})
    assert "Đã rà soát 1 tin. 1 tin đã thay đổi sau khi bạn mở trang nên chưa ghi; hãy xem lại:" in text_of(
        visitor.text
    )
    assert f"“{store.clip(3).article.title}” (tin 3)." in text_of(visitor.text)
    assert set(store.marks.of([3, 5])) == {5}
    assert store.decisions.of(3) == ()
    assert store.audit.lines(limit=1)[0].detail["clips"] == [5]


def test_what_was_looked_through_counts_until_its_publisher_changes_it(officer, store):
    one = officer().does("reviewed").open()
    reword(store, CLIP)
    one.open()
    assert re.search(r"Đã rà soát bản 1 \( ?Cán Văn Thử, .*\); nay có bản 2\.", text_of(one.page))
    assert f'value="{CLIP}:2:' in one.open("/clips?state=unreviewed").page
    assert f'value="{CLIP}:2:' not in one.open("/clips?state=reviewed").page
    one.open().does("reviewed")
    assert "Đã rà soát: Cán Văn Thử" in text_of(one.open().page)


# -- looked through, read, notes, given ---------------------------------------------------------------------


def test_looking_through_confirms_every_label_that_nobody_decided(officer, store):
    one = officer().tags("topic", TOPIC, "accept").open()
    tags = store.clip(CLIP).tags
    one.does("reviewed")
    assert store.marks.of([CLIP])[CLIP].reviewed_by == "Cán Văn Thử"
    expected = 1 + (tags.tone is not None) + len(tags.topics) + len(tags.places)
    after = store.clip(CLIP).tags
    assert len(after.decided) == expected
    assert {word.verdict for word in after.decided} == {"accept"}
    one.undo()
    assert not store.marks.of([CLIP])[CLIP].reviewed_by
    assert [word.value for word in store.clip(CLIP).tags.decided] == [TOPIC]
    one.undo()
    assert store.marks.of([CLIP])[CLIP].reviewed
    assert {(word.label, word.value, word.verdict) for word in store.clip(CLIP).tags.decided} == {
        (word.label, word.value, word.verdict) for word in after.decided
    }
    one.undo()
    assert [word.value for word in store.clip(CLIP).tags.decided] == [TOPIC]


def test_an_article_is_opened_again_and_that_is_undone(officer, store):
    one = officer("canbo").does("reviewed").open()
    officer("canbo2").does("reopened").undo()
    assert store.marks.of([CLIP])[CLIP].reviewed_by == "Cán Văn Thử"
    one.open()
    assert "Đã rà soát: Cán Văn Thử" in text_of(one.page)
    assert "trả lại việc rà soát của Cán Văn Thử" in text_of(one.page)


def test_the_history_says_whose_review_was_undone(officer):
    one = officer().does("reviewed").undo()
    assert "bỏ việc rà soát của Cán Văn Thử" in text_of(one.open().page)


def test_an_article_is_given_taken_back_and_given_again_by_undo(officer, store):
    one = officer().does("assign", to="duyet")
    assert "Đã giao tin cho Duyệt Thị Mẫu." in one.said
    one.open().does("assign", to="")
    assert not store.marks.of([CLIP])[CLIP].assigned_to
    one.undo()
    assert store.marks.of([CLIP])[CLIP].assigned_to == "duyet"


@pytest.mark.parametrize("login", ["xem", "nobody", "canbo2"])
def test_nobody_is_given_an_article_who_cannot_decide(officer, store, login):
    store.accounts.change("canbo2", active=False)
    one = officer().does("assign", to=login)
    assert one.status == 400
    assert "Không giao được cho người này" in one.said
    assert store.marks.of([CLIP]) == {}


def test_a_note_stays_and_says_so(officer, store):
    one = officer().does("notes", text="Đã gọi xã.\nChờ trả lời <script>alert(1)</script>")
    assert "không xóa được" in one.said
    assert "Hoàn tác" not in one.said.split("Tin, bài ›")[0].split("Thoát")[-1]
    one.open()
    assert "<script>alert" not in one.page
    assert "Chờ trả lời &lt;script&gt;" in one.page
    assert store.marks.of([CLIP])[CLIP].notes == 1


@pytest.mark.parametrize(("text", "said"), [(" \n ", "Ghi chú đang trống."), ("a" * 2001, "Ghi chú dài 2001 ký tự")])
def test_a_bad_note_is_refused_and_not_lost(officer, store, text, said):
    one = officer().does("notes", text=text)
    assert one.status == 400
    assert said in one.said
    assert text.strip() in one.browser.text
    assert store.marks.acts(CLIP) == ()


def test_everybody_marks_what_they_have_read_for_themselves(officer, store):
    one = officer("xem").does("read")
    assert store.marks.read_by(store.accounts.by_login("xem").id) == {CLIP}
    assert store.marks.read_by(store.accounts.by_login("canbo").id) == frozenset()
    one.undo()
    assert store.marks.read_by(store.accounts.by_login("xem").id) == frozenset()


# -- words for the digest -----------------------------------------------------------------------------------


def test_own_words_are_kept_replaced_and_undone_to_the_text_before(officer, store):
    one = officer().does("words", kind="words", text="Một.").open().does("words", kind="words", text="Hai.")
    assert store.words.of([CLIP])[CLIP].words.text == "Hai."
    one.undo()
    assert store.words.of([CLIP])[CLIP].words.text == "Một."
    one.open().does("words", kind="words", text="")
    assert store.words.of([CLIP]) == {}


def test_a_sentence_of_the_list_is_quoted_and_no_other(officer, store):
    sentence = quotable(store.clip(CLIP).article, 40)[1]
    one = officer().does("words", kind="quote", text=sentence)
    assert store.words.of([CLIP])[CLIP].quote.text == sentence
    one.open().does("words", kind="quote", text=sentence[:-5])
    assert one.status == 400
    assert "Câu này không trích được" in one.said


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("words", "a" * 1001, "Lời của cán bộ dài 1001 ký tự; bản tin in nhiều nhất 1000."),
        ("translation", "a" * 301, "Bản dịch tiêu đề dài 301 ký tự; bản tin in nhiều nhất 300."),
        ("words", "", "Lời của cán bộ chưa có gì thay đổi."),
        ("poem", "a", "Biểu mẫu không đầy đủ."),
    ],
)
def test_words_that_cannot_be_printed_are_refused(officer, store, kind, text, said):
    one = officer().does("words", kind=kind, text=text)
    if one.status == 409:  # the page has no form for it
        one.browser.post(f"/clips/{CLIP}/words", {"kind": kind, "text": text, "seen": "0"})
    assert one.status == 400
    assert said in one.said
    assert store.words.of([CLIP]) == {}


def test_a_copy_leads_to_its_original_for_words(officer, store):
    one = officer(clip=COPY).does("words", kind="words", text="Lời.")
    assert one.status == 400
    assert "bài đăng lại của tin 20" in one.said


# -- many at once -------------------------------------------------------------------------------------------


def many(browser, login, **fields):
    visitor = browser(login)
    visitor.get("/clips")
    visitor.post("/clips/marks", fields | {"seen": re.findall(r'name="seen" value="([^"]+)"', visitor.text)})
    return visitor


def undo_message(visitor):
    path = re.search(r'class="message".*?<form action="([^"]+)"', visitor.text, re.DOTALL)[1]
    visitor.post(path.replace("&amp;", "&"))
    return visitor


def test_many_are_read_and_unread_by_undo(browser, store):
    viewer = store.accounts.by_login("xem").id
    store.marks.read(viewer, [5])
    visitor = many(browser, "xem", clip=[3, 5, 8], do="read")
    assert store.marks.read_by(viewer) == {3, 5, 8}
    undo_message(visitor)
    assert store.marks.read_by(viewer) == {5}


def test_many_are_looked_through_and_opened_by_undo(browser, store):
    visitor = many(browser, "canbo", clip=[3, 5], do="reviewed")
    assert "Đã rà soát 2 tin." in text_of(visitor.text)
    assert {marks.reviewed_by for marks in store.marks.of([3, 5]).values()} == {"Cán Văn Thử"}
    assert store.clip(5).tags.decided
    undo_message(visitor)
    assert not any(marks.reviewed_by for marks in store.marks.of([3, 5]).values())
    assert store.clip(5).tags.decided == ()


def test_many_are_given_and_undone_but_for_what_somebody_gave_on(browser, officer, store):
    visitor = many(browser, "canbo", clip=[3, 5], do="assign", to="duyet")
    officer("canbo2", clip=5).does("assign", to="canbo2")
    undo_message(visitor)
    assert {clip: marks.assigned_to for clip, marks in store.marks.of([3, 5]).items()} == {3: "", 5: "canbo2"}
    assert "1 tin đã có người xử lý tiếp nên giữ nguyên." in text_of(visitor.text)


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"do": "read"}, 400, "Chưa chọn tin nào."),
        ({"do": "dance", "clip": [3]}, 400, "Chưa chọn việc cần làm"),
        ({"do": "read", "clip": list(range(1, 202))}, 400, "mỗi lần nhiều nhất 200 tin"),
        ({"do": "read", "clip": [3, 99999]}, 404, "Không tìm thấy"),
        ({"do": "read", "clip": ["x"]}, 404, "Không tìm thấy"),
        ({"do": "assign", "clip": [3], "to": "xem"}, 400, "Không giao được"),
    ],
)
def test_a_bad_form_for_many_is_refused_whole(browser, store, fields, status, said):
    visitor = many(browser, "canbo", **fields)
    assert visitor.last.status_code == status
    assert said in text_of(visitor.text)
    assert store.marks.read_by(store.accounts.by_login("canbo").id) == frozenset()


# -- into scope -----------------------------------------------------------------------------------------------


def put_outside(store, clip):
    """As if it had been imported out of scope, and told in nothing."""
    with store._database.writing() as db:
        for table in ("edition_articles", "story_members"):
            db.execute(f"DELETE FROM {table} WHERE article_id = ?", (clip,))
        db.execute("UPDATE articles SET in_scope = 0 WHERE id = ?", (clip,))


def test_what_was_imported_out_of_scope_is_brought_into_it_and_gets_its_story(officer, store):
    put_outside(store, CLIP)
    one = officer()
    assert "Không hoàn tác được." in one.said
    one.does("take-in")
    assert "Đã đưa tin vào phạm vi theo dõi. Tin đăng trước bản tin gần nhất nên không bản tin nào nêu" in one.said
    clip = store.clip(CLIP)
    assert (clip.in_scope, clip.entered_by) == (True, "Cán Văn Thử")
    assert store.stories.of(CLIP) is not None
    line = store.audit.lines(limit=1)[0]
    assert (line.act, line.about) == ("clip.take-in", f"clip {CLIP}")
    assert "Có ở đây vì" in one.said or "Trong phạm vi theo dõi vì" in one.said
    assert "Đưa vào phạm vi theo dõi" not in one.said
    one.does("take-in")
    assert one.status == 400
    assert "Tin này đã ở trong phạm vi theo dõi." in one.said


def test_what_is_in_scope_now_is_said_to_be_though_its_story_cannot_be_kept_yet(officer, store):
    put_outside(store, CLIP)
    with store._database.writing() as db:
        db.execute("CREATE TRIGGER full BEFORE INSERT ON story_members BEGIN SELECT RAISE (ABORT, 'full'); END")
    one = officer()
    one.does("take-in")
    assert "Đã đưa tin vào phạm vi theo dõi." in one.said
    assert store.clip(CLIP).in_scope
    assert store.stories.of(CLIP) is None


def test_nothing_is_brought_into_scope_while_the_press_is_read(officer, store, monkeypatch):
    monkeypatch.setattr("monitor.desk.deciding.scope._PATIENCE", 0)
    put_outside(store, CLIP)
    one = officer()
    with store.alone("run", "reading the press"):
        one.does("take-in")
    assert one.status == 503
    assert "Máy đang đọc báo nên việc này phải chờ; điều bạn vừa gửi chưa được ghi." in one.said
    assert not store.clip(CLIP).in_scope


# -- who may, and what is kept of it ---------------------------------------------------------------------------


FORMS = {
    "tags": {"label": "topic", "value": TOPIC, "verdict": "drop", "seen": "0"},
    "decisions/1-1/undo": {},
    "reviewed": {},
    "reopened": {},
    "take-in": {},
    "notes": {"text": "Ghi chú."},
    "assign": {"to": "canbo"},
    "words": {"kind": "words", "text": "Lời.", "seen": "0"},
    "words/1/undo": {},
}


@pytest.mark.parametrize("path", FORMS)
def test_a_viewer_cannot_decide(browser, store, path):
    visitor = browser("xem")
    visitor.get(f"/clips/{CLIP}")
    visitor.post(f"/clips/{CLIP}/{path}", FORMS[path])
    assert visitor.last.status_code == 403
    assert store.decisions.of(CLIP) == ()
    assert store.marks.acts(CLIP) == ()
    assert store.words.every(CLIP) == ()


@pytest.mark.parametrize("do", ["reviewed", "assign"])
def test_a_viewer_cannot_decide_of_many(browser, store, do):
    assert many(browser, "xem", clip=[3], do=do, to="canbo").last.status_code == 403
    assert store.marks.of([3]) == {}


@pytest.mark.parametrize("path", [*FORMS, "read", "unread"])
def test_an_unknown_clip_is_not_found(officer, path):
    one = officer()
    one.browser.post(f"/clips/999999/{path}", FORMS.get(path, {}))
    assert one.status == 404


@pytest.mark.parametrize(
    "path", ["/clips/acts/5-9/undo", "/clips/acts/9-5/undo", f"/clips/acts/{'9' * 30}-{'9' * 30}/undo"]
)
def test_what_nobody_did_is_not_undone(officer, path):
    one = officer()
    one.browser.post(path)
    assert one.status == 404


def test_a_form_without_its_key_is_refused(browser, store):
    visitor = browser("canbo")
    visitor.post(f"/clips/{CLIP}/tags", FORMS["tags"], key=False)
    assert visitor.last.status_code == 400
    assert store.decisions.of(CLIP) == ()


def test_the_log_says_who_decided_what_and_a_refused_form_leaves_no_line(officer, store):
    one = officer().tags("topic", TOPIC, "drop")
    line = store.audit.lines(limit=1)[0]
    assert (line.actor.login, line.act, line.about) == ("canbo", "tag.drop", f"clip {CLIP}")
    assert dict(line.detail) == {"label": "topic", "value": TOPIC}
    one.tags("topic", TOPIC, "accept")
    assert one.status == 409
    assert store.audit.lines(limit=1)[0].number == line.number


def test_the_page_lists_what_people_did_newest_first(officer):
    one = officer().does("notes", text="Đã gọi xã.").open().tags("topic", TOPIC, "drop").open()
    deeds = one.page.split('id="deeds"')[1]
    assert "bỏ lĩnh vực “Biên giới" in text_of(deeds)
    assert "ghi chú : “Đã gọi xã.”" in text_of(deeds) or "ghi chú: “Đã gọi xã.”" in text_of(deeds)


def test_a_busy_database_keeps_what_was_typed(officer, store):
    one = officer()
    with store._database.writing():
        one.does("notes", text="Ghi chú dài của tôi.")
    assert one.status == 503
    assert "Ghi chú dài của tôi." in one.browser.text
    assert store.marks.acts(CLIP) == ()
