"""Ten days of the recorded press, with everything that goes wrong with mail: each digest once to each, nothing skipped.

Not for: how the press is read (test_press_day.py, test_faults.py), the schedule's own clock (tests/serving).
"""

import email
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from email import policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

sys.path.insert(0, str(Path(__file__).parent))  # replayed

from replayed import Replay, _uncovered, free_port

ZONE = "+07:00"
WHOLE = ("lanh-dao@van-phong.example", "truc@van-phong.example")
BORDER = "doi-ngoai@van-phong.example"
GROUPS = f"""
[[recipients]]
address = "{WHOLE[0]}"

[[recipients]]
address = "{WHOLE[1]}"

[[groups]]
id = "ngoai-vu"
name = "Đối ngoại, biên giới"
hour = 08:00:00
topics = ["bien-gioi", "doi-ngoai", "bien-dao"]
recipients = [{{ address = "{BORDER}" }}]
"""


class MailServer:
    """A real SMTP server that can be down, and that can kill its client before or after it has taken a mail."""

    def __init__(self) -> None:
        self.port, self.got, self.up = free_port(), [], False
        self.kill: tuple[str, subprocess.Popen] | None = None

    def start(self) -> None:
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()
        self.up = True

    def stop(self) -> None:
        self.controller.stop()
        self.up = False

    def _strike(self, moment: str) -> None:
        if self.kill and self.kill[0] == moment:
            (_, process), self.kill = self.kill, None
            os.kill(process.pid, signal.SIGKILL)
            process.wait()

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        self._strike("before")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        self.got.append((envelope.rcpt_tos[0], envelope.content))
        self._strike("after")
        return "250 taken"


class Desk:
    """The office over the replayed press: rounds and sends at hours of its own days."""

    def __init__(self, replay: Replay, server: MailServer) -> None:
        self.replay, self.server = replay, server
        rules = replay.folder / "rules"
        office = (rules / "office.toml").read_text(encoding="utf-8")
        for old, new in (
            (r"^host = .*$", 'host = "127.0.0.1"'),
            (r"^port = .*$", f"port = {server.port}"),
            (r"^security = .*$", 'security = "none"'),
        ):
            office = re.sub(old, new, office, count=1, flags=re.MULTILINE)
        (rules / "office.toml").write_text(office, encoding="utf-8")
        digest = (rules / "digest.toml").read_text(encoding="utf-8")
        head, found, rest = digest.partition("[[headings]]\nlabel")
        assert found
        (rules / "digest.toml").write_text(head + GROUPS + found + rest, encoding="utf-8")

    def read(self, now: datetime, *, news: bool = True) -> None:
        """A round over every source; without *news* the press stands still."""
        if news:
            self.replay.control(f"clock?to={now.isoformat().replace('+07:00', '%2B07:00')}")
        self.replay.monitor(now.isoformat(), "run", "--once", "--all")

    def send(self, now: datetime) -> int:
        """Send what is to be sent at *now*; the exit code."""
        command = self.replay.command(now.isoformat(), "digest", "send")
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=self.replay.folder, env=_uncovered()
        )
        assert done.returncode in {0, 1}, done.stderr
        assert "fault of the program" not in done.stderr, done.stderr
        return done.returncode

    def killed(self, now: datetime, moment: str) -> None:
        """The same, killed by the mail server at that *moment*."""
        command = self.replay.command(now.isoformat(), "digest", "send")
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.replay.folder, env=_uncovered()
        )
        self.server.kill = (moment, process)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=120)
        assert process.returncode == -signal.SIGKILL


@pytest.fixture
def server():
    box = MailServer()
    box.start()
    yield box
    if box.up:
        box.stop()


def at(day: datetime, hour: float) -> datetime:
    return day + timedelta(hours=hour)


