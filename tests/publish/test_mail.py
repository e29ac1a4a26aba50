"""A digest becomes a mail, and a real server takes it or says why not. Not for: the outbox and retries."""

import socket
import threading
from email import message_from_bytes
from email.policy import default

import pytest
from own_press import DIGEST, OFFICE, rich_edition

from monitor.config import Mail
from monitor.errors import InputError, MailError
from monitor.model import Recipient
from monitor.publish import compose, message_id, render_html, render_text, send_mail, subject

LEADER = Recipient("van.thu@thanhlam.example", "Văn thư Ủy ban")
SENDER = "diembao@thanhlam.example"


def composed(recipient=LEADER, office=OFFICE):
    edition = rich_edition()
    text, html = render_text(edition), render_html(edition)
    id_ = message_id(edition.number, recipient, "thanhlam.example")
    return compose(edition, recipient, office, text, html, subject(edition, DIGEST), id_)


def settings(box, **other):
    return Mail(**{"host": "127.0.0.1", "port": box.port, "security": "none", "sender": SENDER, "timeout": 5} | other)


def sent(mail, *recipients, body=b"Subject: x\r\n\r\nx\r\n"):
    return list(send_mail(mail, [(recipient, body) for recipient in recipients]))


# -- composing ---------------------------------------------------------------------------------------


def test_a_mail_says_who_when_and_that_a_machine_wrote_it():
    read = message_from_bytes(composed().as_bytes(), policy=default)
    assert read["Subject"] == "[ĐIỂM BÁO] Thứ Hai, 28/02/2022 – 16 tin, bài; 03 nội dung cần xử lý"
    assert (read["From"].addresses[0].display_name, read["From"].addresses[0].addr_spec) == ("Điểm báo", SENDER)
    assert [(a.display_name, a.addr_spec) for a in read["To"].addresses] == [(LEADER.name, LEADER.address)]
    assert read["Date"].datetime.isoformat() == "2022-02-28T07:00:00+07:00"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["Message-ID"] == message_id(3, LEADER, "thanhlam.example")


