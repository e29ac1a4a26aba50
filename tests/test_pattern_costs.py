"""No pattern that reads a page costs more than the size of its text; a page can be made to be slow.

Each pattern of monitor/read and monitor/vietnamese is tried, by the methods that its module calls, on long runs of one
thing. Not here: the time that whole pages take (read/test_read_hostile.py).
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import monitor.read
import monitor.vietnamese

METHODS = {"search", "match", "fullmatch", "sub", "findall", "finditer", "split"}
RUNS = (
    ".", " ", "\n", "- ", "-", "/", ":", "(", ")", "((a", '"', "“", "&", "&amp;", "<", "<a ", "<!--", "\\", "_", "…",
    "a", "A", "à", "Đ", "a ", "A, ", "A. ", "1", "1 ", "1.", "12/", "ngày 1 ", "12:", "µ", "µ1", "Ã¡", "aâ", "中", "ก",
)  # fmt: skip
SIZES = (200, 2_000, 10_000)  # a cube shows in the first or second, a square in the last
SECONDS = 2.0  # where a line takes a few thousandths; a busy machine takes twice as long
# What the code never shows a longer text, and up to which length it does.
AT_MOST = {
    "monitor.read.kind.rhythm._FIGURES": 40,
    "monitor.read.text.phrases._CHROME": 250,
    "monitor.read.text.phrases._NOTICE": 250,
    "monitor.vietnamese.sentences._LAST_WORD": 12,
    "monitor.vietnamese.units._LISTED": 90,
}


def patterns_in(value) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from patterns_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from patterns_in([getattr(value, field.name) for field in fields(value)])


def calls(module) -> dict[str, set[str]]:
    """The methods of patterns that *module* calls, by the name they are called on; "" for what is no plain name."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            found.setdefault(node.value.id if isinstance(node.value, ast.Name) else "", set()).add(node.attr)
    return found


def tried() -> Iterator[tuple[str, re.Pattern, str]]:
    """Every pattern with its name and a method by which it is asked."""
    for room in (monitor.read, monitor.vietnamese):
        for info in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            module = importlib.import_module(info.name)
            asked = calls(module)
            passed_on = set().union(*(how for name, how in asked.items() if not name.isupper())) - {"split"}
            for name, value in vars(module).items():
                for pattern in patterns_in(value):
                    for method in sorted(asked.get(name, passed_on or {"search"})):
                        yield f"{module.__name__}.{name}", pattern, method


TRIED = list(tried())


def seconds(pattern: re.Pattern, method: str, text: str) -> float:
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    arguments = (given[:0], given) if method == "sub" else (given,)
    begun = time.process_time()
    result = getattr(pattern, method)(*arguments)
    if method == "finditer":
        list(result)
    return time.process_time() - begun


def test_the_patterns_are_found():
    assert {"monitor.read.text.phrases._CHROME", "monitor.vietnamese.legacy.LEGACIES"} <= {name for name, _, _ in TRIED}
    assert set(AT_MOST) <= {name for name, _, _ in TRIED}


@pytest.mark.parametrize(("name", "pattern", "method"), TRIED, ids=[f"{name}-{method}" for name, _, method in TRIED])
def test_a_pattern_costs_no_more_than_the_size_of_its_text(name, pattern, method):
    runs = [("", run) for run in RUNS]
    # What leads farther into the pattern.
    runs += [
        (word, run) for word in re.findall(r"[^\W\d_]{3,}", str(pattern.pattern))[:4] for run in (".", " ", "a", "1")
    ]
    for size in SIZES:
        for word, run in runs:
            text = (word + run * size)[: min(size, AT_MOST.get(name, size))] + "1\x00"  # what ends no run well
            assert seconds(pattern, method, text) < SECONDS, (size, word, run)
