"""Rows in a TOML file as rules/facts/*.toml has them, for entering. Not here: rules/facts itself (config.load)."""

import tomllib
from pathlib import Path
from typing import Any

from monitor.config.entered import SHAPES
from monitor.config.facts import RegisterName
from monitor.config.toml_file import key_lines, line_of, read_text
from monitor.errors import InputError
from monitor.registers.entering import LARGEST, MOST, Entry


def read_toml(path: Path) -> tuple[Entry, ...]:
    """The tables [[fact]], [[claim]] and [[argument]] of *path*, unchecked. Raises InputError for a file that is none such."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path} is larger than {LARGEST // 1_000_000} MB, no file of rows")
        text = read_text(path)
        tables = tomllib.loads(text)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no UTF-8 text; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:  # no TOML, an impossible day among it
        raise InputError(f"{path} is no valid TOML: {error}") from error
    if not tables or not all(_is_tables(name, rows) for name, rows in tables.items()):
        raise InputError(f"{path} must hold tables [[fact]], [[claim]] or [[argument]], and nothing else")
    if sum(len(rows) for rows in tables.values()) > MOST:
        raise InputError(f"{path} holds more than {MOST} rows; enter them in parts")
    lines = key_lines(text)
    return tuple(
        _entry(register, n, values, lines) for register in SHAPES for n, values in enumerate(tables.get(register, ()))
    )


def _is_tables(name: str, rows: object) -> bool:
    return name in SHAPES and isinstance(rows, list) and bool(rows) and all(isinstance(each, dict) for each in rows)


def _entry(register: RegisterName, n: int, values: dict[str, Any], lines: dict[tuple[str | int, ...], int]) -> Entry:
    places = {key: line_of(lines, (register, n, key)) for key in values}
    return Entry(register, values, line_of(lines, (register, n)), places)
