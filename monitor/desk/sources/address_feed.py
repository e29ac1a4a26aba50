"""Addresses of the ledger as an Atom feed: one entry an address, with what became of it. Never a text.

- An entry is called by a name made of the office and the number of the address, which are for ever.
- Its author is the source that recorded the address first, by its name.
- An address that is closed to who asks, or cannot be opened, has what became of it as content, since an entry needs
  an address or content (RFC 4287, 4.1.2).

Not here: which addresses (screens), the feed around them (publish).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from monitor.addresses import canonical, is_http
from monitor.desk.sources import words
from monitor.publish.export.atom import Feed, element, moment, urn, write_feed
from monitor.store.ledger_pages import AddressLine


def write_addresses_atom(feed: Feed, lines: Iterable[AddressLine], names: Mapping[str, str], out: BinaryIO) -> None:
    """Write *feed* with *lines* in their order to *out*, as UTF-8; sources are called as in *names*."""
    entries = ((line.ended or line.recorded, "".join(_entry(feed, line, names))) for line in lines)
    write_feed(feed, entries, out)


def _entry(feed: Feed, line: AddressLine, names: Mapping[str, str]) -> Iterator[str]:
    opens = is_http(line.url)
    yield "<entry>\n"
    yield element("id", urn(f"urn:monitor:address:{feed.office}:{line.id}"))
    yield element("title", line.title or line.url or f"Địa chỉ số {line.id}")
    yield element("updated", moment(line.ended or line.recorded))
    if line.published:
        yield element("published", moment(line.published))
    yield f"<author>{element('name', names.get(line.source) or line.source or feed.office)}</author>\n"
    if opens:
        yield element("link", rel="alternate", href=canonical(line.url))
    yield element("summary" if opens else "content", _became(line))
    yield element("category", term=line.state, label=words.STATES[line.state])
    yield "</entry>\n"


def _became(line: AddressLine) -> str:
    why = words.in_words(line.reason) or line.reason
    return f"{words.STATES[line.state]}: {why}" if why else words.STATES[line.state]
