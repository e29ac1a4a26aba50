"""Every row of the registers with where it comes from, what was withdrawn too, for who looks them through.

Not here: what counts (knowing.py), searching (finding.py).
"""

from dataclasses import dataclass
from datetime import date

from monitor.config import Rules
from monitor.config.entered import SHAPES
from monitor.config.facts import RegisterName, Row, register_of
from monitor.registers.knowing import known, read_kept
from monitor.store import Store
from monitor.store.register import EnteredRow


@dataclass(frozen=True, slots=True)
class Stored:
    """A row and where it comes from."""

    id: str
    register: RegisterName
    row: Row | None  # None: today's program cannot read it any more
    kept: EnteredRow | None  # None: it stands in rules/facts

    @property
    def withdrawn(self) -> bool:
        """Whether somebody took it back."""
        return self.kept is not None and self.kept.withdrawn is not None

    def holds(self, day: date) -> bool:
        """Whether it counts on *day*."""
        return self.row is not None and not self.withdrawn and self.row.holds(day)


def stored_rows(rules: Rules, store: Store) -> tuple[Stored, ...]:
    """Every row of files and of people, withdrawn or not, each with its last day; facts, claims, arguments."""
    kept = {each.id: each for each in store.register.rows()}
    counting = known(rules, store)
    files = {row.id for row in rules.register.rows}
    rows = [
        Stored(row.id, register_of(row), row, None if row.id in files else kept.get(row.id)) for row in counting.rows
    ]
    ids = {row.id for row in counting.rows}
    rows += [Stored(each.id, each.register, read_kept(each), each) for each in kept.values() if each.id not in ids]
    return tuple(sorted(rows, key=lambda each: tuple(SHAPES).index(each.register)))
