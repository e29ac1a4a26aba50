"""Editions as they were kept: the list of them, one of them byte for byte, where a preview stands. Not here: cutting them."""

from collections.abc import Iterator
from datetime import tzinfo

from monitor.digests.naming import hour
from monitor.errors import InputError
from monitor.model import Edition
from monitor.pipeline import DigestFiles
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.morning import kept_files
from monitor.store import Store
from monitor.store.editions import EditionLine

_STATES = {"sent": "sent", "waiting": "waiting", "refused": "given up", "withdrawn": "withdrawn"}


def preview_lines(edition: Edition, files: DigestFiles, *, new: bool) -> Iterator[str]:
    """Where the edition was written; the whole of it last."""
    yield f"edition {edition.number}: {len(edition.items)} items, {'not cut yet' if new else 'cut and frozen'}"
    if edition.left_out:
        yield f"left out by people: {len(edition.left_out)}"
    if not new:
        yield _approval(edition.approved_by)
    for extract in edition.extracts:
        name = f"{edition.number:04d}-{extract.id}{'-preview' if new else ''}"
        yield f"group {extract.id}: {files.html.with_name(f'{name}.html')}"
    yield str(files.html)
    yield str(files.text)


def edition_lines(store: Store, zone: tzinfo, limit: int) -> Iterator[str]:
    """The newest *limit* editions (0: all), the newest last."""
    editions, mails = store.editions.lines(), store.messages.states()
    shown = editions[:limit] if limit else editions
    yield from (_edition_line(each, mails.get(each.number, {}), zone) for each in reversed(shown))
    if left := len(editions) - len(shown):
        yield f"and {left} before them: --limit 0 names all"
    if not editions:
        yield "no edition was cut yet"


def _edition_line(line: EditionLine, mails: dict[str, int], zone: tzinfo) -> str:
    items = f"{line.items:>4} {'item ' if line.items == 1 else 'items'}"
    dropped = f", {line.dropped} left out" if line.dropped else ""
    return f"{line.number:>5}  {hour(line.due, zone)}  {items}  {_mails(mails)}; {_approval(line.approved_by)}{dropped}"


def _approval(who: str) -> str:
    return f"approved by {who}" if who else "approved by nobody"


def _mails(counts: dict[str, int]) -> str:
    return ", ".join(f"{counts[state]} {word}" for state, word in _STATES.items() if state in counts) or "no mails"


def kept_bytes(store: Store, number: int, form: str, group: str) -> bytes:
    """What edition *number*, or the part of *group*, was rendered as. Raises InputError when it has no such part."""
    edition = edition_of(store, number)
    files = kept_files(store, edition)
    for file in files:
        if (file.audience, file.form) == (group, form):
            return file.content
    parts = sorted({file.audience for file in files if file.audience and file.form == form})
    there = f"its groups are {', '.join(parts)}" if parts else "it has none as that"
    raise InputError(f"edition {number} has no part of a group {group} as {form}; {there}")
