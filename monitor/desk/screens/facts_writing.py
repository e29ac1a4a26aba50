"""The screens under /facts that write: entering a row, superseding one, withdrawing one, importing a table.

Not here: the lists (facts.py), fields and what they hold (desk.registers), what may stand in a register (config, registers).
"""

import base64
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from monitor.config.facts import RegisterName, register_of
from monitor.config.row_words import name_of
from monitor.desk.acting import acting, done
from monitor.desk.deciding import choices
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import me
from monitor.desk.registers import words
from monitor.desk.registers.fields import COLUMN_NAMES, FORMS, Form, What
from monitor.desk.registers.forms import (
    Typed,
    beside,
    contradicted,
    successor_form,
    superseding,
    typed,
    values_of,
    what_of,
)
from monitor.desk.registers.listing import REGISTERS, Asked, successor_of
from monitor.desk.registers.sheets import MOST, SheetError, entered
from monitor.desk.screens.facts import link
from monitor.errors import FactError
from monitor.registers import enter, known, withdraw
from monitor.registers.stored import Stored, stored_rows

screen = Blueprint("facts_writing", __name__)
_IDS = 20  # of an import that the log names; who entered each row stands in the register
_LONGEST_REASON = 1_000


@screen.get("/facts/new")
@allowed("officer", "facts")
def choose() -> ResponseReturnValue:
    """What kind of row it is, before its form."""
    return render_template("facts_choose.html", forms=FORMS.values(), province=_province())


@screen.get("/facts/new/<any(figure,date,place,name,'yes-no',claim,argument):what>")
@allowed("officer", "facts")
def new(what: What) -> ResponseReturnValue:
    """The form of one kind; the address may fill in fields, or name the row that the new one supersedes."""
    form = FORMS[what]
    former = next((each for each in _rows() if each.id == request.args.get("supersedes", "")), None)
    if former and former.row and what_of(former.row, former.register) == what:
        return _page(form, successor_form(former.row))
    return _page(form, typed(form, request.args))


@screen.post("/facts/new/<any(figure,date,place,name,'yes-no',claim,argument):what>")
@allowed("officer", "facts")
def add(what: What) -> ResponseReturnValue:
    """Enter a row; what is wrong with it stands beside its fields. `replace` fills in which row it supersedes."""
    form = FORMS[what]
    given = typed(form, request.form)
    if replaced := request.form.get("replace", ""):
        return _page(form, superseding(given, replaced))
    store, rules, values = the_store(), the_desk().settings.rules, values_of(form, given)
    try:
        with store.register.entering():
            row = enter(store, rules, form.register, values, me().login, the_desk().clock())
            with acting("register.add", f"{register_of(row)} {row.id}"):
                pass
    except FactError as error:
        other = contradicted(form, values, known(rules, store))
        return _page(form, given, beside(form, error.vietnamese), (other.id, name_of(other)) if other else None), 400
    return done(f"Đã ghi: {name_of(row)}", url_for("facts.one", id_=row.id))


def _page(
    form: Form, given: Typed, wrong: dict[str, list[str]] | None = None, other: tuple[str, str] | None = None
) -> str:
    wrong = wrong or {}
    opened = {part.title for part in form.parts if any(given.text(f.name) or f.name in wrong for f in part.fields)}
    return render_template(
        "facts_new.html",
        form=form,
        given=given,
        wrong=wrong,
        other=other,
        opened=opened,
        topics=choices.topics(),
        province=_province(),
        title=f"Nhập: {form.title.lower()}",
        back=link(Asked(form.register)),
        register=words.REGISTERS[form.register],
    )


@screen.post("/facts/row/<id_>/withdraw")
@allowed("officer", "facts")
def take_back(id_: str) -> ResponseReturnValue:
    """Withdraw a row that was entered by mistake, for a reason."""
    reason = " ".join(request.form.get("reason", "").split())
    with the_store().register.entering():
        rows = _rows()
        stored = next((each for each in rows if each.id == id_), None)
        if stored is None:
            abort(404)
        _may_withdraw(stored, successor_of(rows, id_), reason)
        with acting("register.withdraw", f"{stored.register} {id_}", reason=reason) as act:
            try:
                withdraw(the_store(), the_desk().settings.rules, id_, reason, me().login, act.at)
            except FactError as error:  # it would bring back a row that contradicts one entered since
                raise _refused(error.vietnamese[0][1], "Mở dòng ấy để rút hoặc thay thế.") from error
    return done("Đã rút dòng này. Dòng vẫn được giữ ở mục “Đã rút”.", url_for("facts.one", id_=id_))


