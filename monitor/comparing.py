"""Compares statements with evidence, line by line: the work of `monitor compare`.

    lines ─ a row each, checked and cleaned ─ compare ─> a line for each, in the order given

Not here: what is concluded and why (check.compare). Places found in the cleaned words are told as places of the words as given.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from monitor.check import compare
from monitor.errors import InputError
from monitor.model import Difference
from monitor.tagging import Progress, json_line, opened
from monitor.vietnamese.clean import clean_with_offsets

LONGEST_STATEMENT = 2_000  # letters: a sentence or two; a page is no statement
LONGEST_EVIDENCE = 2 * 1024 * 1024  # bytes of UTF-8
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line as it came, checked."""

    id: str | int | float
    statement: str
    evidence: str


def compare_lines(file: Path | None) -> Iterator[str]:
    """A JSON line for each statement of *file* (None or "-": standard input), in order.

    Raises InputError that names the line for one that is no statement with evidence, after the answers to those before it.
    """
    name = "standard input" if file in (None, Path("-")) else str(file)
    step = Progress("compared")
    with opened(file) as stream:
        for number, raw in _lines(stream):
            try:
                row = _row(raw)
            except InputError as error:
                raise InputError(f"{name}, line {number}: {error}") from error
            yield _answer(row)
            step(1)
    step(0)


def _lines(stream: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    for number, raw in enumerate(stream, start=1):
        line = (raw.removeprefix(_BOM) if number == 1 else raw).rstrip()
        if line:
            yield number, line


def _row(raw: bytes) -> _Row:
    """Read one line. Raises InputError that says what is wrong, without saying where."""
    try:
        row = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"is no UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(f"is no JSON (column {error.colno}: {error.msg})") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
        raise InputError("is no JSON that a statement could be") from error
    if not isinstance(row, dict):
        raise InputError('is no JSON object such as {"id": 1, "statement": "…", "evidence": "…"}')
    id_ = row.get("id")
    if not isinstance(id_, str | int | float) or isinstance(id_, bool):
        raise InputError("needs `id`, a string or a number")
    return _Row(id_, _statement(row), _evidence(row))


def _statement(row: dict[str, object]) -> str:
    value = _words(row, "statement")
    if not value.strip():
        raise InputError("`statement` is empty")
    if len(value) > LONGEST_STATEMENT:
        raise InputError(
            f"`statement` has {len(value)} letters, more than the {LONGEST_STATEMENT} of a sentence or two"
        )
    return value


def _evidence(row: dict[str, object]) -> str:
    value = _words(row, "evidence")
    size = len(value.encode("utf-8", "surrogatepass"))
    if size > LONGEST_EVIDENCE:
        raise InputError(f"`evidence` has {size} bytes, more than the {LONGEST_EVIDENCE} (2 MB) of the longest article")
    return value


def _words(row: dict[str, object], key: str) -> str:
    value = row.get(key)
    if isinstance(value, str):
        return value
    raise InputError(f"needs `{key}`, a string")


def _answer(row: _Row) -> str:
    """The line that answers one row, with the words as they were given."""
    told, of_told = clean_with_offsets(row.statement)
    given, of_given = clean_with_offsets(row.evidence)
    found = compare(told.replace("\n", " "), given)

    def difference(each: Difference) -> dict[str, object]:
        found_at, expected_at = of_told.span(*each.found_at), of_given.span(*each.expected_at)
        return {
            "kind": each.kind,
            "found": row.statement[slice(*found_at)],
            "expected": row.evidence[slice(*expected_at)],
            "found_at": list(found_at),
            "expected_at": list(expected_at),
        }

    return json_line(
        {
            "id": row.id,
            "verdict": found.verdict,
            "differences": [difference(each) for each in found.differences],
            "sentence": found.sentence,
            "likeness": found.likeness,
        }
    )
