"""The screen /digest/outbox: every mail that was not sent and why, and what a person decides of it. Not here: sending (pipeline)."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.acting import acting, done
from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.coming import the_session
from monitor.desk.digest.mails import outbox as outbox_parts
from monitor.desk.digest.mails import restored_at, told
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.screens.digest.blueprint import screen
from monitor.digests.releasing import drop_held, let_wait, send_held, withdraw
from monitor.errors import BusyError, InputError, MailError
from monitor.pipeline.outgoing.listed import listed


@screen.get("/digest/outbox")
@allowed("viewer", "digest")
def outbox() -> ResponseReturnValue:
    """The page; `all` asks for what is long over and for what was withdrawn."""
    desk, every = the_desk(), request.args.get("all") == "1"
    parts, older = outbox_parts(the_store(), desk.data, desk.clock(), every=every)
    restored = restored_at(desk.data, desk.clock())
    return render_template("outbox.html", parts=parts, older=older, every=every, restored=restored)


@screen.post("/digest/outbox/<int:mail>/again")
@allowed("approver", "digest")
def again(mail: int) -> ResponseReturnValue:
    """Let a mail that was given up or withdrawn wait again."""
    desk = the_desk()
    with _in_words(mail), acting("mail.again", f"mail {mail}") as act:
        let_wait(the_store(), [mail], act.who, act.at.astimezone(desk.zone), listed(desk.settings))
    return done(f"Thư số {mail} chờ gửi lại.", url_for("digest.outbox"))


@screen.post("/digest/outbox/<int:mail>/drop")
@allowed("approver", "digest")
def drop_mail(mail: int) -> ResponseReturnValue:
    """Never send a mail; of one that is held, it was sent before the restore."""
    desk = the_desk()
    held = request.form.get("held") == "yes"
    with _in_words(mail), acting("mail.drop", f"mail {mail}", held=held) as act:
        if held:
            drop_held(the_session(), act.who, [mail])
        else:
            withdraw(the_store(), [mail], act.who, act.at.astimezone(desk.zone))
    return done(f"Thư số {mail} không gửi nữa.", url_for("digest.outbox"))


@contextmanager
def _in_words(mail: int) -> Iterator[None]:
    """Say in Vietnamese why nothing was decided of *mail*."""
    try:
        yield
    except InputError as error:
        raise _refused(mail, error) from error
    except BusyError as error:
        raise _busy() from error


@screen.post("/digest/outbox/release")
@allowed("approver", "digest")
def release() -> ResponseReturnValue:
    """Hold nothing any more, and send what waits."""
    with acting("mail.release", "outbox") as act:
        who = act.who
    try:
        report = send_held(the_session(), who, tell=lambda _tried: None)
    except InputError:
        return done("Không có thư nào đang giữ.", url_for("digest.outbox"))
    except BusyError as error:
        raise _busy() from error
    except MailError as error:
        raise DeskError(
            502,
            "Máy chủ thư chưa nhận",
            "Thư không còn bị giữ, nhưng máy chủ thư không nhận lúc này. Thư vẫn chờ, không mất.",
            "Chương trình tự gửi lại sau vài phút; nếu vẫn lỗi, báo quản trị viên.",
        ) from error
    return done(told(report), url_for("digest.outbox"))


def _refused(mail: int, error: InputError) -> DeskError:
    if "in no list of rules" in str(error):
        text = f"Người nhận của thư số {mail} không còn trong danh sách người nhận; chưa có gì thay đổi."
        return DeskError(
            409, "Không gửi lại được", text, "Nhờ quản trị viên thêm người nhận vào rules/ nếu vẫn cần gửi."
        )
    return DeskError(
        409,
        "Thư đã ở trạng thái khác",
        f"Thư số {mail} vừa được gửi, hoặc người khác đã quyết định; chưa có gì thay đổi.",
        "Mở lại hộp thư đi để xem trạng thái mới.",
    )


def _busy() -> DeskError:
    return DeskError(
        503,
        "Đang gửi thư",
        "Chương trình hoặc một người khác đang gửi thư; điều bạn vừa bấm chưa được ghi.",
        "Chờ một phút rồi bấm “Gửi lại”.",
    )
