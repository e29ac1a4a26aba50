"""The lists of the registers: what an address asks for, which rows answer it, and how many other choices would find.

Not here: the words of the page (words.py), searching (registers).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from monitor.config.facts import RegisterName
from monitor.config.register import register_from
from monitor.config.row_words import name_of
from monitor.registers import find_rows
from monitor.registers.stored import Stored
from monitor.vietnamese.collate import collation_key

PAGE = 50
LONGEST = 500  # letters of what is looked for
State = Literal["now", "later", "past", "gone"]  # holds on the day, not yet, no longer; was withdrawn
Origin = Literal["files", "people"]
STATES: tuple[State, ...] = ("now", "later", "past", "gone")
REGISTERS: tuple[RegisterName, ...] = ("fact", "claim", "argument")
ORIGINS: tuple[Origin, ...] = ("files", "people")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows a list shows."""

    register: RegisterName = "fact"
    state: State = "now"
    q: str = ""
    topic: str = ""
    issuer: str = ""
    origin: Origin | None = None
    day: date | None = None  # None: today

    def pairs(self) -> dict[str, str]:
        """The same as the end of an address; what is as usual is left out."""
        values = {
            "register": "" if self.register == "fact" else self.register,
            "state": "" if self.state == "now" else self.state,
            "q": self.q,
            "topic": self.topic,
            "issuer": self.issuer,
            "origin": self.origin or "",
            "day": self.day.isoformat() if self.day else "",
        }
        return {name: value for name, value in values.items() if value}

    def of(self, register: RegisterName) -> "Asked":
        """The same of another register, without what only this one has."""
        return self if register == self.register else replace(self, register=register, topic="", issuer="", state="now")

    def narrowed(self) -> bool:
        """Whether anything but the register and the state was asked for."""
        return self != Asked(self.register, self.state)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows, and what other choices would find."""

    rows: tuple[Stored, ...]
    states: Mapping[State, int]
    registers: Mapping[RegisterName, int]
    issuers: tuple[str, ...]
    topics: tuple[str, ...]


def read(args: Mapping[str, str]) -> Asked:
    """What an address asks for; what it says and there is not is as if it were not said."""
    given = {name: " ".join(value.split()) for name, value in args.items()}
    return Asked(
        register=next((each for each in REGISTERS if each == given.get("register")), "fact"),
        state=next((each for each in STATES if each == given.get("state")), "now"),
        q=given.get("q", "")[:LONGEST],
        topic=given.get("topic", ""),
        issuer=given.get("issuer", ""),
        origin=next((each for each in ORIGINS if each == given.get("origin")), None),
        day=_day(given.get("day", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def listed(rows: Sequence[Stored], asked: Asked, today: date) -> Listed:
    """The rows that *asked* finds among *rows*; days are held against *today* where no other was asked for."""
    day = asked.day or today
    found = _searched(rows, asked.q)
    here = [row for row in found if row.register == asked.register]
    chosen = [row for row in here if _chosen(row, asked)]
    states = Counter(state_on(row, day) for row in chosen)
    return Listed(
        rows=tuple(row for row in chosen if state_on(row, day) == asked.state),
        states={state: states[state] for state in STATES},
        registers={name: _count(found, asked.of(name), day) for name in REGISTERS},
        issuers=tuple(sorted({row.row.issuer for row in here if row.row}, key=collation_key)),
        topics=tuple(dict.fromkeys(topic for row in here for topic in topics_of(row))),
    )


def _count(found: Iterable[Stored], asked: Asked, day: date) -> int:
    return sum(row.register == asked.register and _chosen(row, asked) and state_on(row, day) == "now" for row in found)


def _searched(rows: Sequence[Stored], words: str) -> list[Stored]:
    """Those that hold *words*, the best first; without words the latest first."""
    if not words:
        return sorted(rows, key=_latest_first)
    by_id = {each.id: each for each in rows if each.row}
    found = find_rows(register_from(each.row for each in rows if each.row), words)
    return [by_id[row.id] for row in found]


def _latest_first(stored: Stored) -> tuple[int, object]:
    row = stored.row
    if row is None:
        return 0, collation_key(stored.id)
    since = row.valid_from or row.document_date or date.min
    return -since.toordinal(), collation_key(name_of(row))


def _chosen(row: Stored, asked: Asked) -> bool:
    if asked.origin and asked.origin != ("people" if row.kept else "files"):
        return False
    if asked.issuer and (row.row is None or row.row.issuer != asked.issuer):
        return False
    return not asked.topic or asked.topic in topics_of(row)


def topics_of(stored: Stored) -> tuple[str, ...]:
    """The topics of a row; facts have none."""
    return getattr(stored.row, "topics", ())


def state_on(stored: Stored, day: date) -> State:
    """How a row stands on *day*; one that cannot be read any more counts as little as one that was withdrawn."""
    if stored.row is None or stored.withdrawn:
        return "gone"
    if stored.row.valid_from and stored.row.valid_from > day:
        return "later"
    return "now" if stored.holds(day) else "past"


def successor_of(rows: Iterable[Stored], id_: str) -> Stored | None:
    """The row that supersedes the row called *id_*."""
    return next((each for each in rows if each.row and not each.withdrawn and each.row.supersedes == id_), None)
