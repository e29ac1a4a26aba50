"""Hands mails to the office's server, one connection for many. Not here: composing (compose.py), retries and the outbox (pipeline).

With bounded.py and faults.py the only door to smtplib. What an answer means is decided here, by its first digit and by
how far the mail had come: before the dot that ends it nothing can have been taken, after it only a 2 says that it was.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from monitor.config import Mail
from monitor.errors import MailError
from monitor.publish.mail.bounded import Bounded, Hurry
from monitor.publish.mail.faults import AGAIN, said, translated

# RFC 5321, 4.5.3.2.6: a server may take ten minutes to answer a whole message; giving up sooner repeats it.
_ANSWER_SECONDS = 600.0
# Who ends the program waits less: systemd kills it after its TimeoutStopSec, and then nothing is known at all.
_STOP_SECONDS = 120.0
_GOODBYE_SECONDS = 5.0
# One mail that a server's scanner dies of must not keep back the others; a server that dies of all is left alone.
_LOST_IN_A_ROW = 3

_CLOSING, _TOO_BIG, _GO_ON = 421, 552, 354
_ABOUT_US = {503, 530}  # answers to a recipient that say: log in first
_LINE_OF_A_DOT = re.compile(rb"(?m)^\.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one mail, and the server's words.

    sent: the server took it. later: it did not, and may do so later. refused: it says never (5xx). unknown: the
    connection broke after the mail was handed over and before the answer came.
    """

    outcome: Literal["sent", "later", "refused", "unknown"]
    reason: str


Send = Callable[[str, bytes], Answer]
Stopping = Callable[[], bool]


def never() -> bool:
    """Nobody asks this program to end."""
    return False


@contextmanager
def mail_server(
    mail: Mail,
    folder: Path,
    *,
    answer_seconds: float = _ANSWER_SECONDS,
    stopping: Stopping = never,
    stop_seconds: float = _STOP_SECONDS,
) -> Iterator[Send]:
    """A connection to the server of *mail*, whose `ca` lies below *folder*: a function (recipient, whole message) -> Answer.

    It connects anew when the server hangs up between two mails or in one. No server can hold it for longer than
    `timeout` with one answer, twice that with making a connection or with the message itself, and *answer_seconds*
    with the answer to a whole message; *stop_seconds* after *stopping* has said that the program is to end, nothing is
    waited for any more. Raises MailError when the server cannot be reached, refuses us as a whole, or hangs up again
    and again.
    """
    line = _Line(mail, folder, answer_seconds, Hurry(stopping, stop_seconds))
    with translated(mail):
        line.open()
    try:
        yield line.send
    finally:
        line.close()


class _Line:
    """The connection, opened anew when it was lost."""

    def __init__(self, mail: Mail, folder: Path, answer_seconds: float, hurry: Hurry) -> None:
        self._mail, self._folder, self._hurry = mail, folder, hurry
        self._answer_seconds = max(answer_seconds, mail.timeout)
        self._server: Bounded | None = None
        self._lost: list[str] = []  # why connections were lost, in a row

    def open(self) -> Bounded:
        self._server = _connect(self._mail, self._folder, self._hurry)
        return self._server

    def close(self) -> None:
        """Say goodbye. What the server accepted stays accepted, however that goes."""
        server, self._server = self._server, None
        if server is None or server.sock is None:
            return
        server.seconds = min(self._mail.timeout, _GOODBYE_SECONDS)
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()

    def send(self, recipient: str, body: bytes) -> Answer:
        """One mail to *recipient*; see `mail_server`."""
        if len(self._lost) >= _LOST_IN_A_ROW:
            raise MailError(
                f"the mail server {self._mail.host}:{self._mail.port} hung up {len(self._lost)} times in a row "
                f"({self._lost[-1]}); {AGAIN}"
            )
        with translated(self._mail):
            answer = self._offer(recipient, body)
        return self._hand_over(body) if answer is None else answer

    def _offer(self, recipient: str, body: bytes) -> Answer | None:
        """Everything before the message itself; an Answer when it is not wanted now.

        A server that has had enough of an older connection is asked once more on a new one.
        """
        if self._server is not None:
            try:
                return self._asked(self._server, recipient, body)
            except smtplib.SMTPServerDisconnected:
                self._drop()
        server = self.open()
        try:
            return self._asked(server, recipient, body)
        except smtplib.SMTPServerDisconnected as error:
            return self._given_up("later", str(error))

    def _asked(self, server: Bounded, recipient: str, body: bytes) -> Answer | None:
        answer = _ask(server, self._mail.sender, recipient, body)
        if answer is not None:
            self._lost.clear()
        return answer

    def _hand_over(self, body: bytes) -> Answer:
        """The message, dot and answer."""
        server = self._server
        assert server is not None  # noqa: S101 - _offer opened it
        server.seconds = 2 * self._mail.timeout
        try:
            server.send(_stuffed(body))
        except smtplib.SMTPServerDisconnected as error:  # without the dot that ends it a message is not taken
            return self._given_up("later", f"the connection broke in the message ({error})")
        server.seconds = self._answer_seconds
        try:
            server.send(b".\r\n")
            code, words = _reply(server)
            server.seconds = self._mail.timeout
            if 300 <= code < 400:
                raise smtplib.SMTPServerDisconnected(f"a strange answer: {said(code, words)}")  # noqa: TRY301
        except smtplib.SMTPServerDisconnected as error:
            broke = f"the connection broke after the mail was handed over ({error})"
            return self._given_up("unknown", broke)
        if code == _CLOSING:
            return self._given_up("later", said(code, words))
        self._lost.clear()
        return Answer("sent", said(code, words)) if code < 300 else _declined(code, words)

    def _given_up(self, outcome: Literal["later", "unknown"], reason: str) -> Answer:
        self._drop()
        self._lost.append(reason)
        return Answer(outcome, reason)

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = None


