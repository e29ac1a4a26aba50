"""The list of cases: what is late stands first and says so, every count opens its list. Not for: one case (test_case.py)."""

import html
import re
import time
from datetime import timedelta

import pytest
from desk_cases import PAPER, SECOND, CaseMaker, ruled
from desk_office import MORNING

from monitor.case import Confirmed, Marked, Moved, Noted
from monitor.cases import load
from monitor.store.cases import NewStep


@pytest.fixture
def make(desk, store):
    """Makes cases on the demo's morning, a Wednesday."""
    ruled(desk)
    return CaseMaker(store, desk)


def plain(text):
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.sub(r" (?=[.,;:)])|(?<=\() ", "", words)


def rows(page):
    """Every row as text, by the number of its case, in the order of the page."""
    found = re.findall(r'<li id="vu-viec-(\d+)"[^>]*>(.*?)</li>', page, re.DOTALL)
    return {int(number): plain(text) for number, text in found}


def parts(page):
    """Headings of the list, each with the numbers of its cases."""
    pieces = re.split(r'<h2 class="case-part">([^<]+)</h2>', page)[1:]
    return {heading: list(rows(body)) for heading, body in zip(pieces[::2], pieces[1::2], strict=True)}


def test_what_is_late_stands_first_and_says_so_in_words(browser, make):
    none = make.opened("Chưa giao")
    later = make.sent("Giao hôm nay")  # until Friday
    late = make.sent("Giao tuần trước", days_ago=7)
    today = make.sent("Giao thứ Hai", days_ago=2)
    closed = make.closed("Đã xong")

    page = browser("xem").get("/cases?view=all").get_data(as_text=True)
    assert parts(page) == {
        "Quá hạn": [late],
        "Đến hạn hôm nay": [today],
        "Đến hạn trong 07 ngày tới": [later],
        "Không có thời hạn đang tính": [none],
        "Đã kết thúc": [closed],
    }
    assert "Báo cáo kết quả: quá hạn, hạn là hết ngày 11/09/2026" in rows(page)[late]
    assert "Báo cáo kết quả: hết ngày 16/09/2026" in rows(page)[today]
    assert closed not in rows(browser("xem").get("/cases").get_data(as_text=True))


def test_a_row_of_a_closed_case_says_how_it_ended(browser, make):
    done, kept, twice = make.closed("Đã xong"), make.opened("Báo nêu sai tên xã"), make.opened("Sai tên xã")
    make.add(twice, Moved("closed", outcome="same", same=kept))
    page = rows(browser("xem").get("/cases?view=closed").get_data(as_text=True))

    assert "Kết quả: " in page[done]
    assert f"Kết quả: Trùng với vụ việc số {kept}" in page[twice]


def test_a_row_says_all_that_stands_of_a_case(browser, make, store):
    clips = list(store.clips())[:2]
    case = make.opened("Báo nêu sai tên xã", [clip.id for clip in clips], level=4)
    make.add(case, Moved("sent", "Phòng Thử"))
    row = rows(browser("xem").get("/cases").get_data(as_text=True))[case]

    assert row.startswith(f"{case}. Báo nêu sai tên xã Mức 4. Khẩn Đã chuyển đơn vị")
    assert "Báo cáo khẩn: 07:10 ngày 17/09/2026 chưa xác nhận" in row
    assert "Phòng Thử · " + ", ".join(dict.fromkeys(clip.outlet for clip in clips)) in row
    assert "Bước cuối: Chuyển trạng thái: đã chuyển đơn vị, Cán Văn Thử, 07:10 16/09" in row


def test_a_case_without_articles_or_unit_says_so(browser, make):
    row = rows(browser("xem").get("/cases").get_data(as_text=True))
    assert row == {}
    case = make.opened("Điện thoại báo tin")
    row = rows(browser("xem").get("/cases").get_data(as_text=True))[case]
    assert "Chưa giao đơn vị · chưa gắn bài nào" in row


def test_a_limit_in_hours_is_late_from_its_minute_on(browser, make):
    on_time = make.sent("Đúng giờ", at=MORNING - timedelta(hours=23, minutes=59), level=4)
    late = make.sent("Trễ giờ", at=MORNING - timedelta(hours=24), level=4)
    page = browser("xem").get("/cases").get_data(as_text=True)
    assert parts(page) == {"Quá hạn": [late], "Đến hạn hôm nay": [on_time]}


def test_the_unexpected_event_that_nobody_told_of_is_late(browser, make):
    case = make.opened("Sạt lở", at=MORNING - timedelta(days=3), sudden=True)
    assert parts(browser("xem").get("/cases").get_data(as_text=True)) == {"Quá hạn": [case]}
    make.add(case, Marked("informed"))
    assert parts(browser("xem").get("/cases").get_data(as_text=True)) == {"Không có thời hạn đang tính": [case]}


@pytest.fixture
def several(make):
    """Cases of every kind."""
    make.sent("Trạm y tế thiếu thuốc", days_ago=9, unit="Sở Thử", level=3)
    make.sent("Đường liên thôn hỏng", days_ago=2, unit="Phòng Mẫu")
    make.sent("Trường học dột", unit="Sở Thử", level=4)
    make.closed("Cầu treo")
    make.proposed("Giá điện")
    make.proposed("Nước sạch", by=SECOND)
    return make


def test_every_count_opens_as_many_as_it_says(browser, several):
    person = browser("canbo")
    page = person.get("/cases?view=all").get_data(as_text=True)
    beside = re.findall(r'<li><a href="(/cases[^"]*)"[^>]*>.*?</a> <span class="count">([\d.]+)</span>', page)
    above = re.findall(r'<a href="(/cases[^"]*)"[^>]*>[^<]+<span class="count">\(([\d.]+)\)', page)
    assert len(beside) >= 8
    assert [count for _, count in above] == ["5", "1", "1", "2", "1", "1", "6"]
    for path, count in (*beside, *above):
        person.get(html.unescape(path))
        assert len(rows(person.text)) == int(count), path


