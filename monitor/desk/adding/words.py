"""Why something could not be taken in, for the person who brought it. Not here: doing it (jobs.py)."""

import re
from dataclasses import dataclass

from monitor.desk.adding.jobs import Done
from monitor.errors import BusyError, FetchError, InputError, MonitorError, ReadError, StoreError
from monitor.publish.digest.sources import trouble_words

_THERE = re.compile(r" is already clip (\d+)$")
_OUTSIDE = re.compile(r" is kept out of scope as clip (\d+)$")
_KEPT = "Đường dẫn đã được ghi lại, lượt đọc sau máy tự tải; nếu sau đó chưa thấy tin thì thêm lại."
OUTSIDE = "Bài này đã có trong kho nhưng ngoài phạm vi theo dõi; chưa có gì được ghi."
OUTSIDE_ADVICE = "Mở trang tin, bấm “Đưa vào phạm vi theo dõi” để bài thành tin."
_TRIES_AGAIN = "tries again"  # what pipeline.adding says of an address that is kept


@dataclass(frozen=True, slots=True)
class Answer:
    """What happened, and what to do; *clip* where it is there already."""

    text: str
    advice: str = ""
    clip: int | None = None
    said: str = ""  # the program's own words


def answer(done: Done) -> Answer:
    """The words for a job that ended without a clip."""
    fault = done.fault
    if fault is None:
        return Answer("Chương trình không làm được việc này.", "Thử lại; nếu vẫn lỗi, báo quản trị viên.")
    if there := _THERE.search(str(fault)):
        return Answer("Bài này đã có trong kho.", "Không cần thêm nữa.", int(there[1]))
    if outside := _OUTSIDE.search(str(fault)):
        return Answer(OUTSIDE, OUTSIDE_ADVICE, int(outside[1]))
    text, advice = _words(fault)
    return Answer(text, advice, said=str(fault))


def _words(fault: MonitorError) -> tuple[str, str]:
    if isinstance(fault, BusyError):
        return "Máy đang đọc báo và chưa nhường.", _KEPT
    if isinstance(fault, StoreError):
        return "Kho dữ liệu đang bận hoặc không ghi được.", f"{_KEPT} Nếu vẫn lỗi, báo quản trị viên."
    if isinstance(fault, FetchError):
        kind = trouble_words(str(fault))
        again = _TRIES_AGAIN in str(fault)
        return (
            f"Không tải được trang{f': {kind}' if kind else ''}.",
            "Địa chỉ đã được ghi lại; lượt đọc sau máy tự thử lại."
            if again
            else "Nếu đọc được bài ở nơi khác, nhập bằng mẫu “Báo in, phát thanh, truyền hình”.",
        )
    if isinstance(fault, ReadError):
        return (
            "Trang tải được nhưng không đọc ra bài viết nào.",
            "Kiểm tra đường dẫn có phải của chính bài viết không; hoặc nhập bằng mẫu “Báo in, phát thanh, truyền hình”.",
        )
    if isinstance(fault, InputError):
        return "Thông tin nhập chưa đủ hoặc chưa đúng.", "Kiểm tra lại các ô rồi gửi lại."
    return "Không thêm được.", "Thử lại; nếu vẫn lỗi, báo quản trị viên."
