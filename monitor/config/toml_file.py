"""Reads one TOML file into a checked value and says on which line each fault stands.

Not here: what the keys mean (sources.py, office.py, rules.py). tomllib knows no lines, so a small scan
of the text finds them: table headers, keys, and the members of arrays.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from monitor.model import Fault

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*("[^"]+"|'[^']+'|[A-Za-z0-9_.-]+)\s*=""")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')
_LONG_STRING = re.compile(r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'')
_SYNTAX_LINE = re.compile(r"at line (\d+)")

KeyPath = tuple[str | int, ...]

# pydantic's stable type codes, in words for the person who wrote the file
_WORDS = {
    "extra_forbidden": "unknown key; remove it or correct its spelling",
    "missing": "is missing; add it",
}


class Strict(BaseModel):
    """A table of a TOML file: unknown keys are faults, values never change after loading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=False, hide_input_in_errors=True, populate_by_name=True
    )


T = TypeVar("T", bound=Strict)


def parse(path: Path, shape: type[T], name: str) -> tuple[T | None, tuple[Fault, ...]]:
    """Read *path* as *shape*; return the value or None, and every fault, calling the file *name*.

    A file that cannot be read or is no TOML is one fault.
    """
    try:
        text = read_text(path)
    except FileNotFoundError:
        return None, (Fault(name, 1, "", "the file does not exist; create it (the README shows one)"),)
    except OSError as error:
        return None, (Fault(name, 1, "", f"cannot be read: {error.strerror or error}"),)
    except UnicodeDecodeError as error:
        return None, (Fault(name, 1, "", f"is no UTF-8 text: {error}; save it as UTF-8"),)
    try:
        return _checked(text, shape), ()
    except ValidationError as error:  # a ValueError too
        lines, wrong = key_lines(text), error.errors()
        return None, tuple(_fault(name, lines, each) for each in wrong if not follows(each, wrong))
    except (ValueError, RecursionError) as error:  # no TOML; a number of thousands of digits, brackets without end
        return None, (Fault(name, _syntax_line(text, error), "", f"is no valid TOML: {error}"),)


@lru_cache(maxsize=256)  # a changed rule is looked at with all others, which are as they were; values never change
def _checked(text: str, shape: type[T]) -> T:
    return shape.model_validate(tomllib.loads(text))


def _syntax_line(text: str, error: Exception) -> int:
    if isinstance(error, tomllib.TOMLDecodeError):
        found = _SYNTAX_LINE.search(str(error))  # none: something is still open at the end of the document
        return int(found[1]) if found else len(text.rstrip().split("\n"))
    return 1


def follows(one: ErrorDetails, all_: Sequence[ErrorDetails]) -> bool:
    """Whether *one* only says that a list lost its faulty members, which are told themselves."""
    inner = (each["loc"] for each in all_ if len(each["loc"]) > len(one["loc"]))
    return one["type"] == "too_short" and any(loc[: len(one["loc"])] == one["loc"] for loc in inner)


def read_text(path: Path) -> str:
    """The text of *path*, without the mark that some Windows editors put before it."""
    return path.read_text(encoding="utf-8-sig")


def _fault(name: str, lines: dict[KeyPath, int], error: ErrorDetails) -> Fault:
    message = _WORDS.get(error["type"], error["msg"])
    return Fault(name, line_of(lines, error["loc"]), key_text(error["loc"]), message)


def key_text(loc: KeyPath) -> str:
    """`("source", 3, "url")` as a person writes it: `source[4].url` (counted from one)."""
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def line_of(lines: dict[KeyPath, int], loc: KeyPath) -> int:
    """The line of *loc*, or of the nearest table around it."""
    for length in range(len(loc), 0, -1):
        if loc[:length] in lines:
            return lines[loc[:length]]
    return 1


def key_lines(text: str) -> dict[KeyPath, int]:
    """Where every table, key and member of an array of the TOML *text* stands, by path; lines count from 1."""
    scan = _Scan()
    for number, line in enumerate(_without_long_strings(text).split("\n"), start=1):
        scan.line(number, line)
    return scan.lines


def _without_long_strings(text: str) -> str:
    """The text with every string of several lines emptied, its line ends kept."""
    return _LONG_STRING.sub(lambda found: '""' + "\n" * found[0].count("\n"), text)


def _names(dotted: str) -> KeyPath:
    return tuple(part.strip("\"' ") for part in dotted.split("."))


class _Scan:
    """Reads a sound TOML text line by line and remembers what stands where."""

    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._last: dict[KeyPath, int] = {}  # number of the last member of every array
        self._table: KeyPath = ()
        self._key: KeyPath = ()  # whose value is being read
        self._depth = 0  # brackets of that value still open

    def line(self, number: int, line: str) -> None:
        """Take the next line."""
        value = _STRING.sub(lambda found: "" if found[0].startswith("#") else '"', line)
        if self._depth == 0:
            if header := _HEADER.match(line):
                self._table = self._enter(header[1] == "[[", _names(header[2]))
                self.lines.setdefault(self._table, number)
                return
            if key := _KEY.match(line):
                self._key = (*self._table, *_names(key[1]))
                self.lines.setdefault(self._key, number)
                value = value.partition("=")[2]
        self._members(number, value)

    def _enter(self, array: bool, names: KeyPath) -> KeyPath:
        """The path of a header: every array of tables on the way stands at its last member."""
        path: KeyPath = ()
        for depth, name in enumerate(names):
            path = (*path, name)
            if array and depth == len(names) - 1:
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = (*path, self._last[path])
        return path

    def _members(self, number: int, value: str) -> None:
        """Note the members of an array that begin in *value*, whose strings are `"` and whose comments are gone."""
        for character in value:
            if self._depth == 1 and character in '[{"':
                self._last[self._key] = self._last.get(self._key, -1) + 1
                self.lines.setdefault((*self._key, self._last[self._key]), number)
            self._depth += (character in "[{") - (character in "]}")
