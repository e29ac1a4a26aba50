"""Mails that did not go as they should, as findings. Not here: sending them again (`monitor digest outbox`)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

from monitor.doctor.finding import Finding
from monitor.pipeline.outgoing.troubles import mail_troubles
from monitor.store import OutMessage, Store

_SHOWN = 5


def mail_findings(store: Store, data: Path, now: datetime, zone: tzinfo) -> Iterator[Finding]:
    """A line for mails that were given up, wait, are held or may have been sent twice; nothing where there are none."""
    found = mail_troubles(store, data, now)
    if found.refused:
        yield Finding(
            False,
            f"{_count(found.refused)} given up: {_shown(found.refused, zone)}; mend the addresses in rules/, see `monitor digest outbox`",
        )
    if found.waiting:
        advice = "check the mail server; nothing is lost, they are tried again"
        yield Finding(
            False, f"{_count(found.waiting)} waiting for over two hours: {_shown(found.waiting, zone)}; {advice}"
        )
    if found.held:
        advice = "run `monitor digest release` when it is known which of them were sent before"
        yield Finding(
            False, f"{_count(found.held)} held since a backup was restored: {_shown(found.held, zone)}; {advice}"
        )
    if found.twice:
        text = f"{_count(found.twice)} perhaps sent twice, with the same Message-ID: {_shown(found.twice, zone)}"
        yield Finding(True, text)
    queued = sum(mail.state == "waiting" for mail in store.messages.unsent()) - len(found.waiting) - len(found.held)
    if queued:
        yield Finding(True, "1 mail waits to be sent" if queued == 1 else f"{queued} mails wait to be sent")


def _count(mails: Sequence[OutMessage]) -> str:
    return "1 mail" if len(mails) == 1 else f"{len(mails)} mails"


def _shown(mails: Sequence[OutMessage], zone: tzinfo) -> str:
    shown = [_words(mail, zone) for mail in mails[:_SHOWN]]
    rest = len(mails) - len(shown)
    return "; ".join([*shown, *([f"and {rest} more"] if rest else [])])


def _words(mail: OutMessage, zone: tzinfo) -> str:
    what = f"edition {mail.edition}" if mail.edition is not None else f"{mail.kind} {mail.about}"
    reason = f": {mail.reason}" if mail.reason else ""
    return f"{mail.recipient} ({what}, due {mail.not_before.astimezone(zone):%d/%m/%Y %H:%M}){reason}"
