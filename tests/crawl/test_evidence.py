"""Pages as records of a web archive: what any archive tool reads in them, and that they come back as they went in."""

import gzip
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import Reply
from warcio.archiveiterator import ArchiveIterator

from monitor.crawl.evidence import from_warc, to_warc
from monitor.crawl.web.unpack import MOST
from monitor.errors import ReadError
from monitor.model import Exchange, Page, Pending

AT = datetime(2026, 11, 25, 1, 2, 3, 45, tzinfo=UTC)
URL = "https://bao.example/tin?so=1"
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Encoding", "gzip"),
    ("transfer-encoding", "chunked"),
    ("Content-Length", "7"),
    ("Set-Cookie", "a=1"),
    ("Set-Cookie", "b=2"),
)


def exchange(headers=HEADERS, **keys):
    given = {"request": (("Host", "bao.example"),), "version": "HTTP/1.1", "status": 200, "phrase": "OK"}
    return Exchange(headers=headers, **{**given, **keys})


BODY = "Xã vùng cao".encode()


def page(body=BODY, **keys):
    given = {"exchange": exchange()}
    return Page(URL, URL, (), "text/html; charset=utf-8", body, AT, **{**given, **keys})


def read(records):
    """(type, WARC headers, HTTP status line and headers, body) of each record, digests checked."""
    found = ArchiveIterator(BytesIO(records), check_digests="raise")
    return [(record, record.content_stream().read()) for record in found]


def test_a_page_comes_back_as_it_went_in():
    assert from_warc(to_warc(page())) == replace(page(), exchange=None)


def test_the_same_page_gives_the_same_records_and_another_one_others():
    assert to_warc(page()) == to_warc(page())
    ids = {
        record.rec_headers.get_header("WARC-Record-ID")
        for fetched in (page(), page(b"khac"), page(), replace(page(), fetched_at=AT + timedelta(seconds=1)))
        for record, _ in read(to_warc(fetched))
    }
    assert len(ids) == 6


def test_an_archive_tool_finds_the_answer_and_the_request_it_belongs_to():
    (response, body), (request, _) = read(to_warc(page()))

    assert (response.rec_type, request.rec_type) == ("response", "request")
    assert response.rec_headers.protocol == request.rec_headers.protocol == "WARC/1.1"
    assert body == "Xã vùng cao".encode()
    assert request.rec_headers["WARC-Concurrent-To"] == response.rec_headers["WARC-Record-ID"]
    assert {each.rec_headers["WARC-Target-URI"] for each in (response, request)} == {URL}
    assert {each.rec_headers["WARC-Date"] for each in (response, request)} == {"2026-11-25T01:02:03.000045Z"}
    assert response.rec_headers["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
    assert (request.http_headers.protocol, request.http_headers.statusline) == ("GET", "/tin?so=1 HTTP/1.1")
    assert request.http_headers.headers == [("Host", "bao.example")]


def test_headers_of_the_packing_are_renamed_and_the_length_is_that_of_what_is_kept():
    (response, body), _ = read(to_warc(page()))

    assert response.http_headers.headers == [
        ("Content-Type", "text/html; charset=utf-8"),
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-transfer-encoding", "chunked"),
        ("X-Archive-Orig-Content-Length", "7"),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
        ("Content-Length", str(len(body))),
    ]


def test_each_record_is_packed_by_itself():
    records = to_warc(page())
    second = records.index(b"\x1f\x8b\x08", 1)

    assert gzip.decompress(records[:second]).startswith(b"WARC/1.1\r\n")
    assert b"WARC-Type: request" in gzip.decompress(records[second:])


def test_a_page_that_no_server_sent_gets_the_plainest_answer():
    (response, _), (request, _) = read(to_warc(page(exchange=None)))

    assert response.http_headers.statusline == "200 OK"
    assert response.http_headers.headers == [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "13")]
    assert request.http_headers.headers == []


def test_an_answer_over_http_2_says_so_and_reads_as_any_other():
    (response, _), _ = read(to_warc(page(exchange=exchange(version="HTTP/2", phrase=""))))

    assert response.rec_headers["WARC-Protocol"] == "h2"
    assert (response.http_headers.protocol, response.http_headers.get_statuscode()) == ("HTTP/1.1", "200")


