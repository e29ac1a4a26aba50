"""Real mail servers and a real browser for the tests of this room. Not for: the articles (own_press.py)."""

import shutil
import smtplib
import socket
import ssl
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

sys.path.insert(0, str(Path(__file__).parent))  # own_press
sys.path.insert(0, str(Path(__file__).parents[1]))  # talking_server

from talking_server import TalkingServer


@dataclass
class Mailbox:
    """What the server took."""

    port: int = 0
    taken: list = field(default_factory=list)

    async def handle_DATA(self, _server, _session, envelope):
        """The message."""
        self.taken.append((envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class _Wrapped(Controller):
    """A controller whose own check of life speaks TLS, trusting all, to a server that speaks nothing else."""

    def _trigger_server(self):
        if self.ssl_context is None:
            super()._trigger_server()
            return
        client = ssl._create_unverified_context()
        with smtplib.SMTP_SSL(self.hostname, self.port, context=client):
            pass


@pytest.fixture
def serve():
    """Starts mail servers on loopback, with the options of aiosmtpd; each gives its Mailbox."""
    running = []

    def start(**options):
        box = Mailbox(port=free_port())
        server = _Wrapped(box, hostname="127.0.0.1", port=box.port, **options)
        server.start()
        running.append(server)
        return box

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def password_for():
    """Makes an authenticator of aiosmtpd that knows one user and one password."""

    def knows(user, password):
        expected = LoginPassword(user.encode(), password.encode())
        return lambda _server, _session, _envelope, _mechanism, given: AuthResult(
            success=given == expected, handled=False
        )

    return knows


@pytest.fixture
def talking():
    """A mail server that says at each step what the test wants."""
    server = TalkingServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def make_certificate(tmp_path_factory):
    """Makes (certificate, key) of a host, signed by itself."""
    if not shutil.which("openssl"):
        pytest.skip("the openssl program is needed to make a certificate; install the package openssl")

    def make(name="IP:127.0.0.1"):
        folder = tmp_path_factory.mktemp("tls")
        made = folder / "server.pem", folder / "server.key"
        names = ["-subj", "/CN=mail", "-addext", f"subjectAltName={name}"]
        kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        subprocess.run(["openssl", *kind, *names, "-out", made[0], "-keyout", made[1]], check=True, capture_output=True)
        return made

    return make


@pytest.fixture(scope="session")
def certificate(make_certificate):
    """(certificate, key) of 127.0.0.1."""
    return make_certificate()


def _context(made):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*made)
    return context


@pytest.fixture
def context_of():
    """Makes the TLS side of a mail server with a (certificate, key)."""
    return _context


@pytest.fixture
def server_tls(certificate):
    """The TLS side of the mail server of 127.0.0.1."""
    return _context(certificate)


@pytest.fixture
def trusted(certificate, monkeypatch):
    """Makes this machine trust the server's certificate, as an office's would trust its own."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))


@pytest.fixture
def opened(chromium):
    """Opens HTML in a window of a width, light or dark."""
    contexts = []

    def show(html, width, scheme="light"):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.set_content(html)
        return page

    yield show
    for context in contexts:
        context.close()
