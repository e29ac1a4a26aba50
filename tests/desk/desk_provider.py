"""A tiny OpenID Connect service on loopback, which can be told to do everything wrong. Not for: tests (test_oidc.py)."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

CLIENT, SECRET = "ban-diem-bao", "bi-mat-thu"


def coded(data: bytes | dict) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Key:
    """A key that signs tokens."""

    def __init__(self, name="k1"):
        self.name = name
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def public(self):
        numbers = self._key.public_key().public_numbers()
        parts = {
            name: coded(number.to_bytes((number.bit_length() + 7) // 8, "big"))
            for name, number in (("n", numbers.n), ("e", numbers.e))
        }
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.name, **parts}

    def signed(self, claims, **header):
        text = f"{coded({'alg': 'RS256', 'kid': self.name, 'typ': 'JWT', **header})}.{coded(claims)}"
        return f"{text}.{coded(self._key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


class Provider:
    """The service: whom it signs in, and what it is to do wrong."""

    def __init__(self, key):
        self.key = self.signs_with = key
        self.person = {"sub": "s-1", "preferred_username": "canbo"}
        self.claims = {}  # that stand in the place of the right ones; None leaves one out
        self.metadata = {}  # likewise
        self.header = {}
        self.token_status = 200
        self.without_token = False
        self.codes = {}
        self.used = []
        self.issuer = ""

    def metadata_now(self):
        found = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
        }
        return found | self.metadata

    def authorize(self, url):
        """What the browser of the signed-in person is sent back to, for the address that it was led to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == (CLIENT, "code", "S256")
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def token(self, fields, authorization):
        """Redeem a code: (status, answer)."""
        if self.token_status != 200:
            return self.token_status, {"error": "server_error"}
        right = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.codes.pop(fields.get("code", ""), None)
        if asked is None or authorization != right or fields["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        if coded(hashlib.sha256(fields["code_verifier"].encode()).digest()) != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.person,
        }
        claims = {name: value for name, value in (claims | self.claims).items() if value is not None}
        answer = {"access_token": "a", "token_type": "Bearer", "expires_in": 300}
        return 200, answer if self.without_token else answer | {
            "id_token": self.signs_with.signed(claims, **self.header)
        }


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        provider = self.server.provider
        answers = {
            "/.well-known/openid-configuration": provider.metadata_now(),
            "/keys": {"keys": [provider.key.public()]},
        }
        self._send(200 if self.path in answers else 404, answers.get(self.path, {}))

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = {name: values[0] for name, values in parse_qs(body).items()}
        self._send(*self.server.provider.token(fields, self.headers.get("Authorization", "")))

    def _send(self, status, answer):
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        pass


@contextmanager
def running(key):
    """The service, answering on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.provider = Provider(key)
    server.provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
