"""Measures the tags of rules/ against labels, given and our own; a command for developers.

    .venv/bin/python tests/measure_tags.py            figures of both halves, per topic
    .venv/bin/python tests/measure_tags.py --misses   also every miss of the half called "fit"
    .venv/bin/python tests/measure_tags.py --config D the rules in D/rules instead of the repository's

Rules are changed by looking at "fit"; "check" is only ever measured, never looked at. Prints precision, recall and F1 per topic,
the confusion of relevance, F1 of places and of tone, for each half of the given labels and of our own
(tests/labels). Not a test: no figure here fails a build.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
SEEN = 650  # letters of the text that the readers of our own labels saw (tests/labels/README.md)
SEEN_OF = {"given": 2500, "province": 1500}  # the same of other labels
TONES = ("tich-cuc", "trung-tinh", "tieu-cuc")
OURS = Path(__file__).parent / "labels" / "tags.jsonl"
TRAINING = Path(__file__).parent / "labels" / "train.jsonl"
ABOUT_US = Path(__file__).parent / "labels" / "province.jsonl"
RARE = Path(__file__).parent / "labels" / "rare.jsonl"
TONE_ONLY = Path(__file__).parent / "labels" / "tone.jsonl"
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
    return Count.of(pairs).f1


@dataclass(frozen=True, slots=True)
class Count:
    """What was wanted, given, and both."""

    wanted: int
    given: int
    right: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[set, set]]) -> "Count":
        """Count (wanted, given) sets."""
        pairs = list(pairs)
        return cls(sum(len(w) for w, _ in pairs), sum(len(g) for _, g in pairs), sum(len(w & g) for w, g in pairs))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing given."""
        total = self.wanted + self.given
        return 2 * self.right / total if total else 1.0

    def __str__(self) -> str:
        precision = self.right / self.given if self.given else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  (wanted {self.wanted}, given {self.given})"


def places_of(names: Iterable[str]) -> set:
    """Names as they are compared: folded."""
    return {keys(clean(name)) for name in names}


def seen_places(label, tags: Tags) -> set:
    """The given places without those the label lacks that stand only where its reader did not look."""
    shown = [p.name for p in tags.places if any(e.field == "title" or e.start < SEEN for e in p.evidence)]
    return places_of(shown) | (places_of(p.name for p in tags.places) & places_of(label["places"]))


def stands_below(tags: Tags, seen: int) -> bool:
    """Whether all that names the province stands in the text below the *seen* letters a reader saw."""
    return bool(tags.province_evidence) and all(e.field == "text" and e.start >= seen for e in tags.province_evidence)


def relevance_seen(judged: list[tuple[dict, Tags]], seen: int) -> str:
    """Relevance without the articles called "none" whose only names stand below what the reader saw."""
    kept = [(w["province"], t.province) for w, t in judged if w["province"] != "none" or not stands_below(t, seen)]
    right = sum(wanted == given for wanted, given in kept)
    return (
        f"  relevance  {right / len(kept):.3f} ({right} of {len(kept)})"
        f"  without those whose only name stands below the {seen} letters a reader saw"
    )


def report(judged: list[tuple[dict, Tags]], seen: int = SEEN) -> Iterator[str]:
    """The figures of one set of labels, whose reader saw *seen* letters of the text; a line each."""
    topics = [(set(label["topics"]), {t.id for t in tags.topics}) for label, tags in judged]
    main = [label["topics"][0] == tags.topics[0].id for label, tags in judged if label["topics"] and tags.topics]
    yield f"  topics     {Count.of(topics)}  main right {sum(main) / max(1, len(main)):.3f} of {len(main)}"
    for id_ in sorted({t for wanted, given in topics for t in wanted | given}):
        yield f"    {id_:22} {Count.of([(w & {id_}, g & {id_}) for w, g in topics])}"
    right = sum(label["province"] == tags.province for label, tags in judged)
    yield f"  relevance  {right / len(judged):.3f} ({right} of {len(judged)})"
    yield relevance_seen(judged, seen)
    for wanted in ("central", "mention", "none"):
        row = [tags.province for label, tags in judged if label["province"] == wanted]
        yield f"    {wanted:8} read as central {row.count('central')}, mention {row.count('mention')}, none {row.count('none')}"
    places = Count.of((places_of(label["places"]), places_of(p.name for p in tags.places)) for label, tags in judged)
    yield f"  places     {places}"
    seen = Count.of((places_of(label["places"]), seen_places(label, tags)) for label, tags in judged)
    yield f"  places     {seen}  without those that stand only below the {SEEN} letters a reader saw"
    yield from tones(toned(judged))


