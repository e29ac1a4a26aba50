"""The recorded press behind its proxy, a configuration that reads it, and the command line itself. Not: any test."""

import json
import os
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
START = "2026-07-28T12:00:00Z"
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

    def __init__(
        self,
        shared: Path,
        folder: Path,
        *,
        faults: bool = False,
        everything: bool = False,
        spacing: float = 0,
        start: str = START,
        only: Sequence[str] = (),
    ) -> None:
        """*only*: the ids of the sources that are read; none means all of them."""
        self.port, self.folder = free_port(), folder
        command = [sys.executable, str(shared / "press" / "replay.py"), "--port", str(self.port), "--start", start]
        command += ["--faults"] if faults else []
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert "press replay at" in self.process.stdout.readline()
        shutil.copytree(ROOT / "rules", folder / "rules")
        if everything:
            office = folder / "rules" / "office.toml"
            text = office.read_text(encoding="utf-8").replace("everything = false", "everything = true")
            assert "everything = true" in text
            office.write_text(text, encoding="utf-8")
        text = (ROOT / "sources.toml").read_text(encoding="utf-8").replace('"https://', '"http://')
        text = re.sub(r"^spacing\s*=.*$", f"spacing = {spacing}", text, count=1, flags=re.MULTILINE)
        proxy = f'[crawl]\nproxy = "http://127.0.0.1:{self.port}"'
        text = re.sub(r"^\[crawl\]", proxy, text, count=1, flags=re.MULTILINE)
        (folder / "sources.toml").write_text(_kept(text + WITHOUT_FEED, only), encoding="utf-8")

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

    def killed_rounds(self, hours: list[str], kills: int, chance: random.Random) -> int:
        """The same, killed (SIGKILL) at random moments of random rounds and started again; return how often."""
        done, seconds = 0, 8.0
        doomed = Counter(chance.choice(hours) for _ in range(kills))
        for now in hours:
            self.control(f"clock?to={now}")
            for _ in range(doomed[now]):
                done += self.kill_within(now, chance.uniform(0, seconds))
            began = time.monotonic()
            self.monitor(now, "run", "--once", "--all")
            seconds = time.monotonic() - began
        return done

    def kill_within(self, now: str, seconds: float) -> bool:
        """Start a round and kill it after *seconds*; whether it was still running then."""
        with subprocess.Popen(
            self.command(now, "run", "--once", "--all"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=_uncovered(),
        ) as process:
            try:
                process.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                return True
            return False

    def control(self, path: str) -> str:
        return self.get(f"http://press.replay/{path}")

    def get(self, url: str) -> str:
        """What the replay answers at *url*."""
        proxy = urllib.request.ProxyHandler({"http": f"http://127.0.0.1:{self.port}"})
        with urllib.request.build_opener(proxy).open(url) as answer:
            return answer.read().decode()

    def lines(self, path: str) -> list[dict]:
        return [json.loads(line) for line in self.control(path).splitlines()]

    def command(self, now: str, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "monitor", "--config", str(self.folder), "--now", now, *arguments]

    def monitor(self, now: str, *arguments: str) -> str:
        command = self.command(now, *arguments)
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=self.folder, env=_uncovered()
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def ledger(self, now: str) -> list[dict]:
        return [json.loads(line) for line in self.monitor(now, "ledger", "--json").splitlines()]

    def ask(self, query: str) -> list[tuple]:
        """What the database says, looked at from outside."""
        with closing(sqlite3.connect(self.folder / "data" / "monitor.db")) as db:
            return db.execute(query).fetchall()


def _uncovered() -> dict[str, str]:
    """The environment without what makes a child process count its lines: the replays would take twice as long."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))}


def _kept(sources: str, only: Sequence[str]) -> str:
    """The text of sources.toml without the sources that are not among *only*."""
    head, *tables = re.split(r"^(?=\[\[source\]\])", sources, flags=re.MULTILINE)
    named = [table for table in tables if re.search(r'^id = "(.*)"$', table, re.MULTILINE)[1] in only]
    assert len(named) == len(only)
    return head + "".join(named if only else tables)


def at(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def by_address(ledger: list[dict]) -> dict[str, list[dict]]:
    """Every line of the ledger under each of its addresses."""
    lines = defaultdict(list)
    for line in ledger:
        for url in {line["url"], *line["aliases"]}:
            lines[url].append(line)
    return lines


def too_close(log: list[dict], spacing: float) -> list[str]:
    """Requests that began less than *spacing* seconds after the one before at their host had ended."""
    ended: dict[str, tuple[float, str]] = {}
    found = []
    for row in sorted(log, key=lambda row: row["began"]):
        host = urlsplit(row["url"]).netloc
        last, before = ended.get(host, (0.0, ""))
        if row["began"] < last + spacing:
            found.append(f"{row['url']}: {row['began'] - last:.3f} s after {before}")
        ended[host] = max((last, before), (row["ended"], row["url"]))
    return found
