"""What was not sent and why, in lines: the outbox as a person asks for it. Not here: what decides it (pipeline)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from monitor.digests.naming import hour, named
from monitor.errors import StoreError
from monitor.pipeline.outgoing.held import held_mails, held_until
from monitor.store import OutMessage, Store

_RECENT = timedelta(days=30)  # what is over is shown for so long, unless asked for


def outbox_lines(store: Store, data: Path, now: datetime, zone: tzinfo, *, every: bool) -> Iterator[str]:
    """Every unsent mail under the reason for it, then those that may have come twice; *every*: of any age, and withdrawn ones."""
    restored = _restored(data, now)
    unsent = store.messages.unsent()
    held = held_mails(unsent, restored)
    numbers = {mail.id for mail in held}
    over = (
        ("given up", tuple(m for m in unsent if m.state == "refused"), _GIVEN_UP),
        ("sent, perhaps twice", store.messages.maybe_twice(), _TWICE),
    )
    parts = (
        ("waiting", tuple(m for m in unsent if m.state == "waiting" and m.id not in numbers), ""),
        (f"held since the restore of {hour(restored or now, zone)}", held, _HELD),
        *((title, tuple(m for m in mails if every or _recent(m, now)), what) for title, mails, what in over),
    )
    if every:
        parts = (*parts, ("withdrawn", store.messages.withdrawn(), ""))
    for title, mails, what in parts:
        yield from _part(title, mails, what, now, zone)
    older = 0 if every else sum(not _recent(mail, now) for _, mails, _ in over for mail in mails)
    if older:
        yield f"and {older} more than {_RECENT.days} days ago: --all shows them"
    elif not any(mails for _, mails, _ in parts):
        yield "the outbox is empty: every mail was sent once"


_HELD = (
    "they may have been sent after the backup was made: `monitor digest release --as NAME` sends them, with --drop it "
    "withdraws them"
)
_GIVEN_UP = "`monitor digest again MAIL --as NAME` has one sent again, `monitor digest drop MAIL --as NAME` ends it"
_TWICE = "a try broke off when the server may have taken the mail; the repeat has the same Message-ID"


def _restored(data: Path, now: datetime) -> datetime | None:
    try:
        return held_until(data)
    except StoreError:  # a mark that cannot be read holds everything
        return now


def _recent(mail: OutMessage, now: datetime) -> bool:
    return now - mail.not_before <= _RECENT


def _part(title: str, mails: Sequence[OutMessage], what: str, now: datetime, zone: tzinfo) -> Iterator[str]:
    if mails:
        yield f"{title} ({len(mails)}){': ' if what else ''}{what}"
        yield from (f"  {named(mail)}: {_told(mail, now, zone)}" for mail in mails)


def _told(mail: OutMessage, now: datetime, zone: tzinfo) -> str:
    said = [_tries(mail)]
    if mail.reason and mail.state != "sent":
        said.append(f"the last: {mail.reason}")
    if mail.broken_off and mail.state != "sent":
        said.append("perhaps taken already")
    if mail.state == "sent":
        said.append(mail.message_id)
    if mail.state == "waiting":
        said.append(_next(mail, now, zone))
    if mail.note:
        said.append(mail.note)
    return "; ".join(said)


def _tries(mail: OutMessage) -> str:
    if not mail.tries:
        return "not tried yet"
    return "one try" if mail.tries == 1 else f"{mail.tries} tries"


def _next(mail: OutMessage, now: datetime, zone: tzinfo) -> str:
    if mail.not_before > now:
        return f"its hour is {hour(mail.not_before, zone)}"
    return f"next try {hour(mail.next_try, zone)}" if mail.next_try > now else "next try now"
