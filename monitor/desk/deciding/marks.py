"""What is done with an article besides its tags: read, looked through, noted, given to somebody; one or many at once.

Not here: tags by themselves (tags.py), words for the digest (writing.py).
"""

from collections.abc import Callable, Mapping, Sequence

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.deciding import choices
from monitor.desk.deciding.many import give_all, review_all
from monitor.desk.deciding.refused import answer_refused, overtaken, refuse_overtaken, wrong
from monitor.desk.deciding.reviewing import Reviewed, review, take_back
from monitor.desk.deciding.seen import refuse_unseen, revision
from monitor.desk.deciding.tags import refuse_changed
from monitor.desk.desk import the_store
from monitor.desk.doors.access import allowed, may
from monitor.desk.doors.sessions import me
from monitor.desk.shown.past import Deed, act_words
from monitor.desk.shown.why import LABELS
from monitor.store.marks import Act as ActKind
from monitor.store.marks import ClipAct, Marks
from monitor.vietnamese.clean import clean

screen = Blueprint("deciding_marks", __name__)
answer_refused(screen)
_LONGEST_NOTE = 2000  # letters
_MOST = 200  # articles of one form


# -- one article ---------------------------------------------------------------------------------------


@screen.post("/clips/<int:clip>/read")
@allowed("viewer", "clips")
def read(clip: int) -> ResponseReturnValue:
    """Mark an article as read by oneself."""
    return _read(clip, read=True)


@screen.post("/clips/<int:clip>/unread")
@allowed("viewer", "clips")
def unread(clip: int) -> ResponseReturnValue:
    """Mark it as not read."""
    return _read(clip, read=False)


def _read(clip: int, *, read: bool) -> ResponseReturnValue:
    _known([clip])
    with acting("clip.read" if read else "clip.unread", f"clip {clip}"):
        the_store().marks.read(me().id, [clip], read=read)
    undo = url_for("deciding_marks.unread" if read else "deciding_marks.read", clip=clip)
    return done("Đã đánh dấu đã đọc." if read else "Đã đánh dấu chưa đọc.", url_for("clip.show", clip=clip), undo=undo)


@screen.post("/clips/<int:clip>/reviewed")
@allowed("officer", "clips")
def reviewed(clip: int) -> ResponseReturnValue:
    """Keep that an article was looked through: every label that stands is right."""
    _known([clip])
    with acting("clip.reviewed", f"clip {clip}") as act:
        _refuse_done(clip, "reviewed", "việc rà soát")
        for label in LABELS:
            refuse_changed(clip, label, request.form.get(f"seen_{label}", ""))
        found, seen = the_store().clip(clip), request.form.get("seen_state", "")
        if found:
            refuse_unseen(found, seen)
        result = review({clip: seen}, act)
        act.detail["accepted"] = len(result.accepted)
    return done("Đã rà soát: các nhãn đang có được xác nhận đúng.", _page(clip), undo=_undo(result))


@screen.post("/clips/<int:clip>/reopened")
@allowed("officer", "clips")
def reopened(clip: int) -> ResponseReturnValue:
    """Open an article again that was looked through; its labels stay as people decided."""
    _known([clip])
    with acting("clip.reopened", f"clip {clip}") as act:
        _refuse_done(clip, "reviewed", "việc rà soát")
        if not _marks(clip).reviewed:
            raise wrong("Tin này chưa được rà soát nên không cần mở lại.")
        id_ = the_store().marks.add(clip, "reopened", "", who=act.who, at=act.at)
    return done("Đã mở lại để rà soát.", _page(clip), undo=_undo(Reviewed((id_,), ())))


