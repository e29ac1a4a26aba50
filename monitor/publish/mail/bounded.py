"""A connection to a mail server on which every wait has an end, and every answer a size. Not here: what is said on it (smtp.py).

smtplib itself waits anew for each byte, and reads an answer of any length: a server that sends a line now and then would
hold its caller for ever, and one that sends many would fill the memory. Looking up a name is left to the machine, whose
resolver has limits of its own.
"""

import math
import smtplib
import socket
import ssl
import time
from collections.abc import Callable
from typing import Any

LINES, BYTES = 100, 65_536  # of one answer; RFC 5321 knows none that comes near
_CHUNK = 16_384
_LEAST = 0.001  # seconds: 0 would not mean "now"
_LOOK_UP = 0.5  # seconds: how often somebody who waits looks whether the program is to end

# The moment at which a wait ends, by time.monotonic, and why.
_End = tuple[float, str]


class Hurry:
    """What a request to end the program does to its conversations: they are over *seconds* after it was first seen."""

    def __init__(self, stopping: Callable[[], bool], seconds: float) -> None:
        self._stopping, self._seconds = stopping, seconds
        self._end = math.inf

    def end(self) -> _End:
        """The moment; in no time that comes while nobody asks."""
        if self._end == math.inf and self._stopping():
            self._end = time.monotonic() + self._seconds
        return self._end, "the program was told to end"


class Bounded(smtplib.SMTP):
    """A conversation with one server.

    Each send and each answer takes at most `seconds` in all; until `ready` everything together twice the *timeout*. What
    takes longer, and an answer of more than LINES or BYTES, ends the connection: SMTPServerDisconnected, in words.
    """

    def __init__(  # noqa: PLR0913 - what a connection needs
        self, host: str, port: int, own: str | None, *, timeout: float, context: ssl.SSLContext | None, hurry: Hurry
    ) -> None:
        self.seconds = timeout
        self._secret, self._hurry = context, hurry  # context: TLS from the first byte
        self._unread = bytearray()
        self._unread_of: socket.socket | None = None
        self._ready_by: _End = (time.monotonic() + 2 * timeout, f"it was not ready after {2 * timeout:g} s")
        super().__init__(host, port, own, timeout)

    def ready(self) -> None:
        """The connection stands: from now on only each send and each answer has its end."""
        self._ready_by = (math.inf, "")

    def connect(self, host: str = "localhost", port: int = 0, source_address: Any = None) -> tuple[int, bytes]:
        """Reach the server by whichever of its addresses answers; its greeting."""
        del source_address
        self.sock, self.file = self._reached(host, port), None
        # The dot after the message is not kept back until the server has read the message.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self.getreply()

    def send(self, s: object) -> None:
        """All of *s*, a command or bytes."""
        text = s.encode(self.command_encoding) if isinstance(s, str) else s
        data, end = memoryview(text), self._end("not read within")  # type: ignore[arg-type]
        try:
            while data:
                data = data[self._sent(data[:_CHUNK], end) :]
        except OSError as error:
            raise self._lost(error) from error

    def getreply(self) -> tuple[int, bytes]:
        """The next answer: its code (-1: none) and words."""
        end = self._end()
        if self._unread_of is not self.sock:  # what came before STARTTLS is not of the server
            self._unread, self._unread_of = bytearray(), self.sock
        try:
            answer = self._answer(end)
        except OSError as error:
            raise self._lost(error) from error
        self._open().settimeout(self._handshake())
        return answer

    # -- parts of an answer ------------------------------------------------------------------------------

    def _answer(self, end: _End) -> tuple[int, bytes]:
        words, size = [], 0
        for _ in range(LINES):
            line = self._line(end, BYTES - size)
            size += len(line)
            words.append(line[4:].strip(b" \t\r\n"))
            code = int(line[:3]) if line[:3].isdigit() else -1
            if code < 0 or line[3:4] != b"-":
                return code, b"\n".join(words)
        raise smtplib.SMTPServerDisconnected(f"an answer of more than {LINES} lines")

    def _line(self, end: _End, most: int) -> bytes:
        while (size := self._unread.find(b"\n") + 1) == 0 and len(self._unread) <= most:
            came = self._received(end)
            if not came and not self._unread:
                raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")
            if not came:
                size = len(self._unread)
                break
            self._unread += came
        if size == 0 or size > most:
            raise smtplib.SMTPServerDisconnected(f"an answer of more than {BYTES} bytes")
        line = bytes(self._unread[:size])
        del self._unread[:size]
        return line

    # -- the socket --------------------------------------------------------------------------------------

    def _reached(self, host: str, port: int) -> socket.socket:
        fault = OSError(f"{host} has no address")
        for family, kind, protocol, _name, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            reached = socket.socket(family, kind, protocol)
            try:
                reached.settimeout(self._left(self._end()))
                reached.connect(address)
            except OSError as error:
                reached.close()
                fault = error
                continue
            reached.settimeout(self._handshake())
            return self._secret.wrap_socket(reached, server_hostname=host) if self._secret else reached
        raise fault

    def _sent(self, data: memoryview, end: _End) -> int:
        while True:
            self._open().settimeout(min(self._left(end), _LOOK_UP))
            try:
                return self._open().send(data)
            except TimeoutError:
                continue

    def _received(self, end: _End) -> bytes:
        while True:
            self._open().settimeout(min(self._left(end), _LOOK_UP))
            try:
                return self._open().recv(_CHUNK)
            except TimeoutError:
                continue

    def _open(self) -> socket.socket:
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("the connection is closed")
        return self.sock

    def _end(self, what: str = "no answer for") -> _End:
        """When what begins now is over, and that it then was *what* so many seconds."""
        return min((time.monotonic() + self.seconds, f"{what} {self.seconds:g} s"), self._ready_by)

    def _handshake(self) -> float:
        """How many seconds a handshake may take that begins now: Python counts them over the whole of it."""
        return max(_LEAST, self._end()[0] - time.monotonic())

    def _left(self, end: _End) -> float:
        """How many seconds are left until *end*. Raises TimeoutError, saying why it is over."""
        moment, why = min(end, self._hurry.end())
        left = moment - time.monotonic()
        if left <= 0:
            raise TimeoutError(why)
        return left

    def _lost(self, error: OSError) -> smtplib.SMTPServerDisconnected:
        self.close()
        if isinstance(error, smtplib.SMTPServerDisconnected):
            return error
        return smtplib.SMTPServerDisconnected(error.strerror or str(error))
