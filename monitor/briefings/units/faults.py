"""What is wrong with a form that a unit sent: where, and what to do, for the command line and for the desk. Not here: finding it."""

from dataclasses import dataclass
from typing import Self

from monitor.errors import InputError


@dataclass(frozen=True, slots=True)
class FormFault:
    """One thing wrong with a form."""

    cell: str  # "E9"; "" for the whole file
    english: str
    vietnamese: str


class FormError(InputError):
    """A form that cannot be entered; nothing of it was."""

    def __init__(self, faults: tuple[FormFault, ...]) -> None:
        """Keep everything that is wrong with it."""
        self.faults = faults
        lines = [f"{each.cell or 'the file'}: {each.english}" for each in faults]
        head = "one fault" if len(lines) == 1 else f"{len(lines)} faults"
        super().__init__(f"the form was not entered, {head}\n" + "\n".join(lines))

    @classmethod
    def of(cls, english: str, vietnamese: str, cell: str = "") -> Self:
        """One fault."""
        return cls((FormFault(cell, english, vietnamese),))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[FormFault, ...]]]:
        """Travel from a worker process as what it is."""
        return type(self), (self.faults,)
