"""Puts a digest into a mail and hands mails to the office's server. Not for: retries and the outbox (pipeline, store).

The only door to smtplib. A message is composed once and kept; what is sent later are the kept bytes.
"""

import hashlib
import smtplib
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from zoneinfo import ZoneInfo

from monitor.config import Mail, Office
from monitor.errors import InputError, MailError
from monitor.model import Edition, Recipient

AGAIN = "nothing is lost: what waits is sent by the next `monitor digest send`"


def message_id(number: int, recipient: Recipient, host: str, kind: str = "digest") -> str:
    """The Message-ID of edition *number* for *recipient*; always the same, so that a repeat can be recognised."""
    whose = hashlib.sha256(recipient.address.lower().encode()).hexdigest()[:16]
    return f"<{kind}.{number}.{whose}@{host}>"


def compose(  # noqa: PLR0913, PLR0917 - the parts of one mail, in the order in which it shows them
    edition: Edition, recipient: Recipient, office: Office, text: str, html: str, subject: str, message_id: str
) -> EmailMessage:
    """One mail to one *recipient*: plain *text* first, then *html*. The same arguments give the same bytes.

    Raises InputError for an address that plain SMTP cannot carry.
    """
    mail = office.mail
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["From"] = _mailbox(mail.sender_name or office.name, mail.sender)
    message["To"] = _mailbox(recipient.name, recipient.address)
    message["Date"] = edition.cut_at.astimezone(ZoneInfo(edition.timezone))
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notice should answer it
    message["Content-Language"] = "vi"
    message.set_content(text, cte="base64")
    message.add_alternative(html, subtype="html", cte="base64")
    message.set_boundary("=_" + hashlib.sha256(message_id.encode()).hexdigest()[:32])
    return message


def _mailbox(name: str, address: str) -> Address:
    if not address.isascii():
        raise InputError(f"the mail address {address} holds letters that mail servers do not take; write it in ASCII")
    return Address(display_name=name, addr_spec=address)


def send_mail(mail: Mail, messages: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    """Send each (recipient, whole message) over one connection; yield (recipient, "" or the server's refusal).

    Raises MailError when the server cannot be reached or refuses us as a whole; what was not yielded by then is
    not known to be delivered.
    """
    with _translated(mail), _connected(mail) as server:
        for recipient, body in messages:
            yield recipient, _send(server, mail.sender, recipient, body)


def _send(server: smtplib.SMTP, sender: str, recipient: str, body: bytes) -> str:
    try:
        server.sendmail(sender, [recipient], body)
    except smtplib.SMTPRecipientsRefused as error:
        return _said(*error.recipients[recipient])
    except smtplib.SMTPDataError as error:
        return _said(error.smtp_code, error.smtp_error)
    return ""


def _said(code: int, words: bytes | str) -> str:
    """A server's answer on one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}".strip()


@contextmanager
def _connected(mail: Mail) -> Iterator[smtplib.SMTP]:
    if mail.user and not mail.password():
        raise MailError(
            f"{mail.host}:{mail.port} needs the password of {mail.user}; "
            f"put it into the environment variable {mail.password_env or 'that password_env in rules/office.toml names'}"
        )
    context = ssl.create_default_context()
    if mail.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=mail.timeout, context=context)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=mail.timeout)
    try:
        if mail.security == "starttls":
            server.starttls(context=context)
        if mail.user:
            server.login(mail.user, mail.password())
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
