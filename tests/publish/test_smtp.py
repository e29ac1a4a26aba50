"""A real server takes a mail, or what it did instead is known. Not for: composing (test_mail.py), the outbox and retries."""

import socket
import threading
import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talking_server import HANG_UP, SILENCE, Endless, TalkingServer

from monitor.config import Mail
from monitor.errors import MailError
from monitor.publish import Answer, mail_server

SENDER = "diembao@thanhlam.example"
BODY = b"Subject: x\r\n\r\nx\r\n"
ONE, TWO, THREE, FOUR, FIVE = (f"{name}@b.example" for name in ("mot", "hai", "ba", "bon", "nam"))
QUEUED = "250 2.0.0 queued as 4F1A"


def of(server, **other):
    return Mail(
        **{"host": "127.0.0.1", "port": server.port, "security": "none", "sender": SENDER, "timeout": 5} | other
    )


def sent(mail, *recipients, body=BODY, folder=None, **other):
    """What became of a mail to each of *recipients*."""
    with mail_server(mail, folder, **other) as send:
        return [send(recipient, body) for recipient in recipients]


def nobody_there():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# -- one mail after the other ------------------------------------------------------------------------


def test_each_recipient_gets_one_message_over_one_connection(talking):
    """The server's own words are kept: they name the mail in its log."""
    assert sent(of(talking), ONE, TWO) == [Answer("sent", QUEUED)] * 2
    assert [(mail.sender, mail.recipient, mail.content) for mail in talking.taken] == [
        (SENDER, ONE, BODY),
        (SENDER, TWO, BODY),
    ]
    assert talking.connections == 1
    assert talking.heard[-1].upper() == "QUIT"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([b".", b"..", b"x", b"", b".x", b"x."])))
def test_the_bytes_arrive_as_they_were_kept(talking, lines):
    """A line that is a dot ends nothing, a mail without a last line end gets one."""
    body = b"\r\n".join(lines)
    assert sent(of(talking), ONE, body=body)[0].outcome == "sent"
    assert talking.taken[-1].content == (body if body.endswith(b"\r\n") else body + b"\r\n")


def test_a_server_of_the_old_kind_is_greeted_in_its_own_words(talking):
    """HELO where EHLO is not known; it is told no size."""
    talking.always["EHLO"] = "502 what is that?"
    assert sent(of(talking), ONE) == [Answer("sent", QUEUED)]
    assert [line[:4].upper() for line in talking.heard[:3]] == ["EHLO", "HELO", "MAIL"]
    assert "SIZE" not in talking.heard[2]


def test_a_server_that_is_silent_at_the_goodbye_has_taken_the_mail(talking):
    talking.always["QUIT"] = SILENCE
    assert sent(of(talking, timeout=1), ONE) == [Answer("sent", QUEUED)]


# -- a server that does not want one mail ------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "answer", "outcome"),
    [
        ("RCPT", "450 4.7.1 greylisted, come again in five minutes", "later"),
        ("RCPT", "550 5.1.1 no such mailbox", "refused"),
        ("RCPT", "452 4.2.2 mailbox full", "later"),
        ("MAIL", "451 4.3.2 too busy", "later"),
        ("MAIL", "552 5.3.4 too big", "refused"),
        ("DATA", "451 4.3.0 not now", "later"),
        ("DATA", "554 5.5.1 no", "refused"),
        ("DOT", "451 4.7.1 scanner away", "later"),
        ("DOT", "554 5.7.1 looks like spam", "refused"),
        ("DOT", "550-5.7.1 a long\r\n550 5.7.1 answer", "refused"),
    ],
)
def test_what_is_declined_is_told_with_its_reason_and_stops_no_other(talking, step, answer, outcome):
    """4xx may go later, 5xx is a refusal; the next recipient gets the mail over the same connection."""
    talking.answers[step] = [answer]
    first, second = sent(of(talking), ONE, TWO)
    assert first.outcome == outcome
    assert first.reason.startswith(answer[:9].replace("-", " "))
    assert "\n" not in first.reason
    assert second == Answer("sent", QUEUED)
    assert [mail.recipient for mail in talking.taken] == [TWO]
    assert talking.connections == 1


def test_a_mail_that_is_bigger_than_the_server_takes_is_not_even_offered(talking):
    """The server says its limit in its greeting; both figures are told."""
    talking.always["EHLO"] = "250-mail.example\r\n250 SIZE 1000"
    big, small = sent(of(talking), ONE, body=b"x" * 2000 + b"\r\n"), sent(of(talking), ONE)
    assert big == [Answer("refused", "the mail has 2002 bytes and the server takes at most 1000")]
    assert small[0].outcome == "sent"
    assert [line for line in talking.heard if line.startswith("MAIL")] == [f"MAIL FROM:<{SENDER}> SIZE={len(BODY)}"]


