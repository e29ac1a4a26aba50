"""Measures how fast articles are tagged: with all rules, and with ten times as many phrases.

    .venv/bin/python tests/measure_speed.py                 1,000 recorded articles of about 2.5 KB
    .venv/bin/python tests/measure_speed.py --articles 200  fewer
    .venv/bin/python tests/measure_speed.py --config D      the rules in D/rules instead of the repository's

CPU time of one process, loading of rules and of the word segmenter left out. The articles are recorded ones of
../shared; the added phrases are made of syllables that follow one another nowhere in particular: two to four, drawn
from the articles as often as they stand there, so that some are found. They are put into the lists of the topics that
there are, and, apart from that, into as many new topics. Exits 1 when fewer than 150 articles a second are tagged, or
when ten times the phrases take more than 1.3 times the time. The rules take turns every 50 articles, so that a
machine that is busy for a while is busy for all.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.config import Rules, load_rules
from monitor.config.rules import Topic
from monitor.given import Prepared, parse, prepare
from monitor.tag import Tagger
from monitor.tag.lexicon import uses
from monitor.tag.topics import doubt
from monitor.vietnamese.syllables import BREAK, syllables

ROOT = Path(__file__).parents[1]
RECORDED = ROOT.parent / "shared" / "data" / "fulltext" / "baomoi-2017.jsonl.gz"
SIZES = range(2000, 3001)  # bytes of UTF-8 of headline and text; 2.5 KB in the mean
WARM = 60  # articles tagged before time is taken: the segmenter loads, and what is remembered of syllables fills
TURN = 50
LEAST, MOST = 150, 1.3
NOW = datetime(2026, 9, 1, tzinfo=UTC)


def articles(count: int) -> list[Prepared]:
    """The first *count* recorded articles of the size."""
    found = []
    with gzip.open(RECORDED, "rb") as lines:
        for line in lines:
            row = json.loads(line)
            if len(f"{row['title']}{row['text']}".encode()) in SIZES:
                found.append(prepare(parse(line, UTC), NOW))
            if len(found) == count:
                break
    return found


def made_up(prepared: Sequence[Prepared], count: int) -> Iterator[str]:
    """Phrases of two to four syllables, each drawn from the articles."""
    drawn = random.Random(5)
    words = [p.article.text[s.start : s.end] for p in prepared for s in syllables(p.article.text) if s.key != BREAK]
    for _ in range(count):
        yield " ".join(drawn.choices(words, k=drawn.choice((2, 3, 3, 4))))


def more_phrases(rules: Rules, phrases: Sequence[str]) -> Rules:
    """*rules* with *phrases* in the strong and weak lists of its topics."""
    share = -(-len(phrases) // len(rules.topics))
    topics = []
    for number, topic in enumerate(rules.topics):
        ours = tuple(phrases[number * share : (number + 1) * share])
        half = len(ours) // 2
        topics.append(topic.model_copy(update={"strong": topic.strong + ours[:half], "weak": topic.weak + ours[half:]}))
    return replace(rules, topics=tuple(topics))


def more_topics(rules: Rules, phrases: Sequence[str]) -> Rules:
    """*rules* with *phrases* in new topics, as large as those that there are."""
    count = 9 * len(rules.topics)
    share = -(-len(phrases) // count)
    made = [
        Topic(id=f"x-{n}", label="x", strong=ours[: share // 2], weak=ours[share // 2 :])
        for n in range(count)
        if (ours := tuple(phrases[n * share : (n + 1) * share]))
    ]
    return replace(rules, topics=(*rules.topics, *made))


def seconds(taggers: dict[str, Tagger], prepared: Sequence[Prepared]) -> dict[str, float]:
    """CPU seconds that each tagger takes for all articles, turn by turn, each time another first.

    No tagger finds sentences that the one before it had segmented.
    """
    spent = dict.fromkeys(taggers, 0.0)
    names = list(taggers)
    for start in range(0, len(prepared), TURN):
        names.append(names.pop(0))
        for name in names:
            tagger = taggers[name]
            forget_sentences()
            began = time.process_time()
            for each in prepared[start : start + TURN]:
                tagger.tag(each.article, each.outlet)
            spent[name] += time.process_time() - began
    return spent


def forget_sentences() -> None:
    """Empty what the tagger remembers of the sentences that it segmented."""
    for each in vars(doubt).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()


def main() -> int:
    """Print the figures; 1 when they are not as demanded or ../shared is absent."""
    parser = argparse.ArgumentParser(description="Measures how fast articles are tagged.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--config", type=Path, default=ROOT)
    asked = parser.parse_args()
    if not RECORDED.is_file():
        print(f"{RECORDED} is not here: recorded articles are needed")
        return 1
    prepared, rules = articles(asked.articles + WARM), load_rules(asked.config)
    count = sum(1 for _ in uses(rules))
    phrases = tuple(made_up(prepared, 9 * count))
    sets = {
        "all rules": rules,
        "ten times, in the topics": more_phrases(rules, phrases),
        "ten times, in new topics": more_topics(rules, phrases),
    }
    taggers = {name: Tagger(each) for name, each in sets.items()}
    seconds(taggers, prepared[:WARM])
    spent = seconds(taggers, prepared[WARM:])
    timed = prepared[WARM:]
    size = sum(len(f"{p.article.title}{p.article.text}".encode()) for p in timed) / len(timed)
    print(f"{len(timed)} articles of {size:.0f} bytes in the mean, one process")
    base = spent["all rules"]
    for name, each in spent.items():
        number = sum(1 for _ in uses(sets[name]))
        print(f"{name:<26}{number:>7} phrases {len(timed) / each:>7.0f} articles a second, ratio {each / base:.2f}")
    well = len(timed) / base >= LEAST and all(each / base <= MOST for each in spent.values())
    print("as demanded" if well else f"NOT as demanded: at least {LEAST} a second, ratio at most {MOST}")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
