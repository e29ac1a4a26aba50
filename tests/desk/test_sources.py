"""The pages on sources and on the ledger. Not for: the health of sources (tests/health), the sums (tests/store)."""

import csv
import io
import json
import re
from datetime import datetime, timedelta

import pytest
from lxml import etree
from workbooks import moment, sheet_of

from monitor.desk.shown import table_files
from monitor.desk.sources.words import STATES, in_words


@pytest.fixture
def officer(browser):
    return browser("canbo")


# -- sources -----------------------------------------------------------------------------------------------


def test_every_source_stands_in_the_list_the_broken_one_first(officer, desk):
    officer.get("/sources")
    places = {source.name: officer.text.index(f">{source.name}</a>") for source in desk.settings.sources}
    assert min(places, key=places.get) == "Trang tin Gió Ngàn"


def test_why_a_source_is_broken_is_said_in_vietnamese(officer):
    officer.get("/sources/gio-ngan")
    assert "máy chủ báo lỗi 503" in officer.text
    assert "lỗi 2 lần liền, thử lại sau" in officer.text
    assert "được phép (robots.txt không cấm)" in officer.text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "nothing new since Mon 10/09 07:00; the last 4 Tuesdays brought 3, 4, 1, 0 by this hour",
            "không có bài mới từ thứ Hai 10/09 07:00; cùng ngày các tuần trước, giờ này đã có 3, 4, 1, 0 bài",
        ),
        (
            "nothing new since Sun 02/08 09:10; 5 days of looking, the longest pause before was 1 day",
            "không có bài mới từ Chủ nhật 02/08 09:10: đã 5 ngày, trước đây lâu nhất 1 ngày",
        ),
        ("failed 3 times in a row (hard): in 6 h 00 min", "lỗi 3 lần liền, thử lại sau 6 giờ 00 phút"),
        ("robots.txt forbids it (Disallow: /rieng/)", "robots.txt cấm (Disallow: /rieng/)"),
        ("gave up after 12 tries: no answer within 20 s", "thử 12 lần không được: quá thời gian chờ"),
        ("junk/tu-vi: Tử vi", "gặp từ thuộc nhóm tin rác: “Tử vi”"),
        ("something that nobody foresaw", ""),
    ],
)
def test_what_the_program_says_has_words_for_people(said, words):
    assert in_words(said) == words


def test_what_has_no_words_is_shown_as_it_is(officer, store):
    with store._database.writing() as db:
        db.execute("UPDATE polls SET reason = '<b>odd</b> thing' WHERE source = 'gio-ngan'")
    officer.get("/sources/gio-ngan")
    assert "&lt;b&gt;odd&lt;/b&gt; thing" in officer.text


def test_the_portals_of_the_province_say_when_they_were_last_updated(officer):
    officer.get("/sources")
    table = officer.text.partition('id="fresh"')[2]
    assert "Cổng thông tin Thành Tuyên" in table
    assert "1 ngày trước" in table


def test_an_unknown_source_is_not_found(officer):
    assert officer.get("/sources/khong-co").status_code == 404


# -- the ledger ----------------------------------------------------------------------------------------------


def figures_of(page, path):
    """The count that the page shows for the list at *path*."""
    return int(re.search(rf'href="{re.escape(path)}"[^>]*><strong>([\d.]+)</strong>', page)[1])


def rows_of(page):
    return page.count('<td class="address">')


@pytest.mark.parametrize("state", list(STATES))
def test_every_count_of_the_ledger_opens_the_list_that_it_counts(officer, store, state):
    officer.get("/ledger")
    count = figures_of(officer.text, f"/ledger/addresses?state={state}")
    assert count == store.ledger.counts()[state]
    officer.get(f"/ledger/addresses?state={state}")
    assert rows_of(officer.text) == count
    exported = officer.get(f"/ledger/addresses.jsonl?state={state}").get_data(as_text=True).splitlines()
    assert len(exported) == count


