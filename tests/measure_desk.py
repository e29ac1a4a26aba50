"""Measures how long the desk takes for its pages with many articles: each page asked over and over as a signed-in officer.

    .venv/bin/python tests/measure_desk.py [--clips 100000] [--times 9] [--keep FOLDER]

The articles are invented (tests/desk/desk_archive.py). Of each page: the first answer, the median, the slowest, and the
median of the time of the processor, which says more where other programs work beside it. A search is told twice: as it is
when anything has changed since (`anew`), and as it is when it was asked before. `--keep` makes the archive once and uses
it again. Not a test: it prints, and says at the end which medians are over 200 ms.
"""

import argparse
import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed
sys.path.insert(0, str(Path(__file__).parent / "desk"))

from desk_archive import COMMON, RARE, fill
from desk_office import MORNING
from desk_routes import Insider

from monitor.config import load, load_rules
from monitor.desk.app import create_app
from monitor.desk.desk import Desk
from monitor.store import Store

ROOT = Path(__file__).parents[1]
GOAL = 200.0  # milliseconds, at the median


def say(line: str) -> None:
    """Print *line*."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def bring(folder: Path, number: int) -> None:
    """Keep *number* articles below *folder*, unless they are there."""
    if (folder / "monitor.db").exists():
        return
    topics = tuple(topic.id for topic in load_rules(ROOT).topics)
    began = time.perf_counter()
    with Store.open(folder / "monitor.db") as store:
        store.accounts.add("canbo", "Cán Văn Thử", "officer", "", MORNING)
        fill(store, number, topics)
        store.marks.read(1, range(1, number, 3))
    say(f"made in {time.perf_counter() - began:.0f} s")


def pages() -> Iterator[tuple[str, str, bool]]:
    """What is asked for: (name, address, whether it is a search that is told anew too)."""
    yield "today", "/", False
    yield "list", "/clips", False
    facets = {
        "topic": "topic=bien-gioi",
        "two topics": "topic=bien-gioi&topic=kinh-te-xa-hoi",
        "place": "place=Nà+Cáy+Thượng",
        "group": "group=trung-uong",
        "outlet": "outlet=Báo+Thử+Số+3",
        "tone": "tone=tieu-cuc",
        "relevance": "province=central",
        "language": "language=en",
        "medium": "medium=bao-in",
        "not looked through": "state=unreviewed",
        "not read": "state=unread",
        "to be checked": "state=flagged",
        "given to me": "state=mine",
        "copies": "state=copy",
        "out of scope": "state=outside",
        "today's": "when=today",
        "30 days": "when=30",
        "from, to": "first=2025-01-01&last=2026-06-30",
    }
    for name, asked in facets.items():
        yield f"facet: {name}", f"/clips?{asked}", False
    yield "several facets", "/clips?topic=bien-gioi&tone=tieu-cuc&state=unreviewed&group=trung-uong&when=30", False
    yield "everything, copies, all scopes", "/clips?copies=1&outside=1", False
    yield "page 200", "/clips?page=200", False
    yield "last page", "/clips?page=99999999", False
    searches = {
        "common word": COMMON,
        "common, no accents": "tinh",
        "rare word": RARE,
        "phrase": '"cầu treo đã xuống cấp"',
        "two words, NOT": f"{COMMON} NOT cầu",
        "field": "title:chè",
        "topic and word": "topic:bien-gioi rừng",
        "tone": "tone:tieu-cuc",
        "place": 'place:"Nà Cáy Thượng"',
        "outlet": 'outlet:"Báo Thử Số 3"',
        "days": "published:[2026-01-01 TO 2026-06-30]",
    }
    for name, query in searches.items():
        yield f"search: {name}", f"/clips?q={query}", True
    yield "search: common, best first", f"/clips?q={COMMON}&order=best", True
    yield "search and facet", f"/clips?q={COMMON}&topic=bien-gioi", True
    yield "search, page 200", f"/clips?q={COMMON}&page=200", True
    yield "help of the search", "/clips/help", False
    yield "one clip", "/clips/77", False
    yield "stories", "/stories", False
    yield "stories of a topic", "/stories?topic=bien-gioi", False
    yield "one story", "/stories/20", False
    yield "digest", "/digest", False
    yield "sources", "/sources", False
    yield "ledger", "/ledger", False


def measured(person: Insider, path: str, times: int, *, desk: Desk, anew: bool) -> tuple[list[float], list[float], int]:
    """Milliseconds of each answer, by the clock and of the processor, and the worst status."""
    clock, processor, status = [], [], 0
    for _ in range(times):
        if anew and "clips" in desk.kept:
            desk.kept["clips"].words._held.clear()
        began, worked = time.perf_counter(), time.process_time()
        answer = person.ask("GET", path)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - worked) * 1000)
        status = max(status, answer.status_code)
    return clock, processor, status


def show(folder: Path, config: Path, times: int) -> list[str]:
    """Measure every page and print its line; return those that are too slow."""
    desk = Desk(load(config), folder, lambda: MORNING)
    app, slow = create_app(desk), []
    with Store.open(folder / "monitor.db") as store:
        person = Insider(app, store, "canbo")
        person.sign_in()
        say(f"{'page':44}{'status':>7}{'first':>10}{'median':>10}{'slowest':>10}{'processor':>11}   (ms)")
        for name, path, search in pages():
            for anew in (True, False) if search else (False,):
                clock, processor, status = measured(person, path, times, desk=desk, anew=anew)
                label, middle = name + (", anew" if anew else ""), median(clock)
                say(
                    f"{label:44}{status:>7}{clock[0]:>10.0f}{middle:>10.0f}{max(clock):>10.0f}{median(processor):>11.0f}"
                )
                if middle > GOAL:
                    slow.append(f"{label}: {middle:.0f} ms")
        for form in ("csv", "jsonl", "xlsx", "atom"):
            _export(person, form)
    return slow


def _export(person: Insider, form: str) -> None:
    """How long a file of about ten thousand rows takes."""
    gc.collect()
    began = time.perf_counter()
    answer = person.ask("GET", f"/clips/export/{form}?first=2026-01-01&copies=1")
    size = len(answer.data) / 1e6
    say(f"export {form:37}{answer.status_code:>7}{(time.perf_counter() - began):>10.1f} s, {size:.1f} MB")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clips", type=int, default=100_000)
    options.add_argument("--times", type=int, default=9)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    with TemporaryDirectory() as name:
        folder = given.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        bring(folder, given.clips)
        say(f"{given.clips:,} articles, {(folder / 'monitor.db').stat().st_size / 1e6:,.0f} MB of database")
        slow = show(folder, ROOT, given.times)
    say("over the goal: " + ("; ".join(slow) if slow else "none"))


if __name__ == "__main__":
    main()
