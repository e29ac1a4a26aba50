"""Certificates are always checked; a source's own bundle is trusted for that source only."""

import pytest
from certificate import NEEDED, server_context
from loopback import Reply

from monitor.model import PollRequest

pytestmark = NEEDED


@pytest.fixture
def secure_web(web, tmp_path):
    """The server with a certificate that nobody but our own bundle knows."""
    context = server_context(tmp_path)
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