@pytest.mark.parametrize("announced", ["SIZE", "SIZE 0", "SIZE much"])
def test_a_server_that_names_no_limit_has_none(talking, announced):
    talking.always["EHLO"] = f"250-mail.example\r\n250 {announced}"
    assert sent(of(talking), ONE)[0].outcome == "sent"


# -- a connection that breaks ------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("end", [HANG_UP, "421 4.4.2 that was enough", "something else", "x" * 9000])
def test_a_connection_that_ends_before_the_message_is_opened_anew(talking, step, end):
    """Nothing was handed over, so that the same mail is offered again at once, and arrives once."""
    talking.answers[step] = [end]
    assert sent(of(talking), ONE, TWO) == [Answer("sent", QUEUED)] * 2
    assert talking.recipients() == [ONE, TWO]
    assert talking.connections == 2


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_mail_on_which_the_server_always_hangs_up_waits_and_the_next_one_goes(talking, step):
    """Two connections for the one that cannot be, a third for the others."""
    talking.answers[step] = [HANG_UP, HANG_UP]
    first, second = sent(of(talking), ONE, TWO)
    assert (first.outcome, second.outcome) == ("later", "sent")
    assert "closed" in first.reason
    assert talking.recipients() == [TWO]


def test_a_full_connection_is_closed_and_another_opened(talking):
    """Servers that take one mail for each connection say 421 to the second."""
    talking.answers["MAIL"] = ["250 OK", "421 4.7.0 one is enough", "250 OK", "421 4.7.0 one is enough"]
    assert [answer.outcome for answer in sent(of(talking), ONE, TWO, THREE)] == ["sent"] * 3
    assert talking.recipients() == [ONE, TWO, THREE]


def test_a_connection_that_breaks_after_the_message_leaves_it_open_whether_it_was_taken(talking):
    """The server has seen all of it, we have seen no answer: it is not sent, and not simply tried again."""
    talking.answers["DOT"] = [HANG_UP]
    first, second = sent(of(talking), ONE, TWO)
    assert first.outcome == "unknown"
    assert first.reason.startswith("the connection broke after the mail was handed over")
    assert second.outcome == "sent"
    assert talking.recipients() == [ONE, TWO]
    assert talking.connections == 2


@pytest.mark.parametrize("answer", ["hm?", "354 more?", "999 what", "y" * 9000])
def test_an_answer_to_the_message_that_is_none_leaves_it_open(talking, answer):
    """Only a 2 says that it was taken, only a 4 or a 5 that it was not."""
    talking.answers["DOT"] = [answer]
    assert [one.outcome for one in sent(of(talking), ONE, TWO)] == ["unknown", "sent"]


def test_a_server_that_closes_instead_of_taking_the_message_has_not_taken_it(talking):
    talking.answers["DOT"] = ["421 4.3.2 going down"]
    assert sent(of(talking), ONE, TWO) == [Answer("later", "421 4.3.2 going down"), Answer("sent", QUEUED)]


def test_a_connection_that_breaks_within_the_message_has_given_nothing(talking):
    """A message without the dot that ends it is thrown away by every server (RFC 5321, 4.1.1.4)."""
    talking.always["EHLO"] = "250 mail.example"
    talking.break_message = True
    first, second = sent(of(talking), ONE, TWO, body=(b"x" * 70 + b"\r\n") * 100_000)
    assert (first.outcome, second.outcome) == ("later", "sent")
    assert talking.recipients() == [TWO]


def test_a_server_that_breaks_every_mail_is_left_alone(talking):
    """After three connections in a row the rest is not offered any more: they would all come twice."""
    talking.always["DOT"] = HANG_UP
    with mail_server(of(talking), None) as send:
        assert [send(to, BODY).outcome for to in (ONE, TWO, THREE)] == ["unknown"] * 3
        with pytest.raises(MailError, match=r"hung up 3 times in a row .*nothing is lost"):
            send(FOUR, BODY)
    assert talking.recipients() == [ONE, TWO, THREE]


