"""The page of one case: what it shows, what its forms keep, and what is refused with what was typed still in its place.

Not for: which step a case allows (tests/cases), the list of cases (test_cases.py).
"""

import hashlib
import html
import io
import re
from datetime import date, timedelta
from time import process_time

import pytest
from case_forms import PDF, TITLE, Page, begin, fields, part
from desk_office import MORNING

from monitor.cases import load
from monitor.config.deadlines import UnitRow


@pytest.fixture
def articles(store):
    """Two articles of the demo's day, the first one with a text of some sentences."""
    found = [clip for clip in store.clips() if len(clip.article.text) > 400]
    return [clip.id for clip in found[:2]]


@pytest.fixture
def case(store, articles):
    return begin(store, articles)


@pytest.fixture
def officer(browser, case):
    return Page(browser("canbo"), case)


@pytest.fixture
def second(browser, case):
    return Page(browser("canbo2"), case)


def stands(store, case):
    return load(store, case)


def sentence_of(store, article):
    """A sentence of it, word for word."""
    return max(re.split(r"(?<=[.])\s+", store.clip(article).article.text), key=len)


@pytest.fixture
def compared(officer, articles, store):
    """The case with a line that is found false, and with what the article got right."""
    officer.send("row", article=articles[0], sentence=sentence_of(store, articles[0]))
    officer.send("rows", paper__1="Nghị quyết số 1, trang 2", truth__1="Có 124 đơn vị.", conclusion__1="false")
    return officer.send("texts", right="Bài nêu đúng tên các xã.")


# -- what it shows -----------------------------------------------------------------------------------------


def test_the_page_says_what_the_case_is(officer, store, articles):
    assert officer.status == 200
    assert f"Vụ việc › Vụ việc số 01 {TITLE} Mới Mức 3. Cần xử lý Chưa kiểm chứng" in officer.text
    assert "Đơn vị được giao chưa giao" in officer.text
    shown = officer.part("articles")
    clip = store.clip(articles[0])
    assert "Tin, bài (02)" in shown
    assert clip.article.title in shown
    assert clip.outlet in shown
    assert store.evidence.of_article(articles[0])[0].payload_sha256 in shown
    assert officer.part("limits").endswith("Chưa có thời hạn nào bắt đầu tính.")


def test_nothing_is_counted_with_one_figure(store, browser):
    page = Page(browser("canbo"), begin(store, []))
    assert "Tin, bài (0)" in page.text
    assert "Bảng đối chiếu (0 câu)" in page.text
    assert "Tệp (0)" in page.text


def test_a_case_that_is_not_there_is_not_found(browser):
    assert browser("xem").get("/cases/77").status_code == 404


def test_reprints_stand_under_their_article(store, browser):
    clip = next(clip for clip in store.clips() if clip.copies)
    page = Page(browser("xem"), begin(store, [clip.id]))
    shown = page.part("articles")
    assert f"{len(clip.copies):02d} lượt đăng lại" in shown
    assert all(f"{copy.outlet}, " in shown for copy in clip.copies)


def test_a_reprint_in_a_case_leads_to_what_it_repeats_and_brings_it_in(store, browser):
    clip = next(clip for clip in store.clips() if clip.copies)
    case = begin(store, [clip.copies[0].clip])
    page = Page(browser("canbo"), case)
    assert f"Đăng lại từ {clip.outlet}: {clip.article.title}; bài ấy chưa có trong vụ việc" in page.text
    page.send(f"link-{clip.id}-{clip.copies[0].clip}", "link")
    assert load(store, case).articles == (clip.copies[0].clip, clip.id)
    assert "chưa có trong vụ việc" not in page.text
    assert f"Đăng lại từ {clip.outlet}" in page.text


def test_who_may_only_look_is_offered_no_form(browser, case, store, compared):
    page = Page(browser("xem"), case)
    assert page.status == 200
    assert "/cases/1/" not in re.sub(r"/cases/\d+/files/\d+", "", page.html)
    assert "Có 124 đơn vị." in page.part("compare")
    assert "Bài nêu đúng tên các xã." in page.text
    page.browser.post(f"{page.path}/note", {"note": "Tôi viết", "seen": stands(store, case).last})
    assert page.status == 403


# -- what it keeps -----------------------------------------------------------------------------------------


