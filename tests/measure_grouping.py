"""Measures what grouping costs: 100,000 articles over 300 days in a real database.

Run: python tests/measure_grouping.py --copies [--articles 100000] [--days 300]
Counts only what copies cost: signing, candidates, comparing, keeping signature and bands; one transaction a day. The
articles are sentences of the recorded full texts in another order, 300 to 600 words long; one in ten is a lightly edited
copy of one of the last 25 days. Then the worst cases: one text that thousands repeat, and a notice that comes by
thousands with other numbers. Not a test: it prints.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from light_edits import EDITS, Piece, sentences

from monitor.group import is_copy, sign
from monitor.store import copies
from monitor.store.database import Database
from monitor.store.times import stored

FULL = Path(__file__).parents[1].parent / "shared" / "data" / "fulltext" / "baomoi-2017.jsonl.gz"
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
WINDOW = timedelta(days=30)
A_TENTH = 0.1
LONGEST_SENTENCE = 400  # letters; tables without full stops would make articles of one sentence
Done = TypeVar("Done")


def say(line: str) -> None:
    """Print *line*."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def articles(count: int, a_day: int) -> Iterator[tuple[Piece, int]]:
    """Articles, each with the number of the one that it repeats, or -1."""
    dice = random.Random(11)
    texts = [json.loads(line)["text"] for line in gzip.decompress(FULL.read_bytes()).splitlines()]
    pool = [each for text in texts for each in sentences(text) if len(each) < LONGEST_SENTENCE]
    made: list[Piece] = []
    for number in range(count):
        if number > a_day and dice.random() < A_TENTH:
            original = dice.randrange(max(0, number - 25 * a_day), number)
            edit = dice.choice(EDITS)
            made.append(edit(made[original], made[dice.randrange(number)], dice))
            yield made[-1], original
            continue
        length, text = dice.randrange(300, 600), ""
        while text.count(" ") < length:
            text += dice.choice(pool) + " "
        made.append(Piece(dice.choice(pool)[:80], text.strip()))
        yield made[-1], -1


class Desk:
    """A database that takes in one article after the other, and counts seconds (of this process)."""

    def __init__(self, path: Path) -> None:
        """A new database at *path*."""
        self.database = Database(path, 60)
        self.seconds = Counter[str]()
        self.most = 0  # candidates of one article
        self.originals: dict[int, int] = {}  # of each copy

    def take(self, day: list[tuple[int, Piece]], now: datetime) -> None:
        """Keep the articles of a day as the pipeline does, as far as copies are concerned."""
        with self.database.writing() as db:
            for number, piece in day:
                db.execute(
                    "INSERT INTO articles (id, source, outlet, outlet_group, medium, entered_by, clipped_at)"
                    " VALUES (?, 's', 'o', 'tinh-khac', 'bao-dien-tu', '', ?)",
                    (number, stored(now)),
                )
                signature = self._timed("sign", lambda piece=piece: sign(piece.title, piece.text))
                if signature is None:
                    continue
                found = self._timed(
                    "candidates", lambda signature=signature: copies.candidates(db, signature, now - WINDOW)
                )
                original = self._timed(
                    "compare",
                    lambda signature=signature, found=found: next(
                        (id_ for id_, other in found if is_copy(signature, other)), None
                    ),
                )
                self._timed(
                    "save", lambda number=number, signature=signature: copies.save_signature(db, number, signature)
                )
                if original is not None:
                    self.originals[number] = original
                    self._timed("save", lambda number=number, original=original: copies.link(db, number, original))
                self.most = max(self.most, len(found))

    def _timed(self, name: str, work: Callable[[], Done]) -> Done:
        began = process_time()
        done = work()
        self.seconds[name] += process_time() - began
        return done


def _shares(seconds: Counter[str], count: int) -> str:
    parts = ", ".join(f"{name} {1000 * spent / count:.2f}" for name, spent in seconds.items())
    return f"{1000 * seconds.total() / count:.2f} ms an article ({parts})"


def cost_of_copies(count: int, days: int, folder: Path) -> None:
    """Milliseconds an article on the way to *count*, and whether the copies were found."""
    desk, a_day, repeats = Desk(folder / "monitor.db"), max(1, count // days), dict[int, int]()
    waiting: list[tuple[int, Piece]] = []
    since, marks = 0, {count // 4, count // 2, count}
    for number, (piece, repeated) in enumerate(articles(count, a_day), start=1):
        waiting.append((number, piece))
        if repeated >= 0:
            repeats[number] = repeated + 1
        if len(waiting) == a_day or number in marks:
            desk.take(waiting, BEGIN + timedelta(days=number / a_day))
            waiting = []
        if number in marks:
            say(f"{since:7,} to {number:7,}: {_shares(desk.seconds, number - since)}, at most {desk.most} candidates")
            desk.seconds, since = Counter(), number
    right = sum(desk.originals.get(number) == desk.originals.get(one, one) for number, one in repeats.items())
    size = (folder / "monitor.db").stat().st_size / 1e6
    say(
        f"copies found with their original {right} of {len(repeats)}, others called copies "
        f"{len(set(desk.originals) - set(repeats))}; {size:.0f} MB"
    )


def worst_cases(folder: Path, count: int = 5_000) -> None:
    """One text that *count* outlets repeat within a day, and a notice that comes as often with other numbers."""
    text = next(piece.text for piece, _ in articles(1, 1))
    words = [word for word in text.split() if word.isalpha()]
    notice = " ".join(f"{word} {{}}" if i % 12 == 0 else word for i, word in enumerate(words))
    cases: dict[str, Callable[[int], str]] = {
        "one text again and again": lambda _: text,
        "a notice with other numbers": lambda n: notice.format(*range(100 * n, 100 * n + 100)),
    }
    for name, made in cases.items():
        desk = Desk(folder / f"{len(name)}.db")
        for start in range(0, count, 1000):
            desk.seconds = Counter()
            desk.take([(n + 1, Piece("Thông báo", made(n))) for n in range(start, start + 1000)], BEGIN)
        say(
            f"{name}, {count}: the last thousand {_shares(desk.seconds, 1000)}, at most {desk.most} candidates, "
            f"{len(desk.originals)} copies"
        )


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", action="store_true")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=300)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        if options.copies:
            cost_of_copies(options.articles, options.days, Path(folder))
            worst_cases(Path(folder))


if __name__ == "__main__":
    main()
