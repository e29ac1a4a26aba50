"""The screens under /briefings: a draft made, seen, frozen by an approver; lists behind figures; what units report.

Not for: what a report says (tests/publish), who may open which page (test_access.py).
"""

import io
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from html import unescape

import pytest
from desk_office import MORNING
from docx import Document

from monitor.briefing import Briefing
from monitor.briefings.difference import NOT_OTHER
from monitor.briefings.gathering import gather
from monitor.briefings.rendering import TEMPLATE
from monitor.briefings.units.asking import form_of
from monitor.desk.briefings import told
from monitor.desk.briefings.words import PARTS
from monitor.periods import named
from monitor.publish.briefing.unit_form import TABLE, form_csv

WEEK, RUNNING = "2026-W37", "2026Q3"  # the week before the demo's morning; the quarter that runs


@pytest.fixture
def officer(browser):
    return browser("canbo")


@pytest.fixture
def approver(browser):
    return browser("duyet")


def text(browser):
    """The words of the last page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", browser.text)).split())


def draft(browser, period=WEEK):
    browser.get(f"/briefings/{period}")
    browser.post(f"/briefings/{period}/make")
    assert browser.last.status_code == 200, text(browser)
    return browser


def seen(browser):
    found = re.search(r'name="seen" value="([^"]+)"', browser.text)
    return unescape(found[1]) if found else None


def freeze(browser, period=WEEK):
    draft(browser, period)
    return browser.post(f"/briefings/{period}/freeze", {"seen": seen(browser)})


# -- periods and drafts --------------------------------------------------------------------------------------


def test_the_list_offers_the_period_that_runs_and_those_before_it(officer):
    officer.get("/briefings")
    assert "Quý III năm 2026 đang diễn ra" in text(officer)
    assert "Quý II năm 2026 đã kết thúc, chưa chốt" in text(officer)


def test_any_range_of_days_can_be_opened(officer):
    officer.get("/briefings?period=range&first=2026-09-01&last=2026-09-15")
    assert officer.last.request.path == "/briefings/2026-09-01..2026-09-15"


@pytest.mark.parametrize(
    "query",
    [
        "period=2026Q9",
        "period=２０２６Q３",
        "period=range&first=&last=2026-09-15",
        "period=range&first=2026-09-15&last=2026-09-01",
    ],
)
def test_a_period_that_is_none_is_said_on_the_list(officer, query):
    assert officer.get(f"/briefings?{query}").status_code == 400
    assert "Không có kỳ nào như vậy" in text(officer)


def test_an_address_with_a_period_that_is_none_is_no_page(officer):
    assert officer.get("/briefings/2026Q9").status_code == 404


def test_a_draft_says_that_it_is_one_and_brings_its_files(officer):
    draft(officer, RUNNING)
    assert "Bản nháp" in text(officer)
    assert "Kỳ chưa kết thúc" in text(officer)
    answer = officer.get(f"/briefings/{RUNNING}/files/bao-cao.docx")
    assert answer.data[:2] == b"PK"
    assert "bao-cao-2026Q3-ban-nhap.docx" in answer.headers["Content-Disposition"]
    page = officer.get(f"/briefings/{RUNNING}/page")
    assert "sandbox allow-popups" in page.headers["Content-Security-Policy"]  # its figures open their lists beside it
    assert "allow-scripts" not in page.headers["Content-Security-Policy"]


def test_a_period_that_has_not_begun_is_refused_in_words(officer):
    officer.get("/briefings/2027Q1")
    assert officer.post("/briefings/2027Q1/make").status_code == 409
    assert "Kỳ này chưa bắt đầu nên chưa có tin, bài nào để báo cáo." in text(officer)
    assert officer.get("/briefings/2027Q1/figures").status_code == 409


def test_a_file_that_there_is_not_is_no_page(officer):
    draft(officer)
    assert officer.get(f"/briefings/{WEEK}/files/monitor.db").status_code == 404


# -- freezing ------------------------------------------------------------------------------------------------


def test_an_officer_has_no_button_to_freeze(officer):
    assert seen(draft(officer)) is None


def test_an_approver_freezes_what_was_seen_and_the_log_says_so(approver, store):
    freeze(approver)
    assert "Đã chốt số liệu của kỳ." in text(approver)
    assert store.briefings.get(WEEK).by == "duyet"
    assert [line.about for line in store.audit.lines() if line.act == "briefing.freeze"] == [f"briefing {WEEK}"]


def test_a_frozen_file_is_the_file_that_was_kept(approver, store):
    freeze(approver)
    for name in ("bao-cao.docx", "tin-bai.csv"):
        assert approver.get(f"/briefings/{WEEK}/files/{name}").data == store.briefings.files(WEEK)[name]


def test_a_period_is_frozen_once(approver):
    draft(approver)
    mark = seen(approver)
    approver.post(f"/briefings/{WEEK}/freeze", {"seen": mark})
    assert approver.post(f"/briefings/{WEEK}/freeze", {"seen": mark}).status_code == 409
    assert "đã chốt số liệu của kỳ này" in text(approver)


def test_a_period_that_still_runs_is_not_frozen(approver, store):
    draft(approver, RUNNING)
    assert seen(approver) is None
    assert approver.post(f"/briefings/{RUNNING}/freeze", {"seen": MORNING.isoformat()}).status_code == 409
    assert store.briefings.get(RUNNING) is None


def test_a_draft_that_is_another_by_now_is_shown_again_before_it_is_frozen(approver, store):
    draft(approver)
    mark, item = seen(approver), gather(store, approver_settings(approver), named(WEEK), MORNING).items[0]
    with store._database.writing() as db:
        db.execute("UPDATE articles SET in_scope = 0 WHERE id = ?", (item.clip,))
    assert approver.post(f"/briefings/{WEEK}/freeze", {"seen": mark}).status_code == 409
    assert "Số liệu vừa thay đổi" in text(approver)
    assert store.briefings.get(WEEK) is None


def test_a_template_that_is_another_by_now_is_shown_again_before_anything_is_frozen(approver, store, office):
    draft(approver)
    template = Document(office / "config" / TEMPLATE)
    template.add_paragraph("Đoạn thêm vào mẫu sau khi lập bản nháp")
    template.save(office / "config" / TEMPLATE)
    assert approver.post(f"/briefings/{WEEK}/freeze", {"seen": seen(approver)}).status_code == 409
    assert "Mẫu hoặc quy tắc vừa thay đổi" in text(approver)
    assert "Có mẫu báo cáo (tệp Word) hoặc quy tắc thay đổi sau khi lập bản nháp bạn đã xem; chưa chốt gì" in text(
        approver
    )
    assert store.briefings.get(WEEK) is None
    approver.get(f"/briefings/{WEEK}")
    approver.post(f"/briefings/{WEEK}/freeze", {"seen": seen(approver)})
    kept = Document(io.BytesIO(store.briefings.file(WEEK, "bao-cao.docx")))
    assert "Đoạn thêm vào mẫu sau khi lập bản nháp" in [each.text for each in kept.paragraphs]


def test_what_is_wrong_with_the_template_is_read_in_vietnamese_with_its_place(approver, store, office):
    draft(approver)
    mark = seen(approver)
    template = Document(office / "config" / TEMPLATE)
    next(each for each in template.paragraphs if "{{p muc_V}}" in each.text).runs[0].text = "Chương V: {{p muc_X}}"
    template.save(office / "config" / TEMPLATE)
    for act, fields in (("make", {}), ("freeze", {"seen": mark})):
        assert approver.post(f"/briefings/{WEEK}/{act}", fields).status_code == 409
        words = text(approver)
        assert "Mẫu báo cáo có lỗi" in words
        assert "Tệp mẫu rules/templates/bao-cao.docx có lỗi: (1) đoạn" in words
        assert "(“Chương V: {{p muc_X}}”) có {{p muc_X}}, không phải chỗ điền nào của báo cáo" in words
        assert "(2) thiếu chỗ điền {{p muc_V}}: đặt vào nơi phần ấy của báo cáo sẽ in" in words
    assert store.briefings.get(WEEK) is None


def test_a_template_that_is_no_word_file_is_said_in_vietnamese(officer, office):
    (office / "config" / TEMPLATE).write_bytes(b"khong phai Word")
    officer.get(f"/briefings/{WEEK}")
    assert officer.post(f"/briefings/{WEEK}/make").status_code == 409
    assert "Tệp mẫu rules/templates/bao-cao.docx không phải tệp Word (.docx) đọc được" in text(officer)


def approver_settings(browser):
    """The office's rules, of the desk that the browser asks."""
    return browser.client.application.extensions["monitor"].settings


