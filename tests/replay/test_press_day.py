"""A real recorded press day, crawled over HTTP by the command line itself. Not for hostile answers (tests/crawl)."""

import json
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Self

import pytest

ROOT = Path(__file__).parents[2]
START = "2026-07-28T12:00:00Z"
LATER = ("2026-07-28T14:00:00Z", "2026-07-28T16:00:00Z")
ENDED_WELL = {"clip", "copy", "junk", "outside-scope"}
# The replay gives these two outlets no feed; where it serves them stands at its head.
WITHOUT_FEED = """
[[source]]
id = "replay-sitemap"
name = "Báo có sơ đồ trang"
group = "trung-uong"
kind = "sitemap"
url = "http://baotintuc.vn/sitemap-news.xml"
language = "vi"
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Replay:
    """The replayed press and a configuration that reads it through its proxy."""

    def __init__(self, shared: Path, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        command = [sys.executable, str(shared / "press" / "replay.py"), "--port", str(self.port), "--start", START]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert "press replay at" in self.process.stdout.readline()
        shutil.copytree(ROOT / "rules", folder / "rules")
        text = (ROOT / "sources.toml").read_text(encoding="utf-8").replace('"https://', '"http://')
        text = re.sub(r"^spacing\s*=.*$", "spacing = 0", text, count=1, flags=re.MULTILINE)
        proxy = f'[crawl]\nproxy = "http://127.0.0.1:{self.port}"'
        text = re.sub(r"^\[crawl\]", proxy, text, count=1, flags=re.MULTILINE)
        (folder / "sources.toml").write_text(text + WITHOUT_FEED, encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def rounds(self, *hours: str) -> None:
        """A round over every source at each of these hours of the replay's clock."""
        for now in hours:
            self.control(f"clock?to={now}")
            self.monitor(now, "run", "--once", "--all")

    def control(self, path: str) -> str:
        proxy = urllib.request.ProxyHandler({"http": f"http://127.0.0.1:{self.port}"})
        with urllib.request.build_opener(proxy).open(f"http://press.replay/{path}") as answer:
            return answer.read().decode()

    def lines(self, path: str) -> list[dict]:
        return [json.loads(line) for line in self.control(path).splitlines()]

    def monitor(self, now: str, *arguments: str) -> str:
        command = [sys.executable, "-m", "monitor", "--config", str(self.folder), "--now", now, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=self.folder)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def ledger(self, now: str) -> list[dict]:
        return [json.loads(line) for line in self.monitor(now, "ledger", "--json").splitlines()]


@pytest.fixture(scope="module")
def day(shared, tmp_path_factory):
    """Three rounds: at the start, two and four hours later by the replay's clock."""
    with Replay(shared, tmp_path_factory.mktemp("replay")) as replay:
        replay.rounds(START, *LATER)
        yield replay


def not_as_due(replay: Replay, now: str) -> tuple[int, dict[str, str]]:
    """How many articles /truth calls due, and those of them that are not in the ledger exactly once, well ended."""
    ledger = replay.ledger(now)
    held = Counter(url for line in ledger for url in {line["url"], *line["aliases"]})
    state = {url: line["state"] for line in ledger for url in (line["url"], *line["aliases"])}
    due = [row["url"] for row in replay.lines("truth") if row["due"]]
    wrong = [url for url in due if held[url] != 1 or state[url] not in ENDED_WELL]
    return len(due), {url: f"{held[url]} times, {state.get(url)}" for url in wrong}


def test_every_due_article_is_in_the_ledger_exactly_once(day):
    """What /truth calls due ended as clip, copy, junk or outside-scope, under one canonical address."""
    due, wrong = not_as_due(day, LATER[-1])

    assert due == 250
    assert wrong == {}


@pytest.mark.slow
def test_a_whole_day_and_night_in_rounds_of_two_hours(shared, tmp_path):
    """Over 24 simulated hours nothing due is missed, doubled or left pending, except what robots.txt forbids."""
    hours = [f"2026-07-2{8 if hour < 24 else 9}T{hour % 24:02}:00:00Z" for hour in range(12, 37, 2)]
    with Replay(shared, tmp_path) as replay:
        replay.rounds(*hours)
        due, wrong = not_as_due(replay, hours[-1])

    assert due > 400
    assert {url: why for url, why in wrong.items() if "/tim-kiem" not in url} == {}


def test_articles_about_the_province_become_clips(day):
    """The provincial paper's articles, real texts that name the province, are mostly clips."""
    ledger = [line for line in day.ledger(LATER[-1]) if line["source"] == "baotuyenquang"]
    states = Counter(line["state"] for line in ledger)

    assert states["clip"] + states["copy"] >= 0.7 * len(ledger) > 0


def test_unchanged_feeds_are_asked_for_with_a_validator(day):
    """In a further round no feed is fetched whole that has not changed."""
    before = len(day.lines("log"))
    day.monitor(LATER[-1], "run", "--once", "--all")
    asked = [row for row in day.lines("log")[before:] if not row["url"].endswith("/robots.txt")]
    served = [row for row in asked if row["status"] in (200, 304)]

    assert len(served) >= 17
    assert [row["url"] for row in served if not (row["conditional"] and row["status"] == 304)] == []


def test_the_digest_of_the_day_can_be_written(day):
    """The digest preview holds clips of the day, as a page and as plain text."""
    html, text = day.monitor("2026-07-29T00:00:00Z", "digest", "preview").splitlines()[-2:]

    assert Path(html).stat().st_size < 100_000
    assert "BẢN TIN ĐIỂM BÁO" in Path(text).read_text(encoding="utf-8")
