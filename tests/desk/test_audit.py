"""The screen of the log, and the log as a file."""

import csv
import hashlib
import io
import json
import re
from datetime import timedelta

import pytest
from desk_office import MORNING
from workbooks import moment, sheet_of

from monitor.desk.screens import audit as screen
from monitor.desk.shown import log
from monitor.store.audit import FIRST, Actor

LAN = Actor("canbo", "Cán Văn Thử", "10.0.0.9")


@pytest.fixture
def admin(browser):
    return browser("quantri")


def act(store, about="clip 1", kind="tag.drop", who=LAN, **detail):
    with store.audit.acting(who, MORNING, kind, about, detail):
        pass


def numbers(page):
    """The numbers of the lines on a page, as they stand."""
    return [int(n.replace(".", "")) for n in re.findall(r'<th scope="row" class="figure">([\d.]+)</th>', page)]


def page(admin, path="/audit"):
    answer = admin.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_the_newest_lines_come_first_and_the_older_ones_on_the_next_page(admin, store):
    """A hundred to a page; each line stands on one page."""
    for n in range(220):
        act(store, f"clip {n}")
    first = page(admin)
    seen, path = numbers(first), "/audit"
    while older := re.search(r'rel="next" href="([^"]+)"', page(admin, path)):
        path = older.group(1).replace("&amp;", "&")
        seen += numbers(page(admin, path))
    assert seen == list(range(store.audit.last().number, 0, -1))
    assert len(numbers(first)) == 100


def test_lines_are_chosen_by_person_and_by_thing(admin, store):
    """A thing without a number is no choice."""
    act(store, "clip 3", who=Actor("duyet", "Duyệt Thị Mẫu"))
    act(store, "clip 3")
    act(store, "clip 4")
    newest = store.audit.last().number
    assert numbers(page(admin, "/audit?login=canbo")) == [newest, newest - 1]
    assert numbers(page(admin, "/audit?kind=clip&which=3")) == [newest - 1, newest - 2]
    assert numbers(page(admin, "/audit?login=canbo&kind=clip&which=3&before=999999")) == [newest - 1]
    assert len(numbers(page(admin, "/audit?kind=clip&which="))) == newest
    assert "Không có dòng nào." in page(admin, "/audit?login=nobody")


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "1e3", "", "١"])
def test_a_number_that_is_none_is_left_out(admin, before):
    """No fault, no empty page of its own."""
    assert page(admin, f"/audit?before={before}")


def test_what_was_done_is_told_in_vietnamese_and_leads_to_the_thing(admin, store):
    """An act without words shows its key; a thing without a page its name."""
    act(store, "account canbo", "account.change", role="officer → approver")
    act(store, "clip 3", "something.new", pair=[1, 2])
    act(store, "thing of a later version", "something.newer")
    shown = page(admin)
    assert "sửa tài khoản" in shown
    assert f'href="/people/{store.accounts.by_login("canbo").id}"' in shown
    assert "Cán bộ → Người duyệt" in shown
    assert 'href="/clips/3"' in shown
    assert "something.new" in shown
    assert "[1, 2]" in shown
    assert "thing of a later version" in shown


def test_every_act_of_the_doors_has_words(admin, browser, store):
    """Signing in, wrong passwords, sessions."""
    visitor = browser()
    for _ in range(6):
        visitor.get("/sign-in")
        visitor.post("/sign-in", {"login": "canbo", "password": "wrong"})
    admin.post("/sessions/end")
    acts = {line.act for line in store.audit.lines()}
    assert acts == {"sign-in", "sign-in.wrong", "sign-in.locked", "sign-out.others"}
    assert acts <= set(log.ACTS)


def test_an_honest_log_holds_and_a_changed_one_is_told(admin, store):
    """With the number of the line."""
    act(store)
    assert "liền mạch" in page(admin)
    with store._database.writing() as db:
        db.execute("DROP TRIGGER audit_stays")
        db.execute("UPDATE audit SET name = 'Ai Khác' WHERE number = 1")
    assert "bị đứt ở dòng 1" in page(admin)


def test_a_long_log_is_checked_when_asked(admin, store, monkeypatch):
    """A page answers at once however long the log is."""
    monkeypatch.setattr(screen, "_QUICK", 0)
    assert "chưa kiểm tra" in page(admin)
    assert "liền mạch" in page(admin, "/audit?check=1")


