"""Measures the spikes of topics on recorded press: how often news would be told, and how often a fault of ours as news.

    .venv/bin/python tests/measure_spikes.py [--press] [--share 0.3]

Reads a recorded quarter of three outlets, or with `--press` four weeks of seventeen, of which some days are nearly empty
because nobody collected them: those are faults of reading that must not make the next day a spike. `--share` keeps that
part of the articles, drawn at random: an office of one province sees few of them. Then sources are let fail, come back
and begin, and none of it may be told as news. Not a test: it prints.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from measure_tags import ROOT, rows

from monitor.alerts.spike import DAY, Risen, risen
from monitor.config import load_rules
from monitor.model import Article
from monitor.store.spikes import SourceDays, TopicArticle
from monitor.tag import Tagger
from monitor.vietnamese.clean import clean, one_line

DAYS, LEAST = 14, 6
THIN = 20  # articles of all topics: fewer are a day that nobody collected


def say(*lines: str) -> None:
    """Print *lines*."""
    sys.stdout.write("".join(line + "\n" for line in lines))


def written(name: str, share: float) -> Iterator[tuple[TopicArticle, str]]:
    """The recorded items of *name* with their topics, each address and each headline once; and the headline."""
    tagger, draw, seen = Tagger(load_rules(ROOT)), random.Random(1), set()
    for number, row in enumerate(rows(name)):
        title = one_line(row["title"])
        if row["link"] in seen or title in seen or draw.random() >= share:
            continue
        seen |= {row["link"], title}
        text, outlet = clean(row.get("summary") or ""), row.get("outlet") or row["source"]
        at = _at(row)
        article = Article(row["link"], row["link"], title, text, text, at, "feed", "", (), "vi")
        topics = tuple(topic.id for topic in tagger.tag(article, outlet).topics)
        yield TopicArticle(number, outlet, topics, at, at, None, dated=True), title


def _at(row: dict) -> datetime:
    """When it was published; the quarter knows only the day of some items, which is then their noon."""
    at = row.get("at") or f"{row['day']}T12:00:00+07:00"
    return datetime.fromisoformat(at).astimezone(UTC)


def mornings(articles: Sequence[TopicArticle]) -> list[datetime]:
    """The hours of the digest, from the day on that has enough days before it."""
    first, last = min(a.published for a in articles), max(a.published for a in articles)
    begin = first.replace(hour=0, minute=0, second=0, microsecond=0) + (DAYS + 1) * DAY
    return [begin + n * DAY for n in range((last - begin) // DAY + 1)]


def look(articles: Sequence[TopicArticle], now: datetime, known: dict[str, datetime]) -> tuple[Risen, ...]:
    """What is told at *now*; a source counts as read on a day on which enough articles came from anywhere, or some from it."""
    near = [a for a in articles if a.published > now - (DAYS + 1) * DAY and a.clipped_at <= now]
    per_day = Counter((now - a.published) // DAY for a in near)
    brought = {(a.source, (now - a.clipped_at) // DAY) for a in near}
    days = range(DAYS + 1)
    watched = [
        SourceDays(
            source,
            first,
            tuple(per_day[day] >= THIN or (source, day) in brought for day in days),
            tuple((source, day) in brought for day in days),
        )
        for source, first in known.items()
    ]
    return risen(near, watched, now, days=DAYS, least=LEAST)


def first_seen(articles: Sequence[TopicArticle]) -> dict[str, datetime]:
    """Since when each source is read: since long before the record, where it has articles in its first week."""
    begin = min(a.published for a in articles)
    firsts: dict[str, datetime] = {}
    for each in sorted(articles, key=lambda a: a.published):
        firsts.setdefault(each.source, each.published)
    return {s: begin - 60 * DAY if at < begin + 7 * DAY else at for s, at in firsts.items()}


def faults(articles: Sequence[TopicArticle]) -> Iterator[tuple[str, list[TopicArticle], dict[str, datetime]]]:
    """The record with something wrong in our reading: (what, the articles as they came, since when sources are read)."""
    known = first_seen(articles)
    begin = min(a.published for a in articles)
    for source in sorted(known):
        for length in (2, 5, 10):
            back = begin + (DAYS + 1 + length // 2) * DAY
            gone = back - timedelta(days=length)
            kept = [a for a in articles if a.source != source or not gone <= a.published < back]
            yield f"{source} failed {length} days, lost", kept, known
            late = [
                replace(a, clipped_at=max(a.clipped_at, back))
                if a.source == source and gone <= a.published < back
                else a
                for a in articles
            ]
            yield f"{source} failed {length} days, caught up", late, known
        new = begin + (DAYS + 2) * DAY
        yield (
            f"{source} is new",
            [a for a in articles if a.source != source or a.published >= new],
            known | {source: new},
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--press", action="store_true")
    parser.add_argument("--share", type=float, default=1.0)
    options = parser.parse_args()
    found = list(written("press" if options.press else "year", options.share))
    articles, titles = [a for a, _ in found], {a.article: title for a, title in found}
    known, hours = first_seen(articles), mornings(articles)
    say(f"{len(articles)} articles, {len(known)} sources, {len(hours)} mornings")
    usual: set[tuple[datetime, str]] = set()
    for now in hours:
        for rise in look(articles, now, known):
            usual.add((now, rise.topic))
            say(f"{now:%Y-%m-%d} {rise.topic}: {rise.count} against {rise.mean} in {rise.days} days, {rise.cause}")
            say(*(f"    {titles[number]}" for number in rise.articles[:3]))
    causes, told = Counter(), []
    for what, changed, since in faults(articles):
        for now in hours:
            for rise in look(changed, now, since):
                if (now, rise.topic) not in usual:
                    causes[rise.cause] += 1
                    told += [f"{now:%Y-%m-%d} {rise.topic}: {what}"] if rise.cause == "news" else []
    say(f"{len(usual)} told; of what faults add: {dict(causes)}", *told)


if __name__ == "__main__":
    main()