def test_a_list_of_another_period_takes_no_draft_away(browser, store):
    approver, viewer = browser("duyet"), browser("xem")
    draft(approver)
    fields = {"seen": seen(approver)}
    assert viewer.get(f"/briefings/{RUNNING}/figures").status_code == 200
    approver.post(f"/briefings/{WEEK}/freeze", fields)
    assert store.briefings.get(WEEK).by == "duyet"


def test_a_draft_of_another_period_takes_no_draft_away(browser, store):
    approver, officer = browser("duyet"), browser("canbo")
    draft(approver)
    fields = {"seen": seen(approver)}
    draft(officer, RUNNING)
    approver.post(f"/briefings/{WEEK}/freeze", fields)
    assert store.briefings.get(WEEK).by == "duyet"
    officer.get(f"/briefings/{RUNNING}")
    assert "Bản nháp" in text(officer)


def test_the_list_says_of_which_periods_there_is_a_draft(browser):
    officer = browser("canbo")
    days = "2026-09-01..2026-09-15"
    draft(officer, RUNNING)
    draft(officer, days)
    officer.get("/briefings")
    assert "Quý III năm 2026 đang diễn ra; bản nháp lập lúc 07:10 16/09" in text(officer)
    row = text(officer).partition("Có thể lập")[2].partition("Quý III")[0]
    assert "đã kết thúc, chưa chốt; bản nháp lập lúc 07:10 16/09" in row
    assert f'href="/briefings/{days}"' in officer.text


