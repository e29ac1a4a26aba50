"""Fits the points of `[central]` in rules/province.toml to the labels, and says what they are worth; a command for developers.

    .venv/bin/python tests/train_province.py            the points fitted, and the errors of both, by kind and length
    .venv/bin/python tests/train_province.py --misses   also every article that today's points read otherwise than its reader

Only labels whose half is "fit" are used. The errors of the fitted points are those on articles they were not fitted on (ten
parts; the beginning of an article stands in the part of the article); today's points had no such parts, so among the labels
they look better than they are. Writes nothing: a person copies what is better. Not a test.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from measure_tags import ABOUT_US, DATA, OURS, ROOT, TONE_ONLY, TRAINING, article, read_labels, say, wanted_items

from monitor.config import Rules, load_rules
from monitor.model import Article
from monitor.tag import Tagger
from monitor.tag.places.names import find_names
from monitor.tag.places.province import subject_signs
from monitor.tag.places.territory import published_day, told_day

SHORT = Path(__file__).parent / "labels" / "short.jsonl"
PARTS = 10
PENALTY = 1.0  # of points far from today's; the best of 1, 3, 10 and 30 on the parts left out
SCALE = 0.4  # today's points as weights of the regression: the size that it finds without them
UNSURE = 0.5  # what an article counts that its reader was not sure of
LENGTHS = ((600, "short"), (1500, "middling"))


@dataclass(frozen=True, slots=True)
class Shown:
    """An article with the signs it shows."""

    title: str
    group: str  # kind and length
    signs: frozenset[str]
    central: bool
    counts: float
    part: int


def main() -> int:
    """Fit and report; 1 when ../shared is absent."""
    parser = argparse.ArgumentParser(description="Fits the points of a subject to the labels.")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    if not DATA.is_dir():
        say(f"{DATA} is not here: the labels and the recorded press are needed")
        return 1
    rules = load_rules(ROOT)
    rows = list(shown(labels(), rules))
    today = rules.province.central.model_dump()
    needed = today.pop("needed")
    values = np.array([[name in row.signs for name in today] for row in rows], float)
    told = values @ np.array(list(today.values()), float) >= needed
    prior = np.array([*today.values(), 0.5 - needed], float) * SCALE
    say("today's points:", *errors(rows, told))
    say("fitted, on articles left out:", *errors(rows, apart(rows, values, prior)))
    weights = fitted(values, rows, prior)
    say(f"fitted to all, for needed = {needed}:")
    say(*(f"  {n:20} {v:5.1f}  today {today[n]}" for n, v in zip(today, points(weights, needed), strict=True)))
    if asked.misses:
        wrong = ((row, call) for row, call in zip(rows, told, strict=True) if row.central != call)
        say(*(f"{row.group:18} {'central' if row.central else 'mention':8} {row.title}" for row, _ in wrong))
    return 0


def labels() -> list[dict]:
    """Labels of articles that name the province, without those that some file keeps for checking."""
    files = (DATA / "labels" / "tags.jsonl", OURS, ABOUT_US, TRAINING, SHORT)
    every = [label for path in (*files, TONE_ONLY) for label in read_labels(path)]
    kept_apart = {label["ref"] for label in every if label["half"] == "check"}
    return [
        label
        for path in files
        for label in read_labels(path)
        if label["ref"] not in kept_apart and label["province"] != "none"
    ]


def shown(labelled: Sequence[dict], rules: Rules) -> Iterator[Shown]:
    """The labelled articles that name the province, as the rules read them."""
    items = wanted_items({label["ref"] for label in labelled})
    tagger = Tagger(rules)
    for label in labelled:
        row = as_labelled(items[label["ref"]], label, rules.province.name)
        item = article(row)
        signs = signs_of(item, row.get("outlet") or "", tagger)
        if signs is None:
            continue
        length = next((name for most, name in LENGTHS if len(item.text) <= most), "long")
        kind = "stand-in" if "named" in label else "beginning" if "cut" in label else "article"
        part = sha256(items[label["ref"]]["title"].encode()).digest()[0] % PARTS
        counts = 1.0 if label["sure"] else UNSURE
        yield Shown(item.title, f"{kind}, {length}", signs, label["province"] == "central", counts, part)


def as_labelled(row: dict, label: dict, ours: str) -> dict:
    """What the reader of *label* was asked about: a beginning, or an article with our name in place of another province's."""
    item = article(row)
    title, text = item.title, item.text[: label.get("cut")]
    if other := label.get("named"):
        title, text = title.replace(other, ours), text.replace(other, ours)
    return row | {"title": title, "text": text, "summary": None}


def signs_of(item: Article, outlet: str, tagger: Tagger) -> frozenset[str] | None:
    """The signs of a subject; None where the rules find no name of ours."""
    province = tagger.rules.province
    reading = tagger.read(item, outlet)
    day = published_day(item) if item.published_from == "feed" else told_day(reading, province)
    names = find_names(reading, tagger.rules, day)
    if not names.province and not names.places:
        return None
    return frozenset(subject_signs(reading, names, province))


def fitted(values: np.ndarray, rows: Sequence[Shown], prior: np.ndarray) -> np.ndarray:
    """Weights of the signs and, last, the bias: a logistic regression that stays near *prior* without a reason."""
    wanted, counts = np.array([row.central for row in rows], float), np.array([row.counts for row in rows])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        z, away = values @ weights[:-1] + weights[-1], weights[:-1] - prior[:-1]
        slope = counts * (1 / (1 + np.exp(-z)) - wanted)
        value = counts @ (np.logaddexp(0, z) - wanted * z) + PENALTY / 2 * (away @ away)
        return float(value), np.r_[values.T @ slope + PENALTY * away, slope.sum()]

    return minimize(loss, prior.copy(), jac=True, method="L-BFGS-B").x


def apart(rows: Sequence[Shown], values: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """Whether each article is central by points fitted without its part."""
    parts, told = np.array([row.part for row in rows]), np.zeros(len(rows), bool)
    for part in range(PARTS):
        kept = [row for row in rows if row.part != part]
        weights = fitted(values[parts != part], kept, prior)
        told[parts == part] = values[parts == part] @ weights[:-1] + weights[-1] > 0
    return told


def points(weights: np.ndarray, needed: int) -> np.ndarray:
    """The weights as points of which *needed* make a subject."""
    return weights[:-1] * (needed - 0.5) / -weights[-1]


def errors(rows: Sequence[Shown], told: np.ndarray) -> Iterator[str]:
    """A line for each kind and length."""
    groups = Counter(row.group for row in rows)
    wrong = Counter((row.group, row.central) for row, call in zip(rows, told, strict=True) if row.central != call)
    for group, count in sorted(groups.items()):
        central, mention = wrong[group, True], wrong[group, False]
        right = 1 - (central + mention) / count
        yield f"  {group:20} {right:.3f} of {count}; central read as mention {central}, mention as central {mention}"


if __name__ == "__main__":
    sys.exit(main())
