"""The screens /briefings and /briefings/<period>: which periods there are, one of them, its files, its freezing, what is different today.

Not here: the lists behind its figures (briefing_lists.py), what units report (briefing_units.py), making it (the room briefings).
"""

from urllib.parse import quote

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.briefings.difference import difference
from monitor.desk.acting import done
from monitor.desk.briefings import mailed, told, words
from monitor.desk.briefings.asking import called, is_over, offered, period_named
from monitor.desk.briefings.deciding import freeze_draft, refuse_frozen
from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.framed import framed
from monitor.desk.doors.access import allowed
from monitor.desk.doors.sessions import me
from monitor.errors import InputError
from monitor.periods import Period, named
from monitor.store.audit import Actor

screen = Blueprint("briefings", __name__)
_SHOWN = 50  # items of each kind of difference
_NO_RANGE = "Không có kỳ nào như vậy. Chọn đủ ngày đầu, ngày cuối, không quá ba năm; ngày cuối không trước ngày đầu."
_NO_PERIOD = "Không có kỳ nào như vậy. Ghi tên kỳ như các ví dụ ở ô “Hoặc ghi tên kỳ”, bằng chữ số thường 0 đến 9."


@screen.get("/briefings")
@allowed("viewer", "briefings")
def show() -> ResponseReturnValue:
    """What was frozen, and the periods that people ask for most; `period` names any other."""
    if asked := request.args.get("period", "").strip():
        return _any_period(asked)
    return _list()


def _any_period(asked: str) -> ResponseReturnValue:
    first, last = request.args.get("first", ""), request.args.get("last", "")
    try:
        period = named(f"{first}..{last}" if asked == "range" else asked)
    except InputError:
        return _list(_NO_RANGE if asked == "range" else _NO_PERIOD), 400
    return redirect(url_for("briefings.one", period=period.name), code=303)


def _list(wrong: str = "") -> str:
    desk, store = the_desk(), the_store()
    kept = store.briefings.all()
    there = {each.period for each in kept}
    today = desk.clock().astimezone(desk.zone).date()
    rows = [(each, called(named(each.period))) for each in kept]
    drafts = {each.period: each.made_at for each in told.drafts()}
    periods = offered(today)
    offers = [
        (period, called(period), is_over(period, desk.settings.office.timezone, desk.clock()), drafts.get(period))
        for period in (*(period for period in drafts if period not in periods), *periods)
        if period.name not in there
    ]
    return render_template("briefings.html", title="Báo cáo kỳ", rows=rows, offers=offers, wrong=wrong)


@screen.get("/briefings/<period>")
@allowed("viewer", "briefings")
def one(period: str) -> ResponseReturnValue:
    """One period: the page as it was frozen, or the draft that was made last."""
    found, desk = period_named(period), the_desk()
    frozen, draft = the_store().briefings.get(found.name), told.draft(found)
    names = _names(found)
    return render_template(
        "briefings_one.html",
        title=f"Báo cáo {called(found)[:1].lower()}{called(found)[1:]}",
        period=found,
        frozen=frozen,
        draft=draft.briefing if draft and not frozen else None,
        over=is_over(found, desk.settings.office.timezone, desk.clock()),
        files=[(name, words.file_name(name)) for name in names if name in words.FILES],
        pictures=[name for name in names if name.endswith((".png", ".svg"))],
        page=words.PAGE in names,
        mail=mailed.of(found) if frozen else None,
        synthesis=found.kind in ("half", "year"),
    )


def _names(period: Period) -> list[str]:
    """The files that can be had, the reports first."""
    order = list(words.FILES)
    if the_store().briefings.get(period.name):
        found = the_store().briefings.names(period.name)
    else:
        found = tuple(draft.files) if (draft := told.draft(period)) else ()
    return sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name))


def _file(period: Period, name: str) -> bytes | None:
    """One of its files, as it was frozen or of its draft."""
    if the_store().briefings.get(period.name):
        return the_store().briefings.file(period.name, name)
    draft = told.draft(period)
    return draft.files.get(name) if draft else None


@screen.get("/briefings/<period>/page")
@allowed("viewer", "briefings")
def page(period: str) -> ResponseReturnValue:
    """The page itself, for a frame in which nothing runs."""
    content = _file(period_named(period), words.PAGE)
    return framed(content.decode(), opens=True) if content is not None else abort(404)


@screen.get("/briefings/<period>/files/<name>")
@allowed("viewer", "briefings")
def file(period: str, name: str) -> ResponseReturnValue:
    """One of its files: of a frozen one byte for byte as it was kept."""
    found = period_named(period)
    content, kind = _file(found, name), words.TYPES.get(name.rpartition(".")[2])
    if content is None or kind is None:
        abort(404)
    draft = "" if the_store().briefings.get(found.name) else "-ban-nhap"
    stem, _, ending = name.rpartition(".")
    answer = Response(content, content_type=kind)
    shown = quote(f"{stem}-{found.name}{draft}.{ending}", safe="")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{shown}"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@screen.post("/briefings/<period>/make")
@allowed("officer", "briefings")
def make(period: str) -> ResponseReturnValue:
    """Make the draft as things stand now; nothing is kept in the archive."""
    found = period_named(period)
    refuse_frozen(found)
    told.make_draft(found)
    return done("Đã lập bản nháp theo số liệu đến lúc này.", url_for("briefings.one", period=found.name))


@screen.post("/briefings/<period>/freeze")
@allowed("approver", "briefings")
def freeze_(period: str) -> ResponseReturnValue:
    """Keep the briefing for ever, as its draft was seen; where it is another by now, it is made again and shown first."""
    found, account = period_named(period), me()
    freeze_draft(found, request.form.get("seen", ""), Actor(account.login, account.name, request.remote_addr or ""))
    return done("Đã chốt số liệu của kỳ. Báo cáo này không thay đổi nữa.", url_for("briefings.one", period=found.name))


@screen.get("/briefings/<period>/difference")
@allowed("viewer", "briefings")
def different(period: str) -> ResponseReturnValue:
    """How what was frozen differs from what stands today."""
    found = period_named(period)
    then = told.frozen(found)
    if then is None:
        abort(404)
    return render_template(
        "briefings_difference.html",
        title=f"Khác so với hiện nay: {called(found)}",
        period=found,
        change=difference(then, told.today(found)),
        shown=_SHOWN,
        labels=words.LABELS,
        parts=words.PARTS,
    )
