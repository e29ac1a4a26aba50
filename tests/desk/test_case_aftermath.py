"""The page and the list of cases tell what became of the articles after the answer, and offer what may be the correction.

Not for: finding it out (tests/cases), the whole way in a browser (test_case_browser.py).
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from case_forms import OFFICER, Page, begin
from desk_office import MORNING

from monitor.case import Marked, Row, RowSet
from monitor.cases import load
from monitor.cases.aftermath.wording import sentences
from monitor.model import Visit
from monitor.store import Revised
from monitor.store.cases import NewStep

LETTER = MORNING - timedelta(hours=1)


@pytest.fixture
def clip(store):
    """An article of the demo's day that is reprinted."""
    return next(clip for clip in store.clips() if clip.copies and len(clip.article.text) > 400)


@pytest.fixture
def sentence(store, clip):
    """One that the reprint has word for word."""
    (again,) = store.search.clips([clip.copies[0].clip])
    return next(each for each in sentences(clip.article.text) if each in again.article.text)


@pytest.fixture
def case(store, clip, sentence):
    """A case of it, of which its outlet has received a letter."""
    number = begin(store, [clip.id])
    row = Row(clip.id, 1, sentence, "Báo nêu.", "Không phải vậy.", "Văn bản 1", "")
    letter = Marked("delivered", clip.id, "bao-dien-tu", MORNING + timedelta(days=1), "Thống nhất với báo")
    steps = [NewStep(RowSet(1, row), LETTER), NewStep(letter, LETTER)]
    store.cases.add(number, steps, load(store, number).last, OFFICER, LETTER)
    return number


def edit(store, clip, sentence, *, at):
    """Its outlet changes the sentence in question."""
    words = replace(clip.article, text=clip.article.text.replace(sentence, "Câu này đã được báo sửa lại."))
    store.revisits.save_revision(clip.id, Revised(words, (), clip.tags, (), None), Visit(at, "changed", ""), None)


def test_before_anything_changed_the_page_says_that_the_sentence_still_stands(browser, store, clip, case):
    shown = Page(browser("xem"), case).part("articles")
    assert "Theo dõi sau phản hồi: chưa sửa, chưa gỡ" in shown
    assert "N1: câu trích vẫn còn nguyên văn." in shown
    assert f"Lượt đăng lại: câu trích còn nguyên văn ở {len(clip.copies):02d}/{len(clip.copies):02d} nơi" in shown
    assert "Bài đã thay đổi sau văn bản" not in browser("xem").get("/cases").get_data(as_text=True)


def test_what_changed_after_the_letter_is_told_on_the_page_and_on_the_list(browser, store, clip, sentence, case):
    edit(store, clip, sentence, at=MORNING - timedelta(minutes=5))
    viewer = browser("xem")
    shown = Page(viewer, case)
    assert "N1: đã sửa ngày 16/09/2026 (bản 2, thấy lần đầu 07:05 16/09)." in shown.part("articles")
    assert "Theo dõi sau phản hồi: đã sửa trong hạn" in shown.part("articles")
    assert f"Chưa đăng lại theo bản đã sửa: {clip.copies[0].outlet}" in shown.part("articles")
    assert shown.text.count("Bài đã thay đổi sau văn bản") == 2
    assert "Bài đã thay đổi sau văn bản" in viewer.get("/cases").get_data(as_text=True)


def test_a_page_that_is_gone_is_told_as_removed(browser, store, clip, case):
    store.revisits.save_visit(clip.id, Visit(MORNING, "vanished", "404"), None, 0)
    shown = Page(browser("xem"), case).part("articles")
    assert "Theo dõi sau phản hồi: đã gỡ trong hạn" in shown
    assert "Đã gỡ: không còn ở địa chỉ đã đăng, thấy lần đầu 07:10 16/09." in shown


def test_an_article_that_may_be_the_correction_is_put_into_the_case_by_a_button(browser, store, clip, case):
    said = replace(
        clip.article,
        url="http://bao.example/cai-chinh",
        canonical="http://bao.example/cai-chinh",
        title="Thông tin cải chính, xin lỗi",
        text=f"Về bài “{clip.article.title}”, tòa soạn xin lỗi bạn đọc.",
        published=MORNING,
    )
    other = replace(clip, article=said, flags=(), clipped_at=MORNING)
    number = store.save_clip(None, other, signature=None, copy_of=None, at=MORNING)
    form = f"link-{clip.id}-{number}"
    viewer, officer = Page(browser("xem"), case), Page(browser("canbo"), case)
    assert "Bài có thể là bài cải chính của báo: Thông tin cải chính, xin lỗi" in viewer.part("articles")
    assert f'id="{form}"' not in viewer.html

    officer.send(form)
    assert load(store, case).articles == (clip.id, number)
    assert f'id="{form}"' not in officer.html
    assert "Không tự xem lại được" in officer.part("articles")


def test_reading_the_page_writes_nothing(browser, store, clip, sentence, case):
    edit(store, clip, sentence, at=MORNING - timedelta(minutes=5))
    before = (load(store, case), store.revisits.looks([clip.id]))
    Page(browser("canbo"), case)
    assert (load(store, case), store.revisits.looks([clip.id])) == before