@screen.post("/clips/<int:clip>/notes")
@allowed("officer", "clips")
def note(clip: int) -> ResponseReturnValue:
    """Add a note; notes stay."""
    _known([clip])
    text = clean(request.form.get("text", ""))
    if not text:
        raise wrong("Ghi chú đang trống.")
    if len(text) > _LONGEST_NOTE:
        raise wrong(f"Ghi chú dài {len(text)} ký tự; nhiều nhất {_LONGEST_NOTE}.")
    with acting("clip.note", f"clip {clip}") as act:
        the_store().marks.add(clip, "note", text, who=act.who, at=act.at, revision=_revision(clip))
    return done("Đã ghi chú. Ghi chú được lưu lâu dài, không xóa được.", _page(clip))


@screen.post("/clips/<int:clip>/assign")
@allowed("officer", "clips")
def assign(clip: int) -> ResponseReturnValue:
    """Give an article to somebody, or take it back ("")."""
    _known([clip])
    to, name = _person(request.form.get("to", ""))
    with acting("clip.assign", f"clip {clip}", to=to) as act:
        _refuse_done(clip, "assign", "việc giao tin")
        if _marks(clip).assigned_to == to:
            raise wrong("Tin này đang giao cho đúng người đó." if to else "Tin này chưa giao cho ai.")
        id_ = the_store().marks.add(clip, "assign", to, who=act.who, at=act.at, revision=_revision(clip))
    message = f"Đã giao tin cho {name}." if to else "Đã thu lại việc giao tin."
    return done(message, _page(clip), undo=_undo(Reviewed((id_,), ())))


# -- many at once ----------------------------------------------------------------------------------------


@screen.post("/clips/marks")
@allowed("viewer", "clips")
def mark() -> ResponseReturnValue:
    """Do one thing with all articles chosen in a list: `do` is read, unread, reviewed or assign; of the last `to` whom."""
    what = request.form.get("do", "")
    if what not in _MANY:
        raise wrong("Chưa chọn việc cần làm với các tin.")
    if what not in ("read", "unread") and not may("officer", "clips"):
        abort(403)
    clips = _chosen()
    return _MANY[what](clips)


def _chosen() -> list[int]:
    given = list(dict.fromkeys(request.form.getlist("clip")))
    if not given:
        raise wrong("Chưa chọn tin nào.", "Đánh dấu ít nhất một tin trong danh sách rồi gửi lại.")
    if len(given) > _MOST:
        raise wrong(f"Chọn {len(given)} tin; mỗi lần nhiều nhất {_MOST} tin.")
    if not all(each.isascii() and each.isdecimal() and len(each) < 19 for each in given):
        abort(404)
    return _known([int(each) for each in given])


def _read_many(clips: Sequence[int], *, read: bool) -> ResponseReturnValue:
    before = the_store().marks.read_by(me().id)
    changed = [clip for clip in clips if (clip in before) != read]
    with acting("clip.read" if read else "clip.unread", "clips", clips=list(clips)):
        the_store().marks.read(me().id, clips, read=read)
    ids = ",".join(map(str, changed))
    undo = url_for("deciding_marks.read_again", do="unread" if read else "read", clips=ids) if changed else ""
    return done(f"Đã đánh dấu {len(clips)} tin {'đã' if read else 'chưa'} đọc.", url_for("clips.show"), undo=undo)


@screen.post("/clips/marks/read-again")
@allowed("viewer", "clips")
def read_again() -> ResponseReturnValue:
    """Undo such a mark on many; the address names them."""
    given = request.args.get("clips", "").split(",")
    if len(given) > _MOST or not all(each.isascii() and each.isdecimal() and len(each) < 19 for each in given):
        abort(404)
    return _read_many(_known([int(each) for each in given]), read=request.args.get("do") == "read")


def _review_many(clips: Sequence[int]) -> ResponseReturnValue:
    result, said = review_all(clips)
    return done(said, url_for("clips.show"), undo=_undo(result))


def _assign_many(clips: Sequence[int]) -> ResponseReturnValue:
    result, said = give_all(clips, *_person(request.form.get("to", "")))
    return done(said, url_for("clips.show"), undo=_undo(result))


