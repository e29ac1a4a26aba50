"""The captured pages of a clip: one looked at without any danger, or downloaded as it came. Not here: the list of them (clip.py).

The page itself is shown in a frame that may do nothing: its words only, by a policy of its own.
"""

from flask import Blueprint, Response, abort, render_template
from flask.typing import ResponseReturnValue

from monitor.crawl.evidence import from_warc
from monitor.desk.desk import the_store
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.shown.captured import document
from monitor.errors import ReadError
from monitor.model import Page
from monitor.store.evidence import Capture

screen = Blueprint("captures", __name__)
_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_WORDS = ("text/html", "application/xhtml+xml", "text/plain", "")


@screen.get("/clips/<int:clip>/captures/<int:number>")
@allowed("viewer", "clips")
def show(clip: int, number: int) -> ResponseReturnValue:
    """The page around the frame: what it is, when it was captured, its digests."""
    capture = _capture(clip, number)
    page = _page(_records(capture))
    return render_template("clip_capture.html", clip=clip, capture=capture, words=_has_words(page), size=len(page.body))


@screen.get("/clips/<int:clip>/captures/<int:number>/words")
@allowed("viewer", "clips")
def words(clip: int, number: int) -> ResponseReturnValue:
    """What stands in the frame: the words of the page in plain elements."""
    from monitor.read.page.decode import decode  # noqa: PLC0415 - the room of reading is heavy; only this page needs it

    capture = _capture(clip, number)
    page = _page(_records(capture))
    if not _has_words(page):
        abort(404)
    text = decode(page.body, page.content_type).text
    plain = page.content_type.startswith("text/plain")
    answer = Response(document(text, plain=plain), content_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


@screen.get("/clips/<int:clip>/captures/<int:number>/page")
@allowed("viewer", "clips")
def page(clip: int, number: int) -> ResponseReturnValue:
    """The bytes as the server sent them, unpacked; never opened by the browser."""
    capture = _capture(clip, number)
    return _download(_page(_records(capture)).body, f"tin-{clip}-ban-chup-{number}.html.txt")


@screen.get("/clips/<int:clip>/captures/<int:number>/record")
@allowed("viewer", "clips")
def record(clip: int, number: int) -> ResponseReturnValue:
    """The records of the web archive, of which the digest of the evidence is."""
    return _download(_records(_capture(clip, number)), f"tin-{clip}-ban-chup-{number}.warc.gz")


def _download(content: bytes, name: str) -> Response:
    answer = Response(content, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _capture(clip: int, number: int) -> Capture:
    if the_store().clip(clip) is None:
        abort(404)
    found = next((each for each in the_store().evidence.of_article(clip) if each.number == number), None)
    if found is None:
        abort(404)
    return found


def _records(capture: Capture) -> bytes:
    found = the_store().evidence.captured(capture.number)
    if found is None:
        raise _dropped() if capture.dropped_at is not None and capture.kept_file is None else _damaged()
    return found


def _page(records: bytes) -> Page:
    try:
        return from_warc(records)
    except ReadError as error:
        raise _damaged() from error


def _dropped() -> DeskError:
    return DeskError(
        410,
        "Bản chụp đã bỏ",
        "Tệp chứa bản chụp này đã được bỏ theo thời hạn lưu trữ; mã băm của nó vẫn còn trong sổ bằng chứng.",
        "Xem nội dung đã đọc trên trang tin, hoặc một bản chụp khác.",
    )


def _damaged() -> DeskError:
    return DeskError(
        410,
        "Bản chụp bị hỏng hoặc thiếu",
        "Không đọc được tệp chứa bản chụp này, hoặc nội dung không khớp mã băm đã ghi.",
        "Báo quản trị viên chạy “monitor evidence verify”; bản sao lưu có thể còn tệp này.",
    )


def _has_words(page: Page) -> bool:
    return page.content_type.partition(";")[0].strip().lower() in _WORDS
