"""Makes rules/learned.json anew from the labels and the recorded press of ../shared; a command for developers.

    .venv/bin/python tests/train_topics.py        writes rules/learned.json and prints the figures

Only labels whose half is "fit" are used, so that "check" stays a fair figure. Not a test.
"""

import re
import sys
from html import unescape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from measure_tags import ABOUT_US, DATA, OURS, ROOT, TONE_ONLY, TRAINING, article, read_labels, say, wanted_items

from monitor.config import load_rules
from monitor.config.learned import write_learned
from monitor.model import Article
from monitor.tag.topics.training import Labelled, together, train

_TAG = re.compile(r"<[^>]*>")


def without_tags(row) -> Article:
    """A recorded item without the HTML that some feeds put into their summaries, as reading would give it."""
    words = {key: _TAG.sub(" ", unescape(row[key])) for key in ("title", "text", "summary") if row.get(key)}
    return article(row | words)


def main() -> int:
    """Train, write and report; 1 when ../shared is absent."""
    if not DATA.is_dir():
        say(f"{DATA} is not here: the labels and the recorded press are needed")
        return 1
    files = (DATA / "labels" / "tags.jsonl", OURS, ABOUT_US, TRAINING)
    every = [label for path in (*files, TONE_ONLY) for label in read_labels(path)]
    kept_apart = {label["ref"] for label in every if label["half"] == "check"}  # some were labelled twice
    labels = [label for path in files for label in read_labels(path) if label["ref"] not in kept_apart]
    items = wanted_items({label["ref"] for label in labels})
    rows = [Labelled(without_tags(items[label["ref"]]), frozenset(label["topics"])) for label in labels]
    trained = train(rows, load_rules(ROOT), None)
    about = f"Learned from {len(rows)} labelled articles by tests/train_topics.py; see monitor/config/learned.py."
    write_learned(trained.learned, about, ROOT / "rules" / "learned.json")
    size = (ROOT / "rules" / "learned.json").stat().st_size
    say(f"{trained.labels} labels, {len(trained.learned.weights)} phrases, {size} bytes")
    say(f"judged apart: F1 {together(trained.after.values()).f1:.3f}")
    say(*(f"  {topic:22} {count.f1:.3f}  {count}" for topic, count in trained.after.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