def test_title_level_and_secrecy_are_changed_together(officer, store, case):
    officer.send("about", title="Tên mới của vụ việc", level="4", secrecy="không")
    kept = stands(store, case)
    assert (kept.title, kept.level, kept.texts["secrecy"]) == ("Tên mới của vụ việc", 4, "không")
    assert "Đã ghi tên, mức độ của vụ việc." in officer.text


def test_a_title_stays_one_sentence(officer, store, case):
    officer.send("about", title="a" * 301)
    assert (officer.status, stands(store, case).title) == (400, TITLE)
    assert "Tên vụ việc dài quá 300 ký tự" in officer.text


def test_the_day_of_the_event_is_mended_and_cannot_be_tomorrow(officer, store, case):
    officer.send("about", event="2026-02-01T07:30", sudden="on")
    kept = stands(store, case)
    assert (f"{kept.event_at:%Y-%m-%dT%H:%M}", kept.sudden) == ("2026-02-01T00:30", True)
    officer.send("about", event="2032-02-01T07:30")
    assert (officer.status, stands(store, case)) == (400, kept)
    assert "Thời điểm sự việc không thể ở tương lai." in officer.text


def test_a_form_that_changes_nothing_writes_nothing(officer, store, case):
    before = stands(store, case).last
    for form in ("about", "texts", "options"):
        officer.send(form)
        assert "Không có gì thay đổi nên không ghi thêm." in officer.text
    assert stands(store, case).last == before


def test_only_the_texts_that_changed_are_written(officer, store, case):
    officer.send("texts", summary="Tóm tắt.\r\nDòng hai.", effect="Chưa có tác động.")
    officer.send("texts", effect="Có 03 báo đăng lại.")
    kept = stands(store, case)
    assert kept.texts["summary"] == "Tóm tắt.\nDòng hai."
    assert kept.texts["effect"] == "Có 03 báo đăng lại."
    assert len(kept.steps) == 3 + 3


def test_options_are_ticked(officer, store, case):
    officer.send("options", option=["correction", "inform"])
    assert stands(store, case).options == ("inform", "correction")


def test_sentences_of_an_article_are_put_into_the_table_by_ticking(officer, store, case, articles):
    form = f"pick-{articles[1]}"
    body = re.search(rf'<form id="{form}".*?</form>', officer.html, re.DOTALL)[0]
    offered = [html.unescape(each) for each in re.findall(r'name="pick" value="([^"]+)"', body)]
    assert offered[0] == store.clip(articles[1]).article.title
    officer.send(form, "row", pick=offered[1:3])
    rows = stands(store, case).rows
    assert [row.sentence for row in rows.values()] == offered[1:3]
    assert {(row.article, row.revision) for row in rows.values()} == {(articles[1], store.clip(articles[1]).revisions)}
    assert list(rows) == [1, 2]
    assert officer.part("compare").count("Tìm trong sổ số liệu") == 2


def test_a_pasted_sentence_that_the_article_has_not_is_told(officer, store, case, articles):
    officer.send("row", article=articles[0], sentence="Câu này không có trong bài.")
    assert "Không thấy nguyên văn câu này trong bài đã lưu; đối chiếu lại với bản chụp." in officer.part("compare")
    officer.send("row", article=articles[0], sentence=sentence_of(store, articles[0]))
    assert officer.part("compare").count("Không thấy nguyên văn") == 1


def test_the_table_is_edited_in_place_line_by_line(compared, store, case):
    row = stands(store, case).rows[1]
    assert (row.truth, row.paper, row.conclusion) == ("Có 124 đơn vị.", "Nghị quyết số 1, trang 2", "false")
    assert row.verifier == "Cán Văn Thử"
    compared.send("rows", source__1="https://congbao.example", verifier__1="Hai Văn Thử")
    row = stands(store, case).rows[1]
    assert (row.source, row.verifier, row.conclusion) == ("https://congbao.example", "Hai Văn Thử", "false")


def test_who_changes_a_conclusion_stands_for_it_in_place_of_who_did_before(compared, second, store, case):
    second.look().send("rows", conclusion__1="partly")
    assert stands(store, case).rows[1].verifier == "Hai Văn Thử"
    second.look().send("rows", conclusion__1="right", verifier__1="Ba Văn Thử")
    assert stands(store, case).rows[1].verifier == "Ba Văn Thử"


