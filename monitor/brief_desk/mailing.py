"""What `monitor briefing --mail` does: the mail of a frozen briefing goes to the office's readers, each once. Not here: its words.

The only option that sends anything, so that the password of an approver is asked for, as for freezing.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo

from monitor import running
from monitor.context import Context
from monitor.desk.as_user import deciding
from monitor.digests.sending import fault, taken_out_lines, tried_line
from monitor.errors import MonitorError
from monitor.periods import Period
from monitor.pipeline.outgoing.briefing_mails import mail_briefing, mails_of
from monitor.pipeline.outgoing.briefing_parcel import parcel_of
from monitor.publish.briefing.mail.enclosed import Parcel
from monitor.store import OutMessage

_STATES = {"waiting": "held since a backup was restored", "refused": "given up", "withdrawn": "withdrawn"}


def mail(context: Context, period: Period, login: str, *, password_stdin: bool, say: Callable[[str], None]) -> None:
    """Send what was not sent yet, and *say* of every reader how far the mail has come.

    Raises MonitorError for one that the server did not take.
    """
    settings = context.settings()
    context.require_archive()
    with running.session(settings, context.data, context.clock) as session:
        actor = deciding(context, session.store, login, password_stdin=password_stdin, needed="approver")
        before = len(mails_of(session.store, period))
        report = mail_briefing(session, period, actor, tell=lambda tried: say(tried_line(tried)))
        if len(mails_of(session.store, period)) > before:  # one that waited goes as it was made
            for line in _left_out_lines(parcel_of(session.store, session.settings, period)):
                say(line)
        for line in taken_out_lines(report):
            say(line)
        told = {each.recipient for each in report.tried} | {mail.recipient for mail in report.taken_out}
        for line in _others(
            [each for each in mails_of(session.store, period) if each.recipient not in told], context.zone()
        ):
            say(line)
    if report.refused:
        raise MonitorError(fault(report))


def _left_out_lines(parcel: Parcel) -> Iterator[str]:
    """What does not go with mails that are made now."""
    for file in parcel.left_out:
        yield (
            f"{file.attachment.name} ({file.size / 1_000_000:.1f} MB) is not attached: a mail would be larger than "
            f"{parcel.limit} MB (`mail_megabytes` in rules/briefing.toml)"
        )


def _others(mails: Sequence[OutMessage], zone: tzinfo) -> Iterator[str]:
    """Those to whom nothing went now, and why."""
    for mail in mails:
        if mail.sent_at is not None:
            yield f"{mail.recipient} got it before, on {mail.sent_at.astimezone(zone):%Y-%m-%d %H:%M}: not sent again"
        else:
            yield f"{mail.recipient} gets nothing now, the mail is {_STATES[mail.state]}: see `monitor digest outbox`"
