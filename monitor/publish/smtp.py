"""Hands mails to the office's server, one connection for many. Not here: composing (mail.py), retries and the outbox (pipeline).

The only door to smtplib.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from monitor.config import Mail
from monitor.errors import MailError

AGAIN = "nothing is lost: what waits is sent by the next `monitor digest send`"
# RFC 5321, 4.5.3.2.6: a server may take ten minutes to answer a whole message; giving up sooner repeats it.
_ANSWER_SECONDS = 600.0
_PERMANENT = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one mail.

    sent: the server took it. later: it did not, and may do so later. refused: it says never (5xx). unknown: the
    connection broke after the mail was handed over and before the answer came.
    """

    outcome: Literal["sent", "later", "refused", "unknown"]
    reason: str


Send = Callable[[str, bytes], Answer]


@contextmanager
def mail_server(mail: Mail, folder: Path) -> Iterator[Send]:
    """A connection to the server of *mail*, whose `ca` lies below *folder*: a function (recipient, whole message) -> Answer.

    Raises MailError when the server cannot be reached, refuses us as a whole, or is lost between two mails.
    """
    with _translated(mail), _connected(mail, folder) as server:

        def send(recipient: str, body: bytes) -> Answer:
            with _translated(mail):
                return _send(server, mail.sender, recipient, body)

        yield send


def _send(server: smtplib.SMTP, sender: str, recipient: str, body: bytes) -> Answer:
    code, words = server.mail(sender)
    if code >= 400:
        server.rset()
        raise smtplib.SMTPSenderRefused(code, words, sender)
    code, words = server.rcpt(recipient)
    if code >= 400:
        server.rset()
        return _declined(code, words)
    return _hand_over(server, body)


def _hand_over(server: smtplib.SMTP, body: bytes) -> Answer:
    patience = server.sock.gettimeout() if server.sock else None
    if server.sock:
        server.sock.settimeout(max(_ANSWER_SECONDS, patience or 0))
    try:
        code, words = server.data(body)
    except smtplib.SMTPDataError as error:  # it did not even want to see the message
        return _declined(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        return Answer("unknown", f"the connection broke before the server answered ({error})")
    if server.sock:
        server.sock.settimeout(patience)
    return Answer("sent", "") if code < 400 else _declined(code, words)


def _declined(code: int, words: bytes | str) -> Answer:
    return Answer("refused" if code >= _PERMANENT else "later", _said(code, words))


def _said(code: int, words: bytes | str) -> str:
    """A server's answer on one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}".strip()


@contextmanager
def _connected(mail: Mail, folder: Path) -> Iterator[smtplib.SMTP]:
    if mail.user and not mail.password():
        raise MailError(
            f"{mail.host}:{mail.port} needs the password of {mail.user}; "
            f"put it into the environment variable {mail.password_env or 'that password_env in rules/office.toml names'}"
        )
    context = ssl.create_default_context(cafile=str(folder / mail.ca) if mail.ca else None)
    if mail.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=mail.timeout, context=context)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=mail.timeout)
    try:
        if mail.security == "starttls":
            server.starttls(context=context)
        if mail.user:
            server.login(mail.user, mail.password())
        server.ehlo_or_helo_if_needed()
        yield server
    finally:
        # What the server accepted stays accepted, however the goodbye goes.
        with suppress(smtplib.SMTPException, OSError):
            server.quit()


@contextmanager
def _translated(mail: Mail) -> Iterator[None]:
    """Errors of smtplib and the network as MailError: who, where, what to do."""
    where = f"the mail server {mail.host}:{mail.port}"
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        answer = _said(error.smtp_code, error.smtp_error)
        variable = mail.password_env or "named by password_env"
        raise MailError(
            f"{where} refused the login of {mail.user} ({answer}); check the environment variable {variable}"
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailError(f"{where}: {error}; check `security` and `user` under [mail] in rules/office.toml") from error
    except smtplib.SMTPSenderRefused as error:
        answer = _said(error.smtp_code, error.smtp_error)
        raise MailError(f"{where} refused the sender {mail.sender} ({answer}); {AGAIN}") from error
    except smtplib.SMTPResponseException as error:
        raise MailError(f"{where} refused us ({_said(error.smtp_code, error.smtp_error)}); {AGAIN}") from error
    except ssl.SSLError as error:
        raise MailError(
            f"{where}: the encrypted connection failed ({error}); check `security` and `port` under [mail] in "
            "rules/office.toml, and that this machine trusts the server's certificate"
        ) from error
    except UnicodeError as error:
        raise MailError(f"{where}: host, user name and password must be plain ASCII ({error})") from error
    except (smtplib.SMTPException, OSError) as error:
        raise MailError(
            f"{where} could not be reached ({error}); check the network and [mail] in rules/office.toml; {AGAIN}"
        ) from error
