"""The demo from end to end, as a person runs it. Not for: its press and mailbox alone (the other files here)."""

import email
import html
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from datetime import timedelta
from email import policy
from pathlib import Path
from urllib.parse import urlencode

import pytest

from monitor.config import load
from monitor.demo.desk import open_desk
from monitor.demo.expected import told
from monitor.demo.press import load_press
from monitor.demo.run import MORNING, run_demo
from monitor.errors import InputError
from monitor.vietnamese.wording import in_marks

ROOT = Path(__file__).parents[2]
PRESS = load_press()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Run `monitor demo` once: (folder, what it said, seconds)."""
    folder = tmp_path_factory.mktemp("demo") / "điểm báo"
    command = [sys.executable, "-m", "monitor", "--config", str(ROOT), "demo", "--keep", str(folder)]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout, time.monotonic() - began


@pytest.fixture(scope="module")
def mails(demo):
    """The messages as the SMTP server got them."""
    files = sorted((demo[0] / "mail").glob("*.eml"))
    return [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def test_the_demo_ends_in_time_and_names_the_files_it_made(demo):
    """Under 60 seconds, and every path it names is there."""
    folder, said, seconds = demo
    looks, desk = said.split("Where to look:")[1].split("\n\n")
    named = [Path(line.strip().split("  ")[0]) for line in looks.splitlines() if line.strip()]

    assert seconds < 60
    assert len(named) == 7
    assert all(path.exists() and folder in (path, *path.parents) for path in named)
    assert "monitor demo --desk" in desk


def test_every_article_ended_as_the_press_meant_it_to(demo):
    """Clips, copies, junk, forbidden, gone and out of scope: all as planned, nothing pending."""
    assert "ended otherwise than this press meant them to: none" in demo[1]
    assert "pending" not in demo[1].split("The ledger:")[1]


def test_each_recipient_got_one_mail_and_a_second_send_sent_nothing(demo, mails):
    """Two recipients, two messages with different Message-IDs."""
    assert "sent again: 0 messages, since 2 had been sent" in demo[1]
    assert sorted(mail["To"].addresses[0].addr_spec for mail in mails) == [
        "can-bo-truc@van-phong.example",
        "lanh-dao@van-phong.example",
    ]
    assert len({mail["Message-ID"] for mail in mails}) == 2


def test_the_mail_holds_each_story_once(demo, mails):
    """Every clip of the last 24 hours stands in text and HTML exactly once; no copy's headline does. Reasons may name one more."""
    rows = [json.loads(line) for line in (demo[0] / "data" / "clips.jsonl").read_text(encoding="utf-8").splitlines()]
    stories = told(PRESS, MORNING - timedelta(hours=24), MORNING)
    titles = [
        story.wording(MORNING).title for story in stories
    ]  # as they stand in the morning: one was edited at night
    text = mails[0].get_body(("plain",)).get_content()
    page = html.unescape(re.sub(r"<[^>]+>", "", mails[0].get_body(("html",)).get_content()))

    for reason in (flag["explanation"] for row in rows for flag in row["flags"]):
        text, page = text.replace(reason, ""), page.replace(reason, "")

    assert len(titles) == 31
    assert [title for title in titles if text.count(in_marks(title)) != 1] == []
    assert [title for title in titles if page.count(in_marks(title)) != 1] == []


def test_an_event_of_several_outlets_is_told_in_full_once(demo, mails):
    """One story in the archive, one full item and a short line in section II, three outlets of two owners.

    The third, whose figure differs from theirs, stands in section III.
    """
    planned = {a.url for a in PRESS.articles if a.row.event}
    rows = [json.loads(line) for line in (demo[0] / "data" / "clips.jsonl").read_text(encoding="utf-8").splitlines()]
    stories = {row["story"] for row in rows if row["url"] in planned}
    told = {row["url"] for row in rows if row["story"] in stories}
    section = mails[0].get_body(("plain",)).get_content().split("\nII. ")[1].split("\nIII. ")[0].splitlines()

    assert len(stories) == 1
    assert told == planned
    assert len([line for line in section if "Bài viết phản ánh" in line]) == 1
    assert len([line for line in section if "Cùng sự kiện: " in line]) == 1
    assert [line for line in section if line.startswith("   03 báo (02 cơ quan chủ quản) đưa tin; xem cả mục III.")]


# Kind of each flag of the day: the end of the article's address, what it gives, what stands against it, and some of the reason.
FLAGS = {
    "figure-differs": ("20260915143512.htm", "142 xã, phường", "124 đơn vị hành chính cấp xã", "Nghị quyết số 1684"),
    "silently-edited": (
        "7a1c02.html",
        "khoảng 60.000 lượt khách",
        "khoảng 45.000 lượt khách",
        "mà không ghi là đã sửa",
    ),
    "outlets-disagree": ("7a1c11.html", "hơn 40 hộ dân", "hơn 70 hộ dân", "Mịt mù bụi trên con đường liên xã"),
    "refuted-claim": (
        "2026091505.html",
        "Cao tốc Tuyên Quang - Hà Giang thu phí",
        "Chưa cơ quan nào",
        "Thông báo số 00",
    ),
}


@pytest.mark.parametrize("kind", FLAGS)
def test_what_there_is_to_be_verified_is_flagged_with_what_differs_from_what(demo, kind):
    rows = [json.loads(line) for line in (demo[0] / "data" / "clips.jsonl").read_text(encoding="utf-8").splitlines()]
    ((row, flag),) = ((row, flag) for row in rows for flag in row["flags"] if flag["kind"] == kind)
    address, found, expected, reason = FLAGS[kind]

    assert row["url"].endswith(address)
    assert flag["found"].startswith(found)
    assert flag["expected"].startswith(expected)
    assert reason in flag["explanation"]
    assert "Cần kiểm chứng" in flag["explanation"]
    assert f"1 {kind}" in demo[1].split("Flagged, to be verified: ")[1].splitlines()[0]


