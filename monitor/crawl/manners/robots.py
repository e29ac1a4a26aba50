"""What a host's robots.txt allows us: the only door to protego.

Not here: fetching the file (visit). RFC 9309: a file that is not there (4xx) allows everything, one that cannot
be had now (5xx, no connection) forbids everything for now.
"""

import re
from urllib.parse import unquote, urlsplit

from protego import Protego

_LONGEST = 500 * 1024  # bytes that are read, as RFC 9309 2.5 asks for at least
_LONGEST_DELAY = 60.0  # seconds; a longer crawl-delay would keep a round from ever ending
_DISALLOW = re.compile(r"(?im)^([ \t]*dis*al+ow[ \t]*:)[ \t]*([^\s#]+).*$")


class Robots:
    """The rules of one host for one user agent."""

    def __init__(self, body: bytes, user_agent: str) -> None:
        """*body* is the file (empty: none), *user_agent* our words, of which the first is our token."""
        # A BOM would hide the first rule: "Disallow: /" was read as allowed (LIBRARIES.md 4).
        self._text = body[:_LONGEST].decode("utf-8", errors="replace").lstrip("\ufeff")
        self._token = user_agent.split(maxsplit=1)[0].partition("/")[0]
        self._rules = Protego.parse(self._text)

    @property
    def delay(self) -> float:
        """Seconds it asks to leave between two requests, at most a minute."""
        return min(float(self._rules.crawl_delay(self._token) or 0), _LONGEST_DELAY)

    def refusal(self, url: str) -> str:
        """The rule that forbids *url*, in words, or empty when it is allowed."""
        if self._rules.can_fetch(url, self._token):
            return ""
        return f"robots.txt forbids it ({self._rule(url)})"

    def _rule(self, url: str) -> str:
        """The longest Disallow that alone, with all others emptied, still forbids *url*."""
        parts = urlsplit(url)
        target = unquote(f"{parts.path or '/'}?{parts.query}")
        values = {m[2] for m in _DISALLOW.finditer(self._text) if _may_match(m[2], target)}
        for value in sorted(values, key=lambda v: (-len(v), v)):
            if not Protego.parse(_only(value, self._text)).can_fetch(url, self._token):
                return f"Disallow: {value}"
        return "a Disallow rule"


def _only(value: str, text: str) -> str:
    """*text* with every Disallow but *value* emptied; the groups stay as they are."""
    return _DISALLOW.sub(lambda line: line[0] if line[2] == value else line[1], text)


def _may_match(value: str, target: str) -> bool:
    literal = re.split(r"[*$]", unquote(value), maxsplit=1)[0]
    return target.startswith(literal)
