"""Paths of this desk that a form or an address may lead on to, and the numbers in them. Not here: redirects themselves."""

from urllib.parse import urlsplit

from werkzeug.routing import IntegerConverter

_LONGEST = 2000  # a longer one is no page of ours


class Number(IntegerConverter):
    """A number in an address, as far as the database can hold one: what is longer names nothing (404)."""

    regex = r"\d{1,18}"


def safe_path(path: str) -> str:
    """*path* when it leads to a page of this host, else "": what a stranger writes there must not lead people elsewhere."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path or len(path) > _LONGEST:
        return ""
    if any(ord(letter) < 33 or 0x7F <= ord(letter) < 0xA0 for letter in path):
        return ""
    try:
        parts = urlsplit(path)
    except ValueError:
        return ""
    return path if not parts.scheme and not parts.netloc else ""
