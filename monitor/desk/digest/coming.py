"""The edition that comes next, as every page of the digest asks for it; and previews, as they were seen. Not here: cutting it."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.faults import DeskError
from monitor.errors import InputError, MonitorError, StoreError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.gathered import Gathered, gather
from monitor.pipeline.outgoing.planned import Preview, planned_due, preview

T = TypeVar("T")
_COMING, _SEEN = "digest coming", "digest previews"
_MOST = 20  # previews that are kept; one that is not is made again
_LOCK = threading.Lock()
_MOMENT = timedelta(minutes=5)  # what does not hang on articles, such as a source that fails, is no older


@dataclass(frozen=True, slots=True)
class _Held:
    """The coming edition as it was made last, and what of which database it was made from."""

    file: str  # as `store.listed.file` names it: another may be put in its place
    press: tuple[int, ...]
    planned: tuple[int, ...]
    found: Gathered
    made: Preview


def the_session() -> Session:
    """What the pipeline works with, for the request; no work here needs workers."""
    desk = the_desk()
    return Session(desk.settings, the_store(), desk.clock, ThreadPoolExecutor(1), desk.data)


def coming() -> Preview:
    """The next edition as it would be cut about now. Raises DeskError where none can be told of.

    What the press brought is gathered anew when it has changed; what people plan and write, and do in cases, stands at once.
    """
    desk, now = the_desk(), the_desk().clock()
    file, (press, plans) = the_store().listed.file(), the_store().plans.mark()
    planned = (*plans, the_store().cases.mark())
    due = _told_of(lambda: planned_due(the_session()))
    held: _Held | None = desk.kept.get(_COMING)
    fresh = held and (held.file, held.press) == (file, press) and timedelta() <= now - held.found.at <= _MOMENT
    if held and fresh and (held.planned, held.made.edition.due) == (planned, due):
        return held.made
    found = held.found if held and fresh else gather(the_session())
    made = _told_of(lambda: preview(the_session(), found=found))
    desk.kept[_COMING] = _Held(file, press, planned, found, made)
    return made


def look(at: datetime | None) -> Preview:
    """The next edition as it stood *at* that moment (None: now). Raises DeskError where none can be told of."""
    return _told_of(lambda: preview(the_session(), at))


def _told_of(make: Callable[[], T]) -> T:
    """What *make* makes; why it cannot, for people."""
    try:
        return make()
    except StoreError:
        raise
    except InputError as error:
        raise DeskError(
            409,
            "Chưa có giờ điểm báo",
            "Lịch của cơ quan không còn ngày làm việc nào để ra bản tin.",
            "Nhờ quản trị viên sửa rules/calendar.toml.",
        ) from error
    except MonitorError as error:
        raise DeskError(
            409,
            "Đồng hồ của máy chưa tin được",
            "Giờ của máy lệch so với bản tin đã chốt hoặc lần đọc báo gần nhất, nên chưa soạn được bản tin mới.",
            "Nhờ quản trị viên chỉnh đồng hồ máy, hoặc chạy `monitor digest send --believe-clock` nếu giờ đang đúng.",
        ) from error


def remember(seen: Preview) -> None:
    """Keep *seen*, so that what is approved is exactly that."""
    with _LOCK:
        held: OrderedDict[tuple[str, datetime, str], Preview] = the_desk().kept.setdefault(_SEEN, OrderedDict())
        held[the_store().listed.file(), seen.edition.cut_at, seen.fingerprint] = seen
        while len(held) > _MOST:
            held.popitem(last=False)


def remembered(at: datetime, fingerprint: str) -> Preview | None:
    """What somebody saw that stood *at* that moment; None after a restart, or where another database took the place."""
    with _LOCK:
        found: Preview | None = the_desk().kept.get(_SEEN, {}).get((the_store().listed.file(), at, fingerprint))
        return found
