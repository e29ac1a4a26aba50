"""Measures the reader on the recorded pages of Vietnamese outlets: `python tests/measure_read.py [-v]`.

Prints per page whether title and date are right, how many of the segments that must and must not be in the text
are there, and the time; then recall, precision and F over all pages. It needs ../shared/data/html. No test.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from monitor.model import Article, Page, Pending
from monitor.read import read_article

PAGES = Path(__file__).parents[2] / "shared" / "data" / "html"
ROUNDS = 3


def read(name: str, gold: dict) -> tuple[object, float]:
    """The article of one page and the fastest of some rounds, in milliseconds."""
    url = gold["url"] or f"http://{name.split('-')[1].split('.', maxsplit=1)[0]}.example/bai-viet-1.html"
    kind = "text/html; charset=utf-8"
    page = Page(url, url, (), kind, (PAGES / name).read_bytes(), datetime(2026, 3, 8, tzinfo=UTC))
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        result = read_article(page, Pending(1, url, "", 0), None)
        times.append(time.process_time() - begun)
    return result, 1000 * min(times)


def right_date(article: Article, gold: dict) -> bool:
    wanted = [gold["published"], *gold.get("published_alt", [])]
    return article.published in [datetime.fromisoformat(each) for each in wanted]


def main() -> None:
    hits = wanted = wrong = titles = dates = articles = lists = 0
    times = []
    for name, gold in json.loads((PAGES / "gold.json").read_text(encoding="utf-8")).items():
        result, spent = read(name, gold)
        times.append(spent)
        if gold.get("kind") == "listing":
            lists += not isinstance(result, Article)
            print(f"{name:40} {spent:6.1f} ms  {getattr(result, 'reason', 'TAKEN FOR AN ARTICLE')}")
            continue
        articles += 1
        if not isinstance(result, Article):
            wanted += len(gold["with"])
            print(f"{name:40} {spent:6.1f} ms  NOT READ: {result.reason}")
            continue
        text = " ".join((result.lead + "\n" + result.text).split())
        got = [s for s in gold["with"] if " ".join(s.split()) in text]
        bad = [s for s in gold["without"] if " ".join(s.split()) in text]
        hits, wanted, wrong = hits + len(got), wanted + len(gold["with"]), wrong + len(bad)
        title = result.title in [gold["title"], *gold.get("title_alt", [])]
        titles, dates = titles + title, dates + right_date(result, gold)
        print(
            f"{name:40} {spent:6.1f} ms  title {'ok' if title else 'WRONG'}  "
            f"date {'ok' if right_date(result, gold) else 'WRONG'} ({result.published_from})  "
            f"with {len(got)}/{len(gold['with'])}  without {len(bad)}/{len(gold['without'])}  {len(result.text)} letters"
        )
        if "-v" in sys.argv:
            print(
                "   ",
                urlsplit(result.canonical).netloc,
                "|",
                result.title,
                "|",
                result.authors,
                gold["author"],
                "|",
                result.published_raw,
            )
            print(
                "    LEAD", result.lead, "\n    MISSED", [s for s in gold["with"] if s not in got], "\n    WRONG", bad
            )
    recall, precision = hits / wanted, hits / max(1, hits + wrong)
    print(f"titles {titles}/{articles}, dates {dates}/{articles}, listings told {lists}/{len(times) - articles}")
    print(
        f"segments: recall {recall:.3f}, precision {precision:.3f}, F {2 * recall * precision / (recall + precision):.3f}; "
        f"median {median(times):.1f} ms, slowest {max(times):.1f} ms"
    )


if __name__ == "__main__":
    main()
