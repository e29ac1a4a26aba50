"""The mail of a frozen period at the desk: what it looks like, and the button that sends it.

Not here: the page of the period (briefings.py), what the mail says (publish), sending (pipeline).
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import done
from monitor.desk.briefings.asking import period_named
from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.framed import framed
from monitor.desk.digest.mails import told
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import me
from monitor.errors import BusyError, MailError
from monitor.periods import Period
from monitor.pipeline import Session
from monitor.pipeline.outgoing.briefing_mails import mail_briefing
from monitor.pipeline.outgoing.briefing_parcel import parcel_of
from monitor.store.audit import Actor

screen = Blueprint("briefing_mail", __name__)


@screen.get("/briefings/<period>/mail")
@allowed("viewer", "briefings")
def page(period: str) -> ResponseReturnValue:
    """The mail as its next reader would see it."""
    found = period_named(period)
    if the_store().briefings.get(found.name) is None:
        abort(404)
    return framed(parcel_of(the_store(), the_desk().settings, found).html.decode(), opens=True)


@screen.post("/briefings/<period>/mail")
@allowed("approver", "briefings")
def send(period: str) -> ResponseReturnValue:
    """Send it to those who have not got it; what was sent before is not sent again."""
    found, desk, account = period_named(period), the_desk(), me()
    _refuse(found)
    actor = Actor(account.login, account.name, request.remote_addr or "")
    back = url_for("briefings.one", period=found.name, _anchor="mail")
    with ThreadPoolExecutor(1) as pool:
        session = Session(desk.settings, the_store(), desk.clock, pool, desk.data)
        try:
            report = mail_briefing(session, found, actor)
        except BusyError:
            return done("Chương trình đang gửi thư khác; thư này được gửi tiếp sau đó, không cần bấm lại.", back)
        except MailError as error:
            raise DeskError(
                502,
                "Máy chủ thư chưa nhận",
                "Không gửi được lúc này: máy chủ thư không trả lời hoặc từ chối. Thư vẫn chờ, không mất.",
                "Thử lại sau vài phút, hoặc để chương trình tự gửi lại; nếu vẫn lỗi, báo quản trị viên.",
            ) from error
    return done(told(report), back)


def _refuse(period: Period) -> None:
    if the_store().briefings.get(period.name) is None:
        raise DeskError(
            409,
            "Kỳ này chưa chốt",
            "Chỉ gửi thư của báo cáo đã chốt, vì số liệu chưa chốt còn thay đổi.",
            "Mở trang kỳ báo cáo, chốt số liệu rồi gửi.",
        )
    if not the_desk().settings.briefing.recipients:
        raise DeskError(
            409,
            "Chưa có người nhận",
            "Quy tắc của cơ quan chưa ghi ai nhận thư báo cáo.",
            "Quản trị viên ghi recipients trong rules/briefing.toml rồi gửi lại.",
        )