def test_several_lines_are_kept_at_once_and_only_those_that_changed(officer, store, case, articles):
    for words in ("Câu một.", "Câu hai.", "Câu ba."):
        officer.send("row", article=articles[0], sentence=words)
    before = len(stands(store, case).steps)
    officer.send("rows", claim__1="Một", claim__3="Ba")
    kept = stands(store, case)
    assert [row.claim for row in kept.rows.values()] == ["Một", "", "Ba"]
    assert len(kept.steps) == before + 2
    assert "Ghi bảng đối chiếu: N1; N3" in officer.part("log")


def test_the_number_of_a_dropped_line_is_not_given_again(officer, store, case, articles):
    for words in ("Câu một.", "Câu hai."):
        officer.send("row", article=articles[0], sentence=words)
    officer.send("rows", drop="2")
    officer.send("row", article=articles[0], sentence="Câu ba.")
    assert list(stands(store, case).rows) == [1, 3]


def test_a_conclusion_without_a_document_is_refused_and_what_was_typed_stays(officer, store, case, articles):
    officer.send("row", article=articles[0], sentence="Câu một.")
    before = stands(store, case).last
    officer.send("rows", truth__1="Chưa có văn bản.", conclusion__1="false")
    assert officer.status == 400
    assert "Câu N1: kết luận phải có tài liệu chứng minh." in officer.text
    held = fields(officer.html, "rows")
    assert (held["truth-1"], held["conclusion-1"]) == ("Chưa có văn bản.", "false")
    assert stands(store, case).last == before
    officer.send("rows", paper__1="Báo cáo số 7")
    assert stands(store, case).rows[1].truth == "Chưa có văn bản."


def test_articles_are_added_and_taken_out(officer, store, case, articles):
    other = next(clip.id for clip in store.clips() if clip.id not in articles)
    officer.send("link", article=f"http://localhost/clips/{other}#text")
    assert stands(store, case).articles == (*articles, other)
    officer.send(f"unlink-{other}", "unlink")
    assert stands(store, case).articles == tuple(articles)
    officer.send("link", article="999999")
    assert officer.status == 400
    assert "Không có tin, bài số này trong kho" in officer.text


def test_an_article_that_the_table_quotes_stays(compared, articles, store, case):
    compared.send(f"unlink-{articles[0]}", "unlink")
    assert compared.status == 400
    assert "Bảng đối chiếu đang trích bài này; bỏ các câu ấy trước." in compared.text


# -- the verdict -------------------------------------------------------------------------------------------


def test_false_needs_what_the_article_got_right(officer, store, case):
    officer.send("propose", verdict="false", ground="Nghị quyết số 1")
    assert officer.status == 400
    assert "Phải ghi mục “Nội dung báo nêu đúng” trước" in officer.text
    assert fields(officer.html, "propose")["ground"] == "Nghị quyết số 1"
    assert stands(store, case).assessment is None


def test_the_officer_who_proposed_is_told_that_another_is_needed(compared, store, case):
    compared.send("propose", verdict="false", ground="Nghị quyết số 1")
    shown = compared.part("verdict")
    assert "Sai sự thật – Cán Văn Thử đề xuất" in shown
    assert "Bạn là người đề xuất nên không tự xác nhận: cần một cán bộ khác" in shown
    assert 'id="confirm"' not in compared.html
    assert stands(store, case).verdict == "checking"


def test_the_second_officer_sees_what_exactly_is_confirmed_and_confirms_it(compared, second, store, case, articles):
    compared.send("propose", verdict="false", ground="Nghị quyết số 1")
    shown = second.look().part("verdict")
    assert f"N1. “{' '.join(sentence_of(store, articles[0]).split())}”" in shown
    assert "Sự thật: Có 124 đơn vị. Tài liệu: Nghị quyết số 1, trang 2 Kết luận: Sai sự thật" in shown
    assert "H. Nội dung báo nêu đúng: Bài nêu đúng tên các xã." in shown
    assert "Căn cứ: Nghị quyết số 1" in shown
    second.send("confirm")
    assert stands(store, case).verdict == "false"
    assert "Hai Văn Thử xác nhận" in second.part("verdict")


def test_nobody_confirms_an_own_proposal_by_another_way(compared, store, case):
    compared.send("propose", verdict="false", ground="Nghị quyết số 1")
    kept = stands(store, case)
    compared.browser.post(f"{compared.path}/confirm", {"seen": kept.last, "proposal": kept.assessment.proposal})
    assert compared.status == 400
    assert "Người đề xuất không tự xác nhận; cần một cán bộ khác." in compared.text
    assert stands(store, case).verdict == "checking"


