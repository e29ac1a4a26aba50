"""Sends what waits in the outbox, each mail once, and keeps every try. Not here: SMTP (publish), what a mail says.

A try is kept when it begins and when it ends. Only a program that dies in between, or a connection that breaks after
the mail was handed over, can repeat a mail; the repeat has the same Message-ID, and the outbox shows it.

Who was taken out of the rules gets nothing any more: before it is tried, a mail to an address that stands in no list of
recipients is withdrawn.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.config.recipients import mail_address
from monitor.errors import InputError, MailError
from monitor.pipeline.outgoing.held import held_mails, held_until
from monitor.pipeline.outgoing.listed import listed
from monitor.pipeline.outgoing.mails import trial_mail
from monitor.pipeline.outgoing.morning import (
    cut_edition,
    digest_edition,
    due_now,
    frozen_edition,
    kept_files,
    render_files,
)
from monitor.pipeline.outgoing.retry import in_turn, pause
from monitor.pipeline.session import Session
from monitor.publish import Answer, mail_server
from monitor.publish.mail.smtp import never
from monitor.store import OutMessage
from monitor.store.messages import Kind

TRIAL = "a trial"


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one mail that was tried."""

    recipient: str
    edition: int | None  # None: it tells of none
    about: str  # then: "report 2026-W48", or TRIAL
    answer: Answer
    next_try: datetime | None = None  # None: it was sent, or is given up


@dataclass(frozen=True, slots=True)
class SendReport:
    """What a send did, with every mail that could go: of this edition, of older ones, of reports and alerts."""

    edition: int  # that is due; 0: none was asked for
    tried: tuple[Tried, ...]
    already: int = 0  # mails of this edition that had been sent before
    waiting: tuple[OutMessage, ...] = ()  # of this edition, not tried: the hour of their group has not come
    held: tuple[OutMessage, ...] = ()  # of any, not tried: a backup was restored
    given_up: tuple[OutMessage, ...] = ()  # of this edition, given up before
    taken_out: tuple[OutMessage, ...] = ()  # of any, withdrawn now: the rules do not name their reader any more

    @property
    def sent(self) -> tuple[str, ...]:
        """Who got a mail, in order."""
        return tuple(each.recipient for each in self.tried if each.answer.outcome == "sent")

    @property
    def refused(self) -> tuple[tuple[str, str], ...]:
        """Who got none, and why; each waits for another try, or is given up."""
        return tuple((each.recipient, each.answer.reason) for each in self.tried if each.answer.outcome != "sent")


Tell = Callable[[Tried], None]
Asked = Callable[[], bool]