def test_every_count_of_a_day_opens_the_list_that_it_counts(officer):
    page = officer.get("/ledger?days=7").get_data(as_text=True).partition('id="days"')[2]
    links = re.findall(r'<a href="(/ledger/addresses\?[^"]+)">(\d+)</a>', page)
    assert len(links) > 10
    for path, count in links:
        officer.get(path.replace("&amp;", "&"))
        assert rows_of(officer.text) == int(count), path


def test_the_sums_agree_and_a_fault_is_told(officer, store, desk):
    officer.get("/ledger")
    assert "Các tổng khớp nhau" in officer.text
    with store._database.writing() as db:
        db.execute("UPDATE addresses SET state = 'junk' WHERE id = (SELECT MIN(address_id) FROM articles)")
    desk.kept.clear()
    officer.get("/ledger")
    assert "chỗ không khớp" in officer.text


def test_an_address_says_what_became_of_it_whatever_its_spelling(officer, store):
    clip = next(store.clips())
    officer.get("/ledger/address", query_string={"url": clip.article.canonical.replace("http://", "https://www.")})
    assert f'href="/clips/{clip.id}"' in officer.text
    assert clip.article.canonical in officer.text


def test_the_address_of_a_copy_and_the_reason_of_an_end_are_told(officer, store):
    line = next(each for each in store.ledger.lines() if each.state == "forbidden")
    officer.get("/ledger/address", query_string={"url": line.url})
    assert "robots.txt cấm" in officer.text
    assert "Nguồn nào liệt kê" in officer.text


def test_an_address_never_seen_can_be_added(officer):
    officer.get("/ledger/address", query_string={"url": 'https://la.example/"><script>alert(1)</script>'})
    assert "chưa bao giờ thấy" in officer.text
    assert "/add?url=" in officer.text
    assert "<script>alert" not in officer.text


def test_what_is_no_address_is_told(officer):
    officer.get("/ledger/address?url=xin+chào")
    assert officer.last.status_code == 200
    assert "không phải là địa chỉ" in officer.text


@pytest.mark.parametrize(
    "asked",
    ["", "state=hack", "state=' OR 1=1 --", "day=2026-09-15", "source=a&day=hom-qua", "source=a&day=9999-12-31"],
)
def test_a_list_that_nobody_can_mean_is_refused(officer, asked):
    for path in ("/ledger/addresses", "/ledger/addresses.csv"):
        assert officer.get(f"{path}?{asked}").status_code == 400
        assert "Yêu cầu chưa rõ" in officer.text


def test_odd_pages_and_days_are_answered_with_what_there_is(officer):
    for asked in ("page=-1", "page=0", "page=x", "page=99999999999999999999"):
        assert officer.get(f"/ledger/addresses?state=clip&{asked}").status_code == 200
    for asked in ("days=x", "days=999999", "days=-3", "source=khong-co"):
        assert officer.get(f"/ledger?{asked}").status_code == 200


def test_long_lists_have_pages_and_their_files_do_not(officer, monkeypatch):
    monkeypatch.setattr("monitor.desk.screens.ledger._PAGE", 10)
    seen = []
    for page in (1, 2, 3, 4):
        officer.get(f"/ledger/addresses?state=clip&page={page}")
        seen += re.findall(r'href="/ledger/address\?url=([^"]+)"', officer.text)
    assert len(seen) == len(set(seen)) == 32
    assert len(officer.get("/ledger/addresses.csv?state=clip").get_data(as_text=True).splitlines()) == 33


# -- files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/sources/health", "/sources/freshness", "/ledger/days", "/ledger/addresses"])
def test_both_files_hold_the_same_rows(officer, path):
    asked = "?state=clip" if path == "/ledger/addresses" else ""
    answer = officer.get(f"{path}.csv{asked}")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    table = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    rows = [json.loads(line) for line in officer.get(f"{path}.jsonl{asked}").get_data(as_text=True).splitlines()]
    assert len(table) == len(rows) + 1
    assert [row[0] for row in table[1:]] == [str(next(iter(row.values()))) for row in rows]