def test_a_change_takes_the_confirmation_back_and_says_so(compared, second, store, case):
    compared.send("propose", verdict="false", ground="Nghị quyết số 1")
    second.look().send("confirm")
    compared.look().send("rows", truth__1="Có 124 đơn vị hành chính cấp xã.")
    assert stands(store, case).verdict == "checking"
    assert (
        "Hai Văn Thử đã xác nhận (07:10 16/09), nhưng sau đó Cán Văn Thử sửa: ghi bảng đối chiếu N1 (07:10 16/09). "
        "Cần xác nhận lại."
    ) in compared.part("verdict")
    second.look().send("confirm")
    assert stands(store, case).verdict == "false"
    assert "Cần xác nhận lại" not in second.part("verdict")


def test_the_letter_of_a_part_stays_a_capital_where_a_change_is_told(compared, second, store, case):
    compared.send("propose", verdict="false", ground="Nghị quyết số 1")
    second.look().send("confirm")
    compared.look().send("texts", right="Tên các xã, phường.")
    assert "Cán Văn Thử sửa: ghi nội dung: H. Nội dung báo nêu đúng" in compared.part("verdict")


def test_a_proposal_that_is_not_confirmed_is_gone_with_the_reason(compared, second, store, case):
    compared.send("propose", verdict="false", ground="Nghị quyết số 1")
    second.look().send("reject", note="Chưa có văn bản gốc.")
    assert stands(store, case).assessment is None
    assert "Hai Văn Thử không xác nhận đề xuất trước" in second.part("verdict")
    assert "Chưa có văn bản gốc." in second.part("verdict")


# -- moves and what happened -------------------------------------------------------------------------------


def moves_offered(page):
    return re.findall(r'<form class="form" id="move-([a-z]+)"', page.html)


def test_only_the_moves_of_the_state_are_offered(officer):
    assert moves_offered(officer) == ["sent", "outside"]
    officer.send(
        "move-sent", "move", unit__other="Sở Thử nghiệm", due="2026-09-20", due__hour="17:00", basis="Giao tại cuộc họp"
    )
    assert "Đơn vị được giao Sở Thử nghiệm" in officer.text
    assert moves_offered(officer) == ["sent", "reported", "answered", "outside"]


def test_sending_starts_a_clock_that_the_page_tells(officer, store, case):
    officer.send(
        "move-sent", "move", unit__other="Sở Thử nghiệm", due="2026-09-18", due__hour="17:00", basis="Giao tại cuộc họp",
        number="12/UBND", day="2026-09-16", happened="2026-09-16T06:30", note="Gửi qua trục văn bản.",
    )  # fmt: skip
    limit = officer.part("limits")
    assert "(hạn do cán bộ ấn định)" in limit
    assert "17:00 ngày 18/09/2026: còn 02 ngày" in limit
    assert "Tính từ 06:30 16/09. Căn cứ: Giao tại cuộc họp" in limit
    log = officer.part("log")
    assert "06:30 16/09 Chuyển trạng thái: đã chuyển đơn vị: Sở Thử nghiệm; hạn ấn định 17:00 18/09/2026" in log
    assert "Số 12/UBND, ngày 16/09/2026 Ghi chú: Gửi qua trục văn bản." in log
    assert "Cán Văn Thử, ghi vào lúc 07:10 16/09" in log


def test_a_unit_of_the_rules_is_chosen_by_name(officer, desk, store, case):
    units = desk.settings.deadlines.units_on(MORNING.date())
    assert all(f'<option value="{unit.id}"' in officer.html for unit in units)
    officer.send("move-sent", "move", unit="", due="2026-09-18", due__hour="17:00", basis="Họp")
    assert officer.status == 400
    assert "Chưa chọn đơn vị được giao." in officer.text


