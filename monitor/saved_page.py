"""What a page saved to a file says: the stages as commands, to see what each does. Not here: fetching anything."""

import json
from collections.abc import Iterator
from pathlib import Path

from monitor.addresses import domain, is_http
from monitor.config import Settings, Source
from monitor.crawl import discover, recognise
from monitor.errors import InputError, ReadError
from monitor.model import Found, SourceKind


def discover_lines(settings: Settings | None, file: Path, url: str, kind: SourceKind | None) -> Iterator[str]:
    """A JSON line for each article that *file*, saved from *url*, lists; *kind* is recognised where it is None.

    Dates are read by the source of *settings* that stands at the same host, if one does. Raises InputError for an
    unusable url or file, ReadError when nothing can be read.
    """
    if not is_http(url):
        raise InputError(f"--url {url} is no http:// or https:// address")
    try:
        body = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from error
    harvest = discover(kind or recognise(body), body, "", url, _source(settings, url))
    if harvest.fault:
        raise ReadError(f"{file}: {harvest.fault}")
    if not harvest.found and harvest.further:
        names = ", ".join(further.url for further in harvest.further[:3])
        raise ReadError(f"{file} is an index of {len(harvest.further)} sitemaps; save one of them, such as {names}")
    return (json.dumps(_row(found), ensure_ascii=False) for found in harvest.found)


def _source(settings: Settings | None, url: str) -> Source | None:
    sources = settings.sources if settings else ()
    same = [s for s in sources if any(domain(known) == domain(url) for known in s.urls)]
    exact = [s for s in same if url in s.urls]
    return next(iter(exact or same), None)


def _row(found: Found) -> dict[str, str | None]:
    return {
        "url": found.url,
        "title": found.title,
        "published": found.published.isoformat() if found.published else None,
        "published_raw": found.published_raw,
        "summary": found.summary,
    }
