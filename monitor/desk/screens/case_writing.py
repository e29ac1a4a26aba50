"""The forms of /cases/<int:case>: each one step, or several at once, kept whole with its file or not at all.

What was not kept is answered with the same page, what was typed in its place: 400 with every reason, 409 where somebody else
was faster. Not here: reading the forms (desk.cases), what a case allows (the room cases), the page (case.py).
"""

from dataclasses import replace
from datetime import datetime

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from monitor.case import Case, Paper
from monitor.cases import add, office_of
from monitor.cases.uploads import upload
from monitor.desk.acting import acting, done
from monitor.desk.cases.forms import Asking, Deed, Given, read
from monitor.desk.cases.page import Refused, overtaken
from monitor.desk.cases.typed import Typed
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.doors.sessions import me
from monitor.desk.screens.case import loaded, page_of
from monitor.errors import CaseError, StaleError
from monitor.store.audit import Actor
from monitor.store.cases import MOST_BYTES, NewFile

screen = Blueprint("case_writing", __name__)
_DEEDS = (
    "about, texts, options, rows, row, propose, confirm, reject, move, mark, ask, direct, note, link, unlink, examine"
)


@screen.post(f"/cases/<int:case>/<any({_DEEDS}):deed>")
@allowed("officer", "cases")
def keep(case: int, deed: Deed) -> ResponseReturnValue:
    """Keep what one form asks for."""
    found, form = loaded(case), request.form.get("form", "")
    if request.form.get("seen", "") != str(found.last):
        return _overtaken(found, form)
    try:
        file = _file()
        asking = Asking(found, Typed(request.form, the_desk().zone), me().name)
        given = read(deed, asking)
        if given.bodies:
            _keep(found, given, file)
    except CaseError as error:
        why = [vietnamese for _, vietnamese in error.reasons]
        if any(each.filename for each in request.files.values()):
            why.append("Tệp đã chọn chưa được gửi; chọn lại tệp.")
        return page_of(loaded(case), Refused(form, tuple(why), request.form)), 400
    except StaleError:
        return _overtaken(loaded(case), form)
    back = url_for("case.show", case=case, _anchor=request.form.get("place", "") or form)
    return done(given.said if given.bodies else "Không có gì thay đổi nên không ghi thêm.", back)


def _file() -> NewFile | None:
    """The file that was sent with the form, judged. Raises CaseError for what a case does not take."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return None
    return upload(sent.filename, sent.read(MOST_BYTES + 1))


def _keep(case: Case, given: Given, file: NewFile | None) -> None:
    """The steps, and the file that they name, in one transaction."""
    account, now = me(), the_desk().clock()
    actor = Actor(account.login, account.name, request.remote_addr or "")
    if file is None:
        _add(case, given, given.paper, actor, now)
        return
    with acting("case.file", f"case {case.id}", file=file.name):
        number = the_store().cases.keep_file(case.id, file, actor, now)
        _add(case, given, replace(given.paper, file=number), actor, now)


def _add(case: Case, given: Given, paper: Paper, actor: Actor, now: datetime) -> None:
    add(
        the_store(),
        office_of(the_desk().settings),
        case,
        given.bodies,
        actor=actor,
        at=now,
        happened=given.happened,
        note=given.note,
        paper=paper,
    )


def _overtaken(case: Case, form: str) -> ResponseReturnValue:
    return page_of(case, overtaken(case, form, request.form.get("seen", ""), request.form)), 409
