"""Measures how well copies are told from other articles, on the recorded press beside the repository.

Run: python tests/measure_copies.py [--sample 4000] [--leads] [--real 50] [--misses 20] [--fresh] [--check]
Full texts in ten lightly edited forms, in two halves by id; next numbers of a series, other articles of series and other
articles as what must not be called a copy; labelled pairs. The thresholds were chosen looking at both halves of these
draws, so the halves only show how much chance there is in a figure: `--fresh` draws texts and edits that were not used.
`--leads` edits headline and lead only, `--real` prints real pairs to be read, `--misses` what was missed, `--check`
counts the labelled half that was not used. What it costs: measure_grouping.py. Not a test: it prints.
"""

import argparse
import gzip
import html
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from light_edits import EDITS, Edit, Piece, has_numbers, next_number

from monitor.group import is_copy, sign, similarity
from monitor.model import Signature
from monitor.vietnamese.clean import clean

DATA = Path(__file__).parents[1].parent / "shared" / "data"
FULL = DATA / "fulltext" / "baomoi-2017.jsonl.gz"
TAGS = re.compile(r"<[^>]+>")
DIGITS = re.compile(r"[0-9]+")
LONGEST_SERIES = 60  # pairs of one series are all pairs of at most so many members
SEED = 7
DRAWN = (1000, 3000, 4000)  # sizes of the draws that were looked at when the thresholds were chosen
LENGTHS = (200, 400, 800)  # syllables, upper ends of the classes


class Try(NamedTuple):
    """One comparison and what should come of it."""

    half: str
    kind: str
    length: str
    same: bool
    said: bool


def say(line: str) -> None:
    """Print *line*."""
    sys.stdout.write(line + "\n")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON lines of a packed or plain file."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from map(json.loads, text.splitlines())


def plain(summary: str) -> str:
    """A feed's summary without markup."""
    return clean(html.unescape(TAGS.sub(" ", html.unescape(summary))))


def half(id_: str) -> str:
    """One of two halves, by chance but always the same."""
    return "first half" if sha256(id_.encode()).digest()[0] % 2 else "second half"


def length_class(text: str) -> str:
    """As "200-399", in words between blanks."""
    words = len(text.split())
    return next((f"below {end}" for end in LENGTHS if words < end), f"{LENGTHS[-1]} and more")


def copies(a: Signature | None, b: Signature | None) -> bool:
    """What the program says of two signatures: as the store finds them, so without a band in common it is no."""
    return bool(a and b and a.scheme == b.scheme and set(a.bands) & set(b.bands) and is_copy(a, b))


def edited(sample: int, *, leads: bool, fresh: bool, misses: list[str]) -> Iterator[Try]:
    """Full texts against their edited forms, the next number, and another article each."""
    dice = random.Random(SEED)
    found = [(row["id"], Piece(row["title"], row["text"])) for row in rows(FULL)]
    if leads:
        found = [(id_, Piece(piece.title, piece.text.split("\n")[0])) for id_, piece in found]
    candidates = found
    if fresh:
        used = {id_ for size in DRAWN for id_, _ in random.Random(SEED).sample(found, size)}
        candidates = [each for each in found if each[0] not in used]
        dice = random.Random(SEED + 1)
    for id_, piece in dice.sample(candidates, min(sample, len(candidates))):
        other = dice.choice(found)[1]
        signature = sign(piece.title, piece.text)

        def tried(edit: Edit, *, same: bool) -> Try:
            changed = edit(piece, other, dice)  # noqa: B023 -- called at once
            theirs = sign(changed.title, changed.text)
            said = copies(signature, theirs)  # noqa: B023
            if said != same:
                alike = f"{similarity(signature, theirs):.2f}" if signature and theirs else "too short"  # noqa: B023
                misses.append(f"{edit.__name__} {alike} {id_}: {difference(piece.text, changed.text)}")  # noqa: B023
            return Try(half(id_), edit.__name__, length_class(piece.text), same, said)  # noqa: B023

        yield from (tried(edit, same=True) for edit in EDITS)
        if has_numbers(piece):
            yield tried(next_number, same=False)
        if other != piece:
            said = copies(signature, sign(other.title, other.text))
            yield Try(half(id_), "another article", length_class(piece.text), same=False, said=said)


def difference(one: str, other: str) -> str:
    """What *other* has instead of what *one* has, shortened: for reading."""
    a, b = one.split(), other.split()
    parts = []
    for tag, i, k, m, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        shown = f"={k - i}" if tag == "equal" else f"[{' '.join(a[i:k][:12])} > {' '.join(b[m:n][:12])}]"
        parts.append(shown)
    return " ".join(parts)[:600]


