"""What is said of a backup that was made. Not here: making it."""

from collections.abc import Iterator

from monitor.backup.making import Made

_COUNTED = (("articles", "articles"), ("captures", "captured pages"), ("editions", "editions"), ("messages", "mails"))


def made_lines(made: Made) -> Iterator[str]:
    """Its size, what it holds, its SHA-256, and what is not in it."""
    facts, members = made.manifest.facts, made.manifest.members
    yield f"backup: {made.path}, {made.size:,} bytes, read back"
    yield "holds: " + ", ".join(
        [f"{len(members)} files", *(f"{facts.rows.get(table, 0):,} {what}" for table, what in _COUNTED)]
    )
    if facts.chain:
        yield f"evidence: up to capture {facts.chain[0]}, link {facts.chain[1]}"
    yield f"SHA-256: {made.sha256}"
    yield from (f"note: {note}" for note in made.notes)
