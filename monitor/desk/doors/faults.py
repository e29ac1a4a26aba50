"""What went wrong, as a page in Vietnamese: what happened, what to do, the right status. Never a traceback.

Not here: the faults of one screen; they raise DeskError.
"""

import logging

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from monitor.desk.doors.sessions import me_or_none
from monitor.errors import BusyError, MonitorError, StoreError

_log = logging.getLogger(__name__)


class DeskError(Exception):
    """Something a person asked for that cannot be done."""

    def __init__(self, status: int, title: str, text: str, advice: str) -> None:
        """Keep the HTTP *status*, a *title* of some words, what happened (*text*) and what to do (*advice*)."""
        super().__init__(text)
        self.status, self.title, self.text, self.advice = status, title, text, advice


_HTTP = {
    400: ("Yêu cầu chưa đúng", "Máy chủ không hiểu yêu cầu này.", "Quay lại trang trước và thử lại."),
    403: ("Không có quyền", "Tài khoản của bạn không được làm việc này.", "Nhờ quản trị viên nếu công việc cần đến."),
    404: ("Không tìm thấy", "Không có trang hoặc mục này.", "Kiểm tra lại địa chỉ hoặc tìm trong danh sách."),
    405: ("Không làm được như vậy", "Địa chỉ này không nhận yêu cầu kiểu đó.", "Quay lại và bấm nút trên trang."),
    413: ("Tệp quá lớn", "Nội dung gửi lên vượt quá giới hạn; chưa có gì được ghi.", "Gửi tệp nhỏ hơn."),
    429: ("Quá nhiều yêu cầu", "Bạn vừa gửi quá nhiều yêu cầu.", "Chờ một phút rồi thử lại."),
}
_LONG_FORM = (
    "Biểu mẫu quá lớn",
    "Biểu mẫu có quá nhiều ô hoặc nội dung nhập quá dài; chưa có gì được ghi.",
    "Chọn ít mục hơn, hoặc nhập nội dung ngắn hơn, rồi gửi lại.",
)
_BROKEN_FORM = (
    "Biểu mẫu bị hỏng",
    "Biểu mẫu gửi lên bị hỏng hoặc thiếu, nên chưa có gì được ghi.",
    "Mở lại trang và gửi lại; nếu vẫn lỗi, báo quản trị viên.",
)
_OTHER = (
    "Có lỗi xảy ra",
    "Chương trình không làm được việc này; chưa có gì được ghi.",
    "Thử lại; nếu vẫn lỗi, báo quản trị viên.",
)
_BUSY = (
    "Kho dữ liệu đang bận",
    "Chương trình khác đang ghi vào kho; điều bạn vừa gửi chưa được ghi.",
    "Bấm “Gửi lại” sau một lát: những gì bạn đã nhập vẫn còn.",
)
_READS = (
    "Máy đang đọc báo",
    "Máy đang đọc báo nên việc này phải chờ; điều bạn vừa gửi chưa được ghi.",
    "Chờ lượt đọc báo xong, thường trong vài phút, rồi bấm “Gửi lại”: những gì bạn đã nhập vẫn còn.",
)
_READING = "another monitor is reading the press"  # what the lock of the rounds says
_NO_BUTTON = "Chờ một lát, rồi quay lại trang trước và thử lại."

_RESEND = frozenset({401, 429, 503})  # nothing is wrong with the form itself: the same one may be sent once more
_TYPED = 30  # letters from which a field was typed, not chosen, and is shown to be copied


