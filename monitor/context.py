"""The global options of the command line, and what every command opens with them. Not for: any one command (cli).

Heavy rooms are imported inside the methods, so that `monitor --help` answers at once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import MonitorError

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

    def store(self) -> "Store":
        """The open database."""
        from monitor.store import Store

        return Store.open(self.data / "monitor.db")
