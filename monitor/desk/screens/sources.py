"""The screens under /sources: the health of the sources, one source, which own portals are up to date.

Not here: SQL, what a page shows as values (desk.sources), the ledger (ledger.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wsgi import FileWrapper

from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed, may
from monitor.desk.kept import MINUTE, kept
from monitor.desk.shown.table_files import FORMS, TYPES, Form, columns_of, table_lines, workbook
from monitor.desk.sources import words
from monitor.desk.sources.days import day_table, since
from monitor.desk.sources.health_rows import SourceRow, address_states, source_row, source_rows
from monitor.health import Freshness
from monitor.sources.survey import Survey, survey
from monitor.store.ledger_pages import AddressLine, Asked

screen = Blueprint("sources", __name__)
DAYS = 7  # of the ledger, on the page of one source
NEWEST = 30  # addresses on the page of one source
_COLUMNS = {
    "id": "Mã",
    "name": "Nguồn",
    "group": "Nhóm báo",
    "state": "Tình trạng",
    "why": "Vì sao",
    "last_success": "Lần cuối đọc được",
    "entries": "Số bài liệt kê",
    "dated_percent": "% đọc được ngày",
    "delay": "Độ trễ",
    "next_poll": "Lần đọc tới",
    "next_why": "Vì sao lúc đó",
    "trouble": "Lỗi",
}
_FRESH = {
    "id": "Mã",
    "name": "Cổng, trang",
    "newest": "Bài mới nhất",
    "basis": "Theo",
    "days": "Số ngày chưa cập nhật",
    "last_success": "Lần cuối đọc được",
    "broken": "Lỗi khi đọc",
}
BASES = {"published": "ngày đăng", "first seen": "ngày máy thấy lần đầu", "none": ""}


def looked_at() -> Survey:
    """The sources as they were less than a minute ago."""
    return kept("survey", MINUTE, lambda: survey(the_desk().settings, the_store(), the_desk().clock()))


@screen.get("/sources")
@allowed("viewer", "sources")
def show() -> ResponseReturnValue:
    """Every source, the worst first, and the table of own portals."""
    found = looked_at()
    return render_template(
        "sources.html", rows=source_rows(found), portals=found.freshness, words=words, bases=BASES, forms=FORMS
    )


@screen.get("/sources/<id_>")
@allowed("viewer", "sources")
def one(id_: str) -> ResponseReturnValue:
    """One source: its addresses, its last days, the newest that it brought. 404 for one that sources.toml does not have."""
    found, desk = looked_at(), the_desk()
    row = source_row(found, id_)
    if row is None:
        abort(404)
    days = the_store().ledger.days(since(desk.clock(), desk.zone, DAYS), desk.zone, id_)
    return render_template(
        "sources_one.html",
        row=row,
        health=found.healths.get(id_),
        states=tuple(address_states(found, row.source)),
        portal=next((line for line in found.freshness if line.source == id_), None),
        table=day_table(days),
        days=DAYS,
        newest=tuple(opened(the_store().ledger_pages.lines(Asked(source=id_), limit=NEWEST))),
        words=words,
        bases=BASES,
    )


@screen.get("/sources/health.<any(xlsx, csv, jsonl):form>")
@allowed("viewer", "sources")
def export(form: Form) -> ResponseReturnValue:
    """The rows of the list of sources, as a file."""
    return table_file("nguon-tin", "Nguồn tin", form, _COLUMNS, map(_exported, source_rows(looked_at())))


@screen.get("/sources/freshness.<any(xlsx, csv, jsonl):form>")
@allowed("viewer", "sources")
def export_freshness(form: Form) -> ResponseReturnValue:
    """The rows of the table of own portals, as a file."""
    return table_file("cap-nhat-cong-trang", "Cổng, trang của tỉnh", form, _FRESH, map(_fresh, looked_at().freshness))


def table_file(
    name: str, title: str, form: Form, columns: Mapping[str, str], rows: Iterable[Mapping[str, object]]
) -> Response:
    """A download of *rows*, called *title* where the file has room for that.

    Lines are written while they are sent, when the request's own database is closed already; a workbook before.
    """
    if form == "xlsx":
        book = workbook(title, columns_of(columns), rows, the_desk().zone, the_desk().clock())
        return sent(FileWrapper(book), name, form, TYPES[form])
    return sent((line.encode() for line in table_lines(form, columns, rows)), name, form, TYPES[form])


def sent(parts: Iterable[bytes], name: str, form: str, kind: str) -> Response:
    """A download of *parts*, of that *kind*; *name* is our own, never one that came from outside."""
    headers = {"Content-Disposition": f'attachment; filename="{name}-{the_desk().clock():%Y%m%d}.{form}"'}
    return Response(parts, content_type=kind, headers=headers)


def opened(lines: Iterable[AddressLine]) -> Iterator[AddressLine]:
    """The *lines*; where articles are closed to who asks, the address of one says only what became of it."""
    # Asked now: a download goes on when the request is over.
    whole = may("viewer", "clips")
    return (line if whole or not _of_article(line) else closed(line) for line in lines)


def closed(line: AddressLine) -> AddressLine:
    """*line* without anything that tells which article it is."""
    return replace(line, url="", title="", reason="", published=None, article=None)


def _of_article(line: AddressLine) -> bool:
    return line.article is not None or line.state in {"clip", "copy"}


def source_link(id_: str) -> str:
    """The page of a source; "" for one that sources.toml does not have (any more)."""
    known = any(source.id == id_ for source in the_desk().settings.sources)
    return url_for("sources.one", id_=id_) if known else ""


def _exported(row: SourceRow) -> dict[str, object]:
    return {
        "id": row.source.id,
        "name": row.source.name,
        "group": row.source.group,
        "state": words.VERDICTS.get(row.verdict, "Đã tắt"),
        "why": words.in_words(row.why) or row.why,
        "last_success": row.last_success,
        "entries": row.entries,
        "dated_percent": row.dated,
        "delay": row.delay,
        "next_poll": row.next_poll,
        "next_why": row.next_why,
        "trouble": words.in_words(row.trouble) or row.trouble,
    }


def _fresh(line: Freshness) -> dict[str, object]:
    return {
        "id": line.source,
        "name": line.name,
        "newest": line.newest,
        "basis": BASES[line.basis],
        "days": line.days,
        "last_success": line.last_success,
        "broken": words.in_words(line.broken) or line.broken,
    }
