"""Measures how many articles of the recorded press get a quoted sentence; a command for developers.

    .venv/bin/python tests/measure_quotes.py           2,000 articles of ../shared/data/fulltext
    .venv/bin/python tests/measure_quotes.py --all     every article there
    .venv/bin/python tests/measure_quotes.py --show 9  also nine sentences that only the rule on quotations refuses

An article has no labels here: its lead and the first sentences of its text are asked, as where nothing names the province.
Not a test: no figure here fails a build.
"""

import argparse
import gzip
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.model import Article, Clip, Tags
from monitor.publish.edition import quote as room
from monitor.vietnamese.clean import clean, one_line

DATA = Path(__file__).parents[2] / "shared" / "data" / "fulltext" / "baomoi-2017.jsonl.gz"
DAY = datetime(2017, 6, 17, tzinfo=UTC)
LIMIT = 40
NO_TAGS = Tags("none", (), (), (), None, None, "")


def clip_of(number, row):
    """A recorded article as a clip without labels."""
    text, url = clean(row["text"]), f"https://bao.example/{row['id']}"
    article = Article(url, url, one_line(row["title"]), text.split("\n")[0], text, DAY, "feed", "", (), "vi")
    return Clip(number, "bao", "Báo", "trung-uong", "bao-dien-tu", article, NO_TAGS, (), DAY, "", ())


def _even(sentence, _article):
    """The measure before the rule: as many opening curly marks as closing ones in the sentence."""
    return "" if sentence.count("“") == sentence.count("”") else "uneven"


def main():
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--all", action="store_true", help="every article, not only the first 2,000")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many refused sentences")
    asked = parser.parse_args()
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for n, line in enumerate(lines) if asked.all or n < 2000]
    clips = [clip_of(n, row) for n, row in enumerate(rows)]
    kept = [room.quote(clip, LIMIT) for clip in clips]
    judge, room.torn = room.torn, _even
    free = [room.quote(clip, LIMIT) for clip in clips]
    room.torn = judge
    print(f"{len(clips)} articles; with a quote {sum(map(bool, kept))}, by even marks alone {sum(map(bool, free))}")
    other = [(clip, was) for clip, now, was in zip(clips, kept, free, strict=True) if now != was]
    print(f"a sentence refused in {len(other)}")
    for clip, was in other[: asked.show]:
        print(f"- {was}\n    {room.torn(was, clip.article)}")


if __name__ == "__main__":
    main()
