"""A tiny press on loopback, an office that reads it, and a real mail server. Not for: the demo's press (tests/demo)."""

import re
import shutil
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

sys.path.insert(0, str(Path(__file__).parent))  # story_desk, event_press

from story_desk import Desk

from monitor.config import load
from monitor.config.recipients import RecipientRow
from monitor.pipeline import Session, run_round
from monitor.store import Store

ROOT = Path(__file__).parents[2]
EVENING = datetime.fromisoformat("2026-09-15T18:00:00+07:00")

SOURCES = """
[crawl]
user_agent = "TestDesk/0.1"
contact = "mailto:desk@example.vn"
spacing = 0

[[source]]
id = "local"
name = "Báo Thử"
group = "cua-tinh"
kind = "feed"
url = "http://127.0.0.1:PORT/local.rss"
language = "vi"
allow_private = true

[[source]]
id = "national"
name = "Báo Toàn Quốc"
group = "trung-uong"
kind = "feed"
url = "http://127.0.0.1:PORT/national.rss"
language = "vi"
allow_private = true
"""

BODY = (
    "Sáng 15/9, tại xã Hàm Yên, tỉnh Tuyên Quang, chính quyền địa phương tổ chức lễ khánh thành cây cầu bắc qua suối nối hai thôn vùng cao. Công trình dài 48 m, được xây dựng trong tám tháng bằng nguồn vốn ngân sách và sự đóng góp ngày công của người dân hai bên bờ suối.",
    "Ông chủ tịch xã cho biết, trước đây mỗi khi mưa lớn, học sinh phải nghỉ học nhiều ngày vì không thể qua suối. Từ nay việc đi lại, buôn bán cam và vận chuyển vật tư của bà con sẽ thuận tiện hơn trong mọi mùa.",
    "Theo kế hoạch, xã tiếp tục kiến nghị đầu tư đoạn đường bê tông dài hơn 2 km nối từ đầu cầu tới trường học của thôn, dự kiến khởi công trong quý tới nếu bố trí được vốn và hoàn thành các thủ tục theo quy định.",
)
ELSEWHERE = tuple(
    p.replace("xã Hàm Yên, tỉnh Tuyên Quang", "một xã của tỉnh Cà Mau").replace("cam", "tôm") for p in BODY
)

OTHER = (
    "Chiều 14/9, Đoàn Thanh niên xã Hàm Yên, tỉnh Tuyên Quang khai giảng lớp học bơi miễn phí cho 35 em nhỏ trong xã. Lớp học diễn ra vào các buổi chiều tại bể bơi của trường trung học cơ sở.",
    "Các em được hướng dẫn kỹ năng nổi, thở nước, bơi ếch và cách xử lý khi gặp người đuối nước. Ban tổ chức chuẩn bị áo phao, phao cứu sinh và bố trí giáo viên thể dục có chứng chỉ cứu hộ.",
    "Phụ huynh mong muốn lớp học được duy trì hằng năm, nhất là dịp nghỉ hè, để trẻ em vùng ven sông biết tự bảo vệ mình.",
)


def article_page(title: str, paragraphs=BODY, at="2026-09-15T15:00:00+07:00", canonical="") -> str:
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{link}'
        f'<meta property="og:type" content="article"><meta property="article:published_time" content="{at}"></head>'
        f"<body><nav><a href='/'>Trang chủ</a></nav><article><h1>{title}</h1>{text}</article></body></html>"
    )


