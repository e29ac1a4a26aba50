"""Writes the recorded quarter of ../shared/data/year as lines that `monitor import` reads.

    .venv/bin/python tests/quarter.py FILE

A feed item has a title and a summary; the summary stands for the text. Not a test: it writes a file.
"""

import gzip
import json
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
YEAR = ROOT.parent / "shared" / "data" / "year" / "vnexpress-tuoitre-thanhnien-2025q4.jsonl.gz"


def lines():
    """Each item of the quarter as a line of an import; of items without a summary the title is the text."""
    with gzip.open(YEAR, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield {
                "id": f"year-{sha256(row['link'].encode()).hexdigest()[:16]}",
                "url": row["link"],
                "title": row["title"],
                "lead": row["summary"],
                "text": row["summary"] or row["title"],
                "published": row["published"],
                "outlet": row["source"],
            }


def main() -> None:
    """Write them to the file named."""
    with Path(sys.argv[1]).open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines())


if __name__ == "__main__":
    main()
