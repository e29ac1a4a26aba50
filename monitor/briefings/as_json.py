"""A briefing as text that is kept for ever, and back again, exactly: a line for the whole, then a line for each item.

A quarter has tens of thousands of items, so neither way makes one text of them. How a value is read follows from its type;
what a later program adds to a value has its default in what an earlier one kept. Not here: keeping it (store).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from monitor.briefing import Briefing, BriefItem
from monitor.errors import StoreError

Read = Callable[[Any], Any]
_PLAIN: tuple[type, ...] = (str, int, bool, float)


def dump_briefing(briefing: Briefing) -> Iterator[bytes]:
    """The lines of *briefing*, each a JSON object with sorted keys: the same briefing gives the same lines."""
    yield _line(replace(briefing, items=()))
    yield from map(_line, briefing.items)


def load_briefing(body: bytes) -> Briefing:
    """The briefing that `dump_briefing` wrote. Raises StoreError for a text that is none."""
    read, read_item = _reader(Briefing), _reader(BriefItem)
    try:
        first, *rest = body.splitlines()
        whole: Briefing = read(json.loads(first))
        return replace(whole, items=tuple(read_item(json.loads(line)) for line in rest))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"a frozen briefing cannot be read ({error!r}); restore the database from a backup") from error


def _line(value: Briefing | BriefItem) -> bytes:
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):  # and a moment, which is one too
        return value.isoformat()
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


@cache
def _reader(of: Any) -> Read:
    """What makes a value of the type *of* from what JSON has of it."""
    origin = get_origin(of)
    if of in _PLAIN or origin is Literal:
        return _itself
    if of is datetime or of is date:
        return of.fromisoformat
    if origin is tuple:
        return _tuple_reader(get_args(of))
    if origin in (UnionType, Union):
        return _optional_reader(get_args(of))
    if isinstance(of, type) and is_dataclass(of):
        return _value_reader(of)
    raise TypeError(f"{of} is no type that a briefing may have")


def _itself(value: Any) -> Any:
    return value


def _tuple_reader(parts: tuple[Any, ...]) -> Read:
    if parts[-1] is Ellipsis:
        each = _reader(parts[0])
        return lambda row: tuple(map(each, row))
    readers = tuple(map(_reader, parts))
    return lambda row: tuple(read(value) for read, value in zip(readers, row, strict=True))


def _optional_reader(parts: tuple[Any, ...]) -> Read:
    (read,) = (_reader(part) for part in parts if part is not NoneType)
    return lambda value: None if value is None else read(value)


def _value_reader(of: type) -> Read:
    hints = get_type_hints(of)
    readers = {field.name: _reader(hints[field.name]) for field in fields(of)}
    needed = {field.name for field in fields(of) if _needed(field)}

    def read(row: dict[str, Any]) -> Any:
        if missing := needed - row.keys():
            raise KeyError(f"{of.__name__} without {', '.join(sorted(missing))}")
        return of(**{name: readers[name](value) for name, value in row.items()})

    return read


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
