"""A time-stamping service on loopback: openssl behind real HTTP, with a root certificate made for it. Not: any test."""

import importlib.util
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

NEEDED = pytest.mark.skipif(
    shutil.which("openssl") is None or importlib.util.find_spec("rfc3161_client") is None,
    reason="openssl stamps the time in this test, and the extra `timestamps` reads it",
)

SETTINGS = """
[tsa]
default_tsa = service
[service]
serial = serial
signer_cert = tsa.pem
certs = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""
EXTENSIONS = "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"
EC = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


class TimeService:
    """Stamps what it is asked to, or answers `reply` (status, type, body) where that is set."""

    def __init__(self, folder):
        """Make root and service certificates in *folder*."""
        self.folder = folder
        self.reply = None
        self.asked = []
        (folder / "tsa.cnf").write_text(SETTINGS)
        (folder / "extensions").write_text(EXTENSIONS)
        (folder / "serial").write_text("01\n")
        openssl(folder, "req", "-x509", *EC, "-subj", "/CN=Root", "-days", "2", "-keyout", "ca.key", "-out", "ca.pem")
        openssl(folder, "req", *EC, "-subj", "/CN=Time", "-keyout", "tsa.key", "-out", "tsa.csr")
        openssl(folder, "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                "-days", "2", "-extfile", "extensions", "-out", "tsa.pem")  # fmt: skip
        self.ca_pem = (folder / "ca.pem").read_bytes()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                query = self.rfile.read(int(self.headers["Content-Length"]))
                service.asked.append((self.headers["Content-Type"], query))
                status, kind, body = service.reply or (200, "application/timestamp-reply", service.stamp(query))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/tsa"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def stamp(self, query, *more):
        """What the service answers to *query*."""
        (self.folder / "query").write_bytes(query)
        openssl(self.folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-out", "answer", *more)
        return (self.folder / "answer").read_bytes()

    def close(self):
        """End the server."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
