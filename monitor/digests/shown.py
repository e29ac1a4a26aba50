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

_STATES = {"sent": "sent", "waiting": "waiting", "refused": "given up", "withdrawn": "withdrawn"}


def preview_lines(edition: Edition, files: DigestFiles, *, new: bool) -> Iterator[str]:
    """Where the edition was written; the whole of it last."""
    yield f"edition {edition.number}: {len(edition.items)} items, {'not cut yet' if new else 'cut and frozen'}"
    for extract in edition.extracts:
        name = f"{edition.number:04d}-{extract.id}{'-preview' if new else ''}"
        yield f"group {extract.id}: {files.html.with_name(f'{name}.html')}"
    yield str(files.html)
    yield str(files.text)


def edition_lines(store: Store, zone: tzinfo, limit: int) -> Iterator[str]:
    """The newest *limit* editions (0: all), the newest last."""
    editions, mails = store.editions.numbers(), store.messages.states()
    items = reversed(store.editions.item_counts(len(editions)))
    lines = [
        f"{number:>5}  {hour(due, zone)}  {count:>4} {'item ' if count == 1 else 'items'}  {_mails(mails.get(number, {}))}"
        for (number, due), count in zip(editions, items, strict=True)
    ]
    yield from lines[-limit:] if limit else lines
    if limit and len(lines) > limit:
        yield f"and {len(lines) - limit} before them: --limit 0 names all"
    if not lines:
        yield "no edition was cut yet"


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