def test_a_case_goes_to_the_units_of_today_however_long_ago_the_event_was(store, articles, desk, browser):
    units = (
        UnitRow(id="so-cu", name="Sở Cũ", to=date(2026, 8, 31)),
        UnitRow(id="so-moi", name="Sở Mới", **{"from": date(2026, 9, 1)}),
    )
    deadlines = desk.settings.deadlines.model_copy(update={"unit": units})
    object.__setattr__(desk.settings, "deadlines", deadlines)
    page = Page(browser("canbo"), begin(store, articles, event_at=MORNING - timedelta(days=60)))
    assert 'value="so-moi"' in page.html
    assert 'value="so-cu"' not in page.html
    page.send("move-sent", "move", unit__other="sở mới", due="2026-09-18", basis="Họp")  # typed, and not chosen
    assert load(store, 1).unit == "so-moi"


def test_a_limit_that_has_passed_is_told(officer, store, case, desk, office):
    officer.send("move-sent", "move", unit__other="Sở Thử", due="2026-09-16", due__hour="17:00", basis="Họp")
    assert "còn 09 giờ" in officer.part("limits")
    object.__setattr__(desk, "clock", lambda: MORNING + timedelta(days=3))
    officer.look()
    assert "quá hạn 03 ngày" in officer.part("limits")
    assert "Quá hạn" in officer.text


def test_a_document_that_is_needed_is_asked_for(officer, store, case):
    officer.send("move-sent", "move", unit__other="Sở Thử", due="2026-09-18", due__hour="17:00", basis="Họp")
    officer.send("move-answered", "move")
    assert officer.status == 400
    assert "Cần số và ngày của văn bản đã gửi." in officer.text
    assert stands(store, case).state == "sent"


def test_a_move_that_cannot_be_made_yet_says_why_instead_of_a_form(officer):
    officer.send("move-sent", "move", unit__other="Sở Thử", due="2026-09-18", due__hour="17:00", basis="Họp")
    officer.send("move-reported", "move")
    assert "correction" not in moves_offered(officer)
    assert "đã được cán bộ thứ hai xác nhận" in officer.part("next")


def test_a_move_that_the_state_forbids_is_refused_with_what_it_allows(officer, store, case):
    held = {"seen": stands(store, case).last, "to": "closed", "outcome": "answered"}
    officer.browser.post(f"{officer.path}/move", held)
    assert officer.status == 400
    assert "Từ trạng thái “mới” chỉ chuyển được sang: “đã chuyển đơn vị”, “không thuộc thẩm quyền”." in officer.text


def test_a_case_is_closed_with_its_outcome_and_opened_again_for_a_reason(officer, store, case):
    officer.send("move-outside", "move", note="Không thuộc tỉnh.")
    officer.send("move-closed", "move", outcome="handed-over", number="9/CV", day="2026-09-15")
    assert "Kết quả Đã chuyển cơ quan có thẩm quyền" in officer.text
    assert 'id="texts"' not in officer.html
    officer.send("move-reported", "move")
    assert officer.status == 400
    assert "Mở lại vụ việc đã kết thúc phải ghi lý do." in officer.text
    officer.send("move-reported", "move", note="Báo đăng tiếp.")
    assert stands(store, case).state == "reported"


def test_a_case_that_was_opened_twice_ends_in_the_other_one_and_each_leads_to_the_other(officer, store, case, browser):
    other = begin(store, [], title="Báo nêu một con số khác")
    officer.send("twice", "move", same="99")
    assert officer.status == 400
    assert "Không có vụ việc số 99." in officer.text
    officer.send("twice", "move", same=str(other))
    assert (stands(store, case).outcome, stands(store, case).same) == ("same", other)
    assert f"Kết quả Trùng với vụ việc số {other}" in officer.text
    assert f"Trùng với vụ việc số {other}" in part(officer.html, "log")
    assert f"Mở trùng vụ việc số {case}" in Page(browser("canbo"), other).text


def test_a_case_of_which_a_document_went_out_cannot_end_as_opened_twice(officer):
    assert 'id="twice"' in officer.html
    officer.send("move-sent", "move", unit__other="Sở Thử nghiệm", due="2026-09-20", basis="Cuộc họp")
    officer.send("move-answered", "move", number="9/CV", day="2026-09-15")
    assert officer.status == 200
    assert 'id="twice"' not in officer.html
    assert 'value="same"' not in officer.html


def test_what_happens_in_the_future_is_refused(officer, store, case):
    officer.send("note", note="Họp", happened="2026-09-17T09:00")
    assert officer.status == 400
    assert "Thời điểm ở tương lai." in officer.text
    assert fields(officer.html, "note")["happened"] == "2026-09-17T09:00"


