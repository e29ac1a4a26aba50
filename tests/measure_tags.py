"""Measures the tags of rules/ against the labels of ../shared/data/labels/tags.jsonl; a command for developers.

    .venv/bin/python tests/measure_tags.py            figures of both halves, and seconds per article
    .venv/bin/python tests/measure_tags.py --misses   also every miss of the half called "fit"
    .venv/bin/python tests/measure_tags.py --config D the rules in D/rules instead of the repository's

Rules are changed by looking at "fit"; "check" is only ever measured, never looked at. Prints micro-F1 of topics,
accuracy of relevance, micro-F1 of places and macro-F1 of tone. Not a test: no figure here fails a build.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.config import load_rules
from monitor.model import Article, Tags
from monitor.tag import Tagger
from monitor.vietnamese.clean import clean, one_line
from monitor.vietnamese.syllables import keys

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
# An item without a date is judged by what its text says, else by the territory of the day the labels were made.
TODAY = datetime(2026, 9, 1, tzinfo=UTC)
FILES = {
    "tuyen-quang": "tuyen-quang/items.jsonl.gz",
    "fulltext": "fulltext/baomoi-2017.jsonl.gz",
    "press": "press/items.jsonl.gz",
    "year": "year/vnexpress-tuoitre-thanhnien-2025q4.jsonl.gz",
}


def rows(name):
    """The recorded items of one file."""
    with gzip.open(DATA / FILES[name], "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def wanted_items(refs):
    """The recorded items that the labels speak of, by reference."""
    found = {}
    for name in FILES:
        ids = {ref.split("/", 1)[1] for ref in refs if ref.startswith(f"{name}/")}
        found |= {f"{name}/{key}": row for row in rows(name) if (key := row.get("id") or row.get("link")) in ids}
    return found


def article(row) -> Article:
    """A recorded item as the tagger gets it."""
    told = row.get("at") or row.get("day") or row.get("date")
    moment = datetime.fromisoformat(told) if told else TODAY
    return Article(
        url=row.get("link") or row.get("url") or "",
        canonical="",
        title=one_line(row["title"]),
        lead="",
        text=clean(row.get("text") or row.get("summary") or ""),
        published=moment if moment.tzinfo else moment.replace(hour=5, tzinfo=UTC),
        published_from="feed" if told else "first-seen",
        published_raw="",
        authors=(),
        language="vi",
    )


def tag(tagger: Tagger, row) -> Tags:
    """The tags of a recorded item."""
    item = article(row)
    return tagger.tag(item, row.get("outlet") or "", dated=item.published_from == "feed")


def f1(pairs: Iterable[tuple[set, set]]) -> float:
    """Micro-F1 of (wanted, given) sets."""
    pairs = list(pairs)
    right = sum(len(wanted & given) for wanted, given in pairs)
    total = sum(len(wanted) + len(given) for wanted, given in pairs)
    return 2 * right / total if total else 1.0


def tone_f1(pairs: list[tuple[str, str | None]]) -> float:
    """Macro-F1 over the tones that occur in the labels; an article wrongly not central has no tone."""
    scores = [f1([({w} & {value}, {g} & {value}) for w, g in pairs]) for value in sorted({w for w, _ in pairs})]
    return sum(scores) / len(scores)


def places_of(names: Iterable[str]) -> set:
    """Names as they are compared: folded."""
    return {keys(clean(name)) for name in names}


def figures(judged: list[tuple[dict, Tags]]) -> str:
    """One line of figures."""
    topics = f1((set(label["topics"]), {t.id for t in tags.topics}) for label, tags in judged)
    main = [label["topics"][0] == tags.topics[0].id for label, tags in judged if label["topics"] and tags.topics]
    relevance = sum(label["province"] == tags.province for label, tags in judged) / len(judged)
    named = sum((label["province"] == "none") == (tags.province == "none") for label, tags in judged) / len(judged)
    places = f1((places_of(label["places"]), places_of(p.name for p in tags.places)) for label, tags in judged)
    tone = tone_f1([(label["tone"], tags.tone and tags.tone.value) for label, tags in judged if label["tone"]])
    return (
        f"topics {topics:.3f} (main right {sum(main) / len(main):.3f})  relevance {relevance:.3f} (named {named:.3f})"
        f"  places {places:.3f}  tone {tone:.3f}"
    )


def misses(judged: list[tuple[dict, Tags]], items: dict) -> Iterator[str]:
    """What differs, item by item."""
    for label, tags in judged:
        title = items[label["ref"]]["title"]
        if label["province"] != tags.province:
            shown = [e.text for e in tags.province_evidence]
            yield f"province  {label['province']:8}{tags.province:8}{label['ref'][:32]}  {title}  {shown}"
        if set(label["topics"]) != {t.id for t in tags.topics}:
            given = " ".join(f"{t.id}={t.score}" for t in tags.topics)
            yield f"topics    {' '.join(label['topics'])} | {given} | {label['ref'][:32]}  {title}"
        if places_of(label["places"]) != places_of(p.name for p in tags.places):
            yield f"places    {label['places']} | {[p.name for p in tags.places]} | {title}"
        if label["tone"] and label["tone"] != (tags.tone and tags.tone.value):
            yield f"tone      {label['tone']} | {tags.tone} | {title}"


def say(*lines: str) -> None:
    """Write *lines* to standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def main() -> int:
    """Print the figures; 1 when ../shared is absent."""
    parser = argparse.ArgumentParser(description="Measures the tags of rules/ against the labels.")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--config", type=Path, default=ROOT)
    asked = parser.parse_args()
    if not DATA.is_dir():
        say(f"{DATA} is not here: the labels and the recorded press are needed")
        return 1
    labels = [json.loads(line) for line in (DATA / "labels" / "tags.jsonl").read_text(encoding="utf-8").splitlines()]
    items = wanted_items([label["ref"] for label in labels])
    tagger = Tagger(load_rules(asked.config))
    begun = time.perf_counter()
    judged = [(label, tag(tagger, row)) for label in labels if (row := items.get(label["ref"]))]
    spent = time.perf_counter() - begun
    for half in ("fit", "check"):
        ours = [(label, tags) for label, tags in judged if label["half"] == half]
        say(f"{half:5} {len(ours)} items: {figures(ours)}")
    say(f"{len(judged)} of {len(labels)} items in {spent:.1f} s: {len(judged) / spent:.0f} a second")
    if asked.misses:
        say(*misses([(label, tags) for label, tags in judged if label["half"] == "fit"], items))
    return 0


if __name__ == "__main__":
    sys.exit(main())