def test_broken_mails_between_good_ones_do_not_add_up(talking):
    talking.answers["DOT"] = [HANG_UP, HANG_UP, QUEUED, HANG_UP, HANG_UP]
    assert [a.outcome for a in sent(of(talking), ONE, TWO, THREE, FOUR, FIVE)] == [
        "unknown",
        "unknown",
        "sent",
        "unknown",
        "unknown",
    ]


# -- time --------------------------------------------------------------------------------------------


def test_a_long_answer_to_a_whole_message_is_waited_for(talking):
    """Ten minutes by the standard, whatever `timeout` says of every other answer (RFC 5321, 4.5.3.2.6)."""

    def slowly(_command):
        time.sleep(1.4)
        return QUEUED

    talking.answers["DOT"] = [slowly]
    assert sent(of(talking, timeout=1), ONE) == [Answer("sent", QUEUED)]


def test_a_message_that_is_never_answered_is_given_up_at_last(talking):
    talking.answers["DOT"] = [SILENCE]
    (answer,) = sent(of(talking, timeout=0.5), ONE, answer_seconds=0.1)
    assert answer == Answer("unknown", "the connection broke after the mail was handed over (no answer for 0.5 s)")


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_falls_silent_is_given_up(talking, step):
    talking.answers[step] = [SILENCE, SILENCE]
    first, second = sent(of(talking, timeout=0.5), ONE, TWO)
    assert first == Answer("later", "no answer for 0.5 s")
    assert second.outcome == "sent"


# -- a server without an end -------------------------------------------------------------------------

ENDLESS = {
    "lines now and then": Endless(b"250-still here\r\n", 0.05),
    "a byte now and then": Endless(b"2", 0.05),
    "a flood of lines": Endless(b"250-" + b"y" * 500 + b"\r\n"),
    "a flood without a line end": Endless(b"2" * 5000),
}
SHORT = 0.4  # seconds: `timeout` of these mails
BUSY = 10  # seconds that a machine which does other things may take more; without the limits none of these would end


@pytest.fixture
def measured():
    """Tells after a piece of work how many seconds it took and how many bytes it held at once."""
    tracemalloc.start()
    began = time.monotonic()
    yield lambda: (time.monotonic() - began, tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()


@pytest.fixture
def talking_tls(server_tls, trusted):
    """A server that speaks TLS from the first byte."""
    server = TalkingServer(server_tls)
    yield server
    server.stop()


@pytest.mark.parametrize("answer", ENDLESS.values(), ids=list(ENDLESS))
@pytest.mark.parametrize("step", ["GREETING", "EHLO"])
def test_a_server_whose_greeting_never_ends_is_given_up(talking, measured, step, answer):
    talking.always[step] = answer
    with pytest.raises(
        MailError, match=r"gave no answer .(no answer for 0.4 s|it was not ready|an answer of more than)"
    ):
        sent(of(talking, timeout=SHORT), ONE)
    seconds, held = measured()
    assert seconds < 3 * SHORT + BUSY
    assert held < 2_000_000


@pytest.mark.parametrize("answer", ENDLESS.values(), ids=list(ENDLESS))
@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "RSET"])
def test_an_answer_that_never_ends_keeps_back_one_mail_only(talking, measured, step, answer):
    """Offered again on a new connection, then left; the next one goes."""
    if step == "RSET":
        talking.answers["RCPT"] = ["450 4.7.1 later"]
    talking.answers[step] = [answer, answer]
    first, second = sent(of(talking, timeout=SHORT), ONE, TWO)
    assert (first.outcome, second.outcome) == ("later", "sent")
    seconds, held = measured()
    assert seconds < 4 * SHORT + BUSY
    assert held < 2_000_000


@pytest.mark.parametrize("answer", ENDLESS.values(), ids=list(ENDLESS))
def test_an_answer_to_the_message_that_never_ends_leaves_it_open(talking, measured, answer):
    """Each byte of it is no new beginning of the ten minutes."""
    talking.answers["DOT"] = [answer]
    first, second = sent(of(talking, timeout=SHORT), ONE, TWO, answer_seconds=2 * SHORT)
    assert (first.outcome, second.outcome) == ("unknown", "sent")
    assert measured()[0] < 3 * SHORT + BUSY


def test_a_goodbye_that_never_ends_is_not_waited_for(talking, measured):
    talking.always["QUIT"] = ENDLESS["lines now and then"]
    assert sent(of(talking, timeout=SHORT), ONE) == [Answer("sent", QUEUED)]
    assert measured()[0] < 2 * SHORT + BUSY