@pytest.mark.parametrize("happened", ["hôm qua", "2026-02-30T10:00", "0001-01-01T00:00"])
def test_a_time_that_is_none_is_refused(officer, happened):
    officer.send("note", note="Họp", happened=happened)
    assert officer.status == 400
    assert "Ngày, giờ chưa đúng" in officer.text


def test_proof_of_receipt_is_kept_with_its_file_and_kind_of_outlet(officer, store, case, articles):
    held = fields(officer.html, "mark") | {
        "what": "delivered", "article": articles[0], "periodical": "bao-in", "number": "EMS 1", "day": "2026-09-15",
        "due": "2026-09-20", "basis": "Số báo tiếp theo", "file": (io.BytesIO(PDF), "giay-bao-phat.pdf"),
    }  # fmt: skip
    officer.browser.post(f"{officer.path}/mark", held, content_type="multipart/form-data")
    step = stands(store, case).steps[-1]
    assert (step.body.what, step.body.periodical, step.body.article) == ("delivered", "bao-in", articles[0])
    (file,) = store.cases.files(case)
    assert step.paper.file == file.id
    log = officer.part("log")
    assert "Cơ quan báo chí đã nhận văn bản (giấy báo phát)" in log
    assert "báo in hằng ngày" in log
    assert "Số EMS 1, ngày 15/09/2026; giay-bao-phat.pdf" in log


def test_proof_of_receipt_without_any_proof_is_refused(officer, store, case):
    officer.send("mark", what="delivered", due="2026-09-20", due__hour="17:00", basis="Số báo tiếp theo")
    assert officer.status == 400
    assert "Giấy báo phát bắt đầu tính hạn: ghi số giấy báo hoặc đính kèm tệp." in officer.text


# -- leaders, notes, corrections ---------------------------------------------------------------------------


def test_proof_of_receipt_of_the_only_article_is_about_that_article(store, articles, browser):
    """An article that comes later is not the one whose outlet got the letter."""
    case = begin(store, articles[:1])
    page = Page(browser("canbo"), case)
    page.send("mark", what="delivered", number="Giấy 1", due="2026-09-20", basis="Họp")
    page.send("link", article=str(articles[1]))
    page.send("mark", what="published", article=str(articles[1]))
    assert stands(store, case).steps[-3].body.article == articles[0]
    assert "còn 04 ngày" in page.part("limits")


def test_a_limit_that_only_the_end_of_the_case_ended_is_not_told_as_kept(officer, store, case):
    officer.send("mark", what="asked", due="2026-09-20", basis="Họp")
    officer.send("move-outside", "move", note="Việc của cơ quan khác.")
    officer.send("move-closed", "move", outcome="no-ground")
    assert "hết ngày 20/09/2026: dừng khi kết thúc vụ việc" in officer.part("limits").lower()
    assert "xong trong hạn" not in officer.part("limits")


def test_a_limit_that_was_kept_is_told_so_also_after_the_end(officer, store, case):
    officer.send("move-sent", "move", unit__other="Sở Thử", due="2026-09-20", due__hour="", basis="Họp")
    officer.send("move-reported", "move")
    officer.send("move-closed", "move", outcome="no-ground")
    assert "xong trong hạn" in officer.part("limits")


def test_leaders_are_asked_and_decide(officer, store, case):
    officer.send("ask", text="Có đề nghị cải chính không?")
    assert stands(store, case).asks == "Có đề nghị cải chính không?"
    officer.send("direct", text="Đồng ý đề nghị cải chính.")
    kept = stands(store, case)
    assert (kept.asks, kept.directed) == ("", "Đồng ý đề nghị cải chính.")
    assert "Ý kiến chỉ đạo Đồng ý đề nghị cải chính." in officer.text


def test_leaders_decide_unasked(officer, store, case):
    officer.send("direct", text="Kiểm tra, báo cáo trong ngày.")
    assert stands(store, case).directed == "Kiểm tra, báo cáo trong ngày."
    officer.send("direct", text=" ")
    assert officer.status == 400
    assert "Chưa ghi ý kiến chỉ đạo." in officer.text


def test_a_question_is_taken_back(officer, store, case):
    officer.send("ask", text="Có đề nghị cải chính không?")
    officer.send("ask", text="")
    assert stands(store, case).asks == ""
    assert "rút nội dung xin ý kiến" in officer.part("log")


