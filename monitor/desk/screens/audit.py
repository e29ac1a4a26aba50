"""The screen /audit: the log of what people did, and the whole of it as a file. Not here: SQL, words and rows (shown/log.py)."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any, BinaryIO

from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wsgi import FileWrapper

from monitor.desk.desk import Desk, the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.shown import log
from monitor.desk.shown.log_sheet import LOG_COLUMNS
from monitor.desk.shown.table_files import TYPES, workbook
from monitor.store.accounts import Account
from monitor.store.audit import AuditLine
from monitor.vietnamese.collate import collation_key

screen = Blueprint("audit", __name__)
_LINES = 100  # on a page
_QUICK = 20_000  # lines whose chain is followed at every look; a longer log on demand
_MIMES = {"jsonl": "application/x-ndjson; charset=utf-8", "csv": "text/csv; charset=utf-8", "xlsx": TYPES["xlsx"]}


@screen.get("/audit")
@allowed("admin", "audit")
def show() -> ResponseReturnValue:
    """The newest lines, or those before a number, of one person or one thing."""
    login, kind, which = (request.args.get(name, "").strip() for name in ("login", "kind", "which"))
    before = request.args.get("before", type=_number)
    about = f"{kind} {which}" if kind in log.THINGS and which else ""
    found = the_store().audit.lines(limit=_LINES + 1, before=before, login=login, about=about)
    lines, accounts = found[:_LINES], the_store().accounts.all()
    last = the_store().audit.last()
    checked = last is None or last.number <= _QUICK or request.args.get("check") == "1"
    asked = {"login": login, "kind": kind, "which": which}
    return render_template(
        "audit.html",
        rows=[(line, _way(line, accounts)) for line in lines],
        acts=log.act_words,
        details=log.detail_words,
        people=sorted(accounts, key=lambda each: collation_key(each.name)),
        things={kind: words for kind, (words, _, _) in log.THINGS.items()},
        asked=asked,
        before=before,
        older=lines[-1].number if len(found) > _LINES else None,
        last=last,
        checked=checked,
        broken=the_store().audit.broken() if checked else None,
    )


def _number(text: str) -> int:
    """A number that the database can hold. Raises ValueError."""
    number = int(text)
    if not 0 <= number < 1 << 62:
        raise ValueError(text)
    return number


def _way(line: AuditLine, accounts: tuple[Account, ...]) -> tuple[str, str]:
    """What a line is about, in words, and the path to its page or ""."""
    kind, _, which = line.about.partition(" ")
    words = log.about_words(line.about)
    if kind == "account":
        found = next((each for each in accounts if each.login == which), None)
        return words, url_for("people.one", account=found.id) if found else ""
    _, endpoint, argument = log.THINGS.get(kind, ("", "", ""))
    if endpoint not in current_app.view_functions or not (which.isdecimal() or argument == "id_"):
        return words, ""
    values: dict[str, Any] = {argument: int(which) if which.isdecimal() else which}
    return words, url_for(endpoint, **values)


@screen.get("/audit.<any(xlsx, jsonl, csv):form>")
@allowed("admin", "audit")
def export(form: str) -> ResponseReturnValue:
    """The whole log as a file."""
    name = f"nhat-ky-{the_desk().clock().astimezone(UTC):%Y%m%d-%H%M%S}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    parts = FileWrapper(_book(the_desk())) if form == "xlsx" else _parts(the_desk(), form)
    return Response(parts, content_type=_MIMES[form], headers=headers)


def _book(desk: Desk) -> BinaryIO:
    with desk.open() as store:
        return workbook("Nhật ký", LOG_COLUMNS, log.whole(store), desk.zone, desk.clock())


def _parts(desk: Desk, form: str) -> Iterator[bytes]:
    """The file, made while it is sent: the request's own database is closed by then."""
    with desk.open() as store:
        lines = log.whole(store)
        for part in log.jsonl(lines) if form == "jsonl" else log.csv_text(lines):
            yield part.encode()
