"""The page of one clip: its words with the evidence marked, why it is here, what proves it. Not here: deciding (test_deciding.py)."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from desk_office import MORNING

from monitor.model import Visit

CHANGED, FLAGGED, ORIGINAL, COPY, CHINESE = 6, 16, 20, 26, 9  # clips of the demo's day
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def text_of(page):
    """The words of a page as they are read, without markup."""
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def at(browser, path="/clips/1", login="canbo"):
    visitor = browser(login)
    visitor.get(path)
    return visitor


def test_a_clip_shows_its_words_with_the_evidence_of_every_label_marked(browser, store):
    page = at(browser).text
    clip = store.clip(1)
    assert clip.article.title in text_of(page)
    for label in ("topic", "place", "province", "tone"):
        assert re.search(rf'<mark class="[^"]*\b{label}\b', page), label
    for paragraph in clip.article.text.split("\n"):
        assert paragraph in text_of(page)


def test_one_label_alone_is_marked_by_a_link(browser):
    visitor = at(browser)
    visitor.get("/clips/1?show=place:Kim+Bình")
    marked = set(re.findall(r'<mark class="([^"]*)"[^>]*>([^<]*)', visitor.text))
    assert marked == {("place", "Kim Bình")}


def test_a_label_that_the_clip_does_not_have_shows_all(browser):
    visitor = at(browser, "/clips/1?show=topic:khong-co")
    assert visitor.last.status_code == 200
    assert '<mark class="topic' in visitor.text


def test_the_page_says_why_it_is_here(browser, store):
    page = text_of(at(browser).text)
    came = store.evidence.came(1)
    assert "Trong phạm vi theo dõi vì nói chính về tỉnh." in page
    assert re.search("Từ khóa của lĩnh vực Văn hóa[^:]*: “hát Then” \\(2 lần\\), “đàn tính”", page)
    assert "Học từ quyết định của cán bộ: " in page
    assert "được phép (robots.txt không cấm)" in page
    assert store.clip(1).tags.rules_version in page
    assert came.listed_by
    assert "liệt kê lần đầu lúc" in page
    assert "theo danh sách tin (RSS) của báo" in page


def test_a_national_article_says_that_it_is_here_for_its_topic(browser):
    assert "thuộc lĩnh vực cả nước cần theo dõi: " in text_of(at(browser, "/clips/12").text)


def test_flags_ask_for_verification_and_never_say_false(browser):
    page = text_of(at(browser, f"/clips/{FLAGGED}").text)
    assert "Nội dung cần kiểm chứng" in page
    assert "142 xã, phường" in page
    assert "sai sự thật" not in page


def test_a_changed_article_shows_what_changed_word_by_word(browser):
    page = at(browser, f"/clips/{CHANGED}").text
    assert "<del>45.000</del><ins>60.000</ins>" in page
    assert "2 bản, báo đã sửa sau khi đăng" in page


def test_an_original_lists_its_copies_and_whose_text_it_is(browser, store):
    page = text_of(at(browser, f"/clips/{ORIGINAL}").text)
    for copy in store.clip(ORIGINAL).copies:
        assert copy.title in page
    assert "Nguồn có thể của bài viết" in page


def test_a_copy_says_whose_copy_it_is(browser):
    visitor = at(browser, f"/clips/{COPY}")
    assert f"Đây là bài đăng lại của tin {ORIGINAL}" in text_of(visitor.text)
    assert f'href="/clips/{ORIGINAL}"' in visitor.text
    assert "Viết cho điểm báo" not in visitor.text


def test_the_story_and_the_edition_are_told(browser, store):
    page = at(browser, "/clips/23")
    assert store.stories.get(store.stories.of(23)).headline in text_of(page.text)
    assert "điểm báo số 001" in text_of(page.text)


def test_an_article_that_vanished_still_opens_and_says_since_when(browser, store):
    store.revisits.save_visit(1, Visit(MORNING - timedelta(hours=1), "vanished", "410 Gone"), None, 0)
    page = text_of(at(browser).text)
    assert "Bài không còn ở địa chỉ gốc từ 06:10 16/09" in page
    assert "không còn bài ở địa chỉ này" in page


def test_reading_the_page_writes_nothing(browser, store, office):
    visitor = browser("canbo")
    before = store.audit.lines(limit=1)
    visitor.get("/clips/1")
    assert store.audit.lines(limit=1) == before
    assert store.marks.read_by(2) == frozenset()


@pytest.mark.parametrize("path", ["/clips/999999", "/clips/0", "/clips/" + "9" * 40, "/clips/1/captures/999999"])
def test_an_unknown_clip_is_not_found_in_vietnamese(browser, path):
    visitor = at(browser, path)
    assert visitor.last.status_code == 404
    assert "Không tìm thấy" in visitor.text


def test_a_viewer_sees_labels_but_no_form_to_change_them(browser):
    page = at(browser, login="xem").text
    assert "Nhãn" in page
    assert "/clips/1/tags" not in page
    assert "/clips/1/notes" not in page
    assert "/clips/1/read" in page


# -- the captured page ---------------------------------------------------------------------------------


def capture_of(store, clip=1):
    return store.evidence.of_article(clip)[-1]


def test_a_captured_page_is_shown_in_a_frame_that_may_do_nothing(browser, store):
    capture = capture_of(store)
    visitor = at(browser, f"/clips/1/captures/{capture.number}")
    assert capture.payload_sha256 in visitor.text
    assert f'<iframe class="frame" sandbox src="/clips/1/captures/{capture.number}/words"' in visitor.text
    answer = visitor.get(f"/clips/1/captures/{capture.number}/words")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "script-src" not in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert not re.search(
        r"<(script|img|link|a|form|iframe|base|meta (?!charset))\b|\bon\w+=|javascript:|url\(", visitor.text
    )
    assert store.clip(1).article.title in text_of(visitor.text)


def test_the_bytes_are_downloaded_as_they_came_and_never_shown(browser, store):
    import hashlib

    capture = capture_of(store)
    answer = at(browser, f"/clips/1/captures/{capture.number}/page").last
    assert hashlib.sha256(answer.data).hexdigest() == capture.payload_sha256
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="tin-1-ban-chup-{capture.number}.html.txt"'
    record = at(browser, f"/clips/1/captures/{capture.number}/record").last
    assert hashlib.sha256(record.data).hexdigest() == capture.record_sha256


def test_a_capture_of_another_clip_is_not_found_here(browser, store):
    assert at(browser, f"/clips/2/captures/{capture_of(store).number}/page").last.status_code == 404


def test_damaged_evidence_is_said_in_vietnamese(browser, store):
    capture = capture_of(store)
    for name in (capture.kept_file, capture.spool_file):
        if name:
            file = store.evidence.folder / name
            file.write_bytes(b"\0" * file.stat().st_size)
    for path in ("", "/words", "/page", "/record"):
        visitor = at(browser, f"/clips/1/captures/{capture.number}{path}")
        assert visitor.last.status_code == 410
        assert "Bản chụp bị hỏng hoặc thiếu" in visitor.text


# -- text of the press is never trusted ------------------------------------------------------------------


@pytest.fixture
def hostile(store):
    """A clip of which everything that the press writes is an attack."""
    clip = store.clip(1)
    article = replace(
        clip.article,
        url="javascript:alert(3)",
        canonical="javascript:alert(3)",
        title=f"Tin {HOSTILE}",
        lead=f"Mở đầu {HOSTILE}",
        text=f"Thân bài {HOSTILE}",
        authors=(HOSTILE,),
        published_raw=HOSTILE,
    )
    return store.save_clip(
        None,
        replace(clip, article=article, outlet=f"Báo {HOSTILE}", entered_by=HOSTILE),
        signature=None,
        copy_of=None,
        at=MORNING,
    )


def test_what_the_press_writes_is_shown_as_text_only(browser, hostile):
    visitor = at(browser, f"/clips/{hostile}")
    assert visitor.last.status_code == 200
    assert "<script>alert" not in visitor.text
    assert "<img" not in visitor.text
    assert 'href="javascript:' not in visitor.text
    assert "Không có địa chỉ mở được trên mạng." in visitor.text
    assert visitor.text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5


def test_the_page_says_whose_word_it_is_that_an_article_is_in_scope_or_not(browser, store):
    store.decisions.add(1, "province", "none", "add", who="Hai Văn Thử", at=MORNING)
    visitor = at(browser)
    page = text_of(visitor.text)
    assert "Hai Văn Thử xác định tin không thuộc phạm vi theo dõi nên bản tin không nêu; tin vẫn ở trong kho." in page
    assert "Trong phạm vi theo dõi vì" not in page
    store.decisions.add(1, "province", "mention", "add", who="Cán Văn Thử", at=MORNING)
    visitor.get("/clips/1")
    assert "Trong phạm vi theo dõi vì có nhắc đến tỉnh (Cán Văn Thử xác định)." in text_of(visitor.text)


def test_an_article_out_of_scope_says_so(browser, store):
    import sqlite3

    with sqlite3.connect(store._database.path) as db:
        db.execute("UPDATE articles SET in_scope = 0 WHERE id = 1")
    db.close()
    page = text_of(at(browser).text)
    assert "Tin ngoài phạm vi theo dõi, giữ để tra cứu." in page


def test_a_foreign_article_is_marked_with_its_language(browser):
    page = at(browser, f"/clips/{CHINESE}").text
    assert '<h1 lang="zh">' in page
    assert "Bản dịch tiêu đề" in page
