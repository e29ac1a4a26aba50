"""Unpacks compressed bodies with our own zlib, so that 300 KB can never become 300 MB.

Not here: the network. httpx 0.28 inflates a whole network chunk before anyone can say stop (LIBRARIES.md,
headline 2), so it is asked for raw bytes only.
"""

import zlib

MOST = 10 * 1024 * 1024  # bytes of one body after unpacking
_PIECE = 65_536  # zlib gives at most this much at a time
_RATIO = 200  # real pages shrink to a tenth or a thirtieth; zeros to a thousandth
_RATIO_FROM = 1024 * 1024  # below this size the ratio says nothing
_TOO_LARGE = f"the body is larger than {MOST // 1_048_576} MB"
_GZIP = b"\x1f\x8b"


class BodyError(Exception):
    """A body that cannot be had whole; `temporary` when another try may bring it."""

    def __init__(self, reason: str, *, temporary: bool) -> None:
        super().__init__(reason)
        self.temporary = temporary


class Unpacker:
    """Collects one body piece by piece."""

    def __init__(self, encoding: str) -> None:
        """*encoding* is the Content-Encoding header. Raises BodyError when it is neither gzip nor deflate."""
        names = [n for n in encoding.lower().replace(" ", "").split(",") if n and n != "identity"]
        if names not in ([], ["gzip"], ["x-gzip"], ["deflate"]):
            raise BodyError(f"the body is packed as {encoding[:60]!r}, which was not asked for", temporary=False)
        self._name = names[0] if names else ""
        self._inflate: zlib._Decompress | None = None
        self._head = b""
        self._raw = 0
        self._body = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take raw bytes. Raises BodyError when the body is too large, a bomb, or no valid packing."""
        self._raw += len(piece)
        if self._raw > MOST:  # also what follows the end of a packed body
            raise BodyError(_TOO_LARGE, temporary=False)
        if not self._name:
            self._add(piece)
            return
        if self._inflate is None:
            piece, self._head = self._head + piece, b""
            if len(piece) < 2:
                self._head = piece
                return
            self._inflate = _inflater(self._name, piece)
        if self._inflate is None:  # said to be packed, but plain: some servers do
            self._name = ""
            self._add(piece)
        else:
            self._unpack(piece)

    def close(self) -> bytes:
        """The whole body. Raises BodyError when its packed end is missing."""
        if self._inflate is not None and not self._inflate.eof:
            raise BodyError("the packed body is cut off", temporary=True)
        return bytes(self._body) or self._head

    def _unpack(self, piece: bytes) -> None:
        while self._inflate:
            try:
                out = self._inflate.decompress(piece, _PIECE)
            except zlib.error as error:
                raise BodyError(f"the packed body is damaged ({error})", temporary=True) from error
            self._add(out)
            piece = self._next_member() if self._inflate.eof else self._inflate.unconsumed_tail
            if not piece and (self._inflate.eof or len(out) < _PIECE):
                return

    def _next_member(self) -> bytes:
        """What follows the end of one gzip member: another member, or padding that is dropped."""
        rest = self._inflate.unused_data if self._inflate else b""
        if not rest.startswith(_GZIP):
            return b""
        self._inflate = zlib.decompressobj(31)
        return rest

    def _add(self, piece: bytes) -> None:
        self._body += piece
        size = len(self._body)
        if size > MOST:
            raise BodyError(_TOO_LARGE, temporary=False)
        if size > _RATIO_FROM and size > _RATIO * self._raw:
            raise BodyError(f"the body unpacks to more than {_RATIO} times its size (a bomb)", temporary=False)


def _inflater(name: str, head: bytes) -> "zlib._Decompress | None":
    """The right unpacker for bytes that begin with *head*; None when they are not packed at all."""
    if head.startswith(_GZIP):
        return zlib.decompressobj(31)
    if name != "deflate":
        return None
    zlib_header = head[0] & 0x0F == 8 and int.from_bytes(head[:2]) % 31 == 0
    return zlib.decompressobj(15 if zlib_header else -15)


def unpack_gzip(body: bytes) -> bytes:
    """*body* unpacked when it is a gzip file (sitemap.xml.gz), else as it is. Raises BodyError as above."""
    if not body.startswith(_GZIP):
        return body
    unpacker = Unpacker("gzip")
    unpacker.feed(body)
    return unpacker.close()
