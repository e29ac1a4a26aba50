"""Measures what stories cost: 100,000 articles over 300 days, in memory and in a real database.

    .venv/bin/python tests/measure_story_costs.py [--memory] [--kept] [--rounds] [--worst] [--articles 100000] [--days 300]

--memory   the way of `monitor group`, copies too
--kept     imported into a database by thousands, stories joined after each; then all of it grouped anew, as by `rebuild`
--rounds   what one round costs that brings ten articles, beside so many a day that are kept already
--worst    a day of 5,000 articles; 5,000 articles of one event; 2,000 of one boilerplate; each in memory and kept
(none: all)

The articles are headlines and leads of the recorded press of 2025, day after day again and again, with every tenth word
of another article and other figures, so that they repeat none of the days before. Milliseconds of this process. Not a
test: it prints.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.config import load
from monitor.given import Given
from monitor.grouping import _belongs, _moment
from monitor.model import Article, Clip, Tags
from monitor.pipeline import Session
from monitor.pipeline.stories import group_anew, join_stories
from monitor.store import Store
from monitor.store.imports import IMPORTED, Brought

ROOT = Path(__file__).parents[1]
PRESS = ROOT.parent / "shared" / "data" / "year" / "vnexpress-tuoitre-thanhnien-2025q4.jsonl.gz"
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
OTHER_WORD, OTHER_FIGURE = 0.1, 0.5
A_TIME = 1_000  # articles kept before stories are joined
MARKS = (0.25, 0.5, 1)


def say(line: str) -> None:
    """Print *line*."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@cache
def recorded() -> tuple[tuple[tuple[str, str, str], ...], ...]:
    """(headline, lead, outlet) of the recorded articles, day by day."""
    days: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for line in gzip.decompress(PRESS.read_bytes()).splitlines():
        row = json.loads(line)
        days[row["day"]].append((row["title"], row["summary"] or "", row["source"]))
    return tuple(tuple(days[day]) for day in sorted(days))


def article(number: int, at: datetime, title: str, text: str, outlet: str) -> Given:
    """An article as a line of `monitor group` gives it."""
    return Given(number, title, text, at, outlet, "vi")


