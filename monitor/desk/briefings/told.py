"""The briefing of a period for the desk: as it was frozen, its draft, or gathered for lists; a few of each are held.

A large quarter takes seconds to gather and up to a minute to render, so one is made at a time. Not here: making it
(briefings), freezing it (deciding.py).
"""

import ctypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.briefing import Briefing
from monitor.briefings.freezing import Made, Ready, kept, ready
from monitor.briefings.gathering import gather
from monitor.desk.briefings.shelf import Shelf
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.faults import DeskError
from monitor.errors import InputError
from monitor.periods import Period
from monitor.publish.briefing.word.faults import TemplateError

_DRAFTS, _READ = "briefing drafts", "briefings read"  # apart: a list that somebody opens takes nobody's draft away
_GOOD = timedelta(minutes=15)  # a value that was gathered for a list, and no draft
_DRAFT_GOOD = timedelta(hours=24)  # a draft and the lists behind it: who approves may come the next morning
_ALWAYS = datetime.max.replace(tzinfo=UTC)
_PATIENCE = 10.0  # seconds that one who asks waits for another
_MAKING = threading.Lock()


def frozen(period: Period) -> Briefing | None:
    """The briefing as it was frozen; None where it was not."""
    if the_store().briefings.get(period.name) is None:
        return None
    held = _held(_READ, period)
    if isinstance(held, Briefing) and held.frozen_by:
        return held
    found = kept(the_store(), period)
    if found is not None:
        _shelf(_READ).put(period.name, found, items=len(found.items), until=_ALWAYS)
    return found


def draft(period: Period) -> Made | None:
    """The draft of *period* that was made last."""
    held = _held(_DRAFTS, period)
    return held if isinstance(held, Made) else None


def drafts() -> tuple[Briefing, ...]:
    """Every draft that is held, the one looked at last first."""
    return tuple(each.briefing for each in _shelf(_DRAFTS).all(the_desk().clock()) if isinstance(each, Made))


def make_draft(period: Period) -> None:
    """Make the briefing with its files as things stand now. Raises DeskError where it cannot be made."""
    _refuse_coming(period)
    with making():
        hold(ready(the_store(), the_desk().settings, period, the_desk().clock()))


def hold(found: Ready) -> None:
    """Make the draft of what was *found*, in place of an earlier one; for one who is `making`."""
    made = found.make()
    briefing = made.briefing
    _shelf(_DRAFTS).put(briefing.period.name, made, items=len(briefing.items), until=briefing.made_at + _DRAFT_GOOD)


def told(period: Period) -> Briefing:
    """The briefing for a list: frozen, else its draft, else gathered now. Raises DeskError where there is none yet."""
    if (found := frozen(period) or _at_hand(period)) is not None:
        return found
    _refuse_coming(period)
    with making():
        if (found := _at_hand(period)) is not None:  # while this one waited somebody else had it gathered
            return found
        briefing = _gathered(period)
        _shelf(_READ).put(period.name, briefing, items=len(briefing.items), until=briefing.made_at + _GOOD)
        return briefing


def today(period: Period) -> Briefing:
    """As things stand now, whatever was frozen. Raises DeskError where others are made for too long."""
    with making():
        return _gathered(period)


def forget(period: Period) -> None:
    """Hold no draft of *period* any more: it was frozen."""
    _shelf(_DRAFTS).drop(period.name)


@contextmanager
def making() -> Iterator[None]:
    """Let one briefing be gathered or made at a time. Raises DeskError (503) where another takes longer; what cannot be made is told."""
    if not _MAKING.acquire(timeout=_PATIENCE):
        raise DeskError(
            503,
            "Đang lập một báo cáo khác",
            "Máy chủ lập mỗi lần một báo cáo; báo cáo người khác yêu cầu chưa xong.",
            "Chờ một phút rồi thử lại.",
        )
    try:
        yield
    except InputError as error:
        raise _cannot(error) from error
    finally:
        _give_back()
        _MAKING.release()


def _give_back() -> None:
    """Give what is no longer used back to the system: glibc keeps it for each thread apart, and threads of a server take turns."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def _gathered(period: Period) -> Briefing:
    return gather(the_store(), the_desk().settings, period, the_desk().clock())


def _at_hand(period: Period) -> Briefing | None:
    """Its draft, or what was gathered of it a short time ago."""
    if (made := draft(period)) is not None:
        return made.briefing
    held = _held(_READ, period)
    return held if isinstance(held, Briefing) else None


def _shelf(name: str) -> Shelf:
    shelf: Shelf = the_desk().kept.setdefault(name, Shelf())
    return shelf


def _held(name: str, period: Period) -> Any:
    return _shelf(name).get(period.name, the_desk().clock())


def _refuse_coming(period: Period) -> None:
    desk = the_desk()
    if desk.clock() < period.bounds(desk.settings.office.timezone)[0]:
        raise DeskError(
            409,
            "Chưa lập được báo cáo",
            "Kỳ này chưa bắt đầu nên chưa có tin, bài nào để báo cáo.",
            "Chọn kỳ đang diễn ra hoặc kỳ đã qua.",
        )


def _cannot(error: InputError) -> DeskError:
    """Why no briefing is made; what people at the desk hardly cause is told with the program's own words."""
    if isinstance(error, TemplateError):
        return DeskError(
            409,
            "Mẫu báo cáo có lỗi",
            f"Chưa lập được báo cáo. {error.vietnamese}",
            "Mở tệp mẫu bằng Word, sửa như trên rồi lập lại. Muốn bắt đầu lại từ mẫu gốc, nhờ quản trị viên chạy lệnh "
            "monitor briefing-template.",
        )
    return DeskError(
        409,
        "Chưa lập được báo cáo",
        f"Kỳ này chưa lập được báo cáo. Chi tiết của chương trình: {error}",
        "Chọn kỳ khác, hoặc nhờ quản trị viên xem chi tiết trên.",
    )
