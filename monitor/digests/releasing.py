"""What a person decides of mails: held ones after a restore, given-up ones, and who decided it. Not here: sending (pipeline)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.digests.naming import named
from monitor.errors import InputError, StoreError
from monitor.pipeline import SendReport, Session, deliver
from monitor.pipeline.outgoing.delivery import Tell
from monitor.pipeline.outgoing.held import held_mails, held_until, lift
from monitor.pipeline.outgoing.morning import cut_edition, due_now, frozen_edition
from monitor.store import OutMessage, Store

_DOING = "deciding what is sent"


def send_held(session: Session, who: str, *, tell: Tell) -> SendReport:
    """Hold nothing any more, and send all that waits. Raises InputError when nothing is held, MailError and BusyError."""
    with session.store.alone("send", _DOING):
        held = _held(session)
        session.store.messages.remark(_numbers(held), _note("released after a restore", who, _now(session)))
        lift(session.data)
    return deliver(session, asked=True, tell=tell)


def drop_held(session: Session, who: str, numbers: Sequence[int]) -> list[str]:
    """Withdraw what is held, or of that the mails *numbers*; say which. The rest stays held; nothing left: nothing is held.

    The digest that was due before the restore counts as sent as well: it is cut, so that its clips are told once.
    """
    with session.store.alone("send", _DOING):
        cut = 0 if numbers else _cut_before(session, _until(session))
        held = _held(session)
        _refuse_others(numbers, held, "is not held")
        chosen = [mail for mail in held if not numbers or mail.id in numbers]
        note = _note("withdrawn after a restore", who, _now(session))
        session.store.messages.withdraw(_numbers(chosen), note)
        if left := len(held) - len(chosen):
            last = f"still held: {left}; see `monitor digest outbox`"
        else:
            lift(session.data)
            last = "nothing is held any more"
    first = [f"edition {cut} was due before the restore and not cut: it is cut, and counts as sent"] if cut else []
    return [*first, *(f"withdrawn: {named(mail)}" for mail in chosen), last]


def let_wait(store: Store, numbers: Sequence[int], who: str, at: datetime, readers: frozenset[str]) -> list[str]:
    """Let the mails *numbers*, given up or withdrawn, wait again; say which; *at* is the hour on the office's clock.

    Raises InputError for any other, and for one to an address that is not one of *readers*, whom the rules name: it would not be sent.
    """
    with store.alone("send", _DOING):
        mails = _all_in(store, numbers, ("refused", "withdrawn"), "was not given up, and not withdrawn")
        if gone := [mail for mail in mails if mail.recipient.lower() not in readers]:
            raise InputError(
                f"mail {gone[0].id} is to {gone[0].recipient}, who stands in no list of rules/ any more; nothing was "
                "changed"
            )
        store.messages.again(_numbers(mails), at, _note("sent again", who, at))
    waiting = [f"waits again: {named(mail)}" for mail in mails]
    return [*waiting, "run `monitor digest send`, or leave it to `monitor serve`"]


def withdraw(store: Store, numbers: Sequence[int], who: str, at: datetime) -> list[str]:
    """Never send the mails *numbers*; say which; *at* is the hour on the office's clock.

    Raises InputError for one that was sent, or withdrawn before.
    """
    with store.alone("send", _DOING):
        mails = _all_in(store, numbers, ("waiting", "refused"), "does not wait, and was not given up")
        store.messages.withdraw(_numbers(mails), _note("withdrawn", who, at))
    return [f"withdrawn: {named(mail)}" for mail in mails]


def _all_in(store: Store, numbers: Sequence[int], states: tuple[str, ...], not_so: str) -> tuple[OutMessage, ...]:
    mails = tuple(mail for mail in store.messages.of_numbers(numbers) if mail.state in states)
    _refuse_others(numbers, mails, not_so)
    return mails


def _refuse_others(numbers: Iterable[int], mails: Iterable[OutMessage], not_so: str) -> None:
    if other := sorted(set(numbers) - {mail.id for mail in mails}):
        raise InputError(
            f"mail {other[0]} {not_so}; `monitor digest outbox` names all that can be; nothing was changed"
        )


def _until(session: Session) -> datetime:
    try:
        until = held_until(session.data)
    except StoreError:  # a mark that cannot be read holds all that waits now
        return session.clock()
    if until is None:
        raise InputError("no backup was restored here since the last release: nothing is held")
    return until


def _held(session: Session) -> tuple[OutMessage, ...]:
    return held_mails(session.store.messages.unsent(), _until(session))


def _cut_before(session: Session, until: datetime) -> int:
    """The number of the edition that was due before *until* and is cut now; 0: there is none to cut."""
    due, digest = due_now(session), session.settings.digest
    if due > until or frozen_edition(session, due) or not (digest.recipients or digest.groups):
        return 0
    return cut_edition(session, due)


def _numbers(mails: Iterable[OutMessage]) -> list[int]:
    return [mail.id for mail in mails]


def _now(session: Session) -> datetime:
    """The hour on the office's clock."""
    return session.clock().astimezone(ZoneInfo(session.settings.office.timezone))


def _note(what: str, who: str, at: datetime) -> str:
    return f"{what} by {who.strip()}, {at:%Y-%m-%d %H:%M}"
