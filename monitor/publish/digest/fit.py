"""Makes a page fit: a view and a way to write it in, the fullest page within the limit out. Not here: HTML.

What is left out is counted where it is left out. Steps, the mildest first:

    texts that nobody reads to their end are cut (a title of a thousand words, five hundred reprints of one article)
    the full list leaves out what it only points to
    the full list names fewer of each group, then none
    every other section tells fewer in each part, then none
    only sentences stay, cut ever shorter
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from monitor.publish.view_values import Entry, Line, Part, Record, Reprint, Section, Table, View
from monitor.vietnamese.wording import padded

Write = Callable[[View], str]

CUT = "… [rút gọn]"
_WHERE = "xem đủ trong phần chữ thuần của thư này hoặc tệp của bản tin lưu tại cơ quan"
_LONG = 1500  # characters of one text: what an office writes is far below
_SHORTER = (400, 100)
_LINK = 2000  # characters of an address: what mail programs still open
_LINES, _REPRINTS, _SENTENCES = 40, 40, 20
_RECORDS = 5  # what a leader is to decide gives way last
_SMALLEST = 150  # bytes of an entry: no more of them can fit


def fitted(seen: View, write: Write, limit: int) -> str:
    """*seen* as a page of at most *limit* bytes of UTF-8."""
    page = ""
    for page in _ever_smaller(seen, write, limit):
        if _size(page) <= limit:
            break
    return page


def _ever_smaller(seen: View, write: Write, limit: int) -> Iterator[str]:
    yield write(seen)
    trimmed = _trimmed(seen, _LONG)
    if trimmed != seen:
        yield write(trimmed)
    once = _without_pointers(trimmed)
    yield write(once)
    yield _largest(lambda n: write(_fewer(once, n, listing=True)), limit)
    unlisted = _fewer(once, 0, listing=True)
    yield _largest(lambda n: write(_fewer(unlisted, n, listing=False)), limit)
    for length in _SHORTER:
        yield write(_bare(_trimmed(seen, length)))


def _size(page: str) -> int:
    return len(page.encode())


def _largest(page: Callable[[int], str], limit: int) -> str:
    """The page with the most entries per part that fits; the one without any, when none does."""
    best, low, high = page(0), 1, limit // _SMALLEST
    while _size(best) <= limit and low <= high:
        middle = (low + high) // 2
        candidate = page(middle)
        if _size(candidate) <= limit:
            best, low = candidate, middle + 1
        else:
            high = middle - 1
    return best


# -- fewer entries -----------------------------------------------------------------------------------


def _without_pointers(seen: View) -> View:
    sections = (replace(s, parts=tuple(_told_here(s.parts))) if s.listing else s for s in seen.sections)
    return replace(seen, sections=tuple(sections))


def _told_here(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        kept = tuple(entry for entry in part.entries if not entry.told)
        left = len(part.entries) - len(kept)
        yield replace(part, entries=kept)
        if left:
            yield _note(f"{padded(left)} tin, bài đã nêu ở các mục trên không nhắc lại ở đây vì thư quá dài; {_WHERE}.")


def _fewer(seen: View, limit: int, *, listing: bool) -> View:
    """At most *limit* entries in each part of the full list (*listing*), or of each other section."""
    sections = (_fewer_in(s, limit) if s.listing is listing else s for s in seen.sections)
    return replace(seen, sections=tuple(sections))


def _fewer_in(section: Section, limit: int) -> Section:
    return replace(section, parts=tuple(cut for part in section.parts for cut in _fewer_of(part, limit)))


def _fewer_of(part: Part, limit: int) -> tuple[Part, ...]:
    most = max(limit, _RECORDS)
    cut = replace(part, entries=part.entries[:limit], records=part.records[:most])
    left = ((len(part.records) - most, "vụ việc"), (len(part.entries) - limit, "tin, bài"))
    return (cut, *(_note(_left_out(count, what)) for count, what in left if count > 0))


def _left_out(count: int, what: str) -> str:
    return f"Còn {padded(count)} {what} không nêu ở đây vì thư quá dài; {_WHERE}."


def _note(text: str) -> Part:
    return Part("", (text,))


def _bare(seen: View) -> View:
    """Sections with sentences only, each with how many entries it would tell."""
    return replace(seen, sections=tuple(replace(s, parts=(_bare_part(s),)) for s in seen.sections))


def _bare_part(section: Section) -> Part:
    sentences = [sentence for part in section.parts for sentence in part.sentences]
    records = sum(len(part.records) for part in section.parts)
    entries, left = sum(len(part.entries) for part in section.parts), len(sentences) - _SENTENCES
    notes = [_left_out(count, what) for count, what in ((records, "vụ việc"), (entries, "tin, bài")) if count]
    notes += [f"Còn {padded(left)} câu không nêu ở đây vì thư quá dài; {_WHERE}."] if left > 0 else []
    return Part("", (*sentences[:_SENTENCES], *notes))


# -- shorter texts -----------------------------------------------------------------------------------


def _trimmed(seen: View, length: int) -> View:
    """Every text of at most *length* characters; where one was longer, the end of the page says where it is whole."""
    cut = replace(
        seen,
        office=_text(seen.office, length),
        name=_text(seen.name, length),
        masthead=_text(seen.masthead, length),
        review=_text(seen.review, length),
        summary=_text(seen.summary, length),
        note=_text(seen.note, length),
        sections=tuple(_section(section, length) for section in seen.sections),
    )
    return cut if cut == seen else replace(cut, closing=f"{seen.closing} Chỗ ghi “[rút gọn]”: {_WHERE}.")


def _text(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length] + CUT


def _section(section: Section, length: int) -> Section:
    table = _table(section.table, length) if section.table else None
    return replace(section, parts=tuple(_part(part, length) for part in section.parts), table=table)


def _table(table: Table, length: int) -> Table:
    rows = tuple(tuple(_text(cell, length) for cell in row) for row in table.rows)
    return replace(table, rows=rows, caption=_text(table.caption, length))


def _part(part: Part, length: int) -> Part:
    return replace(
        part,
        heading=_text(part.heading, length),
        sentences=tuple(_text(sentence, length) for sentence in part.sentences),
        entries=tuple(_entry(entry, length) for entry in part.entries),
        records=tuple(_record(record, length) for record in part.records),
    )


def _record(record: Record, length: int) -> Record:
    rows = tuple((name, _text(said, length)) for name, said in record.rows)
    return replace(record, title=_text(record.title, length), rows=rows)


def _entry(entry: Entry, length: int) -> Entry:
    lines = [replace(line, text=_text(line.text, length)) for line in entry.lines[:_LINES]]
    if len(entry.lines) > _LINES:
        lines.append(Line("note", f"Còn {padded(len(entry.lines) - _LINES)} dòng {CUT}"))
    if len(entry.link) > _LINK:
        lines.append(Line("note", f"Địa chỉ {CUT}"))
    return replace(
        entry,
        head=_text(entry.head, length),
        title=_text(entry.title, length),
        note=_text(entry.note, length),
        lines=tuple(lines),
        link=_link(entry.link),
        reprints=_reprints(entry.reprints, length),
        above=_text(entry.above, length),
        kin=_text(entry.kin, length),
    )


def _reprints(reprints: tuple[Reprint, ...], length: int) -> tuple[Reprint, ...]:
    kept = tuple(Reprint(_text(each.text, length), _link(each.link)) for each in reprints[:_REPRINTS])
    left = len(reprints) - _REPRINTS
    return (*kept, Reprint(f"và {padded(left)} lượt đăng khác {CUT}", "")) if left > 0 else kept


def _link(link: str) -> str:
    """An address is whole or nothing: half of one opens something else."""
    return link if len(link) <= _LINK else ""
