"""The mail of a frozen period at the desk: to whom it goes, when it went, who may send it. Not for: what it says (tests/publish)."""

import os
import re
from dataclasses import replace
from html import unescape

import pytest
from desk_office import MORNING

from monitor.briefings.as_json import dump_briefing
from monitor.briefings.freezing import freeze, ready
from monitor.briefings.rendering import ANNEX, MAIL_HTML
from monitor.config import load
from monitor.config.recipients import RecipientRow
from monitor.demo.mailbox import Mailbox
from monitor.desk.desk import Desk
from monitor.periods import named
from monitor.store.audit import Actor
from monitor.store.briefings import packed, packed_files

WEEK, RUNNING = "2026-W37", "2026Q3"
LEADER, CLERK = "lanh-dao@van-phong.example", "van-thu@van-phong.example"


@pytest.fixture
def mailbox(tmp_path):
    with Mailbox(tmp_path / "mails") as box:
        yield box


@pytest.fixture
def desk(office, mailbox):
    """The demo's desk, with a mail server and two readers of reports."""
    settings = load(office / "config")
    mail = settings.office.mail.model_copy(
        update={"host": mailbox.host, "port": mailbox.port, "security": "none", "user": "", "password_env": ""}
    )
    rows = (RecipientRow(address=LEADER, name="Lãnh đạo Sở"), RecipientRow(address=CLERK))
    briefing = settings.briefing.model_copy(update={"recipients": rows})
    settings = replace(settings, office=settings.office.model_copy(update={"mail": mail}), briefing=briefing)
    return Desk(settings, office / "data", lambda: MORNING)


@pytest.fixture
def frozen(desk, store):
    """The week, frozen."""
    return freeze(store, desk.settings, named(WEEK), actor=Actor("duyet", "Lê Thử"), now=MORNING)


@pytest.fixture
def approver(browser):
    return browser("duyet")


def text(browser):
    """The words of the last page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", browser.text)).split())


def send(browser, period=WEEK):
    browser.get(f"/briefings/{period}")
    return browser.post(f"/briefings/{period}/mail")


def without(desk, **of):
    """Change what the desk's rules say of *of*."""
    for name, value in of.items():
        object.__setattr__(desk.settings, name, value)


def test_the_page_says_to_whom_it_will_go_and_has_the_button(frozen, approver):
    approver.get(f"/briefings/{WEEK}")

    assert "Lãnh đạo Sở lanh-dao@van-phong.example chưa gửi" in text(approver)
    assert "van-thu@van-phong.example chưa gửi" in text(approver)
    assert "Gửi cho 2 người chưa nhận" in text(approver)


def test_before_it_is_sent_the_page_says_which_files_go_with_it(frozen, approver):
    approver.get(f"/briefings/{WEEK}")

    assert "kèm báo cáo (Word) và phụ lục số liệu (Excel); mỗi người nhận một lần" in text(approver)
    assert "Không kèm" not in text(approver)


@pytest.fixture
def heavy(desk, store):
    """The week, frozen with an annex that has no room in the smallest mail."""
    made = ready(store, desk.settings, named(WEEK), MORNING).make()
    files = packed_files({**made.files, ANNEX: os.urandom(1_200_000)})
    store.briefings.save(WEEK, packed(dump_briefing(made.briefing)), files, Actor("duyet", "Lê Thử"), MORNING)
    without(desk, briefing=desk.settings.briefing.model_copy(update={"mail_megabytes": 1}))


def test_what_would_make_it_too_large_is_told_before_it_is_sent_and_in_the_mail(heavy, approver, mailbox):
    approver.get(f"/briefings/{WEEK}")
    said = text(approver)

    assert "kèm báo cáo (Word); mỗi người nhận một lần" in said
    assert "Không kèm, vì thư sẽ quá 1 MB: phụ lục số liệu (Excel, 1,2 MB)." in said
    assert "mở tại mục “Báo cáo” trên phần mềm, kỳ 2026-W37." in approver.get(f"/briefings/{WEEK}/mail").text
    send(approver)
    assert "Không kèm" not in text(approver)
    assert {len(list(mail.iter_attachments())) for mail in mailbox.messages} == {1}