def test_a_connection_that_is_made_step_by_step_has_one_end_for_all_steps(talking, measured, monkeypatch):
    """Each answer comes in time, and the login is never done."""

    def late(answer):
        return lambda _command: time.sleep(0.7 * SHORT) or answer

    monkeypatch.setenv("TEST_MAIL_PASSWORD", "letmein")
    talking.always |= {"GREETING": late("220 mail.example"), "EHLO": late("250-mail.example\r\n250 AUTH LOGIN")}
    talking.always["AUTH"] = late("334 VXNlcm5hbWU6")
    mail = of(talking, timeout=SHORT, user="desk", password_env="TEST_MAIL_PASSWORD")
    with pytest.raises(MailError, match=r"it was not ready after 0\.8 s"):
        sent(mail, ONE)
    assert measured()[0] < 3 * SHORT + BUSY


@pytest.mark.parametrize("pace", [(1, 0.05), (200_000, 0.05)], ids=["a byte", "some"])
def test_a_server_that_reads_a_message_too_slowly_has_not_taken_it(talking, measured, pace):
    """However often it reads on: the message has its end too, and without its dot it is not taken."""
    talking.read_slowly = pace
    talking.always["EHLO"] = "250 mail.example"
    (first,) = sent(of(talking, timeout=SHORT), ONE, body=(b"x" * 70 + b"\r\n") * 200_000)
    assert first == Answer("later", "the connection broke in the message (not read within 0.8 s)")
    assert measured()[0] < 4 * SHORT + BUSY


@pytest.mark.parametrize("answer", ENDLESS.values(), ids=list(ENDLESS))
@pytest.mark.parametrize("step", ["GREETING", "MAIL", "DOT"])
def test_a_server_that_never_ends_in_secret_is_given_up_too(talking_tls, measured, step, answer):
    """TLS has its own way to read."""
    mail = of(talking_tls, security="tls", timeout=SHORT)
    talking_tls.answers[step] = [answer, answer]
    if step == "GREETING":
        with pytest.raises(MailError, match="gave no answer"):
            sent(mail, ONE)
    else:
        outcomes = [each.outcome for each in sent(mail, ONE, TWO, answer_seconds=SHORT)]
        assert outcomes == (["later", "sent"] if step == "MAIL" else ["unknown", "unknown"])
    assert measured()[0] < 4 * SHORT + BUSY


def test_a_message_goes_whole_through_a_connection_in_secret(talking_tls):
    """In many pieces."""
    talking_tls.always["EHLO"] = "250 mail.example"
    body = (b"x" * 70 + b"\r\n") * 50_000
    assert sent(of(talking_tls, security="tls"), ONE, body=body) == [Answer("sent", QUEUED)]
    assert talking_tls.taken[0].content == body


def test_a_server_that_never_begins_tls_is_given_up(talking, measured):
    talking.always["GREETING"] = SILENCE
    with pytest.raises(MailError, match="could not be reached"):
        sent(of(talking, security="tls", timeout=SHORT), ONE)
    assert measured()[0] < 3 * SHORT + BUSY


@pytest.mark.parametrize("lines", [100, 101])
def test_a_hundred_lines_are_an_answer(talking, lines):
    talking.answers["RCPT"] = ["\r\n".join(["250-so"] * (lines - 1) + ["250 so"])] * 2
    (answer,) = sent(of(talking), ONE)
    assert answer == (Answer("sent", QUEUED) if lines == 100 else Answer("later", "an answer of more than 100 lines"))


def test_a_long_answer_is_kept_short(talking):
    talking.answers["RCPT"] = ["550 " + "no " * 5000]
    (answer,) = sent(of(talking), ONE)
    assert answer.outcome == "refused"
    assert len(answer.reason) < 600


# -- a program that is to end ------------------------------------------------------------------------


def test_who_ends_the_program_waits_for_the_last_answer_for_a_while_only(talking, measured):
    """Longer than the usual answer, and not the ten minutes; nobody knows then whether it was taken."""
    stop = threading.Event()
    talking.answers["DOT"] = [lambda _command: stop.set() or SILENCE]
    (answer,) = sent(of(talking), ONE, stopping=stop.is_set, stop_seconds=0.2)
    assert answer == Answer(
        "unknown", "the connection broke after the mail was handed over (the program was told to end)"
    )
    assert measured()[0] < 3


def test_an_answer_that_comes_while_the_program_ends_counts(talking):
    talking.answers["DOT"] = [lambda _command: time.sleep(0.2) or QUEUED]
    assert sent(of(talking), ONE, stopping=lambda: True, stop_seconds=5) == [Answer("sent", QUEUED)]