def test_choices_of_one_kind_add_up_and_those_of_others_narrow(browser, several):
    person = browser("canbo")
    assert len(rows(person.get("/cases?level=3&level=4").get_data(as_text=True))) == 2
    assert (
        len(rows(person.get("/cases?level=3&level=4&unit=S%E1%BB%9F+Th%E1%BB%AD&view=overdue").get_data(as_text=True)))
        == 1
    )
    assert len(rows(person.get("/cases?level=9&view=l%E1%BA%A1&state=l%E1%BA%A1&page=99").get_data(as_text=True))) == 5
    assert rows(person.get("/cases?state=escalated").get_data(as_text=True)) == {}
    assert "Không có vụ việc nào như vậy. Bỏ bớt điều kiện lọc." in person.text


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("y te", 1),
        ("Y TẾ", 1),
        ("thuoc tram", 1),
        ("thiêu", 0),
        ("đường", 1),
        ("duong", 1),
        ("", 5),
        ("1", 1),
        ("99", 0),
    ],
)
def test_titles_are_found_with_accents_and_without(browser, several, q, found):
    assert len(rows(browser("xem").get("/cases", query_string={"q": q}).get_data(as_text=True))) == found


@pytest.mark.parametrize(("verdict", "waits"), [("false", 1), ("partly", 1), ("right", 0), ("unproven", 0)])
def test_what_a_letter_may_stand_on_waits_for_a_second_officer(browser, make, verdict, waits):
    make.proposed("Báo nêu thu phí", verdict=verdict)
    assert len(rows(browser("xem").get("/cases?view=confirm").get_data(as_text=True))) == waits


def test_a_verdict_waits_for_who_has_not_proposed_it_until_it_is_confirmed(browser, make, store):
    case = make.proposed("Giá điện")
    for login, count in (("canbo", 0), ("canbo2", 1), ("duyet", 1)):
        assert len(rows(browser(login).get("/cases?view=mine").get_data(as_text=True))) == count, login
    viewer = browser("xem").get("/cases?view=confirm").get_data(as_text=True)
    assert "Chờ cán bộ thứ hai xác nhận" in rows(viewer)[case]
    assert "Chờ tôi xác nhận" not in viewer
    make.add(case, Confirmed(load(store, case).assessment.proposal), by=SECOND)
    assert rows(browser("xem").get("/cases?view=confirm").get_data(as_text=True)) == {}


def test_what_is_done_in_a_case_is_in_the_list_at_once(browser, make):
    person, case = browser("xem"), make.sent("Giao tuần trước", days_ago=7)
    assert list(parts(person.get("/cases").get_data(as_text=True))) == ["Quá hạn"]
    make.add(case, Moved("answered"), paper=PAPER)
    assert list(parts(person.get("/cases").get_data(as_text=True))) == ["Không có thời hạn đang tính"]
    make.add(case, Noted(), note="Đã gọi điện.")
    assert "Bước cuối: Ghi chú" in rows(person.get("/cases").get_data(as_text=True))[case]


def test_fifty_stand_on_a_page(browser, make):
    for n in range(52):
        make.opened(f"Vụ việc thử {n}")
    person = browser("xem")
    assert list(rows(person.get("/cases").get_data(as_text=True))) == list(range(1, 51))
    assert "đang xem 1–50" in person.text
    assert list(rows(person.get("/cases?page=2").get_data(as_text=True))) == [51, 52]


@pytest.mark.parametrize("view", ["open", "overdue", "today", "confirm", "mine", "closed", "all"])
def test_an_empty_list_says_so(browser, view):
    page = browser("canbo").get(f"/cases?view={view}").get_data(as_text=True)
    assert re.search(r'<p class="empty">(Không có|Chưa có)', page)


def test_who_only_reads_is_not_offered_to_open_a_case(browser):
    assert 'href="/cases/new"' not in browser("xem").get("/cases").get_data(as_text=True)
    assert 'href="/cases/new"' in browser("canbo").get("/cases").get_data(as_text=True)


def test_where_the_section_is_closed_no_case_is_shown(desk, browser, make, store):
    clip = next(store.clips()).id
    make.opened("Báo nêu sai", [clip])
    rules = desk.settings.desk.model_copy(update={"sections": {"cases": "officer"}})
    object.__setattr__(desk.settings, "desk", rules)
    viewer = browser("xem")
    assert viewer.get("/cases").status_code == 403
    for path in ("/", f"/clips/{clip}"):
        page = viewer.get(path).get_data(as_text=True)
        assert "/cases" not in page
        assert "Vụ việc số" not in page


def test_two_thousand_cases_are_listed_in_less_than_300_milliseconds(browser, make, store):
    with store.cases.entering():
        for n in range(2000):
            case = make.opened(f"Vụ việc thử {n}", at=MORNING - timedelta(days=n % 40), level=n % 4 + 1)
            if n % 3:
                sent = [NewStep(Moved("sent", f"Đơn vị {n % 20}"), MORNING - timedelta(days=n % 9))]
                store.cases.add(case, sent, store.cases.steps(case)[-1].id, SECOND, MORNING)
    person = browser("canbo")
    person.get("/cases")  # reads them once; afterwards only what came since is read
    took = []
    for path in ("/cases", "/cases?view=all&page=30", "/cases?q=thu+19", "/cases?level=4&view=overdue"):
        began = time.process_time()
        assert person.get(path).status_code == 200
        took.append(time.process_time() - began)
    assert sorted(took)[1] < 0.3, took
