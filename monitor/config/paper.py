"""The file `monitor add --paper` takes: one clip from print, radio or television, typed in by an officer.

Not here: what becomes of it (pipeline.adding).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationError

from monitor.config.toml_file import Strict, parse
from monitor.errors import ConfigError
from monitor.model import Group, Medium
from monitor.vietnamese.clean import clean, one_line

Line = Annotated[str, AfterValidator(one_line), Field(min_length=1)]


class PaperClip(Strict):
    """One clip that has no web page."""

    outlet: Line
    group: Group
    medium: Medium
    published: datetime | date  # without a zone: the office's; without an hour: 00:00
    title: Line
    text: Annotated[str, AfterValidator(clean), Field(min_length=1)]
    entered_by: Line
    author: str = ""
    language: str = Field(default="vi", pattern=r"^[a-z]{2}$")

    def published_utc(self, timezone: str) -> datetime:
        """When it was printed or broadcast, in UTC."""
        at = self.published if isinstance(self.published, datetime) else datetime.combine(self.published, time())
        return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(timezone))).astimezone(UTC)


def paper_of(values: Mapping[str, object]) -> tuple[PaperClip | None, tuple[str, ...]]:
    """The clip that *values* make, or None and the names of those that are wrong or missing."""
    try:
        return PaperClip.model_validate(dict(values)), ()
    except ValidationError as error:
        return None, tuple(dict.fromkeys(str(each["loc"][0]) for each in error.errors() if each["loc"]))


def read_paper(path: Path) -> PaperClip:
    """The clip that *path* holds. Raises ConfigError with every fault."""
    paper, faults = parse(path, PaperClip, str(path))
    if paper is None:
        raise ConfigError(faults)
    return paper
