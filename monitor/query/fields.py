"""Which fields a query may name: those of topic rules and those of the archive.

Not here: a field for authors or persons. Bylines and names of persons are never searched (DESIGN.md, section 5), so
there is none, and `refused` tells the words people may try for one.
"""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from monitor.model import Group, Province, State, ToneValue
from monitor.vietnamese.fold import unaccented

FieldKind = Literal["text", "value", "date"]

_ENGLISH = {"author", "authors", "byline", "person", "persons", "people", "reporter", "writer"}
_PERSONS = _ENGLISH | {"tac-gia", "tacgia", "nguoi", "nhan-vat", "nha-bao", "phong-vien", "but-danh"}


@dataclass(frozen=True, slots=True)
class ValueField:
    """A field compared as a whole; `allowed` lists its values, empty when any may be asked for.

    `code`: its values are codes of two letters, such as vi.
    """

    name: str
    allowed: tuple[str, ...] = ()
    code: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one kind of query."""

    text: tuple[str, ...]
    values: tuple[ValueField, ...] = ()
    dates: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, those of text first."""
        return (*self.text, *(each.name for each in self.values), *self.dates)

    def kind(self, name: str) -> FieldKind | None:
        """What *name* is; None when there is no such field."""
        if name in self.text:
            return "text"
        if name in self.dates:
            return "date"
        return "value" if any(each.name == name for each in self.values) else None

    def allowed(self, name: str) -> tuple[str, ...]:
        """The values that the value field *name* may have; empty: any."""
        return next((each.allowed for each in self.values if each.name == name), ())

    def code(self, name: str) -> bool:
        """Whether the value field *name* holds codes of two letters."""
        return any(each.name == name and each.code for each in self.values)

    def allowing(self, name: str, values: tuple[str, ...]) -> "Fields":
        """The same fields, where the value field *name* holds only *values*: topics, groups and sources are rules."""
        told = tuple(ValueField(name, values) if each.name == name else each for each in self.values)
        return replace(self, values=told)


def refused(name: str) -> bool:
    """Whether *name* asks for authors or persons."""
    return unaccented(name.casefold()).replace("_", "-") in _PERSONS


RULE_FIELDS = Fields(text=("title", "lead", "text"))

SEARCH_FIELDS = Fields(
    text=("title", "lead", "text"),
    values=(
        ValueField("outlet"),
        ValueField("group", get_args(Group)),
        ValueField("topic"),
        ValueField("province", get_args(Province)),
        ValueField("tone", get_args(ToneValue)),
        ValueField("place"),
        ValueField("language", code=True),
        ValueField("source"),
        ValueField("state", get_args(State)),
    ),
    dates=("published",),
)
