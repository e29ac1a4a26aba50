"""Writes the recorded quarter of ../shared/data/year as lines that `monitor import` reads.

    .venv/bin/python tests/quarter.py FILE [DAYS]

With DAYS every item is told as published so many days later: 273 lays the quarter on the third one of 2026, day by day,
where the press of `monitor demo` lies. A feed item has a title and a summary; the summary stands for the text. Not a test: it writes a file.
"""

import gzip
import json
import sys
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
YEAR = ROOT.parent / "shared" / "data" / "year" / "vnexpress-tuoitre-thanhnien-2025q4.jsonl.gz"


def lines(later=timedelta(0)):
    """Each item of the quarter as a line of an import, *later* than it was; of items without a summary the title is the text."""
    with gzip.open(YEAR, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield {
                "id": f"year-{sha256(row['link'].encode()).hexdigest()[:16]}",
                "url": row["link"],
                "title": row["title"],
                "lead": row["summary"],
                "text": row["summary"] or row["title"],
                "published": (datetime.fromisoformat(row["published"]) + later).isoformat(),
                "outlet": row["source"],
            }


def main() -> None:
    """Write them to the file named, so many days later as the second argument says."""
    later = timedelta(days=int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    with Path(sys.argv[1]).open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(later))


if __name__ == "__main__":
    main()
