"""A table of the desk as a file: CSV for a spreadsheet, JSON lines for other programs. Not here: lists of clips (publish)."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Literal, get_args

from monitor.publish.export.rows import BOM, cell

Form = Literal["csv", "jsonl"]
FORMS: tuple[Form, ...] = get_args(Form)
TYPES: Mapping[Form, str] = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}


def table_lines(form: Form, columns: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The lines of the file: of each of *rows* the keys of *columns*, which a CSV heads with their values.

    Times are ISO 8601; a cell that a spreadsheet would take for a formula is made harmless.
    """
    if form == "jsonl":
        yield from (f"{json.dumps({key: _plain(row[key]) for key in columns}, ensure_ascii=False)}\n" for row in rows)
        return
    yield BOM + _csv(columns.values())
    yield from (_csv(cell(_flat(row[key])) for key in columns) for row in rows)


def _csv(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _flat(value: object) -> object:
    plain = _plain(value)
    return "" if plain is None else plain
