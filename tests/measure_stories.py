"""Measures how well articles of one event are put together, on labelled pairs of the recorded press.

    .venv/bin/python tests/measure_stories.py [--check]

All items of the press are grouped in order of time, as `monitor group` does; then the labelled pairs are looked up.
`--check` also counts the given half that nothing was chosen by. Not a test: it prints.
"""

import argparse
import gzip
import html
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from monitor.config import load_rules
from monitor.group.stories import Grouper, traits
from monitor.group.stories.traits import Gazetteer
from monitor.model import Told
from monitor.vietnamese.clean import clean

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
PRESS = DATA / "press" / "items.jsonl.gz"
LABELS = DATA / "labels" / "pairs.jsonl"
OURS = ROOT / "tests" / "labels" / "pairs.jsonl"


def say(*lines: str) -> None:
    """Print *lines*."""
    sys.stdout.write("".join(line + "\n" for line in lines))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON lines of a packed or plain file."""
    data = path.read_bytes()
    yield from map(json.loads, (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines())


def press(items: Iterable[dict[str, Any]], names: dict[int, str] | None = None) -> list[Told]:
    """Recorded items as articles in order of time; their addresses go into *names*."""
    first: dict[str, dict[str, Any]] = {}
    for item in items:
        first.setdefault(item.get("link") or item["id"], item)
    ordered = sorted(first.items(), key=lambda row: (_at(row[1]), row[0]))
    for number, (name, _) in enumerate(ordered, start=1):
        if names is not None:
            names[number] = name
    return [
        Told(
            number,
            clean(item["title"]),
            clean(html.unescape(item.get("summary") or item.get("text") or "")),
            _at(item),
            item.get("outlet") or item.get("source") or "",
        )
        for number, (_, item) in enumerate(ordered, start=1)
    ]


def _at(item: dict[str, Any]) -> datetime:
    told = item.get("at") or item.get("day") or "2017-06-01"
    at = datetime.fromisoformat(told)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def pairs(path: Path, half: str) -> list[dict[str, Any]]:
    """The labelled pairs of one half."""
    return [pair for pair in rows(path) if pair["half"] == half]


def grouped() -> dict[str, int]:
    """The story of each article of the recorded press, by address."""
    rules = load_rules(ROOT).stories
    gazetteer, grouper = Gazetteer(rules.places), Grouper(rules.threshold)
    names: dict[int, str] = {}
    return {names[told.id]: grouper.place(traits(told, gazetteer)).story for told in press(rows(PRESS), names)}


def count(story: dict[str, int], labelled: list[dict[str, Any]]) -> str:
    """Precision, recall and F1 of pairs put together."""
    table = Counter((story[pair["a"]] == story[pair["b"]], pair["label"] in ("copy", "story")) for pair in labelled)
    right, wrong, missed = table[True, True], table[True, False], table[False, True]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{len(labelled)} pairs: F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}"


def main() -> int:
    """Print all figures; 1 when ../shared is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        say(f"{DATA} is not here: the recorded press is needed")
        return 1
    story = grouped()
    sizes = Counter(story.values())
    say(
        f"{len(story)} articles, {len(sizes)} stories, {sum(n > 1 for n in sizes.values())} of several articles, largest {[n for _, n in sizes.most_common(5)]}"
    )
    say("given fit    " + count(story, pairs(LABELS, "fit")))
    say("our own fit  " + count(story, pairs(OURS, "fit")))
    own = pairs(OURS, "check")
    say("our own check " + count(story, own), "  where sure  " + count(story, [pair for pair in own if pair["sure"]]))
    if options.check:
        say("given check  " + count(story, pairs(LABELS, "check")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