def test_sent_it_says_when_it_went_and_the_button_is_gone(frozen, approver, mailbox, store):
    assert send(approver).status_code == 200
    said = text(approver)

    assert "Đã gửi 2 thư." in said
    assert said.count("đã gửi lúc") == 2
    assert "Gửi thư" not in said
    assert [mail["To"].addresses[0].addr_spec for mail in mailbox.messages] == [LEADER, CLERK]
    (line,) = (each for each in store.audit.lines() if each.act == "briefing.mail")
    assert (line.actor.login, line.about) == ("duyet", f"briefing {WEEK}")


def test_asked_twice_nobody_gets_it_twice(frozen, approver, mailbox):
    send(approver)
    send(approver)

    assert len(mailbox.messages) == 2
    assert "Không có thư nào chờ gửi." in text(approver)


def test_the_mail_is_shown_as_it_was_frozen_in_a_frame_where_nothing_runs(frozen, approver):
    answer = approver.get(f"/briefings/{WEEK}/mail")

    before, after = frozen.files[MAIL_HTML].split(b"</div>\n</body>")
    assert answer.data.startswith(before)
    assert answer.data.endswith(after)
    assert "Gửi kèm: báo cáo (Word) và phụ lục số liệu (Excel), cùng số liệu với thư này." in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert approver.get(f"/briefings/{RUNNING}/mail").status_code == 404


@pytest.mark.parametrize("who", ["xem", "canbo"])
def test_only_an_approver_has_the_button(frozen, browser, mailbox, who):
    visitor = browser(who)
    visitor.get(f"/briefings/{WEEK}")

    assert "Lãnh đạo duyệt gửi thư." in text(visitor)
    assert '<button class="main">Gửi thư' not in visitor.text
    assert send(visitor).status_code == 403
    assert mailbox.messages == ()


def test_what_is_not_frozen_has_no_mail(approver, mailbox):
    assert send(approver, RUNNING).status_code == 409
    assert "Kỳ này chưa chốt" in text(approver)
    assert mailbox.messages == ()


def test_where_nobody_is_named_the_page_says_where_to_name_them(frozen, desk, approver, mailbox):
    without(desk, briefing=desk.settings.briefing.model_copy(update={"recipients": ()}))
    assert send(approver).status_code == 409
    assert "Chưa có người nhận" in text(approver)
    approver.get(f"/briefings/{WEEK}")
    assert "quản trị viên ghi recipients trong rules/briefing.toml" in text(approver)


def test_who_got_it_stays_on_the_page_when_the_rules_name_them_no_more(frozen, desk, approver):
    send(approver)
    without(desk, briefing=desk.settings.briefing.model_copy(update={"recipients": ()}))
    approver.get(f"/briefings/{WEEK}")

    assert text(approver).count("đã gửi lúc") == 2


def test_of_mails_that_wait_the_page_does_not_say_what_a_limit_changed_since_would_leave_out(heavy, desk, approver):
    mail, small = desk.settings.office.mail, desk.settings.briefing
    away = desk.settings.office.model_copy(update={"mail": mail.model_copy(update={"port": 1, "timeout": 2.0})})
    without(desk, office=away, briefing=small.model_copy(update={"mail_megabytes": 10}))
    send(approver)
    without(desk, briefing=small)
    approver.get(f"/briefings/{WEEK}")

    assert "Gửi cho 2 người chưa nhận" in text(approver)
    assert "Không kèm" not in text(approver)
    assert "Thư tóm tắt đã chốt; mỗi người nhận một lần" in text(approver)


def test_a_mail_server_that_is_away_is_told_and_the_mails_wait(frozen, desk, approver, store):
    mail = desk.settings.office.mail.model_copy(update={"port": 1, "timeout": 2.0})
    without(desk, office=desk.settings.office.model_copy(update={"mail": mail}))

    assert send(approver).status_code == 502
    assert "Thư vẫn chờ, không mất" in text(approver)
    assert [each.state for each in store.messages.unsent()] == ["waiting", "waiting"]
    approver.get("/digest/outbox")
    assert f"Báo cáo kỳ {WEEK}" in text(approver)
