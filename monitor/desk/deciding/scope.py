"""Bringing into scope what was imported out of it: a person says that it matters. There is no way back, and the page says so.

Not here: what people say of its labels (tags.py), bringing what is not there yet (screens/add.py).
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.deciding.refused import answer_refused, wrong
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.errors import StoreError
from monitor.pipeline import Session
from monitor.pipeline.importing import take_in
from monitor.pipeline.stories import join_stories

screen = Blueprint("deciding_scope", __name__)
answer_refused(screen)
_PATIENCE = (
    3.0  # seconds for who reads the press or groups: at the same time it could come into a story of the other side
)


@screen.post("/clips/<int:clip>/take-in")
@allowed("officer", "clips")
def take(clip: int) -> ResponseReturnValue:
    """Let an article that was out of scope be a clip from now on, and give it its story."""
    desk, store = the_desk(), the_store()
    with (
        ThreadPoolExecutor(1) as pool,
        store.alone("run", "reading the press", wait_seconds=_PATIENCE),
    ):
        session = Session(desk.settings, store, desk.clock, pool, desk.data)
        with acting("clip.take-in", f"clip {clip}") as act:
            found = store.clip(clip)
            if found is None:
                abort(404)
            if found.in_scope:
                raise wrong("Tin này đã ở trong phạm vi theo dõi.", "Mở lại trang tin để xem.")
            told = take_in(session, clip, act.who)
        with suppress(StoreError):  # it is in scope now; the next round groups it
            join_stories(session)
    more = "" if told else " Tin đăng trước bản tin gần nhất nên không bản tin nào nêu; số liệu, báo cáo thì có tính."
    return done(f"Đã đưa tin vào phạm vi theo dõi.{more}", url_for("clip.show", clip=clip))