def test_the_last_link_stands_on_the_page_to_be_written_down(admin, store):
    """Who rewrites the whole log cannot rewrite the paper."""
    assert store.audit.last().chain in page(admin)


def test_the_whole_log_is_exported_and_can_be_followed_without_this_program(admin, store):
    """As the docstring of shown/log.py tells."""
    for n in range(2 * log._BATCH // 100):
        act(store, f"clip {n}", note="=1+1", more={"ă": [n]})
    answer = admin.client.get("/audit.jsonl")
    assert answer.mimetype == "application/x-ndjson"
    assert "attachment" in answer.headers["Content-Disposition"]
    link = FIRST
    rows = [json.loads(line) for line in answer.get_data(as_text=True).splitlines()]
    for row in rows:
        detail = json.dumps(row["detail"], ensure_ascii=False, sort_keys=True)
        parts = [row[name] for name in ("number", "at", "login", "name", "address", "act", "about")]
        link = hashlib.sha256(json.dumps([link, *parts, detail], ensure_ascii=False).encode()).hexdigest()
        assert link == row["chain"]
    assert [row["number"] for row in rows] == list(range(1, store.audit.last().number + 1))


def test_the_export_is_read_in_parts_and_ends_at_the_line_that_was_the_newest(store, monkeypatch):
    """A slow reader holds nothing, and a busy desk does not make it endless."""
    monkeypatch.setattr(log, "_BATCH", 2)
    for n in range(5):
        act(store, f"clip {n}")
    read = []
    for line in log.whole(store):
        read.append(line.number)
        act(store)
    assert read == [1, 2, 3, 4, 5]


def test_a_table_runs_no_formula(admin, store):
    """Whoever wrote it."""
    act(store, "=cmd|'/c calc'!A1", who=Actor("canbo", "@SUM(1)", "10.0.0.9"), note="dòng\nhai")
    answer = admin.client.get("/audit.csv")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert rows[-1]["about"] == "'=cmd|'/c calc'!A1"
    assert rows[-1]["name"] == "'@SUM(1)"
    assert json.loads(rows[-1]["detail"]) == {"note": "dòng\nhai"}
    assert len(rows) == store.audit.last().number


def test_the_workbook_holds_the_rows_of_the_csv(admin, store, desk):
    """And says in words what was done."""
    act(store, "=cmd|'/c calc'!A1", who=Actor("canbo", "@SUM(1)", "10.0.0.9"), note="dòng\nhai")
    act(store, "clip 12")
    answer = admin.client.get("/audit.xlsx", buffered=True)
    assert re.fullmatch(r'attachment; filename="nhat-ky-[0-9-]+\.xlsx"', answer.headers["Content-Disposition"])
    lines = list(log.whole(store))
    head, *sheet = sheet_of(answer.data)
    for column, told in (
        ("Dòng", [str(line.number) for line in lines]),
        ("Tên đăng nhập", [line.actor.login for line in lines]),
        ("Ai", [line.actor.name for line in lines]),
        ("Việc", [log.act_words(line.act) for line in lines]),
        ("Mã việc", [line.act for line in lines]),
        ("Mã của đối tượng", [line.about for line in lines]),
        ("Mã nối", [line.chain for line in lines]),
    ):
        assert [row[head.index(column)] for row in sheet] == told
    assert json.loads(sheet[-2][head.index("Chi tiết như đã ghi")]) == {"note": "dòng\nhai"}
    assert moment(sheet[-1][head.index("Lúc")]) == MORNING.astimezone(desk.zone).replace(tzinfo=None)
    assert 'href="/audit.xlsx"' in page(admin)


def test_only_admins_see_it(browser):
    """Nor can others export it."""
    officer = browser("duyet")
    for path in ("/audit", "/audit.csv", "/audit.jsonl", "/audit.xlsx"):
        assert officer.client.get(path).status_code == 403


def test_what_people_wrote_is_text(admin, store):
    """On the page of the log too."""
    act(store, "clip <img src=x>", "<b>", who=Actor("canbo", "<script>", "<i>"), note="<script>alert(1)</script>")
    shown = page(admin)
    for mark in ("<script>", "<img src=x>", "<b>", "<i>"):
        assert mark not in re.sub(r"<script src=\"[^\"]+\" defer></script>", "", shown)


def test_times_are_those_of_the_office(admin, store):
    """The morning of the demo, at seven."""
    with store.audit.acting(LAN, MORNING + timedelta(minutes=1), "tag.drop", "clip 1"):
        pass
    assert "07:11 16/09" in page(admin)
