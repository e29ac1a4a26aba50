"""Time stamps: asked for over HTTP, checked against the link, and refused when they are none."""

import subprocess
import sys

import pytest
from time_service import NEEDED, TimeService, openssl

from monitor.config import Crawl
from monitor.crawl import stamps
from monitor.errors import FetchError, InputError, ReadError

LINK = "ab" * 32
OTHER = "cd" * 32
CRAWL = Crawl.model_validate({"user_agent": "TestDesk/1", "contact": "mailto:desk@office.example"})


@pytest.fixture(scope="module")
def shared_service(tmp_path_factory):
    service = TimeService(tmp_path_factory.mktemp("tsa"))
    yield service
    service.close()


@pytest.fixture
def service(shared_service):
    shared_service.reply = None
    shared_service.asked.clear()
    return shared_service


@pytest.fixture
def ask(tmp_path):
    return lambda url: stamps.ask(CRAWL, tmp_path, url, LINK)


@NEEDED
def test_a_stamp_of_the_link_is_good_and_asked_for_as_the_standard_says(service, ask):
    answer = ask(service.url)

    assert stamps.check(answer, LINK, None) == ""
    assert stamps.check(answer, LINK, service.ca_pem) == ""
    assert [kind for kind, _ in service.asked] == ["application/timestamp-query"]


@NEEDED
def test_anyone_can_check_a_stamp_with_openssl_alone(service, ask):
    (service.folder / "link").write_text(LINK)
    (service.folder / "stamp.tsr").write_bytes(ask(service.url))
    (service.folder / "other").write_text(OTHER)
    check = ("-in", "stamp.tsr", "-CAfile", "ca.pem")
    openssl(service.folder, "ts", "-verify", "-data", "link", *check)

    with pytest.raises(subprocess.CalledProcessError):
        openssl(service.folder, "ts", "-verify", "-data", "other", *check)


@NEEDED
def test_a_stamp_of_another_link_is_told(service):
    answer = service.stamp(stamps.request(OTHER))

    assert stamps.check(answer, LINK, None) == "it stamps something else than the chain"
    assert stamps.check(answer, LINK, service.ca_pem) == "it stamps something else than the chain"


@NEEDED
def test_a_stamp_that_a_stranger_signed_is_told(service, tmp_path):
    stranger = TimeService(tmp_path)
    answer = stranger.stamp(stamps.request(LINK))
    stranger.close()

    assert stamps.check(answer, LINK, None) == ""
    assert "its signature does not hold" in stamps.check(answer, LINK, service.ca_pem)


@NEEDED
def test_a_refusal_of_the_service_is_told(service):
    (service.folder / "strict.cnf").write_text((service.folder / "tsa.cnf").read_text().replace("= sha256", "= sha512"))
    refused = service.stamp(stamps.request(LINK), "-config", "strict.cnf")

    assert stamps.check(refused, LINK, None) == "the service refused it (status 2)"


@NEEDED
@pytest.mark.parametrize("answer", [b"", b"<html>", b"\x30\x03\x02\x01\x00"])
def test_what_is_no_stamp_cannot_be_read(answer):
    with pytest.raises(ReadError, match=r"cannot be read here .*openssl ts -verify"):
        stamps.check(answer, LINK, None)


@NEEDED
def test_a_root_that_is_no_certificate_is_told(service):
    with pytest.raises(InputError, match="timestamps_ca holds no certificate"):
        stamps.check(service.stamp(stamps.request(LINK)), LINK, b"no PEM")


@NEEDED
@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ((200, "text/html", b"<p>Xin chao"), "200 OK, text/html"),
        ((503, "text/plain", b""), "503 Service Unavailable"),
        ((302, "application/timestamp-reply", b""), "302 Found"),
    ],
)
def test_an_answer_that_is_no_stamp_names_the_service_and_what_it_said(service, ask, reply, said):
    service.reply = reply
    with pytest.raises(FetchError) as caught:
        ask(service.url)

    assert service.url in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@NEEDED
def test_a_service_that_is_not_there_is_told(ask):
    with pytest.raises(FetchError, match="gives no stamp: no connection"):
        ask("http://127.0.0.1:9/tsa")


def test_without_the_extra_one_line_says_what_to_install(monkeypatch, ask):
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    monkeypatch.setattr(stamps, "find_spec", lambda _name: None)

    assert not stamps.available()
    with pytest.raises(InputError, match="time stamps need the extra `timestamps`"):
        ask("http://127.0.0.1:9/tsa")