def test_the_plain_text_comes_first_and_both_parts_arrive_whole():
    read = message_from_bytes(composed().as_bytes(), policy=default)
    assert read.get_content_type() == "multipart/alternative"
    parts = list(read.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert parts[0].get_content().replace("\r\n", "\n") == render_text(rich_edition())
    assert parts[1].get_content().replace("\r\n", "\n") == render_html(rich_edition())


def test_the_same_mail_has_the_same_bytes():
    assert composed().as_bytes() == composed().as_bytes()


def test_without_a_sender_name_the_office_signs():
    nameless = OFFICE.model_copy(update={"mail": OFFICE.mail.model_copy(update={"sender_name": ""})})
    assert composed(office=nameless)["From"].addresses[0].display_name == OFFICE.name


def test_a_message_id_is_one_per_edition_and_recipient():
    ids = {message_id(n, Recipient(a, ""), "x.example") for n in (1, 2) for a in ("a@b.example", "c@b.example")}
    assert len(ids) == 4
    assert message_id(1, Recipient("A@b.example", "Tên"), "x.example") in ids
    assert message_id(1, LEADER, "x.example", kind="test") != message_id(1, LEADER, "x.example")


def test_an_address_that_mail_servers_do_not_take_is_refused():
    with pytest.raises(InputError, match="vănthư"):
        composed(Recipient("vănthư@thanhlam.example", ""))


# -- sending -----------------------------------------------------------------------------------------


def test_each_recipient_gets_one_message_over_one_connection(serve):
    box = serve()
    body = composed().as_bytes()
    assert sent(settings(box), "a@b.example", "c@d.example", body=body) == [("a@b.example", ""), ("c@d.example", "")]
    assert [(sender, to) for sender, to, _ in box.taken] == [(SENDER, ("a@b.example",)), (SENDER, ("c@d.example",))]
    assert {content for _, _, content in box.taken} == {body}
    assert len(box.peers) == 1


def test_one_refused_recipient_does_not_stop_the_others(serve):
    box = serve()
    box.refused, box.spam = {"gone@b.example"}, {"strict@b.example"}
    assert sent(settings(box), "gone@b.example", "strict@b.example", "a@b.example") == [
        ("gone@b.example", "550 5.1.1 no such mailbox"),
        ("strict@b.example", "554 5.7.1 looks like spam"),
        ("a@b.example", ""),
    ]


def test_what_was_accepted_before_the_line_broke_is_known(serve):
    box = serve()
    box.hang_up_after = 1
    results = send_mail(settings(box), [("a@b.example", b"x\r\n"), ("c@b.example", b"x\r\n")])
    assert next(results) == ("a@b.example", "")
    with pytest.raises(MailError, match=r"nothing is lost"):
        next(results)
    assert len(box.taken) == 2  # the second is in doubt: the server may have kept it, we were not told


def test_a_server_that_is_not_there_is_named():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mail = Mail(host="127.0.0.1", port=port, security="none", sender=SENDER)
    with pytest.raises(MailError, match=rf"127\.0\.0\.1:{port} could not be reached .*check the network") as caught:
        sent(mail, "a@b.example")
    assert isinstance(caught.value.__cause__, OSError)


def test_a_server_that_never_answers_is_given_up():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mail = Mail(host="127.0.0.1", port=silent.getsockname()[1], security="none", sender=SENDER, timeout=0.2)
        with pytest.raises(MailError, match=r"could not be reached"):
            sent(mail, "a@b.example")


def test_a_server_that_is_closed_to_us_says_why():
    with socket.create_server(("127.0.0.1", 0)) as door:

        def refuse():
            visitor, _ = door.accept()
            with visitor:
                visitor.sendall(b"554 no service for you\r\n")
                visitor.recv(99)

        porter = threading.Thread(target=refuse)
        porter.start()
        mail = Mail(host="127.0.0.1", port=door.getsockname()[1], security="none", sender=SENDER, timeout=5)
        with pytest.raises(MailError, match=r"refused us .554 no service for you"):
            sent(mail, "a@b.example")
        porter.join()


def test_a_sender_the_server_does_not_know_is_our_fault_as_a_whole(serve):
    mail = settings(serve(), sender="stranger@thanhlam.example")
    with pytest.raises(MailError, match=r"refused the sender stranger@thanhlam.example .550"):
        sent(mail, "a@b.example")


def test_a_host_name_that_cannot_be_one_is_explained():
    with pytest.raises(MailError, match=r"must be plain ASCII"):
        sent(Mail(host="a..b", port=25, security="none", sender=SENDER), "a@b.example")


# -- encryption and login ----------------------------------------------------------------------------


def test_starttls_checks_the_certificate_and_sends(serve, server_tls, trusted):
    box = serve(tls_context=server_tls, require_starttls=True)
    assert sent(settings(box, security="starttls"), "a@b.example") == [("a@b.example", "")]


def test_tls_from_the_first_byte_sends(serve, server_tls, trusted):
    box = serve(ssl_context=server_tls)
    assert sent(settings(box, security="tls"), "a@b.example") == [("a@b.example", "")]


def test_a_certificate_nobody_signed_is_refused(serve, server_tls):
    box = serve(tls_context=server_tls)
    with pytest.raises(MailError, match=r"encrypted connection failed.*certificate"):
        sent(settings(box, security="starttls"), "a@b.example")
    assert not box.taken


def test_a_server_without_starttls_gets_nothing_in_the_clear(serve):
    box = serve()
    with pytest.raises(MailError, match=r"STARTTLS.*check `security`"):
        sent(settings(box, security="starttls"), "a@b.example")
    assert not box.taken


def test_tls_to_a_plain_server_is_explained(serve):
    with pytest.raises(MailError, match=r"encrypted connection failed"):
        sent(settings(serve(), security="tls"), "a@b.example")


@pytest.fixture
def guarded(serve, server_tls, trusted, password_for):
    """A server that wants user `desk` and the password `letmein`."""
    return serve(tls_context=server_tls, auth_required=True, authenticator=password_for("desk", "letmein"))


def login(box):
    return settings(box, security="starttls", user="desk", password_env="TEST_MAIL_PASSWORD")


def test_the_password_comes_from_the_environment(guarded, monkeypatch):
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "letmein")
    assert sent(login(guarded), "a@b.example") == [("a@b.example", "")]


def test_a_wrong_password_names_the_variable_and_not_the_password(guarded, monkeypatch):
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "wrong-word")
    with pytest.raises(MailError, match=r"refused the login of desk .*TEST_MAIL_PASSWORD") as caught:
        sent(login(guarded), "a@b.example")
    assert "wrong-word" not in str(caught.value)


def test_a_missing_password_is_told_before_the_server_is_asked(monkeypatch):
    monkeypatch.delenv("TEST_MAIL_PASSWORD", raising=False)
    mail = Mail(
        host="127.0.0.1", port=9, security="none", user="desk", password_env="TEST_MAIL_PASSWORD", sender=SENDER
    )
    with pytest.raises(MailError, match=r"environment variable TEST_MAIL_PASSWORD"):
        sent(mail, "a@b.example")


def test_a_password_smtp_cannot_carry_is_explained_without_showing_it(guarded, monkeypatch):
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "mậtkhẩu")
    with pytest.raises(MailError, match=r"must be plain ASCII") as caught:
        sent(login(guarded), "a@b.example")
    assert "mậtkhẩu" not in str(caught.value)
