"""What a host's robots.txt allows us: the only door to protego.

Not here: fetching the file (visit), keeping it for a day (hosts). RFC 9309: a file that is not there (4xx) allows
everything, one that cannot be had now (5xx, no connection) forbids everything for now.
"""

import itertools
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from protego import Protego

from monitor.addresses import is_http
from monitor.vietnamese.clean import one_line

LONGEST = 500 * 1024  # bytes that are read, as RFC 9309 2.5 asks for at least
_LONGEST_DELAY = 60.0  # seconds; a longer crawl-delay would keep a round from ever ending
# As protego reads them: these misspellings are forgiven, and a rule is named as it was meant.
_MEANT = {"allow": "Allow"} | dict.fromkeys(
    ("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"), "Disallow"
)
# Real files have up to some hundred rules. Of a longer one, made to keep us busy, the later rules hold unnamed.
_NAMED = 1000
_SHOWN = 200  # characters of a rule that a reason prints
_PROBE = "http://robots.invalid"  # any host will do: rules are about paths


class _Rule(NamedTuple):
    number: int  # of its line, counted from 0
    word: str  # "Allow" or "Disallow"
    value: str
    alone: Protego  # a file of this rule only, which tells what it matches


class Robots:
    """The rules of one host for one user agent."""

    def __init__(self, body: bytes, user_agent: str) -> None:
        """*body* is the file (empty: none), *user_agent* our words, of which the first is our token."""
        # A BOM would hide the first rule: "Disallow: /" was read as allowed (LIBRARIES.md 4).
        self._lines = body[:LONGEST].decode("utf-8", errors="replace").lstrip("\ufeff").splitlines()
        self._token = user_agent.split(maxsplit=1)[0].partition("/")[0]
        self._rules = Protego.parse("\n".join(self._lines))

    @property
    def delay(self) -> float:
        """Seconds it asks to leave between two requests, at most a minute."""
        return min(float(self._rules.crawl_delay(self._token) or 0), _LONGEST_DELAY)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The http(s) addresses of sitemaps that it names, of whatever site, each once."""
        return tuple(dict.fromkeys(url for url in self._rules.sitemaps if is_http(url)))

    def decision(self, url: str) -> tuple[bool, str]:
        """Whether *url* may be asked for, and the rule that says so, in words of one line."""
        if not self._rules.can_fetch(url, self._token):
            return False, f"robots.txt forbids it ({self._winner(url, 'Disallow') or 'a Disallow rule'})"
        if not self._lines:
            return True, "allowed (no robots.txt)"
        return True, f"allowed ({self._winner(url, 'Allow') or 'no rule of robots.txt matches'})"

    def _winner(self, url: str, word: str) -> str:
        """The longest rule of our own group that begins with *word* and matches *url*; empty when none is named."""
        matching = [rule for rule in self._named if rule.word == word and _matches(rule, url)]
        matching.sort(key=lambda rule: (-len(unquote(rule.value)), rule.number))
        ours = next((rule for rule in matching if not self._numbered.can_fetch(_path(rule.number), self._token)), None)
        return f"{word}: {one_line(ours.value)[:_SHOWN]}" if ours else ""

    @cached_property
    def _named(self) -> list[_Rule]:
        """Every Allow and Disallow of the file that can be named, of whatever group."""
        rules = (_rule(number, line) for number, line in enumerate(self._lines))
        return list(itertools.islice((rule for rule in rules if rule), _NAMED))

    @cached_property
    def _numbered(self) -> Protego:
        """The file with a Disallow of its own number for every named rule: what it forbids us is of our group."""
        lines = ["" if _read(line)[0] else line for line in self._lines]
        for rule in self._named:
            lines[rule.number] = f"Disallow: {_path(rule.number).removeprefix(_PROBE)}"
        return Protego.parse("\n".join(lines))


def _rule(number: int, line: str) -> _Rule | None:
    word, value = _read(line)
    if not word:
        return None
    # Of an Allow and a Disallow that match alike the Allow wins, so "/" needs a rule against it to be seen.
    against = "Disallow: /\n" if word == "Allow" else ""
    return _Rule(number, word, value, Protego.parse(f"User-agent: *\n{against}{word}: {value}"))


def _read(line: str) -> tuple[str, str]:
    """The word and the value of an Allow or a Disallow; both empty for any other line."""
    name, _, value = line.partition("#")[0].partition(":")
    word, value = _MEANT.get(name.strip().lower(), ""), value.strip()
    return (word, value) if word and value else ("", "")


def _matches(rule: _Rule, url: str) -> bool:
    return bool(rule.alone.can_fetch(url, "*")) == (rule.word == "Allow")


def _path(number: int) -> str:
    return f"{_PROBE}/{number:09d}"
