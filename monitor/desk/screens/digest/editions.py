"""The editions that were cut: the list, one of them as it was kept, its files, and sending its mails at once.

Not here: cutting them (approving.py, pipeline), the outbox (outbox.py).
"""

from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.coming import the_session
from monitor.desk.digest.framed import framed, part_of
from monitor.desk.digest.mails import STATES, restored_at, rows, told
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.screens.digest.blueprint import screen
from monitor.digests.shown import kept_bytes
from monitor.errors import BusyError, InputError, MailError
from monitor.model import Edition
from monitor.pipeline.outgoing.delivery import send_now
from monitor.publish import load_edition

_ON_A_PAGE = 50
_TYPES = {"html": "text/html", "txt": "text/plain", "csv": "text/csv", "jsonl": "application/jsonl"}


@screen.get("/digest/editions")
@allowed("viewer", "digest")
def editions() -> ResponseReturnValue:
    """The list, the newest first."""
    asked = request.args.get("page", "1")
    here = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1
    last = the_store().editions.last()
    count = -(-(last[0] if last else 0) // _ON_A_PAGE) or 1
    here = min(max(here, 1), count)
    lines = the_store().editions.lines(here * _ON_A_PAGE)[(here - 1) * _ON_A_PAGE :]
    mails = the_store().messages.states()
    return render_template(
        "editions.html", lines=lines, mails=mails, states=STATES, here=here, count=count, link=_page_link
    )


def _page_link(page: int) -> str:
    return url_for("digest.editions", page=page)


@screen.get("/digest/editions/<int:number>")
@allowed("viewer", "digest")
def edition(number: int) -> ResponseReturnValue:
    """One edition as it was kept, and how far its mails have come."""
    found, desk = _edition(number), the_desk()
    group = part_of(found, request.args.get("group", "")).id
    mails = rows(the_store().messages.of_edition(number), restored_at(desk.data, desk.clock()), desk.clock())
    return render_template(
        "edition.html",
        edition=found,
        group=group,
        text=_kept(number, "txt", group).decode(),
        mails=mails,
        names={"": "Toàn văn"} | {each.id: each.name for each in found.extracts},
        waiting=[row for row in mails if row.mail.state == "waiting" and not row.held],
        forms=tuple(_TYPES),
    )


@screen.get("/digest/editions/<int:number>/page")
@allowed("viewer", "digest")
def edition_frame(number: int) -> ResponseReturnValue:
    """The page that was mailed, for a frame in which nothing runs."""
    return framed(_kept(number, "html", request.args.get("group", "")).decode())


@screen.get("/digest/editions/<int:number>/file.<any(html, txt, csv, jsonl):form>")
@allowed("viewer", "digest")
def edition_file(number: int, form: str) -> ResponseReturnValue:
    """One of its files, byte for byte as it was kept."""
    group = request.args.get("group", "")
    content = _kept(number, form, group)
    name = "-".join(("diem-bao", f"{number:03d}", *([group] if group else [])))
    response = Response(content, mimetype=_TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


@screen.post("/digest/editions/<int:number>/send")
@allowed("approver", "digest")
def send(number: int) -> ResponseReturnValue:
    """Send its waiting mails now, whatever the hour of their group; what was sent before is not sent again."""
    _edition(number)
    with acting("digest.send", f"edition {number}") as act:
        local = act.at.astimezone(the_desk().zone)
        act.detail["hastened"] = the_store().messages.hasten(
            number, act.at, f"sent at once by {act.who}, {local:%Y-%m-%d %H:%M}"
        )
    back = url_for("digest.edition", number=number, _anchor="mails")
    try:
        report = send_now(the_session(), number)
    except BusyError:
        return done("Chương trình đang gửi thư khác; thư của số này được gửi tiếp sau đó, không cần bấm lại.", back)
    except MailError as error:
        raise DeskError(
            502,
            "Máy chủ thư chưa nhận",
            "Không gửi được lúc này: máy chủ thư không trả lời hoặc từ chối. Thư vẫn chờ, không mất; lý do ở trang của số này.",
            "Thử lại sau vài phút, hoặc để chương trình tự gửi lại; nếu vẫn lỗi, báo quản trị viên.",
        ) from error
    return done(told(report), back)


def _edition(number: int) -> Edition:
    text = the_store().editions.json(number)
    if text is None:
        abort(404)
    return load_edition(text)


def _kept(number: int, form: str, group: str) -> bytes:
    _edition(number)
    try:
        return kept_bytes(the_store(), number, form, group)
    except InputError:
        abort(404)
