"""Makes a certificate for 127.0.0.1 that nobody knows but who is given its bundle. Not: a server with it."""

import shutil
import ssl
import subprocess

import pytest

NEEDED = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate of this test")


def server_context(folder, *protocols):
    """A server's TLS settings that offer *protocols*; clients find the certificate in `bundle.pem` of *folder*."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(folder / "key.pem"), "-out", str(folder / "bundle.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "bundle.pem", folder / "key.pem")
    if protocols:
        context.set_alpn_protocols(list(protocols))
    return context
