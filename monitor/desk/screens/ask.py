"""The screen /ask: "what do we have on this?" A statement in the address, what bears on it on the page; nothing is kept.

Not here: finding, comparing and the words of it (desk.registers.asking).
"""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed, may
from monitor.desk.lists import clip_index
from monitor.desk.registers.asking import KINDS, NO_WORDS, fault, hits, statement_of
from monitor.desk.screens.facts import today
from monitor.errors import InputError
from monitor.registers import known

screen = Blueprint("ask", __name__)


@screen.get("/ask")
@allowed("viewer", "facts")
def show() -> ResponseReturnValue:
    """The box, and what was found for what stands in it."""
    sent = request.args.get("statement")
    if sent is None:
        return _page("", "")
    text = statement_of(sent)
    if wrong := fault(text):
        return _page(text, wrong), 400
    store, rules = the_store(), the_desk().settings.rules
    try:
        found = hits(store, rules, known(rules, store), text, today(), articles=may("viewer", "clips"))
    except InputError:  # it is neither empty nor too long
        return _page(text, NO_WORDS), 400
    return _page(text, "", found=found, unindexed=clip_index().unindexed)


def _page(text: str, wrong: str, **more: object) -> str:
    title = "Ta có gì về điều này?"
    return render_template("ask.html", title=title, text=text, wrong=wrong, kinds=KINDS, path_of=_path, **more)


def _path(kind: str, id_: str) -> str:
    return url_for("clip.show", clip=int(id_)) if kind == "article" else url_for("facts.one", id_=id_)
