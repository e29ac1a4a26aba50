"""Many articles of a list at once: looked through or given to somebody, but for those that changed since the list was made.

Not here: the forms (marks.py), one article.
"""

from collections.abc import Sequence
from contextlib import suppress

from flask import request

from monitor.desk.acting import NothingDoneError, acting
from monitor.desk.deciding.reviewing import Reviewed, review
from monitor.desk.deciding.seen import RowSeen, rows_seen
from monitor.desk.desk import the_store
from monitor.store.marks import Marks

_NAMED = 5  # articles that a sentence names


def review_all(clips: Sequence[int]) -> tuple[Reviewed, str]:
    """Keep that *clips* were looked through that nobody has yet; what was kept, and the words for it.

    One that stands otherwise than its row showed is left alone. The log has a line for what was kept only.
    """
    seen, result = _seen(), Reviewed((), ())
    with suppress(NothingDoneError), acting("clip.reviewed", "clips") as act:
        marks = the_store().marks.of(clips)
        asked = [clip for clip in clips if not marks.get(clip, Marks()).reviewed]
        result = review({clip: seen.get(clip, RowSeen()).state for clip in asked}, act)
        if not result.acts:
            raise NothingDoneError
        act.detail["clips"] = [clip for clip in asked if clip not in result.unseen]
        act.detail["accepted"] = len(result.accepted)
    left = len(clips) - len(result.acts) - len(result.unseen)
    more = f" {left} tin đã được rà soát từ trước." if left else ""
    more += _left_alone(result.unseen, "đã thay đổi sau khi bạn mở trang nên chưa ghi")
    said = f"Đã rà soát {len(result.acts)} tin." if result.acts else "Chưa rà soát tin nào:"
    return result, said + more


def give_all(clips: Sequence[int], to: str, name: str) -> tuple[Reviewed, str]:
    """Give *clips* to whom *to* is the login, or take them back (""); what was kept, and the words for it.

    One that somebody gave since its row was shown is left alone. The log has a line for what was kept only.
    """
    seen, store = _seen(), the_store()
    ids: tuple[int, ...] = ()
    with suppress(NothingDoneError), acting("clip.assign", "clips", to=to) as act:
        marks = store.marks.of(clips)
        asked = [clip for clip in clips if marks.get(clip, Marks()).assigned_to != to]
        unseen = [clip for clip in asked if store.marks.newest(clip, "assign") != seen.get(clip, RowSeen()).given]
        changed = [clip for clip in asked if clip not in unseen]
        if not changed:
            raise NothingDoneError
        ids = tuple(store.marks.add(clip, "assign", to, who=act.who, at=act.at) for clip in changed)
        act.detail["clips"] = changed
    left = len(clips) - len(asked)
    more = f" {left} tin không phải đổi." if left else ""
    more += _left_alone(unseen, "đã có người giao hoặc thu lại sau khi bạn mở trang nên giữ nguyên")
    if ids:
        said = f"Đã giao {len(ids)} tin cho {name}." if to else f"Đã thu lại {len(ids)} tin."
    else:
        said = "Chưa giao tin nào:" if to else "Chưa thu lại tin nào:"
    return Reviewed(ids, ()), said + more


def _seen() -> dict[int, RowSeen]:
    return rows_seen(request.form.getlist("seen"))


def _left_alone(clips: Sequence[int], why: str) -> str:
    """That *clips* were not touched and *why*, the first of them by title; "" where there are none."""
    if not clips:
        return ""
    found = the_store().search.clips(clips[:_NAMED])
    named = "; ".join(f"“{clip.article.title}” (tin {clip.id})" for clip in found)
    rest = f" và {len(clips) - _NAMED} tin khác" if len(clips) > _NAMED else ""
    return f" {len(clips)} tin {why}; hãy xem lại: {named}{rest}."
