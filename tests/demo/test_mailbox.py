"""The demo's mailbox takes mail over real SMTP. Not here: what the demo mails."""

import smtplib
import socket
from email.message import EmailMessage

import pytest

from monitor.demo import mailbox
from monitor.demo.mailbox import Mailbox
from monitor.errors import MailError


def letter(subject="[ĐIỂM BÁO] Thứ Tư, 16/09/2026"):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "a@van-phong.example", "b@van-phong.example"
    message.set_content("Bản tin điểm báo.\n.dòng bắt đầu bằng dấu chấm\n")
    message.add_alternative("<p>Bản tin điểm báo.</p>", subtype="html")
    return message


def send(box, *messages):
    with smtplib.SMTP(box.host, box.port, timeout=10) as server:
        for message in messages:
            server.send_message(message)


def test_a_message_arrives_whole_with_its_vietnamese_subject(tmp_path):
    with Mailbox(tmp_path / "mail") as box:
        send(box, letter())
    (message,) = box.messages
    assert message["Subject"] == "[ĐIỂM BÁO] Thứ Tư, 16/09/2026"
    assert message.get_body(("plain",)).get_content().splitlines() == [
        "Bản tin điểm báo.",
        ".dòng bắt đầu bằng dấu chấm",
    ]
    assert message.get_body(("html",)) is not None


def test_each_message_is_a_file_in_order_of_arrival(tmp_path):
    with Mailbox(tmp_path / "mail") as box:
        send(box, letter("một"), letter("hai"))
    assert [path.name for path in box.files] == ["001.eml", "002.eml"]
    assert [message["Subject"] for message in box.messages] == ["một", "hai"]
    assert all(path.parent == tmp_path / "mail" for path in box.files)


def test_a_message_that_cannot_be_kept_is_refused_and_not_counted(tmp_path):
    with Mailbox(tmp_path / "mail") as box:
        (tmp_path / "mail").rmdir()
        with pytest.raises(smtplib.SMTPDataError, match="452"):
            send(box, letter())
    assert box.messages == ()


def test_no_port_at_all_is_said_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(mailbox, "HOST", "192.0.2.1")  # an address no machine has (RFC 5737)
    with pytest.raises(MailError, match=r"no mail server could be started on 192\.0\.2\.1"):
        Mailbox(tmp_path).__enter__()


def test_a_client_that_keeps_its_line_open_does_not_keep_the_mailbox_open(tmp_path):
    with Mailbox(tmp_path) as box:
        server = smtplib.SMTP(box.host, box.port, timeout=10)
    server.close()
    assert box.messages == ()


def test_nothing_listens_after_the_end_and_stopping_twice_is_no_fault(tmp_path):
    box = Mailbox(tmp_path)
    box.__exit__(None, None, None)
    with box:
        port = box.port
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((box.host, port), timeout=5)
