"""Holds JSON lines of articles against facts and refuted claims, in order, on all processors: the work of `monitor check`.

    lines ─ given ─> article ─ check ─> flags ─> a line for each article, in the order given

Not here: what a line may hold (given), what is flagged and why (check), what people entered (registers).
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import lru_cache, partial
from pathlib import Path

from monitor.check import Against, against, check
from monitor.config import load_rules
from monitor.given import Given, prepare
from monitor.in_order import in_order
from monitor.model import Flag
from monitor.registers import known
from monitor.store import Store, is_there
from monitor.tagging import Progress, Rows, json_line, opened
from monitor.vietnamese.clean import clean


def check_lines(folder: Path, data: Path, file: Path | None, zone: tzinfo, now: datetime) -> Iterator[str]:
    """A JSON line for each article of *file* (None or "-": standard input), by *folder*/rules and what people entered in *data*.

    Dates without an offset are of *zone*; an article without a date is one of *now*. Raises ConfigError for broken rules,
    StoreError for a database that cannot be read, and InputError for a line that is no article, after the lines before it.
    """
    against_of.cache_clear()  # the files and the database may have changed since
    against_of(str(folder), str(data))  # faults are told before anything is read
    with opened(file) as stream:
        rows = Rows(stream, "standard input" if file in (None, Path("-")) else str(file), zone)
        step = Progress("checked")
        with closing(in_order(partial(check_chunk, str(folder), str(data), now), iter(rows))) as lines:
            for line in lines:
                yield line
                step(1)
        step(0)
        if rows.fault:
            raise rows.fault


def check_chunk(folder: str, data: str, now: datetime, rows: Sequence[Given]) -> list[str]:
    """The lines that answer *rows*; runs in a process of its own."""
    held = against_of(folder, data)
    return [check_row(held, row, now) for row in rows]


def check_row(held: Against, row: Given, now: datetime) -> str:
    """The line that answers one article."""
    article = replace(prepare(row, now).article, lead=clean(row.lead))
    return json_line({"id": row.id, "flags": [_as_json(flag) for flag in check(article, held)]})


def _as_json(flag: Flag) -> dict[str, object]:
    """A flag as the contract of `monitor check` has it (DESIGN section 7)."""
    return {
        "kind": flag.kind,
        "sentence": flag.sentence,
        "found": flag.found,
        "expected": flag.expected,
        "fact": flag.fact,
        "explanation": flag.explanation,
        "score": flag.score,
    }


@lru_cache(maxsize=2)
def against_of(folder: str, data: str) -> Against:
    """What *folder*/rules and, where there is a database in *data*, its registers hold articles against; once per process.

    Raises ConfigError with every fault, and StoreError for a database that cannot be read.
    """
    rules = load_rules(Path(folder))
    database = Path(data) / "monitor.db"
    if not is_there(database):
        return against(rules)
    with Store.open(database) as store:
        return against(rules, known(rules, store))