def answer(app: Flask) -> None:
    """Let *app* answer every fault with such a page."""

    @app.errorhandler(DeskError)
    def of_desk(fault: DeskError) -> ResponseReturnValue:
        return _page(fault.status, fault.title, fault.text, fault.advice)

    @app.errorhandler(CSRFError)
    def stale_form(_error: CSRFError) -> ResponseReturnValue:
        if unread := _unread():
            return _page(*unread)
        # A page of somebody else's site could have sent it, who must not get a button with a good key.
        title, text = "Biểu mẫu đã cũ", "Trang này được mở từ phiên đăng nhập trước, nên chưa có gì được ghi."
        if me_or_none() and _from_here() and _fields() is not None:
            return _page(400, title, text, "Bấm “Gửi lại” nếu vẫn muốn ghi.", resend=True)
        return _page(400, title, text, "Mở lại trang, đăng nhập nếu cần, rồi gửi lại.")

    @app.errorhandler(OverflowError)
    def of_number(_error: OverflowError) -> ResponseReturnValue:
        return _page(404, *_HTTP[404])  # a number larger than any that the database can hold names nothing

    @app.errorhandler(HTTPException)
    def of_http(error: HTTPException) -> ResponseReturnValue:
        if error.response is not None:  # a redirect
            return error
        code = error.code or 500
        return _page(code, *(_too_large() if code == 413 else _HTTP.get(code, _OTHER)))

    @app.errorhandler(500)
    def of_program(_error: HTTPException) -> ResponseReturnValue:
        return _page(500, *_OTHER)

    _answer_ours(app)


def _answer_ours(app: Flask) -> None:
    @app.errorhandler(StoreError)
    def of_store(error: StoreError) -> ResponseReturnValue:
        _log.warning("%s %s: %s", request.method, request.path, error)
        if isinstance(error, BusyError) and _READING in str(error):
            return _page(503, *_READS)
        if isinstance(error, BusyError) or "in use by another program" in str(error):
            return _page(503, *_BUSY)
        return _page(500, *_OTHER, said=str(error))

    @app.errorhandler(MonitorError)
    def of_ours(error: MonitorError) -> ResponseReturnValue:
        _log.warning("%s %s: %s", request.method, request.path, error)
        return _page(
            400, "Không làm được", "Yêu cầu này không thực hiện được; chưa có gì được ghi.", "", said=str(error)
        )


def _page(  # noqa: PLR0913 - one page
    status: int, title: str, text: str, advice: str, said: str = "", *, resend: bool = False
) -> ResponseReturnValue:
    """The page; a form that may be sent once more gets a button for it, any other is shown to be copied."""
    fields = None if status == 413 else _fields()  # what is too large is not read again
    files = fields is not None and any(each.filename for each in request.files.values())
    again = fields if (resend or status in _RESEND) and not files else None
    page = render_template(
        "fault.html",
        title=title,
        text=text,
        advice=_NO_BUTTON if status in {401, 503} and again is None and "“Gửi lại”" in advice else advice,
        said=said,
        again=again,
        files=files,
        typed=[value for _, value in fields or () if len(value) > _TYPED] if again is None else [],
        door=status == 401,
    )
    waits = {"Retry-After": "60"} if status in {429, 503} else {}
    return page, status, waits


def _fields() -> list[tuple[str, str]] | None:
    """What a person sent, in its order; None where there is no form, and for one with a password, which is typed anew."""
    try:
        if request.method != "POST" or any("password" in name for name in request.form):
            return None
    except RequestEntityTooLarge:  # and something else was wrong as well, such as the address
        return None
    return [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]


def _unread() -> tuple[int, str, str, str] | None:
    """Status and words for a form whose key could not be read, whatever it is: it is too large, or no form at all."""
    try:
        found = request.form or request.files
    except RequestEntityTooLarge:
        return 413, *_too_large()
    # Even an empty form of ours has its key.
    return (400, *_BROKEN_FORM) if request.content_length and not found else None


def _too_large() -> tuple[str, str, str]:
    """The whole, or within it one text or the number of fields."""
    within = (request.content_length or 0) <= (request.max_content_length or 0)
    return _LONG_FORM if within else _HTTP[413]


def _from_here() -> bool:
    """Whether the browser says that a page of this desk sent the form."""
    site = request.headers.get("Sec-Fetch-Site")
    return site == "same-origin" if site else request.headers.get("Origin") == request.host_url.rstrip("/")
