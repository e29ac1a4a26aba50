"""What an officer decides of flags: reading the form, refusing what is wanting or overtaken, keeping it, undoing it.

A decision on a row holds for every article that the row named: what the page showed, and nothing that came since.
Not here: routes (screens/flags.py), keeping (store).
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import request

from monitor.desk.acting import Act
from monitor.desk.deciding import choices
from monitor.desk.deciding.refused import RefusedError, changed_meanwhile, overtaken, wrong
from monitor.desk.desk import the_store
from monitor.desk.doors.sessions import me
from monitor.desk.flags.words import DONE, REASONS, STANDS
from monitor.desk.shown.past import Deed
from monitor.errors import StaleError
from monitor.store.flag_values import ActKind, FlagAct, StandingFlag
from monitor.vietnamese.clean import clean

LONGEST = 500  # letters of a reason
MOST = 1000  # flags of one form
_SEEN = re.compile(r"(\d{1,18}):(\d{1,9}):(\d{1,18}):([0-9a-f]{12})", re.ASCII)
ACTS: Mapping[str, ActKind] = {"accept": "accepted", "dismiss": "dismissed", "reopen": "reopened"}


class Seen(NamedTuple):
    """One flag as the page showed it."""

    article: int
    revision: int
    act: int  # the newest one on it; 0: none
    digest: str


def seen_in_form(clip: int) -> tuple[Seen, ...]:
    """The flags of the form, that of article *clip* first. Raises RefusedError (400) where the form is not whole."""
    fields = dict.fromkeys(request.form.getlist("flag"))
    seen = [each for each in map(read_seen, fields) if each]
    if not seen or len(seen) != len(fields) or len(seen) > MOST or seen[0].article != clip:
        raise wrong("Biểu mẫu không đầy đủ.", "Mở lại danh sách rồi thử lại.")
    return tuple(seen)


def read_seen(text: str) -> Seen | None:
    """What a page says of a flag; None where *text* is no such field."""
    found = _SEEN.fullmatch(text)
    return Seen(int(found[1]), int(found[2]), int(found[3]), found[4]) if found else None


def reason_in_form() -> str:
    """Why a flag is dismissed: what was chosen, what was written, or both. Raises RefusedError (400) where there is neither."""
    chosen = request.form.get("reason", "")
    written = " ".join(clean(request.form.get("text", "")).split())
    reason = ". ".join(part for part in (chosen if chosen in REASONS else "", written) if part)
    if not reason:
        raise wrong("Chưa có lý do bỏ qua.", "Quay lại, chọn một lý do hoặc ghi lý do khác, rồi gửi lại.")
    if len(reason) > LONGEST:
        raise wrong(f"Lý do dài {len(reason)} ký tự; nhiều nhất {LONGEST}.")
    return reason


def decide(seen: Sequence[Seen], kind: ActKind, reason: str, act: Act) -> list[int]:
    """Keep one act on each of *seen*; return their ids. Raises RefusedError (404, 409); asked inside `acting`."""
    return [_one(each, kind, reason, act) for each in seen]


def _one(seen: Seen, kind: ActKind, reason: str, act: Act) -> int:
    flags = the_store().flags
    same = [each for each in flags.standing(seen.article) if each.key.digest == seen.digest]
    if not same:
        raise gone()
    # The same may have been accepted in an earlier revision and stand open in this one.
    found = next((each for each in same if each.revision == seen.revision), same[0])
    try:
        return flags.act(
            seen.article,
            found.key,
            kind,
            revision=seen.revision,
            seen=seen.act,
            reason=reason,
            by=me().login,
            at=act.at,
        )
    except StaleError as error:
        raise _refused(found, seen, kind) from error


def undo(first: int, last: int, act: Act) -> tuple[list[int], int]:
    """Undo the acts *first* to *last*: ids of what undid them, how many were overtaken. Raises RefusedError (404, 409)."""
    flags = the_store().flags
    done = flags.done(first, last)
    if not done:
        raise gone()
    undone, left = [], 0
    for each in done:
        try:
            undone.append(flags.undo(each.id, by=me().login, at=act.at))
        except StaleError:
            left += 1
    if not undone:
        raise overtaken("nội dung này", _deeds(flags.acts(done[0].article), done[0].id))
    return undone, left


def act_words(act: FlagAct) -> str:
    """One act in words, without its reason."""
    return f"{DONE[act.act]} một nội dung cần kiểm chứng"


def _refused(found: StandingFlag, seen: Seen, kind: ActKind) -> RefusedError:
    if found.revision != seen.revision:
        return changed_meanwhile(found.revision)
    if found.seen != seen.act:
        return overtaken("nội dung này", _deeds(the_store().flags.acts(found.article), seen.act))
    return RefusedError(
        409,
        "Chưa ghi được",
        f"Nội dung này {STANDS[found.state]}, nên không {DONE[kind]} được nữa.",
        "Mở lại trang để xem nội dung đang thế nào.",
    )


def _deeds(acts: Sequence[FlagAct], after: int) -> list[Deed]:
    names = choices.names()
    return [Deed(act.at, names.get(act.by, act.by), act_words(act), act.reason) for act in acts if act.id > after]


def gone() -> RefusedError:
    """There is no such flag any more."""
    return RefusedError(
        404,
        "Không còn nội dung này",
        "Không có nội dung cần kiểm chứng như vậy: máy đã xét lại bài, hoặc địa chỉ không đúng. Chưa có gì được ghi.",
        "Mở lại danh sách để xem các nội dung hiện có.",
    )