def test_an_empty_note_is_refused(officer):
    officer.send("note")
    assert officer.status == 400
    assert "Chưa ghi nội dung, cũng chưa có văn bản hoặc tệp." in officer.text


def test_a_correction_is_examined_check_by_check(officer, store, case, articles):
    look = f"examine-{articles[0]}"
    assert fields(officer.html, look)["check-apology"] == ""
    officer.send(
        look, "examine", check__heading="has", check__work="has", check__apology="lacks",
        url="https://bao.example/cai-chinh", published="2026-09-16T05:00",
    )  # fmt: skip
    body = stands(store, case).steps[-1].body
    assert (body.has, body.lacks, body.article) == (("heading", "work"), ("apology",), articles[0])
    shown = officer.part("articles")
    assert "Cải chính đăng 05:00 16/09: có 02/07 nội dung; thiếu: có lời xin lỗi (bài cải chính). Cán Văn Thử" in shown
    assert fields(officer.html, look)["check-apology"] == "lacks"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({}, "Chưa đánh dấu nội dung nào của cải chính."),
        ({"url": "javascript:alert(1)"}, "Đường dẫn phải bắt đầu bằng http:// hoặc https://."),
    ],
)
def test_a_look_at_a_correction_that_says_nothing_is_refused(officer, articles, typed, why):
    officer.send(f"examine-{articles[0]}", "examine", **typed)
    assert officer.status == 400
    assert why in officer.text


# -- files -------------------------------------------------------------------------------------------------


def upload(page, name, content, **typed):
    held = fields(page.html, "note") | typed | {"file": (io.BytesIO(content), name)}
    page.browser.post(f"{page.path}/note", held, content_type="multipart/form-data")
    return page


def test_a_file_comes_back_as_it_was_put_in_and_is_never_opened_here(officer, store, case):
    upload(officer, "../Công văn.pdf", PDF, note="Văn bản của đơn vị")
    shown = officer.part("files")
    assert "Công văn.pdf 1 KB" in shown
    assert hashlib.sha256(PDF).hexdigest() in shown
    (file,) = store.cases.files(case)
    answer = officer.browser.get(f"{officer.path}/files/{file.id}")
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''C%C3%B4ng%20v%C4%83n.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "application/octet-stream"


def test_a_file_of_another_case_is_not_found_there(officer, store, case, articles, browser):
    upload(officer, "a.pdf", PDF)
    other = begin(store, articles)
    assert browser("xem").get(f"/cases/{other}/files/1").status_code == 404
    assert browser("xem").get(f"/cases/{case}/files/2").status_code == 404
    assert browser("xem").get(f"/cases/{case}/files/1").status_code == 200


def test_a_file_that_is_not_what_it_says_is_refused_and_the_note_stays(officer, store, case):
    before = stands(store, case).last
    upload(officer, "cong-van.pdf", b"MZ\x90\x00" + bytes(200), note="Văn bản của đơn vị")
    assert officer.status == 400
    assert "Nội dung tệp cong-van.pdf không phải tệp PDF như tên tệp" in officer.text
    assert "Tệp đã chọn chưa được gửi; chọn lại tệp." in officer.text
    assert fields(officer.html, "note")["note"] == "Văn bản của đơn vị"
    assert store.cases.files(case) == ()
    assert stands(store, case).last == before


def test_a_step_that_is_refused_leaves_no_file(officer, store, case):
    held = fields(officer.html, "move-sent") | {"file": (io.BytesIO(PDF), "a.pdf")}
    lines = len(store.audit.lines())
    officer.browser.post(f"{officer.path}/move", held, content_type="multipart/form-data")
    assert officer.status == 400
    assert store.cases.files(case) == ()
    assert len(store.audit.lines()) == lines


def test_the_log_of_the_office_names_the_step_and_its_file(officer, store, case):
    upload(officer, "a.pdf", PDF, note="Kèm tệp")
    acts = [line.act for line in store.audit.lines(about=f"case {case}")]
    assert acts[:2] == ["case.file", "case.noted"]


# -- two at once -------------------------------------------------------------------------------------------


