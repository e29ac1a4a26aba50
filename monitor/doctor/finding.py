"""One thing that was looked at, in one line. Not here: looking (the other modules of this room)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    well: bool
    text: str

    def __str__(self) -> str:
        """The line a person reads."""
        return f"{'ok  ' if self.well else 'MEND'}  {self.text}"
