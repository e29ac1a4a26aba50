"""One row of the facts register as people enter it: values of a form, a table or a file in, a checked row or its faults out.

A list may come as one text: phrases with `|` between them, in `subject` lists with a lone `&` between them, or each on a line
of its own. Not here: what rows mean together (register.py).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from monitor.config.facts import ArgumentRow, ClaimRow, FactRow, RegisterName, Row, register_of
from monitor.config.row_values import number_text
from monitor.config.row_words import RowFault, told
from monitor.config.toml_file import follows
from monitor.errors import FactError
from monitor.vietnamese.fold import unaccented

SHAPES: Mapping[RegisterName, type[FactRow] | type[ClaimRow] | type[ArgumentRow]] = {
    "fact": FactRow,
    "claim": ClaimRow,
    "argument": ArgumentRow,
}
_TITLES: Mapping[RegisterName, str] = {
    "fact": "statement",
    "claim": "claim",
    "argument": "title",
}  # of what an id is made
LISTS = ("unit", "other", "unless", "wordings", "topics")
_PHRASES = re.compile(r"\|")
_LISTS_OF_PHRASES = re.compile(r"(?<!\S)&(?!\S)")  # alone: one may stand in a name, as in R&D
_LONGEST_ID = 60
_TITLE = 200  # letters of it that are looked at


def columns_of(register: RegisterName) -> tuple[str, ...]:
    """The keys of a row of *register*, as files name them."""
    return tuple(field.alias or name for name, field in SHAPES[register].model_fields.items())


def needed_of(register: RegisterName) -> tuple[str, ...]:
    """Those of them without which there is no row; an id can be made."""
    fields = SHAPES[register].model_fields.items()
    return tuple(field.alias or name for name, field in fields if field.is_required() and name != "id")


def read_row(
    register: RegisterName, values: Mapping[str, Any], taken: Iterable[str] = ()
) -> tuple[Row | None, tuple[RowFault, ...]]:
    """The row that *values* make, or None and everything that is wrong with them; without an id one not in *taken* is made."""
    given = {key: _listed(key, value) for key, value in values.items() if not _blank(value)}
    given.setdefault("id", made_id(str(given.get(_TITLES[register], "")), taken) or register)
    try:
        return SHAPES[register].model_validate(given), ()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return None, tuple(told(each) for each in found if not follows(each, found))


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _listed(key: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if key == "subject":
        return [list(_parts(each, _PHRASES)) for each in _parts(value, _LISTS_OF_PHRASES)]
    return list(_parts(value, _PHRASES)) if key in LISTS else value


def _parts(text: str, mark: re.Pattern[str]) -> Iterator[str]:
    """What stands in *text* between line ends and marks."""
    for line in text.splitlines():
        yield from filter(None, (" ".join(part.split()) for part in mark.split(line)))


def refusal(faults: Iterable[RowFault]) -> FactError:
    """The error that carries *faults*."""
    found = tuple(faults)
    return FactError(
        tuple((each.field, each.message) for each in found), tuple((each.field, each.vietnamese) for each in found)
    )


def made_id(title: str, taken: Iterable[str]) -> str:
    """An id made of the words of *title* that is none of *taken*; "" where it has no letter that an id may have."""
    plain = re.sub(r"[^a-z0-9]+", "-", unaccented(title[:_TITLE]).lower()).strip("-")
    if len(plain) > _LONGEST_ID:
        plain = plain[: _LONGEST_ID + 1].rpartition("-")[0] or plain[:_LONGEST_ID]
    used, made, n = set(taken), plain, 1
    while made in used:
        n += 1
        made = f"{plain}-{n}"
    return made


def body_of(row: Row) -> dict[str, Any]:
    """*row* as rules/facts/*.toml would hold it, as JSON: days in ISO form, numbers as text; what is not said is left out."""
    fields = type(row).model_fields
    values = {field.alias or name: getattr(row, name) for name, field in fields.items()}
    defaults = {field.alias or name: field.default for name, field in fields.items()}
    return {key: _plain(value) for key, value in values.items() if value != defaults[key]}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def cells_of(row: Row) -> dict[str, str]:
    """*row* as texts that `read_row` reads again: the cells of a table, or the fields of a form."""
    return {"register": register_of(row), **{key: _cell(key, value) for key, value in body_of(row).items()}}


def _cell(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if key == "subject":
        return " & ".join(" | ".join(phrases) for phrases in value)
    return " | ".join(value) if isinstance(value, list) else str(value)
