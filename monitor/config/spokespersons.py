"""What rules/spokespersons.toml may hold: who speaks for each unit, from a day to a day; public by decree.

Not here: whom the program writes to (recipients.py), units that cases are sent to (deadlines.py).
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from pydantic import Field, model_validator

from monitor.config.deadlines import Dated
from monitor.config.recipients import Address
from monitor.config.toml_file import KeyPath, Strict


class SpokespersonRow(Dated):
    """Who speaks for a unit, or may speak for it beside that person."""

    unit: str = Field(min_length=1)  # its name, as printed
    name: str = Field(min_length=1)
    post: str = Field(min_length=1)
    phone: str = Field(default="", pattern=r"^(\+?[0-9][0-9 .()-]{5,30})?$")
    email: Address | None = None
    source: str = ""  # the document that names the person, or the page that publishes the list

    @model_validator(mode="after")
    def _confirmed(self) -> "SpokespersonRow":
        if not self.source and not self.unverified:
            raise ValueError("needs `source`, the document or page that names the person, or `unverified = true`")
        return self


class Spokespersons(Strict):
    """rules/spokespersons.toml"""

    spokesperson: tuple[SpokespersonRow, ...] = ()

    def on(self, day: date) -> tuple[SpokespersonRow, ...]:
        """Those who speak on *day*, in the order of the file."""
        return tuple(row for row in self.spokesperson if row.holds(day))


def spokesperson_faults(file: Spokespersons) -> Iterator[tuple[KeyPath, str]]:
    """A person named twice for one unit on the same day."""
    for (_, one), (n, other) in combinations(enumerate(file.spokesperson), 2):
        if (one.unit, one.name) == (other.unit, other.name) and one.meets(other):
            yield ("spokesperson", n), f"{other.name} already speaks for {other.unit} on some of these days"