def test_what_is_to_be_verified_is_told_with_what_it_is_held_against(mails):
    """Section III holds the four flagged articles, what each gives, and never the word for false."""
    text = mails[0].get_body(("plain",)).get_content()
    section = text.split("\nIII. ")[1].split("\nIV. ")[0]

    assert section.count("http://") == len(FLAGS)
    assert all(found in section for _, found, _, _ in FLAGS.values())
    assert "124" in section
    assert "Cần kiểm chứng" in section
    assert not re.search(r"\bsai\b", section)


def test_the_source_that_is_down_is_in_the_footer(mails):
    """A failed source never looks like a quiet one."""
    text = mails[0].get_body(("plain",)).get_content()

    assert "01 nguồn không truy cập được: Trang tin Gió Ngàn (máy chủ báo lỗi 503)." in text


def test_every_tag_of_every_clip_quotes_its_evidence(demo):
    """Each evidence span of the export quotes exactly the text it points to."""
    rows = [json.loads(line) for line in (demo[0] / "data" / "clips.jsonl").read_text(encoding="utf-8").splitlines()]
    spans = [
        (row[each["field"]][each["start"] : each["end"]], each["text"])
        for row in rows
        for tag in (*row["topics"], *row["places"], {"evidence": row["province_evidence"]})
        for each in tag["evidence"]
        if each["field"] in ("title", "text")
    ]

    assert len(rows) == 32
    assert len(spans) > 100
    assert [pair for pair in spans if pair[0] != pair[1]] == []


def test_a_folder_that_no_demo_made_is_left_alone(tmp_path):
    """--keep on somebody's folder is refused, and nothing in it is touched."""
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="something else than a demo"):
        run_demo(ROOT, tmp_path, print)

    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_folder_without_rules_is_refused(tmp_path):
    """The demo uses the office's rules and says where it looked for them."""
    with pytest.raises(InputError, match="no folder rules/"):
        run_demo(tmp_path, tmp_path / "demo", print)


def test_the_folder_it_leaves_sends_to_its_readers_only(demo):
    """What is on disk is whole: every other command goes on with it."""
    settings = load(demo[0] / "config")

    assert [each.address for each in settings.digest.recipients] == [
        "lanh-dao@van-phong.example",
        "can-bo-truc@van-phong.example",
    ]
    assert (settings.office.mail.host, settings.office.mail.security) == ("127.0.0.1", "none")


class Visitor:
    """Signs in at the desk with what the demo printed."""

    def __init__(self, address):
        self.address = address
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def page(self, path, fields=None):
        body = urlencode(fields).encode() if fields else None
        with self.browser.open(self.address + path, body, timeout=60) as answer:
            return answer.read().decode()

    def sign_in(self, login, password):
        key = re.search(r'name="csrf_token" value="([^"]+)"', self.page("sign-in"))[1]
        return self.page("sign-in", {"login": login, "password": password, "csrf_token": key, "next": "/password"})


def test_the_desk_opens_on_the_day_with_a_login_for_each_role(demo, tmp_path):
    """At the demo's morning; passwords are printed once and are nowhere else; it ends when it is told."""
    folder = Path(shutil.copytree(demo[0], tmp_path / "demo"))
    said, stop, seen = [], threading.Event(), {}

    def visit():
        try:
            (address,) = (line.split()[3] for line in said if "The review desk: " in line)
            logins = dict(line.split()[:2] for line in said[-6:] if line.startswith("  "))
            seen["names"] = {
                login: "Thoát" in Visitor(address).sign_in(login, password) for login, password in logins.items()
            }
            visitor = Visitor(address)
            visitor.sign_in("duyet", logins["duyet"])
            seen["digest"] = visitor.page("digest")
            seen["passwords"] = logins.values()
        finally:
            stop.set()

    def say(line):
        said.append(line)
        if line.startswith("Its calendar"):
            threading.Thread(target=visit).start()

    open_desk(folder / "config", folder / "data", say, stop, port=0)

    assert seen["names"] == dict.fromkeys(("xem", "canbo", "duyet", "quantri"), True)
    assert "17/09" in seen["digest"]  # the next digest, by the calendar of the demo
    assert said[-1] == "The desk is closed; everything it kept stays."
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert not any(password.encode() in everything for password in seen["passwords"])


def test_a_port_that_is_taken_is_another_ones(demo, tmp_path, monkeypatch):
    """The office's own desk may run: the demo takes any free port, unless one was asked for."""
    folder = Path(shutil.copytree(demo[0], tmp_path / "demo"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr("monitor.demo.desk._RULES", f"port = {port}\n")
        said, stop = [], threading.Event()
        stop.set()
        open_desk(folder / "config", folder / "data", said.append, stop)
        (address,) = (line.split()[3] for line in said if "The review desk: " in line)
        assert not address.endswith(f":{port}/")

        shutil.rmtree(folder)
        shutil.copytree(demo[0], folder)
        with pytest.raises(InputError, match="another program has this port"):
            open_desk(folder / "config", folder / "data", said.append, stop, port=port)


def test_a_port_goes_with_the_desk_only(monitor):
    code, _, said = monitor("demo", "--port", "1")

    assert code == 2
    assert "--port goes with --desk" in said
