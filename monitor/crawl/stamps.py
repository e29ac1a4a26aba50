"""Time stamps of a public service (RFC 3161): asking for one, and checking one. The only door to rfc3161_client.

Not here: which link of the chain is stamped and when (pipeline), where the answer is kept (store/evidence).

The library comes with the extra `timestamps`; it is imported when first needed. What is stamped is the link as text
(64 hexadecimal digits), so that anyone can check it: `printf %s LINK > link; openssl ts -verify -data link ...`.
"""

import asyncio
import hashlib
from importlib.util import find_spec
from pathlib import Path

from monitor.config import Crawl
from monitor.crawl.web.answers import Trouble
from monitor.crawl.web.fetch import Web
from monitor.crawl.web.proxies import proxies
from monitor.errors import FetchError, InputError, ReadError

_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"  # RFC 3161 3.4
_SHA256 = "2.16.840.1.101.3.4.2.1"  # how certificates name SHA-256 (RFC 5754)
_GRANTED = (0, 1)  # granted, granted with modifications (RFC 3161 2.4.2)


def available() -> bool:
    """Whether the extra `timestamps` is installed."""
    return find_spec("rfc3161_client") is not None


def request(link: str) -> bytes:
    """Return the query that asks a service to stamp *link*. Raises InputError where the extra is not installed."""
    if not available():
        raise InputError("time stamps need the extra `timestamps` of this program; install it, or empty `timestamps`")
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 -- an optional extra

    builder = TimestampRequestBuilder().data(link.encode("ascii")).hash_algorithm(HashAlgorithm.SHA256)
    return builder.build().as_bytes()


def ask(crawl: Crawl, folder: Path, service: str, link: str) -> bytes:
    """Have *service* stamp *link*; return its answer as it came, not yet checked.

    Raises FetchError when the service gives none, InputError where the extra is not installed.
    """
    return asyncio.run(_ask(Web(crawl.agent, proxies(crawl.proxy), folder), service, request(link)))


async def _ask(web: Web, service: str, query: bytes) -> bytes:
    try:
        answer = await web.send(service, _QUERY, query)
    finally:
        await web.aclose()
    if isinstance(answer, Trouble):
        raise FetchError(f"the time-stamping service {service} gives no stamp: {answer.reason}")
    if answer.status != 200 or not answer.content_type.lower().startswith(_REPLY):
        said = f"{answer.status_line}, {answer.content_type[:60] or 'no type'}"
        raise FetchError(f"the time-stamping service {service} gives no stamp: it answers {said}; check its address")
    return answer.body


def check(response: bytes, link: str, ca_pem: bytes | None) -> str:
    """Say in a few words what is wrong with *response* as a stamp of *link*; empty when nothing is.

    *ca_pem* holds the root certificates that are trusted; None: who signed it is not checked. Raises ReadError when
    it cannot be read here: some good services send certificates in an order that the library refuses.
    """
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415 -- an optional extra

    try:
        answer = decode_timestamp_response(response)
        if answer.status not in _GRANTED:
            return f"the service refused it (status {answer.status})"
        imprint = answer.tst_info.message_imprint
    except ValueError as error:
        raise ReadError(f"cannot be read here ({error}); check it with `openssl ts -verify`") from error
    if imprint.hash_algorithm.dotted_string != _SHA256 or imprint.message != hashlib.sha256(link.encode()).digest():
        return "it stamps something else than the chain"
    return "" if ca_pem is None else _signed(response, link, ca_pem)


def _signed(response: bytes, link: str, ca_pem: bytes) -> str:
    """What is wrong with the signature, or nothing."""
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 -- comes with the extra
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415

    try:
        roots = load_pem_x509_certificates(ca_pem)
    except ValueError as error:
        raise InputError(f"timestamps_ca holds no certificate in PEM form ({error})") from error
    builder = VerifierBuilder()
    for root in roots:
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify_message(decode_timestamp_response(response), link.encode("ascii"))
    except (VerificationError, ValueError) as error:
        return f"its signature does not hold: {error}"
    return ""
