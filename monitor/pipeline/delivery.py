"""Sends what waits in the outbox, each mail once, and keeps every try. Not here: SMTP (publish), what a mail says.

A try is kept when it begins and when it ends. Only a program that dies in between, or a connection that breaks after
the mail was handed over, can repeat a mail; the repeat has the same Message-ID, and the outbox shows it.
"""

from collections import deque
from dataclasses import dataclass

from monitor.errors import MailError
from monitor.pipeline.held import held_until
from monitor.pipeline.mails import trial_mail
from monitor.pipeline.morning import cut_edition, digest_edition, due_now, frozen_edition, kept_files, render_files
from monitor.pipeline.retry import pause
from monitor.pipeline.session import Session
from monitor.publish import Answer, Send, mail_server
from monitor.store import OutMessage


@dataclass(frozen=True, slots=True)
class SendReport:
    """What a send did."""

    edition: int  # 0: of no edition
    sent: tuple[str, ...]  # recipients
    refused: tuple[
        tuple[str, str], ...
    ]  # recipient and the server's reason; each waits for another try, or is given up
    already: int  # messages of this edition that had been sent before
    waiting: int = 0  # messages of this edition whose hour has not come, or that are held


def send_digest(session: Session, *, believe_clock: bool = False) -> SendReport:
    """Cut the edition that is due, if it was not yet, and send every message that waits, whenever its next try was planned.

    Raises InputError without recipients, MailError when the server cannot be used, BusyError when another program
    sends; what waits stays in the outbox.
    """
    due = due_now(session)
    with session.store.alone("send", "sending the digest"):
        frozen = frozen_edition(session, due, believe_clock=believe_clock)
        number = frozen.number if frozen else cut_edition(session, due)
        before = {m.id for m in session.store.messages.of_edition(number) if m.state == "sent"}
        sent, refused = _send_waiting(session, asked=True)
    mails = session.store.messages.of_edition(number)
    waiting = sum(m.state == "waiting" and m.tries == 0 for m in mails)
    return SendReport(number, sent, refused, len(before), waiting)


def deliver(session: Session) -> SendReport:
    """Send every waiting message whose next try has come. Raises MailError and BusyError, as above."""
    with session.store.alone("send", "sending the digest"):
        sent, refused = _send_waiting(session, asked=False)
    return SendReport(0, sent, refused, 0)


def _send_waiting(session: Session, *, asked: bool) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    messages, now = session.store.messages, session.clock()
    messages.close_broken_off(now)
    held = held_until(session.data)
    due = [m for m in messages.due(now, asked=asked) if held is None or m.not_before > held]
    if not due:
        return (), ()
    sent, refused = [], []
    rest = deque(due)
    try:
        with mail_server(session.settings.office.mail, session.settings.folder) as send:
            while rest:
                message = rest.popleft()
                answer = _try(session, message, send)
                if answer.outcome == "sent":
                    sent.append(message.recipient)
                else:
                    refused.append((message.recipient, answer.reason))
    except MailError as error:
        for message in rest:
            _keep(session, message, messages.begin(message.id, session.clock()), Answer("later", str(error)))
        raise
    return tuple(sent), tuple(refused)


def _try(session: Session, message: OutMessage, send: Send) -> Answer:
    attempt = session.store.messages.begin(message.id, session.clock())
    try:
        answer = send(message.recipient, message.body)
    except MailError as error:  # lost before the mail was handed over
        _keep(session, message, attempt, Answer("later", str(error)))
        raise
    _keep(session, message, attempt, answer)
    return answer


def _keep(session: Session, message: OutMessage, attempt: int, answer: Answer) -> None:
    now = session.clock()
    rest = pause(message.tries + 1, refused=answer.outcome == "refused")
    session.store.messages.end(attempt, now, answer.outcome, answer.reason, now + rest if rest else None)


def send_test(session: Session, address: str) -> SendReport:
    """Send the digest due now to *address* only; nothing is cut or marked sent. Raises MailError."""
    edition, new = digest_edition(session)
    files = render_files(edition) if new else kept_files(session.store, edition)
    mail = trial_mail(session.settings, edition, files, address, session.clock())
    with mail_server(session.settings.office.mail, session.settings.folder) as send:
        answer = send(mail.recipient, mail.body)
    if answer.outcome == "sent":
        return SendReport(edition.number, (address,), (), 0)
    return SendReport(edition.number, (), ((address, answer.reason),), 0)
