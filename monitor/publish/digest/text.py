"""The digest as plain text, complete by itself. Not here: what it says (digest/view.py).

Lines are not folded: a mail program folds them to its own width, and a title or a link stays in one piece.
"""

from collections.abc import Iterator

from monitor.model import Edition, Extract
from monitor.publish.digest.view import view
from monitor.publish.edition.extract import WHOLE
from monitor.publish.view_values import Entry, Part, Record, Section, Table, View
from monitor.vietnamese.wording import in_marks

_INDENT = "   "


def render_text(edition: Edition, extract: Extract = WHOLE) -> str:
    """The whole digest of *edition*; the same edition gives the same text, whatever the rules say today."""
    return view_text(view(edition, extract))


def view_text(seen: View) -> str:
    """*seen* as plain text."""
    head = [f"{seen.office}    {seen.name}", *(line for line in (seen.masthead, seen.review, seen.note) if line)]
    lines = [*head, "", seen.summary, ""]
    for section in seen.sections:
        lines += [*_section(section), ""]
    return "\n".join([*lines, seen.closing]) + "\n"


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"{section.numeral}. {section.title}" if section.numeral else section.title
    if section.table:
        yield from _table(section.table)
    for part in section.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    if part.heading:
        yield f"* {part.heading}"
    for sentence in part.sentences:
        yield _INDENT + sentence
    for record in part.records:
        yield from _record(record)
    for entry in part.entries:
        yield from _entry(entry)


def _record(record: Record) -> Iterator[str]:
    yield f"{record.number}. {record.title}"
    yield from (f"{_INDENT}- {name}: {said}" for name, said in record.rows)


def _entry(entry: Entry) -> Iterator[str]:
    margin = _INDENT if entry.under else ""
    yield from (margin + line for line in _entry_lines(entry))


def _entry_lines(entry: Entry) -> Iterator[str]:
    if entry.above:
        yield entry.above
    start = f"{entry.number}. {entry.mark}"
    if entry.told:
        yield f"{start}{entry.head}: đã nêu tại mục {entry.told}."
    elif entry.kin:
        yield f"{start}{entry.kin}: {in_marks(entry.shown)}{entry.note} ({entry.head})"
    else:
        yield f"{start}{entry.head}: {in_marks(entry.shown)}{entry.note}"
    yield from (_INDENT + line.text for line in entry.lines)
    if entry.link:
        yield _INDENT + entry.link
    for reprint in entry.reprints:
        yield f"{_INDENT}Đăng lại: {reprint.text}{f': {reprint.link}' if reprint.link else ''}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield _INDENT + table.caption
    rows = (table.columns, *table.rows)
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.columns))]
    for row in rows:
        name, *numbers = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield _INDENT + "  ".join([name.strip().ljust(widths[0]), *numbers])