def _ask(server: smtplib.SMTP, sender: str, recipient: str, body: bytes) -> Answer | None:
    """Whether *server* wants the mail: None, it waits for it now.

    Raises SMTPServerDisconnected when it closes the connection, SMTPSenderRefused when it wants nothing of ours.
    """
    limit = server.esmtp_features.get("size", "") if server.does_esmtp else ""
    if limit.isdigit() and 0 < int(limit) < len(body):
        return Answer("refused", f"the mail has {len(body)} bytes and the server takes at most {int(limit)}")
    server.putcmd("MAIL", f"FROM:<{sender}>{f' SIZE={len(body)}' if server.has_extn('size') else ''}")
    code, words = _open_reply(server)
    if code >= 500 and code != _TOO_BIG:
        raise smtplib.SMTPSenderRefused(code, words, sender)
    if code >= 300:
        return _reset(server, _declined(code, words))
    server.putcmd("RCPT", f"TO:<{recipient}>")
    code, words = _open_reply(server)
    if code in _ABOUT_US:
        raise smtplib.SMTPSenderRefused(code, words, sender)
    if code >= 300:
        return _reset(server, _declined(code, words))
    server.putcmd("DATA")
    code, words = _open_reply(server)
    return None if code == _GO_ON else _reset(server, _declined(code, words))


def _open_reply(server: smtplib.SMTP) -> tuple[int, bytes]:
    """An answer after which the conversation goes on; SMTPServerDisconnected when the server says that it does not."""
    code, words = _reply(server)
    if code == _CLOSING:
        raise smtplib.SMTPServerDisconnected(said(code, words))
    return code, words


def _reply(server: smtplib.SMTP) -> tuple[int, bytes]:
    """An answer; SMTPServerDisconnected when none comes, or nothing that SMTP knows."""
    code, words = server.getreply()
    if not 200 <= code < 600:
        raise smtplib.SMTPServerDisconnected(f"it answered with something that is not SMTP: {said(code, words)}")
    return code, words


def _reset(server: smtplib.SMTP, answer: Answer) -> Answer:
    """*answer*, after the server has forgotten the mail; one that hangs up meanwhile is noticed by the next mail."""
    with suppress(smtplib.SMTPException, OSError):
        server.rset()
    return answer


def _declined(code: int, words: bytes) -> Answer:
    return Answer("refused" if code >= 500 else "later", said(code, words))


def _stuffed(body: bytes) -> bytes:
    """*body* as DATA carries it: a dot before each line that begins with one, and a line end at its end."""
    stuffed = _LINE_OF_A_DOT.sub(b"..", body)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"


def _connect(mail: Mail, folder: Path, hurry: Hurry) -> Bounded:
    if mail.user:
        _check_password(mail)
    context = None if mail.security == "none" else _trust(mail, folder)
    # A name that is not ASCII has no place in EHLO; the address stands for it (RFC 5321, 4.1.3).
    own = None if socket.getfqdn().isascii() else "[127.0.0.1]"
    with ExitStack() as open_:
        at_once = context if mail.security == "tls" else None
        server = Bounded(mail.host, mail.port, own, timeout=mail.timeout, context=at_once, hurry=hurry)
        open_.callback(server.close)
        if mail.security == "starttls":
            server.starttls(context=context)
        server.ehlo_or_helo_if_needed()
        if mail.user:
            server.login(mail.user, mail.password())
        server.ready()
        open_.pop_all()
    return server


def _check_password(mail: Mail) -> None:
    where = mail.password_env or "that password_env in rules/office.toml names"
    if not mail.password():
        raise MailError(
            f"{mail.host}:{mail.port} needs the password of {mail.user}; put it into the environment variable {where}"
        )
    if not (mail.user + mail.password()).isascii():
        raise MailError(
            f"user name and password for {mail.host}:{mail.port} must be plain ASCII; check `user` under [mail] in "
            f"rules/office.toml and the environment variable {where}"
        )


def _trust(mail: Mail, folder: Path) -> ssl.SSLContext:
    """What certificates are trusted: the machine's, or only those of the file `ca`."""
    try:
        return ssl.create_default_context(cafile=str(folder / mail.ca) if mail.ca else None)
    except OSError as error:  # ssl.SSLError too
        raise MailError(
            f"the file {mail.ca} that `ca` under [mail] in rules/office.toml names holds no certificate in PEM form "
            f"({error.strerror or error}); put the root certificate of the mail server there"
        ) from error