def toned(judged: Iterable[tuple[dict, Tags]]) -> list[tuple[str, str]]:
    """(wanted, given) tone of the items that have one; what was read as not central has none."""
    return [(label["tone"], (tags.tone and tags.tone.value) or "none") for label, tags in judged if label["tone"]]


def tones(pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Tone where the label has one; an article wrongly not central has none. Macro-F1 over the three usual values."""
    counts = {v: Count.of([({w} & {v}, {g} & {v}) for w, g in pairs]) for v in TONES}
    yield f"  tone       macro-F1 {sum(c.f1 for c in counts.values()) / len(TONES):.3f} over {', '.join(TONES)}"
    for value, count in counts.items():
        yield f"    {value:22} {count}"


def misses(judged: list[tuple[dict, Tags]], items: dict) -> Iterator[str]:
    """What differs, item by item."""
    for label, tags in judged:
        title = items[label["ref"]]["title"]
        if label["topics"] is None:  # labelled with its tone only
            yield from _tone_miss(label, tags, title)
            continue
        if label["province"] != tags.province:
            shown = [e.text for e in tags.province_evidence]
            yield f"province  {label['province']:8}{tags.province:8}{label['ref'][:32]}  {title}  {shown}"
        if set(label["topics"]) != {t.id for t in tags.topics}:
            given = " ".join(f"{t.id}={t.score}" for t in tags.topics)
            yield f"topics    {' '.join(label['topics'])} | {given} | {label['ref'][:32]}  {title}"
        if places_of(label["places"]) != places_of(p.name for p in tags.places):
            yield f"places    {label['places']} | {[p.name for p in tags.places]} | {title}"
        yield from _tone_miss(label, tags, title)


def _tone_miss(label: dict, tags: Tags, title: str) -> Iterator[str]:
    if label["tone"] and label["tone"] != (tags.tone and tags.tone.value):
        yield f"tone      {label['tone']} | {tags.tone} | {title}"


def say(*lines: str) -> None:
    """Write *lines* to standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def read_labels(path: Path) -> list[dict]:
    """The labels of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> int:
    """Print the figures; 1 when ../shared is absent."""
    parser = argparse.ArgumentParser(description="Measures the tags of rules/ against the labels.")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--config", type=Path, default=ROOT)
    asked = parser.parse_args()
    if not DATA.is_dir():
        say(f"{DATA} is not here: the labels and the recorded press are needed")
        return 1
    sets = {
        "given": read_labels(DATA / "labels" / "tags.jsonl"),
        "own": read_labels(OURS),
        "province": read_labels(ABOUT_US),
        "rare": read_labels(RARE),
        "training": read_labels(TRAINING),
    }
    tone_only = read_labels(TONE_ONLY)
    items = wanted_items({label["ref"] for labels in (*sets.values(), tone_only) for label in labels})
    tagger = Tagger(load_rules(asked.config))
    for name, labels in sets.items():
        for half in ("fit", "check"):
            judged = [(label, tag(tagger, items[label["ref"]])) for label in labels if label["half"] == half]
            if not judged:
                continue
            say(f"{name} labels, {half}: {len(judged)} items", *report(judged, SEEN_OF.get(name, SEEN)))
            if asked.misses and half == "fit":
                say(*misses(judged, items))
            if name == "own":
                more = [(label, tag(tagger, items[label["ref"]])) for label in tone_only if label["half"] == half]
                say(f"tone alone, {half}: {len(more)} items", *tones(toned(more)))
                say(f"tone, own labels and tone alone, {half}:", *tones(toned([*judged, *more])))
                if asked.misses and half == "fit":
                    say(*misses(more, items))
    return 0


if __name__ == "__main__":
    sys.exit(main())
