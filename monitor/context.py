"""The global options of the command line, and what every command opens with them. Not for: any one command (cli).

Heavy rooms are imported inside the methods, so that `monitor --help` answers at once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.errors import InputError, MonitorError

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.store import Store


@dataclass(frozen=True)
class Context:
    """The global options."""

    config: Path
    data: Path
    now: datetime | None
    verbose: bool
    data_named: bool = False  # --data was given

    def clock(self) -> datetime:
        """The calendar clock, aware UTC: fixed by --now, else the machine's."""
        return self.now or datetime.now(UTC)

    def settings(self) -> "Settings":
        """sources.toml and rules/, checked."""
        from monitor.config import load

        return load(self.config)

    def zone(self) -> tzinfo:
        """The zone whose days are named: the office's, or UTC while sources.toml or rules/ cannot be read."""
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(self.settings().office.timezone)
        except MonitorError:
            return UTC

    def source_ids(self) -> frozenset[str] | None:
        """The sources that sources.toml names, switched off or not; None while it or rules/ cannot be read."""
        try:
            return frozenset(source.id for source in self.settings().sources)
        except MonitorError:
            return None

    @property
    def database(self) -> Path:
        """The file that is the archive."""
        return self.data / "monitor.db"

    def has_archive(self) -> bool:
        """Whether there is an archive in the data folder."""
        from monitor.store import is_there

        return is_there(self.database)

    def require_archive(self) -> None:
        """Raise InputError where there is no archive: "nothing was found" is no answer of a folder that was mistyped."""
        if self.has_archive():
            return
        where = "the folder" if self.data.is_dir() else "the file" if self.data.exists() else "the missing folder"
        raise InputError(
            f"there is no archive in {where} {self.data}, so nothing was looked at; name the right folder with --data "
            "before the command, or begin an archive there with `monitor user add` or `monitor run --once --all`"
        )

    def store(self) -> "Store":
        """The open database of an archive that is there; nothing is made where there is none."""
        self.require_archive()
        return self._open()

    def first_store(self) -> "Store":
        """The open database, made where there is none, which is said: for the commands that an office may begin with."""
        self.say_if_first()
        return self._open()

    def say_if_first(self) -> None:
        """Say that an archive is begun where there is none: whoever mistyped --data sees it before anything is kept there."""
        if not self.has_archive() and (self.data.is_dir() or not self.data.exists()):
            click.echo(f"a new archive is begun in {self.data} (--data)", err=True)

    def has_archive_or_says(self, instead: str) -> bool:
        """Whether there is an archive; where somebody named a folder without one, that is said, and what is done *instead*.

        Without --data nothing is mistyped: a computer that only reads and checks has no archive, and needs no line of it.
        """
        if self.has_archive():
            return True
        if self.data_named:
            click.echo(f"there is no archive in {self.data} (--data): {instead}", err=True)
        return False

    def _open(self) -> "Store":
        from monitor.store import Store

        return Store.open(self.database)
