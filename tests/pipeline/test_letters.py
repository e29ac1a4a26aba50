"""Mails that tell of no edition, kept once. Not for: what they say, sending them."""

import email
from datetime import datetime
from email.policy import default

from monitor.config.recipients import RecipientRow
from monitor.pipeline.outgoing.letters import post, readers
from monitor.publish.view_values import Part, Section, View

DUE = datetime.fromisoformat("2026-11-23T08:00:00+07:00")
TO = (RecipientRow(address="a@office.example", name="Lê Thử"), RecipientRow(address="b@office.example"))
VIEW = View(
    "SỞ THỬ", "THƯ", "", "", "Tóm tắt.", (Section("", "MỤC", (Part("", ("<script>alert(1)</script>",)),)),), "Hết."
)


def mails(office):
    return office.session.store.messages.unsent()


def test_each_reader_gets_one_mail_of_one_thing_however_often_it_is_posted(office):
    """Another thing, or another kind, is another mail."""
    assert post(office.session, "report", "2026-W47", DUE, "Thư", VIEW, TO) == 2
    assert post(office.session, "report", "2026-W47", DUE, "Thư khác", VIEW, TO) == 0
    assert post(office.session, "report", "2026-W48", DUE, "Thư", VIEW, TO) == 2
    assert post(office.session, "alert", "2026-W47", DUE, "Thư", VIEW, TO[:1]) == 1
    assert len({mail.message_id for mail in mails(office)}) == 5
    assert {mail.not_before for mail in mails(office)} == {DUE}


def test_it_says_the_same_in_both_forms_and_breaks_no_header(office):
    """A title with a line break makes no second header line; markup is told, not run."""
    post(office.session, "alert", "x-1", DUE, "Cảnh báo:\r\nBcc: moi-nguoi@office.example", VIEW, TO[:1])
    (kept,) = mails(office)
    mail = email.message_from_bytes(kept.body, policy=default)

    assert mail["Subject"] == "Cảnh báo: Bcc: moi-nguoi@office.example"
    assert mail["Bcc"] is None
    assert str(mail["To"]) == "Lê Thử <a@office.example>"
    assert "<script>alert(1)</script>" in mail.get_body(("plain",)).get_content()
    assert "<script>" not in mail.get_body(("html",)).get_content()
    assert mail["Message-ID"].startswith("<alert.x-1.20261123010000.")


def test_a_rule_without_readers_goes_to_those_of_the_digest(office):
    settings = office.with_mail(25, "c@office.example").session.settings

    assert readers(settings, TO) == TO
    assert [row.address for row in readers(settings, ())] == ["c@office.example"]