def test_while_one_is_made_no_other_is_gathered_and_frozen_ones_are_served(approver, monkeypatch):
    freeze(approver)
    monkeypatch.setattr(told, "_PATIENCE", 0.01)
    with told.making():
        for page in (f"{RUNNING}/figures", f"{RUNNING}/items", f"{WEEK}/difference"):
            assert approver.get(f"/briefings/{page}").status_code == 503, page
            assert "Đang lập một báo cáo khác" in text(approver)
        for page in ("", "/figures", "/items", "/page", "/files/bao-cao.docx"):
            assert approver.get(f"/briefings/{WEEK}{page}").status_code == 200, page
    assert approver.get(f"/briefings/{WEEK}/difference").status_code == 200


def test_of_two_approvers_at_once_one_freezes_and_the_other_reads_who_was_faster(browser, store):
    first, second = browser("duyet"), browser("duyet")
    draft(first)
    fields = {"seen": seen(first)}
    second.get(f"/briefings/{WEEK}")
    with ThreadPoolExecutor(2) as both:
        for each in (first, second):
            both.submit(each.post, f"/briefings/{WEEK}/freeze", fields)
    faster, slower = sorted((first, second), key=lambda each: each.last.status_code)
    assert (faster.last.status_code, slower.last.status_code) == (200, 409)
    assert "Kỳ này đã chốt" in text(slower)
    assert store.briefings.get(WEEK).by == "duyet"


def test_what_changes_after_freezing_shows_as_a_difference_and_moves_nothing(approver, store):
    freeze(approver)
    approver.get(f"/briefings/{WEEK}/items")
    before = re.search(r"<strong>([\d.]+)</strong> tin, bài", approver.text)[1]
    item = gather(store, approver_settings(approver), named(WEEK), MORNING).items[0]
    with store._database.writing() as db:
        db.execute("UPDATE articles SET in_scope = 0 WHERE id = ?", (item.clip,))
    approver.get(f"/briefings/{WEEK}/difference")
    assert "nay không còn được tính (1)" in text(approver)
    assert item.title in unescape(approver.text)
    approver.get(f"/briefings/{WEEK}/items")
    assert re.search(r"<strong>([\d.]+)</strong> tin, bài", approver.text)[1] == before


def test_every_part_of_a_briefing_that_may_differ_has_words_on_the_page():
    assert set(Briefing.__dataclass_fields__) - NOT_OTHER <= set(PARTS)


def test_other_rules_move_no_table_of_a_frozen_period(approver):
    freeze(approver)
    tables = approver.get(f"/briefings/{WEEK}/figures").text
    attach_rules(approver, smallest_denominator=1, outlets=1, samples=1, content=())
    assert re.findall("<table.*?</table>", approver.get(f"/briefings/{WEEK}/figures").text, re.DOTALL) == re.findall(
        "<table.*?</table>", tables, re.DOTALL
    )


def test_other_rules_move_the_tables_of_a_period_that_is_not_frozen(approver):
    tables = approver.get(f"/briefings/{WEEK}/figures").text
    attach_rules(approver, smallest_denominator=1, outlets=1, samples=1, content=())
    assert approver.get(f"/briefings/{WEEK}/figures").text != tables


def attach_rules(browser, **of):
    """Write *of* into the desk's rules/briefing.toml, as if it were started again."""
    found = browser.client.application.extensions
    settings = found["monitor"].settings
    briefing = settings.briefing.model_copy(update=of)
    found["monitor"] = replace(found["monitor"], settings=replace(settings, briefing=briefing))


