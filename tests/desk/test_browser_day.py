"""An officer's morning in a real browser, on a desk screen, on a telephone, and without JavaScript.

Signs in, finds yesterday's border stories, corrects a tag that outlasts `rebuild`, merges two stories, takes a clip in,
edits, approves and sends the digest, exports a list and compares the file with the screen. Not for: each page by itself
(the tests beside this one).
"""

import csv
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from email import policy
from email.parser import BytesParser

import pytest
from desk_browser import follow, served, sign_in, started_chromium
from desk_office import MORNING

from monitor.config import load
from monitor.config.recipients import RecipientRow
from monitor.demo.mailbox import Mailbox
from monitor.desk.app import create_app
from monitor.desk.desk import Desk
from monitor.pipeline import Session, rebuild
from monitor.store import Store

LEADER = "lanh-dao@van-phong.example"
SIZES = {"desk screen": (1200, True), "telephone": (390, True), "without JavaScript": (390, False)}
PAPER = {
    "outlet": "Đài Thử Nghiệm",
    "day": "2026-09-16",
    "title": "Bộ đội biên phòng Tuyên Quang giúp dân vùng cao thu hoạch ngô",
    "text": (
        "Sáng 16/9, bộ đội biên phòng xuống bản giúp bà con xã vùng cao tỉnh Tuyên Quang thu hoạch ngô trước mưa.\n"
        "Đồn biên phòng cho biết sẽ tuần tra biên giới cùng dân quân tự vệ của xã trong mùa mưa này.\n"
        "Bà con phấn khởi vì năm nay được mùa, đường lên nương đã được đổ bê tông từ tháng trước."
    ),
}


@pytest.fixture(scope="module")
def chromium():
    """A running browser."""
    with started_chromium() as browser:
        yield browser


class Clock:
    """The desk's calendar."""

    def __init__(self):
        self.at = MORNING

    def __call__(self):
        return self.at


@pytest.fixture
def morning(office):
    """(address of the desk, its clock, its settings, the mailbox): mails of the desk end in a real mail server."""
    clock = Clock()
    with Mailbox(office / "mails") as mailbox:
        settings = load(office / "config")
        mail = settings.office.mail.model_copy(
            update={"host": mailbox.host, "port": mailbox.port, "security": "none", "user": "", "password_env": ""}
        )
        settings = replace(
            settings,
            office=settings.office.model_copy(update={"mail": mail}),
            digest=settings.digest.model_copy(update={"recipients": (RecipientRow(address=LEADER),), "groups": ()}),
        )
        with served(create_app(Desk(settings, office / "data", clock))) as address:
            yield address, clock, settings, mailbox


@pytest.fixture(params=list(SIZES))
def window(request, chromium, morning):
    """A browser of one size, closed before the desk is; nothing on any page may be wider than it."""
    width, script = SIZES[request.param]
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script, accept_downloads=True
    )
    faults = []
    context.on("page", lambda page: page.on("pageerror", lambda error: faults.append(str(error))))
    context.on(
        "page", lambda page: page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    )
    yield context
    context.close()
    assert not faults


def message(page):
    """What the desk said of the last act."""
    return page.locator(".message").first.inner_text()


