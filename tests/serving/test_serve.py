"""`monitor serve` as it runs for an office: real programs, a tiny press and a mail server on loopback.

Not for: hours (test_office.py), deaths of small programs (test_supervisor.py).
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from monitor.demo.mailbox import Mailbox
from monitor.pipeline.outgoing.heartbeat import last_beat
from monitor.pipeline.outgoing.troubles import LANES
from monitor.store import Store

ROOT = Path(__file__).parents[2]
LONG = 90.0  # seconds that a busy machine may need
WORDS = "Sáng nay, tại xã Hàm Yên, tỉnh Tuyên Quang, chính quyền xã khánh thành cây cầu mới nối hai thôn vùng cao. " * 8

SOURCES = """
[crawl]
user_agent = "TestDesk/0.1"
contact = "mailto:desk@office.example"
spacing = 0

[[source]]
id = "bao"
name = "Báo Thử"
group = "cua-tinh"
kind = "feed"
url = "http://127.0.0.1:PORT/rss"
language = "vi"
allow_private = true
"""
OFFICE = """
name = "Sở Thử"
[[scope]]
from = 2025-01-01
everything = true
[mail]
host = "127.0.0.1"
port = PORT
security = "none"
sender = "desk@office.example"
timeout = 5
"""
DIGEST = """
hour = 00:00:01
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
subject = "Điểm báo {date}"
[[recipients]]
address = "lanh-dao@office.example"
"""

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>Cầu mới ở Hàm Yên</title>
<link>{link}</link><pubDate>{at}</pubDate></item></channel></rss>"""
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cầu mới ở Hàm Yên</title>
<meta property="article:published_time" content="{at}"></head>
<body><article><h1>Cầu mới ở Hàm Yên</h1><p>{words}</p></article></body></html>"""


class Press(BaseHTTPRequestHandler):
    """One feed with one article of an hour ago."""

    def do_GET(self):
        at = datetime.now(UTC) - timedelta(hours=1)
        link = f"http://127.0.0.1:{self.server.server_port}/cau.html"
        answers = {
            "/rss": ("application/rss+xml", FEED.format(link=link, at=format_datetime(at))),
            "/cau.html": ("text/html; charset=utf-8", PAGE.format(at=at.isoformat(), words=WORDS)),
        }
        kind, body = answers.get(self.path, ("text/plain", ""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def mailbox(tmp_path):
    with Mailbox(tmp_path / "mails") as box:
        yield box


@pytest.fixture
def folder(tmp_path, mailbox):
    """An office that reads one paper and mails one reader, at midnight."""
    place = tmp_path / "office"
    place.mkdir()
    shutil.copytree(ROOT / "rules", place / "rules")
    press = ThreadingHTTPServer(("127.0.0.1", 0), Press)
    press.daemon_threads = True
    threading.Thread(target=press.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    (place / "sources.toml").write_text(SOURCES.replace("PORT", str(press.server_port)), encoding="utf-8")
    (place / "rules" / "office.toml").write_text(OFFICE.replace("PORT", str(mailbox.port)), encoding="utf-8")
    (place / "rules" / "digest.toml").write_text(DIGEST, encoding="utf-8")
    (place / "rules" / "desk.toml").write_text("port = 0\n", encoding="utf-8")
    yield place
    press.shutdown()
    press.server_close()


class Served:
    """A running `monitor serve` and what it says."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "monitor", "--config", str(folder), "serve", "--tick", "0.3"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line)

    def said(self, pattern: str) -> bool:
        return any(re.search(pattern, line) for line in self.lines)

    def until(self, fact) -> None:
        deadline = time.monotonic() + LONG
        while not fact():
            assert time.monotonic() < deadline, "".join(self.lines)
            assert self.process.poll() is None, "".join(self.lines)
            time.sleep(0.05)

    def end(self, number=signal.SIGTERM) -> int:
        self.process.send_signal(number)
        code = self.process.wait(LONG)
        self._reader.join(LONG)
        return code


@contextmanager
def serving(folder: Path):
    served = Served(folder)
    try:
        yield served
    finally:
        if served.process.poll() is None:
            served.process.kill()
        served.process.wait()
        served._reader.join(LONG)
        served.process.stdout.close()


def begun(folder: Path) -> None:
    """What is kept of an office that serves for long: on the first start ever no digest is made up for."""
    with Store.open(folder / "data" / "monitor.db") as store:
        at = datetime.now(UTC) - timedelta(days=3)
        store.jobs.skip("digest", at, at, "it was due before it was planned")


