"""What a send did, in lines. Not here: sending (pipeline)."""

from collections.abc import Iterator
from datetime import tzinfo

from monitor.digests.naming import about, hour
from monitor.pipeline import SendReport
from monitor.pipeline.outgoing.delivery import TRIAL, Tried


def tried_line(tried: Tried) -> str:
    """One mail that was tried, at once."""
    what = about(tried.edition, tried.about)
    if tried.answer.outcome == "sent":
        return f"sent to {tried.recipient} ({what})"
    return f"not sent to {tried.recipient} ({what})"


def taken_out_lines(report: SendReport) -> Iterator[str]:
    """What is sent no more, because the rules do not name its reader."""
    for mail in report.taken_out:
        what = about(mail.edition, f"{mail.kind} {mail.about}")
        yield f"withdrawn: mail {mail.id} to {mail.recipient} ({what}): taken out of the rules"


def waiting_lines(report: SendReport, zone: tzinfo) -> Iterator[str]:
    """What is not sent without anybody's fault, and why nothing was."""
    yield from taken_out_lines(report)
    for mail in report.waiting:
        group = f" (group {mail.audience})" if mail.audience else ""
        yield f"{mail.recipient}{group} waits for {hour(mail.not_before, zone)}"
    if report.held:
        yield (
            f"{_mails(len(report.held))} held since a backup was restored: were they sent before? "
            "See `monitor digest outbox`, then run `monitor digest release`"
        )
    if report.given_up:
        yield f"{_mails(len(report.given_up))} of edition {report.edition} given up: see `monitor digest outbox`"
    if not (report.tried or report.waiting or report.held or report.given_up or report.taken_out):
        yield f"edition {report.edition} was sent before ({_mails(report.already)}); nothing to send"


def fault(report: SendReport) -> str:
    """What the server did not take, a line for each."""
    return "\n".join(_untaken(tried) for tried in report.tried if tried.answer.outcome != "sent")


def _untaken(tried: Tried) -> str:
    next_ = "it waits for its next try" if tried.next_try else "given up: see `monitor digest outbox`"
    if tried.about == TRIAL:
        next_ = "nothing was kept or marked"
    return f"{tried.recipient} ({about(tried.edition, tried.about)}): {tried.answer.reason}; {next_}"


def _mails(count: int) -> str:
    return "one mail" if count == 1 else f"{count} mails"
