"""What is wrong with the office's template: where, and what to do, for the command line and for the desk. Not here: finding it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from monitor.errors import InputError

_HEAD = "cannot be the template of the report: "
_SHOWN = 8  # at the desk; the command line tells all


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One thing wrong with a template."""

    english: str
    vietnamese: str


class TemplateError(InputError):
    """A template that no report can be printed on."""

    def __init__(self, name: str, faults: tuple[TemplateFault, ...], head: str = _HEAD) -> None:
        """Keep everything that is wrong with the file *name*; *head*: what its English words begin with."""
        self.name, self.faults, self.head = name, faults, head
        super().__init__(f"{name} {head}{'; '.join(each.english for each in faults)}")

    @classmethod
    def of(cls, name: str, english: str, vietnamese: str) -> Self:
        """One fault, of the file as a whole."""
        return cls(name, (TemplateFault(english, vietnamese),), "")

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[TemplateFault, ...], str]]:
        """Travel from a worker process as what it is."""
        return type(self), (self.name, self.faults, self.head)

    @property
    def vietnamese(self) -> str:
        """What is wrong, for the desk."""
        if not self.head:
            return f"Tệp mẫu {self.name} {self.faults[0].vietnamese}."
        said = _counted([each.vietnamese for each in self.faults[:_SHOWN]])
        more = len(self.faults) - _SHOWN
        return f"Tệp mẫu {self.name} có lỗi: {said}{f'; và {more} lỗi khác' if more > 0 else ''}."


def _counted(faults: Sequence[str]) -> str:
    if len(faults) == 1:
        return faults[0]
    return "; ".join(f"({number}) {fault}" for number, fault in enumerate(faults, start=1))
