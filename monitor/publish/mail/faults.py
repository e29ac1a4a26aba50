"""What goes wrong with a mail server, in words: who, where, what to do. Not here: talking to it (smtp.py)."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from monitor.config import Mail
from monitor.errors import MailError

AGAIN = "nothing is lost: what waits is sent by the next `monitor digest send`"
_LONGEST = 500
_FILE = "under [mail] in rules/office.toml"


@contextmanager
def translated(mail: Mail) -> Iterator[None]:
    """Errors of smtplib and the network, when nothing more can be done with the server of *mail*, as MailError."""
    try:
        yield
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise MailError(f"the mail server {mail.host}:{mail.port} {_words(error, mail)}") from error


def said(code: int, words: bytes | str) -> str:
    """A server's answer on one line, of no more than can be read: it is kept, and shown."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    line = " ".join((str(code) if code > 0 else "", *text.split())).strip()
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _words(error: BaseException, mail: Mail) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _refused(error, mail)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return f"gave no answer ({error}){_other_port(mail)}; {AGAIN}"
    if isinstance(error, smtplib.SMTPException):  # no STARTTLS, no way to log in
        return f"cannot do what is asked of it ({error}); check `security` and `user` {_FILE}"
    if isinstance(error, ssl.SSLError):
        return _not_in_secret(error, mail)
    if isinstance(error, UnicodeError):
        return f"cannot be looked up: `host` {_FILE} is no name of a server ({error})"
    reason = (error.strerror if isinstance(error, OSError) else "") or error
    return f"could not be reached ({reason}); check the network and `host` and `port` {_FILE}; {AGAIN}"


def _not_in_secret(error: ssl.SSLError, mail: Mail) -> str:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return f"could not be spoken to in secret ({error.reason or error}); check `security` and `port` {_FILE}"
    trusted = f"that the file {mail.ca} holds" if mail.ca else "that this machine knows, or `ca` names,"
    return (
        f"showed a certificate that is not trusted ({error.verify_message}), so that nothing was sent; "
        f"check `host` {_FILE}, and {trusted} the root certificate of those who signed it"
    )


def _refused(error: smtplib.SMTPResponseException, mail: Mail) -> str:
    answer = said(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        variable = mail.password_env or "named by password_env"
        return f"refused the login of {mail.user} ({answer}); check the environment variable {variable}"
    if isinstance(error, smtplib.SMTPSenderRefused):
        return f"refused the sender {mail.sender} ({answer}); check `sender` and `user` {_FILE}; {AGAIN}"
    if error.smtp_code < 0:
        return f"does not speak SMTP ({answer or 'it said nothing'}); check `host` and `port` {_FILE}"
    return f"refused us ({answer}); {AGAIN}"


def _other_port(mail: Mail) -> str:
    """A server that waits for TLS says nothing to one who waits for its greeting."""
    return "" if mail.security == "tls" else f'; when port {mail.port} is for TLS, set security = "tls" {_FILE}'