def feed(port: int, *entries: tuple[str, str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>http://127.0.0.1:{port}{path}</link><pubDate>{date}</pubDate></item>"
        for path, title, date in entries
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'


class TinyPress:
    """Paths and what they answer: (status, content type, body); everything else is 404."""

    body, elsewhere, other = BODY, ELSEWHERE, OTHER
    page = staticmethod(article_page)

    def __init__(self):
        self.pages: dict[str, tuple[int, str, str]] = {}
        self.etags: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.asked: list[tuple[str, bool]] = []  # path, and whether the request carried a validator
        press = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                status, kind, body = press.pages.get(self.path, (404, "text/plain", "no such page"))
                if target := press.redirects.get(self.path):
                    status, body = 302, ""
                etag = press.etags.get(self.path, "")
                press.asked.append((self.path, "If-None-Match" in self.headers))
                if etag and self.headers.get("If-None-Match") == etag:
                    status, body = 304, ""
                data = body.encode()
                self.send_response(status)
                if etag:
                    self.send_header("ETag", etag)
                if target:
                    self.send_header("Location", target)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def article(self, path: str, title: str, paragraphs=BODY, **more) -> None:
        self.pages[path] = (200, "text/html; charset=utf-8", article_page(title, paragraphs, **more))

    def list(self, name: str, *entries: tuple[str, str, str]) -> None:
        self.pages[f"/{name}.rss"] = (200, "application/rss+xml; charset=utf-8", feed(self.port, *entries))

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def press():
    tiny = TinyPress()
    tiny.list("local")
    tiny.list("national")
    yield tiny
    tiny.server.shutdown()
    tiny.server.server_close()


class Clock:
    """A calendar that stands still until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def set(self, iso: str) -> None:
        self.at = datetime.fromisoformat(iso)


class Office:
    """A session over the tiny press, with short words for what tests do."""

    def __init__(self, session: Session, clock: Clock, tell: list) -> None:
        self.session, self.clock, self.told = session, clock, tell

    def round(self):
        self.told.clear()
        return run_round(self.session, every=True, tell=lambda line: self.told.append(str(line)))

    def states(self) -> dict[str, str]:
        """Path of each canonical address -> state."""
        return {re.sub(r"^https?://[^/]+", "", line.url): line.state for line in self.session.store.ledger.lines()}

    def reason(self, path: str) -> str:
        return next(line.reason for line in self.session.store.ledger.lines() if line.url.endswith(path))

    def with_settings(self, settings) -> "Office":
        """The same office, reading other sources."""
        return Office(replace(self.session, settings=settings), self.clock, self.told)

    def with_sources(self, *sources) -> "Office":
        """The same office, reading these sources."""
        return self.with_settings(replace(self.session.settings, sources=sources))

    def with_mail(self, port: int, *recipients: str) -> "Office":
        """The same office, with a mail server on loopback and these recipients."""
        settings = self.session.settings
        mail = settings.office.mail.model_copy(
            update={
                "host": "127.0.0.1",
                "port": port,
                "security": "none",
                "user": "",
                "password_env": "",
                "timeout": 5.0,
            }
        )
        rows = tuple(RecipientRow(address=address) for address in recipients)
        settings = replace(
            settings,
            office=settings.office.model_copy(update={"mail": mail}),
            digest=settings.digest.model_copy(update={"recipients": rows}),
        )
        return Office(replace(self.session, settings=settings), self.clock, self.told)


@pytest.fixture
def office(press, tmp_path, empty_database):
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    (tmp_path / "sources.toml").write_text(SOURCES.replace("PORT", str(press.port)), encoding="utf-8")
    clock = Clock(EVENING)
    database = empty_database(tmp_path / "data" / "monitor.db")
    with Store.open(database) as store, ThreadPoolExecutor(1) as executor:
        yield Office(Session(load(tmp_path), store, clock, executor, tmp_path / "data"), clock, [])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postbox:
    """A real SMTP server; refuses the recipients it is told to refuse."""

    def __init__(self) -> None:
        self.got: list[tuple[str, bytes]] = []
        self.refuses: set[str] = set()
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address in self.refuses:
            return "550 no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        self.got.extend((to, envelope.content) for to in envelope.rcpt_tos)
        return "250 taken"


@pytest.fixture
def postbox():
    box = Postbox()
    box.controller.start()
    yield box
    box.controller.stop()


@pytest.fixture
def desk(office):
    """The office, with words for what tests of stories do."""
    return Desk(office.session)


@pytest.fixture
def new_desk(office, empty_database):
    """Make desks with a database of their own, in a given folder."""

    def make(folder):
        return Desk(replace(office.session, store=Store.open(empty_database(Path(folder) / "monitor.db"))))

    return make
