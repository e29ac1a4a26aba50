"""How a screen keeps what a person does: one transaction with its line in the log, told when somebody was faster.

Not here: what is kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import me
from monitor.desk.doors.ways import safe_path
from monitor.store.audit import Actor


@dataclass(frozen=True, slots=True)
class Act:
    """Who does it, when, and the details that the log keeps; a screen may add to them."""

    who: str  # the name that stands beside what is decided
    at: datetime
    detail: dict[str, Any]


class NothingDoneError(Exception):
    """Raised inside `acting` where nothing was to do after all, so that no line says it; who raises it catches it."""


@contextmanager
def acting(act: str, about: str, **detail: object) -> Iterator[Act]:
    """All that is written inside, with a line in the log, or nothing; *act* is such as "tag.drop", *about* "clip 12"."""
    account, now = me(), the_desk().clock()
    actor = Actor(account.login, account.name, request.remote_addr or "")
    with the_store().audit.acting(actor, now, act, about, detail) as said:
        yield Act(account.name, now, said)


def unchanged(seen: str, now: object, what: str) -> None:
    """Refuse a form that was filled in before somebody else changed *what* ("the tone of this article", in Vietnamese).

    *seen* is what the form says stood there when the page was made, *now* what stands there; asked inside `acting`, so that
    nobody comes in between. Raises DeskError (409).
    """
    if seen != str(now):
        raise DeskError(
            409,
            "Có người vừa sửa trước",
            f"{what[:1].upper()}{what[1:]} đã được người khác sửa sau khi bạn mở trang. Điều bạn vừa gửi chưa được ghi.",
            "Mở lại trang để xem nội dung mới, rồi quyết định lại nếu vẫn cần.",
        )


def done(message: str, back: str = "", *, undo: str = "") -> Response:
    """Say *message* on the next page, with a button that posts to the path *undo*, and go there.

    The page is the form's own field `back` where it names one of the desk, else *back*.
    """
    flash({"text": message, "undo": undo}, "done")  # type: ignore[arg-type] # a JSON value; the page reads it as one
    return redirect(safe_path(request.form.get("back", "")) or back or url_for("today.show"), code=303)
