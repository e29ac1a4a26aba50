"""An edition as rows for other programs: JSON lines and CSV, one row per item. Not here: rows of clips (export).

A group's part has the rows of its items, each in the section that tells it there.
"""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from monitor.model import Edition, Extract, Item
from monitor.publish.digest.items import follows_up
from monitor.publish.digest.places import Places, places
from monitor.publish.edition.extract import WHOLE, portion
from monitor.publish.edition.freeze import plain
from monitor.publish.export.rows import BOM, cell

COLUMNS = (
    "edition",
    "clip",
    "section",
    "number",
    "heading",
    "supplement",
    "follow_up",
    "outlet",
    "domain",
    "group",
    "medium",
    "published",
    "date_unsure",
    "language",
    "title",
    "translation",
    "translation_by",
    "authors",
    "quote",
    "quote_by",
    "words",
    "words_by",
    "tone",
    "tone_unsure",
    "topics",
    "places",
    "appearances",
    "copies",
    "story",
    "story_headline",
    "story_outlets",
    "story_houses",
    "follows_edition",
    "flags",
    "title_only",
    "url",
)


def edition_jsonl(edition: Edition, extract: Extract = WHOLE) -> bytes:
    """One JSON object per line and item: all that is frozen of it, with the number of its edition."""
    return "".join(
        json.dumps(
            {"edition": edition.number} | asdict(item),
            ensure_ascii=False,
            sort_keys=True,
            allow_nan=False,
            default=plain,
        )
        + "\n"
        for item in portion(edition, extract).edition.items
    ).encode()


def edition_csv(edition: Edition, extract: Extract = WHOLE) -> bytes:
    """A table with `COLUMNS`, marked as UTF-8, a row per item; no cell can run as a formula."""
    told = portion(edition, extract)
    stand, out = places(told), io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for item in told.edition.items:
        row = _row(item, edition, stand)
        writer.writerow([cell(row[name]) for name in COLUMNS])
    return (BOM + out.getvalue()).encode()


def _row(item: Item, edition: Edition, stand: Places) -> Mapping[str, Any]:
    """The values of an item; lists are readable in one cell, times are those of the office's clock."""
    story = item.story
    row = {name: getattr(item, name) for name in COLUMNS if hasattr(item, name)}
    return row | {
        "edition": edition.number,
        "number": stand.numbers[item.clip],
        "follow_up": follows_up(item),
        "published": item.published.astimezone(ZoneInfo(edition.timezone)).isoformat(timespec="seconds"),
        "authors": "; ".join(item.authors),
        "topics": "; ".join(item.topics),
        "places": "; ".join(item.places),
        "appearances": 1 + len(item.copies),
        "copies": "; ".join(f"{copy.outlet} {copy.url}" for copy in item.copies),
        "story": story.id if story else None,
        "story_headline": story.headline if story else None,
        "story_outlets": story.outlets if story else None,
        "story_houses": story.houses if story else None,
        "follows_edition": story.earlier if story else None,
        "flags": "; ".join(flag.explanation for flag in item.flags),
    }
