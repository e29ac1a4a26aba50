"""Words become a mail, always the same bytes. Not for: handing it to a server (test_smtp.py), the outbox and retries."""

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import CUT, DIGEST, OFFICE, rich_edition

from monitor.errors import InputError
from monitor.model import Recipient
from monitor.publish import Attachment, compose, message_id, render_html, render_text, subject

LEADER = Recipient("van.thu@thanhlam.example", "Văn thư Ủy ban")
SENDER = "diembao@thanhlam.example"
AT = datetime.fromisoformat("2022-02-28T07:00:00+07:00")


def composed(recipient=LEADER, office=OFFICE, **other):
    edition = rich_edition()
    parts = {
        "subject": subject(edition, DIGEST),
        "text": render_text(edition),
        "html": render_html(edition),
        "at": AT,
        "message_id": id_of(),
    } | other
    return compose(recipient, office, **parts)


def id_of(about="3", due=CUT, recipient=LEADER, **other):
    return message_id(about, due, recipient, "thanhlam.example", **other)


def parsed(message):
    return message_from_bytes(message.as_bytes(), policy=default)


def test_a_mail_says_who_when_and_that_a_machine_wrote_it():
    read = parsed(composed())
    assert read["Subject"] == "[ĐIỂM BÁO] Thứ Hai, 28/02/2022 – 16 tin, bài; 0 nội dung cần xử lý"
    assert (read["From"].addresses[0].display_name, read["From"].addresses[0].addr_spec) == ("Điểm báo", SENDER)
    assert [(a.display_name, a.addr_spec) for a in read["To"].addresses] == [(LEADER.name, LEADER.address)]
    assert read["Date"].datetime.isoformat() == "2022-02-28T07:00:00+07:00"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["Message-ID"] == id_of()


@given(
    st.lists(
        st.sampled_from(["đường", "ở", "x", "2026", "Tuyên", "–", "“nói”,", "tiến", "(còn"]), min_size=1, max_size=40
    )
)
def test_no_blank_of_a_long_subject_or_name_is_lost_or_made(words):
    text = " ".join(words)
    plain = message_from_bytes(composed(replace(LEADER, name=text), subject=text).as_bytes())
    # Read by the older class: the newer one makes blanks where a name goes on in a second encoded word.
    assert str(make_header(decode_header(plain["Subject"]))) == text
    assert str(make_header(decode_header(plain["To"]))).replace('"', "") == f"{text} <{LEADER.address}>"


def test_the_plain_text_comes_first_and_both_parts_arrive_whole():
    read = parsed(composed())
    assert read.get_content_type() == "multipart/alternative"
    parts = list(read.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert parts[0].get_content().replace("\r\n", "\n") == render_text(rich_edition())
    assert parts[1].get_content().replace("\r\n", "\n") == render_html(rich_edition())


def test_the_same_mail_has_the_same_bytes():
    assert composed().as_bytes() == composed().as_bytes()


def test_files_come_behind_the_words_with_their_names_and_the_same_mail_has_the_same_bytes():
    files = (
        Attachment("bao-cao.pdf", "application/pdf", b"%PDF-1.7\r\n\x00\xff"),
        Attachment("a.bin", "text/x-a", b""),
    )
    read = parsed(composed(attached=files))

    assert read.get_content_type() == "multipart/mixed"
    assert read.get_body(("plain",)).get_content().replace("\r\n", "\n") == render_text(rich_edition())
    assert [
        (each.get_filename(), each.get_content_type(), each.get_payload(decode=True))
        for each in read.iter_attachments()
    ] == [(file.name, file.kind, file.content) for file in files]
    assert str(make_header(decode_header(read["Subject"]))) == subject(rich_edition(), DIGEST)
    assert composed(attached=files).as_bytes() == composed(attached=files).as_bytes()


def test_every_line_of_a_mail_is_plain_ascii_of_a_length_that_servers_take():
    lines = composed(Recipient(LEADER.address, "Ủy ban nhân dân " * 20)).as_bytes().split(b"\r\n")
    assert all(line.isascii() and len(line) <= 998 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_without_a_sender_name_the_office_signs():
    nameless = OFFICE.model_copy(update={"mail": OFFICE.mail.model_copy(update={"sender_name": ""})})
    assert composed(office=nameless)["From"].addresses[0].display_name == OFFICE.name


def test_a_message_id_is_one_per_edition_hour_recipient_and_kind():
    other_day = CUT.replace(day=27)
    other = Recipient("khac@thanhlam.example", "")
    ids = [id_of(), id_of("4"), id_of(due=other_day), id_of(recipient=other), id_of(kind="alert")]
    assert len(set(ids)) == len(ids)


def test_a_message_id_stays_whatever_the_name_the_capitals_and_the_zone():
    same = Recipient(LEADER.address.upper(), "Tên khác")
    assert id_of(recipient=same, due=AT) == id_of()


def test_a_new_database_that_begins_its_numbers_anew_has_ids_of_its_own():
    assert id_of("1", CUT) != id_of("1", CUT.replace(year=2023))


def test_an_address_that_mail_servers_do_not_take_is_refused():
    with pytest.raises(InputError, match="vănthư"):
        composed(Recipient("vănthư@thanhlam.example", ""))


@settings(max_examples=40)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_words_of_a_subject_or_a_name_become_a_header_of_their_own(words, name):
    """Whatever a person or the press writes, the mail has the headers that it was given and no other."""
    usual = composed(text="x", html="x").keys()
    odd = composed(replace(LEADER, name=name), subject=words, text="x", html="x")
    assert parsed(odd).keys() == usual
