"""Measures what an export costs: seconds of the processor and memory of `monitor export clips`, in each form, for few and for many clips.

    .venv/bin/python tests/measure_export.py [--clips 2000 20000]

The clips are invented, 2,500 letters each, every fourth a copy of the one before. Each export is a process of its own, so
its memory is that of the whole program. Not a test: it prints.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.model import Article, Clip, PlaceTag, Signature, Tags, Tone, TopicTag
from monitor.store import Store
from monitor.store.imports import IMPORTED, Brought

ROOT = Path(__file__).parents[1]
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
SENTENCE = "Bà con thôn Nà Tông góp ngày công làm đường bê tông vào khu sản xuất, dài hơn hai cây số qua ba con suối. "
A_TIME = 1_000  # clips kept in one transaction


def say(line: str) -> None:
    """Print *line*."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def clip(number: int) -> Brought:
    """One of them; every fourth has the words of the one before."""
    words = number - (number % 4 == 3)
    url = f"https://bao{number % 40}.example/tin/bai-so-{number}.html"
    at = BEGIN + timedelta(minutes=10 * words)
    text = f"Bài số {words}. " + SENTENCE * 24
    article = Article(url, url, f"Làm đường ở thôn thứ {words}", SENTENCE, text, at, "feed", "", ("An Bình",), "vi")
    tags = Tags(
        "central",
        (),
        (TopicTag("kinh-te-xa-hoi", 4.0, ()),),
        (PlaceTag("Nà Tông", "", ()),),
        Tone("tich-cuc", False, ()),
        None,
        "0123456789ab",
    )
    made = Clip(0, IMPORTED, f"Báo Số {number % 40}", "trung-uong", "bao-dien-tu", article, tags, (), at, "", ())
    return Brought(str(number), made, None, Signature("measured", (words,), (f"band {words}",)), archived=False)


def bring(folder: Path, number: int) -> None:
    """Keep *number* clips below *folder*."""
    with Store.open(folder / "monitor.db") as store:
        for start in range(0, number, A_TIME):
            rows = [clip(n) for n in range(start, min(start + A_TIME, number))]
            store.imports.save(rows, lambda one, other: one.values == other.values, BEGIN)
        while store.search.index_some():
            pass


def measured(folder: Path, *options: str) -> None:
    """Run one export and say what it cost."""
    out = folder / "out"
    command = [sys.executable, "-m", "monitor", "--config", str(ROOT), "--data", str(folder), "export", "clips"]
    running = subprocess.Popen([*command, *options, "--out", str(out)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"{' '.join(options)} failed")
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    say(
        f"    {' '.join(options):<40}{seconds:6.1f} s{memory:6.0f} MB of memory{out.stat().st_size / 1e6:7.1f} MB written"
    )


def exports() -> Iterator[tuple[str, ...]]:
    """The options of each export."""
    for form in ("jsonl", "csv", "xlsx", "atom"):
        yield ("--format", form)
    yield ("--format", "csv", "--query", "province:central")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clips", type=int, nargs="+", default=[2_000, 20_000])
    for number in options.parse_args().clips:
        with TemporaryDirectory() as name:
            folder = Path(name)
            bring(folder, number)
            say(f"{number:,} clips, {(folder / 'monitor.db').stat().st_size / 1e6:,.0f} MB of database")
            for each in exports():
                measured(folder, *each)


if __name__ == "__main__":
    main()
