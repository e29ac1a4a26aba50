"""What was not kept: somebody was faster, or something is wrong in it. What a person typed is shown again, so that it is not lost.

Not here: faults of the program (doors/faults.py).
"""

from collections.abc import Iterable, Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from monitor.desk.doors.faults import DeskError
from monitor.desk.shown.past import Deed

_TYPED = ("text",)  # fields that people write in


class RefusedError(DeskError):
    """A form that was not kept, with what others did meanwhile."""

    def __init__(self, status: int, title: str, text: str, advice: str, deeds: Sequence[Deed] = ()) -> None:
        """Say it as DeskError does; *deeds* are what others did since the page was made."""
        super().__init__(status, title, text, advice)
        self.deeds = tuple(deeds)


def answer_refused(screen: Blueprint) -> None:
    """Let the forms of *screen* answer so, with what was typed."""

    @screen.errorhandler(RefusedError)
    def refused(fault: RefusedError) -> ResponseReturnValue:
        clip = (request.view_args or {}).get("clip")
        typed = [text for name in _TYPED if (text := request.form.get(name, ""))]
        return render_template("deciding_refused.html", fault=fault, typed=typed, clip=clip), fault.status


def wrong(text: str, advice: str = "Quay lại trang trước, sửa rồi gửi lại.") -> RefusedError:
    """What a person must mend in the form."""
    return RefusedError(400, "Chưa ghi được", text, advice)


def refuse_overtaken(seen: str, now: int, what: str, since: Iterable[tuple[int, Deed]]) -> None:
    """Raise RefusedError (409) where *what* was changed after the page was made.

    *seen* is the newest id that the form knew, *now* the newest there is; *since* are all deeds with their ids. Asked inside
    `acting`, so that nobody comes in between.
    """
    if seen == str(now):
        return
    known = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 19 else 0
    raise overtaken(what, [deed for id_, deed in since if id_ > known])


def changed_meanwhile(revision: int | None) -> RefusedError:
    """The machine labelled the article anew; *revision* is that which stands now, where its publisher changed it too."""
    why = f"báo đã sửa bài (nay là bản {revision})" if revision else "nhãn của tin đã thay đổi"
    return RefusedError(
        409,
        "Tin không còn như khi bạn mở trang",
        f"Sau khi bạn mở trang, {why}. Điều bạn vừa gửi chưa được ghi.",
        "Mở lại trang để xem nội dung và nhãn mới, rồi quyết định.",
    )


def overtaken(what: str, deeds: Sequence[Deed]) -> RefusedError:
    """Somebody else was faster with *what*."""
    return RefusedError(
        409,
        "Có người vừa sửa trước",
        f"{what[:1].upper()}{what[1:]} đã thay đổi sau khi bạn mở trang. Điều bạn vừa gửi chưa được ghi.",
        "Mở lại trang để xem nội dung mới, rồi quyết định lại nếu vẫn cần.",
        deeds,
    )