def feed_items() -> list[tuple[str, Piece]]:
    """(outlet, headline and lead) of all feeds that are recorded, each once."""
    year = DATA / "year" / "vnexpress-tuoitre-thanhnien-2025q4.jsonl.gz"
    items = [(row["outlet"], row["title"], row["summary"]) for row in rows(DATA / "press" / "items.jsonl.gz")]
    items += [(row["source"], row["title"], row["summary"]) for row in rows(year)]
    return [
        (outlet, Piece(title, text)) for outlet, title, text in dict.fromkeys((o, t, plain(s)) for o, t, s in items)
    ]


def series() -> Iterator[Try]:
    """Articles of one series, told by headlines alike but for all their numbers: lottery, weather, gold, fixtures."""
    found: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    items = feed_items() + [("", Piece(row["title"], row["text"])) for row in rows(FULL)]
    for outlet, piece in items:
        if "#" in (mark := DIGITS.sub("#", piece.title)[:40]):
            found[outlet, mark].append(piece)
    for members in found.values():
        signed = [
            (set(DIGITS.findall(piece.title)), sign(piece.title, piece.text), piece)
            for piece in members[:LONGEST_SERIES]
        ]
        for (mine, a, one), (theirs, b, other) in combinations(signed, 2):
            if a and b and not mine & theirs and one.text != other.text:
                yield Try("series", "series", length_class(one.text), same=False, said=copies(a, b))


def report(title: str, tries: Iterable[Try]) -> None:
    """Recall, precision, and both by kind and by length."""
    all_ = list(tries)
    right, missed, wrong = (
        sum(each.same is same and each.said is said for each in all_)
        for same, said in ((True, True), (True, False), (False, True))
    )
    negatives = sum(not each.same for each in all_)
    recall, precision = right / max(1, right + missed), right / max(1, right + wrong)
    say(f"{title}: recall {recall:.4f} of {right + missed}, precision {precision:.4f} ({wrong} of {negatives} others)")
    for name in ("kind", "length"):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for each in all_:
            counts[getattr(each, name)]["copies" if each.same else "others"] += 1
            counts[getattr(each, name)]["found" if each.same else "wrong"] += each.said
        say("  " + "; ".join(_line(key, count) for key, count in sorted(counts.items())))


def _line(key: str, count: Counter[str]) -> str:
    found = f" {count['found']}/{count['copies']}" if count["copies"] else ""
    return f"{key}{found}" + (f" wrong {count['wrong']}/{count['others']}" if count["others"] else "")


def labelled(which: str) -> None:
    """Pairs of feed items that a reader labelled: how many of each label are called copies."""
    press: dict[str, Signature | None] = {}
    for row in rows(DATA / "press" / "items.jsonl.gz"):
        press.setdefault(row["link"], sign(row["title"], plain(row["summary"])))
    table: Counter[tuple[str, str]] = Counter()
    for pair in rows(DATA / "labels" / "pairs.jsonl"):
        if pair["half"] == which:
            said = copies(press[pair["a"]], press[pair["b"]])
            table[pair["label"], "copy" if said else "no copy"] += 1
    say(f"labelled pairs, half {which}: " + ", ".join(f"{k[0]} -> {k[1]} {n}" for k, n in sorted(table.items())))


def real(shown: int) -> None:
    """Copies that the recorded full texts hold: how many, the least alike, and the most alike that are none."""
    texts = [Piece(row["title"], row["text"]) for row in rows(FULL)]
    signed = [sign(piece.title, piece.text) for piece in texts]
    meetings: dict[str, list[int]] = defaultdict(list)
    for i, signature in enumerate(signed):
        for band in signature.bands if signature else ():
            meetings[band].append(i)
    pairs = {pair for met in meetings.values() for pair in combinations(met[:LONGEST_SERIES], 2)}
    found: dict[bool, list[tuple[float, int, int]]] = {True: [], False: []}
    for i, k in pairs:
        if (a := signed[i]) and (b := signed[k]):
            found[copies(a, b)].append((similarity(a, b), i, k))
    say(f"real full texts: {len(texts)}, pairs that share a band {len(pairs)}, called copies {len(found[True])}")
    least, most = sorted(found[True])[:shown], sorted(found[False], reverse=True)[:shown]
    for name, chosen in (("the least alike copies", least), ("the most alike others", most)) if shown else ():
        say(f"-- {name}")
        for value, i, k in chosen:
            say(
                f"{value:.2f} {texts[i].title[:70]} | {texts[k].title[:70]}\n     {difference(texts[i].text, texts[k].text)}"
            )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--leads", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--real", type=int, default=0)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--sample", type=int, default=4000)
    options = parser.parse_args()
    misses: list[str] = []
    tries = list(edited(options.sample, leads=options.leads, fresh=options.fresh, misses=misses))
    others = list(series())
    for which in ("first half", "second half"):
        report(which, [each for each in tries if each.half == which])
    report("all, with series", tries + others)
    for miss in misses[: options.misses]:
        say(f"  missed or wrong: {miss}")
    labelled("check" if options.check else "fit")
    real(options.real)


if __name__ == "__main__":
    main()
