"""Many officers at the desk at once while another program writes: no error, and every decision that was confirmed is kept.

The slow form is the whole: 20 officers for two minutes beside an import of some thousand articles. Not for: how long one
page takes (test_desk_speed.py).
"""

import json
import random
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

import httpx
import pytest
from desk_office import CHEAP, MORNING, PASSWORD

from monitor.config import load
from monitor.desk.app import create_app
from monitor.desk.desk import Desk
from monitor.desk.serving import serving
from monitor.store import Store

KEY = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Told:
    """What the officers saw."""

    notes: Counter = field(default_factory=Counter)  # confirmed, by article
    decided: Counter = field(default_factory=Counter)
    refused: int = 0  # because another officer was faster
    faults: list = field(default_factory=list)
    times: list = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def at_work(address, login, clips, until, told, seed):
    """One officer: looks at lists and articles, decides and writes notes, until the time is over."""
    draw = random.Random(seed)
    with httpx.Client(base_url=address, timeout=60) as browser:
        page = browser.get("/sign-in").text
        form = {"login": login, "password": PASSWORD, "csrf_token": KEY.search(page).group(1)}
        assert browser.post("/sign-in", data=form).status_code == 303
        while time.monotonic() < until:
            look(browser, draw.choice(("/", "/clips", "/clips?q=cầu", "/stories", "/clips?state=chua-ra-soat")), told)
            clip = draw.choice(clips)
            page = look(browser, f"/clips/{clip}", told)
            if page and (key := KEY.search(page)):
                act(browser, clip, page, key.group(1), draw, told)


def look(browser, path, told):
    began = time.monotonic()
    answer = browser.get(path)
    with told.lock:
        told.times.append(time.monotonic() - began)
        if answer.status_code != 200:
            told.faults.append((path, answer.status_code))
            return ""
    return answer.text


def act(browser, clip, page, key, draw, told):
    """A note, or another topic: what is confirmed by a redirect must be kept."""
    if draw.random() < 0.5:
        path, kept = f"/clips/{clip}/notes", told.notes
        form = {"text": f"Đã gọi cho xã {draw.random()}"}
    else:
        path, kept = f"/clips/{clip}/tags", told.decided
        options = re.findall(r'<option value="([a-z-]+)"', page.split("Thêm lĩnh vực", 1)[-1].split("</select>", 1)[0])
        seen = re.search(r'name="label" value="topic">.{0,200}?name="seen" value="(\d+)"', page, re.DOTALL)
        state = re.search(r'name="label" value="topic">.{0,300}?name="seen_state" value="([^"]+)"', page, re.DOTALL)
        if not options or not seen or not state:
            return
        form = {"label": "topic", "verdict": "set", "value": draw.choice(options), "seen": seen.group(1)}
        form["seen_state"] = state.group(1)
    answer = browser.post(path, data=form | {"csrf_token": key})
    with told.lock:
        if answer.status_code == 303:
            kept[clip] += 1
        elif answer.status_code in (400, 409):  # another officer was faster, or has decided the same
            told.refused += 1
        else:
            told.faults.append((path, answer.status_code, answer.text[:500]))


def articles(folder, count):
    """A file to be imported: articles of our own."""
    file = folder / "import.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(count):
            row = {
                "id": f"kho-{number}",
                "url": f"https://kho.example/{number}",
                "title": f"Xã vùng cao làm thêm {number} mét đường bê tông",
                "text": f"Ngày {number % 28 + 1}/8, bà con thôn số {number} của tỉnh Tuyên Quang góp công làm đường. "
                * 6,
                "published": f"2026-08-{number % 28 + 1:02d}T08:{number % 60:02d}:00+07:00",
                "outlet": f"Báo Kho {number % 9}",
            }
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return file


def together(office, officers, seconds, imported):
    """Let them work; return what they saw, and how many decisions and notes of each article are kept."""
    logins = [f"nguoi{number}" for number in range(officers)]
    with Store.open(office / "data" / "monitor.db") as store:
        for login in logins:
            store.accounts.add(login, f"Người {login}", "officer", CHEAP.hash(PASSWORD), MORNING)
        clips = [clip.id for clip in store.clips()][:25]
        before = {clip: (len(store.marks.acts(clip)), len(store.decisions.of(clip))) for clip in clips}
    settings = load(office / "config")
    desk = Desk(settings, office / "data", lambda: MORNING)
    told = Told()
    command = [sys.executable, "-m", "monitor", "--config", str(office / "config"), "--data", str(office / "data")]
    command += ["--now", MORNING.isoformat(), "import", str(articles(office, imported))]
    rules = settings.desk.model_copy(update={"port": 0})
    with serving(create_app(desk), rules) as served, subprocess.Popen(command, stdout=subprocess.PIPE) as run:
        address, until = f"http://127.0.0.1:{served.port}", time.monotonic() + seconds
        people = [
            threading.Thread(target=at_work, args=(address, login, clips, until, told, seed))
            for seed, login in enumerate(logins)
        ]
        for person in people:
            person.start()
        for person in people:
            person.join()
        said = run.communicate()[0].decode()
        assert run.returncode == 0, said
    with Store.open(office / "data" / "monitor.db") as store:
        kept = {
            clip: (
                sum(each.act == "note" for each in store.marks.acts(clip)),
                len(store.decisions.of(clip)) - before[clip][1],
            )
            for clip in clips
        }
        assert store.audit.broken() is None
    return told, kept


def check(told, kept):
    """No error, and everything that was confirmed is there, no more and no less."""
    assert not told.faults
    assert {clip: notes for clip, (notes, _) in kept.items() if notes} == dict(told.notes)
    assert {clip: decided for clip, (_, decided) in kept.items() if decided} == dict(told.decided)
    print(
        f"{len(told.times)} pages, median {median(told.times) * 1000:.0f} ms, "
        f"{sum(told.notes.values())} notes and {sum(told.decided.values())} decisions kept, "
        f"{told.refused} refused since another was faster"
    )


def test_some_officers_work_at_once_while_an_import_writes(office):
    """Nobody sees an error, and nothing that was confirmed is lost."""
    told, kept = together(office, officers=6, seconds=6, imported=150)
    check(told, kept)
    assert told.notes  # how many, a busy machine decides
    assert told.decided


@pytest.mark.slow
def test_twenty_officers_work_for_two_minutes_while_a_run_writes(office):
    """The whole of it."""
    told, kept = together(office, officers=20, seconds=120, imported=6000)
    check(told, kept)
    assert sum(told.notes.values()) + sum(told.decided.values()) > 200