def test_who_was_slower_sees_who_was_faster_and_keeps_what_was_typed(officer, second, store, case):
    second.send("texts", summary="Của cán bộ thứ hai.")
    officer.send("texts", effect="Của cán bộ thứ nhất.")
    assert officer.status == 409
    assert "Có người vừa sửa trước" in officer.text
    assert "Hai Văn Thử: Ghi nội dung: A. Tóm tắt" in officer.text
    held = fields(officer.html, "texts")
    assert (held["summary"], held["effect"]) == ("Của cán bộ thứ hai.", "Của cán bộ thứ nhất.")
    assert "effect" not in stands(store, case).texts
    officer.send("texts")
    assert stands(store, case).texts["summary"] == "Của cán bộ thứ hai."
    assert stands(store, case).texts["effect"] == "Của cán bộ thứ nhất."


def test_lines_that_somebody_else_changed_are_not_set_back_by_a_form_sent_again(officer, second, store, case, articles):
    for words in ("Câu một.", "Câu hai."):
        officer.send("row", article=articles[0], sentence=words)
    second.look().send("rows", truth__1="Của cán bộ thứ hai.")
    officer.send("rows", truth__2="Của cán bộ thứ nhất.")
    assert officer.status == 409
    assert "Hai Văn Thử: Ghi bảng đối chiếu N1" in officer.text
    officer.send("rows")
    assert [row.truth for row in stands(store, case).rows.values()] == ["Của cán bộ thứ hai.", "Của cán bộ thứ nhất."]


def test_who_changed_what_a_verdict_stands_on_is_told_why_another_confirms_it(compared, second, store, case):
    compared.send("propose", verdict="false", ground="Nghị quyết số 1")
    second.look().send("rows", source__1="Công báo")
    assert "Bạn đã sửa nội dung làm căn cứ sau khi có đề xuất" in second.part("verdict")
    assert 'id="confirm"' not in second.html
    assert 'id="reject"' in second.html


def test_two_officers_cannot_both_move_a_case(officer, second, store, case):
    second.send("move-outside", "move", note="Không thuộc thẩm quyền.")
    officer.send(
        "move-sent",
        "move",
        unit__other="Sở Thử",
        due="2026-09-18",
        due__hour="17:00",
        basis="Họp",
        note="Giao cho đơn vị xử lý.",
    )
    assert officer.status == 409
    assert stands(store, case).state == "outside"
    assert "Giao cho đơn vị xử lý." in officer.html


def test_a_button_pressed_twice_is_told_as_done_and_not_as_lost(officer, store, case):
    page = fields(officer.html, "note")
    for _ in range(2):
        officer.browser.post(f"{officer.path}/note", page | {"note": "Đã gọi điện cho tòa soạn."})
    assert officer.status == 409
    assert "Chính bạn đã ghi các bước dưới đây" in officer.text
    assert "thì không cần gửi lại" in officer.text
    assert "Có người vừa sửa trước" not in officer.text
    assert [step.note for step in stands(store, case).steps].count("Đã gọi điện cho tòa soạn.") == 1


def test_a_form_without_what_it_saw_is_not_kept(officer, store, case):
    officer.browser.post(f"{officer.path}/note", {"note": "Một ghi chú"})
    assert officer.status == 409
    assert len(stands(store, case).steps) == 3


# -- bad input ---------------------------------------------------------------------------------------------


def test_markup_in_what_people_write_is_shown_as_they_wrote_it(officer):
    officer.send("about", title="<script>alert(1)</script> & “tên”")
    assert "<script>alert(1)" not in officer.html
    assert "<script>alert(1)</script> & “tên”" in officer.text


def test_a_text_that_is_too_long_is_refused(officer, store, case):
    officer.send("note", note="x" * 20_001)
    assert officer.status == 400
    assert "Nội dung dài quá 20000 ký tự" in officer.text


def test_what_a_keyboard_cannot_type_is_not_kept(officer, store, case):
    officer.send("note", note="Họp\x00\x0c\x1c\x85 lúc\u202e 9 giờ")
    assert stands(store, case).steps[-1].note == "Họp lúc 9 giờ"


def test_the_page_of_five_articles_and_forty_lines_is_quick(store, browser):
    """Less than 300 ms of one processor, a few times what it takes here."""
    five = [clip.id for clip in store.clips()][:5]
    page = Page(browser("canbo"), begin(store, five))
    for article in five[:4]:
        page.send("row", article=article, pick=[f"Câu {each} của bài {article}." for each in range(10)], sentence="")
    took = []
    for _ in range(3):
        before = process_time()
        page.look()
        took.append(process_time() - before)
    assert len(re.findall(r'<tr id="row-', page.html)) == 40
    assert min(took) < 0.3
