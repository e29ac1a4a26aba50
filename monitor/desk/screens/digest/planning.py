"""What people plan for the coming edition: leaving out, keeping, order, a note; and undoing each. Not here: the page (show.py)."""

from typing import NoReturn

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done, unchanged
from monitor.desk.desk import the_store
from monitor.desk.digest.coming import coming
from monitor.desk.digest.rows import moved
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.screens.digest.blueprint import screen
from monitor.model import Edition
from monitor.store.plans import NOTE
from monitor.vietnamese.clean import clean

LONGEST_NOTE, LONGEST_REASON = 600, 200  # letters
_MOVES = {"up": "lên", "down": "xuống", "top": "lên đầu mục"}


@screen.post("/digest/clips/<int:clip>/drop")
@allowed("officer", "digest")
def drop(clip: int) -> ResponseReturnValue:
    """Leave an article out of the digest."""
    _clip(clip)
    reason = _line("reason")
    if not reason or len(reason) > LONGEST_REASON:
        _refuse(f"Cần ghi lý do lược tin, nhiều nhất {LONGEST_REASON} ký tự; chưa có gì được ghi.")
    number = _number()
    waiting = _waiting(number)
    with acting("digest.drop", f"clip {clip}", edition=number, reason=reason) as act:
        _unless_cut(number)
        _still_waits(clip, waiting)
        unchanged(request.form.get("seen", ""), _seen(clip), "việc lược hay giữ tin này")
        made = the_store().plans.drop(number, clip, reason, who=act.who, at=act.at)
    return done("Đã lược một tin khỏi bản tin.", url_for("digest.show"), undo=_undo(made))


@screen.post("/digest/clips/<int:clip>/keep")
@allowed("officer", "digest")
def keep(clip: int) -> ResponseReturnValue:
    """Tell an article after all."""
    _clip(clip)
    number = _number()
    waiting = _waiting(number)
    with acting("digest.keep", f"clip {clip}", edition=number) as act:
        _unless_cut(number)
        _still_waits(clip, waiting)
        unchanged(request.form.get("seen", ""), _seen(clip), "việc lược hay giữ tin này")
        made = the_store().plans.keep(number, clip, who=act.who, at=act.at)
    return done("Đã đưa tin trở lại bản tin.", url_for("digest.show"), undo=_undo(made))


@screen.post("/digest/clips/<int:clip>/move")
@allowed("officer", "digest")
def move(clip: int) -> ResponseReturnValue:
    """Put an article, with all of its event, higher or lower in its section."""
    way, number = request.form.get("way", ""), _number()
    edition = _coming(number)
    found = moved(edition, clip, way)
    if found is None:
        return done("Tin này không còn chỗ để chuyển như vậy; thứ tự giữ nguyên.", url_for("digest.show"))
    section, order = found
    with acting("digest.order", f"edition {number}", section=section, clip=clip, way=way) as act:
        _unless_cut(number)
        unchanged(request.form.get("seen", ""), _newest_on(number, section), f"thứ tự mục {section}")
        made = the_store().plans.order(number, section, order, who=act.who, at=act.at)
    return done(f"Đã chuyển tin {_MOVES[way]}.", url_for("digest.show"), undo=_undo(made))


@screen.post("/digest/order/<any(II, III, IV, V, VI):section>/usual")
@allowed("officer", "digest")
def usual(section: str) -> ResponseReturnValue:
    """Put a section in the usual order again."""
    number = _number()
    with acting("digest.order", f"edition {number}", section=section, way="usual") as act:
        _unless_cut(number)
        unchanged(request.form.get("seen", ""), _newest_on(number, section), f"thứ tự mục {section}")
        made = the_store().plans.order(number, section, [], who=act.who, at=act.at)
    return done(f"Mục {section} trở lại thứ tự thường lệ.", url_for("digest.show"), undo=_undo(made))


