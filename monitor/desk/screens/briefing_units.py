"""The screen /briefings/units: which unit reported, the form for it, entering a form that came in.

Not here: reading a form, who is late (briefings/units), the report made of them (publish).
"""

from datetime import date
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.briefings.units.asking import form_of, last_day, may_be_asked, units_of
from monitor.briefings.units.entering import Entered, enter, read
from monitor.briefings.units.faults import FormError
from monitor.briefings.units.grid import LARGEST
from monitor.briefings.units.status import standings
from monitor.desk.acting import acting, done
from monitor.desk.briefings.asking import called, period_named
from monitor.desk.briefings.words import TYPES
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.doors.sessions import me
from monitor.errors import InputError
from monitor.periods import Period, period_of
from monitor.publish.briefing.unit_form import form_csv, form_xlsx
from monitor.publish.briefing.unit_words import STANDINGS, standing_words
from monitor.vietnamese.wording import short_day

screen = Blueprint("briefing_units", __name__)


@screen.get("/briefings/units")
@allowed("viewer", "briefings")
def show() -> ResponseReturnValue:
    """How every unit stands that is asked."""
    return _page(_period())


@screen.post("/briefings/units")
@allowed("officer", "briefings")
def keep() -> ResponseReturnValue:
    """Enter a form, whole or not at all; every fault stands on the page with its cell."""
    period, sent = _period(), request.files.get("file")
    if sent is None or not sent.filename:
        return _page(period, faults=[("", "Chưa chọn tệp.")]), 400
    received, content = request.form.get("received", ""), sent.read(LARGEST + 1)
    try:
        day = date.fromisoformat(received) if received else None
    except ValueError:
        return _page(period, faults=[("", "Ngày nhận phải là một ngày trên lịch.")], name=sent.filename), 400
    try:
        report = read(the_desk().settings, period, content, day, the_desk().clock())
        with acting("units.report", f"units {period.name}", file=sent.filename[:100], unit=report.unit) as act:
            made = enter(the_store(), period, report, me().login, act.at)
    except FormError as error:
        faults = [(each.cell, each.vietnamese) for each in error.faults]
        return _page(period, faults=faults, name=sent.filename), 400
    return done(_said(made), url_for("briefing_units.show", period=period.name))


def _said(made: Entered) -> str:
    before = made.before
    if before is None:
        return f"Đã nhập báo cáo của {made.report.name}."
    number = f" số {before.paper}" if before.paper else ""
    return (
        f"Đã nhập báo cáo của {made.report.name}, thay cho báo cáo{number} nhận ngày {short_day(before.received_on)}; "
        "báo cáo trước vẫn được lưu."
    )


@screen.get("/briefings/units/form.<any(xlsx, csv):form>")
@allowed("viewer", "briefings")
def form(form: str) -> ResponseReturnValue:
    """The form of a period, for one unit or for any; 404 for a unit that does not report."""
    period, unit = _period(), request.args.get("unit", "")
    try:
        made = form_of(the_desk().settings, period, unit)
    except InputError:
        abort(404)
    answer = Response(form_csv(made) if form == "csv" else form_xlsx(made), content_type=TYPES[form])
    name = quote("-".join(("bieu", period.name, *([unit] if unit else []))) + f".{form}", safe="")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def _period() -> Period:
    """The period that is asked for; this year where none is."""
    desk = the_desk()
    name = request.values.get("period", "")
    period = period_named(name) if name else period_of("year", desk.clock().astimezone(desk.zone).date())
    try:
        may_be_asked(desk.settings, period)
    except InputError:
        abort(404)
    return period


def _page(period: Period, **more: Any) -> str:
    desk = the_desk()
    today = desk.clock().astimezone(desk.zone).date()
    found, rule = standings(the_store(), desk.settings, period, today), desk.settings.synthesis.last_day(period)
    counts = [(words, sum(1 for each in found if each.standing == name)) for name, words in STANDINGS.items()]
    year, half, quarter = (period_of(kind, today) for kind in ("year", "half", "quarter"))
    spans = dict.fromkeys((year, year.before, half, quarter, quarter.before, period))
    return render_template(
        "briefings_units.html",
        title="Báo cáo của đơn vị",
        period=period,
        name_of=called,
        spans=list(spans),
        units=[(each, standing_words(each)) for each in found],
        asked=units_of(desk.settings, period),
        counts=[(words, count) for words, count in counts if count],
        last=last_day(desk.settings, period),
        unverified=bool(rule and rule.unverified),
        today=today,
        **more,
    )
