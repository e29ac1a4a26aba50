"""Entering rows and withdrawing them: everything that is wrong is told at once, and then nothing is written.

Not here: files (toml_rows.py, sheet.py), who may do it (the desk, the commands).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from monitor.config import Register, Rules
from monitor.config.entered import body_of, read_row, refusal
from monitor.config.facts import RegisterName, Row, register_of
from monitor.config.register import contradiction, faults, woken
from monitor.config.row_words import RowFault, not_issued_yet, same, wakes
from monitor.errors import ConfigError, InputError
from monitor.model import Fault
from monitor.registers.knowing import read_kept, standing
from monitor.store import Store
from monitor.vietnamese.clean import one_line

LARGEST, MOST = 5_000_000, 2_000  # of one file: bytes, rows
_LONGEST_REASON = 1_000  # letters
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # documents are dated by the calendar of the country


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it stands in a file, and where."""

    register: RegisterName
    values: Mapping[str, Any]
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)  # of each key, where they differ


def enter(  # noqa: PLR0913, PLR0917 -- a row, whose it is, and when
    store: Store,
    rules: Rules,
    register: RegisterName,
    values: Mapping[str, Any],
    by: str,
    at: datetime,
    check_only: bool = False,
) -> Row:
    """Enter one row of *register* and return it; its *values* are those of rules/facts/*.toml, or texts of a form.

    *by* is the login of who enters it. A list may be one text (config.entered). Raises FactError with everything that is wrong;
    *check_only* writes nothing.
    """
    with store.register.entering():
        rows, found = _checked(store, rules, [Entry(register, values, 1)], at)
        if found:
            raise refusal(fault for _, fault in found)
        if not check_only:
            _keep(store, rows, by, at)
    return rows[0]


def enter_all(  # noqa: PLR0913, PLR0917 -- rows, whose they are, and when
    store: Store,
    rules: Rules,
    name: str,
    entries: Sequence[Entry],
    by: str,
    at: datetime,
    *,
    wrong: Iterable[Fault] = (),
    check_only: bool = False,
) -> tuple[Row, ...]:
    """Enter all rows of the file *name*, or none. Raises ConfigError with every fault of every line.

    *wrong*: what was wrong with the file already, to be told with the rest.
    """
    with store.register.entering():
        rows, found = _checked(store, rules, entries, at)
        told = [*wrong, *(_placed(name, entries[n], fault) for n, fault in found)]
        if told:
            raise ConfigError(tuple(told))
        if not check_only:
            _keep(store, rows, by, at)
    return tuple(rows)


def withdraw(store: Store, rules: Rules, id_: str, reason: str, by: str, at: datetime) -> Row | None:  # noqa: PLR0913, PLR0917
    """Withdraw a row that somebody entered by mistake; return it, or None where it could not be read any more.

    Raises InputError without a reason, for a row of rules/facts, while another row supersedes it, and where what it supersedes
    would contradict another entered row; StoreError for no row.
    """
    said = one_line(reason)
    if not said or len(said) > _LONGEST_REASON:
        raise InputError(f"say why the row is withdrawn, in at most {_LONGEST_REASON} letters")
    with store.register.entering():
        mine = next((kept for kept in store.register.rows() if kept.id == id_ and kept.withdrawn is None), None)
        if rules.register.row(id_) is None:
            _refuse_needed(standing(rules, store), rules.register, id_)
        elif mine is None:
            raise InputError(
                f"{id_} stands in rules/facts, which the office changes in its file; end it there with `to`"
            )
        store.register.withdraw(id_, said, by, at)
    return read_kept(mine) if mine else None


def _refuse_needed(stands: Register, files: Register, id_: str) -> None:
    """Raise InputError for a row without which others could not stand as they do.

    What contradicts a row of files may always be withdrawn, or nobody could follow a file that changed: the doctor tells the rest.
    """
    successor = next((row.id for row in stands.rows if row.supersedes == id_), None)
    if successor:
        raise InputError(f"{id_} is superseded by {successor}; withdraw that one first")
    if again := woken(stands, id_):
        former, left = again
        other = contradiction(former, (fact for fact in left if files.row(fact.id) is None))
        if other:
            raise refusal([wakes(id_, former, other)])


def _checked(
    store: Store, rules: Rules, entries: Sequence[Entry], at: datetime
) -> tuple[list[Row], list[tuple[int, RowFault]]]:
    """The rows of *entries* that can be read, and what is wrong with any of them, by its place."""
    today = at.astimezone(_ZONE).date()
    old = standing(rules, store)
    taken = {kept.id for kept in store.register.rows()}
    used = {*taken, *(row.id for row in old.rows)}
    found: list[tuple[int, RowFault]] = []
    rows: list[tuple[int, Row]] = []
    for n, entry in enumerate(entries):
        row, wrong = read_row(entry.register, entry.values, used)
        found += [(n, each) for each in wrong]
        if row is None:
            continue
        if not _has_id(entry):
            used.add(row.id)
        if row.document_date and row.document_date > today:
            found.append((n, not_issued_yet(row.document_date.isoformat())))
        rows.append((n, row))
    doubled = dict(_said_already(rows, entries, old))
    found += doubled.items()
    good = [(n, row) for n, row in rows if n not in doubled]
    topics = {topic.id for topic in rules.topics}
    found += [(good[at][0], fault) for at, fault in faults([row for _, row in good], topics, old, taken)]
    return [row for _, row in good], sorted(found, key=lambda each: each[0])


def _said_already(
    rows: Iterable[tuple[int, Row]], entries: Sequence[Entry], old: Register
) -> Iterable[tuple[int, RowFault]]:
    """Rows without an id of their own that say, word for word, what stands: a form sent twice, a file imported twice."""
    said = {_content(row): row.id for row in old.rows}
    for n, row in rows:
        if not _has_id(entries[n]) and _content(row) in said:
            yield n, same(said[_content(row)])
        said.setdefault(_content(row), row.id)


def _has_id(entry: Entry) -> bool:
    return bool(str(entry.values.get("id") or "").strip())


def _content(row: Row) -> str:
    return repr((register_of(row), sorted((key, value) for key, value in body_of(row).items() if key != "id")))


def _keep(store: Store, rows: Collection[Row], by: str, at: datetime) -> None:
    for row in rows:
        store.register.add(register_of(row), row.id, body_of(row), by, at)


def _placed(name: str, entry: Entry, fault: RowFault) -> Fault:
    return Fault(name, entry.lines.get(fault.field, entry.line), fault.field, fault.message, fault.vietnamese)