@screen.post("/digest/note")
@allowed("officer", "digest")
def note() -> ResponseReturnValue:
    """Say something at the head of the digest; an empty one takes it back."""
    text, number = _line("text"), _number()
    if len(text) > LONGEST_NOTE:
        _refuse(f"Lời ở đầu bản tin dài nhất {LONGEST_NOTE} ký tự, đang có {len(text)}; chưa có gì được ghi.")
    with acting("digest.note", f"edition {number}", text=text) as act:
        _unless_cut(number)
        unchanged(request.form.get("seen", ""), _newest_on(number, NOTE), "lời ở đầu bản tin")
        made = the_store().plans.note(number, text, who=act.who, at=act.at)
    message = "Đã lưu lời ở đầu bản tin." if text else "Đã bỏ lời ở đầu bản tin."
    return done(message, url_for("digest.show"), undo=_undo(made))


@screen.post("/digest/acts/<int:number>/undo")
@allowed("officer", "digest")
def undo(number: int) -> ResponseReturnValue:
    """Let stand again what stood before somebody's act; refused where somebody planned the same thing anew."""
    found = the_store().plans.get(number)
    if found is None:
        abort(404)
    edition = _next()
    waiting = _waiting(edition) if found.article is not None else frozenset()
    with acting("digest.undo", f"edition {edition}", number=number, was=found.act) as act:
        if found.article is not None:
            _still_waits(found.article, waiting)
            unchanged(str(number), _seen(found.article), "việc lược hay giữ tin này")
        else:
            _unless_cut(found.edition)
            unchanged(str(number), _newest_on(found.edition, found.thing), "điều này")
        made = the_store().plans.withdraw(edition, number, who=act.who, at=act.at)
    return done("Đã hoàn tác.", url_for("digest.show"), undo=_undo(made))


# -- what a form must hold ----------------------------------------------------------------------------------


def _line(name: str) -> str:
    return " ".join(clean(request.form.get(name, "")).split())


def _number() -> int:
    """The edition that the form plans for."""
    asked = request.form.get("number", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        _refuse("Biểu mẫu không đầy đủ; chưa có gì được ghi.")
    return int(asked)


def _clip(number: int) -> None:
    if the_store().clip(number) is None:
        abort(404)


def _next() -> int:
    last = the_store().editions.last()
    return last[0] + 1 if last else 1


def _unless_cut(number: int) -> None:
    """Inside `acting`: an edition that was cut is planned no more."""
    if number != _next():
        _was_cut(number)


def _was_cut(number: int) -> NoReturn:
    raise DeskError(
        409,
        "Bản tin đã chốt",
        f"Bản tin số {number:03d} đã được chốt sau khi bạn mở trang. Điều bạn vừa gửi chưa được ghi.",
        "Mở lại trang Điểm báo để soạn số sau; bản đã chốt không đổi nữa.",
    )


def _coming(number: int) -> Edition:
    """The coming edition, which the form plans for; asked before `acting`, for it takes its time."""
    edition = coming().edition
    if edition.number != number:
        _was_cut(number)
    return edition


def _waiting(number: int) -> frozenset[int]:
    """The clips that the coming edition tells or leaves out."""
    edition = _coming(number)
    return frozenset((*(item.clip for item in edition.items), *(each.clip for each in edition.left_out)))


def _still_waits(clip: int, waiting: frozenset[int]) -> None:
    """Inside `acting`: only what the coming edition is about to tell is dropped or kept."""
    held = the_store().plans.edition_of(clip)
    if held is not None:
        _was_cut(held)
    if clip not in waiting:
        raise DeskError(
            409,
            "Tin không có trong bản tin sắp tới",
            f"Tin {clip} là bài đăng lại, bài cũ hoặc ngoài phạm vi. Chưa có gì được ghi.",
            "Mở lại trang Điểm báo để xem các tin đang chờ.",
        )


def _seen(clip: int) -> int:
    return max((act.id for act in the_store().plans.of_articles([clip])), default=0)


def _newest_on(number: int, thing: str) -> int:
    return max((act.id for act in the_store().plans.of(number) if act.thing == thing), default=0)


def _undo(act: int) -> str:
    return url_for("digest.undo", number=act)


def _refuse(text: str) -> NoReturn:
    raise DeskError(400, "Chưa ghi được", text, "Quay lại trang trước, sửa rồi gửi lại.")