def press(count: int, days: int) -> Iterator[Given]:
    """So many articles, in order of time."""
    dice, a_day, past = random.Random(6), count // days, recorded()
    words = [word for day in past[:7] for _, lead, _ in day for word in lead.split()]
    for number in range(count):
        day = past[number // a_day % len(past)]
        title, lead, outlet = day[number % a_day % len(day)]
        at = BEGIN + DAY * (number / a_day)
        yield article(number + 1, at, varied(title, words, dice), varied(lead, words, dice), outlet)


def varied(text: str, words: Sequence[str], dice: random.Random) -> str:
    """*text* with some other words and figures."""
    return " ".join(_other(word, words, dice) for word in text.split())


def _other(word: str, words: Sequence[str], dice: random.Random) -> str:
    if dice.random() < OTHER_WORD:
        return dice.choice(words)
    return "".join(str(dice.randrange(10)) if c.isdigit() and dice.random() < OTHER_FIGURE else c for c in word)


def dense_day(count: int) -> list[Given]:
    """So many different articles within a day."""
    past = [row for day in recorded() for row in day][:count]
    return [article(n + 1, BEGIN + DAY * (n / count), *row) for n, row in enumerate(past)]


def one_event(count: int) -> list[Given]:
    """So many articles of one event within three days: half of the words of each are the same, in other sentences."""
    dice = random.Random(7)
    names = [
        "Nguyễn Văn Thử",
        "cầu Suối Mẫu",
        "xã Mẫu Sơn",
        "tỉnh Lào Cai",
        "lũ quét",
        "mưa lớn",
        "cứu hộ",
        "mất tích",
        "thiệt mạng",
        "sơ tán",
        "nhà dân",
        "sạt lở",
    ]
    words = [word for day in recorded()[:3] for _, lead, _ in day for word in lead.split()]
    made = []
    for n in range(count):
        title = f"{dice.choice(names)} {' '.join(dice.sample(words, 3))} lũ quét xã Mẫu Sơn"
        parts = [f"{name} {' '.join(dice.sample(words, 2))}" for name in dice.sample(names, 9)]
        made.append(article(n + 1, BEGIN + 3 * DAY * (n / count), title, ", ".join(parts) + ".", f"Báo {n % 50}"))
    return made


def boilerplate(count: int) -> list[Given]:
    """So many notices within three days that differ in figures only."""
    dice = random.Random(8)
    text = (
        "Giá vàng {0} ngày {1}: vàng miếng mua vào {2} triệu đồng, bán ra {3} triệu đồng mỗi lượng, tăng {4} nghìn đồng so "
        "với phiên trước; vàng nhẫn mua vào {5} triệu đồng, bán ra {6} triệu đồng; thế giới giao dịch quanh {7} USD mỗi ounce."
    )
    made = []
    for n in range(count):
        figures = [dice.randrange(100, 999) for _ in range(8)]
        made.append(
            article(n + 1, BEGIN + 3 * DAY * (n / count), f"Giá vàng {n}", text.format(*figures), f"Báo {n % 50}")
        )
    return made


# -- in memory ---------------------------------------------------------------------------------------


def in_memory(rows: Sequence[Given], name: str) -> None:
    """What an article costs on the way, and how many stories there are."""
    rules = load(ROOT).rules.stories
    in_time = sorted(rows, key=lambda row: _moment(row, BEGIN))
    marks, before, began = {int(len(rows) * part) for part in MARKS}, 0, process_time()
    stories: Counter[int] = Counter()
    for number, found in enumerate(_belongs(in_time, rules, BEGIN), start=1):
        stories[found.story] += 1
        if number in marks:
            _told(name, number, process_time() - began, number - before, stories)
            before, began = number, process_time()


def _told(name: str, number: int, spent: float, count: int, stories: Counter[int]) -> None:
    largest = [size for _, size in stories.most_common(3)]
    say(
        f"{name}, to {number:7,}: {1000 * spent / count:.2f} ms an article; {len(stories):,} stories, the largest {largest}"
    )


# -- kept --------------------------------------------------------------------------------------------


@contextmanager
def desk() -> Iterator[Session]:
    """An office with a database of its own."""
    with (
        TemporaryDirectory() as folder,
        ThreadPoolExecutor(1) as executor,
        Store.open(Path(folder) / "monitor.db") as store,
    ):
        yield Session(load(ROOT), store, lambda: BEGIN, executor, Path(folder))


def keep(session: Session, rows: Sequence[Given]) -> None:
    """Keep *rows* as an import does, for this: none is a copy."""
    session.store.imports.save([_brought(row) for row in rows], lambda _one, _other: False, BEGIN)


def _brought(row: Given) -> Brought:
    url = f"urn:example:{row.id}"
    at = row.published or BEGIN
    words = Article(url, url, row.title, "", row.text, at, "meta", "", (), "vi")
    tags = Tags("none", (), (), (), None, None, "1")
    clip = Clip(0, IMPORTED, row.outlet, "trung-uong", "bao-dien-tu", words, tags, (), BEGIN, "", ())
    return Brought(str(row.id), clip, None, None, archived=True)


def kept(rows: Sequence[Given], name: str) -> None:
    """What an article costs that is joined to stories, some hundreds at a time, and then grouped anew."""
    marks, before, spent = [int(len(rows) * part) for part in MARKS], 0, 0.0
    with desk() as session:
        for start in range(0, len(rows), A_TIME):
            keep(session, rows[start : start + A_TIME])
            began = process_time()
            join_stories(session)
            spent += process_time() - began
            if marks and start + A_TIME >= marks[0]:
                done = min(len(rows), start + A_TIME)
                say(f"{name}, joined, to {done:7,}: {1000 * spent / (done - before):.2f} ms an article")
                before, spent = done, 0.0
                marks.pop(0)
        began = process_time()
        number = group_anew(session)
        say(
            f"{name}, grouped anew: {1000 * (process_time() - began) / len(rows):.2f} ms an article; {number:,} stories"
        )


def rounds(a_day: int, name: str) -> None:
    """What a round costs that brings ten articles, at the end of twenty days."""
    rows = list(press(20 * a_day, 20))
    with desk() as session:
        for start in range(0, len(rows) - 50, A_TIME):
            keep(session, rows[start : min(start + A_TIME, len(rows) - 50)])
        join_stories(session)
        for start in range(len(rows) - 50, len(rows), 10):
            keep(session, rows[start : start + 10])
            began = process_time()
            join_stories(session)
            say(f"{name}: a round of ten articles {process_time() - began:.2f} s")


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("memory", "kept", "rounds", "worst"):
        parser.add_argument(f"--{option}", action="store_true")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=300)
    options = parser.parse_args()
    all_ = not (options.memory or options.kept or options.rounds or options.worst)
    if options.memory or all_:
        in_memory(list(press(options.articles, options.days)), "a busy press in memory")
    if options.kept or all_:
        kept(list(press(options.articles, options.days)), "a busy press")
    if options.rounds or all_:
        for a_day in (100, 500, 2000):
            rounds(a_day, f"beside {a_day} a day")
    if options.worst or all_:
        for name, rows in (
            ("a day of 5,000", dense_day(5_000)),
            ("5,000 of one event", one_event(5_000)),
            ("2,000 of one boilerplate", boilerplate(2_000)),
        ):
            in_memory(rows, name)
            kept(rows, name)


if __name__ == "__main__":
    main()
