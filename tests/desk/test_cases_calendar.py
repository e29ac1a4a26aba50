"""The limits of cases by day, and what the first page counts of them. Not for: computing limits (tests of the room cases)."""

import html
import re
from datetime import date, timedelta

import pytest
from desk_cases import SECOND, CaseMaker, at, ruled
from desk_office import MORNING

from monitor.case import Moved
from monitor.config.calendar import Calendar, Holiday, WorkingDay


@pytest.fixture
def make(desk, store):
    ruled(desk)
    return CaseMaker(store, desk)


def plain(text):
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.sub(r" (?=[.,;:)])|(?<=\() ", "", words)


def days(page):
    """The days of the page, each as text by its date."""
    found = re.split(r'<li class="case-day', page)[1:]
    told = [plain(each.partition(">")[2].partition("</ol>")[0]) for each in found]
    return {re.search(r"\d\d/\d\d/\d{4}", each)[0]: each for each in told if each}


def test_a_limit_stands_on_its_last_day(browser, make):
    case = make.sent("Giao thứ Hai", days_ago=2)
    urgent = make.sent("Giao khẩn", level=4)
    make.closed("Đã xong")
    found = days(browser("xem").get("/cases/calendar").get_data(as_text=True))

    assert len(found) == 30
    assert f"Số {case}. Giao thứ Hai Báo cáo kết quả: hết ngày 16/09/2026" in found["16/09/2026"]
    assert "Hôm nay" in found["16/09/2026"]
    assert f"Số {urgent}. Giao khẩn Báo cáo khẩn: 07:10 ngày 17/09/2026 chưa xác nhận" in found["17/09/2026"]
    assert sum("Số " in each for each in found.values()) == 2


def test_what_is_late_says_so_on_its_day(browser, make):
    make.sent("Giao tuần trước", days_ago=7)
    found = days(browser("xem").get("/cases/calendar").get_data(as_text=True))
    assert "Báo cáo kết quả: quá hạn, hạn là hết ngày 11/09/2026" in found["11/09/2026"]


def test_a_limit_that_ended_stands_no_more(browser, make):
    case = make.sent("Giao thứ Hai", days_ago=2)
    make.add(case, Moved("reported"))
    page = browser("xem").get("/cases/calendar").get_data(as_text=True)
    assert "Số " not in days(page)["16/09/2026"]
    assert "Tháng này không có thời hạn nào đang tính." in page


def test_days_off_are_those_of_the_office(browser, desk):
    off = Holiday(name="Ngày hội của tỉnh", every="09-02")
    calendar = Calendar(holiday=(off,), working=(WorkingDay(day=date(2026, 9, 12)),))
    object.__setattr__(desk.settings, "calendar", calendar)
    found = days(browser("xem").get("/cases/calendar").get_data(as_text=True))
    assert found["02/09/2026"] == "Thứ Tư, 02/09/2026 Ngày hội của tỉnh"
    assert found["13/09/2026"] == "Chủ nhật, 13/09/2026 Ngày nghỉ"
    assert found["12/09/2026"] == "Thứ Bảy, 12/09/2026"
    assert found["15/09/2026"] == "Thứ Ba, 15/09/2026"


def test_one_may_go_from_month_to_month(browser, make):
    make.sent("Giao cuối tháng", at=at("2026-08-31T08:00"))
    person = browser("xem")
    page = person.get("/cases/calendar?month=2026-12").get_data(as_text=True)
    assert "Lịch thời hạn: Tháng 12/2026" in page
    assert re.findall(r'href="/cases/calendar\?month=([\d-]+)"', page) == ["2026-11", "2027-01"]
    assert len(days(page)) == 31
    assert len(days(person.get("/cases/calendar?month=2024-02").get_data(as_text=True))) == 29
    assert 'rel="prev"' not in person.get("/cases/calendar?month=2000-01").get_data(as_text=True)
    assert 'rel="next"' not in person.get("/cases/calendar?month=2100-12").get_data(as_text=True)


@pytest.mark.parametrize("month", ["", "x", "2026-13", "1999-12", "2101-01", "2026-9", "9999-12", "0001-01"])
def test_a_month_that_there_is_not_is_this_one(browser, month):
    assert "Tháng 09/2026" in browser("xem").get(f"/cases/calendar?month={month}").get_data(as_text=True)


# -- the first page ----------------------------------------------------------------------------------------


def figures(page):
    """What the first page counts of cases: (path, words, count)."""
    part = page.partition('aria-labelledby="cases"')[2].partition("</section>")[0]
    return [
        (html.unescape(path), words, int(count))
        for path, words, count in re.findall(r'<a href="([^"]+)">([^<]+)</a> <strong>([\d.]+)</strong>', part)
    ]


def test_the_first_page_counts_cases_and_each_count_opens_its_list(browser, make):
    make.sent("Giao tuần trước", days_ago=7)
    make.sent("Giao thứ Hai", days_ago=2)
    make.sent("Giao hôm nay")
    make.proposed("Giá điện", by=SECOND)
    make.closed("Đã xong")
    person = browser("canbo")
    found = figures(person.get("/").get_data(as_text=True))
    assert [(words, count) for _, words, count in found] == [
        ("Đang mở", 4),
        ("Quá hạn", 1),
        ("Đến hạn hôm nay", 1),
        ("Chờ tôi xác nhận", 1),
    ]
    for path, _, count in found:
        person.get(path)
        assert person.text.count('<li id="vu-viec-') == count, path


def test_what_waits_for_an_officer_is_not_told_to_who_only_reads(browser, make):
    make.proposed("Giá điện")
    assert [words for _, words, _ in figures(browser("xem").get("/").get_data(as_text=True))] == [
        "Đang mở",
        "Quá hạn",
        "Đến hạn hôm nay",
    ]


def test_what_becomes_late_overnight_is_late_without_anybody_doing_anything(browser, make, desk):
    make.sent("Giao thứ Hai", days_ago=2)
    person = browser("xem")
    assert figures(person.get("/").get_data(as_text=True))[1][2] == 0
    object.__setattr__(desk, "clock", lambda: MORNING + timedelta(days=1))
    assert figures(person.get("/").get_data(as_text=True))[1][2] == 1