# -- a server that cannot be used at all -------------------------------------------------------------


def test_a_server_that_is_not_there_is_named():
    port = nobody_there()
    mail = Mail(host="127.0.0.1", port=port, security="none", sender=SENDER)
    with pytest.raises(MailError, match=rf"127\.0\.0\.1:{port} could not be reached .*check the network") as caught:
        sent(mail, ONE)
    assert isinstance(caught.value.__cause__, OSError)


def test_a_server_that_goes_away_between_two_mails_is_named(talking):
    with mail_server(of(talking), None) as send:
        assert send(ONE, BODY).outcome == "sent"
        talking.answers["MAIL"] = [HANG_UP]
        talking.go_away()
        with pytest.raises(MailError, match=r"could not be reached"):
            send(TWO, BODY)


def test_a_server_that_never_greets_is_given_up_and_the_other_port_named(talking):
    """So does a server for TLS, which waits for us to begin."""
    talking.always["GREETING"] = SILENCE
    with pytest.raises(MailError, match=r"gave no answer \(no answer for 0\.2 s\).*security = \"tls\""):
        sent(of(talking, timeout=0.2), ONE)


@pytest.mark.parametrize("greeting", ["554 no service for you", "421 4.7.0 try again later"])
def test_a_server_that_is_closed_to_us_says_why(talking, greeting):
    talking.always["GREETING"] = greeting
    with pytest.raises(MailError, match=rf"refused us \({greeting}\); nothing is lost"):
        sent(of(talking), ONE)


def test_something_that_is_no_mail_server_is_named_as_that(talking):
    talking.always["GREETING"] = "SSH-2.0-OpenSSH_9.6"
    with pytest.raises(MailError, match=r"does not speak SMTP .*check `host` and `port`"):
        sent(of(talking), ONE)


@pytest.mark.parametrize("answers", [{"EHLO": HANG_UP}, {"EHLO": "550 no", "HELO": "550 no"}])
def test_a_server_that_turns_away_at_the_greeting_is_told(talking, answers):
    talking.always |= answers
    with pytest.raises(MailError, match=r"gave no answer|refused us .550 no"):
        sent(of(talking), ONE)


def test_a_sender_the_server_does_not_know_is_our_fault_as_a_whole(talking):
    """No recipient is to blame, and none is marked as refused."""
    talking.always["MAIL"] = "550-5.7.1 we do\r\n550 not know you"
    with pytest.raises(MailError, match=rf"refused the sender {SENDER} .550 5.7.1 we do not know you.*check `sender`"):
        sent(of(talking), ONE)


def test_a_server_that_wants_a_login_first_is_our_fault_as_a_whole(talking):
    """Some say so only when they hear the recipient."""
    talking.always["RCPT"] = "530 5.7.0 Authentication required"
    with pytest.raises(MailError, match=r"530 5.7.0 Authentication required.*`user`"):
        sent(of(talking), ONE)


def test_a_host_name_that_cannot_be_one_is_explained():
    with pytest.raises(MailError, match=r"`host` under \[mail\] in rules/office.toml is no name"):
        sent(Mail(host="a..b", port=25, security="none", sender=SENDER), ONE)


def test_a_machine_whose_name_is_not_ascii_greets_with_its_address(talking, monkeypatch):
    monkeypatch.setattr(socket, "getfqdn", lambda: "máy.vănphòng.example")
    assert sent(of(talking), ONE)[0].outcome == "sent"
    assert talking.heard[0].lower() == "ehlo [127.0.0.1]"


# -- encryption and login ----------------------------------------------------------------------------


def test_starttls_checks_the_certificate_and_sends(serve, server_tls, trusted):
    box = serve(tls_context=server_tls, require_starttls=True)
    assert sent(of(box, security="starttls"), ONE)[0].outcome == "sent"
    assert box.taken == [(SENDER, (ONE,), BODY)]


def test_tls_from_the_first_byte_sends(serve, server_tls, trusted):
    box = serve(ssl_context=server_tls)
    assert sent(of(box, security="tls"), ONE)[0].outcome == "sent"


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_file_that_ca_names_is_trusted(serve, server_tls, certificate, security):
    """An office's own certificate needs nothing done to the machine; the file's path begins at the folder of sources.toml."""
    box = serve(tls_context=server_tls) if security == "starttls" else serve(ssl_context=server_tls)
    mail = of(box, security=security, ca=certificate[0].name)
    assert sent(mail, ONE, folder=certificate[0].parent)[0].outcome == "sent"


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_nobody_signed_is_refused(serve, server_tls, security):
    box = serve(tls_context=server_tls) if security == "starttls" else serve(ssl_context=server_tls)
    with pytest.raises(MailError, match=r"certificate that is not trusted .self.signed certificate.*`ca`"):
        sent(of(box, security=security), ONE)
    assert not box.taken


