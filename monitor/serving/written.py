"""Whether people changed sources.toml or rules/ while the program runs. Not here: reading them (config)."""

from collections.abc import Callable
from pathlib import Path

from monitor.config import load
from monitor.config.marks import marks_of
from monitor.errors import ConfigError


class Written:
    """What stood in the folder when it was last looked at."""

    def __init__(self, folder: Path) -> None:
        """Look at *folder*, which holds sources.toml and rules/, for the first time."""
        self._folder = folder
        self._seen = self._looked = marks_of(folder)

    def renewed(self, tell: Callable[[str], None]) -> bool:
        """Whether something changed and can be used; *tell* gets the faults where it cannot.

        A change counts when two looks found the same: an editor empties a file before it writes the new one.
        """
        before, self._looked = self._looked, marks_of(self._folder)
        if self._looked == self._seen or self._looked != before:
            return False
        self._seen = self._looked
        try:
            load(self._folder)
        except ConfigError as error:
            tell(f"what was changed cannot be used; until it is mended everything goes on as before\n{error}")
            return False
        return True