def play(desk: Desk, first: datetime, days: int, plan: dict[int, set[str]]) -> None:
    """*days* days from *first* (midnight) on; *plan* says what goes wrong on which."""
    for n in range(days):
        day, wrong = first + timedelta(days=n), plan.get(n, set())
        quiet = "no news" in wrong
        desk.read(at(day, 6.5), news=not quiet)
        if "server down" in wrong:
            desk.server.stop()
        if "killed after" in wrong:
            desk.killed(at(day, 7), "after")
        if "killed before" in wrong:
            desk.killed(at(day, 7), "before")
        desk.send(at(day, 7))
        if "clock back" in wrong:
            for hour in (6, 3, -17):  # of the day before
                desk.send(at(day, hour))
        desk.send(at(day, 8))
        if not quiet and "quiet evening" not in wrong:
            desk.read(at(day, 12))
        if "server up" in wrong:  # thirty hours after it went
            desk.server.start()
            desk.send(at(day, 13))
        desk.send(at(day, 13.5))
        if not quiet and "quiet evening" not in wrong:
            desk.read(at(day, 18))


def message_ids(server: MailServer) -> Counter:
    """How often each (recipient, Message-ID) arrived."""
    return Counter((to, email.message_from_bytes(raw, policy=policy.default)["Message-ID"]) for to, raw in server.got)


def holds(desk: Desk, editions: int, repeats: int) -> None:
    """Whatever went wrong: numbered without a gap, each mail once to each, each clip told once."""
    ask, arrived = desk.replay.ask, message_ids(desk.server)
    assert [row[0] for row in ask("SELECT number FROM editions ORDER BY number")] == list(range(1, editions + 1))
    kept = set(ask("SELECT recipient, message_id FROM messages"))
    assert set(arrived) == kept, "a mail was lost, or came from nowhere"
    assert len(kept) == 3 * editions, "one mail for each recipient and edition"
    assert sum(arrived.values()) - len(arrived) == repeats, "only a kill after the server took it repeats a mail"
    assert ask("SELECT COUNT(*) FROM messages WHERE state <> 'sent'") == [(0,)]
    assert ask("SELECT COUNT(DISTINCT message_id) FROM message_tries WHERE outcome = 'unknown'")[0][0] >= repeats
    untold = ask(
        "SELECT id FROM articles WHERE in_scope AND NOT archived AND clipped_at <= (SELECT MAX(cut_at) FROM editions) "
        "AND id NOT IN (SELECT article_id FROM edition_articles)"
    )
    assert untold == [], "a clip was skipped"  # and none is told twice: the primary key of edition_articles


def quiet_texts(desk: Desk) -> list[str]:
    """The plain text of every edition without items."""
    editions = desk.replay.folder / "data" / "editions"
    rows = desk.replay.ask(
        "SELECT number FROM editions WHERE number NOT IN (SELECT edition FROM edition_articles WHERE role = 'item')"
    )
    return [(editions / f"{number:04d}.txt").read_text(encoding="utf-8") for (number,) in rows]


def test_two_days_with_a_kill_and_a_dead_server(shared, tmp_path, server):
    """The short form, two papers: killed after the server took a mail, then a server that is down until after one."""
    first = datetime.fromisoformat(f"2026-07-30T00:00:00{ZONE}")
    papers = ["baotuyenquang", "replay-sitemap"]
    with Replay(shared, tmp_path, start="2026-07-29T20:00:00Z", only=papers) as replay:
        desk = Desk(replay, server)
        play(
            desk,
            first,
            2,
            {0: {"killed after", "quiet evening"}, 1: {"server down", "server up", "no news", "quiet evening"}},
        )
        holds(desk, editions=2, repeats=1)
        assert all("chưa ghi nhận tin, bài mới" in text for text in quiet_texts(desk))
        assert len(quiet_texts(desk)) == 1


@pytest.mark.slow
def test_ten_days_in_which_everything_goes_wrong(shared, tmp_path, server):
    """Everything in scope; the server down for thirty hours, two kills, a day without news, a clock set back, a weekend."""
    first = datetime.fromisoformat(f"2026-07-29T00:00:00{ZONE}")  # a Wednesday: ten days hold eight working days
    plan = {
        1: {"server down"},
        2: {"server up"},
        5: {"killed after"},
        6: {"killed before", "quiet evening"},
        7: {"no news"},
        8: {"clock back"},
    }
    with Replay(shared, tmp_path, everything=True, start="2026-07-28T20:00:00Z") as replay:
        desk = Desk(replay, server)
        play(desk, first, 10, plan)
        holds(desk, editions=8, repeats=1)
        assert any("chưa ghi nhận tin, bài mới" in text for text in quiet_texts(desk))
        sizes = [path.stat().st_size for path in (tmp_path / "data" / "editions").glob("*.html")]
        assert max(sizes) <= 100_000