# -- lists ---------------------------------------------------------------------------------------------------


def test_every_figure_of_the_tables_opens_a_list_of_as_many_items(officer):
    officer.get(f"/briefings/{WEEK}/figures")
    links = dict.fromkeys(re.findall(rf'href="(/briefings/{WEEK}/items[^"]*)">([\d.]+)<', officer.text))
    assert links
    for address, shown in list(links)[:25]:
        officer.get(unescape(address))
        assert officer.last.status_code == 200
        amounts = re.findall(r"<strong>([\d.]+)</strong> (?:tin, bài|lượt đăng|báo)", officer.text)
        assert int(shown) in map(int, amounts), address


@pytest.mark.parametrize("query", ["tone=xau", "group=x", "judged=maybe", "first=hom-qua", "story=x", "khac=1"])
def test_a_list_of_what_is_none_is_no_page(officer, query):
    assert officer.get(f"/briefings/{WEEK}/items?{query}").status_code == 404


# -- units ---------------------------------------------------------------------------------------------------


def form(settings, count="12", unit="so-y-te"):
    """A form as a unit sends it on the demo's day."""
    lines = form_csv(form_of(settings, named("2026"), unit)).decode("utf-8-sig").split("\r\n")
    lines[4], lines[5], lines[6] = "Người lập;Trần Văn Thử", "Ngày gửi;15/09/2026", "Số văn bản;118/BC"
    lines[TABLE + 1] = lines[TABLE + 1].replace("văn bản;;", f"văn bản;{count};")
    return "\r\n".join(lines).encode()


def send(browser, content):
    browser.get("/briefings/units?period=2026")
    data = {"period": "2026", "received": "2026-09-16", "file": (io.BytesIO(content), "bieu.csv")}
    return browser.post("/briefings/units", data, content_type="multipart/form-data")


def test_a_form_that_came_in_is_entered_and_the_unit_is_in_time(officer, desk, store):
    send(officer, form(desk.settings))
    assert "Đã nhập báo cáo của Sở Y tế." in text(officer)
    assert "Sở Y tế Đúng hạn 16/09/2026 118/BC" in text(officer)
    assert [line.about for line in store.audit.lines() if line.act == "units.report"] == ["units 2026"]


def test_a_second_form_of_a_unit_says_what_it_stands_in_for(officer, desk):
    send(officer, form(desk.settings))
    send(officer, form(desk.settings, "13"))
    assert "thay cho báo cáo số 118/BC nhận ngày 16/09/2026" in text(officer)


def test_a_form_with_a_fault_is_refused_with_its_cell_and_nothing_is_kept(officer, desk, store):
    assert send(officer, form(desk.settings, "khoảng 20")).status_code == 400
    assert "E9 “khoảng 20” không phải số nguyên" in text(officer)
    assert store.unit_reports.of("2026") == ()
    assert not [line for line in store.audit.lines() if line.act == "units.report"]


def test_a_form_is_read_before_the_archive_is_locked(officer, desk, office):
    """A file from outside may take seconds to read: meanwhile rounds and colleagues go on writing."""
    officer.get("/briefings/units?period=2026")
    with closing(sqlite3.connect(office / "data" / "monitor.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert send(officer, form(desk.settings, "khoảng 20")).status_code == 400
        other.execute("ROLLBACK")
    assert "E9 “khoảng 20” không phải số nguyên" in text(officer)


def test_the_form_of_a_unit_can_be_had_and_of_no_unit_not(officer):
    assert officer.get("/briefings/units/form.xlsx?period=2026&unit=so-y-te").data[:2] == b"PK"
    assert officer.get("/briefings/units/form.xlsx?period=2026&unit=x").status_code == 404
    assert officer.get("/briefings/units?period=2026-09").status_code == 404


def test_the_report_of_a_year_has_a_file_and_tables_by_the_plan(officer, desk):
    send(officer, form(desk.settings))
    draft(officer, "2026")
    assert "Báo cáo tổng hợp theo kế hoạch (Word)" in text(officer)
    assert officer.get("/briefings/2026/files/bao-cao-tong-hop.docx").data[:2] == b"PK"
    assert officer.get("/briefings/2026/files/bao-cao-tong-hop.xlsx").data[:2] == b"PK"
    assert "phương hướng, nhiệm vụ năm 2027" in officer.get("/briefings/2026/files/bao-cao-tong-hop.html").text
    officer.get("/briefings/2026/figures")
    assert "Tình hình nộp báo cáo" in text(officer)
    assert "Văn bản chỉ đạo, triển khai đã ban hành văn bản 12 01" in text(officer)
