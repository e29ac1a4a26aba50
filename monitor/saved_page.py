"""What a page saved to a file says: the stages as commands, to see what each does. Not here: fetching anything."""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from monitor.addresses import domain, is_http
from monitor.config import Settings, Source
from monitor.config.names import require
from monitor.crawl import discover, recognise
from monitor.errors import InputError, ReadError
from monitor.model import Article, Found, Page, Pending, ReadFault, Shape, SourceKind


def discover_lines(settings: Settings | None, file: Path, url: str, kind: SourceKind | None) -> Iterator[str]:
    """A JSON line for each article that *file*, saved from *url*, lists; *kind* is recognised where it is None.

    Dates are read by the source of *settings* that stands at the same host, if one does. Raises InputError for an
    unusable url or file, ReadError when nothing can be read.
    """
    body = _body(file, url)
    harvest = discover(kind or recognise(body), body, "", url, _source(settings, url))
    if harvest.fault:
        raise ReadError(f"{file}: {harvest.fault}")
    if not harvest.found and harvest.further:
        names = ", ".join(further.url for further in harvest.further[:3])
        raise ReadError(f"{file} is an index of {len(harvest.further)} sitemaps; save one of them, such as {names}")
    return (json.dumps(_row(found), ensure_ascii=False) for found in harvest.found)


def article_json(  # noqa: PLR0913, PLR0917 -- a page, where it is from, and what is known of it
    settings: Settings | None, file: Path, url: str, now: datetime, id_: str = "", shapes: Sequence[Shape] = ()
) -> str:
    """One JSON object: the article that *file*, saved from *url*, prints; dates may not lie behind *now*.

    It is read as the source *id_* of *settings* is, with its learned *shapes*; without an id as the source that stands at
    the same host, if one does, and searched. Raises InputError for an unusable url, file or id, ReadError for what is
    no article.
    """
    from monitor.read import read_page  # noqa: PLC0415 - loads trafilatura, which `discover` does not need

    if id_:
        require(id_, [source.id for source in settings.sources] if settings else [], "sources.toml has no source")
    source = next((s for s in settings.sources if s.id == id_), None) if settings and id_ else _source(settings, url)
    page = Page(url, url, (), "", _body(file, url), now)
    outcome = read_page(page, Pending(0, url, source.id if source else "", 0), source, shapes).outcome
    if isinstance(outcome, ReadFault):
        raise ReadError(f"{file}: {outcome.kind}: {outcome.reason}")
    return json.dumps(_article_row(outcome), ensure_ascii=False)


def _body(file: Path, url: str) -> bytes:
    if not is_http(url):
        raise InputError(f"--url {url} is no http:// or https:// address")
    try:
        if file != Path("-"):
            return file.read_bytes()
        if sys.stdin is None:
            raise InputError("there is no standard input to read the page from; name a FILE")
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from error


def _article_row(article: Article) -> dict[str, object]:
    return {
        "url": article.url,
        "canonical": article.canonical,
        "title": article.title,
        "lead": article.lead,
        "text": article.text,
        "published": article.published.isoformat(),
        "published_from": article.published_from,
        "authors": article.authors,
        "language": article.language,
        "title_only": article.title_only,
        "section": article.section,
        "image": article.image,
        "keywords": article.keywords,
        "dates": [{"from": claim.origin, "at": claim.at.isoformat(), "raw": claim.raw} for claim in article.dates],
        "repairs": article.repairs,
    }


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