def fits(page):
    """Nothing is wider than the window."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url


def dropped_chips(page):
    """Tags that a person dropped, as the box of tags shows them."""
    return page.locator("section[aria-labelledby='tags'] .chip.dropped")


def open_facets(page):
    """On a telephone the script folds the facets as soon as the page is there."""
    fold = page.locator("details.facets-fold")
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()


def test_a_morning_at_the_desk(window, morning, office):
    """The whole way, once."""
    address, clock, settings, mailbox = morning
    page = sign_in(window, address, "canbo")
    fits(page)

    clip = find_yesterdays_border_stories(page)
    correct_a_tag(page, clip)
    outlasts_rebuild(page, address, settings, office, clip)
    merge_two_stories(page, address)
    compare_exports(page, address)

    clock.at = MORNING + timedelta(hours=5)
    take_in_a_clip(page, address)
    clock.at = MORNING + timedelta(hours=23, minutes=30)  # the next digest is due in twenty minutes
    edit_the_digest(page, address)
    page.goto(f"{address}/")
    follow(page, page.get_by_role("button", name="Thoát"))
    approve_and_send(window, address, mailbox)


def find_yesterdays_border_stories(page):
    follow(page, page.get_by_role("navigation", name="Các phần").get_by_role("link", name="Tin, bài"))
    open_facets(page)
    follow(page, page.get_by_role("link", name="Hôm qua", exact=True))
    open_facets(page)
    follow(page, page.locator("[aria-labelledby='facet-topic']").get_by_role("link", name=re.compile("Biên giới")))
    fits(page)
    assert page.locator(".list > li").count() >= 1
    assert all("Biên giới" in row for row in page.locator(".list > li").all_inner_texts())
    first = page.locator(".list > li a.title").first
    title = first.inner_text()
    follow(page, first)
    assert page.locator("h1").inner_text() == title
    fits(page)
    return int(page.url.split("/clips/")[1].split("?")[0])


def correct_a_tag(page, clip):
    tags = page.locator("section[aria-labelledby='tags']")
    follow(page, tags.get_by_role("button", name=re.compile("^Bỏ")).first)
    assert "Đã bỏ" in message(page)
    assert dropped_chips(page).count() == 1
    fits(page)
    follow(page, page.get_by_role("button", name="Hoàn tác", exact=True))
    assert dropped_chips(page).count() == 0
    follow(page, page.locator("section[aria-labelledby='tags']").get_by_role("button", name=re.compile("^Bỏ")).first)
    page.locator("#note").fill("Đã hỏi xã, tin đúng.")
    follow(page, page.get_by_role("button", name="Ghi chú", exact=True))
    assert "Đã hỏi xã, tin đúng." in page.locator("section[aria-labelledby='notes']").inner_text()


def outlasts_rebuild(page, address, settings, office, clip):
    with Store.open(office / "data" / "monitor.db") as store, ThreadPoolExecutor(1) as pool:
        dropped = [each.value for each in store.clip(clip).tags.decided if each.verdict == "drop"]
        rebuild(Session(settings, store, lambda: MORNING, pool, office / "data"))
        assert dropped
        assert not {topic.id for topic in store.clip(clip).tags.topics} & set(dropped)
    page.goto(f"{address}/clips/{clip}")
    assert dropped_chips(page).count() == 1
    page.goto(f"{address}/clips?topic={dropped[0]}")
    assert page.locator(f".list a.title[href$='/clips/{clip}']").count() == 0


def merge_two_stories(page, address):
    page.goto(f"{address}/stories")
    fits(page)
    follow(page, page.locator(".list > li a").first)
    before = int(page.locator(".facts-line li b").first.inner_text())
    follow(page, page.get_by_role("link", name=re.compile("Gộp nhóm khác")))
    fits(page)
    page.locator("input[name='others']").first.check()
    follow(page, page.get_by_role("button", name="Gộp các nhóm đã chọn"))
    assert page.locator(".message").count()
    assert int(page.locator(".facts-line li b").first.inner_text()) > before
    fits(page)


def compare_exports(page, address):
    page.goto(f"{address}/clips?when=30")
    shown = [
        int(link.split("/clips/")[1].split("?")[0])
        for link in page.locator(".list a.title").evaluate_all("all => all.map(a => a.href)")
    ]
    assert 10 < len(shown) <= 50
    links = page.locator(".files a").evaluate_all("all => all.map(a => a.href)")
    files = {re.search(r"export/(\w+)", link).group(1): page.request.get(link).body() for link in links}
    assert set(files) == {"xlsx", "csv", "jsonl", "atom"}
    rows = [json.loads(line) for line in files["jsonl"].decode().splitlines()]
    assert [row["id"] for row in rows] == shown
    assert [int(row["id"]) for row in csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig")))] == shown
    assert files["atom"].decode().count("<entry>") == len(shown)
    assert files["xlsx"].startswith(b"PK")


def take_in_a_clip(page, address):
    page.goto(f"{address}/add")
    fits(page)
    for name, value in PAPER.items():
        page.locator(f"#{name}").fill(value)
    page.locator("#group").select_option("cua-tinh")
    follow(page, page.get_by_role("button", name="Thêm tin này"))
    assert page.locator("a[href*='/clips/']").count()
    fits(page)


def edit_the_digest(page, address):
    page.goto(f"{address}/digest")
    fits(page)
    assert page.get_by_text(PAPER["title"]).first.is_visible()
    page.locator("#note-text").fill("Số này có một tin phát thanh do cán bộ ghi lại.")
    follow(page, page.get_by_role("button", name="Lưu", exact=True).first)
    assert "Số này có một tin phát thanh" in page.locator("section[aria-labelledby='note']").inner_text()
    follow(page, page.get_by_role("link", name=re.compile("^Sửa câu trích")).first)
    quotes = page.locator("#edit-quote")
    quotes.select_option(label=next(text for text in quotes.locator("option").all_inner_texts() if "được mùa" in text))
    follow(page, page.get_by_role("button", name="Lưu câu trích"))
    page.goto(f"{address}/digest")
    assert "được mùa" in page.locator("main").inner_text()


def approve_and_send(window, address, mailbox):
    page = sign_in(window, address, "duyet")
    page.goto(f"{address}/digest/preview")
    fits(page)
    follow(page, page.get_by_role("button", name=re.compile("^Duyệt và chốt")))
    assert "Đã duyệt và chốt" in message(page)
    follow(page, page.get_by_role("button", name=re.compile("^Gửi ngay")))
    fits(page)
    (file,) = mailbox.files
    mail = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
    assert mail["To"].addresses[0].addr_spec == LEADER
    text = mail.get_body(("plain",)).get_content()
    assert "Đã duyệt: Duyệt Thị Mẫu" in text
    assert "Số này có một tin phát thanh" in text
    assert "được mùa" in text
    page.reload()
    assert page.get_by_role("button", name=re.compile("^Gửi ngay")).count() == 0
