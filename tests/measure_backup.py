"""Measures how long a backup and its restore take, and how much memory: a data folder of about 1 GB, made for it.

    .venv/bin/python tests/measure_backup.py                    1,000 MB of evidence
    .venv/bin/python tests/measure_backup.py --megabytes 100    less
    .venv/bin/python tests/measure_backup.py --folder D         made in D (it must not be there), which stays

The pages are random bytes of 36,000 each, so that nothing of them can be packed; every tenth becomes a clip with a text
of 2.5 KB, is kept for ever and so lies there twice. Each command runs as a person runs it, in a process of its own;
memory is the most that it held (VmHWM of Linux). Exits 1 when what came back is not what
was there, or when a command took more than 500 MB of memory.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "backup"))
sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from office_samples import _clip, _sighting, at, configure, session, state

from monitor.crawl.evidence import to_warc
from monitor.model import Exchange, Page
from monitor.store.evidence import files

ROOT = Path(__file__).parents[1]
PAGE, CLIP_EVERY, TEXT = 36_000, 10, 2_500
MOST_MEMORY = 500  # MB


def fill(folder: Path, megabytes: int) -> None:
    """Write the office's folders, with so much evidence."""
    configure(folder / "config")
    drawn = random.Random(7)
    files.sync = lambda _file: None  # only while it is made
    count = megabytes * 1_000_000 * CLIP_EVERY // (PAGE * (CLIP_EVERY + 1))
    exchange = Exchange((), "HTTP/1.1", 200, "OK", (("Content-Type", "text/html"),))
    with session(folder / "config", folder / "data", at(0)) as opened:
        store = opened.store
        for n in range(count):
            url, when = f"https://bao.example/{n}-cau", at(n / 100)
            address = store.add_address(_sighting(f"{n}-cau"), "bao", when)
            page = Page(url, url, (), "text/html", drawn.randbytes(PAGE), when, exchange)
            number = store.evidence.capture(page, to_warc(page), address)
            if n % CLIP_EVERY:
                store.end(address, "outside-scope", "province none", when)
                continue
            text = "".join(chr(drawn.choice(range(97, 123))) for _ in range(TEXT))
            clip = _clip(n)
            clip = replace(clip, clipped_at=when, article=replace(clip.article, text=text))
            store.save_clip(address, clip, signature=None, copy_of=None, at=when, capture=number)


# The memory that a process says of itself: what its parent sees is never less than the parent's own.
COMMAND = """
import atexit, re, sys
said = sys.argv.pop(1)
atexit.register(lambda: open(said, "w").write(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]))
from monitor.cli import main
main()
"""


def run(folder: Path, *arguments: str | Path) -> tuple[float, float]:
    """Run a command of monitor; return (seconds, megabytes of memory at most)."""
    began = time.monotonic()
    command = [sys.executable, "-c", COMMAND, folder / "memory", *arguments]
    subprocess.run(list(map(str, command)), check=True, cwd=ROOT)
    return time.monotonic() - began, int((folder / "memory").read_text(encoding="ascii")) / 1000


def size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description="how long a backup and its restore take")
    parser.add_argument("--megabytes", type=int, default=1_000)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="measure-backup-"))
    folder.mkdir(parents=True, exist_ok=not given.folder)
    try:
        began = time.monotonic()
        fill(folder, given.megabytes)
        print(f"made {size(folder / 'data') / 1e6:,.0f} MB in {time.monotonic() - began:,.0f} s", flush=True)
        _, idle = run(folder, "--version")
        options = ("--config", folder / "config", "--now", at(10_000).isoformat())
        figures = {
            "backup": run(folder, *options, "--data", folder / "data", "backup", folder / "backup.zip"),
            "restore": run(folder, *options, "--data", folder / "new", "restore", folder / "backup.zip"),
        }
        print(f"the file has {(folder / 'backup.zip').stat().st_size / 1e6:,.0f} MB; idle memory {idle:,.0f} MB")
        for what, (seconds, memory) in figures.items():
            print(f"{what:<8}{seconds:8.1f} s {memory:8.0f} MB of memory")
        same = state(folder / "new") == state(folder / "data")
        print("what came back is what was there" if same else "what came back is NOT what was there")
        return 0 if same and all(memory <= MOST_MEMORY for _, memory in figures.values()) else 1
    finally:
        if not given.folder:
            shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
