"""The screens under /add: taking in a missed article by its address, or a clip from print, radio or television.

Not here: checking what was filled in, doing it, its words (desk.adding).
"""

import math
from collections.abc import Mapping
from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from monitor.addresses import canonical, key
from monitor.config.paper import PaperClip
from monitor.desk.acting import acting
from monitor.desk.adding import forms
from monitor.desk.adding.jobs import Job, Jobs, Work
from monitor.desk.adding.words import answer
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import me
from monitor.desk.kept import kept
from monitor.pipeline import add_paper, add_url

screen = Blueprint("add", __name__)
_PATIENCE = 5.0  # seconds that a page waits before it says that it waits


@screen.get("/add")
@allowed("officer", "add")
def show() -> ResponseReturnValue:
    """Both forms; `url` in the address fills in the first."""
    return _page(request.args.to_dict())


@screen.post("/add/url")
@allowed("officer", "add")
def by_url() -> ResponseReturnValue:
    """Take in the article at an address."""
    held, wrong = forms.missed(request.form, the_desk().settings.sources)
    if wrong:
        return _page(request.form.to_dict(), url_wrong=wrong), 400
    there = _there(held.url)
    if there is not None:
        return _page(request.form.to_dict(), there=there)
    who = me().name
    return _begin(
        "add.url", held.url, lambda session: add_url(session, held.url, who, held.outlet, held.group), url=held.url
    )


@screen.post("/add/paper")
@allowed("officer", "add")
def by_hand() -> ResponseReturnValue:
    """Take in a clip that was typed in."""
    desk = the_desk()
    clip, wrong = forms.paper(request.form, me().name, desk.clock(), desk.zone)
    if clip is None:
        return _page(request.form.to_dict(), paper_wrong=wrong), 400
    return _begin_paper(clip)


@screen.post("/add/file")
@allowed("officer", "add")
def by_file() -> ResponseReturnValue:
    """Take in the clip of an uploaded file."""
    desk, sent = the_desk(), request.files.get("file")
    content = sent.read() if sent else b""
    if not content:
        return _page({}, file_wrong=("Chưa chọn tệp, hoặc tệp trống.",)), 400
    clip, wrong = forms.paper_file(content, me().name, desk.clock(), desk.zone)
    if clip is None:
        return _page({}, file_wrong=wrong, file_name=(sent.filename or "")[:100] if sent else ""), 400
    return _begin_paper(clip)


@screen.get("/add/jobs/<id_>")
@allowed("officer", "add")
def job(id_: str) -> ResponseReturnValue:
    """How taking in something goes; the page asks again by itself until it is done."""
    found = _jobs().of(id_, me().login)
    if found is None:
        raise DeskError(
            404,
            "Không còn theo dõi được",
            "Bàn làm việc không còn nhớ lần thêm này; những gì đã ghi thì vẫn còn.",
            "Tra đường dẫn trong Sổ địa chỉ, hoặc tìm tiêu đề trong kho.",
        )
    done = found.done(_PATIENCE)
    told = answer(done) if done and done.clip is None else None
    return render_template("add_job.html", job=found, done=done, told=told)


def _page(values: Mapping[str, str], **said: object) -> str:
    """Both forms, filled with *values*; *said* is what is wrong with which of them."""
    most = the_desk().settings.desk.upload_megabytes
    return render_template("add.html", values=values, forms=forms, most=most, **said)


def _begin_paper(clip: PaperClip) -> Response:
    return _begin(
        "add.paper", clip.title, lambda session: add_paper(session, clip), outlet=clip.outlet, title=clip.title
    )


def _begin(act: str, what: str, work: Work, **detail: object) -> Response:
    """Write down who brings what, then let it be taken in; the clip says who entered it."""
    with acting(act, "new clip", **detail):
        pass
    begun: Job = _jobs().begin(me().login, what, work)
    return redirect(url_for("add.job", id_=begun.id), code=303)


def _there(url: str) -> int | None:
    """The clip that stands at *url* already; what was imported and is out of scope may still become one."""
    found = the_store().ledger_pages.look_up((url, canonical(url)), (key(url),))
    article = found.line.article if found else None
    clip = the_store().clip(article) if article is not None else None
    return clip.id if clip and clip.in_scope else None


def _jobs() -> Jobs:
    return kept("adding", math.inf, partial(Jobs, the_desk()))
