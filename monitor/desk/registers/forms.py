"""What a form of a row holds, as it was typed: read from a request, made of a row, and given to the registers.

Not here: the fields (fields.py), what a row may hold (config), keeping it (registers).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from monitor.config.entered import LISTS, body_of, read_row
from monitor.config.facts import FactRow, Register, Row
from monitor.config.register import contradictions
from monitor.desk.registers.fields import Form, What

_BAR = re.compile(r"[^\S\n]*\|[^\S\n]*")
_LINES = ("wordings",)  # lists that stand one below the other
_OF_ITS_OWN = ("id", "from", "to", "document", "document_date", "page", "source", "unverified", "supersedes")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form."""

    texts: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        """What stands in the field *name*."""
        return self.texts.get(name, "")

    def is_day(self, name: str) -> bool:
        """Whether the field *name* holds a day as a browser's calendar writes it; any other text is shown as it was typed."""
        try:
            date.fromisoformat(self.text(name))
        except ValueError:
            return False
        return True


def typed(form: Form, sent: MultiDict[str, str]) -> Typed:
    """What was sent for the fields of *form*."""
    texts = {each.name: sent[each.name] for each in form.fields if each.name in sent and each.shape != "topics"}
    return Typed(
        {name: text.replace("\r\n", "\n") for name, text in texts.items()}, tuple(filter(None, sent.getlist("topics")))
    )


def values_of(form: Form, given: Typed) -> dict[str, Any]:
    """The same as `registers.enter` takes it; a bar that stands close to its words parts them too."""
    values: dict[str, Any] = {name: _parted(name, text) for name, text in given.texts.items()}
    if form.register == "fact":
        values["kind"] = form.what
    if given.topics:
        values["topics"] = list(given.topics)
    return values


def _parted(name: str, text: str) -> str:
    return _BAR.sub(" | ", text) if name in LISTS or name == "subject" else text


def what_of(row: Row, register: str) -> What:
    """Which form a row belongs to."""
    if isinstance(row, FactRow):
        return row.kind
    return "claim" if register == "claim" else "argument"


def successor_form(row: Row) -> Typed:
    """The form for a row that supersedes *row*: what it is about stays, its days and its document are typed anew."""
    body = body_of(row)
    texts = {key: _text(key, value) for key, value in body.items() if key not in (*_OF_ITS_OWN, "topics", "kind")}
    return Typed({**texts, "supersedes": row.id}, tuple(body.get("topics", ())))


def _text(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if key == "subject":
        return "\n".join(" | ".join(phrases) for phrases in value)
    if isinstance(value, list):
        return ("\n" if key in _LINES else " | ").join(value)
    return str(value).replace(".", ",") if key in ("value", "tolerance") and _is_number(value) else str(value)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def beside(form: Form, faults: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What is wrong, by the field that it stands beside; what no field of *form* is to blame for stands by ""."""
    names = {each.name for each in form.fields}
    found: dict[str, list[str]] = defaultdict(list)
    for name, message in faults:
        found[name if name in names else ""].append(message)
    return dict(found)


def contradicted(form: Form, values: Mapping[str, Any], known: Register) -> FactRow | None:
    """The row that what was typed contradicts, if there is one that it could supersede: of several the one that the fault names."""
    row, _ = read_row(form.register, values, [each.id for each in known.rows])  # the same sentence with another value
    if not isinstance(row, FactRow):
        return None
    others = [each for each in known.facts if each.id not in (row.id, row.supersedes)]
    return next((other for fact, other in contradictions([*others, row]) if fact is row), None)


def superseding(given: Typed, id_: str) -> Typed:
    """The same form, with the row that it supersedes filled in."""
    return Typed({**given.texts, "supersedes": id_}, given.topics)
