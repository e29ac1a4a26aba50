"""The screen /flags: what is to be verified, the sentence beside the document, and what officers decide of it.

Not here: SQL, what stands beside a sentence and the words of forms (desk.flags), the flags of one clip (clip.py).
"""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.deciding.refused import answer_refused
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.flags import deciding
from monitor.desk.flags.asking import Wanted, conditions, days, facets, read, spans, states
from monitor.desk.flags.kept import all_flags
from monitor.desk.flags.rows import rows_of
from monitor.desk.flags.table import COLUMNS, table_rows
from monitor.desk.flags.words import REASONS
from monitor.desk.screens.sources import table_file
from monitor.desk.shown.table_files import Form, forms_of
from monitor.store.flag_values import FlagPage

screen = Blueprint("flags", __name__)
answer_refused(screen)
PAGE = 15
_MESSAGES = {
    "accept": "Đã đưa vào danh sách chờ lập vụ việc.",
    "dismiss": "Đã bỏ qua; nội dung này không hiện lại khi bài chưa thay đổi.",
    "reopen": "Đã mở lại; nội dung nào máy còn nêu thì chờ quyết định.",
}


@screen.get("/flags")
@allowed("viewer", "flags")
def show() -> ResponseReturnValue:
    """The list: fifteen rows a page, the highest score first."""
    wanted = read(request.args)
    here, page = _page(wanted)
    return render_template(
        "flags.html",
        title="Cần kiểm chứng",
        wanted=wanted,
        rows=rows_of(page.rows),
        count=page.count,
        here=here,
        pages_of=max(-(-page.count // PAGE), 1),
        first=(here - 1) * PAGE,
        states=states(wanted, page.counts),
        days=days(wanted, page.counts),
        facets=facets(wanted, page.counts),
        conditions=conditions(wanted),
        link=_link,
        page_link=lambda number: _link(wanted, number),
        here_path=_link(wanted, here),
        query=_query(wanted),
        forms=forms_of(page.count),
        reasons=REASONS,
        longest=deciding.LONGEST,
        narrow="Mobi" in request.headers.get("User-Agent", ""),  # a phone, whose facets are folded
    )


def _page(wanted: Wanted) -> tuple[int, FlagPage]:
    """The page that is asked for, and its rows; the last one, where it is asked for one behind it."""
    desk, asked = the_desk(), request.args.get("page", "1")
    today = desk.clock().astimezone(desk.zone).date()
    here = max(int(asked), 1) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
    question, counted, known = wanted.asked(today, desk.zone), spans(today, desk.zone), all_flags()
    page = the_store().flags.page(question, (here - 1) * PAGE, PAGE, counted, known)
    last = max(-(-page.count // PAGE), 1)
    if here <= last:
        return here, page
    return last, the_store().flags.page(question, (last - 1) * PAGE, PAGE, counted, known)


def _query(wanted: Wanted, page: int = 1) -> str:
    pairs = [*wanted.pairs(), *([("page", str(page))] if page > 1 else [])]
    return f"?{urlencode(pairs)}" if pairs else ""


def _link(wanted: Wanted, page: int = 1) -> str:
    """The address of a page of the list."""
    return url_for("flags.show") + _query(wanted, page)


@screen.get("/flags/export/<form>")
@allowed("viewer", "flags")
def export(form: str) -> ResponseReturnValue:
    """All rows of the list as a file; 404 for a form that there is not, or not for so many rows."""
    desk, wanted = the_desk(), read(request.args)
    asked = wanted.asked(desk.clock().astimezone(desk.zone).date(), desk.zone)
    rows = the_store().flags.page(asked, 0, 2**31, known=all_flags()).rows
    known: Form | None = next((each for each in forms_of(len(rows)) if each == form), None)
    if known is None:
        abort(404)
    # Made before it is sent: the request's own database is closed by then.
    return table_file("can-kiem-chung", "Cần kiểm chứng", known, COLUMNS, list(table_rows(rows)))


# -- deciding ----------------------------------------------------------------------------------------------


@screen.post("/flags/<int:clip>/<any(accept, dismiss, reopen):deed>")
@allowed("officer", "flags")
def decide(clip: int, deed: str) -> ResponseReturnValue:
    """Keep one decision on the flags that the form names, of article *clip* and of others of its story."""
    seen = deciding.seen_in_form(clip)
    reason = deciding.reason_in_form() if deed == "dismiss" else ""
    others = sorted({each.article for each in seen} - {clip})
    detail: dict[str, Any] = {"reason": reason} | ({"articles": others} if others else {})
    with acting(f"flag.{deed}", f"clip {clip}", **detail) as act:
        ids = deciding.decide(seen, deciding.ACTS[deed], reason, act)
    more = f" Áp dụng cho cả {len(others) + 1} bài cùng nêu." if others else ""
    return done(f"{_MESSAGES[deed]}{more}", url_for("flags.show"), undo=_undo_path(ids))


@screen.post("/flags/acts/<int:first>-<int:last>/undo")
@allowed("officer", "flags")
def undo(first: int, last: int) -> ResponseReturnValue:
    """Let stand again what stood before the acts *first* to *last* of one form."""
    if not 0 <= last - first < deciding.MOST or last >= 2**62:
        abort(404)
    with acting("flag.undo", f"clip {_article(first)}", first=first, last=last) as act:
        ids, left = deciding.undo(first, last, act)
    more = f" {left} bài đã có người quyết định tiếp nên giữ nguyên." if left else ""
    return done(f"Đã hoàn tác.{more}", url_for("flags.show"), undo=_undo_path(ids))


def _article(act: int) -> int:
    """Of which article the flag of an act is; 404 where there is no such act."""
    found = the_store().flags.done(act, act)
    if not found:
        abort(404)
    return found[0].article


def _undo_path(ids: list[int]) -> str:
    return url_for("flags.undo", first=ids[0], last=ids[-1])
