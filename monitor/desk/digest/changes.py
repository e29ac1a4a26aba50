"""How the coming edition differs from what somebody saw of it, in sentences. Pure. Not here: whether it may be cut."""

from collections.abc import Iterator, Mapping

from monitor.model import Edition, Item
from monitor.vietnamese.wording import in_marks, shortened

_MOST = 20
_LONGEST = 120  # letters of a title
# What a reader would see: field of an item, and what it is called.
_FIELDS = (
    ("title", "tiêu đề"),
    ("section", "mục"),
    ("quote", "câu trích"),
    ("words", "lời của cán bộ"),
    ("translation", "bản dịch tiêu đề"),
    ("tone", "sắc thái"),
    ("topics", "lĩnh vực"),
    ("places", "địa bàn"),
    ("flags", "nội dung cần kiểm chứng"),
    ("story", "nhóm tin"),
    ("copies", "bài đăng lại"),
)


def differences(seen: Edition | None, now: Edition) -> tuple[str, ...]:
    """What changed from *seen* (None: nobody knows any more) to *now*; the first of them, then how many more."""
    if seen is None:
        return ("Bản đã xem không còn được giữ (máy chủ vừa khởi động lại).",)
    found = list(_differences(seen, now)) or ["Một vài chi tiết khác của bản tin đã đổi."]
    more = len(found) - _MOST
    return (*found[:_MOST], f"và {more} thay đổi khác") if more > 0 else tuple(found)


def _differences(seen: Edition, now: Edition) -> Iterator[str]:
    if seen.number != now.number:
        yield f"Số {seen.number:03d} đã được chốt; bản tin sắp tới là số {now.number:03d}."
        return
    if seen.due != now.due:
        yield "Giờ ra bản tin đã khác."
    before, after = _by_clip(seen), _by_clip(now)
    left = {each.clip: each for each in now.left_out}
    for clip, item in before.items():
        if clip in left:
            yield f"{left[clip].who} đã lược {_named(item)}: {left[clip].reason}"
        elif clip not in after:
            yield f"Không còn {_named(item)}."
    yield from (f"Thêm {_named(item)}." for clip, item in after.items() if clip not in before)
    for clip in before.keys() & after.keys():
        changed = [name for field, name in _FIELDS if getattr(before[clip], field) != getattr(after[clip], field)]
        if changed:
            yield f"Đổi {', '.join(changed)} của {_named(after[clip])}."
    yield from _around(seen, now, before, after)


def _around(seen: Edition, now: Edition, before: Mapping[int, Item], after: Mapping[int, Item]) -> Iterator[str]:
    """What changed besides single articles."""
    shared = [clip for clip in before if clip in after]
    if shared != [clip for clip in after if clip in before]:
        yield "Thứ tự tin, bài đã khác."
    if seen.note != now.note:
        yield "Lời cán bộ trực ở đầu bản tin đã khác."
    if seen.late != now.late:
        yield "Bài cũ được đăng lại đã khác."


def _by_clip(edition: Edition) -> Mapping[int, Item]:
    return {item.clip: item for item in edition.items}


def _named(item: Item) -> str:
    return f"tin {in_marks(shortened(item.title, _LONGEST))} ({item.outlet})"