def _may_withdraw(stored: Stored, successor: Stored | None, reason: str) -> None:
    """Raise DeskError where it cannot be done."""
    if stored.kept is None:
        raise _refused(
            "Dòng này có trong tệp quy tắc nên không rút ở đây được.", "Sửa tệp ấy, hoặc nhập dòng mới thay cho nó."
        )
    if stored.kept.withdrawn:
        raise _refused("Dòng này đã được rút trước đó.", "Mở lại trang của dòng để xem ai đã rút, vì sao.")
    if successor:
        raise _refused(f"Dòng “{successor.id}” đang thay cho dòng này.", "Rút dòng ấy trước.")
    if not reason or len(reason) > _LONGEST_REASON:
        raise DeskError(
            400,
            "Chưa rút được",
            f"Cần ghi lý do rút, dài nhất {_LONGEST_REASON} ký tự.",
            "Quay lại, ghi lý do rồi rút lại.",
        )


def _refused(text: str, advice: str) -> DeskError:
    return DeskError(409, "Chưa rút được", text, advice)


# -- tables ----------------------------------------------------------------------------------------------


@screen.get("/facts/import")
@allowed("officer", "facts")
def table() -> ResponseReturnValue:
    """The page to send a table from."""
    return _table_page()


@screen.post("/facts/import")
@allowed("officer", "facts")
def check_table() -> ResponseReturnValue:
    """Look through a table, enter nothing; what is right comes back to be entered by the next button."""
    sent, register = request.files.get("file"), _register(request.form)
    if sent is None or not sent.filename:
        return _table_page(wrong=("Chưa chọn tệp.",), register=register), 400
    content = sent.read(MOST + 1)
    try:
        rows = _enter_table(content, register, check_only=True)
    except SheetError as error:
        return _table_page(faults=error.wrong, register=register, name=sent.filename), 400
    told = [(words.kind_words(row, register_of(row)), row.id, name_of(row)) for row in rows]
    return _table_page(rows=told, register=register, name=sent.filename, content=base64.b64encode(content).decode())


@screen.post("/facts/import/keep")
@allowed("officer", "facts")
def keep_table() -> ResponseReturnValue:
    """Enter a table that was looked through: all of its rows or none."""
    register, name = _register(request.form), request.form.get("name", "")[:100]
    try:
        content = base64.b64decode(request.form.get("content", ""), validate=True)
    except ValueError:
        abort(400)
    try:
        with the_store().register.entering():
            rows = _enter_table(content, register, check_only=False)
            ids = [row.id for row in rows[:_IDS]]
            with acting("register.import", "register", file=name, rows=len(rows), ids=ids):
                pass
    except SheetError as error:  # somebody entered something meanwhile
        return _table_page(faults=error.wrong, register=register, name=name), 409
    return done(f"Đã nhập {len(rows)} dòng từ tệp {name}.", link(Asked(register_of(rows[0]), origin="people")))


def _enter_table(content: bytes, register: RegisterName | None, *, check_only: bool) -> tuple[Any, ...]:
    at, rules = the_desk().clock(), the_desk().settings.rules
    return entered(the_store(), rules, content, register, me().login, at, check_only=check_only)


def _register(form: MultiDict[str, str]) -> RegisterName | None:
    return next((each for each in REGISTERS if each == form.get("register")), None)


def _table_page(**more: Any) -> str:
    title = "Nhập từ bảng tính"
    return render_template("facts_import.html", title=title, registers=words.REGISTERS, columns=COLUMN_NAMES, **more)


def _rows() -> tuple[Stored, ...]:
    return stored_rows(the_desk().settings.rules, the_store())


def _province() -> str:
    return the_desk().settings.rules.province.name
