"""The commands `monitor digest …`. Not here: what they do and say (the rest of the room, pipeline).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.context import Context
from monitor.digests.reports import report
from monitor.errors import MailError, MonitorError

if TYPE_CHECKING:
    from monitor.digests.writing import Kind
    from monitor.pipeline import Session

_NUMBERS = click.argument("numbers", metavar="MAIL...", type=click.IntRange(1), nargs=-1, required=True)


def _name(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("must be a name")
    return value


_WHO = click.option("--as", "who", metavar="NAME", required=True, callback=_name, help="Who decides it.")


@click.group()
def digest() -> None:
    """The morning digest."""


@digest.command()
@click.pass_obj
def preview(context: Context) -> None:
    """Write the digest due now, and the part of each group, to data/editions; nothing is cut, nothing sent."""
    from monitor.digests.shown import preview_lines
    from monitor.pipeline import digest_edition, write_files

    with _session(context) as session:
        edition, new = digest_edition(session)
        files = write_files(session, edition, preview=new)
    _say(preview_lines(edition, files, new=new))


@digest.command()
@click.option("--test", "test", metavar="ADDRESS", help="Send to this address only; nothing is marked sent.")
@click.option(
    "--believe-clock", is_flag=True, help="The clock is right now, though the last edition was cut days ahead."
)
@click.option("--edition", "number", metavar="N", type=click.IntRange(1), help="With --to: send this edition.")
@click.option("--to", "to", metavar="ADDRESS", help="With --edition: to this reader in the rules who got none; once.")
@click.pass_obj
def send(context: Context, test: str | None, number: int | None, to: str | None, *, believe_clock: bool) -> None:
    """Mail the digest due now, once, and every other mail that waits, digests first.

    With --edition N --to ADDRESS only edition N, as it was kept, to a reader who was not in the rules when it was cut.
    Exit code 1 when the server could not be used or refused a mail: what it refused waits for its next try.
    """
    from monitor.digests.sending import fault, tried_line, waiting_lines
    from monitor.pipeline import digest_edition, send_digest, send_test, write_files
    from monitor.pipeline.outgoing.latecomers import send_edition

    if (number is None) != (to is None) or (to and (test or believe_clock)):
        raise click.UsageError("an older edition is sent with --edition N --to ADDRESS, and nothing else")
    with _session(context) as session:
        if number and to:
            report = send_edition(session, number, to, tell=lambda tried: click.echo(tried_line(tried)))
        elif test:
            report = send_test(session, test)
            _say(tried_line(tried) for tried in report.tried if tried.answer.outcome == "sent")
        else:
            try:
                report = send_digest(
                    session, believe_clock=believe_clock, tell=lambda tried: click.echo(tried_line(tried))
                )
            except MailError:  # then all the more somebody wants to print it
                write_files(session, digest_edition(session)[0], preview=False)
                raise
            write_files(session, digest_edition(session)[0], preview=False)
            _say(waiting_lines(report, context.zone()))
    if report.refused:
        raise MonitorError(fault(report))


@digest.command("list")
@click.option("--limit", type=click.IntRange(0), default=30, show_default=True, help="The newest so many; 0: all.")
@click.pass_obj
def list_(context: Context, limit: int) -> None:
    """The editions that were cut, the newest last: when due, how many items, how far their mails have come."""
    from monitor.digests.shown import edition_lines

    zone = context.zone()
    with context.store() as store:
        _say(edition_lines(store, zone, limit))


@digest.command()
@click.argument("number", type=click.IntRange(1))
@click.option("--form", type=click.Choice(["txt", "html", "csv", "jsonl"]), default="txt", show_default=True)
@click.option("--group", metavar="ID", default="", help="The part of this group of recipients [the whole].")
@click.option("--out", type=click.Path(path_type=Path), help="File [standard output].")
@click.pass_obj
def show(context: Context, number: int, form: str, group: str, out: Path | None) -> None:
    """Edition NUMBER as it was sent, byte for byte."""
    from monitor.digests.shown import kept_bytes
    from monitor.pipeline.outgoing.morning import write_whole

    with context.store() as store:
        content = kept_bytes(store, number, form, group)
    if out is None:
        click.echo(content, nl=False)
        return
    write_whole(out, content)
    click.echo(f"edition {number} written to {out}: {len(content)} bytes")


@digest.command()
@click.option(
    "--all", "every", is_flag=True, help="Also what was withdrawn; given up, or perhaps sent twice, long ago."
)
@click.pass_obj
def outbox(context: Context, *, every: bool) -> None:
    """Every mail that was not sent, and why: it waits, is held after a restore, was given up; what was perhaps sent twice."""
    from monitor.digests.outbox import outbox_lines

    zone = context.zone()
    with context.store() as store:
        _say(outbox_lines(store, context.data, context.clock(), zone, every=every))


@digest.command()
@_WHO
@click.option("--drop", is_flag=True, help="They were sent in the meantime: never send them again.")
@click.argument("numbers", metavar="[MAIL]...", type=click.IntRange(1), nargs=-1)
@click.pass_obj
def release(context: Context, who: str, numbers: tuple[int, ...], *, drop: bool) -> None:
    """After a restore: send the mails that are held, or withdraw them with --drop.

    A restored archive does not know what was sent after the backup was made. `monitor digest outbox` shows what is held.
    With --drop and numbers only these mails are withdrawn; the others stay held.
    """
    from monitor.digests.releasing import drop_held, send_held
    from monitor.digests.sending import fault, taken_out_lines, tried_line

    if numbers and not drop:
        raise click.UsageError("mails are named with --drop only: drop those that were sent, then release the others")
    with _session(context) as session:
        if drop:
            _say(drop_held(session, who, numbers))
            return
        report = send_held(session, who, tell=lambda tried: click.echo(tried_line(tried)))
    _say(taken_out_lines(report))
    if not report.tried:
        click.echo("nothing waits; nothing is held any more")
    if report.refused:
        raise MonitorError(fault(report))


@digest.command()
@_NUMBERS
@_WHO
@click.pass_obj
def again(context: Context, numbers: tuple[int, ...], who: str) -> None:
    """Let mails that were given up or withdrawn wait again; the next send takes them."""
    from monitor.digests.releasing import let_wait
    from monitor.pipeline.outgoing.listed import listed

    named = listed(context.settings())
    with context.store() as store:
        _say(let_wait(store, numbers, who, context.clock().astimezone(context.zone()), named))


@digest.command()
@_NUMBERS
@_WHO
@click.pass_obj
def drop(context: Context, numbers: tuple[int, ...], who: str) -> None:
    """Never send these mails, whether they wait or were given up."""
    from monitor.digests.releasing import withdraw

    with context.store() as store:
        _say(withdraw(store, numbers, who, context.clock().astimezone(context.zone())))


@digest.command()
@click.argument("clip", type=click.IntRange(1))
@click.option("--as", "who", metavar="NAME", help="Who writes it.")
@click.option("--words", help="Own words, told in place of a quotation.")
@click.option("--quote", help="The sentence of the article to be quoted, as it stands there.")
@click.option("--translation", help="Its title in Vietnamese.")
@click.pass_obj
def words(  # noqa: PLR0913, PLR0917 - an option is an argument
    context: Context, clip: int, who: str | None, words: str | None, quote: str | None, translation: str | None
) -> None:
    """What the digest says of clip number CLIP in an officer's words; "" takes it back.

    Without any of them: what stands, and the sentences that may be quoted. The newest word of each kind stands, with the
    name of who wrote it; an edition that was cut does not change.
    """
    from monitor.digests.writing import standing_lines, write

    texts: dict[Kind, str | None] = {"words": words, "quote": quote, "translation": translation}
    given: dict[Kind, str] = {kind: text for kind, text in texts.items() if text is not None}
    if given and not (who and who.strip()):
        raise click.UsageError("say who writes it: --as NAME")
    limit = context.settings().digest.quote_words
    with context.store() as store:
        if given:
            write(store, clip, given, who or "", context.clock(), limit)
        _say(standing_lines(store, clip, limit, sentences=not given))


digest.add_command(report)


@contextmanager
def _session(context: Context) -> "Iterator[Session]":
    from monitor import running

    settings = context.settings()
    context.require_archive()
    with running.session(settings, context.data, context.clock) as session:
        yield session


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
