"""Bodies are unpacked whole or refused early, however they are packed and cut into pieces."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl.web.unpack import MOST, BodyError, Unpacker, unpack_gzip


def unpacked(encoding, *pieces):
    unpacker = Unpacker(encoding)
    for piece in pieces:
        unpacker.feed(piece)
    return unpacker.close()


def raw_deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@given(st.binary(max_size=3000), st.integers(1, 50))
def test_what_was_packed_comes_out_whole_in_any_pieces(body, size):
    for encoding, packed in (
        ("", body),
        ("identity", body),
        ("gzip", gzip.compress(body)),
        ("X-GZIP", gzip.compress(body)),
        ("deflate", zlib.compress(body)),
        ("deflate", raw_deflate(body)),
        ("gzip", gzip.compress(body[:100]) + gzip.compress(body[100:])),
        ("gzip", gzip.compress(body) + b"\0\0padding"),
    ):
        pieces = [packed[i : i + size] for i in range(0, len(packed), size)]
        assert unpacked(encoding, *pieces) == body


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072])
def test_bodies_around_the_piece_size_are_not_cut(size):
    body = bytes(i * 7 % 251 for i in range(size))
    assert unpacked("gzip", gzip.compress(body)) == body


def test_a_plain_body_said_to_be_gzip_is_taken_as_it_is():
    assert unpacked("gzip", b"<html>", b"</html>") == b"<html></html>"
    assert unpacked("gzip", b"x") == b"x"
    assert unpacked("gzip") == b""


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_refused(encoding):
    with pytest.raises(BodyError, match="not asked for") as caught:
        Unpacker(encoding)
    assert not caught.value.temporary


@pytest.mark.parametrize("packed", [gzip.compress(b"abc" * 900, mtime=0)[:-9], b"\x1f\x8b\x08\x00 damaged, not packed"])
def test_a_cut_or_damaged_body_may_come_whole_another_time(packed):
    with pytest.raises(BodyError) as caught:
        unpacked("gzip", packed)
    assert caught.value.temporary


def test_a_bomb_is_refused_long_before_it_is_unpacked():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(60)) + packer.flush()
    unpacker = Unpacker("gzip")
    with pytest.raises(BodyError, match=r"bomb|larger") as caught:
        unpacker.feed(bomb)
    assert not caught.value.temporary
    assert len(unpacker._body) <= MOST + 65_536


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_body_over_ten_megabytes_is_refused(encoding):
    body = bytes(range(256)) * 41_000
    with pytest.raises(BodyError, match="larger than 10 MB"):
        unpacked(encoding, gzip.compress(body, 0) if encoding else body)


def test_what_follows_a_packed_body_counts_too():
    with pytest.raises(BodyError, match="larger than 10 MB"):
        unpacked("gzip", gzip.compress(b"a"), *[bytes(1_000_000)] * 11)


def test_a_gzip_file_is_unpacked_and_another_left_alone():
    assert unpack_gzip(gzip.compress(b"<urlset/>")) == b"<urlset/>"
    assert unpack_gzip(b"<urlset/>") == b"<urlset/>"
