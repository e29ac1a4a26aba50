"""All that people wrote, checked and frozen: what `load` gives. Not here: reading it (load.py), the shapes of the files."""

from dataclasses import dataclass, field
from pathlib import Path

from monitor.config.alerts import Alerts
from monitor.config.briefing import BriefingRules
from monitor.config.calendar import Calendar
from monitor.config.check import Check
from monitor.config.deadlines import Deadlines
from monitor.config.desk import DeskRules
from monitor.config.digest import Digest
from monitor.config.facts import Register
from monitor.config.learned import Learned
from monitor.config.office import Office
from monitor.config.rules import JunkRule, Person, PlacesFile, ProvinceFile, ToneFile, Topic
from monitor.config.schedule import Schedule
from monitor.config.selections import Selections
from monitor.config.sources import Crawl, Source
from monitor.config.spokespersons import Spokespersons
from monitor.config.stories import Stories
from monitor.config.synthesis import SynthesisRules


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the stages need to judge an article, and the version that stands on each label."""

    version: str  # changes whenever a byte of rules/ changes
    topics: tuple[Topic, ...]
    province: ProvinceFile
    places: PlacesFile
    people: tuple[Person, ...]
    tone: ToneFile
    junk: tuple[JunkRule, ...]
    register: Register  # of files only; what people entered is in the database
    check: Check = field(default_factory=Check)
    learned: Learned | None = None
    unlearned: tuple[str, ...] = ()
    stories: Stories = field(default_factory=Stories)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that people wrote, checked."""

    folder: Path
    crawl: Crawl
    sources: tuple[Source, ...]
    office: Office
    digest: Digest
    rules: Rules
    calendar: Calendar = field(default_factory=Calendar)
    schedule: Schedule = field(default_factory=Schedule)
    alerts: Alerts = field(default_factory=Alerts)
    selections: Selections = field(default_factory=Selections)
    desk: DeskRules = field(default_factory=DeskRules)
    deadlines: Deadlines = field(default_factory=Deadlines)
    spokespersons: Spokespersons = field(default_factory=Spokespersons)
    synthesis: SynthesisRules = field(default_factory=SynthesisRules)
    briefing: BriefingRules = field(default_factory=BriefingRules)

    def source(self, id_: str) -> Source | None:
        """The source called *id_*, if there is one."""
        return next((s for s in self.sources if s.id == id_), None)