def test_line_ends_and_foreign_letters_in_headers_make_no_new_header():
    hostile = (
        ("X-Tên", "a"),
        ("X-Two", "v\r\nContent-Encoding: gzip"),
        ("a b:", "c"),
        ("", "d"),
        ("X-Raw", "\xe3\xff"),
    )
    (response, _), _ = read(to_warc(page(exchange=exchange(hostile, phrase="OK\r\nX-Evil: 1"))))

    assert response.http_headers.statusline == "200 OK  X-Evil: 1"
    assert response.http_headers.headers[:-1] == [
        ("X-T%EAn", "a"),
        ("X-Two", "v  Content-Encoding: gzip"),
        ("a%20b%3A", "c"),
        ("X-Raw", "%E3%FF"),
    ]


def test_a_time_of_another_zone_is_written_in_utc():
    local = replace(page(), fetched_at=AT.astimezone(timezone(timedelta(hours=7))))

    assert to_warc(local) == to_warc(page())


def test_a_page_without_a_word_is_kept_too():
    assert from_warc(to_warc(page(b""))).body == b""


def test_only_the_last_address_of_a_redirect_is_in_the_records():
    moved = replace(page(), url="https://bao.example/cu", redirects=("https://bao.example/cu",))

    assert from_warc(to_warc(moved)) == replace(page(), exchange=None)


def response(*lines, http=b"HTTP/1.1 200 OK\r\n\r\n", body=b""):
    """A response record of our own, as another program may write it."""
    head = b"\r\n".join(
        [b"WARC/1.1", b"WARC-Type: response", b"Content-Type: application/http; msgtype=response", *lines]
    )
    size = b"\r\nContent-Length: %d\r\n\r\n" % (len(http) + len(body))
    return gzip.compress(head + size + http + body + b"\r\n\r\n", mtime=0)


EMPTY = b"WARC-Payload-Digest: sha256:" + hashlib.sha256(b"").hexdigest().encode()


@pytest.mark.parametrize(
    "records",
    [
        response(b"WARC-Target-URI: http://a/", EMPTY),  # no day
        response(b"WARC-Target-URI: http://a/", b"WARC-Date: yesterday", EMPTY),
        response(b"WARC-Target-URI: ftp://a/", b"WARC-Date: 2026-01-01T00:00:00Z", EMPTY, http=b""),
        gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n", mtime=0),
    ],
)
def test_a_record_that_lacks_what_makes_it_a_page_is_told(records):
    with pytest.raises(ReadError, match="run `monitor evidence verify`"):
        from_warc(records)


def test_records_that_unpack_to_more_than_a_page_are_not_unpacked():
    with pytest.raises(ReadError, match="more than any page"):
        from_warc(response(b"WARC-Target-URI: http://a/", b"WARC-Date: 2026-01-01T00:00:00Z", body=bytes(MOST + 1)))


@pytest.mark.parametrize(
    "records", [b"", b"no archive", gzip.compress(b"WARC/1.1\r\n\r\n", mtime=0), to_warc(page())[:100]]
)
def test_what_is_no_record_is_told(records):
    with pytest.raises(ReadError, match="run `monitor evidence verify`"):
        from_warc(records)


@given(st.data())
def test_a_flipped_bit_never_gives_another_page(data):
    records = bytearray(to_warc(page()))
    records[data.draw(st.integers(0, len(records) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        body = from_warc(bytes(records)).body
    except ReadError:
        return
    assert body == page().body


@given(
    st.binary(max_size=300),
    st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=5),
    st.integers(100, 999),
    st.text(max_size=10),
    st.text(max_size=20),
)
def test_whatever_a_server_sends_is_kept_and_comes_back(body, headers, status, phrase, path):
    url = f"https://bao.example/{path}"
    sent = exchange(tuple(headers), status=status, phrase=phrase, request=tuple(headers))
    back = from_warc(to_warc(Page(url, url, (), "", body, AT, sent)))

    assert back.body == body
    assert back.final_url.isascii()


def test_a_page_from_a_real_server_is_kept_with_what_was_said(web, source, crawler):
    body = "<h1>Xã vùng cao khánh thành cầu</h1>".encode() * 20
    web.routes["/tin"] = Reply(gzip.compress(body), headers={"Content-Encoding": "gzip", "X-Bao": "thu"})
    with crawler(source(web.url("/rss"))) as crawl:
        [(_, fetched)] = crawl.fetch([Pending(1, web.url("/tin"), "bao", 0)])
    (response, kept), (request, _) = read(to_warc(fetched))

    assert kept == body
    assert response.http_headers["X-Bao"] == "thu"
    assert response.http_headers["X-Archive-Orig-Content-Encoding"] == "gzip"
    assert request.http_headers["User-Agent"].startswith("PressDesk/1.0")
