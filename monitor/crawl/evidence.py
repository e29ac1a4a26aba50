"""A fetched page as records of a web archive (WARC/1.1, ISO 28500), and back: the only door to warcio.

Not here: where the records are kept and what proves that nobody changed them (store/evidence).

The body is kept unpacked, so the headers that describe how it was packed on its way get other names; every other
header stands as it came. The same page always gives the same records.
"""

import hashlib
import string
import uuid
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from urllib.parse import quote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from monitor.crawl.web.unpack import MOST
from monitor.errors import ReadError
from monitor.model import Exchange, Page

# How a body was packed and cut on its way; true no more of what is kept (the renaming is that of other crawlers).
_PACKING = ("content-encoding", "transfer-encoding", "content-length")
_ORIGINAL = "X-Archive-Orig-"
_TOKEN = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~"  # RFC 9110 5.6.2
_PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
# What the library says of records that are none; the last two of such as have no lines of HTTP, or no day.
_BROKEN = (
    *(ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, EOFError, ValueError, LookupError),
    *(AttributeError, TypeError),
)
_CHUNK = 1 << 20  # bytes


def to_warc(page: Page) -> bytes:
    """Return *page* as a response record and the request record it answers, each packed by itself with gzip.

    Each hop of a redirect was asked by itself; only the last one is in the records.
    """
    exchange = page.exchange or _minimal(page)
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    writer.write_request_response_pair(_request(writer, page, exchange), _response(writer, page, exchange))
    return out.getvalue()


def from_warc(records: bytes) -> Page:
    """Return the page in *records*, without its exchange and without the redirects before the last address.

    Raises ReadError when there is none in them, or not as it was written.
    """
    try:
        for record in ArchiveIterator(BytesIO(records), check_digests=True):
            if record.rec_type == "response":
                return _page(record)
    except _BROKEN as error:
        raise ReadError(
            f"the records of the evidence cannot be read ({error}); run `monitor evidence verify`"
        ) from error
    raise ReadError("the records of the evidence hold no page; run `monitor evidence verify`")


def _page(record: ArcWarcRecord) -> Page:
    body = _body(record)
    if record.digest_checker.passed is not True:  # None: the end is missing
        raise ReadError("the page in the evidence is damaged; run `monitor evidence verify`")
    url = record.rec_headers.get_header("WARC-Target-URI")
    fetched_at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    return Page(url, url, (), record.http_headers.get_header("Content-Type", ""), body, fetched_at)


def _body(record: ArcWarcRecord) -> bytes:
    """The body; records of another office's package may unpack to more than any memory holds."""
    stream, body = record.content_stream(), bytearray()
    while chunk := stream.read(_CHUNK):
        body += chunk
        if len(body) > MOST:
            raise ReadError("the evidence holds more than any page that is fetched; run `monitor evidence verify`")
    return bytes(body)


def _response(writer: WARCWriter, page: Page, exchange: Exchange) -> ArcWarcRecord:
    headers = [(_ORIGINAL + name if name.lower() in _PACKING else name, value) for name, value in exchange.headers]
    headers.append(("Content-Length", str(len(page.body))))
    status = f"{exchange.status:03d} {_clean(exchange.phrase)}"
    about = _about(page, exchange, "response") | {
        "WARC-Payload-Digest": f"sha256:{hashlib.sha256(page.body).hexdigest()}"
    }
    return writer.create_warc_record(
        _address(page.final_url),
        "response",
        payload=BytesIO(page.body),
        length=len(page.body),
        http_headers=StatusAndHeaders(status, _clean_headers(headers), protocol="HTTP/1.1"),
        warc_headers_dict=about,
    )


def _request(writer: WARCWriter, page: Page, exchange: Exchange) -> ArcWarcRecord:
    parts = urlsplit(_address(page.final_url))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return writer.create_warc_record(
        _address(page.final_url),
        "request",
        http_headers=StatusAndHeaders(f"GET {target} HTTP/1.1", _clean_headers(exchange.request), is_http_request=True),
        warc_headers_dict=_about(page, exchange, "request"),
    )


def _about(page: Page, exchange: Exchange, kind: str) -> dict[str, str]:
    """The headers of a record; its id follows from what it holds."""
    date = page.fetched_at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    held = f"{kind} {_address(page.final_url)} {date} {hashlib.sha256(page.body).hexdigest()}"
    about = {"WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, held)}>", "WARC-Date": date}
    # The lines of HTTP/2 have no written form: they stand as HTTP/1.1 does, as in the archives of others.
    return about | ({"WARC-Protocol": "h2"} if exchange.version == "HTTP/2" else {})


def _minimal(page: Page) -> Exchange:
    """What stands for the exchange of a page that no server sent."""
    return Exchange((), "HTTP/1.1", HTTPStatus.OK, HTTPStatus.OK.phrase, (("Content-Type", page.content_type),))


def _clean_headers(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """*headers* as lines that any reader takes apart again: servers send letters and line ends where none may be."""
    return [(_quoted(name, _TOKEN), _clean(value)) for name, value in headers if name]


def _clean(value: str) -> str:
    """*value* in one line of ASCII: control characters as spaces, all other letters percent-encoded."""
    line = "".join(" " if ord(letter) < 0x20 or ord(letter) == 0x7F else letter for letter in value)
    return _quoted(line, _PRINTABLE).strip()


def _quoted(text: str, safe: str) -> str:
    """*text* with all but *safe* percent-encoded: the bytes of the wire, each of which is one character of it."""
    return quote(text, safe=safe, encoding="latin-1", errors="backslashreplace")


def _address(url: str) -> str:
    return quote(url, safe=_PRINTABLE.replace(" ", ""), errors="replace")
