"""The briefing of a period for the desk: as it was frozen, the draft that was made last, or gathered for lists; one of each is held.

A large quarter takes seconds to gather and up to a minute to render, so one is made at a time. Not here: making it (briefings).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from monitor.briefing import Briefing
from monitor.briefings.freezing import Made, kept, made
from monitor.briefings.gathering import gather
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.faults import DeskError
from monitor.errors import InputError
from monitor.periods import Period

_FROZEN, _DRAFT, _LISTED = "briefing frozen", "briefing draft", "briefing listed"
_GOOD = timedelta(minutes=15)  # a value that was gathered for a list, and no draft
_PATIENCE = 10.0  # seconds that one who asks waits for another
_MAKING = threading.Lock()


def frozen(period: Period) -> Briefing | None:
    """The briefing as it was frozen; None where it was not."""
    if the_store().briefings.get(period.name) is None:
        return None
    held = the_desk().kept.get(_FROZEN)
    if isinstance(held, Briefing) and held.period == period:
        return held
    found = kept(the_store(), period)
    the_desk().kept[_FROZEN] = found
    return found


def draft(period: Period) -> Made | None:
    """The draft that was made last, where it is one of *period*."""
    held = the_desk().kept.get(_DRAFT)
    return held if isinstance(held, Made) and held.briefing.period == period else None


def make_draft(period: Period) -> Made:
    """Make the briefing with its files as things stand now. Raises DeskError where it cannot be made."""
    with making():
        try:
            found = made(the_store(), the_desk().settings, period, the_desk().clock())
        except InputError as error:
            raise cannot(error) from error
        the_desk().kept[_DRAFT] = found
        return found


def told(period: Period) -> Briefing:
    """The briefing for a list: frozen, else the draft, else gathered now. Raises DeskError where there is none yet."""
    if (found := frozen(period)) is not None:
        return found
    if (made_last := draft(period)) is not None:
        return made_last.briefing
    held = the_desk().kept.get(_LISTED)
    if isinstance(held, Briefing) and held.period == period and the_desk().clock() - held.made_at < _GOOD:
        return held
    briefing = gathered(period)
    the_desk().kept[_LISTED] = briefing  # not in place of a draft: somebody may be reading it before freezing
    return briefing


def gathered(period: Period) -> Briefing:
    """As things stand now. Raises DeskError for a period that has not begun."""
    try:
        return gather(the_store(), the_desk().settings, period, the_desk().clock())
    except InputError as error:
        raise cannot(error) from error


def forget() -> None:
    """Hold no draft any more: it was frozen."""
    the_desk().kept.pop(_DRAFT, None)


@contextmanager
def making() -> Iterator[None]:
    """Let one briefing be made at a time. Raises DeskError (503) where another takes longer."""
    if not _MAKING.acquire(timeout=_PATIENCE):
        raise DeskError(
            503,
            "Đang lập một báo cáo khác",
            "Máy chủ lập mỗi lần một báo cáo; báo cáo người khác yêu cầu chưa xong.",
            "Chờ một phút rồi thử lại.",
        )
    try:
        yield
    finally:
        _MAKING.release()


def cannot(error: InputError) -> DeskError:
    """Why no briefing is made, with the program's own words."""
    return DeskError(
        409,
        "Chưa lập được báo cáo",
        f"Kỳ này chưa lập được báo cáo. Chi tiết của chương trình: {error}",
        "Chọn kỳ khác, hoặc nhờ quản trị viên xem chi tiết trên.",
    )
