"""Clips as rows for other programs: JSON lines with everything, CSV for a spreadsheet. Not for: choosing which.

A row is the whole clip; nothing is cut. CSV leaves out the text and the evidence, which no cell can hold well.
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any, TextIO

from monitor.addresses import domain, is_http
from monitor.model import Clip, Origin

COLUMNS = (
    "id",
    "published",
    "published_from",
    "outlet",
    "group",
    "medium",
    "domain",
    "title",
    "lead",
    "language",
    "authors",
    "title_only",
    "province",
    "topics",
    "places",
    "tone",
    "tone_unsure",
    "flags",
    "appearances",
    "copies",
    "origin",
    "houses",
    "story",
    "story_headline",
    "revisions",
    "vanished_at",
    "url",
    "clipped_at",
    "entered_by",
    "source",
    "rules_version",
    "copy_of",
    "decided_by",
)
BOM = "\ufeff"  # without it, Excel reads UTF-8 as the system's old code page
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def address_of(clip: Clip) -> str:
    """The address of an article as it is exported; not always one that may be opened."""
    article = clip.article
    return article.canonical if is_http(article.canonical) else article.url


def deciders(clip: Clip) -> str:
    """Who decided what stands of the tags of *clip*, as one cell."""
    return "; ".join(dict.fromkeys(word.who for word in clip.tags.decided))


def clip_row(clip: Clip) -> dict[str, Any]:
    """*clip* as JSON values under stable keys; times are ISO 8601 in UTC."""
    article, tags, family = clip.article, clip.tags, clip.family
    url = address_of(clip)
    return {
        "id": clip.id,
        "url": url,
        "source": clip.source,
        "outlet": clip.outlet,
        "group": clip.group,
        "medium": clip.medium,
        "domain": domain(url) if is_http(url) else "",
        "title": article.title,
        "lead": article.lead,
        "text": article.text,
        "published": article.published.isoformat(),
        "published_from": article.published_from,
        "authors": list(article.authors),
        "language": article.language,
        "title_only": article.title_only,
        "section": article.section,
        "image": article.image,
        "keywords": list(article.keywords),
        "dates": [{"from": claim.origin, "at": claim.at.isoformat(), "raw": claim.raw} for claim in article.dates],
        "repairs": list(article.repairs),
        "province": tags.province,
        "province_evidence": [asdict(each) for each in tags.province_evidence],
        "topics": [asdict(topic) for topic in tags.topics],
        "places": [asdict(place) for place in tags.places],
        "tone": tags.tone.value if tags.tone else None,
        "tone_unsure": tags.tone.unsure if tags.tone else None,
        "tone_evidence": [asdict(each) for each in tags.tone.evidence] if tags.tone else [],
        "rules_version": tags.rules_version,
        "flags": [asdict(flag) for flag in clip.flags],
        "clipped_at": clip.clipped_at.isoformat(),
        "entered_by": clip.entered_by,
        "appearances": 1 + len(clip.copies),
        "revisions": clip.revisions,
        "vanished_at": clip.vanished_at.isoformat() if clip.vanished_at else None,
        "copies": [asdict(copy) for copy in clip.copies],
        "origin": asdict(family.origin) if family else None,
        "houses": family.houses if family else None,
        "syndicated": [asdict(each) for each in family.syndicated] if family else [],
        "story": clip.story.id if clip.story else None,
        "story_headline": clip.story.headline if clip.story else None,
        "copy_of": clip.copy_of,
        "decided": [asdict(word) | {"at": word.at.isoformat()} for word in tags.decided],
    }


def write_jsonl(clips: Iterable[Clip], out: TextIO) -> None:
    """One JSON object per line and clip."""
    out.writelines(_json(clip_row(clip)) + "\n" for clip in clips)


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=datetime.isoformat)


def write_csv(clips: Iterable[Clip], out: TextIO) -> None:
    """A table with `COLUMNS`, marked as UTF-8; no cell can run as a formula. *out* must not translate newlines."""
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for clip in clips:
        row = clip_row(clip) | _flat(clip)
        writer.writerow([cell(row[name]) for name in COLUMNS])


def _flat(clip: Clip) -> dict[str, str]:
    """The lists of a row, readable in one cell."""
    return {
        "authors": "; ".join(clip.article.authors),
        "topics": "; ".join(topic.id for topic in clip.tags.topics),
        "places": "; ".join(place.name for place in clip.tags.places),
        "flags": "; ".join(flag.explanation for flag in clip.flags),
        "copies": "; ".join(f"{copy.outlet} {copy.url}" for copy in clip.copies),
        "origin": _origin(clip.family.origin) if clip.family else "",
        "decided_by": deciders(clip),
    }


def _origin(origin: Origin) -> str:
    """As "Báo A (credited)" or "Báo A (earliest, unsure)"."""
    return f"{origin.outlet} ({origin.why}{'' if origin.sure else ', unsure'})"


def cell(value: object) -> str:
    """*value* as a cell of CSV that no spreadsheet computes."""
    text = "" if value is None else str(value)
    # An apostrophe makes a spreadsheet show the text instead of computing it.
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text