def test_another_certificate_than_that_of_ca_is_refused(serve, server_tls, make_certificate):
    other = make_certificate()[0]
    box = serve(tls_context=server_tls)
    with pytest.raises(MailError, match=rf"not trusted.*that the file {other.name} holds the root certificate"):
        sent(of(box, security="starttls", ca=other.name), ONE, folder=other.parent)
    assert not box.taken


def test_a_certificate_of_another_host_is_refused(serve, make_certificate, context_of):
    made = make_certificate("DNS:elsewhere.example")
    box = serve(tls_context=context_of(made))
    with pytest.raises(MailError, match=r"not trusted .*127\.0\.0\.1.*check `host`"):
        sent(of(box, security="starttls", ca=made[0].name), ONE, folder=made[0].parent)
    assert not box.taken


@pytest.mark.parametrize("content", ["no certificate", None])
def test_a_file_of_ca_that_holds_none_is_named(talking, tmp_path, content):
    if content:
        (tmp_path / "goc.pem").write_text(content)
    with pytest.raises(MailError, match=r"the file goc\.pem that `ca` .* holds no certificate"):
        sent(of(talking, security="starttls", ca="goc.pem"), ONE, folder=tmp_path)
    assert talking.connections == 0


def test_a_server_without_starttls_gets_nothing_in_the_clear(talking):
    with pytest.raises(MailError, match=r"STARTTLS.*check `security`"):
        sent(of(talking, security="starttls"), ONE)
    assert not any(line.startswith("MAIL") for line in talking.heard)


def test_a_server_that_cannot_begin_starttls_now_gets_nothing_in_the_clear(talking):
    talking.always |= {"EHLO": "250-mail.example\r\n250 STARTTLS", "STAR": "454 4.7.0 no TLS now"}
    with pytest.raises(MailError, match=r"refused us .454 4.7.0 no TLS now"):
        sent(of(talking, security="starttls"), ONE)
    assert not any(line.startswith("MAIL") for line in talking.heard)


def test_tls_to_a_plain_server_is_explained(talking):
    with pytest.raises(MailError, match=r"could not be spoken to in secret .*check `security` and `port`"):
        sent(of(talking, security="tls"), ONE)


@pytest.fixture
def guarded(serve, server_tls, trusted, password_for):
    """A server that wants user `desk` and the password `letmein`."""
    return serve(tls_context=server_tls, auth_required=True, authenticator=password_for("desk", "letmein"))


def login(box):
    return of(box, security="starttls", user="desk", password_env="TEST_MAIL_PASSWORD")


def test_the_password_comes_from_the_environment(guarded, monkeypatch):
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "letmein")
    assert sent(login(guarded), ONE)[0].outcome == "sent"


def test_a_wrong_password_names_the_variable_and_not_the_password(guarded, monkeypatch):
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "wrong-word")
    with pytest.raises(MailError, match=r"refused the login of desk .*TEST_MAIL_PASSWORD") as caught:
        sent(login(guarded), ONE)
    assert "wrong-word" not in str(caught.value)


def test_a_server_that_wants_a_login_and_gets_none_says_so(guarded):
    with pytest.raises(MailError, match=r"530.*Authentication required.*check `sender` and `user`"):
        sent(of(guarded, security="starttls"), ONE)


def test_a_server_that_knows_no_login_is_explained(talking, monkeypatch):
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "letmein")
    with pytest.raises(MailError, match=r"AUTH.*check `security` and `user`"):
        sent(login(talking).model_copy(update={"security": "none"}), ONE)


def test_a_missing_password_is_told_before_the_server_is_asked(talking, monkeypatch):
    monkeypatch.delenv("TEST_MAIL_PASSWORD", raising=False)
    with pytest.raises(MailError, match=r"environment variable TEST_MAIL_PASSWORD"):
        sent(login(talking), ONE)
    assert talking.connections == 0


def test_a_password_smtp_cannot_carry_is_explained_without_showing_it(talking, monkeypatch):
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "mậtkhẩu")
    with pytest.raises(MailError, match=r"must be plain ASCII.*TEST_MAIL_PASSWORD") as caught:
        sent(login(talking), ONE)
    assert "ậ" not in str(caught.value)
