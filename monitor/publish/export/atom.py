"""Clips as an Atom feed (RFC 4287) for other bodies: headline, outlet, one quoted sentence, address. Never the text.

- An entry is called by a name made of its article's address: the same in every feed and every installation.
- Its author is the outlet, a body as the RFC allows it; without one, the office that publishes the feed would be taken
  for the author (4.2.1). `atom:source` is for entries of another feed, of which we have none. Bylines are not exported.
- `updated` is when the article became a clip or, if that is later, when its newest words were seen; `published` is left
  out where the date is only that of first sight.
- What has no address that may be opened has its sentence as content, since an entry needs one of the two (4.1.2).

Not here: which clips, and their order (pipeline, archive).
"""

import re
import shutil
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import BinaryIO

from monitor.addresses import canonical, is_http, key
from monitor.model import Clip
from monitor.publish.digest.items import MEDIA
from monitor.publish.edition.quote import quote
from monitor.publish.export.rows import address_of

QUOTE_WORDS = 40  # of one sentence: what may be quoted without asking the outlet
RIGHTS = "Bản quyền tin, bài thuộc cơ quan báo chí. Ở đây chỉ dẫn tiêu đề, một câu trích và địa chỉ bài gốc."
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when a feed changed that never had an entry
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Feed:
    """What is said of the whole feed."""

    name: str  # that tells it from every other feed for ever; its id is made of it
    title: str
    office: str  # that publishes it
    address: str = ""  # where it is published


@dataclass(frozen=True, slots=True)
class Entry:
    """A clip, when it last changed, and the sentence that a person chose of it, if one did."""

    clip: Clip
    changed: datetime
    sentence: str = ""


def write_atom(
    feed: Feed, entries: Iterable[Entry], labels: Mapping[str, str], out: BinaryIO, changed: datetime | None = None
) -> None:
    """Write *feed* with *entries* in their order to *out*, as UTF-8; topics are called as in *labels*.

    It changed when the newest of its entries did, or at *changed*, whichever is later.
    """
    write_feed(feed, ((entry.changed, "".join(_entry(entry, labels))) for entry in entries), out, changed)


def write_feed(
    feed: Feed, entries: Iterable[tuple[datetime, str]], out: BinaryIO, changed: datetime | None = None
) -> None:
    """Write *feed* with *entries*, each as it is written and when it changed; else as `write_atom`."""
    newest = changed or _NEVER
    # The head says when the feed changed, which only the last entry tells.
    with tempfile.TemporaryFile() as waiting:
        for at, written in entries:
            newest = max(newest, at)
            waiting.write(written.encode())
        waiting.seek(0)
        out.write("".join(_head(feed, newest)).encode())
        shutil.copyfileobj(waiting, out)
        out.write(b"</feed>\n")


def entry_id(clip: Clip) -> str:
    """The name of an article in every feed, made of what makes its address the same as another."""
    return urn(key(clip.article.canonical))


def urn(name: str) -> str:
    """A name for ever, made of *name*."""
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _head(feed: Feed, changed: datetime) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
    yield element("id", urn(feed.name))
    yield element("title", feed.title)
    yield element("updated", moment(changed))
    yield f"<author>{element('name', feed.office)}</author>\n"
    if is_http(feed.address):
        yield element("link", rel="self", type="application/atom+xml", href=canonical(feed.address))
    yield element("rights", RIGHTS)
    yield element("generator", "monitor")


def _entry(entry: Entry, labels: Mapping[str, str]) -> Iterator[str]:
    clip, article = entry.clip, entry.clip.article
    foreign = article.language != "vi" and _LANGUAGE.fullmatch(article.language)
    tongue = {"xml:lang": article.language} if foreign else {}
    yield "<entry>\n"
    yield element("id", entry_id(clip))
    yield element("title", article.title, **tongue)
    yield element("updated", moment(entry.changed))
    if article.published_from != "first-seen":
        yield element("published", moment(article.published))
    yield f"<author>{element('name', clip.outlet)}</author>\n"
    yield from _where(clip, entry.sentence or quote(clip, QUOTE_WORDS), tongue)
    for topic in clip.tags.topics:
        yield element("category", term=topic.id, label=labels.get(topic.id, topic.id))
    yield "</entry>\n"


def _where(clip: Clip, sentence: str, tongue: Mapping[str, str]) -> Iterator[str]:
    """The address and the sentence, or what stands for an address."""
    url = address_of(clip)
    if is_http(url):
        yield element("link", rel="alternate", href=canonical(url))
        if sentence:
            yield element("summary", sentence, **tongue)
    elif sentence:
        yield element("content", sentence, **tongue)
    else:
        yield element("content", f"Nguồn {MEDIA[clip.medium]}, không có địa chỉ mở được trên mạng.")


def element(name: str, text: str = "", **attributes: str) -> str:
    """One element on its line; everything is escaped, and what XML cannot hold is left out."""
    given = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{_escaped(text)}</{name}>\n" if text or not given else f"<{name}{given}/>\n"


def _escaped(text: str) -> str:
    return escape(_NO_XML.sub("", text))


def moment(at: datetime) -> str:
    """As RFC 3339 writes it, in UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
