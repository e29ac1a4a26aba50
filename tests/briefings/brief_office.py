"""A small office of two sources, and articles, polls and cases put where a test wants them. Not a test itself.

The quarter of these tests is the first of 2026; the office's clock is seven hours ahead of UTC.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from small_office import SMALL, put
from store_samples import clip, later, sighting

from monitor.config import load
from monitor.model import PlaceTag, Poll, Tone, TopicTag
from monitor.periods import named
from monitor.store.audit import Actor
from monitor.store.imports import Brought

QUARTER = named("2026Q1")
OVER = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)
DUYET = Actor("duyet", "Lê Duyệt Thử")
AN = Actor("an", "Nguyễn An Thử")
_SOURCES = """
[[source]]
id = "cong"
name = "Cổng Thử"
group = "co-quan-nha-nuoc"
kind = "feed"
url = "https://cong.example/rss"
language = "vi"
owner = "Sở Thử"
[[source]]
id = "tat"
name = "Báo Tắt"
group = "trung-uong"
kind = "feed"
url = "https://tat.example/rss"
language = "vi"
enabled = false
reason = "Thử"
"""
_CALENDAR = """
[[holiday]]
name = "Lễ thử"
every = "04-30"
"""
_SCHEDULE = """
[[reminder]]
id = "giao-ban"
text = "Chuẩn bị giao ban thử"
months = [6]
day = 14
"""


def office(folder):
    """The settings of the office, whose files are written to *folder*."""
    more = {"rules/calendar.toml": _CALENDAR, "rules/schedule.toml": _SCHEDULE}
    return load(put(folder, {**SMALL, "sources.toml": SMALL["sources.toml"] + _SOURCES, **more}))


def noon(day: date) -> datetime:
    """Twelve o'clock of *day* on the office's clock."""
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def article(name: str, published: datetime, **of):
    """A clip of *name*: of *of* the fields of a clip, and `topics`, `places`, `tone`, `province` of its tags."""
    made = clip(name)
    labels = {each: of.pop(each) for each in ("topics", "places", "tone", "province") if each in of}
    tags = made.tags
    if "topics" in labels:
        tags = replace(tags, topics=tuple(TopicTag(topic, 1.0, ()) for topic in labels["topics"]))
    if "places" in labels:
        tags = replace(tags, places=tuple(PlaceTag(place, "", ()) for place in labels["places"]))
    if "tone" in labels:
        tags = replace(tags, tone=Tone(labels["tone"], False, ()) if labels["tone"] else None)
    if "province" in labels:
        tags = replace(tags, province=labels["province"])
    words = replace(made.article, published=published)
    return replace(made, article=words, tags=tags, **{"flags": (), "clipped_at": published, **of})


def keep(store, name: str, published: datetime, *, copy_of=None, **of) -> int:
    """Keep the article *name*, as a source lists it; return its number."""
    address = store.add_address(sighting(name), "local", published)
    return store.save_clip(address, article(name, published, **of), signature=None, copy_of=copy_of, at=published)


def bring(store, name: str, published: datetime, **of) -> None:
    """Import the article *name*."""
    made = article(name, published, source="imported", **of)
    store.imports.save([Brought(f"archive-{name}", made, sighting(name), None, True)], lambda *_: False, OVER)


def ask(store, source: str, day: date, outcome: str = "unchanged", hour: int = 0) -> None:
    """Poll *source* on *day*, so many hours after noon of the office."""
    at = noon(day) + timedelta(hours=hour)
    url = f"https://{source}.example/rss"
    reason = "" if outcome in ("changed", "unchanged") else "no answer"
    store.save_poll(Poll(source, url, outcome, reason), [], at, later(1))


def ask_daily(store, source: str, first: date, last: date) -> None:
    """Poll *source* with success on each of these days."""
    for n in range((last - first).days + 1):
        ask(store, source, first + timedelta(days=n))
