"""Counts how often `compare` sees a conflict between an article and itself; a command for developers.

    .venv/bin/python tests/measure_own_article.py [--every 7] [--articles GZ]     the counts
    .venv/bin/python tests/measure_own_article.py … --show                        also each conflict, to be read

Of every seventh article its headline is held against its text, and its first sentence against the rest: nearly none of them
really differs, so nearly every conflict is a false one. Not here: pairs with a known answer (measure_compare.py).
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.check.compare import compare
from monitor.model import Comparison
from monitor.vietnamese.sentences import sentence_spans

ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "fulltext" / "baomoi-2017.jsonl.gz"


def statements(articles: Path, every: int) -> Iterator[tuple[str, str, str]]:
    """The name, the statement and the evidence of each pair."""
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every:
                continue
            row = json.loads(line)
            if row["title"] and row["text"]:
                yield f"{row['id']} headline", row["title"], row["text"]
            if len(spans := sentence_spans(row["text"])) > 1:
                end = spans[0][1]
                yield f"{row['id']} first", row["text"][:end], row["text"][end:]


def show(name: str, statement: str, found: Comparison) -> None:
    """Print one conflict."""
    told = ", ".join(f"{each.kind}: {each.found!r} against {each.expected!r}" for each in found.differences)
    print(f"\n{name}: {told}\n  S: {statement.strip()}\n  E: {found.sentence.strip()}")


def main() -> None:
    """Print how many pairs came to each verdict, and the kinds of the conflicts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--every", type=int, default=7, help="of so many articles one is drawn")
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--show", action="store_true", help="each conflict")
    asked = parser.parse_args()
    verdicts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for name, statement, evidence in statements(asked.articles, asked.every):
        found = compare(statement, evidence)
        verdicts[found.verdict] += 1
        kinds.update({each.kind for each in found.differences})
        if asked.show and found.verdict == "conflicts":
            show(name, statement, found)
    print(
        f"{verdicts.total()} pairs: {dict(sorted(verdicts.items()))}; conflicts by kind: {dict(sorted(kinds.items()))}"
    )


if __name__ == "__main__":
    main()
