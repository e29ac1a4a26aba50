"""An edition as rows for other programs: JSON lines and CSV. Not here: rows of clips (export).

`record` says what a row is. "item": an article that the edition tells; there are as many as the mail counts as "tin, bài".
"reprint": an article of an earlier time that was printed again; its `copies` are the new appearances only, `appearances`
is their number, `told_in` the edition that told it (none: it was archived), so they are no items and are counted apart.
Items come first.

`section` is that of the whole edition. A group's part has the rows of all that concerns the group, as its mail counts it;
`printed` is the section that prints it there ("" where none does), and `number` its number in that.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from monitor.model import Edition, Extract, Item, LateCopy
from monitor.publish.digest.items import follows_up
from monitor.publish.digest.late import printed
from monitor.publish.digest.places import Places, places
from monitor.publish.edition.extract import LIST, WHOLE, Portion, portion
from monitor.publish.edition.freeze import plain
from monitor.publish.export.rows import BOM, cell

COLUMNS = (
    "edition",
    "record",
    "clip",
    "section",
    "printed",
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
    "told_in",
    "critical",
    "flags",
    "title_only",
    "url",
)


def edition_jsonl(edition: Edition, extract: Extract = WHOLE) -> bytes:
    """One JSON object per line and record: all that is frozen of it, with the number of its edition."""
    told = portion(edition, extract)
    items = [{"printed": _printed(item, told)} | asdict(item) for item in told.chosen]
    late = [_late_object(each) | {"printed": _late_printed(each, told)} for each in told.edition.late]
    rows = [*({"record": "item"} | row for row in items), *({"record": "reprint"} | row for row in late)]
    return "".join(_line({"edition": edition.number} | row) for row in rows).encode()


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, allow_nan=False, default=plain) + "\n"


def _late_object(late: LateCopy) -> dict[str, Any]:
    flags = [asdict(flag) for flag in (*late.original.flags, *late.flags)]
    return asdict(late.original) | {"told_in": late.edition, "critical": late.critical, "flags": flags}


def edition_csv(edition: Edition, extract: Extract = WHOLE) -> bytes:
    """A table with `COLUMNS`, marked as UTF-8, a row per record; no cell can run as a formula."""
    told = portion(edition, extract)
    stand, out = places(told), io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in (*(_item_row(item, told, stand) for item in told.chosen), *_late_rows(told)):
        writer.writerow([cell(row[name]) for name in COLUMNS])
    return (BOM + out.getvalue()).encode()


def _item_row(item: Item, told: Portion, stand: Places) -> Mapping[str, Any]:
    return _row(item, told.whole) | {
        "record": "item",
        "printed": _printed(item, told),
        "number": stand.numbers.get(item.clip),
        "told_in": None,
        "critical": None,
    }


def _late_rows(told: Portion) -> Iterator[Mapping[str, Any]]:
    for late in told.edition.late:
        home = _late_printed(late, told)
        yield _row(late.original, told.whole) | {
            "record": "reprint",
            "printed": home,
            "number": printed(told, home).index(late) + 1 if home else None,
            "appearances": len(late.original.copies),
            "told_in": late.edition,
            "critical": late.critical,
            "flags": "; ".join(flag.explanation for flag in (*late.original.flags, *late.flags)),
        }


def _printed(item: Item, told: Portion) -> str:
    """The section that prints *item* in full or in short."""
    return next((n for n in (item.section, LIST) if n and told.has(n)), "")


def _late_printed(late: LateCopy, told: Portion) -> str:
    return next((n for n in (LIST, "II", "I") if late in printed(told, n)), "")


def _row(item: Item, edition: Edition) -> dict[str, Any]:
    """The values of an item; lists are readable in one cell, times are those of the office's clock."""
    story = item.story
    row = {name: getattr(item, name) for name in COLUMNS if hasattr(item, name)}
    return row | {
        "edition": edition.number,
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