@pytest.mark.parametrize("path", ["/sources/health", "/sources/freshness", "/ledger/days", "/ledger/addresses"])
def test_the_workbook_holds_the_rows_of_the_csv(officer, desk, path):
    asked = "?state=clip" if path == "/ledger/addresses" else ""
    page = {"health": "/sources", "freshness": "/sources", "days": "/ledger"}.get(path.rsplit("/", 1)[1], path)
    officer.get(f"{page}{asked}")
    assert f'href="{path}.xlsx' in officer.text
    answer = officer.get(f"{path}.xlsx{asked}", buffered=True)
    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+-20260916\.xlsx"', answer.headers["Content-Disposition"])
    text = officer.get(f"{path}.csv{asked}").get_data(as_text=True)
    table, sheet = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))), sheet_of(answer.data)
    assert len(table) == len(sheet) > 1

    def same(said, kept):
        if not re.match(r"\d{4}-\d\d-\d\d", said):
            return said == kept
        at = datetime.fromisoformat(said)
        local = at.astimezone(desk.zone).replace(tzinfo=None) if at.tzinfo else at
        return abs(moment(kept) - local) <= timedelta(seconds=1)

    for said, kept in zip(table, sheet, strict=True):
        assert all(same(*pair) for pair in zip(said, kept, strict=True)), (said, kept)


def test_no_cell_of_a_file_is_a_formula(officer, store):
    with store._database.writing() as db:
        db.execute("UPDATE addresses SET title = '=HYPERLINK(1)' WHERE state = 'gone'")
    text = officer.get("/ledger/addresses.csv?state=gone").get_data(as_text=True)
    assert "'=HYPERLINK(1)" in text
    sheet = sheet_of(officer.get("/ledger/addresses.xlsx?state=gone", buffered=True).data)
    assert {row[1] for row in sheet[1:]} == {"=HYPERLINK(1)"}  # as text: the reader reads no formulas


def test_the_addresses_are_a_feed_too(officer):
    officer.get("/ledger/addresses?state=clip")
    assert 'href="/ledger/addresses.atom?state=clip"' in officer.text
    answer = officer.get("/ledger/addresses.atom?state=clip", buffered=True)
    assert answer.mimetype == "application/atom+xml"
    atom = "{http://www.w3.org/2005/Atom}"
    entries = etree.fromstring(answer.data).findall(f"{atom}entry")
    rows = officer.get("/ledger/addresses.jsonl?state=clip").get_data(as_text=True).splitlines()
    assert [each.findtext(f"{atom}title") for each in entries] == [json.loads(row)["title"] for row in rows]
    assert len({each.findtext(f"{atom}id") for each in entries}) == len(rows) == 32
    assert {each.find(f"{atom}category").get("label") for each in entries} == {STATES["clip"]}


def test_there_is_no_other_kind_of_file(officer):
    for path in ("/sources/health.exe", "/ledger/days.xml", "/ledger/addresses.csv/../../etc/passwd"):
        assert officer.get(path).status_code == 404


def test_a_list_too_long_for_a_workbook_offers_the_other_files_and_says_why(officer, monkeypatch):
    monkeypatch.setattr("monitor.desk.shown.table_files.LONGEST_BOOK", 31)
    officer.get("/ledger/addresses?state=clip")
    assert "addresses.xlsx" not in officer.text
    assert "addresses.csv" in officer.text
    assert "không có tệp Excel; Excel mở được tệp CSV." in officer.text
    assert officer.get("/ledger/addresses.xlsx?state=clip").status_code == 400
    assert "Danh sách quá dài cho Excel" in officer.text
    assert officer.get("/ledger/addresses.csv?state=clip").status_code == 200


def test_a_second_workbook_at_a_time_is_told_to_wait(officer, monkeypatch):
    monkeypatch.setattr(table_files, "_PATIENCE", 0.01)
    with table_files._BOOK:
        assert officer.get("/ledger/addresses.xlsx?state=clip").status_code == 503
        assert "Đang lập một tệp Excel khác" in officer.text
        assert officer.get("/ledger/addresses.csv?state=clip").status_code == 200
    assert officer.get("/ledger/addresses.xlsx?state=clip", buffered=True).status_code == 200
