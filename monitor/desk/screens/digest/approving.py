"""The preview of the coming edition and its approval: what is cut is what was seen. Not here: cutting (pipeline), the list (show.py)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.changes import differences
from monitor.desk.digest.coming import look, remember, remembered, the_session
from monitor.desk.digest.framed import framed, part_of
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.screens.digest.blueprint import screen
from monitor.errors import BusyError
from monitor.pipeline.outgoing.planned import EARLY, Preview, deciding, keep_approved, too_old
from monitor.publish import render_html, render_text

_OLD = "Bản xem trước đã cũ; dưới đây là bản mới nhất."
_BEHIND = "Đồng hồ của máy đang chậm hơn lúc chốt số trước; chờ đến sau giờ đó, hoặc nhờ quản trị viên chỉnh giờ."


@screen.get("/digest/preview")
@allowed("viewer", "digest")
def preview() -> ResponseReturnValue:
    """The coming edition as it stands now, as it will be mailed."""
    return _page(look(None))


def _page(seen: Preview, wrong: Sequence[str] = (), *, wrong_title: str = "", status: int = 200) -> ResponseReturnValue:
    remember(seen)
    edition = seen.edition
    extract = part_of(edition, request.args.get("group", ""))
    values: dict[str, Any] = {
        "edition": edition,
        "fingerprint": seen.fingerprint,
        "at": edition.cut_at.isoformat(),
        "wrong": wrong,
        "wrong_title": wrong_title,
        "group": extract.id,
        "text": render_text(edition, extract),
        "frame": url_for(
            "digest.preview_frame", at=edition.cut_at.isoformat(), seen=seen.fingerprint, group=extract.id
        ),
        "early": edition.due - the_desk().clock() > EARLY,
        "groups": _groups(),
    }
    return render_template("digest_preview.html", **values), status


def _groups() -> list[tuple[str, int, str]]:
    """Who gets it: name of the group, how many readers, its hour where it has one."""
    digest = the_desk().settings.digest
    rows = [("Toàn văn", len(digest.recipients), "")] if digest.recipients else []
    return rows + [(g.name, len(g.recipients), f"{g.hour:%H:%M}" if g.hour else "") for g in digest.groups]


@screen.get("/digest/preview/page")
@allowed("viewer", "digest")
def preview_frame() -> ResponseReturnValue:
    """The preview itself, for a frame in which nothing runs."""
    at, fingerprint = _moment(request.args.get("at", "")), request.args.get("seen", "")
    if at is None or at > the_desk().clock():
        abort(404)
    edition = (remembered(at, fingerprint) or look(at)).edition
    return framed(render_html(edition, part_of(edition, request.args.get("group", ""))))


@screen.post("/digest/approve")
@allowed("approver", "digest")
def approve() -> ResponseReturnValue:
    """Cut the coming edition exactly as it was seen; where it is another by now, say what changed and show that."""
    at, fingerprint, number = _moment(request.form.get("at", "")), request.form.get("fingerprint", ""), _number()
    if at is None:
        raise DeskError(400, "Chưa duyệt được", "Biểu mẫu không đầy đủ; chưa chốt gì.", "Mở lại bản xem trước.")
    if not _recipients():
        raise DeskError(
            409,
            "Chưa có người nhận",
            "Chưa khai người nhận điểm báo nào nên chưa chốt bản tin.",
            "Nhờ quản trị viên thêm người nhận vào rules/digest.toml.",
        )
    seen = remembered(at, fingerprint)
    try:
        with deciding(the_session()):
            now, wrong = _judged(seen, at, fingerprint, number)
            if not wrong:
                _cut(seen or now, number)
    except BusyError as error:
        raise DeskError(
            503,
            "Đang chốt hoặc gửi",
            "Chương trình hoặc một người khác đang chốt hay gửi thư đúng lúc này; chưa chốt thêm gì.",
            "Chờ một phút rồi bấm “Gửi lại”. Nếu bản tin đã được chốt, trang sẽ cho biết.",
        ) from error
    if wrong:
        return _page(now, wrong, wrong_title="Chưa duyệt: bản tin đã khác bản bạn xem", status=409)
    return done(f"Đã duyệt và chốt bản tin số {number:03d}.", url_for("digest.edition", number=number))


def _judged(seen: Preview | None, at: datetime, fingerprint: str, number: int) -> tuple[Preview, Sequence[str]]:
    """The edition to cut, or the one to look at anew and why."""
    last = the_store().editions.last()
    if number != (last[0] + 1 if last else 1):
        new = look(None)
        return new, (f"Số {number:03d} đã được chốt trước khi bạn duyệt; dưới đây là số {new.edition.number:03d}.",)
    if too_old(the_session(), at):
        return look(None), (_OLD if last is None or last[2] < the_desk().clock() else _BEHIND,)
    now = look(at)
    if now.fingerprint != fingerprint:
        new = look(None)
        return new, differences(seen.edition if seen else None, now.edition)
    if now.edition.due - the_desk().clock() > EARLY and request.form.get("early") != "yes":
        return now, ("Còn lâu mới đến giờ của số này: đánh dấu vào ô xác nhận nếu vẫn muốn chốt sớm.",)
    return now, ()


def _cut(seen: Preview, number: int) -> None:
    with acting(
        "digest.approve",
        f"edition {number}",
        seen_at=seen.edition.cut_at.isoformat(),
        items=len(seen.edition.items),
        left_out=len(seen.edition.left_out),
        fingerprint=seen.fingerprint,
    ) as act:
        keep_approved(the_session(), seen, act.who, act.at)


def _recipients() -> bool:
    digest = the_desk().settings.digest
    return bool(digest.recipients or any(group.recipients for group in digest.groups))


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _number() -> int:
    asked = request.form.get("number", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0
