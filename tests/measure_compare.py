"""Measures what `compare` concludes of pairs of statement and evidence; a command for developers.

    .venv/bin/python tests/measure_compare.py                         the pairs of tests/check/data
    .venv/bin/python tests/measure_compare.py FILE… [--articles GZ]   other pairs, JSON lines
    .venv/bin/python tests/measure_compare.py … --errors              also each pair that is judged otherwise

A row has "id", "statement", "verdict" and its evidence: "text", or the id of an "article" of GZ (../shared/data/fulltext)
with "evidence", [start, end) or "whole". Not a test: tests/check/test_compare_pairs.py holds the figures.
Of the files named unseen and blind the totals only are looked at: they are never measured with --errors.
pairs_hard_more.jsonl is open, as those named tuned are: it is read, tuned to and measured with --errors.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.check.compare import compare
from monitor.model import Comparison

PAIRS = tuple(Path(__file__).parent / "check" / "data" / f"pairs_{name}.jsonl" for name in ("tuned", "own"))
ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "fulltext" / "baomoi-2017.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what was expected and what was concluded."""

    row: dict[str, object]
    evidence: str
    found: Comparison
    seconds: float


def rows_of(files: list[Path]) -> list[dict[str, object]]:
    """All rows of *files*."""
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]


def texts(ids: set[object], articles: Path) -> dict[object, str]:
    """The texts of the articles *ids*."""
    if not ids:
        return {}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        found = (json.loads(line) for line in lines)
        return {row["id"]: row["text"] for row in found if row["id"] in ids}


def judged(rows: list[dict[str, object]], articles: Path) -> Iterator[Judged]:
    """Each row with what `compare` says of it."""
    known = texts({row["article"] for row in rows if "article" in row and "text" not in row}, articles)
    for row in rows:
        evidence = row.get("text") or known[row["article"]]
        if "text" not in row and row["evidence"] != "whole":
            evidence = evidence[slice(*row["evidence"])]
        begun = time.process_time()
        found = compare(row["statement"], evidence)
        yield Judged(row, evidence, found, time.process_time() - begun)


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of "conflicts", and how many of all verdicts are right."""

    pairs: int
    precision: float
    recall: float
    right: float


def figures(all_: list[Judged]) -> Figures:
    """What *all_* come to."""
    seen = Counter((each.row["verdict"], each.found.verdict) for each in all_)
    said = sum(count for (_, verdict), count in seen.items() if verdict == "conflicts")
    are = sum(count for (verdict, _), count in seen.items() if verdict == "conflicts")
    hits = seen["conflicts", "conflicts"]
    right = sum(count for (one, other), count in seen.items() if one == other)
    return Figures(len(all_), hits / said if said else 1.0, hits / are if are else 1.0, right / max(1, len(all_)))


def tell(name: str, all_: list[Judged]) -> None:
    """Print the figures of *all_*."""
    came, times = figures(all_), sorted(each.seconds * 1000 for each in all_)
    print(
        f"{name}: {came.pairs} pairs; conflicts: precision {came.precision:.3f}, recall {came.recall:.3f}; "
        f"verdicts right {came.right:.3f}; median {times[len(times) // 2]:.1f} ms, longest {times[-1]:.1f} ms"
    )


def main() -> None:
    """Print the figures of each file, and of the kinds of what was changed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, default=PAIRS)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--errors", action="store_true", help="each pair that is judged otherwise")
    asked = parser.parse_args()
    everything: list[Judged] = []
    for file in asked.files:
        found = list(judged(rows_of([file]), asked.articles))
        tell(file.name, found)
        everything += found
    tell("all", everything)
    for kind in ("figure", "date", "name", "place", "denial"):
        changed = [each for each in everything if each.row["verdict"] == "conflicts" and each.row.get("kind") == kind]
        hits = sum(each.found.verdict == "conflicts" for each in changed)
        print(f"  {kind}: {hits} of {len(changed)} found")
    for each in everything if asked.errors else ():
        if each.found.verdict != each.row["verdict"]:
            told = ", ".join(f"{one.found!r} against {one.expected!r}" for one in each.found.differences)
            print(f"\n{each.row['id']}: {each.row['verdict']}, but {each.found.verdict} {told}")
            print(f"  S: {each.row['statement']}\n  E: {each.found.sentence}")


if __name__ == "__main__":
    main()
