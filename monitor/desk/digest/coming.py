"""The edition that comes next, as every page of the digest asks for it; and previews, as they were seen. Not here: cutting it."""

import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.faults import DeskError
from monitor.errors import InputError, MonitorError, StoreError
from monitor.pipeline import Session
from monitor.pipeline.outgoing.planned import Preview, preview

_SEEN = "digest previews"
_MOST = 20  # previews that are kept; one that is not is made again
_LOCK = threading.Lock()
_MOMENT = timedelta(seconds=30)  # a page of the coming edition is no older, whatever the press brings meanwhile


def the_session() -> Session:
    """What the pipeline works with, for the request; no work here needs workers."""
    desk = the_desk()
    return Session(desk.settings, the_store(), desk.clock, ThreadPoolExecutor(1), desk.data)


def coming() -> Preview:
    """The next edition as it would be cut about now. Raises DeskError where none can be told of."""
    desk, now = the_desk(), the_desk().clock()
    mark = the_store().plans.mark()
    held = desk.kept.get("digest coming")
    if held and held[0] == mark and timedelta() <= now - held[1] <= _MOMENT:
        found: Preview = held[2]
        return found
    made = look(None)
    desk.kept["digest coming"] = (mark, now, made)
    return made


def look(at: datetime | None) -> Preview:
    """The next edition as it stood *at* that moment (None: now). Raises DeskError where none can be told of."""
    try:
        return preview(the_session(), at)
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
        held: OrderedDict[tuple[datetime, str], Preview] = the_desk().kept.setdefault(_SEEN, OrderedDict())
        held[seen.edition.cut_at, seen.fingerprint] = seen
        while len(held) > _MOST:
            held.popitem(last=False)


def remembered(at: datetime, fingerprint: str) -> Preview | None:
    """What somebody saw that stood *at* that moment; None after a restart."""
    with _LOCK:
        found: Preview | None = the_desk().kept.get(_SEEN, {}).get((at, fingerprint))
        return found
