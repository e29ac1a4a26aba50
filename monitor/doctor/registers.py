"""The facts register as findings: rows that people entered and that count no more or no longer fit what stands in rules/facts.

Not here: rows of rules/facts among themselves (config refuses them), entering and withdrawing (registers).
"""

from collections.abc import Iterator

from monitor.config import Settings
from monitor.config.register import faults
from monitor.doctor.finding import Finding
from monitor.registers import known, unreadable
from monitor.registers.knowing import standing
from monitor.store import Store

_OUT = "withdraw this one (`monitor facts withdraw`)"


def register_findings(settings: Settings, store: Store) -> Iterator[Finding]:
    """How many rows there are, and what is wrong with those that people entered."""
    rules = settings.rules
    register, files = known(rules, store), {row.id for row in rules.register.rows}
    doubtful = sum(row.unverified for row in register.rows)
    yield Finding(
        True,
        f"facts register: {len(register.facts)} facts, {len(register.claims)} refuted claims, "
        f"{len(register.arguments)} arguments; {sum(row.id not in files for row in register.rows)} of them entered by people, "
        f"{doubtful} unverified",
    )
    for kept, wrong in unreadable(store):
        told = "; ".join(f"{each.field}: {each.message}" if each.field else each.message for each in wrong)
        yield Finding(
            False,
            f"the row {kept.id} that {kept.entered_by} entered counts no more ({told}); enter it anew, and {_OUT}",
        )
    yield from _beside_files(settings, store)


def _beside_files(settings: Settings, store: Store) -> Iterator[Finding]:
    """Rules may have been changed since: the same id there, another value, a topic or a superseded row that is gone."""
    files = {row.id for row in settings.rules.register.rows}
    for kept in store.register.rows():
        if kept.withdrawn is None and kept.id in files:
            yield Finding(
                False, f"{kept.id} stands in rules/facts and was entered by {kept.entered_by}: the file counts; {_OUT}"
            )
    entered = [row for row in standing(settings.rules, store).rows if row.id not in files]
    for n, fault in faults(entered, {topic.id for topic in settings.rules.topics}, settings.rules.register):
        yield Finding(
            False,
            f"the row {entered[n].id} that people entered: {fault.field}: {fault.message}; enter it anew, and {_OUT}",
        )
