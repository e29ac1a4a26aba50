"""The schema, as a list of named migrations that only grows.

Not here: Python that the rest of the program uses. A migration is frozen text: once released it is never
edited and never calls live code, so that a database of any age reaches the same schema. A change is a
new function at the end, with a text of its own beside v001.py and its name in names.py.
"""

import sqlite3
from functools import lru_cache

import sqlite_utils

from monitor.store.schema import v001, v002, v003, v004, v005, v006, v007, v008, v009, v010, v011
from monitor.store.schema.names import SET


# Not by sqlite-utils' executescript, which reads a script letter by letter: most of the time that a new database takes.
@lru_cache(maxsize=16)
def _statements(script: str) -> tuple[str, ...]:
    """The statements of *script*, every one of which ends with a semicolon."""
    found, begun = [], ""
    for part in script.split(";")[:-1]:
        begun += part + ";"
        if sqlite3.complete_statement(begun):
            found.append(begun.strip())
            begun = ""
    return tuple(found)


def _run(db: sqlite_utils.Database, script: str) -> None:
    for statement in _statements(script):
        db.execute(statement)


migrations = sqlite_utils.Migrations(SET)


@migrations()
def m001_first_light(db: sqlite_utils.Database) -> None:
    """Sources, addresses, clips, labels, editions, outbox."""
    _run(db, v001.SQL)


@migrations()
def m002_honesty_and_timing(db: sqlite_utils.Database) -> None:
    """What is known of the honesty of each address's validators, and why it is asked when."""
    _run(db, v002.SQL)


@migrations()
def m003_evidence_and_revisits(db: sqlite_utils.Database) -> None:
    """Captured pages and their chain, revisits, robots.txt, who listed what."""
    _run(db, v003.SQL)


@migrations()
def m004_page_shapes(db: sqlite_utils.Database) -> None:
    """Section, picture, tags, claims of dates and repairs of an article; learned page shapes."""
    _run(db, v004.SQL)


@migrations()
def m005_search_and_imports(db: sqlite_utils.Database) -> None:
    """The index of the archive, imported articles, decisions of people on tags."""
    _run(db, v005.SQL)


@migrations()
def m006_stories(db: sqlite_utils.Database) -> None:
    """Stories, and what people decide of them."""
    _run(db, v006.SQL)


@migrations()
def m007_delivery_and_schedule(db: sqlite_utils.Database) -> None:
    """Mails with every try, rendered editions, reports, jobs, alerts, words and picks of people."""
    _run(db, v007.SQL)


@migrations()
def m008_desk(db: sqlite_utils.Database) -> None:
    """Accounts, sessions, the log of what people did, marks, plans of a digest, what changed."""
    _run(db, v008.SQL)


@migrations()
def m009_registers_and_flags(db: sqlite_utils.Database) -> None:
    """Facts, refuted claims and arguments that people entered; flags of the watch; what people decide of flags."""
    _run(db, v009.SQL)


@migrations()
def m010_cases(db: sqlite_utils.Database) -> None:
    """Cases, step by step, and the files that people put into them."""
    _run(db, v010.SQL)


@migrations()
def m011_briefings(db: sqlite_utils.Database) -> None:
    """Briefings that were frozen, with their files; what the units report."""
    _run(db, v011.SQL)
