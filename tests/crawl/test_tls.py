"""Certificates are always checked; a source's own bundle is trusted for that source only."""

import shutil
import ssl
import subprocess

import pytest
from loopback import Reply

from monitor.model import PollRequest

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate of this test")


@pytest.fixture
def secure_web(web, tmp_path):
    """The server with a certificate that nobody but our own bundle knows."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "bundle.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "bundle.pem", tmp_path / "key.pem")
    web.socket = context.wrap_socket(web.socket, server_side=True)
    web.handle_error = lambda *_: None  # a client that hangs up in the handshake is expected
    web.routes["/rss"] = Reply("<rss><channel><item><link>http://bao.vn/1</link></item></channel></rss>")
    return web


def poll(crawler, each):
    with crawler(each) as running:
        (result,) = running.poll([PollRequest(each.id, each.url)])
    return result


def test_an_unknown_certificate_is_never_accepted(secure_web, crawler, source):
    result = poll(crawler, source(secure_web.url("/rss").replace("http:", "https:")))
    assert result.outcome == "failed"
    assert "CERTIFICATE_VERIFY_FAILED" in result.reason


def test_a_source_s_own_bundle_is_trusted(secure_web, crawler, source):
    url = secure_web.url("/rss").replace("http:", "https:")
    assert poll(crawler, source(url, ca_bundle="bundle.pem")).outcome == "changed"


def test_a_bundle_that_is_not_there_is_said(secure_web, crawler, source):
    result = poll(crawler, source(secure_web.url("/rss").replace("http:", "https:"), ca_bundle="mat.pem"))
    assert result.outcome == "failed"
    assert "ca_bundle mat.pem cannot be read (No such file or directory)" in result.reason
