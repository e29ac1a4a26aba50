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
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from monitor.grouping import group_lines
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
    if names is not None:
        names.update(enumerate((name for name, _ in ordered), start=1))
    return [_told(number, item) for number, (_, item) in enumerate(ordered, start=1)]


def _told(number: int, item: dict[str, Any]) -> Told:
    text = item.get("summary") or item.get("text") or ""
    outlet = item.get("outlet") or item.get("source") or ""
    return Told(number, clean(item["title"]), clean(html.unescape(text)), _at(item), outlet)


def _at(item: dict[str, Any]) -> datetime:
    at = datetime.fromisoformat(item.get("at") or item.get("day") or "2017-06-01")
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def pairs(path: Path, half: str) -> list[dict[str, Any]]:
    """The labelled pairs of one half."""
    return [pair for pair in rows(path) if pair["half"] == half]


def grouped() -> dict[str, tuple[str, bool]]:
    """(story, is a copy) of each article of the recorded press, by address, as `monitor group` answers."""
    lines: dict[str, str] = {}
    for item in rows(PRESS):
        given = {"id": item["link"], "title": item["title"], "text": item["summary"]}
        given |= {"published": item["at"], "outlet": item["outlet"]}
        lines.setdefault(item["link"], json.dumps(given, ensure_ascii=False))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "press.jsonl"
        file.write_text("\n".join(lines.values()), encoding="utf-8")
        answers = map(json.loads, group_lines(ROOT, file, UTC, datetime.now(UTC)))
        return {answer["id"]: (answer["story"], answer["copy_of"] is not None) for answer in answers}


def count(story: dict[str, str], labelled: list[dict[str, Any]]) -> str:
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
    began = time.process_time()
    answers = grouped()
    each = (time.process_time() - began) / len(answers)
    story = {name: of for name, (of, _) in answers.items()}
    sizes = Counter(story[name] for name, (_, copy) in answers.items() if not copy)
    say(f"{len(story)} articles, {sum(copy for _, copy in answers.values())} copies, {1000 * each:.1f} ms an article")
    several = [n for _, n in sizes.most_common() if n > 1]
    say(f"{len(sizes)} stories, {len(several)} of several articles, the largest of {several[:5]}")
    say("given fit    " + count(story, pairs(LABELS, "fit")))
    say("our own fit  " + count(story, pairs(OURS, "fit")))
    own = pairs(OURS, "check")
    say("our own check " + count(story, own), "  where sure  " + count(story, [pair for pair in own if pair["sure"]]))
    if options.check:
        say("given check  " + count(story, pairs(LABELS, "check")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
