"""Measures how well copies are told from other articles, on the recorded press beside the repository.

Run: python tests/measure_copies.py [--check] [--sample 2000] [--real]
`--check` counts the labelled half that was not used for choosing the thresholds; `--real` looks for copies among
all full texts and prints the least alike, to be read. Not a test: it prints.
"""

import argparse
import gzip
import html
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.group import COPY_THRESHOLD, is_copy, sign, similarity
from monitor.model import Signature
from monitor.vietnamese.clean import clean

DATA = Path(__file__).parents[1].parent / "shared" / "data"
TAGS = re.compile(r"<[^>]+>")
DIGITS = re.compile(r"[0-9]+")
LONGEST_SERIES = 60  # pairs of one series are all pairs of at most so many members


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


def labelled(half: str) -> None:
    """Pairs a reader labelled: what is called a copy, by similarity and with the numbers."""
    press: dict[str, Signature | None] = {}
    for row in rows(DATA / "press" / "items.jsonl.gz"):
        press.setdefault(row["link"], sign(row["title"], plain(row["summary"])))
    table: Counter[tuple[str, str]] = Counter()
    best = []
    for pair in rows(DATA / "labels" / "pairs.jsonl"):
        if pair["half"] != half:
            continue
        a, b = press[pair["a"]], press[pair["b"]]
        table[pair["label"], verdict(a, b)] += 1
        if a and b:
            best.append((similarity(a, b), pair["label"]))
    say(f"labelled pairs, half {half}: " + ", ".join(f"{k[0]} -> {k[1]} {n}" for k, n in sorted(table.items())))
    say("  most alike: " + ", ".join(f"{label} {value:.2f}" for value, label in sorted(best, reverse=True)[:12]))


def verdict(a: Signature | None, b: Signature | None) -> str:
    """What the program says of two signatures."""
    if a is None or b is None:
        return "too short"
    return "copy" if is_copy(a, b) else "no copy"


def drop_paragraph(text: str, dice: random.Random) -> str:
    """A sixth of the sentences, in one piece, goes."""
    sentences = re.split(r"(?<=[.!?]) ", text)
    cut = max(1, len(sentences) // 6)
    start = dice.randrange(max(1, len(sentences) - cut))
    return " ".join(sentences[:start] + sentences[start + cut :])


def change_dateline(text: str, dice: random.Random) -> str:
    """Another house's beginning and end."""
    begin = dice.choice(("BÁO MẪU - ", "(Baomau.vn) - ", "Mẫu Online – ", "Thành phố Mẫu (TXM 5/8) - "))
    return begin + text + dice.choice(("\nMINH AN", "\nTheo Báo Mẫu", "\n(Tin, ảnh: Minh An)", ""))


def replace_words(text: str, dice: random.Random) -> str:
    """Four words in a hundred become others."""
    return " ".join("thay" if dice.random() < 0.04 else word for word in text.split(" "))


def scramble(text: str, dice: random.Random) -> str:
    """Diacritics are moved about on purpose, as some sites do."""
    swap = str.maketrans({"à": "á", "á": "ạ", "ì": "ỉ", "ă": "â", "ê": "ế", "ộ": "ồ", "ư": "u", "đ": "d"})
    return " ".join(word.translate(swap) if dice.random() < 0.3 else word for word in text.split(" "))


def all_of_it(text: str, dice: random.Random) -> str:
    """A paragraph less, another dateline and words changed, at once."""
    return change_dateline(replace_words(drop_paragraph(text, dice), dice), dice)


def next_number(text: str, dice: random.Random) -> str:
    """The same notice on another day: every number is another one. No copy, unless there is no number."""
    return DIGITS.sub(lambda m: str(int(m[0][:9]) + dice.randrange(1, 40)), text)


EDITS: tuple[Callable[[str, random.Random], str], ...] = (
    drop_paragraph,
    change_dateline,
    replace_words,
    scramble,
    all_of_it,
    next_number,
)


def edited(sample: int) -> None:
    """Full texts against lightly edited ones, headline changed every time."""
    dice = random.Random(7)
    texts = dice.sample([row["text"] for row in rows(DATA / "fulltext" / "baomoi-2017.jsonl.gz")], sample)
    say(f"  texts without a number: {sum(not DIGITS.search(text) for text in texts)}")
    for edit in EDITS:
        count, lowest, share = Counter[str](), 1.0, 0
        for text in texts:
            a, b = sign("Tiêu đề cũ", text), sign("Một tiêu đề khác hẳn", edit(text, dice))
            count[verdict(a, b)] += 1
            if a and b:
                lowest = min(lowest, similarity(a, b))
                share += bool(set(a.bands) & set(b.bands))
        say(f"  {edit.__name__:16} {dict(count)}, share a band {share}, least alike {lowest:.2f}")


def different() -> None:
    """Real articles of one series, told by headlines alike but for their numbers: none is a copy."""
    series: dict[tuple[str, str], list[tuple[str, Signature]]] = defaultdict(list)
    for row in rows(DATA / "press" / "items.jsonl.gz"):
        mark, signed = DIGITS.sub("#", row["title"])[:40], sign(row["title"], plain(row["summary"]))
        if "#" in mark and signed:
            series[row["outlet"], mark].append((row["title"], signed))
    pairs = [
        pair
        for members in series.values()
        for pair in combinations(members[:LONGEST_SERIES], 2)
        if DIGITS.findall(pair[0][0]) != DIGITS.findall(pair[1][0])
    ]
    wrong = [(a[0], b[0]) for a, b in pairs if is_copy(a[1], b[1])]
    say(
        f"series: {len(pairs)} pairs, called copies {len(wrong)}, alike in words {sum(similarity(a[1], b[1]) >= COPY_THRESHOLD for a, b in pairs)}"
    )
    for a, b in wrong[:10]:
        say(f"    {a[:70]} | {b[:70]}")


def real() -> None:
    """Copies that the recorded full texts hold, found by bands as the store does."""
    signed = [
        (row["title"], sign(row["title"], row["text"])) for row in rows(DATA / "fulltext" / "baomoi-2017.jsonl.gz")
    ]
    meetings: dict[str, list[int]] = defaultdict(list)
    for i, (_, signature) in enumerate(signed):
        for band in signature.bands if signature else ():
            meetings[band].append(i)
    pairs = {pair for met in meetings.values() for pair in combinations(met[:LONGEST_SERIES], 2)}
    alike = sorted(
        (similarity(a, b), i, k) for i, k in pairs if (a := signed[i][1]) and (b := signed[k][1]) and is_copy(a, b)
    )
    say(
        f"full texts: {len(signed)}, pairs that share a band {len(pairs)}, called copies {len(alike)}; the least alike:"
    )
    for value, i, k in alike[:50]:
        say(f"    {value:.2f} {signed[i][0][:70]} | {signed[k][0][:70]}")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--sample", type=int, default=2000)
    options = parser.parse_args()
    labelled("check" if options.check else "fit")
    say(f"full texts and {len(EDITS)} ways of editing them ({options.sample} texts):")
    edited(options.sample)
    different()
    if options.real:
        real()


if __name__ == "__main__":
    main()
