"""The article that a person wants explained: a clip by its number or address, a JSON line, a page read by `monitor read`.

Not here: the explanation.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from monitor.addresses import is_http, key
from monitor.errors import InputError
from monitor.given import prepare
from monitor.model import Article, Clip, Evidence
from monitor.store import Store
from monitor.tagging import Rows, opened


@dataclass(frozen=True, slots=True)
class Asked:
    """One article to be explained."""

    id: str | int | float
    article: Article
    outlet: str
    dated: bool
    evidence: Callable[[Evidence], dict[str, object]]  # as JSON, by the words as they were given


def asked(
    what: str, archive: Callable[[], AbstractContextManager[Store]], zone: tzinfo, now: datetime
) -> Iterator[Asked]:
    """The articles that *what* names: the number of a clip, an address, a file of JSON lines, "-" for standard input.

    Raises InputError when there is none.
    """
    if is_http(what) or (what.isdecimal() and not Path(what).exists()):
        with archive() as store:
            clip = _clip(store, what)
        if clip is None:
            raise InputError(f"the archive has no clip {what}; `monitor ledger --json` tells what became of an address")
        yield Asked(clip.id, clip.article, clip.outlet, True, _row)
        return
    yield from _lines(None if what == "-" else Path(what), zone, now)


def _clip(store: Store, what: str) -> Clip | None:
    if not is_http(what):
        return store.clip(int(what))
    holder = store.holder(key(what))
    number = store.clip_of(holder[0]) if holder else None
    return store.clip(number) if number is not None else None


def _lines(file: Path | None, zone: tzinfo, now: datetime) -> Iterator[Asked]:
    with opened(file) as stream:
        rows = Rows((_as_line(raw) for raw in stream), str(file or "standard input"), zone)
        count = 0
        for row in rows:
            prepared = prepare(row, now)
            yield Asked(row.id, prepared.article, prepared.outlet, row.published is not None, prepared.evidence)
            count += 1
    if rows.fault:
        raise rows.fault
    if not count:
        raise InputError(f"{file or 'standard input'} holds no article; give a JSON line as for `monitor tag`")


def _as_line(raw: bytes) -> bytes:
    """What `monitor read` wrote, as a line of `monitor tag`: its address is its id; other lines stay as they are."""
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        return raw  # its fault is told where lines are read
    if not isinstance(row, dict) or "id" in row or not isinstance(row.get("url"), str):
        return raw
    published = None if row.get("published_from") == "first-seen" else row.get("published")
    return json.dumps(row | {"id": row["url"], "published": published}).encode()


def _row(found: Evidence) -> dict[str, object]:
    return {
        "field": found.field,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "rule": found.rule,
    }
