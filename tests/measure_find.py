"""Measures `monitor find`: whether the article that a statement was taken from comes first, and how long it takes.

    .venv/bin/python tests/measure_find.py [--keep FOLDER] [--errors] [--halves] [FILE …]

An archive of all articles of ../shared/data/fulltext is made, as an import makes it but without judging them (no tags, no
stories, no copies: finding asks none of these), in FOLDER if given and kept there for the next time. Each line of a FILE
is {"article": id, "statement": "…"}; without any, those of tests/archive/data/statements_tuned.jsonl. Printed are the
shares of statements whose article is first and among the first five; `or its copy` counts an article of the same words as
the article itself. The time is that of `bearing_on` alone: no process is started, no rules are read. Not a test: it prints.
"""

import argparse
import gzip
import json
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.archive.finding import Bearing, bearing_on
from monitor.config import load
from monitor.model import Article, Clip, Tags
from monitor.store import Store
from monitor.store.imports import IMPORTED, Brought
from monitor.vietnamese.syllables import keys

ROOT = Path(__file__).parents[1]
PRESS = ROOT.parent / "shared" / "data" / "fulltext" / "baomoi-2017.jsonl.gz"
STATEMENTS = ROOT / "tests" / "archive" / "data" / "statements_tuned.jsonl"
BEGIN = datetime(2017, 8, 1, tzinfo=UTC)
LIMIT = 10
A_TIME = 500  # articles kept in one transaction
URN = "urn:example:"
SAME = 0.9  # of the runs of four syllables of two articles: one text


@dataclass(frozen=True)
class Asked:
    """A statement that was asked: the article it was taken from, and what was found."""

    article: str
    statement: str
    found: Sequence[Bearing]
    wall: float
    cpu: float

    def place(self, also: Mapping[str, frozenset[str]] | None = None) -> int:
        """The place of the article, or of one of *also* for it, from 0; 999 where it was not found."""
        right = {self.article, *(also or {}).get(self.article, ())}
        return next((n for n, each in enumerate(self.found) if name_of(each) in right), 999)


def say(line: str) -> None:
    """Print *line*."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def name_of(found: Bearing) -> str:
    """The id of an article in the recorded press."""
    return found.url.removeprefix(URN)


# -- the archive -------------------------------------------------------------------------------------


def recorded() -> Iterator[dict[str, str]]:
    """The recorded articles: id, title, text."""
    with gzip.open(PRESS, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@contextmanager
def archive(folder: Path | None) -> Iterator[Store]:
    """The archive of them, made where it is not yet."""
    if folder is None:
        with TemporaryDirectory() as made, archive(Path(made)) as store:
            yield store
        return
    path = folder / "monitor.db"
    there = path.exists()
    with Store.open(path) as store:
        if not there:
            fill(store)
        yield store


def fill(store: Store) -> None:
    """Keep all recorded articles."""
    began, rows = perf_counter(), recorded()
    while some := [_brought(row) for row in islice(rows, A_TIME)]:
        store.imports.save(some, lambda _one, _other: False, BEGIN)
    say(f"archive made in {perf_counter() - began:.0f} s, without tags, stories and copies")


def _brought(row: dict[str, str]) -> Brought:
    url = URN + row["id"]
    words = Article(url, url, row["title"], "", row["text"], BEGIN, "meta", "", (), "vi")
    tags = Tags("none", (), (), (), None, None, "1")
    clip = Clip(0, IMPORTED, "Báo Thử", "tong-hop", "bao-dien-tu", words, tags, (), BEGIN, "", (), in_scope=False)
    return Brought(row["id"], clip, None, None, archived=True)


# -- asking ------------------------------------------------------------------------------------------


def ask(store: Store, rows: Sequence[dict[str, str]]) -> list[Asked]:
    """Ask every statement of *rows*."""
    rules = load(ROOT).rules
    bearing_on(store, rules, rules.register, rows[0]["statement"], LIMIT)  # what is read once is no part of the time
    asked = []
    for row in rows:
        wall, cpu = perf_counter(), process_time()
        found = bearing_on(store, rules, rules.register, row["statement"], LIMIT)
        asked.append(Asked(row["article"], row["statement"], found, perf_counter() - wall, process_time() - cpu))
    return asked


def copies_of(asked: Sequence[Asked]) -> dict[str, frozenset[str]]:
    """For the article of each statement, those that were found above it and are the same text."""
    wanted = {each.article for each in asked} | {name_of(found) for each in asked for found in each.found}
    runs = {row["id"]: _runs(row["text"]) for row in recorded() if row["id"] in wanted}
    return {
        each.article: frozenset(
            other
            for other in map(name_of, each.found)
            if other in runs and _shared(runs[each.article], runs[other]) >= SAME
        )
        for each in asked
    }


def _runs(text: str) -> set[tuple[str, ...]]:
    order = keys(text[:20_000])
    return {order[n : n + 4] for n in range(len(order) - 3)}


def _shared(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def told(name: str, asked: Sequence[Asked], copies: Mapping[str, frozenset[str]]) -> None:
    """Print the figures of *asked*."""
    places, alike = [each.place() for each in asked], [each.place(copies) for each in asked]
    first, five = (sum(place < most for place in places) / len(asked) for most in (1, 5))
    also, also_five = (sum(place < most for place in alike) / len(asked) for most in (1, 5))
    wall, cpu = sorted(1000 * each.wall for each in asked), sorted(1000 * each.cpu for each in asked)
    say(
        f"{name}: {len(asked)} statements; first {first:.1%}, in the first five {five:.1%} "
        f"(or its copy {also:.1%}, {also_five:.1%}); median {statistics.median(wall):.0f} ms, "
        f"p95 {wall[int(len(wall) * 0.95)]:.0f} ms (of this process {statistics.median(cpu):.0f} and {cpu[int(len(cpu) * 0.95)]:.0f})"
    )


def errors(asked: Sequence[Asked], copies: Mapping[str, frozenset[str]]) -> None:
    """Print what was not first, and what was."""
    for each in asked:
        if place := each.place(copies):
            say(f"\n{each.article} at {place + 1 if place < 999 else '-'}: {each.statement}")
            for n, found in enumerate(each.found[: min(place + 1, 3)]):
                say(
                    f"   {n + 1}. {found.score:.3f} {found.kind} {name_of(found)} {found.title}\n      {found.sentence}"
                )
            for found in each.found[place : place + 1]:
                say(f"   right: {found.score:.3f} {found.title}\n      {found.sentence}")


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="the folder of the archive, made there once")
    parser.add_argument("--errors", action="store_true", help="what was not first, and what was")
    parser.add_argument("--halves", action="store_true", help="each half of a file for itself")
    parser.add_argument("files", nargs="*", type=Path, default=[STATEMENTS])
    options = parser.parse_args()
    with archive(options.keep) as store:
        for file in options.files:
            rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
            middle = len(rows) // 2 if options.halves else len(rows)
            for part in filter(None, (rows[:middle], rows[middle:])):
                asked = ask(store, part)
                copies = copies_of(asked)
                told(file.name, asked, copies)
                if options.errors:
                    errors(asked, copies)


if __name__ == "__main__":
    main()
