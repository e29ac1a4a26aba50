"""The demo's false figure in a real browser, from flag to case to verdict by two officers to dossier to correction to outcome.

The coming digest is read at each stage. Not for: each page by itself (test_case_page.py, test_cases_list.py), documents
(tests/publish), how often an article is looked at (tests/pipeline).
"""

import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from email import policy
from email.parser import BytesParser

import pytest
from desk_browser import follow, served, sign_in, started_chromium
from desk_office import MORNING

from monitor.config import load
from monitor.demo.mailbox import Mailbox
from monitor.demo.server import DemoPress
from monitor.desk.app import create_app
from monitor.desk.desk import Desk
from monitor.pipeline import Session, run_round, send_digest
from monitor.store import Store

FALSE = "142 xã, phường"
NEXT_DAY = datetime.fromisoformat("2026-09-17T08:00:00+07:00")
CORRECTED = datetime.fromisoformat("2026-09-17T16:00:00+07:00")  # an hour after the outlet corrected it
TITLE = "Báo nêu toàn tỉnh có 142 xã, phường"


@pytest.fixture(scope="module")
def chromium():
    """A running browser."""
    with started_chromium() as browser:
        yield browser


class Town:
    """The demo's office, the desk and the press at one hour."""

    def __init__(self, folder, press, mailbox):
        self.folder, self.press, self.mailbox, self.at = folder, press, mailbox, MORNING
        settings = load(folder / "config")
        mail = settings.office.mail.model_copy(update={"host": mailbox.host, "port": mailbox.port})
        self.settings = replace(settings, office=settings.office.model_copy(update={"mail": mail}))

    def clock(self):
        """The hour."""
        return self.at

    @contextmanager
    def session(self):
        """What commands work with."""
        with Store.open(self.folder / "data" / "monitor.db") as store, ThreadPoolExecutor(1) as pool:
            yield Session(self.settings, store, self.clock, pool, self.folder / "data")

    def read_the_press(self, at):
        """Let it be *at*, and make a round over every source."""
        self.at = at
        self.press.set_clock(at)
        with self.session() as session:
            return run_round(session, every=True, tell=lambda _line: None)

    def send_the_digest(self):
        """The text of the digest of the morning, as it comes into a mailbox."""
        with self.session() as session:
            send_digest(session)
        message = BytesParser(policy=policy.default).parsebytes(self.mailbox.files[0].read_bytes())
        return message.get_body(("plain",)).get_content()


@pytest.fixture
def town(office):
    """A press that goes on where the demo's ended, at another address."""
    sources = office / "config" / "sources.toml"
    with DemoPress(MORNING) as press, Mailbox(office / "mails") as mailbox:
        text = re.sub(r'proxy = "[^"]*"', f'proxy = "{press.proxy_url}"', sources.read_text(encoding="utf-8"))
        sources.write_text(text, encoding="utf-8")
        yield Town(office, press, mailbox)


@pytest.fixture
def desks(chromium, town):
    """Two officers at the desk, each in a browser of their own; nothing on any page fails."""
    faults = []
    with served(create_app(Desk(town.settings, town.folder / "data", town.clock))) as address:
        contexts = [chromium.new_context(viewport={"width": 1200, "height": 900}) for _ in range(2)]
        for context in contexts:
            context.on("page", lambda page: page.on("pageerror", lambda error: faults.append(str(error))))
        yield [
            CasePage(sign_in(c, address, who), address) for c, who in zip(contexts, ("canbo", "canbo2"), strict=True)
        ]
        for context in contexts:
            context.close()
    assert not faults


class CasePage:
    """The desk as one officer sees it."""

    def __init__(self, page, address):
        self.page, self.address = page, address

    def look(self, path):
        """Open *path*; return what stands there."""
        self.page.goto(f"{self.address}{path}")
        return self.text()

    def text(self):
        """What stands on the page."""
        return " ".join(self.page.locator("main").inner_text().split())

    def send(self, form, button=None, **fields):
        """Fill in a form of the page and press its button."""
        found = self.page.locator(f"form#{form}")
        found.evaluate(
            "form => { for (let at = form; at; at = at.parentElement) if (at.tagName == 'DETAILS') at.open = true }"
        )
        for name, value in fields.items():
            field = found.locator(f"[name='{name.replace('__', '-')}']")
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        follow(self.page, (button or found.locator("button.main")).first)
        assert self.page.locator(".message").count(), self.text()

    def section(self, number, following):
        """A section of the coming digest, as it will be mailed."""
        self.look("/digest/preview")
        told = self.page.locator("pre").first.text_content()
        return re.search(rf"^{number}\. .*?(?=^{following}\. )", told, re.DOTALL | re.MULTILINE)[0]

    @property
    def leaders(self):
        """Section I."""
        return self.section("I", "II")

    @property
    def followed(self):
        """Section VII."""
        return self.section("VII", "VIII")


def test_a_false_figure_is_followed_from_its_flag_to_its_correction(desks, town, tmp_path):
    """The whole way, once."""
    officer, second = desks
    assert TITLE not in officer.leaders + officer.followed

    case = open_from_the_flag(officer)
    ask_the_leaders_and_send(officer, case)
    compare(officer, case)
    conclude(officer, second, case)
    make_the_dossier(officer, case, tmp_path)
    write_to_the_outlet(officer, town, case)
    see_the_correction(officer, town, case)
    examine_and_close(officer, case)


