"""What rows of the facts register mean together: which supersedes which, what contradicts what, what cannot stand beside others.

Requirements, before any heuristics:
1. Two facts that say different things of one thing on one day are never both entered: nobody would know which one an article
   was held against.
2. What speaks of different things is not refused: they share a unit, and every list of phrases of one has a phrase that a list
   of the other has too; a phrase that holds one of `unless` of either row does not count, for no text speaks of both by it.

Not here: the shape of a row (facts.py), the words of each fault (row_words.py).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from monitor.config import row_words as words
from monitor.config.facts import ArgumentRow, ClaimRow, Documented, FactRow, FactsFile, Register, Row, register_of
from monitor.config.row_values import unit_of
from monitor.config.row_words import RowFault
from monitor.config.toml_file import KeyPath
from monitor.vietnamese.syllables import keys

_DAY = timedelta(days=1)
R = TypeVar("R", bound=Documented)
F = TypeVar("F")  # what a file is called by
_Phrases = frozenset[str]


def effective(register: Register) -> Register:
    """The rows with their last days: one that another supersedes ends on the day before, or sooner where it says so."""
    return Register(_ended(register.facts), _ended(register.claims), _ended(register.arguments))


def _ended(rows: tuple[R, ...]) -> tuple[R, ...]:
    begins = {row.supersedes: row.valid_from for row in rows if row.supersedes and row.valid_from}
    return tuple(_until(row, begins[row.id] - _DAY) if row.id in begins else row for row in rows)


def _until(row: R, day: date) -> R:
    if row.valid_to and row.valid_to <= day:
        return row
    return row.model_copy(update={"valid_to": day})


def merged(seed: Register, entered: Register) -> Register:
    """Rows of files, then those that people entered; where an id is in both, the file's row counts."""
    ids = {row.id for row in seed.rows}
    return Register(
        (*seed.facts, *(row for row in entered.facts if row.id not in ids)),
        (*seed.claims, *(row for row in entered.claims if row.id not in ids)),
        (*seed.arguments, *(row for row in entered.arguments if row.id not in ids)),
    )


def register_from(rows: Iterable[Row]) -> Register:
    """The register that holds *rows*."""
    rows = tuple(rows)
    return Register(
        tuple(row for row in rows if isinstance(row, FactRow)),
        tuple(row for row in rows if isinstance(row, ClaimRow)),
        tuple(row for row in rows if isinstance(row, ArgumentRow)),
    )


# -- facts that contradict --------------------------------------------------------------------------


def contradiction(row: FactRow, others: Iterable[FactRow]) -> FactRow | None:
    """The first of *others* that gives another value for the same thing on one of the days of *row*; None: none does."""
    return next((other for other in others if other.id != row.id and _contradict(row, other)), None)


def woken(register: Register, id_: str) -> tuple[FactRow, tuple[FactRow, ...]] | None:
    """What holds again once the fact *id_* is withdrawn, and the facts beside which it then stands; None: nothing does."""
    row = register.row(id_)
    left = effective(register_from(each for each in register.rows if each.id != id_)).facts
    former = next((each for each in left if row and each.id == row.supersedes), None)
    return (former, left) if former else None


def contradictions(facts: Iterable[FactRow]) -> Iterator[tuple[FactRow, FactRow]]:
    """Each fact that contradicts one before it, with that one."""
    before: dict[str, list[FactRow]] = {}  # by each phrase and unit: of two thousand facts most share none
    for fact in facts:
        lists = [_phrases(phrases) for phrases in fact.subject]
        if fact.kind == "figure":
            lists.append(frozenset(f"{words}%" if percent else words for words, percent in _factors(fact.unit)))
        near = min(([each for key in sorted(held) for each in before.get(key, ())] for held in lists), key=len)
        if other := contradiction(fact, near):
            yield fact, other
        for key in frozenset[str]().union(*lists):
            before.setdefault(key, []).append(fact)


def _contradict(one: FactRow, other: FactRow) -> bool:
    if one.kind != other.kind or not _overlap(one, other):
        return False
    return _differ(one, other) and _same_subject(one, other)


def _overlap(one: FactRow, other: FactRow) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    return first <= min(one.valid_to or date.max, other.valid_to or date.max)


def _differ(one: FactRow, other: FactRow) -> bool:
    if one.kind == "figure":
        shared = _units(one.unit, other.unless) & _units(other.unit, one.unless)
        mine, theirs = _factors(one.unit), _factors(other.unit)
        return any(_apart(one, mine[unit], other, theirs[unit]) for unit in shared)
    if one.kind in ("place", "name"):
        return not _phrases((str(one.value), *one.other)) & _phrases((str(other.value), *other.other))
    return one.value != other.value


def _apart(one: FactRow, factor: Decimal, other: FactRow, other_factor: Decimal) -> bool:
    difference = abs(one.figure * factor - other.figure * other_factor)
    return difference > max(one.tolerance * factor, other.tolerance * other_factor)


