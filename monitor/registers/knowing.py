"""What is known: rows of rules/facts, and rows that people entered and nobody withdrew, each with its last day. Not here: entering."""

import json
from collections.abc import Iterator
from functools import lru_cache

from monitor.config import Register, Rules
from monitor.config.entered import read_row
from monitor.config.facts import RegisterName, Row
from monitor.config.register import effective, merged, register_from
from monitor.config.row_words import RowFault
from monitor.store import Store
from monitor.store.register import EnteredRow


def known(rules: Rules, store: Store) -> Register:
    """Every row that counts, of files and of people; one that no longer can be read is left out (`unreadable` names it)."""
    return effective(standing(rules, store))


def standing(rules: Rules, store: Store) -> Register:
    """The same with the days as they were written: what a row supersedes has not ended yet."""
    entered = register_from(row for _, row, _ in _entered(store) if row is not None)
    return merged(rules.register, entered)


def unreadable(store: Store) -> tuple[tuple[EnteredRow, tuple[RowFault, ...]], ...]:
    """Rows that people entered and that today's program refuses, with what is wrong with each."""
    return tuple((kept, faults) for kept, row, faults in _entered(store) if row is None)


def read_kept(kept: EnteredRow) -> Row | None:
    """A row that people entered, withdrawn or not; None where today's program refuses it."""
    return _read(kept.register, _as_text(kept))[0]


def _entered(store: Store) -> Iterator[tuple[EnteredRow, Row | None, tuple[RowFault, ...]]]:
    for kept in store.register.rows():
        if kept.withdrawn is None:
            row, faults = _read(kept.register, _as_text(kept))
            yield kept, row, faults


def _as_text(kept: EnteredRow) -> str:
    return json.dumps(kept.body, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=1 << 13)  # the same rows are asked for with every article and page; they never change
def _read(register: RegisterName, body: str) -> tuple[Row | None, tuple[RowFault, ...]]:
    return read_row(register, json.loads(body))