_MANY: Mapping[str, Callable[[Sequence[int]], ResponseReturnValue]] = {
    "read": lambda clips: _read_many(clips, read=True),
    "unread": lambda clips: _read_many(clips, read=False),
    "reviewed": _review_many,
    "assign": _assign_many,
}


@screen.post("/clips/acts/<int:first>-<int:last>/undo")
@allowed("officer", "clips")
def undo(first: int, last: int) -> ResponseReturnValue:
    """Undo the acts *first* to *last* of one form, and the labels that it accepted (`accepted`: "5-9")."""
    if not 0 <= last - first < _MOST or last >= 2**62:
        abort(404)
    acts = [act for id_ in range(first, last + 1) if (act := the_store().marks.act(id_)) and act.act != "note"]
    if not acts:
        abort(404)
    with acting("clip.undo", f"clip {acts[0].article}" if len(acts) == 1 else "clips", first=first, last=last) as said:
        newest = [act for act in acts if the_store().marks.newest(act.article, act.act) == act.id]
        if not newest:
            raise overtaken("việc này", _since(acts[-1].article, acts[-1].id))
        undone = tuple(the_store().marks.undo(act.id, who=said.who, at=said.at) for act in newest)
        accepted = take_back(newest, request.args.get("accepted", ""), said)
    left = len(acts) - len(newest)
    more = f" {left} tin đã có người xử lý tiếp nên giữ nguyên." if left else ""
    back = _page(acts[0].article) if len(acts) == 1 else url_for("clips.show")
    return done(f"Đã hoàn tác.{more}", back, undo=_undo(Reviewed(undone, accepted)))


# -- what all of them ask ----------------------------------------------------------------------------------


def _known(clips: list[int]) -> list[int]:
    """*clips*, all of which are there; else 404."""
    found = the_store().exports.came(clips, outside=True)
    if len(found) != len(set(clips)):
        abort(404)
    return clips


def _marks(clip: int) -> Marks:
    return the_store().marks.of([clip]).get(clip, Marks())


def _revision(clip: int) -> int | None:
    """The revision that the page showed from which the form came; None: the newest."""
    seen = revision(request.form.get("seen_state", ""))
    return seen if seen in {number for number, _, _ in the_store().revisits.differences(clip)} else None


def _person(login: str) -> tuple[str, str]:
    """(login, name) of whom an article can be given to; ("", "") for nobody."""
    if not login:
        return "", ""
    found = next((each for each in choices.people() if each.login.lower() == login.lower()), None)
    if found is None:
        raise wrong("Không giao được cho người này: tài khoản không có, đã khóa, hoặc chỉ được xem.")
    return found.login, found.name


def _refuse_done(clip: int, act: ActKind, what: str) -> None:
    """Raise RefusedError (409) where somebody did such an act after the page was made; asked inside `acting`."""
    seen = request.form.get("seen", "")
    deeds = [(each.id, Deed(each.at, each.who, act_words(each, choices.names()))) for each in _kin(clip, act)]
    refuse_overtaken(seen, the_store().marks.newest(clip, act), what, deeds)


def _since(clip: int, id_: int) -> list[Deed]:
    return [
        Deed(each.at, each.who, act_words(each, choices.names()))
        for each in the_store().marks.acts(clip)
        if each.id > id_ and each.act != "note"
    ]


def _kin(clip: int, act: ActKind) -> list[ClipAct]:
    kinds = ("assign",) if act == "assign" else ("reviewed", "reopened")
    return [each for each in the_store().marks.acts(clip) if each.act in kinds]


def _page(clip: int) -> str:
    return url_for("clip.show", clip=clip)


def _undo(made: Reviewed) -> str:
    """The path that undoes what one form did; "" where it did nothing."""
    if not made.acts:
        return ""
    accepted = f"{made.accepted[0]}-{made.accepted[-1]}" if made.accepted else None
    return url_for("deciding_marks.undo", first=made.acts[0], last=made.acts[-1], accepted=accepted)