def lane(parent: int, name: str) -> int | None:
    """The process of a lane, by what Linux tells of the children of *parent*."""
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if f"--lane\0{name}".encode() in Path(f"/proc/{child}/cmdline").read_bytes():
            return int(child)
    return None


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_it_polls_mails_the_digest_survives_a_killed_lane_and_ends_in_order(folder, mailbox):
    """The digest waits for the first round after the start; a lane killed with SIGKILL is started again; SIGTERM ends all with 0."""
    begun(folder)
    with serving(folder) as served:
        served.until(lambda: served.said("digest: edition 1, 1 items: 1 mail sent"))
        parent = served.process.pid
        killed = lane(parent, "office")
        os.kill(killed, signal.SIGKILL)
        served.until(lambda: served.said("office: was killed by signal 9; it starts again in 1 s"))
        served.until(lambda: lane(parent, "office") not in (None, killed))
        lanes = [lane(parent, name) for name in LANES]
        assert None not in lanes
        served.until(lambda: all(last_beat(folder / "data", name) for name in LANES))

        second = subprocess.run(
            [sys.executable, "-m", "monitor", "--config", str(folder), "serve"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONG,
            check=False,
        )
        assert (second.returncode, second.stdout) == (1, "")
        assert "another monitor is serving with this data folder" in second.stderr

        assert served.end() == 0
        assert not any(runs(process) for process in lanes)
    assert len(mailbox.messages) == 1
    assert "Cầu mới ở Hàm Yên" in mailbox.messages[0].get_body(("plain",)).get_content()
    assert served.said("ended; nothing is lost")
    with Store.open(folder / "data" / "monitor.db") as store:
        now = datetime.now(UTC)
        kept = store.jobs.latest("digest", now)
        assert (kept.failed, kept.tries) == (False, 1)
        assert [run.report for run in store.jobs.since("lane-office", now - timedelta(hours=1))] == [
            "was killed by signal 9"
        ]


def test_lanes_end_when_their_supervisor_is_killed(folder):
    """Nobody is left who would poll beside the next `monitor serve`."""
    with serving(folder) as served:
        served.until(lambda: served.said("articles:"))
        lanes = [lane(served.process.pid, name) for name in LANES]
        served.process.kill()
        served.process.wait()
        deadline = time.monotonic() + LONG
        while any(runs(process) for process in lanes):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_rules_that_change_are_taken_over_and_faults_in_them_are_told(folder):
    """A fault keeps everything as it was; once mended, all lanes start anew, and that is no death."""
    digest = folder / "rules" / "digest.toml"
    with serving(folder) as served:
        served.until(lambda: served.said("articles:"))
        digest.write_text("surprise = 1\n" + DIGEST, encoding="utf-8")
        served.until(lambda: sum("what was changed cannot be used" in line for line in served.lines) == len(LANES))
        assert served.said("surprise: unknown key")
        digest.write_text("quote_words = 30\n" + DIGEST, encoding="utf-8")
        for name in LANES:
            served.until(lambda name=name: served.said(f"{name}: sources.toml or rules/ changed"))
        assert served.end(signal.SIGINT) == 0
    with Store.open(folder / "data" / "monitor.db") as store:
        assert store.jobs.latest("lane-press", datetime.now(UTC)) is None


def test_the_desk_answers_is_started_again_and_stands_in_nobodys_way(folder):
    """It says where it is; a killed one comes back; one whose port is taken says so, and the other lanes go on."""
    with serving(folder) as served:
        served.until(lambda: served.said(r"the desk: http://127\.0\.0\.1:\d+/"))
        assert "Đăng nhập" in page_of(served)
        served.until(lambda: last_beat(folder / "data", "desk"))

        os.kill(lane(served.process.pid, "desk"), signal.SIGKILL)
        served.until(lambda: served.said("desk: was killed by signal 9; it starts again in 1 s"))
        served.until(lambda: len(addresses(served)) == 2)
        assert "Đăng nhập" in page_of(served)

        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            (folder / "rules" / "desk.toml").write_text(f"port = {port}\n", encoding="utf-8")
            served.until(
                lambda: served.said(f"monitor: the desk cannot listen at 127.0.0.1, port {port}: another program")
            )
            served.until(lambda: served.said("desk: ended with exit code 1; it starts again"))
            served.until(lambda: lane(served.process.pid, "office") and lane(served.process.pid, "press"))
        assert served.end() == 0
    with Store.open(folder / "data" / "monitor.db") as store:
        reports = [run.report for run in store.jobs.since("lane-desk", datetime.now(UTC) - timedelta(hours=1))]
    assert reports[:2] == ["was killed by signal 9", "ended with exit code 1"]


def addresses(served) -> list[str]:
    return [found[1] for line in served.lines if (found := re.match(r"the desk: (\S+)", line))]


def page_of(served) -> str:
    with urllib.request.urlopen(addresses(served)[-1], timeout=LONG) as answer:
        return answer.read().decode()


def test_the_first_start_ever_mails_nobody_and_says_when_the_first_digest_goes(folder, mailbox):
    """An admin who tries it out does not mail the leaders."""
    with serving(folder) as served:
        served.until(lambda: served.said("articles:"))
        served.until(lambda: last_beat(folder / "data", "office"))
        assert served.end() == 0
    assert served.said("the first digest goes on .* 00:00; `monitor digest send` sends one at once")
    assert not mailbox.messages


def test_a_faulty_configuration_is_refused_before_anything_starts(folder, monitor):
    (folder / "rules" / "digest.toml").write_text("surprise = 1\n", encoding="utf-8")
    code, _, said = monitor("--config", folder, "serve")

    assert code == 1
    assert "rules/digest.toml" in said


def test_a_fixed_clock_makes_no_schedule(monitor):
    code, _, said = monitor("--now", "2026-11-23T07:00:00+07:00", "serve")

    assert code == 2
    assert "--now does not go with serve" in said
