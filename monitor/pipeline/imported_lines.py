"""What a line of `monitor import` must hold, read and cleaned; every fault of it in words.

Not here: what becomes of an article (importing).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any, cast, get_args

from monitor.addresses import canonical, domain, is_http, key
from monitor.config import Source
from monitor.model import Article, Group
from monitor.read.language import language
from monitor.store.imports import Identity
from monitor.vietnamese.clean import clean, one_line
from monitor.vietnamese.syllables import keys

GROUPS: tuple[Group, ...] = get_args(Group)
EARLIEST = 1900  # an earlier year is a slip
AHEAD = timedelta(days=1)  # of the clock, which may be wrong by some hours; what is further ahead is a slip
OTHERS: Group = "tong-hop"  # the group of an outlet that nobody has named

_NEEDED = ("title", "text", "published", "outlet")
_OPTIONAL = ("url", "group", "language", "lead")
_EXAMPLE = '{"id": "1", "url": "https://…", "title": "…", "text": "…", "published": "2026-11-23", "outlet": "…"}'
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """An article as an archive brings it."""

    identity: Identity
    article: Article
    outlet: str
    group: Group


def read_line(raw: bytes, zone: tzinfo, sources: tuple[Source, ...], now: datetime) -> Row | tuple[str, ...]:
    """The article of one line, or everything that is wrong with the line and what to do; nothing raises.

    Nothing is published later than a day after *now*.
    """
    row = _json(raw)
    if isinstance(row, str):
        return (row,)
    faults = [*_wrong_types(row)]
    published = _published(row.get("published"), zone, now)
    faults += [published] if isinstance(published, str) and published else []
    faults += _wrong_values(row)
    if faults or not isinstance(published, datetime):
        return tuple(faults)
    return _row(row, published, sources)


def _json(raw: bytes) -> Mapping[str, Any] | str:
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"is no UTF-8 text (byte {error.start + 1}); save it as UTF-8"
    except json.JSONDecodeError as error:
        return f"is no JSON (column {error.colno}: {error.msg}); write one object in a line, such as {_EXAMPLE}"
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        return f"is no JSON that an article could be; write one object in a line, such as {_EXAMPLE}"
    return row if isinstance(row, dict) else f"is no JSON object; write one in a line, such as {_EXAMPLE}"


def _wrong_types(row: Mapping[str, Any]) -> list[str]:
    faults = []
    id_ = row.get("id")
    if not isinstance(id_, str | int) or isinstance(id_, bool) or not one_line(str(id_)):
        faults.append("needs `id`, a string or a whole number by which the article is known again")
    if "url" not in row:
        faults.append("needs `url`, its address; null where it has none")
    faults += [f"needs `{name}`, a string" for name in _NEEDED if not isinstance(row.get(name), str)]
    faults += [f"`{n}` must be a string or null" for n in _OPTIONAL if not isinstance(row.get(n), str | None)]
    return faults


def _wrong_values(row: Mapping[str, Any]) -> list[str]:
    words = {name: row[name] for name in ("title", "outlet") if isinstance(row.get(name), str)}
    faults = [f"`{name}` is empty; write one" for name, told in words.items() if not one_line(told)]
    group, told = row.get("group"), row.get("language")
    if isinstance(group, str) and group and group not in GROUPS:
        faults.append(f"`group` {group!r} is none; it may be {', '.join(GROUPS)}, or left out")
    if isinstance(told, str) and told and not _LANGUAGE.fullmatch(told):
        faults.append(
            f"`language` {told!r} is no code of two small letters such as vi; leave it out to have it recognised"
        )
    return faults


def _published(told: object, zone: tzinfo, now: datetime) -> datetime | str:
    """The moment in UTC, or what is wrong with it; "" where its type is already told to be wrong."""
    if not isinstance(told, str):
        return ""
    text = told.strip()
    try:
        at = _day(text, zone) or datetime.fromisoformat(text)
        if at.tzinfo is None:
            return f"`published` {told!r} has no offset; write it as {text}+07:00, or only the day"
        utc, year = at.astimezone(UTC), at.astimezone(zone).year
    except (ValueError, OverflowError):
        return f"`published` {told!r} is no ISO 8601 time; write it as 2026-11-23 or 2026-11-23T07:00:00+07:00"
    if year < EARLIEST:
        return f"`published` {told!r} is before {EARLIEST}; mend the date"
    if utc > now + AHEAD:
        return f"`published` {told!r} is in the future; mend the date"
    return utc


def _day(text: str, zone: tzinfo) -> datetime | None:
    """A plain date is that day in the office."""
    try:
        return datetime.combine(date.fromisoformat(text), time(), zone)
    except ValueError:
        return None


def _row(row: Mapping[str, Any], published: datetime, sources: tuple[Source, ...]) -> Row:
    title, outlet = one_line(row["title"]), one_line(row["outlet"])
    lead, text = _lead_and_text(clean(row.get("lead") or ""), clean(row["text"]))
    identity = _identity(one_line(str(row["id"])), one_line(row["url"] or ""))
    article = Article(
        url=identity.url,
        canonical=identity.url,
        title=title,
        lead=lead,
        text=text,
        published=published,
        published_from="person",
        published_raw=row["published"],
        authors=(),
        language=row.get("language") or language(f"{title}\n{text}", ""),
        title_only=not text,
    )
    return Row(identity, article, outlet, cast("Group", row.get("group")) or _group(outlet, identity.url, sources))


def _lead_and_text(lead: str, text: str) -> tuple[str, str]:
    """The lead and the text with it as its first paragraph; where none is told, the first of several paragraphs."""
    first, more, _ = text.partition("\n")
    if not lead:
        return (first, text) if more else ("", text)
    return (lead, text) if text.startswith(lead) or not text else (lead, f"{lead}\n{text}")


def _identity(id_: str, url: str) -> Identity:
    if is_http(url):
        stands = canonical(url)
        return Identity(id_, stands, key(stands))
    # It has no web address; this one says so and stays the same.
    same = hashlib.sha256((url or f"id {id_}").encode()).hexdigest()[:16]
    return Identity(id_, f"urn:monitor:import:{same}", "")


def _group(outlet: str, url: str, sources: tuple[Source, ...]) -> Group:
    """As sources.toml has it, by the name of the outlet, else by its host."""
    name, host = keys(outlet), domain(url)
    by_name = (source for source in sources if _name(source.name) == name)
    by_host = (source for source in sources if host and any(_host(each) == host for each in source.urls))
    return next((source.group for source in (*by_name, *by_host)), OTHERS)


# The sources are the same for each line.
_name = lru_cache(maxsize=4096)(keys)
_host = lru_cache(maxsize=4096)(domain)
