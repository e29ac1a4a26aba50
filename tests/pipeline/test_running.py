"""`monitor run` left running, as a service would be. Not for: a single round (test_rounds.py)."""

import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime

from monitor import running
from monitor.stopped import interrupted
from monitor.store import Store

TODAY = format_datetime(datetime.now(UTC))  # these commands run on the machine's own calendar


@contextmanager
def start(folder):
    command = [sys.executable, "-m", "monitor", "--config", str(folder), "run"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def read_until(process, beginning: str) -> list[str]:
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith(beginning):
            return lines
    raise AssertionError("it ended early: " + "".join(lines) + process.stderr.read())


def test_it_reads_what_is_due_until_it_is_stopped(office, press):
    """The first round begins at once; Ctrl+C ends it with a word and exit code 130, and nothing is lost."""
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.list("national", ("/xa.html", "Xa", TODAY))
    press.article("/cau.html", "Khánh thành cầu")
    press.article("/xa.html", "Khánh thành cầu ở xa", press.elsewhere)
    folder = office.session.settings.folder
    with start(folder) as process:
        lines = read_until(process, "articles:")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)

    assert "sources: 2 changed" in lines[-2]
    assert process.returncode == 130
    assert "nothing is lost" in said
    assert office.states() == {"/cau.html": "clip", "/xa.html": "outside-scope"}


def test_killed_in_the_middle_of_a_round_it_goes_on_where_it_was(office, press):
    """SIGKILL after the first lines: the database is sound, and the next round ends every address."""
    entries = [(f"/tin-{n}.html", f"Tin {n}", TODAY) for n in range(30)]
    press.list("local", *entries)
    for path, title, _ in entries:
        press.article(path, f"Khánh thành cầu số {title}", press.elsewhere)
    folder = office.session.settings.folder
    with start(folder) as process:
        read_until(process, "changed   local")
        process.kill()
        process.communicate(timeout=120)
    db = sqlite3.connect(folder / "data" / "monitor.db")
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()
    office.clock.at = datetime.now(UTC)
    office.round()

    assert set(office.states().values()) == {"outside-scope"}
    assert len(office.states()) == 30


def test_a_minute_in_which_another_program_reads_is_left_out(office, press, monkeypatch):
    """`sources check` holds the lock for a while; the schedule goes on."""
    monkeypatch.setattr("monitor.schedule.run_until", lambda _stop, round_: [round_(), round_()])
    with Store.open(office.session.data / "monitor.db") as other, other.alone("run", "reading"):
        running.until_stopped(office.session)
    assert press.asked == []

    running.until_stopped(office.session)
    assert [path for path, _ in press.asked if path.endswith(".rss")] == ["/local.rss", "/national.rss"]


def test_an_interrupt_that_is_lost_in_a_destructor_ends_it_all_the_same(monkeypatch):
    """What a destructor raises is only told, never raised: the next look at the event ends the rounds."""

    class Freed:
        def __del__(self):
            signal.raise_signal(signal.SIGINT)

    told, stop = [], threading.Event()
    monkeypatch.setattr(sys, "unraisablehook", lambda lost: told.append(lost.exc_type))
    with interrupted(stop):
        freed = Freed()
        del freed
    assert (told, stop.is_set()) == ([KeyboardInterrupt], True)