def open_from_the_flag(officer):
    officer.look("/flags")
    row = officer.page.locator(".flag-list > li", has_text=FALSE)
    follow(officer.page, row.get_by_role("link", name=re.compile("Lập vụ việc")))
    form = officer.page.locator("form.case-new")
    form.locator("[name='title']").fill(TITLE)
    form.locator("[name='level']").select_option("3")
    follow(officer.page, form.get_by_role("button", name="Lập vụ việc"))
    case = re.search(r"/cases/\d+", officer.page.url)[0]

    assert "Chính quyền hai cấp nhìn từ Tuyên Quang" in officer.text()
    assert "ghi nhận vụ việc" in officer.followed
    assert "Trạng thái: mới" in officer.followed
    assert TITLE not in officer.leaders
    return case


def ask_the_leaders_and_send(officer, case):
    officer.look(case)
    officer.send("ask", text="Giao đơn vị báo cáo số liệu.")
    assert "Giao đơn vị báo cáo số liệu." in officer.leaders
    officer.look(case)
    officer.send("direct", text="Đồng ý.")
    assert TITLE not in officer.leaders
    assert "ý kiến chỉ đạo: Đồng ý\n" in officer.followed

    officer.look(case)
    officer.send("move-sent", unit="so-noi-vu", number="21/VP", day="2026-09-16")
    assert "Sở Nội vụ" in officer.followed
    officer.look(case)
    officer.send("move-reported", number="88/SNV", day="2026-09-16")
    assert "Trạng thái: đơn vị đã báo cáo" in officer.followed


def compare(officer, case):
    officer.look(case)
    page = officer.page
    assert FALSE in page.locator("#row-1 blockquote").inner_text()  # the sentence of the flag
    officer.send(
        "rows",
        page.get_by_role("button", name="Ghi cả bảng"),
        claim__1="Toàn tỉnh có 142 xã, phường.",
        truth__1="Toàn tỉnh có 124 xã, phường.",
        paper__1="Nghị quyết thử số 1, trang 2",
        source__1="Công báo",
        conclusion__1="false",
    )
    officer.send("texts", right="Bài nêu đúng việc sắp xếp đơn vị hành chính.", nature="Tỉnh có 124 xã, phường.")


def conclude(officer, second, case):
    officer.look(case)
    officer.send("propose", verdict="false", ground="Nghị quyết thử số 1")
    assert "sai sự thật" not in officer.leaders + officer.followed
    assert "Kiểm chứng: đang xác minh" in officer.followed

    assert officer.page.locator("form#confirm").count() == 0
    officer.look(case)
    assert "cần một cán bộ khác mở trang này và xác nhận" in officer.text()
    second.look(case)
    second.send("confirm")
    assert "kết quả kiểm chứng: sai sự thật" in second.followed


def make_the_dossier(officer, case, folder):
    officer.look(case)
    with officer.page.expect_download() as waited:
        officer.page.get_by_role("button", name="Tạo hồ sơ (Word)").click()
    file = folder / "ho-so.docx"
    waited.value.save_as(file)
    with zipfile.ZipFile(file) as packed:
        body = re.sub(r"<[^>]+>", "", packed.read("word/document.xml").decode())
    assert FALSE in body
    assert "Toàn tỉnh có 124 xã, phường." in body


def write_to_the_outlet(officer, town, case):
    officer.look(case)
    officer.send("move-correction", number="30/VP", day="2026-09-16")
    assert "Trạng thái: đề nghị cải chính" in officer.followed
    town.read_the_press(NEXT_DAY)
    sent = town.send_the_digest()
    assert "Kiểm chứng: sai sự thật" in sent
    assert "16/09/2026: ghi nhận vụ việc" in sent
    assert "ghi nhận vụ việc" not in officer.followed  # told once

    officer.look(case)
    article = officer.page.locator("#mark-article option").nth(1).get_attribute("value")
    officer.send(
        "mark",
        what="delivered",
        article=article,
        periodical="bao-dien-tu",
        number="Giấy báo phát 7",
        day="2026-09-17",
    )
    assert "vẫn còn nguyên văn" in officer.text()
    assert "chưa sửa, chưa gỡ" in officer.text()
    assert "cơ quan báo chí đã nhận văn bản" in officer.followed
    assert "đã sửa bài" not in officer.followed


def see_the_correction(officer, town, case):
    assert town.read_the_press(CORRECTED).looks["changed"] >= 1
    assert "17/09/2026: Thời Luận Mới đã sửa bài, câu trích N1 đã sửa, có lời cải chính trong bài" in officer.followed
    assert "Bài đã thay đổi sau văn bản" in officer.look("/cases")
    seen = officer.look(case)
    assert "Theo dõi sau phản hồi: đã sửa trong hạn" in seen
    assert "N1: đã sửa ngày 17/09/2026" in seen
    assert "toàn tỉnh Tuyên Quang có 124 xã, phường vận hành" in seen
    assert "lần tới 19:00 17/09" in seen
    assert "thấy 04/07 nội dung" in seen


def examine_and_close(officer, case):
    page = officer.page
    officer.look(case)
    look = page.locator("form[id^='examine-']").first
    form = look.get_attribute("id")
    look.evaluate("form => { form.closest('details').open = true }")
    for each in look.locator("input[type='radio'][value='has']").all():
        each.check()
    officer.send(form, published="2026-09-17T15:00")
    assert "kiểm tra nội dung cải chính: đủ nội dung quy định" in officer.followed

    officer.look(case)
    officer.send("mark", what="published")
    officer.look(case)
    officer.send("move-closed", outcome="corrected")
    assert "Đã kết thúc (01 vụ việc)" in officer.followed
    assert "kết thúc ngày 17/09/2026: đã cải chính đúng quy định" in officer.followed
    assert TITLE not in officer.leaders
