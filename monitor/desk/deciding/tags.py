"""Deciding the labels of one article: right, wrong, one that is missing; and undoing it. Not here: looking through all at once."""

from collections.abc import Iterable, Sequence
from typing import cast, get_args

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.deciding import choices
from monitor.desk.deciding.refused import answer_refused, overtaken, refuse_overtaken, wrong
from monitor.desk.deciding.seen import refuse_unseen
from monitor.desk.desk import the_store
from monitor.desk.doors.access import allowed
from monitor.desk.shown.past import Deed, decision_words
from monitor.desk.shown.why import LABELS, name_of, values
from monitor.model import Clip, Label, Province, Tags, ToneValue
from monitor.store.deciding import Decision, Verdict

screen = Blueprint("deciding_tags", __name__)
answer_refused(screen)
_MOST = 50  # decisions of one form that are undone together
_ONE = ("province", "tone")  # labels of which an article has one value


@screen.post("/clips/<int:clip>/tags")
@allowed("officer", "clips")
def decide(clip: int) -> ResponseReturnValue:
    """Keep one word on one label: `verdict` is accept, drop, or set, which names a value that shall stand."""
    found = the_store().clip(clip)
    if found is None:
        abort(404)
    label, value, verdict = (request.form.get(name, "") for name in ("label", "value", "verdict"))
    if label not in LABELS or verdict not in ("accept", "drop", "set"):
        raise wrong("Biểu mẫu không đầy đủ.", "Mở lại trang tin rồi thử lại.")
    about: Label = cast("Label", label)
    with acting(f"tag.{verdict}", f"clip {clip}", label=label) as act:
        refuse_changed(clip, about, request.form.get("seen", ""))
        now = the_store().clip(clip) or found  # as it stands now that nobody else can write
        refuse_unseen(now, request.form.get("seen_state", ""), [about])
        words = _words(now, about, value, verdict)
        act.detail["value"] = value
        ids = [
            the_store().decisions.add(clip, about, each, said, who=act.who, at=act.at, revision=now.revisions)
            for each, said in words
        ]
    said = f"“{name_of(about, words[0][0], choices.topics()) if value else 'Không xét'}”"
    message = {"accept": f"Đã xác nhận {said}.", "drop": f"Đã bỏ {said}.", "set": f"Đã đặt {said}."}[verdict]
    back = url_for("clip.show", clip=clip)
    return done(message, back, undo=url_for("deciding_tags.undo", clip=clip, first=ids[0], last=ids[-1]))


def _words(clip: Clip, label: Label, value: str, verdict: str) -> list[tuple[str, Verdict]]:
    """The (value, verdict) to be kept; raises RefusedError for what cannot be chosen."""
    machine = the_store().decisions.machine([clip.id])[clip.id]
    if verdict == "set":
        return _set(clip.tags, machine, label, value)
    known = {*values(clip.tags, label), *values(machine, label), *named(clip.tags, label)}
    if value not in known:
        raise wrong("Tin này không có nhãn đó.", "Mở lại trang tin để xem các nhãn hiện có.")
    if verdict == "drop" and label in _ONE:
        raise wrong("Mục này chỉ có một giá trị: chọn giá trị đúng thay vì bỏ.")
    return [(value, "drop" if verdict == "drop" else _standing(machine, label, value))]


def _set(standing: Tags, machine: Tags, label: Label, value: str) -> list[tuple[str, Verdict]]:
    value = _checked(label, value, standing)
    if value:
        return [(value, _standing(machine, label, value))]
    # No tone: whatever a person or the machine named must not stand.
    named_ones = dict.fromkeys((*values(machine, "tone"), *named(standing, "tone"), *values(standing, "tone")))
    dropped = {word.value for word in standing.decided if word.label == "tone" and word.verdict == "drop"}
    words: list[tuple[str, Verdict]] = [(each, "drop") for each in named_ones if each not in dropped]
    if not words:
        raise wrong("Tin này đang không xét sắc thái.")
    return words


def _checked(label: Label, value: str, standing: Tags) -> str:
    """*value* as the rules write it; "" only for no tone."""
    if label == "province" and value in get_args(Province):
        return value
    if label == "tone" and value in ("", *get_args(ToneValue)):
        if value and standing.province != "central":
            raise wrong("Sắc thái chỉ xét khi tin nói chính về tỉnh.", "Đặt mức liên quan đến tỉnh trước.")
        return value
    if label == "topic" and value in choices.topics():
        return value
    if label == "place":
        if not value.strip():
            raise wrong("Chưa chọn địa bàn.")
        name = choices.place_called(value)
        if name is None:
            raise wrong(
                f"Danh mục địa danh không có “{value[:100]}”.",
                "Chọn một tên trong danh mục; tên còn thiếu thì nhờ người giữ quy tắc bổ sung.",
            )
        return name
    raise wrong("Giá trị này không có trong danh mục.", "Chọn một giá trị trong danh sách rồi gửi lại.")


def named(tags: Tags, label: Label) -> tuple[str, ...]:
    """The values of *label* on which a person said something."""
    return tuple(word.value for word in tags.decided if word.label == label)


def _standing(machine: Tags, label: Label, value: str) -> Verdict:
    return "accept" if value in values(machine, label) else "add"


def refuse_changed(clip: int, label: Label, seen: str) -> None:
    """Raise RefusedError (409) where somebody decided of *label* after *seen*; asked inside `acting`."""
    store = the_store()
    words = (word for word in store.decisions.of(clip) if word.label == label)
    refuse_overtaken(seen, store.decisions.newest(clip, label), LABELS[label], _deeds(words))


def _deeds(words: Iterable[Decision]) -> list[tuple[int, Deed]]:
    topics = choices.topics()
    return [(word.id, Deed(word.at, word.who, decision_words(word, topics))) for word in words]


@screen.post("/clips/<int:clip>/decisions/<int:first>-<int:last>/undo")
@allowed("officer", "clips")
def undo(clip: int, first: int, last: int) -> ResponseReturnValue:
    """Let stand again what stood before the decisions *first* to *last* of one form."""
    if the_store().clip(clip) is None or not 0 <= last - first < _MOST:
        abort(404)
    with acting("tag.undo", f"clip {clip}", first=first, last=last) as act:
        words = the_store().decisions.of(clip)
        wanted = [word for word in words if first <= word.id <= last]
        if not wanted:
            abort(404)
        _refuse_decided_anew(words, wanted)
        undone = [the_store().decisions.undo(word.id, who=act.who, at=act.at) for word in reversed(wanted)]
    again = url_for("deciding_tags.undo", clip=clip, first=undone[0], last=undone[-1])
    return done("Đã hoàn tác quyết định về nhãn.", url_for("clip.show", clip=clip), undo=again)


def _refuse_decided_anew(words: Sequence[Decision], wanted: Sequence[Decision]) -> None:
    undoing = {word.id for word in wanted}
    of_them = {(word.label, word.value) for word in wanted}
    later = [word for word in words if (word.label, word.value) in of_them and word.id > max(undoing)]
    if later:
        raise overtaken("quyết định về nhãn", [deed for _, deed in _deeds(later)])
