"""A real mail server on loopback that says at each step what a test wants: refuses, hangs up, keeps silent, never ends.

Not a test itself. Not for: STARTTLS and logins; aiosmtpd does those (tests/publish/conftest.py).
"""

import contextlib
import socket
import ssl
import threading
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

HANG_UP = object()  # close the connection without a word
SILENCE = object()  # keep it open and say nothing until the test is over

USUAL = {
    "GREETING": "220 mail.example ready",
    "EHLO": "250-mail.example\r\n250-SIZE 1000000\r\n250 8BITMIME",
    "MAIL": "250 OK",
    "RCPT": "250 OK",
    "DATA": "354 go on",
    "DOT": "250 2.0.0 queued as 4F1A",
    "RSET": "250 OK",
    "QUIT": "221 bye",
    "HELO": "250 mail.example",
}


@dataclass(frozen=True)
class Endless:
    """An answer without an end: these bytes, again and again, with so many seconds in between."""

    part: bytes
    pause: float = 0.0


@dataclass(frozen=True)
class Arrived:
    """A message whose dot the server has seen."""

    sender: str
    recipient: str
    content: bytes


class TalkingServer:
    """Answers as usual, but for what `answers` holds: step -> answers to be given one after the other.

    An answer is a line, HANG_UP, SILENCE, Endless, or a function that is called with the command and returns one of
    them. `always` holds what is said whenever `answers` has nothing left. With *tls* it speaks TLS from the first byte.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.answers: dict[str, list] = defaultdict(list)
        self.always = dict(USUAL)
        self.heard: list[str] = []  # every command
        self.arrived: list[Arrived] = []  # every message up to its dot
        self.taken: list[Arrived] = []  # those of them that the server said it took
        self.connections = 0
        self.break_message = False  # hang up in the middle of the next message
        self.read_slowly: tuple[int, float] | None = None  # of a message: so many bytes each so many seconds
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._start(self._listen)

    def recipients(self) -> list[str]:
        """Who the messages that arrived are for, in order."""
        return [one.recipient for one in self.arrived]

    def go_away(self) -> None:
        """Take no new connections."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def stop(self) -> None:
        """End every conversation and every thread."""
        self._over.set()
        self.go_away()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work, *arguments) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while not self._over.is_set():
                visitor, _address = self._listener.accept()
                self.connections += 1
                self._start(self._meet, visitor)

    def _meet(self, visitor: socket.socket) -> None:
        if self._tls is None:
            self._talk(visitor)
            return
        with visitor, contextlib.suppress(OSError):
            self._talk(self._tls.wrap_socket(visitor, server_side=True))

    def _talk(self, visitor: socket.socket) -> None:
        with visitor, visitor.makefile("rb") as lines, contextlib.suppress(OSError):
            envelope = {}
            if not self._say(visitor, "GREETING", ""):
                return
            for line in lines:
                command = line.decode(errors="replace").strip()
                verb = command[:4].upper()
                self.heard.append(command)
                envelope[verb] = command.partition("<")[2].partition(">")[0]
                answer = self._say(visitor, verb, command)
                if not answer or verb == "QUIT":
                    return
                if verb == "DATA" and self.read_slowly:
                    self._crawl(visitor)
                    return
                if verb == "DATA" and answer.startswith("354") and not self._take(visitor, lines, envelope):
                    return

    def _take(self, visitor: socket.socket, lines, envelope: dict[str, str]) -> bool:
        """Whether the conversation goes on after the message."""
        if self.break_message:
            self.break_message = False
            lines.readline()
            return False
        content = _message(lines)
        if content is None:
            return False
        self.arrived.append(Arrived(envelope["MAIL"], envelope["RCPT"], content))
        answer = self._say(visitor, "DOT", envelope["RCPT"])
        if answer.startswith("2"):
            self.taken.append(self.arrived[-1])
        return bool(answer)

    def _crawl(self, visitor: socket.socket) -> None:
        size, pause = self.read_slowly
        while visitor.recv(size) and not self._over.wait(pause):
            pass

    def _say(self, visitor: socket.socket, step: str, command: str) -> str:
        """What was answered; "" when the conversation is over."""
        answer = self.answers[step].pop(0) if self.answers[step] else self.always.get(step, "500 what?")
        while callable(answer):
            answer = answer(command)
        if answer is SILENCE:
            self._over.wait()
            return ""
        if answer is HANG_UP:
            return ""
        if isinstance(answer, Endless):
            while not self._over.wait(answer.pause):
                visitor.sendall(answer.part)
            return ""
        visitor.sendall(answer.encode() + b"\r\n")
        return "" if answer.startswith("421") else answer


def _message(lines) -> bytes | None:
    content = []
    for line in lines:
        if line == b".\r\n":
            return b"".join(content)
        content.append(line[1:] if line.startswith(b".") else line)
    return None


def write_mail_rules(office: Path, port: int, *readers: str, groups: str = "") -> None:
    """Write a mail server on loopback and readers into the rules of the folder *office*, a copy of the repository's."""
    rules = office / "rules" / "office.toml"
    text = rules.read_text(encoding="utf-8").replace('security = "starttls"', 'security = "none"')
    text = text.replace('host = "smtp.tuyenquang.example"', 'host = "127.0.0.1"').replace(
        "port = 587", f"port = {port}"
    )
    rules.write_text(text, encoding="utf-8")
    digest = office / "rules" / "digest.toml"
    rows = "".join(f'\n[[recipients]]\naddress = "{address}"\n' for address in readers)
    digest.write_text(digest.read_text(encoding="utf-8") + rows + groups, encoding="utf-8")