def silently(_tried: Tried) -> None:
    """Tells nobody."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Manner:
    """How a send goes on: whom it tells, and whom it asks.

    *tell* hears of each mail as soon as it was tried. *go_on* is asked before each mail; once it says no, the rest
    waits for the next send, untried. *stopping* says whether the program is to end: then there is no next mail either,
    and the server's answer to the last one is waited for no longer than two minutes.
    """

    tell: Tell = silently
    go_on: Asked = _always
    stopping: Asked = never


def send_digest(
    session: Session,
    *,
    believe_clock: bool = False,
    tell: Tell = silently,
    go_on: Asked = _always,
    stopping: Asked = never,
) -> SendReport:
    """Cut the edition that is due, if it was not yet, and send every mail that waits, planned for now or not, in its turn.

    *tell*, *go_on* and *stopping* are those of `Manner`. Raises InputError without recipients, MailError when the server
    cannot be used, BusyError when another program sends; what waits stays in the outbox.
    """
    due = due_now(session)
    with session.store.alone("send", "sending the digest"):
        frozen = frozen_edition(session, due, believe_clock=believe_clock)
        number = frozen.number if frozen else cut_edition(session, due, believe_clock=believe_clock)
        before = session.store.messages.of_edition(number)
        tried, taken_out = _send_waiting(session, Manner(tell, go_on, stopping), asked=True)
    held = held_mails(session.store.messages.unsent(), held_until(session.data))
    over = {each.recipient for each in tried if each.edition == number}
    over |= {mail.recipient for mail in (*held, *taken_out) if mail.edition == number}
    return SendReport(
        number,
        tried,
        already=sum(mail.state == "sent" for mail in before),
        waiting=tuple(m for m in before if m.state == "waiting" and m.recipient not in over),
        held=held,
        given_up=tuple(m for m in before if m.state == "refused"),
        taken_out=taken_out,
    )


def deliver(
    session: Session, *, asked: bool = False, tell: Tell = silently, go_on: Asked = _always, stopping: Asked = never
) -> SendReport:
    """Send every waiting mail whose next try has come, or, when a person *asked*, every one, in its turn.

    The rest is as for `send_digest`, MailError and BusyError too.
    """
    with session.store.alone("send", "sending the digest"):
        tried, taken_out = _send_waiting(session, Manner(tell, go_on, stopping), asked=asked)
        return SendReport(0, tried, taken_out=taken_out)


def send_now(session: Session, number: int, *, tell: Tell = silently) -> SendReport:
    """Send every mail of edition *number* that waits and may go now, and no other. The rest is as for `send_digest`."""
    with session.store.alone("send", "sending the digest"):
        before = session.store.messages.of_edition(number)
        tried, taken_out = _send_waiting(session, Manner(tell), asked=True, which=lambda mail: mail.edition == number)
    held = held_mails(session.store.messages.of_edition(number), held_until(session.data))
    return SendReport(
        number, tried, already=sum(mail.state == "sent" for mail in before), held=held, taken_out=taken_out
    )


def send_about(session: Session, kind: Kind, about: str, *, tell: Tell = silently) -> SendReport:
    """Send every mail of *kind* that tells of *about* and may go now, and no other. The rest is as for `send_digest`."""

    def which(mail: OutMessage) -> bool:
        return mail.edition is None and (mail.kind, mail.about) == (kind, about)

    with session.store.alone("send", "sending the digest"):
        before = session.store.messages.of_about(kind, about)
        tried, taken_out = _send_waiting(session, Manner(tell), asked=True, which=which)
    held = held_mails(session.store.messages.of_about(kind, about), held_until(session.data))
    return SendReport(0, tried, already=sum(mail.state == "sent" for mail in before), held=held, taken_out=taken_out)


def _all(_mail: OutMessage) -> bool:
    return True


def _send_waiting(
    session: Session, manner: Manner, *, asked: bool, which: Callable[[OutMessage], bool] = _all
) -> tuple[tuple[Tried, ...], tuple[OutMessage, ...]]:
    """What was tried, and what was withdrawn instead; of those mails only that are *which*."""
    messages, now = session.store.messages, session.clock()
    messages.close_broken_off(now)
    due = [mail for mail in messages.due(now, asked=asked) if which(mail)]
    held = {mail.id for mail in held_mails(due, held_until(session.data))}
    free = [mail for mail in due if mail.id not in held]
    gone = _take_out(session, free)
    return send_all(session, in_turn(mail for mail in free if mail not in gone), manner), gone


def _take_out(session: Session, mails: Iterable[OutMessage]) -> tuple[OutMessage, ...]:
    """Withdraw those of *mails* whose address the rules do not name any more; return them."""
    named = listed(session.settings)
    gone = tuple(mail for mail in mails if mail.recipient.lower() not in named)
    if gone:
        local = session.clock().astimezone(ZoneInfo(session.settings.office.timezone))
        session.store.messages.withdraw([mail.id for mail in gone], f"taken out of the rules, {local:%Y-%m-%d %H:%M}")
    return gone


def send_all(session: Session, mails: Iterable[OutMessage], manner: Manner) -> tuple[Tried, ...]:
    """Send *mails*, which wait, in this order; when the server cannot be used, keep that for each, and raise MailError.

    Only for who sends alone.
    """
    rest, tried = deque(mails), list[Tried]()

    def may_go_on() -> bool:
        return bool(rest) and not manner.stopping() and manner.go_on()

    if not may_go_on():
        return ()
    begun: dict[int, int] = {}
    try:
        mail_rules, folder = session.settings.office.mail, session.settings.folder
        with mail_server(mail_rules, folder, stopping=manner.stopping) as send:
            while may_go_on():
                mail = rest[0]
                begun[mail.id] = session.store.messages.begin(mail.id, session.clock())
                answer = send(mail.recipient, mail.body)
                tried.append(_keep(session, mail, begun[mail.id], answer, _pause(mail, answer)))
                rest.popleft()
                manner.tell(tried[-1])
    except MailError as error:
        _keep_unreached(session, rest, begun, Answer("later", str(error)))
        raise
    return tuple(tried)


def _keep_unreached(session: Session, rest: deque[OutMessage], begun: dict[int, int], answer: Answer) -> None:
    """Nothing of *rest* was handed over. All are tried again when the first of them is: then the server is back for all."""
    pauses = [rested for mail in rest if (rested := _pause(mail, answer))]
    for mail in rest:
        attempt = begun.get(mail.id) or session.store.messages.begin(mail.id, session.clock())
        _keep(session, mail, attempt, answer, min(pauses))


def _keep(session: Session, mail: OutMessage, attempt: int, answer: Answer, rest: timedelta | None) -> Tried:
    now = session.clock()
    next_try = now + rest if rest else None
    session.store.messages.end(attempt, now, answer.outcome, answer.reason, next_try)
    about = "" if mail.kind == "digest" else f"{mail.kind} {mail.about}"
    return Tried(mail.recipient, mail.edition, about, answer, next_try)


def _pause(mail: OutMessage, answer: Answer) -> timedelta | None:
    """How long *mail* waits after *answer*; None: it is sent, or given up."""
    if answer.outcome == "sent":
        return None
    before = {
        "refused": mail.refusals,
        "unknown": mail.broken_off,
        "later": mail.tries - mail.refusals - mail.broken_off,
    }
    return pause(answer.outcome, before[answer.outcome] + 1)


def send_test(session: Session, address: str) -> SendReport:
    """Send the digest due now to *address* only; nothing is cut or marked sent. Raises InputError and MailError."""
    try:
        mail_address(address)
    except ValueError as error:
        raise InputError(f"--test {address!r} {error}") from error
    edition, new = digest_edition(session)
    files = render_files(edition) if new else kept_files(session.store, edition)
    mail = trial_mail(session.settings, edition, files, address, session.clock())
    with mail_server(session.settings.office.mail, session.settings.folder) as send:
        answer = send(mail.recipient, mail.body)
    return SendReport(edition.number, (Tried(address, None, TRIAL, answer),))
