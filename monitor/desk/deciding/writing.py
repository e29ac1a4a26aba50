"""What an officer writes on an article for the digest: own words, the sentence to quote, a translated title; and undoing it.

The checks are those of the command line (digests/writing.py), told in Vietnamese. Not here: how it is printed (publish).
"""

from typing import cast

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.deciding.refused import answer_refused, overtaken, refuse_overtaken, wrong
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.shown.past import KINDS, Deed, word_words
from monitor.digests.writing import LONGEST, quotable, write
from monitor.model import Clip
from monitor.store.clip_words import ClipWord, Kind
from monitor.vietnamese.clean import clean

screen = Blueprint("deciding_writing", __name__)
answer_refused(screen)


@screen.post("/clips/<int:clip>/words")
@allowed("officer", "clips")
def keep(clip: int) -> ResponseReturnValue:
    """Keep one text of `kind`; an empty one takes back what stood."""
    found = the_store().clip(clip)
    if found is None:
        abort(404)
    if request.form.get("kind", "") not in KINDS:
        raise wrong("Biểu mẫu không đầy đủ.", "Mở lại trang tin rồi thử lại.")
    kind: Kind = cast("Kind", request.form["kind"])
    text = " ".join(clean(request.form.get("text", "")).split())
    _refuse_bad(found, kind, text)
    with acting("clip.words", f"clip {clip}", kind=kind) as act:
        words = _of_kind(clip, kind)
        refuse_overtaken(request.form.get("seen", ""), _newest(words), KINDS[kind], _deeds(words))
        if text == (words[-1].text if words else ""):
            raise wrong(f"{KINDS[kind].capitalize()} chưa có gì thay đổi.")
        write(the_store(), clip, {kind: text}, act.who, act.at, the_desk().settings.digest.quote_words)
        id_ = _newest(_of_kind(clip, kind))
    message = f"Đã lưu {KINDS[kind]}." if text else f"Đã bỏ {KINDS[kind]}."
    undo_path = url_for("deciding_writing.undo", clip=clip, word=id_)
    return done(message + _told(clip), url_for("clip.show", clip=clip), undo=undo_path)


@screen.post("/clips/<int:clip>/words/<int:word>/undo")
@allowed("officer", "clips")
def undo(clip: int, word: int) -> ResponseReturnValue:
    """Write again what stood before the text *word*."""
    found = next((each for each in the_store().words.every(clip) if each.id == word), None)
    if found is None:
        abort(404)
    with acting("clip.words.undo", f"clip {clip}", word=word) as act:
        words = _of_kind(clip, found.kind)
        later = [deed for id_, deed in _deeds(words) if id_ > word]
        if later:
            raise overtaken(KINDS[found.kind], later)
        before = words[-2].text if len(words) > 1 else ""
        the_store().words.write(clip, act.at, act.who, found.kind, before)
        id_ = _newest(_of_kind(clip, found.kind))
    again = url_for("deciding_writing.undo", clip=clip, word=id_)
    return done(f"Đã hoàn tác {KINDS[found.kind]}.", url_for("clip.show", clip=clip), undo=again)


def _refuse_bad(clip: Clip, kind: Kind, text: str) -> None:
    """Raise RefusedError for what may not be printed; `write` holds the same once more, in English."""
    original = the_store().exports.originals([clip.id]).get(clip.id)
    if original is not None:
        raise wrong(
            f"Tin này là bài đăng lại của tin {original}; bản tin nêu tin {original}.",
            f"Mở tin {original} và viết ở đó.",
        )
    if not text:
        return
    if kind == "quote":
        if text not in quotable(clip.article, the_desk().settings.digest.quote_words):
            raise wrong(
                "Câu này không trích được: không có nguyên văn trong bài, quá dài, hoặc nằm giữa lời người khác nói.",
                "Chọn một câu trong danh sách.",
            )
    elif len(text) > LONGEST[kind]:
        raise wrong(f"{KINDS[kind].capitalize()} dài {len(text)} ký tự; bản tin in nhiều nhất {LONGEST[kind]}.")


def _told(clip: int) -> str:
    number = the_store().editions.told([clip]).get(clip)
    return f" Bản tin số {number:03d} đã nêu tin này và không đổi nữa." if number else ""


def _of_kind(clip: int, kind: Kind) -> list[ClipWord]:
    return [word for word in the_store().words.every(clip) if word.kind == kind]


def _newest(words: list[ClipWord]) -> int:
    return words[-1].id if words else 0


def _deeds(words: list[ClipWord]) -> list[tuple[int, Deed]]:
    return [(word.id, Deed(word.at, word.who, word_words(word), word.text)) for word in words]
