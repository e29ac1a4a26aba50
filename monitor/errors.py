"""Every error a person may read, as one tree. Not for programming mistakes: those stay Python's own.

MonitorError            said in one line at the command line, exit code 1
├── ConfigError         sources.toml or rules/ is wrong; carries every fault with file and line
├── StoreError          the database is locked, foreign, damaged or the disk is full
│   ├── BusyError       another program is doing what only one may do at a time
│   └── StaleError      what a person decides of is no longer as they saw it
├── FetchError          an address could not be fetched (only where one address is all a command is about)
├── ReadError           bytes that are no readable article
├── MailError           the mail server refused or could not be reached
└── InputError          a file or an argument given to a command is not what it must be
    ├── QueryError      a query that cannot be read; carries where, and what may have been meant
    ├── FactError       a row that cannot stand in the facts register; carries every fault with its field
    └── CaseError       a step that a case does not allow; carries every reason, in English and in Vietnamese

Inside a run a failure is a value with an address (`model.FetchFault`, `model.ReadFault`); these
exceptions are for the ends. Foreign exceptions are translated once, where the foreign library is
imported, and stay chained as `__cause__`.
"""

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:  # `monitor --help` is a tenth of a second faster without the values of articles
    from monitor.model import Fault


class MonitorError(Exception):
    """The root: its text says what happened, to what, and what to do."""


class ConfigError(MonitorError):
    """One or more faults in the files people write."""

    def __init__(self, faults: "tuple[Fault, ...]") -> None:
        """Keep *faults*, sorted by file and line."""
        self.faults = tuple(sorted(faults, key=lambda f: (f.file, f.line, f.key)))
        lines = [f"{f.file}:{f.line}: {f.key}{': ' if f.key else ''}{f.message}" for f in self.faults]
        head = "one fault" if len(lines) == 1 else f"{len(lines)} faults"
        super().__init__(f"{head} in the files people write; mend and try again\n" + "\n".join(lines))

    def __reduce__(self) -> "tuple[type[Self], tuple[tuple[Fault, ...]]]":
        """Travel from a worker process as what it is."""
        return type(self), (self.faults,)


class StoreError(MonitorError):
    """The database cannot be used as it is."""


class BusyError(StoreError):
    """Another program is just doing what only one may do at a time."""


class StaleError(StoreError):
    """What a person decides of is no longer as they saw it: somebody was faster, or it changed."""


class FetchError(MonitorError):
    """An address could not be fetched."""


class ReadError(MonitorError):
    """A page that is no readable article."""


class MailError(MonitorError):
    """The mail server refused a message or could not be reached."""


class InputError(MonitorError):
    """A file or an argument is not what the command needs."""


class QueryError(InputError):
    """A query that cannot be read."""

    def __init__(self, message: str, position: int, suggestion: str = "") -> None:
        """Keep *message*, the *position* in code points of the cleaned query, and a corrected query or ""."""
        self.message, self.position, self.suggestion = message, position, suggestion
        # A very long query would bury the message.
        meant = f"; did you mean {suggestion}" if 0 < len(suggestion) <= 300 else ""
        super().__init__(f"column {position + 1}: {message}{meant}")

    def __reduce__(self) -> tuple[type[Self], tuple[str, int, str]]:
        """Travel from a worker process as what it is."""
        return type(self), (self.message, self.position, self.suggestion)


class FactError(InputError):
    """A row that cannot stand in the facts register."""

    def __init__(self, faults: tuple[tuple[str, str], ...], vietnamese: tuple[tuple[str, str], ...]) -> None:
        """Keep (field, message) of every fault, in English and, in the same order, in Vietnamese; field "" is the whole row."""
        self.faults, self.vietnamese = faults, vietnamese
        super().__init__("; ".join(f"{field}: {message}" if field else message for field, message in faults))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]]:
        """Travel from a worker process as what it is."""
        return type(self), (self.faults, self.vietnamese)


class CaseError(InputError):
    """A step that a case does not allow as it stands."""

    def __init__(self, reasons: tuple[tuple[str, str], ...]) -> None:
        """Keep every reason, (English, Vietnamese)."""
        self.reasons = reasons
        super().__init__("; ".join(english for english, _ in reasons))

    @classmethod
    def of(cls, english: str, vietnamese: str) -> Self:
        """One reason."""
        return cls(((english, vietnamese),))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[tuple[str, str], ...]]]:
        """Travel from a worker process as what it is."""
        return type(self), (self.reasons,)

    @property
    def vietnamese(self) -> str:
        """Every reason, for the desk."""
        return " ".join(vietnamese for _, vietnamese in self.reasons)
