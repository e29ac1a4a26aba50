"""The demo from end to end, as a person runs it. Not for: its press and mailbox alone (the other files here)."""

import email
import html
import json
import re
import subprocess
import sys
import time
from datetime import timedelta
from email import policy
from pathlib import Path

import pytest

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
    named = [Path(line.strip().split("  ")[0]) for line in said.split("Where to look:")[1].splitlines() if line.strip()]

    assert seconds < 60
    assert len(named) == 7
    assert all(path.exists() and folder in (path, *path.parents) for path in named)


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


def test_the_mail_holds_each_story_once(mails):
    """Every clip of the last 24 hours stands in text and HTML exactly once; no copy's headline does."""
    stories = told(PRESS, MORNING - timedelta(hours=24), MORNING)
    titles = [
        story.wording(MORNING).title for story in stories
    ]  # as they stand in the morning: one was edited at night
    text = mails[0].get_body(("plain",)).get_content()
    page = html.unescape(re.sub(r"<[^>]+>", "", mails[0].get_body(("html",)).get_content()))

    assert len(titles) == 31
    assert [title for title in titles if text.count(in_marks(title)) != 1] == []
    assert [title for title in titles if page.count(in_marks(title)) != 1] == []


def test_an_event_of_several_outlets_is_told_in_full_once(demo, mails):
    """One story in the archive, one full item and two short lines in section II, three outlets of two owners."""
    planned = {a.url for a in PRESS.articles if a.row.event}
    rows = [json.loads(line) for line in (demo[0] / "data" / "clips.jsonl").read_text(encoding="utf-8").splitlines()]
    stories = {row["story"] for row in rows if row["url"] in planned}
    told = {row["url"] for row in rows if row["story"] in stories}
    section = mails[0].get_body(("plain",)).get_content().split("\nII. ")[1].split("\nIII. ")[0].splitlines()

    assert len(stories) == 1
    assert told == planned
    assert len([line for line in section if "Bài viết phản ánh" in line]) == 1
    assert len([line for line in section if "Cùng sự kiện: " in line]) == 2
    assert "   03 báo (02 cơ quan chủ quản) đưa tin." in section


def test_the_figure_that_contradicts_a_fact_is_told_with_its_document(mails):
    """Section III holds the one flagged article, the sentence, both figures, and never the word for false."""
    text = mails[0].get_body(("plain",)).get_content()
    section = text.split("\nIII. ")[1].split("\nIV. ")[0]

    assert section.count("http://") == 1
    assert "142 xã, phường" in section
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
