"""What an unpacked backup must prove before it takes effect. Not here: its hashes (sealed, zipped), putting it into place (restoring).

First the database as it was copied, then, brought up to date where an older program made it, all that hangs on it.
"""

from dataclasses import dataclass
from pathlib import Path

from monitor.backup.manifest import Manifest
from monitor.backup.names import DATABASE
from monitor.config import Settings
from monitor.errors import InputError, StoreError
from monitor.evidence.verified import report_lines, verified
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.morning import render_files
from monitor.store import Store, snapshot
from monitor.store.snapshot import Facts


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved, and what was not."""

    lines: tuple[str, ...]
    faults: tuple[str, ...]  # damage that is as old as the backup: every byte is as it was backed up
    waiting: int  # mails


def prove(folder: Path, manifest: Manifest, settings: Settings | None) -> Proof:
    """Look at all that was unpacked into *folder*; its database is then of this program's schema.

    *settings* name whose time stamps are trusted. Raises InputError for a database that is not the one backed up.
    """
    lines: list[str] = []
    faults: list[str] = []
    with snapshot.opened(folder / DATABASE) as found:
        if damage := found.damage():
            raise InputError(f"the database in the backup is damaged ({damage[0]}); take another backup")
        facts = found.facts()
        _require_same(facts, manifest.facts)
        faults += found.orphans()
    rows = sum(facts.rows.values())
    lines.append(f"database: sound; {len(facts.rows)} tables with {rows:,} rows, each as counted when it was backed up")
    with Store.open(folder / DATABASE) as store:
        if steps := snapshot.missing(facts.schema):
            lines.append(f"database: made by an older monitor; brought up to date ({', '.join(steps)})")
            faults += store.check_integrity()
        report = verified(store, settings)
        lines += report_lines(report)
        faults += report.faults
        said, wrong = _editions(store)
        lines += said
        faults += wrong
        waiting = sum(message.state == "waiting" for message in store.messages.unsent())
    return Proof(tuple(lines), tuple(dict.fromkeys(faults)), waiting)


def _require_same(found: Facts, said: Facts) -> None:
    if found == said:
        return
    names = sorted({*found.rows, *said.rows})
    other = [f"{name}: {found.rows.get(name)} rows, not {said.rows.get(name)}" for name in names]
    other = [line for name, line in zip(names, other, strict=True) if found.rows.get(name) != said.rows.get(name)]
    what = "; ".join(other[:3]) or "its schema, its chain of evidence or its last edition is another one"
    raise InputError(f"the database in the backup is not the one that was backed up ({what}); take another backup")


def _editions(store: Store) -> tuple[list[str], list[str]]:
    """What is proved of the editions, and what is wrong with them."""
    numbers, files, faults = store.editions.numbers(), 0, []
    for number, _due in numbers:
        try:
            files += len(store.editions.files(number))
        except StoreError as error:
            faults.append(str(error))
    if not numbers:
        return ["editions: none was cut yet"], faults
    lines = [f"editions: {len(numbers)}; {files} kept files, each as it was kept"] if not faults else []
    return [*lines, *([] if faults else [_rendered(store, numbers[-1][0])])], faults


def _rendered(store: Store, number: int) -> str:
    """What becomes of the last edition when it is rendered from what was frozen."""
    kept = {(file.audience, file.form): file.content for file in store.editions.files(number)}
    again = {(file.audience, file.form): file.content for file in render_files(edition_of(store, number))}
    if not kept:
        return f"edition {number}: rendered again; it was cut before files were kept"
    other = sorted("-".join(filter(None, key)) for key in kept if kept[key] != again.get(key))
    if not other:
        return f"edition {number}: rendered again, byte for byte as it was kept"
    return f"edition {number}: this program lays it out otherwise ({', '.join(other)}); what was kept stands"