def _same_subject(one: FactRow, other: FactRow) -> bool:
    unless = (*one.unless, *other.unless)
    mine, theirs = (
        [_left(phrases, unless) for phrases in one.subject],
        [_left(phrases, unless) for phrases in other.subject],
    )
    return _each_shares(mine, theirs) and _each_shares(theirs, mine)


def _each_shares(lists: Sequence[_Phrases], others: Sequence[_Phrases]) -> bool:
    return all(any(phrases & more for more in others) for phrases in lists)


@lru_cache(maxsize=1 << 12)
def _phrases(phrases: tuple[str, ...]) -> _Phrases:
    return frozenset(_key(phrase) for phrase in phrases)


@lru_cache(maxsize=1 << 14)
def _key(phrase: str) -> str:
    """Folded syllables between blanks, so that a phrase in a phrase is one text in another."""
    return f" {' '.join(keys(phrase))} "


@lru_cache(maxsize=1 << 12)
def _left(phrases: tuple[str, ...], unless: tuple[str, ...]) -> _Phrases:
    """Those of *phrases* that hold none of *unless*."""
    silent = _phrases(unless)
    return frozenset(key for key in _phrases(phrases) if not any(each in key for each in silent))


@lru_cache(maxsize=1 << 12)
def _units(units: tuple[str, ...], unless: tuple[str, ...]) -> frozenset[tuple[str, bool]]:
    """The units without their scales, but those that hold one of *unless*."""
    silent = _phrases(unless)
    return frozenset(unit for unit in _factors(units) if not any(each in unit[0] for each in silent))


@lru_cache(maxsize=1 << 12)
def _factors(units: tuple[str, ...]) -> Mapping[tuple[str, bool], Decimal]:
    """How many times each unit counts, by its words and whether it is percent."""
    read = [unit_of(unit) for unit in units]
    return {(f" {' '.join(unit.words)} ", unit.percent): unit.factor for unit in read}


# -- what cannot stand ------------------------------------------------------------------------------


def faults(
    new: Sequence[Row], topics: Collection[str], standing: Register | None = None, taken: Collection[str] = ()
) -> Iterator[tuple[int, RowFault]]:
    """What keeps each row of *new* from standing beside *standing* and the rows before it, by its index.

    *topics*: those that rows may name; *taken*: ids that no row may have any more.
    """
    old = standing or Register()
    ids = {*taken, *(row.id for row in old.rows)}
    good: list[tuple[int, Row]] = []
    for n, row in enumerate(new):
        if row.id in ids:
            yield n, words.twice(row.id)
        else:
            good.append((n, row))
        ids.add(row.id)
    for n, row in good:
        for topic in getattr(row, "topics", ()):
            if topic not in topics:
                yield n, words.no_topic(topic)
    astray = dict(_astray(good, old))
    yield from astray.items()
    yield from _contradicting([(n, row) for n, row in good if n not in astray], old)


def _astray(good: Sequence[tuple[int, Row]], old: Register) -> Iterator[tuple[int, RowFault]]:
    """Rows that supersede what cannot be superseded by them."""
    known = {row.id: row for row in (*old.rows, *(row for _, row in good))}
    successors = {row.supersedes: row.id for row in old.rows if row.supersedes}
    for n, row in good:
        if not row.supersedes:
            continue
        former = known.get(row.supersedes)
        if former is None:
            yield n, words.unknown_row(row.supersedes)
        elif register_of(former) != register_of(row):
            yield n, words.other_register(former.id, register_of(former))
        elif former.id in successors:
            yield n, words.superseded(former.id, successors[former.id])
        elif former.valid_from and row.valid_from and row.valid_from <= former.valid_from:
            yield n, words.begins_too_early(former.id, former.valid_from.isoformat())
        else:
            successors[former.id] = row.id


def _contradicting(good: Sequence[tuple[int, Row]], old: Register) -> Iterator[tuple[int, RowFault]]:
    """Facts that contradict one before them, once everything that is superseded has ended."""
    all_ = effective(merged(old, register_from(row for _, row in good))).facts
    places = {row.id: n for n, row in good}
    for fact, other in contradictions(all_):
        if fact.id in places:
            yield places[fact.id], words.contradicts(other)


def faults_of_files(
    files: Iterable[tuple[F, FactsFile | None]], topics: Collection[str]
) -> Iterator[tuple[F, KeyPath, str]]:
    """What is wrong between the rows of rules/facts/*.toml: in which file, where, and what. A file that has faults is None."""
    placed: list[tuple[F, KeyPath, Row]] = []
    files = tuple(files)
    whole = all(file for _, file in files)
    for name, file in files:
        rows: dict[str, Sequence[Row]] = (
            {"fact": file.fact, "claim": file.claim, "argument": file.argument} if file else {}
        )
        placed += [(name, (key, n), row) for key, each in rows.items() for n, row in enumerate(each)]
    for at, fault in faults([row for _, _, row in placed], topics):
        name, loc, _ = placed[at]
        if fault.field == "supersedes" and not whole:
            continue  # the row that it names may stand in the file that could not be read
        yield name, (*loc, fault.field), fault.message
