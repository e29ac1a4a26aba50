"""What crawling costs: CPU for sources that have nothing new, and the most memory while bombs come.

    .venv/bin/python tests/measure_crawl.py sources    500 sources polled unchanged: CPU seconds of the second round
    .venv/bin/python tests/measure_crawl.py bombs      forty gzip bombs of 300 MB: the most memory of the crawling process

Serves everything itself, on loopback. Not for: what is found (tests/replay).
"""

import functools
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES, BOMBS = 500, 40
CRAWL = '[crawl]\nuser_agent = "MeasuredDesk/1.0"\ncontact = "mailto:desk@example.vn"\nspacing = 0\n'
SOURCE = """
[[source]]
id = "s{n}"
name = "Báo {n}"
group = "trung-uong"
kind = "feed"
url = "http://127.{a}.{b}.1:{port}/{n}.rss"
language = "vi"
allow_private = true
"""
# Runs one round and says, as the last line, what it cost; children are the reading processes.
ROUND = """
import json, resource, sys
from monitor.cli import cli
try:
    cli(["--config", sys.argv[1], "--now", sys.argv[2], "run", "--once", "--all"], standalone_mode=False)
finally:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    # Not ru_maxrss: that begins with what the process was started from.
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(json.dumps({"cpu": round(seconds, 2), "mb": int(peak.split()[1]) // 1024}))
"""


@functools.cache
def bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(b"\0" * 1_000_000) for _ in range(300)] + [packer.flush()])


def feed(host: str, entries: int) -> bytes:
    items = "".join(
        f"<item><title>Tin so {n} cua ngay hom nay</title><link>http://{host}/bomb-{n}.html</link>{Press.dated}</item>"
        for n in range(entries)
    )
    return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()


class Press(BaseHTTPRequestHandler):
    """Feeds with an ETag that never change, and articles that are bombs."""

    protocol_version = "HTTP/1.1"
    entries = 20
    dated = ""  # the date element of every entry

    def log_message(self, *_arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.answer(404, b"")
        elif self.path.endswith(".html"):
            self.answer(200, bomb(), {"Content-Type": "text/html", "Content-Encoding": "gzip"})
        elif self.headers.get("If-None-Match") == '"1"':
            self.answer(304, b"", {"ETag": '"1"'})
        else:
            self.answer(200, feed(self.headers["Host"], self.entries), {"ETag": '"1"', "Content-Type": "text/xml"})

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the crawler has seen enough
            self.close_connection = True


class Server(ThreadingHTTPServer):
    """One that takes hundreds of connections at once."""

    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, *_arguments: object) -> None:
        """A crawler that hangs up on a bomb is no error."""


def served(entries: int) -> Server:
    Press.entries = entries
    server = Server(("0.0.0.0", 0), Press)  # every address of 127.0.0.0/8 is a host of its own
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def office(folder: Path, port: int, sources: int) -> None:
    shutil.copytree(ROOT / "rules", folder / "rules")
    rows = (SOURCE.format(n=n, a=n // 250 + 1, b=n % 250, port=port) for n in range(sources))
    (folder / "sources.toml").write_text(CRAWL + "".join(rows), encoding="utf-8")


def one_round(folder: Path, now: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", ROUND, str(folder), now],
        cwd=ROOT,  # the monitor beside this file, not another that is installed
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    *lines, cost = done.stdout.splitlines()
    return {**json.loads(cost), "told": lines[-2:]}


def measure(sources: int, entries: int, rounds: tuple[str, ...]) -> list[dict]:
    """What each round cost, of so many sources with so many entries each."""
    server = served(entries)
    with tempfile.TemporaryDirectory() as folder:
        office(Path(folder), server.server_port, sources)
        costs = [one_round(Path(folder), now) for now in rounds]
    server.shutdown()
    server.server_close()
    return costs


def bombs() -> dict:
    """What one round over forty gzip bombs costs."""
    Press.dated = ""
    (cost,) = measure(1, BOMBS, ("2026-09-15T12:00:00Z",))
    return cost


def unchanged_sources() -> dict:
    """What the second round over 500 sources costs, which all say "unchanged"."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    Press.dated = "<pubDate>Tue, 01 Sep 2026 15:00:00 +0700</pubDate>"  # older than a first poll reads
    _first, second = measure(SOURCES, 20, ("2026-09-15T12:00:00Z", "2026-09-15T12:30:00Z"))
    return second


def main() -> None:
    if sys.argv[1:] == ["bombs"]:
        cost = bombs()
        print(f"{BOMBS} gzip bombs: at most {cost['mb']} MB; {cost['told'][-1]}")
    else:
        cost = unchanged_sources()
        print(f"{SOURCES} sources unchanged: {cost['cpu']} s of CPU, at most {cost['mb']} MB; {cost['told'][-2]}")


if __name__ == "__main__":
    main()
