"""What kept pages say when today's program reads them. Runs in a worker process; touches no database.

Every page is searched, the careful way; of the learned shapes of its source only this is taken, that the notices which
stand under every article are none of its text.

Not here: which pages those are, and what follows from it (rebuilding).
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from zoneinfo import ZoneInfo

from monitor.config import Source
from monitor.crawl.evidence import from_warc
from monitor.errors import InputError, ReadError
from monitor.model import Article, Change, Page, Pending, ReadFault, Shape
from monitor.pipeline.incoming.judge import Judged, judge_article, use_rules
from monitor.pipeline.incoming.shaping import shapes_of
from monitor.pipeline.session import Session
from monitor.read import changes, read_article
from monitor.store.evidence import Capture
from monitor.vietnamese.dates import parse_date

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # of dates of a source that is no longer in sources.toml


@dataclass(frozen=True, slots=True)
class Kept:
    """The words of one revision, and the page they were read from."""

    words: Article
    listed: Pending | None  # what the source said of the address; None for paper
    capture: Capture | None
    records: bytes | None  # of the capture; None where there is none any more


@dataclass(frozen=True, slots=True)
class Again:
    """An article as it reads today: every revision with its difference to the one before, and the newest one judged."""

    revisions: tuple[tuple[Article, tuple[Change, ...]], ...]
    judged: Judged
    pages: int  # that were read
    refused: str  # why a page is no article to today's reader, so that its words stayed; "" where each is one


@dataclass(frozen=True, slots=True)
class Reader:
    """By what the pages of one source are read and judged."""

    folder: str  # that holds rules/, under the same path for every worker
    version: str  # of the rules when the work began
    source: Source | None  # None: it is no longer in sources.toml, or a person named the address
    shapes: tuple[Shape, ...]  # learned of its pages


def read_again(reader: Reader, kept: tuple[Kept, ...], outlet: str) -> Again:
    """Read every revision in *kept*, the first one first, from its page, else leave its words; judge the newest.

    All keep the identity of the article, and the later ones the date of the first: an edit is no publication.
    Raises ConfigError for broken rules only.
    """
    use_rules(reader.folder, reader.version)
    words: list[Article] = []
    refused, pages = "", 0
    for each in kept:
        got = _read(each, reader)
        if isinstance(got, ReadFault):
            refused = got.reason
        pages += isinstance(got, Article)
        words.append(_of_one_article(got if isinstance(got, Article) else each.words, each.words, words))
    differences = [(), *(changes(before, after) for before, after in pairwise(words))]
    return Again(
        tuple(zip(words, differences, strict=True)), judge_article(reader.folder, words[-1], outlet), pages, refused
    )


def judge_again(reader: Reader, records: bytes, capture: Capture, listed: Pending) -> Judged | ReadFault | None:
    """Judge a captured page as a round does; None when its *records* cannot be read."""
    try:
        page = _page(records, capture)
    except ReadError:
        return None
    use_rules(reader.folder, reader.version)
    article = _searched(page, listed, reader)
    outlet = reader.source.name if reader.source else ""
    return article if isinstance(article, ReadFault) else judge_article(reader.folder, article, outlet)


def reader_of(session: Session, source: Source | None) -> Reader:
    """What reads the pages of *source* today."""
    return Reader(str(session.settings.folder), session.settings.rules.version, source, shapes_of(session, source))


def same_rules(session: Session, judged: Judged) -> None:
    """Raise InputError when the worker that *judged* has other rules than *session*."""
    if judged.tags.rules_version != session.settings.rules.version:
        raise InputError(
            f"a worker judges by other rules than stood in {session.settings.folder}/rules when this began; leave them as "
            "they are while it runs, let workers elsewhere have the same folder, and run again"
        )


def as_first_listed(listed: Pending, source: Source | None) -> Pending:
    """*listed* with the date that its source printed, read today: once an article was read, the ledger holds its date."""
    zone = ZoneInfo(source.timezone) if source else _ZONE
    raw = listed.published_raw
    published = parse_date(raw, zone=zone, order=source.date_order if source else None) if raw else None
    return replace(listed, published=published)


def asked_page(capture: Capture) -> Page:
    """The page of *capture* without its body: where it was asked for and what answered."""
    return Page(capture.url, capture.final_url, capture.redirects, capture.content_type, b"", capture.captured_at)


def _page(records: bytes, capture: Capture) -> Page:
    return replace(asked_page(capture), body=from_warc(records).body)


def _read(kept: Kept, reader: Reader) -> Article | ReadFault | None:
    """The article on the kept page; None where there is no page to read."""
    if kept.records is None or kept.capture is None or kept.listed is None:
        return None
    try:
        page = _page(kept.records, kept.capture)
    except ReadError:
        return None
    return _searched(page, kept.listed, reader)


def _searched(page: Page, listed: Pending, reader: Reader) -> Article | ReadFault:
    return read_article(page, as_first_listed(listed, reader.source), reader.source, reader.shapes)


def _of_one_article(new: Article, old: Article, before: list[Article]) -> Article:
    """*new* words under the identity of *old*, and under the date of the first revision where there is one *before*."""
    same = replace(new, url=old.url, canonical=old.canonical)
    if not before:
        return same
    first = before[0]
    return replace(
        same,
        published=first.published,
        published_from=first.published_from,
        published_raw=first.published_raw,
    )
