"""Makes the data of monitor/group/stories anew from the recorded press of ../shared; a command for developers.

    .venv/bin/python tests/train_stories.py --terms     common_terms.bin: how rare words are, from the press of 2025 and 2017
    .venv/bin/python tests/train_stories.py             weights.json: what makes two articles one story, from labelled pairs

Only pairs of the half "fit" are learned from, so that "check" stays a fair figure. Not a test.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from measure_stories import DATA, LABELS, OURS, PRESS, pairs, press, rows, say

from monitor.config import load_rules
from monitor.group.stories import Gazetteer, traits
from monitor.group.stories.likeness import signs
from monitor.group.stories.rarity import pack
from monitor.group.stories.window import Weighed, Window

ROOT = Path(__file__).parents[1]
ROOM = ROOT / "monitor" / "group" / "stories"
SELDOM = 8  # articles that must have a term for it to be in the file
UNSURE = 0.5  # what a pair counts that its reader was not sure of
AGAINST = ("apart", "missing", "hours")  # signs that keep two articles apart
EITHER = ("one outlet", "no place")  # that correct the others
PENALTY = 3.0  # of large weights; chosen by the half of our own pairs that is later in time


def main() -> int:
    """Make what is asked for; 1 when ../shared is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terms", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        say(f"{DATA} is not here: the recorded press is needed")
        return 1
    if options.terms:
        write_terms()
    else:
        write_weights()
    return 0


def write_terms() -> None:
    """Count in how many articles each term stands; the months on which grouping is measured are not among them."""
    gazetteer = Gazetteer(load_rules(ROOT).stories)
    counts: Counter[str] = Counter()
    articles = 0
    for path in ("year/vnexpress-tuoitre-thanhnien-2025q4.jsonl.gz", "fulltext/baomoi-2017.jsonl.gz"):
        for told in press(rows(DATA / path)):
            counts.update(traits(told, gazetteer).terms)
            articles += 1
    often = {term: count for term, count in counts.items() if count >= SELDOM}
    (ROOM / "common_terms.bin").write_bytes(pack(often, articles))
    say(f"{articles} articles, {len(often)} terms, {(ROOM / 'common_terms.bin').stat().st_size} bytes")


def weighed_press() -> dict[str, Weighed]:
    """Every article of the recorded press with the weights it has when it comes, by address."""
    gazetteer = Gazetteer(load_rules(ROOT).stories)
    window, found = Window(), {}
    names: dict[int, str] = {}
    for told in press(rows(PRESS), names):
        article = window.weigh(traits(told, gazetteer))
        window.add(article)
        found[names[told.id]] = article
    return found


def table(
    articles: dict[str, Weighed], labelled: Iterable[dict]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[str]]:
    """Signs, labels and weights of the pairs, and the names of the signs."""
    values, labels, counts, names = [], [], [], []
    for pair in labelled:
        a, b = articles[pair["a"]], articles[pair["b"]]
        if (a.traits.published, a.traits.id) < (b.traits.published, b.traits.id):
            a, b = b, a
        found = signs(a, b)
        names = list(found)
        values.append(list(found.values()))
        labels.append(pair["label"] in ("copy", "story"))
        counts.append(1.0 if pair["sure"] else UNSURE)
    return np.array(values), np.array(labels, float), np.array(counts), names


def fit(values: np.ndarray, labels: np.ndarray, counts: np.ndarray, names: list[str]) -> np.ndarray:
    """Weights of the signs and, last, the bias: a logistic regression with a penalty for large weights.

    What two articles share never speaks against them, what keeps them apart never for them: so a reader can follow it.
    """
    spread = values.std(0) + 1e-9
    scaled = np.c_[values / spread, np.ones(len(values))]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        z = scaled @ weights
        value = counts @ (np.logaddexp(0, z) - labels * z) + PENALTY / 2 * (weights[:-1] @ weights[:-1])
        slope = scaled.T @ (counts * (1 / (1 + np.exp(-z)) - labels)) + PENALTY * np.r_[weights[:-1], 0]
        return float(value), slope

    bounds = [*map(bound, names), (None, None)]
    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found / np.r_[spread, 1]


def bound(name: str) -> tuple[float | None, float | None]:
    """The side of zero on which the weight of a sign must be."""
    if name in EITHER:
        return (None, None)
    return (None, 0) if any(word in name for word in AGAINST) else (0, None)


def write_weights() -> None:
    """Fit the weights, write them, and say how well they tell pairs apart."""
    articles = weighed_press()
    learned = [pair for path in (LABELS, OURS) for pair in pairs(path, "fit")]
    values, labels, counts, names = table(articles, learned)
    weights = fit(values, labels, counts, names)
    told = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=False)}
    about = f"Learned from {len(learned)} labelled pairs by tests/train_stories.py; see likeness.py."
    written = {"about": about, "bias": round(float(weights[-1]), 3), "weights": told}
    (ROOM / "weights.json").write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for path, half in ((LABELS, "fit"), (OURS, "fit"), (OURS, "check")):
        values, labels, _, _ = table(articles, pairs(path, half))
        report(f"{path.parent.name}/{path.name} {half}", values @ weights[:-1] + weights[-1], labels)


def report(name: str, z: np.ndarray, labels: np.ndarray) -> None:
    """The best F1, and the best at a precision of 0.92, over all thresholds."""
    best, careful = (0.0,) * 4, (0.0,) * 4
    for threshold in np.arange(0.2, 0.96, 0.02):
        told = z > np.log(threshold / (1 - threshold))
        right = float((told & (labels > 0)).sum())
        precision, recall = right / max(1, told.sum()), right / labels.sum()
        row = (2 * precision * recall / max(1e-9, precision + recall), precision, recall, float(threshold))
        best = max(best, row)
        careful = max(careful, row) if precision >= 0.92 else careful
    say(
        f"{name}: {len(labels)} pairs, best F1 {best[0]:.3f} (from {best[3]:.2f} on), at precision {careful[1]:.3f} F1 {careful[0]:.3f} (from {careful[3]:.2f} on)"
    )


if __name__ == "__main__":
    sys.exit(main())
