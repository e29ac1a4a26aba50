"""The screens under /add: taking in a missed article by its address, or a clip from print, radio or television.

Not here: checking what was filled in, doing it, its words (desk.adding).
"""

import math
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from monitor.addresses import canonical, key
from monitor.config.paper import PaperClip
from monitor.desk.acting import acting, done
from monitor.desk.adding import forms
from monitor.desk.adding.jobs import Done, Job, Jobs
from monitor.desk.adding.words import OUTSIDE, answer
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed, may
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import me
from monitor.desk.kept import kept
from monitor.errors import InputError
from monitor.model import Clip
from monitor.pipeline import Session, add_url, group_added, judge_paper, keep_address, keep_paper

screen = Blueprint("add", __name__)
_PATIENCE = 5.0  # seconds that a page waits before it says that it waits
_OUTSIDE = f"{OUTSIDE} Bấm “Đưa vào phạm vi theo dõi” trên trang này để bài thành tin."
_HURRY = 0.5  # seconds for who reads the press; a clip may get its story later


@screen.get("/add")
@allowed("officer", "add")
def show() -> ResponseReturnValue:
    """Both forms; `url` in the address fills in the first."""
    return _page(request.args.to_dict())


@screen.post("/add/url")
@allowed("officer", "add")
def by_url() -> ResponseReturnValue:
    """Take in the article at an address; one that is out of scope has a button for that on its own page."""
    held, wrong = forms.missed(request.form, the_desk().settings.sources)
    if wrong:
        return _page(request.form.to_dict(), url_wrong=wrong), 400
    there = _there(held.url)
    if there is not None and there.in_scope:
        return _page(request.form.to_dict(), there=there.id)
    if there is not None and may("officer", "clips"):
        return done(_OUTSIDE, url_for("clip.show", clip=there.id))
    who = me().name
    try:
        with acting("add.url", "new clip", url=held.url), _session() as session:
            keep_address(session, held.url, who, held.outlet, held.group)  # whatever becomes of the desk now
    except InputError as error:  # it came meanwhile
        return _to_page(_jobs().ended(me().login, held.url, Done(fault=error)))
    return _to_page(
        _jobs().begin(me().login, held.url, lambda session: add_url(session, held.url, who, held.outlet, held.group))
    )


@screen.post("/add/paper")
@allowed("officer", "add")
def by_hand() -> ResponseReturnValue:
    """Take in a clip that was typed in."""
    desk = the_desk()
    clip, wrong = forms.paper(request.form, me().name, desk.clock(), desk.zone)
    if clip is None:
        return _page(request.form.to_dict(), paper_wrong=wrong), 400
    return _keep_paper(clip)


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
    return _keep_paper(clip)


@screen.get("/add/jobs/<id_>")
@allowed("officer", "add")
def job(id_: str) -> ResponseReturnValue:
    """How taking in something goes; the page asks again by itself until it is done."""
    found = _jobs().of(id_, me().login)
    if found is None:
        raise DeskError(
            404,
            "Không còn theo dõi được",
            "Bàn làm việc đã khởi động lại nên không còn nhớ lần thêm này. Không mất gì: đường dẫn đã ghi vào Sổ địa chỉ "
            "trước khi tải, nếu chưa tải xong thì lượt đọc báo sau máy tự tải; tin nhập bằng mẫu đã nằm trong kho.",
            "Tra đường dẫn trong Sổ địa chỉ, hoặc tìm tiêu đề trong kho.",
        )
    done = found.done(_PATIENCE)
    told = answer(done) if done and done.clip is None else None
    return render_template("add_job.html", job=found, done=done, told=told)


def _page(values: Mapping[str, str], **said: object) -> str:
    """Both forms, filled with *values*; *said* is what is wrong with which of them."""
    most = the_desk().settings.desk.upload_megabytes
    return render_template("add.html", values=values, forms=forms, most=most, **said)


def _keep_paper(clip: PaperClip) -> Response:
    """Keep it in this request, with its line in the log: nothing is fetched, and what was typed must not wait in memory."""
    with _session() as session:
        judged = judge_paper(session, clip)
        try:
            with acting("add.paper", "new clip", outlet=clip.outlet, title=clip.title):
                how = Done(keep_paper(session, clip, judged), clip.title)
        except InputError as error:
            how = Done(fault=error)
        else:
            group_added(session, _HURRY)
    return _to_page(_jobs().ended(me().login, clip.title, how))


@contextmanager
def _session() -> Iterator[Session]:
    """The pipeline over the request's own database."""
    desk = the_desk()
    with ThreadPoolExecutor(1) as pool:
        yield Session(desk.settings, the_store(), desk.clock, pool, desk.data)


def _to_page(job: Job) -> Response:
    return redirect(url_for("add.job", id_=job.id), code=303)


def _there(url: str) -> Clip | None:
    """What stands at *url* already, in scope or out of it."""
    found = the_store().ledger_pages.look_up((url, canonical(url)), (key(url),))
    article = found.line.article if found else None
    return the_store().clip(article) if article is not None else None


def _jobs() -> Jobs:
    return kept("adding", math.inf, partial(Jobs, the_desk()))
